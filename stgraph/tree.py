"""The goal tree of a unit: mission, direction, goals, indicators. Reads the graph, prints nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stgraph import names, vocab
from stgraph.graph import Selects, labels_of
from stgraph.spaces import short_id, uri_spaces
from stgraph.support import BASES, Hop, Resource, SupportGraph, basis_of, details, load_support
from stgraph.text import Labels
from stgraph.years import in_force, year_of

LEVELS = ("Mission", "Direction", "Goal", "Indicator")
"""The classes under a unit, from the top."""

ADOPTED = "adopted"
"""The status of an aim that holds."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Something in the tree, and what hangs on it.

    `hop` leads from it to what it hangs on. `others` lead to further things of the tree that it would hang
    on as well. `level` counts in LEVELS. `status` is a code ("adopted", "proposed" …), None where none is
    recorded.
    """

    thing: Resource
    level: int
    hop: Hop
    others: tuple[Hop, ...] = ()
    children: tuple["Branch", ...] = ()
    status: str | None = None
    status_labels: Labels = field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        return f"<Branch {self.thing.id}: {len(self.children)} children>"


@dataclass(frozen=True, slots=True)
class UnitTree:
    """The answer to `unit_tree`. `year` is None where everything was asked for.

    `undated` are goals of the unit that were left out since nobody says from when they hold.
    """

    unit: Resource
    year: int | None
    branches: tuple[Branch, ...]
    undated: tuple[Resource, ...]

    def __bool__(self) -> bool:
        return bool(self.branches)

    def __iter__(self) -> Iterator[Branch]:
        """Every branch, each before those that hang on it."""
        waiting = list(reversed(self.branches))
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting += reversed(branch.children)

    def __repr__(self) -> str:
        return f"<UnitTree of {self.unit.id}: {len(list(self))} branches>"


def unit_tree(graph: Selects, unit: str, year: int | None = None) -> UnitTree:
    """What a unit is for, which way it develops, what it is to reach, and how that is followed.

    `unit` is an IRI, a short id or words of the name of an organisation; `year` keeps missions, directions
    and goals in force that year that no later edition has replaced by then. A mission or direction without
    a first year counts as begun, since texts seldom give one; a goal does not.
    A direction hangs on the mission that it is recorded to rest on, a goal on the direction, else on the
    mission; what rests on none of them hangs on the unit itself: stated before inferred, then by IRI.
    Raises UsageProblem for a name that fits nothing, or several things.
    """
    support = load_support(graph)
    found = names.resolve(unit, names.units(support), "unit", names.everything(graph, support))
    return _Grower(graph, support, found, year).tree()


class _Grower:
    def __init__(self, graph: Selects, support: SupportGraph, unit: Resource, year: int | None) -> None:
        self._support, self._unit, self._year = support, unit, year
        self._labels = labels_of(graph.select("_labels"))
        self._assigned = _hops(
            (aim.value, owner.value, basis)
            for aim, owner, basis in graph.select("_assignments")
            if owner.value == unit.iri
        )
        self._measured = graph.select("_measured-by")
        self._details = details(graph)
        self._spaces = uri_spaces(graph)
        editions = [(aim.value, year_of(since.value)) for aim, since in graph.select("_editions")]
        # the rows come by year: of several editions the first one counts
        self._replaced = {aim: since for aim, since in reversed(editions) if since is not None}
        self._levels = self._aims()

    def _mine(self, name: str) -> Iterator[Resource]:
        """What of a class is the unit's own."""
        return (aim for aim in self._support.of_class(name) if (aim.iri, self._unit.iri) in self._assigned)

    def _aims(self) -> dict[str, int]:
        """{IRI: level} of what is the unit's own and in force."""
        return {
            aim.iri: level
            for level, name in enumerate(LEVELS[:-1])
            for aim in self._mine(name)
            if self._year is None or self._holds(aim, self._year, undated=name != "Goal")
        }

    def _holds(self, aim: Resource, year: int, *, undated: bool) -> bool:
        start = year if aim.start is None and undated else aim.start
        return in_force(year, start, aim.end) and year < self._replaced.get(aim.iri, year + 1)

    def tree(self) -> UnitTree:
        """Hang everything up, the lowest first, so that each is whole before it is hung up."""
        hung: dict[str, list[Branch]] = {}
        for branch in self._indicators():
            hung.setdefault(branch.hop.upper.iri, []).append(branch)
        for iri, level in sorted(self._levels.items(), key=lambda item: -item[1]):
            hop, *others = self._upwards(iri, level) or [self._to_unit(iri)]
            status = self._details.get((iri, "status"), "")
            branch = Branch(
                thing=self._support.resources[iri],
                level=level,
                hop=hop,
                others=tuple(others),
                children=tuple(sorted(hung.get(iri, ()), key=_order)),
                status=vocab.local_name(status) or None,
                status_labels=self._labels.get(status, {}),
            )
            hung.setdefault(hop.upper.iri, []).append(branch)
        return UnitTree(
            unit=self._unit,
            year=self._year,
            branches=tuple(sorted(hung.get(self._unit.iri, ()), key=_order)),
            undated=tuple(goal for goal in self._mine("Goal") if self._year and goal.start is None),
        )

    def _upwards(self, iri: str, level: int) -> list[Hop]:
        """The hops to higher levels of the tree, the one that it hangs on first."""
        up = [h for h in self._support.up.get(iri, ()) if self._levels.get(h.upper.iri, level) < level]
        return sorted(
            up, key=lambda hop: (-self._levels[hop.upper.iri], BASES.index(hop.basis), hop.upper.iri)
        )

    def _to_unit(self, iri: str) -> Hop:
        basis = self._assigned[iri, self._unit.iri]
        return self._hop(self._support.resources[iri], "assignedTo", self._unit, basis)

    def _indicators(self) -> Iterator[Branch]:
        measured = _hops((aim.value, indicator.value, basis) for aim, indicator, basis in self._measured)
        for (aim, iri), basis in measured.items():
            if aim in self._levels:
                labels = self._labels.get(iri, {})
                indicator = Resource(iri, short_id(iri, self._spaces), labels, "indicator")
                hop = self._hop(indicator, "measuredBy", self._support.resources[aim], basis, reverse=True)
                yield Branch(indicator, len(LEVELS) - 1, hop)

    def _hop(self, lower: Resource, name: str, upper: Resource, basis: str, reverse: bool = False) -> Hop:
        relation = vocab.SPEC + name
        return Hop(lower, relation, self._labels.get(relation, {}), upper, reverse, basis, ())


def _order(branch: Branch) -> tuple[int, int, str]:
    """By level, then by start, then by IRI."""
    return (branch.level, branch.thing.start or 0, branch.thing.iri)


def _hops(rows: Iterable[tuple[str, str, object]]) -> Mapping[tuple[str, str], str]:
    """{(from, to): the strongest basis}; what nobody has a second thought about is stated."""
    found: dict[tuple[str, str], str] = {}
    for start, end, term in rows:
        basis = basis_of(term) if term is not None else vocab.STATED
        found[start, end] = min(found.get((start, end), basis), basis, key=BASES.index)
    return found
