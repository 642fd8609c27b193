"""A graph as a file: the same graph gives the same bytes, whatever order it came in."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pyoxigraph as ox

from stgraph import project, turtle, vocab
from stgraph.canonical import canonical
from stgraph.comparable import Keys
from stgraph.errors import DataProblem, UsageProblem
from stgraph.graph import FORMATS, Graph, Source, parse_file
from stgraph.output import write_file
from stgraph.sources import whole
from stgraph.spaces import uri_spaces

_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""What a literal may hold and no XML file; the engine writes it all the same."""


def export(graph: Source, target: str | Path, *, with_ontology: bool = False) -> None:
    """Write the data of a graph to the file `target`: .ttl, .nt, .nq, .trig, .rdf or .jsonld.

    The same graph gives the same bytes. The ontology is left out, unless `with_ontology`. Files are read
    again, since a graph in memory does not keep lexical forms; an endpoint is read whole. Formats without
    named graphs get the triples of all graphs. Raises UsageProblem for another ending, DataProblem for a
    file that cannot be read or written.

    >>> import stgraph
    >>> town = stgraph.load("exempelstad")
    >>> stgraph.export(town, "exempelstad.nt")
    >>> bool(stgraph.diff(town, stgraph.load("exempelstad.nt")))
    False
    """
    path = Path(target)
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise UsageProblem("bad-ending", path=path, name="export", endings=" ".join(FORMATS))
    try:
        content = serialize(whole(graph), suffix, with_ontology=with_ontology)
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
        known = {statement for _, statement in _keyed(ontology)}
        yield from (quad for quad, statement in _keyed(list(graph.store)) if statement not in known)
    if with_ontology:
        yield from ontology


def _keyed(quads: Collection[ox.Quad]) -> Iterator[tuple[ox.Quad, tuple[object, ...] | None]]:
    """Quads and what they state, whatever a store calls nameless things and however it spells numbers.

    None for a statement about a statement, which the ontology does not make.
    """
    plain = [quad for quad in quads if not isinstance(quad.object, ox.Triple)]
    keys = Keys((quad.subject, quad.predicate, quad.object) for quad in plain)
    for quad in quads:
        if isinstance(quad.object, ox.Triple):
            yield quad, None
        else:
            yield quad, (keys.of(quad.subject), quad.predicate, keys.of(quad.object), quad.graph_name)


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
