"""Small towns written by hand, each with one thing that can be odd about a trace. Expected by hand, too.

A path is written as a line: `goal/a > derivedFrom (stated) > item/1 < supports (inferred) < document/x`,
where `<` marks a triple that stands the other way round.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import rdflib

from tests.conftest import Run

TOWNS = Path(__file__).parent / "towns"
SPACE = "https://town.example/id/"

Data = dict[str, Any]


class Asked(NamedTuple):
    """What a command answered: exit code, goals by short id in order, and what it said on stderr."""

    code: int
    goals: dict[str, Data]
    said: str


Ask = Callable[..., Asked]


@pytest.fixture(scope="session")
def ask(run: Run) -> Ask:
    """Ask `stgraph trace` about one of the towns, seen from 2026."""

    @cache
    def ask_town(town: str, *arguments: str) -> Asked:
        data = str(TOWNS / f"{town}.ttl")
        result = run("trace", "--data", data, "--as-of", "2026", "--format", "json", *arguments)
        goals = json.loads(result.stdout)["goals"] if result.returncode in (0, 1) else []
        return Asked(result.returncode, {goal["id"]: goal for goal in goals}, result.stderr)

    return ask_town


def every_town() -> list[str]:
    return sorted(path.stem for path in TOWNS.glob("*.ttl"))


# ── why not ──────────────────────────────────────────────────────────────────


def test_no_hop_at_all(ask: Ask) -> None:
    code, goals, _ = ask("bare", "goal/a")
    assert code == 1
    goal = goals["goal/a"]
    assert (goal["support"], goal["vision"], goal["reaches_vision"]) == ([], None, False)
    assert missing(goal) == dict.fromkeys(("document", "programme", "vision"), (["goal/a"], []))


def test_path_that_ends_midway(ask: Ask) -> None:
    code, goals, _ = ask("midway")
    assert code == 0
    assert support(goals["goal/a"]) == {
        "document/plan": "goal/a > contributesTo (stated) > direction/1 > derivedFrom (stated) > document/plan"
    }
    assert missing(goals["goal/a"]) == dict.fromkeys(("programme", "vision"), (["document/plan"], []))
    assert support(goals["goal/b"]) == {}
    assert missing(goals["goal/b"]) == dict.fromkeys(
        ("document", "programme", "vision"), (["direction/2"], [])
    )


@pytest.mark.parametrize(
    ("named", "code"), [(("goal/a",), 0), (("goal/b",), 1), (("goal/a", "goal/b"), 1), ((), 0)]
)
def test_exit_code_says_whether_every_named_goal_has_a_path(
    ask: Ask, named: tuple[str, ...], code: int
) -> None:
    asked = ask("midway", *named)
    assert asked.code == code
    assert list(asked.goals) == list(named or ("goal/a", "goal/b"))


def test_where_the_path_ends_is_said(run: Run) -> None:
    text = run("trace", "--data", str(TOWNS / "midway.ttl"), "goal/b").stdout
    assert "the path ends at The direction" in text
    assert "does not reach the vision" in text


def test_inferred_hops_count_and_make_the_path_inferred(ask: Ask) -> None:
    code, goals, _ = ask("inferred")
    assert code == 0
    assert support(goals["goal/a"]) == {
        "item/1": "goal/a > derivedFrom (inferred) > item/1",
        "programme/1": "goal/a > derivedFrom (inferred) > item/1 > isPartOf (stated) > programme/1",
    }
    assert bases(goals["goal/a"]) == {"item/1": "inferred", "programme/1": "inferred"}
    assert goals["goal/a"]["vision"]["basis"] == "inferred"
    # a longer path of stated hops comes before a shorter one
    assert support(goals["goal/c"]) == {
        "item/2": "goal/c > derivedFrom (stated) > item/2",
        "programme/1": "goal/c > derivedFrom (stated) > item/2 > isPartOf (stated) > programme/1",
    }
    assert line(goals["goal/c"]["vision"]) == (
        "goal/c > derivedFrom (stated) > item/2 > isPartOf (stated) > programme/1 > towards (stated) > vision/1"
    )


def test_stated_hops_only(ask: Ask) -> None:
    code, goals, _ = ask("inferred", "--basis", "stated")
    assert code == 0
    assert support(goals["goal/a"]) == {}
    left_out = ["goal/a derivedFrom item/1 (inferred)"]
    # a hop is recorded from the goal, so that it is no dead end: it was left out
    assert missing(goals["goal/a"]) == dict.fromkeys(("document", "programme", "vision"), ([], left_out))
    assert support(goals["goal/b"]) == {"document/plan": "goal/b > derivedFrom (stated) > document/plan"}
    left_out = ["document/plan towards vision/1 (inferred)"]
    assert missing(goals["goal/b"]) == dict.fromkeys(("programme", "vision"), ([], left_out))
    assert goals["goal/c"]["vision"]["basis"] == "stated"
    # the programme is reached, so that the inferred hop to it is not missed
    assert missing(goals["goal/c"]) == {"document": ([], ["goal/c derivedFrom programme/1 (inferred)"])}


@pytest.mark.parametrize(("goal", "code"), [("goal/a", 1), ("goal/b", 0), ("goal/c", 0)])
def test_exit_code_follows_the_hops_allowed(ask: Ask, goal: str, code: int) -> None:
    assert ask("inferred", goal).code == 0
    assert ask("inferred", goal, "--basis", "stated").code == code


def test_what_was_left_out_is_said_and_not_called_unrecorded(run: Run) -> None:
    town = str(TOWNS / "inferred.ttl")
    text = run("trace", "--data", town, "goal/b", "--basis", "stated", COLUMNS="300").stdout
    assert "left out: The plan – towards – vision/1 (inferred)" in text
    assert "no hop upwards is recorded" not in text
    text = run("trace", "--data", town, "goal/a", "--basis", "stated", COLUMNS="300").stdout
    assert "left out: goal/a – derived from – item/1 (inferred)" in text
    assert "recorded at all" not in text


def test_cycle(ask: Ask) -> None:
    code, goals, _ = ask("cycle")
    assert code == 0
    assert support(goals["goal/a"]) == {
        "document/x": "goal/a > derivedFrom (stated) > goal/b > derivedFrom (stated) > document/x",
        "document/y": "goal/a > derivedFrom (stated) > goal/b > derivedFrom (stated) > document/x"
        " > implements (stated) > document/y",
    }
    assert support(goals["goal/b"]) == {
        "document/x": "goal/b > derivedFrom (stated) > document/x",
        "document/y": "goal/b > derivedFrom (stated) > document/x > implements (stated) > document/y",
    }
    # nothing above is without a hop upwards, and yet the vision is not reached
    assert missing(goals["goal/a"]) == dict.fromkeys(("programme", "vision"), ([], []))


def test_cycle_the_other_way(ask: Ask) -> None:
    assert {
        goal: len(found["hops"]) for goal, found in ask("cycle", "--from", "document/y").goals.items()
    } == {
        "goal/a": 3,
        "goal/b": 2,
    }
    # a goal in a cycle does not rest on itself
    assert list(ask("cycle", "--from", "goal/a").goals) == ["goal/b"]


def test_basis_that_nobody_recorded(ask: Ask) -> None:
    _, goals, _ = ask("unrecorded")
    assert support(goals["goal/a"]) == {
        "document/plain": "goal/a > derivedFrom (unrecorded) > document/plain"
    }
    assert bases(goals["goal/a"]) == {"document/plain": "unrecorded"}
    assert support(goals["goal/b"]) == {
        "document/silent": "goal/b > derivedFrom (unrecorded) > document/silent"
    }
    assert goals["goal/a"]["support"][0]["hops"][0]["evidence"] == []


def test_link_without_the_relation_itself_is_no_hop(ask: Ask) -> None:
    code, goals, _ = ask("unrecorded", "goal/c")
    assert (code, support(goals["goal/c"])) == (1, {})


def test_part_is_stated_by_its_own_source(ask: Ask) -> None:
    _, goals, _ = ask("unrecorded", "goal/d")
    goal = goals["goal/d"]
    assert support(goal) == {
        "item/1": "goal/d > derivedFrom (stated) > item/1",
        "programme/1": "goal/d > derivedFrom (stated) > item/1 > isPartOf (stated) > programme/1",
    }
    # the programme is only said to be towards the vision
    assert (goal["vision"]["basis"], goal["vision"]["hops"][-1]["basis"]) == ("unrecorded", "unrecorded")
    (part,) = (path["hops"][-1] for path in goal["support"] if path["id"] == "programme/1")
    (evidence,) = part["evidence"]
    assert (evidence["link"], evidence["basis"]) == (None, "stated")
    assert evidence["sources"] == ["https://town.example/page"]


def test_unrecorded_is_not_stated(ask: Ask) -> None:
    code, goals, _ = ask("unrecorded", "goal/a", "--basis", "stated")
    assert (code, support(goals["goal/a"])) == (1, {})
    assert missing(goals["goal/a"])["document"] == ([], ["goal/a derivedFrom document/plain (unrecorded)"])


def test_several_relations_between_one_pair(ask: Ask) -> None:
    _, goals, _ = ask("pairs")
    # of the stated ones the first by name; the inferred one would sort before them
    assert support(goals["goal/a"]) == {"document/x": "goal/a > contributesTo (stated) > document/x"}
    # several links for one relation: the strongest counts, all are shown
    assert support(goals["goal/b"]) == {"document/y": "goal/b > derivedFrom (stated) > document/y"}
    evidence = goals["goal/b"]["support"][0]["hops"][0]["evidence"]
    assert [item["basis"] for item in evidence] == ["inferred", "stated"]
    # inferred is better than not recorded, although the other relation sorts first
    assert support(goals["goal/c"]) == {"document/z": "goal/c > towards (inferred) > document/z"}
    assert support(goals["goal/d"]) == {
        "document/w": "goal/d > towards (stated) > direction/m > towards (stated) > document/w"
    }


def test_supports_runs_the_other_way(ask: Ask) -> None:
    _, goals, _ = ask("supports")
    assert support(goals["goal/a"]) == {
        "document/plan": "goal/a < supports (stated) < document/plan",
        "document/law": "goal/a < supports (stated) < document/plan < supports (inferred) < document/law",
    }
    assert bases(goals["goal/a"]) == {"document/plan": "stated", "document/law": "inferred"}
    # what a goal supports does not support the goal
    assert support(goals["goal/b"]) == {}
    assert missing(goals["goal/b"])["document"] == (["goal/b"], [])
    assert list(ask("supports", "--from", "document/law").goals) == ["goal/a"]
    assert ask("supports", "--from", "document/other").goals == {}


def test_several_visions(ask: Ask) -> None:
    _, goals, _ = ask("visions")
    assert line(goals["goal/a"]["vision"]) == (
        "goal/a > towards (stated) > vision-area/1 > isPartOf (stated) > vision/2"
    )
    assert line(goals["goal/b"]["vision"]) == "goal/b > towards (stated) > vision/1"
    assert line(goals["goal/c"]["vision"]) == "goal/c > towards (stated) > vision/dream"
    assert all(goal["reaches_vision"] for goal in goals.values())
    # a vision is where a trace ends, not what supports a goal
    assert not any(goal["support"] for goal in goals.values())


@pytest.mark.parametrize(
    ("vision", "goals"),
    [("vision/1", ["goal/a", "goal/b"]), ("vision/2", ["goal/a", "goal/b"]), ("dream", ["goal/c"])],
)
def test_each_vision_the_other_way(ask: Ask, vision: str, goals: list[str]) -> None:
    assert list(ask("visions", "--from", vision).goals) == goals


def test_kind_of_the_nearest_class(ask: Ask) -> None:
    _, goals, _ = ask("classes", "goal/a")
    assert {path["id"]: path["kind"] for path in goals["goal/a"]["support"]} == {
        "document/action": "document",
        "document/manifesto": "programme",
        "document/money": "budget",
        "item/1": "programme-item",
    }


def test_goal_of_a_class_of_the_towns_own(ask: Ask) -> None:
    assert list(ask("classes").goals) == ["goal/a", "goal/promise"]


# ── to ───────────────────────────────────────────────────────────────────────

ALL = {
    "document": {"document/plan", "priority/1", "document/budget"},
    "programme": {"item/1", "programme/1"},
    "vision": set[str](),
}


@pytest.mark.parametrize("target", ALL)
def test_only_paths_to_a_target(ask: Ask, target: str) -> None:
    code, goals, _ = ask("targets", "goal/all", "--to", target)
    assert code == 0
    assert set(support(goals["goal/all"])) >= ALL[target]
    if target != "vision":
        assert set(support(goals["goal/all"])) == ALL[target]
    assert missing(goals["goal/all"]) == {}


@pytest.mark.parametrize(
    ("goal", "target", "code"),
    [
        ("goal/vision", "vision", 0),
        ("goal/vision", "document", 1),
        ("goal/vision", "programme", 1),
        ("goal/document", "vision", 1),
        ("goal/document", "document", 0),
        ("goal/document", "programme", 1),
    ],
)
def test_exit_code_follows_the_target(ask: Ask, goal: str, target: str, code: int) -> None:
    asked = ask("targets", goal, "--to", target)
    assert asked.code == code
    assert list(missing(asked.goals[goal])) == ([target] if code else [])
    assert ask("targets", "--to", target).code == 0


@pytest.mark.parametrize("target", ALL)
def test_vision_is_reached_whatever_is_asked_for(ask: Ask, target: str) -> None:
    _, goals, _ = ask("targets", "--to", target)
    assert {goal: found["reaches_vision"] for goal, found in goals.items()} == {
        "goal/all": True,
        "goal/document": False,
        "goal/vision": True,
    }


def test_nothing_false_is_said_of_a_goal_that_misses_the_target(run: Run) -> None:
    text = run("trace", "--data", str(TOWNS / "targets.ttl"), "goal/vision", "--to", "document").stdout
    assert "does not reach the vision" not in text
    assert "recorded at all" not in text


def test_turtle_holds_the_hops_to_the_target_only(run: Run) -> None:
    town = str(TOWNS / "targets.ttl")
    turtle = run("trace", "--data", town, "--format", "turtle", "goal/all", "--to", "programme").stdout
    triples = [tuple(map(str, triple)) for triple in rdflib.Graph().parse(data=turtle, format="turtle")]
    hops = {(short(s), name(p), short(o)) for s, p, o in triples}
    assert {hop for hop in hops if hop[1] in ("derivedFrom", "isPartOf", "towards")} == {
        ("goal/all", "derivedFrom", "item/1"),
        ("item/1", "isPartOf", "programme/1"),
    }


# ── units and years ──────────────────────────────────────────────────────────


def test_several_units_for_one_goal(ask: Ask) -> None:
    code, goals, _ = ask("units")
    assert code == 0
    assert units(goals["goal/a"]) == {
        "organisation/water": ("stated", True),
        "organisation/school": ("inferred", True),
        "organisation/kf": ("stated", False),
    }
    assert short(goals["goal/a"]["unit"]) == "organisation/water"
    assert (units(goals["goal/b"]), goals["goal/b"]["unit"]) == ({}, None)
    # by unit, and goals of nobody last
    assert list(goals) == ["goal/c", "goal/a", "goal/d", "goal/b"]


def test_unit_that_is_both_stated_and_inferred_is_stated(ask: Ask) -> None:
    assert units(ask("units", "goal/c").goals["goal/c"]) == {"organisation/school": ("stated", True)}


def test_unit_on_a_basis_that_nobody_knows(ask: Ask) -> None:
    assert units(ask("units", "goal/d").goals["goal/d"]) == {"organisation/water": ("unrecorded", True)}


@pytest.mark.parametrize(
    ("unit", "goals"),
    [
        ("organisation/school", ["goal/c", "goal/a"]),
        ("school", ["goal/c", "goal/a"]),
        ("committee school", ["goal/c", "goal/a"]),
        ("Water Company", ["goal/a", "goal/d"]),
        (f"{SPACE}organisation/kf", ["goal/a"]),
    ],
)
def test_goals_of_a_unit(ask: Ask, unit: str, goals: list[str]) -> None:
    asked = ask("units", "--unit", unit)
    assert (asked.code, list(asked.goals)) == (0, goals)


def test_unit_without_goals(ask: Ask) -> None:
    asked = ask("units", "--unit", "organisation/idle")
    assert (asked.code, asked.goals) == (0, {})


@pytest.mark.parametrize(("unit", "hint"), [("shcool", "organisation/school"), ("comm", "organisation/idle")])
def test_unit_that_fits_none_or_several(ask: Ask, unit: str, hint: str) -> None:
    asked = ask("units", "--unit", unit)
    assert asked.code == 2
    assert hint in asked.said


def test_filters_do_not_touch_a_goal_that_is_named(ask: Ask) -> None:
    assert list(ask("units", "goal/b", "--unit", "school").goals) == ["goal/b"]
    assert list(ask("years", "goal/one-year", "--year", "2030").goals) == ["goal/one-year"]


@pytest.mark.parametrize(
    ("year", "goals"),
    [
        (2023, []),
        (2024, ["closed", "open", "target"]),
        (2025, ["closed", "one-year", "open", "target"]),
        (2026, ["closed", "open"]),
        (2027, ["open"]),
        (2031, ["open"]),
    ],
)
def test_goals_in_force_in_a_year(ask: Ask, year: int, goals: list[str]) -> None:
    asked = ask("years", "--year", str(year))
    assert asked.code == 0
    assert sorted(asked.goals) == [f"goal/{goal}" for goal in goals]


@pytest.mark.parametrize(
    ("as_of", "states"),
    [
        (2023, "closed upcoming, one-year upcoming, open upcoming, target upcoming, no-start unknown"),
        (2025, "closed in-force, one-year in-force, open in-force, target in-force, no-start unknown"),
        (2026, "closed in-force, one-year ended, open in-force, target ended, no-start unknown"),
        (2027, "closed ended, one-year ended, open in-force, target ended, no-start ended"),
        (2031, "closed ended, one-year ended, open in-force, target ended, no-start ended"),
    ],
)
def test_viewpoint_hides_nothing(ask: Ask, as_of: int, states: str) -> None:
    goals = ask("years", "--as-of", str(as_of)).goals
    expected = dict(pair.split() for pair in f"{states}, no-years unknown".split(", "))
    assert {goal.removeprefix("goal/"): found["state"] for goal, found in goals.items()} == expected


def test_years_of_a_goal(ask: Ask) -> None:
    assert {goal.removeprefix("goal/"): (g["start"], g["end"]) for goal, g in ask("years").goals.items()} == {
        "closed": (2024, 2026),
        "one-year": (2025, 2025),
        "open": (2024, None),
        "target": (2024, 2025),
        "no-start": (None, 2026),
        "no-years": (None, None),
    }


ENDS = {
    "last": (2024, 2025),
    "aim": (2024, 2025),
    "replaced": (2024, 2025),
    "replaced-later": (2024, 2025),
    "replaced-at-once": (2024, 2023),
    "proposed-away": (2024, 2028),
    "undecided": (2024, 2028),
    "undated": (2024, 2028),
    "new": (2026, 2028),
    "newer": (2027, 2028),
    "at-once": (2024, 2028),
    "proposal": (2026, 2028),
    "no-status": (2026, 2028),
    "no-year": (None, 2028),
}


def test_goal_ends_with_whatever_comes_first(ask: Ask) -> None:
    goals = ask("editions", "--as-of", "2026").goals
    assert {goal.removeprefix("goal/"): (g["start"], g["end"]) for goal, g in goals.items()} == ENDS


@pytest.mark.parametrize("year", range(2023, 2030))
def test_goal_is_in_force_from_its_first_year_to_its_end(ask: Ask, year: int) -> None:
    expected = [goal for goal, (start, end) in ENDS.items() if start is not None and start <= year <= end]
    assert sorted(ask("editions", "--year", str(year)).goals) == sorted(f"goal/{goal}" for goal in expected)


def test_goal_replaced_in_its_first_year_is_in_force_in_none(run: Run) -> None:
    town = ("--data", str(TOWNS / "editions.ttl"))
    assert "2024–2023" not in run("trace", *town, "--as-of", "2024").stdout
    result = run("coverage", *town, "--years", "2023..2024", "--format", "json")
    covered = {goal["id"].removeprefix("goal/") for goal in json.loads(result.stdout)["goals"]}
    assert covered == {goal for goal, (start, _) in ENDS.items() if start == 2024} - {"replaced-at-once"}


def test_document_is_not_ended_by_the_one_that_replaces_it(ask: Ask) -> None:
    (path,) = ask("editions", "goal/new").goals["goal/new"]["support"]
    assert (path["id"], path["start"], path["end"]) == ("document/plan", 2020, None)


# ── names ────────────────────────────────────────────────────────────────────


NAMES = [
    (f"{SPACE}goal/school-1", "goal/school-1"),
    ("goal/school-1", "goal/school-1"),
    ("school-1", "goal/school-1"),
    ("Safe pupils at school", "goal/school-1"),
    ("TRYGGA ELEVER I SKOLAN", "goal/school-1"),
    ("pupils safe", "goal/school-1"),
    ("frisk", "goal/school-2"),
    ("goal/nameless", "goal/nameless"),
    ("nameless", "goal/nameless"),
    ("90", "goal/90"),
    ("90 %", "goal/90"),
    # an id before a name that is a number
    ("goal/12", "goal/12"),
    ("goal/share", "goal/share"),
    # a whole name before words of another
    ("ren luft", "goal/air"),
    ("renare luft", "goal/12"),
]
"""What a person may type, and the goal that is meant."""


def test_goals_by_name(run: Run) -> None:
    names = [typed for typed, _ in NAMES]
    result = run("trace", "--data", str(TOWNS / "names.ttl"), "--format", "json", *names)
    assert result.returncode == 1, result.stderr
    found = [goal["id"] for goal in json.loads(result.stdout)["goals"]]
    assert list(zip(names, found, strict=True)) == NAMES


def test_goal_without_a_name_or_with_a_number_for_one(ask: Ask) -> None:
    goals = ask("names").goals
    assert (goals["goal/nameless"]["label"], goals["goal/nameless"]["labels"]) == ("goal/nameless", {})
    assert (goals["goal/share"]["label"], goals["goal/share"]["labels"]) == ("12", {"sv": "12"})
    assert (goals["goal/90"]["label"], goals["goal/90"]["labels"]) == ("90 %", {"": "90 %"})


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("pupils", ["goal/school-1", "goal/school-2"]),
        ("elever skolan", ["goal/school-1", "goal/school-2"]),
        ("luft", ["goal/12", "goal/air"]),
        # the end of an id and a whole name are one step: neither is guessed
        ("12", ["goal/12", "goal/share"]),
    ],
)
def test_name_that_fits_several(ask: Ask, name: str, candidates: list[str]) -> None:
    code, _, said = ask("names", name)
    assert code == 2
    assert [text.split()[0] for text in said.splitlines() if text.startswith("  ")] == candidates


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("goal/schol-1", "goal/school-1"),
        ("Safe pupil at schol", "goal/school-1"),
        ("Clearer air", "goal/12"),
        ("nameles", "goal/nameless"),
    ],
)
def test_name_that_fits_none(ask: Ask, name: str, near: str) -> None:
    code, _, said = ask("names", name)
    assert code == 2
    assert near in [text.split()[0] for text in said.splitlines() if text.startswith("  ")]


@pytest.mark.parametrize("name", ["xyzzy", "goal/12 pupils", "https://town.example/id/goal/", " "])
def test_name_that_is_near_nothing(ask: Ask, name: str) -> None:
    code, _, said = ask("names", name)
    assert code == 2
    assert said.startswith("stgraph: ")


def test_a_document_is_no_goal_and_a_goal_no_unit(ask: Ask) -> None:
    assert ask("bare", "document/plan").code == 2
    assert ask("units", "--unit", "goal/a").code == 2


def test_goals_and_from_exclude_each_other(ask: Ask) -> None:
    asked = ask("bare", "goal/a", "--from", "document/plan")
    assert asked.code == 2
    assert "--from" in asked.said


def test_document_that_supports_no_goal(ask: Ask) -> None:
    asked = ask("bare", "--from", "document/plan")
    assert (asked.code, asked.goals) == (0, {})
    assert ask("bare", "--from", "document/plam").code == 2


# ── whatever the data ────────────────────────────────────────────────────────


def test_what_is_said_twice(ask: Ask) -> None:
    goal = ask("twice").goals["goal/a"]
    assert (goal["start"], goal["end"]) == (2024, 2026)
    (path,) = goal["support"]
    assert (path["kind"], path["basis"]) == ("budget", "stated")
    first, second = path["hops"][0]["evidence"]
    assert (short(first["link"]), first["basis"]) == ("link/1", "stated")
    assert first["sources"] == ["https://town.example/page/1", "https://town.example/page/2"]
    assert (short(second["link"]), second["basis"]) == ("link/2", "inferred")


@pytest.mark.parametrize(
    ("town", "format_"),
    [
        ("pairs", "json"),
        ("units", "json"),
        ("visions", "json"),
        ("twice", "json"),
        ("twice", "text"),
        ("twice", "csv"),
        ("twice", "turtle"),
        ("blank", "json"),
        ("blank", "turtle"),
    ],
)
def test_same_bytes_whatever_the_order_of_the_triples(
    run: Run, tmp_path: Path, town: str, format_: str
) -> None:
    triples = sorted(rdflib.Graph().parse(TOWNS / f"{town}.ttl").serialize(format="nt").split("\n"))
    file = tmp_path / "town.nt"
    answers = set()
    for order in (triples, triples[::-1], triples[1::2] + triples[::2]):
        file.write_text("\n".join(order), encoding="utf-8")
        answers.add(run("trace", "--data", str(file), "--as-of", "2026", "--format", format_).stdout)
    assert len(answers) == 1
    assert answers.pop()


def test_link_without_an_iri_counts(ask: Ask) -> None:
    (path, *_) = (path for path in ask("blank").goals["goal/a"]["support"] if path["id"] == "document/plan")
    assert line(path) == "goal/a > derivedFrom (stated) > document/plan"
    assert {item["basis"] for item in path["hops"][0]["evidence"]} == {"stated", "inferred"}


@pytest.mark.parametrize("town", every_town())
def test_whatever_the_town_the_table_is_shown(run: Run, town: str) -> None:
    data = str(TOWNS / f"{town}.ttl")
    result = run("trace", "--data", data, "--include", "document-goals", "--lang", "sv")
    notice = "Stödlänkar utan sin direkta trippel, som inte följs: 1\n" if town == "unrecorded" else ""
    assert (result.returncode, result.stderr) == (0, notice)
    assert result.stdout


# ── answers as lines ─────────────────────────────────────────────────────────


def short(iri: str) -> str:
    return iri.removeprefix(SPACE)


def name(relation: str) -> str:
    return relation.rsplit("/", 1)[-1]


def line(path: Data) -> str:
    parts = [short(path["hops"][0]["from"])]
    for hop in path["hops"]:
        arrow = "<" if hop["reverse"] else ">"
        parts.append(f"{arrow} {name(hop['relation'])} ({hop['basis']}) {arrow} {short(hop['to'])}")
    return " ".join(parts)


def support(goal: Data) -> dict[str, str]:
    return {path["id"]: line(path) for path in goal["support"]}


def bases(goal: Data) -> dict[str, str]:
    return {path["id"]: path["basis"] for path in goal["support"]}


def missing(goal: Data) -> dict[str, tuple[list[str], list[str]]]:
    """By target: where the paths end, and which hops were left out."""
    return {
        item["target"]: (
            sorted(map(short, item["dead_ends"])),
            [
                f"{short(h['from'])} {name(h['relation'])} {short(h['to'])} ({h['basis']})"
                for h in item["blocked"]
            ],
        )
        for item in goal["missing"]
    }


def units(goal: Data) -> dict[str, tuple[str, bool]]:
    return {short(unit["unit"]): (unit["basis"], unit["governing"]) for unit in goal["units"]}
