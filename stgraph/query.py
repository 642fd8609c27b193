"""A door for any SPARQL that only reads: the text is checked, run, and answered in plain Python."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from stgraph import vocab
from stgraph.canonical import canonical
from stgraph.errors import UsageProblem
from stgraph.graph import Graph, Row
from stgraph.guard import read_only


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: `boolean` for ASK, `triples` for CONSTRUCT and DESCRIBE, else columns and rows.

    A cell is an engine term (`value`, and `language` or `datatype` for a literal) or None.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool | None = None
    triples: frozenset[ox.Quad] | None = None


def query(graph: Graph, text: str) -> Answer:
    """Run a read query over a graph; the usual prefixes (`stgraph.vocab.PREFIXES`) are declared.

    Raises UsageProblem where the text is not SPARQL, would change something, or would reach out.
    """
    text = read_only(text)
    try:
        with _interruptible():
            return _answer(graph.query(text, prefixes=vocab.PREFIXES))
    except (SyntaxError, ValueError, OSError) as error:
        raise UsageProblem("bad-query", reason=" ".join(str(error).split())) from None


def _answer(result: Any) -> Answer:
    if isinstance(result, ox.QueryBoolean):
        return Answer(boolean=bool(result))
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        return Answer(columns, tuple(tuple(row) for row in result))
    quads = (ox.Quad(triple.subject, triple.predicate, triple.object) for triple in result)
    return Answer(triples=frozenset(canonical(quads)))


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end the process: the engine does not hear Python's while it computes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)
