"""Rows of terms in an order of our own: engines differ in how they sort."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any, Final

import pyoxigraph as ox

from stgraph import vocab
from stgraph.errors import DataProblem

Row = tuple[Any, ...]
Order = tuple[tuple[str, bool], ...]
"""Variables to sort by, each with whether it runs downwards."""

_ORDER = re.compile(r"^ORDER BY (?P<keys>(?:\s*(?:\?\w+|(?:ASC|DESC)\s*\(\s*\?\w+\s*\)))+)\s*$", re.MULTILINE)
_KEY = re.compile(r"(?P<down>DESC)?\s*\(?\s*\?(?P<name>\w+)")
_XSD: Final = vocab.PREFIXES["xsd"]
_WHOLE: Final = {_XSD + name for name in ("integer", "int", "long", "gYear", "nonNegativeInteger")}
_FRACTIONS: Final = {_XSD + name for name in ("decimal", "double", "float")}


def order_of(query: str) -> Order:
    """What the last ORDER BY of a query says, as far as it is made of variables."""
    found = _ORDER.findall(query)
    return tuple((key["name"], key["down"] is not None) for key in _KEY.finditer(found[-1])) if found else ()


def in_order(rows: Iterable[Row], columns: Sequence[str], order: Order = ()) -> tuple[Row, ...]:
    """Rows sorted by variables, then by everything.

    Nothing comes first, then numbers by their value, then the rest by its text.
    """
    rank_of = cache(_rank)  # the same few terms stand in many rows
    found = sorted((([rank_of(term) for term in row], row) for row in rows), key=itemgetter(0))
    for name, down in reversed(order):
        if name in columns:
            rank = itemgetter(columns.index(name))
            found.sort(key=lambda ranked: rank(ranked[0]), reverse=down)
    return tuple(row for _, row in found)


def _rank(term: Any) -> tuple[int, int | float, str]:
    if term is None:
        return (0, 0, "")
    value = plain(term)
    if isinstance(value, int | float):
        return (1, value, "")
    return (2, 0, f"{value} {getattr(term, 'language', None) or ''}")


def without_triples(solutions: Any) -> list[Row]:
    """The rows of an engine's answer, but for those that hold a triple term of RDF 1.2."""
    rows = list(map(tuple, solutions))
    if ox.Triple in set(map(type, chain.from_iterable(rows))):  # in one go, as hardly any data holds one
        return [row for row in rows if ox.Triple not in map(type, row)]
    return rows


def by_variable(solutions: Any) -> Iterator[dict[str, Any]]:
    """The rows of an engine's answer by variable, without the variables that are unbound."""
    columns = columns_of(solutions)
    for row in solutions:
        yield {column: term for column, term in zip(columns, row, strict=True) if term is not None}


def columns_of(solutions: Any) -> tuple[str, ...]:
    """The variables of an engine's answer."""
    return tuple(variable.value for variable in solutions.variables)


def count_of(term: Any) -> int:
    """What was counted. Raises DataProblem for what is no number, as a stranger's server may say anything."""
    value = plain(term)
    if not isinstance(value, int):
        raise DataProblem("no-count", value=str(value)[:40])
    return value


def plain(term: Any) -> Any:
    """A term in plain Python: an IRI as str, and a number that cannot be read as it is written."""
    if not isinstance(term, ox.Literal):
        return str(term) if isinstance(term, ox.Triple) else term and term.value
    datatype = term.datatype.value
    try:
        if datatype in _WHOLE:
            return int(term.value)
        if datatype in _FRACTIONS:
            return float(term.value)
    except ValueError:
        return term.value
    if datatype == _XSD + "boolean":
        return term.value in ("true", "1")
    return term.value
