"""Words for people: which language, which label, what was probably meant. Knows no RDF store."""

import difflib
import os
from collections.abc import Iterable, Mapping

Labels = Mapping[str, str]
"""One text by language: {"sv": "mål", "en": "goal"}. The empty key holds a text without language."""

LANGUAGES = ("sv", "en")


def default_language(environ: Mapping[str, str] = os.environ) -> str:
    """ "sv" where the locale is Swedish, else "en" (also for C and POSIX).

    >>> default_language({"LANG": "sv_SE.UTF-8"}), default_language({"LC_ALL": "C", "LANG": "sv_SE"})
    ('sv', 'en')
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(variable):
            return "sv" if value.lower().startswith("sv") else "en"
    return "en"


def pick(labels: Labels, language: str, fallback: str = "") -> str:
    """The text in `language`, else in Swedish, else in any language, else `fallback`.

    >>> pick({"sv": "mål", "en": "goal"}, "en"), pick({"sv": "mål"}, "en"), pick({}, "en", "x")
    ('goal', 'mål', 'x')
    """
    for wanted in (language, "sv", "en", ""):
        if wanted in labels:
            return labels[wanted]
    return labels[min(labels)] if labels else fallback


def alphabetical(text: str) -> str:
    """A key that sorts as a Swede does: å, ä and ö last, whatever the case.

    >>> sorted(["ö", "Ä", "å", "Z", "a"], key=alphabetical)
    ['a', 'Z', 'å', 'Ä', 'ö']
    """
    return text.casefold().translate({ord("å"): "{", ord("ä"): "|", ord("ö"): "}"})


_CONTROLS = dict.fromkeys(
    [*range(9), *range(11, 32), *range(127, 160), *range(0x2028, 0x202F), *range(0x2066, 0x206A)], " "
)


def harmless(text: str) -> str:
    r"""Lines from strangers without the control characters that a terminal would obey.

    >>> harmless("a\x1b[2Jb")
    'a [2Jb'
    """
    return text.translate(_CONTROLS)


EXCERPT = 68
"""Characters of a line that an excerpt shows, so that it fits into 80 columns."""


def excerpt(source: str, column: int, length: int) -> tuple[str, str]:
    """A line, and the carets below it for `length` characters from `column`; a long line is cut around them.

    >>> excerpt("goal:a a oops .", 10, 4)
    ('goal:a a oops .', '         ^^^^')
    """
    start = column - 1
    cut = max(0, start - EXCERPT // 3) if len(source) > EXCERPT else 0
    shown = source[cut : cut + EXCERPT]
    if cut:
        shown = "…" + shown[1:]
    if len(source) > cut + EXCERPT:
        shown = shown[:-1] + "…"
    length = max(1, min(length, len(shown) - (start - cut)))
    return shown, " " * (start - cut) + "^" * length


def near(word: str, candidates: Iterable[str], count: int = 3) -> list[str]:
    """The candidates that look most like `word`, best first; none where nothing is close."""
    folded = {candidate.casefold(): candidate for candidate in candidates}
    found = difflib.get_close_matches(word.casefold(), sorted(folded), n=count, cutoff=0.6)
    return [folded[key] for key in found]
