"""What the tree of a unit and the chart of a goal hold, worked out by hand from the data."""

import csv
import io
from decimal import Decimal

import pytest

import stgraph
from stgraph.chart import goal_chart
from stgraph.tree import Branch, UnitTree, unit_tree
from tests.conftest import Run
from tests.pictures.drawing import read, words
from tests.pictures.test_diagrams import TOWN


def _shape(tree: UnitTree) -> list[object]:
    def shape(branch: Branch) -> object:
        name = branch.thing.id.removeprefix("x/")
        return (name, [shape(child) for child in branch.children]) if branch.children else name

    return [shape(branch) for branch in tree.branches]


def test_tree_of_the_town() -> None:
    """g1 rests on the direction before the mission; g2 and g3 rest on nothing of the unit's."""
    tree = unit_tree(stgraph.load(TOWN), "unit")
    assert _shape(tree) == [("mission", [("direction", [("g1", ["i1"])])]), "g3", ("g2", ["i1", "i2"])]
    branches = {branch.thing.id: branch for branch in tree}
    assert branches["x/g1"].hop.basis == "inferred"
    assert [hop.upper.id for hop in branches["x/g1"].others] == ["x/mission"]
    assert branches["x/g1"].status == "adopted"
    assert branches["x/g2"].status == "proposed"
    assert branches["x/g3"].status is None
    assert tree.undated == ()


def test_tree_as_of_a_year() -> None:
    """In 2021 g1 has not begun and g2 still holds, in 2023 it is the other way round. Nobody says since when
    g3 holds, nor the mission; a goal must have a first year, a mission need not.
    """
    graph = stgraph.load(TOWN)
    tree = unit_tree(graph, "unit", 2021)
    assert _shape(tree) == [("mission", ["direction"]), ("g2", ["i1", "i2"])]
    assert [thing.id for thing in tree.undated] == ["x/g3"]
    assert _shape(unit_tree(graph, "unit", 2023)) == [("mission", [("direction", [("g1", ["i1"])])])]
    assert _shape(unit_tree(graph, "unit", 2019)) == ["mission"]
    assert not unit_tree(graph, "unit", 2031)


def test_tree_of_a_committee_in_2025() -> None:
    """Of bin's goals bin-1 ended in 2022, and bin-3 replaced bin-2 in 2025; the others derive from the mission
    alone, as goals.ttl says.
    """
    tree = unit_tree(stgraph.load("exempelstad"), "organisation/bin", 2025)
    assert _shape(tree) == [
        (
            "mission/bin",
            [
                ("direction/bin-2", ["indicator/1", "indicator/3"]),
                ("goal/bin-4", ["indicator/2"]),
                ("goal/bin-3", ["indicator/1"]),
                ("goal/bin-5", ["indicator/3"]),
            ],
        )
    ]


def test_layers_of_a_tree_stand_side_by_side(run: Run) -> None:
    drawing = read(run("tree", "unit", "--data", TOWN, "--format", "svg").stdout)
    left = {name: box[0] for name, box in drawing.boxes().items()}
    unit, mission, direction = left['The <b>unit</b> & "co"'], left["Mission"], left["Direction"]
    assert unit < mission < direction < left["Undated"] < left["Indicator <1>"] == left["Indicator 2"]


def test_tree_says_what_is_not_recorded(run: Run) -> None:
    text = run("tree", "ks").stdout
    assert "direction: none recorded" in text
    assert "indicator: none recorded" in text
    assert "mission: none recorded" not in text
    assert "inriktning: inget registrerat" in run("tree", "ks", "--lang", "sv").stdout
    assert "no first year is recorded: 1" in " ".join(
        run("tree", "unit", "--year", "2021", "--data", TOWN).stdout.split()
    )


def test_chart_of_the_town() -> None:
    chart = goal_chart(stgraph.load(TOWN), "g1")
    (series,) = chart.series
    assert [(r.year, r.value and str(r.value)) for r in series.readings] == [
        (None, "7"),
        (2020, "1234.5"),
        (2021, "1300"),
        (2021, "1350"),
        (2022, None),
    ]
    demanding = {level.iri.rsplit("/", 1)[-1]: level for level in series.levels}
    assert demanding["t1"].values == (Decimal(1500),)
    assert demanding["t1"].baseline == Decimal(1200)
    assert demanding["t1"].baseline_year == 2019
    assert demanding["t2"].values == ()


def test_chart_draws_what_has_a_year_and_a_number(run: Run) -> None:
    """Three of five readings have both. 2021 has two, so no line leads there; the baseline is of 2019."""
    drawing = read(run("chart", "g1", "--data", TOWN, "--lang", "sv", "--format", "svg").stdout)
    legend = 1
    assert len(drawing.marks("dot")) == 3 + legend
    assert len(drawing.marks("ring")) == 1 + legend
    assert len(drawing.marks("line")) == 0
    assert len(drawing.marks("aim")) == 1
    texts = [text.replace("\N{NO-BREAK SPACE}", " ") for text in drawing.texts()]
    for word in ("1 234,5", "1 300", "1 350", "1 200", "målvärde 2024: minst 1 500 kr & öre", "2019", "2024"):
        assert word in texts
    assert any(text.endswith("saknas: 2") for text in texts)
    assert "Målvärde utan registrerat tal: to increase" in texts


def test_higher_stands_higher_and_later_further_right(run: Run) -> None:
    drawing = read(run("chart", "goal/von-1", "--format", "svg").stdout)
    panel = drawing.groups("panel")[0]
    assert words(panel).startswith("Occupancy of day-activity centres")
    # 87 in 2014, 84 in 2015, 79 in 2016: down and to the right on the page
    dots = [(float(c.get("cx", "")), float(c.get("cy", ""))) for c in panel.iter() if c.get("class") == "dot"]
    assert dots == sorted(dots)
    assert [y for _, y in dots] == sorted(y for _, y in dots)


def test_words_in_a_chart_keep_apart(run: Run) -> None:
    for goal in ("goal/von-1", "goal/kf-2", "goal/kn-2", "goal/amn-1"):
        drawing = read(run("chart", goal, "--lang", "sv", "--format", "svg").stdout)
        places = [(t.get("x"), t.get("y")) for t in drawing.marks("halo")]
        assert len(places) == len(set(places)) > 0


def test_chart_without_numbers_says_so(run: Run) -> None:
    text = run("chart", "goal/kn-4").stdout
    assert "No observation recorded." in text
    assert "Target without a recorded number" in text
    assert "Inget nyckeltal är registrerat" in run("chart", "goal/ofn-1", "--lang", "sv").stdout
    picture = read(run("chart", "goal/kn-4", "--format", "svg").stdout)
    assert "No observation recorded." in picture.texts()
    assert not picture.marks("dot")


def test_numbers_as_they_are_written_in_each_language(run: Run) -> None:
    assert "1 234,5\N{NO-BREAK SPACE}kr & öre" in run(
        "chart", "g1", "--data", TOWN, "--lang", "sv"
    ).stdout.replace("1\N{NO-BREAK SPACE}2", "1 2")
    english = run("chart", "g1", "--data", TOWN).stdout
    assert "1,234.5\N{NO-BREAK SPACE}kr & öre" in english
    assert "at least 90%" in run("chart", "goal/bin-3", "--data", "exempelstad").stdout


def test_names_that_fit_nothing(run: Run) -> None:
    assert run("tree", "nobody-at-all").returncode == 2
    assert run("chart", "no such goal").returncode == 2
    assert run("tree", "kn", "--format", "csv").returncode == 2


def test_help_fits_80_columns(run: Run) -> None:
    for command in ("tree", "chart", "trace", "impact"):
        for language in ("en", "sv"):
            lines = run(command, "--help", "--lang", language).stdout.splitlines()
            assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("data", "unit", "year"),
    [("exempelstad", "bin", 2025), ("exempelstad", "on", 2024), ("helsingborg", "amn", 2016)],
)
def test_tree_agrees_with_the_catalogued_question(run: Run, data: str, unit: str, year: int) -> None:
    """The question in SPARQL and the tree in Python are two programs for the same thing."""
    tree = unit_tree(stgraph.load(data), f"organisation/{unit}", year)
    asked = ("ask", "unit-tree", "--unit", f"organisation/{unit}", "--year", str(year), "--data", data)
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").stdout)))
    assert rows
    assert {(branch.hop.upper.iri, branch.thing.iri) for branch in tree} == {
        (row["under"], row["thing"]) for row in rows
    }
