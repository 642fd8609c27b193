"""`benchmarks/run.py` measures every engine that is there, and holds the rows to Jena's."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.effort import in_ci

QUESTIONS = ("goal-counts", "unit-tree, one unit")


@in_ci
@pytest.mark.skipif(
    not shutil.which("java") or not shutil.which("mvn"), reason="Java and Maven bring Jena, the judge of rows"
)
def test_two_questions(tmp_path: Path) -> None:
    kept = tmp_path / "run.json"
    command: list[str | Path] = [sys.executable, ROOT / "benchmarks" / "run.py", "--figures", kept]
    options = ["--n", "1", "--rounds", "1", "--without", "rdflib", "maplib", "--only", *QUESTIONS]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    figures = json.loads(kept.read_text(encoding="utf-8"))["1"]["figures"]
    for question in QUESTIONS:
        found = figures[question]
        assert not any(one["failed"] or one["wrong"] for one in found.values())
        assert all(one["wall"] for one in found.values())
        assert found["stgraph as a library"]["rows"][0] > 0
    assert "of 2 questions, those with other rows than Jena's at N = 1: 0 (target ≤ 0) – met" in done.stdout
