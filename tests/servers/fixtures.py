"""Fixtures that start each server once in a test process, when a test first wants it."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests.effort import CI
from tests.servers import Server, fuseki, oxigraph, virtuoso

SERVERS: dict[str, tuple[Callable[[], str], Callable[[Path], AbstractContextManager[Server]]]] = {
    "oxigraph": (oxigraph.missing, oxigraph.start),
    "fuseki": (fuseki.missing, fuseki.start),
    "virtuoso": (virtuoso.missing, virtuoso.start),
}
"""What keeps a server from running here, and what starts it in a folder."""

Started = Callable[[str], Server]


@pytest.fixture(scope="session")
def started() -> Iterator[Started]:
    """The server of a name, running. One that is not installed skips the test; in CI that is a failure."""
    with ExitStack() as stack:

        @cache
        def start(name: str) -> Server:
            # not pytest's own folder, which is closed to others: Virtuoso does not run as root
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix=f"stgraph-{name}-"))
            return stack.enter_context(SERVERS[name][1](Path(folder)))

        def get(name: str) -> Server:
            reason = SERVERS[name][0]()
            if reason and not CI:
                pytest.skip(reason)
            assert not reason, reason
            return start(name)

        yield get


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, started: Started) -> Server:
    """Each of the servers in turn. Say what it shall hold: `server.load(files)`."""
    return started(request.param)
