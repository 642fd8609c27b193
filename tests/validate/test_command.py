"""`stgraph validate` as its users meet it: arguments, exit codes, places, formats, revisions. By hand."""

import csv
import io
import json
import os
import pty
import re
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from stgraph.norms import load_norms
from tests.conftest import STGRAPH, Run
from tests.hostile.harness import inside
from tests.validate.town import MODEL, PREFIXES, TOWN, TOWN_IRI, YEAR, goal, waiver

Found = list[dict[str, Any]]

CLEAN = PREFIXES + MODEL + goal("a", YEAR)
FAULTY = PREFIXES + MODEL + goal("a")
"""The goal of line 4 has no target year."""
FOUR = PREFIXES + MODEL + "".join(goal(key, YEAR) for key in "abcd")
"""Four goals in lines 4 to 7, in force in 2025 and 2026: two findings."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the town in it."""
    (tmp_path / "town.ttl").write_bytes(TOWN.read_bytes())
    (tmp_path / "clean.ttl").write_text(CLEAN)
    (tmp_path / "faulty.ttl").write_text(FAULTY)
    (tmp_path / "four.ttl").write_text(FOUR)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(text: str | bytes) -> Found:
    """The findings of a JSON answer."""
    findings: Found = json.loads(text)["findings"]
    return findings


def here(*arguments: str, code: int | None = None) -> Found:
    """The findings, asked for in this process."""
    outcome = inside("validate", *arguments, "--format", "json")
    assert outcome.err == b"", outcome.err
    assert code is None or outcome.code == code
    return found(outcome.out)


def places(findings: Found) -> list[tuple[str, str, int, int]]:
    """(norm, file, line, column) of each finding."""
    return [(item["norm"], item["file"], item["line"], item["column"]) for item in findings]


# what is validated


def test_path_and_data_and_bundled_name_are_the_same(run: Run) -> None:
    only = ("--norm", "GOAL-YEAR", "--format", "json")
    by_name, by_data, by_path = (
        run("validate", *source, *only)
        for source in (("helsingborg",), ("--data", "helsingborg"), ("data/helsingborg",))
    )
    assert by_name.stdout == by_data.stdout == by_path.stdout
    assert "data/helsingborg/goals.ttl" in {item["file"] for item in found(by_name.stdout)}
    bundled = run("validate", *only)
    assert bundled.stdout == by_name.stdout
    assert bundled.stderr.startswith("Bundled data: ")
    assert by_name.stderr == ""


def test_paths_and_data_add_up(folder: Path) -> None:
    assert places(here("town.ttl", "--data", "faulty.ttl", code=1)) == [("GOAL-YEAR", "faulty.ttl", 4, 1)]


def test_standard_input(run: Run, folder: Path) -> None:
    result = run("validate", "town.ttl", "-", stdin=FAULTY, cwd=folder)
    assert result.returncode == 1
    assert result.stdout.startswith(
        "stdin.ttl:4:1: violation GOAL-YEAR\n  Goal a (goal/a) has no target year\n  4 | goal:a a stg:Goal ;"
    )
    result = run("validate", "-", "town.ttl", "--format", "json", stdin=FOUR, cwd=folder)
    assert [(item["value"], item["file"], item["line"]) for item in found(result.stdout)] == [
        ("2025", "stdin.ttl", 3),
        ("2026", "stdin.ttl", 3),
    ]
    for finding in found(result.stdout):
        assert [(item["file"], item["line"]) for item in finding["related"]] == [
            ("stdin.ttl", line) for line in (4, 5, 6, 7)
        ]


def test_standard_input_after_a_folder_of_several_files(run: Run, folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "town.ttl").rename(folder / "data" / "town.ttl")
    (folder / "clean.ttl").rename(folder / "data" / "clean.ttl")
    result = run("validate", "data", "-", "--format", "json", stdin=PREFIXES + "\n" + goal("b"), cwd=folder)
    assert places(found(result.stdout)) == [("GOAL-YEAR", "stdin.ttl", 3, 1)]


def test_standard_input_that_is_no_turtle(run: Run) -> None:
    result = run("validate", "-", stdin=PREFIXES + "goal:a a oops .\n")
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith("stgraph: stdin.ttl:2:10: ")


# exit codes

SEVERITIES = ("violation", "warning", "info")


@pytest.mark.parametrize("grade", SEVERITIES)
def test_exit_code_by_severity(grade: str, folder: Path) -> None:
    """1 where a finding is as grave as --fail-on or graver."""
    (folder / "p.toml").write_text(f'GOAL-YEAR = "{grade}"\n')
    command = ("validate", "town.ttl", "faulty.ttl", "--profile", "p.toml", "--norm", "GOAL-YEAR")
    codes = {limit: inside(*command, "--fail-on", limit).code for limit in (*SEVERITIES, "never")}
    expected = {
        "violation": {"violation": 1, "warning": 1, "info": 1, "never": 0},
        "warning": {"violation": 0, "warning": 1, "info": 1, "never": 0},
        "info": {"violation": 0, "warning": 0, "info": 1, "never": 0},
    }
    assert codes == expected[grade]
    assert inside(*command).code == expected[grade]["violation"]


def test_exit_code_of_the_command(run: Run, folder: Path) -> None:
    clean = run("validate", "town.ttl", "clean.ttl", cwd=folder)
    assert (clean.returncode, clean.stderr) == (0, "")
    assert re.fullmatch(r"No findings, seen from \d{4}\.\n", clean.stdout)
    assert run("validate", "town.ttl", "faulty.ttl", cwd=folder).returncode == 1
    assert run("validate", "town.ttl", "faulty.ttl", "--fail-on", "never", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--norm", "GOAL-MAX33"), 2, "GOAL-MAX3"),
        (("--skip", "GOAL-YAER"), 2, "GOAL-YEAR"),
        (("--norm", "xyzzy"), 2, "stgraph explain --list norms"),
        (("--unit", "xyzzy"), 2, "xyzzy"),
        (("--years", "2026..2025"), 2, "2023..2026"),
        (("--years", ".."), 2, "2023..2026"),
        (("--years", ""), 2, "2023..2026"),
        (("--years", "23..26"), 2, "2023..2026"),
        (("--years", "2025-2026"), 2, "2025-2026"),
        (("--as-of", "0"), 2, "--as-of"),
        (("--as-of", "soon"), 2, "soon"),
        (("--fail-on", "error"), 2, "error"),
        (("--engine", "magic"), 2, "magic"),
        (("--inference", "owl"), 2, "owl"),
        (("--format", "yaml"), 2, "Choose text, json, sarif"),
        (("-o", "out.xlsx"), 2, ".sarif"),
        (("--profile", "nothing.toml"), 3, "nothing.toml"),
        (("--profile", "."), 3, "cannot be read"),
        (("--shapes", "nothing.ttl"), 3, "nothing.ttl"),
        (("--shapes", "town.ttl"), 3, "no SHACL shape"),
        (("nothing.ttl",), 3, "no such file"),
        (("p.toml",), 3, "no RDF format"),
        (("bad.ttl",), 3, "bad.ttl:1:"),
        (("--shapes", "bad.ttl"), 3, "bad.ttl:1:"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_wrong_commands(arguments: tuple[str, ...], code: int, words: str, folder: Path) -> None:
    (folder / "bad.ttl").write_text("oops .")
    (folder / "p.toml").touch()
    outcome = inside("validate", "town.ttl", "faulty.ttl", *arguments)
    said = outcome.err.decode()
    assert (outcome.code, outcome.out) == (code, b""), said
    assert words in said
    assert "Traceback" not in said


# which norms, whose, when


def test_norm_and_skip(folder: Path) -> None:
    (folder / "both.ttl").write_text(FOUR + goal("e"))
    both = [*2 * [("GOAL-MAX3", "both.ttl", 3, 1)], ("GOAL-YEAR", "both.ttl", 8, 1)]
    assert places(here("town.ttl", "both.ttl")) == both
    assert places(here("town.ttl", "both.ttl", "--norm", "goal-max3")) == both[:2]
    assert places(here("town.ttl", "both.ttl", "--skip", "norm:GOAL-MAX3")) == both[2:]
    assert places(here("town.ttl", "both.ttl", "--norm", "GOAL-YEAR", "--norm", "GOAL-MAX3")) == both
    assert here("town.ttl", "both.ttl", "--skip", "GOAL-YEAR", "--skip", "GOAL-MAX3", code=0) == []
    nothing = inside("validate", "town.ttl", "both.ttl", "--norm", "GOAL-YEAR", "--skip", "GOAL-YEAR")
    assert (nothing.code, nothing.err[:19]) == (0, b"Nothing was judged:")


OTHER = 'organisation:bun a stg:Committee ; rdfs:label "Barnnämnden"@sv , "Children\'s committee"@en .\n'


def test_unit(folder: Path) -> None:
    text = FOUR + OTHER + goal("e", unit="bun") + goal("f")
    (folder / "units.ttl").write_text(text)
    mine = [*2 * [("GOAL-MAX3", "units.ttl", 3, 1)], ("GOAL-YEAR", "units.ttl", 10, 1)]
    for name in ("organisation/kn", "Kulturnämnden", "culture committee", TOWN_IRI + "organisation/kn"):
        assert places(here("town.ttl", "units.ttl", "--unit", name)) == mine, name
    assert places(here("town.ttl", "units.ttl", "--unit", "barnnämnden")) == [
        ("GOAL-YEAR", "units.ttl", 9, 1)
    ]
    assert here("town.ttl", "units.ttl", "--unit", "organisation/kf", code=0) == []


@pytest.mark.parametrize(
    ("years", "values"),
    [
        ("2025..2026", ["2025", "2026"]),
        ("2020..2025", ["2025"]),
        ("2026..", ["2026"]),
        ("..2025", ["2025"]),
        ("2026", ["2026"]),
        ("2027..", []),
        (" 2025..2025 ", ["2025"]),
    ],
)
def test_years(years: str, values: list[str], folder: Path) -> None:
    findings = here("town.ttl", "four.ttl", "--norm", "GOAL-MAX3", "--years", years)
    assert [item["value"] for item in findings] == values


def test_as_of(folder: Path) -> None:
    """What is due by the end of 2025 is overdue from 2026."""
    until = ' ; stg:validThroughYear "2025"^^xsd:gYear'
    (folder / "due.ttl").write_text(FAULTY + waiver("a", "GOAL-YEAR", "goal:a", until))
    only = ("validate", "town.ttl", "due.ttl", "--norm", "WAIVER-EXPIRED", "--format", "json", "--as-of")
    for year, lines in (("2025", []), ("2026", [5])):
        answer = json.loads(inside(*only, year).out)
        assert (answer["as_of"], [item["line"] for item in answer["findings"]]) == (int(year), lines)
    assert inside(*only[:-3], "--as-of", "2025").out == b"No findings, seen from 2025.\n"


# profiles


def test_profile_grades_and_switches(folder: Path) -> None:
    def graded(line: str, *more: str) -> list[tuple[str, str]]:
        (folder / "p.toml").write_text(f"# ours\n{line}\n")
        findings = here("town.ttl", "texts.ttl", "--profile", "p.toml", *more)
        return [(item["norm"], item["severity"]) for item in findings]

    model = MODEL.replace("norm:GOAL-YEAR", "norm:GOAL-YEAR , norm:GOAL-YEAR-TEXT")
    (folder / "texts.ttl").write_text(PREFIXES + model + goal("a") + goal("b", YEAR))
    missing, text = ("GOAL-YEAR", "violation"), ("GOAL-YEAR-TEXT", "info")
    assert graded("") == [missing]
    assert graded('GOAL-YEAR = "warning"') == [("GOAL-YEAR", "warning")]
    assert graded('goal-year = "info"') == [("GOAL-YEAR", "info")]
    assert graded('GOAL-YEAR = "off"') == []
    assert graded('GOAL-YEAR = "off"', "--norm", "GOAL-YEAR") == [missing]
    assert text in graded('GOAL-YEAR-TEXT = "on"')
    assert ("GOAL-YEAR-TEXT", "violation") in graded('GOAL-YEAR-TEXT = "violation"')
    assert graded('GOAL-YEAR-TEXT = "on"', "--skip", "GOAL-YEAR-TEXT") == [missing]


def test_profile_grades_what_no_shape_finds(folder: Path) -> None:
    (folder / "p.toml").write_text('CHECK-TERM = "warning"\n')
    (folder / "term.ttl").write_text(PREFIXES + MODEL + goal("a", YEAR + " ; stg:colour 5"))
    (finding,) = here("town.ttl", "term.ttl", "--profile", "p.toml", code=0)
    assert (finding["norm"], finding["severity"]) == ("CHECK-TERM", "warning")


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ('GOAL-YAER = "off"', 2, "GOAL-YEAR"),
        ('GOAL-YEAR = "grave"', 3, "violation, warning, info, off, on"),
        ("GOAL-YEAR = true", 3, "GOAL-YEAR"),
        ('[GOAL-YEAR]\nseverity = "info"', 3, "GOAL-YEAR"),
        ("GOAL-YEAR: off", 3, "not a profile"),
        ('GOAL-YEAR = "off"\nGOAL-YEAR = "on"', 3, "not a profile"),
        ('GOAL-YEAR = "\xff"', 3, "p.toml"),
    ],
)
def test_bad_profiles(text: str, code: int, words: str, folder: Path) -> None:
    (folder / "p.toml").write_bytes(text.encode("latin-1"))
    outcome = inside("validate", "town.ttl", "faulty.ttl", "--profile", "p.toml")
    assert (outcome.code, outcome.out) == (code, b""), outcome.err
    assert words in outcome.err.decode()
    assert len(outcome.err.splitlines()) == 1


# shapes of one's own, and the engines

PEOPLE = """\
@prefix e: <https://a.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
e:anna a e:Person ; e:name "Anna" ; e:age 41 ; e:email "anna@a.example" .
e:bo a e:Person ; e:age -1 ; e:mother e:anna .
e:mother rdfs:subPropertyOf e:parent .
"""
SHAPES = """\
@prefix e: <https://a.example/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
e:PersonShape a sh:NodeShape ; sh:targetClass e:Person ;
  sh:property [ sh:path e:name ; sh:minCount 1 ; sh:message "has no name"@en , "saknar namn"@sv ] ,
    [ sh:path e:age ; sh:minInclusive 0 ] .
e:Old a sh:NodeShape ; sh:targetClass e:Person ; sh:severity sh:Warning ;
  sh:sparql [ a sh:SPARQLConstraint ; sh:message "is {?age} years old" ; sh:select '''
    SELECT $this ?value ?age { $this <https://a.example/age> ?value . BIND (?value AS ?age) FILTER (?value > 40) }
  ''' ] .
[] a sh:NodeShape ; sh:targetSubjectsOf e:email ; sh:property [ sh:path e:phone ; sh:minCount 1 ; sh:severity sh:Info ] .
"""
UNICORN = """
e:UnicornShape a sh:NodeShape ; sh:targetClass e:Unicorn ; sh:property [ sh:path e:horn ; sh:minCount 1 ] .
"""


@pytest.fixture
def people(tmp_path: Path) -> Path:
    (tmp_path / "people.ttl").write_text(PEOPLE)
    (tmp_path / "shapes.ttl").write_text(SHAPES + UNICORN)
    return tmp_path


@pytest.mark.parametrize("engine", ["auto", "compiled", "pyshacl"])
def test_shapes_of_a_stranger(engine: str, run: Run, people: Path) -> None:
    command = ("validate", "people.ttl", "--shapes", "shapes.ttl", "--format", "json", "--engine", engine)
    result = run(*command, cwd=people)
    assert result.returncode == 1
    findings = found(result.stdout)
    assert [(f["severity"], f["line"], f["column"], f["path"], f["value"]) for f in findings] == [
        ("violation", 3, 1, "https://a.example/name", None),
        ("violation", 3, 25, "https://a.example/age", "-1"),
        ("warning", 2, 43, None, "41"),
        ("info", 2, 1, "https://a.example/phone", None),
    ]
    assert findings[0]["messages"] == {
        "en": "https://a.example/bo has no name",
        "sv": "https://a.example/bo saknar namn",
    }
    assert findings[2]["messages"] == {"": "https://a.example/anna is 41 years old"}
    for silent in (findings[1], findings[3]):
        assert set(silent["messages"]) == {"sv", "en"}, "a shape without words is told in ours"
        assert all(re.match(r"https://a\.example/\w+ \w+", text) for text in silent["messages"].values())
    assert [f["norm"] for f in findings[:3]] == [
        "https://a.example/PersonShape",  # the shapes themselves have no names
        "https://a.example/PersonShape",
        "https://a.example/Old",
    ]
    assert findings[3]["norm"].startswith("_:")
    # what else was noticed is told apart
    assert result.stderr == "info CHECK-MATCH: https://a.example/UnicornShape found nothing to look at\n"
    (notice,) = json.loads(result.stdout)["notices"]
    assert (notice["norm"], notice["focus"]) == ("CHECK-MATCH", "https://a.example/UnicornShape")


@pytest.mark.parametrize("format_", ["json", "text", "turtle", "sarif"])
def test_shapes_without_names_are_called_the_same_each_time(format_: str, run: Run, people: Path) -> None:
    command = ("validate", "people.ttl", "--shapes", "shapes.ttl", "--format", format_)
    first, second = (run(*command, cwd=people, PYTHONHASHSEED=seed).stdout for seed in "12")
    assert first == second != ""


def test_only_own_shapes_give_findings(run: Run, folder: Path) -> None:
    """What stgraph's own norms would say counts for nothing, and what SHACL passes in silence is noticed."""
    (folder / "shapes.ttl").write_text(
        PREFIXES + "norm:Mine a sh:NodeShape ; sh:targetClass stg:Goal ; sh:property"
        ' [ sh:path stg:assignedTo ; sh:maxCount 0 ; sh:message "is assigned" ] .\n'
    )
    (folder / "typo.ttl").write_text(FAULTY + goal("b", YEAR + " ; stg:colour 5"))
    result = run("validate", "town.ttl", "typo.ttl", "--shapes", "shapes.ttl", "--format", "json", cwd=folder)
    assert [(f["messages"], f["line"]) for f in found(result.stdout)] == [
        ({"": "Mål a (goal/a) is assigned"}, 4),
        ({"": "Mål b (goal/b) is assigned"}, 5),
    ]
    assert result.stderr == (
        "violation CHECK-TERM: Goal b (goal/b) uses stg:colour, which the ontology does not have\n"
    )
    result = run(
        "validate", "town.ttl", "typo.ttl", "--shapes", "shapes.ttl", "--fail-on", "never", cwd=folder
    )
    assert result.returncode == 0
    assert "CHECK-TERM" not in result.stdout


def test_prefixes_of_ours_are_at_hand(folder: Path) -> None:
    (folder / "shapes.ttl").write_text(
        PREFIXES + "norm:Mine a sh:NodeShape ; sh:targetClass stg:Goal ; sh:sparql [ a sh:SPARQLConstraint ;"
        ' sh:prefixes norm:prefixes ; sh:message "är utan år"@sv ;'
        ' sh:select "SELECT $this { FILTER NOT EXISTS { $this stg:targetYear ?year } }" ] .\n'
    )
    (finding,) = here("town.ttl", "faulty.ttl", "--shapes", "shapes.ttl", code=1)
    assert finding["messages"] == {"sv": "Mål a (goal/a) är utan år"}


def test_shapes_folder_and_several_files(run: Run, people: Path) -> None:
    (people / "shapes").mkdir()
    (people / "shapes" / "a.ttl").write_text(SHAPES)
    one = run("validate", "people.ttl", "--shapes", "shapes", "--format", "csv", cwd=people)
    assert one.stdout.count("\n") == 5
    assert one.stderr == ""
    (people / "b.ttl").write_text(SHAPES.splitlines()[0] + UNICORN.replace("Unicorn ;", "Person ;"))
    two = run(
        "validate", "people.ttl", "--shapes", "shapes", "--shapes", "b.ttl", "--format", "csv", cwd=people
    )
    assert two.stdout.count("\n") == 7


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("e:S a sh:NodeShape ; sh:targetClass e:Person ; sh:property [ sh:minCount 1 ] .", 3, "well-formed"),
        ("e:S a sh:NodeShape ; sh:property [ sh:path e:name ; sh:minCount 1 ] .", 3, "target"),
        (
            "e:S a sh:NodeShape ; sh:targetClass e:Person ; sh:property [ sh:path e:a ; sh:minCount 1 , 2 ] .",
            3,
            "minCount",
        ),
        (
            "e:S a sh:NodeShape ; sh:targetClass e:Person ; sh:sparql [ sh:select 'SELECT' ] .",
            3,
            "well-formed",
        ),
    ],
)
def test_bad_shapes(text: str, code: int, words: str, people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(people)
    (people / "bad.ttl").write_text(f"{SHAPES.splitlines()[0]}\n{text}\n")
    outcome = inside("validate", "people.ttl", "--shapes", "bad.ttl")
    assert (outcome.code, outcome.out) == (code, b""), outcome.err
    assert words in outcome.err.decode()
    assert len(outcome.err.splitlines()) == 1


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """An address, and who came."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                came.append(address)
                connection.close()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", came
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.mark.parametrize("engine", ["auto", "pyshacl"])
@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT $this { { SELECT $this { service silent <URL> {} } } }",
    ],
)
def test_service_in_shapes_is_refused(
    select: str,
    engine: str,
    people: Path,
    listener: tuple[str, list[object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(people)
    url, came = listener
    (people / "far.ttl").write_text(
        f"{SHAPES.splitlines()[0]}\ne:Far a sh:NodeShape ; sh:targetClass e:Person ; "
        f'sh:sparql [ a sh:SPARQLConstraint ; sh:select "{select.replace("URL", url)}" ] .\n'
    )
    outcome = inside("validate", "people.ttl", "--shapes", "far.ttl", "--engine", engine)
    assert (outcome.code, outcome.out) == (2, b""), outcome.err
    assert b"SERVICE" in outcome.err
    assert came == []


def test_inference_changes_the_answer(run: Run, people: Path) -> None:
    """Bo's mother is a parent of his only if somebody draws the conclusion."""
    (people / "parent.ttl").write_text(
        f"{SHAPES.splitlines()[0]}\ne:P a sh:NodeShape ; sh:targetNode e:bo ; "
        "sh:property [ sh:path e:parent ; sh:minCount 1 ; sh:class e:Person ] .\n"
    )
    command = ("validate", "people.ttl", "--shapes", "parent.ttl", "--inference")
    assert run(*command, "none", cwd=people).returncode == 1
    assert run(*command, "rdfs", cwd=people).returncode == 0
    (people / "parent.ttl").write_text(
        (people / "parent.ttl").read_text().replace("minCount 1", "maxCount 0")
    )
    (finding,) = found(run(*command, "rdfs", "--format", "json", cwd=people).stdout)
    assert (finding["path"], finding["line"]) == ("https://a.example/parent", 3)


def test_engines_agree_on_own_norms(folder: Path) -> None:
    (folder / "both.ttl").write_text(FOUR + goal("e") + goal("f", ' ; stg:targetYear "26"'))
    command = ("town.ttl", "both.ttl", "--norm", "GOAL-MAX3", "--norm", "GOAL-YEAR")
    auto, compiled, reference = (here(*command, "--engine", name) for name in ("auto", "compiled", "pyshacl"))
    assert auto == compiled
    assert len(auto) == 4  # too many in 2025 and in 2026; a year missing, one not written as a year
    for answer in (auto, reference):
        for finding in answer:
            del finding["related"]  # a report of pySHACL has only what stands in the message
    assert auto == reference


def test_explain_engine_names_every_shape(run: Run, folder: Path) -> None:
    result = run("validate", "town.ttl", "clean.ttl", "--explain-engine", cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    named = [line.split()[0].strip("<>") for line in lines if not line.startswith(" ")]
    assert sorted(named) == sorted(
        shape.iri for norm in load_norms() for shape in norm.shapes if norm.encoding != "query"
    )
    assert all(
        re.match(r"<\S+> (compiled|pyshacl \(.+\))$", line) for line in lines if not line.startswith(" ")
    )
    start = lines.index("<https://w3id.org/stgraph/norm/GOAL-YEAR-missing> compiled")
    assert "SELECT" in lines[start + 1]
    assert "targetYear" in lines[start + 1]


# how it is told


def test_output_file_by_its_ending(folder: Path) -> None:
    def written(name: str) -> str:
        outcome = inside("validate", "town.ttl", "faulty.ttl", "--norm", "GOAL-YEAR", "-o", name)
        assert (outcome.code, outcome.out, outcome.err.decode()) == (1, b"", f"Written: {name}\n")
        return (folder / name).read_text()

    assert [run_["tool"]["driver"]["name"] for run_ in json.loads(written("a.sarif"))["runs"]] == ["stgraph"]
    root = ElementTree.fromstring(written("a.xml"))
    assert root.tag == "testsuites"
    assert len(root.findall(".//failure")) == 1
    (row,) = csv.DictReader(io.StringIO(written("a.csv")))
    assert (row["norm"], row["line"], row["message_sv"]) == ("GOAL-YEAR", "4", "Mål a (goal/a) saknar målår")
    assert "[faulty.ttl:4](faulty.ttl#L4)" in written("a.md")
    assert places(found(written("a.json"))) == [("GOAL-YEAR", "faulty.ttl", 4, 1)]
    report = written("a.ttl")
    assert "a sh:ValidationReport" in report
    assert len(list(ox.parse(report, format=ox.RdfFormat.TURTLE))) > 5
    assert "goal:a" in report or TOWN_IRI + "goal/a" in report
    assert written("a.txt").startswith("faulty.ttl:4:1: violation GOAL-YEAR\n")


def test_github_annotations_and_junit_on_stdout(folder: Path) -> None:
    command = ("validate", "town.ttl", "faulty.ttl", "--norm", "GOAL-YEAR", "--format")
    github = inside(*command, "github").out.decode()
    assert re.search(r"^::error .*file=faulty\.ttl,line=4\b", github, re.MULTILINE)
    assert ElementTree.fromstring(inside(*command, "junit").out).tag == "testsuites"


def test_a_long_place_is_not_cut_off(run: Run, folder: Path) -> None:
    deep = folder / ("a-folder-with-a-long-name-" * 3)
    deep.mkdir()
    (folder / "faulty.ttl").rename(deep / "faulty.ttl")
    result = run("validate", "town.ttl", str(deep.name), "--norm", "GOAL-YEAR", cwd=folder)
    assert result.stdout.splitlines()[0] == f"{deep.name}/faulty.ttl:4:1: violation GOAL-YEAR"


def test_colour_only_on_a_terminal(run: Run, folder: Path) -> None:
    command = ("validate", "town.ttl", "faulty.ttl", "--norm", "GOAL-YEAR")
    assert "\x1b" not in run(*command, cwd=folder).stdout
    coloured = _on_terminal(command, folder, {})
    assert b"\x1b[" in coloured
    plain = _on_terminal(command, folder, {"NO_COLOR": "1"})
    assert b"\x1b" not in plain
    assert plain.replace(b"\r\n", b"\n").decode() == re.sub(
        r"\x1b\[[0-9;]*m", "", coloured.replace(b"\r\n", b"\n").decode()
    )


def _on_terminal(command: tuple[str, ...], folder: Path, environ: dict[str, str]) -> bytes:
    parent, child = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    environment |= {"TERM": "xterm-256color", "COLUMNS": "80", "LC_ALL": "C.UTF-8"} | environ
    process = subprocess.Popen(
        [STGRAPH, *command], stdout=child, stderr=subprocess.DEVNULL, env=environment, cwd=folder
    )
    os.close(child)
    chunks = []
    try:
        while chunk := os.read(parent, 65536):
            chunks.append(chunk)
    except OSError:
        pass  # Linux says EIO when the other end closes
    process.wait(timeout=60)
    os.close(parent)
    return b"".join(chunks)


EVERYTHING = (
    FOUR
    + goal("e")
    + goal("f", YEAR + " ; stg:colour 5")
    + waiver("a", "GOAL-YEAR", "goal:e")
    + waiver("b", "GOAL-YEAR", "goal:a")
    + 'organisation:x a stg:Committee ; rdfs:label "Nämnden"@sv .\n'
    'goal:g a stg:Goal ; rdfs:label "Ett till"@sv ; stg:underModel model:a ; stg:assignedTo organisation:x ;'
    f' stg:status status:adopted ; stg:validFromYear "2025"^^xsd:gYear{YEAR} .\n'
)
"""Findings of every severity, some together, one waived, some merely not recorded."""
ENGLISH = re.compile(
    r"\b(violations?|warnings?|info|notes?|findings?|waived|severity|rule|remedy|together|more|seen from|"
    r"not recorded|has|have|goals?|the|is|are|in force|allows|should|stated|did you mean|no|of|for|and)\b",
    re.IGNORECASE,
)


def test_swedish_speaks_no_english(run: Run, folder: Path) -> None:
    (folder / "all.ttl").write_text(EVERYTHING)
    command = ("validate", "town.ttl", "all.ttl", "--lang", "sv", "--as-of", "2026", "--format")
    pages = {
        "text": run(*command, "text", cwd=folder).stdout,
        **{name: inside(*command, name).out.decode() for name in ("markdown", "github")},
    }
    assert "Sett från 2026" in pages["text"]
    for name, text in pages.items():
        shown = text if name != "github" else "\n".join(re.findall("::(?!.*::)(.*)", text))
        # what is quoted from the file, written in Turtle or typed is no sentence
        shown = re.sub(
            r"^ +\d* \|.*$|\".*?\"@en|stgraph explain \S+|\w+[:/]\S+|\b[A-Z]+(-[A-Z0-9]+)+\b|\[all\.ttl.*?\)",
            "",
            shown,
            flags=re.MULTILINE,
        )
        assert ENGLISH.search(shown) is None, ENGLISH.search(shown)


def test_two_runs_give_the_same_bytes(run: Run, folder: Path) -> None:
    (folder / "all.ttl").write_text(EVERYTHING)
    for format_ in ("json", "turtle"):
        command = ("validate", "town.ttl", "all.ttl", "--as-of", "2026", "--format", format_)
        first, second = (run(*command, cwd=folder, PYTHONHASHSEED=seed) for seed in "12")
        assert first.returncode == 1
        assert first.stdout == second.stdout != "", format_


def test_order_of_files_does_not_matter(folder: Path) -> None:
    (folder / "all.ttl").write_text(EVERYTHING)
    assert here("town.ttl", "all.ttl", "--as-of", "2026") == here("all.ttl", "town.ttl", "--as-of", "2026")


# where it stands

ID = "https://w3id.org/stgraph/id/town/"
SPEC = "https://w3id.org/stgraph/spec/"
YEAR_IRI = f"{SPEC}targetYear"
HEAD = "a stg:Goal ; stg:underModel model:a ; stg:status status:adopted"


def by_goal(findings: Found) -> dict[str, tuple[Any, ...]]:
    """{key of the goal: (file, line, column, text)}, one finding each."""
    told = {
        item["focus"].removeprefix(f"{ID}goal/"): tuple(
            item[key] for key in ("file", "line", "column", "text")
        )
        for item in findings
    }
    assert len(told) == len(findings)
    return told


def test_places_in_turtle(run: Run, folder: Path) -> None:
    """Windows line ends and a byte order mark; columns are characters, not bytes."""
    lines = [
        PREFIXES.strip(),
        *MODEL.splitlines(),
        f"# goal:x {HEAD} . (a comment)",
        f"goal:a {HEAD} . goal:b {HEAD} . # goal:y {HEAD} .",
        f'goal:c {HEAD} ; rdfs:label """Mål',
        f"# goal:z {HEAD} .",
        'c 😀"""@sv ; stg:targetYear "26" .',
        f'goal:d {HEAD} ; rdfs:label "åäö 😀"@sv ; stg:targetYear',
        "  # here it comes",
        '    "2026" ; rdfs:comment "d" .',
        f"goal:e {HEAD} ; stg:targetYear ( 2026 2027 ) .",
        f'goal:f {HEAD} ; rdfs:seeAlso [ rdfs:seeAlso [ stg:targetYear 1 ] ] ; stg:targetYear [ rdfs:label "x" ] .',
        f"goal:g {HEAD} ;",
        '  stg:targetYear "2026"^^xsd:gYear , "2027"^^xsd:gYear .',
        "<https://w3id.org/stgraph/id/town/goal/h>",
        f"  {HEAD} .",
    ]
    (folder / "odd.ttl").write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    result = run("validate", "town.ttl", "odd.ttl", "--norm", "GOAL-YEAR", "--format", "json", cwd=folder)
    assert by_goal(found(result.stdout)) == {
        "a": ("odd.ttl", 5, 1, "goal:a"),
        "b": ("odd.ttl", 5, len(f"goal:a {HEAD} . ") + 1, "goal:b"),
        "c": ("odd.ttl", 8, 28, '"26"'),
        "d": ("odd.ttl", 11, 5, '"2026"'),
        "e": ("odd.ttl", 12, len(f"goal:e {HEAD} ; stg:targetYear ") + 1, "("),
        "f": ("odd.ttl", 13, lines[12].index('[ rdfs:label "x"') + 1, "["),
        "g": ("odd.ttl", 14, 1, "goal:g"),
        "h": ("odd.ttl", 16, 1, "<https://w3id.org/stgraph/id/town/goal/h>"),
    }


SPELLINGS = {
    '"2026"': "2026",
    "2026": "2026",
    "01": "01",
    "+2026": "+2026",
    "2026.0": "2026.0",
    "2.026e3": "2.026e3",
    '"2026"^^xsd:int': "2026",
    '"02026"^^xsd:gYear': "02026",
    '"2026-01-01"^^xsd:date': "2026-01-01",
    "'2026'@sv": "2026",
    "true": "true",
}


def test_values_are_spelt_as_in_the_file(run: Run, folder: Path) -> None:
    rows = [f"goal:g{n} {HEAD} ; stg:targetYear {word} .\n" for n, word in enumerate(SPELLINGS)]
    (folder / "years.ttl").write_text(PREFIXES + MODEL + "".join(rows))
    result = run("validate", "town.ttl", "years.ttl", "--norm", "GOAL-YEAR", "--format", "json", cwd=folder)
    told = [(item["line"], item["text"], item["value"]) for item in found(result.stdout)]
    assert told == [(n, word, value) for n, (word, value) in enumerate(SPELLINGS.items(), 4)]


def test_one_thing_in_two_files(folder: Path) -> None:
    (folder / "a.ttl").write_text(
        f'{PREFIXES}{MODEL}\ngoal:a {HEAD} .\ngoal:b {HEAD} .\ngoal:c rdfs:label "C"@sv .\n'
    )
    (folder / "b.ttl").write_text(
        f'{PREFIXES}goal:a rdfs:label "A"@sv .\ngoal:b stg:targetYear 26 .\ngoal:c {HEAD} .\n'
    )
    assert by_goal(here("town.ttl", "a.ttl", "b.ttl", "--norm", "GOAL-YEAR")) == {
        "a": ("a.ttl", 5, 1, "goal:a"),
        "b": ("b.ttl", 3, 23, "26"),
        "c": ("a.ttl", 7, 1, "goal:c"),
    }


def statements(key: str, year: str | None) -> list[str]:
    """A goal as N-Triples; the year stands in the last line."""
    facts = [
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{SPEC}Goal>"),
        (f"{SPEC}underModel", f"<{ID}model/a>"),
        *([(YEAR_IRI, f'"{year}"')] if year else []),
    ]
    return [f"<{ID}goal/{key}> <{name}> {value} ." for name, value in facts]


def test_places_in_other_formats(run: Run, folder: Path) -> None:
    (folder / "model.ttl").write_text(PREFIXES + MODEL)
    (folder / "a.nt").write_text(
        "\n".join(["# N-Triples", *statements("nt", "26"), *statements("nt0", None)]) + "\n"
    )
    trig = [
        PREFIXES.strip(),
        f"goal:trig0 {HEAD} .",
        "<https://a.example/g> {",
        f"  goal:trig {HEAD} ;",
        "    stg:targetYear 26 }",
    ]
    (folder / "b.trig").write_text("\n".join(trig))
    jsonld = [
        {
            "@id": f"{ID}goal/{key}",
            "@type": f"{SPEC}Goal",
            f"{SPEC}underModel": {"@id": f"{ID}model/a"},
            **more,
        }
        for key, more in (("jsonld", {YEAR_IRI: "26"}), ("jsonld0", {}))
    ]
    (folder / "c.jsonld").write_text(json.dumps(jsonld))
    (folder / "d.rdf").write_text(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="' + SPEC + '">'
        f'<s:Goal rdf:about="{ID}goal/rdf"><s:underModel rdf:resource="{ID}model/a"/>'
        "<s:targetYear>26</s:targetYear></s:Goal></rdf:RDF>"
    )
    result = run("validate", ".", "--norm", "GOAL-YEAR", "--format", "json", cwd=folder)
    told = by_goal(found(result.stdout))
    year = f"<{ID}goal/nt> <{YEAR_IRI}> "
    assert told == {
        "nt": ("a.nt", 4, len(year) + 1, '"26"'),
        "nt0": ("a.nt", 5, 1, f"<{ID}goal/nt0>"),
        "trig0": ("b.trig", 2, 1, "goal:trig0"),
        "trig": ("b.trig", 5, 20, "26"),
        "jsonld": ("c.jsonld", None, None, None),
        "jsonld0": ("c.jsonld", None, None, None),
        "rdf": ("d.rdf", None, None, None),
    }
    text = run("validate", ".", "--norm", "GOAL-YEAR", cwd=folder).stdout
    assert "\nd.rdf: violation GOAL-YEAR\n" in text


def test_goals_that_are_too_many_are_listed_with_their_places(run: Run, folder: Path) -> None:
    (folder / "first.ttl").write_text(PREFIXES + MODEL + goal("b", YEAR) + goal("a", YEAR))
    (folder / "second.ttl").write_text(PREFIXES + "\n" + goal("d", YEAR) + "  " + goal("c", YEAR))
    command = ("validate", "town.ttl", "first.ttl", "second.ttl", "--norm", "GOAL-MAX3", "--years", "2026")
    (finding,) = found(run(*command, "--format", "json", cwd=folder).stdout)
    assert [
        (item["iri"], item["label"], item["file"], item["line"], item["column"])
        for item in finding["related"]
    ] == [
        (f"{ID}goal/a", "Goal a", "first.ttl", 5, 1),
        (f"{ID}goal/b", "Goal b", "first.ttl", 4, 1),
        (f"{ID}goal/c", "Goal c", "second.ttl", 4, 3),
        (f"{ID}goal/d", "Goal d", "second.ttl", 3, 1),
    ]
    text = run(*command, cwd=folder).stdout
    assert text.startswith(
        "first.ttl:3:1: violation GOAL-MAX3\n  Culture committee (organisation/kn) has 4 goals"
    )
    for line in ("together Goal a (goal/a)  first.ttl:5:1", "Goal c (goal/c)  second.ttl:4:3"):
        assert line in re.sub(r" {3,}| (?=Goal a)", " ", text).replace("together  ", "together "), text


def test_places_of_blank_nodes(folder: Path) -> None:
    (folder / "people.ttl").write_text(
        "@prefix e: <https://a.example/> .\n"
        "e:anna e:home [ e:street 'X' ; e:room [ e:number 7 ;\n"
        "    e:size 12 ] ] ; e:home [ e:street 'Y' ] .\n"
        "[] e:street 5 .\n"
    )
    (folder / "shapes.ttl").write_text(
        "@prefix e: <https://a.example/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "e:Room sh:targetSubjectsOf e:size ; a sh:PropertyShape ; sh:path e:size ; sh:maxInclusive 10 .\n"
        "e:Home sh:targetSubjectsOf e:street ; a sh:NodeShape ; sh:property"
        " [ sh:path e:room ; sh:minCount 1 ] , [ sh:path e:street ; sh:maxLength 0 ] .\n"
    )
    told = here("people.ttl", "--shapes", "shapes.ttl")
    line = "e:anna e:home [ e:street 'X' ; e:room [ e:number 7 ;"
    second = "    e:size 12 ] ] ; e:home [ e:street 'Y' ] ."
    assert sorted(
        (item["line"], item["column"], item["path"][-6:], item["value"] or "") for item in told
    ) == sorted(
        [
            (2, line.index("'X'") + 1, "street", "X"),
            (3, second.index("12") + 1, "e/size", "12"),
            (3, second.index("'Y'") + 1, "street", "Y"),
            (3, second.index("[ e:street 'Y'") + 1, "e/room", ""),
            (4, 1, "e/room", ""),
            (4, 13, "street", "5"),
        ]
    )


# since a revision


def git(folder: Path, *arguments: str) -> str:
    command = [
        "git",
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@a.example",
        "-c",
        "commit.gpgsign=false",
        *arguments,
    ]
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fault and a waived fault, committed."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "town.ttl").write_bytes(TOWN.read_bytes())
    (tmp_path / "data" / "goals.ttl").write_text(FAULTY + goal("w"))
    (tmp_path / "data" / "waivers.ttl").write_text(PREFIXES + waiver("w", "GOAL-YEAR", "goal:w"))
    git(tmp_path, "init", "-q", ".")
    git(tmp_path, "add", "data")
    git(tmp_path, "commit", "-qm", "first")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text() + text)


SINCE = ("data", "--changed-since", "HEAD")


def test_only_what_is_new_since_a_revision(run: Run, repository: Path) -> None:
    assert here(*SINCE, code=0) == []
    append(repository / "data" / "goals.ttl", goal("new"))
    result = run("validate", *SINCE, cwd=repository)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.startswith("data/goals.ttl:6:1: violation GOAL-YEAR\n  Goal new (goal/new) has no")
    assert re.search(r"^GOAL-YEAR +violation +1$", result.stdout, re.MULTILINE)
    assert [item["line"] for item in here("data", code=1) if not item["waived"]] == [4, 6]


def test_lines_that_moved_are_not_new(repository: Path) -> None:
    goals = repository / "data" / "goals.ttl"
    goals.write_text(goals.read_text().replace(MODEL, MODEL + "\n\n# a comment\n\n"))
    assert here(*SINCE, code=0) == []


def test_renamed_file_is_not_new(repository: Path) -> None:
    git(repository, "mv", "data/goals.ttl", "data/mål.ttl")
    assert here(*SINCE, code=0) == []


def test_removed_waiver_shows_what_it_hid(repository: Path) -> None:
    (repository / "data" / "waivers.ttl").unlink()
    assert by_goal(here(*SINCE, code=1)) == {"w": ("data/goals.ttl", 5, 1, "goal:w")}


def test_mended_fault_is_not_shown_and_its_waiver_is_unused(repository: Path) -> None:
    goals = repository / "data" / "goals.ttl"
    goals.write_text(
        goals.read_text().replace(goal("w"), goal("w", YEAR)).replace(goal("a"), goal("a", YEAR))
    )
    (finding,) = here(*SINCE, code=0)
    assert (finding["norm"], finding["file"]) == ("WAIVER-UNUSED", "data/waivers.ttl")


def test_revisions_further_back_and_by_file(repository: Path) -> None:
    append(repository / "data" / "goals.ttl", goal("second"))
    git(repository, "commit", "-qam", "second")
    append(repository / "data" / "goals.ttl", goal("third"))
    files = [f"data/{name}.ttl" for name in ("town", "goals", "waivers")]
    assert list(by_goal(here(*files, "--changed-since", "HEAD"))) == ["third"]
    assert list(by_goal(here(*files, "--changed-since", "HEAD~1"))) == ["second", "third"]
    assert list(by_goal(here("data", "--changed-since", git(repository, "rev-parse", "HEAD~1").strip()))) == [
        "second",
        "third",
    ]


def test_data_that_was_not_there_at_the_revision(repository: Path) -> None:
    (repository / "data").rename(repository / "elsewhere")
    told = here("elsewhere", "--changed-since", "HEAD", code=1)
    assert list(by_goal([item for item in told if not item["waived"]])) == ["a"]


def test_whole_repository_and_odd_names(repository: Path) -> None:
    """Names that mean something to git's patterns, or that it writes with escapes."""
    git(repository, "mv", "data/goals.ttl", "mål [1]*.ttl")
    git(repository, "commit", "-qm", "renamed")
    assert here(".", "--changed-since", "HEAD", code=0) == []
    files = ("data/town.ttl", "data/waivers.ttl", "mål [1]*.ttl")
    assert here(*files, "--changed-since", "HEAD", code=0) == []
    append(repository / "mål [1]*.ttl", goal("new"))
    assert by_goal(here(*files, "--changed-since", "HEAD")) == {"new": ("mål [1]*.ttl", 6, 1, "goal:new")}


def test_from_a_subfolder_and_inside_a_hook(run: Run, repository: Path) -> None:
    append(repository / "data" / "goals.ttl", goal("new"))
    inner = run("validate", ".", "--changed-since", "HEAD", "--format", "json", cwd=repository / "data")
    assert by_goal(found(inner.stdout)) == {"new": ("goals.ttl", 6, 1, "goal:new")}
    hook = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index"}
    result = run("validate", *SINCE, "--format", "json", cwd=repository, **hook)
    assert list(by_goal(found(result.stdout))) == ["new"], result.stderr


@pytest.mark.parametrize("revision", ["no-such-branch", "", "HEAD:data", "--output=x", "-x", "HEAD..HEAD"])
def test_revision_that_is_none(revision: str, repository: Path) -> None:
    outcome = inside("validate", "data", f"--changed-since={revision}")
    assert (outcome.code, outcome.out) == (2, b""), outcome.err
    assert b"has no revision" in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert sorted(path.name for path in repository.iterdir()) == [".git", "data"]


def test_what_has_no_past(run: Run, folder: Path) -> None:
    result = run(
        "validate",
        "town.ttl",
        "--changed-since",
        "HEAD",
        cwd=folder,
        GIT_CEILING_DIRECTORIES=str(folder.parent),
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert "not a git repository" in result.stderr
    result = run("validate", "-", "--changed-since", "HEAD", stdin=FAULTY, cwd=folder)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Standard input has no earlier revision" in result.stderr


def test_since_with_shapes_of_a_stranger(repository: Path) -> None:
    """Shapes without names are the same then and now."""
    (repository / "shapes.ttl").write_text(
        PREFIXES
        + "[] a sh:NodeShape ; sh:targetClass stg:Goal ; sh:property [ sh:path dcterms:title ; sh:minCount 1 ] .\n"
    )
    assert here(*SINCE, "--shapes", "shapes.ttl", code=0) == []
    append(repository / "data" / "goals.ttl", goal("new", YEAR))
    assert list(by_goal(here(*SINCE, "--shapes", "shapes.ttl", code=1))) == ["new"]
