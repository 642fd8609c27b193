"""What every test may use: the real command as a subprocess."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.effort import CI, SEED
from tests.mutants.summary import pytest_terminal_summary
from tests.servers.fixtures import server, started

__all__ = ["pytest_terminal_summary", "server", "started"]

ROOT = Path(__file__).resolve().parent.parent
STGRAPH = Path(sys.executable).with_name("stgraph")

os.environ["STGRAPH_CACHE"] = "off"  # that of whoever runs the tests is left alone

WHOLE_SUITE = 3000
"""So many tests are more than a folder's."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the whole suite outside CI, a quarter of the cases of a test with several: the same ones each time."""
    if CI or len(items) < WHOLE_SUITE:
        return
    chance = random.Random(SEED)
    left = [item for item in items if hasattr(item, "callspec") and chance.random() < 0.72]
    config.hook.pytest_deselected(items=left)
    gone = set(map(id, left))
    items[:] = [item for item in items if id(item) not in gone]


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run `stgraph` with arguments, 80 columns wide, in English unless told otherwise."""

    def run_stgraph(
        *arguments: str, stdin: str = "", cwd: Path = ROOT, **environ: str
    ) -> "subprocess.CompletedProcess[str]":
        environment = os.environ | {"COLUMNS": "80", "LC_ALL": "C.UTF-8"} | environ
        return subprocess.run(
            [STGRAPH, *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=cwd,
            env=environment,
            timeout=60,
            check=False,
        )

    return run_stgraph
