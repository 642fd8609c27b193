"""Turtle files read into plain Python: one dictionary of facts per thing, lexical forms kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = ROOT / "ontology"
DATA = ROOT / "data"

BASE = "https://w3id.org/stgraph/"
PREFIXES = {
    "stg": BASE + "spec/",
    "def": BASE + "def/",
    "id": BASE + "id/helsingborg/",
    "year": BASE + "id/year/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def iri(name: str) -> str:
    """The full form of a prefixed name; a slash in the local part is allowed ("id:goal/bun-1")."""
    prefix, local = name.split(":", 1)
    return PREFIXES[prefix] + local


TYPE = iri("rdf:type")
LABEL = iri("rdfs:label")
ALT = iri("skos:altLabel")
NOTE = iri("skos:note")
SOURCE = iri("dcterms:source")


class Lit(NamedTuple):
    """A literal as it is written: text, language ("" if none), datatype."""

    text: str
    language: str
    datatype: str


Node = str | Lit
"""A name (its IRI, or "_:…" for a blank node) or a literal."""


class Fact(NamedTuple):
    """One line of the data."""

    subject: str
    predicate: str
    object: Node


def literal(text: str, datatype: str = "xsd:string", language: str = "") -> Lit:
    return Lit(text, language, PREFIXES["rdf"] + "langString" if language else iri(datatype))


def node(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    if isinstance(term, ox.Literal):
        return Lit(term.value, term.language or "", term.datatype.value)
    raise TypeError(f"no node of a data set: {term!r}")


def facts(path: Path) -> Iterator[Fact]:
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        subject = node(quad.subject)
        assert isinstance(subject, str)
        yield Fact(subject, quad.predicate.value, node(quad.object))


class Graph:
    """Facts by thing and property, and the things of each class and each Swedish or English name."""

    def __init__(self, all_facts: Iterable[Fact]) -> None:
        self.facts = set(all_facts)
        self._of: dict[tuple[str, str], set[Node]] = defaultdict(set)
        self._typed: dict[str, set[str]] = defaultdict(set)
        self._named: dict[Lit, set[str]] = defaultdict(set)
        for subject, predicate, object_ in self.facts:
            self._of[subject, predicate].add(object_)
            if predicate == TYPE and isinstance(object_, str):
                self._typed[object_].add(subject)
            if predicate in (LABEL, ALT) and isinstance(object_, Lit):
                self._named[object_].add(subject)
        self.subjects = {fact.subject for fact in self.facts}

    @classmethod
    def read(cls, *folders: Path) -> "Graph":
        return cls(
            fact for folder in folders for path in sorted(folder.glob("*.ttl")) for fact in facts(path)
        )

    def of(self, subject: str, predicate: str) -> set[Node]:
        """What the thing has for the property (a prefixed name or an IRI)."""
        full = predicate if predicate.startswith("http") else iri(predicate)
        return self._of.get((subject, full), set())

    def names(self, subject: str, predicate: str) -> set[str]:
        return {o for o in self.of(subject, predicate) if isinstance(o, str)}

    def texts(self, subject: str, predicate: str, language: str = "") -> set[str]:
        return {o.text for o in self.of(subject, predicate) if isinstance(o, Lit) and o.language == language}

    def a(self, *classes: str) -> set[str]:
        """The things declared as one of the classes (local names of stg:, or prefixed names)."""
        return {
            s for c in classes for s in self._typed.get(iri(c) if ":" in c else PREFIXES["stg"] + c, set())
        }

    def called(self, text: str, language: str = "sv") -> set[str]:
        """The things with this label or alternative label."""
        return self._named.get(literal(text, language=language), set())
