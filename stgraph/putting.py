"""Releases put on a server, each in a graph of its own, so that a reader sees the old or the whole new one.

No server needs to replace a graph at once, or to throw away half a request (Fuseki 5.6 keeps what it got): a
graph gets its name from what it holds, is never written again once it is named in the graph `RELEASES`, and
is named there last, when all is there. A load that breaks off leaves graphs that nobody names; the next one
replaces them. The type of the list itself is put first, so that a reader knows of a load that has begun.

In `RELEASES` stands of each graph:

    <graph> dcterms:isVersionOf <dataset> ; dcterms:hasVersion "1.2.0" ; dcterms:issued "2026-11-26" ;
        dcterms:modified "2026-11-27T08:00:00Z" ; dcterms:requires <ontology> ; dcterms:conformsTo <shapes> .

where `modified` says when the graph was put, the latest of several if it was put again.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pyoxigraph as ox

from stgraph import project, vocab
from stgraph.datasets import datasets
from stgraph.errors import DataProblem, UsageProblem
from stgraph.gathering import MODEL, RELEASES
from stgraph.graph import DEFAULT, Progress, load, parse_file

if TYPE_CHECKING:
    from stgraph.endpoint.graphstore import GraphStore

SHAPES: Final = vocab.NORM + "graph"
"""The start of the names of the graphs that hold the shapes; those of the ontology start with `MODEL`."""

_DCAT: Final = vocab.PREFIXES["dcat"]
_DCTERMS: Final = vocab.PREFIXES["dcterms"]
_XSD: Final = vocab.PREFIXES["xsd"]
_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Release:
    """A version of one data set; `graph` is the IRI of the graph that holds it on a server."""

    graph: str
    dataset: str
    version: str
    issued: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """A graph on the server; `new` is False where it was there already."""

    graph: str
    new: bool


def put(url: str, *sources: str | Path, progress: Progress | None = None) -> tuple[Put, ...]:
    """Put ontology, shapes and releases into the graph store at an address; each source is one release.

    A source is a file, a folder or a bundled name; without any, Helsingborg's data are put. Afterwards the
    releases are what `stgraph.gathering.newest` reads, unless newer ones are there. Raises DataProblem where
    a source is no release or the server does not take it, UsageProblem where two are the same release;
    readers then see what was there before.
    """
    # imported only when something is put: HTTP
    from stgraph.endpoint.graphstore import GraphStore

    server = GraphStore(url)
    ontology_files, shape_files = project.ontology_files(), project.shape_files()
    model, shapes = _name(MODEL, ontology_files), _name(SHAPES, shape_files)
    releases = _releases(sources or (DEFAULT,), model, progress)
    known = server.triples(RELEASES)
    named = {str(term) for triple in known for term in (triple.subject, triple.object)}
    contents: dict[str, Sequence[Path]] = {model: ontology_files, shapes: shape_files}
    contents |= {release.graph: release.files for release in releases}
    server.add(RELEASES, _triples([(RELEASES, vocab.RDF_TYPE, ox.NamedNode(f"{_DCAT}Catalog"))]))
    done = []
    for graph, files in contents.items():
        new = f"<{graph}>" not in named or not server.holds(graph)
        if new:
            _send(server, graph, files)
        done.append(Put(graph, new))
    server.add(RELEASES, _marks(releases, model, shapes, _moment_after(known)))
    return tuple(done)


def _releases(sources: Sequence[str | Path], model: str, progress: Progress | None) -> list[Release]:
    found: dict[tuple[str, str], Release] = {}
    for source in sources:
        release = _release(source, model, progress)
        if (release.dataset, release.version) in found:
            raise UsageProblem("put-twice", path=source, dataset=release.dataset, version=release.version)
        found[release.dataset, release.version] = release
    return list(found.values())


def _release(source: str | Path, model: str, progress: Progress | None) -> Release:
    graph = load(source, progress=progress)
    described = datasets(graph)
    if len(described) != 1:
        raise DataProblem("put-datasets", path=source, count=len(described))
    (dataset,) = described
    try:
        issued = date.fromisoformat(dataset.issued).isoformat()
        ox.NamedNode(dataset.iri)  # a blank node is none
    except ValueError:
        raise DataProblem("put-no-release", path=source) from None
    if not dataset.version:
        raise DataProblem("put-no-release", path=source)
    start = f"{dataset.iri}/{quote(dataset.version, safe='')}"
    name = _name(start, graph.files, also=model)
    return Release(name, dataset.iri, dataset.version, issued, graph.files)


def _name(start: str, files: Iterable[Path], also: str = "") -> str:
    """An IRI that no other content has."""
    digest = sha256(also.encode())
    for file in files:
        digest.update(sha256(file.read_bytes()).digest())
    return f"{start}/{digest.hexdigest()[:16]}"


def _send(server: "GraphStore", graph: str, files: Iterable[Path]) -> None:
    # imported only when needed
    import tempfile

    with tempfile.TemporaryFile() as body:
        triples = (quad.triple for file in files for quad in parse_file(file))
        ox.serialize(triples, output=body, format=ox.RdfFormat.N_TRIPLES)
        server.put(graph, body)


def _marks(releases: Iterable[Release], model: str, shapes: str, moment: str) -> bytes:
    """What says of the releases' graphs that they are there."""
    return _triples(
        (release.graph, _DCTERMS + name, value)
        for release in releases
        for name, value in (
            ("isVersionOf", ox.NamedNode(release.dataset)),
            ("hasVersion", ox.Literal(release.version)),
            ("issued", ox.Literal(release.issued, datatype=ox.NamedNode(f"{_XSD}date"))),
            ("modified", ox.Literal(moment, datatype=ox.NamedNode(f"{_XSD}dateTime"))),
            ("requires", ox.NamedNode(model)),
            ("conformsTo", ox.NamedNode(shapes)),
        )
    )


def _triples(facts: Iterable[tuple[str, str, ox.NamedNode | ox.Literal]]) -> bytes:
    triples = (ox.Triple(ox.NamedNode(one), ox.NamedNode(name), value) for one, name, value in facts)
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _moment_after(known: Iterable[ox.Triple]) -> str:
    """Now, but later than every moment that is known: clocks differ."""
    latest = datetime.min
    for triple in known:
        if triple.predicate.value == f"{_DCTERMS}modified" and isinstance(triple.object, ox.Literal):
            with suppress(ValueError):  # not ours
                latest = max(latest, datetime.strptime(triple.object.value, _MOMENT))
    return max(datetime.now(UTC).replace(tzinfo=None), latest + _SECOND).strftime(_MOMENT)
