"""Validation: the norms over a graph, and what SHACL passes in silence, as findings with their places."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pyoxigraph as ox

from stgraph import names, project, queries, vocab
from stgraph.diagnose import Diagnosis
from stgraph.errors import DataProblem
from stgraph.findings import Finding, Report, in_order
from stgraph.graph import Graph, Source
from stgraph.norms import SH, Norms, Shape, choose, load_norms
from stgraph.profile import Profile
from stgraph.shacl import Outcome, check
from stgraph.sources import whole
from stgraph.spelled import spelled as respelled
from stgraph.support import load_support, uri_spaces
from stgraph.waivers import apply, load_waivers
from stgraph.years import year_of

Engine = Literal["auto", "compiled", "pyshacl"]
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
) -> Report:
    """Judge a graph by the norms that its governance models name, and by the form that all data share.

    `as_of` is the year from which it is seen (default: this year); `years`, the first and the last or None,
    bound the years to which per-year norms are applied. `norms` and `skip` name norms by id ("GOAL-MAX3"),
    `unit` keeps the findings that concern one committee or company. `profile`, of
    `stgraph.profile.load_profile`, grades norms otherwise, or turns them off and on. `shapes`, files or
    folders, are used instead of stgraph's own; what else was noticed is then in `Report.notices`. `engine`
    "pyshacl" leaves all to pySHACL, "compiled" nothing; `inference` "rdfs" adds what RDFS concludes.
    Files are read again, with the spellings that SHACL asks for; an endpoint is read whole. Raises
    UsageProblem for an unknown norm or unit, DataProblem for shapes that are none.

    >>> import stgraph
    >>> report = stgraph.validate(stgraph.load("exempelstad"), as_of=2026)
    >>> report.at_least("violation"), report.at_least("info")
    (0, 12)
    """
    spelled = respelled(whole(graph))
    profile = profile or Profile()
    own = load_norms()
    used = _strangers(shapes) if shapes else own
    profile.check(used)
    chosen = _chosen(used, norms, skip, profile)
    asked = [shape for norm in own for shape in norm.shapes if shapes or shape.iri in chosen]
    concerns = _concerns(spelled, unit) if unit else None
    diagnosis = Diagnosis(spelled, Norms({**own.by_id, **used.by_id}, used.quads))
    with _seen_from(spelled, as_of, years, inference):
        outcome = check(spelled.data, _graded(used, chosen, profile), engine=engine)
        if not outcome.routes:
            raise DataProblem("no-shapes", path=", ".join(map(str, shapes)))
        found = list(diagnosis.of_results(outcome.results))
        noticed = list(_noticed(diagnosis, asked, found))
        noticed += _unmatched(diagnosis, own, outcome, asked, spelled)
        waivers = load_waivers(spelled)
    year = as_of or _told_year(spelled) or datetime.date.today().year
    judged = _judged(spelled, used, chosen, outcome)
    if shapes:
        return Report(in_order(found), (), used, year, in_order(noticed), outcome, judged)
    regraded = [_regraded(finding, own, profile) for finding in [*found, *noticed]]
    standing, waived, unused = apply(waivers, regraded, year, {shape.norm for shape in asked})
    for shape in asked:
        # in other years than those looked at there may be what a waiver is for
        if shape.norm == _UNUSED and years == (None, None):
            standing += [_regraded(diagnosis.of_waiver(shape, waiver), own, profile) for waiver in unused]
    if concerns:
        standing, waived = ([f for f in group if concerns(f)] for group in (standing, waived))
    return Report(in_order(standing), in_order(waived), own, year, outcome=outcome, judged=judged)


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


def _unmatched(
    diagnosis: Diagnosis, norms: Norms, outcome: Outcome, asked: Sequence[Shape], graph: Graph
) -> Iterator[Finding]:
    """What had nothing to look at, so that its silence approves nothing: norms that a model names, and
    shapes of strangers.
    """

    silent = {str(shape).strip("<>") for shape in outcome.unmatched}
    looked = {norm.iri: {shape.iri for shape in norm.shapes if shape in asked} for norm in norms}
    known = set().union(*looked.values())
    named = {iri for iri, shapes in looked.items() if shapes and shapes <= silent and _named(graph, iri)}
    for notice in asked:
        if notice.norm == _UNMATCHED:
            yield from (diagnosis.of_norm(notice, iri) for iri in sorted(named | (silent - known)))


def _judged(graph: Graph, norms: Norms, chosen: frozenset[str], outcome: Outcome) -> bool:
    """Whether silence means anything: a stranger's shape had something to look at, or there is a data set
    and a norm that applies to it.
    """
    matched = {str(route.shape) for route in outcome.routes} - {str(shape) for shape in outcome.unmatched}
    if matched - {f"<{iri}>" for iri in norms.shapes}:
        return True
    return bool(uri_spaces(graph)) and any(
        norm.everywhere or _named(graph, norm.iri)
        for norm in norms
        if any(shape.iri in chosen for shape in norm.shapes)
    )


def _named(graph: Graph, norm: str) -> bool:
    """Whether a governance model in the data names the norm."""
    return any(graph.store.quads_for_pattern(None, _INCLUDES, ox.NamedNode(norm)))


def _concerns(graph: Graph, name: str) -> Callable[[Finding], bool]:
    """Whether a finding concerns a unit: it, what is assigned to it, what it answers for."""
    support = load_support(graph)
    unit = names.resolve(name, names.units(support), "unit")
    rows = graph.select("_of-unit", unit=ox.NamedNode(unit.iri))
    own = {unit.iri, *(thing.value for (thing,) in rows)}

    def concerns(finding: Finding) -> bool:
        value = finding.value.text if finding.value else ""
        return finding.focus.text in own or value == unit.iri

    return concerns


@contextmanager
def _seen_from(
    graph: Graph, as_of: int | None, years: tuple[int | None, int | None], inference: Inference
) -> Iterator[None]:
    """Lets the shapes see the viewpoint, and what follows by RDFS, while they run."""
    told = {"asOfYear": as_of, "yearsFrom": years[0], "yearsThrough": years[1]}
    added = {
        ox.Quad(_VIEW, ox.NamedNode(vocab.SPEC + name), ox.Literal(str(year), datatype=_G_YEAR))
        for name, year in told.items()
        if year is not None
    }
    if inference == "rdfs":
        added |= _inferred(graph)
    added = {quad for quad in added if quad not in graph.store}
    names_told = [ox.NamedNode(vocab.SPEC + name) for name, year in told.items() if year is not None]
    replaced = [quad for name in names_told for quad in graph.store.quads_for_pattern(None, name, None)]
    for quad in replaced:
        graph.store.remove(quad)
    graph.store.extend(added)
    try:
        yield
    finally:
        for quad in added:
            graph.store.remove(quad)
        graph.store.extend(replaced)


def _inferred(graph: Graph) -> set[ox.Quad]:
    """The RDFS closure beyond what is there: subclasses, subproperties, domains and ranges."""
    store = ox.Store()
    store.bulk_extend(graph.store)
    found: set[ox.Quad] = set()
    while True:
        triples: Any = store.query(queries.read("_rdfs"))
        new = {quad for quad in (ox.Quad(*triple) for triple in triples) if quad not in store}
        if not new:
            return found
        found |= new
        store.extend(new)
