"""A goal's indicators as rows for people and as JSON."""

from collections.abc import Iterable
from decimal import Decimal

from stgraph.chart import GoalChart, Level, Reading, Series
from stgraph.datasets import Dataset
from stgraph.messages import say
from stgraph.render.figures import demand, quantity
from stgraph.render.json import Data, dataset_data, resource_data
from stgraph.text import pick

Cells = tuple[str, str, str, tuple[str, ...]]
"""Year, value, what it is, sources."""


def rows(series: Series, language: str) -> list[Cells]:
    """Everything recorded for one indicator, by year: observations, then baselines, then targets."""
    found: list[tuple[int, int, Cells]] = []
    for reading in series.readings:
        population = pick(reading.population, language)
        what = f"{say('chart-observation', language)}{f', {population}' if population else ''}"
        found.append(_row(0, reading.year, _value(reading, language), what, reading.sources, language))
    for level in series.levels:
        if level.baseline is not None:
            value, what = quantity(level.baseline, level.unit, language), say("chart-baseline", language)
            found.append(_row(1, level.baseline_year, value, what, level.sources, language))
        if level.values:
            what = say("chart-target", language)
            found.append(_row(2, level.year, demand(level, language), what, level.sources, language))
    return [cells for _, _, cells in sorted(found, key=lambda row: row[:2])]


def _row(
    rank: int, year: int | None, value: str, what: str, sources: tuple[str, ...], language: str
) -> tuple[int, int, Cells]:
    shown = str(year) if year is not None else say("chart-undated", language)
    return (year if year is not None else 9999, rank, (shown, value, what, sources))


def _value(reading: Reading, language: str) -> str:
    if reading.value is None:
        return say("chart-no-number", language)
    return quantity(reading.value, reading.unit, language)


def lacking(series: Series, language: str) -> list[str]:
    """What one may look for in vain: not recorded is not zero."""
    lines = []
    if not series.readings:
        lines.append(say("chart-no-observation", language))
    if not series.levels:
        lines.append(say("chart-no-target", language))
    lines += [
        say("chart-no-value", language, label=pick(level.labels, language, level.iri))
        for level in series.levels
        if not level.values
    ]
    return lines


def chart_json(result: GoalChart, datasets: Iterable[Dataset], language: str) -> Data:
    """schemas/chart.json"""
    return {
        "datasets": [dataset_data(item, language) for item in datasets],
        **resource_data(result.goal, language),
        "indicators": [
            {
                "indicator": item.indicator.iri,
                "id": item.indicator.id,
                "label": item.indicator.label(language),
                "unit": item.unit,
                "observations": [_reading(reading, language) for reading in item.readings],
                "targets": [_level(level, language) for level in item.levels],
            }
            for item in result.series
        ],
    }


def _reading(reading: Reading, language: str) -> Data:
    return {
        "observation": reading.iri,
        "year": reading.year,
        "value": _number(reading.value),
        "unit": reading.unit,
        "population": pick(reading.population, language) or None,
        "sources": list(reading.sources),
    }


def _level(level: Level, language: str) -> Data:
    return {
        "target": level.iri,
        "label": pick(level.labels, language, level.iri),
        "comparator": level.comparator,
        "value": _number(level.value),
        "from": _number(level.low),
        "to": _number(level.high),
        "year": level.year,
        "unit": level.unit,
        "baseline": _number(level.baseline),
        "baseline_year": level.baseline_year,
        "sources": list(level.sources),
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
