"""Traces for a person at a terminal: the table of goals, one goal in full, and the other way."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from stgraph import vocab
from stgraph.messages import say
from stgraph.paths import GoalTrace, Path, ReverseTrace, Trace
from stgraph.render.terminal import MARKS, STYLES, Footnotes, Hanging, bullet, legend, marked, plain
from stgraph.render.words import nothing, relation_name, through, unit_words, why_not
from stgraph.support import BASES, Evidence, Hop
from stgraph.text import pick


def trace_table(result: Trace, language: str, data: Sequence[str] = ()) -> RenderableType:
    """Every goal by unit: years, what supports it, whether it reaches the vision.

    `data` are the sources that the reader named, for the command that comes next.
    """
    if not result.goals:
        return Text(say("no-goals-at-all" if not result.recorded else "no-goals", language))
    parts: list[RenderableType] = [Text(_title(result, language)), Text()]
    header = _goal_columns()
    header.add_row(
        *(Text(say(key, language), style="dim") for key in ("goal", "years", "supported", "vision"))
    )
    parts.append(header)
    for unit, goals in groupby(result.goals, key=lambda goal: result.unit or (goal.unit and goal.unit.unit)):
        name = unit.label(language) if unit else say("nobody", language)
        parts.append(Text(f"\n{plain(name)}", style="bold"))
        table = _goal_columns()
        for goal in goals:
            table.add_row(
                _goal_cell(goal, result, language),
                _years_cell(goal, language),
                _support_cell(goal, result, language),
                _vision_cell(goal, language),
            )
        parts.append(table)
    return Group(*parts, Text(f"\n{_summary(result, language, data)}"))


def _title(result: Trace, language: str) -> str:
    """How many goals, under which filters, and what the marks mean."""
    filters = [
        *([str(result.year)] if result.year else []),
        *([say("only-stated", language)] if result.basis else []),
        *([say(f"only-{result.to}", language)] if result.to else []),
    ]
    title = say("trace-title", language, count=len(result.goals), as_of=result.as_of)
    bases = [path.basis for goal in result.goals for path in _shown(goal)]
    return " · ".join([title, *filters]) + f"   {legend(bases, language)}"


def _shown(goal: GoalTrace) -> list[Path]:
    return [*goal.support, *([goal.vision] if goal.vision else [])]


def _goal_columns() -> Table:
    """The four columns of the table of goals; each unit has a table of its own under one header."""
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    table.add_column(width=9)
    table.add_column(ratio=1)
    table.add_column(width=6)
    return table


def _goal_cell(goal: GoalTrace, result: Trace, language: str) -> Text:
    text = Text(f"{plain(goal.goal.label(language))} ")
    text.append(plain(goal.goal.id.rsplit("/", 1)[-1]), style="dim")
    first = next((a for a in goal.assignments if a.unit == result.unit), goal.unit)
    notes = [say("unit-inferred", language)] if first and first.basis != vocab.STATED else []
    others = [unit_words(a, language) for a in goal.assignments if a != first]
    notes += [say("also-unit", language, units=plain(", ".join(others)))] if others else []
    if notes:
        text.append(f" ({'; '.join(notes)})", style="dim")
    return text


def _years_cell(goal: GoalTrace, language: str) -> Text:
    text = Text(goal.goal.years)
    if goal.state != "unknown":
        text.append(f"\n{say(f'short-{goal.state}', language)}", style="dim")
    return text


def _support_cell(goal: GoalTrace, result: Trace, language: str) -> RenderableType:
    paths: Sequence[Path] = goal.support
    if result.to == "vision":
        paths = [goal.vision] if goal.vision else []
    if not paths:
        return Text(f"– {nothing(goal, result, language)}", style="dim")
    named = _way if result.to == "vision" else _end
    return Group(*(bullet(path.basis, named(path, language)) for path in paths))


def _way(path: Path, language: str) -> str:
    return " → ".join(hop.upper.label(language) for hop in path.hops)


def _end(path: Path, language: str) -> str:
    return path.resource.label(language)


def _vision_cell(goal: GoalTrace, language: str) -> Text:
    if goal.vision is None:
        return Text(f"– {say('no', language)}", style="dim")
    return marked(goal.vision.basis, say("yes", language))


def _summary(result: Trace, language: str, data: Sequence[str]) -> str:
    best = [min((p.basis for p in goal.support), key=BASES.index) for goal in result.goals if goal.support]
    visions = [goal.vision.basis for goal in result.goals if goal.vision]
    plainly = "stated" if result.basis else "goals"
    counted = {} if result.to == "vision" else {f"summary-{result.to or plainly}": best}
    if result.to in (None, "vision"):
        counted["summary-vision"] = visions
    lines = [
        say(key, language, count=len(bases), all=len(result)) + _split(bases, language)
        for key, bases in counted.items()
    ]
    lines.append(say("stated-means", language))
    if result.basis:
        lines.append(say("without-filter", language))
    example = max(result.goals, key=lambda goal: (len(goal.hops), goal.goal.iri))
    command = f"{example.goal.id} --data …" if data else example.goal.id
    return "\n".join([*lines, say("more", language, id=command)])


def _split(bases: Sequence[str], language: str) -> str:
    """How many of each basis, as far as they occur."""
    counts = [f"{bases.count(basis)} {say(f'path-{basis}', language)}" for basis in MARKS if basis in bases]
    return f" – {', '.join(counts)}." if counts else "."


def trace_goals(result: Trace, footnotes: Footnotes, language: str) -> RenderableType:
    """Each goal in full: a tree of hops up to the vision, then what is not reached and why."""
    parts: list[RenderableType] = []
    for goal in result.goals:
        parts += [_goal_page(goal, result, footnotes, language), Text()]
    return Group(*parts[:-1])


def _goal_page(goal: GoalTrace, result: Trace, footnotes: Footnotes, language: str) -> RenderableType:
    thing = goal.goal
    units = [unit_words(a, language) for a in goal.assignments] or [say("nobody", language)]
    facts = [thing.id, *units, thing.years, say(f"state-{goal.state}", language, as_of=result.as_of)]
    title = Text(plain(thing.label(language)), style="bold")
    line = Text(plain(" · ".join(fact for fact in facts if fact)), style="dim")
    parts: list[RenderableType] = [title, line, Text()]
    heading = Text(say("supported", language), style="bold")
    if goal.hops:
        heading.append(f"   {legend((hop.basis for hop in goal.hops), language)}", style="not bold dim")
        tree = Tree(heading, guide_style="dim")
        _Grower(goal, footnotes, language).grow(tree, thing.iri)
        parts.append(tree)
    else:
        parts.append(heading.append(f": {nothing(goal, result, language)}", style="not bold"))
    verdict = (
        say("reaches", language, basis=say(goal.vision.basis, language))
        if goal.vision
        else say("reaches-not", language)
    )
    parts.append(Text(f"→ {verdict}"))
    for targets, lines in why_not(goal, language):
        parts.append(Text(plain(f"✗ {targets}"), style="bold"))
        parts += [Padding(Text(plain(line)), (0, 0, 0, 2)) for line in lines]
    return Group(*parts)


class _Grower:
    """Grows the tree of one goal: the way to the vision first, each thing's own hops only once."""

    def __init__(self, goal: GoalTrace, footnotes: Footnotes, language: str) -> None:
        self._footnotes, self._language = footnotes, language
        self._up: dict[str, list[Hop]] = {}
        for hop in goal.hops:
            self._up.setdefault(hop.lower.iri, []).append(hop)
        self._seen: set[str] = set()

    def grow(self, tree: Tree, iri: str) -> None:
        """Add the hops above `iri` to its branch."""
        growing = [(tree, self._above(iri))]
        while growing:
            branch, hops = growing[-1]
            hop = next(hops, None)
            if hop is None:
                growing.pop()
                continue
            again = hop.upper.iri in self._seen and hop.upper.iri in self._up
            twig = branch.add(self._hop(hop, again))
            if not again:
                self._seen.add(hop.upper.iri)
                growing.append((twig, self._above(hop.upper.iri)))

    def _above(self, iri: str) -> Iterator[Hop]:
        return iter(sorted(self._up.get(iri, ()), key=lambda hop: not self._leads(hop)))

    def _leads(self, hop: Hop) -> bool:
        """Whether the way goes on, or has arrived."""
        return hop.upper.is_vision or hop.upper.iri in self._up

    def _hop(self, hop: Hop, again: bool) -> RenderableType:
        upper, language = hop.upper, self._language
        head = Text(f"{MARKS[hop.basis]} ", style=STYLES[hop.basis])
        head.append(plain(upper.label(language)), style="bold default")
        head.append(f" {upper.years}" if upper.years else "", style="default")
        head.append(f"  {upper.id}", style="dim default")
        if again:
            head.append(f"  ({say('seen-above', language)})", style="dim default")
        relation = Text(plain(f"{relation_name(hop, language)}: {say(hop.basis, language)}"))
        if not any(pick(evidence.reason, language) for evidence in hop.evidence):
            for evidence in hop.evidence:
                relation.append(f" {self._places(evidence)}", style="dim")
        return Group(head, relation, *(line for e in hop.evidence for line in self._why(e, hop)))

    def _why(self, evidence: Evidence, hop: Hop) -> Iterable[RenderableType]:
        language = self._language
        reason = pick(evidence.reason, language)
        if not reason:
            return
        text = Text(plain(reason))
        if evidence.basis != hop.basis:
            text.append(f" ({say(evidence.basis, language)})")
        if evidence.edition_basis == vocab.INFERRED:
            text.append(f" ({say('edition-inferred', language)})")
        text.append(f" {self._places(evidence)}", style="dim")
        yield Hanging(Text(f"{say('why', language)}:", style="dim"), text)

    def _places(self, evidence: Evidence) -> str:
        """Where it stands: footnote marks, and the place within the page where one is recorded."""
        quote = f"”{evidence.quote}”" if evidence.quote else ""
        marks = "".join(map(self._footnotes.mark, evidence.sources))
        return plain(" ".join(filter(None, [marks, evidence.locator, quote])))


def reverse(result: ReverseTrace, language: str) -> RenderableType:
    """The goals that rest on one resource, directly or through what."""
    label = plain(result.resource.label(language))
    if not result.goals:
        key = "from-filtered" if result.unfiltered else "from-none"
        return Text(say(key, language, label=label, count=result.unfiltered))
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(say("goal", language), ratio=6)
    table.add_column(say("unit", language), ratio=3)
    table.add_column(say("years", language), width=9)
    table.add_column(say("how", language), ratio=6)
    for goal, path in result.goals:
        how = marked(path.basis, f"{say(path.basis, language)}, {through(path, language)}")
        unit = goal.unit.unit.label(language) if goal.unit else say("nobody", language)
        cell = Text(plain(goal.goal.label(language)))
        cell.append(f" {goal.goal.id.rsplit('/', 1)[-1]}", style="dim")
        table.add_row(cell, plain(unit), goal.goal.years, how)
    title = say("from-title", language, label=label, count=len(result.goals))
    return Group(Text(title, style="bold"), table)
