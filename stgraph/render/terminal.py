"""What pages for a person at a terminal are made with. Marks and words carry the meaning, colour none."""

import io
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
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


def legend(bases: Iterable[str], language: str) -> str:
    """What the marks mean, as far as they occur."""
    met = set(bases)
    return "   ".join(f"{mark} {say(basis, language)}" for basis, mark in MARKS.items() if basis in met)


class Hanging:
    """A text that wraps beside its label, as in a grid, which takes five times as long."""

    def __init__(self, label: Text, text: Text) -> None:
        self._label, self._text = label, text
        self._indent = label.cell_len + 1

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """One line after the other."""
        start = Text.assemble(self._label, " ")
        for line in self._text.wrap(console, options.max_width - self._indent):
            yield start.append_text(line)
            start = Text(" " * self._indent)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """What the text needs, and the label."""
        text = Measurement.get(console, options, self._text)
        both = Measurement(text.minimum + self._indent, text.maximum + self._indent)
        return both.with_maximum(options.max_width)


def bullet(basis: str, text: str) -> RenderableType:
    """A text that wraps beside the mark of its basis."""
    return Hanging(Text(MARKS[basis], style=STYLES[basis]), Text(plain(text)))


def show(page: RenderableType, notes: Iterable[str], footnotes: Footnotes, *, colour: bool) -> str:
    """The characters to print: notes first, then the page, then its footnotes, never broken."""
    paper = io.StringIO()
    console = Console(file=paper, force_terminal=colour, highlight=False, emoji=False, markup=False)
    # what is not to be wrapped, such as a place in a file, may be longer than the line: never cut it off
    console.print(Group(*(Text(plain(note)) for note in notes), page), crop=False)
    lines = [line.rstrip() for line in paper.getvalue().rstrip().split("\n")]
    below = footnotes.lines()
    return "\n".join([*lines, *([""] if below else []), *below]) + "\n"
