"""What can go wrong, as exceptions that carry a message in two languages and an exit code.

    StgraphError
    ├── UsageProblem   the command or call was wrong: unknown goal, refused query (exit 2)
    └── DataProblem    a file is missing, unreadable or not what it should be (exit 3)

Nothing here prints or exits; `stgraph.cli.boundary` does.
"""

from enum import IntEnum

from stgraph.messages import say


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    """Done."""
    FOUND = 1
    """Done, and found something: a named goal without any path, an ASK that is false."""
    USAGE = 2
    """The command was wrong."""
    DATA = 3
    """An input or output file is missing, unreadable or not what it should be."""
    FAULT = 4
    """A fault in stgraph itself."""
    INTERRUPTED = 130
    """Stopped by the user."""


class StgraphError(Exception):
    """Base of every error that stgraph raises on purpose.

    `key` names a message in `stgraph.messages`; `values` fill its placeholders.
    """

    exit_code = Exit.FAULT

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def text(self, language: str = "en") -> str:
        """The message in `language` ("sv" or "en"), on one line unless it lists candidates or shows lines."""
        values = {name: _listed(value, language) for name, value in self.values.items()}
        return say(self.key, language, **values)

    def __str__(self) -> str:
        return self.text()


def _listed(value: object, language: str) -> object:
    """A tuple of candidates as lines, another error as its message; anything else as it is."""
    if isinstance(value, StgraphError):
        return value.text(language)
    if not isinstance(value, tuple):
        return value
    return "\n".join(f"  {thing.id}  {thing.label(language)}" for thing in value)


class UsageProblem(StgraphError):
    """The command or call was wrong; the message says what to write instead."""

    exit_code = Exit.USAGE


class DataProblem(StgraphError):
    """A file is missing, unreadable or not what it should be; the message names the place."""

    exit_code = Exit.DATA
