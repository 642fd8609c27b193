"""Where the boxes and lines of a layered drawing go: few crossings, no overlaps. Knows no picture format.

The method is Sugiyama's: break cycles, layer by the longest path, order each layer by the barycentre of
its neighbours, then set boxes as near their neighbours as order and room allow. Lengths are measured
`along` the layers (0: the lowest) and `across` them.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
"""(across, along)"""

GAP = 20.0
"""Between two boxes of a layer."""

LANE = 12.0
"""Room across for a line that passes a layer, and between lines that end at one box."""

_SWEEPS = 16


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a lower to an upper box by their numbers.

    It leaves the lower one in a slot so wide across, `lead` from the slot's start, straight for so long a
    stub: the room of its label.
    """

    lower: int
    upper: int
    slot: float
    lead: float
    stub: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The drawing. `boxes` are (across, along, size across, size along), least corner first.

    A route runs straight, then bent, then straight … : its points are taken in pairs. It starts at the
    line's lower box, at the upper one where the line is `turned` (it closes a cycle).
    """

    across: float
    along: float
    boxes: tuple[tuple[float, float, float, float], ...]
    routes: tuple[tuple[Point, ...], ...]
    turned: tuple[bool, ...]


def arrange(sizes: Sequence[Point], lines: Sequence[Line], ranks: Sequence[int] | None = None) -> Plan:
    """Lay out boxes of given sizes; `ranks`, where given, are their layers and rise along every line."""
    turned = [False] * len(lines) if ranks else _cycle_closers(len(sizes), lines)
    ends = [(e.upper, e.lower) if back else (e.lower, e.upper) for e, back in zip(lines, turned, strict=True)]
    layers = list(ranks) if ranks else _longest(len(sizes), ends)
    used = {layer: index for index, layer in enumerate(sorted(set(layers)))}
    return _Drawing(sizes, lines, ends, [used[layer] for layer in layers]).plan(turned)


def _cycle_closers(count: int, lines: Sequence[Line]) -> list[bool]:
    """For each line whether it leads back to where a walk upwards came from."""
    leaving: list[list[int]] = [[] for _ in range(count)]
    for number, line in enumerate(lines):
        leaving[line.lower].append(number)
    closes = [False] * len(lines)
    state = [0] * count  # 1: on the way here, 2: done
    for start in range(count):
        walk = [] if state[start] else [(start, iter(leaving[start]))]
        state[start] = state[start] or 1
        while walk:
            here, rest = walk[-1]
            number = next(rest, -1)
            if number < 0:
                state[here] = 2
                walk.pop()
                continue
            upper = lines[number].upper
            closes[number] = state[upper] == 1
            if not state[upper]:
                state[upper] = 1
                walk.append((upper, iter(leaving[upper])))
    return closes


def _longest(count: int, ends: Sequence[tuple[int, int]]) -> list[int]:
    """The layer of each box: one above the highest of those below it."""
    above: list[list[int]] = [[] for _ in range(count)]
    waits = [0] * count
    for lower, upper in ends:
        above[lower].append(upper)
        waits[upper] += 1
    layers = [0] * count
    ready = [box for box in range(count) if not waits[box]]
    for box in ready:
        for upper in above[box]:
            layers[upper] = max(layers[upper], layers[box] + 1)
            waits[upper] -= 1
            if not waits[upper]:
                ready.append(upper)
    return layers


class _Drawing:
    """Boxes, and the lanes of long lines through the layers between: all are cells, numbered."""

    def __init__(
        self,
        sizes: Sequence[Point],
        lines: Sequence[Line],
        ends: Sequence[tuple[int, int]],
        layers: list[int],
    ) -> None:
        self._sizes, self._lines = sizes, lines
        self._layer = layers
        self._chains: list[list[int]] = []
        for lower, upper in ends:
            lanes = range(layers[lower] + 1, layers[upper])
            start = len(self._layer)
            self._chains.append([lower, *range(start, start + len(lanes)), upper])
            self._layer += lanes
        cells = len(self._layer)
        self._down: list[list[int]] = [[] for _ in range(cells)]
        self._up: list[list[int]] = [[] for _ in range(cells)]
        for chain in self._chains:
            for low, high in pairwise(chain):
                self._up[low].append(high)
                self._down[high].append(low)
        self._leaving: list[list[int]] = [[] for _ in sizes]
        self._ending: list[list[int]] = [[] for _ in sizes]
        for number, chain in enumerate(self._chains):
            self._leaving[chain[0]].append(number)
            self._ending[chain[-1]].append(number)
        self._room = [self._box_room(cell) if cell < len(sizes) else LANE for cell in range(cells)]
        self._rows = self._best_order()
        self._at = self._positions()

    def _box_room(self, box: int) -> float:
        """Across: its texts, the labels of the lines that leave it, the heads of those that end there."""
        slots = sum(self._lines[number].slot for number in self._leaving[box])
        heads = min(LANE * len(self._ending[box]), 300)
        return max(self._sizes[box][0], slots, heads) + GAP

    # order within the layers

    def _best_order(self) -> list[list[int]]:
        rows = self._walked()
        best, fewest = [list(row) for row in rows], self._crossings(rows)
        for sweep in range(_SWEEPS):
            if not fewest:
                break
            upwards = sweep % 2 == 1
            neighbours = self._down if upwards else self._up
            place = {cell: index for row in rows for index, cell in enumerate(row)}
            for row in rows if upwards else rows[::-1]:
                mean = {
                    cell: sum(place[n] for n in neighbours[cell]) / len(neighbours[cell])
                    if neighbours[cell]
                    else place[cell]
                    for cell in row
                }
                row.sort(key=mean.__getitem__)
                place |= {cell: index for index, cell in enumerate(row)}
            crossings = self._crossings(rows)
            if crossings < fewest:
                best, fewest = [list(row) for row in rows], crossings
        return best

    def _walked(self) -> list[list[int]]:
        """Rows in the order of a walk down from the top, which has no crossings in a tree."""
        rows: list[list[int]] = [[] for _ in range(max(self._layer, default=-1) + 1)]
        tops = [cell for cell in range(len(self._layer)) if not self._up[cell]]
        tops.sort(key=lambda cell: (not self._down[cell], cell))
        seen: set[int] = set()
        waiting = tops[::-1]
        while waiting:
            cell = waiting.pop()
            if cell not in seen:
                seen.add(cell)
                rows[self._layer[cell]].append(cell)
                waiting += reversed(self._down[cell])
        return rows

    def _crossings(self, rows: list[list[int]]) -> int:
        count = 0
        for row, above in pairwise(rows):
            place = {cell: index for index, cell in enumerate(above)}
            passed: list[int] = []
            for cell in row:
                highs = sorted(place[high] for high in self._up[cell])
                count += sum(len(passed) - bisect_left(passed, high + 1) for high in highs)
                for high in highs:
                    insort(passed, high)
        return count

    # positions across

    def _positions(self) -> list[float]:
        at = [0.0] * len(self._layer)
        for row in self._rows:
            self._settle(row, [0.0] * len(row), [1.0] * len(row), at)
        for sweep in range(_SWEEPS):
            upwards = sweep % 2 == 1
            neighbours = self._down if upwards else self._up
            for row in self._rows if upwards else self._rows[::-1]:
                wanted = [
                    sum(at[n] for n in neighbours[cell]) / len(neighbours[cell])
                    if neighbours[cell]
                    else at[cell]
                    for cell in row
                ]
                weights = [
                    (4.0 if cell >= len(self._sizes) else 1.0) if neighbours[cell] else 0.05 for cell in row
                ]
                self._settle(row, wanted, weights, at)
        least = min((at[cell] - self._room[cell] / 2 for row in self._rows for cell in row), default=0)
        return [place - least for place in at]

    def _settle(self, row: list[int], wanted: list[float], weights: list[float], at: list[float]) -> None:
        """Centres as near those wanted as order and room allow: least squares, pooling what would collide."""
        offset, offsets = 0.0, []
        for cell in row:
            offsets.append(offset + self._room[cell] / 2)
            offset += self._room[cell]
        pools: list[tuple[float, float, int]] = []  # (mean, weight, how many)
        for want, weight, start in zip(wanted, weights, offsets, strict=True):
            mean, count = want - start, 1
            while pools and pools[-1][0] >= mean:
                other, heavy, many = pools.pop()
                mean = (mean * weight + other * heavy) / (weight + heavy)
                weight, count = weight + heavy, count + many
            pools.append((mean, weight, count))
        means = [mean for mean, _, count in pools for _ in range(count)]
        for cell, mean, start in zip(row, means, offsets, strict=True):
            at[cell] = mean + start

    # the drawing

    def plan(self, turned: list[bool]) -> Plan:
        leave, arrive = self._ports()
        bottoms, tops, stubs = self._levels()
        routes = []
        for number, chain in enumerate(self._chains):
            route: list[Point] = []
            for cell in chain[:-1]:
                layer = self._layer[cell]
                across = leave[number] if cell == chain[0] else self._at[cell]
                start = tops[layer] if cell == chain[0] else bottoms[layer]
                route += [(across, start), (across, tops[layer] + stubs[layer])]
            last = self._layer[chain[-1]]
            size = self._sizes[chain[-1]][1]
            route += [(arrive[number], bottoms[last]), (arrive[number], tops[last] - size)]
            routes.append(tuple(route))
        boxes = []
        for box, (_, along) in enumerate(self._sizes):
            across = self._room[box] - GAP
            boxes.append((self._at[box] - across / 2, tops[self._layer[box]] - along, across, along))
        width = max((self._at[cell] + self._room[cell] / 2 for row in self._rows for cell in row), default=0)
        return Plan(width, max(tops, default=0), tuple(boxes), tuple(routes), tuple(turned))

    def _ports(self) -> tuple[list[float], list[float]]:
        """Where each line leaves its lower and meets its upper box: in the order of where it comes from."""
        leave, arrive = [0.0] * len(self._lines), [0.0] * len(self._lines)
        for box, leaving in enumerate(self._leaving):
            leaving = sorted(leaving, key=lambda number: self._at[self._chains[number][1]])
            place = self._first_slot(box, leaving)
            for number in leaving:
                leave[number] = place + self._lines[number].lead
                place += self._lines[number].slot
        for box, ending in enumerate(self._ending):
            before = {
                n: leave[n] if len(chain := self._chains[n]) == 2 else self._at[chain[-2]] for n in ending
            }
            step = min(LANE, (self._room[box] - GAP - 16) / max(1, len(ending)))
            for index, number in enumerate(sorted(ending, key=before.__getitem__)):
                arrive[number] = self._at[box] + (index - (len(ending) - 1) / 2) * step
        return leave, arrive

    def _first_slot(self, box: int, leaving: list[int]) -> float:
        """Where the slots begin so that the lines leave around the middle of their box, if there is room."""
        slots = [self._lines[number].slot for number in leaving]
        if not slots:
            return 0
        first, last = (self._lines[number].lead for number in (leaving[0], leaving[-1]))
        middle = (first + sum(slots[:-1]) + last) / 2
        room = (self._room[box] - GAP / 2) / 2
        return min(max(self._at[box] - middle, self._at[box] - room), self._at[box] + room - sum(slots))

    def _levels(self) -> tuple[list[float], list[float], list[float]]:
        """Where each layer begins and ends along, and how long the stubs above it are."""
        count = len(self._rows)
        depth, stubs, shift = [0.0] * count, [8.0] * count, [0.0] * count
        for box, (_, along) in enumerate(self._sizes):
            depth[self._layer[box]] = max(depth[self._layer[box]], along)
        for line, chain in zip(self._lines, self._chains, strict=True):
            layer = self._layer[chain[0]]
            stubs[layer] = max(stubs[layer], line.stub)
            for low, high in pairwise(chain):
                layer = self._layer[low]
                shift[layer] = max(shift[layer], abs(self._at[low] - self._at[high]))
        bottoms, tops, along = [], [], 0.0
        for layer in range(count):
            bottoms.append(along)
            tops.append(along + depth[layer])
            along = tops[-1] + stubs[layer] + min(48, max(32, shift[layer] / 8)) + 10
        return bottoms, tops, stubs
