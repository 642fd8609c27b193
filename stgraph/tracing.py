"""The main job: from every goal upwards to what supports it and to the vision, hop by hop, or why not.

A trace walks the support graph upwards only. Between two things it keeps one path: the shortest in
which every hop is stated, else the shortest; ties go to the smallest sequence of IRIs.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from stgraph import names, vocab
from stgraph.collector import collector_paused
from stgraph.errors import UsageProblem
from stgraph.graph import Selects
from stgraph.paths import TARGETS, Assignment, GoalTrace, Missing, Path, ReverseTrace, Trace
from stgraph.support import BASES, Hop, Resource, SupportGraph, basis_of, details, load_support
from stgraph.years import in_force, state

Hops = Mapping[str, Sequence[Hop]]
"""By the IRI of the resource that they lead up from."""


@collector_paused()
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
    year; `to` is "document", "programme" or "vision"; `basis="stated"` walks stated hops only;
    `document_goals` adds goals inside documents. `as_of` is the viewpoint (default: this year): it says
    what is in force and hides nothing. Years are calendar years as numbers. Raises UsageProblem for a name
    that fits nothing, or several things, and for another `to` or `basis`.

    >>> import stgraph
    >>> (goal,) = stgraph.trace(stgraph.load("exempelstad"), "goal/bin-2", as_of=2024)
    >>> goal.state, goal.support[0], goal.vision.basis
    ('in-force', <Path to priority/budget-2023-1: 1 hops, stated>, 'stated')
    """
    tracer = Tracer(graph, as_of=as_of, to=to, basis=basis)
    if goals:
        candidates = tracer.goals(document_goals=True)
        found = [names.resolve(name, candidates, "goal", tracer.everything()) for name in goals]
        traced = tuple(tracer.goal(goal.iri) for goal in found)
        return Trace(traced, tracer.as_of, len(found), to=to, basis=basis)
    wanted = tracer.unit(unit) if unit is not None else None
    return Trace(
        goals=tracer.all_goals(wanted, year, document_goals),
        as_of=tracer.as_of,
        recorded=len(tracer.goals(document_goals)),
        unit=wanted,
        year=year,
        to=to,
        basis=basis,
    )


@collector_paused()
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
    found = names.resolve(resource, tracer.sources(), "support", tracer.everything())
    reached = [
        (goal, path)
        for goal in tracer.all_goals(tracer.unit(unit) if unit is not None else None, year, document_goals)
        if (path := tracer.path(goal.goal.iri, found.iri)) is not None
    ]
    unfiltered = sum(found.iri in tracer.above(goal.iri) for goal in tracer.goals(document_goals))
    return ReverseTrace(found, tuple(reached), tracer.as_of, unfiltered)


class Tracer:
    """Walks one support graph (default: that of `graph`) under one set of filters."""

    def __init__(
        self,
        graph: Selects,
        *,
        as_of: int | None = None,
        to: str | None = None,
        basis: str | None = None,
        support: SupportGraph | None = None,
    ) -> None:
        if to is not None and to not in TARGETS:
            raise UsageProblem("bad-choice", name="to", value=to, choices=", ".join(TARGETS))
        if basis not in (None, vocab.STATED):
            raise UsageProblem("bad-choice", name="basis", value=basis, choices=vocab.STATED)
        self.as_of = as_of if as_of is not None else date.today().year
        self._data = graph
        self._graph = support or load_support(graph)
        self._to = to
        self._stated = {
            iri: [hop for hop in hops if hop.basis == vocab.STATED] for iri, hops in self._graph.up.items()
        }
        self._up: Hops = self._stated if basis == vocab.STATED else self._graph.up
        self._assignments = self._load_assignments(graph)
        self._details = details(graph)

    def goals(self, document_goals: bool = False) -> list[Resource]:
        """Every goal; with `document_goals` also those inside documents."""
        found = self._graph.of_class("Goal")
        return found + self._graph.of_class("DocumentGoal") if document_goals else found

    def sources(self) -> list[Resource]:
        """Everything that something else can rest on."""
        return names.supporting(self._graph)

    def everything(self) -> Iterable[Resource]:
        """All that has a name, to say what a name means that is none of the wanted kind."""
        return names.everything(self._data, self._graph)

    def unit(self, name: str) -> Resource:
        """The organisation that a name means."""
        return names.resolve(name, names.units(self._graph), "unit", self.everything())

    def above(self, start: str) -> set[str]:
        """Everything above one thing, whatever the filters say."""
        return set(_breadth_first(start, self._graph.up))

    def all_goals(
        self, unit: Resource | None, year: int | None, document_goals: bool
    ) -> tuple[GoalTrace, ...]:
        """The goals that pass the filters, traced and in order."""
        found = (
            self.goal(goal.iri)
            for goal in self.goals(document_goals)
            if (unit is None or any(unit == a.unit for a in self._assignments.get(goal.iri, ())))
            and (year is None or in_force(year, goal.start, goal.end))
        )
        return tuple(sorted(found, key=lambda trace: goal_order(trace.goal, trace.unit)))

    def resource(self, iri: str) -> Resource:
        """What is known of one IRI."""
        return self._graph.resources.get(iri) or Resource(iri, iri, {}, "thing")

    def assignments(self, iri: str) -> tuple[Assignment, ...]:
        """Who an aim is for, the one shown first in front."""
        return tuple(self._assignments.get(iri, ()))

    def status(self, iri: str) -> str | None:
        """Whether an aim is proposed, adopted …, where that is recorded."""
        return self._detail(iri, "status")

    def _detail(self, iri: str, name: str) -> str | None:
        value = self._details.get((iri, name))
        return vocab.local_name(value) if value is not None else None

    def path(self, start: str, end: str) -> Path | None:
        """The one path kept between two things, or None."""
        return self.paths(start).get(end)

    def goal(self, iri: str) -> GoalTrace:
        """Everything above one goal."""
        goal = self.resource(iri)
        paths = self.paths(iri)
        ends = [path for path in paths.values() if self._wanted(path.resource)]
        vision = min((p for p in paths.values() if p.resource.is_vision), key=strength, default=None)
        return GoalTrace(
            goal=goal,
            assignments=self.assignments(iri),
            state=state(self.as_of, goal.start, goal.end),
            status=self.status(iri),
            start_basis=self._detail(iri, "startBasis"),
            support=tuple(sorted(ends, key=strength)),
            vision=vision,
            hops=tuple(self._hops(iri, paths)),
            missing=tuple(self._missing(iri, paths)),
            reached=bool(ends) or (vision is not None and self._to in (None, "vision")),
        )

    def _wanted(self, resource: Resource) -> bool:
        kinds = TARGETS[self._to] if self._to else None
        return resource.is_support and (kinds is None or resource.kind in kinds)

    def paths(self, start: str) -> dict[str, Path]:
        """The path kept to each resource above `start`, nearest first: all stated if there is one, else the
        shortest.
        """
        shortest = _breadth_first(start, self._up)
        if self._up is not self._stated:
            shortest |= _breadth_first(start, self._stated)
        return {iri: Path(hops) for iri, hops in shortest.items()}

    def _hops(self, start: str, paths: dict[str, Path]) -> Iterable[Hop]:
        """The hops upwards from `start`, nearest first; with `to`, those of the paths that get there."""
        hops = (hop for iri in (start, *paths) for hop in self._up.get(iri, ()))
        if not self._to:
            return hops
        kept = {hop for path in paths.values() if self._is_target(path.resource) for hop in path.hops}
        return (hop for hop in hops if hop in kept)

    def _is_target(self, resource: Resource) -> bool:
        return resource.is_vision if self._to == "vision" else self._wanted(resource)

    def _missing(self, start: str, paths: dict[str, Path]) -> Iterable[Missing]:
        reached = [path.resource for path in paths.values()]
        kinds = {resource.kind for resource in reached}
        targets = [
            target
            for target, wanted in TARGETS.items()
            if self._to in (None, target)
            and not (any(r.is_vision for r in reached) if target == "vision" else kinds & wanted)
        ]
        if not targets:
            return
        above = [self.resource(start), *reached]
        dead_ends = tuple(r for r in above if not self._graph.up.get(r.iri) and not r.is_vision)
        blocked = tuple(
            hop
            for resource in above
            for hop in self._graph.up.get(resource.iri, ())
            if hop not in self._up.get(resource.iri, ())
        )
        for target in targets:
            yield Missing(target, dead_ends, blocked)

    def _load_assignments(self, graph: Selects) -> dict[str, list[Assignment]]:
        governing = {unit.iri for unit in self._graph.of_class("GoverningUnit")}
        found: dict[str, dict[str, Assignment]] = {}
        for aim, unit, term in graph.select("_assignments"):
            basis = basis_of(term) if term is not None else vocab.STATED
            assignment = Assignment(self.resource(unit.value), unit.value in governing, basis)
            by_unit = found.setdefault(aim.value, {})
            known = by_unit.get(unit.value)
            if known is None or BASES.index(basis) < BASES.index(known.basis):
                by_unit[unit.value] = assignment
        return {
            aim: sorted(by_unit.values(), key=lambda a: (not a.governing, BASES.index(a.basis), a.unit.iri))
            for aim, by_unit in found.items()
        }


def _breadth_first(start: str, up: Hops) -> dict[str, tuple[Hop, ...]]:
    """The shortest path to each resource above `start`; hops are sorted, so ties are settled."""
    paths: dict[str, tuple[Hop, ...]] = {start: ()}
    queue = [start]
    for iri in queue:
        for hop in up.get(iri, ()):
            if hop.upper.iri not in paths:
                paths[hop.upper.iri] = (*paths[iri], hop)
                queue.append(hop.upper.iri)
    del paths[start]
    return paths


def strength(path: Path) -> tuple[int, int, str]:
    """Sorts paths: stated before inferred, then short before long."""
    return (BASES.index(path.basis), len(path.hops), path.resource.iri)


def goal_order(goal: Resource, unit: Assignment | None) -> tuple[bool, bool, str, int, str]:
    """By unit (governing units first, goals of nobody last), then by start, then by IRI."""
    return (
        unit is None,
        unit is not None and not unit.governing,
        unit.unit.iri if unit else "",
        goal.start or 0,
        goal.iri,
    )
