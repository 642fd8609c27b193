"""`stgraph validate --endpoint`: the server is asked, and what it is not asked is told."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from stgraph import project, queries
from stgraph.endpoint import Endpoint
from stgraph.errors import DataProblem
from stgraph.graph import load
from stgraph.validation import validate
from tests.conftest import Run
from tests.effort import in_ci
from tests.endpoint.server import Script, Server, http, sparql
from tests.validate.town import MODEL, PREFIXES, TOWN, TOWN_IRI, YEAR, goal

EVERYTHING = queries.read("_everything")
PROBE = queries.read("_probe")

FAULTS = PREFIXES + MODEL + "".join(goal(f"a{number}", YEAR) for number in range(4)) + goal("b")
"""Four goals for one year, where three are allowed; one without a year."""

FOUND = {("GOAL-MAX3", TOWN_IRI + "organisation/kn"), ("GOAL-YEAR", TOWN_IRI + "goal/b")}
ONLY = ("--norm", "GOAL-MAX3", "--norm", "GOAL-YEAR", "--as-of", "2026")


@contextmanager
def serving(
    *texts: str, instead: Mapping[str, bytes] | None = None, ontology: bool = True
) -> Iterator[Server]:
    """A server that holds the ontology and these files, and has another answer to some queries."""
    store = ox.Store()
    for file in project.ontology_files() if ontology else ():
        store.bulk_load(path=file)
    store.bulk_load(path=TOWN)
    for text in texts:
        store.load(text.encode(), format=ox.RdfFormat.TURTLE)
    right = sparql(store.query)

    def answer(connection: Any, request: Any) -> None:
        text = request.form["query"][0]
        for part, response in (instead or {}).items():
            if part in text:
                connection.sendall(response)
                return
        right(connection, request)

    script: Script = answer
    with Server(script) as server:
        yield server


def asked(server: Server) -> list[str]:
    return [request.form["query"][0] for request in server.requests]


def found(output: str) -> set[tuple[str, str]]:
    return {(item["norm"], item["focus"]) for item in json.loads(output)["findings"]}


@pytest.fixture
def faults(tmp_path: Path) -> Path:
    file = tmp_path / "faults.ttl"
    file.write_text(FAULTS)
    return file


def test_findings_without_files(run: Run) -> None:
    with serving(FAULTS) as server:
        result = run("validate", "--endpoint", server.url, *ONLY, "--format", "json")
        text = run("validate", "--endpoint", server.url, *ONLY, "--lang", "sv", COLUMNS="100")
    assert (result.returncode, result.stderr) == (1, "")
    assert found(result.stdout) == FOUND
    for finding in json.loads(result.stdout)["findings"]:
        assert [finding[name] for name in ("file", "line", "column")] == [None] * 3
        assert [thing["file"] for thing in finding["related"]] == [None] * len(finding["related"])
    assert text.stdout.startswith("överträdelse GOAL-MAX3\n  Kulturnämnden (organisation/kn)")
    assert f"stgraph explain GOAL-MAX3 --endpoint {server.url}" in text.stdout
    assert EVERYTHING not in asked(server)


def test_a_checkout_adds_file_and_line(run: Run, faults: Path) -> None:
    here = run("validate", str(TOWN), str(faults), *ONLY, "--format", "json")
    with serving(FAULTS) as server:
        for named in (("--endpoint", server.url), (server.url,)):
            there = run("validate", str(TOWN), str(faults), *named, *ONLY, "--format", "json")
            assert json.loads(there.stdout)["findings"] == json.loads(here.stdout)["findings"]
            assert there.returncode == here.returncode == 1
    # `goal:b` is in the last line
    lines = {item["focus"]: item["line"] for item in json.loads(here.stdout)["findings"]}
    assert lines[TOWN_IRI + "goal/b"] == FAULTS.count("\n")
    assert EVERYTHING not in asked(server)


def test_what_stands_in_the_checkout_alone_is_not_judged(run: Run, faults: Path) -> None:
    with serving() as server:
        result = run("validate", str(faults), "--endpoint", server.url, *ONLY, "--format", "json")
    assert found(result.stdout) == set()


def test_requests_do_not_grow_with_findings() -> None:
    counts = []
    for number in (10, 60):
        goals = "".join(goal(f"c{each}") for each in range(number))
        with serving(PREFIXES + MODEL + goals) as server:
            report = validate(Endpoint(server.url), norms=["GOAL-YEAR"], as_of=2026)
            assert len([finding for finding in report.findings if finding.norm == "GOAL-YEAR"]) == number
            counts.append(len(server.requests))
    assert counts[0] == counts[1] < 30


def test_a_mistyped_name_and_what_was_meant() -> None:
    wrong = PREFIXES + 'goal:z a stg:Goal ; stg:assignedTo organisation:knn ; stg:Staus "x" .\n'
    with serving(FAULTS, wrong) as server:
        report = validate(Endpoint(server.url), norms=["CHECK-REFERENCE", "CHECK-TERM"])
        said = {finding.value.id: finding.messages["en"] for finding in report.findings if finding.value}
    assert "did you mean organisation/kn?" in said["organisation/knn"]
    assert "did you mean stg:status?" in said["stg:Staus"]
    assert EVERYTHING not in asked(server)


BLANK = PREFIXES + '[] a stg:Goal ; rdfs:label "Namnlös"@sv ; stg:underModel model:a .\n'
RECURSIVE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix stg: <https://w3id.org/stgraph/spec/> .
<urn:shape> a sh:NodeShape ; sh:targetClass stg:Goal ; sh:property [ sh:path stg:targetYear ; sh:minCount 1 ] .
<urn:whole> a sh:NodeShape ; sh:targetClass stg:Goal ; sh:closed true ; sh:node <urn:recursive> .
<urn:recursive> a sh:NodeShape ; sh:property [ sh:path stg:partOf ; sh:node <urn:recursive> ] .
"""
NO_ROWS = http(200, b'{"head":{"vars":["construct"]},"results":{"bindings":[]}}')


@pytest.mark.parametrize(
    ("options", "instead", "why"),
    [
        ({"inference": "rdfs"}, {}, "--inference rdfs works only here"),
        pytest.param({"engine": "pyshacl"}, {}, "--engine pyshacl works only here", marks=in_ci),
        ({}, {PROBE: NO_ROWS}, "the server does not do what SPARQL says about DATATYPE, EXISTS"),
        ({}, {PROBE: http(500, b"?", media="text/plain")}, "what SPARQL says about DATATYPE, EXISTS"),
        ({}, {"norm:GOAL-MAX3": http(400, b"bad", media="text/plain")}, "does not accept the query: bad"),
        (
            {},
            {"norm:GOAL-YEAR": http(500, b"plan", media="text/plain")},
            "the server failed (HTTP 500): plan",
        ),
        ({}, {"LIMIT 1 } BIND": http(400, b"?", media="text/plain")}, "does not accept the query"),
        ({}, {queries.read("_frame"): http(413)}, "too long"),
    ],
)
def test_read_whole(options: dict[str, Any], instead: dict[str, bytes], why: str) -> None:
    with serving(FAULTS, instead=instead) as server:
        report = validate(Endpoint(server.url), norms=["GOAL-MAX3", "GOAL-YEAR"], as_of=2026, **options)
    assert {(finding.norm, finding.focus.text) for finding in report.findings} == FOUND
    assert why in str(report.whole)
    assert asked(server).count(EVERYTHING) == 1


def test_reading_whole_is_said(run: Run) -> None:
    with serving(FAULTS, instead={PROBE: NO_ROWS}) as server:
        command = ("validate", "--endpoint", server.url, *ONLY)
        result = run(*command, "--format", "json")
        routes = run(*command, "--explain-engine", "--lang", "sv").stdout
    assert result.stderr == (
        "The endpoint's whole graph was read and judged here:"
        " the server does not do what SPARQL says about DATATYPE, EXISTS\n"
    )
    assert (result.returncode, found(result.stdout)) == (1, FOUND)
    why = "Slutpunktens hela graf lästes och prövades här: servern gör inte vad SPARQL säger om DATATYPE, EXISTS"
    assert f" compiled ({why})\n" in routes


def test_shapes_that_cannot_be_asked(run: Run, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(RECURSIVE)
    with serving(FAULTS) as server:
        result = run("validate", "--endpoint", server.url, "--shapes", str(shapes), "--format", "json")
    assert "a shape cannot be asked there: <urn:whole>: the shape is recursive" in result.stderr
    assert ("urn:shape", TOWN_IRI + "goal/b") in found(result.stdout)
    assert asked(server).count(EVERYTHING) == 1


def test_a_finding_about_a_blank_node() -> None:
    with serving(FAULTS, BLANK) as server:
        report = validate(Endpoint(server.url), norms=["GOAL-YEAR"], as_of=2026)
    assert report.whole and report.whole.key == "whole-blank"
    assert sum(finding.focus.text.startswith("_:") for finding in report.findings) == 1


def test_without_the_ontology() -> None:
    with serving(FAULTS, ontology=False) as server:
        report = validate(Endpoint(server.url), norms=["GOAL-YEAR", "GOAL-MAX3"], as_of=2026, unit="kn")
    assert report.whole and report.whole.key == "whole-ontology"
    assert {(finding.norm, finding.focus.text) for finding in report.findings} == FOUND


@pytest.mark.parametrize(
    ("response", "key"),
    [
        (http(401), "endpoint-login"),
        (http(403), "endpoint-forbidden"),
        (http(200, b"{"), "endpoint-unreadable"),
    ],
)
def test_other_errors_stay_errors(response: bytes, key: str) -> None:
    with (
        serving(FAULTS, instead={"norm:GOAL-MAX3": response}) as server,
        pytest.raises(DataProblem) as problem,
    ):
        validate(Endpoint(server.url), norms=["GOAL-MAX3"])
    assert problem.value.key == key
    assert EVERYTHING not in asked(server)


def test_nothing_is_sent_but_reading() -> None:
    with serving(FAULTS) as server:
        validate(Endpoint(server.url), as_of=2024, years=(2023, None), norms=["GOAL-MAX3"])
    assert all(request.line.startswith("POST ") and "query" in request.form for request in server.requests)
    text = next(text for text in asked(server) if "stg:yearsThrough" in text)
    view = "<https://w3id.org/stgraph/id/viewpoint>"
    assert f'VALUES (?view ?first) {{ ({view} "2023"^^<http://www.w3.org/2001/XMLSchema#gYear>) }}' in text
    assert "stg:yearsFrom" not in text  # but the other is as the data say


def test_an_endpoint_has_no_past(run: Run) -> None:
    with serving() as server:
        result = run("validate", "--endpoint", server.url, "--changed-since", "HEAD", *ONLY)
    assert (result.returncode, result.stdout) == (2, "")
    assert "nor has a store or an endpoint" in result.stderr


def test_the_report_of_the_w3c(run: Run, faults: Path) -> None:
    with serving(FAULTS) as server:
        there = run("validate", "--endpoint", server.url, *ONLY, "--format", "turtle")
    here = run("validate", str(TOWN), str(faults), *ONLY, "--format", "turtle")
    assert there.stdout == here.stdout


def test_python_gets_places_too(faults: Path) -> None:
    here = validate(load(TOWN, faults), norms=["GOAL-MAX3"], as_of=2026)
    with serving(FAULTS) as server:
        there = validate(Endpoint(server.url), norms=["GOAL-MAX3"], as_of=2026, places=[TOWN, faults])
    assert [finding.place for finding in there.findings] == [finding.place for finding in here.findings]
    assert all(finding.place for finding in there.findings)
