"""Text in pictures: what may stand there, about how wide it is, where it breaks. Knows no fonts."""

import unicodedata
from html import escape

from stgraph.text import harmless

BOLD = 1.12
"""So much wider than plain text is bold text."""

_LONGEST = 1000
"""Characters of a text that are looked at: more never fit."""

_NARROW = frozenset("ijl.,:;|!'’()[]ftr-/ ")
_BROAD = frozenset("mwMW@%—&")
_NO_XML = {0xFFFE: None, 0xFFFF: None}


def clean(text: str) -> str:
    r"""A stranger's text on one line, without what a terminal, XML or a reader's eye would trip over.

    >>> clean("a\n\x1b b\u202e c")
    'a b c'
    """
    return " ".join(harmless(text).translate(_NO_XML).split())


def markup(text: str) -> str:
    """A text as XML character data or attribute value."""
    return escape(text.translate(_NO_XML))


def width(text: str, size: float) -> float:
    """About how many pixels a text takes; rather too many, since nobody knows the reader's font."""
    return size * sum(map(_broadness, text))


def _broadness(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in _NARROW:
        return 0.38
    if character in _BROAD:
        return 0.95
    return 0.7 if character.isupper() else 0.6


def wrapped(text: str, room: float, size: float, most: int = 12, *, hyphen: str = "-") -> list[str]:
    """The lines of a text that fit into `room` pixels, at most so many of them: "…" stands for the rest.

    A word that is too long is cut, with a `hyphen` where it had none.

    >>> wrapped("en ganska lång text", 70, 13)
    ['en ganska', 'lång text']
    >>> wrapped("självfinansieringsgrad", 145, 13)
    ['självfinansierings-', 'grad']
    """
    lines: list[str] = [""]
    for word in text[:_LONGEST].split():
        together = f"{lines[-1]} {word}".lstrip()
        if width(together, size) <= room:
            lines[-1] = together
            continue
        lines += _pieces(word, room, size, hyphen)
        if len(lines) > most + 1:
            break
    found = [line for line in lines if line]
    return found if len(found) <= most else [*found[: most - 1], f"{found[most - 1]} …"]


def _pieces(word: str, room: float, size: float, hyphen: str) -> list[str]:
    """A word in pieces that fit, cut after a hyphen or slash, else after an s that may join two words."""
    pieces = []
    while width(word, size) > room:
        cut = len(word) - 1
        while cut > 1 and width(word[:cut] + hyphen, size) > room:
            cut -= 1
        mark = max(word.rfind("-", 0, cut + 1), word.rfind("/", 0, cut + 1)) + 1
        joint = word.rfind("s", max(cut - 5, 1), cut) + 1
        pieces.append(word[:mark] if mark > 1 else word[: joint or cut] + hyphen)
        word = word[mark if mark > 1 else joint or cut :]
    return [*pieces, word]
