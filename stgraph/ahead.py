"""Queries that the engine answers on one core while Python works on another."""

from contextlib import suppress
from threading import Event, Thread
from typing import Any, Final

import pyoxigraph as ox

from stgraph import queries
from stgraph.graph import Graph, Selects
from stgraph.rows import Row, without_triples

_WRITTEN: Final = ox.QueryResultsFormat.TSV
"""The shortest to write and the quickest to read of those that keep every term as it is."""


class Ahead:
    """A graph that is already at work on some catalogued queries, each of which is asked for once.

    While rows are made the engine holds Python up, while they are written it does not: so the answer is
    written, and read when it is asked for. An endpoint is asked as ever, and so is a query that has failed.
    """

    def __init__(self, graph: Selects, *names: str) -> None:
        self._graph = graph
        self._written: dict[str, bytes] = {}
        self._done: dict[str, Event] = {}
        if isinstance(graph, Graph):
            self._done = {name: Event() for name in names}
            Thread(target=self._work, args=(graph,)).start()

    def _work(self, graph: Graph) -> None:
        try:
            for name, done in self._done.items():
                with suppress(Exception):  # it is asked again, and fails where it is seen
                    self._written[name] = graph.query(queries.read(name)).serialize(format=_WRITTEN)
                done.set()
        finally:
            for done in self._done.values():
                done.set()

    def select(self, name: str, **terms: Any) -> list[Row]:
        """Rows of a catalogued query."""
        if name in self._done:
            self._done[name].wait()
        if name not in self._written:
            return self._graph.select(name, **terms)
        return without_triples(ox.parse_query_results(self._written.pop(name), format=_WRITTEN))
