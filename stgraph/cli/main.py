"""The app: registers one command per file."""

import gc
from typing import Annotated

import typer

from stgraph.cli import coverage, explain, export, info, init, options, query, trace, validate

app = typer.Typer(
    name="stgraph",
    help=f"{options.text('help-app')}\n\n{options.text('exit-codes')}",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for name, help_, function in (
    ("trace", trace.HELP, trace.trace_command),
    ("validate", validate.HELP, validate.validate_command),
    ("coverage", coverage.HELP, coverage.coverage_command),
    ("explain", explain.HELP, explain.explain_command),
    ("query", query.HELP, query.query_command),
    ("init", init.HELP, init.init_command),
    ("info", info.HELP, info.info_command),
    ("export", export.HELP, export.export_command),
):
    app.command(name, help=help_, short_help=options.text(f"short-{name}"))(function)


def _print_version(wanted: bool) -> None:
    if wanted:
        # takes a tenth of a whole trace to import
        from importlib.metadata import version

        typer.echo(f"stgraph {version('stgraph')}")
        raise typer.Exit


@app.callback()
def main(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help=options.text("help-version")),
    ] = False,
) -> None:
    """The options before a command."""
    # a command is short and makes no cycles: the collector would only walk the imports, again at exit
    gc.disable()
    gc.freeze()
