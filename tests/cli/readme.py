"""Reading the README as its user does: sections, blocks, commands and what they print."""

import re
import shlex
from pathlib import Path

from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")
ELISION = "…"
"""A line of its own that stands for any number of lines."""

STEWARD = "For the steward: another municipality"
"""The section that is one story: its commands and edits belong together, in order."""

_NOTICE = re.compile(r"^(?:Bundled data: .*\n+|.*: fictional, made up as an example\n+)+")


def section(title: str) -> str:
    """The section under a heading, without it."""
    (found,) = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    return str(found)


def blocks(kind: str, text: str = README) -> list[str]:
    """The contents of the fenced blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def sessions(text: str) -> list[tuple[str, str]]:
    """(command, expected output) of every `$ stgraph` line in a console block."""
    found = []
    for block in blocks("console", text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("stgraph"):
                found.append((command, output.strip("\n")))
    return found


def check_session(run: Run, folder: Path, command: str, expected: str) -> int:
    """Run the command in the folder and compare what it prints; returns the exit code."""
    result = run(*shlex.split(command)[1:], cwd=folder)
    assert result.returncode in (0, 1), result.stderr
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == ELISION else re.escape(line) + r"\n" for line in expected.split("\n")
    )
    shown = _NOTICE.sub("", result.stdout.strip("\n") + "\n")
    assert not expected or re.fullmatch(pattern, shown), shown
    return result.returncode
