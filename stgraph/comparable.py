"""What a graph says, ready to be compared: values by value, nameless things by what they say."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyoxigraph as ox

from stgraph import vocab
from stgraph.graph import Row, Selects
from stgraph.relations import load_relations
from stgraph.support import BASES, basis_of

Key = tuple[str, ...]
"""A thing or a value; what means the same has the same key in every graph: 2.5 and 2.50 do."""

IRI, NAMELESS, NUMBER, TEXT = "iri", "nameless", "number", "text"
"""What a key begins with."""

Statement = tuple[Key, str, Key]
"""Subject, IRI of the property, value."""


class Relation(NamedTuple):
    """A property, seen from the subject or (`reverse`) from the object."""

    iri: str
    reverse: bool = False


Says = Mapping[Relation, Mapping[Key, str | None]]
"""The values of each relation, each with the basis on which it is held, or None where nobody asks for one."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one graph says.

    `says` tells it by thing; where support runs from subject to object, a statement stands with its object.
    `subjects` are the things with statements of their own, but for nameless ones that are a value of another.
    `terms` gives the term behind a key, `assertions` the statements that each assertion is about, `support`
    the relations in use that carry support.
    """

    says: Mapping[Key, Says]
    subjects: frozenset[Key]
    terms: Mapping[Key, Any]
    assertions: Mapping[Key, frozenset[Statement]]
    support: frozenset[str]


def content(graph: Selects) -> Content:
    """Read all that a graph says, apart from what the ontology brings along."""
    rows = [row for row in graph.select("_statements") if not row[0].value.startswith(_TERMS)]
    keys = Keys(rows)
    terms = {keys.of(term): term for row in rows for term in (row[0], row[2])}
    said: dict[Key, dict[str, set[Key]]] = {}
    for subject, property_, value in rows:
        said.setdefault(keys.of(subject), {}).setdefault(property_.value, set()).add(keys.of(value))
    assertions = {thing: about for thing, has in said.items() if (about := _about(has))}
    asserted: dict[Statement, str] = {}
    for thing, about in assertions.items():
        bases = [basis_of(terms[key]) for key in said[thing].get(vocab.SPEC + "basis", ())]
        for statement in about:
            asserted[statement] = _strongest([*bases, asserted.get(statement, vocab.UNRECORDED)])
    relations = load_relations(graph)
    says: dict[Key, dict[Relation, dict[Key, str | None]]] = {}
    for thing, iri, value in _statements(said):
        support = relations.get(iri)
        backwards = support is not None and support.reverse and value[0] == IRI
        owner, other = (value, thing) if backwards else (thing, value)
        basis = asserted.get((thing, iri, value), support.basis if support else None)
        says.setdefault(owner, {}).setdefault(Relation(iri, backwards), {})[other] = basis
    return Content(says, keys.subjects(), terms, assertions, frozenset(relations))


_TERMS = (*vocab.PREFIXES.values(), vocab.DEF)
_XSD, _OWL = vocab.PREFIXES["xsd"], vocab.PREFIXES["owl"]


def _statements(said: Mapping[Key, Mapping[str, Collection[Key]]]) -> Iterable[Statement]:
    return (
        (thing, iri, value) for thing, has in said.items() for iri, values in has.items() for value in values
    )


def _about(has: Mapping[str, Collection[Key]]) -> frozenset[Statement]:
    """The statements that an assertion is about; none for any other thing."""
    ends = [has.get(vocab.SPEC + name, ()) for name in ("from", "relation", "to", "assertedValue")]
    subjects, relations, things, values = ends
    return frozenset(
        (subject, relation[1], value)
        for subject in subjects
        for relation in relations
        for value in (*things, *values)
    )


def _strongest(bases: Iterable[str]) -> str:
    return min(bases, key=BASES.index)


class Keys:
    """Keys of terms. A nameless thing is known by what it says, whatever the engine calls it."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._named: set[ox.NamedNode] = set()
        self._nameless: dict[ox.BlankNode, list[tuple[str, Any]]] = {}
        self._values: set[ox.BlankNode] = set()
        for subject, property_, value in rows:
            if isinstance(subject, ox.BlankNode):
                self._nameless.setdefault(subject, []).append((property_.value, value))
            else:
                self._named.add(subject)
            if isinstance(value, ox.BlankNode):
                self._values.add(value)
        self._digests: dict[ox.BlankNode, str] = {}
        self._circular = self._digest_all()

    def of(self, term: Any) -> Key:
        """The key of a term."""
        if isinstance(term, ox.NamedNode):
            return (IRI, term.value)
        if isinstance(term, ox.BlankNode):
            return (NAMELESS, self._digests.get(term, ""))
        return literal_key(term)

    def subjects(self) -> frozenset[Key]:
        """See Content. What leads in a circle is a value of another and yet may stand alone."""
        inner = self._values - self._circular
        alone = (node for node in self._nameless if node not in inner and not self._axiom(node))
        return frozenset(map(self.of, (*self._named, *alone)))

    def _axiom(self, node: ox.BlankNode) -> bool:
        return any(
            property_ == vocab.RDF_TYPE and value.value.startswith(_OWL)
            for property_, value in self._nameless[node]
        )

    def _digest_all(self) -> set[ox.BlankNode]:
        """From the innermost outwards. Those that lead into a circle, as far as _ROUNDS steps show."""
        around: dict[ox.BlankNode, list[ox.BlankNode]] = {}
        open_: dict[ox.BlankNode, int] = {}
        for node, said in self._nameless.items():
            inside = {value for _, value in said if isinstance(value, ox.BlankNode)} & self._nameless.keys()
            open_[node] = len(inside)
            for inner in inside:
                around.setdefault(inner, []).append(node)
        ready = [node for node, count in open_.items() if not count]
        while ready:
            node = ready.pop()
            self._digests[node] = self._digest(node)
            for outer in around.get(node, ()):
                open_[outer] -= 1
                if not open_[outer]:
                    ready.append(outer)
        circular = self._nameless.keys() - self._digests.keys()
        for _ in range(_ROUNDS):
            self._digests |= {node: self._digest(node) for node in circular}
        return circular

    def _digest(self, node: ox.BlankNode) -> str:
        # imported only when needed
        from hashlib import sha256

        said = sorted({(property_, *self.of(value)) for property_, value in self._nameless[node]})
        return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


_ROUNDS = 16

_DECIMAL = re.compile(r"([+-]?)([0-9]*)(?:\.([0-9]*))?")
_DECIMALS = {
    *("decimal", "integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
    *("long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
}
_BOOLEANS = {"1": "true", "0": "false"}


def literal_key(literal: ox.Literal) -> Key:
    """Numbers and truth values whatever their spelling, else the text with its datatype and language.

    >>> literal_key(ox.Literal("+02.50", datatype=ox.NamedNode(_XSD + "decimal")))
    ('number', 'decimal', '2.5')
    >>> literal_key(ox.Literal("-0", datatype=ox.NamedNode(_XSD + "integer")))
    ('number', 'decimal', '0')
    """
    text, datatype = literal.value, literal.datatype.value
    name = datatype.removeprefix(_XSD)
    if name in _DECIMALS and (found := _DECIMAL.fullmatch(text)):
        sign, whole, part = found[1].strip("+"), found[2].lstrip("0") or "0", (found[3] or "").rstrip("0")
        number = f"{whole}.{part}" if part else whole
        return (NUMBER, "decimal", number if number == "0" else sign + number)
    if name == "boolean":
        text = _BOOLEANS.get(text, text)
    if name in ("double", "float"):
        try:
            return (NUMBER, name, str(float(text) + 0.0))
        except ValueError:
            pass  # no number after all
    return (TEXT, datatype, (literal.language or "").lower(), text)
