"""A door for any SPARQL that only reads: the text is checked, run, and answered in plain Python."""

import re
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
from stgraph.graph import Asks, Row
from stgraph.guard import read_only
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
        with _interruptible():
            base = next(iter(uri_spaces(graph)), None)
            return _answer(graph.query(text, prefixes=vocab.PREFIXES, base=base))
    except (SyntaxError, ValueError, OSError) as error:
        raise _problem(text, str(error)) from None


def _problem(text: str, reason: str) -> UsageProblem:
    """Where the query stops being SPARQL; what the engine would have expected there helps nobody."""
    place = re.search(r"\bat (\d+):(\d+)", reason)
    if not place:
        return UsageProblem("bad-query", reason=" ".join(reason.split())[:200])
    line, column = int(place[1]), int(place[2])
    shown = (text.splitlines() or [""])[line - 1 : line] or [""]
    start = max(0, column - 60)
    excerpt = f"{shown[0][start : start + 100]}\n  {' ' * (column - 1 - start)}^"
    key = "unknown-prefix" if "Prefix not found" in reason else "bad-query-at"
    prefixes = " ".join(f"{name}:" for name in vocab.PREFIXES)
    return UsageProblem(key, line=line, column=column, excerpt=excerpt, prefixes=prefixes)


def _answer(result: Any) -> Answer:
    if isinstance(result, ox.QueryBoolean):
        return Answer(boolean=bool(result))
    if isinstance(result, ox.QuerySolutions):
        return Answer(columns_of(result), tuple(tuple(row) for row in result))
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
