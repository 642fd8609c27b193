"""Norms asked of a server give the findings that the same files give."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stgraph import project
from stgraph.endpoint import Endpoint
from stgraph.findings import Finding, Report
from stgraph.spelled import load_spelled
from stgraph.validation import validate
from tests.conftest import ROOT
from tests.effort import in_ci
from tests.servers import Server
from tests.servers.fixtures import Started

NORMS = ROOT / "tests" / "norms"
FAULTY = (
    NORMS / "town.ttl",
    *(path for path in sorted(NORMS.glob("*/fires-*.ttl")) if "stg:asOfYear" not in path.read_text()),
)
"""A town in which every norm is broken in every way that its tests know."""

OWN_VIEW = (NORMS / "town.ttl", NORMS / "GOAL-ASSESS" / "fires-not-assessed.ttl")
"""Data that say themselves from when they are to be seen."""

DATA = {
    "helsingborg": tuple(project.data_files("helsingborg")),
    "exempelstad": tuple(project.data_files("exempelstad")),
    "faulty": FAULTY,
    "own-view": OWN_VIEW,
}
READ_WHOLE = {"virtuoso"}
"""Servers that do not do what SPARQL says, of which some of our queries would not say a word."""

NOT_STORED = {"virtuoso": ("GOAL-YEAR", "RECORD-YEAR")}
"""Norms about what a server does not keep: Virtuoso takes the date 2026-01-01 and the year 2026 for the same,
and writes the year 22 as 0022.
"""


@pytest.fixture(params=["oxigraph", *(pytest.param(name, marks=in_ci) for name in ("fuseki", "virtuoso"))])
def server(request: pytest.FixtureRequest, started: Started) -> Server:
    return started(request.param)


def hold(server: Server, files: tuple[Path, ...]) -> Endpoint:
    server.load((*project.ontology_files(), *files))
    return Endpoint(server.url, graphs=server.graphs)


def told(report: Report, *, places: bool) -> list[Any]:
    """All that a report says of its findings."""

    def parts(finding: Finding) -> Iterator[Any]:
        yield finding.key, finding.severity, finding.component, finding.absence
        yield finding.focus.labels, finding.value and finding.value.labels, finding.messages, finding.hint
        yield [(thing.text, thing.labels, places and where) for thing, where in finding.related]
        yield finding.waiver, finding.waiver and (finding.waiver.reason, finding.waiver.by)
        if places:
            yield finding.place

    found = [list(parts(finding)) for finding in (*report.findings, *report.waived)]
    return found if places else sorted(found, key=lambda item: str(item[0]))


OPTIONS: dict[str, list[dict[str, Any]]] = {
    "helsingborg": [
        {"as_of": 2026},
        {"as_of": 2024, "years": (2023, 2025)},
        {"as_of": 2026, "unit": "kn"},
        {"as_of": 2026, "norms": ["GOAL-MISSION", "VISION-ONE", "PLAN-HEADING"]},
    ],
    "exempelstad": [{"as_of": 2026}, {"as_of": 2030, "years": (2027, None), "skip": ["CHECK-MATCH"]}],
    "faulty": [{"as_of": 2026}, {"as_of": 2025, "years": (None, 2024)}],
    "own-view": [{}, {"as_of": 2031}],
}


@pytest.mark.parametrize(
    "name",
    ["exempelstad", "own-view", *(pytest.param(name, marks=in_ci) for name in ("helsingborg", "faulty"))],
)
def test_same_findings(name: str, server: Server) -> None:
    files = DATA[name]
    endpoint = hold(server, files)
    some = False
    for options in OPTIONS[name]:
        if name == "faulty":
            options = {"skip": NOT_STORED.get(server.name, ()), **options}
        expected = validate(load_spelled(*files), **options)
        some |= bool(expected.findings)
        # where whole graphs are read, it takes long
        for places in (files,) if server.name in READ_WHOLE else ((), files):
            found = validate(endpoint, places=places, **options)
            assert told(found, places=bool(places)) == told(expected, places=bool(places)), options
            assert (found.judged, found.as_of) == (expected.judged, expected.as_of)
            assert {finding.place for finding in found.findings} == {None} or places
            assert (found.whole is not None) == (server.name in READ_WHOLE)
    assert some, "nothing to compare"
