"""The README's pre-commit hook and GitHub workflow, for real: in a git repository, with what `init` writes."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stgraph.init import start
from tests.cli.readme import blocks
from tests.conftest import ROOT, STGRAPH
from tests.effort import CI, in_ci

CONFIG = next(block for block in blocks("yaml") if block.startswith("repos:"))
WORKFLOW = next(block for block in blocks("yaml") if block.startswith("on:"))
ADDRESS = "https://github.com/OWNER/stgraph"

GOAL_YEAR = re.compile(r'^  stg:targetYear "\d{4}"\^\^xsd:gYear ;\n', re.MULTILINE)

GIT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{
        f"GIT_{who}_{what}": "test@test.example"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}
"""An environment in which git knows nobody."""


def _git(folder: Path, *arguments: str) -> str:
    result = subprocess.run(
        ["git", *arguments], cwd=folder, env=GIT, capture_output=True, text=True, check=False, timeout=60
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def _commit_all(folder: Path) -> str:
    _git(folder, "init", "-q")
    _git(folder, "add", "--all")
    _git(folder, "commit", "-q", "-m", "all of it")
    return _git(folder, "rev-parse", "HEAD")


def _break_goal(folder: Path) -> None:
    goals = folder / "klippan" / "goals.ttl"
    text, count = GOAL_YEAR.subn("", goals.read_text(encoding="utf-8"))
    assert count == 1
    goals.write_text(text, encoding="utf-8")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """This checkout as a repository of its own: pre-commit installs from a commit."""
    folder = tmp_path / "stgraph"
    folder.mkdir()
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA"):
        shutil.copy(ROOT / name, folder)
    for name in ("stgraph", "ontology", "shapes", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def _needs_network(folder: Path) -> None:
    """Skip where pre-commit could not install anything; CI must be able to."""
    if importlib.util.find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed (pip install -e '.[test]')")
    probe = subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), "hatchling"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if probe.returncode and not CI:
        pytest.skip(f"pip does not reach PyPI: {probe.stderr[-200:]}")


@in_ci
def test_pre_commit_passes_and_stops_a_broken_goal(tmp_path: Path, ours: Path) -> None:
    _needs_network(tmp_path / "probe")
    revision = _commit_all(ours)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    start(scratch / "klippan", name="Klippans kommun")
    config = CONFIG.replace(ADDRESS, ours.as_uri()).replace("v0.1.0", revision)
    assert revision in config
    (scratch / ".pre-commit-config.yaml").write_text(config)
    _commit_all(scratch)

    def pre_commit() -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"],
            cwd=scratch,
            env=GIT | {"PRE_COMMIT_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )

    passed = pre_commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert re.search(r"stgraph validate\.+Passed", passed.stdout)
    _break_goal(scratch)
    failed = pre_commit()
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert re.search(r"stgraph validate\.+Failed", failed.stdout)
    assert re.search(r"^klippan/goals\.ttl:\d+:1: violation GOAL-YEAR$", failed.stdout, re.MULTILINE)


def test_readme_asks_for_a_hook_that_there_is() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text()
    (asked,) = re.findall(r"id: ([\w-]+)", CONFIG)
    assert f"- id: {asked}\n" in hooks
    (pattern,) = re.findall(r"^  files: (.*)$", hooks, re.MULTILINE)
    endings = {".ttl", ".nt", ".trig", ".nq", ".jsonld", ".rdf"}
    assert all(re.search(pattern, f"klippan/goals{ending}") for ending in endings)
    assert not re.search(pattern, "README.md")


def _workflow_steps() -> list[str]:
    """The shell commands of the workflow, without the one that installs (the wheel's and the hook's tests do)."""
    commands = re.findall(r"^ +- run: (.*)$", WORKFLOW, re.MULTILINE)
    assert commands[0] == f"pipx install git+{ADDRESS}@v0.1.0"
    return commands[1:]


def _run_steps(folder: Path) -> "list[subprocess.CompletedProcess[str]]":
    """As GitHub runs them: `bash -e`, in the repository's root."""
    path = f"{STGRAPH.parent}{os.pathsep}{os.environ['PATH']}"
    return [
        subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
            cwd=folder,
            env=os.environ | {"PATH": path, "LC_ALL": "C.UTF-8", "GITHUB_ACTIONS": "true"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        for command in _workflow_steps()
    ]


def test_workflow_passes_and_puts_a_broken_goal_beside_its_line(tmp_path: Path) -> None:
    start(tmp_path / "klippan", name="Klippans kommun")
    uploaded, annotated = _run_steps(tmp_path)
    assert (uploaded.returncode, annotated.returncode) == (0, 0)
    assert annotated.stdout.strip() == ""
    _break_goal(tmp_path)
    uploaded, annotated = _run_steps(tmp_path)
    assert uploaded.returncode == 0, uploaded.stderr
    assert annotated.returncode == 1
    lines = (tmp_path / "klippan" / "goals.ttl").read_text(encoding="utf-8").splitlines()
    line = lines.index("goal:bun-1") + 1
    assert f"::error file=klippan/goals.ttl,line={line}," in annotated.stdout
    assert "title=GOAL-YEAR::" in annotated.stdout
    (file,) = re.findall(r"sarif_file: ([\w.]+)", WORKFLOW)
    (log,) = json.loads((tmp_path / file).read_text(encoding="utf-8"))["runs"]
    assert "GOAL-YEAR" in {result["ruleId"] for result in log["results"]}
    place = log["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "klippan/goals.ttl"
    assert place["region"]["startLine"] == line
