"""Shell completion, for the options of commands; a command that nobody completes does not pay for it."""

from collections.abc import Callable
from importlib import import_module

import typer

Completions = list[tuple[str, str]]
Completion = Callable[[typer.Context, str], Completions]


def _late(find: str, *arguments: str) -> Completion:
    def completions(ctx: typer.Context, incomplete: str) -> Completions:
        candidates = import_module("stgraph.cli.candidates")
        found: Completions = getattr(candidates, find)(ctx, incomplete, *arguments)
        return found

    return completions


goals = _late("goals")
"""Goals, those inside documents too."""

supporting = _late("supporting")
"""What `--from` takes."""

units = _late("units")
"""Organisations."""

norms = _late("norms")
"""Norms, by id."""

anything = _late("anything")
"""What has a name; records and web pages only by their id."""


def of_class(class_: str) -> Completion:
    """Things of the class `stg:{class_}`."""
    return _late("of_class", class_)
