"""Property paths: from the shapes graph to SPARQL, as a triple pattern and as nested EXISTS.

Steps of length zero (`?`, `*`, no path at all) are taken out of the SPARQL path and written as
equality instead: engines bind them only to nodes of the graph, SHACL to any focus node. Inside
EXISTS every step of a sequence gets an EXISTS of its own; a chain there is a thousand times slower.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from stgraph.shacl.shapes import RDF, SH, Refused, ShapesGraph, Term, bad

MAX_DEPTH: Final = 40
MAX_STEPS: Final = 200
MAX_TEXT: Final = 20_000

_REPEATED: Final = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


@dataclass(frozen=True, slots=True)
class Path:
    """A property path. `kind` is one of `iri ^ / | * + ?`; no parts and `/` is the empty path."""

    kind: str
    parts: tuple["Path", ...] = ()
    iri: str = ""

    @property
    def text(self) -> str:
        """The path as SPARQL writes it."""
        if self.kind == "iri":
            return f"<{self.iri}>"
        inner = [part.text if part.kind == "iri" else f"({part.text})" for part in self.parts]
        if self.kind in "/|":
            return self.kind.join(inner)
        return f"^{inner[0]}" if self.kind == "^" else inner[0] + self.kind

    @property
    def nullable(self) -> bool:
        """Whether the path leads from every node to itself."""
        if self.kind == "/":
            return all(part.nullable for part in self.parts)
        if self.kind in "|^+":
            return any(part.nullable for part in self.parts)
        return self.kind in "*?"

    @property
    def steps(self) -> str | None:
        """The path without its steps of length zero, as SPARQL; None when nothing is left."""
        text = self._steps()
        if text and len(text) > MAX_TEXT:
            raise Refused("a path is too long")
        return text

    def _steps(self) -> str | None:
        if self.kind == "iri":
            return f"<{self.iri}>"
        inner = [f"({text})" for part in self.parts if (text := part._steps())]
        if not inner:
            return None
        if self.kind == "|":
            return "|".join(inner)
        if self.kind == "/":
            return self._sequence(self.parts)
        return {"^": f"^{inner[0]}", "?": inner[0]}.get(self.kind, f"{inner[0]}+")

    def _sequence(self, parts: tuple["Path", ...]) -> str | None:
        if len(parts) == 1:
            return parts[0]._steps()
        first, rest = parts[0]._steps(), self._sequence(parts[1:])
        if rest is not None and len(rest) > MAX_TEXT:
            raise Refused("a path is too long")
        ways = [f"({first})/({rest})"] if first and rest else []
        if first and all(part.nullable for part in parts[1:]):
            ways.append(f"({first})")
        if rest and parts[0].nullable:
            ways.append(f"({rest})")
        return "|".join(ways) or None

    @property
    def predicates(self) -> frozenset[str]:
        """Every property that the path mentions."""
        if self.kind == "iri":
            return frozenset({self.iri})
        return frozenset().union(*(part.predicates for part in self.parts))

    @property
    def simple(self) -> bool:
        """Whether the path is one property or none."""
        return self.kind == "iri" or self == EMPTY

    def reversed(self) -> "Path":
        """The path from its other end."""
        if self.kind == "iri":
            return Path("^", (self,))
        if self.kind == "^":
            return self.parts[0]
        turned = tuple(part.reversed() for part in self.parts)
        return Path(self.kind, turned[::-1] if self.kind == "/" else turned)


EMPTY: Final = Path("/")
"""The path of a node shape: the focus node is its own value node."""


def parse(graph: ShapesGraph, shape: Term) -> Path:
    """The sh:path of a shape; the empty path for a node shape."""
    path = graph.value(shape, "path")
    return EMPTY if path is None else _parse(graph, path, shape, iter(range(MAX_STEPS)), 0)


def _parse(graph: ShapesGraph, node: Term, shape: Term, left: Iterator[int], depth: int) -> Path:
    if next(left, None) is None:
        raise Refused("a path is too long")
    if isinstance(node, ox.NamedNode):
        return Path("iri", iri=node.value)
    if depth > MAX_DEPTH or isinstance(node, ox.Literal):
        raise bad(shape, "sh:path is ill-formed")
    said = graph.triples.get(node, {})
    # a list goes first: the W3C suite has a list that is an inverse path as well
    if RDF + "first" in said:
        return Path("/", _members(graph, node, shape, left, depth))
    if alternatives := graph.value(node, "alternativePath"):
        return Path("|", _members(graph, alternatives, shape, left, depth))
    if inverse := graph.value(node, "inversePath"):
        return Path("^", (_parse(graph, inverse, shape, left, depth + 1),))
    for name, sign in _REPEATED.items():
        if SH + name in said:
            return Path(sign, (_parse(graph, said[SH + name][0], shape, left, depth + 1),))
    raise bad(shape, "sh:path is ill-formed")


def _members(
    graph: ShapesGraph, head: Term, shape: Term, left: Iterator[int], depth: int
) -> tuple[Path, ...]:
    members = graph.items(head, shape)
    if len(members) < 2:
        raise bad(shape, "a sequence or alternative path has two members at least")
    return tuple(_parse(graph, member, shape, left, depth + 1) for member in members)


def exists(path: Path, start: str, fresh: Callable[[], str], holds: Callable[[str], str]) -> str:
    """The expression: some value node of `path` from the variable `start` meets the condition `holds`."""
    match path.kind:
        case "iri":
            return _step(fresh(), holds, lambda end: f"{start} <{path.iri}> {end}")
        case "^" if path.parts[0].kind == "iri":
            return _step(fresh(), holds, lambda end: f"{end} <{path.parts[0].iri}> {start}")
        case "^":
            return exists(path.parts[0].reversed(), start, fresh, holds)
        case "/" if not path.parts:
            return holds(start)
        case "/":
            rest = Path("/", path.parts[1:])
            return exists(path.parts[0], start, fresh, lambda middle: exists(rest, middle, fresh, holds))
        case "|":
            return any_of(exists(part, start, fresh, holds) for part in path.parts)
        case "?":
            return any_of((holds(start), exists(path.parts[0], start, fresh, holds)))
        case _:
            steps = path.steps
            some = _step(fresh(), holds, lambda end: f"{start} {steps} {end}") if steps else "false"
            return any_of((holds(start), some)) if path.nullable else some


def _step(end: str, holds: Callable[[str], str], pattern: Callable[[str], str]) -> str:
    condition = holds(end)
    return f"EXISTS {{ {pattern(end)}{'' if condition == TRUE else f' FILTER({condition})'} }}"


TRUE: Final = "true"
FALSE: Final = "false"


def any_of(conditions: Iterable[str]) -> str:
    """The disjunction of expressions."""
    kept = [condition for condition in conditions if condition != FALSE]
    return TRUE if TRUE in kept else "(" + " || ".join(kept) + ")" if kept else FALSE


def all_of(conditions: Iterable[str]) -> str:
    """The conjunction of expressions."""
    kept = [condition for condition in conditions if condition != TRUE]
    return FALSE if FALSE in kept else "(" + " && ".join(kept) + ")" if kept else TRUE


def negated(condition: str) -> str:
    """The opposite of an expression."""
    return {TRUE: FALSE, FALSE: TRUE}.get(condition, f"!({condition})")
