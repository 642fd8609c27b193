"""No credentials but those that a test sets, no proxy, no long pauses."""

from pathlib import Path

import pytest

from stgraph.endpoint import transport


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("STGRAPH_USER", "STGRAPH_PASSWORD", "STGRAPH_TOKEN", "NETRC", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(transport, "PAUSE", 0.01)
