"""A load that is killed, at whatever moment, changes nothing for readers or is done."""

import signal
import socket
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from tests.conftest import ROOT, STGRAPH, Run
from tests.effort import in_ci
from tests.endpoint.server import Received, reset
from tests.putting.conftest import Target, Town

pytestmark = in_ci

TRACE = ("trace", "--as-of", "2026", "--format", "json")
LIST, BEGIN, ONTOLOGY, SHAPES, RELEASE, MARK = range(6)
"""The requests of a load; ontology and shapes are only asked for where they have been put."""

AGAIN = [
    (LIST, 1),
    (BEGIN, 300),
    (SHAPES, 1),
    (RELEASE, 1),
    (RELEASE, 300_000),
    (MARK, 1),
    (MARK, 500),
    (MARK, 900),
]
ANEW = [(LIST, 1), (BEGIN, 300), (ONTOLOGY, 200_000), (SHAPES, 200_000), *AGAIN[3:]]
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
        serving = threading.Thread(target=self._serve, daemon=True)
        serving.start()
        command = [str(STGRAPH), "load", str(path), "--endpoint", self.url]
        self.process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            self._listener.close()
            serving.join(10)

    def _serve(self) -> None:
        with suppress(OSError), self._listener:
            for number in range(MARK + 1):
                client, _ = self._listener.accept()
                with client, socket.create_connection(self._server) as server:
                    back = threading.Thread(target=_pass, args=(server, client), daemon=True)
                    back.start()
                    if number < self._request:
                        _pass(client, server)
                        back.join()
                        continue
                    self._cut(client, server)
                    server.shutdown(socket.SHUT_RD)  # else the other thread would hold the connection open
                    back.join()
                    reset(server, Received("", {}, ""))
                    return

    def _cut(self, client: socket.socket, server: socket.socket) -> None:
        while self.passed < self._count:
            data = client.recv(self._count - self.passed)
            assert data, "the request is over"
            self.passed += len(data)
            server.sendall(data)
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def _pass(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(1 << 16):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def kill(target: Target, path: str | Path, moment: tuple[int, int]) -> None:
    relay = Relay(target.store, *moment)
    assert relay.load(path) == -signal.SIGKILL
    assert relay.passed == moment[1]


def test_a_killed_load_leaves_the_old_release_or_the_new(run: Run, target: Target, town: Town) -> None:
    assert run("load", "exempelstad", "--endpoint", target.store).returncode == 0
    new = town("exempelstad", "new", word="rättat")
    old_rows, new_rows = (run(*TRACE, "--data", str(path)).stdout for path in ("exempelstad", new))
    for moment in AGAIN:
        kill(target, new, moment)
        # what is sent of the mark may be enough, where the server takes half a request
        allowed = (old_rows, new_rows) if moment[0] == MARK else (old_rows,)
        assert run(*TRACE, "--endpoint", target.query).stdout in allowed, moment
    assert run("load", str(new), "--endpoint", target.store).returncode == 0
    assert run(*TRACE, "--endpoint", target.query).stdout == new_rows != old_rows


def test_a_first_load_that_is_killed_leaves_nothing_that_is_read(run: Run, target: Target) -> None:
    whole = run(*TRACE, "--data", "exempelstad").stdout
    empty = run(*TRACE, "--endpoint", target.query)
    for moment in ANEW:
        kill(target, "exempelstad", moment)
        done = run(*TRACE, "--endpoint", target.query)
        if "a first load has begun" in done.stderr:
            assert moment[0] >= BEGIN
            assert done.returncode == 3
        else:
            # what is sent of the mark may be enough, where the server takes half a request
            allowed = whole if moment[0] == MARK else empty.stdout
            assert moment[0] in (LIST, BEGIN, MARK)
            assert done.stdout == allowed, moment
    assert run("load", "exempelstad", "--endpoint", target.store).returncode == 0
    assert run(*TRACE, "--endpoint", target.query).stdout == whole
