"""Targets: which nodes a shape is about, as a SPARQL pattern that binds each of them once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import pyoxigraph as ox

from stgraph.shacl.literals import constant
from stgraph.shacl.paths import EMPTY, Path
from stgraph.shacl.shapes import Refused, ShapesGraph, Term, bad, iri
from stgraph.vocab import RDF_TYPE

Subclasses = Callable[[str], Collection[str]]
"""The IRIs of a class and all that is below it; a blank node there starts with `_:`."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The focus nodes of a shape.

    `at` writes the pattern for a variable. `chain` are the variables of the focus nodes further out,
    for a sh:property inside a property shape: each of their value nodes is a focus node once more.
    `origin` are the properties whose values the focus nodes are.
    """

    at: Callable[[str], str]
    chain: tuple[str, ...] = ()
    origin: frozenset[str] = frozenset()

    @property
    def pattern(self) -> str:
        """The pattern that binds ?this."""
        return self.at("?this")

    @property
    def columns(self) -> str:
        """The variables that tell one occurrence of a focus node from another."""
        return " ".join((*self.chain, "?this"))

    def values(self, path: Path, variable: str) -> str:
        """The group that binds, for each focus node, its value nodes."""
        ways = [f"{self.pattern} BIND(?this AS {variable})"] if path.nullable else []
        if path.steps:
            ways.append(f"{self.pattern} ?this {path.steps} {variable} .")
        return ways[0] if len(ways) == 1 else " UNION ".join(f"{{ {way} }}" for way in ways)

    def along(self, path: Path) -> "Focus":
        """The value nodes of a path as focus nodes."""
        if path == EMPTY:
            return self
        outer = f"?f{len(self.chain)}"
        chain = (*self.chain, outer)

        def at(variable: str) -> str:
            columns = " ".join((*chain, variable))
            before = self.at(outer)
            ways = [f"{before} BIND({outer} AS {variable})"] if path.nullable else []
            if path.steps:
                ways.append(f"{before} {outer} {path.steps} {variable} .")
            return f"{{ SELECT DISTINCT {columns} {{ {' UNION '.join(f'{{ {way} }}' for way in ways)} }} }}"

        origin = path.predicates | (self.origin if path.nullable else frozenset())
        return Focus(at, chain, origin)


def of(graph: ShapesGraph, shape: Term, subclasses: Subclasses) -> Focus:
    """The focus nodes that the targets of a shape select."""
    graph.check(shape)
    ways: list[Callable[[str], str]] = []
    nodes = graph.values(shape, "targetNode")
    if nodes:
        listed = " ".join(constant(node, "sh:targetNode") for node in nodes)
        ways.append(lambda variable: f"VALUES {variable} {{ {listed} }}")
    classes = {iri(node, shape, "targetClass") for node in graph.values(shape, "targetClass")}
    if graph.is_class(shape):
        classes.add(shape.value)
    kinds = sorted({kind for each in classes for kind in named(subclasses(each))})
    if kinds:
        ways.append(_instances(kinds))
    subjects = _properties(graph, shape, "targetSubjectsOf")
    objects = _properties(graph, shape, "targetObjectsOf")
    ways += [_pattern("", f" <{name}> ?o .") for name in subjects]
    ways += [_pattern(f"?s <{name}> ", " .") for name in objects]
    origin = frozenset(objects)
    if len(ways) == 1 and (nodes or len(kinds) == 1):
        return Focus(ways[0], origin=origin)

    def at(variable: str) -> str:
        union = " UNION ".join(f"{{ {way(variable)} }}" for way in ways)
        return f"{{ SELECT DISTINCT {variable} {{ {union if len(ways) > 1 else ways[0](variable)} }} }}"

    return Focus(at, origin=origin)


def named(classes: Collection[str]) -> list[str]:
    """The classes; refuses blank nodes, which no query can name."""
    if any(kind.startswith("_:") for kind in classes):
        raise Refused("a subclass is a blank node")
    return sorted(classes)


def _pattern(before: str, after: str) -> Callable[[str], str]:
    return lambda variable: f"{before}{variable}{after}"


def _instances(classes: list[str]) -> Callable[[str], str]:
    if len(classes) == 1:
        return lambda variable: f"{variable} <{RDF_TYPE}> <{classes[0]}> ."
    listed = " ".join(f"<{kind}>" for kind in classes)
    return lambda variable: f"VALUES ?t {{ {listed} }} {variable} <{RDF_TYPE}> ?t ."


def _properties(graph: ShapesGraph, shape: Term, name: str) -> list[str]:
    values = graph.values(shape, name)
    for value in values:
        if not isinstance(value, ox.NamedNode):
            raise bad(shape, f"sh:{name} is no IRI: {value}")
    return sorted(value.value for value in values)
