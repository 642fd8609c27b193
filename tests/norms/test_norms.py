"""Every norm fires where it must, with exactly the findings written by hand beside the fixture, and only there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stgraph import vocab
from stgraph.findings import Finding
from stgraph.norms import Norms, load_norms
from stgraph.profile import Profile
from stgraph.spelled import load_spelled
from stgraph.validation import validate

FOLDER = Path(__file__).parent
TOWN = FOLDER / "town.ttl"
TOWN_SPACE = vocab.ID + "town/"
AS_OF = 2026
NORMS: Norms = load_norms()
FIRES = sorted(FOLDER.glob("*/fires-*.ttl"))
SILENT = sorted(FOLDER.glob("*/silent-*.ttl"))
BY_PROGRAM = {"CHECK-MATCH", "WAIVER-UNUSED"}
"""Found by the program, not by a shape or query: tests/validate."""

Row = tuple[str, str, str, str, str]


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def short(iri: str) -> str:
    """kind/key of the town's things, prefixed names of terms, the rest as it is."""
    for start, prefix in ((TOWN_SPACE, ""), (vocab.DEF, ""), (vocab.ID, ""), (vocab.NORM, "norm:")):
        if iri.startswith(start):
            return prefix + iri.removeprefix(start)
    for name, space in vocab.PREFIXES.items():
        if iri.startswith(space):
            return f"{name}:{iri.removeprefix(space)}"
    return iri


def row(finding: Finding, fixture: Path) -> Row:
    place = finding.place
    line = "-"
    if place:
        line = str(place.line) if place.file == fixture else f"{place.file.name}:{place.line}"
    value = "_".join(short(finding.value.text).split()) if finding.value else "-"
    path = short(finding.path) if finding.path else "-"
    return (finding.shape.removeprefix(vocab.NORM), short(finding.focus.text), path, value, line)


def expected(fixture: Path) -> list[Row]:
    lines = fixture.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    rows = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            shape, focus, path, value, place = line.split()
            rows.append((shape, focus, path, value.removeprefix("def/"), place))
    return sorted(rows)


def found(fixture: Path, norm: str) -> list[Finding]:
    return list(validate(load_spelled(TOWN, fixture), as_of=_as_of(fixture), norms=[norm]).findings)


def _as_of(fixture: Path) -> int | None:
    """The year that the tests look from; a fixture may bring a viewpoint of its own."""
    return None if "stg:asOfYear" in fixture.read_text(encoding="utf-8") else AS_OF


@pytest.mark.parametrize("fixture", FIRES, ids=_name)
def test_fires(fixture: Path) -> None:
    findings = found(fixture, fixture.parent.name)
    assert sorted(row(finding, fixture) for finding in findings) == expected(fixture)
    for finding in findings:
        for text in (*finding.messages.values(), *finding.hint.values()):
            assert "{" not in text, text
        assert set(finding.messages) == {"sv", "en"} == set(finding.hint), finding.shape


@pytest.mark.parametrize("fixture", SILENT, ids=_name)
def test_silent(fixture: Path) -> None:
    norm = NORMS.get(fixture.parent.name)
    if norm.encoding == "permission":
        report = validate(load_spelled(TOWN, fixture), as_of=AS_OF, skip=["CHECK-MATCH"])
        assert [row(finding, fixture) for finding in report.findings] == []
    else:
        assert [row(finding, fixture) for finding in found(fixture, norm.id)] == []


def _cases(kind: str, files: list[Path]) -> set[str]:
    return {path.parent.name for path in files}


def test_every_norm_has_cases() -> None:
    fires, silent = _cases("fires", FIRES), _cases("silent", SILENT)
    for norm in NORMS:
        if norm.shapes and norm.id not in BY_PROGRAM:
            assert norm.id in fires, f"{norm.id} has no case that fires"
        if (norm.shapes and norm.id not in BY_PROGRAM) or norm.encoding == "permission":
            assert norm.id in silent, f"{norm.id} has no case that must not fire"
    assert fires | silent <= set(NORMS.by_id)


def test_every_shape_has_a_case_that_fires() -> None:
    fired = {shape for fixture in FIRES for shape, *_ in expected(fixture)}
    shapes = {s.iri.removeprefix(vocab.NORM) for n in NORMS if n.id not in BY_PROGRAM for s in n.shapes}
    assert shapes - fired == set()


def _example(tmp_path: Path, snippet: str) -> Path:
    """A snippet from a norm with the prefixes that it uses, and a model that names every norm."""
    schemes = {folder.removeprefix(vocab.DEF).split("/")[0] for folder in _codes()}
    names = ", ".join(f"norm:{norm.id}" for norm in NORMS)
    model = ""
    if "a stg:GovernanceModel" not in snippet:
        model = (
            "model:a a stg:GovernanceModel ; stg:appliesTo organisation:town ; stg:maxGoalsPerUnit 3 ;\n"
            '  stg:maxGoalYears 4 ; stg:maxSentences 6 ; stg:goalHeading "Vad vill vi uppnå"@sv ; stg:validFromYear "2023"^^xsd:gYear ;\n'
            f"  stg:includesNorm {names} .\n"
        )
    if "organisation:a a " not in snippet:
        model += 'organisation:a a stg:Committee ; rdfs:label "Nämnden"@sv , "The committee"@en .\n'
    text = snippet + model
    lines = []
    for prefix in sorted(set(re.findall(r"(?<![\w\"<:/-])([a-z][\w-]*):(?=\w)", text))):
        if prefix in ("http", "https"):
            continue
        space = vocab.PREFIXES.get(prefix) or _space(prefix, schemes)
        lines.append(f"@prefix {prefix}: <{space}> .\n")
    path = tmp_path / "example.ttl"
    path.write_text("".join(lines) + text, encoding="utf-8")
    return path


def _space(prefix: str, schemes: set[str]) -> str:
    others = {"line": vocab.ID + "source-line/", "year": vocab.ID + "year/", "def": vocab.DEF}
    return others.get(prefix) or (f"{vocab.DEF if prefix in schemes else TOWN_SPACE}{prefix}/")


def _codes() -> Iterator[str]:
    text = (FOLDER.parents[1] / "ontology" / "kinds.ttl").read_text(encoding="utf-8")
    yield from re.findall(r"<(https://w3id.org/stgraph/def/[\w-]+/)>", text)


@pytest.mark.parametrize("norm", [norm for norm in NORMS if norm.fails], ids=lambda norm: norm.id)
def test_examples_are_true(norm: object, tmp_path: Path) -> None:
    assert isinstance(norm, type(next(iter(NORMS))))
    assert norm.passes, norm.id
    failing, passing = (found(_example(tmp_path, snippet), norm.id) for snippet in (norm.fails, norm.passes))
    assert failing, "the example that breaks the norm passes"
    assert [finding.messages["en"] for finding in passing] == []


def test_profile_regrades_and_switches_off(tmp_path: Path) -> None:
    fixture = FOLDER / "GOAL-YEAR" / "fires-none.ttl"
    fixture = fixture if fixture.exists() else next(iter(sorted((FOLDER / "GOAL-YEAR").glob("fires-*.ttl"))))
    graph = load_spelled(TOWN, fixture)
    graded = validate(graph, as_of=AS_OF, profile=Profile({"GOAL-YEAR": "info"}))
    assert {f.severity for f in graded.findings if f.norm == "GOAL-YEAR"} == {"info"}
    off = validate(graph, as_of=AS_OF, profile=Profile({"GOAL-YEAR": "off"}))
    assert not [f for f in off.findings if f.norm == "GOAL-YEAR"]
