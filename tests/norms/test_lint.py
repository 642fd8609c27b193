"""Conventions of shapes and queries that engines punish in silence when they are broken."""

import re

import pyoxigraph as ox
import pytest

from stgraph import vocab
from stgraph.norms import load_norms
from tests.conftest import ROOT

SH = vocab.PREFIXES["sh"]
STG = r"(?:stg:|<https://w3id\.org/stgraph/spec/)"
YEAR = rf"{STG}(?:\w*Year|year|yearsFrom|yearsThrough)>?"
ORDERED = {f"{SH}{name}" for name in ("lessThan", "lessThanOrEquals")} | {
    f"{SH}{side}{kind}" for side in ("min", "max") for kind in ("Inclusive", "Exclusive")
}


def queries() -> dict[str, str]:
    """Every SELECT in the shapes, with its path for $PATH, and every query file, by where it stands."""
    found = {}
    for path in sorted((ROOT / "shapes").rglob("*.ttl")):
        for block in path.read_text().split("\n\nnorm:"):
            for query in re.findall(r'sh:select """(.*?)"""', block, re.DOTALL):
                way = re.search(r"sh:path (\S+) ;", block)
                place = f"{path.relative_to(ROOT)}#{block.split(maxsplit=1)[0]}"
                found[place] = query.replace("$PATH", way[1] if way else "$PATH")
    for path in sorted((ROOT / "stgraph" / "queries").glob("*.rq")):
        found[str(path.relative_to(ROOT))] = path.read_text()
    return found


QUERIES = queries()


def raw_year_comparisons(query: str) -> list[str]:
    """Comparisons in which a variable that holds an xsd:gYear stands without a cast."""
    years = set(re.findall(rf"{YEAR}\s+[?$](\w+)", query))
    found = []
    for name in years:
        alone = rf"[?$]{name}\b"
        operand = rf"(?:{alone}\s*(?:<=?|>=?)(?!\w*:)|(?:<=?|>=?)\s*{alone})"
        found += re.findall(operand, query)
        found += re.findall(rf"\b(?:MIN|MAX|YEAR)\s*\(\s*{alone}\s*\)", query, re.IGNORECASE)
    return found


@pytest.mark.parametrize("place", QUERIES)
def test_years_are_never_compared_raw(place: str) -> None:
    # rdflib has no order on xsd:gYear and says nothing; see shared engine facts
    assert raw_year_comparisons(QUERIES[place]) == []


@pytest.mark.parametrize(
    ("query", "unsafe"),
    [
        ("{ ?g stg:targetYear ?t ; stg:validFromYear ?f . FILTER (?t < ?f) }", True),
        ("{ ?g stg:targetYear ?t . FILTER (2024 <= ?t) }", True),
        ("{ ?g stg:targetYear ?t . FILTER (xsd:integer(STR(?t)) < 2024) }", False),
        ("{ ?g stg:targetYear ?t . BIND (xsd:integer(STR(?t)) AS ?y) FILTER (?y < 2024) }", False),
        ("SELECT (MAX(?t) AS ?last) { ?g stg:targetYear ?t }", True),
    ],
)
def test_the_lint_sees_what_it_should(query: str, unsafe: bool) -> None:
    assert bool(raw_year_comparisons(query)) is unsafe


def test_no_core_constraint_orders_years() -> None:
    quads = load_norms().quads
    ordering = {quad.subject for quad in quads if quad.predicate.value in ORDERED}
    paths = {quad.subject: str(quad.object) for quad in quads if quad.predicate.value == SH + "path"}
    for shape in ordering:
        assert not re.search(YEAR, paths[shape]), shape


def test_shapes_use_no_derived_integers() -> None:
    # the store forgets xsd:nonNegativeInteger and its like, so they could not be checked there
    derived = re.compile(r"(?:[Nn]on(?:Negative|Positive)|positive|negative|unsigned)\w*|long|int|short|byte")
    for quad in load_norms().quads:
        if quad.predicate.value == SH + "datatype":
            assert not derived.fullmatch(vocab.local_name(str(quad.object).strip("<>"))), quad.subject


@pytest.mark.parametrize("place", [place for place in QUERIES if place.startswith("shapes")])
def test_sparql_constraints_are_well_formed(place: str) -> None:
    query = QUERIES[place]
    assert not re.search(r"\b(VALUES|MINUS|SERVICE|FROM)\b", query)
    assert "$this" in query
    # a chain inside EXISTS is evaluated anew for each row, a thousand times slower
    for inner in re.findall(r"EXISTS \{([^{}]*)\}", query):
        assert not re.search(r"(?:\w+:\w+|>)\s*/\s*(?:\w+:\w+|<)", inner), inner


def test_no_limit_and_no_municipality_stands_in_a_shape() -> None:
    for path in sorted((ROOT / "shapes").rglob("*.ttl")):
        for query in re.findall(r'sh:select """(.*?)"""', path.read_text(), re.DOTALL):
            assert "helsingborg" not in query.lower(), path
            for number in re.findall(r"(?<![\w\"\[{,.-])\d+(?![\w\"\]}.-])", query):
                # 0 and 1 count, 4 and 10 cut a year out of a date, 9999 is an open end
                assert number in {"0", "1", "2", "4", "10", "9999"}, f"{path}: {number}"


def test_political_will_follows_every_support_relation() -> None:
    """GOAL-WILL walks what the ontology says carries support; a new relation must be added there."""
    ontology = list(ox.parse(path=ROOT / "ontology" / "stg.ttl"))
    carrying = {
        quad.subject.value for quad in ontology if quad.predicate.value == vocab.SPEC + "supportComesFrom"
    }
    text = (ROOT / "shapes" / "norms" / "goal-will.ttl").read_text()
    for iri in carrying:
        name = next(
            f"{prefix}:{iri.removeprefix(space)}"
            for prefix, space in vocab.PREFIXES.items()
            if iri.startswith(space)
        )
        assert len(re.findall(rf"{name}\b", text)) >= 3, name


def test_messages_have_words_between_placeholders() -> None:
    # pySHACL gives messages back filled in; the template is matched to find the values
    for norm in load_norms():
        for shape in norm.shapes:
            texts = shape.messages
            assert set(texts) == {"sv", "en"}, shape.iri
            for text in texts.values():
                assert not re.search(r"\}\s*\{", text.replace("{?near}", "")), text
            names = [set(re.findall(r"\{[?$](\w+)\}", text)) for text in texts.values()]
            assert names[0] == names[1], shape.iri


def test_quotes_are_few_words_of_their_line() -> None:
    source = ROOT.parent / "shared" / "model" / "styrmodell-source.txt"
    lines = source.read_text().splitlines() if source.exists() else []
    for norm in load_norms():
        assert len(norm.quote.split()) <= 16, norm.id
        if norm.quote and lines and norm.lines:
            parts = [part.strip() for part in norm.quote.split("…")]
            told = [lines[number - 1] for number in norm.lines]
            assert any(all(part in line for part in parts) for line in told), norm.id


def test_one_file_for_each_norm() -> None:
    for path in sorted((ROOT / "shapes").glob("*/*.ttl")):
        text = path.read_text()
        assert re.findall(r"^norm:([A-Z0-9-]+)\n  a stg:Norm", text, re.MULTILINE) == [path.stem.upper()]


def test_every_row_of_the_catalogue_is_accounted_for() -> None:
    catalogue = ROOT.parent / "shared" / "model" / "rules.md"
    if not catalogue.exists():
        pytest.skip("the rule catalogue is not beside the checkout")
    rows = re.findall(r"^\| \*{0,2}([A-Z]+-[A-Z0-9-]+)\*{0,2} \|", catalogue.read_text(), re.MULTILINE)
    assert len(rows) == 56
    norms = load_norms()
    assert set(rows) <= set(norms.by_id)
    for row in rows:
        norm = norms.get(row)
        assert norm.shapes or norm.encoding in ("report", "permission", "judgement", "ontology"), row
        assert norm.encoding != "shape" or norm.shapes, row
