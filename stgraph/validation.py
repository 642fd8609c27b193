"""Validation: the norms over a graph, and what SHACL passes in silence, as findings with their places."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

import pyoxigraph as ox

from stgraph import names, project, vocab
from stgraph.diagnose import Diagnosis
from stgraph.errors import DataProblem, UsageProblem
from stgraph.findings import Finding, Report, Waiver, in_order
from stgraph.graph import Graph, Selects, Source, source_files
from stgraph.judging import Judged, judged
from stgraph.norms import SH, Norms, Shape, choose, load_norms
from stgraph.profile import Profile
from stgraph.shacl import Engine, Given
from stgraph.spaces import uri_spaces
from stgraph.support import load_support
from stgraph.waivers import apply, load_waivers
from stgraph.years import year_of

Inference = Literal["none", "rdfs"]

_UNMATCHED = "CHECK-MATCH"
_UNUSED = "WAIVER-UNUSED"
"""Norms that no query can look for: the program notices by itself."""

_INCLUDES = ox.NamedNode(vocab.SPEC + "includesNorm")
_VIEW = ox.NamedNode(vocab.ID + "viewpoint")
_SEVERITY = ox.NamedNode(SH + "severity")
_DEACTIVATED = ox.NamedNode(SH + "deactivated")
_TRUE = ox.Literal("true", datatype=ox.NamedNode(vocab.PREFIXES["xsd"] + "boolean"))
_G_YEAR = ox.NamedNode(vocab.PREFIXES["xsd"] + "gYear")


def validate(
    graph: Source,
    *,
    as_of: int | None = None,
    years: tuple[int | None, int | None] = (None, None),
    norms: Sequence[str] = (),
    skip: Sequence[str] = (),
    unit: str | None = None,
    profile: Profile | None = None,
    shapes: Sequence[Path] = (),
    engine: Engine = "auto",
    inference: Inference = "none",
    places: Sequence[str | Path] = (),
) -> Report:
    """Judge a graph by the norms that its governance models name, and by the form that all data share.

    `as_of` is the year from which it is seen (default: this year); `years`, the first and the last or None,
    bound the years to which per-year norms are applied. `norms` and `skip` name norms by id ("GOAL-MAX3"),
    `unit` keeps the findings that concern one committee or company. `profile`, of
    `stgraph.profile.load_profile`, grades norms otherwise, or turns them off and on. `shapes`, files or
    folders, are used instead of stgraph's own; what else was noticed is then in `Report.notices`. `engine`
    "pyshacl" leaves all to pySHACL, "compiled" nothing; `inference` "rdfs" adds what RDFS concludes.
    Files are read again, with the spellings that SHACL asks for. An endpoint is asked; only where its answers
    would not do, its graph is read whole, and `Report.whole` says why. `places`, files or folders, are where
    file and line of its findings are looked for. Raises UsageProblem for an unknown norm, unit, engine or
    inference, DataProblem for shapes that are none.

    >>> import stgraph
    >>> report = stgraph.validate(stgraph.load("exempelstad"), as_of=2026)
    >>> report.at_least("violation"), report.at_least("info")
    (0, 12)
    """
    for name, value, known in (("engine", engine, Engine), ("inference", inference, Inference)):
        if value not in get_args(known):
            raise UsageProblem("bad-choice", name=name, value=value, known=", ".join(get_args(known)))
    profile = profile or Profile()
    own = load_norms()
    used = _strangers(shapes) if shapes else own
    profile.check(used)
    chosen = _chosen(used, norms, skip, profile)
    asked = [shape for norm in own for shape in norm.shapes if shapes or shape.iri in chosen]
    questions = [shape.question for shape in asked if shape.question]
    files = source_files(*places) if places else graph.files
    graded, given = _graded(used, chosen, profile), _viewpoint(as_of, years)
    with judged(graph, graded, questions, given=given, engine=engine, inference=inference) as seen:
        if not seen.outcome.routes:
            raise DataProblem("no-shapes", path=", ".join(map(str, shapes)))
        concerns = _concerns(seen.source, unit) if unit else None
        told = Norms({**own.by_id, **used.by_id}, used.quads)
        diagnosis = Diagnosis(replace(seen.graph, files=files), told)
        found = list(diagnosis.of_results(seen.outcome.results))
        noticed = [*_noticed(diagnosis, asked, found), *_unmatched(diagnosis, own, seen, asked)]
        waivers = load_waivers(seen.graph)
    report = _report(seen, used, chosen, as_of, found, noticed)
    if shapes:
        return report
    # in other years than those looked at there may be what a waiver is for
    settled = _settled(report, diagnosis, waivers, asked, unused=years == (None, None))
    return _kept(settled, profile, concerns)


def _report(
    seen: Judged,
    norms: Norms,
    chosen: frozenset[str],
    as_of: int | None,
    found: Iterable[Finding],
    noticed: Iterable[Finding],
) -> Report:
    """The report before anything is waived."""
    return Report(
        findings=in_order(found),
        waived=(),
        norms=norms,
        as_of=as_of if as_of is not None else _told_year(seen.graph) or datetime.date.today().year,
        notices=in_order(noticed),
        outcome=seen.outcome,
        graph=seen.graph,
        whole=seen.whole,
        judged=_judged(seen, norms, chosen),
    )


def _settled(
    report: Report, diagnosis: Diagnosis, waivers: Sequence[Waiver], asked: Sequence[Shape], *, unused: bool
) -> Report:
    """The report with what is waived apart and, if wanted, with the waivers that are unused."""
    found = [*report.findings, *report.notices]
    standing, waived, idle = apply(waivers, found, report.as_of, {shape.norm for shape in asked})
    if unused:
        shapes = [shape for shape in asked if shape.norm == _UNUSED]
        standing += (diagnosis.of_waiver(shape, waiver) for shape in shapes for waiver in idle)
    return replace(report, findings=tuple(standing), waived=tuple(waived), notices=())


def _kept(report: Report, profile: Profile, concerns: Callable[[Finding], bool] | None) -> Report:
    """The findings of concern, in the severities asked for."""

    def kept(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        regraded = (_regraded(finding, report.norms, profile) for finding in findings)
        return in_order(finding for finding in regraded if concerns is None or concerns(finding))

    return replace(report, findings=kept(report.findings), waived=kept(report.waived))


def _noticed(diagnosis: Diagnosis, asked: Sequence[Shape], found: Sequence[Finding]) -> Iterator[Finding]:
    """What SHACL passes in silence, unless it has told of the same fact."""
    told = {finding.fact for finding in found}
    for shape in asked:
        if shape.question:
            for finding in diagnosis.of_question(shape):
                if finding.value is None or finding.fact not in told:
                    yield finding


def _told_year(graph: Graph) -> int | None:
    """The year that the data ask to be seen from, if they do."""
    told = graph.store.quads_for_pattern(None, ox.NamedNode(vocab.SPEC + "asOfYear"), None)
    return next((year for quad in told if (year := year_of(str(quad.object).strip('"')[:4]))), None)


def _strangers(paths: Sequence[Path]) -> Norms:
    """Shapes from elsewhere, with our prefixes at hand where they are spoken of."""
    files = [file for path in paths for file in project.data_files(path)]
    norms = load_norms(files)
    prefixes = ox.NamedNode(vocab.NORM + "prefixes")
    if any(quad.object == prefixes for quad in norms.quads):
        norms = load_norms(dict.fromkeys([*files, *project.prefix_files()]))
    return norms


def _chosen(norms: Norms, only: Sequence[str], skip: Sequence[str], profile: Profile) -> frozenset[str]:
    """The IRIs of the shapes to look with. What the command names goes before what the profile says."""
    on = choose(norms, only, skip)
    if only:
        return on
    skipped = {norms.get(name).id for name in skip}
    shapes = norms.shapes
    wanted = {norm.id for norm in norms if profile.on(norm)} - skipped
    on |= {iri for iri, shape in shapes.items() if shape.norm in wanted}
    return frozenset(iri for iri in on if not profile.off(shapes[iri].norm))


def _graded(norms: Norms, chosen: frozenset[str], profile: Profile) -> list[ox.Quad]:
    """The shapes graph with the chosen norms switched on, the others off, and the severities asked for."""
    known = norms.shapes
    grades = {iri: profile.severity(shape, norms.by_id.get(shape.norm)) for iri, shape in known.items()}

    def overruled(quad: ox.Quad) -> bool:
        iri = str(quad.subject).strip("<>")
        graded = quad.predicate == _SEVERITY and grades.get(iri) is not None
        return iri in known and (graded or quad.predicate == _DEACTIVATED)

    quads = [quad for quad in norms.quads if not overruled(quad)]
    for iri, grade in grades.items():
        node = ox.NamedNode(iri)
        if iri not in chosen:
            quads.append(ox.Quad(node, _DEACTIVATED, _TRUE))
        if grade:
            quads.append(ox.Quad(node, _SEVERITY, ox.NamedNode(SH + grade.capitalize())))
    return quads


def _regraded(finding: Finding, norms: Norms, profile: Profile) -> Finding:
    """A finding that no SHACL engine made, in the severity asked for."""
    shape = None if finding.component else norms.shapes.get(finding.shape)
    grade = profile.severity(shape, norms.by_id.get(shape.norm)) if shape else None
    return replace(finding, severity=grade) if grade else finding


def _unmatched(diagnosis: Diagnosis, norms: Norms, seen: Judged, asked: Sequence[Shape]) -> Iterator[Finding]:
    """What had nothing to look at, so that its silence approves nothing: norms that a model names, and
    shapes of strangers.
    """

    silent = {str(shape).strip("<>") for shape in seen.outcome.unmatched}
    looked = {norm.iri: {shape.iri for shape in norm.shapes if shape in asked} for norm in norms}
    known = set().union(*looked.values())
    named = {iri for iri, shapes in looked.items() if shapes and shapes <= silent and _named(seen.graph, iri)}
    for notice in asked:
        if notice.norm == _UNMATCHED:
            yield from (diagnosis.of_norm(notice, iri) for iri in sorted(named | (silent - known)))


def _judged(seen: Judged, norms: Norms, chosen: frozenset[str]) -> bool:
    """Whether silence means anything: a stranger's shape had something to look at, or there is a data set
    and a norm that applies to it.
    """
    matched = {str(route.shape) for route in seen.outcome.routes}
    matched -= {str(shape) for shape in seen.outcome.unmatched}
    if matched - {f"<{iri}>" for iri in norms.shapes}:
        return True
    return bool(uri_spaces(seen.graph)) and any(
        norm.everywhere or _named(seen.graph, norm.iri)
        for norm in norms
        if any(shape.iri in chosen for shape in norm.shapes)
    )


def _named(graph: Graph, norm: str) -> bool:
    """Whether a governance model in the data names the norm."""
    return any(graph.store.quads_for_pattern(None, _INCLUDES, ox.NamedNode(norm)))


def _concerns(graph: Selects, name: str) -> Callable[[Finding], bool]:
    """Whether a finding concerns a unit: it, what is assigned to it, what it answers for."""
    support = load_support(graph, evidence=False)
    unit = names.resolve(name, names.units(support), "unit")
    rows = graph.select("_of-unit", unit=ox.NamedNode(unit.iri))
    own = {unit.iri, *(thing.value for (thing,) in rows)}

    def concerns(finding: Finding) -> bool:
        value = finding.value.text if finding.value else ""
        return finding.focus.text in own or value == unit.iri

    return concerns


def _viewpoint(as_of: int | None, years: tuple[int | None, int | None]) -> Given:
    """What the shapes are told of the years asked for; the rest is as the data say."""
    told = {"asOfYear": as_of, "yearsFrom": years[0], "yearsThrough": years[1]}
    return {
        vocab.SPEC + name: (_VIEW, ox.Literal(str(year), datatype=_G_YEAR))
        for name, year in told.items()
        if year is not None
    }
