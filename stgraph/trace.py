"""The main job: from every goal upwards to what supports it and to the vision, hop by hop, or why not.

A trace walks the support graph upwards only. Between two things it keeps one path: the shortest in
which every hop is stated, else the shortest; ties go to the smallest sequence of IRIs.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stgraph import names, vocab
from stgraph.graph import Selects
from stgraph.support import BASES, Hop, Resource, SupportGraph, basis_of, load_support
from stgraph.years import in_force, state

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

    @property
    def unit(self) -> Assignment | None:
        """The assignment shown first: a governing unit before the council, then a stated one."""
        return self.assignments[0] if self.assignments else None


@dataclass(frozen=True, slots=True)
class Trace:
    """The answer to `trace`: goals in order, and the year it was seen from."""

    goals: tuple[GoalTrace, ...]
    as_of: int

    def __bool__(self) -> bool:
        return any(self.goals)


@dataclass(frozen=True, slots=True)
class ReverseTrace:
    """The answer to `trace_from`: the goals that rest on one resource, and the path from each up to it."""

    resource: Resource
    goals: tuple[tuple[GoalTrace, Path], ...]
    as_of: int

    def __bool__(self) -> bool:
        return bool(self.goals)


def trace(
    graph: Selects,
    *goals: str,
    as_of: int | None = None,
    unit: str | None = None,
    year: int | None = None,
    to: str | None = None,
    basis: str | None = None,
    document_goals: bool = False,
) -> Trace:
    """Trace goals upwards to the documents and programme items that support them, and to the vision.

    `goals` are IRIs, short ids or words of the name (all goals where none is named; a named one is
    traced whatever the filters say); `unit` names an organisation; `year` keeps goals in force that
    year; `to` is one of TARGETS; `basis="stated"` walks stated hops only; `document_goals` adds goals
    inside documents. `as_of` is the viewpoint (default: this year): it says what is in force and
    hides nothing. Raises UsageProblem for a name that fits nothing, or several things.
    """
    tracer = Tracer(graph, as_of=as_of, to=to, basis=basis)
    if goals:
        found = [names.resolve(name, tracer.goals(document_goals=True), "goal") for name in goals]
        return Trace(tuple(tracer.goal(goal.iri) for goal in found), tracer.as_of)
    return Trace(tracer.all_goals(unit, year, document_goals), tracer.as_of)


def trace_from(
    graph: Selects,
    resource: str,
    *,
    as_of: int | None = None,
    unit: str | None = None,
    year: int | None = None,
    basis: str | None = None,
    document_goals: bool = False,
) -> ReverseTrace:
    """The goals that `resource` supports, directly or through something else.

    Names, filters and errors are those of `trace`.
    """
    tracer = Tracer(graph, as_of=as_of, basis=basis)
    found = names.resolve(resource, tracer.sources(), "support")
    reached = [
        (goal, path)
        for goal in tracer.all_goals(unit, year, document_goals)
        if (path := tracer.path(goal.goal.iri, found.iri)) is not None
    ]
    return ReverseTrace(found, tuple(reached), tracer.as_of)


def weakest(bases: Iterable[str]) -> str:
    """The weakest basis of a chain; "stated" only if every hop is.

    >>> weakest(["stated", "inferred"]), weakest([])
    ('inferred', 'stated')
    """
    return max(bases, key=BASES.index, default=vocab.STATED)


class Tracer:
    """Walks one support graph under one set of filters."""

    def __init__(
        self,
        graph: Selects,
        *,
        as_of: int | None = None,
        to: str | None = None,
        basis: str | None = None,
    ) -> None:
        self.as_of = as_of if as_of is not None else date.today().year
        self._graph: SupportGraph = load_support(graph)
        self._to = to
        self._allowed: Collection[str] = (vocab.STATED,) if basis == vocab.STATED else BASES
        self._assignments = self._load_assignments(graph)
        self._details = {
            (thing.value, vocab.local_name(property_.value)): vocab.local_name(value.value)
            for thing, property_, value in graph.select("_details")
        }

    def goals(self, document_goals: bool = False) -> list[Resource]:
        """Every goal; with `document_goals` also those inside documents."""
        found = self._graph.of_class("Goal")
        return found + self._graph.of_class("DocumentGoal") if document_goals else found

    def sources(self) -> list[Resource]:
        """Everything that something else can rest on."""
        return [self._graph.resources[iri] for iri in sorted(self._graph.resources)]

    def all_goals(self, unit: str | None, year: int | None, document_goals: bool) -> tuple[GoalTrace, ...]:
        """The goals that pass the filters, traced and in order."""
        wanted = unit and names.resolve(unit, self._graph.of_class("Organisation"), "unit").iri
        found = (
            self.goal(goal.iri)
            for goal in self.goals(document_goals)
            if (not wanted or any(wanted == a.unit.iri for a in self._assignments.get(goal.iri, ())))
            and (year is None or in_force(year, goal.start, goal.end))
        )
        return tuple(sorted(found, key=_order))

    def resource(self, iri: str) -> Resource:
        """What is known of one IRI."""
        return self._graph.resources.get(iri) or Resource(iri, iri, {}, "thing")

    def path(self, start: str, end: str) -> Path | None:
        """The one path kept between two things, or None."""
        return self._paths(start).get(end)

    def goal(self, iri: str) -> GoalTrace:
        """Everything above one goal."""
        goal = self.resource(iri)
        paths = self._paths(iri)
        ends = [path for path in paths.values() if self._wanted(path.resource)]
        vision = min((p for p in paths.values() if p.resource.is_vision), key=_strength, default=None)
        return GoalTrace(
            goal=goal,
            assignments=tuple(self._assignments.get(iri, ())),
            state=state(self.as_of, goal.start, goal.end),
            status=self._details.get((iri, "status")),
            start_basis=self._details.get((iri, "startBasis")),
            support=tuple(sorted(ends, key=_strength)),
            vision=vision,
            hops=tuple(self._hops(iri, paths)),
            missing=tuple(self._missing(iri, paths)),
            reached=bool(ends) or (vision is not None and self._to in (None, "vision")),
        )

    def _wanted(self, resource: Resource) -> bool:
        kinds = TARGETS[self._to] if self._to else None
        return resource.is_support and (kinds is None or resource.kind in kinds)

    def _up(self, iri: str) -> Sequence[Hop]:
        return [hop for hop in self._graph.up.get(iri, ()) if hop.basis in self._allowed]

    def _paths(self, start: str) -> dict[str, Path]:
        """The path kept to each resource above `start`: all stated if there is one, else the shortest."""
        shortest = _breadth_first(start, self._up)
        if self._allowed is BASES:
            stated = _breadth_first(
                start, lambda iri: [hop for hop in self._up(iri) if hop.basis == vocab.STATED]
            )
            shortest |= stated
        return {iri: Path(hops) for iri, hops in shortest.items()}

    def _hops(self, start: str, paths: dict[str, Path]) -> Iterable[Hop]:
        """The hops upwards from `start`, nearest first; with `to`, those of the paths that get there."""
        if not self._to:
            return self._closure(start)
        kept = {hop for path in paths.values() if self._is_target(path.resource) for hop in path.hops}
        return (hop for hop in self._closure(start) if hop in kept)

    def _is_target(self, resource: Resource) -> bool:
        return resource.is_vision if self._to == "vision" else self._wanted(resource)

    def _closure(self, start: str) -> Iterable[Hop]:
        seen = {start}
        queue = [start]
        for iri in queue:
            for hop in self._up(iri):
                yield hop
                if hop.upper.iri not in seen:
                    seen.add(hop.upper.iri)
                    queue.append(hop.upper.iri)

    def _missing(self, start: str, paths: dict[str, Path]) -> Iterable[Missing]:
        reached = [path.resource for path in paths.values()]
        above = [self.resource(start), *reached]
        dead_ends = tuple(r for r in above if not self._graph.up.get(r.iri) and not r.is_vision)
        blocked = tuple(
            hop
            for resource in above
            for hop in self._graph.up.get(resource.iri, ())
            if hop.basis not in self._allowed
        )
        for target, kinds in TARGETS.items():
            found = (r.is_vision if target == "vision" else r.kind in kinds for r in reached)
            if self._to in (None, target) and not any(found):
                yield Missing(target, dead_ends, blocked)

    def _load_assignments(self, graph: Selects) -> dict[str, list[Assignment]]:
        governing = {unit.iri for unit in self._graph.of_class("GoverningUnit")}
        found: dict[str, dict[str, Assignment]] = {}
        for aim, unit, term in graph.select("_assignments"):
            basis = basis_of(term) if term is not None else vocab.STATED
            assignment = Assignment(self.resource(unit.value), unit.value in governing, basis)
            by_unit = found.setdefault(aim.value, {})
            known = by_unit.setdefault(unit.value, assignment)
            by_unit[unit.value] = min(known, assignment, key=lambda a: BASES.index(a.basis))
        return {
            aim: sorted(by_unit.values(), key=lambda a: (not a.governing, BASES.index(a.basis), a.unit.iri))
            for aim, by_unit in found.items()
        }


def _breadth_first(start: str, up: Callable[[str], Sequence[Hop]]) -> dict[str, tuple[Hop, ...]]:
    """The shortest path to each resource above `start`; `up` gives hops sorted, so ties are settled."""
    paths: dict[str, tuple[Hop, ...]] = {start: ()}
    queue = [start]
    for iri in queue:
        for hop in up(iri):
            if hop.upper.iri not in paths:
                paths[hop.upper.iri] = (*paths[iri], hop)
                queue.append(hop.upper.iri)
    del paths[start]
    return paths


def _strength(path: Path) -> tuple[int, int, str]:
    return (BASES.index(path.basis), len(path.hops), path.resource.iri)


def _order(goal: GoalTrace) -> tuple[bool, bool, str, int, str]:
    """By unit (governing units first, goals of nobody last), then by start, then by IRI."""
    unit = goal.unit
    return (
        unit is None,
        unit is not None and not unit.governing,
        unit.unit.iri if unit else "",
        goal.goal.start or 0,
        goal.goal.iri,
    )
