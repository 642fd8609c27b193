"""Coverage as data, as tables and as Markdown; the terminal's form is in `coverage_text`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from stgraph import vocab
from stgraph.coverage import DOCUMENTS, Coverage, Covered, Share, UnitCoverage
from stgraph.datasets import Dataset
from stgraph.messages import say
from stgraph.render.json import dataset_data
from stgraph.render.table import escaped, write_markdown
from stgraph.render.words import unit_words, warnings
from stgraph.support import Resource
from stgraph.years import span

Data = dict[str, Any]

OVERVIEW = "overview"
VIEWS = ("units", "goals", "items", "documents")
"""What an overview consists of, in order."""

MEASURED = {OVERVIEW: "goals", **dict(zip(VIEWS, VIEWS, strict=True))}
"""What `--min` measures in each view."""

UNIT_COLUMNS = ("unit", "unit_label", "year", "goals", "supported", "stated")
GOAL_COLUMNS = ("goal", "goal_label", "unit", "unit_label", "start", "end", "basis")
PART_COLUMNS = ("resource", "label", "kind", "part_of", "part_of_label", "start", "end", "basis")


def percent(share: Share, count: int, language: str) -> str:
    """So many of the total, in per cent."""
    return per_cent(share.percent(count) or 0, language)


def per_cent(value: float, language: str) -> str:
    """A percentage as the language writes it: 77.2%, 77,2 %."""
    return f"{value:g} %".replace(".", ",") if language == "sv" else f"{value:g}%"


def measured(share: Share, of: str, language: str) -> str:
    """What is covered of what: counts and per cent."""
    if not share:
        return say(f"nothing-{of}", language)
    told = say(f"share-{of}", language, covered=share.covered, total=share.total)
    return f"{told} ({percent(share, share.covered, language)})"


def parts(share: Share, language: str) -> list[str]:
    """What the total consists of: stated, inferred only, none; what does not occur is left out."""
    counts = {
        "stated": share.stated,
        "inferred": share.inferred,
        "unrecorded": share.unrecorded,
        "none": share.total - share.covered,
    }
    return [
        say(f"share-part-{basis}", language, count=count, percent=percent(share, count, language))
        for basis, count in counts.items()
        if count
    ]


def title(result: Coverage, language: str) -> str:
    """Which years, why these, and whose goals."""
    years = span(result.first, result.last)
    told = say(f"coverage-{result.chosen}", language, years=years, as_of=result.as_of)
    if result.unit:
        told += f" – {say('coverage-unit', language, unit=result.unit.label(language))}"
    return told


def hints(result: Coverage, view: str, data: Sequence[str], language: str) -> list[str]:
    """What to ask next: one thing in full, other years. `data` are the sources that the reader named."""
    found = []
    same = " --data …" if data else ""
    goal = min(result.goals, key=bool, default=None)
    taken = next((part for part in (*result.items, *result.documents) if part), None)
    if goal is not None and view in (OVERVIEW, "units", "goals"):
        found.append(say("see-goal", language, id=f"{goal.resource.id}{same}"))
    if taken is not None and view in (OVERVIEW, "items", "documents"):
        found.append(say("see-from", language, id=f"{taken.resource.id}{same}"))
    if result.recorded and not (result.first <= result.recorded[0] and result.recorded[1] <= result.last):
        found.append(say("other-years", language, years=span(*result.recorded)))
    return found


def names(units: Iterable[UnitCoverage], language: str) -> list[str]:
    """What the units are called; where two are called the same, with their municipality's name in the IRI."""
    resources = [row.unit for row in units]
    labels = [unit.label(language) if unit else say("nobody", language) for unit in resources]
    count = Counter(labels)
    return [
        f"{label} ({_space(unit)})" if unit and count[label] > 1 else label
        for unit, label in zip(resources, labels, strict=True)
    ]


def _space(unit: Resource) -> str:
    return vocab.local_name(unit.iri.removesuffix(unit.id)) or unit.id


def cell(share: Share | None) -> str:
    """Goals with support of all, "–" where none is recorded."""
    return f"{share.covered}/{share.total}" if share else "–"


def grouped(found: Iterable[Covered], language: str) -> Iterator[tuple[str, list[Covered]]]:
    """Items by what they are part of, documents by their group; everything in its order."""
    for _, together in groupby(found, key=lambda part: part.wholes or part.group):
        members = list(together)
        yield _heading(members[0], language), members


def _heading(part: Covered, language: str) -> str:
    if part.wholes:
        return " – ".join(whole.label(language) for whole in reversed(part.wholes))
    return say(f"group-{part.group}" if part.group in DOCUMENTS else "no-whole", language)


# ── data ─────────────────────────────────────────────────────────────────────


def as_json(
    result: Coverage, view: str, datasets: Iterable[Dataset], required: float | None, language: str
) -> Data:
    """schemas/coverage.json"""
    shown = VIEWS if view == OVERVIEW else (view,)
    return {
        "of": view,
        "as_of": result.as_of,
        "first": result.first,
        "last": result.last,
        "chosen": result.chosen,
        "datasets": [dataset_data(item, language) for item in datasets],
        "unit": result.unit and result.unit.iri,
        "shares": {name: _share(result.share(name)) for name in shown},
        "required": required,
        "met": None if required is None else result.share(MEASURED[view]).meets(required),
        **{name: _members(result, name, language) for name in shown},
    }


def _members(result: Coverage, of: str, language: str) -> list[Data]:
    if of == "units":
        return [_unit(row, language) for row in result.units]
    member = _goal if of == "goals" else _part
    return [member(found, language) for found in result.parts(of)]


def _share(share: Share) -> Data:
    """Counts, and per cent of the total."""
    return {
        "total": share.total,
        "covered": share.covered,
        "stated": share.stated,
        "inferred": share.inferred,
        "unrecorded": share.unrecorded,
        "percent": share.percent(share.covered),
    }


def _unit(row: UnitCoverage, language: str) -> Data:
    return {
        "unit": row.unit and row.unit.iri,
        "unit_label": row.unit and row.unit.label(language),
        "governing": row.governing,
        "share": _share(row.goals),
        "years": [{"year": year, **_share(share)} for year, share in row.years.items()],
    }


def _goal(goal: Covered, language: str) -> Data:
    units = [
        {"unit": a.unit.iri, "unit_label": a.unit.label(language), "basis": a.basis} for a in goal.assignments
    ]
    return {"goal": goal.resource.iri, **_head(goal, language), "units": units}


def _part(part: Covered, language: str) -> Data:
    wholes = [{"resource": whole.iri, "label": whole.label(language)} for whole in part.wholes]
    return {
        "resource": part.resource.iri,
        **_head(part, language),
        "kind": part.group,
        "part_of": wholes,
    }


def _head(found: Covered, language: str) -> Data:
    thing = found.resource
    return {
        "id": thing.id,
        "label": thing.label(language),
        "start": thing.start,
        "end": thing.end,
        "basis": found.basis,
    }


def table(result: Coverage, view: str, language: str) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Columns and rows; the overview's are those of the matrix."""
    if view == "goals":
        return GOAL_COLUMNS, [_goal_row(goal, language) for goal in result.goals]
    if view in ("items", "documents"):
        return PART_COLUMNS, [_part_row(part, language) for part in result.parts(view)]
    return UNIT_COLUMNS, list(_unit_rows(result, language))


def _unit_rows(result: Coverage, language: str) -> Iterator[Sequence[object]]:
    """A row for each unit and year, also where no goal is recorded."""
    nothing = Share.of(())
    for row, name in zip(result.units, names(result.units, language), strict=True):
        for year in result.span():
            share = row.years.get(year, nothing)
            yield (row.unit and row.unit.iri, name, year, share.total, share.covered, share.stated)


def _goal_row(goal: Covered, language: str) -> Sequence[object]:
    thing = goal.resource
    first = goal.assignments[0].unit if goal.assignments else None
    unit = (first and first.iri, first and first.label(language))
    return (thing.iri, thing.label(language), *unit, thing.start, thing.end, goal.basis)


def _part_row(part: Covered, language: str) -> Sequence[object]:
    thing = part.resource
    whole = part.wholes[0] if part.wholes else None
    above = (whole and whole.iri, whole and whole.label(language))
    return (thing.iri, thing.label(language), part.group, *above, thing.start, thing.end, part.basis)


# ── Markdown ─────────────────────────────────────────────────────────────────


def markdown(result: Coverage, view: str, datasets: Iterable[Dataset], language: str) -> str:
    """The matrix as a table, then goals, items and documents; an overview only names what is not covered."""
    notes = [escaped(warning) for warning in warnings(datasets, language)]
    blocks = [*notes, f"# {escaped(title(result, language))}"]
    for shown in VIEWS if view == OVERVIEW else (view,):
        if shown == "units":
            blocks += [f"## {say('matrix', language)}", _matrix_markdown(result, language)]
        if shown != "units" or view == "units":
            blocks += _view_markdown(result, shown, view != OVERVIEW, language)
    return "\n\n".join(block.rstrip() for block in blocks) + "\n"


def _matrix_markdown(result: Coverage, language: str) -> str:
    columns = [say("unit", language).capitalize(), *map(str, result.span())]
    rows = [
        [name, *(cell(row.years.get(year)) for year in result.span())]
        for row, name in zip(result.units, names(result.units, language), strict=True)
    ]
    total = [say("all-goals", language), *(cell(result.years.get(year)) for year in result.span())]
    return write_markdown(columns, [*rows, total])


def _view_markdown(result: Coverage, view: str, full: bool, language: str) -> list[str]:
    share = result.share(view)
    head = f"**{escaped(measured(share, view, language))}**"
    if parts(share, language):
        head += f" – {escaped(', '.join(parts(share, language)))}"
    if view == "units":
        return [head]
    found = [part for part in result.parts(view) if full or not part]
    rows = [_markdown_row(part, view, language) for part in found]
    second = {"goals": "unit", "items": "column-part-of", "documents": "column-kind"}[view]
    first = {"goals": "goal", "items": "column-item", "documents": "column-document"}[view]
    columns = [say(key, language).capitalize() for key in (first, second, "years", "column-basis")]
    table = [write_markdown(columns, rows)] if rows else []
    if rows and not full:
        return [head, escaped(say(f"gaps-{view}", language)) + ":", *table]
    return [head, *table]


def _markdown_row(part: Covered, view: str, language: str) -> Sequence[object]:
    if view == "goals":
        units = [unit_words(assignment, language) for assignment in part.assignments]
        second = ", ".join(units) or say("nobody", language)
    else:
        second = _heading(part, language)
    return (
        f"{part.resource.label(language)} ({part.resource.id})",
        second,
        part.resource.years,
        say(part.basis or "none-recorded", language),
    )
