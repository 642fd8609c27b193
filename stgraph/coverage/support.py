"""Goals without support, and items and documents that nothing takes up: the support graph walked once.

A goal has support where a trace from it reaches a document, a programme or an item. An item or document
is taken up where a trace from a goal or direction in force reaches it: directly or through others, so
that what takes up a part takes up its whole, but not the other way round.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from stgraph import vocab
from stgraph.coverage.answer import DOCUMENTS, ITEMS, Coverage, Covered, Share, UnitCoverage
from stgraph.graph import Selects
from stgraph.support import BASES, Resource, SupportGraph, load_support
from stgraph.terms import council_terms
from stgraph.tracing import Tracer, goal_order
from stgraph.years import may_overlap, never

_PART_OF = vocab.PREFIXES["dcterms"] + "isPartOf"

Years = tuple[int | None, int | None]


def support_coverage(
    graph: Selects, *, years: Years | None = None, unit: str | None = None, as_of: int | None = None
) -> Coverage:
    """What is covered of what is in force in some of the `years` (first and last, None: as far as recorded).

    Without `years`, those of the council term around `as_of` (default: this year); where no term is
    recorded, those with goals. `unit` leaves the goals and directions of one organisation only. Goals and
    directions without a first year are never in force; items and documents are, unless a recorded year
    speaks against it. Raises UsageProblem for a unit that fits nothing, or several.
    """
    as_of = as_of if as_of is not None else date.today().year
    support = load_support(graph, evidence=False)
    tracer = Tracer(graph, as_of=as_of, support=support)
    wanted = tracer.unit(unit) if unit is not None else None

    def aims(class_: str) -> list[Resource]:
        found = support.of_class(class_)
        return [
            a for a in found if wanted is None or any(wanted == b.unit for b in tracer.assignments(a.iri))
        ]

    goals = aims("Goal")
    recorded = _recorded(goals, as_of)
    first, last, chosen = _period(graph, years, recorded, as_of)
    goals = _in_force(goals, first, last)
    directions = _in_force(aims("Direction"), first, last)
    hops = [(hop.lower.iri, hop.upper.iri, hop.basis) for hops in support.up.values() for hop in hops]
    supported = _reached(
        (thing.iri for thing in support.resources.values() if thing.is_support),
        [(upper, lower, basis) for lower, upper, basis in hops],
    )
    taken_up = _reached((aim.iri for aim in goals + directions), hops)
    covered = [
        Covered(goal, supported.get(goal.iri), "goal", assignments=tracer.assignments(goal.iri))
        for goal in goals
    ]
    possible = [
        thing
        for _, thing in sorted(support.resources.items())
        if thing.is_support and may_overlap(first, last, thing.start, thing.end)
    ]
    return Coverage(
        first=first,
        last=last,
        chosen=chosen,
        as_of=as_of,
        recorded=recorded,
        unit=wanted,
        goals=tuple(sorted(covered, key=_order)),
        items=_items(possible, support, taken_up),
        documents=_documents(possible, support, taken_up),
        units=_units(covered, [wanted] if wanted else support.of_class("GoverningUnit"), wanted, first, last),
        years=_by_year(covered, first, last),
    )


def _recorded(goals: Iterable[Resource], as_of: int) -> tuple[int, int] | None:
    """The first and last year with goals; one without an end is known to hold until `as_of`."""
    spans = [(g.start, g.end) for g in goals if g.start is not None and not never(g.start, g.end)]
    lasts = [end if end is not None else max(start, as_of) for start, end in spans]
    return (min(start for start, _ in spans), max(lasts)) if spans else None


def _period(
    graph: Selects, years: Years | None, recorded: tuple[int, int] | None, as_of: int
) -> tuple[int, int, str]:
    """First and last year, and why these."""
    known = recorded or (as_of, as_of)
    if years is not None:
        first, last = years
        first = first if first is not None else min(known[0], last or known[0])
        return first, last if last is not None else max(known[1], first), "asked"
    terms = [(term.start, term.end) for term in council_terms(graph)]
    around = [(start, end) for start, end in terms if start and end and start <= as_of <= end]
    if around:
        return min(start for start, _ in around), max(end for _, end in around), "term"
    return *known, "recorded" if recorded else "as-of"


def _in_force(aims: Iterable[Resource], first: int, last: int) -> list[Resource]:
    return [a for a in aims if a.start is not None and may_overlap(first, last, a.start, a.end)]


def _reached(starts: Iterable[str], hops: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Everything that hops (from, to, basis) lead to from some start, with the basis of the strongest way."""
    starts, hops = list(starts), list(hops)
    found: dict[str, str] = {}
    for level, weakest in enumerate(BASES, start=1):
        ahead: dict[str, list[str]] = defaultdict(list)
        for from_, to, basis in hops:
            if basis in BASES[:level]:
                ahead[from_].append(to)
        seen = set(starts)
        queue = list(starts)
        for thing in queue:
            for to in ahead.get(thing, ()):
                found.setdefault(to, weakest)
                if to not in seen:
                    seen.add(to)
                    queue.append(to)
    return found


def _items(
    possible: Iterable[Resource], support: SupportGraph, taken_up: Mapping[str, str]
) -> tuple[Covered, ...]:
    """The parts of documents, by what they are part of."""
    found = [
        Covered(thing, taken_up.get(thing.iri), thing.kind, wholes=_wholes(thing, support))
        for thing in possible
        if thing.kind in ITEMS
    ]
    return tuple(sorted(found, key=_place))


def _place(item: Covered) -> tuple[bool, list[str], int, str]:
    """Programmes first, each whole with its parts together."""
    kind = ITEMS.index(item.group)
    return (kind > 0, [whole.iri for whole in reversed(item.wholes)], kind, item.resource.iri)


def _wholes(thing: Resource, support: SupportGraph) -> tuple[Resource, ...]:
    """What it is part of, and so on; of several wholes the first by IRI."""
    found: list[Resource] = [thing]
    while True:
        above = (hop.upper for hop in support.up.get(found[-1].iri, ()) if hop.relation == _PART_OF)
        whole = next((upper for upper in above if upper not in found), None)
        if whole is None:
            return tuple(found[1:])
        found.append(whole)


def _documents(
    possible: Iterable[Resource], support: SupportGraph, taken_up: Mapping[str, str]
) -> tuple[Covered, ...]:
    found = [
        Covered(thing, taken_up.get(thing.iri), _group(thing, support))
        for thing in possible
        if thing.kind not in ITEMS
    ]
    return tuple(sorted(found, key=lambda document: (DOCUMENTS.index(document.group), document.resource.iri)))


def _group(thing: Resource, support: SupportGraph) -> str:
    """One of DOCUMENTS."""
    if thing.kind in ("programme", "budget"):
        return thing.kind
    for group in ("steering", "regulatory"):
        if f"{vocab.SPEC}{group.capitalize()}Document" in support.types[thing.iri]:
            return group
    return "document"


def _by_year(goals: Iterable[Covered], first: int, last: int) -> dict[int, Share]:
    found: dict[int, list[str | None]] = defaultdict(list)
    for goal in goals:
        start, end = goal.resource.start or first, goal.resource.end or last
        for year in range(max(first, start), min(last, end) + 1):
            found[year].append(goal.basis)
    return {year: Share.of(found[year]) for year in sorted(found)}


def _units(
    goals: Iterable[Covered], units: Iterable[Resource], wanted: Resource | None, first: int, last: int
) -> tuple[UnitCoverage, ...]:
    """A row for each unit, with goals or without, and for whoever else has goals."""
    rows: dict[Resource | None, list[Covered]] = {unit: [] for unit in units}
    governing = set(rows)
    for goal in goals:
        assigned: list[Resource | None] = [a.unit for a in goal.assignments]
        for unit in assigned or [None]:
            if wanted in (None, unit):
                rows.setdefault(unit, []).append(goal)
    return tuple(
        UnitCoverage(
            unit=unit,
            governing=unit in governing,
            years=_by_year(rows[unit], first, last),
            goals=Share.of(goal.basis for goal in rows[unit]),
        )
        for unit in sorted(
            rows, key=lambda unit: (unit is None, unit not in governing, unit.iri if unit else "")
        )
    )


def _order(goal: Covered) -> tuple[bool, bool, str, int, str]:
    """As in a trace."""
    return goal_order(goal.resource, next(iter(goal.assignments), None))
