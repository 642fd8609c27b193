"""Coverage for a person at a terminal: the matrix, and what is not covered; each view in full."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stgraph.coverage import DOCUMENTS, ITEMS, Coverage, Covered, Share, UnitCoverage
from stgraph.messages import say
from stgraph.render.coverage import OVERVIEW, cell, grouped, hints, measured, names, parts, title
from stgraph.render.terminal import MARKS, STYLES, legend, plain
from stgraph.render.words import unit_words

NAMES, YEARS = 30, 49
"""Characters for the names of units, and for the years beside them: together they fit into 80 columns."""

SHOWN = 12
"""So many goals, items or documents of a kind an overview names."""


def page(result: Coverage, view: str, data: Sequence[str], language: str) -> RenderableType:
    """The overview, or one view in full. `data` are the sources that the reader named."""
    blocks: list[RenderableType] = [Text(plain(title(result, language)), style="bold"), Text()]
    if view in (OVERVIEW, "units"):
        blocks += _matrix(result, view != OVERVIEW, language)
    if view == "units":
        blocks.append(_head(result.share(view), view, language))
    for part in ("goals", "items", "documents"):
        if view in (OVERVIEW, part):
            blocks += [*_view(result, part, view != OVERVIEW, language), Text()]
    return Group(*blocks, *(Text(plain(hint), style="dim") for hint in hints(result, view, data, language)))


def _matrix(result: Coverage, full: bool, language: str) -> list[RenderableType]:
    """Unit by year, in blocks of years that fit; units without goals in a block are left out of it."""
    rows = list(zip(result.units, names(result.units, language), strict=True))
    width = max(len(text) for text in ("10/10", *map(cell, result.years.values())))
    beside = max(1, YEARS // (width + 1))
    blocks: list[RenderableType] = []
    if result.goals:
        blocks += [Text(say("matrix", language)), Text()]
    for start in range(result.first, result.last + 1, beside):
        years = range(start, min(start + beside, result.last + 1))
        some = [(row, name) for row, name in rows if not row.years.keys().isdisjoint(years)]
        if some:
            blocks += [_block(result, some, years, width, language), Text()]
    if result.goals:
        blocks.append(Text(say("empty-cell", language), style="dim"))
    without = [plain(name) for row, name in rows if not row.goals]
    if without:
        told = ", ".join(without) if full or len(without) <= SHOWN // 3 else str(len(without))
        blocks.append(Text(say("without-goals", language, units=told), style="dim"))
    return [*blocks, Text()] if blocks else []


def _block(
    result: Coverage, rows: Iterable[tuple[UnitCoverage, str]], years: range, width: int, language: str
) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=0, show_footer=True)
    table.add_column(say("unit", language), say("all-goals", language), width=NAMES, overflow="fold")
    for year in years:
        table.add_column(str(year), cell(result.years.get(year)), width=width, justify="right", no_wrap=True)
    for row, name in rows:
        table.add_row(Text(plain(name)), *(_cell(row.years.get(year)) for year in years))
    return table


def _cell(share: Share | None) -> Text:
    """Goals without support stand out."""
    style = "dim" if share is None else "bold red" if share.covered < share.total else ""
    return Text(cell(share), style=style)


def _head(share: Share, view: str, language: str) -> Text:
    """What is covered of what, and on what basis."""
    text = Text(measured(share, view, language), style="bold")
    found = parts(share, language)
    if found:
        text.append(f" – {', '.join(found)}", style="not bold")
    return text


def _view(result: Coverage, view: str, full: bool, language: str) -> list[RenderableType]:
    """The share; then everything with its mark, or only what is not covered."""
    found = result.parts(view)
    blocks: list[RenderableType] = [_head(result.share(view), view, language)]
    gaps = [part for part in found if not part]
    if full and found:
        marks = legend((part.basis for part in found if part.basis), language)
        none = f"–  {say('none-recorded', language)}" if gaps else ""
        blocks.append(Text("   ".join(filter(None, [marks, none])), style="dim"))
    elif gaps:
        blocks.append(Text(f"{say(f'gaps-{view}', language)}:"))
    if view == "goals":
        blocks.append(_listed(found if full else gaps[:SHOWN], language))
    else:
        blocks += _groups(found, full, language)
    more = len(gaps) - SHOWN
    if more > 0 and not full:
        blocks.append(Text(f"  {say('more-of', language, count=more, of=view)}"))
    return blocks


def _groups(found: Sequence[Covered], full: bool, language: str) -> list[RenderableType]:
    """Each group with its share; of an overview's gaps the first SHOWN."""
    blocks: list[RenderableType] = []
    left = SHOWN
    for heading, together in grouped(found, language):
        share = Share.of(part.basis for part in together)
        shown = together if full else [part for part in together if not part][:left]
        if shown or together[0].group in DOCUMENTS:
            told = say("of-which", language, covered=share.covered, total=share.total)
            blocks.append(Padding(Text(f"{plain(heading)}: {told}"), (0, 0, 0, 2)))
            blocks += [_listed(shown, language)] if shown else []
            left -= len(shown)
    return blocks


def _listed(found: Iterable[Covered], language: str) -> RenderableType:
    """A line for each: its mark, name, id and years, and who it is for."""
    table = Table.grid(expand=True, padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(width=9)
    for part in found:
        name = Text(plain(part.resource.label(language)))
        # a priority and an assignment of one budget may end alike
        id_ = part.resource.id if part.group in ITEMS else part.resource.id.rsplit("/", 1)[-1]
        name.append("" if id_ == name.plain else f" {plain(id_)}", style="dim")
        if part.group == "goal":
            units = [unit_words(a, language) for a in part.assignments] or [say("nobody", language)]
            name.append(f" ({plain(', '.join(units))})", style="dim")
        table.add_row(_mark(part), name, part.resource.years)
    return Padding(table, (0, 0, 0, 4))


def _mark(part: Covered) -> Text:
    return Text(MARKS[part.basis], style=STYLES[part.basis]) if part.basis else Text("–", style="bold red")
