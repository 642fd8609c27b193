"""Whatever goes wrong at the other end ends in one problem that says what, in time, and nothing else."""

import gzip
import socket
import ssl
import subprocess
import threading
import time
from email.utils import formatdate
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from stgraph.endpoint import Endpoint, transport
from stgraph.errors import DataProblem
from tests.endpoint.server import JSON, NT, ROWS, Script, Server, chunked, dripping, http, reset, silent, told

SELECT = "SELECT * { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
CANCELLED = b"The SPARQL operation has been cancelled"
HTML = b"<!doctype html><title>Log in</title>"
NESTED = b"<urn:a> <urn:b> " + b"<<( <urn:a> <urn:b> " * 100_000 + b"<urn:c> " + b")>> " * 100_000 + b"."
CELL = ROWS.partition(b'{"type"')[0]
TRIPLE = b'{"type":"triple","value":{"subject":'
GOOD = http()

text = partial(http, media="text/plain")
triples = partial(http, 200, media=NT)


def problem(endpoint: Endpoint, query: str = SELECT) -> DataProblem:
    """What comes of a query: a problem in both languages, on one line, without anything that a terminal obeys."""
    with pytest.raises(DataProblem) as raised:
        endpoint.query(query)
    return told(raised.value, endpoint.url)


FAULTS: dict[str, tuple[bytes | Script, str]] = {
    # statuses
    "bad query": (text(400, b"line 3: syntax error"), "endpoint-bad-query"),
    "bad query, web page": (http(400, HTML, media="text/html"), "endpoint-bad-query"),
    "who are you": (text(401, b"?", "WWW-Authenticate: Basic"), "endpoint-login"),
    "forbidden": (text(403, b"no updates"), "endpoint-forbidden"),
    "not found": (http(404, HTML, media="text/html"), "endpoint-not-found"),
    "no POST": (text(405, b""), "endpoint-not-found"),
    "gone": (text(410, b""), "endpoint-not-found"),
    "not acceptable": (text(406, b""), "endpoint-not-acceptable"),
    "too large": (text(413, b""), "endpoint-query-too-large"),
    "too long": (text(414, b""), "endpoint-query-too-large"),
    "unsupported": (text(415, b""), "endpoint-not-acceptable"),
    "too many": (text(429, b""), "endpoint-too-many"),
    "fault": (text(500, b"out of memory"), "endpoint-server-fault"),
    "gateway": (http(502, HTML, media="text/html"), "endpoint-server-fault"),
    "busy": (text(503, b""), "endpoint-server-fault"),
    "gateway out of time": (text(504, b""), "endpoint-server-fault"),
    "unheard of": (text(599, b""), "endpoint-server-fault"),
    "teapot": (text(418, b""), "endpoint-status"),
    "part": (http(206), "endpoint-status"),
    "nothing": (b"HTTP/1.1 204 No Content\r\n\r\n", "endpoint-status"),
    "not modified": (b"HTTP/1.1 304 Not Modified\r\n\r\n", "endpoint-status"),
    # a 200 that is none
    "login page": (http(200, HTML, media="text/html; charset=utf-8"), "endpoint-web-page"),
    "xhtml": (http(200, HTML, media="application/xhtml+xml"), "endpoint-web-page"),
    "XML": (http(200, b"<sparql/>", media="application/sparql-results+xml"), "endpoint-wrong-type"),
    "CSV": (http(200, b"s\r\nurn:a\r\n", media="text/csv"), "endpoint-wrong-type"),
    "triples for rows": (http(200, b"", media=NT), "endpoint-wrong-type"),
    "no type": (http(200, media=None), "endpoint-wrong-type"),
    "gzip": (http(200, gzip.compress(ROWS), "Content-Encoding: gzip"), "endpoint-wrong-encoding"),
    "latin-1": (http(200, media=JSON + "; charset=ISO-8859-1"), "endpoint-wrong-encoding"),
    "row limit": (http(200, ROWS, "X-SPARQL-MaxRows: 10000"), "endpoint-capped"),
    "time limit": (http(200, ROWS, "X-SQL-State: S1TAT"), "endpoint-capped"),
    # a body that is not whole
    "short": (http(200, ROWS, f"Content-Length: {len(ROWS) + 1}"), "endpoint-cut"),
    "chunk cut": (chunked(ROWS, end=b"50\r\nhalf a chunk"), "endpoint-cut"),
    "no last chunk": (chunked(ROWS, end=b""), "endpoint-cut"),
    "no chunk": (http(200, b"oops\r\n", "Transfer-Encoding: chunked"), "endpoint-cut"),
    "cancelled": (chunked(ROWS[:60] + CANCELLED), "endpoint-unreadable"),
    "cancelled at the end": (chunked(ROWS + CANCELLED), "endpoint-unreadable"),
    "JSON cut": (http(200, ROWS[:-2], "X-No-Length: 1"), "endpoint-unreadable"),
    "empty": (http(200, b""), "endpoint-unreadable"),
    "no JSON": (http(200, b"\xff\xfe\x00"), "endpoint-unreadable"),
    "other JSON": (http(200, b'{"error":"no"}'), "endpoint-unreadable"),
    "a list": (http(200, b"[]"), "endpoint-unreadable"),
    "no bindings": (http(200, b'{"head":{"vars":[]},"results":{}}'), "endpoint-unreadable"),
    "a boolean": (http(200, b'{"head":{},"boolean":true}'), "endpoint-unreadable"),
    "no IRI": (http(200, ROWS.replace(b"urn:a", b"no IRI")), "endpoint-unreadable"),
    "undeclared": (http(200, ROWS.replace(b'["s"]', b'["t"]')), "endpoint-unreadable"),
    "half a character": (http(200, ROWS.replace(b"uri", b"literal").replace(b"urn:a", b"\\ud800")), "endpoint-unreadable"),
    "deep": (http(200, CELL + TRIPLE * 50_000), "endpoint-unreadable"),
    "deep, spelt otherwise": (http(200, CELL + TRIPLE.replace(b"tri", rb"\u0074ri") * 50_000), "endpoint-unreadable"),
    "deep lists": (http(200, b'{"results":{"bindings":' + b"[" * 100_000), "endpoint-unreadable"),
    # no HTTP
    "something else": (b"SSH-2.0-OpenSSH_9.2\r\n", "endpoint-no-http"),
    "many headers": (http(200, ROWS, *(f"X-{n}: 1" for n in range(200))), "endpoint-no-http"),
    "a long header": (http(200, ROWS, "X-Long: " + "x" * 100_000), "endpoint-no-http"),
    "broken off": (reset, "endpoint-broken"),
    "hung up": (b"", "endpoint-broken"),
}  # fmt: skip

GRAPH_FAULTS = {
    "rows for triples": (http(), "endpoint-wrong-type"),
    "cancelled": (chunked(b"<urn:a> <urn:b> <urn:c> .\n" + CANCELLED, media=NT), "endpoint-unreadable"),
    "cut": (triples(b"<urn:a> <urn:b> <urn:c"), "endpoint-unreadable"),
    "relative": (http(200, b"<a> <b> <c> .", media="text/turtle"), "endpoint-unreadable"),
    "deep": (http(200, NESTED, media="text/turtle"), "endpoint-unreadable"),
    "deep, in lines": (triples(NESTED), "endpoint-unreadable"),
    "an endless prefix": (
        http(200, b"@prefix e: <urn:" + b"x" * 5000 + b"> . e:a e:b e:c .", media="text/turtle"),
        "endpoint-unreadable",
    ),
    "end not told": (triples(b"<urn:a> <urn:b> <urn:c> .\n", "X-No-Length: 1"), "endpoint-no-end"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_answer_to_a_select(name: str) -> None:
    script, key = FAULTS[name]
    with Server(script) as server:
        assert problem(Endpoint(server.url)).key == key


@pytest.mark.parametrize("name", GRAPH_FAULTS)
def test_a_faulty_answer_to_a_construct(name: str) -> None:
    script, key = GRAPH_FAULTS[name]
    with Server(script) as server:
        assert problem(Endpoint(server.url), CONSTRUCT).key == key


def test_rows_are_no_answer_to_ask() -> None:
    with Server(GOOD) as server:
        assert problem(Endpoint(server.url), "ASK { ?s ?p ?o }").key == "endpoint-unreadable"


def test_the_faults_are_the_servers() -> None:
    """The same endpoint, query and client give rows where the server does: so that all above can fail."""
    with Server(GOOD) as server:
        assert len(list(Endpoint(server.url).query(SELECT))) == 1


# what a server says


def said(body: bytes) -> str:
    with Server(text(400, body)) as server:
        return str(problem(Endpoint(server.url)).values["said"])


def test_the_servers_words_about_a_query_are_repeated() -> None:
    assert said(b"Error SP030:\n  syntax error at 'x'\n") == ": Error SP030: syntax error at 'x'"


def test_the_servers_words_are_harmless_and_short() -> None:
    assert said(b"\x1b[2J\x9b\x07bad\xe2\x80\xaetxt\xff") == ": [2J\ufffd bad txt\ufffd"
    assert said(b"x" * 10_000) == f": {'x' * 200}…"
    assert said(b"") == ""


def test_a_web_page_is_not_repeated() -> None:
    with Server(http(500, HTML, media="text/html")) as server:
        assert problem(Endpoint(server.url)).values["said"] == ""


# addresses and connections


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with Server(GOOD) as other:
        moved = text(status, b"", f"Location: {other.url}?key=1#top")
        with Server(moved) as server:
            found = problem(Endpoint(server.url))
        assert (found.key, found.values["address"]) == ("endpoint-redirect", other.url)
        assert other.connections == 0


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("/other", "http://127.0.0.1:{port}/other"),
        ("http://me:secret@host/x", "http://…@host/x"),
        ("http://[", "http://["),
        ("", "…"),
        ("x" * 9000, "http://127.0.0.1:{port}/xxx"),
    ],
)
def test_the_new_address_is_told_in_full_but_for_secrets(location: str, told: str) -> None:
    with Server(text(302, b"", f"Location: {location}")) as server:
        address = str(problem(Endpoint(server.url)).values["address"])
    assert address.startswith(told.format(port=server.port))
    assert len(address) <= len("http://127.0.0.1:65535/") + 200


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses before repetitions, as they come; nobody waits."""
    made: list[float] = []
    monkeypatch.setattr(time, "sleep", made.append)
    return made


def test_a_port_where_nobody_listens(pauses: list[float]) -> None:
    with Server() as server:
        pass
    assert problem(Endpoint(server.url)).key == "endpoint-refused"
    assert not pauses


def test_a_host_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert problem(Endpoint("http://nowhere.invalid/sparql")).key == "endpoint-unknown-host"


def test_a_host_that_can_be_none() -> None:
    assert problem(Endpoint("http://a..b/sparql")).key == "endpoint-unknown-host"


def test_no_tls_where_https_is_asked_for() -> None:
    def plain(connection: socket.socket) -> socket.socket:
        connection.sendall(text(400, b"no HTTP"))
        return connection

    with Server(GOOD, wrap=plain) as server:
        found = problem(Endpoint(server.url.replace("http:", "https:")))
    assert (found.key, found.values["reason"]) == ("endpoint-tls", "wrong version number")


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=localhost",
    ]
    try:
        subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Server(GOOD, wrap=partial(context.wrap_socket, server_side=True)) as server:
        found = problem(Endpoint(server.url.replace("http:", "https:")))
    assert found.key == "endpoint-tls"
    assert "self-signed" in str(found.values["reason"])
    assert not server.requests


# time and size

SLOW: dict[str, tuple[Script, str]] = {
    "silent": (silent, SELECT),
    "status drips": (dripping(b"HTTP/1.1 200", b"x"), SELECT),
    "headers drip": (dripping(b"HTTP/1.1 200 OK\r\nX: ", b"x"), SELECT),
    "body drips": (dripping(http(200, ROWS, "Content-Length: 100000")), SELECT),
    "body without length drips": (dripping(http(200, ROWS, "X-No-Length: 1")), SELECT),
    "chunks drip": (dripping(chunked(ROWS, end=b""), b"1\r\n \r\n"), SELECT),
    "size of a chunk drips": (dripping(chunked(ROWS, end=b""), b"0"), SELECT),
    "trailers drip": (dripping(chunked(ROWS, end=b"0\r\n"), b"X: 1\r\n"), SELECT),
    "trailers without end": (dripping(chunked(ROWS, end=b"0\r\n"), b"X: 1\r\n" * 1000, pause=0), SELECT),
    "triples drip": (dripping(chunked(b"\n", end=b"", media=NT), b"1\r\n\n\r\n"), CONSTRUCT),
}


@pytest.mark.parametrize("name", SLOW)
def test_a_time_limit_holds_and_leaves_nothing_running(name: str) -> None:
    script, query = SLOW[name]
    started = time.monotonic()
    with Server(script) as server:
        assert problem(Endpoint(server.url, timeout=0.4), query).key == "endpoint-timeout"
        assert time.monotonic() - started < 1.5
        wait = time.monotonic() + 2
        while _asking() and time.monotonic() < wait:
            time.sleep(0.01)
        assert not _asking()


def _asking() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "stgraph-endpoint"]


def test_looking_up_a_host_is_part_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: stop.wait(5) and [])
    started = time.monotonic()
    assert problem(Endpoint("http://host.example/sparql", timeout=0.3)).key == "endpoint-timeout"
    assert time.monotonic() - started < 1.5
    stop.set()


@pytest.mark.parametrize("start", [http(200, b"", "X-No-Length: 1"), chunked(end=b"")])
def test_an_endless_answer_is_not_read_to_its_end(start: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "MAX_BYTES", 1 << 20)
    drop = b"%x\r\n%s\r\n" % (1 << 16, b" " * (1 << 16)) if b"chunked" in start else b" " * (1 << 16)
    with Server(dripping(start, drop, pause=0)) as server:
        found = problem(Endpoint(server.url))
    assert (found.key, found.values["limit"]) == ("endpoint-too-large", 1)


# repetitions


@pytest.mark.parametrize("passing", [text(status, b"") for status in (429, 502, 503, 504)] + [reset, b""])
def test_what_may_pass_is_tried_again(passing: bytes | Script) -> None:
    with Server(passing, passing, GOOD) as server:
        assert len(list(Endpoint(server.url).query(SELECT))) == 1
    assert len({request.body for request in server.requests}) == 1
    assert server.connections == 3


def test_not_for_ever() -> None:
    with Server(text(503, b"")) as server:
        problem(Endpoint(server.url))
    assert server.connections == transport.TRIES


@pytest.mark.parametrize(
    "name", ["bad query", "fault", "login page", "short", "cancelled", "row limit", "forbidden"]
)
def test_what_does_not_pass_is_not_tried_again(name: str) -> None:
    with Server(FAULTS[name][0], GOOD) as server:
        problem(Endpoint(server.url))
        assert server.connections == 1


def test_a_server_that_breaks_off_and_is_gone(pauses: list[float]) -> None:
    """Refused after a connection was broken off, it may be starting anew: tried to the end, then told."""

    def last(connection: socket.socket, request: Any) -> None:
        server.close()
        reset(connection, request)

    with Server(last) as server:
        assert problem(Endpoint(server.url)).key == "endpoint-refused"
    assert pauses == [0.01, 0.02, 0.04]


@pytest.mark.parametrize(
    "asked", ["3600", formatdate(time.time() + 3600, usegmt=True), "9" * 6000], ids=["number", "date", "huge"]
)
def test_nobody_waits_for_longer_than_the_time_limit(asked: str) -> None:
    started = time.monotonic()
    with Server(text(429, b"", f"Retry-After: {asked}"), GOOD) as server:
        assert problem(Endpoint(server.url)).key == "endpoint-too-many"
    assert time.monotonic() - started < 1
    assert server.connections == 1


def test_the_pause_that_a_server_asks_for_is_kept() -> None:
    started = time.monotonic()
    with Server(text(503, b"", "Retry-After: 1"), GOOD) as server:
        Endpoint(server.url).query(SELECT)
    assert time.monotonic() - started >= 1


@pytest.mark.parametrize("asked", ["soon", "-5", "", "Mon, 99 Foo 2020", formatdate(0, usegmt=True), "\xb2"])
def test_a_pause_in_other_words_is_the_usual_one(asked: str) -> None:
    with Server(text(503, b"", f"Retry-After: {asked}"), GOOD) as server:
        Endpoint(server.url).query(SELECT)
    assert server.connections == 2


def test_pauses_are_part_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "PAUSE", 0.2)
    started = time.monotonic()
    with Server(text(503, b"")) as server:
        assert problem(Endpoint(server.url, timeout=0.5)).key == "endpoint-server-fault"
    assert time.monotonic() - started < 0.5
    assert server.connections == 2
