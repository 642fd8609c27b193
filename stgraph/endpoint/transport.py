"""A query sent, and the whole answer brought back before the time is up, or one problem that says why not.

SPARQLWrapper writes the request, which urllib sends: SPARQLWrapper itself would follow redirects with the
credentials, trust any body and have no time limit. Only queries that read are sent, always by POST, so all
may be repeated.
"""

import io
import socket
import ssl
import string
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any, ClassVar
from urllib.error import URLError
from urllib.parse import SplitResult, quote, urljoin
from urllib.request import Request

from SPARQLWrapper import JSON, N3, POST, SPARQLWrapper

from stgraph.endpoint import answer
from stgraph.endpoint.address import check, shown
from stgraph.endpoint.credentials import Credentials, credentials, is_loopback
from stgraph.endpoint.deadline import before, left, opener
from stgraph.errors import DataProblem
from stgraph.text import harmless

MAX_BYTES = 1 << 30
"""A larger answer is refused instead of filling the memory."""

TRIES = 4
"""How often a query is sent to a server that is busy."""

PAUSE = 0.5
"""Seconds before the first repetition; each further pause is twice as long."""

_SAID = 200
"""Characters of a server's own words that a message repeats."""

_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 502, 503, 504)
_STATUS = {
    400: "endpoint-bad-query",
    403: "endpoint-forbidden",
    404: "endpoint-not-found",
    405: "endpoint-not-found",
    406: "endpoint-not-acceptable",
    410: "endpoint-not-found",
    413: "endpoint-query-too-large",
    414: "endpoint-query-too-large",
    415: "endpoint-not-acceptable",
    429: "endpoint-too-many",
}
_BROKEN = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)
_CAPS = ("X-SPARQL-MaxRows", "X-SQL-State")
"""Headers by which Virtuoso says that it stopped at a number of rows or at its own time limit."""


def ask(
    url: str, graphs: tuple[str, ...], timeout: float, form: str, text: str, columns: Sequence[str] = ()
) -> Any:
    """The engine's result of a query of that form (SELECT, ASK, CONSTRUCT, DESCRIBE), with these columns.

    Raises DataProblem where no whole answer comes in `timeout` seconds, UsageProblem where the credentials
    are not to be sent.
    """
    address = check(url)
    question = _Question(address, credentials(address), graphs, form, text)
    media, body = exchange(question, timeout)
    try:
        return answer.read(form, media, body, columns)
    except ValueError as error:
        raise question.problem("endpoint-unreadable", reason=question.repeated(str(error))) from None


class _Again(Exception):
    """A problem that may pass, and the pause in seconds that the server asks for."""

    def __init__(self, problem: DataProblem, pause: float = 0.0) -> None:
        super().__init__(problem)
        self.problem, self.pause = problem, pause


@dataclass(frozen=True)
class Call:
    """All of a request but its time."""

    address: SplitResult
    login: Credentials | None

    refusals: ClassVar[Mapping[int, str]]
    """What a status means, by message."""

    late: ClassVar[str]
    """The message for a time that is up."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types that are read as an answer, best first."""
        raise NotImplementedError

    def request(self) -> Request:
        """What is sent, made anew for each time."""
        raise NotImplementedError

    def read(self, response: HTTPResponse) -> Any:
        """What comes of a response. Raises a `failure` where it is none that was wanted."""
        raise NotImplementedError

    def problem(self, key: str, **values: object) -> DataProblem:
        """A problem with the server at this address."""
        return DataProblem(key, url=shown(self.address.geturl()), **values)

    def repeated(self, words: str) -> str:
        """What a server says: short, harmless to a terminal, and without the credentials."""
        if self.login and self.login.told_in(words):
            return "…"
        words = " ".join(harmless(words).split())
        return words[:_SAID] + "…" if len(words) > _SAID else words


@dataclass(frozen=True)
class _Question(Call):
    graphs: tuple[str, ...]
    form: str
    text: str

    refusals = _STATUS
    late = "endpoint-timeout"

    @property
    def media_types(self) -> tuple[str, ...]:
        return answer.media_types(self.form)

    def request(self) -> Request:
        path, query = (
            quote(part, safe=string.punctuation) for part in (self.address.path, self.address.query)
        )
        wrapper = SPARQLWrapper(
            self.address._replace(path=path, query=query, fragment="").geturl(), agent="stgraph"
        )
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(N3 if answer.gives_triples(self.form) else JSON)
        wrapper.setOnlyConneg(True)
        # set, not guessed from the text as setQuery() does: a comment would mislead it
        wrapper.queryString, wrapper.queryType = self.text, self.form
        for graph in self.graphs:
            wrapper.addParameter("default-graph-uri", graph)
        wrapper.addCustomHttpHeader("Accept", ", ".join(self.media_types))
        # not query(): it opens by the process-wide opener, which follows redirects
        request = wrapper._createRequest()
        if self.login:
            request.add_unredirected_header("Authorization", self.login.header)
        return request

    def read(self, response: HTTPResponse) -> tuple[str, bytes]:
        """Media type and body."""
        if response.status != 200:
            raise failure(self, response)
        media = media_type(self, response)
        if answer.gives_triples(self.form) and response.length is None and not response.chunked:
            raise self.problem("endpoint-no-end")
        return media, body_of(self, response)


def exchange(call: Call, timeout: float) -> Any:
    """What a call reads, after some tries if need be: only what may be repeated is a call.

    Raises DataProblem where no whole answer comes in `timeout` seconds.
    """
    deadline = time.monotonic() + timeout
    try:
        return before(deadline, lambda: _answered(call, deadline))
    except TimeoutError:
        raise call.problem(call.late, seconds=f"{timeout:g}") from None


def _answered(call: Call, deadline: float) -> Any:
    for attempt in range(TRIES):
        try:
            return _sent(call, deadline, again=attempt > 0)
        except _Again as busy:
            problem, pause = busy.problem, max(busy.pause, PAUSE * 2**attempt)
        if attempt + 1 == TRIES or pause >= left(deadline):
            break
        time.sleep(pause)
    raise problem


def _sent(call: Call, deadline: float, *, again: bool) -> Any:
    # what goes to this machine goes through no other
    opened = opener(deadline, proxies=not is_loopback(call.address.hostname or ""))
    with _told(call, again), opened.open(call.request(), timeout=left(deadline)) as response:
        return call.read(response)


@contextmanager
def _told(call: Call, again: bool) -> Iterator[None]:
    """What goes wrong in a connection, as a problem; TimeoutError passes."""
    try:
        yield
    except (OSError, HTTPException, ValueError) as error:
        cause = error.reason if isinstance(error, URLError) else error
        if isinstance(cause, TimeoutError):
            raise TimeoutError from None
        problem = _connection_problem(call, cause)
        # a server that starts anew first breaks connections off, then refuses them
        passing = (*_BROKEN, ConnectionRefusedError) if again else _BROKEN
        raise (_Again(problem) if isinstance(cause, passing) else problem) from None


def _connection_problem(call: Call, cause: object) -> DataProblem:
    match cause:
        case ConnectionRefusedError():
            return call.problem("endpoint-refused")
        case socket.gaierror() | UnicodeError():
            return call.problem("endpoint-unknown-host")
        case ssl.SSLError():
            reason = getattr(cause, "verify_message", None) or cause.reason or ""
            return call.problem("endpoint-tls", reason=reason.replace("_", " ").lower())
        case IncompleteRead():
            return call.problem("endpoint-cut")
        case OSError():
            return call.problem("endpoint-broken", reason=cause.strerror or str(cause))
    return call.problem("endpoint-no-http")


def failure(call: Call, response: HTTPResponse) -> Exception:
    """What to raise for a status that is no success."""
    status = response.status
    if status in _REDIRECTS:
        return call.problem("endpoint-redirect", address=_new_address(call, response))
    if status == 401:
        if call.login:
            return call.problem("endpoint-wrong-login", source=call.login.source)
        return call.problem("endpoint-login")
    key = call.refusals.get(status) or ("endpoint-server-fault" if status >= 500 else "endpoint-status")
    types = ", ".join(call.media_types)
    problem = call.problem(key, status=status, types=types, said=_said(call, response))
    return _Again(problem, _retry_after(response)) if status in _BUSY else problem


def _new_address(call: Call, response: HTTPResponse) -> str:
    location = response.headers.get("Location")
    if not location:
        return "…"
    with suppress(ValueError):  # brackets that are none
        location = urljoin(call.address.geturl(), location)
    return call.repeated(shown(location))


def _said(call: Call, response: HTTPResponse) -> str:
    """What the server says about a failure, if that is text, as the end of a sentence."""
    if response.headers.get_content_type() not in ("text/plain", "application/json"):
        return ""
    try:
        words = call.repeated(response.read(1 << 14).decode("utf-8", "replace"))
    except (OSError, HTTPException):
        return ""
    return f": {words}" if words else ""


def _retry_after(response: HTTPResponse) -> float:
    """The pause that the server asks for, in seconds; 0 if it does not, or not in words known."""
    asked = response.headers.get("Retry-After", "").strip()
    if asked.isdecimal():
        return float(asked)
    try:
        return parsedate_to_datetime(asked).timestamp() - time.time()
    except (ValueError, OverflowError):
        return 0.0


def media_type(call: Call, response: HTTPResponse) -> str:
    """The media type of an answer that promises to be whole and readable."""
    headers = response.headers
    media = headers.get_content_type() if "Content-Type" in headers else "–"
    if media in ("text/html", "application/xhtml+xml"):
        raise call.problem("endpoint-web-page")
    if media not in call.media_types:
        raise call.problem(
            "endpoint-wrong-type", type=call.repeated(media), types=", ".join(call.media_types)
        )
    encodings = (headers.get("Content-Encoding", "identity"), headers.get_content_charset("utf-8"))
    for encoding in encodings:
        if encoding.strip().lower() not in ("identity", "utf-8", "utf8", "us-ascii"):
            raise call.problem("endpoint-wrong-encoding", encoding=call.repeated(encoding))
    for header in _CAPS:
        if value := headers.get(header):
            raise call.problem("endpoint-capped", header=header, value=call.repeated(value))
    return media


def body_of(call: Call, response: HTTPResponse) -> bytes:
    """The whole of a body."""
    body = io.BytesIO()
    while part := response.read1(1 << 16):
        body.write(part)
        if body.tell() > MAX_BYTES:
            raise call.problem("endpoint-too-large", limit=MAX_BYTES >> 20)
    if response.length:  # a body shorter than its Content-Length ends quietly
        raise call.problem("endpoint-cut")
    return body.getvalue()
