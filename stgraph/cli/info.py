"""`stgraph info`: what is loaded."""

from stgraph.cli import options, session
from stgraph.cli.boundary import command
from stgraph.errors import Exit
from stgraph.render import json as as_json
from stgraph.summary import summarise

HELP = options.page("help-info", None, "info", "info --data exempelstad --format json")


@command
def info_command(
    data: options.Data = None,
    lang: options.Lang = None,
    format_: options.Format = None,
    output: options.Output = None,
) -> Exit:
    """Say what is loaded."""
    language = session.language(lang)
    graph, datasets = session.open_graph(data, language)
    result = summarise(graph)
    renderers = {
        "text": lambda: session.page(lambda text: text.summary(result, language), datasets, language, output),
        "json": lambda: as_json.dumps(as_json.summary(result, language)),
    }
    session.answer("info", format_, output, renderers, language)
    return Exit.OK
