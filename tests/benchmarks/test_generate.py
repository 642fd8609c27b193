"""The generated municipalities: the same each time, without a fault when clean, else with exactly the listed ones."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from stgraph import turtle, vocab
from stgraph.graph import parse_file
from stgraph.norms import load_norms
from tests.conftest import ROOT, Run

COUNT = 2
AS_OF = 2026

Row = tuple[str, str, str]


def generate(folder: Path, *options: str) -> Path:
    """Municipalities in a folder."""
    script = ROOT / "benchmarks" / "generate.py"
    subprocess.run(
        [sys.executable, script, str(COUNT), "--out", folder, *options], check=True, capture_output=True
    )
    return folder


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Municipalities without a fault."""
    return generate(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Municipalities with faults."""
    return generate(tmp_path_factory.mktemp("faulty"), "--faults")


def files(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def listed(folder: Path) -> set[Row]:
    """The faults that the generator knows of."""
    lines = (folder / "faults.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {(shape, focus, value) for shape, focus, value in (line.split("\t") for line in lines)}


def found(run: Run, folder: Path) -> list[Row]:
    """What stgraph finds."""
    done = run("validate", str(folder), "--as-of", str(AS_OF), "--format", "json", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    findings = json.loads(done.stdout)["findings"]
    return [(finding["shape"], finding["focus"], finding["value"] or "") for finding in findings]


def test_the_same_each_time(faulty: Path, tmp_path: Path) -> None:
    assert files(generate(tmp_path, "--faults")) == files(faulty)


def test_another_seed_is_another_town(clean: Path, tmp_path: Path) -> None:
    assert files(generate(tmp_path, "--seed", "2")) != files(clean)


def test_canonical_form(clean: Path) -> None:
    for file in sorted(clean.rglob("*.ttl")):
        space = f"{vocab.ID}{file.parent.name}/"
        assert turtle.write(parse_file(file), [space]) == file.read_text(encoding="utf-8"), file


def test_size(clean: Path) -> None:
    sizes = [
        sum(1 for file in town.glob("*.ttl") for _ in parse_file(file)) for town in clean.glob("kommun-*")
    ]
    assert len(sizes) == COUNT
    assert all(2800 <= size <= 3200 for size in sizes)


def test_clean_data_has_no_finding(run: Run, clean: Path) -> None:
    assert found(run, clean) == []


def test_exactly_the_listed_faults(run: Run, faulty: Path) -> None:
    rows = found(run, faulty)
    assert sorted(listed(faulty) - set(rows)) == [], "missed"
    assert sorted(set(rows) - listed(faulty)) == [], "not listed"
    assert len(rows) == len(set(rows)), "told twice"


def test_every_norm_with_shapes_is_broken(faulty: Path) -> None:
    broken = {shape.removeprefix(vocab.NORM) for shape, _, _ in listed(faulty)}
    norms = [norm for norm in load_norms() if any(not shape.off for shape in norm.shapes)]
    whole = {norm.id for norm in norms if not broken & {s.iri.removeprefix(vocab.NORM) for s in norm.shapes}}
    assert whole == {"CHECK-MATCH"}  # it speaks of a norm for which a whole data set has nothing
