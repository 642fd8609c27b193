"""Answers to catalogued questions at a terminal: a table where it fits, else a block for each row."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table as Grid
from rich.text import Text

from stgraph.asking import Table
from stgraph.catalogue import Question
from stgraph.messages import say
from stgraph.render.answers import cell, nothing, title
from stgraph.render.terminal import plain
from stgraph.text import pick

_LONG: Final = 28
"""A longer word is broken."""

_GAP: Final = 2
"""Between two columns."""

_TIGHT: Final = 4
"""With less room than so much beyond its longest word, a column is no joy to read."""


def catalogue(questions: Sequence[Question], language: str) -> RenderableType:
    """The list, by reader."""
    parts: list[RenderableType] = []
    for reader, group in groupby(questions, key=lambda question: question.reader):
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True, style="cyan")
        grid.add_column(overflow="fold")
        for question in group:
            text = Text(plain(pick(question.summary, language)))
            if question.command:
                text.append(f" ({question.command})", style="dim")
            elif question.params:
                options = " ".join(f"--{param.name}" for param in question.params)
                text.append(f" {options}", style="dim")
            grid.add_row(f"  {question.name}", text)
        parts += [Text(say(f"readers-{reader}", language), style="bold"), grid, Text()]
    return Group(*parts, Text(say("ask-list-more", language)))


def answer(table: Table, given: Mapping[str, object], language: str) -> RenderableType:
    """The answer, what it was narrowed to, and what it means that it is empty.

    What a `given` parameter leaves only one of stands above the rows instead of in each.
    """
    heading = Text(plain(pick(table.question.summary, language)), style="bold")
    fixed = _fixed(table, given)
    columns = [index for index, name in enumerate(table.columns) if name not in fixed]
    parts: list[RenderableType] = [heading]
    for name, value in given.items():
        term = fixed.get(name)
        shown = Text(plain(str(value))) if term is None else _cell(table, term, language)
        parts.append(Text(plain(f"{name}: "), style="dim").append_text(shown))
    parts.append(Text(say("answer-rows", language, count=len(table)), style="dim"))
    if not table.rows:
        return Group(*parts, Text(), Text(plain(nothing(table, language))))
    return Group(*parts, Text(), _Rows(table, columns, language))


def _fixed(table: Table, given: Mapping[str, object]) -> dict[str, Any]:
    """The one term in each column that a parameter narrows to one; none where no column would be left."""
    if len(table.columns) == 1:
        return {}
    terms = {name: {row[i] for row in table.rows} for i, name in enumerate(table.columns) if name in given}
    return {name: found.pop() for name, found in terms.items() if len(found) == 1}


class _Rows:
    """The rows: side by side if the columns are wide enough, else below each other."""

    def __init__(self, table: Table, columns: Sequence[int], language: str) -> None:
        self._language = language
        self._titles = [plain(title(table, table.columns[index], language)) for index in columns]
        self._cells = [[_cell(table, row[index], language) for index in columns] for row in table.rows]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        widths = self._widths(options.max_width)
        yield self._side_by_side(widths) if widths else self._blocks()

    def _widths(self, room: int) -> list[int]:
        """What each column gets: its longest word, and a share of the room left; [] if that is too little."""
        columns = [[title, *(row[i].plain for row in self._cells)] for i, title in enumerate(self._titles)]
        least = [min(max(map(len, " ".join(texts).split()), default=1), _LONG) for texts in columns]
        most = [
            max(need, *(len(text) for text in texts[1:])) for need, texts in zip(least, columns, strict=True)
        ]
        left = room - sum(least) - _GAP * (len(columns) - 1)
        wanted = sum(most) - sum(least)
        if left < min(wanted, _TIGHT * len(columns)):
            return []
        share = min(1.0, left / wanted) if wanted else 0.0
        return [need + int(share * (want - need)) for need, want in zip(least, most, strict=True)]

    def _side_by_side(self, widths: Sequence[int]) -> RenderableType:
        folded = any(
            len(cell.plain) > width for row in self._cells for cell, width in zip(row, widths, strict=True)
        )
        # a row of several lines is told from the next by a blank one
        grid = Grid(box=None, pad_edge=False, padding=(0, _GAP, int(folded), 0), header_style="bold")
        for name, width in zip(self._titles, widths, strict=True):
            grid.add_column(name, overflow="fold", vertical="top", width=width)
        for row in self._cells:
            grid.add_row(*row)
        return grid

    def _blocks(self) -> RenderableType:
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="dim", max_width=28, overflow="fold")
        grid.add_column(overflow="fold")
        for row in self._cells:
            for name, shown in zip(self._titles, row, strict=True):
                if shown.plain:
                    grid.add_row(name, shown)
            grid.add_row("", "")
        return grid


def _cell(table: Table, term: Any, language: str) -> Text:
    name, id_ = cell(table, term, language)
    text = Text(plain(name))
    text.append(f" {plain(id_)}" if id_ else "", style="dim")
    return text
