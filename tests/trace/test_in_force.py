"""Which goals are in force in a year: a trace and the catalogue say the same."""

import pytest

import stgraph
from tests.conftest import ROOT

TOWN = str(ROOT / "tests" / "trace" / "towns" / "editions.ttl")


@pytest.mark.parametrize("data", ["exempelstad", "helsingborg", TOWN])
def test_trace_has_the_goals_that_are_decided_for_a_year(data: str) -> None:
    graph = stgraph.load(data)
    for year in (2016, 2023, 2024, 2025, 2026, 2027, 2028, 2029):
        traced = {
            goal.goal.iri
            for goal in stgraph.trace(graph, year=year)
            if goal.status == "adopted" and goal.assignments
        }
        answer = stgraph.ask(graph, "decided-goals", year=year)
        assert traced == {row[answer.columns.index("goal")].value for row in answer.rows}, year


def test_goal_replaced_in_mid_term_is_not_counted_with_the_new_one() -> None:
    """bin-2 holds 2023 and 2024, bin-3 from 2025; with bin-4 and bin-5 bin has three, as many as it may."""
    goals = stgraph.trace(stgraph.load("exempelstad"), unit="bin", year=2026)
    assert {goal.id for goal in goals} == {"goal/bin-3", "goal/bin-4", "goal/bin-5"}
    assert len(stgraph.trace(stgraph.load("exempelstad"), year=2026)) == 8
