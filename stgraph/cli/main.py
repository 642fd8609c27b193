"""The app: a command for each file, imported when it is called."""

from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from stgraph.cli import options
from stgraph.cli.boundary import made

COMMANDS: Final = (
    "trace", "ask", "coverage", "impact", "rollover", "tree", "chart",
    "validate", "diff", "explain", "query", "init", "info", "load", "export",
)  # fmt: skip
"""In the order of the help page."""


class Commands(TyperGroup):
    """Finds a command in its module, so that none pays for the others."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, if there is one."""
        return command_of(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """An unknown name is compared with the names of all."""
        if args[0] not in COMMANDS:
            self.commands = {name: command_of(name) for name in COMMANDS}
        return super().resolve_command(ctx, args)


def command_of(name: str) -> Any:
    """A command, made of what its module says."""
    module = import_module(f"stgraph.cli.{name}")
    if hasattr(module, "app"):
        return typer.main.get_command(module.app)
    function = getattr(module, f"{name}_command")
    return made(name, function, help=module.HELP, short_help=options.text(f"short-{name}"))


app = typer.Typer(
    cls=Commands,
    name="stgraph",
    help=f"{options.text('help-app')}\n\n{options.text('exit-codes')}",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
