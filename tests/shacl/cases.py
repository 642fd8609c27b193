"""Small random data and shapes that use every core component, path and target. Text, so that they can be read."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

PREFIXES = """@prefix : <http://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
NODES = [":a", ":b", ":c", ":d", "_:e"]
CLASSES = [":A", ":B", ":C"]
PROPERTIES = [":p", ":q", ":r"]
PAIRS = [":p", ":q"]
"""Compared in the cases with order, and literals there: pySHACL orders IRIs, too."""
NUMBERS = ["1", "2", "3", "-5", "1.5", '"2"^^xsd:double', '"2.5"^^xsd:float']
DATES = ['"2024-01-31"^^xsd:date', '"2024-02-01"^^xsd:date', '"2025-12-31"^^xsd:date']
TEXTS = ['"abc"', '"abd"', '"a"', '""', '"12"', '"x y"']
LANGUAGES = ['"ab"@en', '"ab"@sv', '"cd"@en', '"ef"@en-US']
OTHER = ["true", "false", '"2024-02-01T12:00:00"^^xsd:dateTime']
ODD = [
    *('"2024"^^xsd:gYear', '"http://x/"^^xsd:anyURI', '"abc"^^:own'),
    *('"abc"^^xsd:integer', '"2024-02-30"^^xsd:date', '"yes"^^xsd:boolean'),
]
"""pySHACL compares these where SPARQL finds an error, or raises a TypeError: never with an order of values."""
CHANGED = [
    '"01"^^xsd:integer',
    "1.0",
    "2.50",
    '"1"^^xsd:boolean',
    '"3"^^xsd:byte',
    '"2.0"^^xsd:double',
    '"7"^^xsd:int',
]
CHANGED_NUMBERS = ['"01"^^xsd:integer', "1.0", "2.50", '"3"^^xsd:byte', '"2.0"^^xsd:double']
DATATYPES = [
    "integer",
    "decimal",
    "double",
    "boolean",
    "date",
    "dateTime",
    "string",
    "byte",
    "gYear",
    "anyURI",
]
NODE_KINDS = ["IRI", "BlankNode", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"]
PATTERNS = ['"a"', '"^a"', '"B" ; sh:flags "i"', '"[0-9]+"', '"^[^ ]*$"', '"^(ab|x)"']


@dataclass
class Case:
    """A data graph and a shapes graph."""

    data: str
    shapes: str


class Maker:
    """Makes one case."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.shapes: list[str] = []
        self.classes = self.random.sample(CLASSES, k=3)
        self.ordered = self.random.random() < 0.5
        order = self.random.choice([NUMBERS, DATES])
        self.limits = order[:3]
        self.literals = order if self.ordered else NUMBERS + DATES + TEXTS + LANGUAGES + OTHER + ODD
        # most data is as the store writes it: otherwise most shapes would go to pySHACL
        if self.random.random() < 0.3:
            same_kind = CHANGED_NUMBERS if order is NUMBERS else []
            self.literals = self.literals + (same_kind if self.ordered else CHANGED)

    def case(self) -> Case:
        pick, some = self.random.choice, self.random.randint
        lines = [":B rdfs:subClassOf :A ."] if self.random.random() < 0.7 else []
        for _ in range(some(3, 14)):
            name = pick(PROPERTIES)
            lines.append(f"{pick(NODES)} {name} {self.value(self.ordered and name in PAIRS)} .")
        for _ in range(some(1, 4)):
            lines.append(f"{pick(NODES)} a {pick(CLASSES)} .")
        for number in range(some(1, 2)):
            self.root(f":S{number}")
        return Case(PREFIXES + "\n".join(lines), PREFIXES + "\n".join(self.shapes))

    def value(self, literal: bool) -> str:
        return self.random.choice(self.literals if literal or self.random.random() < 0.6 else NODES)

    def constant(self) -> str:
        return self.random.choice(self.literals if self.random.random() < 0.6 else NODES[:4])

    def root(self, name: str) -> None:
        pick = self.random.choice
        targets = [
            f"sh:targetClass {pick(CLASSES)}",
            f"sh:targetNode {', '.join({self.constant() for _ in range(2)})}",
            f"sh:targetSubjectsOf {pick(PROPERTIES)}",
            f"sh:targetObjectsOf {pick(PROPERTIES)}",
        ]
        if self.random.random() < 0.15:
            # a class that is a shape, too; instances are made by the data's classes
            name, targets = self.classes.pop(), ["a rdfs:Class"]
        parts = self.random.sample(targets, k=1 if len(targets) == 1 or self.random.random() < 0.7 else 2)
        self.shapes.append(self.shape(name, 0, " ; ".join(parts)))

    def shape(self, name: str, depth: int, extra: str = "", path: bool | None = None) -> str:
        is_property = self.random.random() < 0.5 if path is None else path
        parts = [extra] if extra else []
        parts.append("a sh:PropertyShape" if is_property else "a sh:NodeShape")
        if is_property:
            parts.append(f"sh:path {self.path(0)}")
        if self.random.random() < 0.1:
            parts.append(f"sh:severity {self.random.choice(['sh:Warning', 'sh:Info', ':Own'])}")
        if self.random.random() < 0.05:
            parts.append("sh:deactivated true")
        kinds: list[Callable[[int], str]] = [
            *self.any_shape(),
            *(self.property_only() if is_property else []),
        ]
        parts += [kind(depth) for kind in self.random.sample(kinds, k=self.random.randint(1, 3))]
        inside = " ;\n  ".join(parts)
        return f"[ {inside} ]" if name == "[]" else f"{name} {inside} ."

    def inner(self, depth: int, path: bool | None = None) -> str:
        if depth >= 2:
            kind = self.random.choice(NODE_KINDS)
            return (
                f"[ sh:path {self.path(1)} ; sh:nodeKind sh:{kind} ]"
                if path
                else f"[ sh:nodeKind sh:{kind} ]"
            )
        if self.random.random() < 0.2:
            name = f":N{len(self.shapes)}x{self.random.randint(0, 99999)}"
            self.shapes.append(self.shape(name, depth + 1, path=path))
            return name
        return self.shape("[]", depth + 1, path=path)

    def path(self, depth: int, turned: bool = False) -> str:
        pick = self.random.choice
        if depth >= 2 or self.random.random() < 0.55:
            return pick(PROPERTIES)
        kinds = ["inverse", "alternative", "zeroOrMore", "oneOrMore", "zeroOrOne"]
        # pySHACL walks an inverse sequence in the order of the sequence
        kind = pick(kinds if turned else [*kinds, "sequence"])
        if kind == "sequence":
            return f"( {self.path(depth + 1)} {self.path(depth + 1)} )"
        if kind == "alternative":
            return f"[ sh:alternativePath ( {self.path(depth + 1, turned)} {self.path(depth + 1, turned)} ) ]"
        return f"[ sh:{kind}Path {self.path(depth + 1, turned or kind == 'inverse')} ]"

    def any_shape(self) -> list[Callable[[int], str]]:
        pick, some = self.random.choice, self.random.randint

        def members(depth: int) -> str:
            return f"( {' '.join(self.inner(depth) for _ in range(some(1, 3)))} )"

        def closed(_: int) -> str:
            ignored = f" ; sh:ignoredProperties ( rdf:type {pick(PROPERTIES)} )" if some(0, 1) else ""
            return f"sh:closed {pick(['true', 'true', 'false'])}{ignored}"

        ordered: list[Callable[[int], str]] = [
            lambda _: (
                f"sh:property [ sh:path {pick(PAIRS)} ; sh:lessThan{pick(['', 'OrEquals'])} {pick(PAIRS)} ]"
            ),
            lambda _: f"sh:{pick(['min', 'max'])}{pick(['Inclusive', 'Exclusive'])} {pick(self.limits)}",
        ]
        return [
            *(ordered if self.ordered else []),
            lambda _: f"sh:class {pick(CLASSES)}",
            lambda _: (
                f"sh:datatype {pick([*(f'xsd:{name}' for name in DATATYPES), 'rdf:langString', ':own'])}"
            ),
            lambda _: f"sh:nodeKind sh:{pick(NODE_KINDS)}",
            lambda _: f"sh:minLength {some(1, 3)}",
            lambda _: f"sh:maxLength {some(0, 3)}",
            lambda _: f"sh:pattern {pick(PATTERNS)}",
            lambda _: f"sh:languageIn ( {pick(TAGS)} )",
            lambda _: f"sh:equals {pick(PROPERTIES)}",
            lambda _: f"sh:disjoint {pick(PROPERTIES)}",
            lambda _: f"sh:hasValue {self.constant()}",
            lambda _: f"sh:in ( {' '.join(self.constant() for _ in range(some(1, 4)))} )",
            closed,
            lambda depth: f"sh:not {self.inner(depth)}",
            lambda depth: f"sh:and {members(depth)}",
            lambda depth: f"sh:or {members(depth)}",
            lambda depth: f"sh:xone {members(depth)}",
            lambda depth: f"sh:node {self.inner(depth, path=False)}",
            lambda depth: f"sh:property {self.inner(depth, path=True)}",
            lambda depth: f"sh:property {self.inner(depth, path=True)} , {self.inner(depth, path=True)}",
        ]

    def property_only(self) -> list[Callable[[int], str]]:
        pick, some = self.random.choice, self.random.randint

        def qualified(depth: int) -> str:
            counts = [f"sh:qualifiedMinCount {some(0, 3)}", f"sh:qualifiedMaxCount {some(0, 2)}"]
            count = " ; ".join(self.random.sample(counts, k=some(1, 2)))
            disjoint = f" ; sh:qualifiedValueShapesDisjoint {pick(['true', 'false'])}" if some(0, 1) else ""
            return f"sh:qualifiedValueShape {self.inner(depth)} ; {count}{disjoint}"

        return [
            lambda _: f"sh:minCount {some(0, 3)}",
            lambda _: f"sh:maxCount {some(0, 2)}",
            lambda _: f"sh:uniqueLang {pick(['true', 'true', 'false'])}",
            qualified,
        ]


TAGS = ['"en"', '"sv"', '"en" "sv"', '"en-US"']
