"""What is loaded: data sets with licence, version and period, counts by class, share of links stated."""

from collections.abc import Mapping
from dataclasses import dataclass

from stgraph import vocab
from stgraph.datasets import Dataset, datasets
from stgraph.graph import Selects, Source, labels_of
from stgraph.rows import count_of
from stgraph.text import Labels, pick


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many things are declared to be of a class."""

    iri: str
    labels: Labels
    count: int

    def label(self, language: str = "en") -> str:
        """Its name, else its IRI."""
        return pick(self.labels, language, self.iri)


@dataclass(frozen=True, slots=True)
class Summary:
    """The answer to `info`. `triples` counts the data alone."""

    datasets: tuple[Dataset, ...]
    files: tuple[str, ...]
    triples: int
    ontology_triples: int
    classes: tuple[ClassCount, ...]
    links: Mapping[str, int]
    """Number of support links by basis."""


def summarise(graph: Source) -> Summary:
    """Count what is in a graph; of an endpoint, the ontology counts as data."""
    ((triples,),) = graph.select("_triples")
    ontology = getattr(graph, "ontology_triples", 0)
    labels = labels_of(graph.select("_labels"))
    return Summary(
        datasets=datasets(graph),
        files=tuple(str(file) for file in graph.files),
        triples=count_of(triples) - ontology,
        ontology_triples=ontology,
        classes=tuple(
            ClassCount(class_.value, labels.get(class_.value, {}), count_of(count))
            for class_, count in graph.select("_class-counts")
        ),
        links=_links(graph),
    )


def _links(graph: Selects) -> dict[str, int]:
    found: dict[str, int] = {}
    for basis, count in graph.select("_basis-counts"):
        name = vocab.local_name(basis.value) if basis is not None else ""
        known = name if name in (vocab.STATED, vocab.INFERRED) else vocab.UNRECORDED
        found[known] = found.get(known, 0) + count_of(count)
    return found
