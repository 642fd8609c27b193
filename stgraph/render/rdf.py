"""Hops as Turtle."""

from collections.abc import Iterable

import pyoxigraph as ox

from stgraph import turtle, vocab
from stgraph.datasets import Dataset
from stgraph.support import Evidence, Hop
from stgraph.text import Labels


def hops_turtle(hops: Iterable[Hop], datasets: Iterable[Dataset], spaces: Iterable[str]) -> str:
    """The hops and their evidence as a graph of its own: direct triples, support links, names.

    It says which of the data sets are fictional.
    """
    fictional = (ox.NamedNode(item.iri) for item in datasets if item.fictional)
    quads = {ox.Quad(dataset, _term("fictional"), ox.Literal(True)) for dataset in fictional}
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
    if evidence.basis != vocab.UNRECORDED:
        yield ox.Quad(link, _term("basis"), ox.NamedNode(f"{vocab.DEF}basis/{evidence.basis}"))
    yield from _texts(link, _term("reason"), evidence.reason)
    for source in evidence.sources:
        yield ox.Quad(link, ox.NamedNode(vocab.PREFIXES["dcterms"] + "source"), _page(source))
    for name, value in (("locator", evidence.locator), ("quote", evidence.quote)):
        if value:
            yield ox.Quad(link, _term(name), ox.Literal(value))


def _page(source: str) -> ox.NamedNode | ox.Literal:
    """The address of a page, or the text that somebody wrote instead of one."""
    try:
        return ox.NamedNode(source)
    except ValueError:
        return ox.Literal(source)


def _texts(subject: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode, texts: Labels) -> set[ox.Quad]:
    return {
        ox.Quad(subject, predicate, ox.Literal(text, language=language or None))
        for language, text in texts.items()
    }


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.SPEC + name)
