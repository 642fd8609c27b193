"""A diagram in the language of Graphviz."""

from stgraph import vocab
from stgraph.messages import say
from stgraph.render.diagram import Diagram, Edge, Node
from stgraph.render.lettering import wrapped

_STYLES = {vocab.STATED: "solid", vocab.INFERRED: "dashed", vocab.UNRECORDED: "dotted"}
_ROOM, _SIZE = 200, 13


def dot(diagram: Diagram) -> str:
    """A digraph that grows upwards, for `dot -Tsvg` and its like; inferred lines are dashed and say so."""
    names = {node.key: f"n{index}" for index, node in enumerate(diagram.nodes)}
    lines = [
        *(f"// {note}" for note in diagram.notes),
        "digraph stgraph {",
        f"  graph [rankdir=BT, label={_quoted(diagram.title)}, labelloc=t, fontname=Helvetica]",
        "  node [shape=box, style=rounded, fontname=Helvetica, fontsize=13]",
        "  edge [fontname=Helvetica, fontsize=11]",
        *(f"  {names[node.key]} {_node(node)}" for node in diagram.nodes),
        *(f"  {names[edge.lower]} -> {names[edge.upper]} {_edge(edge, diagram)}" for edge in diagram.edges),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _node(node: Node) -> str:
    head = " · ".join(filter(None, [node.kind, node.years]))
    label = _quoted(head, *wrapped(node.label, _ROOM, _SIZE), node.id)
    return f"[label={label}, tooltip={_quoted(node.label)}]"


def _edge(edge: Edge, diagram: Diagram) -> str:
    """The head of an arrow points the way in which the relation reads."""
    basis = "" if edge.basis == vocab.STATED else f"({say(edge.basis, diagram.language)})"
    label = _quoted(*filter(None, [edge.relation, basis]))
    back = ", dir=back" if edge.reverse else ""
    return f"[label={label}, style={_STYLES[edge.basis]}{back}]"


def _quoted(*lines: str) -> str:
    """A quoted string of one or several lines; Graphviz obeys backslashes, quotes and HTML entities in it."""
    escapes = {"\\": "\\\\", '"': '\\"', "&": "&amp;"}
    texts = ("".join(escapes.get(character, character) for character in line) for line in lines)
    return '"' + "\\n".join(texts) + '"'
