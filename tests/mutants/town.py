"""Exempelstad read line by line: one fact is one line, so an edit is a line and a place is a number.

Knows only the canonical form of `data/` (see CONTRIBUTING.md), nothing of RDF and nothing of stgraph.
A term is written as in the file: `goal:kn-1`, `stg:status`, `"2026"^^xsd:gYear`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

ADDED = "added.ttl"
"""The file for what a mutant adds."""

WAIVERS = "@prefix waiver: <https://w3id.org/stgraph/id/exempelstad/waiver/> ."


class Fact(NamedTuple):
    """One triple, and the line on which its object stands."""

    file: str
    line: int
    subject: str
    predicate: str
    object: str


class Line(NamedTuple):
    """A line of a file, counted from 1."""

    file: str
    line: int


@lru_cache(maxsize=256)
def _facts(name: str, lines: tuple[str, ...]) -> tuple[Fact, ...]:
    found = []
    subject = ""
    for number, text in enumerate(lines, 1):
        if text.startswith("  ") and text != "  .":
            predicate, _, rest = text.strip().removesuffix(" ;").partition(" ")
            found.append(Fact(name, number, subject, predicate, rest))
        elif text and not text.startswith((" ", "@")):
            subject = text
    return tuple(found)


def _grouped(facts: Iterable[Fact], column: int) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(str(fact[column]), []).append(fact)
    return found


@dataclass(frozen=True)
class Edit:
    """What becomes of a line: other text (None: it goes), and lines that follow it."""

    place: Line
    text: str | None
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Town:
    """A folder of canonical Turtle files. `files` are their lines by name."""

    files: dict[str, tuple[str, ...]]
    changes: tuple[Edit, ...] = field(default=(), compare=False)
    """What was done to the town it comes from."""

    @classmethod
    def read(cls, folder: Path) -> "Town":
        texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.ttl"))}
        return cls({name: tuple(text.split("\n")) for name, text in texts.items()})

    def edited(self, *edits: Edit) -> "Town":
        by_place = {edit.place: edit for edit in edits}
        assert len(by_place) == len(edits), "two edits of one line"
        files = {}
        for name, lines in self.files.items():
            if all(edit.place.file != name for edit in edits):
                files[name] = lines
                continue
            new: list[str] = []
            for number, text in enumerate(lines, 1):
                edit = by_place.get(Line(name, number), Edit(Line(name, number), text))
                new += [*([] if edit.text is None else [edit.text]), *edit.after]
            files[name] = tuple(new)
        blocks = [text for edit in edits if edit.place.file == ADDED for text in edit.after]
        if blocks:
            files[ADDED] = (*self.prefixes, *blocks)
        return Town(dict(sorted(files.items())), edits)

    def shifted(self, place: Line) -> Line | None:
        """Where a line of the town before is now; None if it went."""
        number = place.line
        for edit in self.changes:
            if edit.place.file == place.file and edit.place.line <= place.line:
                if edit.text is None and edit.place.line == place.line:
                    return None
                earlier = edit.place.line < place.line
                number += (len(edit.after) if earlier else 0) - (edit.text is None)
        return Line(place.file, number)

    @cached_property
    def prefixes(self) -> tuple[str, ...]:
        """Every prefix that some file declares, as lines, and that of waivers, which the town has none of."""
        declared = {text for lines in self.files.values() for text in lines if text.startswith("@prefix")}
        return tuple(sorted({*declared, WAIVERS}))

    @cached_property
    def subjects(self) -> dict[str, Line]:
        """The things that are described, each with the line on which its block begins."""
        found: dict[str, Line] = {}
        for name, lines in self.files.items():
            for number, text in enumerate(lines, 1):
                if text and not text.startswith((" ", "@")):
                    found.setdefault(text, Line(name, number))
        return found

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for name, lines in self.files.items() for fact in _facts(name, lines))

    @cached_property
    def _about(self) -> dict[str, list[Fact]]:
        return _grouped(self.facts, 2)

    @cached_property
    def _saying(self) -> dict[str, list[Fact]]:
        return _grouped(self.facts, 3)

    @cached_property
    def _at(self) -> dict[str, list[Fact]]:
        return _grouped(self.facts, 4)

    def of(self, subject: str, predicate: str | None = None) -> tuple[Fact, ...]:
        """The facts about a thing, all or those with one property."""
        facts = self._about.get(subject, ())
        return tuple(fact for fact in facts if predicate in (None, fact.predicate))

    def values(self, subject: str, predicate: str) -> tuple[str, ...]:
        return tuple(fact.object for fact in self.of(subject, predicate))

    def value(self, subject: str, predicate: str) -> str | None:
        return next(iter(self.values(subject, predicate)), None)

    def where(self, predicate: str, object: str | None = None) -> tuple[Fact, ...]:
        """The facts with a property, and an object if one is given."""
        if object is None:
            return tuple(self._saying.get(predicate, ()))
        return tuple(fact for fact in self._at.get(object, ()) if fact.predicate == predicate)

    def pointing_at(self, object: str) -> tuple[Fact, ...]:
        return tuple(self._at.get(object, ()))

    def all_of(self, *classes: str) -> tuple[str, ...]:
        """The things said to be of one of these classes, those of its subclasses not included."""
        return tuple(fact.subject for fact in self.where("a") if fact.object in classes)

    def year(self, subject: str, predicate: str) -> int | None:
        """The year that a fact gives, if it is written as one."""
        found = re.match(r'"(\d{4})(?:-[\d-]+)?"', self.value(subject, predicate) or "")
        return int(found[1]) if found else None

    def years(self, subject: str) -> tuple[int | None, int | None]:
        return self.year(subject, "stg:validFromYear"), self.year(subject, "stg:validThroughYear")

    # the edits

    def fact(self, subject: str, predicate: str, object: str | None = None) -> Fact:
        """The first such fact; it must be there."""
        return next(f for f in self.of(subject, predicate) if object in (None, f.object))

    @staticmethod
    def drop(*facts: Fact) -> tuple[Edit, ...]:
        return tuple(Edit(Line(fact.file, fact.line), None) for fact in facts)

    @staticmethod
    def put(fact: Fact, object: str) -> Edit:
        """The fact with another object."""
        return Edit(Line(fact.file, fact.line), f"  {fact.predicate} {object} ;")

    @staticmethod
    def rename(fact: Fact, predicate: str) -> Edit:
        """The fact with another property."""
        return Edit(Line(fact.file, fact.line), f"  {predicate} {fact.object} ;")

    def add(self, subject: str, predicate: str, object: str) -> Edit:
        """One more fact, below the last one of the block."""
        last = self.of(subject)[-1]
        text = self.files[last.file][last.line - 1]
        return Edit(Line(last.file, last.line), text, (f"  {predicate} {object} ;",))

    def drop_block(self, subject: str) -> tuple[Edit, ...]:
        """Nothing more is said about a thing."""
        first = self.subjects[subject]
        lines = self.files[first.file]
        end = next(number for number in range(first.line, len(lines)) if lines[number] == "  .")
        return tuple(Edit(Line(first.file, number), None) for number in range(first.line, end + 2))

    @staticmethod
    def add_block(subject: str, *facts: tuple[str, str], order: int = 0) -> Edit:
        """One more thing, in a file of its own."""
        lines = (subject, *(f"  {predicate} {object} ;" for predicate, object in facts), "  .")
        return Edit(Line(ADDED, order), None, lines)

    def copied(self, subject: str, without: Iterable[str] = (), **others: str) -> tuple[tuple[str, str], ...]:
        """What is said about a thing, some properties left out, some (of `stg:`) with another object."""
        left_out = set(without)
        return tuple(
            (fact.predicate, others.get(fact.predicate.removeprefix("stg:"), fact.object))
            for fact in self.of(subject)
            if fact.predicate not in left_out
        )
