"""A load that is killed, at whatever moment, changes nothing for readers or is done."""

import signal
import socket
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from tests.conftest import ROOT, STGRAPH, Run
from tests.endpoint.server import Received, reset
from tests.putting.conftest import Target, Town

TRACE = ("trace", "--as-of", "2026", "--format", "json")
LIST, FIRST, SECOND, RELEASE, MARK = range(5)
"""The requests of a load: which graphs are there, ontology and shapes (put, or asked for), data, mark."""

MOMENTS = [(LIST, 1), (FIRST, 9_000), (SECOND, 9_000), (RELEASE, 1), (RELEASE, 9_000), (RELEASE, 500_000)]
MOMENTS += [(MARK, 1), (MARK, 500), (MARK, 900)]
"""The request in the middle of which the load is killed, and the bytes that the server gets of it."""


class Relay:
    """Stands before a server, and kills who sends in the middle of a request."""

    def __init__(self, address: str, request: int, count: int) -> None:
        parts = urlsplit(address)
        self._server = (parts.hostname or "", parts.port or 0)
        self._request, self._count = request, count
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}{parts.path}"
        self.process: subprocess.Popen[bytes] | None = None
        self.passed = 0
        """The bytes of the request that has been cut."""

    def load(self, path: str | Path) -> int:
        """Run a load through here; how it ended."""
        threading.Thread(target=self._serve, daemon=True).start()
        command = [STGRAPH, "load", path, "--endpoint", self.url]
        self.process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            return self.process.wait(60)
        finally:
            self.process.kill()
            self._listener.close()

    def _serve(self) -> None:
        with suppress(OSError):
            for number in range(MARK + 1):
                client, _ = self._listener.accept()
                server = socket.create_connection(self._server)
                threading.Thread(target=_pass, args=(server, client), daemon=True).start()
                if number < self._request:
                    _pass(client, server)
                    continue
                while self.passed < self._count:
                    data = client.recv(self._count - self.passed)
                    self.passed += len(data)
                    server.sendall(data)
                assert self.process
                self.process.send_signal(signal.SIGKILL)
                self.process.wait()
                reset(server, Received("", {}, ""))


def _pass(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(1 << 16):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


def read(run: Run, target: Target) -> str:
    done = run(*TRACE, "--endpoint", target.query)
    assert done.returncode == 0, done.stderr
    return done.stdout


def kill(target: Target, path: str | Path, moment: tuple[int, int]) -> None:
    relay = Relay(target.store, *moment)
    assert relay.load(path) == -signal.SIGKILL
    assert relay.passed == moment[1]


def test_a_killed_load_leaves_the_old_release_and_the_next_is_whole(
    run: Run, target: Target, town: Town
) -> None:
    assert run("load", "exempelstad", "--endpoint", target.store).returncode == 0
    old = read(run, target)
    new = town("exempelstad", "new", word="rättat")
    for moment in MOMENTS:
        kill(target, new, moment)
        assert read(run, target) == old, moment
    assert run("load", str(new), "--endpoint", target.store).returncode == 0
    assert read(run, target) == run(*TRACE, "--data", str(new)).stdout != old


def test_a_first_load_that_is_killed_leaves_nothing_that_is_read(run: Run, target: Target) -> None:
    nothing = read(run, target)
    for moment in MOMENTS:
        kill(target, "exempelstad", moment)
        assert read(run, target) == nothing, moment
    assert run("load", "exempelstad", "--endpoint", target.store).returncode == 0
    assert read(run, target) == run(*TRACE, "--data", "exempelstad").stdout
