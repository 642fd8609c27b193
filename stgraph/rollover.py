"""What the end of a council term leaves behind: what lapses, what goes on, and what then rests on the past.

The boundary is the term's last year: something that lapses has it as its own last year, something that
crosses holds both in it and in the next.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from stgraph import vocab
from stgraph.errors import UsageProblem
from stgraph.graph import Selects
from stgraph.impact import with_parts
from stgraph.paths import GoalTrace, Path
from stgraph.support import Hop, Resource, SupportGraph, load_support
from stgraph.terms import council_terms
from stgraph.tracing import Tracer
from stgraph.years import in_force, never, state

OTHER = "other"
GROUPS = {
    "programme": ("TermProgramme", "ProgrammeItem"),
    "goal": ("Goal",),
    "direction": ("Direction",),
    "document": ("Document",),
    "priority": ("PoliticalPriority", "CouncilAssignment"),
    OTHER: ("Aim", "DocumentStatement"),
}
"""How things are sorted, by class; the first that fits counts."""

AIMS = ("goal", "direction", "mission")
"""What a committee or company is governed by."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list: its group (a key of GROUPS), whose it is, and its status where one is recorded."""

    thing: Resource
    group: str
    units: tuple[Resource, ...]
    status: str | None

    def __repr__(self) -> str:
        return f"<Entry {self.thing.id}: {self.group}>"


@dataclass(frozen=True, slots=True)
class Stale:
    """Something that goes on and rests on what has expired by then.

    `hops` point at the expired things: of a goal, also those further up, as long as the way there still
    holds. `kept` is the support that is left, in which nothing has expired.
    """

    entry: Entry
    hops: tuple[Hop, ...]
    kept: tuple[Path, ...]
    reaches_vision: bool

    def __repr__(self) -> str:
        return f"<Stale {self.entry.thing.id}: {len(self.hops)} hops>"


@dataclass(frozen=True, slots=True)
class UnitAims:
    """How many aims of each sort (see AIMS) a unit has in the term's last year, and in the next.

    One without a recorded first year is counted, unless it is known to have ended.
    """

    unit: Resource
    before: Mapping[str, int]
    after: Mapping[str, int]

    def __repr__(self) -> str:
        return f"<UnitAims of {self.unit.id}: {self.lacking}>"

    @property
    def lacking(self) -> tuple[str, ...]:
        """The sorts of which none is recorded for the next year."""
        return tuple(aim for aim in AIMS if not self.after[aim])


@dataclass(frozen=True, slots=True)
class Rollover:
    """The answer to `rollover`. Falsy where nothing that goes on rests on anything expired.

    `lapses` have the term's last year as their last; `crosses` hold both then and in the year after;
    `begins` start later, but stand in the data already. `units` are those that lack an aim of some sort
    afterwards. `undated` counts what has no recorded first year and is not known to have ended, so that
    it stands in no list.
    """

    term: Resource
    year: int
    """The term's last year."""
    lapses: tuple[Entry, ...]
    crosses: tuple[Entry, ...]
    begins: tuple[Entry, ...]
    stale: tuple[Stale, ...]
    units: tuple[UnitAims, ...]
    undated: int

    def __bool__(self) -> bool:
        return bool(self.stale)

    def __repr__(self) -> str:
        return f"<Rollover of {self.term.id}: {len(self.lapses)} lapse, {len(self.stale)} stale>"

    @property
    def hops(self) -> tuple[Hop, ...]:
        """Every hop to something expired, once."""
        return tuple(dict.fromkeys(hop for stale in self.stale for hop in stale.hops))


def rollover(graph: Selects, term: str | None = None, *, as_of: int | None = None) -> Rollover:
    """What lapses when a council term ends, what goes on, and what of that then rests on something expired.

    `term` is the term's id, name, years ("2023-2026") or last year; without it, the term in force in
    `as_of` (default: this year). Everything in the data is looked at, whichever municipality's it is.
    Raises UsageProblem where no term fits.
    """
    support = load_support(graph)
    now = Tracer(graph, as_of=as_of, support=support)
    found = _term(council_terms(graph), term, now.as_of)
    assert found.end is not None
    year = found.end
    entries = [e for e in _Sorter(graph, support, now).entries() if not never(e.thing.start, e.thing.end)]
    lapsing = _ending(support, lambda end: end == year)
    expired = _ending(support, lambda end: end <= year)
    then = Tracer(graph, as_of=year + 1, support=support.without(expired))
    main = [entry for entry in entries if entry.group != OTHER]
    crosses = [entry for entry in main if _holds(entry, year) and _holds(entry, year + 1)]
    begins = [entry for entry in main if entry.thing.start is not None and entry.thing.start > year]
    going_on = [(entry, now.goal(entry.thing.iri)) for entry in (*crosses, *begins)]
    return Rollover(
        term=found,
        year=year,
        lapses=tuple(entry for entry in entries if entry.thing.iri in lapsing),
        crosses=tuple(crosses),
        begins=tuple(begins),
        stale=tuple(
            Stale(entry, hops, after.support, after.vision is not None)
            for entry, before in going_on
            if (hops := _to_expired(entry, before, after := then.goal(entry.thing.iri), expired))
        ),
        units=tuple(_units(support, now, year)),
        undated=sum(entry.thing.start is None and entry.thing.iri not in expired for entry in main),
    )


def _term(terms: Sequence[Resource], name: str | None, as_of: int) -> Resource:
    if not terms:
        raise UsageProblem("rollover-no-terms")
    if name is None:
        found = [term for term in terms if in_force(as_of, term.start, term.end)]
        problem = UsageProblem("rollover-no-term-in", year=as_of, near=tuple(terms))
    else:
        wanted = name.strip().strip("<>").replace("–", "-").casefold()
        found = [term for term in terms if wanted in _called(term)]
        problem = UsageProblem("rollover-unknown-term", name=name, near=tuple(terms))
    if not found:
        raise problem
    return found[0]


def _called(term: Resource) -> set[str]:
    """All that a term may be called, with plain hyphens and in small letters."""
    texts = (term.iri, term.id, vocab.local_name(term.iri), term.years, str(term.end), *term.labels.values())
    return {text.replace("–", "-").casefold() for text in texts}


class _Sorter:
    """Sorts the things of a graph into groups and says whose they are."""

    def __init__(self, graph: Selects, support: SupportGraph, tracer: Tracer) -> None:
        self._support, self._tracer = support, tracer
        self._responsible: dict[str, list[Resource]] = {}
        for thing, unit in graph.select("_responsible"):
            self._responsible.setdefault(thing.value, []).append(tracer.resource(unit.value))

    def entries(self) -> list[Entry]:
        """Everything that belongs to a group: group by group, by unit, by years."""
        found: dict[str, Entry] = {}
        for group, classes in GROUPS.items():
            for thing in (thing for name in classes for thing in self._support.of_class(name)):
                status = self._tracer.status(thing.iri)
                found.setdefault(thing.iri, Entry(thing, group, self._units(thing.iri), status))
        return sorted(found.values(), key=_order)

    def _units(self, iri: str) -> tuple[Resource, ...]:
        """Who it is assigned to, else who is responsible for it or for the document that it is part of."""
        if assigned := self._tracer.assignments(iri):
            return tuple(assignment.unit for assignment in assigned)
        wholes = (hop.upper.iri for hop in self._support.up.get(iri, ()) if hop.structural)
        found = (self._responsible.get(thing, ()) for thing in (iri, *wholes))
        return tuple(next(filter(None, found), ()))


def _order(entry: Entry) -> tuple[int, bool, str, int, str]:
    """Within a group by unit, those of nobody last; then by first year, then by IRI."""
    unit = entry.units[0].iri if entry.units else ""
    return (list(GROUPS).index(entry.group), not unit, unit, entry.thing.start or 0, entry.thing.iri)


def _holds(entry: Entry, year: int) -> bool:
    return in_force(year, entry.thing.start, entry.thing.end)


def _ending(support: SupportGraph, ends: Callable[[int], bool]) -> frozenset[str]:
    """The things whose last year is such a one, and their parts that have no last year of their own."""
    own = [iri for iri, thing in support.resources.items() if thing.end is not None and ends(thing.end)]
    parts = with_parts(support, own)[len(own) :]
    return frozenset([*own, *(iri for iri in parts if support.resources[iri].end is None)])


def _to_expired(
    entry: Entry, before: GoalTrace, after: GoalTrace, expired: frozenset[str]
) -> tuple[Hop, ...]:
    """The hops to something expired: a goal's wherever on a way that still holds, of others their own."""
    live = {entry.thing.iri}
    if entry.group == "goal":
        live.update(hop.upper.iri for hop in after.hops)
    return tuple(hop for hop in before.hops if hop.lower.iri in live and hop.upper.iri in expired)


def _units(support: SupportGraph, tracer: Tracer, year: int) -> Iterable[UnitAims]:
    """The committees and companies that lack an aim of some sort in the year after."""
    counted = Counter(
        (assignment.unit.iri, sort, when)
        for sort, name in zip(AIMS, ("Goal", "Direction", "Mission"), strict=True)
        for thing in support.of_class(name)
        for when in (year, year + 1)
        if state(when, thing.start, thing.end) in ("in-force", "unknown")
        for assignment in tracer.assignments(thing.iri)
    )
    for unit in support.of_class("GoverningUnit"):
        before, after = ({sort: counted[unit.iri, sort, when] for sort in AIMS} for when in (year, year + 1))
        found = UnitAims(unit, before, after)
        if found.lacking and state(year + 1, unit.start, unit.end) != "ended":
            yield found
