"""The library as a notebook user meets it."""

import dataclasses
import doctest
import importlib
from pathlib import Path

import pytest

import stgraph


def test_load_and_trace_return_frozen_typed_results() -> None:
    result = stgraph.trace(stgraph.load("exempelstad"), as_of=2026)
    assert result
    assert len({goal.goal.iri for goal in result.goals}) == len(result.goals)
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.as_of = 1  # type: ignore[misc]


def test_names_are_resolved_like_on_the_command_line() -> None:
    graph = stgraph.load("exempelstad")
    by_id = stgraph.trace(graph, "goal/bin-2", as_of=2026)
    assert by_id.goals == stgraph.trace(graph, "bin-2", as_of=2026).goals
    with pytest.raises(stgraph.UsageProblem, match="Did you mean"):
        stgraph.trace(graph, "goal/bim-2")


def test_a_path_is_stated_only_if_every_hop_is() -> None:
    for goal in stgraph.trace(stgraph.load(), as_of=2026).goals:
        for path in goal.support:
            assert (path.basis == "stated") == all(hop.basis == "stated" for hop in path.hops)


def test_as_of_hides_nothing() -> None:
    graph = stgraph.load()
    early, late = (stgraph.trace(graph, as_of=year) for year in (1990, 2090))
    assert [goal.goal for goal in early.goals] == [goal.goal for goal in late.goals]
    assert {goal.state for goal in early.goals} <= {"upcoming", "unknown"}


def test_export_raises_instead_of_exiting(tmp_path: Path) -> None:
    with pytest.raises(stgraph.UsageProblem):
        stgraph.export(stgraph.load("exempelstad"), tmp_path / "graph.xls")
    with pytest.raises(stgraph.DataProblem):
        stgraph.load(tmp_path / "missing.ttl")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["years", "text", "support", "paths", "turtle"])
def test_examples_in_docstrings(name: str) -> None:
    results = doctest.testmod(importlib.import_module(f"stgraph.{name}"))
    assert results.attempted > 0
    assert results.failed == 0
