"""Validation results as things to compare: terms as text, paths by structure, blank nodes as one."""

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from stgraph.shacl import Data, Outcome, Result, Term

Told = tuple[str, str, str, str, str, str]


def term(one: Term | None) -> str:
    """A term as text, every blank node alike."""
    return "" if one is None else "_:" if isinstance(one, ox.BlankNode) else str(one)


def told(result: Result) -> Told:
    """What the Recommendation says of a result, and the W3C suite compares."""
    return (
        term(result.focus),
        term(result.value),
        result.path or "",
        term(result.shape),
        result.component.rpartition("#")[2],
        result.severity.rpartition("#")[2],
    )


def multiset(results: Iterable[Result] | Outcome) -> Counter[Told]:
    """Results to compare, duplicates counted."""
    found = results.results if isinstance(results, Outcome) else results
    return Counter(map(told, found))


PREFIXES = """@prefix : <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def quads(text: str) -> list[ox.Quad]:
    """Turtle as quads, prefixes declared."""
    return list(ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE))


def graphs(data: str, shapes: str) -> tuple[Data, list[ox.Quad]]:
    """Data and shapes from Turtle."""
    return Data.of(quads(data)), quads(shapes)
