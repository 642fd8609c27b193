"""One graph in memory: files in, rows out. Knows RDF and the engine, nothing of governance."""

import io
import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Protocol

import pyoxigraph as ox

from stgraph import project, queries
from stgraph.errors import DataProblem
from stgraph.rows import Row as Row
from stgraph.rows import by_variable, without_triples
from stgraph.screen import screen

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
"""RDF format by file ending."""

DEFAULT = "helsingborg"
"""The bundled data that is taken where nobody names any."""

MAX_FILE_BYTES = 1 << 30
"""A larger input file is refused instead of filling the memory."""

_PLACE = re.compile(r"^Parser error (?:at|between|on) line .*?: ")
"""The engine says in words what the message says before them."""

_BOM = b"\xef\xbb\xbf"

Progress = Callable[[int, int], None]
"""Called with bytes read so far and bytes in all."""


class Selects(Protocol):
    """What answers catalogued queries: a graph in memory, and whatever else speaks SPARQL."""

    def select(self, name: str, **terms: Any) -> list[Row]:
        """Rows of a catalogued query."""
        ...


class Asks(Selects, Protocol):
    """What also answers any text of SPARQL."""

    def query(self, text: str, prefixes: dict[str, str] | None = None, base: str | None = None) -> Any:
        """The engine's result: rows with `variables`, a boolean or triples."""
        ...


class Source(Asks, Protocol):
    """What a command reads from. `files` are empty where it is no files; `bundled` as in a graph."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The data files."""
        ...

    @property
    def bundled(self) -> bool:
        """Whether nobody named any data."""
        ...


@dataclass(frozen=True)
class Graph:
    """RDF files with the ontology, ready to be asked.

    `files` are the data files in the order read; the ontology is always in the store beside them,
    with so many `ontology_triples`.
    `bundled` says that nobody named any data, so the packaged Helsingborg data was taken.
    """

    store: ox.Store
    files: tuple[Path, ...]
    bundled: bool = False
    ontology_triples: int = 0
    read_only: ClassVar[bool] = False
    _one_at_a_time: threading.RLock = field(
        default_factory=threading.RLock, init=False, repr=False, compare=False
    )

    def __len__(self) -> int:
        with self._one_at_a_time:
            return len(self.store)

    def select(self, name: str, **terms: Any) -> list[Row]:
        """Rows of the packaged query `name`, with `terms` bound to its parameters.

        The catalogue asks nothing of the triple terms of RDF 1.2: rows that hold one are left out.
        """
        text = queries.read(name)
        return without_triples(self.query(queries.bind(text, **terms) if terms else text))

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of the packaged query `name`, by variable, without the variables that are unbound."""
        return by_variable(self.query(queries.read(name)))

    def query(self, text: str, prefixes: dict[str, str] | None = None, base: str | None = None) -> Any:
        """The engine's own result of any query text. Refuse strangers' text first: `stgraph.guard`.

        What it iterates over is the graph as it was when asked.
        """
        with self._one_at_a_time:
            return self.store.query(text, base_iri=base, prefixes=prefixes, use_default_graph_as_union=True)

    @contextmanager
    def holding(self, quads: Iterable[ox.Quad]) -> Iterator[None]:
        """Meanwhile the graph holds these quads, too, for this thread; others wait for their turn."""
        with self._one_at_a_time, added_to(self.store, quads):
            yield


@contextmanager
def added_to(store: ox.Store, quads: Iterable[ox.Quad]) -> Iterator[None]:
    """Meanwhile the store holds these quads, too."""
    added = [quad for quad in quads if quad not in store]
    store.extend(added)
    try:
        yield
    finally:
        for quad in added:
            store.remove(quad)


def load(*sources: str | Path, progress: Progress | None = None) -> Graph:
    """Read files, folders or bundled names into one graph; without any, Helsingborg's data.

    Raises DataProblem with file, line and column where a file is not what its ending says.
    """
    files = source_files(*sources)
    store = ox.Store()
    for file in project.ontology_files():
        _load_file(store, file, _content(file))
    ontology_triples = len(store)
    total = sum(_size(file) for file in files)
    done = 0
    for file in files:
        content = _content(file)
        watched = _Watched(content, progress, done, total) if progress else content
        _load_file(store, file, watched)
        done += len(content)
    return Graph(store, files, bundled=not sources, ontology_triples=ontology_triples)


def source_files(*sources: str | Path) -> tuple[Path, ...]:
    """The files that sources stand for, each once; without any, those of Helsingborg's data."""
    files = (file for source in sources or (DEFAULT,) for file in project.data_files(source))
    return tuple(dict.fromkeys(files))


def parse_file(file: Path) -> Iterator[ox.Quad]:
    """The quads of one file as written (lexical forms kept), blank nodes renamed apart.

    Raises DataProblem like `load`.
    """
    content = _content(file)
    try:
        yield from ox.parse(
            content,
            format=FORMATS[file.suffix.lower()],
            base_iri=base_of(file),
            rename_blank_nodes=True,
        )
    except (SyntaxError, ValueError, OSError) as error:
        raise _unreadable(file, content, error) from None


class _Watched(io.BytesIO):
    """Bytes that tell how far they have been read."""

    def __init__(self, content: bytes, progress: Progress, before: int, total: int) -> None:
        super().__init__(content)
        self._progress, self._before, self._total = progress, before, total

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes."""
        data = super().read(size)
        self._progress(self._before + self.tell(), self._total)
        return data


def _load_file(store: ox.Store, file: Path, content: bytes | io.BytesIO) -> None:
    try:
        store.load(content, format=FORMATS[file.suffix.lower()], base_iri=base_of(file))
    except (SyntaxError, ValueError, OSError) as error:
        read = content if isinstance(content, bytes) else content.getvalue()
        raise _unreadable(file, read, error) from None


def base_of(file: Path) -> str:
    """The IRI that relative ones in a file start from: where it was found, whatever links lead there."""
    return Path(os.path.abspath(file)).as_uri()  # noqa: PTH100 (a ".." has no place in an IRI)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        raise DataProblem("unreadable", path=file, reason=error.strerror) from None


def _content(file: Path) -> bytes:
    if _size(file) > MAX_FILE_BYTES:
        raise DataProblem("too-large", path=file, limit=MAX_FILE_BYTES >> 20)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise DataProblem("unreadable", path=file, reason=error.strerror) from None
    content = content.removeprefix(_BOM)
    screen(file, content)
    return project.rebased(content, file)


def _unreadable(file: Path, content: bytes, error: Exception) -> DataProblem:
    # imported only when needed
    from stgraph import syntax

    reason = " ".join(str(error.msg if isinstance(error, SyntaxError) else error).split())
    reason = _PLACE.sub("", reason)
    if isinstance(error, SyntaxError) and error.lineno is not None:
        column = error.offset or 1
        length = (error.end_offset or column) - column if error.end_lineno == error.lineno else 1
        return syntax.problem(file, content, error.lineno, column, reason, length)
    return DataProblem("unreadable", path=file, reason=reason)


def labels_of(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """{IRI: {language: text}} from rows of (thing, literal), whatever their order.

    Of several texts in one language the last in the alphabet is kept; what is no literal is no name.
    """
    labels: dict[str, dict[str, str]] = {}
    for thing, literal in rows:
        if not isinstance(literal, ox.Literal):
            continue
        texts = labels.setdefault(thing.value, {})
        language, text = literal.language or "", literal.value
        if text >= texts.get(language, ""):
            texts[language] = text
    return labels
