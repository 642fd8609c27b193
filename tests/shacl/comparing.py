"""Validation results as things to compare: terms as text, paths by structure, blank nodes as one."""

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from stgraph.shacl import Outcome, Result, Term

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
