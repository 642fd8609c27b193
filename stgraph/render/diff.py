"""What changed, in words, as data, CSV and Markdown; the terminal's form is in `diff_text`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from stgraph import vocab
from stgraph.difference import (
    CHANGED,
    DATED,
    LOST,
    RETIRED,
    SUPPORT,
    WORDED,
    Change,
    Changes,
    Edit,
    Section,
    Value,
)
from stgraph.messages import say
from stgraph.render.statements import property_name
from stgraph.render.table import escaped
from stgraph.support import Resource

Data = dict[str, Any]

MARKS = ("−", "+")
"""Before a value that is gone, and before one that is new."""

COLUMNS = (
    "kind", "heads", "thing", "thing_label", "class", "change", "successors",
    "property", "property_label", "language", "before", "before_basis", "after", "after_basis",
)  # fmt: skip

_ONE_LINE = 50
"""An old and a new value of so many characters together stand on one line."""

_DATES_SHOWN = 3
"""So many changes of dates and years does a summary name."""

_STILL_THERE = (CHANGED, RETIRED)
"""Of things that are still there every edit is told; of others, when they hold and what they rest on."""


def title(section: Section, language: str) -> str:
    """What a section is about."""
    return ", ".join(head.label(language) for head in section.heads)


def summary(section: Section, language: str) -> str:
    """How many things of each class came, went or changed, and to what the years changed."""
    counts: dict[str, Counter[str]] = {}
    dates: Counter[str] = Counter()
    for change in section.changes:
        counts.setdefault(change.class_.label(language), Counter())[change.kind] += 1
        for edit in change.edits:
            if edit.kind == DATED and edit.before and edit.after:
                dates[f"{edit_name(edit, language)} {_arrow(edit)}"] += 1
    parts = [
        f"{name}: {', '.join(f'{count} {say(kind, language)}' for kind, count in sorted(found.items()))}"
        for name, found in counts.items()
    ]
    shown = [text if count == 1 else f"{text} (×{count})" for text, count in dates.items()]
    parts += [*shown[:_DATES_SHOWN], *("…" for _ in shown[_DATES_SHOWN:][:1])]
    return "; ".join(parts)


def named(change: Change, language: str) -> str:
    """The class of a thing, its name and its id."""
    return _named(change.thing, change.class_.label(language), language)


def _named(thing: Resource, kind: str, language: str) -> str:
    if not thing.id:
        return thing.label(language)
    if not thing.labels:
        return f"{kind} {thing.id}".strip()
    return say("diff-thing", language, kind=kind, name=thing.label(language), id=thing.id).strip()


def became(change: Change, language: str) -> str:
    """By what it was replaced, or what it is probably called now; "" where nobody knows."""
    things = ", ".join(_named(thing, "", language) for thing in change.successors)
    if change.kind == LOST:
        return say("diff-meant", language, things=things) if things else ""
    if change.kind == RETIRED:
        return say("diff-by", language, things=things) if things else say("diff-withdrawn", language)
    return ""


def told(change: Change, language: str) -> list[Edit]:
    """The edits that a person is told of: texts in the reader's language, if they changed in that.

    Of what was added or is gone: dates, years and support alone.
    """
    if change.kind not in _STILL_THERE:
        return [edit for edit in change.edits if edit.kind in (DATED, SUPPORT)]
    mine = {edit.property.iri for edit in change.edits if edit.language == language}
    edits = [
        edit for edit in change.edits if edit.language in ("", language) or edit.property.iri not in mine
    ]
    return [edit for edit in edits if edit.after or change.kind == CHANGED]


def notes(change: Change, language: str) -> list[str]:
    """What became of a thing that is retired or lost, and of which properties a retired one says no more."""
    gone = [edit_name(edit, language) for edit in change.edits if change.kind == RETIRED and not edit.after]
    silent = say("no-longer", language, properties=", ".join(dict.fromkeys(gone))) if gone else ""
    return [note for note in (became(change, language), silent) if note]


def edit_name(edit: Edit, language: str) -> str:
    """The property, in words."""
    name = property_name(edit.property, language)
    name = say("reversed", language, property=name) if edit.reverse else name
    return f"{name} ({edit.language})" if edit.language not in ("", language) else name


def _arrow(edit: Edit) -> str:
    return " → ".join(", ".join(value.text for value in side) for side in (edit.before, edit.after))


def edit_lines(edit: Edit, language: str) -> list[tuple[str, str]]:
    """(mark, text) for each line that tells what a property was and is."""
    texts = _texts(edit, language)
    before, after = ({_identity(value): value.basis for value in side} for side in (edit.before, edit.after))
    kept = [key for key in before if key in after]
    lines = [
        ("", f"{texts[key]}: {_basis(before[key], language)} → {_basis(after[key], language)}")
        for key in kept
    ]
    told = [
        [_with_basis(texts[key], basis, language) for key, basis in side.items() if key not in kept]
        for side in (before, after)
    ]
    if edit.kind not in (WORDED, SUPPORT) and len(told[0]) == len(told[1]) == 1:
        arrow = f"{told[0][0]} → {told[1][0]}"
        if len(arrow) <= _ONE_LINE:
            return [*lines, ("", arrow)]
    return lines + [(mark, text) for mark, side in zip(MARKS, told, strict=True) for text in side]


def _texts(edit: Edit, language: str) -> dict[object, str]:
    """Each value in words; what looks like another with its id or datatype."""
    words = {_identity(value): (_words(value, language), value) for value in (*edit.before, *edit.after)}
    count = Counter(text for text, _ in words.values())
    return {
        key: f"{text} ({_apart(value)})" if count[text] > 1 else text for key, (text, value) in words.items()
    }


def _identity(value: Value) -> object:
    return (value.thing and (value.thing.iri or value.says), value.text, value.datatype, value.language)


def _apart(value: Value) -> str:
    return value.thing.id if value.thing else vocab.local_name(value.datatype)


def _with_basis(text: str, basis: str | None, language: str) -> str:
    return f"{text} ({_basis(basis, language)})" if basis else text


def _basis(basis: str | None, language: str) -> str:
    return say(basis or vocab.UNRECORDED, language)


def _words(value: Value, language: str) -> str:
    if value.thing is None:
        boolean = value.datatype == vocab.PREFIXES["xsd"] + "boolean"
        return say("yes" if value.text in ("true", "1") else "no", language) if boolean else value.text
    says = "; ".join(f"{property_name(of, language)}: {_words(inner, language)}" for of, inner in value.says)
    return f"{value.thing.label(language)} [{says}]" if says else value.thing.label(language)


def as_json(result: Changes, old: str, new: str, language: str) -> Data:
    """schemas/diff.json"""
    return {
        "old": old,
        "new": new,
        "lost": [_change(change, language, edits=False) for change in result.lost],
        "sections": [
            {
                "kind": section.kind,
                "heads": [_resource(head, language) for head in section.heads],
                "changes": [_change(change, language) for change in section.changes],
            }
            for section in result.sections
        ],
    }


def _change(change: Change, language: str, edits: bool = True) -> Data:
    data = {
        **_resource(change.thing, language),
        "class": change.class_.iri,
        "change": change.kind,
        "successors": [_resource(thing, language) for thing in change.successors],
    }
    return {**data, "edits": [_edit(edit, language) for edit in change.edits]} if edits else data


def _edit(edit: Edit, language: str) -> Data:
    return {
        "property": edit.property.iri,
        "property_label": property_name(edit.property, language),
        "reverse": edit.reverse,
        "kind": edit.kind,
        "language": edit.language,
        "before": [_value(value, language) for value in edit.before],
        "after": [_value(value, language) for value in edit.after],
    }


def _value(value: Value, language: str) -> Data:
    if value.thing is None:
        return {"value": value.text, "datatype": value.datatype, "basis": value.basis}
    says = [
        {"property": of.iri, "property_label": property_name(of, language), **_value(inner, language)}
        for of, inner in value.says
    ]
    return {**_resource(value.thing, language), "basis": value.basis, "says": says}


def _resource(thing: Resource, language: str) -> Data:
    return {"resource": thing.iri, "id": thing.id, "label": thing.label(language)}


def csv_rows(result: Changes, language: str) -> Iterator[Sequence[object]]:
    """A row for each pair of values that a person is told of, or one for a thing that has none.

    Lost identifiers that no section tells come first, with empty cells for the section.
    """
    in_sections = {change.thing.iri for section in result.sections for change in section.changes}
    untold = [change for change in result.lost if change.thing.iri not in in_sections]
    sections = [("", "", untold)] + [
        (section.kind, " ".join(head.iri for head in section.heads), section.changes)
        for section in result.sections
    ]
    for kind, heads, changes in sections:
        for change in changes:
            thing = change.thing
            successors = " ".join(found.iri for found in change.successors)
            about = (
                kind,
                heads,
                thing.iri,
                thing.label(language),
                change.class_.label(language),
                change.kind,
            )
            for cells in [cells for edit in told(change, language) for cells in _cells(edit, language)] or [
                ("",) * 7
            ]:
                yield (*about, successors, *cells)


def _cells(edit: Edit, language: str) -> Iterator[tuple[object, ...]]:
    property_ = ("^" if edit.reverse else "") + edit.property.iri
    for before, after in zip_longest(edit.before, edit.after):
        yield (
            property_,
            edit_name(edit, language),
            edit.language,
            *(cell for value in (before, after) for cell in _cell(value, language)),
        )


def _cell(value: Value | None, language: str) -> tuple[object, object]:
    return (_words(value, language), value.basis) if value else (None, None)


def markdown(result: Changes, old: str, new: str, language: str) -> str:
    """For a pull request: lost identifiers, a line for each section, then each section in full."""
    if not result:
        return escaped(say("diff-none", language, old=old, new=new)) + "\n"
    lines = [f"# {escaped(say('diff-title', language, old=old, new=new))}", ""]
    if result.lost:
        lines += [f"## {say('diff-lost', language, count=len(result.lost))}", ""]
        for change in result.lost:
            lines.append(
                "- "
                + " – ".join(map(escaped, filter(None, [named(change, language), became(change, language)])))
            )
        lines.append("")
    if result.sections:
        lines += [f"## {say('diff-summary', language)}", ""]
        lines += [
            f"- **{escaped(title(section, language))}**: {escaped(summary(section, language))}"
            for section in result.sections
        ]
    for section in result.sections:
        lines += ["", f"## {escaped(title(section, language))}", ""]
        for change in section.changes:
            lines += _change_markdown(change, language)
    return "\n".join(lines).rstrip() + "\n"


def _change_markdown(change: Change, language: str) -> Iterator[str]:
    yield f"- {say(change.kind, language)}: {escaped(named(change, language))}"
    for note in notes(change, language):
        yield f"  - {escaped(note)}"
    for edit in told(change, language):
        for mark, text in edit_lines(edit, language):
            yield f"  - {escaped(edit_name(edit, language))}: {mark} {escaped(text)}".replace(":  ", ": ")
