"""The compiled engine and pySHACL, the reference, say the same of every mutant, municipality and fixture.

pySHACL takes most of a minute for exempelstad: it has each query parsed again for each focus node. Two economies
make it bearable, and neither leaves out a shape or a fact: a query is parsed once for each process (ten seconds
remain), and mutants that touch different things share a town (one that would hide in company gets its own).
"""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from stgraph import project, vocab
from stgraph.norms import SH, load_norms
from stgraph.shacl import Outcome, check
from stgraph.spelled import SpelledGraph, load_spelled
from tests.effort import CI, in_ci, some
from tests.mutants.bench import SEED, TOWN, load, mutants, prefixed
from tests.mutants.mutant import Mutant
from tests.mutants.town import ADDED, Line, Town
from tests.shacl.comparing import multiset

FIXTURES = Path(__file__).parents[1] / "norms"
COMPANY = 12
"""How many mutants share a town."""

BY_PROGRAM = ("CHECK-", "WAIVER-UNUSED")
"""Norms without shapes."""

VIEW = f'<{vocab.ID}viewpoint> <{vocab.SPEC}asOfYear> "2026"^^<http://www.w3.org/2001/XMLSchema#gYear> .\n'


@cache
def shapes() -> tuple[ox.Quad, ...]:
    """Every shape, those that are off by default, too."""
    off = ox.NamedNode(SH + "deactivated")
    return tuple(quad for quad in load_norms().quads if quad.predicate != off)


@pytest.fixture(autouse=True)
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rdflib makes of a query's text does not depend on the data or on what is bound."""
    from rdflib.plugins.sparql import processor

    monkeypatch.setattr(processor, "parseQuery", lambda text: text)
    monkeypatch.setattr(processor, "translateQuery", _translated)


_translations: dict[tuple[Any, ...], Any] = {}


def _translated(text: str, base: str | None = None, namespaces: dict[str, Any] | None = None) -> Any:
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    key = (text, base, *sorted((namespaces or {}).items()))
    if key not in _translations:
        _translations[key] = translateQuery(parseQuery(text), base, namespaces)
    return _translations[key]


def agree(graph: SpelledGraph) -> Outcome:
    compiled = check(graph.data, shapes(), engine="auto")
    reference = check(graph.data, shapes(), engine="pyshacl")
    ours, theirs = multiset(compiled), multiset(reference)
    assert (ours - theirs, theirs - ours) == ({}, {})
    return compiled


def together(mutants_: tuple[Mutant, ...]) -> Town:
    """A town with the edits of several mutants."""
    return TOWN.edited(*(edit for mutant in mutants_ for edit in mutant.edits))


def touched(mutant: Mutant) -> set[str]:
    """The things whose facts a mutant changes."""
    places = {edit.place for edit in mutant.edits}
    found = {fact.subject for fact in TOWN.facts if Line(fact.file, fact.line) in places}
    return found | {edit.place.file for edit in mutant.edits if edit.place.file == ADDED}


def companies(some: tuple[Mutant, ...]) -> Iterator[tuple[Mutant, ...]]:
    """Mutants that touch different things, so many at a time as may share a town."""
    waiting = list(some)
    random.Random(SEED).shuffle(waiting)
    while waiting:
        chosen: list[Mutant] = []
        taken: set[str] = set()
        for mutant in waiting:
            if len(chosen) < COMPANY and not taken & touched(mutant):
                chosen.append(mutant)
                taken |= touched(mutant)
        waiting = [mutant for mutant in waiting if mutant not in chosen]
        yield tuple(chosen)


def seen(outcome: Outcome) -> set[tuple[str, str]]:
    return {
        (str(result.shape).strip("<>").removeprefix(vocab.NORM), prefixed(str(result.focus).strip("<>")))
        for result in outcome.results
    }


def wanted(mutant: Mutant) -> set[tuple[str, str]]:
    return {(found.shape, found.focus) for found in mutant.new if not found.shape.startswith(BY_PROGRAM)}


COMPANIES = list(companies(mutants())) if CI else []


@pytest.mark.parametrize("number", range(len(COMPANIES)))
def test_mutants(number: int, tmp_path: Path) -> None:
    company = COMPANIES[number]
    found = seen(agree(_load(together(company), tmp_path / "together")))
    for order, mutant in enumerate(company):
        if len(company) > 1 and wanted(mutant) - found:
            agree(_load(mutant.town, tmp_path / str(order)))


def _load(town: Town, folder: Path) -> SpelledGraph:
    folder.mkdir()
    (folder / "view.ttl").write_text(VIEW, encoding="utf-8")
    return load(town, folder)


@in_ci
@pytest.mark.parametrize("name", project.bundled_names())
def test_municipalities(name: str) -> None:
    agree(load_spelled(name))


ALL_FIXTURES = sorted(FIXTURES.glob("*/*.ttl"))


@pytest.mark.parametrize("fixture", some(ALL_FIXTURES, 3), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_fixtures(fixture: Path) -> None:
    agree(load_spelled(FIXTURES / "town.ttl", fixture))
