"""What pages for a person at a terminal are made with. Marks and words carry the meaning, colour none."""

import io
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from stgraph import vocab
from stgraph.messages import say
from stgraph.text import harmless

MARKS = {vocab.STATED: "●", vocab.INFERRED: "○", vocab.UNRECORDED: "·"}
STYLES = {vocab.STATED: "green", vocab.INFERRED: "yellow", vocab.UNRECORDED: "dim"}


class Footnotes:
    """Addresses, numbered as they are met and listed under the page, each whole on a line of its own."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, address: str) -> str:
        """The number that stands for an address, such as "[1]"."""
        return f"[{self._numbers.setdefault(address, len(self._numbers) + 1)}]"

    def lines(self) -> list[str]:
        """The list, in order of the numbers."""
        return [f"[{number}] {plain(address)}" for address, number in self._numbers.items()]


def plain(text: str) -> str:
    """Text from strangers without control characters, which a terminal would obey."""
    return harmless(text).translate({9: " ", 10: " "})


def marked(basis: str, text: str) -> Text:
    """A text behind the mark of its basis."""
    line = Text(f"{MARKS[basis]} ", style=STYLES[basis])
    line.append(plain(text), style="default")
    return line


class Bullets:
    """Texts that wrap beside the marks of their bases, as in a grid, which takes five times as long."""

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        self._lines = tuple(lines)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """One line after the other."""
        for basis, text in self._lines:
            start = Text.assemble((MARKS[basis], STYLES[basis]), " ")
            for line in Text(plain(text)).wrap(console, options.max_width - len(start)):
                yield start.append_text(line)
                start = Text("  ")

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        """They fill the room that there is."""
        return Measurement(1, options.max_width)


def legend(bases: Iterable[str], language: str) -> str:
    """What the marks mean, as far as they occur."""
    met = set(bases)
    return "   ".join(f"{mark} {say(basis, language)}" for basis, mark in MARKS.items() if basis in met)


def hanging(label: RenderableType, text: RenderableType) -> Table:
    """A label and a text that wraps beside it."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(label, text)
    return grid


def show(page: RenderableType, notes: Iterable[str], footnotes: Footnotes, *, colour: bool) -> str:
    """The characters to print: notes first, then the page, then its footnotes, never broken."""
    paper = io.StringIO()
    console = Console(file=paper, force_terminal=colour, highlight=False, emoji=False, markup=False)
    # what is not to be wrapped, such as a place in a file, may be longer than the line: never cut it off
    console.print(Group(*(Text(plain(note)) for note in notes), page), crop=False)
    lines = [line.rstrip() for line in paper.getvalue().rstrip().split("\n")]
    below = footnotes.lines()
    return "\n".join([*lines, *([""] if below else []), *below]) + "\n"
