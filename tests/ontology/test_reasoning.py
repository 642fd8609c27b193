"""The ontology as logic: no contradiction where there is none, and one wherever there should be."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.effort import in_ci, some

from . import terms as t
from .reasoning import hermit_consistent, java_missing, owl_profile, read, rl_errors

ALLOWED = sorted((t.HERE / "allowed").glob("*.ttl"))
CONTRADICTIONS = sorted((t.HERE / "contradictions").glob("*.ttl"))

NOT_BY_RULES = {
    # owlrl does not compare literals, so two values of a functional data property pass
    "measurable-and-not",
    "model-with-two-goal-lengths",
    "model-with-two-limits",
    "model-with-two-sentence-limits",
}

with_java = pytest.mark.skipif(bool(java_missing()), reason=java_missing() or "java is there")


@cache
def allowed() -> tuple[ox.Triple, ...]:
    """All permitted cases at once: each has a namespace of its own, and if the whole has a model, so has each part."""
    return tuple(read(ALLOWED))


@cache
def contradiction_errors() -> list[str]:
    return rl_errors((*t.ontology(), *read(CONTRADICTIONS)))


def test_there_are_enough_cases() -> None:
    assert len(CONTRADICTIONS) >= 12 and len(ALLOWED) >= 8
    for path in (*CONTRADICTIONS, *ALLOWED):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# ") and not lines[1].startswith("#"), f"{path.name}: one line of why"
        assert f"<https://example.org/{path.stem}/>" in "\n".join(lines), f"{path.name}: own namespace"
    assert {path.stem for path in CONTRADICTIONS} >= NOT_BY_RULES


@with_java
def test_ontology_is_owl_2_rl(tmp_path: Path) -> None:
    assert owl_profile(t.ontology(), tmp_path / "graph.nt") == "OWL 2 RL"


@with_java
def test_ontology_with_data_is_owl_2_dl(tmp_path: Path) -> None:
    profile = owl_profile((*t.ontology(), *t.data()), tmp_path / "graph.nt")
    assert profile in ("OWL 2 RL", "OWL 2 DL")


@with_java
def test_ontology_with_data_is_consistent(tmp_path: Path) -> None:
    assert hermit_consistent((*t.ontology(), *t.data()), tmp_path / "graph.nt")


@in_ci
def test_ontology_with_data_is_consistent_by_rules() -> None:
    assert rl_errors((*t.ontology(), *t.data())) == []


@with_java
def test_what_other_municipalities_do_is_consistent(tmp_path: Path) -> None:
    graph = tmp_path / "graph.nt"
    if not hermit_consistent((*t.ontology(), *allowed()), graph):
        wrong = [p.stem for p in ALLOWED if not hermit_consistent((*t.ontology(), *read([p])), graph)]
        pytest.fail(f"forbidden by the ontology: {wrong}")


def test_what_other_municipalities_do_is_consistent_by_rules() -> None:
    assert rl_errors((*t.ontology(), *allowed())) == []


@with_java
@pytest.mark.parametrize("path", some(CONTRADICTIONS, 6), ids=lambda path: path.stem)
def test_contradiction_is_found(path: Path, tmp_path: Path) -> None:
    assert not hermit_consistent((*t.ontology(), *read([path])), tmp_path / "graph.nt")


@pytest.mark.parametrize("path", some(CONTRADICTIONS, 6), ids=lambda path: path.stem)
def test_contradiction_is_found_by_rules(path: Path) -> None:
    """Rules go on after a contradiction, so one run finds all; each is known by the things it names.
    A message that names none (owlrl's on complements) sends its case through a run of its own."""
    named = {
        iri
        for triple in read([path])
        for iri in (t.iri_of(triple.subject), t.iri_of(triple.object))
        if iri.startswith(("https://example.org/", t.DEF, t.BASE + "id/"))
    }
    errors = [error for error in contradiction_errors() if any(iri in error for iri in named)]
    errors = errors or rl_errors((*t.ontology(), *read([path])))
    assert bool(errors) == (path.stem not in NOT_BY_RULES), errors
