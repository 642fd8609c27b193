"""The Oxigraph server: our own engine behind HTTP."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers import Server
from tests.servers.process import free_port, running

PROGRAM = Path(sys.executable).with_name("oxigraph")


def missing() -> str:
    """Why it cannot run here, or nothing if it can."""
    return "" if PROGRAM.exists() else "the package oxigraph is not installed"


@contextmanager
def start(folder: Path) -> Iterator[Server]:
    """In memory."""
    address = f"127.0.0.1:{free_port()}"
    server = Server("oxigraph", f"http://{address}/query", f"http://{address}/store?default")
    with running(server, [PROGRAM, "serve", "--bind", address], folder):
        yield server
