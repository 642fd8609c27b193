"""A diagram as an SVG picture."""

from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from stgraph import vocab
from stgraph.messages import say
from stgraph.render.diagram import Diagram, Edge, Node
from stgraph.render.layout import Line, Plan, Point, arrange
from stgraph.render.lettering import BOLD, markup, width, wrapped
from stgraph.render.svg import BODY, LEADING, MARGIN, SMALL, SMALL_LEADING, document, headline, number, text

WIDE = 1200.0
"""A picture that would be wider does not grow upwards but sideways."""

_PADDING = 8.0


@dataclass(frozen=True, slots=True)
class _Rooms:
    """How wide texts may be: in boxes, and at lines."""

    box: float
    label: float


_ROOMS = {"up": _Rooms(184, 104), "right": _Rooms(148, 74), "left": _Rooms(172, 84)}
"""By the way in which the picture grows; sideways, every layer takes its part of the width."""


def svg(diagram: Diagram) -> str:
    """The picture: upwards where that is not too wide, else from left to right; a tree from its root."""
    if diagram.nodes and all(node.rank is not None for node in diagram.nodes):
        return _drawn(_Sketch(diagram, "left"))
    upwards = _Sketch(diagram, "up")
    narrow = upwards.plan.across + 2 * MARGIN <= WIDE
    return _drawn(upwards if narrow else _Sketch(diagram, "right"))


@dataclass(frozen=True, slots=True)
class _Card:
    """The lines of a box: kind and years, the name, the id."""

    head: list[str]
    name: list[str]
    foot: list[str]

    @property
    def high(self) -> float:
        """What the texts need."""
        small = len(self.head) + len(self.foot)
        return len(self.name) * LEADING + small * SMALL_LEADING + 2 * _PADDING - 3


class _Sketch:
    """A diagram with its texts broken into lines and everything in its place; `way` is where it grows."""

    def __init__(self, diagram: Diagram, way: str) -> None:
        self.diagram, self.way = diagram, way
        self._rooms = _ROOMS[way]
        # what leads from a thing to itself is told in the description alone
        self.edges = [edge for edge in diagram.edges if edge.lower != edge.upper]
        ups = {edge.upper for edge in diagram.edges}
        self.starts = {node.key for node in diagram.nodes if node.rank is None} - ups
        self.cards = [self._card(node) for node in diagram.nodes]
        self.labels = [self._label(edge) for edge in self.edges]
        self.plan = self._plan()

    def _card(self, node: Node) -> _Card:
        head = " · ".join(filter(None, [node.kind, node.years]))
        small = partial(wrapped, room=self._rooms.box, size=SMALL, most=3)
        size = BODY * BOLD if node.key in self.starts else BODY
        return _Card(small(head), wrapped(node.label, self._rooms.box, size), small(node.id, hyphen=""))

    def _label(self, edge: Edge) -> tuple[list[str], list[str]]:
        """The words at a line: the relation, and the basis where it is not stated."""
        basis = "" if edge.basis == vocab.STATED else f"({say(edge.basis, self.diagram.language)})"
        small = partial(wrapped, room=self._rooms.label, size=SMALL, most=3)
        return (small("" if edge.plain else edge.relation), small(basis))

    def _plan(self) -> Plan:
        numbers = {node.key: index for index, node in enumerate(self.diagram.nodes)}
        lines = []
        for edge, (relation, basis) in zip(self.edges, self.labels, strict=True):
            room = max((width(line, SMALL) for line in (*relation, *basis)), default=0.0)
            high = (len(relation) + len(basis)) * SMALL_LEADING
            if self.way == "up":
                slot, lead, stub = room + 14, 5.0, high + 6
            else:
                slot, lead, stub = high + 8, len(relation) * SMALL_LEADING + 3, room and room + 14
            lines.append(Line(numbers[edge.lower], numbers[edge.upper], slot, lead, stub))
        wide = self._rooms.box + 2 * _PADDING
        sizes = [(wide, card.high) if self.way == "up" else (card.high, wide) for card in self.cards]
        ranks = [node.rank or 0 for node in self.diagram.nodes] if self.way == "left" else None
        return arrange(sizes, lines, ranks)


def _drawn(sketch: _Sketch) -> str:
    diagram, plan, way = sketch.diagram, sketch.plan, sketch.way
    across, along = (plan.across, plan.along) if way == "up" else (plan.along, plan.across)
    wide = max(across + 2 * MARGIN, 560)
    body, top = headline(diagram.title, diagram.notes, wide)
    top += MARGIN
    left = (wide - across) / 2

    def place(point: Point) -> Point:
        if way == "up":
            return (left + point[0], top + plan.along - point[1])
        x = point[1] if way == "right" else plan.along - point[1]
        return (left + x, top + point[0])

    for edge, label, route, turned in zip(sketch.edges, sketch.labels, plan.routes, plan.turned, strict=True):
        body.append(_line(edge, label, [place(point) for point in route], turned, way))
    for node, card, (a, b, da, db) in zip(diagram.nodes, sketch.cards, plan.boxes, strict=True):
        (x1, y1), (x2, y2) = place((a, b)), place((a + da, b + db))
        corner = (min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        body.append(_box(node, card, corner, start=node.key in sketch.starts))
    legend, bottom = _legend(diagram, way, top + along + MARGIN, wide)
    return document(
        wide, bottom + MARGIN, diagram.title, _description(diagram), [*body, *legend], diagram.language
    )


def _box(node: Node, card: _Card, corner: tuple[float, float, float, float], *, start: bool) -> str:
    x, y, wide, high = corner
    base = y + (high - card.high) / 2 + _PADDING - 3
    lines = [f"<title>{markup(node.label)}</title>"]
    size = f'x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}"'
    lines.append(f'<rect class="box" {size} rx="6"/>')
    middle = x + wide / 2
    for words, kind, leading in (
        (card.head, "small", SMALL_LEADING),
        (card.name, "strong" if start else "", LEADING),
        (card.foot, "small", SMALL_LEADING),
    ):
        for line in words:
            base += leading
            lines.append(text(middle, base - 2, line, kind, "middle"))
    return f'<g class="{"node start" if start else "node"}">{"".join(lines)}</g>'


def _line(edge: Edge, label: tuple[list[str], list[str]], points: list[Point], turned: bool, way: str) -> str:
    relation, basis = label
    x, y = points[0]
    path = [f"M{number(x)} {number(y)}"]
    for before, (x2, y2) in pairwise(points):
        path.append(f"L{number(x2)} {number(y2)}" if len(path) % 2 else _bend(before, (x2, y2), way))
    # the head stands where the relation leads: at the upper box unless it reads downwards
    at_start = edge.reverse != turned
    tip, behind = (points[0], points[1]) if at_start else (points[-1], points[-3])
    words = []
    if way == "up":
        for index, line in enumerate([*relation, *basis]):
            words.append(text(x + 5, points[1][1] + 10 + index * SMALL_LEADING, line, "small"))
    else:
        room = 10 if at_start else 4
        edge_x = x + room if way == "right" else x - room
        anchor = "" if way == "right" else "end"
        for index, line in enumerate(reversed(relation)):
            words.append(text(edge_x, y - 4 - index * SMALL_LEADING, line, "small", anchor))
        for index, line in enumerate(basis):
            words.append(text(edge_x, y + 11 + index * SMALL_LEADING, line, "small", anchor))
    head = _head(tip, behind, way)
    return f'<g class="edge {edge.basis}"><path class="line" d="{"".join(path)}"/>{head}{"".join(words)}</g>'


def _bend(start: Point, end: Point, way: str) -> str:
    (x1, y1), (x2, y2) = start, end
    if way == "up":
        middle = (y1 + y2) / 2
        points = [(x1, middle), (x2, middle), (x2, y2)]
    else:
        middle = (x1 + x2) / 2
        points = [(middle, y1), (middle, y2), (x2, y2)]
    return "C" + " ".join(f"{number(x)} {number(y)}" for x, y in points)


def _head(tip: Point, behind: Point, way: str) -> str:
    x, y = tip
    if way == "up":
        sign = 8 if behind[1] >= y else -8
        corners = [(x, y), (x - 4, y + sign), (x + 4, y + sign)]
    else:
        sign = 8 if behind[0] >= x else -8
        corners = [(x, y), (x + sign, y - 4), (x + sign, y + 4)]
    shape = " ".join(f"{number(a)},{number(b)}" for a, b in corners)
    return f'<polygon class="head" points="{shape}"/>'


def _legend(diagram: Diagram, way: str, y: float, wide: float) -> tuple[list[str], float]:
    """What the strokes mean and which way to read, and where that ends."""
    if not diagram.edges:
        return [text(MARGIN, y, say("picture-empty", diagram.language), "small")], y
    body, x = [], MARGIN
    met = {edge.basis for edge in diagram.edges}
    for basis in (vocab.STATED, vocab.INFERRED, *([vocab.UNRECORDED] if vocab.UNRECORDED in met else [])):
        words = say(basis, diagram.language)
        stroke = f'<path class="line" d="M{number(x)} {number(y - 4)}h44"/>'
        body.append(f'<g class="legend {basis}">{stroke}{text(x + 52, y, words, "small")}</g>')
        x += 52 + width(words, SMALL) + 24
    said = [say(f"picture-way-{way}", diagram.language)]
    touched = {key for edge in diagram.edges for key in (edge.lower, edge.upper)}
    if any(node.key not in touched for node in diagram.nodes):
        said.append(say("picture-alone", diagram.language))
    for line in (line for words in said for line in wrapped(words, wide - 2 * MARGIN, SMALL)):
        y += SMALL_LEADING + 2
        body.append(text(MARGIN, y, line, "small"))
    return body, y


def _description(diagram: Diagram) -> str:
    """The picture in words, line by line."""
    names = {node.key: f"{node.label} ({node.id})" for node in diagram.nodes}
    counts = say("picture-counts", diagram.language, things=len(diagram.nodes), relations=len(diagram.edges))
    sentences = []
    for edge in diagram.edges:
        ends = (edge.upper, edge.lower) if edge.reverse else (edge.lower, edge.upper)
        start, end = (names[key] for key in ends)
        sentences.append(f"{start} – {edge.relation} – {end}: {say(edge.basis, diagram.language)}.")
    return " ".join([counts, *sentences])
