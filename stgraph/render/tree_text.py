"""The goal tree of a unit for a person at a terminal."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from stgraph import vocab
from stgraph.messages import say
from stgraph.render.diagram import kind_name
from stgraph.render.terminal import plain
from stgraph.render.words import relation_name
from stgraph.text import pick
from stgraph.tree import ADOPTED, LEVELS, Branch, UnitTree


def tree(result: UnitTree, language: str) -> RenderableType:
    """An indented tree, and what is not recorded."""
    unit = result.unit
    title = Text(plain(unit.label(language)), style="bold")
    title.append(f"  {plain(unit.id)}", style="dim not bold")
    if result.year is not None:
        title.append(f" · {result.year}", style="dim not bold")
    parts: list[RenderableType] = [title]
    if result:
        root = Tree(title, guide_style="dim")
        _grow(root, result.branches, language)
        parts = [root]
    missing = _missing(result, language)
    return Group(*parts, *([Text()] if missing else []), *missing)


def _grow(root: Tree, branches: Iterable[Branch], language: str) -> None:
    for branch in branches:
        _grow(root.add(_line(branch, language)), branch.children, language)


def _line(branch: Branch, language: str) -> Text:
    thing = branch.thing
    line = Text(f"{kind_name(thing.kind, language)}: ", style="dim")
    line.append(plain(thing.label(language)), style="default not dim")
    line.append(f" {thing.years}" if thing.years else "", style="default not dim")
    line.append(f"  {plain(thing.id)}")
    notes = []
    if branch.status not in (None, ADOPTED):
        notes.append(plain(pick(branch.status_labels, language, branch.status)))
    if branch.hop.basis != vocab.STATED:
        notes.append(f"{plain(relation_name(branch.hop, language))}: {say(branch.hop.basis, language)}")
    notes += [say("tree-also", language, thing=plain(hop.upper.id)) for hop in branch.others]
    if notes:
        line.append(f"  ({'; '.join(notes)})")
    return line


def _missing(result: UnitTree, language: str) -> list[Text]:
    """What a reader may look for in vain: none recorded is not none."""
    met = {branch.level for branch in result}
    wanted = [name.lower() for level, name in enumerate(LEVELS) if level not in met]
    lines = [say("tree-none", language, kind=kind_name(kind, language)) for kind in wanted]
    if result.undated:
        lines.append(say("tree-undated", language, count=len(result.undated)))
    return [Text(line, style="dim") for line in lines]
