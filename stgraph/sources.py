"""Where a graph comes from: files, a store on disk, a SPARQL endpoint, several of them as one graph."""

from collections.abc import Sequence
from pathlib import Path

from stgraph import project
from stgraph.graph import Graph, Progress, Source
from stgraph.graph import load as load_files


def load(*sources: str | Path, progress: Progress | None = None) -> Source:
    """One graph of all sources, with the ontology; without any, of Helsingborg's bundled data.

    A source is a file, a folder with its subfolders, a bundled name ("helsingborg", "exempelstad"), the
    folder of a store that `stgraph load --store` has made, or the http(s) address of a SPARQL endpoint.
    Files and several sources are read into memory (`Graph`); a single store is opened where it is; a single
    endpoint is asked over the network each time (`Endpoint`), unless it lacks the ontology: then it is read
    whole. Every other function takes what comes. Credentials for endpoints come from the environment or a
    netrc file. `progress` is called with the bytes of files, or the number of endpoints, read so far and in
    all.

    Raises DataProblem with file, line and column where a file is not what its ending says, and where an
    endpoint does not answer; UsageProblem for what is no address.

    >>> import stgraph
    >>> stgraph.load("exempelstad").select("_datasets")[0][0]
    <NamedNode value=https://w3id.org/stgraph/id/exempelstad/dataset>
    """
    return open_source(*sources, progress=progress)


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
    files = [item for item in rest if not project.is_store(Path(item))]
    stores = [*(Path(item) for item in rest if item not in files), *([store] if store else ())]
    if not stores and not addresses:
        return load_files(*files, progress=progress)
    # imported only when needed
    from stgraph.store import open_store

    opened = [open_store(path) for path in stores]
    if len(opened) == 1 and not files and not addresses:
        return opened[0]
    from stgraph.gathering import gather

    return gather(opened, addresses, files, progress)


def is_address(item: str | Path) -> bool:
    """Whether it is where an endpoint is."""
    return isinstance(item, str) and item.startswith(("http://", "https://"))


def whole(source: Source) -> Graph:
    """A graph in memory or on disk: what an endpoint holds is read."""
    if isinstance(source, Graph):
        return source
    # imported only when needed
    from stgraph.gathering import read_whole

    return read_whole([source])
