"""The trace a second time: a walk in plain Python over triples that rdflib has parsed.

Nothing here is taken from stgraph, and no SPARQL is asked, so that the two can hold each other to
account. Which relations lead upwards and from which end, what counts as support and where a trace
ends is read from the ontology.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import rdflib
from rdflib.term import Literal, URIRef

STG = "https://w3id.org/stgraph/spec/"
DEF = "https://w3id.org/stgraph/def/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SOURCE = "http://purl.org/dc/terms/source"
REPLACES = "http://purl.org/dc/terms/replaces"

STATED, INFERRED, UNRECORDED = BASES = ("stated", "inferred", "unrecorded")
"""From strongest to weakest."""

Terms = dict[str, list[Any]]


class Hop(NamedTuple):
    """One step upwards. The triple is `lower relation upper`, or `upper relation lower` where `reverse`."""

    lower: str
    relation: str
    upper: str
    reverse: bool
    basis: str

    @property
    def triple(self) -> tuple[str, str, str]:
        ends = (self.upper, self.lower) if self.reverse else (self.lower, self.upper)
        return ends[0], self.relation, ends[1]


Hops = tuple[Hop, ...]


class Walk:
    """Everything that can be walked in the ontology and some data files."""

    def __init__(self, *files: Path) -> None:
        self._by_predicate: dict[str, Terms] = defaultdict(lambda: defaultdict(list))
        for file in files:
            # one graph a file: blank nodes of two files are never the same
            for subject, predicate, object_ in rdflib.Graph().parse(file, format="turtle"):
                if isinstance(subject, URIRef):
                    self._by_predicate[str(predicate)][str(subject)].append(object_)

    def _of(self, predicate: str) -> Terms:
        return self._by_predicate.get(predicate, {})

    def _values(self, subject: str, predicate: str) -> list[str]:
        return sorted({str(value) for value in self._of(predicate).get(subject, ())})

    # ── hops ─────────────────────────────────────────────────────────────────

    @cached_property
    def up(self) -> dict[str, list[Hop]]:
        """The hops that lead up from each thing, in no order."""
        found: dict[str, list[Hop]] = defaultdict(list)
        for relation, ends in self._of(STG + "supportComesFrom").items():
            for end in map(str, ends):
                reverse = {f"{DEF}support-end/object": False, f"{DEF}support-end/subject": True}[end]
                for subject, objects in self._of(relation).items():
                    for object_ in {str(o) for o in objects if isinstance(o, URIRef)}:
                        lower, upper = (object_, subject) if reverse else (subject, object_)
                        basis = self._basis(subject, relation, object_)
                        found[lower].append(Hop(lower, relation, upper, reverse, basis))
        return found

    @cached_property
    def links(self) -> dict[tuple[str, str, str], list[str]]:
        """The links that speak of a triple."""
        found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for link in self._of(STG + "from"):
            for subject in self._values(link, STG + "from"):
                for relation in self._values(link, STG + "relation"):
                    for object_ in self._values(link, STG + "to"):
                        found[subject, relation, object_].append(link)
        return found

    def link_basis(self, link: str) -> str:
        """What one link says of its basis."""
        said = self._values(link, STG + "basis")
        return next((basis for basis in BASES if f"{DEF}basis/{basis}" in said), UNRECORDED)

    def _basis(self, subject: str, relation: str, object_: str) -> str:
        links = self.links.get((subject, relation, object_), ())
        said = {self.link_basis(link) for link in links}
        default = STATED if "true" in self._values(relation, STG + "structural") else UNRECORDED
        return next((basis for basis in (STATED, INFERRED) if basis in said), default)

    def evidence(self, hop: Hop) -> list[dict[str, Any]]:
        """What a hop rests on: its links, else the part's own source where the relation is structural."""
        subject = hop.triple[0]
        if links := self.links.get(hop.triple):
            return [
                {
                    "link": link,
                    "basis": self.link_basis(link),
                    "sources": self._values(link, SOURCE),
                    "reason": self._texts(link, STG + "reason"),
                    "locator": self._values(link, STG + "locator"),
                    "quote": self._values(link, STG + "quote"),
                }
                for link in sorted(links)
            ]
        sources = self._values(subject, SOURCE)
        if hop.basis != STATED or not sources:
            return []
        none: dict[str, Any] = {"reason": {}, "locator": [], "quote": []}
        return [{"link": None, "basis": STATED, "sources": sources, **none}]

    # ── paths ────────────────────────────────────────────────────────────────

    def paths(self, start: str, bases: Collection[str] = BASES) -> dict[str, Hops]:
        """The one path kept to each thing above: all stated if there is one, else the shortest."""
        return self._shortest(start, bases) | self._shortest(start, (STATED,))

    def _shortest(self, start: str, bases: Collection[str]) -> dict[str, Hops]:
        kept: dict[str, Hops] = {start: ()}
        outermost = dict(kept)
        while outermost:
            further: dict[str, list[Hops]] = defaultdict(list)
            for end, path in outermost.items():
                for hop in self.up.get(end, ()):
                    if hop.basis in bases and hop.upper not in kept:
                        further[hop.upper].append((*path, hop))
            outermost = {end: min(paths, key=_precedence) for end, paths in further.items()}
            kept |= outermost
        del kept[start]
        return kept

    def vision(self, paths: dict[str, Hops]) -> Hops | None:
        """The strongest of the paths to where a trace ends."""
        ends = [path for end, path in paths.items() if self.is_end(end)]
        return min(ends, key=strength, default=None)

    def why_not(self, start: str, bases: Collection[str] = BASES) -> tuple[set[str], set[Hop]]:
        """Where the walk stops although it is not at its end, and the hops left out because of their basis."""
        above = {start, *self.paths(start, bases)}
        dead_ends = {thing for thing in above if not self.up.get(thing) and not self.is_end(thing)}
        left_out = {hop for thing in above for hop in self.up.get(thing, ()) if hop.basis not in bases}
        return dead_ends, left_out

    # ── things ───────────────────────────────────────────────────────────────

    def goals(self, document_goals: bool = False) -> list[str]:
        wanted = {STG + "Goal", STG + "DocumentGoal"} if document_goals else {STG + "Goal"}
        return [thing for thing in sorted(self._of(RDF_TYPE)) if self._classes(thing) & wanted]

    def supports(self) -> list[str]:
        """Everything that can support a goal."""
        return [thing for thing in sorted(self._of(RDF_TYPE)) if self.kind(thing)]

    @cached_property
    def joined(self) -> set[str]:
        """Everything that some hop starts from or leads to."""
        return {end for hops in self.up.values() for hop in hops for end in (hop.lower, hop.upper)}

    def kind(self, thing: str) -> str | None:
        """The support kind of the nearest class that has one; at the same distance, of the first by IRI."""
        for layer in self._layers(thing):
            for class_ in sorted(layer):
                for kind in self._values(class_, STG + "supportKind"):
                    return kind
        return None

    def is_end(self, thing: str) -> bool:
        return any("true" in self._values(class_, STG + "traceEnd") for class_ in self._classes(thing))

    def _classes(self, thing: str) -> set[str]:
        return {class_ for layer in self._layers(thing) for class_ in layer}

    def _layers(self, thing: str) -> Iterable[set[str]]:
        seen: set[str] = set()
        layer = set(self._values(thing, RDF_TYPE))
        while layer:
            yield layer
            seen |= layer
            above = {s for c in layer for s in self._of(RDFS + "subClassOf").get(c, ())}
            layer = {str(s) for s in above if isinstance(s, URIRef)} - seen

    def years(self, thing: str) -> tuple[int | None, int | None]:
        """First and last year; of last year, target year and the year before a new goal takes over, the first."""
        start = [self._year(year) for year in self._values(thing, STG + "validFromYear")]
        end = [
            self._year(year)
            for name in ("validThroughYear", "targetYear")
            for year in self._values(thing, STG + name)
        ]
        if STG + "Goal" in self._values(thing, RDF_TYPE):
            end += [
                self._year(year) - 1
                for edition in self._of(REPLACES)
                if thing in self._values(edition, REPLACES)
                and DEF + "status/adopted" in self._values(edition, STG + "status")
                for year in self._values(edition, STG + "validFromYear")
            ]
        return min(start, default=None), min(end, default=None)

    @staticmethod
    def _year(lexical: str) -> int:
        return int(lexical[:4])

    def units(self, thing: str) -> list[tuple[str, bool, str]]:
        """Whom a goal is for: organisation, whether it governs, on what basis; the one shown first, first."""
        found = []
        relation = STG + "assignedTo"
        for unit in self._values(thing, relation):
            said = {self.link_basis(link) for link in self.links.get((thing, relation, unit), ())}
            basis = next((basis for basis in BASES if basis in said), STATED)
            found.append((unit, STG + "GoverningUnit" in self._classes(unit), basis))
        return sorted(found, key=lambda unit: (not unit[1], BASES.index(unit[2]), unit[0]))

    def labels(self, thing: str) -> dict[str, str]:
        return self._texts(thing, RDFS + "label")

    def _texts(self, thing: str, predicate: str) -> dict[str, str]:
        literals = self._of(predicate).get(thing, ())
        return {text.language or "": str(text) for text in literals if isinstance(text, Literal)}


def basis(path: Hops) -> str:
    """A path is as strong as its weakest hop."""
    return max((hop.basis for hop in path), key=BASES.index)


def strength(path: Hops) -> tuple[int, int, str]:
    """Sorts paths to different things: the best founded first, then the shortest, then by where it ends."""
    return BASES.index(basis(path)), len(path), path[-1].upper


def _precedence(path: Hops) -> tuple[list[str], list[tuple[int, str]]]:
    """Sorts equally long paths: by the things passed, then by the basis and the name of the relations."""
    return [hop.upper for hop in path], [(BASES.index(hop.basis), hop.relation) for hop in path]
