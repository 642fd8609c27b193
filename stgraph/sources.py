"""Where a graph comes from: files, a store on disk, a SPARQL endpoint, several endpoints as one graph."""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from stgraph import project, queries, vocab
from stgraph.endpoint import Endpoint
from stgraph.errors import DataProblem
from stgraph.graph import Graph, Progress, Source, load, parse_file
from stgraph.store import is_store, open_store

RELEASES: Final = vocab.ID + "releases"
"""The graph on a server that says which data sets are there; see `stgraph.putting`."""

MODEL: Final = vocab.SPEC + "graph"
"""The start of the names of the graphs on a server that hold the ontology."""

_AT_ONCE: Final = 8
"""Endpoints that are read at the same time."""

_NO_SUCH_GRAPH: Final = ("endpoint-bad-query", "endpoint-not-found")


def open_source(
    *data: str | Path,
    store: Path | None = None,
    endpoints: Sequence[str] = (),
    progress: Progress | None = None,
) -> Source:
    """What is asked for: a store, one endpoint, several as one graph, else files, folders or bundled names.

    One of the `data` may be a store or the address of an endpoint, too. Raises DataProblem for what cannot be
    read.
    """
    addresses = [*endpoints, *(str(item) for item in data if is_address(item))]
    files = [item for item in data if not is_address(item)]
    if store is None and len(files) == 1 and is_store(Path(files[0])):
        store = Path(files[0])
    if store is not None:
        return open_store(store)
    if addresses:
        found = [newest(address) for address in addresses]
        if len(found) == 1 and not files and _knows_ontology(found[0]):
            return found[0]
        return read_whole(found, files, progress)
    return load(*files, progress=progress)


def is_address(item: str | Path) -> bool:
    """Whether it is where an endpoint is."""
    return isinstance(item, str) and item.startswith(("http://", "https://"))


def newest(address: str) -> Endpoint:
    """The endpoint, asked for the newest release of each data set that stgraph has put there.

    A server that knows of no releases is asked for its own default graph.
    """
    try:
        rows = Endpoint(address, graphs=(RELEASES,)).select("_releases")
    except DataProblem as problem:
        if problem.key not in _NO_SUCH_GRAPH:
            raise
        rows = []
    latest: dict[str, _Release] = {}
    for graph, dataset, issued, version, modified, model in rows:
        release = _Release(issued.value, _numbers(version.value), modified.value, graph.value, model.value)
        latest[dataset.value] = max(release, latest.get(dataset.value, release))
    if not latest:
        return Endpoint(address)
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


def _knows_ontology(endpoint: Endpoint) -> bool:
    """Whether the ontology is there: it says which relations carry support."""
    return any(kind is not None for _, _, kind, _ in endpoint.select("_classes"))


def read_whole(
    endpoints: Sequence[Endpoint], files: Sequence[str | Path] = (), progress: Progress | None = None
) -> Graph:
    """Endpoints, read at the same time into one graph in memory, with files if there are any.

    The ontology is added. A blank node of one endpoint is another one than those of the rest.
    """
    base = load(*files) if files else None
    store = base.store if base else ox.Store()
    if not base:
        store.bulk_extend(quad for file in project.ontology_files() for quad in parse_file(file))
    ontology = base.ontology_triples if base else len(store)
    text = queries.read("_everything")
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        reading = [pool.submit(endpoint.query, text) for endpoint in endpoints]
        for done, one in enumerate(as_completed(reading), 1):
            if progress:
                progress(done, len(reading))
            one.exception()  # the first that fails in the order of the endpoints is told below
    for number, one in enumerate(reading):
        store.bulk_extend(_apart(triple, number) for triple in one.result())
    return Graph(store, base.files if base else (), ontology_triples=ontology)


def _apart(triple: ox.Triple, number: int) -> ox.Quad:
    subject, object_ = triple.subject, triple.object
    if isinstance(subject, ox.BlankNode):
        subject = ox.BlankNode(f"e{number}x{subject.value}")
    if isinstance(object_, ox.BlankNode):
        object_ = ox.BlankNode(f"e{number}x{object_.value}")
    return ox.Quad(subject, triple.predicate, object_)


def whole(source: Source) -> Graph:
    """A graph in memory or on disk: what an endpoint holds is read."""
    return source if isinstance(source, Graph) else read_whole([source])  # type: ignore[list-item]
