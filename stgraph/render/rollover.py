"""What a council term leaves behind: words that every format shares, JSON, CSV and Markdown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from stgraph.datasets import Dataset
from stgraph.messages import say
from stgraph.render import json as as_json
from stgraph.render import table
from stgraph.render.table import escaped, write_markdown
from stgraph.render.words import relation_name
from stgraph.rollover import AIMS, GROUPS, Entry, Rollover, Stale, UnitAims
from stgraph.support import Hop

Data = dict[str, Any]

COLUMNS = (
    "municipality", "term", "list", "thing", "thing_label", "group", "units", "start", "end", "status",
    "from", "relation", "to", "to_label", "to_end", "basis", "kept",
    "goals_before", "goals_after", "directions_before", "directions_after",
    "missions_before", "missions_after",
)  # fmt: skip

NAMES = {
    "programme": "rollover-programme",
    "goal": "rollover-goal",
    "direction": "rollover-direction",
    "document": "rollover-document",
    "priority": "rollover-priority",
    "other": "rollover-other",
    "mission": "rollover-mission",
}
"""What groups and aims are called."""


def title(result: Rollover, language: str) -> str:
    """The heading of the whole."""
    return _said("rollover-title", result, language, term=result.term.label(language))


def lists(result: Rollover, language: str) -> list[tuple[str, tuple[Entry, ...], str]]:
    """The three lists of things: heading, entries, and what it means that there are none."""
    return [
        (_said(key, result, language, count=len(entries)), entries, _said(none, result, language))
        for key, entries, none in (
            ("rollover-lapses", result.lapses, "rollover-no-lapses"),
            ("rollover-crosses", result.crosses, "rollover-no-crosses"),
            ("rollover-begins", result.begins, "rollover-no-begins"),
        )
    ]


def stale_title(result: Rollover, language: str) -> str:
    """The heading of what rests on something expired."""
    return _said("rollover-stale", result, language, count=len(result.stale))


def units_title(result: Rollover, language: str) -> str:
    """The heading of the units that lack something."""
    return _said("rollover-units", result, language, count=len(result.units))


def units_legend(result: Rollover, language: str) -> str:
    """How to read the table of units."""
    return _said("rollover-units-legend", result, language)


def _said(key: str, result: Rollover, language: str, **values: object) -> str:
    return say(key, language, **{"year": result.year, "following": result.year + 1, **values})


def by_unit(entries: Sequence[Entry], language: str) -> list[tuple[str, str]]:
    """Each unit with its counts by group, as (name, "Goals 4, Directions 1"); those of nobody last."""
    units = {unit.iri: unit for entry in entries for unit in entry.units}
    counted = Counter((unit.iri, entry.group) for entry in entries for unit in entry.units)
    counted.update(("", entry.group) for entry in entries if not entry.units)
    names = {iri: units[iri].label(language) for iri in sorted(units)}
    names[""] = say("rollover-of-nobody", language)
    told = {
        iri: [
            f"{say(NAMES[group], language)} {counted[iri, group]}" for group in GROUPS if counted[iri, group]
        ]
        for iri in names
    }
    return [(name, ", ".join(told[iri])) for iri, name in names.items() if told[iri]]


def whose(entry: Entry, language: str) -> str:
    """The units of a thing in words; "" for nobody's."""
    return ", ".join(unit.label(language) for unit in entry.units)


def status(entry: Entry, language: str) -> str:
    """ "proposed" of what nobody has adopted yet."""
    return say("rollover-proposed", language) if entry.status == "proposed" else ""


def pointing(result: Rollover, stale: Stale, hop: Hop, language: str) -> str:
    """One hop to something expired, in words; with its lower end where that is not the thing itself."""
    direct = hop.lower == stale.entry.thing
    end = hop.upper.end
    key = "impact-ended" if end is not None and end < result.year else "impact-ends-with"
    return say(
        "rollover-at" if direct else "rollover-from",
        language,
        relation=relation_name(hop, language),
        thing=hop.upper.label(language),
        ended=say(key, language, end=end or result.year),
        **({} if direct else {"lower": hop.lower.label(language)}),
    )


def change(unit: UnitAims, aim: str) -> str:
    """How many before and after: "4 → 0", "1" where it stays the same, "–" for none in either year."""
    before, after = unit.before[aim], unit.after[aim]
    return f"{before} → {after}" if before != after else str(after or "–")


def rollover_json(result: Rollover, datasets: Iterable[Dataset], language: str) -> Data:
    """schemas/rollover.json"""
    return {
        "datasets": [as_json.dataset_data(item, language) for item in datasets],
        "term": as_json.resource_data(result.term, language),
        "year": result.year,
        "undated": result.undated,
        "lapses": [_entry(entry, language) for entry in result.lapses],
        "crosses": [_entry(entry, language) for entry in result.crosses],
        "begins": [_entry(entry, language) for entry in result.begins],
        "stale": [
            {
                **_entry(stale.entry, language),
                "hops": [{**as_json.hop_data(hop, language), "to_end": hop.upper.end} for hop in stale.hops],
                "kept": [as_json.path_data(path, language) for path in stale.kept],
                "reaches_vision": stale.reaches_vision,
            }
            for stale in result.stale
        ],
        "units": [
            {
                "unit": found.unit.iri,
                "unit_label": found.unit.label(language),
                **{aim: {"before": found.before[aim], "after": found.after[aim]} for aim in AIMS},
                "lacking": list(found.lacking),
            }
            for found in result.units
        ],
    }


def _entry(entry: Entry, language: str) -> Data:
    return {
        **as_json.resource_data(entry.thing, language),
        "group": entry.group,
        "units": [{"unit": unit.iri, "unit_label": unit.label(language)} for unit in entry.units],
        "status": entry.status,
    }


def rollover_rows(result: Rollover, datasets: Iterable[Dataset], language: str) -> list[Sequence[object]]:
    """One row for each thing of a list, each hop to something expired, and each unit."""
    owner, term = table.owners(datasets, language), result.term.iri
    plain = [
        (owner(entry.thing.iri), term, list_, *_cells(entry, language), *("",) * 13)
        for list_, entries in (
            ("lapses", result.lapses),
            ("crosses", result.crosses),
            ("begins", result.begins),
        )
        for entry in entries
    ]
    stale = [
        (
            *(owner(found.entry.thing.iri), term, "stale", *_cells(found.entry, language)),
            *(
                hop.lower.iri,
                hop.relation,
                hop.upper.iri,
                hop.upper.label(language),
                hop.upper.end,
                hop.basis,
            ),
            " ".join(path.resource.iri for path in found.kept),
            *("",) * 6,
        )
        for found in result.stale
        for hop in found.hops
    ]
    units = [
        (
            *(owner(found.unit.iri), term, "unit", found.unit.iri, found.unit.label(language), *("",) * 12),
            *(count for aim in AIMS for count in (found.before[aim], found.after[aim])),
        )
        for found in result.units
    ]
    return [*plain, *stale, *units]


def _cells(entry: Entry, language: str) -> tuple[object, ...]:
    thing = entry.thing
    units = " ".join(unit.iri for unit in entry.units)
    return (thing.iri, thing.label(language), entry.group, units, thing.start, thing.end, entry.status)


def rollover_markdown(result: Rollover, datasets: Iterable[Dataset], language: str) -> str:
    """The page: each list as a table under a heading that counts it."""
    parts = [f"{table.notes(datasets, language)}# {escaped(title(result, language))}"]
    keys: tuple[str, ...] = ("rollover-column-kind", "rollover-column-thing", "unit", "years")
    for heading, entries, none in lists(result, language):
        parts += _section(heading, keys, _entry_rows(entries, language), none, language)
    keys = ("rollover-column-thing", "years", "rollover-column-expired", "basis", "rollover-keeps")
    none = say("rollover-no-stale", language)
    parts += _section(stale_title(result, language), keys, _stale_rows(result, language), none, language)
    keys = ("unit", *(NAMES[aim] for aim in AIMS))
    none = say("rollover-no-units", language)
    units = [(found.unit.label(language), *(change(found, aim) for aim in AIMS)) for found in result.units]
    parts += _section(units_title(result, language), keys, units, none, language)
    parts += [escaped(units_legend(result, language))] if units else []
    parts += [say("rollover-undated", language, count=result.undated)] if result.undated else []
    return "\n\n".join(parts) + "\n"


def _section(
    heading: str, keys: Sequence[str], rows: Sequence[Sequence[object]], none: str, language: str
) -> list[str]:
    names = [say(key, language) for key in keys]
    columns = [f"{name[:1].upper()}{name[1:]}" for name in names]
    return [f"## {escaped(heading)}", write_markdown(columns, rows).rstrip() if rows else escaped(none)]


def _entry_rows(entries: Iterable[Entry], language: str) -> list[Sequence[object]]:
    return [
        (say(NAMES[e.group], language), _named(e, language), whose(e, language) or "–", e.thing.years)
        for e in entries
    ]


def _stale_rows(result: Rollover, language: str) -> list[Sequence[object]]:
    nothing = say("rollover-nothing", language)
    return [
        (
            _named(stale.entry, language),
            stale.entry.thing.years,
            pointing(result, stale, hop, language),
            say(hop.basis, language),
            "; ".join(path.resource.label(language) for path in stale.kept) or nothing,
        )
        for stale in result.stale
        for hop in stale.hops
    ]


def _named(entry: Entry, language: str) -> str:
    note = status(entry, language)
    return entry.thing.label(language) + (f" ({note})" if note else "")
