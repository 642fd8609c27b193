"""A graph as a file: the same graph gives the same bytes, whatever order it came in."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from stgraph import project, turtle, vocab
from stgraph.canonical import canonical
from stgraph.errors import DataProblem, UsageProblem
from stgraph.graph import FORMATS, Graph, parse_file
from stgraph.output import write_file
from stgraph.support import uri_spaces

_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""What a literal may hold and no XML file; the engine writes it all the same."""


def export(graph: Graph, target: str | Path, *, with_ontology: bool = False) -> None:
    """Write the data of a graph to `target`, in the format of its ending.

    The files, where there are any, are read again, since a store does not keep lexical forms. Formats
    without named graphs get the triples of all graphs. Raises UsageProblem for an unknown ending,
    DataProblem for a file that cannot be read or written.
    """
    path = Path(target)
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise UsageProblem("bad-ending", path=path, name="export", endings=" ".join(FORMATS))
    try:
        content = serialize(graph, suffix, with_ontology=with_ontology)
    except OSError as error:
        # the engine has no words for it in this format, such as triple terms in JSON-LD
        raise DataProblem("unwritable", path=path, reason=str(error)) from None
    if suffix == ".rdf" and _NOT_XML.search(content):
        raise DataProblem("unwritable", path=path, reason="XML cannot hold control characters")
    write_file(path, content)


def _quads(graph: Graph, with_ontology: bool) -> Iterator[ox.Quad]:
    ontology = [quad for file in project.ontology_files() for quad in parse_file(file)]
    for file in graph.files:
        yield from parse_file(file)
    if not graph.files:
        known = ox.Store()
        known.bulk_extend(ontology)  # spelt as the graph's own store spells it
        yield from (quad for quad in graph.store if quad not in known)
    if with_ontology:
        yield from ontology


def serialize(graph: Graph, suffix: str, *, with_ontology: bool = False) -> bytes:
    """The bytes that `export` writes for a file ending such as ".ttl"."""
    format_ = FORMATS[suffix]
    quads = canonical(_quads(graph, with_ontology))
    if not format_.supports_datasets:
        quads = {ox.Quad(q.subject, q.predicate, q.object) for q in quads}
    if suffix in (".ttl", ".trig"):
        return turtle.write(quads, uri_spaces(graph)).encode()
    if suffix in (".nt", ".nq"):
        return "".join(f"{line} .\n" for line in sorted(map(str, quads))).encode()
    ordered: list[ox.Quad] = sorted(quads, key=str)
    data = ox.serialize(
        ordered if format_.supports_datasets else [quad.triple for quad in ordered],
        format=format_,
        prefixes=vocab.PREFIXES,
    )
    assert data is not None
    # the engine writes a carriage return as it is, and every XML parser reads a line feed
    return data.replace(b"\r", b"&#13;") if suffix == ".rdf" else data
