"""The README shows what the commands really print: each block of `$ stgraph …` is run and compared.

The steward's section is a story, which test_init.py follows.
"""

import pytest

from tests.cli.readme import README, STEWARD, blocks, check_session, section, sessions
from tests.conftest import Run

ALONE = sessions(README.replace(section(STEWARD), ""))


@pytest.mark.parametrize(("command", "expected"), ALONE, ids=[command for command, _ in ALONE])
def test_command_prints_what_is_shown(
    run: Run, tmp_path_factory: pytest.TempPathFactory, command: str, expected: str
) -> None:
    check_session(run, tmp_path_factory.mktemp("readme"), command, expected)


def test_readme_is_short_and_shows_every_command() -> None:
    assert len(README.splitlines()) <= 260
    shown = {command.split()[1] for command, _ in sessions(README)}
    assert {
        "trace",
        "ask",
        "coverage",
        "impact",
        "tree",
        "chart",
        "validate",
        "explain",
        "query",
        "info",
    } <= shown
    assert {"init", "load", "export"} <= shown


def test_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    assert "By 2026 at least" in capsys.readouterr().out
