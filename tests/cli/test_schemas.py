"""Every JSON output is held to the schema in the package."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT, Run

SCHEMAS = ROOT / "stgraph" / "schemas"

FAULTY = ("tests/norms/town.ttl", "tests/norms/CHECK-REFERENCE/fires-missing.ttl")

CASES: dict[str, list[tuple[str, ...]]] = {
    "trace": [
        ("trace",),
        ("trace", "--basis", "stated"),
        ("trace", "--include", "document-goals", "--lang", "sv"),
        ("trace", "--data", "exempelstad", "--to", "vision"),
        ("trace", "--data", "exempelstad", "goal/bin-2"),
    ],
    "trace-from": [
        ("trace", "--from", "vision/1"),
        ("trace", "--data", "exempelstad", "--from", "programme-item/program-2023-2026-1"),
    ],
    "explain": [
        ("explain", "goal/kn-2"),
        ("explain", "stg:Goal"),
        ("explain", "--data", "exempelstad", "goal/bin-2"),
    ],
    "info": [("info",), ("info", "--data", "exempelstad", "--lang", "sv")],
    "validate": [
        ("validate", "exempelstad", "--fail-on", "never"),
        ("validate", "helsingborg", "--norm", "GOAL-YEAR", "--norm", "GOAL-MAX3", "--fail-on", "never"),
        ("validate", *FAULTY, "--lang", "sv", "--fail-on", "never"),
    ],
    "impact": [
        ("impact", "document/livskvalitetsprogram-2016", "--all"),
        ("impact", "document/mal-ekonomi-2024", "--unit", "kn", "--lang", "sv"),
        ("impact", "--data", "exempelstad", "document/program-2023-2026", "--include", "document-goals"),
        ("impact", "--data", "exempelstad", "vision-area/1"),
    ],
    "tree": [
        ("tree", "amn"),
        ("tree", "bin", "--data", "exempelstad", "--year", "2025", "--lang", "sv"),
        ("tree", "ofn", "--year", "1900"),
    ],
    "chart": [
        ("chart", "goal/von-1", "--lang", "sv"),
        ("chart", "goal/kn-4"),
        ("chart", "goal/ofn-1"),
        ("chart", "--data", "exempelstad", "goal/bin-5"),
    ],
    "rollover": [
        ("rollover", "2026"),
        ("rollover", "--data", "exempelstad", "2019-2022", "--lang", "sv"),
        ("rollover", "--data", "exempelstad", "2026"),
    ],
    "norm": [("explain", norm) for norm in ("GOAL-MAX3", "uNiT-nOgOaL-oK", "DIR-FEW", "norm:CHECK-TERM")],
    "norms": [("explain", "--list", "norms"), ("explain", "--list", "norms", "--lang", "sv")],
    "coverage": [
        ("coverage",),
        ("coverage", "--data", "exempelstad", "--years", "2019..", "--lang", "sv"),
        ("coverage", "--of", "goals", "--unit", "kn", "--as-of", "2016", "--min", "10"),
        ("coverage", "--of", "items", "--data", "exempelstad"),
        ("coverage", "--of", "documents"),
        ("coverage", "--of", "units"),
    ],
    "diff": [
        ("diff", "exempelstad", "helsingborg"),
        ("diff", "helsingborg", "exempelstad", "--lang", "sv"),
        ("diff", "exempelstad", "exempelstad"),
        ("diff", "tests/diff/before.ttl", "tests/diff/after.ttl"),
    ],
    "coverage-norms": [
        ("coverage", "--of", "norms"),
        ("coverage", "--of", "norms", "--data", "exempelstad"),
    ],
    "ask": [
        ("ask", "decided-goals", "--year", "2024"),
        ("ask", "decided-goals", "--year", "1900", "--lang", "sv"),
    ],
    "questions": [("ask", "--list"), ("ask", "--list", "--lang", "sv")],
    "query": [
        ("query", "SELECT * { ?s a stg:Goal ; rdfs:label ?l } LIMIT 5"),
        ("query", "SELECT ?year ?none { ?s stg:year ?year OPTIONAL { ?s stg:nothing ?none } } LIMIT 2"),
        ("query", "ASK { ?s a stg:Goal }"),
    ],
}


@pytest.mark.parametrize(
    ("schema", "arguments"), [(name, case) for name, cases in CASES.items() for case in cases]
)
def test_output_fits_its_schema(run: Run, schema: str, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--format", "json")
    assert result.returncode == 0, result.stderr
    data = json.loads(result.stdout)
    jsonschema.Draft202012Validator(_schema(schema)).validate(data)


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.stem)
def test_schema_is_a_schema_and_is_used(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(_schema(path.stem))
    assert path.stem in CASES


def test_schema_refuses_what_it_should() -> None:
    validator = jsonschema.Draft202012Validator(_schema("trace"))
    assert not validator.is_valid({"as_of": 2026, "datasets": []})
    assert not validator.is_valid({"as_of": 2026, "datasets": [], "goals": [{}]})
    validator = jsonschema.Draft202012Validator(_schema("norms"))
    assert not validator.is_valid({"norms": [{"id": "GOAL-MAX3"}]})
    validator = jsonschema.Draft202012Validator(_schema("coverage-norms"))
    assert not validator.is_valid({"lines": [{"line": 0}]})


def _schema(name: str) -> dict[str, object]:
    schema: dict[str, object] = json.loads((SCHEMAS / f"{name}.json").read_text())
    return schema
