"""The manual of the norms: a page for each, a list of all, and what of the source text they cover."""

import csv
import io
import json
import re

import pytest

from stgraph.messages import say
from tests.conftest import ROOT, Run
from tests.hostile.harness import inside

SHAPES = ROOT / "shapes"
IDS = sorted(path.stem.upper() for path in SHAPES.rglob("*.ttl") if path.stem != "prefixes")
"""A file for each norm."""


def out(*arguments: str) -> str:
    outcome = inside(*arguments)
    assert outcome.code == 0, outcome.err
    return outcome.out.decode()


def words(text: str) -> str:
    """Without line breaks, for a page wraps as it likes."""
    return " ".join(text.split())


# one page


@pytest.mark.parametrize("name", ["GOAL-MAX3", "goal-max3", "Goal-Max3", "norm:GOAL-MAX3"])
def test_page_of_a_norm_in_any_case(name: str) -> None:
    assert out("explain", name, "--lang", "en").startswith("GOAL-MAX3: no more goals than the model allows\n")


def test_page_in_english(run: Run) -> None:
    result = run("explain", "GOAL-MAX3")
    assert result.returncode == 0
    page = words(result.stdout)
    for part in (
        "demands In no year does a committee or company have more adopted goals",
        "strength should → violation",
        "source L25 ”bör en nämnd eller ett bolag ha som mest tre mål”",
        "our reading Counted for each committee or company and calendar year",
        "not checked Does not count proposals, withdrawn goals",
        "holds under The City's governance model",
        "remedy End, merge or withdraw a goal",
        "Breaks the norm organisation:a a stg:Committee .",
        "Keeps the norm organisation:a a stg:Committee .",
    ):
        assert part in page, part
    assert page.count("goal:d a stg:Goal") == 2, "both examples are shown whole"
    assert (
        page.index("status:adopted")
        < page.index("Keeps the norm")
        < page.rindex("stg:status status:proposed")
    )
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_page_in_swedish(run: Run) -> None:
    result = run("explain", "goal-max3", "--lang", "sv")
    page = words(result.stdout)
    for part in (
        "GOAL-MAX3: inte fler mål än modellen medger",
        "styrka bör → överträdelse",
        "källa L25 ”bör en nämnd eller ett bolag ha som mest tre mål”",
        "vår läsning Räknas per nämnd eller bolag",
        "prövas inte Räknar inte förslag",
        "gäller enligt Stadens styrmodell",
        "åtgärd Avsluta, slå samman",
        "Bryter mot normen organisation:a",
        "Följer normen organisation:a",
    ):
        assert part in page, part
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("id_", IDS)
def test_every_norm_has_a_page_in_both_languages(id_: str) -> None:
    norm = json.loads(out("explain", id_, "--format", "json", "--data", "exempelstad"))
    assert norm["id"] == id_
    for field in ("labels", "definition", "reading"):
        assert set(norm[field]) == {"sv", "en"}, field
        assert all(norm[field].values()), field


def test_json_of_a_page() -> None:
    norm = json.loads(out("explain", "GOAL-YEAR", "--format", "json"))
    assert norm["labels"] == {"sv": "målet har ett målår", "en": "the goal has a target year"}
    assert (norm["modality"], norm["severity"], norm["encoding"], norm["off"]) == (
        "constitutive",
        "violation",
        "shape",
        False,
    )
    assert (norm["lines"], norm["quote"]) == ([25], "tidsatta genom att vi i målet anger vilket år")
    assert [shape["iri"].rsplit("-", 1)[1] for shape in norm["shapes"]] == ["form", "missing", "several"]
    assert norm["shapes"][1]["messages"] == {"sv": "saknar målår", "en": "has no target year"}
    assert "stg:targetYear" not in norm["example_fails"]
    assert "stg:targetYear" in norm["example_passes"]


def test_markdown_of_a_page() -> None:
    page = out("explain", "GOAL-YEAR", "--format", "markdown", "--lang", "en")
    assert page.startswith(
        "# GOAL-YEAR: the goal has a target year\n\n**demands:** A goal names one single year"
    )
    assert page.count("```turtle\n") == 2
    assert page.count("```\n") == 2
    assert "- violation: *has no target year* – Add the year" in page
    assert "**källa:** L25" in out("explain", "GOAL-YEAR", "--format", "markdown", "--lang", "sv")


@pytest.mark.parametrize(
    ("id_", "strength", "care"),
    [
        ("UNIT-NOGOAL-OK", "modality-need-not", "encoding-permission"),
        ("DEC-SUMMARY", "modality-constitutive", "encoding-report"),
        ("DIR-FEW", "modality-should", "encoding-judgement"),
        ("PROG-IS-DOC", "modality-constitutive", "encoding-ontology"),
        ("DIR-NOTARGET", "modality-constitutive", "violation"),
        ("CHECK-TERM", None, "violation"),
    ],
)
def test_how_a_norm_is_taken_care_of(id_: str, strength: str | None, care: str) -> None:
    page = words(out("explain", id_, "--lang", "en"))
    assert f"strength {say(strength, 'en') if strength else '–'} → {say(care, 'en')} " in page
    assert ("What it says" in page) == (care in ("violation", "warning"))


def test_norm_that_is_off_says_so() -> None:
    assert f"→ info ({say('off', 'en')}) " in words(out("explain", "GOAL-YEAR-TEXT", "--lang", "en"))


# the list


def test_list_names_every_norm(run: Run) -> None:
    result = run("explain", "--list", "norms")
    assert (result.returncode, result.stderr) == (0, "")
    assert [line.split()[0] for line in result.stdout.splitlines() if re.match(r" ?[A-Z]+-", line)] == IDS
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_list_as_data_agrees_with_the_files() -> None:
    """Modality and severity as a reader of the files finds them without our program."""
    told = {
        norm["id"]: norm
        for norm in json.loads(out("explain", "--list", "norms", "--format", "json"))["norms"]
    }
    assert list(told) == IDS
    for path in SHAPES.rglob("*.ttl"):
        if path.stem == "prefixes":
            continue
        text = path.read_text()
        norm = told[path.stem.upper()]
        modality = re.search(r"stg:modality modality:([\w-]+)", text)
        encoding = re.search(r"stg:encoding encoding:(\w+)", text)
        assert norm["modality"] == (modality[1] if modality else None)
        assert encoding and norm["encoding"] == encoding[1]
        grades = {grade.lower() for grade in re.findall(r"^  sh:severity sh:(\w+)", text, re.MULTILINE)}
        gravest = next((grade for grade in ("violation", "warning", "info") if grade in grades), None)
        assert norm["severity"] == gravest, norm["id"]
        assert norm["lines"] == sorted(map(int, re.findall(r"\bline:(\d+)\b", text))), norm["id"]


def test_list_as_table() -> None:
    rows = {
        row["norm"]: row
        for row in csv.DictReader(
            io.StringIO(out("explain", "--list", "norms", "--format", "csv", "--lang", "en"))
        )
    }
    assert list(rows) == IDS
    assert rows["GOAL-MAX3"] == {
        "norm": "GOAL-MAX3",
        "modality": "should",
        "severity": "violation/warning",
        "encoding": "shape",
        "on": "yes",
        "lines": "L25",
        "label": "no more goals than the model allows",
    }
    assert (rows["GOAL-YEAR-TEXT"]["on"], rows["DIR-FEW"]["on"]) == ("no", "")
    assert rows["DEC-SUMMARY"]["lines"] == "L23, L29"
    swedish = out("explain", "--list", "norms", "--format", "markdown", "--lang", "sv")
    assert re.search(r"\| GOAL-MAX3 +\| bör +\| överträdelse/varning +\|", swedish)


# what is no norm


def test_explain_still_knows_things_and_terms() -> None:
    assert "goal/kn-2" in out("explain", "goal/kn-2")
    assert json.loads(out("explain", "stg:Goal", "--format", "json"))["resource"].endswith("/spec/Goal")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("GOAL-MAX3", "--list", "norms"),
        ("--list", "goals"),
        ("GOAL-MAX4",),
        ("GOAL-MAX3", "--format", "csv"),
    ],
)
def test_wrong_commands(arguments: tuple[str, ...]) -> None:
    outcome = inside("explain", *arguments)
    assert (outcome.code, outcome.out) == (2, b"")
    assert b"Traceback" not in outcome.err


# coverage


def test_coverage_of_the_source(run: Run) -> None:
    result = run("coverage", "--of", "norms")
    assert result.returncode == 0
    numbers = re.findall(r"^ L(\d+) ", result.stdout, re.MULTILINE)
    assert list(map(int, numbers)) == list(range(1, 30))
    assert result.stdout.endswith("29 of 29 lines are covered.\n")
    assert "not covered" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert out("coverage", "--of", "norms", "--lang", "sv").endswith("29 av 29 rader är täckta.\n")


def test_coverage_as_data() -> None:
    lines = {
        line["line"]: line
        for line in json.loads(out("coverage", "--of", "norms", "--format", "json"))["lines"]
    }
    assert list(lines) == list(range(1, 30))
    assert all(line["covered"] for line in lines.values())
    kinds = {(norm["id"], norm["encoding"]) for line in lines.values() for norm in line["norms"]}
    assert {
        ("UNIT-NOGOAL-OK", "permission"),
        ("DEC-SUMMARY", "report"),
        ("DIR-FEW", "judgement"),
        ("PROG-IS-DOC", "ontology"),
        ("GOAL-MAX3", "shape"),
    } <= kinds
    assert {"GOAL-MAX3", "GOAL-YEAR"} <= {norm["id"] for norm in lines[25]["norms"]}
    heading = lines[24]
    assert (heading["opening"], heading["norms"], heading["note"]["en"]) == (
        "Mål för nämnder och bolag",
        [],
        "Heading: goals.",
    )
    empty = lines[3]
    assert (empty["opening"], empty["norms"], empty["note"]["sv"]) == ("", [], "Tom rad.")
    covering = {norm["id"] for line in lines.values() for norm in line["norms"]}
    listed = json.loads(out("explain", "--list", "norms", "--format", "json"))["norms"]
    assert covering == {norm["id"] for norm in listed if norm["lines"]}


def test_each_kind_of_cover_is_shown_as_such() -> None:
    rows = {
        row["line"]: row
        for row in csv.DictReader(
            io.StringIO(out("coverage", "--of", "norms", "--format", "csv", "--lang", "en"))
        )
    }
    assert len(rows) == 29
    text = words(out("coverage", "--of", "norms", "--lang", "en"))
    for line, id_, strength, care in (
        ("L18", "UNIT-NOGOAL-OK", "modality-need-not", "encoding-permission"),
        ("L29", "DEC-SUMMARY", "modality-constitutive", "encoding-report"),
        ("L22", "DIR-FEW", "modality-should", "encoding-judgement"),
        ("L8", "PROG-IS-DOC", "modality-constitutive", "encoding-ontology"),
        ("L22", "DIR-NOTARGET", "modality-constitutive", "violation"),
    ):
        assert f"{id_} ({say(strength, 'en')}, {say(care, 'en')})" in rows[line]["covered_by"]
        assert f"{id_} {say(strength, 'en')}, {say(care, 'en')}" in text
    told = {say(f"encoding-{kind}", "en") for kind in ("permission", "report", "judgement", "ontology")}
    assert len(told) == 4, "each is told in words of its own"
    assert (rows["L24"]["covered_by"], rows["L24"]["reason"]) == ("", "Heading: goals.")
    assert "Heading: goals." in text
    swedish = out("coverage", "--of", "norms", "--format", "markdown", "--lang", "sv")
    assert "Rubrik: mål." in swedish
    assert "GOAL-MAX3 (bör, överträdelse/varning)" in swedish
    assert swedish.count("\n| L") == 29
