"""Every trace of both municipalities, in both directions, is what the independent walk finds."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

import stgraph
from tests.conftest import Run
from tests.effort import some
from tests.trace.conftest import Answer, Trace, data_files, walk_of
from tests.trace.walk import BASES, STATED, Hop, Walk, basis, strength

MUNICIPALITIES = ("helsingborg", "exempelstad")
DOCUMENT_GOALS = ("--include", "document-goals")
ONLY_STATED = ("--basis", "stated")
OPTIONS = [(), DOCUMENT_GOALS, ONLY_STATED, (*DOCUMENT_GOALS, *ONLY_STATED)]

DOCUMENT = {"document", "budget", "priority", "assignment"}
PROGRAMME = {"programme", "programme-item"}

CHUNKS = 4
"""The resources of a municipality are dealt out to this many tests, so that they run side by side."""

municipalities = pytest.mark.parametrize("municipality", MUNICIPALITIES)
each_way_of_asking = pytest.mark.parametrize(
    "options", OPTIONS, ids=lambda options: "".join(options) or "plain"
)

Steps = list[tuple[str, str, str, bool, str]]


# ── upwards ──────────────────────────────────────────────────────────────────


@municipalities
@each_way_of_asking
def test_every_goal(trace: Trace, municipality: str, options: tuple[str, ...]) -> None:
    walk = walk_of(municipality)
    answer = trace(municipality, *options)
    _check_shape(answer)
    goals = walk.goals(document_goals="document-goals" in options)
    bases = (STATED,) if "stated" in options else BASES
    expected = {goal: _expected(walk, goal, bases) for goal in goals}
    assert {goal["goal"]: _answered(goal) for goal in answer["goals"]} == expected
    assert len(answer["goals"]) == len(goals)


@municipalities
def test_the_municipality_has_what_these_tests_are_about(municipality: str) -> None:
    walk = walk_of(municipality)
    kept = [path for goal in walk.goals() for path in walk.paths(goal).values()]
    assert {hop.basis for path in kept for hop in path} >= {"stated", "inferred"}
    assert any(hop.reverse for path in kept for hop in path)
    assert {walk.kind(path[-1].upper) for path in kept} >= {"document", "budget", "programme", "priority"}
    assert {walk.vision(walk.paths(goal)) is None for goal in walk.goals()} == {True, False}


@municipalities
@each_way_of_asking
def test_evidence_of_every_hop(trace: Trace, municipality: str, options: tuple[str, ...]) -> None:
    walk = walk_of(municipality)
    for goal in trace(municipality, *options)["goals"]:
        for path in (*goal["support"], *([goal["vision"]] if goal["vision"] else [])):
            for step in path["hops"]:
                expected = walk.evidence(_hop(step))
                assert [_evidence(item) for item in step["evidence"]] == expected, step
                assert step["evidence"], f"no evidence: {step}"


@municipalities
def test_answers_come_strongest_first(trace: Trace, municipality: str) -> None:
    walk = walk_of(municipality)
    goals = trace(municipality)["goals"]
    assert [goal["goal"] for goal in goals] == sorted(walk.goals(), key=lambda goal: _goal_order(walk, goal))
    for goal in goals:
        paths = [tuple(map(_hop, path["hops"])) for path in goal["support"]]
        assert paths == sorted(paths, key=strength)


# ── downwards ────────────────────────────────────────────────────────────────


@municipalities
@pytest.mark.parametrize("chunk", some(range(CHUNKS), 1))
def test_every_support_the_other_way(municipality: str, chunk: int) -> None:
    walk = walk_of(municipality)
    graph = stgraph.load(municipality)
    for resource in [thing for thing in walk.supports() if thing in walk.joined][chunk::CHUNKS]:
        found = stgraph.trace_from(graph, resource, as_of=2026, document_goals=True)
        answered = {
            goal.goal.iri: [
                (hop.lower.iri, hop.relation, hop.upper.iri, hop.reverse, hop.basis) for hop in path.hops
            ]
            for goal, path in found.goals
        }
        assert answered == _resting_on(walk, resource, walk.goals(document_goals=True)), resource
        assert len(found.goals) == len(answered)
        assert all(
            path.basis == basis(tuple(Hop(*s) for s in answered[g.goal.iri])) for g, path in found.goals
        )


@municipalities
def test_a_document_on_its_own_supports_nothing_but_is_known(trace: Trace, municipality: str) -> None:
    walk = walk_of(municipality)
    for resource in _spread([thing for thing in walk.supports() if thing not in walk.joined], 3):
        answer = trace(municipality, "--from", resource)
        assert (answer["resource"], answer["kind"]) == (resource, walk.kind(resource))
        assert answer["goals"] == []


@municipalities
@pytest.mark.parametrize("options", [(), ONLY_STATED], ids=["plain", "stated"])
def test_a_sample_the_other_way_by_command(trace: Trace, municipality: str, options: tuple[str, ...]) -> None:
    walk = walk_of(municipality)
    bases = (STATED,) if options else BASES
    for resource in _sample(walk, 3 if options else 10):
        answer = trace(municipality, "--from", resource, *options)
        assert answer["resource"] == resource
        assert answer["kind"] == walk.kind(resource)
        assert (answer["start"], answer["end"]) == walk.years(resource)
        expected = _resting_on(walk, resource, walk.goals(), bases)
        assert {goal["goal"]: _steps(goal) for goal in answer["goals"]} == expected
        for goal in answer["goals"]:
            assert goal["basis"] == basis(tuple(map(_hop, goal["hops"])))
            assert goal["direct"] == (len(goal["hops"]) == 1)


# ── the same again ───────────────────────────────────────────────────────────


@municipalities
@pytest.mark.parametrize("format_", some(["json", "text", "csv", "markdown", "turtle", "mermaid"], 2))
def test_same_bytes_again_whatever_the_order_of_the_files(run: Run, municipality: str, format_: str) -> None:
    command = ("trace", "--as-of", "2026", "--format", format_, *DOCUMENT_GOALS)
    answers = {
        run(*command, "--data", municipality, PYTHONHASHSEED="1").stdout,
        run(*command, *_reversed_files(municipality), PYTHONHASHSEED="2").stdout,
    }
    assert len(answers) == 1
    assert answers.pop()


@municipalities
def test_same_bytes_again_the_other_way(run: Run, municipality: str) -> None:
    resource = _sample(walk_of(municipality), 1)[0]
    command = ("trace", "--from", resource, "--as-of", "2026", "--format", "json")
    answers = {
        run(*command, "--data", municipality, PYTHONHASHSEED="1").stdout,
        run(*command, *_reversed_files(municipality), PYTHONHASHSEED="2").stdout,
    }
    assert len(answers) == 1
    assert answers.pop()


# ── what the walk expects, and what the program answered, in one form ────────


def _expected(walk: Walk, goal: str, bases: Sequence[str]) -> dict[str, Any]:
    paths = walk.paths(goal, bases)
    support = {end: path for end, path in paths.items() if walk.kind(end)}
    vision = walk.vision(paths)
    units = walk.units(goal)
    dead_ends, left_out = walk.why_not(goal, bases)
    reached = {walk.kind(end) for end in support}
    missing = [
        target
        for target, there in (
            ("document", reached & DOCUMENT),
            ("programme", reached & PROGRAMME),
            ("vision", vision),
        )
        if not there
    ]
    return {
        "labels": walk.labels(goal),
        "unit": units[0][0] if units else None,
        "units": units,
        "years": walk.years(goal),
        "support": {
            end: (walk.kind(end), basis(path), walk.years(end), list(map(_step, path)))
            for end, path in support.items()
        },
        "reaches_vision": vision is not None,
        "vision": vision and (vision[-1].upper, basis(vision), list(map(_step, vision))),
        "missing": {target: (dead_ends, {_blocked(hop) for hop in left_out}) for target in missing},
    }


def _answered(goal: Answer) -> dict[str, Any]:
    vision = goal["vision"]
    return {
        "labels": goal["labels"],
        "unit": goal["unit"],
        "units": [(unit["unit"], unit["governing"], unit["basis"]) for unit in goal["units"]],
        "years": (goal["start"], goal["end"]),
        "support": {
            path["resource"]: (path["kind"], path["basis"], (path["start"], path["end"]), _steps(path))
            for path in goal["support"]
        },
        "reaches_vision": goal["reaches_vision"],
        "vision": vision and (vision["resource"], vision["basis"], _steps(vision)),
        "missing": {
            missing["target"]: (
                set(missing["dead_ends"]),
                {(hop["from"], hop["relation"], hop["to"], hop["basis"]) for hop in missing["blocked"]},
            )
            for missing in goal["missing"]
        },
    }


def _resting_on(
    walk: Walk, resource: str, goals: Sequence[str], bases: Sequence[str] = BASES
) -> dict[str, Steps]:
    """The goals that the walk leads from to a resource, and by which hops."""
    found = {goal: walk.paths(goal, bases).get(resource) for goal in goals}
    return {goal: list(map(_step, path)) for goal, path in found.items() if path}


def _check_shape(answer: Answer) -> None:
    """What must hold of any answer, whatever the data."""
    assert answer["as_of"] == 2026
    assert len(answer["datasets"]) == 1
    for goal in answer["goals"]:
        supports = [path["resource"] for path in goal["support"]]
        assert len(supports) == len(set(supports))
        assert goal["reaches_vision"] == (goal["vision"] is not None)
        for path in (*goal["support"], *([goal["vision"]] if goal["vision"] else [])):
            steps = path["hops"]
            assert steps[0]["from"] == goal["goal"]
            assert steps[-1]["to"] == path["resource"]
            assert all(step["to"] == later["from"] for step, later in pairwise(steps))
            passed = [goal["goal"], *(step["to"] for step in steps)]
            assert len(passed) == len(set(passed))


def _sample(walk: Walk, size: int) -> list[str]:
    """Half of them the supports that most goals rest on, the others evenly spread over the rest."""
    goals = walk.goals()
    joined = [thing for thing in walk.supports() if thing in walk.joined]
    by_use = sorted(joined, key=lambda thing: (-len(_resting_on(walk, thing, goals)), thing))
    half = (size + 1) // 2
    return by_use[:half] + _spread(by_use[half:], size - half)


def _spread(things: list[str], size: int) -> list[str]:
    return things[:: max(1, len(things) // size)][:size] if size else []


def _reversed_files(municipality: str) -> list[str]:
    return [argument for file in reversed(data_files(municipality)) for argument in ("--data", str(file))]


def _goal_order(walk: Walk, goal: str) -> tuple[bool, bool, str, int, str]:
    units = walk.units(goal)
    unit, governing, _ = units[0] if units else ("", True, "")
    return (not units, not governing, unit, walk.years(goal)[0] or 0, goal)


def _evidence(item: Answer) -> dict[str, Any]:
    lists = {key: [item[key]] if item[key] is not None else [] for key in ("locator", "quote")}
    return {key: item[key] for key in ("link", "basis", "sources", "reason")} | lists


def _step(hop: Hop) -> tuple[str, str, str, bool, str]:
    return (hop.lower, hop.relation, hop.upper, hop.reverse, hop.basis)


def _steps(path: Answer) -> Steps:
    return [_step(_hop(step)) for step in path["hops"]]


def _hop(step: Answer) -> Hop:
    return Hop(step["from"], step["relation"], step["to"], step["reverse"], step["basis"])


def _blocked(hop: Hop) -> tuple[str, str, str, str]:
    return (hop.lower, hop.relation, hop.upper, hop.basis)
