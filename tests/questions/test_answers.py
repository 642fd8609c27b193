"""Every question gives the answers that were worked out by hand over a tiny town (`expected/`)."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox
import pytest

import stgraph
from stgraph import queries
from stgraph.asking import Table, ask, of_class
from stgraph.catalogue import Parameter, Question, catalogue
from stgraph.graph import load
from stgraph.guard import read_only
from stgraph.messages import say
from stgraph.rows import columns_of, order_of
from tests.conftest import Run

HERE = Path(__file__).parent
CASES = sorted((HERE / "expected").glob("*.tsv"))
QUESTIONS = catalogue()
ASKED = [question for question in QUESTIONS if not question.command]

FAULTS = {
    *("goals-over-limit", "directions-with-targets", "unassessed-goals", "unknown-terms", "sdg-mappings"),
}
"""What neither bundled municipality has: what the norms forbid, and mappings to the UN's goals."""

NOTHING = {
    "helsingborg": FAULTS | {"shared-directions", "goals-outliving-support"},
    "exempelstad": FAULTS
    | {"goal-years", "documents-without-follow-up", "kolada-indicators"}
    | {"goals-outliving-support", "goals-across-terms"},
}
"""Questions that rightly have no rows; `expected/` shows those that they have elsewhere."""

_PROJECTION = re.compile(r"^SELECT (?:DISTINCT )?(?P<what>.*?) ?WHERE \{", re.MULTILINE | re.DOTALL)
_COLUMN = re.compile(r"\(.*? AS \?(\w+)\)|\?(\w+)", re.DOTALL)


class Case(NamedTuple):
    """A hand-made answer."""

    town: Path
    params: dict[str, Any]
    columns: list[str]
    rows: list[list[str]]


def read(path: Path) -> Case:
    """A case: comment lines that say town and params, then the table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    said = dict(
        line.removeprefix("# ").split(": ", 1) for line in lines if re.match(r"# (town|params): .", line)
    )
    columns, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    given = re.findall(r"(\w+)=(\"[^\"]*\"|\S+)", said.get("params", ""))
    params = {name: value.strip('"') for name, value in given}
    return Case(HERE / said["town"], params, columns, rows)


@cache
def town(path: Path) -> stgraph.Source:
    return stgraph.load(path)


def cells(table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        yield ["-" if term is None else table.short_id(term) or str(term.value) for term in row]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_answer_is_the_one_worked_out_by_hand(path: Path) -> None:
    case = read(path)
    table = ask(town(case.town), path.stem.partition(".")[0], **case.params)
    assert list(table.columns) == case.columns
    assert list(cells(table)) == case.rows


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.name)
def test_columns_that_hold_things_say_so(question: Question) -> None:
    """So that an answer's columns are the same, whatever stands in it."""
    declared = {column.name for column in question.columns if column.type == "thing"}
    for town in ("helsingborg", "exempelstad", str(HERE / "town.ttl"), str(HERE / "town2.ttl")):
        table = ask(stgraph.load(town), question)
        held = {
            column
            for row in table.rows
            for column, term in zip(table.columns, row, strict=True)
            if isinstance(term, ox.NamedNode)
        }
        assert held <= declared


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.name)
def test_question_has_hand_made_answers(question: Question) -> None:
    """One without parameters, one with, and one that is empty."""
    mine = [read(path) for path in CASES if path.stem.partition(".")[0] == question.name]
    assert any(not case.params for case in mine)
    assert any(case.params for case in mine) or not question.params
    assert any(case.rows for case in mine)


def test_every_competency_question_is_answered() -> None:
    assert {number for question in QUESTIONS for number in question.answers} == set(range(1, 31))
    assert {n for question in QUESTIONS if question.command for n in question.answers} <= {14, 22, 24, 27}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_header_is_whole(question: Question) -> None:
    texts = [question.summary, *(column.texts for column in question.columns)]
    texts += [param.texts for param in question.params]
    texts += [question.empty] if not question.command else []
    for text in texts:
        assert set(text) == {"en", "sv"}, text
        assert all(said.strip() for said in text.values())
    heads = [said.partition(";")[0] for column in question.columns for said in column.texts.values()]
    assert max(map(len, heads), default=0) <= 30, "a column has a short name, then a semicolon and the rest"
    if question.command:
        return
    read_only(question.text)
    assert tuple(param.name for param in question.params) == queries.parameters(question.text)
    assert set(re.findall(r"# with (\w+)$", question.text, re.MULTILINE)) <= {p.name for p in question.params}
    (what,) = [
        match["what"] for match in _PROJECTION.finditer(question.text) if match.start() == first(question)
    ]
    assert [a or b for a, b in _COLUMN.findall(what)] == [column.name for column in question.columns]
    assert order_of(question.text), "it ends in ORDER BY, of plain variables or DESC(?v)"
    assert {name for name, _ in order_of(question.text)} <= {column.name for column in question.columns}


@pytest.mark.parametrize(
    ("question", "param"),
    [(q, param) for q in QUESTIONS for param in q.params if q.path_for([param.name]) != q.path],
    ids=lambda value: value.name,
)
def test_form_for_one_parameter_gives_the_same_rows(question: Question, param: Parameter) -> None:
    text = queries.read_file(question.path_for([param.name]))
    assert queries.parameters(text) == (param.name,)
    assert order_of(text) == order_of(question.text)
    for data in (HERE / "town.ttl", "helsingborg", "exempelstad"):
        graph = load(data)
        rows = 0
        for thing in of_class(graph, param.type):
            given = {param.name: ox.NamedNode(thing.iri)}
            own, other = (
                graph.query(question.bound(**given)),
                graph.query(queries.bind(question.text, **given)),
            )
            assert columns_of(own) == columns_of(other)
            found = sorted(str(tuple(row)) for row in own)
            assert found == sorted(str(tuple(row)) for row in other), thing
            rows += len(found)
        assert rows


def first(question: Question) -> int:
    """Where the query's own SELECT begins."""
    return next(match.start() for match in re.finditer(r"^SELECT ", question.text, re.MULTILINE))


@pytest.mark.parametrize("data", ["helsingborg", "exempelstad"])
@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.name)
def test_runs_over_the_bundled_data(question: Question, data: str) -> None:
    """Without parameters; rows are unique, and every thing in them has a name or is one of another vocabulary."""
    table = ask(bundled(data), question)
    assert table.columns == tuple(column.name for column in question.columns)
    assert len(set(table.rows)) == len(table.rows)
    assert bool(table.rows) != (question.name in NOTHING[data])


@cache
def bundled(name: str) -> stgraph.Source:
    return stgraph.load(name)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_example_runs(run: Run, question: Question) -> None:
    example = question.example or question.command
    assert example
    assert example.startswith("stgraph ")
    if question.command:
        return
    done = run(*shlex.split(example)[1:])
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert question.summary["en"].split()[0] in done.stdout
    rows = next(line for line in lines if line.startswith(say("answer-rows", "en", count="")))
    assert (rows == say("answer-rows", "en", count=0)) == (question.name in NOTHING["helsingborg"])
