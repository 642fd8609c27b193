"""A shapes graph, read: which nodes are shapes, what they say, and whether it may be said.

SHACL calls a shapes graph that breaks its syntax rules ill-formed; here that is a DataProblem.
What is well-formed but not compiled raises `Refused`; it never passes in silence.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from stgraph.errors import DataProblem
from stgraph.vocab import PREFIXES, RDF_TYPE

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Node = ox.NamedNode | ox.BlankNode

SH: Final = PREFIXES["sh"]
RDF: Final = PREFIXES["rdf"]
RDFS: Final = PREFIXES["rdfs"]
OWL: Final = PREFIXES["owl"]
XSD: Final = PREFIXES["xsd"]

TARGETS: Final = ("targetNode", "targetClass", "targetObjectsOf", "targetSubjectsOf")


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


SINGLE: Final = words(
    "datatype nodeKind minCount maxCount minExclusive minInclusive maxExclusive maxInclusive minLength"
    " maxLength pattern flags languageIn uniqueLang qualifiedValueShape qualifiedMinCount qualifiedMaxCount"
    " qualifiedValueShapesDisjoint closed ignoredProperties in severity deactivated"
)
"""Parameters that a shape may give once at most."""
SHAPE_LISTS: Final = ("and", "or", "xone")
SHAPE_VALUES: Final = ("not", "node", "property", "qualifiedValueShape")
PARAMETERS: Final = SINGLE.union(
    words("class hasValue equals disjoint lessThan lessThanOrEquals sparql"), SHAPE_LISTS, SHAPE_VALUES
) - {"severity", "deactivated"}
SILENT: Final = words("path message name description order group defaultValue")
"""Core vocabulary of a shape that constrains nothing."""
OF_A_QUERY: Final = words("select prefixes declare")
"""What a constraint node says that is its own shape as well."""

MAX_LIST: Final = 10_000
"""More members no list has that a person wrote; a list that bites its tail has more."""

_CLASSES = (RDFS + "Class", OWL + "Class")
"""OWL classes count as classes, as in pySHACL, though the Recommendation speaks of rdfs:Class alone."""


class Refused(Exception):
    """A shape that the compiler does not know how to ask; the argument says why."""


def bad(shape: object, reason: str) -> DataProblem:
    """The error for an ill-formed shapes graph."""
    return DataProblem("bad-shapes", reason=f"{shape}: {reason}")


def iri(term: Term, shape: object, what: str) -> str:
    """The text of an IRI that stands where SHACL asks for one; blank nodes cannot be asked for."""
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.BlankNode):
        raise Refused(f"sh:{what} is a blank node")
    raise bad(shape, f"sh:{what} is no IRI: {term}")


class ShapesGraph:
    """The triples of a shapes graph by subject and predicate."""

    def __init__(self, quads: Iterable[ox.Triple | ox.Quad]) -> None:
        self.triples: dict[Term, dict[str, list[Term]]] = {}
        self.declared: dict[tuple[Term, ...], dict[str, str]] = {}
        """The prefixes that nodes declare together, once they have been looked for."""
        self._parents: dict[Term, list[Term]] = {}
        for quad in quads:
            subject, predicate, value = quad.subject, quad.predicate.value, quad.object
            if isinstance(value, ox.Triple) or isinstance(subject, ox.Triple):
                raise bad(subject, "a triple term is no part of SHACL")
            if predicate == SH + "entailment":
                raise bad(subject, f"entailment regime {value} is not supported")
            values = self.triples.setdefault(subject, {}).setdefault(predicate, [])
            if value not in values:
                values.append(value)
                if predicate == SH + "property":
                    self._parents.setdefault(value, []).append(subject)
        self._classes = self._class_closure(_CLASSES)
        self._shape_classes = self._class_closure((SH + "NodeShape", SH + "PropertyShape"))
        self.custom_parameters = frozenset(self._custom_parameters())

    def _class_closure(self, roots: tuple[str, ...]) -> frozenset[str]:
        found = set(roots)
        below: dict[str, list[str]] = {}
        for subject, said in self.triples.items():
            for parent in said.get(RDFS + "subClassOf", ()):
                below.setdefault(parent.value, []).append(subject.value)
        queue = list(roots)
        while queue:
            new = set(below.get(queue.pop(), ())) - found
            found |= new
            queue += new
        return frozenset(found)

    def _custom_parameters(self) -> Iterator[str]:
        for said in list(self.triples.values()):
            for parameter in said.get(SH + "parameter", ()):
                yield from (path.value for path in self.values(parameter, "path"))

    def values(self, node: Term, name: str) -> list[Term]:
        """All values of sh:`name` at a node."""
        return self.triples.get(node, {}).get(SH + name, [])

    def value(self, node: Term, name: str) -> Term | None:
        """The one value of sh:`name` at a node, if any."""
        values = self.values(node, name)
        if len(values) > 1:
            raise bad(node, f"more than one sh:{name}")
        return values[0] if values else None

    def flag(self, node: Term, name: str) -> bool:
        """A boolean of sh:`name`, compared as a term: "1"^^xsd:boolean is not true."""
        value = self.value(node, name)
        if value is not None and not (
            isinstance(value, ox.Literal) and value.datatype.value == XSD + "boolean"
        ):
            raise bad(node, f"sh:{name} is no boolean: {value}")
        return value is not None and value.value == "true"

    def count(self, node: Term, name: str) -> int:
        """An integer of sh:`name` that is there."""
        value = self.value(node, name)
        try:
            if isinstance(value, ox.Literal) and value.datatype.value == XSD + "integer":
                return int(value.value)
        except ValueError:
            pass
        raise bad(node, f"sh:{name} is no integer: {value}")

    def items(self, head: Term, of: Term) -> list[Term]:
        """The members of an RDF list."""
        found: list[Term] = []
        while head != ox.NamedNode(RDF + "nil"):
            said = self.triples.get(head, {})
            first, rest = said.get(RDF + "first", []), said.get(RDF + "rest", [])
            if len(first) != 1 or len(rest) != 1 or len(found) == MAX_LIST:
                raise bad(of, "an RDF list is ill-formed")
            found.append(first[0])
            head = rest[0]
        return found

    def is_shape(self, node: Term) -> bool:
        """Whether a node is a shape by its type, a target or a parameter."""
        said = self.triples.get(node, {})
        types = {kind.value for kind in said.get(RDF_TYPE, ())}
        return bool(types & self._shape_classes) or any(
            name.startswith(SH) and (name[len(SH) :] in PARAMETERS or name[len(SH) :] in TARGETS)
            for name in said
        )

    def is_class(self, node: Term) -> bool:
        """Whether a shape is a class, too, and so its own target."""
        types = self.triples.get(node, {}).get(RDF_TYPE, ())
        return isinstance(node, ox.NamedNode) and any(kind.value in self._classes for kind in types)

    def is_class_type(self, kind: Term) -> bool:
        """Whether a type makes a shape its own target."""
        return kind.value in self._classes

    def roots(self) -> list[Node]:
        """The shapes with a target, in the order of their names."""
        found = [
            node
            for node, said in self.triples.items()
            if not isinstance(node, ox.Literal)
            and (
                any(SH + name in said for name in (*TARGETS, "target"))
                or (self.is_class(node) and self.is_shape(node))
            )
        ]
        return sorted(found, key=str)

    def siblings(self, shape: Term) -> list[Term]:
        """The sibling shapes of a qualified value shape, as the Recommendation defines them."""
        own = self.values(shape, "qualifiedValueShape")
        return [
            other
            for parent in self._parents.get(shape, ())
            for prop in self.values(parent, "property")
            for other in self.values(prop, "qualifiedValueShape")
            if other not in own
        ]

    def messages(self, node: Term) -> tuple[ox.Literal, ...]:
        """The sh:message texts of a shape or constraint, in the order of language and text."""
        values = [value for value in self.values(node, "message") if isinstance(value, ox.Literal)]
        return tuple(sorted(values, key=lambda value: (value.language or "", value.value)))

    def severity(self, shape: Term) -> str:
        """The severity of a shape's results."""
        value = self.value(shape, "severity")
        if value is not None and not isinstance(value, ox.NamedNode):
            raise bad(shape, f"sh:severity is no IRI: {value}")
        return value.value if value else SH + "Violation"

    def deactivated(self, node: Term) -> bool:
        """Whether a shape or constraint is switched off."""
        return self.flag(node, "deactivated")

    def check(self, shape: Term) -> None:
        """Raise for an ill-formed shape, and refuse one that says what is not known here."""
        if isinstance(shape, ox.Literal):
            raise bad(shape, "a literal is no shape")
        said = self.triples.get(shape, {})
        types = {kind.value for kind in said.get(RDF_TYPE, ())}
        paths = len(said.get(SH + "path", ()))
        if paths > 1:
            raise bad(shape, "more than one sh:path")
        if (paths and SH + "NodeShape" in types) or (not paths and SH + "PropertyShape" in types):
            raise bad(shape, "a property shape has one sh:path, a node shape none")
        for predicate in said:
            name = predicate.removeprefix(SH)
            if name in SINGLE and predicate.startswith(SH):
                self.value(shape, name)
            if predicate in self.custom_parameters and name not in PARAMETERS:
                raise Refused(f"custom constraint component: {predicate}")
            known = name in PARAMETERS or name in SINGLE or name in SILENT or name in TARGETS
            if predicate.startswith(SH) and not known and name not in OF_A_QUERY:
                raise Refused(f"sh:{name} is not known")
