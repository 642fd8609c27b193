"""Servers that hold nothing of ours when a test starts, and nothing when it ends."""

import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from stgraph.gathering import RELEASES
from tests.conftest import ROOT
from tests.servers import Server

Town = Callable[..., Path]


@dataclass
class Target:
    """A server by its address for queries and that of its graph store."""

    name: str
    query: str
    store: str

    def graph(self, method: str, name: str, body: bytes | None = None) -> bytes:
        """One request for one graph; nothing where there is none."""
        # Virtuoso says 406 after it has written, where the answer to writing is wanted as triples
        accept = "application/n-triples" if method == "GET" else "*/*"
        headers = {"Content-Type": "application/n-triples", "Accept": accept}
        address = f"{self.store}?graph={quote(name, safe='')}"
        request = urllib.request.Request(address, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return bytes(response.read())
        except urllib.error.HTTPError as error:
            assert error.code == 404, error
            return b""

    def named(self) -> set[str]:
        """The graphs that are named on the server, the list of them with it."""
        marks = list(ox.parse(self.graph("GET", RELEASES), format=ox.RdfFormat.N_TRIPLES))
        wanted = ("requires", "conformsTo")
        objects = {quad.object.value for quad in marks if quad.predicate.value.endswith(wanted)}
        return {quad.subject.value for quad in marks} | objects | {RELEASES}


@pytest.fixture
def target(server: Server) -> Iterator[Target]:
    target = Target(server.name, server.url, server.store_url.partition("?")[0])
    yield target
    for graph in target.named():
        target.graph("DELETE", graph)
    assert not target.graph("GET", RELEASES)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A copy of bundled data as another release: version, date and name of the first goal can be changed."""

    def copy(
        name: str, folder: str, version: str = "0.1.0", issued: str = "2026-11-26", word: str = ""
    ) -> Path:
        made = tmp_path / folder
        shutil.copytree(ROOT / "data" / name, made)
        dataset = made / "dataset.ttl"
        text = dataset.read_text()
        changed = text.replace('"0.1.0"', f'"{version}"').replace(
            '"2026-11-26"^^xsd:date', f'"{issued}"^^xsd:date'
        )
        dataset.write_text(changed)
        if word:
            goals = made / "goals.ttl"
            goals.write_text(goals.read_text().replace('"@sv', f' {word}"@sv'))
        return made

    return copy
