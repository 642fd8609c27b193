"""Files that can say where their triples stand, and what they say about one thing."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final, Protocol

import pyoxigraph as ox

from stgraph import project, tokens, vocab
from stgraph.errors import DataProblem
from stgraph.graph import FORMATS, parse_file
from stgraph.tokens import XSD, Key, Names, Statement, Triple

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_BOM: Final = b"\xef\xbb\xbf"
_RUN: Final = re.compile(r"[\w.\x80-\U0010ffff-]+")
_WORDS: Final = re.compile(rb"[\w.\x80-\xff-]+")
_CUT: Final = re.compile(rb'prefix[^<>"]{0,200}+<(?:[^<>]*[\w.\x80-\xff-])?>')
"""A namespace that ends within a run of letters."""
_ESCAPED: Final = re.compile(rb"\\[uU_.-]")
_PATIENCE: Final = 20
"""Searching a file so often in vain costs about as much as finding all its statements, or its words."""
_SLOTS: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where a token stands.

    Lines and columns count from 1, columns in characters (Unicode code points), without the byte order
    mark; the end is just after the token's last character. Of a nested blank node or a list, the token
    is the opening bracket. In JSON-LD and RDF/XML only the file is known: no numbers, no texts.
    """

    file: Path
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    text: str = ""
    """The token exactly as it stands in the file."""
    source: str = ""
    """The text of the token's first line, without the line break."""


def key_of(term: Term) -> Key:
    """The key of an engine's term; a quoted triple has none that could be found."""
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    if isinstance(term, ox.Triple):
        return "<"
    if not term.language:
        return (term.value, term.datatype.value, "")
    direction = f"--{str(term.direction).lower()}" if term.direction else ""
    return (term.value, "", term.language.lower() + direction)


@lru_cache(maxsize=1 << 14)
def normal(key: Key) -> Key:
    """What the store makes of a term: it keeps the value of a number or a date, not how it is written."""
    if isinstance(key, str) or not key[1].startswith(XSD) or key[1] == XSD + "string":
        return key
    store, anything = ox.Store(), ox.NamedNode(XSD)
    store.add(ox.Quad(anything, anything, ox.Literal(key[0], datatype=ox.NamedNode(key[1]))))
    return next((key_of(quad.object) for quad in store), key)


class File(Protocol):
    """A file as a list of statements."""

    order: int
    """Its number among the files given."""
    statements: list[Statement]
    """Known after `index`."""

    def index(self) -> None:
        """Find the statements."""
        ...

    def may_hold(self, key: Key) -> bool:
        """Whether it is worth an index; says no only where the term is not in the file."""
        ...

    def triples(self, statement: Statement) -> list[Triple]:
        """What a statement says, with the blank nodes inside."""
        ...

    def mentions(self, key: Key) -> Iterator[Triple]:
        """The triples with this object."""
        ...

    def place(self, start: int, end: int) -> Place:
        """The place of a token."""
        ...

    def subject(self, statement: Statement) -> Place:
        """The place of a statement's subject."""
        ...


def open_file(path: Path, order: int) -> File:
    """A file to be asked; one that cannot be read holds nothing."""
    if FORMATS.get(path.suffix.lower()) in (ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML):
        return _Parsed(path, order)
    return _Written(path, order)


class _Written:
    """A file of the Turtle family: every token has its line and column."""

    def __init__(self, path: Path, order: int) -> None:
        self.order = order
        self.statements: list[Statement] = []
        self._path = path
        try:
            self._content = path.read_bytes().removeprefix(_BOM)
        except OSError:
            self._content = b""
        ours = vocab.DEFAULT_BASE.encode()
        self._moved = project.rebased(ours, path) != ours
        self._names = Names(path.resolve().as_uri(), _rebased if self._moved else None)
        self._searches = 0
        self._odd: bool | None = None
        self._words: bytearray | None = None
        self._line_starts: list[int] = []
        self._last_line = (0, "")

    def index(self) -> None:
        graphs = self._path.suffix.lower() == ".trig"
        self.statements = list(tokens.statements(self._content, self._names, graphs))

    def may_hold(self, key: Key) -> bool:
        self._searches += 1
        return self._searches > _PATIENCE or self._needle(key) in self._content or self._is_odd()

    def _is_odd(self) -> bool:
        """Whether the end of an IRI may be written in another way: escaped, or half of it in a prefix."""
        if self._odd is None:
            escaped = _ESCAPED.search(self._content) is not None
            self._odd = self._moved or escaped or _CUT.search(self._content.lower()) is not None
        return self._odd

    def triples(self, statement: Statement) -> list[Triple]:
        return tokens.triples(self._content, statement, self._names)

    def mentions(self, key: Key) -> Iterator[Triple]:
        wanted, needle = normal(key), b"" if self._is_odd() else self._needle(key)
        if needle and self._lacks(needle):
            return
        for statement in self._about(needle):
            yield from (triple for triple in self.triples(statement) if normal(triple.object) == wanted)

    def _needle(self, key: Key) -> bytes:
        """The word that ends every spelling of the term; nothing where there is no such word."""
        if isinstance(key, tuple):
            if (key[1] and key[1] != XSD + "string") or b"\\" in self._content:
                return b""
            key = key[0]
        elif key.startswith("file:") or key in self._names.bases():
            return b""  # may be written relative to the file
        words = _RUN.findall(key)
        return words[-1].encode() if words and key.endswith(words[-1]) else b""

    def _lacks(self, word: bytes) -> bool:
        self._searches += 1
        if self._words is None and self._searches > _PATIENCE:
            self._words = bytearray(_SLOTS)
            for each in set(_WORDS.findall(self._content)):
                self._words[hash(each) % _SLOTS] = 1
        return self._words is not None and not self._words[hash(word) % _SLOTS]

    def _about(self, needle: bytes) -> Iterator[Statement]:
        """The statements in which these letters stand."""
        position = 0
        for statement in self.statements:
            if position < statement.start:
                position = self._content.find(needle, statement.start)
                if position < 0:
                    return
            if position < statement.end:
                yield statement

    def subject(self, statement: Statement) -> Place:
        return self.place(statement.start, tokens.token_end(self._content, statement.start))

    def place(self, start: int, end: int) -> Place:
        line, column = self._position(start)
        end_line, end_column = self._position(end)
        text = self._content[start:end].decode(errors="replace")
        return Place(self._path, line, column, end_line, end_column, text, self._line(line))

    def _line(self, line: int) -> str:
        if self._last_line[0] != line:  # a file may be one long line, so all its places share the text
            first, end = self._line_starts[line - 1], len(self._content)
            end = self._line_starts[line] if line < len(self._line_starts) else end
            self._last_line = (line, self._content[first:end].decode(errors="replace").rstrip("\r\n"))
        return self._last_line[1]

    def _position(self, offset: int) -> tuple[int, int]:
        if not self._line_starts:
            lines = self._content.splitlines(keepends=True)
            self._line_starts = list(accumulate(map(len, lines[:-1]), initial=0))
        line = bisect_right(self._line_starts, offset)
        before = self._content[self._line_starts[line - 1] : offset]
        return line, len(before.decode(errors="replace")) + 1


class _Parsed:
    """A JSON-LD or RDF/XML file: known is only what it says."""

    def __init__(self, path: Path, order: int) -> None:
        self.order = order
        self.statements: list[Statement] = []
        self._path = path
        self._triples: dict[str, list[Triple]] = {}

    def index(self) -> None:
        try:
            for quad in parse_file(self._path):
                subject, predicate, key = map(key_of, (quad.subject, quad.predicate, quad.object))
                triple = Triple(subject, predicate, key, 0, 0, 0, 0)
                self._triples.setdefault(str(subject), []).append(triple)
        except DataProblem:
            pass  # whoever loaded it has said so
        self.statements = [Statement(subject, 0, 0) for subject in self._triples]

    def may_hold(self, _key: Key) -> bool:
        return True  # contexts and entities spell names in too many ways

    def triples(self, statement: Statement) -> list[Triple]:
        return self._triples[statement.subject]

    def mentions(self, key: Key) -> Iterator[Triple]:
        wanted = normal(key)
        for triples in self._triples.values():
            yield from (triple for triple in triples if normal(triple.object) == wanted)

    def place(self, _start: int, _end: int) -> Place:
        return Place(self._path)

    def subject(self, _statement: Statement) -> Place:
        return Place(self._path)


def _rebased(text: str) -> str:
    return text.replace(vocab.DEFAULT_BASE, vocab.BASE)
