"""`stgraph explain`: the page of one thing."""

from typing import Annotated, Any

import typer

from stgraph.cli import complete, options, session
from stgraph.cli.boundary import command
from stgraph.describe import describe
from stgraph.errors import Exit
from stgraph.render import json as as_json
from stgraph.render import table

HELP = options.page(
    "help-explain",
    None,
    "explain organisation/kn",
    "explain document/livskvalitetsprogram-2016",
    'explain "vision helsingborg"',
    "explain stg:Goal",
)


@command
def explain_command(
    name: Annotated[
        str,
        typer.Argument(help=options.text("help-arg-name"), autocompletion=complete.anything),
    ],
    data: options.Data = None,
    lang: options.Lang = None,
    format_: options.PageFormat = None,
    output: options.Output = None,
) -> Exit:
    """The page of one thing."""
    language = session.language(lang)
    graph, datasets = session.open_graph(data, language)
    result = describe(graph, name)

    def page(footnotes: Any) -> Any:
        from stgraph.render.text import description

        return description(result, footnotes, language)

    renderers = {
        "text": lambda: session.page(page, session.notices(graph, datasets, language), output),
        "json": lambda: as_json.dumps(as_json.description(result, datasets, language)),
        "markdown": lambda: table.description_markdown(result, datasets, language),
    }
    session.answer("explain", format_, output, renderers, language)
    return Exit.OK
