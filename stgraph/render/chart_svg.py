"""A goal's indicators as an SVG picture: a panel for each, side by side."""

from collections.abc import Iterator, Sequence

from stgraph.chart import GoalChart, Series
from stgraph.messages import say
from stgraph.render.chart import lacking, rows
from stgraph.render.figures import demand, figure
from stgraph.render.lettering import BOLD, clean, markup, width, wrapped
from stgraph.render.plot import SHAPES, Mark, plot
from stgraph.render.svg import BODY, LEADING, MARGIN, SMALL, SMALL_LEADING, document, headline, text
from stgraph.text import pick

_PANEL = 540.0
_HIGH = 210.0
"""Of a plot with its axes."""

_AXIS = 64.0
"""Room for the figures at the upright axis."""

_GAP = 32.0


def chart(result: GoalChart, notes: Sequence[str], language: str) -> str:
    """The picture. What is not recorded is said in words, never drawn as zero."""
    columns = min(2, max(1, len(result.series)))
    wide = 2 * MARGIN + columns * _PANEL + (columns - 1) * _GAP
    title = say("chart-title", language, goal=clean(result.goal.label(language)))
    body, y = headline(title, [clean(note) for note in notes], wide)
    y += MARGIN
    panels = [_Panel(series, language) for series in result.series]
    for start in range(0, len(panels), columns):
        row = panels[start : start + columns]
        for index, panel in enumerate(row):
            body += panel.drawn(MARGIN + index * (_PANEL + _GAP), y)
        y += max(panel.high for panel in row) + _GAP
    if not panels:
        body.append(text(MARGIN, y, say("chart-no-indicator", language)))
    body += _legend({mark.shape for panel in panels for mark in panel.marks}, y, language)
    return document(wide, y + MARGIN, title, _description(result, language), body, language)


def _legend(shapes: set[str], y: float, language: str) -> list[str]:
    """What the marks mean, as far as they occur."""
    body, x = [], MARGIN + 6
    meant = {"dot": "chart-observation", "ring": "chart-baseline", "diamond": "chart-target"}
    for shape, key in meant.items():
        if shape in shapes:
            words = say(key, language)
            body += [SHAPES[shape](x, y - 4), text(x + 14, y, words, "small")]
            x += 14 + width(words, SMALL) + 28
    return body


def _description(result: GoalChart, language: str) -> str:
    """The picture in words: every number with its year."""
    sentences = []
    for series in result.series:
        cells = [f"{year}: {value} ({what})" for year, value, what, _ in rows(series, language)]
        said = "; ".join([*cells, *(line.rstrip(".") for line in lacking(series, language))])
        sentences.append(f"{clean(series.indicator.label(language))} – {clean(said)}.")
    return " ".join(sentences) or say("chart-no-indicator", language)


class _Panel:
    """One indicator: its name, the plot, and what is missing."""

    def __init__(self, series: Series, language: str) -> None:
        self._series, self._language = series, language
        self._name = clean(series.indicator.label(language))
        self._title = wrapped(self._name, _PANEL, BODY * BOLD, 4)
        self.marks = [*self._readings(), *self._levels()]
        notes = [*lacking(series, language), *self._left_out()]
        self._notes = [line for note in notes for line in wrapped(clean(note), _PANEL, SMALL, 3)]
        self.high = len(self._title) * LEADING + 12 + (_HIGH if self.marks else 0)
        self.high += len(self._notes) * SMALL_LEADING

    def _readings(self) -> Iterator[Mark]:
        """A dot for each observation; for whom it is stands at the last one of its kind."""
        drawn = [
            (reading.year, reading.value, clean(pick(reading.population, self._language)))
            for reading in self._series.readings
            if reading.year is not None and reading.value is not None
        ]
        latest = {group: (year, value) for year, value, group in drawn}
        for year, value, group in drawn:
            named = group if latest[group] == (year, value) else ""
            yield Mark(year, value, "dot", f"{figure(value, self._language)} {named}".strip(), group)

    def _levels(self) -> Iterator[Mark]:
        read = {(reading.year, reading.value) for reading in self._series.readings}
        for level in self._series.levels:
            if level.baseline is not None and level.baseline_year is not None:
                known = (level.baseline_year, level.baseline) in read
                words = "" if known else figure(level.baseline, self._language)
                yield Mark(level.baseline_year, level.baseline, "ring", words)
            if level.year is not None:
                told = demand(level, self._language)
                words = clean(say("chart-target-year", self._language, year=level.year, demand=told))
                for value in level.values:
                    yield Mark(level.year, value, "diamond", words if value == level.values[-1] else "")

    def _left_out(self) -> Iterator[str]:
        """Numbers without a place in the plot."""
        for level in self._series.levels:
            if level.values and level.year is None:
                yield say("chart-target-undated", self._language, demand=demand(level, self._language))
        undrawn = [r for r in self._series.readings if r.year is None or r.value is None]
        if undrawn:
            yield say("chart-not-drawn", self._language, count=len(undrawn))

    def drawn(self, x: float, y: float) -> list[str]:
        """The panel with its upper left corner in a place."""
        body = [f'<g class="panel"><title>{markup(self._name)}</title>']
        for line in self._title:
            y += LEADING
            body.append(text(x, y - 4, line, "strong"))
        if self.marks:
            body.append(text(x, y + SMALL_LEADING - 2, clean(self._series.unit), "small"))
            body += plot(self.marks, x + _AXIS, y + 26, _PANEL - _AXIS, _HIGH - 54, self._language)
            y += _HIGH
        for line in self._notes:
            y += SMALL_LEADING
            body.append(text(x, y, line, "small"))
        return [*body, "</g>"]
