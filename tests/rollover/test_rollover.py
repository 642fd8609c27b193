"""What a council term leaves behind: a town worked out by hand, and both municipalities counted over again."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import rdflib

import stgraph
from stgraph.rollover import rollover
from tests.conftest import Run
from tests.trace.conftest import data_files

HERE = Path(__file__).parent
TOWN = str(HERE / "town.ttl")
CALM = str(HERE / "calm.ttl")
ID = "https://town.example/id/"
Answer = dict[str, Any]


def ask(run: Run, *arguments: str, data: str = TOWN) -> Answer:
    result = run("rollover", *arguments, "--data", data, "--format", "json")
    assert result.returncode == 0, result.stderr
    answer: Answer = json.loads(result.stdout)
    return answer


def short(entries: list[Answer]) -> list[str]:
    return [entry["id"] for entry in entries]


# ── the town at the end of 2026: worked out from town.ttl ────────────────────


def test_what_lapses(run: Run) -> None:
    answer = ask(run, "2026")
    assert (answer["term"]["id"], answer["year"]) == ("term/two", 2026)
    assert [(entry["group"], entry["id"]) for entry in answer["lapses"]] == [
        # item 1 has no year and goes with its programme; item 2 was over in 2025
        ("programme", "item/1"),
        ("programme", "programme/1"),
        ("goal", "goal/lapses"),
        ("direction", "direction/1"),
    ]
    # an item is whose its programme is
    whose = [[unit["unit"].removeprefix(ID) for unit in entry["units"]] for entry in answer["lapses"]]
    assert whose == [["organisation/schools"]] * 4


def test_what_goes_on(run: Run) -> None:
    answer = ask(run, "2026")
    assert short(answer["crosses"]) == ["goal/direct", "goal/through", "direction/2", "document/plan"]
    assert [(entry["id"], entry["status"]) for entry in answer["begins"]] == [("goal/later", "proposed")]
    assert answer["undated"] == 1  # the leaflet; the item goes with the programme, missions are not counted


def test_what_then_rests_on_something_expired(run: Run) -> None:
    answer = ask(run, "2026")
    found = {
        entry["id"]: (
            [
                (hop["from"].removeprefix(ID), hop["to"].removeprefix(ID), hop["basis"])
                for hop in entry["hops"]
            ],
            [(path["id"], path["basis"]) for path in entry["kept"]],
            entry["reaches_vision"],
        )
        for entry in answer["stale"]
    }
    assert found == {
        "goal/direct": ([("goal/direct", "item/1", "inferred")], [], False),
        # by way of what still holds: the direction and the plan; beyond them both point at the past
        "goal/through": (
            [("direction/2", "item/1", "stated"), ("document/plan", "document/old", "stated")],
            [("document/plan", "inferred")],
            True,
        ),
        "direction/2": ([("direction/2", "item/1", "stated")], [], False),
        "document/plan": ([("document/plan", "document/old", "stated")], [], True),
        "goal/later": ([("goal/later", "goal/lapses", "stated")], [], False),
    }
    ends = {hop["to"].removeprefix(ID): hop["to_end"] for entry in answer["stale"] for hop in entry["hops"]}
    assert ends == {"item/1": None, "document/old": 2022, "goal/lapses": 2026}


def test_units_that_lack_something(run: Run) -> None:
    units = {
        unit["unit"].removeprefix(f"{ID}organisation/"): [
            (unit[aim]["before"], unit[aim]["after"]) for aim in ("goal", "direction", "mission")
        ]
        for unit in ask(run, "2026")["units"]
    }
    # roads has two goals, a direction and a mission in both years; the closed committee is no more
    # the mission of the schools has no year: it is not known to have ended
    assert units == {"schools": [(1, 0), (1, 0), (1, 1)], "water": [(0, 0), (0, 0), (0, 0)]}


@pytest.mark.parametrize(
    "name",
    [
        "2026",
        "2023-2026",
        "2023–2026",
        "term/two",
        "two",
        "The second term",
        "den andra perioden",
        f"{ID}term/two",
    ],
)
def test_names_of_a_term(run: Run, name: str) -> None:
    assert ask(run, name)["term"]["id"] == "term/two"


def test_the_term_in_force(run: Run) -> None:
    assert ask(run, "--as-of", "2023")["term"]["id"] == "term/two"
    assert ask(run, "--as-of", "2022")["term"]["id"] == "term/one"


def test_check(run: Run) -> None:
    assert run("rollover", "2026", "--check", "--data", TOWN).returncode == 1
    assert run("rollover", "2026", "--data", TOWN).returncode == 0
    assert run("rollover", "2026", "--check", "--data", CALM).returncode == 0


def test_every_hop_once() -> None:
    result = rollover(stgraph.load(TOWN), "2026")
    assert [(hop.lower.id, hop.upper.id) for hop in result.hops] == [
        ("goal/direct", "item/1"),
        ("direction/2", "item/1"),
        ("document/plan", "document/old"),
        ("goal/later", "goal/lapses"),
    ]


# ── pages ────────────────────────────────────────────────────────────────────


def test_text_in_english(run: Run) -> None:
    page = run("rollover", "2026", "--data", TOWN).stdout
    assert max(map(len, page.splitlines())) <= 80
    for words in (
        "The second term: what ends with 2026, and what goes on in 2027\n",
        "Lapses with 2026: 4\n",
        "Schools Committee  Programme and its items 2, Goals 1, Directions 1\n",
        "Goes on, in force in 2026 and in 2027: 4\n",
        "Begins later later (proposed)",
        "Of these, rests in 2027 on something that has expired: 5\n",
        "rests on      ○ ↑ derived from: Schools first (ends 2026)\n",
        "● through Roads last ↑ derived from: Schools first (ends 2026)\n",
        "Old plan (ended 2022)",
        "other support – none recorded\n",
        "! without what has expired, the vision is not reached\n",
        "Units that lack a goal, a direction or a mission in 2027: 2\n",
        "in no list, since no first year is recorded:",
    ):
        assert words in page, words


def test_text_in_swedish(run: Run) -> None:
    page = run("rollover", "2026", "--data", TOWN, "--lang", "sv").stdout
    assert max(map(len, page.splitlines())) <= 80
    for words in (
        "Den andra perioden: vad som upphör med 2026 och vad som fortsätter 2027\n",
        "Upphör med 2026: 4\n",
        "Börjar senare later (föreslaget)",
        "Av detta vilar 2027 på något som löpt ut: 5\n",
        "Skolnämnden    1 → 0  1 → 0         1\n",
    ):
        assert words in page, words


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_empty_answers_say_what_they_mean(run: Run, format_: str) -> None:
    page = run("rollover", "--as-of", "2026", "--data", CALM, "--format", format_).stdout
    for words in (
        "none recorded with 2026 as its last year",
        "none recorded with years that span both",
        "none recorded: nothing that goes on rests on anything",
        "none: each has all three recorded",
    ):
        assert words in page
    page = run("rollover", "--as-of", "2026", "--data", CALM, "--format", format_, "--lang", "sv").stdout
    assert "inget registrerat med 2026 som sista år" in page


def test_csv_and_markdown(run: Run) -> None:
    command = ("rollover", "2026", "--data", TOWN, "--format")
    rows = list(csv.DictReader(io.StringIO(run(*command, "csv").stdout)))
    count = {
        name: sum(row["list"] == name for row in rows)
        for name in ("lapses", "crosses", "begins", "stale", "unit")
    }
    assert count == {"lapses": 4, "crosses": 4, "begins": 1, "stale": 6, "unit": 2}
    assert all(None not in row and None not in row.values() for row in rows)
    schools = next(row for row in rows if row["thing"] == f"{ID}organisation/schools")
    assert (schools["goals_before"], schools["goals_after"], schools["missions_after"]) == ("1", "0", "1")
    page = run(*command, "markdown").stdout
    assert "| Goals | Begins later (proposed) | – | 2027 |" in page
    assert "| Schools Committee | 1 → 0 | 1 → 0 | 1 |" in page
    assert page.count("\n## ") == 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2025",), "term/one  The first term\n  term/two  The second term\n"),
        (("goal/direct",), "No council term is called “goal/direct”"),
        (("--as-of", "2031"), "No council term in the data is in force in 2031"),
        (("2026", "--format", "mermaid"), "Choose text, json, csv, markdown"),
        (("2026", "--data", "tests/trace/towns/cycle.ttl"), ""),
    ],
)
def test_wrong_commands(run: Run, arguments: tuple[str, ...], words: str) -> None:
    result = run("rollover", *arguments, *([] if "--data" in arguments else ["--data", TOWN]))
    assert (result.returncode, result.stdout) == (2, "")
    assert words or "No council term with a last year is recorded" in result.stderr
    assert words in result.stderr


def test_an_open_term_has_no_end_to_look_at(run: Run) -> None:
    assert "Without an end" not in run("rollover", "2031", "--data", TOWN).stderr


def test_goal_replaced_in_its_first_year_stands_in_no_list(run: Run) -> None:
    """It would have begun in 2024, so that its end is the term's last year, before its beginning."""
    answer = ask(run, "2023", data="tests/trace/towns/editions.ttl")
    assert short(answer["lapses"]) == []
    begins = short(answer["begins"])
    assert "goal/replaced" in begins
    assert "goal/replaced-at-once" not in begins


# ── both municipalities, counted over again ──────────────────────────────────

STG = "https://w3id.org/stgraph/spec/"
FIRST, LAST, TARGET = (
    rdflib.URIRef(STG + name) for name in ("validFromYear", "validThroughYear", "targetYear")
)
LISTED = ("goal", "direction", "document", "programme-item", "priority", "assignment")
"""What ids of goals, directions, documents … begin with, plans left aside."""
UPWARDS = (
    "http://purl.org/dc/terms/isPartOf",
    *(
        STG + name
        for name in ("derivedFrom", "basedOn", "towards", "contributesTo", "implements", "statedIn")
    ),
)


@pytest.mark.parametrize(
    ("municipality", "year"), [("helsingborg", 2026), ("exempelstad", 2022), ("exempelstad", 2026)]
)
def test_lists_are_those_of_a_plain_count(municipality: str, year: int) -> None:
    triples = rdflib.Graph()
    for file in data_files(municipality):
        triples.parse(file)
    starts = {str(s): int(str(o)[:4]) for s, o in triples.subject_objects(FIRST)}
    ends: dict[str, int] = {}
    for property_ in (LAST, TARGET):
        for s, o in triples.subject_objects(property_):
            ends[str(s)] = min(int(str(o)[:4]), ends.get(str(s), 9999))
    for s, o in triples.subject_objects(rdflib.DCTERMS.replaces):
        if (o, rdflib.RDF.type, rdflib.URIRef(f"{STG}Goal")) in triples:  # both towns: by adopted goals alone
            ends[str(o)] = min(starts[str(s)] - 1, ends.get(str(o), 9999))
    start = f"https://w3id.org/stgraph/id/{municipality}/"
    things = {
        str(s)
        for s in triples.subjects()
        if str(s).removeprefix(start).split("/")[0] in LISTED and str(s).startswith(start)
    }
    result = rollover(stgraph.load(municipality), str(year))

    def of(entries: Any) -> set[str]:
        return {entry.thing.iri for entry in entries} & things

    going_on = {s for s in things if starts.get(s, 9999) <= year and ends.get(s, 9999) > year}
    later = {s for s in things if year < starts.get(s, 0)}
    assert of(result.lapses) == {s for s in things if ends.get(s) == year}
    assert of(result.crosses) == going_on
    assert of(result.begins) == later
    expired = {s for s, end in ends.items() if end <= year}
    going_on |= later
    direct = {
        (str(s), str(o))
        for relation in UPWARDS
        for s, o in triples.subject_objects(rdflib.URIRef(relation))
        if str(s) in going_on and str(o) in expired
    }
    direct |= {
        (str(o), str(s))
        for s, o in triples.subject_objects(rdflib.URIRef(f"{STG}supports"))
        if str(o) in going_on and str(s) in expired
    }
    found = {(hop.lower.iri, hop.upper.iri) for hop in result.hops}
    assert {(s, o) for s, o in found if s in going_on and o in expired} == direct
