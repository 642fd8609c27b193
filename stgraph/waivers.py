"""Waivers: which findings somebody has decided to let stand, and which waivers have had their day."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from typing import Any

import pyoxigraph as ox

from stgraph import vocab
from stgraph.findings import Finding, Waiver
from stgraph.graph import Selects, labels_of
from stgraph.text import Labels
from stgraph.years import year_of


def load_waivers(graph: Selects) -> tuple[Waiver, ...]:
    """Every waiver in the graph, by IRI. What waives several things is several waivers here."""
    reasons = labels_of(graph.select("_reasons"))
    found: dict[tuple[Any, ...], Waiver] = {}
    for waiver, norm, focus, path, value, until, date, by in graph.select("_waivers"):
        item = Waiver(
            iri=waiver.value,
            norm=norm.value.removeprefix(vocab.NORM),
            focus=focus.value,
            path=path and path.value,
            value=value and value.value,
            reason=reasons.get(waiver.value, {}),
            by=_who(graph, by),
            date=date.value if date else "",
            until=year_of(until.value) if until else None,
        )
        found[(item.iri, item.norm, item.focus, item.path, item.value)] = item
    return tuple(found.values())


def _who(graph: Selects, by: Any) -> Labels:
    if by is None:
        return {}
    if isinstance(by, ox.NamedNode):
        for labels in labels_of(graph.select("_name", thing=by)).values():
            return labels
    return {"": by.value}


def apply(
    waivers: Iterable[Waiver], findings: Sequence[Finding], as_of: int, norms: Set[str]
) -> tuple[list[Finding], list[Finding], list[Waiver]]:
    """(findings that stand, findings that are waived, waivers of the given norms that waive nothing).

    A waiver names a norm, or one of its shapes (`norm:DIR-BASIS-programme`) where the norm can be broken in
    several ways. One that has expired waives nothing any more; that it has is a finding of its own.
    """
    by_target: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in waivers:
        by_target.setdefault((waiver.norm, waiver.focus), []).append(waiver)
    standing: list[Finding] = []
    waived: list[Finding] = []
    used: set[tuple[str, str, str]] = set()
    for finding in findings:
        names = (finding.rule, finding.shape.removeprefix(vocab.NORM))
        named = (w for name in names for w in by_target.get((name, finding.focus.text), ()))
        fitting = [waiver for waiver in named if _fits(waiver, finding)]
        used.update((waiver.iri, waiver.norm, waiver.focus) for waiver in fitting)
        valid = [waiver for waiver in fitting if waiver.until is None or as_of <= waiver.until]
        if valid:
            waived.append(replace(finding, waiver=valid[0]))
        else:
            standing.append(finding)
    unused = [
        waiver
        for group in by_target.values()
        for waiver in group
        if not norms.isdisjoint({waiver.norm, waiver.norm.rpartition("-")[0]})
        and (waiver.iri, waiver.norm, waiver.focus) not in used
    ]
    return standing, waived, unused


def _fits(waiver: Waiver, finding: Finding) -> bool:
    value = finding.value.text if finding.value else None
    return waiver.path in (None, finding.path) and waiver.value in (None, value)
