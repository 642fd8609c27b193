"""Files that can say where their triples stand, and what they say about one thing."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final, Protocol

import pyoxigraph as ox

from stgraph import project, tokens, vocab
from stgraph.errors import DataProblem
from stgraph.graph import FORMATS, base_of, parse_file
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
_SLOTS: Final = 8
"""For each word of a file: of the words that are not in it, one in eight is searched for in vain."""


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

    def statements(self) -> list[Statement]:
        """Its blocks in order."""
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


class Text:
    """A file of the Turtle family, read; one that cannot be read holds nothing."""

    def __init__(self, path: Path) -> None:
        try:
            self.content = path.read_bytes().removeprefix(_BOM)
        except OSError:
            self.content = b""
        ours = vocab.DEFAULT_BASE.encode()
        self._moved = project.rebased(ours, path) != ours
        self.names = Names(base_of(path), _rebased if self._moved else None)
        self._graphs = path.suffix.lower() == ".trig"

    @cached_property
    def statements(self) -> list[Statement]:
        """Its blocks; what its prefixes mean is known after them."""
        return list(tokens.statements(self.content, self.names, self._graphs))

    @cached_property
    def line_starts(self) -> "array[int]":
        """The offset of every line."""
        lines = self.content.splitlines(keepends=True)
        return array("Q", accumulate(map(len, lines[:-1]), initial=0))

    @cached_property
    def is_odd(self) -> bool:
        """Whether the end of an IRI may be written in another way: escaped, or half of it in a prefix."""
        escaped = _ESCAPED.search(self.content) is not None
        return self._moved or escaped or _CUT.search(self.content.lower()) is not None

    def line(self, number: int) -> str:
        """A line without its break."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.content)
        return self.content[starts[number - 1] : end].decode(errors="replace").rstrip("\r\n")

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column."""
        line = bisect_right(self.line_starts, offset)
        before = self.content[self.line_starts[line - 1] : offset]
        return line, len(before.decode(errors="replace")) + 1


def open_file(path: Path, order: int, text: Callable[[Path], Text]) -> File:
    """A file to be asked; `text` reads it, or has it at hand."""
    if FORMATS.get(path.suffix.lower()) in (ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML):
        return _Parsed(path, order)
    return _Written(path, order, text)


class _Written:
    """A file of the Turtle family: every token has its line and column."""

    def __init__(self, path: Path, order: int, text: Callable[[Path], Text]) -> None:
        self.order = order
        self._path = path
        self._read = text
        self._searches = 0
        self._words: bytearray | None = None
        self._last_line = (0, "")

    @property
    def _text(self) -> Text:
        return self._read(self._path)

    def statements(self) -> list[Statement]:
        return self._text.statements

    def may_hold(self, key: Key) -> bool:
        self._searches += 1
        return self._searches > _PATIENCE or self._needle(key) in self._text.content or self._text.is_odd

    def triples(self, statement: Statement) -> list[Triple]:
        text = self._text
        _ = text.statements  # so that the prefixes are known
        return tokens.triples(text.content, statement, text.names)

    def mentions(self, key: Key) -> Iterator[Triple]:
        # first what needs no reading: there may be thousands of files
        if isinstance(key, str) and self._lacks(_last_word(key)):
            return
        wanted, needle = normal(key), b"" if self._text.is_odd else self._needle(key)
        for statement in self._about(needle):
            yield from (triple for triple in self.triples(statement) if normal(triple.object) == wanted)

    def _needle(self, key: Key) -> bytes:
        """The word that ends every spelling of the term; nothing where there is no such word."""
        text = self._text
        if isinstance(key, str):
            return b"" if key in text.names.bases() else _last_word(key)
        if (key[1] and key[1] != XSD + "string") or b"\\" in text.content:
            return b""
        return _last_word(key[0])

    def _lacks(self, word: bytes) -> bool:
        self._searches += 1
        if self._words is None and self._searches > _PATIENCE:
            self._words = _words(self._text)
        return word != b"" and self._words is not None and not self._words[hash(word) % len(self._words)]

    def _about(self, needle: bytes) -> Iterator[Statement]:
        """The statements in which these letters stand."""
        text, position = self._text, 0
        for statement in text.statements:
            if position < statement.start:
                position = text.content.find(needle, statement.start)
                if position < 0:
                    return
            if position < statement.end:
                yield statement

    def subject(self, statement: Statement) -> Place:
        return self.place(statement.start, tokens.token_end(self._text.content, statement.start))

    def place(self, start: int, end: int) -> Place:
        text = self._text
        line, column = text.position(start)
        end_line, end_column = text.position(end)
        token = text.content[start:end].decode(errors="replace")
        if self._last_line[0] != line:  # a file may be one long line, so all its places share the text
            self._last_line = (line, text.line(line))
        return Place(self._path, line, column, end_line, end_column, token, self._last_line[1])


class _Parsed:
    """A JSON-LD or RDF/XML file: known is only what it says."""

    def __init__(self, path: Path, order: int) -> None:
        self.order = order
        self._path = path

    @cached_property
    def _triples(self) -> dict[str, list[Triple]]:
        found: dict[str, list[Triple]] = {}
        try:
            for quad in parse_file(self._path):
                subject, predicate, key = map(key_of, (quad.subject, quad.predicate, quad.object))
                triple = Triple(subject, predicate, key, 0, 0, 0, 0)
                found.setdefault(str(subject), []).append(triple)
        except DataProblem:
            pass  # whoever loaded it has said so
        return found

    def statements(self) -> list[Statement]:
        return [Statement(subject, 0, 0) for subject in self._triples]

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


def _last_word(name: str) -> bytes:
    """The letters at the end; nothing where there are none, or where the name may be written relatively."""
    words = _RUN.findall(name)
    if not words or not name.endswith(words[-1]) or name.startswith("file:"):
        return b""
    last: str = words[-1]
    return last.encode()


def _words(text: Text) -> bytearray:
    """Ones in the places of the file's words; nothing can be told of a file whose names are odd."""
    if text.is_odd:
        return bytearray(b"\1")
    found = _WORDS.findall(text.content)
    words = {*found, *(word.rstrip(b".") for word in found if word.endswith(b"."))}
    slots = bytearray(_SLOTS * len(words) + 1)
    for word in words:
        slots[hash(word) % len(slots)] = 1
    return slots


def _rebased(text: str) -> str:
    return text.replace(vocab.DEFAULT_BASE, vocab.BASE)
