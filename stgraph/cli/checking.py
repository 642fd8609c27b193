"""The work of `stgraph validate`: judge, compare with a revision, answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from stgraph.cli import session
from stgraph.cli.options import year_range
from stgraph.datasets import Dataset
from stgraph.errors import DataProblem, Exit, UsageProblem
from stgraph.findings import Report
from stgraph.graph import DEFAULT, Source
from stgraph.messages import say
from stgraph.norms import load_norms
from stgraph.profile import load_profile
from stgraph.render import ci, table
from stgraph.render import findings as as_findings
from stgraph.render import json as as_json
from stgraph.render.sarif import sarif
from stgraph.render.shacl_report import shacl_report
from stgraph.revision import at_revision
from stgraph.sources import is_address
from stgraph.spaces import uri_spaces
from stgraph.spelled import load_spelled
from stgraph.text import harmless
from stgraph.validation import validate

NEVER = "never"


@dataclass(frozen=True)
class Checking:
    """One run of the command; `options` go to `stgraph.validation` as they are."""

    language: str
    sources: Sequence[str]
    store: Path | None
    endpoint: Sequence[str] | None
    options: dict[str, Any]
    years: str | None
    profile: Path | None
    changed_since: str | None

    def answer(self, fail_on: str, format_: str | None, output: Path | None) -> Exit:
        """Write the findings; the exit code says whether one is as grave as `fail_on`."""
        with session.with_stdin(self.sources) as named:
            graph, datasets, places = self._open(named)
            report = self._report(graph, places, named)
            self._say_notices(report)
            notes = session.notices(graph, datasets, self.language)
            sources = self.sources or self.endpoint or ()
            renderers = _renderers(report, datasets, notes, sources, self.language, output)
            session.answer("validate", format_, output, renderers, self.language)
        return Exit.FOUND if fail_on != NEVER and report.at_least(fail_on) else Exit.OK

    def explain_engine(self) -> Exit:
        """Which engine takes which shape, why, and with which queries."""
        with session.with_stdin(self.sources) as named:
            graph, _, places = self._open(named)
            report = self._judge(graph, places)
            for route in report.outcome.routes:
                why = "; ".join(filter(None, (route.reason, self._read_whole(report))))
                why = f" ({why})" if why else ""
                session.write_out(harmless(f"{route.shape} {route.engine}{why}\n"))
                for query in route.queries:
                    session.write_out(harmless(f"  {query.text}\n"))
        return Exit.OK

    def _open(self, named: Sequence[str]) -> tuple[Source, tuple[Dataset, ...], Sequence[str]]:
        """What to judge, the data sets in it, and where its places are looked for if it is no files.

        Files are read with their spellings at once.
        """
        endpoints = [*(item for item in named if is_address(item)), *(self.endpoint or ())]
        places = [item for item in named if not is_address(item)]
        if endpoints:
            return *session.open_graph((), self.language, store=self.store, endpoint=endpoints), places
        if self.store or session.endpoints_in(named, self.store, ()):
            return *session.open_graph(named, self.language, store=self.store), ()
        return *session.opened(load_spelled, named, self.language), ()

    def _report(self, graph: Source, places: Sequence[str], named: Sequence[str]) -> Report:
        report = self._judge(graph, places)
        if self.changed_since is not None:
            report = report.since(self._before(self.changed_since, graph, places))
        if "-" in self.sources:
            report = report.moved(Path(named[self.sources.index("-")]), Path(session.STDIN))
        return report

    def _judge(self, graph: Source, places: Sequence[str] = (), **otherwise: Any) -> Report:
        profile = load_profile(self.profile) if self.profile else None
        options = {**self.options, **otherwise}
        return validate(graph, years=year_range(self.years), profile=profile, places=places, **options)

    def _before(self, revision: str, graph: Source, places: Sequence[str]) -> Report:
        """The report on the files as they were. Raises UsageProblem for what has no past."""
        if "-" in self.sources or not (graph.files or places):
            raise UsageProblem("no-past")
        with at_revision(places or self.sources or [DEFAULT], revision) as files:
            if not files:
                return Report((), (), load_norms(), 0)
            try:
                # a unit may be new; what concerned others before does not count as new either
                return self._judge(load_spelled(*files), unit=None)
            except DataProblem as problem:
                problem.values["path"] = f"{revision}:{Path(str(problem.values.get('path', ''))).name}"
                raise

    def _read_whole(self, report: Report) -> str:
        """Why an endpoint's graph was read, if it was."""
        reason = report.whole and report.whole.text(self.language)
        return say("read-whole", self.language, reason=reason) if reason else ""

    def _say_notices(self, report: Report) -> None:
        if whole := self._read_whole(report):
            typer.echo(whole, err=True)
        if not report.judged and not report.findings:
            typer.echo(say("nothing-judged", self.language), err=True)
        for item in report.notices:
            told = as_findings.sentence(item, self.language)
            typer.echo(f"{say(item.severity, self.language)} {item.rule}: {told}", err=True)


def _renderers(
    report: Report,
    datasets: tuple[Dataset, ...],
    notes: list[str],
    sources: Sequence[str],
    language: str,
    output: Path | None,
) -> session.Renderers:
    def page(_footnotes: Any) -> Any:
        # imported only when needed: Rich takes longer to import than the judging takes
        from stgraph.render.findings_text import report as page_of

        return page_of(report, language, sources)

    def turtle() -> str:
        graph = report.graph
        return shacl_report(report, graph.store, uri_spaces(graph)) if graph else shacl_report(report)

    return {
        "text": lambda: session.page(page, notes, output),
        "json": lambda: as_json.dumps(as_findings.json(report, datasets, language)),
        "sarif": lambda: as_json.dumps(sarif(report, language)),
        "github": lambda: ci.github(report, language),
        "junit": lambda: ci.junit(report, language),
        "csv": lambda: table.write_csv(as_findings.COLUMNS, as_findings.csv_rows(report, language)),
        "markdown": lambda: as_findings.markdown(report, language),
        "turtle": turtle,
    }
