"""`stgraph export`: the graph as a file."""

from pathlib import Path
from typing import Annotated

import typer

from stgraph.cli import options, session
from stgraph.cli.boundary import command
from stgraph.errors import Exit
from stgraph.exporting import export
from stgraph.messages import say

HELP = options.page(
    "help-export",
    "help-export-more",
    "export helsingborg.ttl",
    "export all.jsonld --with-ontology",
    "export goals.ttl --data goals.ttl",
)


@command
def export_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=options.text("help-arg-file"))],
    with_ontology: Annotated[
        bool, typer.Option("--with-ontology", help=options.text("help-with-ontology"))
    ] = False,
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
) -> Exit:
    """Write the graph to a file."""
    language = session.language(lang)
    graph, _ = session.open_graph(data, language, store=store, endpoint=endpoint)
    export(graph, file, with_ontology=with_ontology)
    typer.echo(say("written", language, path=file), err=True)
    return Exit.OK
