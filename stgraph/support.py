"""The support graph: which thing rests on which, on what evidence. Reads it whole, walks nothing.

Which relations carry support, from which end, and which classes count as support is declared in the
ontology (`stg:supportComesFrom`, `stg:supportKind`, `stg:traceEnd`); this module only obeys.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import pyoxigraph as ox

from stgraph import vocab
from stgraph.ahead import Ahead
from stgraph.collector import collector_paused
from stgraph.graph import Row, Selects, labels_of
from stgraph.relations import load_relations
from stgraph.spaces import Spaces, short_id, uri_spaces
from stgraph.text import Labels, pick
from stgraph.years import span, year_of

BASES = (vocab.STATED, vocab.INFERRED, vocab.UNRECORDED)
"""From strongest to weakest. "unrecorded": the triple stands there, but nobody says on what basis."""


@dataclass(frozen=True, slots=True)
class Resource:
    """Something that can stand in a trace.

    `id` is the IRI without the data set's `void:uriSpace`; `kind` is its support kind
    ("document", "programme-item" …) or, for what is no support, its class in kebab case;
    `start` and `end` are whole years or None where none is recorded.
    """

    iri: str
    id: str
    labels: Labels = field(compare=False)
    kind: str
    is_support: bool = False
    is_vision: bool = False
    start: int | None = None
    end: int | None = None
    sources: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Resource {self.id}: {self.label()}>"

    def label(self, language: str = "en") -> str:
        """Its name, else its id."""
        return pick(self.labels, language, self.id)

    @property
    def years(self) -> str:
        """Its years, as a reader writes them."""
        return span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One `stg:SupportLink`: on what basis somebody holds a hop to be true, why, and where it stands.

    `iri` is None for a link without a name, and for the own source of a structural hop.
    """

    iri: str | None
    basis: str
    reason: Labels = field(compare=False)
    sources: tuple[str, ...]
    locator: str | None = None
    quote: str | None = None
    edition_basis: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One step upwards, from what is supported to what supports it.

    The triple in the graph is `lower relation upper`, or the other way round where `reverse`.
    `basis` is the strongest of its evidence.
    """

    lower: Resource
    relation: str
    relation_labels: Labels = field(compare=False)
    upper: Resource
    reverse: bool
    basis: str
    evidence: tuple[Evidence, ...] = field(compare=False)
    structural: bool = False
    """Whether it says how things are made up: an item of a programme, a wording in a document."""

    def __repr__(self) -> str:
        return f"<Hop {self.lower.id} → {self.upper.id}: {vocab.local_name(self.relation)}, {self.basis}>"

    @property
    def key(self) -> tuple[str, int, str]:
        """Sorts the hops of one resource: by the other end, stated first, then by relation."""
        return (self.upper.iri, BASES.index(self.basis), self.relation)


@dataclass(frozen=True)
class SupportGraph:
    """All hops by the resource they lead up from, and all resources by IRI."""

    resources: Mapping[str, Resource]
    up: Mapping[str, tuple[Hop, ...]]
    types: Mapping[str, frozenset[str]]
    """{IRI: its classes, superclasses included}"""

    def of_class(self, name: str) -> list[Resource]:
        """Resources of the class `stg:{name}` or one below it, by IRI."""
        wanted = vocab.SPEC + name
        return [self.resources[iri] for iri in sorted(iri for iri, of in self.types.items() if wanted in of)]

    def without(self, gone: Collection[str]) -> "SupportGraph":
        """The same graph without any hop from or to the things that are gone."""
        left = {
            iri: tuple(hop for hop in hops if hop.upper.iri not in gone)
            for iri, hops in self.up.items()
            if iri not in gone
        }
        return replace(self, up=left)


@collector_paused()
def load_support(graph: Selects, *, evidence: bool = True) -> SupportGraph:
    """Read the support graph with a handful of catalogued queries.

    Without `evidence` in two thirds of the time: hops then have their basis, but no reasons and places, and
    resources no sources.
    """
    of_links = ("_sources", "_reasons", "_support-links") if evidence else ("_hop-bases",)
    graph = Ahead(graph, "_support-edges", "_years", *of_links)
    classes = _Classes(graph.select("_classes"))
    things = graph.select("_things")
    declared = _declared(things)
    labels = labels_of((thing, label) for thing, _, label in things)
    edges = [
        (subject.value, relation.value, object_.value)
        for subject, relation, object_ in graph.select("_support-edges")
        if isinstance(subject, ox.NamedNode) and isinstance(object_, ox.NamedNode)
    ]
    for subject, _, object_ in edges:  # they are things, too, unless a server changes between two answers
        declared.setdefault(subject, frozenset())
        declared.setdefault(object_, frozenset())
    relations = load_relations(graph)
    spaces = uri_spaces(graph)
    years = _years(graph.select("_years"))
    sources = _grouped(graph.select("_sources")) if evidence else {}
    resources = {
        iri: _resource(iri, found, classes, labels, spaces, years, sources) for iri, found in declared.items()
    }
    links_of = _evidence(graph, sources) if evidence else _bases(graph)
    up: dict[str, list[Hop]] = {}
    for subject, iri, object_ in edges:
        relation = relations[iri]
        lower, upper = (object_, subject) if relation.reverse else (subject, object_)
        found = links_of.get((subject, iri, object_))
        up.setdefault(lower, []).append(
            Hop(
                lower=resources[lower],
                relation=iri,
                relation_labels=relation.labels,
                upper=resources[upper],
                reverse=relation.reverse,
                basis=_strongest(found) if found else relation.basis,
                evidence=found or _own_source(resources[subject], relation.structural),
                structural=relation.structural,
            )
        )
    return SupportGraph(
        resources=resources,
        up={iri: _sorted(hops, lambda hop: hop.key) for iri, hops in up.items()},
        types={iri: classes.above(declared[iri]) for iri in resources},
    )


def details(graph: Selects) -> dict[tuple[str, str], str]:
    """{(IRI, property's name): value's IRI} of what is said of goals; of several the last in the alphabet."""
    found: dict[tuple[str, str], str] = {}
    for thing, property_, value in graph.select("_details"):
        key = (thing.value, vocab.local_name(property_.value))
        found[key] = max(value.value, found.get(key, ""))
    return found


def below(rows: Iterable[Row], class_: str) -> set[str]:
    """A class and all below it, from the rows of `_classes`; a blank node starts with `_:`."""
    children: dict[str, list[str]] = {}
    for child, parent, *_ in rows:
        if parent is not None:
            name = child.value if isinstance(child, ox.NamedNode) else str(child)
            children.setdefault(parent.value, []).append(name)
    found, queue = {class_}, [class_]
    for parent in queue:
        new = set(children.get(parent, ())) - found
        found |= new
        queue += new
    return found


class _Classes:
    """The class tree with its support annotations."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.supers: dict[str, list[str]] = {}
        self.kinds: dict[str, str] = {}
        self.ends: set[str] = set()
        for class_, super_, kind, end in rows:
            if super_ is not None:
                self.supers.setdefault(class_.value, []).append(super_.value)
            if kind is not None:
                self.kinds.setdefault(class_.value, kind.value)
            if end is not None:
                self.ends.add(class_.value)

    def layers(self, declared: frozenset[str]) -> Iterable[list[str]]:
        """The declared classes, then their superclasses, level by level."""
        seen: set[str] = set()
        layer = sorted(declared)
        while layer:
            yield layer
            seen.update(layer)
            layer = sorted({up for c in layer for up in self.supers.get(c, ())} - seen)

    @cache  # noqa: B019 – many things share their classes, and the tree lives as long as one reading
    def above(self, declared: frozenset[str]) -> frozenset[str]:
        return frozenset(class_ for layer in self.layers(declared) for class_ in layer)

    @cache  # noqa: B019
    def support_kind(self, declared: frozenset[str]) -> str | None:
        """The annotation nearest the declared classes."""
        found = (self.kinds[c] for layer in self.layers(declared) for c in layer if c in self.kinds)
        return next(found, None)

    @cache  # noqa: B019
    def role(self, declared: frozenset[str]) -> tuple[str, bool, bool]:
        """The support kind, else the class; whether it is support; whether a trace ends there."""
        support = self.support_kind(declared)
        own = min((c for c in declared if c.startswith(vocab.SPEC)), default="")
        return support or _kebab(own), support is not None, not self.ends.isdisjoint(self.above(declared))


def _resource(
    iri: str,
    declared: frozenset[str],
    classes: _Classes,
    labels: Mapping[str, Labels],
    spaces: Spaces,
    years: Mapping[str, tuple[int | None, int | None]],
    sources: Mapping[str, tuple[str, ...]],
) -> Resource:
    start, end = years.get(iri, (None, None))
    kind, is_support, is_vision = classes.role(declared)
    return Resource(
        iri=iri,
        id=short_id(iri, spaces),
        labels=labels.get(iri, {}),
        kind=kind,
        is_support=is_support,
        is_vision=is_vision,
        start=start,
        end=end,
        sources=sources.get(iri, ()),
    )


def _kebab(class_iri: str) -> str:
    name = vocab.local_name(class_iri) if class_iri else "thing"
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


def _years(rows: Iterable[Row]) -> dict[str, tuple[int | None, int | None]]:
    """Start and end by thing.

    The end is the earliest of last year, target year and, for a goal, the year before an adopted edition
    that replaces it begins.
    """
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    for thing, first, last, following in rows:
        iri = thing.value
        if first is not None and (year := year_of(first.value)) is not None:
            starts[iri] = min(year, starts.get(iri, year))
        if last is not None and (year := year_of(last.value)) is not None:
            ends[iri] = min(year, ends.get(iri, year))
        if following is not None and (year := year_of(following.value)) is not None:
            ends[iri] = min(year - 1, ends.get(iri, year - 1))
    return {iri: (starts.get(iri), ends.get(iri)) for iri in starts.keys() | ends.keys()}


def _declared(things: Iterable[Row]) -> dict[str, frozenset[str]]:
    """The classes of each thing with a name, from the rows of `_things`."""
    found: dict[str, set[str]] = {}
    for thing, type_, _ in things:
        if isinstance(thing, ox.NamedNode):  # far quicker than a FILTER
            classes = found.setdefault(thing.value, set())
            if type_ is not None:
                classes.add(type_.value)
    return {iri: frozenset(classes) for iri, classes in found.items()}


def _grouped(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for thing, value in rows:
        grouped[thing.value].append(value.value)
    return {iri: _sorted(values) for iri, values in grouped.items()}


def _sorted(values: list[Any], key: Callable[[Any], Any] | None = None) -> tuple[Any, ...]:
    """As a tuple; most lists have one item, whose key need not be worked out."""
    return tuple(sorted(values, key=key) if len(values) > 1 else values)


def _bases(graph: Selects) -> dict[tuple[str, str, str], tuple[Evidence, ...]]:
    """What links say of their basis, and nothing else of what they say."""
    found: dict[tuple[str, str, str], tuple[Evidence, ...]] = {}
    for *triple, basis in graph.select("_hop-bases"):
        subject, relation, object_ = (term.value for term in triple)
        link = Evidence(iri=None, basis=basis_of(basis), reason={}, sources=())
        found[subject, relation, object_] = (*found.get((subject, relation, object_), ()), link)
    return found


def _evidence(
    graph: Selects, sources: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, str, str], tuple[Evidence, ...]]:
    reasons = labels_of(graph.select("_reasons"))
    said: dict[Row, Row] = {}
    for row in graph.select("_support-links"):
        hop = row[:4]
        # of what a link says twice, the last counts: of its bases the stated one
        said[hop] = max(said[hop], row, key=_texts) if hop in said else row
    links: dict[tuple[str, str, str], list[Evidence]] = {}
    for link, subject, relation, object_, basis, edition, locator, quote, start, end in said.values():
        name = link.value
        evidence = Evidence(
            iri=name if isinstance(link, ox.NamedNode) else None,
            basis=basis_of(basis),
            reason=reasons.get(name, {}),
            sources=sources.get(name, ()),
            locator=locator and locator.value,
            quote=quote and quote.value,
            edition_basis=basis_of(edition) if edition is not None else None,
            start=year_of(start.value) if start is not None else None,
            end=year_of(end.value) if end is not None else None,
        )
        links.setdefault((subject.value, relation.value, object_.value), []).append(evidence)
    return {triple: _sorted(found, _by_content) for triple, found in links.items()}


def _by_content(evidence: Evidence) -> tuple[Any, ...]:
    """Named links by name; the engine gives nameless ones another name in each run."""
    return (evidence.iri or "", evidence.basis, sorted(evidence.reason.items()), evidence.sources)


def _texts(row: Row) -> list[str]:
    return [term.value if term else "" for term in row]


def basis_of(term: Any) -> str:
    """The basis that a term of the data names; "unrecorded" for a term that is none."""
    name = vocab.local_name(term.value)
    return name if name in (vocab.STATED, vocab.INFERRED) else vocab.UNRECORDED


def _strongest(links: Sequence[Evidence]) -> str:
    return links[0].basis if len(links) == 1 else min((link.basis for link in links), key=BASES.index)


def _own_source(subject: Resource, structural: bool) -> tuple[Evidence, ...]:
    """A part states its whole: the evidence of a structural hop is the part's own source."""
    if not (structural and subject.sources):
        return ()
    return (Evidence(iri=None, basis=vocab.STATED, reason={}, sources=subject.sources),)
