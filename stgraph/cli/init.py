"""`stgraph init`: the start of another municipality, to change in an editor."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from stgraph.cli import options, session
from stgraph.cli.boundary import command
from stgraph.errors import Exit
from stgraph.init import start
from stgraph.messages import say

HELP = options.page(
    "help-init",
    "help-init-more",
    "init klippan",
    'init klippan --name "Klippans kommun"',
    "init data --space https://data.klippan.example/id/ --year 2027",
)


@command
def init_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=options.text("help-arg-folder"))],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help=options.text("help-name"))
    ] = None,
    space: Annotated[
        str | None, typer.Option("--space", metavar="IRI", help=options.text("help-space"))
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="YEAR", help=options.text("help-term-year"))
    ] = None,
    lang: options.Lang = None,
) -> Exit:
    """Write the start of a municipality."""
    language = session.language(lang)
    files = start(folder, name=name, space=space, year=year)
    typed = shlex.quote(str(folder))
    typer.echo(say("started", language, path=folder, count=len(files), typed=typed), err=True)
    return Exit.OK
