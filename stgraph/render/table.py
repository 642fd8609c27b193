"""Results as CSV for programs and as Markdown for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from stgraph import vocab
from stgraph.messages import say
from stgraph.render.statements import footnoted, place, property_name, readable, reason, value
from stgraph.render.words import nothing, relation_name, through, unit_words, warnings, why_not
from stgraph.spaces import Spaces
from stgraph.text import pick

if TYPE_CHECKING:
    from stgraph.datasets import Dataset
    from stgraph.describing import Description, Statement
    from stgraph.paths import GoalTrace, Path, ReverseTrace, Trace
    from stgraph.support import Hop

COLUMNS = (
    "municipality", "goal", "goal_label", "unit", "unit_label", "unit_basis", "other_units", "start", "end",
    "reaches_vision", "vision_basis", "support", "support_label", "support_kind", "basis", "hops",
)  # fmt: skip
REVERSE_COLUMNS = (
    "municipality", "resource", "resource_label", "goal", "goal_label",
    "unit", "unit_label", "unit_basis", "other_units", "start", "end", "basis", "hops",
)  # fmt: skip


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """RFC 4180 with a header row; None is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([_plain_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _plain_cell(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def write_markdown(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A pipe table; what Markdown or HTML would obey is escaped."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(escaped(cell) for cell in line) + " |\n" for line in lines)


def escaped(cell: object) -> str:
    """A text on one line in which Markdown finds no markup and HTML no tag."""
    text = "" if cell is None else str(cell)
    for character in "\\|*_`[]<>":
        text = text.replace(character, "\\" + character)
    return " ".join(text.replace("&", "&amp;").split())


def trace_rows(result: Trace, datasets: Iterable[Dataset], language: str) -> list[Sequence[object]]:
    """One row for each goal and support; a goal without support has one row with empty cells."""
    owner = owners(datasets, language)
    return [
        (owner(goal.goal.iri), *goal_cells(goal, language), *_vision_cells(goal), *cells)
        for goal in result.goals
        for cells in ([_path_cells(path, language) for path in goal.support] or [("",) * 5])
    ]


def reverse_rows(result: ReverseTrace, datasets: Iterable[Dataset], language: str) -> list[Sequence[object]]:
    """One row for each goal that rests on the resource."""
    owner = owners(datasets, language)
    resource = result.resource
    return [
        (
            owner(goal.goal.iri),
            resource.iri,
            resource.label(language),
            *goal_cells(goal, language),
            path.basis,
            len(path.hops),
        )
        for goal, path in result.goals
    ]


def owners(datasets: Iterable[Dataset], language: str) -> Callable[[str], str]:
    """Tells whose a thing is by its IRI: the municipality; where no data set says so, all of them."""
    named = [(d.space, pick(d.municipality_labels, language, d.title(language))) for d in datasets]
    by_space = {space: name for space, name in named if space}
    spaces, everybody = Spaces(by_space), "; ".join(name for _, name in named)
    return lambda iri: by_space.get(spaces.start(iri), everybody)


def goal_cells(goal: GoalTrace, language: str) -> tuple[object, ...]:
    """A goal, its units and its years: columns "goal" to "end"."""
    thing, first = goal.goal, goal.unit
    unit = (first.unit.iri, first.unit.label(language), first.basis) if first else ("", "", "")
    others = " ".join(assignment.unit.iri for assignment in goal.assignments[1:])
    return (thing.iri, thing.label(language), *unit, others, thing.start, thing.end)


def _vision_cells(goal: GoalTrace) -> tuple[bool, str]:
    return (goal.vision is not None, goal.vision.basis if goal.vision else "")


def _path_cells(path: Path, language: str) -> tuple[object, ...]:
    found = path.resource
    return (found.iri, found.label(language), found.kind, path.basis, len(path.hops))


def trace_markdown(result: Trace, datasets: Iterable[Dataset], language: str) -> str:
    """One row for each goal, for people: stated and inferred support apart."""
    keys = ("goal", "unit", "years", "column-stated", "column-inferred", "vision")
    rows = [
        (
            goal.goal.label(language),
            goal.unit.unit.label(language) if goal.unit else say("nobody", language),
            goal.goal.years,
            _names(goal.support, True, language),
            _names(goal.support, False, language),
            say(goal.vision.basis, language) if goal.vision else say("no", language),
        )
        for goal in result.goals
    ]
    return notes(datasets, language) + write_markdown([say(key, language) for key in keys], rows)


def goals_markdown(result: Trace, datasets: Iterable[Dataset], language: str) -> str:
    """Each goal in full: nested hops with basis, reason and sources, then what is not reached and why."""
    return notes(datasets, language) + "\n".join(_goal_markdown(goal, result, language) for goal in result)


def _goal_markdown(goal: GoalTrace, result: Trace, language: str) -> str:
    thing = goal.goal
    units = [unit_words(a, language) for a in goal.assignments] or [say("nobody", language)]
    state = say(f"state-{goal.state}", language, as_of=result.as_of)
    facts = " · ".join(filter(None, [thing.id, *units, thing.years, state]))
    lines = [f"## {escaped(thing.label(language))}", "", escaped(facts), ""]
    lines += list(_branches(goal.hops, thing.iri, 0, set(), language)) or [nothing(goal, result, language)]
    lines.append("")
    for targets, reasons in why_not(goal, language):
        lines += [f"**{escaped(targets)}**", *(f"- {escaped(reason)}" for reason in reasons), ""]
    return "\n".join(lines)


def _branches(hops: Sequence[Hop], iri: str, depth: int, seen: set[str], language: str) -> Iterator[str]:
    """One bullet a hop, indented by depth; the hops above a thing are written once."""
    for hop in (hop for hop in hops if hop.lower.iri == iri):
        relation = f"{relation_name(hop, language)}, {say(hop.basis, language)}"
        years = f" {hop.upper.years}" if hop.upper.years else ""
        yield f"{'  ' * depth}- **{escaped(hop.upper.label(language))}**{years} ({escaped(relation)})"
        for evidence in hop.evidence:
            sources = " ".join(f"<{source}>" for source in evidence.sources)
            why = f"{escaped(pick(evidence.reason, language))} {sources}".strip()
            yield from [f"{'  ' * depth}  - {why}"] if why else []
        if hop.upper.iri not in seen:
            seen.add(hop.upper.iri)
            yield from _branches(hops, hop.upper.iri, depth + 1, seen, language)


def _names(paths: Iterable[Path], stated: bool, language: str) -> str:
    found = [path.resource.label(language) for path in paths if (path.basis == vocab.STATED) == stated]
    return "; ".join(found) or "–"


def reverse_markdown(result: ReverseTrace, datasets: Iterable[Dataset], language: str) -> str:
    """One row for each goal that rests on the resource."""
    keys = ("goal", "unit", "years", "basis", "how")
    rows = [
        (
            goal.goal.label(language),
            goal.unit.unit.label(language) if goal.unit else say("nobody", language),
            goal.goal.years,
            say(path.basis, language),
            through(path, language),
        )
        for goal, path in result.goals
    ]
    label = result.resource.label(language)
    title = escaped(say("from-title", language, label=label, count=len(result.goals)))
    table = write_markdown([say(key, language) for key in keys], rows)
    return f"{notes(datasets, language)}{title}\n\n{table}"


def notes(datasets: Iterable[Dataset], language: str) -> str:
    """What a reader must know of the data, in front of a page."""
    return "".join(f"{escaped(warning)}\n\n" for warning in warnings(datasets, language))


def description_markdown(result: Description, datasets: Iterable[Dataset], language: str) -> str:
    """The page of one thing; what it rests on stands numbered at the end."""
    thing = result.resource
    keys = ("property", "value", "basis", "why", "source")
    columns = [say(key, language).capitalize() for key in keys]
    numbers: dict[str, int] = {}
    parts = [f"{notes(datasets, language)}# {escaped(thing.label(language))}", f"<{thing.iri}>"]
    for title, statements in (("says", result.says), ("pointed-at", result.pointed_at_by)):
        told = readable(statements, language)
        rows = [row for found in told for row in _statement_rows(found, numbers, language)]
        if rows:
            parts += [f"## {say(title, language)}", write_markdown(columns, rows).rstrip()]
    if numbers:
        parts.append("\n".join(f"{number}. <{address}>" for address, number in numbers.items()))
    return "\n\n".join(parts) + "\n"


def _statement_rows(
    statement: Statement, numbers: dict[str, int], language: str
) -> Iterator[tuple[object, ...]]:
    """One row for each assertion about it, or one where there is none."""

    def mark(address: str) -> str:
        return f"[{numbers.setdefault(address, len(numbers) + 1)}]"

    name, _, address = value(statement, language)
    shown = f"{footnoted(name, mark)} {mark(address) if address else ''}"
    cells = (property_name(statement.property, language), shown)
    for evidence in statement.evidence:
        why = footnoted(reason(evidence, language), mark)
        where = " ".join([*map(mark, evidence.sources), footnoted(place(evidence), mark)])
        yield (*cells, say(evidence.basis, language), why, where)
    if not statement.evidence:
        yield (*cells, "", "", "")
