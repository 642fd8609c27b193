"""`stgraph ask`: the catalogue, its manual pages, parameters, formats, exit codes."""

import csv
import io
import json
from pathlib import Path

import pytest

import stgraph
from stgraph.rows import in_order, order_of
from tests.conftest import Run

OWN = """\
#+ summary: Goals of a unit
#+ summary-sv: En enhets mål
#+ reader: steward
#+ params:
#+   - unit (GoverningUnit): whose
#+   - word (text): a word of the goal
#+ columns:
#+   - goal: the goal
#+   - unit: whose it is
#+ empty: no goal is recorded
#+ empty-sv: inget mål är inlagt

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX stg: <https://w3id.org/stgraph/spec/>

SELECT DISTINCT ?goal ?unit WHERE {
  VALUES (?unit ?word) { (UNDEF UNDEF) } # parameters
  ?goal a stg:Goal ; stg:assignedTo ?unit ; rdfs:label ?label .
  FILTER (!BOUND(?word) || CONTAINS(?label, ?word))
}
ORDER BY ?unit DESC(?goal)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own-goals.rq").write_text(OWN, encoding="utf-8")
    return tmp_path


def test_list_is_by_reader_and_fits_80_columns(run: Run) -> None:
    for language, heads in (
        ("en", ["Analysts ask", "Data stewards ask", "Users of open data ask"]),
        ("sv", ["Analytiker frågar", "Dataförvaltare frågar", "Användare av öppna data frågar"]),
    ):
        for arguments in (("ask", "--list"), ("ask",)):
            lines = run(*arguments, "--lang", language).stdout.splitlines()
            assert [line for line in lines if line in heads] == heads
            assert max(map(len, lines)) <= 80


def test_file_in_a_folder_becomes_a_question(run: Run, folder: Path) -> None:
    for arguments in (("ask", "--queries", folder, "own-goals"), ("ask", "own-goals", f"--queries={folder}")):
        done = run(*map(str, arguments), "--data", "exempelstad", "--format", "json")
        assert done.returncode == 0, done.stderr
        assert len(json.loads(done.stdout)["rows"]) > 3
    listed = json.loads(run("ask", "--list", "--queries", str(folder), "--format", "json").stdout)[
        "questions"
    ]
    (mine,) = [question for question in listed if question["name"] == "own-goals"]
    assert [param["type"] for param in mine["params"]] == ["GoverningUnit", "text"]
    help_ = run("ask", "--queries", str(folder), "own-goals", "--help", LC_ALL="sv_SE.UTF-8")
    assert "En enhets mål" in help_.stdout
    assert "--word TEXT" in help_.stdout


def test_parameter_is_a_term_and_never_text(run: Run, folder: Path) -> None:
    hostile = '") } DROP ALL #'
    done = run("ask", "own-goals", "--queries", str(folder), "--word", hostile, "--data", "exempelstad")
    assert done.returncode == 0, done.stderr
    assert f"Nothing is recorded for --word {hostile}." in done.stdout


def test_what_a_parameter_leaves_one_of_stands_above_the_rows(run: Run) -> None:
    asked = ("ask", "goal-counts", "--data", "exempelstad", "--unit", "bin")
    page = run(*asked, COLUMNS="80").stdout
    assert "\nunit: Education and Culture Committee organisation/bin\n" in page
    assert page.count("Education and Culture Committee") == 1
    rows = page[page.index("\nyear  goals  limit") + 1 :].splitlines()
    assert [row.split()[0] for row in rows[1:]] == [str(year) for year in range(2019, 2027)], "no blank lines"
    record = next(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").stdout)))
    assert record["unit"].endswith("/organisation/bin"), "programs get every column"


def test_terms_of_the_ontology_are_shown_by_name_alone(run: Run) -> None:
    page = run("ask", "path-to-vision", "--data", "exempelstad", COLUMNS="200").stdout
    assert "stated" in page
    assert "def/basis" not in page
    assert "goal/bin-1" in page


def test_thing_is_named_by_id_end_or_words(run: Run, folder: Path) -> None:
    answers = set()
    for name in ("organisation/bin", "bin", "bildningsnämnden"):
        done = run(
            *("ask", "own-goals", "--queries", str(folder), "--unit", name),
            *("--data", "exempelstad", "--format", "csv"),
        )
        assert done.returncode == 0, done.stderr
        answers.add(done.stdout)
    (answer,) = answers
    assert answer.count("\n") > 1


def test_nameless_class_is_no_hindrance(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    prefixes = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix stg: <https://w3id.org/stgraph/spec/> .\n"
    own.write_text(prefixes + "[] rdfs:subClassOf stg:Committee .\n", encoding="utf-8")
    sources = ("--data", "exempelstad", "--data", str(own))
    assert run("ask", "unit-tree", "--unit", "bildningsnämnden", *sources).returncode == 0
    unknown = run("ask", "unit-tree", "--unit", "nosuch", *sources)
    assert (unknown.returncode, "nosuch" in unknown.stderr) == (2, True), unknown.stderr


def test_rows_come_in_the_order_of_the_question_whatever_the_engine(folder: Path) -> None:
    graph = stgraph.load("exempelstad")
    table = stgraph.ask(graph, "own-goals", folders=[folder])
    order = [(row[1].value, row[0].value) for row in table.rows]
    by_goal_down = sorted(order, key=lambda pair: pair[1], reverse=True)
    assert order == sorted(by_goal_down, key=lambda pair: pair[0])
    assert in_order(reversed(table.rows), table.columns, order_of(table.question.text)) == table.rows


def test_csv_holds_address_and_name(run: Run, folder: Path) -> None:
    done = run("ask", "own-goals", "--queries", str(folder), "--data", "exempelstad", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0]) == ["goal", "goal_label", "unit", "unit_label"]
    assert all(row["goal"].startswith("https://") and row["goal_label"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("decided-gaols",), 2, "decided-goals"),
        (("decided-goals", "--year", "soon"), 2, "soon"),
        (("decided-goals", "--unit", "xyzzy"), 2, "xyzzy"),
        (("releases",), 2, "stgraph diff"),
        (("--queries", "no-such-folder", "decided-goals"), 3, "no-such-folder"),
        (("decided-goals", "--expect", "none"), 1, ""),
        (("decided-goals", "--expect", "some"), 0, ""),
        (("decided-goals", "--year", "1900", "--expect", "some"), 1, ""),
        (("26", "--year", "1900", "--expect", "none"), 0, ""),
    ],
)
def test_exit_codes_and_messages(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run("ask", *arguments)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "broken",
    [
        OWN.replace("#+ summary: Goals of a unit\n", ""),
        OWN.replace("#+ reader: steward", "#+ reader: king"),
        OWN.replace("#+   - word (text)", "#+   - nothing (text)"),
        OWN.replace("#+   - word (text)", "#+   - data (text)"),
        OWN.replace("#+ params:", "#+ params"),
    ],
)
def test_broken_header_is_told_with_its_file(run: Run, folder: Path, broken: str) -> None:
    (folder / "own-goals.rq").write_text(broken, encoding="utf-8")
    done = run("ask", "own-goals", "--queries", str(folder))
    assert done.returncode == 3
    assert "own-goals.rq" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "begins with DELETE"),
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT ?x WHERE { ?s ?p ?x", "not SPARQL from line 4"),
        ("SELECT * { ?s ex:p ?x }", "not SPARQL from line 3"),
        ("ASK { ?s ?p ?x }", "is a SELECT"),
        ("CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?x }", "is a SELECT"),
    ],
)
def test_own_question_that_cannot_be_asked_is_told_with_its_file(
    run: Run, folder: Path, text: str, said: str
) -> None:
    (folder / "own-goals.rq").write_text(f"#+ summary: x\n\n{text}\n", encoding="utf-8")
    done = run("ask", "own-goals", "--queries", str(folder))
    assert done.returncode == 3, done.stderr
    assert said in done.stderr
    assert "own-goals.rq" in done.stderr


def test_place_in_a_question_is_that_in_its_file(run: Run, folder: Path) -> None:
    (folder / "own-goals.rq").write_text(OWN.replace("CONTAINS(", "CONTAINING("), encoding="utf-8")
    done = run("ask", "own-goals", "--queries", str(folder), "--data", "exempelstad")
    line = next(n for n, text in enumerate(OWN.splitlines(), 1) if "CONTAINS" in text)
    assert f"line {line}," in done.stderr, "whichever lines of parameters are filled in"


def test_options_may_stand_before_the_name(run: Run, tmp_path: Path) -> None:
    after = run("ask", "goal-counts", "--data", "exempelstad", "--lang", "sv", "--format", "csv").stdout
    options = ("--lang", "sv", "-o", str(tmp_path / "counts.csv"))
    done = run("ask", *options, "goal-counts", "--data", "exempelstad")
    assert done.stdout == ""
    assert (tmp_path / "counts.csv").read_text(encoding="utf-8") == after
    refused = run("ask", "--list", "goal-counts")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_name_of_something_else_is_recognised(run: Run) -> None:
    """The council is there, though it is no committee or company."""
    done = run("ask", "goal-counts", "--unit", "kf", "--data", "exempelstad")
    assert done.returncode == 2
    assert "No committee or company is called “kf”. The name belongs to:\n  organisation/kf" in done.stderr


def test_links_that_cannot_be_followed_are_told_where_links_are_followed(run: Run, tmp_path: Path) -> None:
    """Other questions leave nothing out: their answers would not change."""
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix stg: <https://w3id.org/stgraph/spec/> .\n"
        "<urn:link> a stg:SupportLink ; stg:relation stg:derivedFrom ; stg:from <urn:a> ; stg:to <urn:b> .\n",
        encoding="utf-8",
    )
    for name, told in (("support-of-goals", True), ("goal-counts", False)):
        done = run("ask", name, "--data", str(own))
        assert done.returncode == 0, done.stderr
        assert ("without their direct triple" in done.stderr) is told


def test_codes_are_words_for_a_person(run: Run) -> None:
    arguments = ("ask", "goal-changes", "--data", "exempelstad", "--unit", "bin", "--lang", "sv")
    page = run(*arguments, COLUMNS="200").stdout
    assert " ny lydelse " in page
    assert "re-worded" not in page
    rows = csv.DictReader(io.StringIO(run(*arguments, "--format", "csv").stdout))
    assert "re-worded" in {row["change"] for row in rows}, "programs get the codes"


def test_help_of_an_unknown_question_says_that_it_is_unknown(run: Run) -> None:
    done = run("ask", "no-such-question", "--help")
    assert (done.returncode, done.stdout) == (2, "")
    assert "No question is called “no-such-question”" in done.stderr


def test_own_question_does_not_silently_stand_in_for_ours(run: Run, folder: Path) -> None:
    numbered = OWN.replace("#+ reader", "#+ answers: 15\n#+ reader")
    (folder / "own-goals.rq").write_text(numbered, encoding="utf-8")
    (folder / "goal-years.rq").write_text(OWN, encoding="utf-8")
    options = ("--queries", str(folder), "--data", "exempelstad", "--format", "csv")
    by_name, by_number = (run("ask", name, *options) for name in ("goal-years", "15"))
    assert by_name.stdout == by_number.stdout, "a number means one of ours, or what has its name"
    assert "goal-years.rq is asked instead of stgraph's own" in by_name.stderr
    assert "instead" not in run("ask", "own-goals", *options).stderr


def test_header_of_a_table_does_not_depend_on_its_rows(run: Run) -> None:
    """In 2016 no decision is recorded, in 2024 some are."""
    heads = {
        run("ask", "decided-goals", "--year", year, "--format", "csv").stdout.splitlines()[0]
        for year in ("1900", "2016", "2024")
    }
    (head,) = heads
    assert "decision,decision_label,case" in head


def test_narrowed_answer_without_rows_says_nothing_of_the_rest(run: Run) -> None:
    """Bildningsnämnden has goals, so it would be wrong that none is recorded."""
    arguments = ("ask", "decided-goals", "--data", "exempelstad", "--year", "1900")
    assert "Nothing is recorded for --year 1900." in run(*arguments).stdout
    answer = json.loads(run(*arguments, "--lang", "sv", "--format", "json").stdout)
    assert answer["empty"] == "inget är inlagt för --year 1900"


def test_show_prints_the_file(run: Run, folder: Path) -> None:
    assert run("ask", "own-goals", "--queries", str(folder), "--show").stdout == OWN


def test_data_frames(folder: Path) -> None:
    table = stgraph.ask(stgraph.load("exempelstad"), "own-goals", folders=[folder])
    for frame in (table.to_pandas(), table.to_polars()):
        assert list(frame.columns) == ["goal", "goal_label", "unit", "unit_label"]
        assert len(frame) == len(table)
    empty = stgraph.ask(stgraph.load("exempelstad"), "own-goals", folders=[folder], word="xyzzy")
    assert len(empty.to_pandas()) == len(empty.to_polars()) == 0
