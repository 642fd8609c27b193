"""The pages in `docs/` are true: examples print what they show, the API page is that of the docstrings."""

import doctest
import re
import runpy
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_api_page_is_what_the_docstrings_say() -> None:
    page = runpy.run_path(str(DOCS / "make_api.py"))["page"]
    assert page() == read("api.md"), "stale: python docs/make_api.py"


def test_tour_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    examples = re.sub(
        r"^```.*$", "", read("tour.md"), flags=re.MULTILINE
    )  # where a block ends, so does output
    tour = doctest.DocTestParser().get_doctest(examples, {}, "tour.md", "docs/tour.md", 0)
    assert len(tour.examples) > 30
    results = doctest.DocTestRunner().run(tour)
    assert results.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_link_to_what_is_there(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (DOCS / target).exists(), target


def commands() -> list[list[str]]:
    """The words of every `stgraph` command on the deployment page."""
    return [line.split() for line in re.findall(r"^\$ stgraph (.+)$", read("deployment.md"), re.MULTILINE)]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_commands_for_deployment_exist(run: Run, words: list[str]) -> None:
    help_ = run(words[0], "--help")
    assert help_.returncode == 0
    for option in (word for word in words if word.startswith("--")):
        assert option in help_.stdout
