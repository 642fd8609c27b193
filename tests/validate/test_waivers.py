"""Waivers: which findings they let stand, until when, and which of them nobody needs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from stgraph.findings import Finding, Report
from stgraph.spelled import load_spelled
from stgraph.validation import validate
from tests.conftest import Run
from tests.validate.town import MODEL, PREFIXES, TOWN, TOWN_IRI, YEAR, goal, waiver

BOTH = PREFIXES + MODEL + goal("a") + goal("b")
"""Two goals without a year, lines 4 and 5."""
FOUR = PREFIXES + MODEL + "".join(goal(key, YEAR) for key in "abcd")
"""Too many in 2025 and in 2026."""


@pytest.fixture
def judge(tmp_path: Path) -> Any:
    def judge(text: str, **options: Any) -> Report:
        (tmp_path / "a.ttl").write_text(text)
        return validate(load_spelled(TOWN, tmp_path / "a.ttl"), **{"as_of": 2026, **options})

    return judge


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """(rule, focus, value)"""
    return [
        (item.rule, item.focus.text.removeprefix(TOWN_IRI), item.value.text if item.value else "")
        for item in findings
    ]


def test_norm_and_focus(judge: Any) -> None:
    report = judge(BOTH + waiver("w", "GOAL-YEAR", "goal:a"))
    assert told(report.waived) == [("GOAL-YEAR", "goal/a", "")]
    assert told(report.findings) == [("GOAL-YEAR", "goal/b", "")]
    used = report.waived[0].waiver
    assert used.iri == TOWN_IRI + "waiver/w"
    assert used.reason == {"sv": "Så beslutat.", "en": "So decided."}
    assert (used.by, used.date, used.until) == ({"": "Redaktionen"}, "2025-01-01", None)


def test_of_several_findings_only_the_one_with_this_value(judge: Any) -> None:
    value = ' ; stg:waivedValue "2025"^^xsd:gYear'
    report = judge(FOUR + waiver("w", "GOAL-MAX3", "organisation:kn", value))
    assert told(report.waived) == [("GOAL-MAX3", "organisation/kn", "2025")]
    assert told(report.findings) == [("GOAL-MAX3", "organisation/kn", "2026")]
    report = judge(FOUR + waiver("w", "GOAL-MAX3", "organisation:kn"))
    assert (len(report.waived), len(report.findings)) == (2, 0)


def test_only_the_one_with_this_path(judge: Any) -> None:
    """One thing breaks one norm at two properties."""
    text = PREFIXES + MODEL + goal("a", YEAR + " ; stg:colour 1 ; stg:size 2")
    for path, left in (("stg:colour", "size"), ("stg:size", "colour")):
        report = judge(
            text + waiver("w", "CHECK-TERM", "goal:a", f" ; stg:waivedPath {path}"), norms=["CHECK-TERM"]
        )
        assert [item.path for item in report.findings] == [f"https://w3id.org/stgraph/spec/{left}"]
        assert len(report.waived) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        waiver("w", "GOAL-MAX3", "goal:a"),
        waiver("w", "GOAL-YEAR", "goal:c"),
        waiver("w", "GOAL-YEAR", "goal:a", " ; stg:waivedPath stg:status"),
        waiver("w", "GOAL-YEAR", "goal:a", ' ; stg:waivedValue "2026"'),
    ],
    ids=["norm", "focus", "path", "value"],
)
def test_waiver_that_does_not_fit_waives_nothing_and_is_told(wrong: str, judge: Any) -> None:
    report = judge(BOTH + wrong)
    assert report.waived == ()
    unused = [item for item in report.findings if item.rule == "WAIVER-UNUSED"]
    assert told(tuple(unused)) == [("WAIVER-UNUSED", "waiver/w", "")]
    assert (unused[0].severity, unused[0].place and unused[0].place.line) == ("warning", 6)
    assert {("GOAL-YEAR", "goal/a", ""), ("GOAL-YEAR", "goal/b", "")} <= set(told(report.findings))


def test_waiver_for_two_things_is_unused_for_one(judge: Any) -> None:
    text = waiver("w", "GOAL-YEAR", "goal:a , goal:c")
    report = judge(BOTH + goal("c", YEAR) + text, norms=["GOAL-YEAR", "WAIVER-UNUSED"])
    assert told(report.waived) == [("GOAL-YEAR", "goal/a", "")]
    assert ("WAIVER-UNUSED", "waiver/w", "") in told(report.findings)


@pytest.mark.parametrize(("as_of", "waived"), [(2024, True), (2025, True), (2026, False), (2030, False)])
def test_last_year_is_included_and_then_the_finding_stands_again(
    as_of: int, waived: bool, judge: Any
) -> None:
    until = ' ; stg:validThroughYear "2025"^^xsd:gYear'
    report = judge(PREFIXES + MODEL + goal("a") + waiver("w", "GOAL-YEAR", "goal:a", until), as_of=as_of)
    finding = ("GOAL-YEAR", "goal/a", "")
    if waived:
        assert (told(report.waived), told(report.findings)) == ([finding], [])
    else:
        assert told(report.waived) == []
        assert told(report.findings) == [finding, ("WAIVER-EXPIRED", "waiver/w", "2025")]
        assert {item.severity for item in report.findings} == {"violation"}


def test_of_two_waivers_the_one_that_holds_counts(judge: Any) -> None:
    old = waiver("a", "GOAL-YEAR", "goal:a", ' ; stg:validThroughYear "2024"^^xsd:gYear')
    new = waiver("b", "GOAL-YEAR", "goal:a", ' ; stg:validThroughYear "2027"^^xsd:gYear')
    report = judge(PREFIXES + MODEL + goal("a") + old + new)
    (item,) = report.waived
    assert item.waiver and item.waiver.iri == TOWN_IRI + "waiver/b"
    assert told(report.findings) == [("WAIVER-EXPIRED", "waiver/a", "2024")]


def test_unused_only_where_its_norm_is_looked_at(judge: Any) -> None:
    text = PREFIXES + MODEL + goal("a", YEAR) + waiver("w", "GOAL-YEAR", "goal:a")
    unused = [("WAIVER-UNUSED", "waiver/w", "")]
    assert told(judge(text).findings) == unused
    assert told(judge(text, skip=["GOAL-YEAR"]).findings) == []
    assert told(judge(text, norms=["GOAL-MAX3", "WAIVER-UNUSED"]).findings) == []
    assert told(judge(text, norms=["GOAL-YEAR", "WAIVER-UNUSED"]).findings) == unused
    assert told(judge(text, norms=["GOAL-YEAR"]).findings) == []
    assert told(judge(text, skip=["WAIVER-UNUSED"]).findings) == []


def test_waiver_waives_what_the_program_noticed(judge: Any) -> None:
    text = PREFIXES + MODEL + goal("a", YEAR + " ; stg:colour 1")
    report = judge(text + waiver("w", "CHECK-TERM", "goal:a"))
    assert (told(report.findings), len(report.waived)) == ([], 1)


def test_decided_by_somebody_with_a_name(judge: Any) -> None:
    text = waiver("w", "GOAL-YEAR", "goal:a").replace('"Redaktionen"', "organisation:kf")
    (item,) = judge(PREFIXES + MODEL + goal("a") + text).waived
    assert item.waiver and item.waiver.by == {"sv": "Kommunfullmäktige", "en": "Municipal council"}


def test_command_lists_them_apart_and_does_not_fail(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(PREFIXES + MODEL + goal("a") + waiver("w", "GOAL-YEAR", "goal:a"))
    command = ("validate", str(TOWN), "a.ttl", "--fail-on", "info", "--as-of", "2026")
    result = run(*command, "--format", "json", cwd=tmp_path)
    assert result.returncode == 0, result.stdout
    answer = json.loads(result.stdout)
    (item,) = answer["findings"]
    assert answer["conforms"] is True
    assert (item["norm"], item["waived"], item["line"]) == ("GOAL-YEAR", True, 4)
    assert item["waiver"] == {
        "iri": TOWN_IRI + "waiver/w",
        "reason": {"en": "So decided.", "sv": "Så beslutat."},
        "until": None,
        "by": {"": "Redaktionen"},
        "date": "2025-01-01",
    }
    assert answer["summary"] == [{"rule": "GOAL-YEAR", "severity": "violation", "count": 0, "waived": 1}]
    text = run(*command, cwd=tmp_path)
    assert text.returncode == 0
    assert "a.ttl:4:1" not in text.stdout
    assert re.search(
        r"^rule +severity +findings +waived\nGOAL-YEAR +violation {12,}1$", text.stdout, re.MULTILINE
    )
    assert re.search(r"^Seen from 2026: .*waived 1\.$", text.stdout, re.MULTILINE)
    assert re.search(r"undantagna 1\.$", run(*command, "--lang", "sv", cwd=tmp_path).stdout, re.MULTILINE)


def test_unit_hides_other_waived_findings(judge: Any) -> None:
    other = 'organisation:bun a stg:Committee ; rdfs:label "Barnnämnden"@sv , "Children"@en .\n'
    text = BOTH + other + goal("c", unit="bun") + waiver("w", "GOAL-YEAR", "goal:a")
    report = judge(text, unit="organisation/bun")
    assert (told(report.findings), report.waived) == ([("GOAL-YEAR", "goal/c", "")], ())
    report = judge(text, unit="organisation/kn")
    assert (told(report.findings), told(report.waived)) == (
        [("GOAL-YEAR", "goal/b", "")],
        [("GOAL-YEAR", "goal/a", "")],
    )


def test_waiver_of_a_year_that_is_not_looked_at_is_not_called_unused(judge: Any) -> None:
    value = ' ; stg:waivedValue "2025"^^xsd:gYear'
    text = FOUR + waiver("w", "GOAL-MAX3", "organisation:kn", value)
    report = judge(text, years=(2026, None))
    assert told(report.findings) == [("GOAL-MAX3", "organisation/kn", "2026")]
