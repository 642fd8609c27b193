"""What a reader of a graph must know: whose data sets are in it, and what a trace cannot follow."""

from dataclasses import dataclass

from stgraph import vocab
from stgraph.graph import Selects, labels_of
from stgraph.rows import count_of
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


def left_out_counts(graph: Selects) -> dict[str, int]:
    """What a trace cannot follow, and how often: links whose direct triple is missing, nameless things."""
    counts = {what.value: count_of(count) for what, count in graph.select("_left-out")}
    return {what: count for what, count in counts.items() if count}
