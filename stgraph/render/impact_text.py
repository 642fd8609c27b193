"""What goes when a document goes, for a person at a terminal."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stgraph.impact import CHAIN, Impact, Loss
from stgraph.messages import say
from stgraph.render.impact import (
    CHAINS,
    EFFECTS,
    hidden,
    remaining,
    resting,
    timing,
    untouched,
    warnings,
    when,
)
from stgraph.render.terminal import MARKS, STYLES, Hanging, bullet, legend, plain
from stgraph.render.words import unit_words

SHOWN = 6
"""So many parts are named."""


def impact(result: Impact, language: str) -> RenderableType:
    """What goes and from when, what each goal loses and keeps, and what else rests on it."""
    thing = result.resource
    facts = [thing.id, thing.years]
    if result.parts:
        facts.append(say("impact-parts", language, count=len(result.parts)))
    parts: list[RenderableType] = [
        Text(plain(thing.label(language)), style="bold"),
        Text(plain(" · ".join(filter(None, facts))), style="dim"),
    ]
    parts += [Padding(line, (0, 0, 0, 2)) for line in _parts(result, language)]
    parts += [Text(when(result, language)), Text()]
    if result.goals:
        parts.append(_count(result, language))
        for effect, losses in groupby(result.goals, key=lambda loss: loss.effect):
            found = list(losses)
            parts.append(Text(f"\n{say(EFFECTS[effect], language)}: {len(found)}", style="bold"))
            parts += [_goal(result, loss, language) for loss in found]
    else:
        parts.append(Text(untouched(result, language)))
    if result.chains:
        title = say("impact-chains", language, count=len(result.chains))
        parts += [Text(f"\n{title}", style="bold"), _others(result.chains, language)]
    notes = hidden(result, language)
    parts += [Text(f"\n{note}", style="dim") for note in notes]
    return Group(*parts)


def _parts(result: Impact, language: str) -> list[Text]:
    lines = [Text(plain(part.label(language)), style="dim") for part in result.parts[:SHOWN]]
    more = len(result.parts) - SHOWN
    return [*lines, *([Text(f"… +{more}", style="dim")] if more > 0 else [])]


def _count(result: Impact, language: str) -> Text:
    title = [say("impact-count", language, count=len(result.goals), as_of=result.as_of)]
    if result.unit:
        title.append(say("impact-of-unit", language, unit=plain(result.unit.label(language))))
    told = [path.basis for loss in result.goals for path in (loss.path, *loss.lost, *loss.kept)]
    return Text(f"{' · '.join(title)}   {legend(told, language)}")


def _goal(result: Impact, loss: Loss, language: str) -> RenderableType:
    """A goal as a card: whose, when, what is lost, what is kept."""
    thing = loss.thing
    title = Text(plain(thing.label(language)))
    title.append(f" {plain(thing.id.rsplit('/', 1)[-1])}", style="dim")
    units = [unit_words(a, language) for a in loss.before.assignments[:1]] or [say("nobody", language)]
    moment = "" if result.early(loss) else timing(result, loss, language)
    facts = Text(plain(" · ".join(filter(None, [*units, thing.years, moment]))), style="dim")
    rows: list[RenderableType] = []
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column()
    grid.add_row(say("impact-how", language), bullet(loss.path.basis, resting(result, loss, language)))
    if loss.effect != CHAIN:
        lost = [bullet(path.basis, path.resource.label(language)) for path in loss.lost]
        kept = [bullet(path.basis, remaining(result, path, language)) for path in loss.kept]
        nothing = Text(f"– {say('impact-nothing', language)}")
        _add(grid, say("impact-loses", language), lost)
        _add(grid, say("impact-keeps", language), kept or [nothing])
    elif loss.after.vision:
        way = " → ".join(hop.upper.label(language) for hop in loss.after.vision.hops)
        basis = say(loss.after.vision.basis, language)
        rows.append(Text(plain(say("impact-vision-kept", language, basis=basis, way=way))))
    rows.append(grid)
    rows += [Text(f"! {warning}") for warning in warnings(result, loss, language)]
    return Group(Text(), title, facts, Padding(Group(*rows), (0, 0, 0, 2)))


def _add(grid: Table, label: str, lines: Sequence[RenderableType]) -> None:
    for index, line in enumerate(lines):
        grid.add_row("" if index else label, line)


def _others(losses: Sequence[Loss], language: str) -> RenderableType:
    """What is no goal, with how much it loses."""
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(ratio=3)
    grid.add_column(ratio=2)
    for loss in losses:
        name = Text(plain(loss.thing.label(language)))
        name.append(f" {plain(loss.thing.id)}", style="dim")
        words = [say(CHAINS[loss.effect], language)]
        if loss.loses_vision:
            words.append(say("impact-vision-lost", language))
        mark = Text(MARKS[loss.path.basis], style=STYLES[loss.path.basis])
        grid.add_row(Hanging(mark, name), Text("; ".join(words)))
    return grid
