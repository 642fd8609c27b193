"""The one place where what goes wrong becomes a line on stderr and an exit code."""

import functools
import os
import sys
from collections.abc import Callable
from typing import Any

import typer

from stgraph.errors import Exit, StgraphError
from stgraph.messages import say
from stgraph.text import default_language


def command(function: Callable[..., Exit]) -> Callable[..., None]:
    """Make a Typer command of a function that returns an exit code and may raise StgraphError."""

    @functools.wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> None:
        language = kwargs.get("lang") or default_language()
        try:
            code = function(*args, **kwargs)
        except StgraphError as error:
            typer.echo(f"stgraph: {error.text(language)}", err=True)
            code = error.exit_code
        except KeyboardInterrupt:
            code = Exit.INTERRUPTED
        except BrokenPipeError:
            # the reader has what it wanted; keep the interpreter from complaining at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = Exit.OK
        except MemoryError:
            typer.echo("stgraph: out of memory", err=True)
            code = Exit.DATA
        except Exception as error:
            typer.echo(f"stgraph: {say('fault', language, error=_brief(error), path=_log())}", err=True)
            code = Exit.FAULT
        raise typer.Exit(code)

    return guarded


def made(name: str, function: Callable[..., None], **settings: Any) -> Any:
    """A Typer command that stands alone, for a group that makes its commands when they are called.

    `settings` are those of `typer.Typer.command`.
    """
    context = {"help_option_names": ["-h", "--help"], **settings.pop("context_settings", {})}
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command(name, context_settings=context, **settings)(function)
    return typer.main.get_command(app)


def _brief(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]


def _log() -> str:
    """Keep the traceback in a file, for a report."""
    # imported only when needed
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="stgraph-", suffix=".log", delete=False) as file:
        traceback.print_exc(file=file)
    return file.name
