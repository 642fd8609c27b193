"""`stgraph chart`: the indicators of a goal against their targets."""

from typing import Annotated, Any

import typer

from stgraph.chart import goal_chart
from stgraph.cli import complete, options, session
from stgraph.cli.boundary import command
from stgraph.errors import Exit
from stgraph.render import json as as_json
from stgraph.render.chart import chart_json
from stgraph.render.words import warnings

HELP = options.page(
    "help-chart",
    "help-chart-more",
    "chart goal/kn-2",
    "chart goal/kn-2 --lang sv -o kn-2.svg",
    "chart bin-2 --data exempelstad --format json",
)


@command
def chart_command(
    goal: Annotated[
        str,
        typer.Argument(metavar="GOAL", help=options.text("help-arg-one-goal"), autocompletion=complete.goals),
    ],
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
    format_: options.ChartFormat = None,
    output: options.Output = None,
) -> Exit:
    """The indicators of one goal over time."""
    language = session.language(lang)
    graph, datasets = session.open_graph(data, language, store=store, endpoint=endpoint)
    result = goal_chart(graph, goal)

    # imported only when needed: Rich takes longer to import than the work takes
    def page(footnotes: Any) -> Any:
        from stgraph.render.chart_text import chart

        return chart(result, footnotes, language)

    def svg() -> str:
        from stgraph.render.chart_svg import chart

        return chart(result, warnings(datasets, language), language)

    renderers: session.Renderers = {
        "text": lambda: session.page(page, session.notices(graph, datasets, language), output),
        "json": lambda: as_json.dumps(chart_json(result, datasets, language)),
        "svg": svg,
    }
    session.answer("chart", format_, output, renderers, language)
    return Exit.OK
