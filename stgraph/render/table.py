"""Results as CSV for programs and as Markdown for people."""

import csv
import io
from collections.abc import Iterable, Sequence

from stgraph import vocab
from stgraph.describe import Description, Statement
from stgraph.messages import say
from stgraph.render.words import through, warnings
from stgraph.summary import Dataset
from stgraph.text import pick
from stgraph.trace import GoalTrace, Path, ReverseTrace, Trace

COLUMNS = (
    "municipality", "goal", "goal_label", "unit", "unit_label", "start", "end",
    "reaches_vision", "vision_basis", "support", "support_label", "support_kind", "basis", "hops",
)  # fmt: skip
REVERSE_COLUMNS = (
    "municipality", "resource", "resource_label", "goal", "goal_label", "unit", "unit_label", "start", "end",
    "basis", "hops",
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
    return "".join("| " + " | ".join(_cell(cell) for cell in line) + " |\n" for line in lines)


def _cell(cell: object) -> str:
    text = "" if cell is None else str(cell)
    for character in "\\|*_`[]<>":
        text = text.replace(character, "\\" + character)
    return " ".join(text.replace("&", "&amp;").split())


def trace_rows(result: Trace, datasets: Iterable[Dataset], language: str) -> list[Sequence[object]]:
    """One row for each goal and support; a goal without support has one row with empty cells."""
    municipality = _municipalities(datasets, language)
    return [
        (municipality, *_goal_cells(goal, language), goal.vision is not None, _vision_basis(goal), *cells)
        for goal in result.goals
        for cells in ([_path_cells(path, language) for path in goal.support] or [("",) * 5])
    ]


def reverse_rows(result: ReverseTrace, datasets: Iterable[Dataset], language: str) -> list[Sequence[object]]:
    """One row for each goal that rests on the resource."""
    municipality = _municipalities(datasets, language)
    resource = result.resource
    return [
        (
            municipality,
            resource.iri,
            resource.label(language),
            *_goal_cells(goal, language),
            path.basis,
            len(path.hops),
        )
        for goal, path in result.goals
    ]


def _municipalities(datasets: Iterable[Dataset], language: str) -> str:
    return "; ".join(pick(item.municipality_labels, language, item.title(language)) for item in datasets)


def _goal_cells(goal: GoalTrace, language: str) -> tuple[object, ...]:
    thing, unit = goal.goal, goal.unit
    name = unit.unit.label(language) if unit else ""
    return (thing.iri, thing.label(language), unit.unit.iri if unit else "", name, thing.start, thing.end)


def _vision_basis(goal: GoalTrace) -> str:
    return goal.vision.basis if goal.vision else ""


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
    return _notes(datasets, language) + write_markdown([say(key, language) for key in keys], rows)


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
    title = _cell(say("from-title", language, label=result.resource.label(language), count=len(result.goals)))
    table = write_markdown([say(key, language) for key in keys], rows)
    return f"{_notes(datasets, language)}{title}\n\n{table}"


def _notes(datasets: Iterable[Dataset], language: str) -> str:
    return "".join(f"{_cell(warning)}\n\n" for warning in warnings(datasets, language))


def description_markdown(result: Description, datasets: Iterable[Dataset], language: str) -> str:
    """The page of one thing."""
    thing = result.resource
    columns = [say(key, language) for key in ("property", "value", "basis", "source")]
    parts = [f"{_notes(datasets, language)}# {_cell(thing.label(language))}", f"<{thing.iri}>"]
    for title, statements in (("says", result.says), ("pointed-at", result.pointed_at_by)):
        if statements:
            rows = [_statement_cells(statement, language) for statement in statements]
            parts += [f"## {say(title, language)}", write_markdown(columns, rows).rstrip()]
    return "\n\n".join(parts) + "\n"


def _statement_cells(statement: Statement, language: str) -> tuple[object, ...]:
    value = statement.value.label(language) if statement.value else statement.text
    basis = say(statement.basis, language) if statement.basis else ""
    return (statement.property.label(language), value, basis, " ".join(statement.sources))
