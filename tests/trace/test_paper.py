"""Traces worked out on paper, from the tables and not from any program, against the program and the walk."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.trace.conftest import Trace, walk_of
from tests.trace.walk import Hops, basis

HERE = Path(__file__).parent
PAPER = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(HERE.glob("*.toml"))}

GOALS = [(town, paper) for town, sheet in PAPER.items() for paper in sheet["goal"]]
FROM = [(town, paper) for town, sheet in PAPER.items() for paper in sheet["from"]]

Paper = dict[str, Any]

every_goal = pytest.mark.parametrize(("town", "paper"), GOALS, ids=[p["goal"] for _, p in GOALS])
every_resource = pytest.mark.parametrize(("town", "paper"), FROM, ids=[p["resource"] for _, p in FROM])


def test_there_is_enough_paper() -> None:
    assert len(PAPER["exempelstad"]["goal"]) >= 10
    assert len(PAPER["helsingborg"]["goal"]) >= 5
    assert {town for town, _ in FROM} == set(PAPER) == {"exempelstad", "helsingborg"}
    names = [(town, paper["goal"]) for town, paper in GOALS]
    assert len(names) == len(set(names))


@every_goal
def test_program_says_what_the_paper_says(trace: Trace, town: str, paper: Paper) -> None:
    (goal,) = (goal for goal in trace(town)["goals"] if goal["goal"] == _iri(town, paper["goal"]))
    support = {path["resource"]: (path["kind"], path["basis"], _triples(path)) for path in goal["support"]}
    assert support == _support(town, paper)
    assert goal["reaches_vision"] == paper["reaches_vision"]
    vision = goal["vision"]
    assert (vision and (vision["basis"], _triples(vision))) == _vision(town, paper)
    if "units" in paper:
        units = [[unit["unit"], unit["basis"]] for unit in goal["units"]]
        assert units == [[_iri(town, unit), how] for unit, how in paper["units"]]
    if "years" in paper:
        assert [goal["start"] or 0, goal["end"] or 0] == paper["years"]


@every_goal
def test_walk_says_what_the_paper_says(town: str, paper: Paper) -> None:
    walk = walk_of(town)
    paths = walk.paths(_iri(town, paper["goal"]))
    assert {
        end: (walk.kind(end), basis(path), _walked(path)) for end, path in paths.items() if walk.kind(end)
    } == _support(town, paper)
    vision = walk.vision(paths)
    assert (vision and (basis(vision), _walked(vision))) == _vision(town, paper)


@pytest.mark.parametrize("town", PAPER)
def test_goals_that_are_named_have_the_same_answers(trace: Trace, town: str) -> None:
    names = [paper["goal"] for paper in PAPER[town]["goal"]]
    named = trace(town, *names)["goals"]
    assert [goal["id"] for goal in named] == names
    assert all(goal in trace(town)["goals"] for goal in named)


@every_resource
def test_program_says_what_the_paper_says_the_other_way(trace: Trace, town: str, paper: Paper) -> None:
    answer = trace(town, "--from", paper["resource"])
    assert answer["resource"] == _iri(town, paper["resource"])
    assert {goal["goal"]: (goal["basis"], len(goal["hops"])) for goal in answer["goals"]} == {
        _iri(town, goal["goal"]): (goal["basis"], goal["hops"]) for goal in paper["goals"]
    }


# ── paper, program and walk in one form ──────────────────────────────────────


def _iri(town: str, name: str) -> str:
    return f"https://w3id.org/stgraph/id/{town}/{name}"


def _relation(name: str) -> str:
    return (
        "http://purl.org/dc/terms/isPartOf" if name == "isPartOf" else f"https://w3id.org/stgraph/spec/{name}"
    )


def _on_paper(town: str, hops: list[list[str]]) -> list[tuple[str, str, str]]:
    return [(_iri(town, s), _relation(relation), _iri(town, o)) for s, relation, o in hops]


def _support(town: str, paper: Paper) -> dict[str, Any]:
    return {
        _iri(town, path["resource"]): (path["kind"], path["basis"], _on_paper(town, path["hops"]))
        for path in paper["support"]
    }


def _vision(town: str, paper: Paper) -> Any:
    if not paper["reaches_vision"]:
        return None
    return paper["vision_basis"], _on_paper(town, paper["vision_hops"])


def _triples(path: Paper) -> list[tuple[str, str, str]]:
    """The hops of an answer as they stand in the data."""
    return [
        (hop["to"], hop["relation"], hop["from"])
        if hop["reverse"]
        else (hop["from"], hop["relation"], hop["to"])
        for hop in path["hops"]
    ]


def _walked(path: Hops) -> list[tuple[str, str, str]]:
    return [hop.triple for hop in path]
