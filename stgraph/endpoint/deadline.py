"""HTTP that ends: no redirect is followed, and every byte has to come before one moment."""

import io
import socket
import threading
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from typing import Any, TypeVar

T = TypeVar("T")


def left(deadline: float) -> float:
    """Seconds until a moment of `time.monotonic`.

    Raises TimeoutError when it has passed.
    """
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def before(deadline: float, work: Callable[[], T]) -> T:
    """What `work` gives, in a thread of its own: looking up a host's name cannot be interrupted.

    Raises TimeoutError at the deadline; the work is then left to itself.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, name="stgraph-endpoint", daemon=True).start()
    return future.result(left(deadline))


def opener(deadline: float, *, proxies: bool) -> urllib.request.OpenerDirector:
    """Opens a request and gives the response, whatever its status: without urllib's handlers for
    redirects and errors nothing is ever sent to an address that a server names.
    """
    made = urllib.request.OpenerDirector()
    made.add_handler(urllib.request.ProxyHandler(None if proxies else {}))
    for handler in (_Http(), _Https()):
        handler.deadline = deadline
        made.add_handler(handler)
    return made


class _Deadline(urllib.request.AbstractHTTPHandler):
    deadline: float

    def do_open(self, http_class: Any, req: urllib.request.Request, **arguments: Any) -> HTTPResponse:
        def connection(host: str, **more: Any) -> HTTPConnection:
            made: HTTPConnection = http_class(host, **more)
            made.response_class = partial(_Response, deadline=self.deadline)  # type: ignore[assignment]
            made.send = partial(_send, made.send)  # type: ignore[method-assign]
            return made

        return super().do_open(connection, req, **arguments)


def _send(send: Callable[[Any], None], data: Any) -> None:
    """A server that hangs up before it has read all may have answered why: the reading tells."""
    with suppress(BrokenPipeError, ConnectionResetError):
        send(data)


class _Http(_Deadline, urllib.request.HTTPHandler):
    pass


class _Https(_Deadline, urllib.request.HTTPSHandler):
    pass


class _Response(HTTPResponse):
    """A response whose status, headers, chunks and trailers are all read before the deadline."""

    def __init__(self, sock: socket.socket, *arguments: Any, deadline: float, **more: Any) -> None:
        super().__init__(sock, *arguments, **more)
        self.fp = io.BufferedReader(_Timed(self.fp.detach(), sock, deadline))


class _Timed(io.RawIOBase):
    """A socket's bytes; its own timeout starts anew with each of them."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, deadline: float) -> None:
        self._raw, self._sock, self._deadline = raw, sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(left(self._deadline))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
