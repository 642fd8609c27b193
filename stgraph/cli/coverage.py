"""`stgraph coverage`: what is taken care of, and what is not."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from stgraph.cli import options, session
from stgraph.cli.boundary import command
from stgraph.coverage import norm_coverage
from stgraph.errors import Exit
from stgraph.norms import load_norms
from stgraph.render import json as as_json
from stgraph.render import norms as as_norms
from stgraph.render import table

HELP = options.page("help-coverage", None, "coverage --of norms", "coverage --of norms --format csv")


class Of(StrEnum):
    """What `--of` may name."""

    norms = "norms"


@command
def coverage_command(
    of: Annotated[Of, typer.Option("--of", help=options.text("help-of"))] = Of.norms,
    data: options.Data = None,
    lang: options.Lang = None,
    format_: options.RowsFormat = None,
    output: options.Output = None,
) -> Exit:
    """The source text, line by line, with the norms that cover it."""
    language = session.language(lang)
    graph, _ = session.open_graph(data, language)
    result = norm_coverage(graph, load_norms())
    rows = as_norms.coverage_rows(result, language)

    def page(_footnotes: Any) -> Any:
        from stgraph.render.norms_text import coverage

        return coverage(result, language)

    renderers = {
        "text": lambda: session.page(page, [], output),
        "json": lambda: as_json.dumps(as_norms.coverage_json(result)),
        "csv": lambda: table.write_csv(as_norms.COVERAGE_COLUMNS, rows),
        "markdown": lambda: table.write_markdown(as_norms.COVERAGE_COLUMNS, rows),
    }
    session.answer("coverage", format_, output, renderers, language)
    return Exit.OK
