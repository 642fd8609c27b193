"""`stgraph impact`: which goals lose support if something goes, and from when."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from stgraph.cli import complete, options, pictures, session
from stgraph.cli.boundary import command
from stgraph.cli.trace import Include
from stgraph.datasets import Dataset
from stgraph.errors import Exit
from stgraph.graph import Source
from stgraph.impact import Impact, impact
from stgraph.render import impact as as_impact
from stgraph.render import json as as_json
from stgraph.render import table

HELP = options.page(
    "help-impact",
    "help-impact-more",
    "impact document/livskvalitetsprogram-2016 --all",
    "impact programme-item/program-2023-2026-1 --data exempelstad",
    "impact skolplan --data exempelstad --unit bin --format markdown",
)


@command
def impact_command(
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT",
            help=options.text("help-arg-document"),
            autocompletion=complete.supporting,
        ),
    ],
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="NAME", help=options.text("help-unit"), autocompletion=complete.units),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=options.text("help-every"))] = False,
    include: Annotated[Include | None, typer.Option("--include", help=options.text("help-include"))] = None,
    as_of: Annotated[
        int | None, typer.Option("--as-of", metavar="YEAR", help=options.text("help-impact-as-of"))
    ] = None,
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
    format_: options.DrawnRowsFormat = None,
    output: options.Output = None,
) -> Exit:
    """What rests on one thing, and what it loses."""
    language = session.language(lang)
    graph, datasets = session.open_graph(data, language, store=store, endpoint=endpoint)
    result = impact(graph, document, as_of=as_of, unit=unit, every=every, document_goals=include is not None)
    session.answer("impact", format_, output, _renderers(result, graph, datasets, language, output), language)
    return Exit.OK


def _renderers(
    result: Impact, graph: Source, datasets: Sequence[Dataset], language: str, output: Path | None
) -> session.Renderers:
    def page(_footnotes: Any) -> Any:
        # imported only when needed: Rich takes longer to import than the work takes
        from stgraph.render.impact_text import impact as text

        return text(result, language)

    return {
        "text": lambda: session.page(page, session.notices(graph, datasets, language), output),
        "json": lambda: as_json.dumps(as_impact.impact_json(result, datasets, language)),
        "csv": lambda: table.write_csv(as_impact.COLUMNS, as_impact.impact_rows(result, datasets, language)),
        "markdown": lambda: as_impact.impact_markdown(result, datasets, language),
        **pictures.renderers(result.hops, datasets, language),
    }
