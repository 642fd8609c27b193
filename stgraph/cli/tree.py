"""`stgraph tree`: mission, direction, goals and indicators of a unit."""

from typing import Annotated, Any

import typer

from stgraph.cli import complete, options, pictures, session
from stgraph.cli.boundary import command
from stgraph.errors import Exit
from stgraph.render import json as as_json
from stgraph.render.tree import tree_json
from stgraph.render.words import warnings
from stgraph.tree import unit_tree

HELP = options.page(
    "help-tree",
    "help-tree-more",
    "tree kn",
    "tree bin --data exempelstad --year 2025",
    "tree organisation/amn --lang sv -o amn.svg",
)


@command
def tree_command(
    unit: Annotated[
        str,
        typer.Argument(metavar="UNIT", help=options.text("help-arg-unit"), autocompletion=complete.units),
    ],
    year: Annotated[
        int | None, typer.Option("--year", metavar="YEAR", help=options.text("help-tree-year"))
    ] = None,
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
    format_: options.PictureFormat = None,
    output: options.Output = None,
) -> Exit:
    """The goal tree of a unit."""
    language = session.language(lang)
    graph, datasets = session.open_graph(data, language, store=store, endpoint=endpoint)
    result = unit_tree(graph, unit, year)

    def page(_footnotes: Any) -> Any:
        # imported only when needed: Rich takes longer to import than the work takes
        from stgraph.render.tree_text import tree

        return tree(result, language)

    def diagram() -> Any:
        from stgraph.render.diagram import from_tree

        return from_tree(result, language, notes=warnings(datasets, language))

    renderers: session.Renderers = {
        "text": lambda: session.page(page, session.notices(graph, datasets, language), output),
        "json": lambda: as_json.dumps(tree_json(result, datasets, language)),
        **pictures.formats(diagram),
    }
    session.answer("tree", format_, output, renderers, language)
    return Exit.OK
