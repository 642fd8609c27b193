"""`stgraph info`: what is loaded."""

from typing import Any

from stgraph.cli import options, session
from stgraph.cli.boundary import command
from stgraph.errors import Exit
from stgraph.render import json as as_json
from stgraph.summary import summarise

HELP = options.page("help-info", None, "info", "info --data exempelstad --format json")


@command
def info_command(
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
    format_: options.PlainFormat = None,
    output: options.Output = None,
) -> Exit:
    """Say what is loaded."""
    language = session.language(lang)
    graph, datasets = session.open_graph(data, language, store=store, endpoint=endpoint)
    result = summarise(graph)

    def page(_footnotes: Any) -> Any:
        from stgraph.render.text import summary

        return summary(result, language)

    renderers: session.Renderers = {
        "text": lambda: session.page(page, session.notices(graph, datasets, language), output),
        "json": lambda: as_json.dumps(as_json.summary(result, language)),
    }
    session.answer("info", format_, output, renderers, language)
    return Exit.OK
