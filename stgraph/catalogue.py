"""The questions that can be asked by name: what the header of each `.rq` file says of it.

A header is the comment lines `#+ key: text` at the top of a file, lists as `#+   - name: text` below
`#+ key:`. Every text is in English, and in Swedish under the same key with `-sv`. It is valid YAML behind
its comment signs, and grlc publishes such files as a web API.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from stgraph import queries
from stgraph.errors import DataProblem, UsageProblem
from stgraph.guard import read_only
from stgraph.rows import Order, order_of
from stgraph.text import Labels, near

READERS: Final = ("analyst", "steward", "consumer")
"""Whose questions they are, in the order of the list."""

NUMBERS: Final = ("year", "integer")
"""Types of parameters whose values are whole numbers."""

PLAIN: Final = (*NUMBERS, "text")
"""Types of parameters whose values are no things."""

RESERVED: Final = (
    "data",
    "endpoint",
    "store",
    "lang",
    "format",
    "output",
    "queries",
    "show",
    "expect",
    "help",
)
"""Options that every question has."""

_LINE = re.compile(
    r"#\+ (?:(?P<key>[a-z-]+):(?: (?P<text>.*))?|  - (?P<name>[\w-]+)(?: \((?P<type>\w+)\))?: (?P<said>.*))"
)
_NAME = re.compile(r"[a-z][a-z0-9-]*")

_only_reading = lru_cache(maxsize=queries.KEPT)(read_only)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What an answer can be narrowed to. `type` is one of PLAIN, or a class of the ontology: `Goal`."""

    name: str
    type: str
    texts: Labels = field(compare=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer, and what stands in it. `type` is "thing" where IRIs may stand, else "text"."""

    name: str
    type: str
    texts: Labels = field(compare=False)


@dataclass(frozen=True)
class Question:
    """A question of the catalogue.

    `answers` are the numbers of the competency questions that it answers. Where `command` is set, that
    command of stgraph answers it and there is no query. `empty` says what an answer without rows means,
    `words` what the codes are called that stand in it as plain text. It needs the shapes in the graph, or
    follows what carries support, where `#+ needs:` says so.
    """

    name: str
    path: Path
    summary: Labels = field(compare=False)
    reader: str = "analyst"
    answers: tuple[int, ...] = ()
    params: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    empty: Labels = field(default_factory=dict, compare=False)
    words: Mapping[str, Labels] = field(default_factory=dict, compare=False)
    example: str | None = None
    command: str | None = None
    needs_shapes: bool = False
    follows_support: bool = False

    @property
    def shadows(self) -> bool:
        """Whether it stands in for a packaged question of the same name."""
        return self.path.parent != queries.FOLDER and (queries.FOLDER / self.path.name).is_file()

    @cached_property
    def text(self) -> str:
        """The SPARQL."""
        return queries.read_file(self.path)

    @cached_property
    def order(self) -> Order:
        """What its rows are sorted by."""
        return order_of(self.text)

    def path_for(self, given: Collection[str]) -> Path:
        """The file that answers it with these parameters: mostly the question's own.

        To go through all there is and to look up one thing may need two forms. Asked for one `goal` and
        nothing else, `path-to-vision.rq` gives way to `_path-to-vision-goal.rq` beside it.
        """
        own = self.path.with_name(f"_{self.name}-{'-'.join(given)}.rq")
        return own if len(given) == 1 and own.is_file() else self.path

    def bound(self, **terms: Any) -> str:
        """The SPARQL with its parameters filled in. Raises UsageProblem for what does not only read."""
        path = self.path_for(terms)
        text = self.text if path == self.path else queries.read_file(path)
        return queries.bind(_only_reading(text), **terms)


def catalogue(folders: Sequence[Path] = ()) -> tuple[Question, ...]:
    """The packaged questions and those in `folders`, by reader and by the number of what they answer.

    A file in a folder goes before a packaged one of the same name. Raises DataProblem for a header that
    cannot be understood, with its line.
    """
    files = {path.stem: path for folder in (queries.FOLDER, *folders) for path in _files(folder)}
    found = map(read, files.values())
    return tuple(sorted(found, key=lambda q: (READERS.index(q.reader), q.answers or (99,), q.name)))


def find(name: str, folders: Sequence[Path] = ()) -> Question:
    """The question of this name or number: "goal-years", "15", "Q15". Raises UsageProblem."""
    wanted = name.strip().lower().removesuffix(".rq")
    if _NAME.fullmatch(wanted):
        for folder in (*reversed(folders), queries.FOLDER):
            if (path := _checked(folder) / f"{wanted}.rq").is_file():
                return read(path)
    number = wanted.removeprefix("q").lstrip("0")
    for question in catalogue() if number.isdigit() else ():  # numbers are those of the packaged questions
        if int(number) in question.answers:
            return find(question.name, folders)
    names = [question.name for question in catalogue(folders)]
    suggested = near(wanted, names) or names[:3]
    raise UsageProblem("unknown-question", name=name, near=", ".join(suggested))


def read(path: Path) -> Question:
    """The question in a file, which is read anew only when it has changed. Raises DataProblem."""
    try:
        state = path.stat()
        return _read(path, state.st_mtime_ns, state.st_size)
    except (OSError, UnicodeDecodeError) as error:
        raise DataProblem("unreadable", path=path, reason=str(error)) from None


@lru_cache(maxsize=queries.KEPT)
def _read(path: Path, *_state: int) -> Question:
    header: dict[str, str] = {}
    lists: dict[str, list[tuple[str, str, str]]] = {}
    key = ""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.startswith("#+"):
            break
        match = _LINE.fullmatch(line.rstrip())
        if not match or (match["name"] and not key):
            raise _bad(path, number, line.strip())
        if match["name"]:
            lists.setdefault(key, []).append((match["name"], match["type"] or "text", match["said"]))
        else:
            key = match["key"]
            header[key] = (match["text"] or "").strip()
    return _question(path, header, lists)


def _question(
    path: Path, header: Mapping[str, str], lists: Mapping[str, list[tuple[str, str, str]]]
) -> Question:
    def texts(key: str) -> dict[str, str]:
        said = {"en": header.get(key, ""), "sv": header.get(f"{key}-sv", "")}
        return {language: text for language, text in said.items() if text}

    def named(key: str) -> list[tuple[str, str, dict[str, str]]]:
        swedish = {name: said for name, _, said in lists.get(f"{key}-sv", ())}
        return [
            (name, type_, {"en": said} | ({"sv": swedish[name]} if name in swedish else {}))
            for name, type_, said in lists.get(key, ())
        ]

    params = tuple(Parameter(*found) for found in named("params"))
    reader = header.get("reader", READERS[0])
    numbers = re.findall(r"\d+", header.get("answers", ""))
    question = Question(
        name=path.stem,
        path=path,
        summary=texts("summary"),
        reader=reader,
        answers=tuple(map(int, numbers)),
        params=params,
        columns=tuple(Column(*found) for found in named("columns")),
        empty=texts("empty"),
        words={name: said for name, _, said in named("words")},
        example=header.get("example"),
        command=header.get("command"),
        needs_shapes="shapes" in header.get("needs", ""),
        follows_support="support" in header.get("needs", ""),
    )
    if not _NAME.fullmatch(path.stem):
        raise _bad(path, 1, path.name)
    if "en" not in question.summary:
        raise _bad(path, 1, "#+ summary: …")
    if reader not in READERS:
        raise _bad(path, 1, f"#+ reader: {reader}")
    for param in params:
        if param.name in RESERVED:
            raise DataProblem("reserved-parameter", path=path, name=param.name)
        if param.name not in queries.parameters(question.text):
            raise DataProblem("unbound-parameter", path=path, name=param.name)
    return question


def _bad(path: Path, line: int, excerpt: str) -> DataProblem:
    return DataProblem("bad-question", path=path, line=line, text=excerpt[:80])


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in _checked(folder).glob("*.rq") if not path.name.startswith("_"))


def _checked(folder: Path) -> Path:
    if not folder.is_dir():
        raise DataProblem("no-question-folder", path=folder)
    return folder
