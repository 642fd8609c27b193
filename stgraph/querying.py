"""A door for any SPARQL that only reads: the text is checked, run, and answered in plain Python."""

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from stgraph import vocab
from stgraph.canonical import canonical
from stgraph.graph import Asks, Row
from stgraph.guard import problem, read_only
from stgraph.rows import columns_of
from stgraph.spaces import uri_spaces


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: `boolean` for ASK, `triples` for CONSTRUCT and DESCRIBE, else columns and rows.

    A cell is an engine term (`value`, and `language` or `datatype` for a literal) or None.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool | None = None
    triples: frozenset[ox.Quad] | None = None


def query(graph: Asks, text: str) -> Answer:
    """Run a read query over a graph; the usual prefixes (`stgraph.vocab.PREFIXES`) are declared,
    and `<goal/kn-1>` is short for a thing of the data set.

    Raises UsageProblem where the text is not SPARQL, would change something, or would reach out.
    """
    text = read_only(text)
    try:
        base = next(iter(uri_spaces(graph)), None)
        return _answer(graph.query(text, prefixes=vocab.PREFIXES, base=base))
    except (SyntaxError, ValueError, OSError) as error:
        raise problem(text, str(error)) from None


def _answer(result: Any) -> Answer:
    if isinstance(result, ox.QueryBoolean):
        return Answer(boolean=bool(result))
    if isinstance(result, ox.QuerySolutions):
        return Answer(columns_of(result), tuple(tuple(row) for row in result))
    quads = (ox.Quad(triple.subject, triple.predicate, triple.object) for triple in result)
    return Answer(triples=frozenset(canonical(quads)))
