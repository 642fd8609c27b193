"""A server process: started in a group of its own, waited for, and stopped whatever happens."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from typing import Any

from tests.servers import Server

START_SECONDS = 60
STOP_SECONDS = 5
# where Linux has it: the server does not outlive a test process that is killed
DIES_WITH_US = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def running(
    server: Server,
    command: Sequence[object],
    folder: Path,
    environ: Mapping[str, str] | None = None,
    **options: Any,
) -> Iterator[Server]:
    """The server, from when it answers a query until the block is left; its log where it does not."""
    log = folder / "stdout.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*DIES_WITH_US, *map(str, command)],
            cwd=folder,
            env={**os.environ, **(environ or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **options,
        )
    try:
        _wait(server, process, log)
        yield server
    finally:
        _stop(process)


def _wait(server: Server, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            server.select("SELECT * WHERE { ?s ?p ?o } LIMIT 1")
            return
        except (OSError, HTTPException, ValueError) as error:
            if process.poll() is None and time.monotonic() < until:
                time.sleep(0.05)
                continue
            said = log.read_text(errors="replace")[-4000:]
            raise AssertionError(f"{server.name} does not answer ({error}); its log:\n{said}") from error


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Ask the whole group to stop, then make it."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
