"""Properties whose only triple is given, whatever the data say."""

from typing import Any

import pyoxigraph as ox
import pytest

from stgraph.shacl import Refused
from stgraph.shacl.given import Given, with_given

YEAR = ox.Literal("2026", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear"))
GIVEN: Given = {"urn:year": (ox.NamedNode("urn:view"), YEAR)}

DATA = """
<urn:a> <urn:made> "2025" . <urn:b> <urn:made> "2026" . <urn:c> <urn:made> "2027" .
<urn:other> <urn:year> "1999"^^<http://www.w3.org/2001/XMLSchema#gYear> .
"""

SAME = (
    "SELECT ?x ?y { ?x <urn:year> ?y }",
    "PREFIX u: <urn:> SELECT ?x ?y { ?x u:year ?y . }",
    "PREFIX u: <urn:> SELECT ?s ?y { ?s u:made ?m . OPTIONAL { ?x u:year ?y } }",
    "PREFIX u: <urn:> SELECT ?s ?y { ?s u:made ?m . ?x u:year ?y FILTER (STR(?m) <= STR(?y)) }",
    "PREFIX u: <urn:> SELECT ?s { ?s u:made ?m FILTER NOT EXISTS { ?x u:year ?y . FILTER (STR(?m) < STR(?y)) } }",
    "PREFIX u: <urn:> SELECT ?s ?y { { ?s u:made ?y } UNION { ?s u:year ?y } }",
    "# ?x <urn:year> ?y\nSELECT ?s ('?x <urn:year> ?y' AS ?t) { ?s <urn:made> ?m }",
)

REFUSED = (
    "SELECT ?y { <urn:view> <urn:year> ?y }",
    "SELECT ?x { ?x <urn:year> '2026' }",
    "SELECT ?y { ?x a <urn:View> ; <urn:year> ?y }",
    "SELECT ?y { ?x <urn:year> ?y ; a <urn:View> }",
    "SELECT ?y { ?x <urn:year> ?y , ?z }",
    "SELECT ?y { ?x <urn:year>/<urn:made> ?y }",
    "SELECT ?y { ?x ^<urn:year> ?y }",
    "SELECT ?y { ?x ?p ?y FILTER (?p = <urn:year>) }",
)


def rows(query: str, *told: ox.Quad) -> list[str]:
    store = ox.Store()
    store.load(DATA.encode(), format=ox.RdfFormat.TURTLE)
    if told:
        for quad in list(store.quads_for_pattern(None, ox.NamedNode("urn:year"), None)):
            store.remove(quad)
        store.extend(told)
    solutions: Any = store.query(query)
    return sorted(str(list(map(str, row))) for row in solutions)


@pytest.mark.parametrize("query", SAME)
def test_as_if_the_triple_was_there_and_no_other(query: str) -> None:
    told = [ox.Quad(subject, ox.NamedNode(name), value) for name, (subject, value) in GIVEN.items()]
    assert rows(with_given(query, GIVEN)) == rows(query, *told)


@pytest.mark.parametrize("query", SAME)
def test_nothing_given(query: str) -> None:
    assert with_given(query, {}) == query
    assert rows(with_given(query, {"urn:nowhere": GIVEN["urn:year"]})) == rows(query)


@pytest.mark.parametrize("query", REFUSED)
def test_refused_rather_than_overlooked(query: str) -> None:
    with pytest.raises(Refused):
        with_given(query, GIVEN)
