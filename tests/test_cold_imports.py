"""A cold start pays for what it needs: nothing that only tests use, and no Rich where no table is drawn."""

import subprocess
import sys

import pytest

NEVER = {"rdflib", "pydantic", "SPARQLWrapper", "pyshacl"}


def reported(*arguments: str) -> set[str]:
    """The modules that one whole run of `stgraph` imports, as the interpreter reports them."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "stgraph", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    lines = [line for line in run.stderr.splitlines() if line.startswith("import time:")]
    names = {line.rsplit("|", 1)[-1].strip() for line in lines}
    assert {"stgraph", "pyoxigraph"} <= names, "the interpreter's report is not understood"
    return names


def imported(*arguments: str) -> set[str]:
    """The top-level packages of them."""
    return {name.partition(".")[0] for name in reported(*arguments)}


@pytest.mark.parametrize("format_", ["json", "text", "csv", "markdown", "turtle", "mermaid"])
def test_a_trace_imports_no_other_rdf_or_validation_library(format_: str) -> None:
    assert not NEVER & imported("trace", "--format", format_)


def test_a_default_trace_imports_no_other_rdf_or_validation_library() -> None:
    assert not NEVER & imported("trace")


@pytest.mark.parametrize("format_", ["json", "csv", "markdown", "turtle", "mermaid"])
def test_rich_is_imported_for_text_alone(format_: str) -> None:
    names = imported("trace", "--format", format_)
    assert "rich" not in names
    assert "pygments" not in names


def test_text_does_import_rich() -> None:
    """So that the test above can fail."""
    assert "rich" in imported("trace")


def test_json_pays_for_no_temporary_file_and_no_package_metadata() -> None:
    """`email` is what `importlib.metadata` costs, a tenth of the whole run."""
    assert not {"tempfile", "email"} & imported("trace", "--format", "json")


def test_a_question_pays_for_no_trace() -> None:
    """What other commands are made of stays away, and the validators, servers and stores with it."""
    modules = (
        "paths",
        "tracing",
        "support",
        "describing",
        "querying",
        "norms",
        "store",
        "endpoint",
        "syntax",
    )
    unwanted = {f"stgraph.{name}" for name in modules}
    assert not unwanted & reported("ask", "goal-years", "--format", "json")
    assert {"stgraph.paths", "stgraph.support"} <= reported("trace", "--format", "json")
