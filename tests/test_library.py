"""The library as a notebook user meets it."""

import copy
import dataclasses
import doctest
import importlib
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import stgraph
from stgraph import project
from stgraph.catalogue import find
from stgraph.graph import load
from stgraph.rows import in_order
from stgraph.store import write_store
from tests.conftest import ROOT
from tests.effort import in_ci
from tests.servers.fixtures import Started


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


WITH_EXAMPLES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted((ROOT / "stgraph").rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_in_docstrings(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # for those that write a file
    results = doctest.testmod(importlib.import_module(name))
    assert results.attempted > 0
    assert results.failed == 0


@pytest.mark.parametrize("name", ["load", "ask", "trace", "validate", "diff", "export"])
def test_each_of_the_six_functions_has_an_example(name: str) -> None:
    (found,) = doctest.DocTestFinder(recurse=False).find(getattr(stgraph, name), name)
    assert found.examples


@in_ci
def test_several_sources_of_any_sort_are_one_graph(tmp_path: Path) -> None:
    """Nothing is left out, and the ontology is no data, also where a store has brought it along."""
    town = tmp_path / "town.store"
    write_store(town, "exempelstad")
    files = stgraph.load("exempelstad", "helsingborg")
    stgraph.export(files, tmp_path / "files.nt")
    for sources in ((town, "helsingborg"), ("helsingborg", town), ("exempelstad", town, "helsingborg", town)):
        graph = stgraph.load(*sources)
        assert not stgraph.diff(files, graph)
        stgraph.export(graph, tmp_path / "graph.nt")
        written, known = ((tmp_path / name).read_text() for name in ("graph.nt", "files.nt"))
        assert len(written.splitlines()) == len(known.splitlines())  # stores spell some numbers otherwise


def test_store_is_exported_like_its_files(tmp_path: Path) -> None:
    write_store(tmp_path / "town.store", "exempelstad")
    for name, source in (("store.nt", tmp_path / "town.store"), ("files.nt", "exempelstad")):
        stgraph.export(stgraph.load(source), tmp_path / name)
    assert (tmp_path / "store.nt").read_bytes() == (tmp_path / "files.nt").read_bytes()


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_frames_say_what_they_need(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    table = stgraph.ask(stgraph.load("exempelstad"), "decided-goals")
    with pytest.raises(stgraph.UsageProblem, match=rf"pip install {name}$"):
        getattr(table, f"to_{name}")()


def test_questions_about_the_norms_leave_the_graph_alone() -> None:
    """The shapes join in for the thread that asks; others never see them."""
    graph = load("exempelstad")
    size, rows = len(graph), len(stgraph.ask(graph, "norms"))
    with ThreadPoolExecutor(4) as threads:
        asked = threads.map(lambda _: (len(stgraph.ask(graph, "norms")), len(graph)), range(12))
        assert set(asked) == {(rows, size)}


@pytest.mark.parametrize("choice", [{"engine": "PySHACL"}, {"inference": "owl"}])
def test_engine_or_inference_that_there_is_not_is_refused(choice: Any) -> None:
    """Instead of judging in another way than asked."""
    with pytest.raises(stgraph.UsageProblem, match="is none of"):
        stgraph.validate(stgraph.load("exempelstad"), **choice)


def test_tables_can_be_copied_and_sent_to_another_process() -> None:
    table = stgraph.ask(stgraph.load("exempelstad"), "goal-counts")
    sent = pickle.loads(pickle.dumps(table))
    assert sent == copy.deepcopy(table) == table
    assert sent.short_id(table.rows[0][0]) == "organisation/bin"
    assert repr(sent) == "<Table goal-counts: 40 rows of unit, year, goals, limit, above>"


def test_huge_numbers_are_sorted_by_their_value() -> None:
    """A float has no room for them."""
    integer = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    small, large = (ox.Literal(text, datatype=integer) for text in ("7", "1" + "0" * 400))
    assert in_order([(large,), (small,)], ["n"]) == ((small,), (large,))


def test_frames_take_a_column_that_is_empty_for_long() -> None:
    """Polars looks at a hundred rows by itself; what few things have stands in few rows."""
    number = ox.Literal("7", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    rows = (*[(None,)] * 150, (number,))
    table = stgraph.Table(find("decided-goals"), ("n",), rows, {}, stgraph.load("exempelstad"))
    assert table.to_polars()["n"].to_list() == [*[None] * 150, 7]
    assert table.to_pandas()["n"].tolist()[-1] == 7


@in_ci
def test_endpoint_is_loaded_and_answers_all_six(started: Started, tmp_path: Path) -> None:
    """A server that has the data and not the ontology is read whole; one that has both is asked."""
    files = stgraph.load("exempelstad")
    stgraph.export(files, tmp_path / "files.nt")
    server = started("oxigraph")
    for ontology in ([], project.ontology_files()):
        server.load([*files.files, *ontology])
        graph = stgraph.load(server.url)
        assert isinstance(graph, stgraph.Endpoint) == bool(ontology)
        assert stgraph.trace(graph, as_of=2026) == stgraph.trace(files, as_of=2026)
        assert stgraph.ask(graph, "decided-goals").rows == stgraph.ask(files, "decided-goals").rows
        found, known = (stgraph.validate(one, as_of=2026).findings for one in (graph, files))
        assert {finding.key for finding in found} == {finding.key for finding in known}
        assert not stgraph.diff(files, graph)
        stgraph.export(graph, tmp_path / "served.nt")
        assert (tmp_path / "served.nt").read_bytes() == (tmp_path / "files.nt").read_bytes()
