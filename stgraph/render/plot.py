"""Numbers over years as SVG: axes, marks, lines, and words that find room. Knows nothing of goals."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10

from stgraph.render.figures import figure
from stgraph.render.layout import Point
from stgraph.render.lettering import BOLD, markup, width
from stgraph.render.svg import SMALL, number, text

_INNER = 30.0
"""From the axis to the first year, and from the last one to the edge."""

_YEAR = 44.0
"""Room for a year at the axis."""

Box = tuple[float, float, float, float]
"""Left, right, top, bottom."""


def _circle(x: float, y: float) -> str:
    return f'<circle class="dot" cx="{number(x)}" cy="{number(y)}" r="4"/>'


def _ring(x: float, y: float) -> str:
    return f'<circle class="ring" cx="{number(x)}" cy="{number(y)}" r="7"/>'


def _diamond(x: float, y: float) -> str:
    return f'<path class="aimed" d="M{number(x)} {number(y - 7)}l7 7l-7 7l-7 -7z"/>'


SHAPES: dict[str, Callable[[float, float], str]] = {"dot": _circle, "ring": _ring, "diamond": _diamond}
"""How the kinds of marks are drawn. A diamond ends a dotted line from the axis: a level to be reached."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in its year; `words` stand beside it. Dots of one `group` are joined from year to year."""

    year: int
    value: Decimal
    shape: str
    words: str
    group: str = ""


def plot(marks: Sequence[Mark], x: float, y: float, wide: float, high: float, language: str) -> list[str]:
    """The marks in a frame of a given size; the years stand below it."""
    frame = _Frame(marks, x, y, wide, high)
    body = _axes(frame, language)
    room = _Room((x - 4, x + wide, y - 12, y + high))
    for start, end, kind in _strokes(marks, frame):
        ends = "L".join(f"{number(a)} {number(b)}" for a, b in (start, end))
        body.append(f'<path class="{kind}" d="M{ends}"/>')
        room.keep_line(start, end)
    for mark in marks:
        room.keep(frame.at(mark))
    said: set[tuple[int, Decimal, str]] = set()
    # what is to be reached gets its words first
    for mark in sorted(marks, key=lambda mark: mark.shape != "diamond"):
        tip = f"{mark.year}: {mark.words or figure(mark.value, language)}"
        at = frame.at(mark)
        body.append(f"<g><title>{markup(tip)}</title>{SHAPES[mark.shape](*at)}</g>")
        words = (mark.year, mark.value, mark.words)
        if mark.words and words not in said:
            said.add(words)
            body += room.beside(at, mark)
    return body


class _Frame:
    """From years and numbers to places."""

    def __init__(self, marks: Sequence[Mark], x: float, y: float, wide: float, high: float) -> None:
        self.x, self.y, self.wide, self.high = x, y, wide, high
        self.first = min(mark.year for mark in marks)
        self.last = max(mark.year for mark in marks)
        self.ticks = ticks([float(mark.value) for mark in marks])
        # words of a named group stand to the right of its last dot
        tail = max((width(mark.words, SMALL) for mark in marks if mark.group), default=0.0)
        self.step = (wide - _INNER - max(_INNER, tail + 16)) / max(1, self.last - self.first)

    def across(self, year: int) -> float:
        if self.first == self.last:
            return self.x + self.wide / 2
        return self.x + _INNER + (year - self.first) * self.step

    def up(self, value: float) -> float:
        low, top = self.ticks[0], self.ticks[-1]
        return self.y + self.high - (value - low) / (top - low) * self.high

    def at(self, mark: Mark) -> Point:
        return (self.across(mark.year), self.up(float(mark.value)))


def _axes(frame: _Frame, language: str) -> list[str]:
    body = []
    for tick in frame.ticks:
        y = frame.up(tick)
        body.append(f'<path class="grid" d="M{number(frame.x)} {number(y)}h{number(frame.wide)}"/>')
        body.append(text(frame.x - 8, y + 4, figure(Decimal(f"{tick:.10g}"), language), "small", "end"))
    bottom = frame.y + frame.high
    body.append(f'<path class="axis" d="M{number(frame.x)} {number(bottom)}h{number(frame.wide)}"/>')
    every = ceil(_YEAR / frame.step)
    years = [year for year in range(frame.first, frame.last, every) if frame.last - year >= every]
    for year in (*years, frame.last):
        body.append(text(frame.across(year), bottom + 18, str(year), "small", "middle"))
    return body


def _strokes(marks: Sequence[Mark], frame: _Frame) -> Iterable[tuple[Point, Point, str]]:
    """From year to year where each has one number for the same group; and up to what is to be reached."""
    dots: dict[tuple[str, int], list[Mark]] = {}
    for mark in marks:
        if mark.shape == "dot":
            dots.setdefault((mark.group, mark.year), []).append(mark)
        elif mark.shape == "diamond":
            yield (frame.x, frame.at(mark)[1]), frame.at(mark), "aim"
    for (group, year), found in dots.items():
        following = dots.get((group, year + 1), [])
        if len(found) == len(following) == 1:
            yield frame.at(found[0]), frame.at(following[0]), "line"


class _Room:
    """Finds room for words beside marks: not over a mark, other words or, if at all possible, a line."""

    def __init__(self, edges: Box) -> None:
        self._edges = edges
        self._taken: list[Box] = []
        self._lines: list[Box] = []

    def keep(self, at: Point) -> None:
        """Nothing is to be written over this mark."""
        x, y = at
        self._taken.append((x - 8, x + 8, y - 7, y + 7))

    def keep_line(self, start: Point, end: Point) -> None:
        """Words had better not cross this line."""
        pieces = 1 + int(abs(end[0] - start[0]) / 8)
        places = [
            (start[0] + (end[0] - start[0]) * i / pieces, start[1] + (end[1] - start[1]) * i / pieces)
            for i in range(pieces + 1)
        ]
        for (x1, y1), (x2, y2) in pairwise(places):
            self._lines.append((x1, x2, min(y1, y2) - 1, max(y1, y2) + 1))

    def beside(self, at: Point, mark: Mark) -> list[str]:
        """The words at the first free place around a mark; without room, only its tooltip has them."""
        aimed = mark.shape == "diamond"
        room = width(mark.words, SMALL * (BOLD if aimed else 1))
        boxes = [(x, x + room, base - 10, base + 2) for x, base in self._places(at, room, mark)]
        for avoided in (self._taken + self._lines, self._taken):
            for box in boxes:
                if self._inside(box) and not any(_meet(box, other) for other in avoided):
                    self._taken.append(box)
                    kind = "aimed small halo" if aimed else "small halo"
                    return [text((box[0] + box[1]) / 2, box[3] - 2, mark.words, kind, "middle")]
        return []

    def _places(self, at: Point, room: float, mark: Mark) -> Iterable[Point]:
        """Where words may begin: above and below, moved sideways step by step, then to both sides."""
        x, y = at
        left, right, _, _ = self._edges
        if mark.group:
            yield x + 12, y + 4
        if mark.shape == "diamond":
            starts = [min(x - room / 2, right - room), x - room - 4, x - room * 1.5, left + 8]
        else:
            starts = [x - room / 2, x - room * 0.2, x - room * 0.8]
        for base in (y - 11, y + 20, y - 22, y + 31):
            for start in starts:
                yield start, base
        yield x + 12, y + 4
        yield x - 12 - room, y + 4

    def _inside(self, box: Box) -> bool:
        left, right, top, bottom = self._edges
        return left <= box[0] and box[1] <= right and top <= box[2] and box[3] <= bottom


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def ticks(values: Sequence[float]) -> list[float]:
    """A few round numbers around the values, evenly spaced.

    >>> ticks([72, 76])
    [71.0, 72.0, 73.0, 74.0, 75.0, 76.0, 77.0]
    """
    low, top = min(values), max(values)
    spread = (top - low) or abs(top) or 1.0
    low, top = low - spread * 0.12, top + spread * 0.12
    rough = (top - low) / 5
    size = 10.0 ** floor(log10(rough))
    step = next(size * part for part in (1, 2, 2.5, 5, 10) if size * part >= rough * 0.99)
    return [step * count for count in range(floor(low / step), ceil(top / step) + 1)]
