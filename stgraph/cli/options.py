"""Options that mean the same in every command, declared once."""

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from stgraph.errors import UsageProblem
from stgraph.messages import say
from stgraph.text import default_language


class Language(StrEnum):
    """Languages of labels and messages."""

    sv = "sv"
    en = "en"


def help_language(arguments: list[str]) -> str:
    """The language of the help texts: `--lang`, wherever it stands, else the locale's."""
    for before, word in zip(["", *arguments], arguments, strict=False):
        if word in ("--lang=sv", "--lang=en"):
            return word[-2:]
        if before == "--lang" and word in ("sv", "en"):
            return word
    return default_language()


HELP_LANGUAGE = help_language(sys.argv[1:])


def text(key: str) -> str:
    """A help text in the user's language."""
    return say(key, HELP_LANGUAGE)


def page(summary: str, more: str | None, *examples: str) -> str:
    """A command's help: what it does, what surprises, examples."""
    parts = [text(summary)]
    if more:
        parts.append(text(more))
    shown = "\n".join(f"  $ stgraph {example}" for example in examples)
    parts.append(f"\b\n{text('examples')}:\n{shown}")
    return "\n\n".join(parts)


def year_range(text: str | None) -> tuple[int | None, int | None]:
    """2023..2026, 2023.., ..2026 or one year. Raises UsageProblem."""
    if text is None:
        return (None, None)
    found = re.fullmatch(r"(\d{4})?\.\.(\d{4})?|(\d{4})", text.strip())
    if not found or not any(found.groups()):
        raise UsageProblem("bad-years", years=text)
    first, last = found[1] or found[3], found[2] or found[3]
    if first and last and last < first:
        raise UsageProblem("bad-years", years=text)
    return (int(first) if first else None, int(last) if last else None)


Data = Annotated[list[str] | None, typer.Option("--data", metavar="PATH", help=text("help-data"))]
Store = Annotated[Path | None, typer.Option("--store", metavar="DIR", help=text("help-store"))]
Endpoints = Annotated[list[str] | None, typer.Option("--endpoint", metavar="URL", help=text("help-endpoint"))]
Lang = Annotated[Language | None, typer.Option("--lang", help=text("help-lang"))]
GraphFormat = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="text|json|csv|markdown|turtle|mermaid|dot|svg", help=text("help-format")
    ),
]
PictureFormat = Annotated[
    str | None, typer.Option("--format", metavar="text|json|mermaid|dot|svg", help=text("help-format"))
]
ChartFormat = Annotated[
    str | None, typer.Option("--format", metavar="text|json|svg", help=text("help-format"))
]
TableFormat = Annotated[
    str | None,
    typer.Option("--format", metavar="text|json|csv|markdown|turtle", help=text("help-format")),
]
PageFormat = Annotated[
    str | None, typer.Option("--format", metavar="text|json|markdown", help=text("help-format"))
]
PlainFormat = Annotated[str | None, typer.Option("--format", metavar="text|json", help=text("help-format"))]
RowsFormat = Annotated[
    str | None, typer.Option("--format", metavar="text|json|csv|markdown", help=text("help-format"))
]
DrawnRowsFormat = Annotated[
    str | None,
    typer.Option("--format", metavar="text|json|csv|markdown|mermaid|dot|svg", help=text("help-format")),
]
FindingsFormat = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="text|json|sarif|github|junit|csv|markdown|turtle", help=text("help-format")
    ),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=text("help-output"))]
