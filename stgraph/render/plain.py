"""Results as CSV, Markdown, Mermaid and Turtle."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import pyoxigraph as ox

from stgraph import turtle, vocab
from stgraph.describe import Description, Statement
from stgraph.messages import say
from stgraph.summary import Dataset
from stgraph.support import Evidence, Hop
from stgraph.text import Labels, pick
from stgraph.trace import GoalTrace, Path, ReverseTrace, Trace

COLUMNS = (
    "municipality", "goal", "goal_label", "unit", "unit_label", "start", "end",
    "reaches_vision", "vision_basis", "support", "support_label", "support_kind", "basis", "hops",
)  # fmt: skip
REVERSE_COLUMNS = (
    "municipality", "resource", "resource_label", "goal", "goal_label", "unit", "unit_label", "start", "end",
    "basis", "hops",
)  # fmt: skip


def table_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """RFC 4180 with a header row; None is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([_plain_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _plain_cell(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def table_markdown(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A pipe table; what Markdown or HTML would obey is escaped."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(_cell(cell) for cell in line) + " |\n" for line in lines)


def _cell(cell: object) -> str:
    text = "" if cell is None else str(cell)
    for character in "\\|*_`[]<>":
        text = text.replace(character, "\\" + character)
    return " ".join(text.replace("&", "&amp;").split())


def trace_rows(result: Trace, datasets: Iterable[Dataset], language: str) -> list[Sequence[object]]:
    """One row for each goal and support; a goal without support has one row with empty cells."""
    municipality = _municipalities(datasets, language)
    return [
        (municipality, *_goal_cells(goal, language), goal.vision is not None, _vision_basis(goal), *cells)
        for goal in result.goals
        for cells in ([_path_cells(path, language) for path in goal.support] or [("",) * 5])
    ]


def reverse_rows(result: ReverseTrace, datasets: Iterable[Dataset], language: str) -> list[Sequence[object]]:
    """One row for each goal that rests on the resource."""
    municipality = _municipalities(datasets, language)
    resource = result.resource
    return [
        (
            municipality,
            resource.iri,
            resource.label(language),
            *_goal_cells(goal, language),
            path.basis,
            len(path.hops),
        )
        for goal, path in result.goals
    ]


def _municipalities(datasets: Iterable[Dataset], language: str) -> str:
    return "; ".join(pick(item.municipality_labels, language, item.title(language)) for item in datasets)


def _goal_cells(goal: GoalTrace, language: str) -> tuple[object, ...]:
    thing, unit = goal.goal, goal.unit
    name = unit.unit.label(language) if unit else ""
    return (thing.iri, thing.label(language), unit.unit.iri if unit else "", name, thing.start, thing.end)


def _vision_basis(goal: GoalTrace) -> str:
    return goal.vision.basis if goal.vision else ""


def _path_cells(path: Path, language: str) -> tuple[object, ...]:
    found = path.resource
    return (found.iri, found.label(language), found.kind, path.basis, len(path.hops))


def trace_markdown(result: Trace, datasets: Iterable[Dataset], language: str) -> str:
    """One row for each goal, for people: stated and inferred support apart."""
    keys = ("goal", "unit", "years", "column-stated", "column-inferred", "vision")
    rows = [
        (
            goal.goal.label(language),
            goal.unit.unit.label(language) if goal.unit else say("nobody", language),
            goal.goal.years,
            _names(goal.support, True, language),
            _names(goal.support, False, language),
            say(goal.vision.basis, language) if goal.vision else say("no", language),
        )
        for goal in result.goals
    ]
    return _notes(datasets, language) + table_markdown([say(key, language) for key in keys], rows)


def _names(paths: Iterable[Path], stated: bool, language: str) -> str:
    found = [path.resource.label(language) for path in paths if (path.basis == vocab.STATED) == stated]
    return "; ".join(found) or "–"


def reverse_markdown(result: ReverseTrace, datasets: Iterable[Dataset], language: str) -> str:
    """One row for each goal that rests on the resource."""
    keys = ("goal", "unit", "years", "basis", "how")
    rows = [
        (
            goal.goal.label(language),
            goal.unit.unit.label(language) if goal.unit else say("nobody", language),
            goal.goal.years,
            say(path.basis, language),
            through(path, language),
        )
        for goal, path in result.goals
    ]
    title = _cell(say("from-title", language, label=result.resource.label(language), count=len(result.goals)))
    table = table_markdown([say(key, language) for key in keys], rows)
    return f"{_notes(datasets, language)}{title}\n\n{table}"


def through(path: Path, language: str) -> str:
    """ "directly", or what lies between a goal and what it rests on."""
    between = [hop.upper.label(language) for hop in path.hops[:-1]]
    return say("through", language, things=" → ".join(between)) if between else say("directly", language)


def relation_name(hop: Hop, language: str) -> str:
    """The relation with an arrow in the direction in which it reads."""
    name = pick(hop.relation_labels, language, vocab.local_name(hop.relation))
    return f"{'↓' if hop.reverse else '↑'} {name}"


def _notes(datasets: Iterable[Dataset], language: str) -> str:
    notes = (say("fictional", language, title=item.title(language)) for item in datasets if item.fictional)
    return "".join(f"{_cell(note)}\n\n" for note in notes)


def results_json(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A SELECT's answer in the W3C's SPARQL 1.1 Query Results JSON Format."""
    bindings = [
        {name: _json_term(term) for name, term in zip(columns, row, strict=True) if term is not None}
        for row in rows
    ]
    data = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Any) -> dict[str, str]:
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


def description_markdown(result: Description, datasets: Iterable[Dataset], language: str) -> str:
    """The page of one thing."""
    thing = result.resource
    columns = [say(key, language) for key in ("property", "value", "basis", "source")]
    parts = [f"{_notes(datasets, language)}# {_cell(thing.label(language))}", f"<{thing.iri}>"]
    for title, statements in (("says", result.says), ("pointed-at", result.pointed_at_by)):
        if statements:
            rows = [_statement_cells(statement, language) for statement in statements]
            parts += [f"## {say(title, language)}", table_markdown(columns, rows).rstrip()]
    return "\n\n".join(parts) + "\n"


def _statement_cells(statement: Statement, language: str) -> tuple[object, ...]:
    value = statement.value.label(language) if statement.value else statement.text
    basis = say(statement.basis, language) if statement.basis else ""
    return (statement.property.label(language), value, basis, " ".join(statement.sources))


def mermaid(hops: Iterable[Hop], notes: Sequence[str], language: str) -> str:
    """A flowchart that grows upwards; inferred hops are dashed and say so."""
    unique = sorted(set(hops), key=lambda hop: (hop.lower.iri, hop.key))
    things = sorted({end.iri: end for hop in unique for end in (hop.lower, hop.upper)}.items())
    names = {iri: f"n{index}" for index, (iri, _) in enumerate(things)}
    lines = [f"%% {_one_line(note)}" for note in notes]
    lines += ["flowchart BT"]
    lines += [f'  {names[iri]}["{_quoted(thing.label(language))}"]' for iri, thing in things]
    for hop in unique:
        relation = relation_name(hop, language)
        arrow = "-->" if hop.basis == vocab.STATED else "-.->"
        label = _quoted(f"{relation} ({say(hop.basis, language)})")
        lines.append(f'  {names[hop.lower.iri]} {arrow}|"{label}"| {names[hop.upper.iri]}')
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    escapes = {'"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "`": "#96;"}
    return _one_line("".join(escapes.get(character, character) for character in text))


def hops_turtle(hops: Iterable[Hop], spaces: Iterable[str]) -> str:
    """The hops and their evidence as a graph of its own: direct triples, support links, names."""
    quads: set[ox.Quad] = set()
    nameless = 0
    for hop in dict.fromkeys(hops):
        lower, upper = ox.NamedNode(hop.lower.iri), ox.NamedNode(hop.upper.iri)
        subject, object_ = (upper, lower) if hop.reverse else (lower, upper)
        relation = ox.NamedNode(hop.relation)
        quads.add(ox.Quad(subject, relation, object_))
        for end in (hop.lower, hop.upper):
            quads |= _texts(ox.NamedNode(end.iri), ox.NamedNode(vocab.RDFS_LABEL), end.labels)
        for evidence in hop.evidence:
            nameless += evidence.iri is None
            link = ox.NamedNode(evidence.iri) if evidence.iri else ox.BlankNode(f"link{nameless}")
            if evidence.iri or evidence.reason:  # else it is the own source of a structural hop
                quads |= set(_link(link, evidence, subject, relation, object_))
    return turtle.write(quads, spaces)


def _link(
    link: ox.NamedNode | ox.BlankNode,
    evidence: Evidence,
    subject: ox.NamedNode,
    relation: ox.NamedNode,
    object_: ox.NamedNode,
) -> Iterable[ox.Quad]:
    yield ox.Quad(link, ox.NamedNode(vocab.RDF_TYPE), _term("SupportLink"))
    yield ox.Quad(link, _term("from"), subject)
    yield ox.Quad(link, _term("relation"), relation)
    yield ox.Quad(link, _term("to"), object_)
    yield ox.Quad(link, _term("basis"), ox.NamedNode(f"{vocab.DEF}basis/{evidence.basis}"))
    yield from _texts(link, _term("reason"), evidence.reason)
    for source in evidence.sources:
        yield ox.Quad(link, ox.NamedNode(vocab.PREFIXES["dcterms"] + "source"), ox.NamedNode(source))
    for name, value in (("locator", evidence.locator), ("quote", evidence.quote)):
        if value:
            yield ox.Quad(link, _term(name), ox.Literal(value))


def _texts(subject: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode, texts: Labels) -> set[ox.Quad]:
    return {
        ox.Quad(subject, predicate, ox.Literal(text, language=language or None))
        for language, text in texts.items()
    }


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.SPEC + name)
