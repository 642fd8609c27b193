"""Findings as JSON, CSV and Markdown, and the words that every format shares.

A finding looks the same in all of them: rule, severity, place and message are told by the functions here.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from stgraph.datasets import Dataset
from stgraph.findings import Finding, Report, Thing, Waiver, in_order
from stgraph.lines import Place
from stgraph.messages import say
from stgraph.norms import SEVERITIES
from stgraph.render import json as as_json
from stgraph.render import table
from stgraph.text import LANGUAGES, harmless, pick

COLUMNS = (
    "norm", "severity", "waived", "file", "line", "column", "focus", "focus_label", "path", "value",
    "message_sv", "message_en", "hint_sv", "hint_en", "shape", "component",
    "waiver", "waiver_reason_sv", "waiver_reason_en", "waiver_until",
)  # fmt: skip
_SUMMARY = ("rule", "severity", "findings", "waived")


def every(report: Report) -> tuple[Finding, ...]:
    """Those that count and those that are waived, in one order."""
    return in_order([*report.findings, *report.waived])


def sentence(finding: Finding, language: str) -> str:
    """What is wrong with what, on one line: "Kulturnämnden (organisation/kn) har 4 mål …"."""
    return _sentence(finding, pick(finding.messages, language), language)


def sentences(finding: Finding) -> dict[str, str]:
    """The sentence by language; "" holds one of a stranger's shape that names no language."""
    told = finding.messages or dict.fromkeys(LANGUAGES, "")
    return {key: _sentence(finding, told[key], key or LANGUAGES[0]) for key in sorted(told)}


def _sentence(finding: Finding, message: str, language: str) -> str:
    thing, name = finding.focus, label(finding.focus, language)
    subject = f"{name} ({thing.id})" if thing.labels and thing.id else name
    return one_line(f"{subject} {message or say('breaks', language, component=finding.shape)}")


def remedy(finding: Finding, language: str) -> str:
    """What to do about it, on one line; "" where nobody says."""
    return one_line(pick(finding.hint, language))


def label(thing: Thing, language: str) -> str:
    """What a thing is called, or a literal as it is."""
    return one_line(thing.text if thing.is_literal else pick(thing.labels, language, thing.id))


def one_line(text: str) -> str:
    r"""Without line breaks and control characters, for a stranger may have written it.

    >>> one_line("ett\nmål \x1b[2J")
    'ett mål [2J'
    """
    return " ".join(harmless(text).split())


def file_of(place: Place) -> str:
    """The file as it is called from the working folder, with forward slashes; the whole path outside it."""
    relative = os.path.relpath(place.file)
    return Path(place.file if relative.startswith("..") else relative).as_posix()


def where(place: Place) -> str:
    """ "data/goals.ttl:41:5", as far as it is known."""
    numbers = (number for number in (place.line, place.column) if number is not None)
    return ":".join([file_of(place), *map(str, numbers)])


def json(report: Report, datasets: Iterable[Dataset], language: str) -> as_json.Data:
    """schemas/validate.json"""
    return {
        "as_of": report.as_of,
        "datasets": [as_json.dataset_data(item, language) for item in datasets],
        "conforms": bool(report),
        "judged": report.judged,
        "summary": [
            {"rule": rule, "severity": severity, "count": count, "waived": waived}
            for rule, severity, count, waived in report.counts()
        ],
        "findings": [_finding(finding, report, language) for finding in every(report)],
        "notices": [_finding(finding, report, language) for finding in report.notices],
    }


def _finding(finding: Finding, report: Report, language: str) -> as_json.Data:
    norm, value = report.norm(finding), finding.value
    return {
        "norm": finding.rule,
        "severity": finding.severity,
        "waived": finding.waiver is not None,
        **_place(finding.place),
        "focus": finding.focus.text,
        "focus_label": label(finding.focus, language),
        "path": finding.path,
        "value": value and value.text,
        "value_label": label(value, language) if value and not value.is_literal else None,
        "value_datatype": value and value.datatype,
        "value_language": value and value.language,
        "messages": sentences(finding),
        "hint": as_json._texts(finding.hint),
        "end_line": finding.place and finding.place.end_line,
        "end_column": finding.place and finding.place.end_column,
        "text": finding.place.text if finding.place and finding.place.line else None,
        "related": [
            {"iri": thing.text, "label": label(thing, language), **_place(place)}
            for thing, place in finding.related
        ],
        "shape": finding.shape,
        "component": finding.component or None,
        "absence": finding.absence,
        "modality": norm and norm.modality,
        "source_lines": list(norm.lines) if norm else [],
        "quote": norm.quote if norm and norm.quote else None,
        "waiver": finding.waiver and _waiver(finding.waiver),
    }


def _place(place: Place | None) -> as_json.Data:
    return {
        "file": place and file_of(place),
        "line": place and place.line,
        "column": place and place.column,
    }


def _waiver(waiver: Waiver) -> as_json.Data:
    return {
        "iri": waiver.iri,
        "reason": as_json._texts(waiver.reason),
        "until": waiver.until,
        "by": as_json._texts(waiver.by),
        "date": waiver.date or None,
    }


def csv_rows(report: Report, language: str) -> list[Sequence[object]]:
    """One row for each finding, waived ones too; `COLUMNS` says what stands in it."""
    return [_row(finding, language) for finding in every(report)]


def _row(finding: Finding, language: str) -> Sequence[object]:
    place, waiver, told = finding.place, finding.waiver, sentences(finding)
    hints = [one_line(finding.hint.get(wanted, "")) for wanted in LANGUAGES]
    reasons = [one_line(waiver.reason.get(wanted, "")) if waiver else None for wanted in LANGUAGES]
    return (
        finding.rule,
        finding.severity,
        waiver is not None,
        *_place(place).values(),
        finding.focus.text,
        label(finding.focus, language),
        finding.path,
        finding.value and finding.value.text,
        *(told.get(wanted, told.get("", "")) for wanted in LANGUAGES),
        *hints,
        finding.shape,
        finding.component or None,
        waiver and waiver.iri,
        *reasons,
        waiver and waiver.until,
    )


def markdown(report: Report, language: str) -> str:
    """For a pull request: how many by rule, then each finding by file. A remedy is told once."""
    counts = report.counts()
    parts = [_total(report, counts, language)]
    if counts:
        columns = [say(f"column-{key}", language).capitalize() for key in _SUMMARY]
        rows = [(rule, say(severity, language), found, waived) for rule, severity, found, waived in counts]
        parts.append(table.write_markdown(columns, rows).rstrip())
    told: set[tuple[str, str]] = set()
    by_file = sorted([*report.findings, *report.notices], key=_file_key)
    for (_, name), found in groupby(by_file, key=_file_key):
        title = table.escaped(one_line(name or say("without-place", language)))
        bullets = [line for finding in found for line in _bullets(finding, told, language)]
        parts.append("\n".join([f"### {title}", "", *bullets]))
    return "\n\n".join(parts) + "\n"


def _total(report: Report, counts: Sequence[tuple[str, str, int, int]], language: str) -> str:
    if not counts:
        return say("clean" if report.judged else "nothing-judged", language, year=report.as_of)
    total = {
        grade: sum(found for _, severity, found, _ in counts if severity == grade) for grade in SEVERITIES
    }
    return say("validated", language, year=report.as_of, waived=sum(count[3] for count in counts), **total)


def _file_key(finding: Finding) -> tuple[bool, str]:
    """Sorts what has no place last."""
    return (finding.place is None, file_of(finding.place) if finding.place else "")


def _bullets(finding: Finding, told: set[tuple[str, str]], language: str) -> Iterator[str]:
    link = f"{_link(finding.place)} " if finding.place else ""
    grade, rule, text = (
        table.escaped(part)
        for part in (say(finding.severity, language), finding.rule, sentence(finding, language))
    )
    yield f"- {link}{grade} **{rule}** {text}"
    hint = remedy(finding, language)
    if hint and (finding.rule, hint) not in told:
        told.add((finding.rule, hint))
        yield f"  - {say('remedy', language)}: {table.escaped(hint)}"


def _link(place: Place) -> str:
    """ "file:line" that leads there where the file is in the repository."""
    file = file_of(place)
    line = "" if place.line is None else f"#L{place.line}"
    text = f"{file}{'' if place.line is None else f':{place.line}'}"
    return f"[{table.escaped(one_line(text))}]({quote(file)}{line})"
