"""Each real server tells whether what it holds has changed, and is read whole only then."""

from pathlib import Path

import pytest

from stgraph import project, queries
from stgraph.endpoint import Endpoint
from stgraph.gathering import read_whole
from stgraph.rows import Row
from tests.effort import in_ci
from tests.endpoint.changes import CHANGES, TRIPLES, changed
from tests.servers import Server

pytestmark = in_ci


def hold(server: Server, place: Path, triples: str) -> None:
    """The triples, among others with blank nodes and all datatypes."""
    file = place / f"{len(list(place.iterdir()))}.ttl"
    file.write_text(triples, encoding="utf-8")
    odd = Path(__file__).with_name("odd.ttl")
    server.load((*project.ontology_files(), *project.data_files("exempelstad"), odd, file))


def fingerprint(server: Server) -> Row:
    (row,) = Endpoint(server.url, server.graphs).select("_fingerprint")
    assert None not in row
    return row


def test_a_fingerprint_changes_with_the_graph_alone(server: Server, tmp_path: Path) -> None:
    found = []
    for triples in (TRIPLES, *map(changed, CHANGES)):
        hold(server, tmp_path, triples)
        found.append(fingerprint(server))
        assert found[-1] == fingerprint(server)
    hold(server, tmp_path, TRIPLES)
    assert fingerprint(server) == found[0], "the same again"
    assert len(set(found)) == 1 + len(CHANGES)


def test_a_server_is_read_again_only_after_a_change(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STGRAPH_CACHE", str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    asked: list[str] = []
    query = Endpoint.query

    def noted(self: Endpoint, text: str) -> object:
        asked.append(text)
        return query(self, text)

    monkeypatch.setattr(Endpoint, "query", noted)
    sizes, times = [], []
    for triples in (TRIPLES, TRIPLES, changed("added"), changed("added")):
        hold(server, tmp_path, triples)
        sizes.append(len(read_whole([Endpoint(server.url, server.graphs)]).store))
        times.append(asked.count(queries.read("_everything")))
    assert times == [1, 1, 2, 2]
    # the ontology is there twice: its blank nodes are others than those of the server
    assert [size - sizes[0] for size in sizes] == [0, 0, 1, 1]
