"""A graph on disk: the same answers as from its files, whole or not at all, whatever happens to it."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from stgraph import queries
from stgraph.graph import Graph
from stgraph.store import open_store
from tests.conftest import ROOT, STGRAPH, Run
from tests.effort import some

SPACE = ox.Literal("https://w3id.org/stgraph/id/exempelstad/")
COMMANDS = (
    ("trace", "--as-of", "2026", "--format", "json"),
    ("trace", "--from", "vision/1", "--as-of", "2026", "--format", "csv"),
    ("explain", "goal/bin-2", "--format", "json"),
    ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--format", "json"),
    ("ask", "decided-goals", "--format", "csv"),
)


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "town.store"
    done = run("load", "exempelstad", "--store", str(path))
    assert done.returncode == 0, done.stderr
    assert f"{path}" in done.stderr
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:3]))
def test_same_answer_as_from_the_files(run: Run, store: Path, command: tuple[str, ...]) -> None:
    stored = run(*command, "--store", str(store))
    assert stored.returncode == 0, stored.stderr
    assert stored.stdout == run(*command, "--data", "exempelstad").stdout


def test_validation_finds_the_same_without_files(run: Run, store: Path) -> None:
    command = ("validate", "--as-of", "2026", "--format", "json")
    found = json.loads(run(*command, "--store", str(store)).stdout)["findings"]
    known = json.loads(run(*command, "--data", "exempelstad").stdout)["findings"]
    assert sorted(map(_fact, found)) == sorted(map(_fact, known))
    assert {finding["file"] for finding in found} == {None}


def _fact(finding: dict[str, object]) -> list[str]:
    return [str(finding[key]) for key in ("norm", "focus", "path", "value", "severity")]


def test_new_load_takes_the_place_of_the_old(run: Run, store: Path) -> None:
    before = run("info", "--store", str(store), "--format", "json").stdout
    assert run("load", "helsingborg", "--store", str(store)).returncode == 0
    after = run("info", "--store", str(store), "--format", "json").stdout
    assert "Helsingborg" in after
    assert "Helsingborg" not in before
    assert [path.name for path in store.parent.iterdir()] == [store.name]


def test_load_that_is_killed_leaves_the_old_store_or_none(run: Run, store: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.store"
    killed = 0
    started = time.monotonic()
    assert run("load", "helsingborg", "--store", str(tmp_path / "whole.store")).returncode == 0
    takes = time.monotonic() - started
    for step in some(range(12), 3):
        for target in (store, new):
            process = subprocess.Popen(
                [STGRAPH, "load", "helsingborg", "--store", target], cwd=ROOT, stderr=subprocess.DEVNULL
            )
            time.sleep(takes * (0.1 + 0.07 * step))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            done = run("info", "--store", str(target), "--format", "json")
            assert done.returncode == (0 if target.exists() else 3), done.stderr
            if target.exists():
                assert json.loads(done.stdout)["triples"] > 3000
    assert killed, "the load was over too soon to be killed"


def test_bad_data_leave_the_old_store(run: Run, store: Path, tmp_path: Path) -> None:
    before = run("info", "--store", str(store)).stdout
    (tmp_path / "bad.ttl").write_text("no turtle")
    done = run("load", str(tmp_path / "bad.ttl"), "--store", str(store))
    assert done.returncode == 3
    assert "bad.ttl:1" in done.stderr
    assert run("info", "--store", str(store)).stdout == before
    assert {path.name for path in tmp_path.iterdir()} == {"bad.ttl", store.name}


def test_what_is_no_store_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = run("load", "exempelstad", "--store", str(tmp_path))
    assert done.returncode == 2
    assert (tmp_path / "mine.txt").read_text() == "mine"
    for path in (tmp_path, tmp_path / "nothing", tmp_path / "mine.txt"):
        done = run("trace", "--store", str(path))
        assert done.returncode == 3
        assert done.stderr.count("\n") == 1
        assert "stgraph load" in done.stderr


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"form": 99}', '{"form": 1, "ontology_triples": "x"}'])
def test_broken_store_is_told_in_one_line(run: Run, store: Path, content: str) -> None:
    (store / "stgraph-store.json").write_text(content)
    done = run("trace", "--store", str(store))
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "stgraph load" in done.stderr


def test_data_are_named_in_one_way(run: Run, store: Path) -> None:
    done = run("trace", "--store", str(store), "--data", "exempelstad")
    assert done.returncode == 2
    assert "--store" in done.stderr
    assert run("load", "exempelstad").returncode == 2


def test_what_every_command_asks_is_answered_once(store: Path) -> None:
    manifest = store / "stgraph-store.json"
    said = json.loads(manifest.read_text())
    assert len(said["answers"]) == 4
    kept, asked = open_store(store), Graph(open_store(store).store, ())
    for name in ("_datasets", "_left-out", "_municipalities", "_uri-spaces"):
        assert asked.select(name)
        assert sorted(map(str, kept.select(name))) == sorted(map(str, asked.select(name)))
    # it is what stands there that is told, and what cannot be read is asked
    (text,) = (text for text in said["answers"] if text == queries.bind(queries.read("_uri-spaces")))
    said["answers"][text] = said["answers"][text].replace("exempelstad", "annanstad")
    manifest.write_text(json.dumps(said))
    assert "annanstad" in str(open_store(store).select("_uri-spaces"))
    assert "exempelstad" in str(open_store(store).select("_uri-spaces", space=[SPACE]))
    for damaged in ("", "{", "[1]", 7):
        said["answers"][text] = damaged
        manifest.write_text(json.dumps(said))
        assert "exempelstad" in str(open_store(store).select("_uri-spaces"))
