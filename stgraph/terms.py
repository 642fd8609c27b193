"""The council terms that a graph knows."""

from typing import Any

from stgraph import vocab
from stgraph.graph import Selects, labels_of
from stgraph.spaces import short_id, uri_spaces
from stgraph.support import Resource
from stgraph.years import year_of


def council_terms(graph: Selects) -> list[Resource]:
    """The council terms whose last year is recorded, by years."""
    spaces = uri_spaces(graph)
    rows = graph.select("_council-terms")
    labels = labels_of((term, value) for term, property_, value in rows if not _is_year(property_))
    years = {
        (term.value, vocab.local_name(property_.value)): year_of(value.value)
        for term, property_, value in rows
        if _is_year(property_)
    }
    terms = [
        Resource(
            iri=iri,
            id=short_id(iri, spaces),
            labels=labels.get(iri, {}),
            kind="council-term",
            start=years.get((iri, "validFromYear")),
            end=years.get((iri, "validThroughYear")),
        )
        for iri in {term.value for term, _, _ in rows}
    ]
    return sorted((t for t in terms if t.end is not None), key=lambda t: (t.end, t.start or 0, t.iri))


def _is_year(property_: Any) -> bool:
    return vocab.local_name(property_.value).endswith("Year")
