"""What a picture of a graph shows, whatever it is drawn with: boxes with texts, lines with a basis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stgraph import vocab
from stgraph.messages import known, say
from stgraph.render.lettering import clean
from stgraph.support import Hop, Resource
from stgraph.text import pick
from stgraph.tree import LEVELS, UnitTree


@dataclass(frozen=True, slots=True)
class Node:
    """A box. `kind` is a word for people; `rank` puts it in a layer (0: lowest) where layers are given."""

    key: str
    id: str
    label: str
    kind: str
    years: str = ""
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two boxes by their keys; the upper one supports the lower, or holds it.

    `relation` reads from the lower to the upper, or the other way round where `reverse`. Where it is
    `plain`, the columns of a tree say it, and no words need to stand at the line.
    """

    lower: str
    upper: str
    relation: str
    reverse: bool
    basis: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """Nodes and edges in the order in which they are written, and the words around them."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notes: tuple[str, ...]
    language: str


def from_hops(
    hops: Iterable[Hop],
    language: str,
    *,
    notes: Sequence[str] = (),
    things: Iterable[Resource] = (),
) -> Diagram:
    """A diagram of hops; each of the `things` is in it even where no hop touches it."""
    unique = sorted(set(hops), key=lambda hop: (hop.lower.iri, hop.key))
    met = {end.iri: end for hop in unique for end in (hop.lower, hop.upper)}
    met |= {thing.iri: thing for thing in things}
    starts = met.keys() - {hop.upper.iri for hop in unique}
    what = met[next(iter(starts))].label(language) if len(starts) == 1 else ""
    title = say("picture-of-one", language, thing=clean(what)) if what else say("picture-of-many", language)
    return Diagram(
        title=title,
        nodes=tuple(node(thing, language) for _, thing in sorted(met.items())),
        edges=tuple(edge(hop, language) for hop in unique),
        notes=tuple(map(clean, notes)),
        language=language,
    )


def from_tree(tree: UnitTree, language: str, *, notes: Sequence[str] = ()) -> Diagram:
    """A diagram of the goal tree of a unit, in layers."""
    hops: dict[Hop, None] = {}
    ranks = {tree.unit.iri: (tree.unit, len(LEVELS))}
    for branch in tree:
        ranks[branch.thing.iri] = (branch.thing, len(LEVELS) - 1 - branch.level)
        hops |= dict.fromkeys((branch.hop, *branch.others))
    key = "tree-title" if tree.year is None else "tree-title-year"
    columns = {vocab.SPEC + "assignedTo", vocab.SPEC + "measuredBy"}
    return Diagram(
        title=say(key, language, unit=clean(tree.unit.label(language)), year=tree.year),
        nodes=tuple(node(thing, language, rank) for thing, rank in ranks.values()),
        edges=tuple(edge(hop, language, plain=hop.relation in columns) for hop in hops),
        notes=tuple(map(clean, notes)),
        language=language,
    )


def node(thing: Resource, language: str, rank: int | None = None) -> Node:
    """The box of a thing."""
    return Node(
        key=thing.iri,
        id=clean(thing.id),
        label=clean(thing.label(language)) or clean(thing.id),
        kind=kind_name(thing.kind, language),
        years=thing.years,
        rank=rank,
    )


def edge(hop: Hop, language: str, *, plain: bool = False) -> Edge:
    """The line of a hop."""
    relation = clean(pick(hop.relation_labels, language, vocab.local_name(hop.relation)))
    return Edge(hop.lower.iri, hop.upper.iri, relation, hop.reverse, hop.basis, plain)


def kind_name(kind: str, language: str) -> str:
    """A kind of thing in words."""
    key = f"kind-{kind}"
    return say(key, language) if known(key) else clean(kind.replace("-", " "))
