"""Hops as a Mermaid flowchart."""

from collections.abc import Iterable, Sequence

from stgraph import vocab
from stgraph.messages import say
from stgraph.render.words import relation_name
from stgraph.support import Hop


def mermaid(hops: Iterable[Hop], notes: Sequence[str], language: str) -> str:
    """A flowchart that grows upwards; inferred hops are dashed and say so."""
    unique = sorted(set(hops), key=lambda hop: (hop.lower.iri, hop.key))
    things = sorted({end.iri: end for hop in unique for end in (hop.lower, hop.upper)}.items())
    names = {iri: f"n{index}" for index, (iri, _) in enumerate(things)}
    lines = [f"%% {_one_line(note)}" for note in notes]
    lines += ["flowchart BT"]
    lines += [
        f'  {names[iri]}["{_quoted(f"{thing.label(language)} · {thing.id}")}"]' for iri, thing in things
    ]
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
