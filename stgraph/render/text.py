"""Results for a person at a terminal. Colour is decoration; marks and words carry the meaning."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from stgraph import vocab
from stgraph.describe import Description, Statement
from stgraph.messages import say
from stgraph.render.words import relation_name, through
from stgraph.summary import Dataset, Summary
from stgraph.support import Evidence, Hop, Resource
from stgraph.text import pick
from stgraph.trace import GoalTrace, Missing, Path, ReverseTrace, Trace

MARKS = {vocab.STATED: "●", vocab.INFERRED: "○", vocab.UNRECORDED: "·"}
_STYLES = {vocab.STATED: "green", vocab.INFERRED: "yellow", vocab.UNRECORDED: "dim"}
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " ")
SHOWN = 40
"""How many statements of one kind `explain` shows."""


def plain(text: str) -> str:
    """Text from strangers without control characters, which a terminal would obey."""
    return text.translate(_CONTROLS)


def trace_table(result: Trace, language: str) -> RenderableType:
    """Every goal by unit: years, what supports it, whether it reaches the vision."""
    if not result.goals:
        return Text(say("no-goals", language))
    title = say("trace-title", language, count=len(result.goals), as_of=result.as_of)
    parts: list[RenderableType] = [Text(f"{title}   {say('legend', language)}"), Text()]
    header = _goal_columns()
    header.add_row(
        *(Text(say(key, language), style="dim") for key in ("goal", "years", "supported", "vision"))
    )
    parts.append(header)
    for unit, goals in groupby(result.goals, key=lambda goal: goal.unit and goal.unit.unit):
        name = unit.label(language) if unit else say("nobody", language)
        parts.append(Text(f"\n{plain(name)}", style="bold"))
        table = _goal_columns()
        for goal in goals:
            table.add_row(
                _goal_cell(goal, language),
                goal.goal.years,
                _support_cell(goal.support, language),
                _vision_cell(goal, language),
            )
        parts.append(table)
    return Group(*parts, Text(f"\n{_summary(result, language)}"))


def _goal_columns() -> Table:
    """The four columns of the table of goals; each unit has a table of its own under one header."""
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    table.add_column(width=9)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(width=6)
    return table


def _goal_cell(goal: GoalTrace, language: str) -> Text:
    text = Text(f"{plain(goal.goal.label(language))} ")
    text.append(plain(goal.goal.id.rsplit("/", 1)[-1]), style="dim")
    if goal.unit and goal.unit.basis != vocab.STATED:
        text.append(f" ({say('unit-inferred', language)})", style="dim")
    return text


def _support_cell(paths: Sequence[Path], language: str) -> Text:
    if not paths:
        return Text(f"– {say('none-recorded', language)}", style="dim")
    lines = Text()
    for index, path in enumerate(paths):
        lines.append("\n" if index else "")
        lines.append(f"{MARKS[path.basis]} ", style=_STYLES[path.basis])
        lines.append(plain(path.resource.label(language)))
    return lines


def _vision_cell(goal: GoalTrace, language: str) -> Text:
    if goal.vision is None:
        return Text(f"– {say('no', language)}", style="dim")
    basis = goal.vision.basis
    return Text(f"{MARKS[basis]} {say('yes', language)}", style=_STYLES[basis])


def _summary(result: Trace, language: str) -> str:
    supported = [goal for goal in result.goals if goal.support]
    stated = sum(any(path.basis == vocab.STATED for path in goal.support) for goal in supported)
    visions = [goal.vision for goal in result.goals if goal.vision]
    lines = [
        say(
            "summary-goals",
            language,
            supported=len(supported),
            count=len(result.goals),
            stated=stated,
            inferred=len(supported) - stated,
            without=len(result.goals) - len(supported),
        ),
        say(
            "summary-vision",
            language,
            vision=len(visions),
            stated=sum(path.basis == vocab.STATED for path in visions),
        ),
    ]
    example = max(result.goals, key=lambda goal: (len(goal.hops), goal.goal.iri))
    return "\n".join([*lines, say("more", language, id=example.goal.id)])


def trace_goals(result: Trace, language: str) -> RenderableType:
    """Each goal in full: a tree of hops up to the vision, then what is not reached and why."""
    parts: list[RenderableType] = []
    for goal in result.goals:
        parts += [_goal_page(goal, result.as_of, language), Text()]
    return Group(*parts[:-1])


def _goal_page(goal: GoalTrace, as_of: int, language: str) -> RenderableType:
    thing = goal.goal
    units = [
        f"{plain(a.unit.label(language))}{'' if a.basis == vocab.STATED else f' ({say(a.basis, language)})'}"
        for a in goal.assignments
    ] or [say("nobody", language)]
    facts = [thing.id, *units, thing.years, say(f"state-{goal.state}", language, as_of=as_of)]
    title = Text(plain(thing.label(language)), style="bold")
    parts: list[RenderableType] = [title, Text(" · ".join(fact for fact in facts if fact), style="dim")]
    if goal.hops:
        tree = Tree(Text(say("supported", language), style="bold"), guide_style="dim")
        _grow(tree, thing.iri, goal.hops, language, seen=set())
        parts.append(tree)
    verdict = (
        say("reaches", language, basis=say(goal.vision.basis, language))
        if goal.vision
        else say("reaches-not", language)
    )
    parts.append(Text(f"→ {verdict}"))
    for missing in goal.missing:
        parts.append(_why_not(goal, missing, language))
    return Group(*parts)


def _grow(tree: Tree, iri: str, hops: Sequence[Hop], language: str, seen: set[str]) -> None:
    for hop in (hop for hop in hops if hop.lower.iri == iri):
        again = hop.upper.iri in seen
        branch = tree.add(_hop_text(hop, language, again))
        if not again:
            seen.add(hop.upper.iri)
            _grow(branch, hop.upper.iri, hops, language, seen)


def _hop_text(hop: Hop, language: str, again: bool) -> RenderableType:
    upper = hop.upper
    head = Text()
    head.append(f"{MARKS[hop.basis]} ", style=_STYLES[hop.basis])
    head.append(plain(upper.label(language)), style="bold")
    head.append(f" {upper.years}" if upper.years else "")
    head.append(f"  {upper.id}", style="dim")
    relation = relation_name(hop, language)
    lines: list[RenderableType] = [head, Text(f"{relation}: {say(hop.basis, language)}")]
    if again:
        head.append(f"  ({say('seen-above', language)})", style="dim")
    lines += [line for evidence in hop.evidence for line in _evidence_lines(evidence, hop, language)]
    return Group(*lines)


def _evidence_lines(evidence: Evidence, hop: Hop, language: str) -> Iterable[RenderableType]:
    reason = pick(evidence.reason, language)
    weaker = evidence.basis != hop.basis
    if reason:
        note = f" [{say(evidence.basis, language)}]" if weaker else ""
        yield _hanging(f"{say('why', language)}:", f"{reason}{note}")
    if evidence.edition_basis == vocab.INFERRED:
        yield Text(f"({say('edition-inferred', language)})")
    place = " ".join(filter(None, [evidence.locator, f"”{evidence.quote}”" if evidence.quote else ""]))
    for source in evidence.sources:
        yield _hanging(f"{say('source', language)}:", f"{source} {place}".rstrip(), style=_link(source))


def _link(address: str) -> Style:
    """Lets a terminal open a wrapped address."""
    return Style(dim=True, link=address if address.startswith(("https://", "http://")) else None)


def _hanging(label: str, text: str, style: str | Style = "") -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(label, style="dim"), Text(plain(text), style=style))
    return grid


def _why_not(goal: GoalTrace, missing: Missing, language: str) -> RenderableType:
    title = Text(f"✗ {say(f'missing-{missing.target}', language)}", style="bold")
    reasons = [Padding(Text(line), (0, 0, 0, 2)) for line in why_not(goal, missing, language)]
    return Group(title, *reasons)


def why_not(goal: GoalTrace, missing: Missing, language: str) -> list[str]:
    """Which hop fails, and what would have been needed, as sentences."""
    lines = []
    start = goal.goal
    if missing.blocked:
        blocked = ", ".join(_blocked(hop, language) for hop in missing.blocked[:3])
        lines.append(say("missing-blocked", language, hops=plain(blocked)))
    ends = [thing for thing in missing.dead_ends if thing != start]
    if start in missing.dead_ends:
        lines.append(say("missing-start", language))
    elif ends and (goal.vision is None or missing.target == "vision"):
        names = ", ".join(thing.label(language) for thing in ends[:3])
        lines.append(say("missing-at", language, things=plain(names)))
    elif not missing.blocked:
        lines.append(say("missing-elsewhere", language))
    from_ = ends[0] if ends and goal.vision is None else start
    target = say(f"target-{missing.target}", language)
    lines.append(say("needed", language, thing=plain(from_.label(language)), target=target))
    return lines


def _blocked(hop: Hop, language: str) -> str:
    relation = pick(hop.relation_labels, language, vocab.local_name(hop.relation))
    return (
        f"{hop.lower.label(language)} – {relation} – {hop.upper.label(language)} ({say(hop.basis, language)})"
    )


def reverse(result: ReverseTrace, language: str) -> RenderableType:
    """The goals that rest on one resource, directly or through what."""
    label = plain(result.resource.label(language))
    if not result.goals:
        return Text(say("from-none", language, label=label))
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(say("goal", language), ratio=6)
    table.add_column(say("unit", language), ratio=3)
    table.add_column(say("years", language), width=9)
    table.add_column(say("how", language), ratio=6)
    for goal, path in result.goals:
        how = Text(f"{MARKS[path.basis]} ", style=_STYLES[path.basis])
        how.append(plain(f"{say(path.basis, language)}, {through(path, language)}"), style="default")
        unit = goal.unit.unit.label(language) if goal.unit else say("nobody", language)
        cell = Text(plain(goal.goal.label(language)))
        cell.append(f" {goal.goal.id.rsplit('/', 1)[-1]}", style="dim")
        table.add_row(cell, plain(unit), goal.goal.years, how)
    title = say("from-title", language, label=label, count=len(result.goals))
    return Group(Text(title, style="bold"), Text(say("legend", language)), table)


def description(result: Description, language: str) -> RenderableType:
    """The page of one thing."""
    thing = result.resource
    parts: list[RenderableType] = [
        Text(plain(thing.label(language)), style="bold"),
        Text(plain(thing.id if thing.id == thing.iri else f"{thing.id}  <{thing.iri}>"), style="dim"),
        Text(),
        _statements(_one_language(result.says, language), language),
    ]
    if result.pointed_at_by:
        parts += [
            Text(),
            Text(say("pointed-at", language), style="bold"),
            _statements(result.pointed_at_by, language, backwards=True),
        ]
    return Group(*parts)


def _one_language(statements: Sequence[Statement], language: str) -> list[Statement]:
    """Texts that exist in the wanted language are shown in it alone."""
    has = {s.property.iri for s in statements if s.language == language}
    return [s for s in statements if s.language in ("", language) or s.property.iri not in has]


def _statements(statements: Sequence[Statement], language: str, backwards: bool = False) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", max_width=26, overflow="fold")
    grid.add_column(overflow="fold")
    for property_, group in groupby(statements, key=lambda s: s.property):
        found = list(group)
        name = plain(_property_name(property_, language))
        for index, statement in enumerate(found[:SHOWN]):
            label = f"← {name}" if backwards else name
            grid.add_row("" if index else label, _value(statement, language))
        if len(found) > SHOWN:
            grid.add_row("", Text(say("and-more", language, count=len(found) - SHOWN), style="dim"))
    return grid


def _property_name(property_: Resource, language: str) -> str:
    if property_.iri == vocab.RDF_TYPE:
        return say("is-a", language)
    return pick(property_.labels, language, vocab.local_name(property_.iri))


def _value(statement: Statement, language: str) -> Text:
    if statement.value is None:
        text = Text(plain(statement.text))
    else:
        text = Text(plain(statement.value.label(language)))
        if statement.value.labels:
            text.append(f"  {plain(statement.value.id)}", style="dim")
    if statement.basis:
        mark = MARKS.get(statement.basis, "·")
        text.append(f"  {mark} {say(statement.basis, language)}", style=_STYLES.get(statement.basis, ""))
    for source in statement.sources:
        text.append(f"\n  {plain(source)}", style="dim")
    return text


def summary(result: Summary, language: str) -> RenderableType:
    """The answer to `info`."""
    parts: list[RenderableType] = []
    for item in result.datasets:
        parts += [_dataset(item, language), Text()]
    if not result.datasets:
        parts += [Text(say("no-dataset", language)), Text()]
    parts.append(Text(say("loaded", language, triples=result.triples, files=len(result.files))))
    total = sum(result.links.values())
    if total:
        stated = result.links.get(vocab.STATED, 0)
        percent = round(100 * stated / total)
        share = say("share-stated", language, stated=stated, total=total, percent=percent)
        parts.append(Text(share))
    if vocab.BASE == vocab.DEFAULT_BASE:
        parts.append(Text(say("unregistered", language, base=vocab.BASE), style="dim"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right")
    grid.add_column()
    for found in result.classes:
        grid.add_row(str(found.count), plain(pick(found.labels, language, found.iri)))
    parts += [Text(), Text(say("counts", language), style="bold"), Padding(grid, (0, 0, 0, 2))]
    return Group(*parts)


def _dataset(item: Dataset, language: str) -> RenderableType:
    lines = [Text(plain(item.title(language)), style="bold")]
    lines.append(Text(say("version", language, version=item.version or "–", issued=item.issued or "–")))
    lines.append(Text(f"{say('licence', language)}: {plain(item.licence) or '–'}"))
    lines.append(Text(f"{say('period', language)}: {item.period or '–'}"))
    return Group(*lines)


def rows(columns: Sequence[str], cells: Iterable[Sequence[str]], language: str) -> RenderableType:
    """A query's answer as a table."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(plain(column), overflow="fold")
    for row in cells:
        table.add_row(*(Text(plain(cell)) for cell in row))
    return table if table.row_count else Text(say("no-rows", language))


def noted(page: RenderableType, notes: Iterable[str]) -> RenderableType:
    """The page under what a reader must know first."""
    return Group(*(Text(plain(note)) for note in notes), page)


def show(content: RenderableType, *, colour: bool, width: int | None = None) -> str:
    """The characters to print."""
    options: dict[str, Any] = {"force_terminal": colour, "width": width, "highlight": False}
    console = Console(**options, soft_wrap=False, emoji=False, markup=False)
    with console.capture() as capture:
        console.print(content)
    lines = capture.get().rstrip().split("\n")
    return "\n".join(line.rstrip() for line in lines) + "\n"
