"""Findings as SARIF 2.1.0, within what GitHub's code scanning takes.

GitHub refuses a whole file for one result without a file, so a finding that has no place stands at
the first related thing that has one, else at a file named as its focus.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from stgraph import vocab
from stgraph.findings import Finding, Report
from stgraph.lines import Place
from stgraph.messages import say
from stgraph.norms import Norm
from stgraph.render.findings import every, file_of, label, one_line, remedy, sentence
from stgraph.render.norms import lines
from stgraph.text import pick

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MAX_RESULTS = 25_000
MAX_RELATED = 100
MAX_TEXT = 1024

_LEVELS = {"violation": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"violation": "error", "warning": "warning", "info": "recommendation"}

Data = dict[str, Any]


def sarif(report: Report, language: str) -> Data:
    """One run: the norms as rules, the findings as results, waived ones suppressed."""
    # imported only when needed: reads the files of installed packages
    from importlib.metadata import version

    results, rules = every(report), _rules(report, language)
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    shown = results[:MAX_RESULTS]
    notices = [_notification(notice, language) for notice in report.notices]
    if left := len(results) - len(shown):
        text = say("results-left-out", language, count=left, limit=MAX_RESULTS)
        notices.append({"level": "warning", "message": {"text": text}})
    driver = {
        "name": "stgraph",
        "version": version("stgraph"),
        "informationUri": vocab.BASE,
        "rules": rules,
    }
    invocation: Data = {"executionSuccessful": True}
    if notices:
        invocation["toolExecutionNotifications"] = notices
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [_result(finding, places, language) for finding in shown],
        "properties": {"asOf": report.as_of, "conforms": bool(report)},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(report: Report, language: str) -> list[Data]:
    """Every norm that something could find, then the strangers' shapes that found something."""
    found: dict[str, Finding] = {}
    for finding in every(report):
        found.setdefault(finding.rule, finding)
    norms = [norm for norm in report.norms if norm.shapes or norm.id in found]
    known = {norm.id for norm in norms}
    strange = [found[rule] for rule in sorted(found.keys() - known)]
    return [_norm(norm, language) for norm in norms] + [_stranger(finding) for finding in strange]


def _norm(norm: Norm, language: str) -> Data:
    name = one_line(pick(norm.labels, language, norm.id))
    definition = one_line(pick(norm.definition, language, name))
    severity = norm.severity or "info"
    return {
        "id": norm.id,
        "name": _short(name, 255),
        "shortDescription": {"text": _short(name)},
        "fullDescription": {"text": _short(definition)},
        "help": _help(norm, definition, language),
        "helpUri": norm.iri,
        "defaultConfiguration": {"enabled": not norm.off, "level": _LEVELS[severity]},
        "properties": {
            "modality": norm.modality,
            "sourceLines": list(norm.lines),
            "problem.severity": _PROBLEMS[severity],
        },
    }


def _help(norm: Norm, definition: str, language: str) -> Data:
    """The same as text and as Markdown; only our own words stand in it."""
    reading = one_line(pick(norm.reading, language))
    hints = dict.fromkeys(filter(None, (one_line(pick(shape.hint, language)) for shape in norm.shapes)))
    quoted = one_line(norm.quote)
    origin = lines(norm) or say("source", language)
    source = say("source-quote", language, lines=origin, quote=quoted) if quoted else ""
    sections = [("how-read", [reading] if reading else []), ("remedy", list(hints))]
    told = [(say(key, language), texts) for key, texts in sections if texts]
    text = [f"{title}: {' '.join(texts)}" for title, texts in told]
    marked = [
        f"**{title.capitalize()}**\n\n" + "\n".join(f"- {_markdown(text)}" for text in texts)
        for title, texts in told
    ]
    return {
        "text": "\n\n".join(filter(None, [definition, source, *text])),
        "markdown": "\n\n".join(
            filter(None, [_markdown(definition), source and f"> {_markdown(source)}", *marked])
        ),
    }


def _markdown(text: str) -> str:
    return text.translate({ord(sign): f"\\{sign}" for sign in "\\*_`[]<>|"}).replace("&", "&amp;")


def _stranger(finding: Finding) -> Data:
    text = {"text": _short(finding.rule)}
    return {
        "id": finding.rule,
        "name": _short(vocab.local_name(finding.rule), 255),
        "shortDescription": text,
        "fullDescription": text,
        "help": {"text": finding.rule},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"problem.severity": _PROBLEMS[finding.severity]},
    }


def _short(text: str, limit: int = MAX_TEXT) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _result(finding: Finding, places: Mapping[str, int], language: str) -> Data:
    hint = remedy(finding, language)
    data: Data = {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": _literal(sentence(finding, language))},
        "locations": [_location(finding, language)],
        "partialFingerprints": _fingerprints(finding),
        "properties": {
            "focus": finding.focus.text,
            "path": finding.path,
            "value": finding.value and finding.value.text,
            "shape": finding.shape,
            "component": finding.component or None,
            "remedy": hint or None,
        },
    }
    related = [(thing, place) for thing, place in finding.related if place][:MAX_RELATED]
    if related:
        data["relatedLocations"] = [
            {
                "id": index,
                "physicalLocation": _physical(place),
                "message": {"text": _literal(label(thing, language))},
            }
            for index, (thing, place) in enumerate(related, 1)
        ]
    if finding.waiver:
        reason = one_line(pick(finding.waiver.reason, language)) or finding.waiver.iri
        data["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return data


def _literal(text: str) -> str:
    """A message without what SARIF would read as a link or a placeholder (3.11.5, 3.11.6)."""
    for sign in "\\[]":
        text = text.replace(sign, "\\" + sign)
    return text.replace("{", "{{").replace("}", "}}")


def _fingerprints(finding: Finding) -> dict[str, str]:
    """The finding's key, so that it is the same alert when its line moves; the second is GitHub's name."""
    digest = hashlib.sha256("\0".join(finding.key).encode()).hexdigest()[:32]
    return {"stgraphFinding/v1": digest, "primaryLocationLineHash": f"{digest}:1"}


def _notification(finding: Finding, language: str) -> Data:
    text = f"{finding.rule}: {sentence(finding, language)}"
    data: Data = {"level": _LEVELS[finding.severity], "message": {"text": _literal(text)}}
    return data | ({"locations": [_location(finding, language)]} if finding.place else {})


def _location(finding: Finding, language: str) -> Data:
    place = finding.place or next(filter(None, (place for _, place in finding.related)), None)
    physical = _physical(place) if place else {"artifactLocation": _relative(finding.focus.id or "unknown")}
    logical = {"fullyQualifiedName": finding.focus.text, "name": label(finding.focus, language)}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _physical(place: Place) -> Data:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    data: Data = {"artifactLocation": _artifact(file_of(place))}
    if place.line is not None:
        data["region"] = {key: number for key, number in region.items() if number is not None}
        data["region"] |= {"snippet": {"text": place.text}} if place.text else {}
    return data


def _artifact(file: str) -> Data:
    """Relative to the root of the sources; a file that lies elsewhere by its whole address."""
    if Path(file).is_absolute() or file.startswith("../"):
        return {"uri": Path(os.path.abspath(file)).as_uri()}  # noqa: PTH100 (".." is not followed)
    return _relative(file)


def _relative(path: str) -> Data:
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}
