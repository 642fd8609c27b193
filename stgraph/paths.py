"""What a trace answers: paths of hops, goals with what supports them, and why something is not reached."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stgraph import vocab
from stgraph.support import BASES, Hop, Resource

TARGETS = {
    "document": frozenset({"document", "budget", "priority", "assignment"}),
    "programme": frozenset({"programme", "programme-item"}),
    "vision": frozenset[str](),
}
"""What `to` may name, and the support kinds that it stands for."""


@dataclass(frozen=True, slots=True)
class Path:
    """Hops from a goal upwards. Its basis is that of its weakest hop."""

    hops: tuple[Hop, ...]

    @property
    def basis(self) -> str:
        """Of the weakest hop."""
        return weakest(hop.basis for hop in self.hops)

    @property
    def resource(self) -> Resource:
        """Where the path ends."""
        return self.hops[-1].upper

    def __repr__(self) -> str:
        return f"<Path to {self.resource.id}: {len(self.hops)} hops, {self.basis}>"


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who a goal is for. `governing` tells committees and companies from the council and others."""

    unit: Resource
    governing: bool
    basis: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A target that no path reaches, and why.

    `dead_ends` are the resources (the goal itself first) from which no recorded hop leads on;
    `blocked` are the hops that would lead on but were filtered away, such as inferred ones.
    """

    target: str
    dead_ends: tuple[Resource, ...]
    blocked: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalTrace:
    """One goal and everything above it. Falsy when no path to what was asked for is recorded.

    `support` and `hops` are what is asked for with `to`; `vision` is the path to the vision, whatever
    was asked for.
    """

    goal: Resource
    assignments: tuple[Assignment, ...]
    state: str
    status: str | None
    start_basis: str | None
    support: tuple[Path, ...]
    vision: Path | None
    hops: tuple[Hop, ...]
    """Every hop in the goal's upward closure, nearest first."""
    missing: tuple[Missing, ...]
    reached: bool

    def __bool__(self) -> bool:
        return self.reached

    def __repr__(self) -> str:
        vision = "reaches the vision" if self.vision else "does not reach the vision"
        return f"<GoalTrace of {self.goal.id}: {len(self.support)} supports, {vision}>"

    @property
    def id(self) -> str:
        """The goal's short id."""
        return self.goal.id

    def label(self, language: str = "en") -> str:
        """The goal's name."""
        return self.goal.label(language)

    @property
    def unit(self) -> Assignment | None:
        """The assignment shown first: a governing unit before the council, then a stated one."""
        return self.assignments[0] if self.assignments else None


@dataclass(frozen=True, slots=True)
class Trace:
    """The answer to `trace`: goals in order, the year they were seen from, and the filters.

    `recorded` counts the goals in the data, whatever the filters say.
    """

    goals: tuple[GoalTrace, ...]
    as_of: int
    recorded: int
    unit: Resource | None = None
    year: int | None = None
    to: str | None = None
    basis: str | None = None

    def __bool__(self) -> bool:
        return any(self.goals)

    def __iter__(self) -> Iterator[GoalTrace]:
        return iter(self.goals)

    def __len__(self) -> int:
        return len(self.goals)

    def __repr__(self) -> str:
        return f"<Trace: {len(self)} goals, seen from {self.as_of}>"


@dataclass(frozen=True, slots=True)
class ReverseTrace:
    """The answer to `trace_from`: the goals that rest on one resource, and the path from each up to it."""

    resource: Resource
    goals: tuple[tuple[GoalTrace, Path], ...]
    as_of: int
    unfiltered: int
    """How many goals rest on it without the filters."""

    def __bool__(self) -> bool:
        return bool(self.goals)

    def __iter__(self) -> Iterator[tuple[GoalTrace, Path]]:
        return iter(self.goals)

    def __len__(self) -> int:
        return len(self.goals)

    def __repr__(self) -> str:
        return f"<ReverseTrace of {self.resource.id}: {len(self)} goals>"


def weakest(bases: Iterable[str]) -> str:
    """The weakest basis of a chain; "stated" only if every hop is.

    >>> weakest(["stated", "inferred"]), weakest([])
    ('inferred', 'stated')
    """
    return max(bases, key=BASES.index, default=vocab.STATED)
