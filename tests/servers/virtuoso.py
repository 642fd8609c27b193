"""Virtuoso, the engine behind many public endpoints: the one that differs most from ours."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote

from tests.servers import Server
from tests.servers.process import free_port, running

GRAPH = "urn:stgraph:test"
SETTINGS = Path(__file__).with_suffix(".ini")
NOBODY = 65534


def missing() -> str:
    """Why it cannot run here, or nothing if it can."""
    return "" if shutil.which("virtuoso-t") else "the package virtuoso-opensource-7-bin is not installed"


@contextmanager
def start(folder: Path) -> Iterator[Server]:
    """With its files in the folder; as nobody where the tests run as root."""
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        os.chown(folder, NOBODY, NOBODY)
    port, isql_port = free_port(), free_port()
    values = {"folder": folder, "port": port, "isql_port": isql_port}
    settings = folder / SETTINGS.name
    settings.write_text(Template(SETTINGS.read_text()).substitute(values))
    base = f"http://127.0.0.1:{port}"
    store_url = f"{base}/sparql-graph-crud?graph-uri={quote(GRAPH)}"
    server = Server("virtuoso", f"{base}/sparql", store_url, graphs=(GRAPH,))
    command = ["virtuoso-t", "+foreground", "+configfile", settings]
    with running(server, command, folder, **user):
        # whoever may read may write: with a password it answers before it has read a large file, and hangs up
        grant = ["isql-vt", f"127.0.0.1:{isql_port}", "dba", "dba", 'exec=GRANT SPARQL_UPDATE TO "SPARQL";']
        subprocess.run(grant, check=True, capture_output=True, timeout=30)
        yield server
