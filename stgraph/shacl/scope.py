"""What a compilation keeps in mind while it walks one root shape."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from stgraph.shacl.paths import Path, exists, parse
from stgraph.shacl.shapes import Refused, ShapesGraph, Term
from stgraph.shacl.targets import Subclasses

MAX_DEPTH: Final = 30
"""Shapes within shapes; the parser of the engine recurses."""
MAX_SHAPES: Final = 2000
MAX_VARIABLES: Final = 2000
"""A query that needs more would be megabytes long: shapes and paths can share their parts."""


@dataclass(frozen=True, slots=True)
class Place:
    """A variable in a query and the properties whose values it holds. Written as the variable."""

    variable: str
    origin: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.variable


@dataclass(slots=True)
class Scope:
    """The walk over one root shape: what it may ask, where it stands, what it has mentioned.

    `reads` are the properties that the shape mentions, `typed` those where a datatype matters, `observed`
    those where a spelling does, or which term it is; `reads_all` and `observes_all` stand for any.
    """

    graph: ShapesGraph
    subclasses: Subclasses
    portable: bool = False
    reads: set[str] = field(default_factory=set)
    typed: set[str] = field(default_factory=set)
    observed: set[str] = field(default_factory=set)
    reads_all: bool = False
    observes_all: bool = False
    _stack: list[Term] = field(default_factory=list)
    _shapes: int = 0
    _variables: int = 0

    @contextmanager
    def inside(self, shape: Term) -> Iterator[None]:
        """Check a shape and walk within it; refuses recursion."""
        self.graph.check(shape)
        if shape in self._stack:
            raise Refused("the shape is recursive")
        self._shapes += 1
        if len(self._stack) == MAX_DEPTH or self._shapes > MAX_SHAPES:
            raise Refused("shapes are nested too deep")
        self._stack.append(shape)
        yield
        self._stack.pop()

    def fresh(self) -> str:
        """A variable that is not used yet."""
        self._variables += 1
        if self._variables > MAX_VARIABLES:
            raise Refused("the query would be too long")
        return f"?x{self._variables}"

    def path(self, shape: Term) -> Path:
        """The path of a shape, its properties noted as read."""
        path = parse(self.graph, shape)
        self.reads |= path.predicates
        return path

    def read(self, *properties: str) -> None:
        """Note properties that a constraint asks for."""
        self.reads.update(properties)

    def observe(self, *places: Place) -> None:
        """Note that the spelling of what stands here matters, or which term it is."""
        for place in places:
            self.observed |= place.origin

    def beyond(self, path: Path, start: Place, variable: str) -> Place:
        """The value nodes of a path from a place."""
        origin = path.predicates | (start.origin if path.nullable else frozenset())
        place = Place(variable, origin)
        if not path.simple:
            # two subjects can spell one value differently, which are two value nodes
            self.observe(place)
        return place

    def exists(self, path: Path, start: Place, holds: Callable[[Place], str]) -> str:
        """The expression: some value node meets the condition."""
        return exists(path, str(start), self.fresh, lambda end: holds(self.beyond(path, start, end)))
