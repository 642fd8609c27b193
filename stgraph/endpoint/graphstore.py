"""The SPARQL 1.1 Graph Store HTTP Protocol: whole graphs, read, replaced and added to.

Credentials go where queries send them (`stgraph.endpoint.credentials`); a server that asks for a digest of
name and password (Virtuoso) gets that. A request may be repeated: a graph that is replaced twice or gets
the same triples twice is the same.
"""

import base64
import string
from dataclasses import dataclass, field
from http.client import HTTPResponse
from io import SEEK_END, BytesIO
from typing import Any, BinaryIO, Final
from urllib.parse import SplitResult, quote
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)

import pyoxigraph as ox

from stgraph.endpoint import answer
from stgraph.endpoint.address import check
from stgraph.endpoint.credentials import Credentials, credentials
from stgraph.endpoint.transport import Call, body_of, exchange, failure, media_type

N_TRIPLES: Final = "application/n-triples"

_REFUSALS: Final = {
    400: "put-bad-data",
    403: "put-forbidden",
    404: "put-not-found",
    405: "put-not-found",
    406: "put-not-found",
    410: "put-not-found",
    413: "put-too-large",
    415: "put-bad-data",
    422: "put-bad-data",
    429: "endpoint-too-many",
    501: "put-not-found",
    507: "put-full",
}


class GraphStore:
    """The graphs of a server; `timeout` is the time in seconds for a whole request, repetitions included.

    Every method raises DataProblem where the server does not do what it is asked, UsageProblem where the
    credentials are not to be sent.
    """

    def __init__(self, url: str, timeout: float = 600.0) -> None:
        self._address = check(url)
        self._login = credentials(self._address)
        self._timeout = timeout
        self._digests = self._login is not None and self._login.header.startswith("Basic ")
        """Whether the server may want a digest: known when it has been asked."""

    def triples(self, graph: str) -> list[ox.Triple]:
        """What is in a graph; nothing where there is no such graph."""
        found = self._send("GET", graph)
        return found if isinstance(found, list) else []

    def holds(self, graph: str) -> bool:
        """Whether there is such a graph, as far as the server tells."""
        # not HEAD, which Virtuoso does not know
        return self._send("GET", graph, whole=False) is not None

    def put(self, graph: str, triples: BinaryIO) -> None:
        """Replace a graph by N-Triples."""
        self._send("PUT", graph, triples)

    def add(self, graph: str, triples: bytes) -> None:
        """Add N-Triples to a graph."""
        self._send("POST", graph, BytesIO(triples))

    def _send(self, method: str, graph: str, body: BinaryIO | None = None, whole: bool = True) -> Any:
        header = self._login.header if self._login else ""
        if self._login and self._digests:
            challenge = exchange(_Challenge(self._address, self._login, graph), self._timeout)
            self._digests = bool(challenge)
            if challenge:
                header = _digest(challenge, self._login, method, _target(self._address, graph))
        call = _Request(self._address, self._login, graph, method, header, body, whole)
        return exchange(call, self._timeout)


@dataclass(frozen=True)
class _Challenge(Call):
    """Asks without credentials how the server wants them: Virtuoso does not say after a wrong try."""

    graph: str

    refusals = _REFUSALS
    late = "put-timeout"

    def request(self) -> Request:
        return Request(_target(self.address, self.graph), headers={"User-Agent": "stgraph"})

    def read(self, response: HTTPResponse) -> str:
        """What is to be digested; nothing if no digest is wanted."""
        challenges = response.headers.get_all("WWW-Authenticate", ()) if response.status == 401 else ()
        return next((text for text in challenges if text.lower().startswith("digest ")), "")


@dataclass(frozen=True)
class _Request(Call):
    graph: str
    method: str
    header: str = field(repr=False)
    body: BinaryIO | None
    whole: bool

    refusals = _REFUSALS
    late = "put-timeout"

    @property
    def media_types(self) -> tuple[str, ...]:
        return answer.media_types("CONSTRUCT")

    def request(self) -> Request:
        headers = {"User-Agent": "stgraph", "Accept": "*/*"}
        if self.body:
            headers["Content-Type"] = N_TRIPLES
            headers["Content-Length"] = str(self.body.seek(0, SEEK_END))
            self.body.seek(0)
        else:
            headers["Accept"] = ", ".join(self.media_types)
        target = _target(self.address, self.graph)
        request = Request(target, self.body, headers, method=self.method)
        if self.header:
            request.add_unredirected_header("Authorization", self.header)
        return request

    def read(self, response: HTTPResponse) -> list[ox.Triple] | None:
        """The triples of a graph, if they are wanted; None where there is no graph."""
        if self.method == "GET" and response.status == 404:
            return None
        if response.status not in ((200,) if self.method == "GET" else (200, 201, 204)):
            raise failure(self, response)
        if self.method != "GET" or not self.whole:
            return []
        media, body = media_type(self, response), body_of(self, response)
        try:
            found: list[ox.Triple] = answer.read("CONSTRUCT", media, body)
        except ValueError as error:
            raise self.problem("endpoint-unreadable", reason=self.repeated(str(error))) from None
        return found


def _target(address: SplitResult, graph: str) -> str:
    """The address of a graph."""
    path, query = (quote(part, safe=string.punctuation) for part in (address.path, address.query))
    query = "&".join(filter(None, (query, f"graph={quote(graph, safe='')}")))
    return address._replace(path=path, query=query, fragment="").geturl()


def _digest(challenge: str, login: Credentials, method: str, target: str) -> str:
    """The header for one request; name and password themselves where the digest is of no known kind."""
    asked = parse_keqv_list(list(filter(None, parse_http_list(challenge.partition(" ")[2]))))
    user, _, password = base64.b64decode(login.header.removeprefix("Basic ")).decode().partition(":")
    known = HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, target, user, password)
    try:
        made = AbstractDigestAuthHandler(known).get_authorization(Request(target, method=method), asked)
    except ValueError:
        made = None
    return f"Digest {made}" if made else login.header
