"""A graph that knows how its literals are written, where the store keeps only their values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from stgraph import project
from stgraph.graph import Graph, Progress, parse_file, source_files
from stgraph.shacl import Data


@dataclass(frozen=True)
class SpelledGraph(Graph):
    """A graph fit for SHACL, which speaks of terms as written."""

    data: Data = field(kw_only=True)


def load_spelled(*sources: str | Path, progress: Progress | None = None) -> SpelledGraph:
    """Like `stgraph.load`, with a note of every literal that the store does not keep as it was."""
    files = source_files(*sources)
    read = 0
    sizes = {file: file.stat().st_size for file in files if file.exists()}
    total = sum(sizes.values())

    def quads(file: Path) -> Iterator[ox.Quad]:
        nonlocal read
        yield from parse_file(file)
        read += sizes.get(file, 0)
        if progress:
            progress(read, total)

    data = Data.of(quad for file in files for quad in quads(file))
    # no norm looks at how the ontology spells its cardinalities
    for file in project.ontology_files():
        data.store.extend(parse_file(file))
    return SpelledGraph(data.store, files, bundled=not sources, data=data)


def spelled(graph: Graph) -> SpelledGraph:
    """A graph fit for SHACL: read again from its files, else with the spellings that its store has kept."""
    if isinstance(graph, SpelledGraph):
        return graph
    if graph.files:
        return load_spelled(*graph.files)
    data = Data.of(graph.store)
    return SpelledGraph(data.store, (), data=data)
