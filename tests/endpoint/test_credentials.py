"""Credentials go to the host they are for, and nowhere else: to no second host, into no message."""

import base64
import html
import traceback
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from stgraph.endpoint import Endpoint
from stgraph.endpoint.credentials import credentials
from stgraph.errors import DataProblem, StgraphError, UsageProblem
from tests.endpoint.server import ROWS, Server, http
from tests.endpoint.test_faults import FAULTS, GOOD, SELECT, text

USER, PASSWORD, TOKEN = "åsa", "hem:ligt&å", "t0ken-very-secret"
BASIC = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
SECRETS = (PASSWORD, TOKEN, BASIC.removeprefix("Basic ").rstrip("="))


@pytest.fixture
def basic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STGRAPH_USER", USER)
    monkeypatch.setenv("STGRAPH_PASSWORD", PASSWORD)


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STGRAPH_TOKEN", TOKEN)


def failed(endpoint: Endpoint) -> StgraphError:
    """The problem that comes of a query; nothing that Python could print of it tells a secret."""
    with pytest.raises(StgraphError) as raised:
        endpoint.query(SELECT)
    error = raised.value
    lines = traceback.format_exception(error)
    told = "".join(
        [*lines, error.text("en"), error.text("sv"), repr(error), repr(error.values), repr(endpoint)]
    )
    assert not [secret for secret in SECRETS if secret in told]
    return error


def sent(server: Server) -> list[str | None]:
    return [request.headers.get("authorization") for request in server.requests]


@pytest.mark.usefixtures("basic")
def test_name_and_password_from_the_environment() -> None:
    with Server(GOOD) as server:
        Endpoint(server.url).query(SELECT)
    assert sent(server) == [BASIC]


@pytest.mark.usefixtures("token")
def test_a_token_from_the_environment() -> None:
    with Server(GOOD) as server:
        Endpoint(server.url).query(SELECT)
    assert sent(server) == [f"Bearer {TOKEN}"]


def test_without_any_nothing_is_sent() -> None:
    with Server(GOOD) as server:
        Endpoint(server.url).query(SELECT)
    assert sent(server) == [None]


@pytest.mark.parametrize(
    "variables",
    [
        {"STGRAPH_USER": USER},
        {"STGRAPH_PASSWORD": PASSWORD},
        {"STGRAPH_USER": "a:b", "STGRAPH_PASSWORD": PASSWORD},
        {"STGRAPH_USER": USER, "STGRAPH_TOKEN": TOKEN},
        {"STGRAPH_USER": USER, "STGRAPH_PASSWORD": PASSWORD, "STGRAPH_TOKEN": TOKEN},
    ],
)
def test_half_of_them_or_both_kinds_are_refused(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    with Server(GOOD) as server:
        assert failed(Endpoint(server.url)).key == "endpoint-credentials"
    assert not server.requests


@pytest.mark.parametrize("value", [f"{TOKEN}\r\nX-Header: 1", f"{TOKEN} x", f"å{TOKEN}", f"{TOKEN}\x00"])
def test_a_token_that_no_header_holds_is_refused(value: str) -> None:
    with pytest.raises(UsageProblem) as raised:
        credentials(urlsplit("https://host.example/"), {"STGRAPH_TOKEN": value})
    assert raised.value.key == "endpoint-credentials"
    assert TOKEN not in raised.value.text()


# netrc


def netrc(folder: Path, content: str, name: str = ".netrc") -> Path:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return file


def test_netrc_by_host(tmp_path: Path) -> None:
    netrc(
        tmp_path,
        f"machine other.example login x password y\nmachine 127.0.0.1 login åsa password {PASSWORD}\n",
    )
    with Server(GOOD) as server:
        Endpoint(server.url).query(SELECT)
        Endpoint(server.url.replace("127.0.0.1", "localhost")).query(SELECT)
    assert sent(server) == [BASIC, None]


def test_a_netrc_file_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc(tmp_path, "machine 127.0.0.1 login x password y\n")
    monkeypatch.setenv(
        "NETRC", str(netrc(tmp_path, f"machine 127.0.0.1 login åsa password {PASSWORD}\n", "mine"))
    )
    with Server(GOOD) as server:
        Endpoint(server.url).query(SELECT)
    assert sent(server) == [BASIC]


@pytest.mark.usefixtures("token")
def test_the_environment_goes_before_netrc(tmp_path: Path) -> None:
    netrc(tmp_path, "machine 127.0.0.1 login x password y\n")
    with Server(GOOD) as server:
        Endpoint(server.url).query(SELECT)
    assert sent(server) == [f"Bearer {TOKEN}"]


def test_what_netrc_has_for_any_host_is_for_none(tmp_path: Path) -> None:
    netrc(tmp_path, f"default login åsa password {PASSWORD}\n")
    with Server(GOOD) as server:
        Endpoint(server.url).query(SELECT)
    assert sent(server) == [None]


@pytest.mark.parametrize(
    "content", [f"machine 127.0.0.1 login x password y\n{PASSWORD}\n", f"machine 127.0.0.1 {PASSWORD} x\n"]
)
def test_a_netrc_file_that_is_none(tmp_path: Path, content: str) -> None:
    file = netrc(tmp_path, content)
    with Server(GOOD) as server:
        found = failed(Endpoint(server.url))
    assert (found.key, found.values["path"]) == ("endpoint-bad-netrc", file)


def test_a_netrc_file_that_is_named_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path / "missing", tmp_path):
        monkeypatch.setenv("NETRC", str(path))
        with Server(GOOD) as server:
            assert failed(Endpoint(server.url)).key == "endpoint-bad-netrc"


def test_netrc_in_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_bytes(b"machine \xff\xfe\x00")
    with Server(GOOD) as server:
        assert failed(Endpoint(server.url)).key == "endpoint-bad-netrc"


# where they do not go


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.usefixtures("basic")
def test_no_second_host_is_sent_anything(status: int) -> None:
    with Server(GOOD) as other, Server(text(status, b"", f"Location: {other.url}")) as server:
        assert failed(Endpoint(server.url)).key == "endpoint-redirect"
    assert sent(server) == [BASIC]
    assert other.connections == 0


@pytest.mark.usefixtures("token")
def test_no_proxy_is_sent_what_is_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(GOOD) as proxy, Server(GOOD) as server:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        Endpoint(server.url).query(SELECT)
    assert sent(server) == [f"Bearer {TOKEN}"]
    assert proxy.connections == 0


def test_a_proxy_is_used_for_other_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the test above can fail."""
    with Server(GOOD) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        Endpoint("http://host.example/sparql").query(SELECT)
    assert [request.line for request in proxy.requests] == ["POST http://host.example/sparql HTTP/1.1"]


@pytest.mark.usefixtures("token")
def test_nothing_goes_unencrypted_over_a_network() -> None:
    found = failed(Endpoint("http://host.example/sparql"))
    assert (found.key, found.values["source"]) == ("endpoint-plain-http", "STGRAPH_TOKEN")


def test_nor_what_is_in_netrc(tmp_path: Path) -> None:
    file = netrc(tmp_path, f"machine host.example login x password {PASSWORD}\n")
    found = failed(Endpoint("http://HOST.example/sparql"))
    assert (found.key, found.values["source"]) == ("endpoint-plain-http", str(file))


@pytest.mark.parametrize(
    "url", ["https://host.example/", "http://localhost/", "http://127.0.0.2/", "http://[::1]:8/"]
)
def test_encrypted_or_on_this_machine_they_may(url: str) -> None:
    assert credentials(urlsplit(url), {"STGRAPH_TOKEN": TOKEN})


@pytest.mark.parametrize(
    "login",
    [
        *(
            f"{USER}:{PASSWORD}@",
            f"{USER}@",
            f":{PASSWORD}@",
            f"{USER}:{PASSWORD}#x@",
            f"{USER}:1/{PASSWORD}@",
        ),
        *(f"{USER}:{PASSWORD}?@", f"{USER}:{PASSWORD}\n@", f"x@{PASSWORD}@"),
    ],
)
def test_an_address_holds_none(login: str) -> None:
    with pytest.raises(UsageProblem) as raised:
        Endpoint(f"https://{login}host.example/sparql?key={TOKEN}")
    assert raised.value.key == "endpoint-login-in-url"
    for language in ("en", "sv"):
        message = raised.value.text(language)
        assert "https://…@host.example/sparql: " in message
        assert not [secret for secret in SECRETS if secret in message]


def test_parameters_of_an_address_are_not_told() -> None:
    with Server(text(404, b"")) as server, pytest.raises(DataProblem) as raised:
        Endpoint(f"{server.url}?key={TOKEN}").query(SELECT)
    assert raised.value.values["url"] == server.url


# messages


SPELT = [
    f"bad header {BASIC}",
    f"bad header {BASIC.rstrip('=')}",
    f"no user with {PASSWORD}",
    f"no user with {quote(PASSWORD)}",
    f"no user with {html.escape(PASSWORD)}",
]


@pytest.mark.usefixtures("basic")
@pytest.mark.parametrize("status", [400, 403, 418, 500, 302])
@pytest.mark.parametrize("words", SPELT)
def test_a_server_that_gives_them_back_is_not_repeated(status: int, words: str) -> None:
    with Server(text(status, words.encode(), f"Location: /{quote(words)}")) as server:
        told = failed(Endpoint(server.url)).text()
    assert not [spelt for spelt in ("bad header", "bad%20header", "no user", "no%20user") if spelt in told]


@pytest.mark.usefixtures("token")
@pytest.mark.parametrize(
    "reply",
    [
        http(200, b"", media=f"text/{TOKEN}"),
        http(200, ROWS, f"Content-Encoding: {TOKEN}"),
        http(200, ROWS, f"X-SPARQL-MaxRows: {TOKEN}"),
        http(200, ROWS.replace(b'"s":', f'"{TOKEN}":'.encode())),
        text(500, b"x" * 195 + TOKEN.encode()),
        text(302, b"", f"Location: /{'x' * 170}/{TOKEN}"),
    ],
)
def test_nor_in_a_header_nor_cut_in_the_middle(reply: bytes) -> None:
    with Server(reply) as server:
        assert TOKEN[:4] not in failed(Endpoint(server.url)).text()


@pytest.mark.usefixtures("token")
@pytest.mark.parametrize("name", FAULTS)
def test_no_problem_tells_any(name: str) -> None:
    script, key = FAULTS[name]
    with Server(script) as server:
        found = failed(Endpoint(server.url))
    assert isinstance(found, DataProblem)
    assert found.key == ("endpoint-wrong-login" if key == "endpoint-login" else key)
