"""What the trace tests share: the program's answers and the independent walk, each computed once."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Run
from tests.trace.walk import Walk

Answer = dict[str, Any]
Trace = Callable[..., Answer]


@pytest.fixture(scope="session")
def trace(run: Run) -> Trace:
    """What `stgraph trace --format json` answers about a municipality, seen from 2026."""

    @cache
    def answer(municipality: str, *options: str) -> Answer:
        result = run("trace", "--format", "json", "--as-of", "2026", "--data", municipality, *options)
        # 1 is no error: nothing was found
        assert result.returncode in (0, 1), result.stderr
        data: Answer = json.loads(result.stdout)
        return data

    return answer


@cache
def walk_of(municipality: str) -> Walk:
    """The walk over a bundled municipality."""
    return Walk(*ontology_files(), *data_files(municipality))


def ontology_files() -> list[Path]:
    return sorted((ROOT / "ontology").glob("*.ttl"))


def data_files(municipality: str) -> list[Path]:
    return sorted((ROOT / "data" / municipality).glob("*.ttl"))
