"""`stgraph explain`: the page of one thing or norm, or the list of norms."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pyoxigraph as ox
import typer

from stgraph.cli import complete, options, session
from stgraph.cli.boundary import command
from stgraph.describing import describe
from stgraph.errors import Exit, UsageProblem
from stgraph.graph import Source, labels_of
from stgraph.norms import Norm, Norms, load_norms
from stgraph.render import json as as_json
from stgraph.render import norms as as_norms
from stgraph.render import table
from stgraph.text import pick

HELP = options.page(
    "help-explain",
    None,
    "explain organisation/kn",
    "explain document/livskvalitetsprogram-2016",
    'explain "vision helsingborg"',
    "explain stg:Goal",
    "explain GOAL-MAX3",
    "explain --list norms",
)


Renderers = Mapping[str, Callable[[], str]]


_ID = re.compile(r"[A-Z]+(-[A-Z0-9]+)+")
"""What looks like a norm's id, and like nothing else."""


class Listed(StrEnum):
    """What `--list` may name."""

    norms = "norms"


@command
def explain_command(
    name: Annotated[
        str | None,
        typer.Argument(help=options.text("help-arg-name"), autocompletion=complete.anything),
    ] = None,
    list_: Annotated[Listed | None, typer.Option("--list", help=options.text("help-list"))] = None,
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
    format_: options.PageFormat = None,
    output: options.Output = None,
) -> Exit:
    """The page of one thing."""
    language = session.language(lang)
    if (name is None) == (list_ is None):
        raise UsageProblem("name-or-list")
    norms = load_norms()
    if name is None:
        session.answer("explain", format_, output, _list_renderers(norms, language, output), language)
        return Exit.OK
    graph, datasets = session.open_graph(data, language, store=store, endpoint=endpoint)
    if norm := norms.find(name):
        session.answer("explain", format_, output, _norm_renderers(norm, graph, language, output), language)
        return Exit.OK
    if _ID.fullmatch(name.removeprefix("norm:")):
        norms.get(name)  # says which norms are called something like it
    result = describe(graph, name)

    def page(footnotes: Any) -> Any:
        from stgraph.render.text import description

        return description(result, footnotes, language)

    renderers: session.Renderers = {
        "text": lambda: session.page(page, session.notices(graph, datasets, language), output),
        "json": lambda: as_json.dumps(as_json.description(result, datasets, language)),
        "markdown": lambda: table.description_markdown(result, datasets, language),
    }
    session.answer("explain", format_, output, renderers, language)
    return Exit.OK


def _norm_renderers(norm: Norm, graph: Source, language: str, output: Path | None) -> session.Renderers:
    names = labels_of(graph.select("_labels"))
    rows = graph.select("_models-with-norm", norm=ox.NamedNode(norm.iri))
    models = [pick(names.get(model.value, {}), language, model.value) for (model,) in rows]

    def page(_footnotes: Any) -> Any:
        from stgraph.render.norms_text import page

        return page(norm, models, language)

    return {
        "text": lambda: session.page(page, [], output),
        "json": lambda: as_json.dumps(as_norms.as_json(norm)),
        "markdown": lambda: as_norms.page_markdown(norm, models, language),
    }


def _list_renderers(norms: Norms, language: str, output: Path | None) -> session.Renderers:
    def page(_footnotes: Any) -> Any:
        from stgraph.render.norms_text import listed

        return listed(norms, language)

    return {
        "text": lambda: session.page(page, [], output),
        "json": lambda: as_json.dumps(as_norms.list_json(norms)),
        "csv": lambda: table.write_csv(as_norms.LIST_COLUMNS, as_norms.list_rows(norms, language)),
        "markdown": lambda: as_norms.list_markdown(norms, language),
    }
