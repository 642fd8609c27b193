"""Whatever a server does instead of taking a release ends in one problem that says what, and in no mark."""

import base64
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from stgraph.endpoint import transport
from stgraph.errors import DataProblem, UsageProblem
from stgraph.gathering import RELEASES
from stgraph.putting import put
from tests.effort import in_ci
from tests.endpoint.conftest import _alone
from tests.endpoint.server import NT, Received, Script, Server, http, reset, told
from tests.putting.conftest import Town

pytestmark = in_ci

__all__ = ["_alone"]

text = partial(http, media="text/plain")
NONE_YET = text(404, b"no such graph")
DONE = text(204, b"")
DIGEST = 'WWW-Authenticate: Digest realm="r", nonce="n", qop="auth", algorithm="MD5"'

FAULTS: dict[str, tuple[bytes | Script, str]] = {
    "bad data": (text(400, b"line 3: no IRI"), "put-bad-data"),
    "who are you": (text(401, b"?", "WWW-Authenticate: Basic"), "endpoint-login"),
    "forbidden": (text(403, b"read only"), "put-forbidden"),
    "not found": (text(404, b""), "put-not-found"),
    "no PUT": (text(405, b""), "put-not-found"),
    "too large": (text(413, b""), "put-too-large"),
    "full": (text(507, b""), "put-full"),
    "fault": (text(500, b"out of memory"), "endpoint-server-fault"),
    "busy": (text(503, b""), "endpoint-server-fault"),
    "moved": (text(307, b"", "Location: https://elsewhere.example/store"), "endpoint-redirect"),
    "no success": (text(202, b""), "endpoint-status"),
    "something else": (b"SSH-2.0-OpenSSH_9.2\r\n", "endpoint-no-http"),
    "broken off": (reset, "endpoint-broken"),
    "hung up": (b"", "endpoint-broken"),
}


def problem(server: Server) -> DataProblem:
    with pytest.raises(DataProblem) as raised:
        put(server.url, "exempelstad")
    return told(raised.value, server.url)


@pytest.mark.parametrize("step", ["list", "begin", "ontology", "release", "mark"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_at_any_step(name: str, step: str) -> None:
    fault, key = FAULTS[name]
    before = {
        "list": [],
        "begin": [NONE_YET],
        "ontology": [NONE_YET, DONE],
        "release": [NONE_YET, DONE, DONE, DONE],
        "mark": [NONE_YET, DONE, DONE, DONE, DONE],
    }
    if step == "list" and name == "not found":
        pytest.skip("means that nothing has been put there yet")
    with Server(*before[step], fault) as server:
        assert problem(server).key == key
    assert any(request.body.count("isVersionOf") for request in server.requests) == (step == "mark")


def test_what_is_sent_in_what_order() -> None:
    with Server(NONE_YET, DONE) as server:
        ontology, shapes, release = put(server.url, "exempelstad")
    lines = [request.line.split()[0] for request in server.requests]
    assert lines == ["GET", "POST", "PUT", "PUT", "PUT", "POST"]
    assert all(one.new for one in (ontology, shapes, release))
    mark = server.requests[-1]
    assert RELEASES.rpartition("/")[2] in mark.line
    assert mark.headers["content-type"] == NT
    assert mark.body.count("\n") == 6
    assert mark.body.count(f"<{release.graph}>") == 6
    assert "/id/exempelstad/goal/" in server.requests[4].body


def early(answer: bytes, after: int) -> Callable[[socket.socket], socket.socket]:
    """From the third connection on, a PUT: some of the request is read, an answer given, the connection reset."""
    seen = []

    def wrap(connection: socket.socket) -> socket.socket:
        seen.append(connection)
        if len(seen) > 2:
            connection.recv(after)
            connection.sendall(answer)
            reset(connection, Received("", {}, ""))
        return connection

    return wrap


@pytest.mark.parametrize("after", [10, 5000, 100_000])
def test_a_put_that_is_cut_in_the_middle_is_tried_again_then_told(after: int) -> None:
    with Server(NONE_YET, DONE, wrap=early(b"", after)) as server:
        assert problem(server).key == "endpoint-broken"
    assert server.connections == 2 + transport.TRIES
    assert len(server.requests) == 2


def test_a_busy_server_is_asked_again_with_the_whole_body() -> None:
    with Server(NONE_YET, DONE, text(503, b""), DONE) as server:
        put(server.url, "exempelstad")
    first, again = server.requests[2:4]
    assert first.line == again.line
    assert first.body == again.body != ""


def test_credentials_go_to_the_server_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STGRAPH_USER", "me")
    monkeypatch.setenv("STGRAPH_PASSWORD", "very-secret")
    with Server(DONE) as elsewhere:
        moved = text(307, b"", f"Location: {elsewhere.url}")
        with Server(NONE_YET, NONE_YET, moved) as server:
            found = problem(server)
    assert found.key == "endpoint-redirect"
    assert "very-secret" not in found.text()
    assert not elsewhere.requests
    basic = "Basic " + base64.b64encode(b"me:very-secret").decode()
    assert [request.headers.get("authorization") for request in server.requests] == [None, basic, basic]


def test_a_digest_tells_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STGRAPH_USER", "me")
    monkeypatch.setenv("STGRAPH_PASSWORD", "very-secret")

    def guarded(connection: socket.socket, request: Received) -> None:
        known = request.headers.get("authorization", "").startswith('Digest username="me"')
        asked = NONE_YET if request.line.startswith("GET") else DONE
        connection.sendall(asked if known else text(401, b"", DIGEST))

    with Server(guarded) as server:
        put(server.url, "exempelstad")
    sent = [request.headers.get("authorization") for request in server.requests]
    assert sent[::2] == [None] * 6
    assert all(header and header.startswith("Digest ") for header in sent[1::2])


def test_what_is_no_release_is_told_before_anything_is_sent(town: Town, tmp_path: Path) -> None:
    unversioned = town("exempelstad", "unversioned", version="")
    undated = town("exempelstad", "undated", issued="soon")
    town("exempelstad", "both/one")
    town("helsingborg", "both/two")
    (tmp_path / "empty.ttl").write_text("")
    with Server(DONE) as server:
        for path, key in (
            (unversioned, "put-no-release"),
            (undated, "put-no-release"),
            (tmp_path / "both", "put-datasets"),
            (tmp_path / "empty.ttl", "put-datasets"),
        ):
            with pytest.raises(DataProblem) as raised:
                put(server.url, path)
            assert raised.value.key == key
        with pytest.raises(UsageProblem) as twice:
            put(server.url, "exempelstad", "exempelstad")
        assert twice.value.key == "put-twice"
    assert not server.requests
