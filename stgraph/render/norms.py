"""Norms and what they cover, as data and as Markdown; the terminal's form is in `norms_text`."""

from collections.abc import Iterable, Sequence
from typing import Any

from stgraph.coverage import LineCoverage
from stgraph.findings import PLACEHOLDER
from stgraph.messages import known, say
from stgraph.norms import SEVERITIES, Norm, Norms, Shape
from stgraph.render.table import escaped, write_markdown
from stgraph.text import LANGUAGES, pick

Data = dict[str, Any]

LIST_COLUMNS = ("norm", "modality", "severity", "encoding", "on", "lines", "label")
COVERAGE_COLUMNS = ("line", "opening", "covered_by", "reason")


def modality(norm: Norm, language: str) -> str:
    """The strength of a norm in a word."""
    return _code("modality", norm.modality, language) if norm.modality else "–"


def grade(norm: Norm, language: str) -> str:
    """What a breach counts as, or how else the norm is taken care of."""
    if norm.severity is None:
        return _code("encoding", norm.encoding, language)
    found = {shape.severity for shape in norm.shapes}
    words = "/".join(say(severity, language) for severity in SEVERITIES if severity in found)
    return words + (f" ({say('off', language)})" if norm.off else "")


def _code(scheme: str, code: str, language: str) -> str:
    """The word for a code; a stranger's code as it is."""
    key = f"{scheme}-{code}"
    return say(key, language) if known(key) else code


def lines(norm: Norm) -> str:
    """The lines of the source that a norm rests on."""
    return ", ".join(f"L{number}" for number in norm.lines)


def sections(norm: Norm, models: Sequence[str], language: str) -> list[tuple[str, str]]:
    """The manual page of a norm, as (heading, text)."""
    source = " ".join(filter(None, [lines(norm), f"”{norm.quote}”" if norm.quote else "", *norm.sources]))
    found = [
        ("norm-demands", pick(norm.definition, language)),
        ("norm-strength", f"{modality(norm, language)} → {grade(norm, language)}"),
        ("norm-source", source),
        ("norm-rationale", pick(norm.rationale, language)),
        ("norm-reading", pick(norm.reading, language)),
        ("norm-not-checked", pick(norm.scope_note, language)),
        ("norm-models", ", ".join(models)),
    ]
    return [(say(key, language), text) for key, text in found if text]


def gist(shape: Shape, language: str) -> str:
    """A message with dots where a case would fill something in."""
    return PLACEHOLDER.sub("…", pick(shape.messages, language)).replace("……", "…")


def as_json(norm: Norm) -> Data:
    """schemas/norm.json"""
    return {
        "id": norm.id,
        "iri": norm.iri,
        "labels": dict(norm.labels),
        "definition": dict(norm.definition),
        "modality": norm.modality,
        "severity": norm.severity,
        "encoding": norm.encoding,
        "off": norm.off,
        "lines": list(norm.lines),
        "sources": list(norm.sources),
        "quote": norm.quote,
        "rationale": dict(norm.rationale),
        "reading": dict(norm.reading),
        "not_checked": dict(norm.scope_note),
        "example_fails": norm.fails,
        "example_passes": norm.passes,
        "shapes": [
            {
                "iri": shape.iri,
                "severity": shape.severity,
                "off": shape.off,
                "absence": shape.absence,
                "messages": dict(shape.messages),
                "hint": dict(shape.hint),
            }
            for shape in norm.shapes
        ],
    }


def page_markdown(norm: Norm, models: Sequence[str], language: str) -> str:
    """The manual page for a pull request or a site."""
    parts = [f"# {norm.id}: {escaped(pick(norm.labels, language))}"]
    parts += [f"**{heading}:** {escaped(text)}" for heading, text in sections(norm, models, language)]
    for shape in norm.shapes:
        parts.append(
            f"- {say(shape.severity, language)}: *{escaped(gist(shape, language))}* – "
            f"{escaped(pick(shape.hint, language))}"
        )
    for key, example in (("norm-fails", norm.fails), ("norm-passes", norm.passes)):
        if example:
            parts.append(f"{say(key, language)}:\n\n```turtle\n{example.strip()}\n```")
    return "\n\n".join(parts) + "\n"


def list_rows(norms: Norms, language: str) -> list[list[str]]:
    """A row for each norm."""
    return [
        [
            norm.id,
            modality(norm, language),
            grade(norm, language),
            norm.encoding,
            "no" if norm.off else "yes" if norm.shapes else "",
            lines(norm),
            pick(norm.labels, language),
        ]
        for norm in norms
    ]


def list_json(norms: Norms) -> Data:
    """schemas/norms.json"""
    return {"norms": [as_json(norm) for norm in norms]}


def list_markdown(norms: Norms, language: str) -> str:
    """The table of norms."""
    return write_markdown(LIST_COLUMNS, list_rows(norms, language))


def covered_by(line: LineCoverage, language: str) -> str:
    """The norms of a line, each with how it is taken care of."""
    return ", ".join(
        f"{norm.id} ({modality(norm, language)}, {grade(norm, language)})" for norm in line.norms
    )


def reason(line: LineCoverage, language: str) -> str:
    """What the editors say of a line; that nothing covers it, where nothing does."""
    return pick(line.note, language) or ("" if line.norms else say("uncovered", language))


def coverage_rows(coverage: Iterable[LineCoverage], language: str) -> list[list[str]]:
    """A row for each line of the source."""
    return [
        [f"L{line.number}", line.opening, covered_by(line, language), reason(line, language)]
        for line in coverage
    ]


def coverage_json(coverage: Iterable[LineCoverage]) -> Data:
    """schemas/coverage-norms.json"""
    return {
        "lines": [
            {
                "line": line.number,
                "opening": line.opening,
                "norms": [
                    {
                        "id": norm.id,
                        "modality": norm.modality,
                        "severity": norm.severity,
                        "encoding": norm.encoding,
                    }
                    for norm in line.norms
                ],
                "terms": list(line.terms),
                "note": {language: line.note[language] for language in LANGUAGES if language in line.note},
                "covered": bool(line),
            }
            for line in coverage
        ]
    }
