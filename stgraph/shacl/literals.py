"""Data as written: the store of the engine and, beside it, what the store spells differently.

The store keeps values, not spellings: "01"^^xsd:integer becomes 1 and merges with a 1 that is already
there, and "300"^^xsd:byte becomes an integer. SHACL speaks of terms. So every literal that will not
come back as it was is noted while the data is loaded.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, Final

import pyoxigraph as ox

from stgraph.shacl.shapes import RDFS, XSD, Refused, Term
from stgraph.vocab import RDF_TYPE

_DAY: Final = r"-?\d{4}(?:-\d\d(?:-\d\d)?)?"
_KEPT: Final = {
    XSD + name: re.compile(pattern)
    for name, pattern in {
        "integer": r"0|-?[1-9]\d{0,17}",
        "decimal": r"(?:0|-?[1-9]\d{0,14})(?:\.\d{0,2}[1-9])?",
        "boolean": r"true|false",
        "gYear": _DAY,
        "gYearMonth": _DAY,
        "date": _DAY,
        "dateTime": _DAY + r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d",
    }.items()
}
"""Common spellings that the store keeps; everything else is tried."""

_CHUNK: Final = 1000

_TEXTS: Final = {XSD + "string", XSD + "anyURI", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}
"""Datatypes that the store never touches."""

_UNIQUE: Final = {XSD + name for name in ("gYear", "gYearMonth", "date", "dateTime")}
"""Datatypes in which a kept spelling (without time zone) is the only one of its value."""

_NUMBERS: Final = {XSD + name for name in ("integer", "decimal")}
_NUMBER: Final = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")

Key = tuple[Any, str, Any]
"""A triple by subject, property and stored value."""


@lru_cache(maxsize=1 << 14)
def stored(literal: ox.Literal) -> ox.Literal:
    """The literal as the store gives it back."""
    store = ox.Store()
    store.add(ox.Quad(_ANY, _ANY, literal))
    value: Any = next(iter(store)).object
    return value  # type: ignore[no-any-return]


_ANY: Final = ox.NamedNode("urn:x")


def kept(literal: ox.Literal) -> bool:
    """Whether the store keeps the spelling."""
    datatype = literal.datatype.value
    known = _KEPT.get(datatype)
    if datatype in _TEXTS or (known and known.fullmatch(literal.value)):
        return True
    return stored(literal) == literal


def beyond(literal: ox.Literal) -> bool:
    """Whether a number is too large or too fine for the engine to calculate with."""
    if literal.datatype.value not in _NUMBERS or not _NUMBER.fullmatch(literal.value):
        return False
    sums: Any = _SCRATCH.query(f"SELECT ({literal} + 0 AS ?n) {{}}")
    return next(iter(sums))[0] is None


_SCRATCH: Final = ox.Store()


def constant(term: Term, what: str) -> str:
    """A term of the shapes graph as SPARQL; refuses what would not be the same term there."""
    if isinstance(term, ox.BlankNode):
        raise Refused(f"{what} is a blank node")
    if isinstance(term, ox.Literal) and (not kept(term) or beyond(term)):
        raise Refused(f"{what} is spelt in a way the store does not keep: {term}")
    return str(term)


@dataclass(slots=True)
class Spellings:
    """What the store spells differently from the files.

    `table` holds, for a triple as stored, the literals as written. The sets hold the properties of such
    values: `respelt` of all, `retyped` where the datatype became another, `lost` where two values became
    one or where a number is beyond what the engine calculates with.
    """

    table: dict[Key, list[ox.Literal]] = field(default_factory=dict)
    respelt: set[str] = field(default_factory=set)
    retyped: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    _values: dict[Term, list[ox.Literal]] | None = None

    def original(self, subject: Term | None, predicate: str | None, value: Term) -> list[ox.Literal]:
        """How a stored value was written: at this subject and property, else anywhere; [] if as stored."""
        if not self.table:
            return []
        if predicate is not None:
            return self.table.get((subject, predicate, value), [])
        if self._values is None:
            self._values = {}
            for (_, _, key), written in self.table.items():
                known = self._values.setdefault(key, [])
                known += [literal for literal in written if literal not in known]
        return self._values.get(value, [])

    def note(self, quad: ox.Quad, store: ox.Store) -> None:
        """Keep a literal that the store will change, and the equal one that it may hold already."""
        literal: Any = quad.object
        predicate, after = quad.predicate.value, stored(literal)
        key = (quad.subject, predicate, after)
        if key not in self.table:
            known = ox.Quad(quad.subject, quad.predicate, after) in store
            self.table[key] = [after] if known else []
        if literal not in self.table[key]:
            self.table[key].append(literal)
        self.respelt.add(predicate)
        if after.datatype != literal.datatype:
            self.retyped.add(predicate)
        if len(self.table[key]) > 1:
            self.lost.add(predicate)

    def meet(self, quad: ox.Quad) -> None:
        """Keep a literal as it is where an equal one was changed into it."""
        literal: Any = quad.object
        predicate = quad.predicate.value
        written = self.table.get((quad.subject, predicate, literal)) if self.table else None
        if written is not None and literal not in written:
            written.append(literal)
            self.lost.add(predicate)


@dataclass(frozen=True, slots=True)
class Data:
    """A data graph: one graph, whatever graphs the quads were in, and its spellings."""

    store: ox.Store = field(default_factory=ox.Store)
    spellings: Spellings = field(default_factory=Spellings)

    @classmethod
    def of(cls, quads: Iterable[ox.Quad | ox.Triple]) -> "Data":
        """Load quads as a parser gives them, not as a store does."""
        data = cls()
        unread = iter(quads)
        # all at once, the engine would hold everything a second time
        while chunk := list(islice(unread, _CHUNK)):
            data._add(chunk)
        return data

    def _add(self, quads: Iterable[ox.Quad | ox.Triple]) -> None:
        """Load quads, those last whose literals the store will change."""
        unchanged, changed = list[ox.Quad](), list[ox.Quad]()
        for quad in quads:
            if not isinstance(quad, ox.Quad) or not isinstance(quad.graph_name, ox.DefaultGraph):
                quad = ox.Quad(quad.subject, quad.predicate, quad.object)
            value = quad.object
            if type(value) is not ox.Literal or value.language is not None or self._keeps(quad, value):
                unchanged.append(quad)
            else:
                changed.append(quad)
        self.store.extend(unchanged)
        for quad in changed:
            self.spellings.note(quad, self.store)
        self.store.extend(changed)

    def _keeps(self, quad: ox.Quad, value: ox.Literal) -> bool:
        """Whether the store keeps the literal; a kept one may meet one that it has changed before."""
        datatype = value.datatype.value
        if datatype in _TEXTS:
            return True
        if not kept(value):
            return False
        if datatype not in _UNIQUE:
            self.spellings.meet(quad)
            if beyond_quick(value):
                self.spellings.lost.add(quad.predicate.value)
        return True

    def quads(self) -> Iterator[ox.Quad]:
        """The data as written."""
        table = self.spellings.table
        for quad in self.store:
            written = table.get((quad.subject, quad.predicate.value, quad.object)) if table else None
            if written is None:
                yield quad
            else:
                yield from (ox.Quad(quad.subject, quad.predicate, literal) for literal in written)

    def subclasses(self, kind: str) -> set[str]:
        """The IRIs of a class and of all below it; blank nodes that are somebody's type as `_:label`."""
        found, queue = {kind}, [ox.NamedNode(kind)]
        below = ox.NamedNode(RDFS + "subClassOf")
        typed = ox.NamedNode(RDF_TYPE)
        seen: set[Any] = set(queue)
        while queue:
            parent = queue.pop()
            for quad in self.store.quads_for_pattern(None, below, parent, None):
                child: Any = quad.subject
                if child in seen:
                    continue
                seen.add(child)
                queue.append(child)
                if isinstance(child, ox.NamedNode):
                    found.add(child.value)
                elif next(self.store.quads_for_pattern(None, typed, child, None), None):
                    found.add(str(child))
        return found


def beyond_quick(literal: ox.Literal) -> bool:
    """`beyond`, told by the length where that is enough."""
    return len(literal.value) > 15 and beyond(literal)
