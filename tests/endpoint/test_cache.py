"""What was read of an endpoint is not read again before it holds something else."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from stgraph import queries
from stgraph.endpoint import Endpoint, cache
from stgraph.errors import DataProblem
from stgraph.gathering import read_whole
from tests.conftest import Run
from tests.endpoint.changes import CHANGES, TRIPLES, changed
from tests.endpoint.server import Server, http, sparql

EVERYTHING = queries.read("_everything")
FINGERPRINT = queries.read("_fingerprint")


class Holder:
    """A server with triples that can be others from one moment to the next."""

    def __init__(self, triples: str) -> None:
        self.after: Callable[[], None] = lambda: None
        """Done when everything was asked for, before the answer."""
        self.hold(triples)
        self.server = Server(sparql(self._answer))

    def hold(self, triples: str) -> None:
        self._store = ox.Store()
        self._store.load(triples.encode(), format=ox.RdfFormat.N_TRIPLES)

    def _answer(self, query: str) -> Any:
        if query == EVERYTHING:
            self.after()
        return self._store.query(query)

    def read(self) -> set[str]:
        return read(self.server.url)

    @property
    def times(self) -> int:
        """How often everything was asked for."""
        return sum(request.form["query"] == [EVERYTHING] for request in self.server.requests)


def read(*addresses: str) -> set[str]:
    """What is read from endpoints, without the ontology and labels of blank nodes."""
    graph = read_whole([Endpoint(address) for address in addresses])
    return {
        " ".join("_" if isinstance(term, ox.BlankNode) else str(term) for term in quad.triple)
        for quad in graph.store
        if "urn:" in quad.predicate.value
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def holder() -> Iterator[Holder]:
    holder = Holder(TRIPLES)
    with holder.server:
        yield holder


def test_everything_is_asked_for_once(folder: Path, holder: Holder) -> None:
    first = holder.read()
    assert len(first) == 7
    assert holder.read() == holder.read() == first
    assert holder.times == 1
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("way", CHANGES)
def test_a_change_is_noticed(folder: Path, holder: Holder, way: str) -> None:
    holder.read()
    holder.hold(changed(way))
    after = holder.read()
    assert holder.read() == after
    assert holder.times == 2
    assert len(list(folder.iterdir())) == 1, "only the newest state is kept"


def test_other_labels_of_blank_nodes_and_another_order_are_no_change(folder: Path, holder: Holder) -> None:
    holder.read()
    holder.hold("\n".join(reversed(TRIPLES.replace("_:x", "_:z").splitlines())))
    holder.read()
    assert holder.times == 1


def test_of_two_endpoints_the_changed_one_is_read_again(folder: Path, holder: Holder) -> None:
    other = Holder("<urn:z> <urn:name> _:x .")
    with other.server:
        addresses = (holder.server.url, other.server.url)
        first = read(*addresses)
        assert len(first) == 8
        assert read(*addresses) == first
        other.hold("<urn:y> <urn:name> _:x .")
        second = read(*addresses)
    assert (first - second, second - first) == ({"<urn:z> <urn:name> _"}, {"<urn:y> <urn:name> _"})
    assert (holder.times, other.times) == (1, 2)
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: data.rindex(b"\n", 0, -1) + 1],
        lambda data: data.replace(b"urn:a", b"urn:e"),
        lambda data: data[data.index(b"\n") + 1 :],
        lambda data: b"\xff\x00" + data,
    ],
    ids=["empty", "cut", "changed", "headless", "binary"],
)
def test_a_damaged_file_is_ignored_and_replaced(
    folder: Path, holder: Holder, damage: Callable[[bytes], bytes]
) -> None:
    first = holder.read()
    [file] = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert file.read_bytes() != whole
    assert holder.read() == holder.read() == first
    assert holder.times == 2


def test_a_change_while_it_is_read_is_not_kept(folder: Path, holder: Holder) -> None:
    holder.after = lambda: holder.hold(changed("a letter"))
    assert any("Åse" in triple for triple in holder.read())
    holder.after = lambda: None
    holder.hold(TRIPLES)
    assert any("Åsa" in triple for triple in holder.read())


def test_a_change_that_is_taken_back_while_it_is_read_is_not_kept(folder: Path, holder: Holder) -> None:
    """As when a server loads the same data again: for a moment it has a part of them."""
    answer = Endpoint(holder.server.url)

    def part() -> bytes:
        rows = [tuple(row) for row in answer.query(EVERYTHING)][:3]
        return ox.serialize((ox.Triple(*row) for row in rows), format=ox.RdfFormat.N_TRIPLES) or b""

    assert cache.kept(answer, part, lasting=False).count(b"\n") == 3
    assert len(holder.read()) == 7


@pytest.mark.parametrize(
    "row",
    [
        {"s": ("literal", "x"), "p": ("uri", "urn:p"), "o": ("literal", "y")},
        {"s": ("uri", "urn:a"), "p": ("uri", "urn:p")},
    ],
    ids=["a literal as subject", "no object"],
)
def test_rows_that_are_no_triples_are_told_with_the_address(
    folder: Path, row: dict[str, tuple[str, str]]
) -> None:
    terms = {name: {"type": kind, "value": value} for name, (kind, value) in row.items()}
    body = {"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": [terms]}}
    with Server(http(200, json.dumps(body).encode())) as server:
        with pytest.raises(DataProblem) as caught:
            read_whole([Endpoint(server.url)])
        assert (caught.value.key, caught.value.values["url"]) == ("endpoint-unreadable", server.url)
    assert not folder.exists()


@pytest.mark.parametrize("off", ["", "off"])
def test_nothing_is_kept_where_it_is_turned_off(
    tmp_path: Path, holder: Holder, monkeypatch: pytest.MonkeyPatch, off: str
) -> None:
    monkeypatch.setenv("STGRAPH_CACHE", off)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    holder.read()
    holder.read()
    assert holder.times == 2
    assert [request.form["query"] for request in holder.server.requests] == [[EVERYTHING]] * 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_no_error(folder: Path, holder: Holder) -> None:
    folder.write_text("a file")
    assert holder.read() == holder.read()
    assert holder.times == 2


def test_a_server_that_cannot_tell_is_read_each_time(folder: Path) -> None:
    store = ox.Store()
    store.load(TRIPLES.encode(), format=ox.RdfFormat.N_TRIPLES)

    def answer(query: str) -> Any:
        if query == FINGERPRINT:
            raise SyntaxError("MD5 is not known")
        return store.query(query)

    with Server(sparql(answer)) as server:
        assert read(server.url) == read(server.url)
        assert sum(request.form["query"] == [EVERYTHING] for request in server.requests) == 2
    assert not folder.exists()


def test_graphs_named_by_their_content_are_read_one_by_one_and_not_asked_about(folder: Path) -> None:
    store = ox.Store()
    store.load(TRIPLES.encode(), format=ox.RdfFormat.N_TRIPLES)
    model = "https://w3id.org/stgraph/spec/graph/0123456789abcdef"
    town = "https://w3id.org/stgraph/id/town/1.0/fedcba9876543210"
    newer = town.replace("fe", "ef")
    with Server(sparql(store.query)) as server:

        def asked(*graphs: str) -> list[tuple[str, ...]]:
            before = len(server.requests)
            read_whole([Endpoint(server.url, graphs=graphs)])
            forms = [request.form for request in server.requests[before:]]
            return sorted((*form["query"], *form["default-graph-uri"]) for form in forms)

        assert asked(town, model) == [(EVERYTHING, town), (EVERYTHING, model)]
        assert asked(town, model) == []
        assert asked(newer, model) == [(EVERYTHING, newer)]
        assert len(list(folder.iterdir())) == 2, "the older one is not kept"
        both = ("https://town.example/current", model)
        assert asked(*both) == [(EVERYTHING, *both), (FINGERPRINT, *both), (FINGERPRINT, *both)]
    assert len(list(folder.iterdir())) == 1


def test_a_graph_that_is_gone_is_asked_for_again(folder: Path, holder: Holder) -> None:
    """Its name says what is to be in it."""
    model = "https://w3id.org/stgraph/spec/graph/0123456789abcdef"
    holder.hold("")
    for times in (1, 2):
        read_whole([Endpoint(holder.server.url, graphs=(model,))])
        assert holder.times == times


def test_files_are_their_owners_alone_and_tell_no_secrets(
    folder: Path, holder: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STGRAPH_USER", "reader")
    monkeypatch.setenv("STGRAPH_PASSWORD", "pass-one")
    address = holder.server.url + "?key=key-one"
    read(address)
    [file] = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    for secret in ("reader", "pass-one", "key-one", "127.0.0.1"):
        assert secret not in file.name + file.read_text()
    file.chmod(0o644)
    holder.hold("<urn:a> <urn:name> <urn:b> .")
    read(address)
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]
    monkeypatch.setenv("STGRAPH_PASSWORD", "pass-two")
    read(address)
    assert list(folder.iterdir()) == [file], "a new password is the same user"
    monkeypatch.setenv("STGRAPH_USER", "other")
    read(address)
    assert len(list(folder.iterdir())) == 2


def test_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    home = tmp_path / ".cache" / "stgraph"
    assert cache.folder({}) == cache.folder({"XDG_CACHE_HOME": ""}) == home
    assert cache.folder({"XDG_CACHE_HOME": "relative"}) == home
    assert cache.folder({"XDG_CACHE_HOME": "/caches"}) == Path("/caches/stgraph")
    assert cache.folder({"XDG_CACHE_HOME": "/caches", "STGRAPH_CACHE": "own"}) == Path("own")


def test_the_suite_leaves_the_cache_of_whoever_runs_it_alone() -> None:
    assert cache.folder(os.environ) is None


def test_the_command_asks_for_everything_once(folder: Path, holder: Holder, run: Run) -> None:
    other = Holder("<urn:z> <urn:name> <urn:b> .")
    with other.server:
        asked = ("query", "SELECT ?s { ?s <urn:name> ?o }", "--format", "csv")
        first, second = (
            run(*asked, "--endpoint", holder.server.url, "--endpoint", other.server.url) for _ in range(2)
        )
    assert (first.returncode, first.stderr) == (0, "")
    assert "urn:z" in first.stdout
    assert "urn:a" in first.stdout
    assert (second.returncode, second.stderr) == (0, "")
    assert (holder.times, other.times) == (1, 1)
