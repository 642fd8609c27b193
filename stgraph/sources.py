"""Where a graph comes from: files, a store on disk, a SPARQL endpoint, several endpoints as one graph."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from stgraph import project, queries, vocab
from stgraph.endpoint import Endpoint
from stgraph.endpoint.address import shown
from stgraph.errors import DataProblem
from stgraph.graph import Graph, Progress, Source, load, parse_file, source_files
from stgraph.rows import Row
from stgraph.store import is_store, open_store

RELEASES: Final = vocab.ID + "releases"
"""The graph on a server that says which data sets are there; see `stgraph.putting`."""

MODEL: Final = vocab.SPEC + "graph"
"""The start of the names of the graphs on a server that hold the ontology."""

_NAMED_BY_CONTENT: Final = re.compile(r"/[0-9a-f]{16}$")
"""How the names of graphs end that `stgraph.putting` has put on a server, and never changes."""

_AT_ONCE: Final = 8
"""Endpoints that are read at the same time."""

_NO_SUCH_GRAPH: Final = ("endpoint-bad-query", "endpoint-not-found")


def open_source(
    *data: str | Path,
    store: Path | None = None,
    endpoints: Sequence[str] = (),
    progress: Progress | None = None,
) -> Source:
    """What is asked for: files, folders, bundled names, stores and endpoints; several are one graph.

    Any of the `data` may be a store or the address of an endpoint, too. Raises DataProblem for what cannot be
    read, UsageProblem for what is no address.
    """
    addresses = [*endpoints, *(str(item) for item in data if is_address(item))]
    rest = [item for item in data if not is_address(item)]
    files = [item for item in rest if not is_store(Path(item))]
    stores = [Path(item) for item in rest if item not in files]
    found: list[Source] = [open_store(path) for path in (*stores, *([store] if store else ()))]
    found += [newest(address) for address in addresses]
    if not found:
        return load(*files, progress=progress)
    if len(found) == 1 and not files and _knows_ontology(found[0]):
        return found[0]
    return read_whole(found, files, progress)


def is_address(item: str | Path) -> bool:
    """Whether it is where an endpoint is."""
    return isinstance(item, str) and item.startswith(("http://", "https://"))


def newest(address: str) -> Endpoint:
    """The endpoint, asked for the newest release of each data set that stgraph has put there.

    A server that knows of no releases is asked for its own default graph. Raises DataProblem where a first
    load has begun and is not done: the default graph may be all graphs, and hold half of it.
    """
    try:
        rows = Endpoint(address, graphs=(RELEASES,)).select("_releases")
    except DataProblem as problem:
        if problem.key not in _NO_SUCH_GRAPH:
            raise
        rows = []
    if not rows:
        return Endpoint(address)
    latest: dict[str, _Release] = {}
    for graph, dataset, issued, version, modified, model in rows:
        if graph is None:
            raise DataProblem("endpoint-half-loaded", url=shown(address))
        release = _Release(issued.value, _numbers(version.value), modified.value, graph.value, model.value)
        latest[dataset.value] = max(release, latest.get(dataset.value, release))
    # of several versions of the ontology the one that was put last, as files are read with the one at hand
    model = max(latest.values(), key=lambda release: release.modified).model
    return Endpoint(address, graphs=(*sorted(release.graph for release in latest.values()), model))


class _Release(NamedTuple):
    """A graph of a data set on a server; the greatest is the newest."""

    issued: str
    version: tuple[int, ...]
    modified: str
    graph: str
    model: str


def _numbers(version: str) -> tuple[int, ...]:
    """For comparison: 1.10.0 is newer than 1.9.0."""
    return tuple(int(number) for number in re.findall(r"[0-9]+", version))


def _knows_ontology(source: Source) -> bool:
    """Whether the ontology is there, as in every store: it says which relations carry support."""
    return isinstance(source, Graph) or any(kind is not None for _, _, kind, _ in source.select("_classes"))


def read_whole(
    sources: Sequence[Source], files: Sequence[str | Path] = (), progress: Progress | None = None
) -> Graph:
    """Endpoints and stores, read at the same time into one graph in memory, with files if there are any.

    What an endpoint holds is kept on disk, and read again only when it has changed: `stgraph.endpoint.cache`.
    The ontology is added. A blank node of one of them is another one than those of the rest. The graph has
    no `files`, since more than they say is in it.
    """
    # imported only when needed
    from concurrent.futures import ThreadPoolExecutor, as_completed

    store = ox.Store()
    store.bulk_extend(quad for file in project.ontology_files() for quad in parse_file(file))
    ontology = len(store)
    if files:
        store.bulk_extend(quad for file in source_files(*files) for quad in parse_file(file))
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        reading = [pool.submit(_everything, source) for source in sources]
        for done, one in enumerate(as_completed(reading), 1):
            if progress:
                progress(done, len(reading))
            one.exception()  # the first that fails in the order of the sources is told below
    for number, one in enumerate(reading):
        store.bulk_extend(_apart(row, number) for row in one.result())
    return Graph(store, (), ontology_triples=ontology)


def _everything(source: Source) -> list[Row]:
    def read() -> list[Row]:
        # a list, since what a store answers with stays in the thread that asked
        return [tuple(row) for row in source.query(queries.read("_everything"))]

    if not isinstance(source, Endpoint):
        return read()
    # imported only when needed
    from stgraph.endpoint.cache import kept

    lasting = any(graph.startswith(MODEL) for graph in source.graphs)
    return kept(source, read, lasting=lasting and all(map(_NAMED_BY_CONTENT.search, source.graphs)))


def _apart(row: Row, number: int) -> ox.Quad:
    terms: list[Any] = [
        ox.BlankNode(f"e{number}x{term.value}") if isinstance(term, ox.BlankNode) else term for term in row
    ]
    return ox.Quad(*terms)


def whole(source: Source) -> Graph:
    """A graph in memory or on disk: what an endpoint holds is read."""
    return source if isinstance(source, Graph) else read_whole([source])
