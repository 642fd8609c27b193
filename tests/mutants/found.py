"""Findings as they must be: what is said of what, and where it is shown."""

import re
from typing import NamedTuple

from tests.mutants.town import Line, Town


class Found(NamedTuple):
    """A finding: `shape` is the norm's id and the shape's word; terms are written as in the files."""

    shape: str
    focus: str
    path: str | None
    value: str | None
    place: Line | None


class Gone(NamedTuple):
    """A finding about the town as it is that the mutant has no more."""

    shape: str
    focus: str
    value: str | None = None


def finding(
    town: Town,
    shape: str,
    focus: str,
    path: str | None = None,
    value: str | None = None,
    *,
    many: bool = False,
) -> Found:
    """A finding with the place where it must be shown.

    Of a value: where the focus has it, under the path or else under any property. Of too many values: the
    last of them. Else, and of what is absent: the first line about the focus; where it is not described,
    its first mention.
    """
    own = town.of(focus)
    spots = [f for f in own if value is not None and f.object == value and f.predicate == path]
    spots += [f for f in own if value is not None and f.object == value]
    if many or value is not None:
        spots += [f for f in reversed(own) if f.predicate == path]
    if not own:
        spots = list(town.pointing_at(focus))
    place = Line(spots[0].file, spots[0].line) if spots else town.subjects.get(focus)
    if path == "a":
        path = "rdf:type"
    return Found(shape, focus, path, None if value is None else text(value), place)


def text(term: str) -> str:
    """A literal without its marks; anything else as it is."""
    found = re.fullmatch(r'"(.*)"(?:@[\w-]+|\^\^\S+)?', term)
    return found[1] if found else term
