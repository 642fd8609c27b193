"""Other engines give the rows that ours gives: every question, and what the commands ask of an endpoint."""

from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from stgraph import catalogue, project, queries
from stgraph.asking import ask
from stgraph.endpoint import Endpoint
from stgraph.graph import load
from tests.conftest import ROOT
from tests.effort import in_ci
from tests.servers import Rows, Server, bindings, by_value

QUESTIONS = {question.name: question for question in catalogue.catalogue() if not question.command}
INTERNAL = [
    path.stem
    for path in sorted(queries.FOLDER.glob("_*.rq"))
    # each server has fingerprints of its own, by how it writes numbers: `test_cache.py`; the probe tells them apart
    if "CONSTRUCT {" not in path.read_text() and path.stem not in ("_fingerprint", "_probe")
]
DATA = (
    *project.ontology_files(),
    *(file for name in project.bundled_names() for file in project.data_files(name)),
    *sorted((ROOT / "tests" / "questions").rglob("*.ttl")),
    Path(__file__).with_name("odd.ttl"),
)
"""Both municipalities, and towns that have what those have none of: no rows agree too easily."""


def files(name: str) -> tuple[Path, ...]:
    """What a query is asked of."""
    wants_shapes = name in QUESTIONS and QUESTIONS[name].needs_shapes
    return (*DATA, *project.shape_files()) if wants_shapes else DATA


@cache
def store(paths: tuple[Path, ...]) -> ox.Store:
    store = ox.Store()
    for path in paths:
        store.bulk_load(path=path)
    return store


def rows_in_memory(name: str, query: str) -> Rows:
    solutions: Any = store(files(name)).query(query)
    return by_value(bindings(solutions.serialize(format=ox.QueryResultsFormat.JSON)))


@in_ci
@pytest.mark.parametrize("name", [*QUESTIONS, *INTERNAL])
def test_same_rows_as_in_memory(name: str, server: Server) -> None:
    query = queries.bind(queries.read(name))
    expected = rows_in_memory(name, query)
    assert expected, "nothing to compare"
    server.load(files(name))
    found = by_value(server.select(query))
    assert (found - expected, expected - found) == (Rows(), Rows())


NARROWED = [
    (name, param.name)
    for name, question in QUESTIONS.items()
    for param in question.params
    if param.name in [column.name for column in question.columns]
]


@in_ci
@pytest.mark.parametrize(("name", "param"), NARROWED)
def test_asked_of_one_thing_the_rows_are_those_of_it(name: str, param: str, server: Server) -> None:
    question = QUESTIONS[name]
    solutions: Any = store(files(name)).query(question.bound())
    answer = bindings(solutions.serialize(format=ox.QueryResultsFormat.JSON))
    things = sorted({row[param]["value"] for row in answer if param in row and row[param]["type"] == "uri"})
    server.load(files(name))
    for thing in dict.fromkeys(things[:: max(1, len(things) // 3)]):
        expected = by_value(row for row in answer if row.get(param, {}).get("value") == thing)
        narrowed = question.bound(**{param: ox.NamedNode(thing)})
        assert by_value(server.select(narrowed)) == expected, thing
        assert rows_in_memory(name, narrowed) == expected, thing


@in_ci
@pytest.mark.parametrize("name", ["organisation/bin", "BIN", "Culture Committee"])
def test_a_name_means_the_same_thing(name: str, server: Server) -> None:
    exempelstad = tuple(project.data_files("exempelstad"))
    server.load((*project.ontology_files(), *exempelstad))
    told, held = (
        ask(graph, "unit-tree", unit=name)
        for graph in (Endpoint(server.url, graphs=server.graphs), load(*exempelstad))
    )
    assert told.rows == held.rows != ()
    assert told.records() == held.records()
    assert [told.short_id(row[0]) for row in told.rows] == [held.short_id(row[0]) for row in held.rows]
