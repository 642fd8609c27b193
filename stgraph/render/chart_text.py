"""A goal's indicators as tables for a person at a terminal."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stgraph.chart import GoalChart, Series
from stgraph.messages import say
from stgraph.render.chart import lacking, rows
from stgraph.render.terminal import Footnotes, plain


def chart(result: GoalChart, footnotes: Footnotes, language: str) -> RenderableType:
    """A table for each indicator, and what is not recorded."""
    goal = result.goal
    title = Text(plain(goal.label(language)), style="bold")
    facts = Text(plain(" · ".join(filter(None, [goal.id, goal.years]))), style="dim")
    parts: list[RenderableType] = [title, facts]
    if not result.series:
        parts.append(Text(f"\n{say('chart-no-indicator', language)}"))
    for series in result.series:
        parts += _series(series, footnotes, language)
    return Group(*parts)


def _series(series: Series, footnotes: Footnotes, language: str) -> list[RenderableType]:
    title = Text(f"\n{plain(series.indicator.label(language))}", style="bold")
    title.append(f"  {plain(series.indicator.id)}", style="dim not bold")
    found: list[RenderableType] = [title]
    cells = rows(series, language)
    if cells:
        table = Table.grid(padding=(0, 2, 0, 0))
        heads = ("chart-year", "chart-value", "chart-what", "chart-source")
        for key in heads:
            table.add_column(justify="right" if key == "chart-value" else "left")
        table.add_row(*(Text(say(key, language), style="dim") for key in heads))
        for year, value, what, sources in cells:
            marks = "".join(map(footnotes.mark, sources))
            table.add_row(year, Text(plain(value)), Text(plain(what)), Text(marks, style="dim"))
        found.append(Padding(table, (0, 0, 0, 2)))
    found += [Text(f"  {plain(line)}", style="dim") for line in lacking(series, language)]
    return found
