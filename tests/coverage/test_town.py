"""A small town, worked out by hand beside its data: the matrix, what is covered, shares and `--min`."""

import csv
import io
import json
from typing import Any

import pytest

from stgraph.coverage import Share
from tests.conftest import ROOT
from tests.hostile.harness import inside

TOWNS = ROOT / "tests" / "coverage" / "towns"
TOWN = ("--data", str(TOWNS / "town.ttl"), "--as-of", "2024", "--lang", "en")

NONE = None
GOALS = {"a-1": "stated", "a-2": "inferred", "a-3": NONE, "b-1": "unrecorded", "nobody": "stated"}
ITEMS = {"chapter": "stated", "item/1": "stated", "item/2": "inferred", "item/3": NONE, "item/4": NONE}
DOCUMENTS = {
    "programme": "stated",
    "budget": NONE,
    "plan": "unrecorded",
    "other-plan": "stated",
    "rules": NONE,
    "whole": "inferred",
}
MATRIX = {
    "a": {2023: (1, 1), 2024: (2, 2), 2025: (0, 1), 2026: (0, 1)},
    "b": {2024: (1, 1), 2026: (1, 1)},
    "c": {},
    None: {2025: (1, 1)},
}


def answer(*arguments: str, code: int = 0) -> dict[str, Any]:
    outcome = inside("coverage", *TOWN, "--format", "json", *arguments)
    assert outcome.code == code, outcome.err
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def text(*arguments: str) -> str:
    outcome = inside("coverage", *TOWN, *arguments)
    assert outcome.code == 0, outcome.err
    return outcome.out.decode()


def last(iri: str | None) -> str | None:
    return iri and iri.rsplit("/", 1)[-1]


def bases(found: list[dict[str, Any]], key: str) -> dict[str | None, str | None]:
    return {last(thing[key]): thing["basis"] for thing in found}


def matrix(found: dict[str, Any]) -> dict[str | None, dict[int, tuple[int, int]]]:
    return {
        last(row["unit"]): {year["year"]: (year["covered"], year["total"]) for year in row["years"]}
        for row in found["units"]
    }


def counts(share: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(share[key] for key in ("total", "covered", "stated", "inferred", "unrecorded", "percent"))


def test_overview() -> None:
    found = answer()
    assert (found["first"], found["last"], found["chosen"]) == (2023, 2026, "term")
    assert matrix(found) == MATRIX
    assert bases(found["goals"], "goal") == GOALS
    assert {
        last(item["resource"]) if item["kind"] == "priority" else item["id"]: item["basis"]
        for item in found["items"]
    } == {
        **{key if "/" in key else f"item/{key}": basis for key, basis in ITEMS.items()},
        "1": NONE,  # the priority
    }
    assert bases(found["documents"], "resource") == DOCUMENTS
    assert {of: counts(share) for of, share in found["shares"].items()} == {
        "goals": (5, 4, 2, 1, 1, 80.0),
        "items": (6, 3, 2, 1, 0, 50.0),
        "documents": (6, 4, 2, 1, 1, 66.6),
        # a has a goal without support; of b's two goals the weaker is of unrecorded basis; c has none
        "units": (2, 1, 0, 0, 1, 50.0),
    }


def test_parts_are_told_with_chapter_and_programme() -> None:
    wholes = {item["id"]: [last(w["resource"]) for w in item["part_of"]] for item in answer()["items"]}
    assert wholes == {
        "item/1": ["chapter", "programme"],
        "item/2": ["programme"],
        "item/3": ["chapter", "programme"],
        "item/4": ["programme"],
        "item/chapter": ["programme"],
        "priority/1": ["budget"],
    }
    kinds = {last(document["resource"]): document["kind"] for document in answer()["documents"]}
    assert kinds == {
        "programme": "programme",
        "budget": "budget",
        "plan": "steering",
        "other-plan": "steering",
        "rules": "regulatory",
        "whole": "document",
    }


@pytest.mark.parametrize(
    ("arguments", "period", "goals"),
    [
        (("--years", "2023"), (2023, 2023, "asked"), ["a-1"]),
        (("--years", "2023..2024"), (2023, 2024, "asked"), ["a-1", "a-2"]),
        # the first goal is of 2019, the last recorded end of any is 2028
        (("--years", "..2022"), (2019, 2022, "asked"), ["old"]),
        (("--years", "2026.."), (2026, 2028, "asked"), ["a-3", "b-1"]),
        (("--years", "1990..2000"), (1990, 2000, "asked"), []),
        # no term holds in 2030: all years with goals, and a-3 is known to hold still
        (("--as-of", "2030"), (2019, 2030, "recorded"), ["a-1", "a-2", "a-3", "b-1", "nobody", "old"]),
    ],
)
def test_years(arguments: tuple[str, ...], period: tuple[int, int, str], goals: list[str]) -> None:
    found = answer(*arguments)
    assert (found["first"], found["last"], found["chosen"]) == period
    assert sorted(bases(found["goals"], "goal"), key=str) == goals


def test_what_has_ended_takes_nothing_up() -> None:
    """In 2019–2022 the old goal and direction are in force, and take up what they did not later."""
    found = answer("--years", "2019..2022")
    items = {item["id"]: item["basis"] for item in found["items"]}
    # the priority is of 2024; the direction took it up through no link, and not in these years
    assert items == dict.fromkeys(["item/1", "item/2", "item/3", "item/chapter"]) | {"item/4": "stated"}
    # no years speak against the programme's items, but the programme itself begins in 2023
    assert bases(found["documents"], "resource") == {
        "gone": "unrecorded",
        "other-plan": NONE,
        "rules": NONE,
        "whole": NONE,
    }


def test_one_unit() -> None:
    """b has a-2 together with a, and b-1. The direction is nobody's, but a-2 rests on it."""
    found = answer("--unit", "Company B")
    assert matrix(found) == {"b": MATRIX["b"]}
    assert bases(found["goals"], "goal") == {"a-2": "inferred", "b-1": "unrecorded"}
    assert [item["id"] for item in found["items"] if item["basis"]] == ["item/2"]
    taken = {key: basis for key, basis in bases(found["documents"], "resource").items() if basis}
    assert taken == {"programme": "inferred", "plan": "unrecorded"}


@pytest.mark.parametrize("of", ["goals", "items", "documents", "units"])
def test_one_view_is_a_part_of_the_overview(of: str) -> None:
    whole, part = answer(), answer("--of", of)
    assert part[of] == whole[of]
    assert part["shares"] == {of: whole["shares"][of]}
    assert not {"goals", "items", "documents", "units"} - {of} & part.keys()


# --min


@pytest.mark.parametrize(
    ("of", "met", "missed", "told"),
    [
        (None, "80", "80.1", "Goals with recorded support: 4 of 5 (80%)."),
        ("goals", "80", "81", "Goals with recorded support: 4 of 5 (80%)."),
        ("items", "50", "50.5", "Items of programmes and budgets taken up: 3 of 6 (50%)."),
        # 66.6… is more than 66.6 and less than 66.7
        ("documents", "66.6", "66.7", "Documents taken up: 4 of 6 (66.6%)."),
        ("units", "50", "51", "Units with goals that all have recorded support: 1 of 2 (50%)."),
        ("norms", "100", None, "Lines of the source text covered: 29 of 29 (100%)."),
    ],
)
def test_min(of: str | None, met: str, missed: str | None, told: str) -> None:
    town = [*TOWN[:2], *TOWN[4:]] if of == "norms" else TOWN
    view = ["--of", of] if of else []
    outcome = inside("coverage", *town, *view, "--min", met)
    assert (outcome.code, outcome.err.decode()) == (0, f"{told} Required: {met}%. Met.\n")
    if missed:
        outcome = inside("coverage", *town, *view, "--min", missed, "--format", "json")
        assert (outcome.code, outcome.err.decode()) == (1, f"{told} Required: {missed}%. Not met.\n")
        found = json.loads(outcome.out)
        assert (found["required"], found["met"]) == (float(missed), False)


def test_min_of_nothing_is_not_met() -> None:
    for required in ("0", "80"):
        outcome = inside("coverage", *TOWN, "--years", "1990", "--min", required)
        assert outcome.code == 1
        assert outcome.err.decode() == (
            f"Goals in force: none recorded. So there is no share to meet the required {required}%.\n"
        )


def test_percentages_are_rounded_down() -> None:
    assert Share.of(["stated"] * 999 + [None]).percent(999) == 99.9
    assert Share.of(["stated"] * 9999 + [None]).percent(9999) == 99.9
    assert not Share.of(["stated"] * 9999 + [None]).meets(100)
    assert Share.of(["stated"] * 3).meets(100)
    assert Share.of([]).percent(0) is None


# text and tables


def test_page() -> None:
    lines = text().splitlines()
    assert lines[0] == "Coverage 2023–2026, the council term around 2024"
    cells = {line[:30].strip(): line[30:].split() for line in lines[4:12] if line.strip()}
    assert cells["Unit"] == ["2023", "2024", "2025", "2026"]
    assert cells["Committee A"] == ["1/1", "2/2", "0/1", "0/1"]
    assert cells["Company B"] == ["–", "1/1", "–", "1/1"]
    assert cells["Assignee not recorded"] == ["–", "–", "1/1", "–"]
    assert cells["All, each goal once"] == ["1/1", "2/2", "1/2", "1/2"]
    page = " ".join(" ".join(lines).split())
    assert "Units without a recorded goal in these years (which a unit may be): Committee C" in page
    assert (
        "Goals with recorded support: 4 of 5 (80%) – 2 on stated hops alone (40%), 1 with an inferred hop"
        " only (20%), 1 with a hop of unrecorded basis only (20%), 1 with none recorded (20%)"
        " Goals without recorded support: – goal/a-3 a-3 (Committee A) 2025–"
    ) in page
    assert "document/programme – item/chapter: 1 of 2 taken up – item/3" in page
    assert "Regulatory documents: 0 of 1 taken up – document/rules rules" in page
    assert "One goal in full: stgraph trace goal/a-3 --data …" in page
    assert "Goals are recorded for 2019–2028. Other years: --as-of YEAR, --years A..B" in page
    assert "a-1" not in page, "an overview names only what is not covered"


def test_view_in_full_names_everything() -> None:
    goals = text("--of", "goals")
    for mark, goal in (("●", "a-1"), ("○", "a-2"), ("–", "a-3"), ("·", "b-1"), ("●", "nobody")):
        assert f"    {mark} goal/{goal} " in goals
    items = [line.split() for line in text("--of", "items").splitlines() if line[4:5] in ("●", "○", "–")]
    assert items == [
        ["○", "item/2"],
        ["–", "item/4"],
        ["●", "item/chapter"],
        ["●", "item/1"],
        ["–", "item/3"],
        ["–", "priority/1", "2024"],
    ]


def test_csv_of_the_matrix() -> None:
    rows = list(csv.DictReader(io.StringIO(text("--of", "units", "--format", "csv"))))
    assert len(rows) == 4 * 4
    told = {(last(row["unit"]) or None, int(row["year"])): (row["supported"], row["goals"]) for row in rows}
    for unit, years in MATRIX.items():
        for year in range(2023, 2027):
            covered, total = years.get(year, (0, 0))
            assert told[unit, year] == (str(covered), str(total))


def test_csv_of_goals_and_parts() -> None:
    goals = csv.DictReader(io.StringIO(text("--of", "goals", "--format", "csv")))
    assert {last(row["goal"]): row["basis"] or None for row in goals} == GOALS
    documents = csv.DictReader(io.StringIO(text("--of", "documents", "--format", "csv")))
    assert {last(row["resource"]): row["basis"] or None for row in documents} == DOCUMENTS
    items = list(csv.DictReader(io.StringIO(text("--of", "items", "--format", "csv"))))
    assert {row["label"]: last(row["part_of"]) for row in items}["item/3"] == "chapter"


def test_markdown() -> None:
    page = text("--format", "markdown")
    assert "| Unit | 2023 | 2024 | 2025 | 2026 |\n" in page
    assert "| Committee A | 1/1 | 2/2 | 0/1 | 0/1 |\n" in page
    assert "| Committee C | – | – | – | – |\n" in page
    assert "| goal/a-3 (goal/a-3) | Committee A | 2025– | none recorded |\n" in page
    assert "a-1" not in page
    assert "| goal/a-1 (goal/a-1) | Committee A | 2023–2024 | stated |\n" in text(
        "--of", "goals", "--format", "markdown"
    )


# nothing, and wrong commands


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            [
                "Goals in force: none recorded.",
                "Items of programmes and budgets: none recorded.",
                "Documents: none recorded.",
            ],
        ),
        (
            "sv",
            [
                "Mål som gäller: inga registrerade.",
                "Punkter i program och budgetar: inga registrerade.",
                "Dokument: inga registrerade.",
            ],
        ),
    ],
)
def test_empty_graph(lang: str, told: list[str]) -> None:
    for format_ in ("text", "markdown"):
        outcome = inside("coverage", "--data", str(TOWNS / "empty.ttl"), "--lang", lang, "--format", format_)
        assert outcome.code == 0
        for sentence in told:
            assert sentence in outcome.out.decode()
    rows = inside("coverage", "--data", str(TOWNS / "empty.ttl"), "--format", "csv").out.decode()
    assert rows == "unit,unit_label,year,goals,supported,stated\r\n"
    found = json.loads(inside("coverage", "--data", str(TOWNS / "empty.ttl"), "--format", "json").out)
    assert found["shares"]["goals"]["percent"] is None
    assert (found["goals"], found["units"]) == ([], [])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--of", "everything"),
        ("--years", "soon"),
        ("--years", "2026..2023"),
        ("--unit", "nobody-of-that-name"),
        ("--min", "101"),
        ("--min", "-1"),
        ("--of", "norms", "--years", "2024"),
        ("--of", "norms", "--unit", "a"),
        ("--of", "norms", "--as-of", "2024"),
        ("--format", "turtle"),
    ],
)
def test_wrong_commands(arguments: tuple[str, ...]) -> None:
    outcome = inside("coverage", *TOWN[:2], *arguments)
    assert (outcome.code, outcome.out) == (2, b"")
    assert b"Traceback" not in outcome.err
