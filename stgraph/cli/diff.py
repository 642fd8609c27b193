"""`stgraph diff`: what changed between two states of the data."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from stgraph import project
from stgraph.cli import options, session
from stgraph.cli.boundary import command
from stgraph.datasets import datasets
from stgraph.difference import diff
from stgraph.errors import DataProblem, Exit, UsageProblem
from stgraph.graph import Source
from stgraph.messages import say
from stgraph.render import diff as as_diff
from stgraph.render import json as as_json
from stgraph.render import table
from stgraph.render.words import warnings
from stgraph.revision import at_revision, is_revision, root_of
from stgraph.sources import is_address, open_source

HELP = options.page(
    "help-diff",
    "help-diff-more",
    "diff HEAD~1",
    "diff v1.0 HEAD --data data/exempelstad",
    "diff HEAD~3:data/exempelstad data/exempelstad --check",
    "diff exempelstad helsingborg --format markdown -o changes.md",
)

_DATA = "data"
"""The folder that a revision is of where nothing else is named."""


@command
def diff_command(
    old: Annotated[str, typer.Argument(metavar="OLD", help=options.text("help-arg-old"))],
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help=options.text("help-arg-new"))] = None,
    check: Annotated[bool, typer.Option("--check", help=options.text("help-check"))] = False,
    data: Annotated[
        list[str] | None, typer.Option("--data", metavar="PATH", help=options.text("help-data-revision"))
    ] = None,
    lang: options.Lang = None,
    format_: options.RowsFormat = None,
    output: options.Output = None,
) -> Exit:
    """Compare two states."""
    language = session.language(lang)
    here = [word for word in (old, new) if word is not None and _is_here(word)]
    if data and len(here) == 2:
        raise UsageProblem("unused-data")
    versioned = data or (here if new is not None else []) or [_usual_data()]
    before = _opened(old, versioned, language)
    after = _opened(new, versioned, language) if new is not None else open_source(*versioned)
    result = diff(before, after)
    names = (old, ", ".join(versioned) if new is None else new)
    notes = list(
        dict.fromkeys(note for graph in (before, after) for note in warnings(datasets(graph), language))
    )
    for note in notes:
        typer.echo(note, err=True)

    def page(_footnotes: Any) -> Any:
        from stgraph.render.diff_text import changes

        return changes(result, *names, language)

    renderers: session.Renderers = {
        "text": lambda: session.page(page, notes, output),
        "json": lambda: as_json.dumps(as_diff.as_json(result, *names, language)),
        "csv": lambda: table.write_csv(as_diff.COLUMNS, as_diff.csv_rows(result, language)),
        "markdown": lambda: as_diff.markdown(result, *names, language),
    }
    session.answer("diff", format_, output, renderers, language)
    return Exit.FOUND if check and result.lost else Exit.OK


def _is_here(word: str) -> bool:
    """Whether a word is a file, a folder, the name of bundled data or the address of an endpoint."""
    if is_address(word):
        return True
    try:
        return bool(word) and project.located(word).exists()
    except OSError:  # too long for a name
        return False


def _usual_data() -> str:
    """The folder `data` where one stands; without it, the whole repository."""
    if Path(_DATA).is_dir():
        return _DATA
    try:
        return str(root_of(Path.cwd(), _DATA))
    except UsageProblem:
        return _DATA


def _opened(word: str, versioned: Sequence[str], language: str) -> Source:
    """What a word stands for, as a graph.

    Raises UsageProblem for a bad revision in REV:PATH, DataProblem for what is nothing at all.
    """
    if _is_here(word):
        if is_revision(Path.cwd(), word):
            typer.echo(say("also-revision", language, name=word, other=f"{word}:PATH"), err=True)
        return open_source(word)
    revision, colon, path = word.partition(":")
    if colon:
        return _at_revision(word, revision, [_in_repository(path, revision)])
    try:
        return _at_revision(word, revision, versioned)
    except UsageProblem:
        bundled, data = ", ".join(project.bundled_names()), ", ".join(versioned)
        raise DataProblem("no-version", name=word, names=bundled, data=data) from None


def _in_repository(path: str, revision: str) -> Path:
    """As in git: seen from the root, but ./ and ../ from where one stands."""
    return Path(path) if path.startswith(("./", "../")) else root_of(Path.cwd(), revision) / path


def _at_revision(word: str, revision: str, sources: Sequence[str | Path]) -> Source:
    with at_revision(sources, revision) as files:
        if not files:
            raise DataProblem("no-file-then", name=word, endings=" ".join(project.SUFFIXES))
        try:
            return open_source(*files)
        except DataProblem as problem:
            problem.values["path"] = f"{revision}:{Path(str(problem.values['path'])).name}"
            raise
