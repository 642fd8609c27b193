"""`stgraph load`: data into a store, or onto a server."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final

import typer

from stgraph.cli import options, session
from stgraph.cli.boundary import command
from stgraph.errors import Exit, UsageProblem
from stgraph.messages import say
from stgraph.putting import Put, put
from stgraph.store import write_store

HELP = options.page(
    "help-load",
    "help-load-more",
    "load data/klippan --store klippan.store",
    "trace --store klippan.store",
    "load data/klippan --endpoint http://localhost:3030/ds/data",
    "trace --endpoint http://localhost:3030/ds/query",
)

QUERY_ADDRESSES: Final = (
    ("/data", "/query"),
    ("/store", "/query"),
    ("/sparql-graph-crud-auth", "/sparql"),
    ("/sparql-graph-crud", "/sparql"),
)
"""How addresses of graph stores end, and those for queries beside them: Fuseki, Oxigraph, Virtuoso."""


@command
def load_command(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help=options.text("help-arg-load"))
    ] = None,
    store: Annotated[
        Path | None, typer.Option("--store", metavar="DIR", help=options.text("help-load-store"))
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help=options.text("help-load-endpoint"))
    ] = None,
    lang: options.Lang = None,
) -> Exit:
    """Put data into a store or onto a server."""
    language = session.language(lang)
    if store is not None and endpoint is not None:
        raise UsageProblem("put-one-place")
    with session.progress(language) as progress:
        if endpoint is not None:
            said = _told(put(endpoint, *sources or (), progress=progress), endpoint, language)
        elif store is not None:
            count = write_store(store, *sources or (), progress=progress)
            said = [say("store-written", language, path=store, count=count)]
        else:
            raise UsageProblem("store-needs-target")
    for line in said:
        typer.echo(line, err=True)
    return Exit.OK


def _told(graphs: Iterable[Put], url: str, language: str) -> list[str]:
    """What was put where, and how to read it."""
    lines = [say("put-new" if one.new else "put-known", language, graph=one.graph) for one in graphs]
    for ending, query in QUERY_ADDRESSES:
        if url.endswith(ending):
            return [*lines, say("put-done", language, query=url.removesuffix(ending) + query)]
    return [*lines, say("put-done-unknown", language)]
