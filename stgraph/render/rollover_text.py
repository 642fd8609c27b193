"""What a council term leaves behind, for a person at a terminal."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stgraph.messages import say
from stgraph.render import rollover as words
from stgraph.render.terminal import bullet, legend, plain
from stgraph.rollover import AIMS, OTHER, Entry, Rollover, Stale, UnitAims


def rollover(result: Rollover, language: str) -> RenderableType:
    """What lapses, what goes on, what then rests on something expired, and who is left without aims."""
    parts: list[RenderableType] = [
        Text(plain(words.title(result, language)), style="bold"),
        Text(plain(result.term.id), style="dim"),
    ]
    for title, entries, none in words.lists(result, language):
        parts += [_heading(title), *([] if entries else [_none(none)])]
        if entries is result.lapses and entries:
            parts.append(_by_unit(entries, language))
        for group, found in groupby(entries, key=lambda entry: entry.group):
            parts.append(_group(group, list(found), language))
    parts.append(_heading(words.stale_title(result, language)))
    if result.stale:
        parts.append(Text(_legend(result, language), style="dim"))
        parts += [_stale(result, stale, language) for stale in result.stale]
    else:
        parts.append(_none(say("rollover-no-stale", language)))
    parts.append(_heading(words.units_title(result, language)))
    if result.units:
        parts += [Text(words.units_legend(result, language), style="dim"), _units(result.units, language)]
    else:
        parts.append(_none(say("rollover-no-units", language)))
    if result.undated:
        parts.append(Text(f"\n{say('rollover-undated', language, count=result.undated)}", style="dim"))
    return Group(*parts)


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold")


def _none(text: str) -> RenderableType:
    return Padding(Text(f"– {text}", style="dim"), (0, 0, 0, 2))


def _legend(result: Rollover, language: str) -> str:
    hops = (hop.basis for hop in result.hops)
    kept = (path.basis for stale in result.stale for path in stale.kept)
    return legend([*hops, *kept], language)


def _by_unit(entries: Sequence[Entry], language: str) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, counts in words.by_unit(entries, language):
        grid.add_row(plain(name), counts)
    title = Text(say("rollover-by-unit", language), style="italic")
    return Padding(Group(title, Padding(grid, (0, 0, 0, 2))), (0, 0, 0, 2))


def _group(group: str, entries: Sequence[Entry], language: str) -> RenderableType:
    """The things of one group, each with its years; under the name of their unit."""
    lines: list[RenderableType] = [
        Text(f"{say(words.NAMES[group], language)}: {len(entries)}", style="italic")
    ]
    for unit, found in groupby(entries, key=lambda entry: words.whose(entry, language)):
        grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
        grid.add_column(ratio=1)
        grid.add_column(width=9)
        for entry in found:
            grid.add_row(_name(entry, language), entry.thing.years)
        name = Text(plain(unit or say("rollover-of-nobody", language)), style="dim")
        lines.append(Padding(name, (0, 0, 0, 2)))
        lines.append(Padding(grid, (0, 0, 0, 4)))
    return Padding(Group(*lines), (0, 0, 0, 2))


def _name(entry: Entry, language: str) -> Text:
    text = Text(plain(entry.thing.label(language)))
    id_ = entry.thing.id if entry.group == OTHER else entry.thing.id.rsplit("/", 1)[-1]
    text.append(f" {plain(id_)}", style="dim")
    note = words.status(entry, language)
    text.append(f" ({note})" if note else "")
    return text


def _stale(result: Rollover, stale: Stale, language: str) -> RenderableType:
    """One thing as a card: the hops to something expired, then what else supports it."""
    title = _name(stale.entry, language)
    title.append(f" · {stale.entry.thing.years}", style="dim")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column()
    points = [bullet(hop.basis, words.pointing(result, stale, hop, language)) for hop in stale.hops]
    kept = [bullet(path.basis, path.resource.label(language)) for path in stale.kept]
    for label, lines in (
        ("rollover-points", points),
        ("rollover-keeps", kept or [Text(f"– {say('rollover-nothing', language)}")]),
    ):
        for index, line in enumerate(lines):
            grid.add_row("" if index else say(label, language), line)
    rows: list[RenderableType] = [grid]
    if not stale.reaches_vision:
        rows.append(Text(f"! {say('rollover-vision-lost', language)}"))
    return Padding(Group(title, Padding(Group(*rows), (0, 0, 0, 2))), (0, 0, 0, 2))


def _units(units: Sequence[UnitAims], language: str) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_row("", *(Text(say(words.NAMES[aim], language), style="dim") for aim in AIMS))
    for found in units:
        grid.add_row(plain(found.unit.label(language)), *(words.change(found, aim) for aim in AIMS))
    return Padding(grid, (0, 0, 0, 2))
