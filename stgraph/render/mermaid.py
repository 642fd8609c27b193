"""A diagram as a Mermaid flowchart."""

from stgraph import vocab
from stgraph.messages import say
from stgraph.render.diagram import Diagram


def mermaid(diagram: Diagram) -> str:
    """A flowchart that grows upwards; inferred lines are dashed and say so."""
    names = {node.key: f"n{index}" for index, node in enumerate(diagram.nodes)}
    lines = [f"%% {note}" for note in diagram.notes]
    lines += ["flowchart BT"]
    lines += [f'  {names[node.key]}["{_quoted(f"{node.label} · {node.id}")}"]' for node in diagram.nodes]
    for edge in diagram.edges:
        arrow = "-->" if edge.basis == vocab.STATED else "-.->"
        relation = f"{'↓' if edge.reverse else '↑'} {edge.relation}"
        label = _quoted(f"{relation} ({say(edge.basis, diagram.language)})")
        lines.append(f'  {names[edge.lower]} {arrow}|"{label}"| {names[edge.upper]}')
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escapes = {'"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "`": "#96;"}
    return "".join(escapes.get(character, character) for character in text)
