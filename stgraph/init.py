"""The start of a municipality: a folder of commented Turtle to change, written whole or not at all."""

import datetime
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph as ox

from stgraph import project, vocab
from stgraph.errors import DataProblem, UsageProblem
from stgraph.text import harmless

TEMPLATE = project.PACKAGE / "template"
"""What is copied; `_TOKENS` are filled in."""

_TOKENS = re.compile(
    "__NAME__|__FIRST__|__LAST__|__BEFORE__|https://space\\.invalid/|" + re.escape(vocab.DEFAULT_BASE)
)
_LONGEST_NAME = 100
_YEARS = (1995, 2056)
"""Council terms of four years, within the calendar that comes with the ontology."""
_TERM = 4
_SPACE = re.compile(r"https?://[^/?#]+/(?:[^?#]*/)?")
_PLAIN = str.maketrans("åäàáæöøéèëüç", "aaaaaooeeeuc")


def start(
    folder: str | Path, *, name: str | None = None, space: str | None = None, year: int | None = None
) -> tuple[Path, ...]:
    """Write the start of a municipality into a new or empty folder; returns the files.

    `name` is what the municipality is called, `space` the IRI that its addresses begin with: both by
    default from the folder's name. `year` lies in the council term described (default: next year).
    Raises UsageProblem for a name, space or year that cannot be used, DataProblem where nothing can be
    written; the folder is then as it was.
    """
    path = Path(folder)
    own = Path(os.path.realpath(path)).name
    values = {
        "__NAME__": _escaped(_usable(_titled(own) if name is None else name)),
        "https://space.invalid/": _address(f"{vocab.ID}{_slug(own)}/" if space is None else space),
        vocab.DEFAULT_BASE: vocab.BASE,
        **_term(datetime.date.today().year + 1 if year is None else year),
    }
    _check_free(path)
    texts = {
        file.name: _TOKENS.sub(lambda token: values[token[0]], file.read_text(encoding="utf-8"))
        for file in sorted(TEMPLATE.glob("*.ttl"))
    }
    try:
        _write(path, texts)
    except OSError as error:
        raise DataProblem("unwritable", path=path, reason=error.strerror) from None
    return tuple(path / file for file in texts)


def _titled(own: str) -> str:
    """A name from a folder's: `norra-byn` becomes "Norra byn"."""
    words = re.sub(r"[-_\s]+", " ", own).strip()
    return words[:1].upper() + words[1:]


def _usable(name: str) -> str:
    name = name.strip()
    readable = name == harmless(name) and name.isprintable() and any(map(str.isalpha, name))
    if not readable or len(name) > _LONGEST_NAME:
        raise UsageProblem("bad-municipality", name=name, limit=_LONGEST_NAME)
    return name


def _escaped(text: str) -> str:
    """As it is written between the quotation marks of a Turtle literal."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _slug(own: str) -> str:
    """The part of an address that a folder's name gives. Raises UsageProblem where it gives none."""
    slug = re.sub(r"[^a-z0-9]+", "-", own.lower().translate(_PLAIN)).strip("-")
    if not slug:
        raise UsageProblem("no-slug", name=own)
    return slug


def _address(space: str) -> str:
    try:
        ox.NamedNode(space)
    except ValueError:
        usable = False
    else:
        usable = bool(_SPACE.fullmatch(space))
    if not usable:
        raise UsageProblem("bad-space", space=space, example=f"{vocab.ID}klippan/")
    return space


def _term(year: int) -> dict[str, str]:
    """The council term around a year: four years, the first the year after an election (2022, 2026 …)."""
    earliest, latest = _YEARS
    if not earliest <= year <= latest:
        raise UsageProblem("bad-term-year", year=year, first=earliest, last=latest)
    first = year - (year - earliest) % _TERM
    return {"__BEFORE__": str(first - 1), "__FIRST__": str(first), "__LAST__": str(first + _TERM - 1)}


def _check_free(path: Path) -> None:
    """A new name, or a folder with nothing in it but a git repository's own. Raises DataProblem."""
    try:
        if not path.is_dir():
            if os.path.lexists(path):
                raise DataProblem("in-the-way", path=path)
        elif any(entry.name != ".git" for entry in path.iterdir()):
            raise DataProblem("not-empty", path=path)
    except OSError as error:
        raise DataProblem("unwritable", path=path, reason=error.strerror) from None


def _write(path: Path, texts: Mapping[str, str]) -> None:
    """All files or none: written out of sight, then moved to where they belong."""
    # imported only when needed
    import tempfile

    # an empty folder stays the one it is: somebody may stand in it
    into = path.is_dir()
    parent = path if into else path.parent
    with tempfile.TemporaryDirectory(dir=parent, prefix=".stgraph-") as hidden:
        stage = Path(hidden) / "start"
        stage.mkdir()
        for name, text in texts.items():
            (stage / name).write_text(text, encoding="utf-8", newline="\n")
        if into:
            _move(stage, path, list(texts))
        else:
            stage.rename(path)


def _move(stage: Path, path: Path, names: list[str]) -> None:
    moved: list[Callable[[], None]] = []
    try:
        for name in names:
            (stage / name).rename(path / name)
            moved.append((path / name).unlink)
    except BaseException:
        for undo in moved:
            undo()
        raise
