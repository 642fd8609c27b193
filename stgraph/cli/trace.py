"""`stgraph trace`: every goal, or a few, up to what supports them; `--from` the other way."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypedDict

import typer

from stgraph.cli import complete, options, pictures, session
from stgraph.cli.boundary import command
from stgraph.datasets import Dataset
from stgraph.errors import Exit, UsageProblem
from stgraph.graph import Source
from stgraph.paths import ReverseTrace, Trace
from stgraph.render import json as as_json
from stgraph.render import table
from stgraph.render.rdf import hops_turtle
from stgraph.spaces import uri_spaces
from stgraph.tracing import trace, trace_from


class Target(StrEnum):
    """What `--to` may name."""

    document = "document"
    programme = "programme"
    vision = "vision"


class Basis(StrEnum):
    """What `--basis` may name."""

    stated = "stated"


class Include(StrEnum):
    """What `--include` may name."""

    document_goals = "document-goals"


class Filters(TypedDict):
    """Filters that both directions share."""

    as_of: int | None
    unit: str | None
    year: int | None
    basis: str | None
    document_goals: bool


HELP = options.page(
    "help-trace",
    "help-trace-more",
    "trace",
    "trace goal/kn-2",
    "trace --unit bun --year 2024",
    "trace --from document/livskvalitetsprogram-2016",
    "trace --basis stated --format csv -o goals.csv",
    "trace goal/kn-2 -o kn-2.svg",
    "trace --data exempelstad --lang sv",
)


@command
def trace_command(
    goal: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[GOAL]...", help=options.text("help-arg-goal"), autocompletion=complete.goals
        ),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="NAME",
            help=options.text("help-from"),
            autocompletion=complete.supporting,
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="NAME", help=options.text("help-unit"), autocompletion=complete.units),
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="YEAR", help=options.text("help-year"))
    ] = None,
    to: Annotated[Target | None, typer.Option("--to", help=options.text("help-to"))] = None,
    basis: Annotated[Basis | None, typer.Option("--basis", help=options.text("help-basis"))] = None,
    include: Annotated[Include | None, typer.Option("--include", help=options.text("help-include"))] = None,
    as_of: Annotated[
        int | None, typer.Option("--as-of", metavar="YEAR", help=options.text("help-as-of"))
    ] = None,
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
    format_: options.GraphFormat = None,
    output: options.Output = None,
) -> Exit:
    """Trace goals, or the other way with `from_`."""
    language = session.language(lang)
    if from_ is not None and (goal or to):
        raise UsageProblem("with-goals")
    graph, datasets = session.open_graph(data, language, store=store, endpoint=endpoint)
    filters: Filters = {
        "as_of": as_of,
        "unit": unit,
        "year": year,
        "basis": basis,
        "document_goals": include is not None,
    }
    if from_ is not None:
        reverse = trace_from(graph, from_, **filters)
        renderers = _reverse_renderers(reverse, graph, datasets, language, output)
        session.answer("trace", format_, output, renderers, language)
        return Exit.OK
    result = trace(graph, *goal or (), to=to, **filters)
    renderers = _renderers(result, graph, datasets, language, bool(goal), data or (), output)
    session.answer("trace", format_, output, renderers, language)
    return Exit.FOUND if goal and not all(result.goals) else Exit.OK


def _renderers(
    result: Trace,
    graph: Source,
    datasets: Sequence[Dataset],
    language: str,
    goals: bool,
    data: Sequence[str],
    output: Path | None,
) -> session.Renderers:
    hops = [hop for goal in result.goals for hop in goal.hops]
    rows = partial(table.trace_rows, result, datasets, language)
    markdown = table.goals_markdown if goals else table.trace_markdown

    def page(footnotes: Any) -> Any:
        # imported only when needed: Rich takes longer to import than the trace takes to run
        from stgraph.render.trace_text import trace_goals, trace_table

        return trace_goals(result, footnotes, language) if goals else trace_table(result, language, data)

    return {
        "text": lambda: session.page(page, session.notices(graph, datasets, language), output),
        "json": lambda: as_json.dumps(as_json.trace(result, datasets, language)),
        "csv": lambda: table.write_csv(table.COLUMNS, rows()),
        "markdown": lambda: markdown(result, datasets, language),
        "turtle": lambda: hops_turtle(hops, datasets, uri_spaces(graph)),
        **pictures.renderers(hops, datasets, language, [goal.goal for goal in result.goals]),
    }


def _reverse_renderers(
    result: ReverseTrace, graph: Source, datasets: Sequence[Dataset], language: str, output: Path | None
) -> session.Renderers:
    hops = [hop for _, path in result.goals for hop in path.hops]
    rows = partial(table.reverse_rows, result, datasets, language)

    def page(_footnotes: Any) -> Any:
        from stgraph.render.trace_text import reverse

        return reverse(result, language)

    return {
        "text": lambda: session.page(page, session.notices(graph, datasets, language), output),
        "json": lambda: as_json.dumps(as_json.reverse(result, datasets, language)),
        "csv": lambda: table.write_csv(table.REVERSE_COLUMNS, rows()),
        "markdown": lambda: table.reverse_markdown(result, datasets, language),
        "turtle": lambda: hops_turtle(hops, datasets, uri_spaces(graph)),
        **pictures.renderers(hops, datasets, language),
    }
