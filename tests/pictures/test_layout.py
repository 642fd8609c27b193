"""The layout alone, on graphs that no data would have: cycles, many lines between two boxes, long lines."""

import random
from itertools import combinations, pairwise

import pytest

from stgraph.render.layout import Line, arrange
from stgraph.render.lettering import width, wrapped


@pytest.mark.parametrize("seed", range(25))
def test_whatever_the_graph_nothing_overlaps_and_lines_rise(seed: int) -> None:
    dice = random.Random(seed)
    count = dice.randint(1, 25)
    sizes = [(dice.uniform(50, 200), dice.uniform(30, 90)) for _ in range(count)]
    lines = []
    for _ in range(dice.randint(0, 3 * count)):
        lower, upper = dice.randrange(count), dice.randrange(count)
        if lower != upper:
            lines.append(Line(lower, upper, dice.uniform(10, 90), 5, dice.uniform(0, 40)))
    plan = arrange(sizes, lines)
    for (x, y, wide, high), size in zip(plan.boxes, sizes, strict=True):
        assert wide >= size[0] - 0.01
        assert high == size[1]
        assert x >= 0 and x + wide <= plan.across + 0.01
        assert y >= 0 and y + high <= plan.along + 0.01
    for one, other in combinations(plan.boxes, 2):
        assert (
            one[0] + one[2] <= other[0]
            or other[0] + other[2] <= one[0]
            or one[1] + one[3] <= other[1] + 0.01
            or other[1] + other[3] <= one[1] + 0.01
        )
    for line, route, turned in zip(lines, plan.routes, plan.turned, strict=True):
        assert all(before[1] <= after[1] + 0.01 for before, after in pairwise(route))
        start, end = (line.upper, line.lower) if turned else (line.lower, line.upper)
        for box, (across, along), edge in ((start, route[0], 1), (end, route[-1], 0)):
            x, y, wide, high = plan.boxes[box]
            assert x - 10 <= across <= x + wide + 10
            assert along == pytest.approx(y + edge * high)
        # a line passes between the boxes of the layers that it crosses
        for (a, low), (b, top) in zip(route[2:-2:2], route[3:-2:2], strict=True):
            assert a == b
            for x, y, wide, high in plan.boxes:
                assert not (x < a < x + wide and y < top and low < y + high)


def test_a_cycle_is_drawn_with_one_line_turned() -> None:
    lines = [Line(0, 1, 10, 5, 0), Line(1, 2, 10, 5, 0), Line(2, 0, 10, 5, 0)]
    plan = arrange([(50, 20)] * 3, lines)
    assert plan.turned == (False, False, True)


def test_a_tree_has_no_crossings() -> None:
    """Two roots with three leaves each, written in a mixed order: the leaves of a root stand together."""
    lines = [Line(leaf, leaf % 2, 10, 5, 0) for leaf in range(2, 8)]
    plan = arrange([(50, 20)] * 8, lines)
    order = sorted(range(2, 8), key=lambda leaf: plan.boxes[leaf][0])
    assert [leaf % 2 for leaf in order] in ([0, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0])


def test_nothing_at_all() -> None:
    assert arrange([], []).boxes == ()


def test_words_that_are_too_long_are_cut_and_lines_fit() -> None:
    text = (
        "Självfinansieringsgradsutvecklingsuppföljning document/a-very-long-identifier-2019-2022 "
        + "x" * 5000
    )
    lines = wrapped(text, 120, 13)
    assert len(lines) == 12
    assert lines[-1].endswith("…")
    assert all(width(line.removesuffix(" …"), 13) <= 120 for line in lines)
    assert wrapped("goal/abc", 30, 13, hyphen="") == ["goal/", "abc"]
