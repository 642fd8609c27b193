"""The relations that carry support, as the ontology declares them."""

from dataclasses import dataclass

from stgraph import vocab
from stgraph.graph import Selects, labels_of
from stgraph.text import Labels


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that carries support: to the object from the subject where `reverse`, else the other way.

    A hop by one that is `structural` is stated by how things are made up.
    """

    labels: Labels
    reverse: bool
    structural: bool

    @property
    def basis(self) -> str:
        """Of a hop that nobody asserts."""
        return vocab.STATED if self.structural else vocab.UNRECORDED


def load_relations(graph: Selects) -> dict[str, Relation]:
    """The relations that carry support, by IRI."""
    rows = graph.select("_relations")
    labels = labels_of((relation, label) for relation, *_, label in rows)
    structural = {relation.value for relation, _, structural, _ in rows if structural is not None}
    reverse = {relation.value for relation, end, *_ in rows if vocab.local_name(end.value) == "subject"}
    return {
        iri: Relation(labels.get(iri, {}), iri in reverse, iri in structural)
        for iri in (relation.value for relation, *_ in rows)
    }
