"""What a cell asks of the graph: facts and links, and the patterns that texts and dates must meet."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tests.facts.graph import PREFIXES, SOURCE, Graph, Lit, Node, iri, literal

Pattern = Callable[[Node], bool]


@dataclass(frozen=True)
class Ours:
    """A text of the editors' own in one language, beside a cell in the other: the numbers must agree."""

    language: str
    cell: str

    def __call__(self, found: Node) -> bool:
        return (
            isinstance(found, Lit)
            and found.language == self.language
            and bool(found.text.strip())
            and numbers(found.text) in [numbers(v) for v in variants(self.cell)]
        )


@dataclass(frozen=True)
class English:
    """The English cell, word for word but for the glossary and the shorthand spelt out below."""

    cell: str

    def __call__(self, found: Node) -> bool:
        return isinstance(found, Lit) and found.language == "en" and found.text in variants(self.cell)


@dataclass(frozen=True)
class Anycase:
    """A cell whose first letter may be written large."""

    language: str
    cell: str

    def __call__(self, found: Node) -> bool:
        return (
            isinstance(found, Lit)
            and found.language == self.language
            and found.text.casefold() == self.cell.casefold()
        )


@dataclass(frozen=True)
class Within:
    """A date, or a finer one that lies in it."""

    cell: str

    def __call__(self, found: Node) -> bool:
        return (
            isinstance(found, Lit)
            and date_type(found.text) == found.datatype
            and found.text.startswith(self.cell)
        )


@dataclass(frozen=True)
class Told:
    """A note on a target that both sets have: how the other set writes it."""

    words: tuple[str, ...]

    def __call__(self, found: Node) -> bool:
        if not isinstance(found, Lit) or found.language != "en":
            return False
        said = found.text.replace("−", "-")
        return said.startswith("Also written as") and all(word in said for word in self.words)


@dataclass(frozen=True)
class Among:
    """One of the pages of the documents decided."""

    pages: frozenset[str]

    def __call__(self, found: Node) -> bool:
        return found in self.pages


class Want(NamedTuple):
    """A fact that a cell asks for."""

    table: str
    row: str
    column: str
    subject: str
    predicate: str
    object: Node | Pattern

    def met(self, graph: Graph) -> bool:
        found = graph.of(self.subject, self.predicate)
        if isinstance(self.object, str | Lit):
            return self.object in found
        return any(self.object(node) for node in found)

    def __str__(self) -> str:
        return f"{self.table} {self.row} {self.column}: {short(self.subject)} {short(self.predicate)} {self.object}"


class Link(NamedTuple):
    """A link or assertion that a row asks for, beside its direct triple."""

    table: str
    row: str
    kind: str
    """SupportLink or Assertion."""
    source: str
    """The thing that the direct triple is about."""
    relation: str
    target: str
    basis: str
    page: str = ""
    edition: str = ""
    reason: str = ""

    def found(self, graph: Graph) -> set[str]:
        return {
            link
            for link in graph.a(self.kind)
            if graph.of(link, "stg:from") == {self.source}
            and graph.of(link, "stg:relation") == {self.relation}
            and graph.of(link, "stg:to") == {self.target}
            and graph.of(link, "stg:basis") == {iri(f"def:basis/{self.basis}")}
            and (not self.page or self.page in graph.of(link, SOURCE))
            and graph.of(link, "stg:editionBasis")
            == ({iri(f"def:basis/{self.edition}")} if self.edition else set())
        }

    def __str__(self) -> str:
        return (
            f"{self.table} {self.row}: {self.kind} {short(self.source)} {short(self.relation)} "
            f"{short(self.target)} {self.basis} <{self.page}> {self.edition}"
        )


def short(full: str) -> str:
    for prefix in ("id", "stg", "def", "dcterms", "skos", "rdfs", "org", "prov", "dcat", "foaf", "rdf"):
        if full.startswith(PREFIXES[prefix]):
            return f"{prefix}:{full.removeprefix(PREFIXES[prefix])}"
    return full


# ---------------------------------------------------------------- cells


def numbers(text: str) -> list[str]:
    """The digit runs of a text, in order of size: what a translation must not change."""
    return sorted(re.findall(r"\d+", re.sub(r"https?://\S+", "", text)))


def items(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


GLOSSARY = (
    ("departments", "administrations"),
    ("Departments", "Administrations"),
    ("department", "administration"),
    ("Department", "Administration"),
)
"""English words that the glossary replaces; administrations are no departments."""

SHORTHAND = {
    "period = years in which": "the years of mention are those in which",
    "behalf of KF": "behalf of the council",
    " See guideline_facts.csv.": "",
    "doc-livskvalitetsprogram-2016": "the programme of 2016",
    "doc-inkopspolicy": "the purchasing and procurement policy",
    "valid_to is": "The last day of validity is",
    "valid_to computed": "The last year is computed",
    ">= assumed": "at least is assumed",
    "operator assumed": "at least is assumed",
    "MN leads": "the Environment Committee leads",
    "SBN scorecard": "City Planning Committee's scorecard",
    "MN scorecard": "Environment Committee's scorecard",
    "see g-kep18-2": "see the plan's goal for 2030",
    "As for H+.": "Named as a change to the comprehensive plan in force in 2019-2021.",
    "As above; no figure": "Long-term aim of the city; carrying document not stated; no figure",
}
"""Words of the collector's notes that point into the tables, and what they are spelt out as."""

POINTERS = {"As above": "Text from a stored Helsingborg page without an address"}
"""Whole cells that repeat the row above."""


@cache
def variants(cell: str) -> frozenset[str]:
    glossed = cell
    for old, new in GLOSSARY:
        glossed = re.sub(rf"\b{old}\b", new, glossed)
    spelt = {cell, glossed, POINTERS.get(cell, cell)}
    for text in (cell, glossed):
        for old, new in SHORTHAND.items():
            text = text.replace(old, new)
        spelt.add(text)
    return frozenset(spelt)


def number(cell: str) -> Lit:
    return literal(cell, "xsd:decimal" if "." in cell else "xsd:integer")


def gyear(cell: str) -> Lit:
    return literal(cell, "xsd:gYear")


def date_type(cell: str) -> str:
    return iri({4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}[len(cell)])


def date(cell: str) -> Lit:
    return Lit(cell, "", date_type(cell))
