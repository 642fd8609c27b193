"""Stores and endpoints: one endpoint is asked where it is, several sources are read into one graph."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from stgraph import project, queries, vocab
from stgraph.endpoint import Endpoint
from stgraph.endpoint.address import shown
from stgraph.errors import DataProblem
from stgraph.graph import Graph, Progress, Source, parse_file, source_files

RELEASES: Final = vocab.ID + "releases"
"""The graph on a server that says which data sets are there; see `stgraph.putting`."""

MODEL: Final = vocab.SPEC + "graph"
"""The start of the names of the graphs on a server that hold the ontology."""

_NAMED_BY_CONTENT: Final = re.compile(r"/[0-9a-f]{16}$")
"""How the names of graphs end that `stgraph.putting` has put on a server, and never changes."""

_AT_ONCE: Final = 8
"""Endpoints and graphs that are read at the same time."""

_ASKED_THERE: Final = 11
"""Graphs up to which a server is asked itself: ten data sets and the ontology. Many take Oxigraph minutes."""

_RELEASE: Final = (*(ox.NamedNode,) * 2, *(ox.Literal,) * 3, *(ox.NamedNode,) * 2)
"""What stands in a row of `_releases`."""

_NO_SUCH_GRAPH: Final = ("endpoint-bad-query", "endpoint-not-found")


def gather(
    stores: Sequence[Source],
    addresses: Iterable[str],
    files: Sequence[str | Path],
    progress: Progress | None = None,
) -> Source:
    """A single endpoint that is fit to be asked itself, else one graph of everything. Raises DataProblem."""
    endpoints = list(map(newest, addresses))
    if len(endpoints) == 1 and not stores and not files and _answers_itself(endpoints[0]):
        return endpoints[0]
    return read_whole([*stores, *endpoints], files, progress)


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
    for row in rows:
        if row[0] is None:
            raise DataProblem("endpoint-half-loaded", url=shown(address))
        if tuple(map(type, row)) != _RELEASE:
            raise DataProblem("endpoint-bad-releases", url=shown(address))
        graph, dataset, issued, version, modified, model, shapes = (term.value for term in row)
        release = _Release(issued, _numbers(version), modified, graph, model, shapes)
        latest[dataset] = max(release, latest.get(dataset, release))
    # of several versions of the ontology the one that was put last, as files are read with the one at hand
    last = max(latest.values(), key=lambda release: release.modified)
    graphs = sorted(release.graph for release in latest.values())
    return Endpoint(address, graphs=(*graphs, last.model), shapes=(last.shapes,))


class _Release(NamedTuple):
    """A graph of a data set on a server; the greatest is the newest."""

    issued: str
    version: tuple[int, ...]
    modified: str
    graph: str
    model: str
    shapes: str


def _numbers(version: str) -> tuple[int, ...]:
    """For comparison: 1.10.0 is newer than 1.9.0."""
    return tuple(int(number) for number in re.findall(r"[0-9]{1,9}", version))


def _answers_itself(endpoint: Endpoint) -> bool:
    """Whether it is fit to be asked: it knows the ontology, and has few graphs."""
    # the ontology says which relations carry support
    return len(endpoint.graphs) <= _ASKED_THERE and any(
        kind is not None for _, _, kind, _ in endpoint.select("_classes")
    )


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
    parts = [part for source in sources for part in _parts(source)]
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        reading = [pool.submit(_everything, *part) for part in parts]
        for done, one in enumerate(as_completed(reading), 1):
            if progress:
                progress(done, len(reading))
            one.exception()  # the first that fails in the order of the sources is told below
    for one in reading:
        store.load(one.result(), format=ox.RdfFormat.N_TRIPLES)
    endpoints = [source for source, _ in parts if isinstance(source, Endpoint)]
    if endpoints:
        # imported only when needed
        from stgraph.endpoint.cache import forget_others

        forget_others(endpoints)
    return Graph(store, (), ontology_triples=ontology)


def _parts(source: Source) -> Iterable[tuple[Source, bool]]:
    """What is read in one go, and whether it never changes: a graph that stgraph has put there is a part."""
    if not isinstance(source, Endpoint):
        return [(source, False)]
    ours = all(map(_NAMED_BY_CONTENT.search, source.graphs))
    if not (ours and any(graph.startswith(MODEL) for graph in source.graphs)):
        return [(source, False)]
    return [(replace(source, graphs=(graph,)), True) for graph in source.graphs]


def _everything(source: Source, lasting: bool) -> bytes:
    """All triples as N-Triples."""

    def read() -> bytes:
        # a list, since what a store answers with stays in the thread that asked
        rows = [tuple(row) for row in source.query(queries.read("_everything"))]
        try:
            return ox.serialize((ox.Triple(*row) for row in rows), format=ox.RdfFormat.N_TRIPLES) or b""
        except TypeError:  # a literal where none can be, or nothing
            url = shown(source.url) if isinstance(source, Endpoint) else ""
            raise DataProblem("endpoint-unreadable", url=url, reason="?s ?p ?o") from None

    if not isinstance(source, Endpoint):
        return read()
    # imported only when needed
    from stgraph.endpoint.cache import kept

    return kept(source, read, lasting=lasting)
