"""What coverage counts is held against the traces that `stgraph trace` answers, and a walk of our own."""

import json
from functools import cache
from typing import Any

import pytest

from stgraph.graph import load
from stgraph.support import load_support
from tests.conftest import Run
from tests.effort import in_ci
from tests.hostile.harness import inside
from tests.trace.conftest import walk_of
from tests.trace.walk import BASES, STG, basis

pytestmark = in_ci

PERIODS = [
    ("exempelstad", 2023, 2026),
    ("exempelstad", 2019, 2028),
    ("helsingborg", 2023, 2026),
    ("helsingborg", 2015, 2018),
    ("helsingborg", 2011, 2030),
    ("helsingborg", 2016, 2016),
]
ITEMS = {"programme-item", "priority", "assignment"}

Answer = dict[str, Any]


@cache
def traced(municipality: str) -> list[Answer]:
    """Every goal as `stgraph trace --format json` tells it."""
    outcome = inside("trace", "--data", municipality, "--format", "json")
    goals: list[Answer] = json.loads(outcome.out)["goals"]
    return goals


@cache
def coverage(municipality: str, first: int, last: int) -> Answer:
    period = f"{first}..{last}"
    outcome = inside("coverage", "--data", municipality, "--years", period, "--format", "json")
    assert outcome.code == 0, outcome.err
    found: Answer = json.loads(outcome.out)
    return found


def holds(first: int, last: int, start: int | None, end: int | None) -> bool:
    """Whether some year of the period lies in a known interval."""
    return start is not None and any(start <= year <= (end or 9999) for year in range(first, last + 1))


def strongest(found: list[str]) -> str | None:
    return min(found, key=BASES.index, default=None)


def in_force(municipality: str, first: int, last: int) -> list[Answer]:
    return [goal for goal in traced(municipality) if holds(first, last, goal["start"], goal["end"])]


@pytest.mark.parametrize(("municipality", "first", "last"), PERIODS)
def test_goals_have_the_support_that_a_trace_finds(municipality: str, first: int, last: int) -> None:
    expected = {
        goal["goal"]: strongest([path["basis"] for path in goal["support"]])
        for goal in in_force(municipality, first, last)
    }
    assert {g["goal"]: g["basis"] for g in coverage(municipality, first, last)["goals"]} == expected


@pytest.mark.parametrize(("municipality", "first", "last"), PERIODS)
def test_matrix_counts_traced_goals(municipality: str, first: int, last: int) -> None:
    expected: dict[str | None, dict[int, tuple[int, int]]] = {}
    for goal in in_force(municipality, first, last):
        for unit in [unit["unit"] for unit in goal["units"]] or [None]:
            years = expected.setdefault(unit, {})
            for year in range(first, last + 1):
                if holds(year, year, goal["start"], goal["end"]):
                    covered, total = years.get(year, (0, 0))
                    years[year] = (covered + bool(goal["support"]), total + 1)
    found = {
        row["unit"]: {year["year"]: (year["covered"], year["total"]) for year in row["years"]}
        for row in coverage(municipality, first, last)["units"]
    }
    assert {unit: years for unit, years in found.items() if years} == expected


@pytest.mark.parametrize(("municipality", "first", "last"), PERIODS)
def test_items_and_documents_are_those_that_traces_reach(municipality: str, first: int, last: int) -> None:
    """Goals as the program traces them; directions, which it does not trace, as the walk does."""
    walk = walk_of(municipality)
    reached: dict[str, list[str]] = {}
    for goal in in_force(municipality, first, last):
        for path in goal["support"]:
            reached.setdefault(path["resource"], []).append(path["basis"])
    directions = [thing for thing in walk.joined if {STG + "Direction"} & walk._classes(thing)]
    for direction in directions:
        if holds(first, last, *walk.years(direction)):
            for upper, hops in walk.paths(direction).items():
                reached.setdefault(upper, []).append(basis(hops))
    found = coverage(municipality, first, last)
    parts = {part["resource"]: part["basis"] for part in found["items"] + found["documents"]}
    for thing in walk.supports():
        start, end = walk.years(thing)
        counted = (start or 0) <= last and first <= (end or 9999)
        assert (thing in parts) == counted, thing
        if counted:
            assert parts[thing] == strongest(reached.get(thing, [])), thing
    kinds = {thing: walk.kind(thing) in ITEMS for thing in parts}
    assert [part["resource"] for part in found["items"]] == [
        part["resource"] for part in found["items"] if kinds[part["resource"]]
    ]
    assert not any(kinds[part["resource"]] for part in found["documents"])


@pytest.mark.parametrize(("municipality", "first", "last"), PERIODS)
def test_shares_count_the_lists(municipality: str, first: int, last: int) -> None:
    found = coverage(municipality, first, last)
    for of in ("goals", "items", "documents"):
        bases = [thing["basis"] for thing in found[of]]
        share = found["shares"][of]
        assert share["total"] == len(bases)
        assert [share[basis] for basis in BASES] == [bases.count(basis) for basis in BASES]
        assert share["covered"] == len(bases) - bases.count(None)


def test_issue_example() -> None:
    """Exempelstad in its term: all 12 goals have stated support, one item of the programme is left."""
    found = coverage("exempelstad", 2023, 2026)
    assert found["shares"]["goals"]["stated"] == found["shares"]["goals"]["total"] == 12
    left = [item["label"] for item in found["items"] if item["basis"] is None]
    assert left == ["Culture across the whole municipality"]


@pytest.mark.parametrize("municipality", ["exempelstad", "helsingborg"])
def test_bases_are_the_same_with_and_without_the_rest_of_the_evidence(municipality: str) -> None:
    graph = load(municipality)
    light, full = (
        [(*hop.key, iri) for iri, hops in support.up.items() for hop in hops]
        for support in (load_support(graph, evidence=False), load_support(graph))
    )
    assert light == full


# the page


@pytest.mark.parametrize("lang", ["en", "sv"])
@pytest.mark.parametrize("municipality", ["exempelstad", "helsingborg"])
def test_page_fits_and_says_all_in_one_language(run: Run, municipality: str, lang: str) -> None:
    for options in (
        (),
        ("--years", "2011..2030"),
        ("--of", "items"),
        ("--of", "documents"),
        ("--of", "goals"),
    ):
        result = run("coverage", "--data", municipality, "--lang", lang, *options)
        assert result.returncode == 0, result.stderr
        assert max(map(len, result.stdout.splitlines())) <= 80
        assert "…" not in result.stdout.replace("… och", "").replace("… and", "").replace("--data …", "")
        foreign = {"en": ("Täckning", "härlett", "utan"), "sv": ("Coverage", "inferred", "recorded")}[lang]
        assert not any(f" {word}" in result.stdout for word in foreign)


def test_page_is_the_same_in_a_pipe_without_colour_and_again(run: Run) -> None:
    plain = run("coverage", "--lang", "en").stdout
    assert plain == run("coverage", "--lang", "en", NO_COLOR="1").stdout
    assert plain == run("coverage", "--lang", "en", PYTHONHASHSEED="7", TERM="xterm-256color").stdout
    assert "\x1b" not in plain
    coloured = inside("coverage", "--lang", "en", terminal=True).out.decode()
    assert "\x1b[" in coloured


@pytest.mark.parametrize("ending", ["txt", "json", "csv", "md"])
def test_writes_a_file_by_its_ending(run: Run, ending: str, tmp_path: Any) -> None:
    file = tmp_path / f"coverage.{ending}"
    result = run("coverage", "--data", "exempelstad", "-o", str(file))
    assert (result.returncode, result.stdout) == (0, "")
    format_ = {"txt": "text", "md": "markdown"}.get(ending, ending)
    again = run("coverage", "--data", "exempelstad", "--format", format_).stdout
    assert file.read_bytes().decode().replace("\r\n", "\n") == again.replace("\r\n", "\n")
