"""What is loaded: data sets with licence, version and period, counts by class, share of links stated."""

from collections.abc import Mapping
from dataclasses import dataclass

from stgraph import vocab
from stgraph.graph import Selects, Source, labels_of
from stgraph.text import Labels, pick
from stgraph.years import span, year_of


@dataclass(frozen=True, slots=True)
class Dataset:
    """One municipality's data set as it describes itself; None or "" where it does not say.

    `space` is what the IRIs of its own things begin with.
    """

    iri: str
    titles: Labels
    municipality: str
    municipality_labels: Labels
    licence: str
    version: str
    issued: str
    start: int | None
    end: int | None
    fictional: bool
    space: str = ""

    def title(self, language: str = "en") -> str:
        """Its title, else its IRI."""
        return pick(self.titles, language, self.iri)

    @property
    def period(self) -> str:
        """The years it covers, as a reader writes them."""
        return span(self.start, self.end)


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
        triples=int(triples.value) - ontology,
        ontology_triples=ontology,
        classes=tuple(
            ClassCount(class_.value, labels.get(class_.value, {}), int(count.value))
            for class_, count in graph.select("_class-counts")
        ),
        links=_links(graph),
    )


def _links(graph: Selects) -> dict[str, int]:
    found: dict[str, int] = {}
    for basis, count in graph.select("_basis-counts"):
        name = vocab.local_name(basis.value) if basis is not None else ""
        known = name if name in (vocab.STATED, vocab.INFERRED) else vocab.UNRECORDED
        found[known] = found.get(known, 0) + int(count.value)
    return found


def datasets(graph: Selects) -> tuple[Dataset, ...]:
    """The data sets in a graph, by IRI."""
    found: dict[str, dict[str, str]] = {}
    titles: dict[str, dict[str, str]] = {}
    for dataset, property_, value in graph.select("_datasets"):
        name = vocab.local_name(property_.value)
        if name == "title":
            titles.setdefault(dataset.value, {})[getattr(value, "language", None) or ""] = value.value
        found.setdefault(dataset.value, {})[name] = value.value
    municipalities = labels_of(graph.select("_municipalities"))
    return tuple(
        Dataset(
            iri=iri,
            titles=titles.get(iri, {}),
            municipality=facts.get("municipality", ""),
            municipality_labels=municipalities.get(facts.get("municipality", ""), {}),
            licence=facts.get("license", ""),
            version=facts.get("version", ""),
            issued=facts.get("issued", ""),
            start=year_of(facts.get("validFromYear", "")),
            end=year_of(facts.get("validThroughYear", "")),
            fictional=facts.get("fictional") in ("true", "1"),
            space=facts.get("uriSpace", ""),
        )
        for iri, facts in sorted(found.items())
    )
