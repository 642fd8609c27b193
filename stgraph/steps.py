"""Which predicates a property path starts with."""

import re
from typing import NamedTuple

Step = tuple[str, bool]
"""A predicate, and whether it is followed backwards."""

_PIECE = re.compile(r"<([^<>]*)>|([\^/|()*+?])")
_MAX_DEPTH = 100


class _Ends(NamedTuple):
    first: list[Step]
    last: list[Step]
    skippable: bool


_NOTHING = _Ends([], [], True)


def first_steps(path: str) -> list[Step]:
    """The steps that a SPARQL property path (or a bare IRI) may begin with, in the order written.

    >>> first_steps("http://e/p"), first_steps("<p>/<q>"), first_steps("^(<p>/<q>)|<r>*/<s>")
    ([('http://e/p', False)], [('p', False)], [('q', True), ('r', False), ('s', False)])
    """
    if "<" not in path:
        return [(path, False)]
    if path.count("(") > _MAX_DEPTH or path.count("^") > _MAX_DEPTH:
        return []
    pieces = [(match[1], match[2]) for match in _PIECE.finditer(path)]
    return _Reader(pieces).alternatives().first


class _Reader:
    def __init__(self, pieces: list[tuple[str | None, str | None]]) -> None:
        self._pieces = [*pieces, (None, None)]
        self._at = 0

    def _takes(self, *marks: str) -> bool:
        found = self._pieces[self._at][1] in marks
        self._at += found
        return found

    def alternatives(self) -> _Ends:
        ends = self._sequence()
        while self._takes("|"):
            other = self._sequence()
            ends = _Ends(ends.first + other.first, ends.last + other.last, ends.skippable or other.skippable)
        return ends

    def _sequence(self) -> _Ends:
        ends = self._step()
        while self._takes("/"):
            after = self._step()
            ends = _Ends(
                ends.first + after.first if ends.skippable else ends.first,
                after.last + ends.last if after.skippable else after.last,
                ends.skippable and after.skippable,
            )
        return ends

    def _step(self) -> _Ends:
        if self._takes("^"):
            ends = self._step()
            return _Ends(_turned(ends.last), _turned(ends.first), ends.skippable)
        ends = self._primary()
        while self._pieces[self._at][1] in ("*", "?", "+"):
            ends = ends._replace(skippable=ends.skippable or self._pieces[self._at][1] != "+")
            self._at += 1
        return ends

    def _primary(self) -> _Ends:
        if self._takes("("):
            ends = self.alternatives()
            self._takes(")")
            return ends
        iri = self._pieces[self._at][0]
        if iri is None:
            return _NOTHING
        self._at += 1
        return _Ends([(iri, False)], [(iri, False)], False)


def _turned(steps: list[Step]) -> list[Step]:
    return [(iri, not backwards) for iri, backwards in steps]
