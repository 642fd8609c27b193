"""What goes when a document goes: a town worked out by hand, and both municipalities with it really removed."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import rdflib

import stgraph
from stgraph.impact import impact
from stgraph.paths import GoalTrace
from tests.conftest import Run
from tests.effort import some
from tests.trace.conftest import data_files

TOWN = str(Path(__file__).with_name("town.ttl"))
ID = "https://town.example/id/"
Answer = dict[str, Any]


def ask(run: Run, *arguments: str, data: str = TOWN) -> Answer:
    result = run("impact", *arguments, "--data", data, "--as-of", "2026", "--format", "json")
    assert result.returncode == 0, result.stderr
    answer: Answer = json.loads(result.stdout)
    return answer


def short(paths: list[Answer]) -> list[str]:
    return [path["id"] for path in paths]


def told(losses: list[Answer]) -> dict[str, tuple[str, list[str], list[str]]]:
    return {loss["id"]: (loss["effect"], short(loss["lost"]), short(loss["kept"])) for loss in losses}


# ── the town, seen from 2026: worked out from town.ttl ───────────────────────


def test_a_plan_with_all_that_rests_on_it(run: Run) -> None:
    answer = ask(run, "document/plan")
    assert (answer["id"], answer["end"], answer["from_year"]) == ("document/plan", 2026, 2027)
    # the goal inside goes with the plan; the mission, decided on its own, stays
    assert short(answer["parts"]) == ["document-goal/1"]
    assert told(answer["goals"]) == {
        "goal/a": ("all", ["document/plan"], []),
        "goal/d": ("all", ["document/plan"], []),
        # b keeps the item by an inferred hop, and the programme behind it
        "goal/b": ("some", ["document/plan"], ["item/1", "programme/1"]),
        # c rests on the plan by way of the direction, and on two more by itself
        "goal/c": ("some", ["document/plan"], ["document/old", "document/rule"]),
        # m rests on the plan by way of the mission that is worded in it
        "goal/m": ("some", ["document/plan"], ["document/old"]),
    }
    assert told(answer["others"]) == {
        "direction/1": ("all", ["document/plan"], []),
        "mission/schools": ("all", ["document/plan"], []),
    }
    assert answer["hidden"] == 1  # goal/old, over since 2025


def test_whether_the_loss_comes_before_the_goal_is_over(run: Run) -> None:
    early = {goal["id"]: goal["before_target_year"] for goal in ask(run, "document/plan")["goals"]}
    # from 2027: a runs to 2028, d through 2027 itself, b and m end in 2026, c says no year
    assert early == {"goal/a": True, "goal/d": True, "goal/b": False, "goal/m": False, "goal/c": None}
    # the rule has no last year: nobody knows when
    answer = ask(run, "document/rule")
    assert answer["from_year"] is None
    assert {goal["before_target_year"] for goal in answer["goals"]} == {None}


def test_what_remains_is_told_by_basis_and_by_whether_it_has_ended(run: Run) -> None:
    goals = {goal["id"]: goal for goal in ask(run, "document/plan")["goals"]}
    assert {id_ for id_, goal in goals.items() if goal["only_inferred"]} == {"goal/b"}
    ended = {path["id"]: path["ended"] for goal in goals.values() for path in goal["kept"]}
    # the programme ends with the plan, its item has no year; the old plan ended in 2023
    assert ended == {"item/1": False, "programme/1": True, "document/old": True, "document/rule": False}


def test_the_vision_before_and_after(run: Run) -> None:
    reached = {goal["id"]: goal["reaches_vision"] for goal in ask(run, "document/plan")["goals"]}
    assert reached == {
        "goal/a": {"before": "stated", "after": None},
        "goal/b": {"before": "stated", "after": None},
        "goal/c": {"before": "stated", "after": "stated"},  # through the rule
        "goal/d": {"before": "stated", "after": None},
        "goal/m": {"before": "stated", "after": None},
    }


def test_only_a_hop_on_the_way(run: Run) -> None:
    answer = ask(run, "vision/area")
    # c reaches the vision through the plan as well, by an inferred hop; e through the area alone
    assert [(goal["id"], goal["effect"], goal["reaches_vision"]["after"]) for goal in answer["goals"]] == [
        ("goal/c", "chain", "inferred"),
        ("goal/e", "chain", None),
    ]
    assert told(answer["others"]) == {"document/rule": ("chain", [], [])}


def test_an_item_alone_and_the_programme_with_its_item(run: Run) -> None:
    item, programme = ask(run, "item/1"), ask(run, "programme/1")
    # the programme is reached through the item alone
    expected = {"goal/b": ("some", ["item/1", "programme/1"], ["document/plan"])}
    assert told(item["goals"]) == told(programme["goals"]) == expected
    assert short(item["parts"]) == []
    assert short(programme["parts"]) == ["item/1"]
    assert item["from_year"] is None


def test_filters(run: Run) -> None:
    answer = ask(run, "document/plan", "--all")
    assert told(answer["goals"])["goal/old"] == ("some", ["document/plan"], ["document/old"])
    assert answer["hidden"] == 0
    answer = ask(run, "document/plan", "--unit", "roads")
    assert set(told(answer["goals"])) == {"goal/c", "goal/d"}
    assert answer["hidden"] == 4  # a, b, m and old
    # a goal inside a document is part of the plan and is never counted among those that rest on it
    included = ask(run, "document/plan", "--include", "document-goals")
    assert set(told(included["goals"])) == {"goal/a", "goal/b", "goal/c", "goal/d", "goal/m"}


def test_goals_inside_documents(run: Run) -> None:
    plain, included = ask(run, "vision/1"), ask(run, "vision/1", "--include", "document-goals")
    assert "document-goal/1" in told(plain["others"])
    assert "document-goal/1" in told(included["goals"])


def test_the_hops_between() -> None:
    result = impact(stgraph.load(TOWN), "document/plan", as_of=2026)
    assert [(hop.lower.id, hop.upper.id) for hop in result.hops] == [
        # goals that lose all, then those that lose some, by unit: roads before schools
        ("goal/d", "document-goal/1"),
        ("goal/a", "document/plan"),
        ("goal/c", "direction/1"),
        ("goal/b", "document/plan"),
        ("goal/m", "mission/schools"),
        ("direction/1", "document/plan"),
        ("mission/schools", "document/plan"),
        ("document-goal/1", "document/plan"),
    ]
    assert repr(result) == "<Impact of document/plan: 5 goals>"
    assert result


# ── pages ────────────────────────────────────────────────────────────────────


def test_text_in_english(run: Run) -> None:
    page = run("impact", "document/plan", "--data", TOWN, "--as-of", "2026").stdout
    assert max(map(len, page.splitlines())) <= 80
    assert "Its last year is 2026: what follows happens from 2027, sooner if it is repealed." in page
    assert "Lose all their support: 2" in page
    assert "  ! from 2027, while it runs to 2028\n" in page
    assert "  ! keeps only inferred support, none that is stated\n" in page
    assert "  ! all the support that it keeps has ended by then\n" in page
    assert "  rests on it ● stated, through All pupils read\n" in page
    assert "  keeps       – nothing else is recorded\n" in page
    assert "Old plan (ended 2023)" in page
    assert "Programme (ends 2026)" in page
    assert "Goals left out since they have ended: 1 (shown with --all)" in page


def test_text_in_swedish(run: Run) -> None:
    page = run("impact", "document/plan", "--data", TOWN, "--as-of", "2026", "--lang", "sv").stdout
    assert max(map(len, page.splitlines())) <= 80
    for words in (
        "Sista året är 2026: det som följer sker från 2027",
        "Mister allt sitt stöd: 2",
        "Mister en del av sitt stöd: 3",
        "behåller bara härlett stöd, inget angivet",
        "medan det löper till 2028",
        "visionen nås inte längre",
        "Annat som vilar på det: 2",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("as_of", "words"),
    [("2026", "happens from 2027"), ("2027", "has been the case since 2027")],
)
def test_when(run: Run, as_of: str, words: str) -> None:
    assert words in run("impact", "document/plan", "--data", TOWN, "--as-of", as_of).stdout


@pytest.mark.parametrize(
    ("thing", "as_of", "english", "swedish"),
    [
        (
            "document/leaflet",
            "2026",
            "No goal is recorded that rests on it.",
            "Inget mål är registrerat som vilar",
        ),
        ("item/1", "2030", "No goal in force or to come is recorded", "Inget mål som gäller eller väntar är"),
    ],
)
def test_an_empty_answer_says_what_it_means(
    run: Run, thing: str, as_of: str, english: str, swedish: str
) -> None:
    for language, words in (("en", english), ("sv", swedish)):
        command = ("impact", thing, "--data", TOWN, "--as-of", as_of, "--lang", language)
        for format_ in ("text", "markdown"):
            assert words in run(*command, "--format", format_).stdout
    assert ask(run, "document/leaflet")["goals"] == []


def test_csv_and_markdown(run: Run) -> None:
    command = ("impact", "document/plan", "--data", TOWN, "--as-of", "2026", "--format")
    rows = list(csv.DictReader(io.StringIO(run(*command, "csv").stdout)))
    assert [(row["list"], row["thing"].removeprefix(ID), row["effect"]) for row in rows] == [
        ("goal", "goal/d", "all"),
        ("goal", "goal/a", "all"),
        ("goal", "goal/c", "some"),
        ("goal", "goal/b", "some"),
        ("goal", "goal/m", "some"),
        ("other", "direction/1", "all"),
        ("other", "mission/schools", "all"),
    ]
    b = rows[3]
    assert (b["from_year"], b["before_target_year"], b["kept_stated"]) == ("2027", "false", "")
    assert b["kept_inferred"] == f"{ID}item/1 {ID}programme/1"
    page = run(*command, "markdown").stdout
    assert "| Some, inferred | Schools Committee | 2024–2026 | " in page
    assert page.count("\n## ") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("document/plann",), "Did you mean"),
        (("leaflett",), "document/leaflet"),
        (("organisation/roads",), "stgraph trace --unit organisation/roads"),
        (("document/plan", "--unit", "nobody"), "organisation"),
        (("document/plan", "--format", "yaml"), "Choose text, json, csv, markdown"),
    ],
)
def test_wrong_commands(run: Run, arguments: tuple[str, ...], words: str) -> None:
    result = run("impact", *arguments, "--data", TOWN)
    assert (result.returncode, result.stdout) == (2, "")
    assert words in result.stderr


def test_things_that_rest_on_each_other(run: Run) -> None:
    # x rests on itself and on y, y on x; goal b on x, goal a on b and b on a
    answer = ask(run, "document/x", data="tests/trace/towns/cycle.ttl")
    assert told(answer["goals"]) == {
        "goal/a": ("all", ["document/x", "document/y"], []),
        "goal/b": ("all", ["document/x", "document/y"], []),
    }


# ── really removed ───────────────────────────────────────────────────────────

STG = "https://w3id.org/stgraph/spec/"
PART_OF = ("http://purl.org/dc/terms/isPartOf", f"{STG}statedIn")
AIMS = {
    f"{STG}{name}"
    for name in (
        *("Goal", "Mission", "UnitDirection", "MunicipalDirection"),
        *("Vision", "VisionArea", "CompanyVision", "StrategicTheme"),
    )
}

THINGS = {
    "helsingborg": [
        "document/livskvalitetsprogram-2016",
        "document/mal-ekonomi-2024",
        "document/mandatprogram-2023-2026",
        "document/reglementen-namnder",
        "vision/1",
    ],
    "exempelstad": [
        "document/program-2023-2026",
        "document/budget-2023",
        "document/skolplan",
        "document/reglemente-namnder",
        "programme-item/program-2023-2026-1",
        "direction/kf-1",
        "vision/1",
    ],
}


@pytest.mark.parametrize(
    ("municipality", "thing"), some([(name, thing) for name, things in THINGS.items() for thing in things], 3)
)
def test_as_if_really_removed(tmp_path: Path, municipality: str, thing: str) -> None:
    graph = stgraph.load(municipality)
    result = impact(graph, thing, as_of=2026, every=True)
    gone = _removed(municipality, result.resource.iri, tmp_path / "copy.nt")
    assert {part.iri for part in result.parts} == gone - {result.resource.iri}
    before = {goal.goal.iri: goal for goal in stgraph.trace(graph, as_of=2026)}
    after = {goal.goal.iri: goal for goal in stgraph.trace(stgraph.load(tmp_path / "copy.nt"), as_of=2026)}
    touched = {
        iri
        for iri, goal in before.items()
        if not gone.isdisjoint(end for hop in goal.hops for end in (hop.lower.iri, hop.upper.iri))
    }
    losses = {loss.thing.iri: loss for loss in result.goals}
    assert losses.keys() == touched
    for iri, goal in before.items():
        if iri not in touched:
            assert _supports(goal) == _supports(after[iri])
            continue
        loss = losses[iri]
        assert {path.resource.iri: path.basis for path in loss.kept} == _supports(after[iri])
        lost = _supports(goal).keys() - _supports(after[iri]).keys()
        assert {path.resource.iri for path in loss.lost} == lost
        effect = ("all" if not _supports(after[iri]) else "some") if lost else "chain"
        assert loss.effect == effect
        assert loss.loses_vision == (goal.vision is not None and after[iri].vision is None)


def _supports(goal: GoalTrace) -> dict[str, str]:
    return {path.resource.iri: path.basis for path in goal.support}


def _removed(municipality: str, thing: str, copy: Path) -> set[str]:
    """Write the municipality's data without a thing and what is part of it; gives what was left out."""
    triples = rdflib.Graph()
    for file in data_files(municipality):
        triples.parse(file)
    aims = {str(s) for s, _, o in triples.triples((None, rdflib.RDF.type, None)) if str(o) in AIMS}
    parts = [
        (str(part), str(whole))
        for relation in PART_OF
        for part, whole in triples.subject_objects(rdflib.URIRef(relation))
        if str(part) not in aims or str(whole) in aims
    ]
    gone = {thing}
    while more := {part for part, whole in parts if whole in gone and part not in gone}:
        gone |= more
    for triple in list(triples):
        if str(triple[0]) in gone or str(triple[2]) in gone:
            triples.remove(triple)
    triples.serialize(copy, format="nt", encoding="utf-8")
    return gone
