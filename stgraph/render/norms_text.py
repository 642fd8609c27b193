"""Norms and what they cover, for a person at a terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stgraph.coverage import LineCoverage
from stgraph.messages import say
from stgraph.norms import Norm, Norms
from stgraph.render.norms import gist, grade, lines, modality, reason, sections
from stgraph.render.terminal import Hanging, plain
from stgraph.text import pick


def page(norm: Norm, models: Sequence[str], language: str) -> RenderableType:
    """The manual page of one norm."""
    parts: list[RenderableType] = [
        Text(f"{norm.id}: {plain(pick(norm.labels, language))}", style="bold"),
        Text(),
    ]
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for heading, text in sections(norm, models, language):
        grid.add_row(heading, Text(plain(text)))
    parts.append(grid)
    if norm.shapes:
        parts += [Text(), Text(say("norm-says", language), style="bold")]
    for shape in norm.shapes:
        said = Text(f"{say(shape.severity, language)}: …{plain(gist(shape, language))}")
        if shape.off:
            said.append(f" ({say('off', language)})", style="dim")
        remedy = Hanging(
            Text(f"{say('remedy', language)}", style="dim"), Text(plain(pick(shape.hint, language)))
        )
        parts += [Padding(said, (0, 0, 0, 2)), Padding(remedy, (0, 0, 0, 4))]
    for key, example in (("norm-fails", norm.fails), ("norm-passes", norm.passes)):
        if example:
            shown = Text("\n".join(map(plain, example.strip().split("\n"))))
            parts += [Text(), Text(say(key, language), style="bold"), Padding(shown, (0, 0, 0, 2))]
    return Group(*parts)


def listed(norms: Norms, language: str) -> RenderableType:
    """All norms with modality and severity."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for key, wraps in (("norm", False), ("demands", True), ("modality", False), ("severity", True)):
        table.add_column(say(f"column-{key}", language), no_wrap=not wraps, overflow="fold")
    for norm in norms:
        label = plain(pick(norm.labels, language))
        source = " ".join(filter(None, [modality(norm, language), lines(norm)]))
        table.add_row(norm.id, label, source, grade(norm, language))
    return table


def coverage(result: Sequence[LineCoverage], language: str) -> RenderableType:
    """The source, line by line, with what covers each."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", no_wrap=True)
    table.add_column(say("column-opening", language), max_width=24, overflow="fold")
    table.add_column(say("column-covered", language), overflow="fold")
    for line in result:
        names = Text("\n").join(_norm(norm, language) for norm in line.norms)
        why = reason(line, language)
        cell: list[RenderableType] = [names] if line.norms else []
        if why:
            cell.append(Text(plain(why), style="dim" if line else "bold red"))
        opening = Text(f"{plain(line.opening)} …" if line.opening else "")
        table.add_row(f"L{line.number}", opening, Group(*cell))
    covered = sum(map(bool, result))
    return Group(table, Text(say("lines-covered", language, covered=covered, total=len(result))))


def _norm(norm: Norm, language: str) -> Text:
    text = Text(f"{norm.id} ")
    text.append(f"{modality(norm, language)}, {grade(norm, language)}", style="dim")
    return text
