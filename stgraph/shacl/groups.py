"""The content of a group `{ … }` as far as it is patterns and filters, read from tokens."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from stgraph.shacl.tokens import Token

_DEEP: Final = 25
"""Brackets in brackets; what is nested further in need not be understood."""
_CLOSING: Final = {"{": "}", "(": ")", "[": "]"}
_TYPE: Final = ("a", "rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>")
_END: Final = Token("sign", "}")


class Other(Exception):
    """A group has something else in it than patterns and filters, or is not well-formed."""


class Pattern(NamedTuple):
    """A triple pattern; the predicate may be a path."""

    subject: tuple[Token, ...]
    verb: tuple[Token, ...]
    object: tuple[Token, ...]

    @property
    def variables(self) -> set[str]:
        """The variables that it gives values."""
        return names(self.subject + self.verb + self.object)

    @property
    def nullable(self) -> bool:
        """Whether the path may lead from a node to itself: then it finds nodes that are in no triple."""
        return any(token.text in ("*", "?") for token in self.verb)

    def cost(self, known: set[str]) -> int:
        """How dear it is to look this up while only these variables have values."""
        subject, object_ = (names(end) <= known for end in (self.subject, self.object))
        if subject:
            return 0 if object_ else 1
        if not object_:
            return 5
        if self.object[0].variable:
            return 2
        # a class has many instances
        return 4 if self.verb[0].text in _TYPE else 3


def names(text: Iterable[Token]) -> set[str]:
    """The variables in a text."""
    return {token.variable for token in text if token.variable}


def ends(query: Sequence[Token]) -> dict[int, int]:
    """Where each bracket is closed. Raises Other if one is not, or if they are nested too deep."""
    found, opened = dict[int, int](), list[int]()
    for index, token in enumerate(query):
        if token.kind != "sign":
            continue
        if token.text in _CLOSING:
            opened.append(index)
            if len(opened) > _DEEP:
                raise Other
        elif token.text in _CLOSING.values():
            if not opened or _CLOSING[query[opened[-1]].text] != token.text:
                raise Other
            found[opened.pop()] = index
    if opened:
        raise Other
    return found


@dataclass(slots=True)
class Reader:
    """Reads the content of a group: its patterns, and from where to where its filters stand."""

    query: Sequence[Token]
    ends: Mapping[int, int]
    at: int
    end: int
    patterns: list[Pattern] = field(default_factory=list)
    filters: list[tuple[int, int]] = field(default_factory=list)

    def read(self) -> None:
        """Read it all, or raise Other."""
        while self.at < self.end:
            if self._now.word == "FILTER":
                self._filter()
                self._skip(".")
            else:
                self._subject()

    @property
    def _now(self) -> Token:
        return self.query[self.at] if self.at < self.end else _END

    def _skip(self, sign: str) -> bool:
        found = self._now.text == sign
        self.at += found
        return found

    def _take(self, *kinds: str) -> Token:
        token = self._now
        if token.kind not in kinds:
            raise Other
        self.at += 1
        return token

    def _filter(self) -> None:
        start = self.at
        self.at += 1
        # a condition in brackets, or a call: [NOT] EXISTS { }, REGEX( ), ex:function( )
        self.at += self._now.word == "NOT"
        self.at += self._now.kind in ("word", "iri", "name")
        if self._now.text not in ("{", "("):
            raise Other
        self.at = self.ends[self.at] + 1
        self.filters.append((start, self.at))

    def _subject(self) -> None:
        subject = (self._take("var", "iri", "name"),)
        while True:
            verb = self._verb()
            self.patterns.append(Pattern(subject, verb, self._object()))
            while self._skip(","):
                self.patterns.append(Pattern(subject, verb, self._object()))
            more = self._now.text == ";"
            while self._skip(";"):
                pass
            if self._skip(".") or self._now.text == "}" or self._now.word == "FILTER":
                return
            if not more:
                raise Other

    def _verb(self) -> tuple[Token, ...]:
        """A variable or a path: names with signs around and between them."""
        start, depth = self.at, 0
        if self._now.variable:
            return (self._take("var"),)
        while True:
            while self._now.text in ("^", "!", "("):
                depth += self._now.text == "("
                self.at += 1
            if self._now.text != "a":
                self._take("iri", "name")
            else:
                self.at += 1
            while self._now.text in ("*", "+", "?") or (depth and self._now.text == ")"):
                depth -= self._now.text == ")"
                self.at += 1
            if not (self._skip("/") or self._skip("|")):
                break
        # `:p +5` is no path but a number
        if depth or (self._now.kind == "number" and self.query[self.at - 1].text == "+"):
            raise Other
        return tuple(self.query[start : self.at])

    def _object(self) -> tuple[Token, ...]:
        start = self.at
        if self._now.word in ("TRUE", "FALSE"):
            self.at += 1
        elif self._skip("-"):
            self._take("number")
        elif self._take("var", "iri", "name", "number", "string").kind == "string":
            if self._now.kind == "tag":
                self.at += 1
            elif self._skip("^^"):
                self._take("iri", "name")
        return tuple(self.query[start : self.at])
