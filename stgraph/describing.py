"""The page of one thing: what is said about it in both directions, with names for IRIs and the evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from stgraph import names, vocab
from stgraph.graph import Row, Selects, labels_of
from stgraph.messages import say
from stgraph.spaces import short_id, uri_spaces
from stgraph.support import BASES, Evidence, Resource, basis_of
from stgraph.text import LANGUAGES, Labels
from stgraph.years import year_of


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple seen from the thing described.

    `value` is the thing at the other end, or None where the value is `text`. A thing without an IRI
    has an empty one and is called by its class. `evidence` are the assertions about this very triple,
    `basis` is the strongest of theirs.
    """

    property: Resource
    value: Resource | None
    text: str
    language: str
    datatype: str
    basis: str | None
    evidence: tuple[Evidence, ...]


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
        self._labels = labels_of(graph.select("_labels"))
        self._reasons = labels_of(graph.select("_reasons"))
        self._sources: dict[str, set[str]] = {}
        for thing, source in graph.select("_sources"):
            self._sources.setdefault(thing.value, set()).add(source.value)
        self._spaces = uri_spaces(graph)

    def statements(self, rows: Iterable[Row]) -> tuple[Statement, ...]:
        """From rows of (property, value, class of a nameless value, link, its basis, locator …).

        Names first, then by the property's English name, sources and remarks last.
        """
        grouped: dict[tuple[Any, Any], list[Row]] = {}
        for property_, value, *rest in rows:
            grouped.setdefault((property_, value), []).append(tuple(rest))
        found = [self._statement(property_, value, rest) for (property_, value), rest in grouped.items()]
        return tuple(sorted(found, key=_reading_order))

    def _statement(self, property_: Any, value: Any, rows: Sequence[Row]) -> Statement:
        literal = isinstance(value, ox.Literal)
        if isinstance(value, ox.BlankNode):
            thing: Resource | None = self._nameless({row[0].value for row in rows if row[0]})
        else:
            thing = None if literal else self._resource(value.value)
        evidence = self._evidence([row[1:] for row in rows])
        return Statement(
            property=self._resource(property_.value),
            value=thing,
            text=value.value if literal else "",
            language=(value.language or "") if literal else "",
            datatype=value.datatype.value if literal else "",
            basis=evidence[0].basis if evidence else None,
            evidence=evidence,
        )

    def _resource(self, iri: str) -> Resource:
        labels: Labels = self._labels.get(iri, {})
        return Resource(iri=iri, id=short_id(iri, self._spaces), labels=labels, kind="thing")

    def _nameless(self, classes: set[str]) -> Resource:
        named = [self._resource(class_) for class_ in sorted(classes) if class_ in self._labels]
        names = {
            language: named[0].label(language) if named else say("thing", language) for language in LANGUAGES
        }
        labels = {language: say("nameless", language, thing=name) for language, name in names.items()}
        return Resource(iri="", id="", labels=labels, kind="thing")

    def _evidence(self, rows: Iterable[Row]) -> tuple[Evidence, ...]:
        """Of what a link says twice, the last counts: of its bases the stated one."""
        found: dict[str, Evidence] = {}
        told = (row for row in rows if row[0] is not None)
        for link, basis, edition, locator, quote, start, end in sorted(told, key=_values):
            found[link.value] = Evidence(
                iri=link.value if isinstance(link, ox.NamedNode) else None,
                basis=basis_of(basis) if basis else vocab.UNRECORDED,
                reason=self._reasons.get(link.value, {}),
                sources=tuple(sorted(self._sources.get(link.value, ()))),
                locator=locator and locator.value,
                quote=quote and quote.value,
                edition_basis=basis_of(edition) if edition else None,
                start=year_of(start.value) if start else None,
                end=year_of(end.value) if end else None,
            )
        return tuple(sorted(found.values(), key=_by_strength))


def _values(row: Row) -> list[str]:
    return [term.value if term else "" for term in row]


def _by_strength(evidence: Evidence) -> tuple[Any, ...]:
    """The engine gives nameless links another name in each run."""
    reason = sorted(evidence.reason.items())
    return (BASES.index(evidence.basis), evidence.iri or "", evidence.sources, reason)


_READ_FIRST = ("type", "label", "prefLabel", "altLabel", "definition", "description")
_READ_LAST = ("note", "editorialNote", "source", "isDefinedBy")


def _reading_order(statement: Statement) -> tuple[Any, ...]:
    name = vocab.local_name(statement.property.iri)
    first = _READ_FIRST.index(name) - len(_READ_FIRST) if name in _READ_FIRST else 0
    rank = first or (_READ_LAST.index(name) + 1 if name in _READ_LAST else 0)
    value = (statement.value.iri, statement.value.label()) if statement.value else (statement.text, "")
    told = (statement.language, statement.datatype, [_by_strength(found) for found in statement.evidence])
    return (rank, statement.property.label("en"), statement.property.iri, *value, *told)
