"""A town that validates clean, broken in one way at a time, must give exactly the findings reasoned out by hand."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from stgraph.norms import load_norms
from tests.effort import CI
from tests.mutants.bench import before, compare, mutants, sample, told
from tests.mutants.summary import COUNTED

CHOSEN = mutants() if CI else sample(24)
CHUNKS = 32 if CI else 8
LEAST, LEAST_EACH = 300, 5

UNBREAKABLE: dict[str, str] = {}
"""Norms that exempelstad gives no way to break, and why."""


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_found_and_nothing_else(
    chunk: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    report: list[str] = []
    broken = CHOSEN[chunk::CHUNKS]
    counts = dict.fromkeys(COUNTED, 0)
    for number, mutant in enumerate(broken):
        assert mutant.new or mutant.gone, f"{mutant.id} breaks nothing"
        missed, extra = compare(mutant, tmp_path / str(number))
        counts["mutants"] += 1
        counts["found"] += not missed and not extra
        counts["missed"] += missed.total()
        counts["extra"] += extra.total()
        if missed or extra:
            report += told(mutant, missed, extra)
    for name, count in counts.items():
        record_property(name, count)
    if report:
        pytest.fail("\n".join(report), pytrace=False)


def test_the_town_is_clean(tmp_path: Path) -> None:
    """No violation and no warning: what is found in a mutant, its edit has brought."""
    severities = {
        shape.iri.rpartition("/")[2]: shape.severity for norm in load_norms() for shape in norm.shapes
    }
    assert {severities[found.shape] for found in before(tmp_path, ())} <= {"info"}


def test_every_norm_is_broken_often_enough() -> None:
    counted = Counter(mutant.norm for mutant in mutants())
    fireable = {norm.id for norm in load_norms() if norm.shapes}
    assert counted.total() >= LEAST
    assert len({mutant.id for mutant in mutants()}) == counted.total(), "two mutants of one name"
    assert set(counted) == fireable - set(UNBREAKABLE)
    assert {norm: number for norm, number in counted.items() if number < LEAST_EACH} == {}
