"""What every test may use: the real command as a subprocess."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mutants.summary import pytest_terminal_summary
from tests.servers.fixtures import server, started

__all__ = ["pytest_terminal_summary", "server", "started"]

ROOT = Path(__file__).resolve().parent.parent
STGRAPH = Path(sys.executable).with_name("stgraph")

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
