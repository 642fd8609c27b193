"""`stgraph coverage`: what has support and is taken up, and what not."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from stgraph.cli import complete, options, session
from stgraph.cli.boundary import command
from stgraph.coverage import Share, norm_coverage, support_coverage
from stgraph.errors import Exit, UsageProblem
from stgraph.graph import Source
from stgraph.messages import say
from stgraph.norms import load_norms
from stgraph.render import coverage as as_coverage
from stgraph.render import json as as_json
from stgraph.render import norms as as_norms
from stgraph.render import table

HELP = options.page(
    "help-coverage",
    "help-coverage-more",
    "coverage",
    "coverage --as-of 2016",
    "coverage --of items --data exempelstad",
    "coverage --of goals --years 2023..2026 --min 80",
    "coverage --of norms",
)


class Of(StrEnum):
    """What `--of` may name."""

    goals = "goals"
    items = "items"
    documents = "documents"
    units = "units"
    norms = "norms"


@command
def coverage_command(
    of: Annotated[Of | None, typer.Option("--of", help=options.text("help-of"))] = None,
    years: Annotated[
        str | None, typer.Option("--years", metavar="A..B", help=options.text("help-years-coverage"))
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit", metavar="NAME", help=options.text("help-unit-coverage"), autocompletion=complete.units
        ),
    ] = None,
    as_of: Annotated[
        int | None,
        typer.Option("--as-of", metavar="YEAR", min=1, max=9999, help=options.text("help-as-of-coverage")),
    ] = None,
    min_: Annotated[
        float | None, typer.Option("--min", metavar="PCT", min=0, max=100, help=options.text("help-min"))
    ] = None,
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
    format_: options.RowsFormat = None,
    output: options.Output = None,
) -> Exit:
    """What is covered, and with `--min` whether that is enough."""
    language = session.language(lang)
    if of == Of.norms:
        if years is not None or unit is not None or as_of is not None:
            raise UsageProblem("norms-no-filter")
        graph, _ = session.open_graph(data, language, store=store, endpoint=endpoint)
        return _verdict(_norms(graph, format_, output, language), "lines", min_, language)
    period = options.year_range(years) if years is not None else None
    graph, datasets = session.open_graph(data, language, store=store, endpoint=endpoint)
    result = support_coverage(graph, years=period, unit=unit, as_of=as_of)
    view = of.value if of else as_coverage.OVERVIEW

    def page(_footnotes: Any) -> Any:
        # imported only when needed: Rich takes longer to import than the counting takes
        from stgraph.render.coverage_text import page as page_of

        return page_of(result, view, data or (), language)

    renderers: session.Renderers = {
        "text": lambda: session.page(page, session.notices(graph, datasets, language), output),
        "json": lambda: as_json.dumps(as_coverage.as_json(result, view, datasets, min_, language)),
        "csv": lambda: table.write_csv(*as_coverage.table(result, view, language)),
        "markdown": lambda: as_coverage.markdown(result, view, datasets, language),
    }
    session.answer("coverage", format_, output, renderers, language)
    measured = as_coverage.MEASURED[view]
    return _verdict(result.share(measured), measured, min_, language)


def _norms(graph: Source, format_: str | None, output: Path | None, language: str) -> Share:
    """Answer with the lines of the source text; the share of them that is covered."""
    result = norm_coverage(graph, load_norms())
    rows = as_norms.coverage_rows(result, language)

    def page(_footnotes: Any) -> Any:
        from stgraph.render.norms_text import coverage

        return coverage(result, language)

    renderers: session.Renderers = {
        "text": lambda: session.page(page, [], output),
        "json": lambda: as_json.dumps(as_norms.coverage_json(result)),
        "csv": lambda: table.write_csv(as_norms.COVERAGE_COLUMNS, rows),
        "markdown": lambda: table.write_markdown(as_norms.COVERAGE_COLUMNS, rows),
    }
    session.answer("coverage", format_, output, renderers, language)
    return Share.of("stated" if line else None for line in result)


def _verdict(share: Share, of: str, required: float | None, language: str) -> Exit:
    """With `--min`: say what was measured and what was required."""
    if required is None:
        return Exit.OK
    met = share.meets(required)
    key = "min-met" if met else "min-missed" if share else "min-nothing"
    told = as_coverage.measured(share, of, language)
    typer.echo(say(key, language, measured=told, required=as_coverage.per_cent(required, language)), err=True)
    return Exit.OK if met else Exit.FOUND
