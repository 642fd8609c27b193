"""EXISTS groups, one pattern at a time.

The engine answers an EXISTS of several patterns by joining them anew for every row, in full: what the row
has bound is not looked up. One pattern alone it does look up. So `EXISTS { A B }` becomes
`EXISTS { A FILTER EXISTS { B } }`, which is the same by definition: there is a B for some A.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise
from typing import Final, NamedTuple

from stgraph.shacl.groups import Other, Pattern, Reader, ends, names
from stgraph.shacl.tokens import Token

_MANY: Final = 16
"""Patterns in a group; of more none is nested, as the engine's parser recurses."""
_DOT: Final = Token("sign", ".", " ")
_OPEN: Final = Token("sign", "{", " ")
_CLOSE: Final = Token("sign", "}", " ")
_EXISTS: Final = (Token("word", "FILTER", " ", word="FILTER"), Token("word", "EXISTS", " ", word="EXISTS"))


class _Filter(NamedTuple):
    """A condition, from FILTER on, and all the variables in it."""

    text: tuple[Token, ...]
    variables: set[str]


def nested(query: Sequence[Token]) -> Sequence[Token]:
    """The query with one pattern in each EXISTS, where a group has nothing but patterns and filters."""
    groups = [
        index + 1
        for index, (word, bracket) in enumerate(pairwise(query))
        if word.word == "EXISTS" and bracket.text == "{"
    ]
    if not groups:
        return query
    try:
        nesting = _Nesting(query, ends(query), groups)
    except Other:
        return query
    return nesting.copied(0, len(query), set())


@dataclass(slots=True)
class _Nesting:
    """The rewriting of one query. `groups` are the places where an EXISTS group begins."""

    query: Sequence[Token]
    ends: Mapping[int, int]
    groups: Sequence[int]
    taken: set[str] = field(init=False)
    numbers: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.taken = names(self.query)

    def copied(self, start: int, end: int, known: set[str]) -> list[Token]:
        """A part of the query, the EXISTS groups in it rewritten. `known` have values outside of it."""
        text: list[Token] = []
        inside = list(self._outermost(start, end))
        if inside:
            known = known | self._outside(start, end, inside)
        for group in inside:
            text += self.query[start:group]
            text += self._group(group, known)
            start = self.ends[group] + 1
        text += self.query[start:end]
        return text

    def _outermost(self, start: int, end: int) -> Iterator[int]:
        """The EXISTS groups of a part that are in no other there."""
        for group in self.groups[bisect_left(self.groups, start) :]:
            if group >= end:
                return
            if group >= start:
                yield group
                start = self.ends[group]

    def _outside(self, start: int, end: int, inside: Sequence[int]) -> set[str]:
        """The variables of a part that stand outside its EXISTS groups."""
        found: set[str] = set()
        for group in inside:
            found |= names(self.query[start:group])
            start = self.ends[group]
        return found | names(self.query[start:end])

    def _group(self, start: int, known: set[str]) -> list[Token]:
        """An EXISTS group, brackets included."""
        end = self.ends[start]
        patterns, filters = self._content(start, known)
        if patterns:
            return list(_chain(list(_ordered(patterns, known)), filters))
        return [self.query[start], *self.copied(start + 1, end, known), self.query[end]]

    def _content(self, start: int, known: set[str]) -> tuple[list[Pattern], list[_Filter]]:
        """The patterns and filters of a group; none if it must stay as it is."""
        reader = Reader(self.query, self.ends, start + 1, self.ends[start])
        try:
            reader.read()
        except Other:
            return [], []
        patterns = [step for pattern in reader.patterns for step in self._steps(pattern)]
        paths = sum(pattern.nullable for pattern in patterns)
        if paths and (paths > 1 or any(pattern.verb[0].variable for pattern in patterns)):
            # such a path, both its ends open, finds the nodes of the graph; but with a value, that value
            return [], []
        if not 2 <= len(patterns) <= _MANY:
            return [], []
        known = known.union(*(pattern.variables for pattern in patterns))
        return patterns, [self._filter(first, last, known) for first, last in reader.filters]

    def _filter(self, first: int, last: int, known: set[str]) -> _Filter:
        return _Filter(tuple(self.copied(first, last, known)), names(self.query[first:last]))

    def _steps(self, pattern: Pattern) -> Iterator[Pattern]:
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
                yield Pattern(subject, tuple(step), between)
                subject, step = between, []
            else:
                step.append(token)
        yield Pattern(subject, tuple(step), pattern.object)

    def _fresh(self) -> Token:
        name = next(name for number in self.numbers if (name := f"step{number}") not in self.taken)
        return Token("var", f"?{name}", " ", variable=name, term=True)


def _ordered(patterns: Sequence[Pattern], known: set[str]) -> Iterator[Pattern]:
    """The patterns, the cheapest to look up first."""
    left = list(patterns)
    while left:
        best = min(left, key=lambda pattern: pattern.cost(known))
        left.remove(best)
        known = known | best.variables
        yield best


def _apart(token: Token) -> Token:
    return token if token.gap else token._replace(gap=" ")


def _chain(patterns: Sequence[Pattern], filters: Sequence[_Filter]) -> Iterator[Token]:
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
            yield _apart(part[0])
            yield from part[1:]
        yield _DOT
        for condition in [one for one in waiting if one.variables & later <= bound]:
            waiting.remove(condition)
            yield _apart(condition.text[0])
            yield from condition.text[1:]
    yield from [_CLOSE] * len(patterns)
