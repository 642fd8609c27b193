"""The rows of an answer, to be compared with those of another engine."""

from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any

import pyoxigraph as ox

from stgraph import vocab

XSD = vocab.PREFIXES["xsd"]
NUMBERS = {XSD + name for name in ("integer", "int", "long", "decimal", "double", "float")}

Rows = Counter[tuple[Any, ...]]


def rows_of(answer: bytes) -> Rows:
    """The rows of SPARQL JSON: numbers by their value, blank nodes all the same, columns by their name."""
    solutions: Any = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
    columns = sorted(variable.value for variable in solutions.variables)
    return Counter(tuple(_value(row[column]) for column in columns) for row in solutions)


def _value(term: Any) -> Any:
    if not isinstance(term, ox.Literal):
        return "_:" if isinstance(term, ox.BlankNode) else term and term.value
    datatype = term.datatype.value
    try:
        return (Decimal(term.value).normalize(), "number") if datatype in NUMBERS else _literal(term)
    except InvalidOperation:
        return _literal(term)


def _literal(term: ox.Literal) -> tuple[str, ...]:
    if term.datatype.value == XSD + "boolean":
        return ({"1": "true", "0": "false"}.get(term.value, term.value), "boolean")
    return (term.value, term.datatype.value, (term.language or "").lower())


def differs(found: Rows, expected: Rows) -> str:
    """What an answer has too little and too much of; nothing for the same rows."""
    missed, extra = expected - found, found - expected
    if not missed and not extra:
        return ""
    example = next(iter((missed or extra).elements()))
    told = " ".join(
        "–" if cell is None else str(cell[0] if type(cell) is tuple else cell) for cell in example
    )
    return f"{missed.total()} missed, {extra.total()} extra; such as {told[:300]}"
