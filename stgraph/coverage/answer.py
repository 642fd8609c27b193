"""What coverage answers: goals, items and documents with the basis on which they are covered, and shares."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stgraph import vocab
from stgraph.paths import Assignment, weakest
from stgraph.support import Resource

ITEMS = ("programme-item", "priority", "assignment")
"""The support kinds that are parts of documents."""

DOCUMENTS = ("programme", "budget", "steering", "regulatory", "document")
"""The groups of documents, those that goals are most likely to rest on first."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `total` things are covered, on what basis. Falsy when there is none to be covered."""

    total: int
    stated: int
    inferred: int
    unrecorded: int

    @classmethod
    def of(cls, bases: Iterable[str | None]) -> "Share":
        """The share of things with these bases; None stands for one that is not covered."""
        found = list(bases)
        counts = (found.count(basis) for basis in (vocab.STATED, vocab.INFERRED, vocab.UNRECORDED))
        return cls(len(found), *counts)

    def __bool__(self) -> bool:
        return self.total > 0

    @property
    def covered(self) -> int:
        """On whatever basis."""
        return self.stated + self.inferred + self.unrecorded

    def percent(self, count: int) -> float | None:
        """So many in per cent of the total, rounded down to a tenth: 100 means all. None of nothing."""
        return count * 1000 // self.total / 10 if self.total else None

    def meets(self, required: float) -> bool:
        """Whether so many per cent are covered. Of nothing at all, no share is."""
        return bool(self) and self.covered * 100 >= required * self.total


@dataclass(frozen=True, slots=True)
class Covered:
    """One goal, item or document, and on what basis it is covered. Falsy when it is not.

    A goal is covered by what it rests on, an item or document by the goals and directions that rest on
    it. `basis` is that of the strongest path, whose basis is that of its weakest hop. `assignments` tell
    who a goal is for; `wholes` are what an item is part of, the chapter before its programme; `group`
    is the kind of an item or document.
    """

    resource: Resource
    basis: str | None
    group: str
    assignments: tuple[Assignment, ...] = ()
    wholes: tuple[Resource, ...] = ()

    def __bool__(self) -> bool:
        return self.basis is not None

    def __repr__(self) -> str:
        return f"<Covered {self.resource.id}: {self.basis or 'none recorded'}>"


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """The goals of one unit (None: of nobody) that are in force in the years of the answer."""

    unit: Resource | None
    governing: bool
    years: Mapping[int, Share]
    """By year; a year in which no goal is in force is left out."""
    goals: Share
    """Of all the years, each goal once."""

    @property
    def basis(self) -> str | None:
        """The weakest among its goals, None where one has no support."""
        if self.goals.covered < self.goals.total:
            return None
        counted = (vocab.STATED, self.goals.stated), (vocab.INFERRED, self.goals.inferred)
        rest = (vocab.UNRECORDED, self.goals.unrecorded)
        return weakest(basis for basis, count in (*counted, rest) if count)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The answer to `support_coverage`: what is in force in some year from `first` to `last`.

    `chosen` says why these years: "asked", "term" (the council term of `as_of`), "recorded" (those
    with goals) or "as-of" (neither is recorded). `recorded` are the first and last year with goals at all.
    """

    first: int
    last: int
    chosen: str
    as_of: int
    recorded: tuple[int, int] | None
    unit: Resource | None
    goals: tuple[Covered, ...]
    items: tuple[Covered, ...]
    documents: tuple[Covered, ...]
    units: tuple[UnitCoverage, ...]
    """Governing units, with goals or without, then whoever else has goals."""
    years: Mapping[int, Share]
    """All goals by year, each once however many units share it."""

    def __bool__(self) -> bool:
        return bool(self.goals or self.items or self.documents)

    def share(self, of: str) -> Share:
        """What is covered of the "goals", "items", "documents", or of the "units" that have goals."""
        if of == "units":
            return Share.of(row.basis for row in self.units if row.unit and row.goals)
        return Share.of(found.basis for found in self.parts(of))

    def parts(self, of: str) -> tuple[Covered, ...]:
        """The "goals", "items" or "documents"."""
        return {"goals": self.goals, "items": self.items, "documents": self.documents}[of]

    def span(self) -> Iterator[int]:
        """The years in order."""
        return iter(range(self.first, self.last + 1))
