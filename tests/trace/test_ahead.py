"""Queries that are answered in another thread give the rows that they give when asked."""

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
import pytest

import stgraph
from stgraph.ahead import Ahead
from stgraph.graph import Graph, load
from stgraph.rows import Row

QUERIES = ("_support-edges", "_years", "_sources", "_reasons", "_support-links", "_hop-bases")


def in_any_order(rows: list[Row]) -> list[str]:
    return sorted(map(str, rows))


@pytest.mark.parametrize("data", ["helsingborg", "exempelstad"])
def test_the_rows_are_those_of_a_query_asked_at_once(data: str) -> None:
    graph = load(data)
    ahead = Ahead(graph, *QUERIES)
    for name in reversed(QUERIES):
        rows = graph.select(name)
        assert rows, name
        assert in_any_order(ahead.select(name)) == in_any_order(rows)
    assert in_any_order(ahead.select("_classes")) == in_any_order(graph.select("_classes"))


def test_terms_are_what_they_were() -> None:
    """None is lost in writing and reading, however odd; the engine itself writes 007 as 7."""
    xsd = "http://www.w3.org/2001/XMLSchema#"
    reason = ox.NamedNode("https://w3id.org/stgraph/spec/reason")
    terms: list[ox.BlankNode | ox.Literal | ox.NamedNode] = [
        ox.BlankNode("b1"),
        ox.Literal('tab\t, line\n, return\r, "quote", \\, \x01 and é', language="sv-SE"),
        *(ox.Literal(text, datatype=ox.NamedNode(xsd + "integer")) for text in ("7", "-7", "9" * 30, "none")),
        *(ox.Literal(text, datatype=ox.NamedNode(xsd + "decimal")) for text in ("1.5", "2.0", "1.")),
        *(ox.Literal(text, datatype=ox.NamedNode(xsd + "double")) for text in ("1e2", "INF")),
        *(ox.Literal(text, datatype=ox.NamedNode(xsd + "boolean")) for text in ("true", "0", "yes")),
        *(ox.Literal(text, datatype=ox.NamedNode(xsd + "gYear")) for text in ("2024", "24")),
        ox.NamedNode("https://example.org/å?a=b#c"),
    ]
    store = ox.Store()
    for number, term in enumerate(terms):
        store.add(ox.Quad(ox.NamedNode(f"https://example.org/{number:02}"), reason, term))
    store.add(ox.Quad(ox.NamedNode("https://example.org/triple"), reason, ox.Triple(reason, reason, reason)))
    graph = Graph(store, ())
    found = Ahead(graph, "_reasons").select("_reasons")
    assert in_any_order(found) == in_any_order(graph.select("_reasons"))
    assert all(term in [value for _, value in found] for term in terms[:3]), "the engine leaves these alone"
    assert len(found) == len(terms)


@dataclass(frozen=True)
class Failing(Graph):
    """A store that cannot be read any more."""

    def query(self, text: str, prefixes: dict[str, str] | None = None, base: str | None = None) -> Any:
        raise OSError("the disk is gone")


def test_what_fails_is_seen_by_who_asks() -> None:
    with pytest.raises(OSError, match="the disk is gone"):
        Ahead(Failing(ox.Store(), ()), "_years", "_sources").select("_sources")


def test_what_answers_elsewhere_is_asked_when_it_is_asked() -> None:
    class Elsewhere:
        asked: list[str] = []  # noqa: RUF012

        def select(self, name: str, **terms: Any) -> list[Row]:
            self.asked.append(name)
            return []

    ahead = Ahead(Elsewhere(), "_years", "_sources")
    assert Elsewhere.asked == []
    assert ahead.select("_sources") == []
    assert Elsewhere.asked == ["_sources"]


def test_a_trace_says_the_same_twice() -> None:
    graph = stgraph.load("exempelstad")
    assert stgraph.trace(graph, as_of=2026) == stgraph.trace(graph, as_of=2026)
