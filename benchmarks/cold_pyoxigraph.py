"""The question of `stgraph trace --format json`, answered with bare pyoxigraph and plain Python."""

import json
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox

Data = dict[str, Any]

ROOT = Path(__file__).resolve().parents[1]
STG = "https://w3id.org/stgraph/spec/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUBCLASS_OF = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
PREF_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
SOURCE = "http://purl.org/dc/terms/source"
REPLACES = "http://purl.org/dc/terms/replaces"
ADOPTED = ox.NamedNode("https://w3id.org/stgraph/def/status/adopted")
BASES = ("stated", "inferred", "unrecorded")
HELSINGBORG = [*ROOT.glob("ontology/*.ttl"), *ROOT.glob("data/helsingborg/*.ttl")]
FILES = [Path(name) for name in sys.argv[1:]] or HELSINGBORG

store = ox.Store()
for file in FILES:
    store.load(path=file, format=ox.RdfFormat.TURTLE)


def pairs(property_: str) -> list[tuple[Any, Any]]:
    quads: Any = store.quads_for_pattern(None, ox.NamedNode(property_), None)
    return [(quad.subject, quad.object) for quad in quads]


def values(subject: Any, *properties: str) -> list[Any]:
    return [
        quad.object
        for property_ in properties
        for quad in store.quads_for_pattern(subject, ox.NamedNode(property_), None)
    ]


def local_name(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def texts(subject: Any, *properties: str) -> dict[str, str]:
    return {text.language or "": text.value for text in values(subject, *properties)}


def label(thing: Any) -> str:
    found = texts(thing, LABEL, PREF_LABEL)
    return found.get("en") or found.get("sv") or str(thing.value)


def years(thing: Any, *properties: str) -> list[int]:
    return [int(year.value[:4]) for year in values(thing, *properties)]


def sources(thing: Any) -> list[str]:
    return sorted(source.value for source in values(thing, SOURCE))


def classes(thing: Any) -> list[Any]:
    """Its own classes, then those above them."""
    found = values(thing, TYPE)
    for class_ in found:
        found += [above for above in values(class_, SUBCLASS_OF) if above not in found]
    return found


def kind(thing: Any) -> str | None:
    found = (kind.value for class_ in classes(thing) for kind in values(class_, STG + "supportKind"))
    return next(found, None)


def is_vision(thing: Any) -> bool:
    return any(values(class_, STG + "traceEnd") for class_ in classes(thing))


def read_links() -> dict[tuple[Any, ...], list[Data]]:
    """The evidence of each triple that has any."""
    found: dict[tuple[Any, ...], list[Data]] = {}
    for link, relation in pairs(STG + "relation"):
        to = values(link, STG + "to")
        triple = (values(link, STG + "from")[0], relation, to[0] if to else None)
        evidence = {
            "basis": local_name(values(link, STG + "basis")[0].value),
            "reason": texts(link, STG + "reason"),
            "sources": sources(link),
        }
        found.setdefault(triple, []).append(evidence)
    return found


def read_hops() -> dict[Any, list[tuple[Any, Data]]]:
    """The hops up from each thing, the preferred first."""
    found: dict[Any, list[tuple[Any, Data]]] = {}
    for relation, end in pairs(STG + "supportComesFrom"):
        structural = bool(values(relation, STG + "structural"))
        for subject, object_ in pairs(relation.value):
            lower, upper = (object_, subject) if local_name(end.value) == "subject" else (subject, object_)
            evidence = links.get((subject, relation, object_), [])
            if structural and not evidence:
                evidence = [{"basis": "stated", "reason": {}, "sources": sources(subject)}]
            hop = {
                "from": lower.value,
                "relation": relation.value,
                "to": upper.value,
                "basis": min((link["basis"] for link in evidence), key=BASES.index, default="unrecorded"),
                "evidence": evidence,
            }
            found.setdefault(lower, []).append((upper, hop))
    for hops in found.values():
        hops.sort(key=lambda step: (step[1]["to"], BASES.index(step[1]["basis"]), step[1]["relation"]))
    return found


links = read_links()
up = read_hops()


def shortest(start: Any, bases: tuple[str, ...]) -> dict[Any, list[Data]]:
    """The shortest path to each thing above `start`."""
    found: dict[Any, list[Data]] = {start: []}
    queue = [start]
    for thing in queue:
        for upper, hop in up.get(thing, ()):
            if hop["basis"] in bases and upper not in found:
                found[upper] = [*found[thing], hop]
                queue.append(upper)
    del found[start]
    return found


def unit_of(goal: Any) -> Any:
    """A committee or company before others, then a stated assignment before an inferred one."""

    def rank(unit: Any) -> tuple[bool, int, str]:
        evidence = links.get((goal, ox.NamedNode(STG + "assignedTo"), unit), [])
        basis = min((BASES.index(link["basis"]) for link in evidence), default=0)
        return (ox.NamedNode(STG + "GoverningUnit") not in classes(unit), basis, unit.value)

    return min(values(goal, STG + "assignedTo"), key=rank, default=None)


def last_year(goal: Any) -> int | None:
    found = years(goal, STG + "validThroughYear", STG + "targetYear")
    newer: Any = store.quads_for_pattern(None, ox.NamedNode(REPLACES), goal)
    for edition in [quad.subject for quad in newer]:
        if ADOPTED in values(edition, STG + "status"):
            found += [year - 1 for year in years(edition, STG + "validFromYear")]
    return min(found, default=None)


def trace(goal: Any) -> Data:
    paths = shortest(goal, BASES) | shortest(goal, BASES[:1])
    unit = unit_of(goal)
    return {
        "goal": goal.value,
        "label": label(goal),
        "unit": unit and unit.value,
        "unit_label": unit and label(unit),
        "start": min(years(goal, STG + "validFromYear"), default=None),
        "end": last_year(goal),
        "reaches_vision": any(is_vision(thing) for thing in paths),
        "support": [
            {
                "resource": thing.value,
                "label": label(thing),
                "kind": kind(thing),
                "basis": max((hop["basis"] for hop in hops), key=BASES.index),
                "hops": hops,
            }
            for thing, hops in paths.items()
            if kind(thing)
        ],
    }


goals: Any = store.quads_for_pattern(None, ox.NamedNode(TYPE), ox.NamedNode(STG + "Goal"))
answer = [trace(goal) for goal in sorted({quad.subject for quad in goals}, key=lambda goal: goal.value)]
print(json.dumps({"goals": answer}, ensure_ascii=False))
