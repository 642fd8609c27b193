"""The question of `stgraph trace --format json`, answered with rdflib and nothing else.

It reads rdflib's indexes (`Graph.objects` and its kin): as short as SPARQL here, and many times faster.
"""

import json
import sys
from pathlib import Path
from typing import Any

from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Namespace
from rdflib.term import Node, URIRef

Data = dict[str, Any]

ROOT = Path(__file__).resolve().parents[1]
STG = Namespace("https://w3id.org/stgraph/spec/")
ADOPTED = URIRef("https://w3id.org/stgraph/def/status/adopted")
BASES = ("stated", "inferred", "unrecorded")
HELSINGBORG = [*ROOT.glob("ontology/*.ttl"), *ROOT.glob("data/helsingborg/*.ttl")]
FILES = [Path(name) for name in sys.argv[1:]] or HELSINGBORG

graph = Graph()
for file in FILES:
    graph.parse(file, format="turtle")


def values(subject: Any, *properties: Any) -> list[Any]:
    return [value for property_ in properties for value in graph.objects(subject, property_)]


def local_name(iri: object) -> str:
    return str(iri).rsplit("/", 1)[-1]


def texts(subject: Node, *properties: Node) -> dict[str, str]:
    return {text.language or "": str(text) for text in values(subject, *properties)}


def label(thing: Node) -> str:
    found = texts(thing, RDFS.label, SKOS.prefLabel)
    return found.get("en") or found.get("sv") or str(thing)


def years(thing: Node, *properties: Node) -> list[int]:
    return [int(str(year)[:4]) for year in values(thing, *properties)]


def sources(thing: Node) -> list[str]:
    return sorted(str(source) for source in values(thing, DCTERMS.source))


def classes(thing: Node) -> list[Node]:
    """Its own classes, then those above them."""
    found = values(thing, RDF.type)
    for class_ in found:
        found += [above for above in values(class_, RDFS.subClassOf) if above not in found]
    return found


def kind(thing: Node) -> str | None:
    found = (str(kind) for class_ in classes(thing) for kind in values(class_, STG.supportKind))
    return next(found, None)


def is_vision(thing: Node) -> bool:
    return any(values(class_, STG.traceEnd) for class_ in classes(thing))


def read_links() -> dict[tuple[Any, ...], list[Data]]:
    """The evidence of each triple that has any."""
    found: dict[tuple[Any, ...], list[Data]] = {}
    for link, relation in graph.subject_objects(STG.relation):
        triple = (graph.value(link, STG["from"]), relation, graph.value(link, STG.to))
        evidence = {
            "basis": local_name(graph.value(link, STG.basis)),
            "reason": texts(link, STG.reason),
            "sources": sources(link),
        }
        found.setdefault(triple, []).append(evidence)
    return found


def read_hops() -> dict[Node, list[tuple[Node, Data]]]:
    """The hops up from each thing, the preferred first."""
    found: dict[Node, list[tuple[Node, Data]]] = {}
    for relation, end in graph.subject_objects(STG.supportComesFrom):
        structural = (relation, STG.structural, None) in graph
        for subject, object_ in graph.subject_objects(relation):
            lower, upper = (object_, subject) if local_name(end) == "subject" else (subject, object_)
            evidence = links.get((subject, relation, object_), [])
            if structural and not evidence:
                evidence = [{"basis": "stated", "reason": {}, "sources": sources(subject)}]
            hop = {
                "from": str(lower),
                "relation": str(relation),
                "to": str(upper),
                "basis": min((link["basis"] for link in evidence), key=BASES.index, default="unrecorded"),
                "evidence": evidence,
            }
            found.setdefault(lower, []).append((upper, hop))
    for hops in found.values():
        hops.sort(key=lambda step: (step[1]["to"], BASES.index(step[1]["basis"]), step[1]["relation"]))
    return found


links = read_links()
up = read_hops()


def shortest(start: Node, bases: tuple[str, ...]) -> dict[Node, list[Data]]:
    """The shortest path to each thing above `start`."""
    found: dict[Node, list[Data]] = {start: []}
    queue = [start]
    for thing in queue:
        for upper, hop in up.get(thing, ()):
            if hop["basis"] in bases and upper not in found:
                found[upper] = [*found[thing], hop]
                queue.append(upper)
    del found[start]
    return found


def unit_of(goal: Node) -> Node | None:
    """A committee or company before others, then a stated assignment before an inferred one."""

    def rank(unit: Node) -> tuple[bool, int, str]:
        evidence = links.get((goal, STG.assignedTo, unit), [])
        basis = min((BASES.index(link["basis"]) for link in evidence), default=0)
        return (STG.GoverningUnit not in classes(unit), basis, str(unit))

    return min(values(goal, STG.assignedTo), key=rank, default=None)


def last_year(goal: Node) -> int | None:
    found = years(goal, STG.validThroughYear, STG.targetYear)
    for edition in graph.subjects(DCTERMS.replaces, goal):
        if ADOPTED in values(edition, STG.status):
            found += [year - 1 for year in years(edition, STG.validFromYear)]
    return min(found, default=None)


def trace(goal: Node) -> Data:
    paths = shortest(goal, BASES) | shortest(goal, BASES[:1])
    unit = unit_of(goal)
    return {
        "goal": goal,
        "label": label(goal),
        "unit": unit,
        "unit_label": unit and label(unit),
        "start": min(years(goal, STG.validFromYear), default=None),
        "end": last_year(goal),
        "reaches_vision": any(is_vision(thing) for thing in paths),
        "support": [
            {
                "resource": thing,
                "label": label(thing),
                "kind": kind(thing),
                "basis": max((hop["basis"] for hop in hops), key=BASES.index),
                "hops": hops,
            }
            for thing, hops in paths.items()
            if kind(thing)
        ],
    }


goals = sorted(graph.subjects(RDF.type, STG.Goal), key=str)
print(json.dumps({"goals": [trace(goal) for goal in goals]}, ensure_ascii=False))
