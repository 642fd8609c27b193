"""Turtle, TriG, N-Triples and N-Quads as they stand in a file: statements, tokens, the triples they write.

Offsets count bytes. A file is cut into its statements first, which is quick; the tokens of a statement
are looked at only when somebody asks. The engine has read the file before, so nothing is checked here:
what is not understood is passed over and gives fewer triples, never an error.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from sys import intern
from typing import Final, NamedTuple

from stgraph import vocab

Key = str | tuple[str, str, str]
"""A term: an IRI; `_:label` as written; `[12`, `(12` or `<12` for what stands at offset 12 and has no
name; (text, datatype, "") or (text, "", language) for a literal, the language in small letters."""

RDF: Final = vocab.PREFIXES["rdf"]
XSD: Final = vocab.PREFIXES["xsd"]

# Quantifiers are possessive: no character is read twice, so no file can make these slow.
_SPACE = rb"(?:[ \t\r\n]++|\#[^\r\n]*+)*+"
_IRI = rb'<[^<>"{}|^`\x00-\x20]*+>'
_LABEL = rb"_:[\w\x80-\xff-]++(?:\.++[\w\x80-\xff-]++)*+"
_PREFIX = rb"(?:[A-Za-z\x80-\xff][\w\x80-\xff-]*+(?:\.++[\w\x80-\xff-]++)*+)?+:"
_LETTERS = rb"(?:[\w:%\x80-\xff-]++|\\.)++"
_NAME = rb"%b(?:%b(?:\.++%b)*+)?+" % (_PREFIX, _LETTERS, _LETTERS)
_STRING = (
    rb'(?:"{3}[^"\\]*+(?:(?:""?+(?!")|\\.)[^"\\]*+)*+"{3}'
    rb"|'{3}[^'\\]*+(?:(?:''?+(?!')|\\.)[^'\\]*+)*+'{3}"
    rb'|"[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"'
    rb"|'[^'\\\r\n]*+(?:\\.[^'\\\r\n]*+)*+')"
)
_NUMBER = (
    rb"[+-]?+(?:[0-9]++(?:\.[0-9]*+)?+[eE][+-]?+[0-9]++|\.[0-9]++(?:[eE][+-]?+[0-9]++)?+"
    rb"|[0-9]++(?:\.[0-9]++)?+)"
)
_SUFFIX = rb"%b(?:@(?P<language>[A-Za-z0-9-]++)|\^\^%b(?P<datatype>%b|%b))" % (_SPACE, _SPACE, _IRI, _NAME)
_TOKEN = re.compile(
    rb"%b(?:(?P<iri>%b)" % (_SPACE, _IRI)
    + rb"|(?P<literal>(?P<string>%b)(?:%b)?+)" % (_STRING, _SUFFIX)
    + rb"|(?P<number>%b)|(?P<label>%b)|(?P<name>%b)" % (_NUMBER, _LABEL, _NAME)
    + rb"|(?P<word>[A-Za-z]++)|(?P<nil>\(%b\))|(?P<anonymous>\[%b\])" % (_SPACE, _SPACE)
    + rb"|(?P<mark><<\(?+|\)>>|>>|\{\||\|\}|[.;,\[\](){}~])|(?P<end>\Z))",
    re.DOTALL,
)
_DIRECTIVE = re.compile(
    rb"(?i:@?+(?:prefix%b(?P<prefix>[^\s:<#]*+):|base)%b(?P<iri>%b)|@?+version%b%b)(?:%b\.)?+"
    % (_SPACE, _SPACE, _IRI, _SPACE, _STRING, _SPACE),
    re.DOTALL,
)
_GRAPH = re.compile(rb"[{}]|(?i:graph)(?=[\s<\[#_:A-Za-z\x80-\xff])")


class _Syntax(NamedTuple):
    """How statements are told apart: with graphs, braces end them, too."""

    head: re.Pattern[bytes]
    rest: re.Pattern[bytes]


def _syntax(bulk: bytes) -> _Syntax:
    # a dot before a digit ends no statement: none starts with a digit
    rest = rb"(?:%b|%b|%b|\.(?=[0-9])|\#[^\r\n]*+|\\.|<)*+" % (bulk, _IRI, _STRING)
    subject = rb"(?P<subject>%b|%b|%b)" % (_IRI, _LABEL, _NAME)
    head = rb"%b(?P<start>)(?:(?:%b|(?=[\[(<]))%b)?+" % (_SPACE, subject, rest)
    return _Syntax(re.compile(head, re.DOTALL), re.compile(rest, re.DOTALL))


_TURTLE = _syntax(rb"[^\"'<\#.\\]++")
_TRIG = _syntax(rb"[^\"'<\#.\\{}]++|\{\||(?<=\|)\}")
_DELIMITERS = frozenset(b" \t\r\n;,.()[]{}<>\"'^|~")
_NAME_GOES_ON = frozenset(
    b"%:\\-_.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + bytes(range(128, 256))
)


class Statement(NamedTuple):
    """A block of triples up to its dot: the subject's key, and where it stands."""

    subject: str
    """`[` for one that starts with a bracket, so that has no name."""
    start: int
    end: int


class Triple(NamedTuple):
    """A triple, and where its predicate and its object stand.

    Of a nested blank node or a list the object's token is the opening bracket. What a list adds stands
    where its members stand.
    """

    subject: Key
    predicate: Key
    object: Key
    verb: int
    verb_end: int
    start: int
    end: int


def is_blank(key: Key) -> bool:
    """Whether a key is that of a blank node (or of a quoted triple)."""
    return isinstance(key, str) and key[:1] in ("_", "[", "(", "<")


_PARTS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(//[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)


def resolve(base: str, reference: str) -> str:
    """An IRI as it is meant in a document (RFC 3986, section 5.2); an absolute one stays as it is.

    >>> resolve("http://e/a/b?c", "../d"), resolve("http://e/a/b?c", "#f")
    ('http://e/d', 'http://e/a/b?c#f')
    """
    scheme, authority, path, query, fragment = _parts(reference)
    if scheme:
        return reference
    base_scheme, base_authority, base_path, base_query, _ = _parts(base)
    if not authority:
        authority = base_authority
        if not path:
            path, query = base_path, query or base_query
        elif path.startswith("/"):
            path = _without_dots(path)
        else:
            folder = base_path.rpartition("/")[0]
            path = _without_dots(folder + "/" + path if folder or authority else path)
    return f"{base_scheme}:{authority}{path}{query}{fragment}"


def _parts(iri: str) -> tuple[str, ...]:
    match = _PARTS.match(iri)
    return tuple(part or "" for part in match.groups()) if match else ("", "", iri, "", "")


def _without_dots(path: str) -> str:
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == "..":
            if len(kept) > 1:
                kept.pop()
        elif part != ".":
            kept.append(part)
    if parts[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS_FOR = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    digits, letter = match[1] or match[2], match[3]
    if digits:
        return chr(int(digits, 16)) if int(digits, 16) < 0x110000 else ""
    return _LETTERS_FOR.get(letter, letter)


class Names:
    """What prefixes and relative IRIs of a file mean, each from the place on where it is declared."""

    def __init__(self, base: str, moved: Callable[[str], str] | None = None) -> None:
        self._bases = [(0, base)]
        self._prefixes: dict[str, list[tuple[int, str]]] = {}
        self._moved = moved

    def declare(self, match: re.Match[bytes]) -> None:
        """Take note of a directive."""
        if match["iri"] is None:
            return
        iri = intern(self.iri(match["iri"], match.start()))
        if match["prefix"] is None:
            self._bases.append((match.end(), iri))
        else:
            self._prefixes.setdefault(intern(match["prefix"].decode()), []).append((match.end(), iri))

    def bases(self) -> list[str]:
        """What `<>` may stand for."""
        return [iri for _, iri in self._bases]

    def iri(self, token: bytes, offset: int) -> str:
        """The IRI that `<...>` or `prefix:name` at `offset` stands for."""
        text = token.decode(errors="replace")
        if token.startswith(b"<"):
            text = self._moved(text[1:-1]) if self._moved else text[1:-1]
            return resolve(self._at(self._bases, offset), _unescaped(text))
        prefix, _, local = text.partition(":")
        return self._at(self._prefixes.get(prefix, []), offset) + _unescaped(local)

    @staticmethod
    def _at(places: list[tuple[int, str]], offset: int) -> str:
        if len(places) == 1:
            return places[0][1]
        index = bisect_left(places, (offset + 1, ""))
        return places[index - 1][1] if index else ""

    def term(self, match: re.Match[bytes]) -> Key:
        """The key of a token."""
        kind = match.lastgroup or ""
        token, start = match[kind], match.start(kind)
        if kind in ("iri", "name"):
            return self.iri(token, start)
        if kind == "literal":
            return self._literal(match, start)
        text = token.decode(errors="replace")
        if kind == "label":
            return text
        if kind == "word":
            return (text, XSD + "boolean", "") if text in ("true", "false") else RDF + "type"
        if kind == "number":
            exponent, point = "e" in text.lower(), "." in text
            return (text, XSD + ("double" if exponent else "decimal" if point else "integer"), "")
        return RDF + "nil" if kind == "nil" else f"[{start}"

    def _literal(self, match: re.Match[bytes], offset: int) -> Key:
        text = match["string"].decode(errors="replace")
        quotes = 3 if text[:3] in ('"""', "'''") else 1
        text = text[quotes:-quotes]
        text = _unescaped(self._moved(text) if self._moved else text)
        if match["language"]:
            return (text, "", match["language"].decode().lower())
        datatype = match["datatype"]
        return (text, self.iri(datatype, offset) if datatype else XSD + "string", "")


def statements(content: bytes, names: Names, graphs: bool) -> Iterator[Statement]:
    """The statements of a file in order; its directives go to `names`. `graphs`: it is TriG."""
    syntax = _TRIG if graphs else _TURTLE
    position, size = 0, len(content)
    while match := syntax.head.match(content, position):
        start = match.start("start")
        end = match.end()
        if end == start:
            skipped = _DIRECTIVE.match(content, start) or (_GRAPH.match(content, start) if graphs else None)
            if not skipped:
                return
            if skipped.re is _DIRECTIVE:
                names.declare(skipped)
            position = skipped.end()
            continue
        while content.startswith(b".", end) and (beyond := _beyond(content, start, end)):
            rest = syntax.rest.match(content, beyond)
            end = rest.end() if rest else beyond
        if not content.startswith(b"{", end):
            token = match["subject"]
            label = token is not None and token.startswith(b"_")
            yield Statement(
                "[" if token is None else token.decode() if label else names.iri(token, start), start, end
            )
        if end < size and content[end] not in b".{}":
            return
        position = end + 1


def _beyond(content: bytes, start: int, dot: int) -> int:
    """Where the name ends that goes on after a dot; 0 where the dot ends a statement."""
    if dot + 1 >= len(content) or content[dot + 1] not in _NAME_GOES_ON:
        return 0
    begin = dot
    while begin > start and (content[begin - 1] not in _DELIMITERS or content[begin - 2] == 0x5C):
        begin -= 1
    token = _TOKEN.match(content, begin) if begin < dot else None
    return token.end() if token and token.end() > dot else 0


def token_end(content: bytes, start: int) -> int:
    """Where the token that starts at `start` ends."""
    match = _TOKEN.match(content, start)
    return match.end() if match else start


def triples(content: bytes, statement: Statement, names: Names) -> list[Triple]:
    """The triples of one statement, in the order of their objects."""
    walk = _Walk()
    for match in _TOKEN.finditer(content, statement.start, statement.end):
        kind = match.lastgroup or ""
        if kind == "mark":
            walk.mark(match["mark"], match.start("mark"))
        elif not walk.quoted and kind != "end":
            walk.term(names.term(match), match.start(kind), match.end(kind))
    return walk.found


_SUBJECT, _PREDICATE, _OBJECT, _DONE, _FIRST, _MEMBER = range(6)


class _Walk:
    """Follows the tokens of a statement; what is opened by a bracket waits on a stack."""

    def __init__(self) -> None:
        self.found: list[Triple] = []
        self.quoted: list[int] = []
        self._stack: list[tuple[Key, Key, int, int, int]] = []
        self._subject: Key = ""
        self._predicate: Key = ""
        self._verb = self._verb_end = 0
        self._expected = _SUBJECT
        self._reifier: Key = ""

    def term(self, key: Key, start: int, end: int) -> None:
        expected = self._expected
        if expected == _OBJECT:
            self._add(self._predicate, key, self._verb, self._verb_end, start, end)
            self._expected, self._reifier = _DONE, ""
        elif expected == _PREDICATE:
            self._predicate, self._verb, self._verb_end = key, start, end
            self._expected = _OBJECT
        elif expected == _SUBJECT:
            self._subject = key
            self._expected = _PREDICATE
        elif expected == _DONE:  # a reifier, or the graph of a quad
            self._reifier = key
        else:
            self._member(key, start, end)

    def _add(self, predicate: Key, key: Key, verb: int, verb_end: int, start: int, end: int) -> None:
        self.found.append(Triple(self._subject, predicate, key, verb, verb_end, start, end))

    def _member(self, key: Key, start: int, end: int) -> None:
        if self._expected == _MEMBER:
            cell = f"({start}."  # the dot tells it from a list that opens here
            self._add(RDF + "rest", cell, start, end, start, end)
            self._subject = cell
        self._expected = _MEMBER
        self._add(RDF + "first", key, start, end, start, end)

    def mark(self, mark: bytes, start: int) -> None:
        end = start + len(mark)
        if mark.startswith(b"<<"):
            self.quoted.append(start)
        elif mark.endswith(b">>"):
            if self.quoted:
                opened = self.quoted.pop()
                if not self.quoted:
                    self.term(f"<{opened}", opened, end)
        elif self.quoted:
            return
        elif mark == b";":
            self._expected = _PREDICATE
        elif mark == b",":
            self._expected = _OBJECT
        elif mark == b"~":
            self._reifier = ""
        elif mark in (b"[", b"(", b"{|"):
            self._open(mark, start, end)
        elif self._stack and mark in (b"]", b")", b"|}"):
            if mark == b")":
                self._add(RDF + "rest", RDF + "nil", start, end, start, end)
            self._subject, self._predicate, self._verb, self._verb_end, self._expected = self._stack.pop()

    def _open(self, mark: bytes, start: int, end: int) -> None:
        key: Key = f"{mark.decode()}{start}"
        if mark == b"{|":
            key, self._reifier = self._reifier or f"[{start}", ""
        else:
            self.term(key, start, end)
        self._stack.append((self._subject, self._predicate, self._verb, self._verb_end, self._expected))
        self._subject = key
        self._expected = _FIRST if mark == b"(" else _PREDICATE
