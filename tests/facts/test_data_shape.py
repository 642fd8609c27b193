"""The shape of the data of both municipalities: described, labelled, in step, and in canonical form."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from stgraph import turtle
from tests.facts.graph import BASE, DATA, LABEL, ONTOLOGY, PREFIXES, SOURCE, Graph, Lit, facts, iri, literal

MUNICIPALITIES = ("helsingborg", "exempelstad")
FILES = [path for name in MUNICIPALITIES for path in sorted((DATA / name).glob("*.ttl"))]
EACH_FILE = pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
EACH = pytest.mark.parametrize("name", MUNICIPALITIES)

SUPPORT = {
    iri(name)
    for name in (
        "stg:derivedFrom",
        "stg:basedOn",
        "stg:towards",
        "stg:contributesTo",
        "stg:statedIn",
        "stg:implements",
        "stg:supports",
        "dcterms:isPartOf",
    )
}
PARTS = ("VisionArea", "ProgrammeItem", "PoliticalPriority", "CouncilAssignment", "PlanSection")
STATEMENTS = ("DocumentStatement", "DocumentGoal")


@cache
def data(name: str) -> Graph:
    return Graph.read(DATA / name)


@cache
def ontology() -> Graph:
    return Graph.read(ONTOLOGY)


@cache
def norms() -> Graph:
    folder = ONTOLOGY.parent / "shapes"
    return Graph.read(folder, *(path for path in folder.iterdir() if path.is_dir()))


def parsed(path: Path) -> list[ox.Quad]:
    return list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))


# ---------------------------------------------------------------- what is said


@EACH
def test_there_are_files(name: str) -> None:
    assert (DATA / name / "dataset.ttl").is_file()
    assert not [p.name for p in (DATA / name).iterdir() if p.suffix != ".ttl"]


@EACH
def test_every_thing_has_one_name_in_each_language(name: str) -> None:
    graph = data(name)
    for subject in graph.subjects:
        for language in ("sv", "en"):
            labels = graph.texts(subject, LABEL, language)
            assert len(labels) == 1, (subject, language, labels)
            assert all(label == label.strip() and label for label in labels), subject
        assert len(graph.of(subject, LABEL)) == 2, subject


@EACH
def test_every_thing_has_a_class_of_the_ontology(name: str) -> None:
    graph = data(name)
    known = ontology().subjects
    for subject in graph.subjects:
        classes = graph.names(subject, iri("rdf:type"))
        assert classes, subject
        assert all(c in known or not c.startswith(BASE) for c in classes), subject


@EACH
def test_everything_named_is_described(name: str) -> None:
    """Every stgraph name that stands as an object or a property has facts of its own."""
    described = data(name).subjects | ontology().subjects | norms().subjects
    used = {
        term
        for fact in data(name).facts
        for term in (fact.predicate, fact.object)
        if isinstance(term, str) and term.startswith(BASE)
    }
    assert not sorted(used - described)


@EACH
def test_every_page_named_is_described(name: str) -> None:
    graph = data(name)
    sources = {f.object for f in graph.facts if f.predicate == SOURCE}
    assert not sorted(s for s in sources if isinstance(s, str) and s not in graph.subjects)


@EACH
def test_the_things_are_the_municipality_s_own(name: str) -> None:
    graph = data(name)
    space = f"{BASE}id/{name}/"
    (dataset,) = graph.a("dcat:Dataset")
    assert dataset == f"{space}dataset"
    assert {o.text for o in graph.of(dataset, "void:uriSpace") if isinstance(o, Lit)} == {space}
    pages = graph.a("foaf:Document")
    assert not sorted(s for s in graph.subjects if not s.startswith(space) and s not in pages)


@EACH
def test_the_data_set_describes_itself(name: str) -> None:
    graph = data(name)
    dataset = f"{BASE}id/{name}/dataset"
    for language in ("sv", "en"):
        assert len(graph.texts(dataset, "dcterms:title", language)) == 1
        assert len(graph.texts(dataset, "dcterms:description", language)) == 1
    assert graph.of(dataset, "dcterms:license") == {"http://creativecommons.org/publicdomain/zero/1.0/"}
    fictional = literal("true" if name == "exempelstad" else "false", "xsd:boolean")
    assert graph.of(dataset, "stg:fictional") == {fictional}
    (municipality,) = graph.names(dataset, "stg:municipality")
    assert municipality in graph.a("Municipality")
    assert municipality.startswith(f"{BASE}id/{name}/organisation/")
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", v) for v in graph.texts(dataset, "dcat:version"))
    assert graph.texts(dataset, "dcat:version")
    assert graph.texts(dataset, "dcterms:issued")


@EACH
def test_years_are_years(name: str) -> None:
    """A property that ends in Year, and year itself, holds four digits of xsd:gYear."""
    for fact in data(name).facts:
        local = fact.predicate.rsplit("/", 1)[-1]
        if fact.predicate.startswith(PREFIXES["stg"]) and (local.endswith("Year") or local == "year"):
            if local in ("planYear", "calendarYear"):
                assert isinstance(fact.object, str), fact
                continue
            assert isinstance(fact.object, Lit), fact
            assert fact.object.datatype == iri("xsd:gYear"), fact
            assert re.fullmatch(r"\d{4}", fact.object.text), fact


@EACH
def test_exact_dates_stand_beside_their_year(name: str) -> None:
    """A date finer than the year never stands without it."""
    graph = data(name)
    for exact, coarse in (
        ("stg:validFrom", "stg:validFromYear"),
        ("stg:validThrough", "stg:validThroughYear"),
    ):
        for subject in graph.subjects:
            years = graph.texts(subject, coarse)
            dates = graph.texts(subject, exact)
            assert {d[:4] for d in dates} <= years, subject
            assert all(re.fullmatch(r"\d{4}-\d\d(-\d\d)?", d) for d in dates), subject


@EACH
def test_periods_do_not_run_backwards(name: str) -> None:
    graph = data(name)
    for subject in graph.subjects:
        starts, ends = graph.texts(subject, "stg:validFromYear"), graph.texts(subject, "stg:validThroughYear")
        assert not (starts and ends) or min(starts) <= max(ends), subject


# ---------------------------------------------------------------- links in step


@EACH
def test_every_link_has_its_direct_triple(name: str) -> None:
    graph = data(name)
    for link in graph.a("SupportLink", "Assertion"):
        starts, properties = graph.names(link, "stg:from"), graph.names(link, "stg:relation")
        ends = graph.of(link, "stg:to") | graph.of(link, "stg:assertedValue")
        assert len(starts) == len(properties) == len(ends) == 1, link
        assert ends <= graph.of(*starts, *properties), link


@EACH
def test_every_support_triple_has_its_link(name: str) -> None:
    graph = data(name)
    linked = {
        (start, relation, end)
        for link in graph.a("SupportLink")
        for start in graph.names(link, "stg:from")
        for relation in graph.names(link, "stg:relation")
        for end in graph.names(link, "stg:to")
    }
    parts, statements = graph.a(*PARTS), graph.a(*STATEMENTS)
    bare = [
        fact
        for fact in graph.facts
        if fact.predicate in SUPPORT
        and (fact.subject, fact.predicate, fact.object) not in linked
        and not (fact.predicate == iri("dcterms:isPartOf") and fact.subject in parts)
        and not (fact.predicate == iri("stg:statedIn") and fact.subject in statements)
    ]
    assert not sorted(map(str, bare))


@EACH
def test_every_link_says_why_and_on_what_basis(name: str) -> None:
    graph = data(name)
    for link in graph.a("SupportLink", "Assertion"):
        for language in ("sv", "en"):
            assert len(graph.texts(link, "stg:reason", language)) == 1, link
        assert len(graph.names(link, "stg:basis")) == 1, link
        assert graph.names(link, SOURCE), link


@EACH
def test_what_stands_in_a_document_has_basis_and_source(name: str) -> None:
    graph = data(name)
    for statement in graph.a(*STATEMENTS):
        assert len(graph.names(statement, "stg:basis")) == 1, statement
        assert graph.names(statement, SOURCE), statement


# ---------------------------------------------------------------- how it is written


@EACH_FILE
def test_bytes(path: Path) -> None:
    """UTF-8 without a mark, LF, one newline at the end, no tabs, nothing trailing."""
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \u00a0]$", text, re.MULTILINE)


@EACH_FILE
def test_no_blank_nodes_and_no_comments(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r'"(?:[^"\\\n]|\\.)*"|<[^>\n]*>', "", text)
    assert "#" not in bare
    assert "_:" not in bare
    assert not re.search(r"[\[\]()]", bare)
    assert not [f for f in facts(path) if f.subject.startswith("_:")]


@EACH_FILE
def test_canonical_form(path: Path) -> None:
    assert turtle.write(parsed(path)) == path.read_text(encoding="utf-8")


@EACH_FILE
def test_no_fact_is_written_twice(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    body = [line for line in text.splitlines() if line.endswith(" ;")]
    assert len(body) == len(set(facts(path)))


@EACH_FILE
def test_no_thing_is_told_of_in_two_files(path: Path) -> None:
    here = {fact.subject for fact in facts(path)}
    others = {f.subject for other in path.parent.glob("*.ttl") if other != path for f in facts(other)}
    assert not here & others


@EACH_FILE
def test_one_fact_is_one_line(path: Path) -> None:
    """A fact taken away, changed or added is one line taken away, changed or added, prefixes aside."""
    quads = parsed(path)
    before = body(quads)
    for index in (len(quads) // 2, len(quads) - 2):
        fact = quads[index]
        rest = quads[:index] + quads[index + 1 :]
        other = ox.Quad(fact.subject, fact.predicate, ox.Literal("annat", language="sv"))
        less, changed, more = body(rest), body([*rest, other]), body([*quads, other])
        assert missing_line(before, less), fact
        assert missing_line(more, before), fact
        assert missing_line(more, changed), fact


def body(quads: list[ox.Quad]) -> list[str]:
    return [line for line in turtle.write(quads).splitlines() if not line.startswith("@prefix")]


def missing_line(longer: list[str], shorter: list[str]) -> bool:
    """Whether the shorter text is the longer one without one line."""
    first = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[:first] + longer[first + 1 :] == shorter


@EACH_FILE
def test_order_of_input_does_not_matter(path: Path) -> None:
    quads = parsed(path)
    assert turtle.write(reversed(quads)) == turtle.write(quads)
