"""EXISTS groups, one pattern at a time.

The engine answers an EXISTS of several patterns by joining them anew for every row, in full: what the row
has bound is not looked up. One pattern alone it does look up. So `EXISTS { A B }` becomes
`EXISTS { A FILTER EXISTS { B } }`, which is the same by definition: there is a B for some A.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final, NamedTuple

from stgraph.shacl.tokens import Token

_MANY: Final = 16
"""Patterns in a group, groups in each other: beyond it nothing is nested, as the engine's parser recurses."""
_CLOSING: Final = {"{": "}", "(": ")", "[": "]"}
_TYPE: Final = ("a", "rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>")

_DOT: Final = Token("sign", ".", " ")
_OPEN: Final = Token("sign", "{", " ")
_CLOSE: Final = Token("sign", "}", " ")
_EXISTS: Final = (Token("word", "FILTER", " ", word="FILTER"), Token("word", "EXISTS", " ", word="EXISTS"))


class _Other(Exception):
    """A group has something else in it than patterns and filters, or is not well-formed."""


class _Pattern(NamedTuple):
    """A triple pattern; the predicate may be a path."""

    subject: tuple[Token, ...]
    verb: tuple[Token, ...]
    object: tuple[Token, ...]

    @property
    def variables(self) -> set[str]:
        return _variables(self.subject + self.verb + self.object)

    @property
    def nullable(self) -> bool:
        """Whether the path may lead from a node to itself: then it finds nodes that are in no triple."""
        return any(token.text in ("*", "?") for token in self.verb)

    def cost(self, known: set[str]) -> int:
        """How dear it is to look this up while only these variables have values."""
        subject, object_ = (_variables(end) <= known for end in (self.subject, self.object))
        if subject:
            return 0 if object_ else 1
        if not object_:
            return 5
        if self.object[0].variable:
            return 2
        # a class has many instances
        return 4 if self.verb[0].text in _TYPE else 3


class _Filter(NamedTuple):
    """A condition, from FILTER on, and all the variables in it."""

    text: tuple[Token, ...]
    variables: set[str]


def nested(query: Sequence[Token]) -> list[Token]:
    """The query with one pattern in each EXISTS, wherever a group is made of nothing but patterns and filters."""
    if not any(token.word == "EXISTS" for token in query):
        return list(query)
    try:
        ends = _ends(query)
    except _Other:
        return list(query)
    return list(_Nesting(query, ends).copied(0, len(query), set()))


def _ends(query: Sequence[Token]) -> dict[int, int]:
    """Where each bracket is closed."""
    ends, opened = {}, []
    for index, token in enumerate(query):
        if token.text in _CLOSING:
            opened.append(index)
        elif token.text in _CLOSING.values():
            if not opened or _CLOSING[query[opened[-1]].text] != token.text:
                raise _Other
            ends[opened.pop()] = index
    if opened:
        raise _Other
    return ends


def _variables(text: Iterable[Token]) -> set[str]:
    return {token.variable for token in text if token.variable}


@dataclass(slots=True)
class _Nesting:
    """The rewriting of one query."""

    query: Sequence[Token]
    ends: Mapping[int, int]
    taken: set[str] = field(init=False)
    numbers: Iterator[int] = field(default_factory=count)
    depth: int = 0

    def __post_init__(self) -> None:
        self.taken = _variables(self.query)

    def copied(self, start: int, end: int, known: set[str]) -> Iterator[Token]:
        """A part of the query, the EXISTS groups in it rewritten. `known` have values outside of it."""
        known = known | self._outside(start, end)
        for index, is_exists in self._walk(start, end):
            if is_exists:
                yield from self._group(index, known)
            else:
                yield self.query[index]

    def _walk(self, start: int, end: int) -> Iterator[tuple[int, bool]]:
        """Every token of a part, an EXISTS group counting as one."""
        index = start
        while index < end:
            is_exists = index > start and self.query[index].text == "{"
            is_exists = is_exists and self.query[index - 1].word == "EXISTS"
            yield index, is_exists
            index = self.ends[index] + 1 if is_exists else index + 1

    def _outside(self, start: int, end: int) -> set[str]:
        """The variables of a part that stand outside its EXISTS groups."""
        return _variables(self.query[index] for index, is_exists in self._walk(start, end) if not is_exists)

    def _group(self, start: int, known: set[str]) -> Iterator[Token]:
        """An EXISTS group, brackets included."""
        end = self.ends[start]
        if self.depth == _MANY:
            yield from self.query[start : end + 1]
            return
        self.depth += 1
        patterns, filters = self._content(start, known)
        if len(patterns) < 2:
            yield self.query[start]
            yield from self.copied(start + 1, end, known)
            yield self.query[end]
        else:
            # in the place of the bracket, so that what follows stays apart
            yield from _chain(list(_ordered(patterns, known)), filters)
        self.depth -= 1

    def _content(self, start: int, known: set[str]) -> tuple[list[_Pattern], list[_Filter]]:
        """The patterns and filters of a group; none if it must stay as it is."""
        reader = _Reader(self.query, self.ends, start + 1, self.ends[start])
        try:
            reader.read()
        except _Other:
            return [], []
        patterns = [step for pattern in reader.patterns for step in self._steps(pattern)]
        paths = sum(pattern.nullable for pattern in patterns)
        if paths and (paths > 1 or any(pattern.verb[0].variable for pattern in patterns)):
            # such a path, both its ends open, finds the nodes of the graph; but with a value, that value
            return [], []
        if not 2 <= len(patterns) <= _MANY:
            return [], []
        known = known.union(*(pattern.variables for pattern in patterns))
        spans = [(first, last, _variables(self.query[first:last])) for first, last in reader.filters]
        return patterns, [_Filter(tuple(self.copied(*span, known)), names) for *span, names in spans]

    def _steps(self, pattern: _Pattern) -> Iterator[_Pattern]:
        """A path `a/b` as two patterns."""
        signs = [token.text for token in pattern.verb if token.kind == "sign"]
        simple = "/" in signs and set(signs) <= {"/", "^", "*", "+", "?"}
        if not simple or sum(sign in ("*", "?") for sign in signs) > 1:
            yield pattern
            return
        subject, step = pattern.subject, list[Token]()
        for token in pattern.verb:
            if token.text == "/":
                between = (self._fresh(),)
                yield _Pattern(subject, tuple(step), between)
                subject, step = between, []
            else:
                step.append(token)
        yield _Pattern(subject, tuple(step), pattern.object)

    def _fresh(self) -> Token:
        name = next(name for number in self.numbers if (name := f"step{number}") not in self.taken)
        return Token("var", f"?{name}", " ", variable=name, term=True)


def _ordered(patterns: Sequence[_Pattern], known: set[str]) -> Iterator[_Pattern]:
    """The patterns, the cheapest to look up first."""
    left = list(patterns)
    while left:
        best = min(left, key=lambda pattern: pattern.cost(known))
        left.remove(best)
        known = known | best.variables
        yield best


def _chain(patterns: Sequence[_Pattern], filters: Sequence[_Filter]) -> Iterator[Token]:
    """One pattern in the other, each filter as soon as the variables that the group binds have values."""
    bound: set[str] = set()
    later = set[str]().union(*(pattern.variables for pattern in patterns))
    waiting = list(filters)
    for index, pattern in enumerate(patterns):
        bound |= pattern.variables
        if index:
            yield from _EXISTS
        yield _OPEN
        for part in pattern:
            yield part[0]._replace(gap=" ")
            yield from part[1:]
        yield _DOT
        for condition in [one for one in waiting if one.variables & later <= bound]:
            waiting.remove(condition)
            yield condition.text[0]._replace(gap=" ")
            yield from condition.text[1:]
    yield from [_CLOSE] * len(patterns)


@dataclass(slots=True)
class _Reader:
    """Reads the content of a group: its patterns, and from where to where its filters stand."""

    query: Sequence[Token]
    ends: Mapping[int, int]
    at: int
    end: int
    patterns: list[_Pattern] = field(default_factory=list)
    filters: list[tuple[int, int]] = field(default_factory=list)

    def read(self) -> None:
        """Read it all, or raise _Other."""
        while self.at < self.end:
            if self._now.word == "FILTER":
                self._filter()
                self._skip(".")
            else:
                self._subject()

    @property
    def _now(self) -> Token:
        return self.query[self.at] if self.at < self.end else _CLOSE

    def _skip(self, sign: str) -> bool:
        found = self._now.text == sign
        self.at += found
        return found

    def _take(self, *kinds: str) -> Token:
        token = self._now
        if token.kind not in kinds:
            raise _Other
        self.at += 1
        return token

    def _filter(self) -> None:
        start = self.at
        self.at += 1
        # a condition in brackets, or a call: [NOT] EXISTS { }, REGEX( ), ex:function( )
        self.at += self._now.word == "NOT"
        self.at += self._now.kind in ("word", "iri", "name")
        if self._now.text not in ("{", "("):
            raise _Other
        self.at = self.ends[self.at] + 1
        self.filters.append((start, self.at))

    def _subject(self) -> None:
        subject = (self._take("var", "iri", "name"),)
        while True:
            verb = self._verb()
            self.patterns.append(_Pattern(subject, verb, self._object()))
            while self._skip(","):
                self.patterns.append(_Pattern(subject, verb, self._object()))
            more = self._now.text == ";"
            while self._skip(";"):
                pass
            if self._skip(".") or self._now.text == "}" or self._now.word == "FILTER":
                return
            if not more:
                raise _Other

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
            raise _Other
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
