"""`stgraph query`: a door for any SPARQL that only reads."""

import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import pyoxigraph as ox
import typer

from stgraph import turtle
from stgraph.cli import options, session
from stgraph.cli.boundary import command
from stgraph.datasets import Dataset
from stgraph.errors import DataProblem, Exit
from stgraph.graph import Source
from stgraph.guard import read_only
from stgraph.querying import Answer
from stgraph.querying import query as run
from stgraph.render import json as as_json
from stgraph.render import table
from stgraph.render.words import warnings
from stgraph.spaces import Spaces, short_id, uri_spaces

HELP = options.page(
    "help-query",
    "help-query-more",
    'query "SELECT ?goal { ?goal a stg:Goal } ORDER BY ?goal LIMIT 3"',
    "query question.rq --format csv -o answer.csv",
    "query - < question.rq",
)


@command
def query_command(
    query: Annotated[str, typer.Argument(metavar="FILE|-|SPARQL", help=options.text("help-arg-query"))],
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
    format_: options.TableFormat = None,
    output: options.Output = None,
) -> Exit:
    """Run one read query."""
    language = session.language(lang)
    text = read_only(_text_of(query))
    graph, datasets = session.open_graph(data, language, store=store, endpoint=endpoint)
    with _interruptible():
        answer = run(graph, text)
    session.answer("query", format_, output, _renderers(answer, graph, datasets, language, output), language)
    return Exit.FOUND if answer.boolean is False else Exit.OK


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end the process: the engine does not hear Python's while it computes."""
    previous = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


def _text_of(query: str) -> str:
    """The SPARQL itself, whatever stands for it. Raises DataProblem for an unreadable file."""
    if query == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    path = Path(query)
    named = path.suffix in (".rq", ".sparql") and not any(map(str.isspace, query))
    if not named and not _is_file(path):
        return query
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise DataProblem("unreadable", path=path, reason=error.strerror) from None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False  # too long for a name, or with a NUL in it


def _renderers(
    answer: Answer, graph: Source, datasets: Sequence[Dataset], language: str, output: Path | None
) -> session.Renderers:
    spaces = uri_spaces(graph)
    if answer.boolean is not None:
        return {
            "text": lambda: f"{str(answer.boolean).lower()}\n",
            "json": lambda: as_json.dumps(as_json.results(answer)),
        }
    if answer.triples is not None:
        triples = answer.triples
        return {"turtle": lambda: turtle.write(triples, spaces)}

    def cells(shorten: bool) -> Iterable[list[str]]:
        return ([_cell(term, spaces if shorten else None) for term in row] for row in answer.rows)

    def page(_footnotes: Any) -> Any:
        from stgraph.render.text import rows

        return rows(answer.columns, cells(shorten=True), language)

    return {
        "text": lambda: session.page(page, warnings(datasets, language), output),
        "json": lambda: as_json.dumps(as_json.results(answer)),
        "csv": lambda: table.write_csv(answer.columns, cells(shorten=False)),
        "markdown": lambda: table.write_markdown(answer.columns, cells(shorten=True)),
    }


def _cell(term: Any, spaces: Spaces | None) -> str:
    """A term as a person or, without `spaces`, a program reads it."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return term.value if spaces is None else short_id(term.value, spaces)
    return str(term.value) if isinstance(term, ox.Literal) else str(term)
