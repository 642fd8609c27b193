"""From shapes to queries: one SELECT for each constraint of each shape with a target.

What is not known is refused, and then the whole root shape is: nothing is skipped in silence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from stgraph.shacl import constraints_sparql, set_components, shape_components, targets, value_components
from stgraph.shacl.paths import EMPTY
from stgraph.shacl.registry import component, constraints, rows
from stgraph.shacl.scope import Place, Scope
from stgraph.shacl.shapes import SH, Node, Refused, ShapesGraph, Term, bad
from stgraph.shacl.targets import Focus, Subclasses

COMPONENTS = (value_components, set_components, shape_components)
"""These register themselves when imported."""

SPARQL_CONSTRAINT = SH + "SPARQLConstraintComponent"


@dataclass(frozen=True, slots=True)
class Query:
    """One constraint of one shape as a SELECT.

    Its rows bind ?this, may bind ?value and ?path, and for a sh:sparql whatever the author selects.
    `root` is the shape whose targets are asked; `path` the SPARQL text of the shape's path, None for
    a node shape; `predicate` the property, where the path is one.
    """

    root: Node
    shape: Term
    component: str
    severity: str
    messages: tuple[ox.Literal, ...]
    path: str | None
    predicate: str | None
    constraint: Term | None
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A root shape that is not compiled, and why."""

    shape: Node
    reason: str


@dataclass(frozen=True, slots=True)
class Target:
    """A root shape's focus nodes: the SELECT answers with a row if there are any."""

    shape: Node
    text: str


@dataclass(frozen=True, slots=True)
class Reads:
    """The properties that a root shape mentions, whose datatypes it sees, whose spellings; None for any."""

    shape: Node
    mentioned: frozenset[str] | None
    typed: frozenset[str]
    observed: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Compilation:
    """A shapes graph as queries, and what of it is none."""

    queries: tuple[Query, ...]
    refusals: tuple[Refusal, ...]
    targets: tuple[Target, ...]
    reads: tuple[Reads, ...]


def compile_shapes(
    shapes: Iterable[ox.Triple | ox.Quad] | ShapesGraph, subclasses: Subclasses, *, portable: bool = False
) -> Compilation:
    """Compile every shape that has a target.

    `subclasses` gives the IRIs of a class and of all below it; `portable` avoids what only the engine
    of this project understands. Raises DataProblem for an ill-formed shapes graph.
    """
    graph = shapes if isinstance(shapes, ShapesGraph) else ShapesGraph(shapes)
    constraints_sparql.screen(graph)
    known = cache(subclasses)
    queries: list[Query] = []
    refusals: list[Refusal] = []
    selects: list[Target] = []
    reads: list[Reads] = []
    for root in graph.roots():
        scope = Scope(graph, known, portable)
        try:
            if graph.deactivated(root):
                continue
            focus = targets.of(graph, root, known)
            selects.append(Target(root, f"SELECT ?this {{ {focus.pattern} }} LIMIT 1"))
            scope.read(*focus.origin)
            scope.observe(Place("?this", focus.origin))
            queries += list(_shape(scope, root, root, focus))
        except Refused as refusal:
            refusals.append(Refusal(root, str(refusal)))
        else:
            mentioned = None if scope.reads_all else frozenset(scope.reads)
            observed = None if scope.observes_all else frozenset(scope.observed)
            reads.append(Reads(root, mentioned, frozenset(scope.typed), observed))
    return Compilation(tuple(queries), tuple(refusals), tuple(selects), tuple(reads))


def _shape(scope: Scope, root: Node, shape: Term, focus: Focus) -> Iterator[Query]:
    """The queries of a shape and of the property shapes within it."""
    graph = scope.graph
    with scope.inside(shape):
        if graph.deactivated(shape):
            return
        path = scope.path(shape)
        for name, value in constraints(graph, shape):
            if name == "property":
                if not graph.values(value, "path"):
                    raise bad(shape, f"sh:property is no property shape: {value}")
                if path != EMPTY:
                    # the value nodes become focus nodes, and are told as such
                    scope.observe(scope.beyond(path, Place("?this", focus.origin), "?value"))
                yield from _shape(scope, root, value, focus.along(path))
                continue
            if name == "sparql":
                text = constraints_sparql.compiled(scope, shape, value, path, focus)
            else:
                text = rows(scope, shape, name, value, path, focus)
            if text is None:
                continue
            own = graph.messages(value) if name == "sparql" else ()
            yield Query(
                root=root,
                shape=shape,
                component=SPARQL_CONSTRAINT if name == "sparql" else component(name),
                severity=graph.severity(shape),
                messages=own or graph.messages(shape),
                path=None if path == EMPTY else path.text,
                predicate=path.iri or None,
                constraint=value if name == "sparql" else None,
                text=text,
            )
