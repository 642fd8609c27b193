"""What SHACL passes in silence, and stgraph does not."""

from pathlib import Path
from typing import Any

import pytest

from stgraph.findings import Finding
from stgraph.spelled import load_spelled
from stgraph.validation import validate
from tests.validate.town import MODEL, PREFIXES, TOWN, TOWN_IRI, YEAR, goal

NORMS = "https://w3id.org/stgraph/norm/"


@pytest.fixture
def findings(tmp_path: Path) -> Any:
    """Findings about a text that follows the model, of one norm or of all."""

    def judge(text: str, *norms: str, town: bool = True, **options: Any) -> list[Finding]:
        file = tmp_path / "a.ttl"
        file.write_text(text)
        graph = load_spelled(*([TOWN] if town else []), file)
        return list(validate(graph, as_of=2026, norms=norms, **options).findings)

    return judge


def says(finding: Finding, language: str = "en") -> tuple[str, int | None, str]:
    """(rule, line, message)"""
    return (finding.rule, finding.place.line if finding.place else None, finding.messages[language])


def test_nothing_is_said_where_nothing_is_wrong(findings: Any) -> None:
    assert findings(PREFIXES + MODEL + goal("a", YEAR)) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("stg:Gaol", "Goal"),
        ("stg:goal", "Goal"),
        ("stg:Goals", "Goal"),
        ("stg:UnitDirektion", "UnitDirection"),
    ],
)
def test_misspelt_class(wrong: str, right: str, findings: Any) -> None:
    """Every shape passes it by, for it is about nothing that any shape looks for."""
    text = PREFIXES + MODEL + goal("a").replace("stg:Goal", wrong)
    found = [says(item) for item in findings(text) if item.severity == "violation"]
    assert found == [
        ("CHECK-TERM", 4, f"uses {wrong}, which the ontology does not have – did you mean stg:{right}?")
    ]
    (item,) = findings(text, "CHECK-TERM")
    assert says(item, "sv")[2] == f"använder {wrong}, som inte finns i ontologin – menade du stg:{right}?"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("stg:targetYaer", " – did you mean stg:targetYear?"),
        ("stg:assignedto", " – did you mean stg:assignedTo?"),
        ("stg:qqqqqqqq", ""),
    ],
)
def test_misspelt_property(wrong: str, meant: str, findings: Any) -> None:
    text = PREFIXES + MODEL + goal("a", YEAR) + f"goal:a\n  {wrong} 1 .\n"
    (item,) = findings(text, "CHECK-TERM")
    assert says(item)[1:] == (6, f"uses {wrong}, which the ontology does not have{meant}")
    assert item.place and item.place.text == wrong


def test_class_and_property_in_use_elsewhere_are_no_terms_of_ours(findings: Any) -> None:
    text = PREFIXES + MODEL + goal("a", YEAR + " ; <https://a.example/x> <https://a.example/y>")
    assert findings(text + "goal:a a <https://a.example/Goal> .\n", "CHECK-TERM") == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            goal("a", YEAR, unit="knn"),
            4,
            "points at organisation/knn, which is described nowhere – did you mean organisation/kn?",
        ),
        (
            goal("a", YEAR).replace("status:adopted", "status:adoptd"),
            4,
            "points at def/status/adoptd, which is described nowhere – did you mean def/status/adopted?",
        ),
        (
            goal("a", YEAR) + "model:a stg:includesNorm\n  norm:GOAL-YEARS .\n",
            6,
            "points at norm:GOAL-YEARS, which is described nowhere – did you mean norm:GOAL-YEAR?",
        ),
        (
            goal("a", YEAR + " ; dcterms:replaces goal:a-b-c-d-e-f"),
            4,
            "points at goal/a-b-c-d-e-f, which is described nowhere",
        ),
    ],
)
def test_pointed_at_but_described_nowhere(text: str, line: int, message: str, findings: Any) -> None:
    (item,) = findings(PREFIXES + MODEL + text, "CHECK-REFERENCE")
    assert says(item) == ("CHECK-REFERENCE", line, message)


def test_no_governance_model(findings: Any) -> None:
    """Four goals, and nobody who limits them: silence would look like approval."""
    units = MODEL.splitlines()[1] + "\n"
    text = (
        PREFIXES + units + "".join(goal(key, YEAR).replace("stg:underModel model:a ; ", "") for key in "abcd")
    )
    (item,) = findings(text, "CHECK-MODEL")
    assert (item.rule, item.severity, item.focus.text) == ("CHECK-MODEL", "warning", TOWN_IRI + "dataset")
    assert item.messages["sv"] == "har ingen styrmodell; ingen norm har prövats"
    assert item.place and item.place.file == TOWN
    assert "CHECK-MODEL" in {found.rule for found in findings(text)}


def test_outside_every_data_set(findings: Any) -> None:
    """No norm can know whose it is."""
    far = "https://w3id.org/stgraph/id/village"
    text = f'{PREFIXES}{MODEL}<{far}/organisation/x> a stg:Committee ; rdfs:label "X"@sv , "X"@en .\n'
    (item,) = findings(text, "CHECK-MODEL")
    assert says(item)[:2] == ("CHECK-MODEL", 4)
    assert item.focus.text == f"{far}/organisation/x"
    assert item.absence, "told on one line with its like"
    everything = findings(PREFIXES + MODEL + goal("a", YEAR), "CHECK-MODEL", town=False)
    assert [item.focus.text.removeprefix(TOWN_IRI) for item in everything] == ["organisation/kn", "goal/a"]


def test_norm_that_found_nothing_to_look_at(findings: Any) -> None:
    """Only norms that the model names; the place is where it does."""
    (item,) = findings(PREFIXES + MODEL)
    assert (item.rule, item.severity) == ("CHECK-MATCH", "info")
    assert item.place and (item.place.line, item.place.text) == (2, "norm:GOAL-YEAR")
    assert item.focus.text == NORMS + "GOAL-YEAR"
    assert item.focus.id == "GOAL-YEAR"
    assert item.messages == {"sv": "hittade inget att pröva", "en": "found nothing to look at"}
    assert item.absence
    assert findings(PREFIXES + MODEL.replace("norm:GOAL-MAX3 , norm:GOAL-YEAR", "norm:GOAL-MAX3")) == []
    assert findings(PREFIXES + MODEL, skip=["CHECK-MATCH"]) == []
    assert findings(PREFIXES + MODEL, skip=["GOAL-YEAR"]) == [], "what is not looked with is not missed"


def test_nothing_to_look_at_is_only_told_where_asked(findings: Any) -> None:
    assert findings(PREFIXES + MODEL, "GOAL-YEAR") == []
    assert [item.focus.id for item in findings(PREFIXES + MODEL, "GOAL-YEAR", "CHECK-MATCH")] == ["GOAL-YEAR"]


@pytest.mark.parametrize(("missing", "severity"), [("en", "info"), ("sv", "violation")])
def test_name_missing_in_one_language(missing: str, severity: str, findings: Any) -> None:
    label = {"sv": '"Mål a"@sv , ', "en": ' , "Goal a"@en'}[missing]
    text = PREFIXES + MODEL + goal("a", YEAR).replace(label, "")
    (item,) = findings(text)
    assert (item.rule, item.severity, item.place and item.place.line) == ("RECORD-LABEL", severity, 4)


def test_one_place_for_each_use(findings: Any) -> None:
    """A property that is used three times is wrong in three places, each told once."""
    text = PREFIXES + MODEL + "".join(goal(key, YEAR + " ; stg:colour 1 , 2") for key in "abc")
    assert [says(item)[1] for item in findings(text, "CHECK-TERM")] == [4, 5, 6]
