"""The page of one thing: what is said about it in both directions, with names for IRIs and the sources."""

from dataclasses import dataclass

import pyoxigraph as ox

from stgraph import names, vocab
from stgraph.graph import Row, Selects, labels_of
from stgraph.support import Resource, short_id, uri_spaces
from stgraph.text import Labels


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple seen from the thing described.

    `value` is the thing at the other end, or None where the value is `text`. `basis` and `sources`
    come from the assertions about this very triple, where there are any.
    """

    property: Resource
    value: Resource | None
    text: str
    language: str
    basis: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """The answer to `describe`."""

    resource: Resource
    says: tuple[Statement, ...]
    pointed_at_by: tuple[Statement, ...]


def describe(graph: Selects, name: str) -> Description:
    """Everything the graph says about a thing, term or concept, and everything that points at it.

    `name` is its IRI, its short id (stg:Goal for a term) or words of its label. Raises UsageProblem
    for a name that fits nothing, or several things.
    """
    describer = _Describer(graph)
    found = names.resolve_any(graph, name)
    node = ox.NamedNode(found.iri)
    return Description(
        resource=found,
        says=describer.statements(graph.select("_describe", thing=node)),
        pointed_at_by=describer.statements(graph.select("_pointed-at", thing=node)),
    )


class _Describer:
    def __init__(self, graph: Selects) -> None:
        self._labels: dict[str, dict[str, str]] = labels_of(graph.select("_labels"))
        self._spaces = uri_spaces(graph)

    def resource(self, iri: str) -> Resource:
        labels: Labels = self._labels.get(iri, {})
        return Resource(iri=iri, id=short_id(iri, self._spaces), labels=labels, kind="thing")

    def statements(self, rows: list[Row]) -> tuple[Statement, ...]:
        """Names first, then by the property's English name, sources and remarks last."""
        return tuple(sorted(map(self._statement, rows), key=_reading_order))

    def _statement(self, row: Row) -> Statement:
        """A statement from a row of (property, value, basis, sources)."""
        property_, value, basis, sources = row
        literal = isinstance(value, ox.Literal)
        blank = isinstance(value, ox.BlankNode)
        return Statement(
            property=self.resource(property_.value),
            value=None if literal or blank else self.resource(value.value),
            text=value.value if literal else "",
            language=(value.language or "") if literal else "",
            basis=vocab.local_name(basis.value) if basis is not None else None,
            sources=tuple(sorted(sources.value.split())) if sources is not None else (),
        )


_READ_FIRST = ("type", "label", "prefLabel", "altLabel", "definition", "description")
_READ_LAST = ("note", "editorialNote", "source", "isDefinedBy")


def _reading_order(statement: Statement) -> tuple[int, str, str, str]:
    name = vocab.local_name(statement.property.iri)
    first = _READ_FIRST.index(name) - len(_READ_FIRST) if name in _READ_FIRST else 0
    rank = first or (_READ_LAST.index(name) + 1 if name in _READ_LAST else 0)
    value = statement.value.iri if statement.value else statement.text
    return (rank, statement.property.label("en"), statement.property.iri, value)
