"""Where the IRIs of data sets' own things begin, and the short ids that people write instead."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from stgraph import vocab
from stgraph.graph import Selects

_OURS = {vocab.SPEC: "stg:", vocab.DEF: "def/", vocab.NORM: "norm:"}
"""What a person writes for the beginning of a term of ours."""

_NAMED = tuple(_OURS)

_FEW = 100
"""Things that are asked about one by one; of more, everything is read."""


class Spaces(tuple[str, ...]):
    """The IRI prefixes of data sets' own things, longest first."""

    def __new__(cls, spaces: Iterable[str]) -> "Spaces":
        """In any order, and any number of times."""
        return super().__new__(cls, sorted(set(spaces), key=lambda space: (-len(space), space)))

    def start(self, iri: str) -> str:
        """The longest of them that an IRI starts with, else nothing; as fast among hundreds as among few."""
        for size in self._sizes:
            if iri[:size] in self._known:
                return iri[:size]
        return ""

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self)

    @cached_property
    def _sizes(self) -> list[int]:
        return sorted(set(map(len, self)), reverse=True)


def uri_spaces(graph: Selects, things: Collection[str] | None = None) -> Spaces:
    """What the data sets say of their own things' IRIs; of few `things`, just the prefixes they have."""
    asked: dict[str, Any] = {}
    if things is not None and len(things) <= _FEW:
        asked["space"] = [ox.Literal(start) for start in sorted(_starts(things))]
    return Spaces(filter(_is_iri, (space.value for (space,) in graph.select("_uri-spaces", **asked))))


def _starts(things: Iterable[str]) -> set[str]:
    """What IRIs that are no terms of ours begin with, up to each `/` and `#` in them."""
    found: set[str] = set()
    for iri in things:
        end = 0 if iri.startswith(_NAMED) else _step(iri, len(iri))
        while end and iri[:end] not in found:  # where a beginning is known, so are those before it
            found.add(iri[:end])
            end = _step(iri, end - 1)
    return found


def _step(iri: str, end: int) -> int:
    """Where the last `/` or `#` before an end is done with; 0 where there is none."""
    return max(iri.rfind("/", 0, end), iri.rfind("#", 0, end)) + 1


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def short_id(iri: str, spaces: Spaces) -> str:
    """How a person writes the IRI: without its data set's prefix, or as stg:Goal for a term of ours.

    >>> short_id("https://x.example/id/a/goal/kn-1", Spaces(["https://x.example/", "https://x.example/id/a/"]))
    'goal/kn-1'
    """
    if iri.startswith(_NAMED):
        known = next(filter(iri.startswith, _OURS))
        return _OURS[known] + iri.removeprefix(known)
    return iri.removeprefix(spaces.start(iri))
