"""`stgraph validate`: the norms over the data, each finding where it is."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from stgraph.cli import complete, options, session
from stgraph.cli.boundary import command
from stgraph.errors import Exit, UsageProblem
from stgraph.findings import Report
from stgraph.graph import DEFAULT, Graph
from stgraph.norms import load_norms
from stgraph.profile import load_profile
from stgraph.render import ci, table
from stgraph.render import findings as as_findings
from stgraph.render import json as as_json
from stgraph.render.sarif import sarif
from stgraph.render.shacl_report import shacl_report
from stgraph.revision import at_revision
from stgraph.spelled import load_spelled
from stgraph.summary import Dataset
from stgraph.validate import validate

HELP = options.page(
    "help-validate",
    "help-validate-more",
    "validate",
    "validate data/exempelstad --as-of 2025",
    "validate goals.ttl --norm GOAL-MAX3 --norm GOAL-YEAR",
    "validate --format sarif -o findings.sarif",
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
    lang: options.Lang = None,
    format_: options.FindingsFormat = None,
    output: options.Output = None,
) -> Exit:
    """Validate the data."""
    language = session.language(lang)
    sources = [*(path or ()), *(data or ())]
    run = partial(
        validate,
        as_of=as_of,
        years=_years(years),
        norms=norm or (),
        skip=skip or (),
        unit=unit,
        profile=load_profile(profile) if profile else None,
        shapes=shapes or (),
        engine=engine.value,
        inference=inference.value,
    )
    with session.with_stdin(sources) as named:
        graph, datasets = session.open_graph(named, language, load_spelled)
        report = run(graph)
        if changed_since:
            report = report.since(_before(run, sources, changed_since))
        if "-" in sources:
            report = report.moved(graph.files[-1], Path(session.STDIN))
    _say_notices(report, language)
    if explain_engine:
        session.write_out(as_findings.routes(report, language))
        return Exit.OK
    renderers = _renderers(report, datasets, session.notices(graph, datasets, language), language, output)
    session.answer("validate", format_, output, renderers, language)
    failed = fail_on != FailOn.never and report.at_least(fail_on.value)
    return Exit.FOUND if failed else Exit.OK


def _years(text: str | None) -> tuple[int | None, int | None]:
    """2023..2026, 2023.., ..2026 or one year. Raises UsageProblem."""
    if text is None:
        return (None, None)
    found = re.fullmatch(r"(\d{4})?\.\.(\d{4})?|(\d{4})", text.strip())
    if not found or not any(found.groups()):
        raise UsageProblem("bad-years", years=text)
    first, last = found[1] or found[3], found[2] or found[3]
    if first and last and last < first:
        raise UsageProblem("bad-years", years=text)
    return (int(first) if first else None, int(last) if last else None)


def _before(run: Callable[[Graph], Report], sources: Sequence[str], revision: str) -> Report:
    """The report on the files as they were. Raises UsageProblem for stdin, which has no past."""
    if "-" in sources:
        raise UsageProblem("no-past")
    with at_revision(sources or [DEFAULT], revision) as files:
        if not files:
            return Report((), (), load_norms(), 0)
        return run(load_spelled(*files))


def _say_notices(report: Report, language: str) -> None:
    if report.notices:
        from stgraph.render.findings_text import notices

        for line in notices(report.notices, language):
            typer.echo(line, err=True)


def _renderers(
    report: Report, datasets: tuple[Dataset, ...], notes: list[str], language: str, output: Path | None
) -> dict[str, Callable[[], str]]:
    def page(_footnotes: Any) -> Any:
        from stgraph.render.findings_text import report as page_of

        return page_of(report, language)

    return {
        "text": lambda: session.page(page, notes, output),
        "json": lambda: as_json.dumps(as_findings.json(report, datasets, language)),
        "sarif": lambda: as_json.dumps(sarif(report, language)),
        "github": lambda: ci.github(report, language),
        "junit": lambda: ci.junit(report, language),
        "csv": lambda: table.write_csv(as_findings.COLUMNS, as_findings.csv_rows(report, language)),
        "markdown": lambda: as_findings.markdown(report, language),
        "turtle": lambda: shacl_report(report),
    }
