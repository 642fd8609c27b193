"""A goal's indicators over time against their targets. Reads the graph, draws nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

import pyoxigraph as ox

from stgraph import names, vocab
from stgraph.graph import Row, Selects, labels_of
from stgraph.spaces import short_id, uri_spaces
from stgraph.support import Resource, load_support
from stgraph.text import Labels
from stgraph.years import year_of


@dataclass(frozen=True, slots=True)
class Reading:
    """An observation. `value` is in `unit`; year or value is None where none is recorded that can be read.

    `population` says for whom, where it is not for the whole municipality.
    """

    iri: str
    year: int | None
    value: Decimal | None
    unit: str
    population: Labels = field(compare=False)
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """What a goal asks of an indicator: a `value`, or a range from `low` to `high`; all in `unit`.

    `comparator` is a code ("at-least" …). Whatever is not recorded is None.
    """

    iri: str
    labels: Labels = field(compare=False)
    comparator: str | None
    comparator_labels: Labels = field(compare=False)
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    year: int | None
    unit: str
    baseline: Decimal | None
    baseline_year: int | None
    sources: tuple[str, ...]

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The numbers that the goal asks for: none, one, or both ends of a range."""
        return tuple(value for value in (self.value, self.low, self.high) if value is not None)


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator in one unit of measurement: numbers of several units share no axis."""

    indicator: Resource
    unit: str
    readings: tuple[Reading, ...]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class GoalChart:
    """The answer to `goal_chart`: the goal's indicators in order of their IRIs."""

    goal: Resource
    series: tuple[Series, ...]

    def __bool__(self) -> bool:
        return any(item.readings for item in self.series)


def goal_chart(graph: Selects, goal: str) -> GoalChart:
    """What was read for the indicators of a goal, and what the goal asks of them.

    `goal` is an IRI, a short id or words of the name. Readings that disagree on a year all stand. Raises
    UsageProblem for a name that fits nothing, or several things.
    """
    support = load_support(graph)
    found = names.resolve(goal, names.goals(support), "goal", names.everything(graph, support))
    labels = labels_of(graph.select("_labels"))
    levels = _described(graph.select("_levels-of", goal=ox.NamedNode(found.iri)))
    measured = {row[1].value for row in graph.select("_measured-by") if row[0].value == found.iri}
    aimed_at = {node for facts in levels.values() for node in facts.get("indicator", ())}
    indicators = sorted(measured | {node.value for node in aimed_at if isinstance(node, ox.NamedNode)})
    nodes = [ox.NamedNode(iri) for iri in indicators]
    readings = _described(graph.select("_readings-of", indicator=nodes)) if nodes else {}
    spaces = uri_spaces(graph)
    series: list[Series] = []
    for iri in indicators:
        indicator = Resource(iri, short_id(iri, spaces), labels.get(iri, {}), "indicator")
        read = [_reading(n, facts) for n, facts in readings.items() if iri in _texts(facts, "indicator")]
        asked = [_level(n, facts, labels) for n, facts in levels.items() if iri in _texts(facts, "indicator")]
        series += _by_unit(indicator, sorted(read, key=_by_year), sorted(asked, key=_by_target_year))
    return GoalChart(found, tuple(series))


def _by_unit(indicator: Resource, read: Sequence[Reading], asked: Sequence[Level]) -> Iterator[Series]:
    """A series for each unit, one where there is none. What has no unit of its own stands with the first."""
    named = [reading.unit for reading in read] + [level.unit for level in asked]
    units = list(dict.fromkeys(filter(None, named))) or [""]
    for unit in units:
        yield Series(
            indicator,
            unit,
            readings=tuple(reading for reading in read if (reading.unit or units[0]) == unit),
            levels=tuple(level for level in asked if (level.unit or units[0]) == unit),
        )


_Facts = Mapping[str, list[Any]]


def _described(rows: Iterable[Row]) -> dict[str, dict[str, list[Any]]]:
    """{thing: {local name of the property: its values}}"""
    found: dict[str, dict[str, list[Any]]] = {}
    for thing, property_, value in rows:
        found.setdefault(thing.value, {}).setdefault(vocab.local_name(property_.value), []).append(value)
    return found


def _reading(iri: str, facts: _Facts) -> Reading:
    return Reading(
        iri=iri,
        year=_year(facts, "year"),
        value=_number(facts, "value"),
        unit=_text(facts, "unit"),
        population=_labels(facts, "population"),
        sources=_texts(facts, "source"),
    )


def _level(iri: str, facts: _Facts, labels: Mapping[str, Labels]) -> Level:
    comparator = _text(facts, "comparator")
    return Level(
        iri=iri,
        labels=_labels(facts, "label"),
        comparator=vocab.local_name(comparator) or None,
        comparator_labels=labels.get(comparator, {}),
        value=_number(facts, "targetValue"),
        low=_number(facts, "targetValueFrom"),
        high=_number(facts, "targetValueTo"),
        year=_year(facts, "targetYear"),
        unit=_text(facts, "unit"),
        baseline=_number(facts, "baselineValue"),
        baseline_year=_year(facts, "baselineYear"),
        sources=_texts(facts, "source"),
    )


def _by_year(reading: Reading) -> tuple[int, Decimal, str]:
    return (reading.year or 0, reading.value or Decimal(), reading.iri)


def _by_target_year(level: Level) -> tuple[int, str]:
    return (level.year or 0, level.iri)


def _texts(facts: _Facts, name: str) -> tuple[str, ...]:
    return tuple(value.value for value in facts.get(name, ()))


def _text(facts: _Facts, name: str) -> str:
    """The first of what is recorded, in the order of the alphabet."""
    return next(iter(_texts(facts, name)), "")


def _labels(facts: _Facts, name: str) -> Labels:
    return {getattr(value, "language", None) or "": value.value for value in facts.get(name, ())}


def _year(facts: _Facts, name: str) -> int | None:
    return next((year for text in _texts(facts, name) if (year := year_of(text)) is not None), None)


def _number(facts: _Facts, name: str) -> Decimal | None:
    return next((n for text in _texts(facts, name) if (n := number_of(text)) is not None), None)


def number_of(text: str) -> Decimal | None:
    """The finite number that a lexical form stands for, or None.

    >>> number_of("40.75"), number_of("NaN"), number_of("many")
    (Decimal('40.75'), None, None)
    """
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 100 else None
