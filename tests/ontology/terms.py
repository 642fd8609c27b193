"""What the ontology declares and what the repository uses, as sets of IRIs."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from .reasoning import OWL, RDFS, TYPE, read

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = ROOT / "ontology"
DATA = ROOT / "data"
SHAPES = ROOT / "shapes"
HERE = Path(__file__).parent

BASE = "https://w3id.org/stgraph/"
SPEC = BASE + "spec/"
DEF = BASE + "def/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

LABEL = ox.NamedNode(RDFS + "label")
SUBCLASS_OF = ox.NamedNode(RDFS + "subClassOf")
IS_DEFINED_BY = ox.NamedNode(RDFS + "isDefinedBy")
PREF_LABEL = ox.NamedNode(SKOS + "prefLabel")
DEFINITION = ox.NamedNode(SKOS + "definition")
EDITORIAL_NOTE = ox.NamedNode(SKOS + "editorialNote")
IN_SCHEME = ox.NamedNode(SKOS + "inScheme")
CONCEPT = ox.NamedNode(SKOS + "Concept")
CONCEPT_SCHEME = ox.NamedNode(SKOS + "ConceptScheme")
SOURCE = ox.NamedNode(DCTERMS + "source")

CLASS = ox.NamedNode(OWL + "Class")
PROPERTY_TYPES = {
    ox.NamedNode(OWL + name) for name in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
}

_PREFIX = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_NAME = re.compile(r"(?<![\w:-])([A-Za-z][\w-]*):([A-Za-z][\w-]*)")
_IRI = re.compile(r"<(https://w3id\.org/stgraph/(?:spec|def)/[^>\s]+)>")


@cache
def ontology() -> tuple[ox.Triple, ...]:
    return tuple(read(sorted(ONTOLOGY.glob("*.ttl"))))


@cache
def data() -> tuple[ox.Triple, ...]:
    return tuple(read(sorted(DATA.glob("*/*.ttl"))))


@cache
def shapes() -> tuple[ox.Triple, ...]:
    return tuple(read(sorted(SHAPES.rglob("*.ttl"))))


@cache
def statements() -> dict[Term, dict[ox.NamedNode, list[Term]]]:
    """The ontology by subject and predicate."""
    found: dict[Term, dict[ox.NamedNode, list[Term]]] = {}
    for triple in ontology():
        found.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)
    return found


def declared(*types: ox.NamedNode) -> list[str]:
    """stgraph's own terms of these types, sorted."""
    return sorted(
        own(triple.subject for triple in ontology() if triple.predicate == TYPE and triple.object in types)
    )


def own(terms: Iterable[Term]) -> set[str]:
    """The terms among these that stgraph has coined."""
    return {iri for iri in map(iri_of, terms) if iri.startswith((SPEC, DEF))}


def iri_of(term: Term) -> str:
    """The IRI of a term, or nothing if it has none."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def used_in_data() -> set[str]:
    return own(term for triple in data() for term in (triple.predicate, triple.object))


def used_in_shapes() -> set[str]:
    """Terms that norms and shapes are described with, or that a shape looks at by itself."""
    return own(term for triple in shapes() for term in (triple.predicate, triple.object))


def used_in_text(paths: Iterable[Path]) -> set[str]:
    """Terms in SPARQL and in Turtle with SPARQL in it: found by reading, not by parsing. What a file
    does not declare is taken for the usual prefix: queries in shapes have theirs from elsewhere."""
    usual = {"stg": SPEC} | {iri.removeprefix(DEF): iri + "/" for iri in declared(CONCEPT_SCHEME)}
    found: set[str] = set()
    for path in paths:
        text = re.sub(r"^\s*#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        prefixes = usual | dict(_PREFIX.findall(text))
        text = _PREFIX.sub("", text)
        found.update(_IRI.findall(text))
        for prefix, name in _NAME.findall(re.sub(r"<[^>\s]*>", " ", text)):
            iri = prefixes.get(prefix, "") + name
            if iri.startswith((SPEC, DEF)):
                found.add(iri)
    return found


def used_in_queries() -> set[str]:
    """In the questions, and in what shapes hold as text: their queries, hints and examples."""
    return used_in_text(sorted([*(ROOT / "stgraph").rglob("*.rq"), *SHAPES.rglob("*.ttl")]))


def used_in_ontology() -> set[str]:
    """Terms that the ontology's own things use: its years, its source lines, its code lists and
    the annotations on its terms – but not what merely declares or explains a term."""
    describing = {IN_SCHEME, TYPE, SUBCLASS_OF, ox.NamedNode(SKOS + "hasTopConcept")}
    describing |= {ox.NamedNode(SKOS + "topConceptOf")}
    describing |= {ox.NamedNode(OWL + "disjointWith"), ox.NamedNode(OWL + "versionIRI")}
    found: set[str] = set()
    for triple in ontology():
        found |= own([triple.predicate])
        if (triple.predicate == TYPE and not own([triple.subject])) or (
            isinstance(triple.subject, ox.NamedNode) and triple.predicate not in describing
        ):
            found |= own([triple.object])
    return found


def stated() -> set[str]:
    """Everything that something is said with. A class is used by its subclasses, too, a scheme by its concepts."""
    return _with_what_is_above(used_in_data() | used_in_shapes() | used_in_ontology())


def used() -> set[str]:
    """Everything stated, and everything that is merely asked for."""
    return _with_what_is_above(stated() | used_in_queries())


def _with_what_is_above(terms: set[str]) -> set[str]:
    found = set(terms)
    above: dict[str, set[str]] = {}
    for triple in ontology():
        if triple.predicate in (SUBCLASS_OF, IN_SCHEME):
            above.setdefault(iri_of(triple.subject), set()).add(iri_of(triple.object))
    waiting = list(found)
    while waiting:
        for higher in above.get(waiting.pop(), set()) - found:
            found.add(higher)
            waiting.append(higher)
    return found


def texts(term: str, predicate: ox.NamedNode) -> dict[str, list[str]]:
    """The literals of a term by language ('' for none)."""
    found: dict[str, list[str]] = {}
    for value in statements()[ox.NamedNode(term)].get(predicate, []):
        assert isinstance(value, ox.Literal), f"{term} has {value} where a text belongs"
        found.setdefault(value.language or "", []).append(value.value)
    return found


def says_unused(term: str) -> bool:
    return any(note.startswith("Unused:") for note in texts(term, EDITORIAL_NOTE).get("en", []))
