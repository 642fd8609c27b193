"""What is put on a real server is read from it as from files: byte by byte, the newest release of each."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.effort import in_ci
from tests.putting.conftest import Target, Town

pytestmark = in_ci

READS = (
    ("trace", "--as-of", "2026", "--format", "json"),
    ("trace", "--as-of", "2026", "--format", "csv"),
    ("ask", "norms", "--format", "json"),  # of the shapes, which are in a graph of their own
)


def load(run: Run, target: Target, *paths: str | Path) -> str:
    done = run("load", *map(str, paths), "--endpoint", target.store)
    assert done.returncode == 0, done.stderr
    return done.stderr


def read(run: Run, target: Target, *command: str) -> str:
    done = run(*command, "--endpoint", target.query)
    assert done.returncode == 0, done.stderr
    return done.stdout


def from_files(run: Run, *paths: str | Path, command: tuple[str, ...] = READS[0]) -> str:
    done = run(*command, *(word for path in paths for word in ("--data", str(path))))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_whole_life_of_two_municipalities(run: Run, target: Target, town: Town) -> None:
    """One story for each server, which are slow to start and to fill."""
    strange = b'<urn:a> <urn:b> "strange" .\n'
    target.graph("PUT", "urn:strange", strange)

    told = load(run, target, "exempelstad")
    assert "/id/exempelstad/dataset/0.1.0/" in told
    assert f"--endpoint {target.query}" in told
    for command in READS:
        assert read(run, target, *command) == from_files(run, "exempelstad", command=command)

    # the same again is there already and is not written; it stays what is read
    before = target.named()
    assert load(run, target, "exempelstad").count("There already") == 3
    assert target.named() == before

    # the same version, corrected, takes the place of the old; then the old one again
    mended = town("exempelstad", "mended", word="rättat")
    load(run, target, mended)
    assert "rättat" in read(run, target, *READS[0])
    assert read(run, target, *READS[0]) == from_files(run, mended)
    load(run, target, "exempelstad")
    assert read(run, target, *READS[0]) == from_files(run, "exempelstad")

    # 0.10.0 is newer than 0.9.0 of the same day, whichever comes last; an earlier day is older
    newest = town("exempelstad", "newest", version="0.10.0", word="nyast")
    older = town("exempelstad", "older", version="0.9.0", word="äldre")
    earlier = town("exempelstad", "earlier", version="9.0.0", issued="2025-01-01", word="tidig")
    load(run, target, newest, older, earlier)
    assert read(run, target, *READS[0]) == from_files(run, newest)

    # beside another municipality
    load(run, target, "helsingborg")
    for command in READS:
        assert read(run, target, *command) == from_files(run, newest, "helsingborg", command=command)

    assert b'"strange"' in target.graph("GET", "urn:strange")
    assert target.graph("GET", "urn:strange").count(b"\n") == 1
    target.graph("DELETE", "urn:strange")


def test_releases_are_kept_until_there_are_newer_ones(
    run: Run, target: Target, town: Town, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    twice = ("query", "SELECT ?l { ?g a stg:Goal ; rdfs:label ?l }", "--endpoint", target.query)

    def answer() -> str:
        done = run(*twice, "--endpoint", target.query, STGRAPH_CACHE=str(cache))
        assert done.returncode == 0, done.stderr
        return done.stdout

    def kept() -> dict[str, int]:
        return {file.name: file.stat().st_mtime_ns for file in cache.iterdir()}

    load(run, target, "exempelstad")
    first = answer()
    before = kept()
    assert len(before) == 2, "the ontology and the town"
    assert answer() == first
    assert kept() == before
    load(run, target, town("exempelstad", "newer", version="0.2.0", word="nyast"))
    assert "nyast" in answer()
    after = kept()
    assert len(after) == 2
    assert len(after.items() & before.items()) == 1, "the ontology is still the same"


def test_many_data_sets_are_read_one_by_one_and_then_only_what_is_new(
    run: Run, target: Target, tmp_path: Path
) -> None:
    """A request that names many graphs takes Oxigraph minutes: beyond ten they are gathered first."""
    towns = []
    for number in range(11):
        made = shutil.copytree(ROOT / "data" / "exempelstad", tmp_path / f"town-{number}")
        for file in made.glob("*.ttl"):
            file.write_text(file.read_text().replace("/id/exempelstad", f"/id/town-{number}"))
        towns.append(made)
    cache = tmp_path / "cache"

    def answer() -> str:
        done = run(*READS[1], "--endpoint", target.query, STGRAPH_CACHE=str(cache))
        assert done.returncode == 0, done.stderr
        return done.stdout

    load(run, target, *towns)
    assert answer() == from_files(run, *towns, command=READS[1])
    before = set(cache.iterdir())
    assert len(before) == len([*towns, "the ontology"])
    dataset = towns[3] / "dataset.ttl"
    dataset.write_text(dataset.read_text().replace('"0.1.0"', '"0.2.0"'))
    goals = towns[3] / "goals.ttl"
    goals.write_text(goals.read_text().replace('"@en', ' anew"@en', 1))
    load(run, target, towns[3])
    assert answer() == from_files(run, *towns, command=READS[1])
    assert len(before & set(cache.iterdir())) == len(towns)


@pytest.fixture
def guarded(target: Target) -> Target:
    """Virtuoso as it comes: whoever writes has to digest a name and password."""
    if target.name != "virtuoso":
        pytest.skip("asks for no digest")
    return Target(target.name, target.query, f"{target.store}-auth")


def test_name_and_password_are_digested_where_the_server_wants_it(run: Run, guarded: Target) -> None:
    done = run("load", "exempelstad", "--endpoint", guarded.store, STGRAPH_USER="dba", STGRAPH_PASSWORD="dba")
    assert done.returncode == 0, done.stderr
    assert read(run, guarded, *READS[0]) == from_files(run, "exempelstad")


def test_a_wrong_password_is_told_and_nothing_is_there(run: Run, guarded: Target) -> None:
    for login in ({}, {"STGRAPH_USER": "dba", "STGRAPH_PASSWORD": "wrong-secret"}):
        done = run("load", "exempelstad", "--endpoint", guarded.store, **login)
        assert done.returncode == 3
        assert "credentials" in done.stderr
        assert "wrong-secret" not in done.stderr
        assert done.stderr.count("\n") == 1


def test_what_is_no_address_of_a_graph_store_is_told(run: Run, target: Target) -> None:
    done = run("load", "exempelstad", "--endpoint", target.query.rpartition("/")[0] + "/nothing")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "/sparql-graph-crud-auth" in done.stderr
