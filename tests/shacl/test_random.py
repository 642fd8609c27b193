"""Compiled shapes find what pySHACL finds: random shapes of all core components over random data.

Where pySHACL departs from the Recommendation the cases keep away (see `cases`), and
`test_pyshacl.py` shows each departure by an example.
"""

import pyoxigraph as ox
import pytest

from stgraph.shacl import Data, Result, check
from tests.effort import CI
from tests.shacl.cases import Maker
from tests.shacl.comparing import multiset

CHUNKS = 20
PER_CHUNK = 125 if CI else 8


def quads(text: str) -> list[ox.Quad]:
    """Turtle as quads."""
    return list(ox.parse(text, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_engines_agree(chunk: int) -> None:
    compiled = 0
    for seed in range(chunk * 1000, chunk * 1000 + PER_CHUNK):
        case = Maker(seed).case()
        data, shapes = Data.of(quads(case.data)), quads(case.shapes)
        outcome = check(data, shapes)
        compiled += all(route.engine == "compiled" for route in outcome.routes)
        reference = check(data, shapes, engine="pyshacl")
        assert multiset(outcome) == multiset(reference), f"seed {seed}:\n{case.data}\n{case.shapes}"
        assert outcome.unmatched == reference.unmatched
    assert compiled > PER_CHUNK / 3, "too few cases are compiled to compare anything"


def test_results_come_in_one_order() -> None:
    case = Maker(7).case()
    forwards, backwards = quads(case.data), quads(case.data)[::-1]
    shapes = quads(case.shapes)
    assert [result.order for result in _results(forwards, shapes)] == [
        result.order for result in _results(backwards, shapes[::-1])
    ]


def _results(data: list[ox.Quad], shapes: list[ox.Quad]) -> tuple[Result, ...]:
    return check(Data.of(data), shapes).results
