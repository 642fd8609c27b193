"""`stgraph rollover`: what a council term leaves behind when it ends."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from stgraph.cli import options, session
from stgraph.cli.boundary import command
from stgraph.datasets import Dataset
from stgraph.errors import Exit
from stgraph.graph import Source
from stgraph.render import json as as_json
from stgraph.render import rollover as as_rollover
from stgraph.render import table
from stgraph.rollover import Rollover, rollover

HELP = options.page(
    "help-rollover",
    "help-rollover-more",
    "rollover",
    "rollover 2019-2022 --data exempelstad",
    "rollover 2026 --check",
)


@command
def rollover_command(
    term: Annotated[str | None, typer.Argument(metavar="[TERM]", help=options.text("help-arg-term"))] = None,
    check: Annotated[bool, typer.Option("--check", help=options.text("help-rollover-check"))] = False,
    as_of: Annotated[
        int | None, typer.Option("--as-of", metavar="YEAR", help=options.text("help-rollover-as-of"))
    ] = None,
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
    format_: options.RowsFormat = None,
    output: options.Output = None,
) -> Exit:
    """What lapses, what goes on, and what of that rests on the past."""
    language = session.language(lang)
    graph, datasets = session.open_graph(data, language, store=store, endpoint=endpoint)
    result = rollover(graph, term, as_of=as_of)
    session.answer(
        "rollover", format_, output, _renderers(result, graph, datasets, language, output), language
    )
    return Exit.FOUND if check and result else Exit.OK


def _renderers(
    result: Rollover, graph: Source, datasets: Sequence[Dataset], language: str, output: Path | None
) -> session.Renderers:
    def page(_footnotes: Any) -> Any:
        # imported only when needed: Rich takes longer to import than the work takes
        from stgraph.render.rollover_text import rollover as text

        return text(result, language)

    return {
        "text": lambda: session.page(page, session.notices(graph, datasets, language), output),
        "json": lambda: as_json.dumps(as_rollover.rollover_json(result, datasets, language)),
        "csv": lambda: table.write_csv(
            as_rollover.COLUMNS, as_rollover.rollover_rows(result, datasets, language)
        ),
        "markdown": lambda: as_rollover.rollover_markdown(result, datasets, language),
    }
