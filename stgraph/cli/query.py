"""`stgraph query`: a door for any SPARQL that only reads."""

import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import pyoxigraph as ox
import typer

from stgraph import turtle, vocab
from stgraph.cli import options, session
from stgraph.cli.boundary import command
from stgraph.errors import DataProblem, Exit, UsageProblem
from stgraph.export import canonical
from stgraph.graph import Graph
from stgraph.guard import read_only
from stgraph.render import plain
from stgraph.support import short_id, uri_spaces

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
    lang: options.Lang = None,
    format_: options.Format = None,
    output: options.Output = None,
) -> Exit:
    """Run one read query."""
    language = session.language(lang)
    text = read_only(_text_of(query))
    graph, _ = session.open_graph(data, language)
    result = run(graph, text)
    renderers = _renderers(result, graph, language, output)
    session.answer("query", format_, output, renderers, language)
    return Exit.FOUND if isinstance(result, bool) and not result else Exit.OK


def _text_of(query: str) -> str:
    """The SPARQL itself, whatever stands for it. Raises DataProblem for an unreadable file."""
    if query == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    path = Path(query)
    looks_like_file = "\n" not in query and path.suffix in (".rq", ".sparql")
    if not looks_like_file and "{" in query:
        return query
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise DataProblem("unreadable", path=path, reason=error.strerror) from None


def run(graph: Graph, text: str) -> Any:
    """The engine's answer: a bool, a list of (columns, rows) or a set of triples.

    Raises UsageProblem where the text is not SPARQL.
    """
    # the engine does not hear Python's Ctrl-C while it computes
    previous = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        result: Any = graph.query(text, prefixes=vocab.PREFIXES)
        if isinstance(result, ox.QueryBoolean):
            return bool(result)
        if isinstance(result, ox.QuerySolutions):
            return [variable.value for variable in result.variables], [tuple(row) for row in result]
        return canonical(ox.Quad(t.subject, t.predicate, t.object) for t in result)
    except (SyntaxError, ValueError, OSError) as error:
        raise UsageProblem("bad-query", reason=" ".join(str(error).split())) from None
    finally:
        signal.signal(signal.SIGINT, previous)


def _renderers(result: Any, graph: Graph, language: str, output: Path | None) -> dict[str, Callable[[], str]]:
    if isinstance(result, bool):
        answer = "true" if result else "false"
        return {
            "text": lambda: f"{answer}\n",
            "json": lambda: f'{{"head":{{}},"boolean":{answer}}}\n',
        }
    spaces = uri_spaces(graph)
    if isinstance(result, set):
        return dict.fromkeys(("text", "turtle"), lambda: turtle.write(result, spaces))
    columns, rows = result

    def cells(shorten: bool) -> Iterable[list[str]]:
        return ([_cell(term, spaces if shorten else ()) for term in row] for row in rows)

    def text() -> str:
        from stgraph.render import text as as_text

        page = as_text.rows(columns, cells(shorten=True), language)
        return as_text.show(page, terminal=session.on_terminal(output))

    return {
        "text": text,
        "json": lambda: plain.results_json(columns, rows),
        "csv": lambda: plain.table_csv(columns, cells(shorten=False)),
        "markdown": lambda: plain.table_markdown(columns, cells(shorten=True)),
    }


def _cell(term: Any, spaces: Iterable[str]) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        short = short_id(term.value, spaces)
        return short if short != term.value or not spaces else _curie(term.value)
    return str(term.value) if isinstance(term, ox.Literal) else str(term)


def _curie(iri: str) -> str:
    for prefix, namespace in vocab.PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri.removeprefix(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
