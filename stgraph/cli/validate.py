"""`stgraph validate`: the norms over the data, each finding where it is."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from stgraph.cli import complete, options, session
from stgraph.cli.boundary import command
from stgraph.errors import Exit

HELP = options.page(
    "help-validate",
    "help-validate-more",
    "validate",
    "validate data/exempelstad --as-of 2025",
    "validate goals.ttl --norm GOAL-MAX3 --norm GOAL-YEAR",
    "validate --format sarif -o findings.sarif",
    "validate data/exempelstad --endpoint https://data.example/sparql",
)


class FailOn(StrEnum):
    """What `--fail-on` may name."""

    violation = "violation"
    warning = "warning"
    info = "info"
    never = "never"


class Engine(StrEnum):
    """What `--engine` may name."""

    auto = "auto"
    compiled = "compiled"
    pyshacl = "pyshacl"


class Inference(StrEnum):
    """What `--inference` may name."""

    none = "none"
    rdfs = "rdfs"


@command
def validate_command(
    path: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]…", help=options.text("help-arg-path"))
    ] = None,
    norm: Annotated[
        list[str] | None,
        typer.Option("--norm", metavar="ID", help=options.text("help-norm"), autocompletion=complete.norms),
    ] = None,
    skip: Annotated[
        list[str] | None,
        typer.Option("--skip", metavar="ID", help=options.text("help-skip"), autocompletion=complete.norms),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit", metavar="NAME", help=options.text("help-unit-findings"), autocompletion=complete.units
        ),
    ] = None,
    as_of: Annotated[
        int | None,
        typer.Option("--as-of", metavar="YEAR", min=1, max=9999, help=options.text("help-as-of-norms")),
    ] = None,
    years: Annotated[
        str | None, typer.Option("--years", metavar="A..B", help=options.text("help-years"))
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help=options.text("help-fail-on"))
    ] = FailOn.violation,
    profile: Annotated[
        Path | None, typer.Option("--profile", metavar="FILE", help=options.text("help-profile"))
    ] = None,
    shapes: Annotated[
        list[Path] | None, typer.Option("--shapes", metavar="PATH", help=options.text("help-shapes"))
    ] = None,
    changed_since: Annotated[
        str | None, typer.Option("--changed-since", metavar="REV", help=options.text("help-changed-since"))
    ] = None,
    inference: Annotated[
        Inference, typer.Option("--inference", help=options.text("help-inference"))
    ] = Inference.none,
    engine: Annotated[Engine, typer.Option("--engine", help=options.text("help-engine"))] = Engine.auto,
    explain_engine: Annotated[
        bool, typer.Option("--explain-engine", help=options.text("help-explain-engine"))
    ] = False,
    data: options.Data = None,
    store: options.Store = None,
    endpoint: options.Endpoints = None,
    lang: options.Lang = None,
    format_: options.FindingsFormat = None,
    output: options.Output = None,
) -> Exit:
    """Validate the data."""
    # imported only when needed: SHACL takes a third of a trace to import
    from stgraph.cli.checking import Checking

    checking = Checking(
        language=session.language(lang),
        sources=[*(path or ()), *(data or ())],
        store=store,
        endpoint=endpoint,
        options={
            "as_of": as_of,
            "norms": norm or (),
            "skip": skip or (),
            "unit": unit,
            "shapes": shapes or (),
            "engine": engine.value,
            "inference": inference.value,
        },
        years=years,
        profile=profile,
        changed_since=changed_since,
    )
    if explain_engine:
        return checking.explain_engine()
    return checking.answer(fail_on.value, format_, output)
