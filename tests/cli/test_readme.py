"""The README shows what the commands really print: each block of `$ stgraph …` is run and compared."""

import re
import shlex

import pytest

from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")
ELISION = "…"
"""A line of its own that stands for any number of lines."""


def _sessions() -> list[tuple[str, str]]:
    """(command, expected output) of every `$ stgraph` line in a console block."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```$", README, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("stgraph"):
                found.append((command, output.strip("\n")))
    return found


@pytest.mark.parametrize(("command", "expected"), _sessions(), ids=[c for c, _ in _sessions()])
def test_command_prints_what_is_shown(
    run: Run, tmp_path_factory: pytest.TempPathFactory, command: str, expected: str
) -> None:
    folder = tmp_path_factory.mktemp("readme")
    result = run(*shlex.split(command)[1:], cwd=folder)
    assert result.returncode in (0, 1), result.stderr
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == ELISION else re.escape(line) + r"\n" for line in expected.split("\n")
    )
    shown = result.stdout.strip("\n") + "\n"
    shown = re.sub(r"^Bundled data: .*\n+", "", shown)
    assert not expected or re.fullmatch(pattern, shown), shown


def test_readme_is_three_screens_and_shows_every_command() -> None:
    assert len(README.splitlines()) <= 150
    assert {"trace", "explain", "query", "info", "export"} <= {c.split()[1] for c, _ in _sessions()}


def test_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    exec(compile(example, "README.md", "exec"), {})
    assert "By 2026 at least" in capsys.readouterr().out
