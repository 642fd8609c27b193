"""Answers to catalogued questions at a terminal: a table where it fits, else a block for each row."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table as Grid
from rich.text import Text

from stgraph.ask import Table
from stgraph.catalogue import Question
from stgraph.messages import say
from stgraph.render.answers import nothing, title
from stgraph.render.terminal import plain
from stgraph.text import pick

_NARROW: Final = 24
"""A column of text is hard to read below so many characters; a shorter one needs only its longest word."""


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


def answer(table: Table, asked: Sequence[str], language: str) -> RenderableType:
    """The answer, what it was narrowed to, and what it means that it is empty."""
    heading = Text(plain(pick(table.question.summary, language)), style="bold")
    parts: list[RenderableType] = [heading]
    if asked:
        parts.append(Text(plain(" · ".join(asked)), style="dim"))
    parts.append(Text(say("answer-rows", language, count=len(table)), style="dim"))
    if not table.rows:
        return Group(*parts, Text(), Text(plain(nothing(table, language))))
    return Group(*parts, Text(), _Rows(table, language))


class _Rows:
    """The rows: side by side if the columns are wide enough, else below each other."""

    def __init__(self, table: Table, language: str) -> None:
        self._language = language
        self._titles = [plain(title(table, name, language)) for name in table.columns]
        self._cells = [[_cell(table, term, language) for term in row] for row in table.rows]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        needed = sum(map(self._least, range(len(self._titles)))) + len(self._titles)
        yield self._side_by_side() if needed <= options.max_width else self._blocks()

    def _least(self, column: int) -> int:
        longest = max(
            line.cell_len for row in self._cells for line in (row[column], Text(self._titles[column][:12]))
        )
        return min(longest, _NARROW)

    def _side_by_side(self) -> RenderableType:
        grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
        for name in self._titles:
            grid.add_column(name, overflow="fold", vertical="top")
        for row in self._cells:
            grid.add_row(*row)
        return grid

    def _blocks(self) -> RenderableType:
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="dim", max_width=28, overflow="fold")
        grid.add_column(overflow="fold")
        for row in self._cells:
            for name, cell in zip(self._titles, row, strict=True):
                if cell.plain:
                    grid.add_row(name, cell)
            grid.add_row("", "")
        return grid


def _cell(table: Table, term: Any, language: str) -> Text:
    name, id_ = table.label(term, language), table.short_id(term)
    text = Text(plain(name))
    if id_ and id_ != name:
        text.append(f" {plain(id_)}", style="dim")
    return text
