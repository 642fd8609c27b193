"""Runs `stgraph` on what it must not trust: in this process for speed, or in one of its own with limits."""

import ctypes
import gc
import io
import os
import re
import resource
import subprocess
import time
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from stgraph.cli.main import app
from stgraph.messages import _MESSAGES
from tests.conftest import ROOT, STGRAPH

EXEMPELSTAD = ROOT / "data" / "exempelstad"
MEMORY = 2 << 30
"""Bytes of address space that a run may take."""
SECONDS = 20
"""How long a run may take."""

NOTICES = re.compile(
    "|".join(
        re.sub(r"\\{\w+\\}", ".*", re.escape(template))
        for key, templates in _MESSAGES.items()
        if key in ("bundled", "fictional", "written", "nothing-judged") or key.startswith("left-out-")
        for template in templates
    )
    + r"|(violation|warning|info) [\w:/.#-]+: .*"
)
"""What stderr may say besides one error: notices, and what was noticed beside a stranger's shapes."""

Argument = str | os.PathLike[str]


@dataclass(frozen=True)
class Outcome:
    """One finished run."""

    arguments: tuple[str, ...]
    code: int
    out: bytes
    err: bytes
    seconds: float

    @property
    def complaint(self) -> list[str]:
        """The lines on stderr that are no notices, nor indented below the line that they explain."""
        lines = self.err.decode("utf-8", "backslashreplace").splitlines()
        return [line for line in lines if not NOTICES.fullmatch(line) and not line.startswith("  ")]


def cases(*names: str, known: Mapping[str, str]) -> list[Any]:
    """Parameters for a test, those marked that are known to fail."""
    return [
        pytest.param(
            name,
            id=name,
            marks=[pytest.mark.xfail(strict=True, reason=known.get(name, ""))] * (name in known),
        )
        for name in names
    ]


class _Stream(io.TextIOWrapper):
    """A stream that may pose as a terminal."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal


def inside(*arguments: Argument, terminal: bool = False) -> Outcome:
    """Call the command line as the console script does, in this process."""
    words = tuple(os.fspath(argument) for argument in arguments)
    out, err = (_Stream(io.BytesIO(), "utf-8", errors) for errors in ("strict", "backslashreplace"))
    out.terminal = err.terminal = terminal
    started = time.monotonic()
    code: object = 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            app(list(words), prog_name="stgraph")
        except SystemExit as end:
            code = end.code
        finally:
            # the command stops collecting garbage, for it is soon over; this process is not
            gc.unfreeze()
            gc.enable()
    assert isinstance(code, int), code
    return Outcome(words, code, _written(out), _written(err), time.monotonic() - started)


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


def outside(
    *arguments: Argument,
    rights: bool = True,
    cwd: Path = ROOT,
    seconds: float = SECONDS,
    memory: int = MEMORY,
    environ: Mapping[str, str] | None = None,
) -> Outcome:
    """Run the real command with an end to its time and memory; without `rights` even root is told no."""
    words = tuple(os.fspath(argument) for argument in arguments)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if not rights:
            give_up_rights()

    started = time.monotonic()
    done = subprocess.run(
        [STGRAPH, *words],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=seconds,
        preexec_fn=limit,
        cwd=cwd,
        env=environment(**environ or {}),
        check=False,
    )
    return Outcome(words, done.returncode, done.stdout, done.stderr, time.monotonic() - started)


def give_up_rights() -> None:
    """Of root's rights, drop those to pass over modes and limits. Others never had them, nor may drop them."""
    for right in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH, _CAP_SYS_RESOURCE):
        _LIBC.prctl(_PR_CAPBSET_DROP, right, 0, 0, 0)


_LIBC = ctypes.CDLL(None)
_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH, _CAP_SYS_RESOURCE = 1, 2, 24


def environment(**environ: str) -> dict[str, str]:
    """The environment of a run: 80 columns, English and UTF-8 unless told otherwise."""
    return os.environ | {"COLUMNS": "80", "LC_ALL": "C.UTF-8"} | environ


def assert_civil(outcome: Outcome, codes: tuple[int, ...] = (0, 1, 3)) -> None:
    """The promise for any input: a documented exit code, one complaint, no traceback, in time."""
    shown = f"{outcome.arguments} → {outcome.code} in {outcome.seconds:.1f} s: {outcome.err[:2000]!r}"
    assert outcome.code in codes, shown
    assert b"Traceback" not in outcome.err, shown
    assert len(outcome.complaint) == (1 if outcome.code > 1 else 0), shown
    if outcome.code > 1:
        assert outcome.complaint[0].startswith("stgraph: "), shown
        assert not outcome.out, shown
    assert outcome.seconds < SECONDS, shown
