"""Results as JSON. The shapes are held to `stgraph/schemas/*.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import orjson
import pyoxigraph as ox

from stgraph import vocab
from stgraph.render.statements import property_name
from stgraph.text import alphabetical

if TYPE_CHECKING:
    from stgraph.datasets import Dataset
    from stgraph.describing import Description, Statement
    from stgraph.paths import Assignment, GoalTrace, Missing, Path, ReverseTrace, Trace
    from stgraph.querying import Answer
    from stgraph.summary import Summary
    from stgraph.support import Evidence, Hop, Resource
    from stgraph.text import Labels

Data = dict[str, Any]


def dumps(data: Data) -> bytes:
    """One member of the top level a line, one item of its lists and iterators a line, letters as they are."""
    return b"".join(_pieces(data))  # once: each copy of a large answer takes its time


def _pieces(data: Data) -> Iterator[bytes]:
    before = b"{\n"
    for key, value in data.items():
        yield b"%b%b: " % (before, _compact(key))
        if isinstance(value, list | Iterator):
            yield from _items(value)
        else:
            yield _compact(value)
        before = b",\n"
    yield b"\n}\n"


def _items(values: Iterable[Any]) -> Iterator[bytes]:
    before = b"[\n"
    for value in values:
        yield before
        yield _compact(value)
        before = b",\n"
    yield b"[]" if before == b"[\n" else b"\n]"


def _compact(value: Any) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # a path that is no UTF-8, a number of more than 64 bits
        # imported only when needed
        import json

        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def trace(result: Trace, datasets: Iterable[Dataset], language: str) -> Data:
    """schemas/trace.json; the goals one by one, as they need many times the space of what they are made of"""
    return {
        "as_of": result.as_of,
        "datasets": [dataset_data(item, language) for item in datasets],
        "goals": (_goal(item, language) for item in result.goals),
    }


def reverse(result: ReverseTrace, datasets: Iterable[Dataset], language: str) -> Data:
    """schemas/trace-from.json"""
    return {
        "as_of": result.as_of,
        "datasets": [dataset_data(item, language) for item in datasets],
        **resource_data(result.resource, language),
        "goals": [
            {
                **goal_data(found, language),
                "basis": path.basis,
                "direct": len(path.hops) == 1,
                "hops": [hop_data(step, language) for step in path.hops],
            }
            for found, path in result.goals
        ],
    }


def results(answer: Answer) -> Data:
    """The answer to ASK or SELECT in the W3C's SPARQL 1.1 Query Results JSON Format."""
    if answer.boolean is not None:
        return {"head": {}, "boolean": answer.boolean}
    bindings = [
        {name: _term(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}


def _term(term: Any) -> Data:
    if isinstance(term, ox.Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return {"type": "triple", "value": {name: _term(part) for name, part in parts}}
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    data = {"type": "literal", "value": term.value}
    if term.language:
        data["xml:lang"] = term.language
    elif term.datatype.value != vocab.PREFIXES["xsd"] + "string":
        data["datatype"] = term.datatype.value
    return data


def _goal(item: GoalTrace, language: str) -> Data:
    return {
        **goal_data(item, language),
        "status": item.status,
        "start_basis": item.start_basis,
        "units": [_assignment(assignment, language) for assignment in item.assignments],
        "reaches_vision": item.vision is not None,
        "vision": item.vision and path_data(item.vision, language),
        "support": [path_data(path, language) for path in item.support],
        "missing": [_missing(missing) for missing in item.missing],
    }


def goal_data(item: GoalTrace, language: str) -> Data:
    """What every answer says of a goal."""
    thing, unit = item.goal, item.unit
    return {
        "goal": thing.iri,
        "id": thing.id,
        "label": thing.label(language),
        "labels": _texts(thing.labels),
        "unit": unit and unit.unit.iri,
        "unit_label": unit and unit.unit.label(language),
        "start": thing.start,
        "end": thing.end,
        "state": item.state,
    }


def _assignment(item: Assignment, language: str) -> Data:
    return {
        "unit": item.unit.iri,
        "unit_label": item.unit.label(language),
        "governing": item.governing,
        "basis": item.basis,
    }


def path_data(path: Path, language: str) -> Data:
    """A path with its hops, under what it ends at."""
    return {
        **resource_data(path.resource, language),
        "basis": path.basis,
        "hops": [hop_data(step, language) for step in path.hops],
    }


def resource_data(resource: Resource, language: str) -> Data:
    """What every answer says of a thing."""
    return {
        "resource": resource.iri,
        "id": resource.id,
        "label": resource.label(language),
        "kind": resource.kind,
        "start": resource.start,
        "end": resource.end,
    }


def hop_data(step: Hop, language: str) -> Data:
    """One hop with its evidence."""
    return {
        "from": step.lower.iri,
        "from_label": step.lower.label(language),
        "relation": step.relation,
        "to": step.upper.iri,
        "to_label": step.upper.label(language),
        "reverse": step.reverse,
        "basis": step.basis,
        "evidence": [_evidence(evidence) for evidence in step.evidence],
    }


def _evidence(evidence: Evidence) -> Data:
    return {
        "link": evidence.iri,
        "basis": evidence.basis,
        "edition_basis": evidence.edition_basis,
        "reason": _texts(evidence.reason),
        "sources": list(evidence.sources),
        "locator": evidence.locator,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
    }


def _texts(texts: Labels) -> dict[str, str]:
    """By language, in one order in every answer."""
    return dict(sorted(texts.items()))


def _missing(missing: Missing) -> Data:
    return {
        "target": missing.target,
        "dead_ends": [resource.iri for resource in missing.dead_ends],
        "blocked": [
            {"from": step.lower.iri, "relation": step.relation, "to": step.upper.iri, "basis": step.basis}
            for step in missing.blocked
        ],
    }


def dataset_data(item: Dataset, language: str) -> Data:
    """A data set as it describes itself."""
    return {
        "dataset": item.iri,
        "title": item.title(language),
        "municipality": item.municipality or None,
        "licence": item.licence or None,
        "version": item.version or None,
        "issued": item.issued or None,
        "start": item.start,
        "end": item.end,
        "fictional": item.fictional,
    }


def summary(result: Summary, language: str) -> Data:
    """schemas/info.json"""
    return {
        "datasets": [dataset_data(item, language) for item in result.datasets],
        "files": list(result.files),
        "triples": result.triples,
        "ontology_triples": result.ontology_triples,
        "classes": [
            {"class": item.iri, "label": item.label(language), "count": item.count}
            for item in sorted(result.classes, key=lambda item: alphabetical(item.label(language)))
        ],
        "links": dict(result.links),
    }


def description(result: Description, datasets: Iterable[Dataset], language: str) -> Data:
    """schemas/explain.json"""
    return {
        "datasets": [dataset_data(item, language) for item in datasets],
        "resource": result.resource.iri,
        "id": result.resource.id,
        "label": result.resource.label(language),
        "labels": _texts(result.resource.labels),
        "says": [_statement(statement, language) for statement in result.says],
        "pointed_at_by": [_statement(statement, language) for statement in result.pointed_at_by],
    }


def _statement(statement: Statement, language: str) -> Data:
    return {
        "property": statement.property.iri,
        "property_label": property_name(statement.property, language),
        "value": (statement.value.iri or None) if statement.value else statement.text,
        "value_label": statement.value.label(language) if statement.value else None,
        "language": statement.language or None,
        "datatype": statement.datatype or None,
        "basis": statement.basis,
        "evidence": [_evidence(evidence) for evidence in statement.evidence],
    }
