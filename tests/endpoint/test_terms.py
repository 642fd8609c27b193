"""A server may answer with the right columns and put anything in them."""

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from stgraph.datasets import left_out_counts
from stgraph.endpoint import Endpoint
from stgraph.errors import DataProblem
from stgraph.gathering import newest
from tests.endpoint.server import Server, sparql, told

RELEASE = """
    SELECT ?graph ?dataset ?issued ?version ?modified ?model ?shapes {
      VALUES (?graph ?dataset ?issued ?version ?modified ?model ?shapes) {
        (%s <urn:dataset> "2026-11-27" "1.0.%s" "2026-11-27T08:00:00Z" <urn:model> <urn:shapes>)
      }
    }"""


def answering(select: str) -> Callable[[str], object]:
    return lambda _text: ox.Store().query(select)


@pytest.mark.parametrize("count", ['"12x"^^<http://www.w3.org/2001/XMLSchema#integer>', "<urn:a>", '"many"'])
def test_count_that_is_no_number(count: str) -> None:
    select = f'SELECT ?what ?count {{ VALUES (?what ?count) {{ ("links" {count}) }} }}'
    with Server(sparql(answering(select))) as server, pytest.raises(DataProblem) as raised:
        left_out_counts(Endpoint(server.url))
    assert told(raised.value, "").key == "no-count"


@pytest.mark.parametrize("graph", ['"urn:graph"', "UNDEF"])
def test_release_that_is_none(graph: str) -> None:
    with Server(sparql(answering(RELEASE % (graph, 0)))) as server, pytest.raises(DataProblem) as raised:
        newest(server.url)
    expected = "endpoint-half-loaded" if graph == "UNDEF" else "endpoint-bad-releases"
    assert told(raised.value, server.url).key == expected


def test_release_with_a_number_that_python_refuses() -> None:
    with Server(sparql(answering(RELEASE % ("<urn:graph>", "9" * 5000)))) as server:
        found = newest(server.url)
    assert (found.graphs, found.shapes) == (("urn:graph", "urn:model"), ("urn:shapes",))
