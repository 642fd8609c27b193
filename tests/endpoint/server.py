"""An HTTP server of our own: what it sends is scripted byte by byte, what it was sent is kept."""

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox

from stgraph.errors import DataProblem, Exit

JSON = "application/sparql-results+json"
NT = "application/n-triples"
ROWS = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"urn:a"}}]}}'


@dataclass
class Received:
    """A request as it came."""

    line: str
    headers: dict[str, str]
    body: str

    @property
    def form(self) -> dict[str, list[str]]:
        return parse_qs(self.body)


Script = Callable[[socket.socket, Received], None]


class Server:
    """Answers the first request by the first script, and so on; the last script serves all that follow.

    A script is what to send, or a function of the connection and the request.
    """

    def __init__(
        self, *scripts: bytes | Script, wrap: Callable[[socket.socket], socket.socket] | None = None
    ) -> None:
        self._scripts = scripts
        self._wrap = wrap or (lambda connection: connection)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/sparql"
        self.requests: list[Received] = []
        self.connections = 0
        self.stopped = threading.Event()

    def __enter__(self) -> "Server":
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.stopped.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        while not self.stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._converse, args=(connection,), daemon=True).start()

    def _converse(self, plain: socket.socket) -> None:
        with suppress(OSError), self._wrap(plain) as connection:
            request = _received(connection)
            if request is None:
                return
            script = self._scripts[min(len(self.requests), len(self._scripts) - 1)]
            self.requests.append(request)
            if callable(script):
                script(connection, request)
            else:
                connection.sendall(script)


def _received(connection: socket.socket) -> Received | None:
    stream = connection.makefile("rb")
    line = stream.readline().decode("latin-1").strip()
    if not line:
        return None
    headers = {}
    while header := stream.readline().decode("latin-1").strip():
        name, _, value = header.partition(":")
        headers[name.lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", 0))).decode()
    return Received(line, headers, body)


def http(status: int | str = 200, body: bytes = ROWS, /, *lines: str, media: str | None = JSON) -> bytes:
    """A response with a right Content-Length unless `lines` say otherwise."""
    headers = [f"HTTP/1.1 {status} Whatever", *([f"Content-Type: {media}"] if media else []), *lines]
    if not any(
        line.lower().startswith(("content-length", "transfer-encoding", "x-no-length")) for line in lines
    ):
        headers.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*headers, "", ""]).encode("latin-1") + body


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n", media: str = JSON) -> bytes:
    """A response in chunks; with another `end` it is cut."""
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + end
    return http(200, body, "Transfer-Encoding: chunked", media=media)


def reset(connection: socket.socket, _request: Received) -> None:
    """Break the connection off."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def dripping(start: bytes, drop: bytes = b" ", pause: float = 0.05) -> Script:
    """A start, then one drop after another for as long as anybody listens; each comes well in time."""

    def drip(connection: socket.socket, _request: Received) -> None:
        connection.sendall(start)
        wait = threading.Event()
        while not wait.wait(pause):
            connection.sendall(drop)

    return drip


def silent(connection: socket.socket, _request: Received) -> None:
    """Nothing, until the other side gives up."""
    connection.recv(1)


def sparql(query: Callable[[str], Any]) -> Script:
    """A server that is right: it asks `query`, and answers in the form that was accepted first."""

    def answer(connection: socket.socket, request: Received) -> None:
        try:
            result = query(request.form["query"][0])
        except SyntaxError as error:
            connection.sendall(http(400, str(error).encode(), media="text/plain"))
            return
        if isinstance(result, ox.QueryTriples):
            body = result.serialize(format=ox.RdfFormat.N_TRIPLES)
            media = NT
        else:
            body = result.serialize(format=ox.QueryResultsFormat.JSON)
            media = JSON
        assert request.headers["accept"].startswith(media)
        connection.sendall(http(200, body or b"", media=media))

    return answer


def told(problem: DataProblem, url: str) -> DataProblem:
    """The problem: told in both languages on one line, with the address, without what a terminal obeys."""
    assert problem.exit_code == Exit.DATA
    assert problem.__cause__ is None
    for language in ("en", "sv"):
        message = problem.text(language)
        assert url in message
        assert message.isprintable(), message
        assert len(message) < 700
    return problem
