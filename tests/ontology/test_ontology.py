"""The ontology as a text: every term explained in two languages, with its source, and used."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from . import terms as t
from .reasoning import OWL, RDF, TYPE, XSD

CLASSES = t.declared(t.CLASS)
PROPERTIES = t.declared(*t.PROPERTY_TYPES)
CONCEPTS = t.declared(t.CONCEPT)
SCHEMES = t.declared(t.CONCEPT_SCHEME)
TERMS = [*CLASSES, *PROPERTIES, *CONCEPTS, *SCHEMES]
FILES = sorted(t.ONTOLOGY.glob("*.ttl"))

ONTOLOGY_IRI = ox.NamedNode(t.BASE + "spec")
SOURCE_LINE = t.BASE + "id/source-line/"
SOURCE_TEXT = t.ROOT.parent / "shared" / "model" / "styrmodell-source.txt"


def short(term: str) -> str:
    return term.removeprefix(t.BASE)


def scheme(concept: str) -> str:
    [found] = t.statements()[ox.NamedNode(concept)][t.IN_SCHEME]
    assert isinstance(found, ox.NamedNode)
    return found.value


def test_terms_are_found() -> None:
    assert len(CLASSES) > 50 and len(PROPERTIES) > 100 and len(CONCEPTS) > 100 and len(SCHEMES) > 20


@pytest.mark.parametrize("term", TERMS, ids=short)
def test_term_is_explained(term: str) -> None:
    concept = term.startswith(t.DEF)
    for predicate in (t.PREF_LABEL if concept else t.LABEL, t.DEFINITION):
        found = t.texts(term, predicate)
        assert {language: len(values) for language, values in found.items()} == {"sv": 1, "en": 1}
    for [definition] in t.texts(term, t.DEFINITION).values():
        assert definition[0].islower() and not definition.endswith("."), "a phrase, not a sentence"
        assert not definition.startswith(("en ", "ett ", "a ", "an ", "the ")), "genus first"
    assert t.statements()[ox.NamedNode(term)][t.IS_DEFINED_BY] == [ONTOLOGY_IRI]


@pytest.mark.parametrize("term", TERMS, ids=short)
def test_term_says_where_it_comes_from(term: str) -> None:
    """By a source or by a note in both languages; a concept may leave both to its scheme."""
    bearers = [term, scheme(term)] if term in CONCEPTS else [term]
    assert any(
        t.SOURCE in t.statements()[ox.NamedNode(bearer)]
        or {"sv", "en"} <= t.texts(bearer, t.EDITORIAL_NOTE).keys()
        for bearer in bearers
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_labels_are_unique(language: str) -> None:
    labels = Counter(t.texts(term, t.LABEL)[language][0] for term in [*CLASSES, *PROPERTIES])
    assert [label for label, count in labels.items() if count > 1] == []
    in_scheme = Counter((scheme(term), t.texts(term, t.PREF_LABEL)[language][0]) for term in CONCEPTS)
    assert [label for label, count in in_scheme.items() if count > 1] == []


def test_names_follow_their_kind() -> None:
    assert [name for name in map(short, CLASSES) if not re.fullmatch(r"spec/[A-Z][A-Za-z]+", name)] == []
    assert [n for n in map(short, PROPERTIES) if not re.fullmatch(r"spec/[a-z][A-Za-z0-9]*", n)] == []
    assert [n for n in map(short, SCHEMES) if not re.fullmatch(r"def/[a-z]+(-[a-z]+)*", n)] == []
    for concept in CONCEPTS:
        assert re.fullmatch(re.escape(scheme(concept)) + r"/[a-z]+(-[a-z]+)*", concept)


def test_ontology_is_light() -> None:
    """SEMIC SC-R2: no domain, no range; and nothing imported, nothing declared the same."""
    heavy = {"domain", "range", "imports", "sameAs", "equivalentClass", "equivalentProperty"}
    assert [tr for tr in t.ontology() if re.split("[#/]", tr.predicate.value)[-1] in heavy] == []


def test_every_term_has_one_owl_type() -> None:
    """Needed for OWL 2 DL – for the terms of others as well, in the ontology and in the data."""
    types: dict[str, set[str]] = {}
    for triple in t.ontology():
        if triple.predicate == TYPE and triple.object in t.PROPERTY_TYPES | {t.CLASS}:
            types.setdefault(t.iri_of(triple.subject), set()).add(t.iri_of(triple.object))
    assert {term: kinds for term, kinds in types.items() if len(kinds) > 1} == {}
    reserved = (OWL, RDF, XSD, "http://www.w3.org/2000/01/rdf-schema#")
    undeclared = set()
    for triple in (*t.ontology(), *t.data()):
        undeclared.add(triple.predicate.value)
        if triple.predicate == TYPE and isinstance(triple.object, ox.NamedNode):
            undeclared.add(triple.object.value)
    assert sorted(iri for iri in undeclared - types.keys() if not iri.startswith(reserved)) == []


def test_object_properties_lead_to_things_and_data_properties_to_values() -> None:
    to_value = {
        triple.subject: triple.object == ox.NamedNode(OWL + "DatatypeProperty")
        for triple in t.ontology()
        if triple.predicate == TYPE
        and triple.object in t.PROPERTY_TYPES - {ox.NamedNode(OWL + "AnnotationProperty")}
    }
    wrong = [
        triple
        for triple in (*t.ontology(), *t.data(), *t.shapes())
        if triple.predicate in to_value
        and isinstance(triple.object, ox.Literal) != to_value[triple.predicate]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "users",
    [t.used_in_data, t.used_in_shapes, t.used_in_queries, t.used_in_ontology],
    ids=["data", "shapes", "queries", "ontology"],
)
def test_only_declared_terms_are_used(users: Callable[[], set[str]]) -> None:
    misspelt = {t.DEF + "status/adoptd"}  # on purpose: what RECORD-CODE finds
    assert sorted(users() - set(TERMS) - misspelt) == []


def test_every_term_is_used_or_says_why_it_stands() -> None:
    """By an editorial note that begins 'Unused:'. On a term that something is stated with the note is
    stale; that a question or rule asks for it proves nothing, for there may be no such case."""
    note = {term for term in TERMS if t.says_unused(term)}
    assert sorted(set(TERMS) - t.used() - note) == [], "unused without a note"
    assert sorted(note & t.stated()) == [], "stale note"


def test_sources_are_lines_that_exist() -> None:
    cited = {
        source.value
        for term in TERMS
        for source in t.statements()[ox.NamedNode(term)].get(t.SOURCE, [])
        if isinstance(source, ox.NamedNode) and source.value.startswith(t.BASE)
    }
    assert cited and cited <= {f"{SOURCE_LINE}{number}" for number in range(1, 30)}


def test_source_lines_address_the_text_without_reproducing_it() -> None:
    number, opening, digest = (ox.NamedNode(t.SPEC + name) for name in ("lineNumber", "opening", "sha256"))
    for line in range(1, 30):
        facts = t.statements()[ox.NamedNode(f"{SOURCE_LINE}{line}")]
        assert [value.value for value in facts[number] if isinstance(value, ox.Literal)] == [str(line)]
        [value] = facts[digest]
        assert isinstance(value, ox.Literal) and re.fullmatch(r"[0-9a-f]{64}", value.value)
        assert all(len(text.split()) <= 6 for text in t.texts(f"{SOURCE_LINE}{line}", opening).get("sv", []))


@pytest.mark.skipif(not SOURCE_TEXT.exists(), reason="the source text is not part of the product")
def test_source_lines_match_the_text() -> None:
    digest, opening = ox.NamedNode(t.SPEC + "sha256"), ox.NamedNode(t.SPEC + "opening")
    for number, text in enumerate(SOURCE_TEXT.read_text(encoding="utf-8").splitlines(), start=1):
        facts = t.statements()[ox.NamedNode(f"{SOURCE_LINE}{number}")]
        assert facts[digest] == [ox.Literal(hashlib.sha256(text.encode()).hexdigest())]
        assert [
            text.startswith(value.value) for value in facts.get(opening, []) if isinstance(value, ox.Literal)
        ] in ([True], [])


def test_years_are_all_there() -> None:
    year = ox.NamedNode(t.SPEC + "year")
    g_year = ox.NamedNode(XSD + "gYear")
    for number in range(1990, 2061):
        facts = t.statements()[ox.NamedNode(f"{t.BASE}id/year/{number}")]
        assert facts[year] == [ox.Literal(str(number), datatype=g_year)]
        assert facts[t.LABEL] == [ox.Literal(str(number))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_neat(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert not re.search(r"\r|\t|[ ]+$", text, re.MULTILINE)
    prefixes = re.findall(r"^@prefix ([\w-]+):", text, re.MULTILINE)
    assert prefixes == sorted(prefixes)
    assert [p for p in prefixes if not re.search(rf"(?<![\w-]){p}:(?! <)", text)] == [], "unused prefix"
