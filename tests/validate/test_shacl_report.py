"""The W3C's report says the same as pySHACL's, apart from the wording of messages."""

import logging
from typing import Any

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from pyshacl.validator_conformance import compare_validation_reports
from rdflib.compare import graph_diff, to_isomorphic

from stgraph.findings import Finding, Report, Thing
from stgraph.norms import Norms
from stgraph.render.shacl_report import shacl_report
from stgraph.shacl import Data, Outcome, Result, check

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")

PREFIXES = """
@prefix ex: <https://a.example/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

DATA = f"""{PREFIXES}
ex:a a ex:Goal ; rdfs:label "mål|<b>"@sv ; ex:under ex:m ; ex:year "20x6" , "åäö"@sv , [ ex:p [ ex:q 1 ] ] .
ex:b a ex:Goal ; ex:under ex:m ; ex:year "2026"^^xsd:gYear .
ex:m ex:name 5 .
[] a ex:Plan .
"""

SHAPES = {
    "properties": "ex:S a sh:NodeShape ; sh:targetClass ex:Goal ; sh:property ex:P , [ sh:path ex:none ; sh:minCount 1 ;"
    ' sh:message "inget"@sv , "nothing"@en ] . ex:P sh:path ex:year ; sh:datatype xsd:gYear ; sh:maxCount 1 .',
    "paths": "ex:S a sh:PropertyShape ; sh:targetClass ex:Goal ; sh:datatype xsd:string ; sh:severity sh:Info ;"
    " sh:path ( ex:under [ sh:alternativePath ( ex:name [ sh:inversePath ex:under ] ) ] ) ."
    " ex:T a sh:PropertyShape ; sh:targetClass ex:Goal ; sh:path [ sh:zeroOrMorePath ex:under ] ; sh:maxCount 0 .",
    "sparql": "ex:S a sh:PropertyShape ; sh:targetClass ex:Goal ; sh:path ex:year ; sh:severity ex:Grave ; sh:sparql ["
    ' sh:message "{$this} har {?value}, inte {?other}"@sv , "{?value} is no year"@en ;'
    ' sh:select "SELECT $this ?value WHERE { $this $PATH ?value FILTER (isLiteral(?value)) }" ] .',
    "twice": "ex:S a sh:NodeShape ; sh:targetClass ex:Goal ; sh:targetNode ex:c ; sh:property [ sh:path ex:no ; sh:minCount 1 ] ,"
    " [ sh:path ex:no ; sh:minCount 1 ] .",
    "nameless focus": "ex:S a sh:NodeShape ; sh:targetClass ex:Plan ; sh:nodeKind sh:IRI .",
    "nothing found": "ex:S a sh:NodeShape ; sh:targetClass ex:Goal ; sh:nodeKind sh:IRI .",
}


def quads(text: str) -> list[ox.Quad]:
    return list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))


def checked(shapes: str) -> tuple[Report, Data]:
    data, written = Data.of(quads(DATA)), quads(PREFIXES + shapes)
    report = Report((), (), Norms({}, tuple(written)), 2025, outcome=check(data, written))
    return report, data


def read(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="turtle")


def without_messages(graph: rdflib.Graph) -> rdflib.Graph:
    for result in list(graph.subjects(rdflib.RDF.type, SH.ValidationResult)):
        graph.remove((result, SH.resultMessage, None))
    return graph


def by_pyshacl(shapes: str) -> rdflib.Graph:
    _, graph, _ = pyshacl.validate(read(DATA), shacl_graph=read(PREFIXES + shapes))
    assert isinstance(graph, rdflib.Graph)
    return without_messages(graph)


@pytest.mark.parametrize("shapes", SHAPES.values(), ids=SHAPES)
def test_the_report_is_pyshacls(shapes: str) -> None:
    report, data = checked(shapes)
    ours, theirs = without_messages(read(shacl_report(report, data.store))), by_pyshacl(shapes)
    _, only_ours, only_theirs = graph_diff(to_isomorphic(ours), to_isomorphic(theirs))
    assert not list(only_ours), only_ours.serialize()
    assert not list(only_theirs), only_theirs.serialize()
    ours.bind("ex", "https://a.example/")  # it compares names as shortened
    node = next(theirs.subjects(rdflib.RDF.type, SH.ValidationReport))
    if "( ex:under" not in shapes:  # there it does not even find its own report to be like itself
        assert compare_validation_reports(ours, theirs, node, logging.getLogger())


def test_conforms_is_about_results_of_any_severity() -> None:
    graph = read(shacl_report(checked(SHAPES["paths"])[0]))
    assert [text.toPython() for text in _literals(graph, SH.conforms)] == [False]
    graph = read(shacl_report(checked(SHAPES["nothing found"])[0]))
    assert [text.toPython() for text in _literals(graph, SH.conforms)] == [True]
    assert len(graph) == 2


def test_messages_keep_their_language_and_are_filled() -> None:
    report, _ = checked(SHAPES["sparql"])
    named = Thing("https://a.example/a", "a", {"sv": "målet", "en": "the goal"})
    finding = Finding(None, "s", "c", "violation", named, None, None, {}, {})
    named_report = Report((finding,), (), report.norms, 2025, outcome=report.outcome)
    graph = read(shacl_report(named_report))
    assert {(str(text), text.language) for text in _literals(graph, SH.resultMessage)} == {
        ("målet har 20x6, inte {?other}", "sv"),
        ("20x6 is no year", "en"),
        ("målet har åäö, inte {?other}", "sv"),
        ("åäö is no year", "en"),
        ("https://a.example/b har 2026, inte {?other}", "sv"),
        ("2026 is no year", "en"),
    }


def _literals(graph: rdflib.Graph, predicate: rdflib.URIRef) -> list[rdflib.Literal]:
    return [value for value in graph.objects(None, predicate) if isinstance(value, rdflib.Literal)]


def test_results_alike_are_all_there() -> None:
    result = Result(
        ox.NamedNode("https://a.example/a"), None, None, ox.NamedNode("https://a.example/S"),
        str(SH.ClassConstraintComponent), str(SH.Violation),
    )  # fmt: skip
    report = Report((), (), Norms({}, ()), 2025, outcome=Outcome((result, result), (), ()))
    assert len(list(read(shacl_report(report)).objects(None, SH.result))) == 2


def test_a_long_list_at_a_nameless_shape_is_told_whole() -> None:
    shapes = quads(f"{PREFIXES} [] sh:in ( {' '.join(map(str, range(3000)))} ) .")
    shape: Any = next(quad.subject for quad in shapes if quad.predicate.value == str(SH["in"]))
    result = Result(shape, None, None, shape, str(SH.InConstraintComponent), str(SH.Violation))
    report = Report((), (), Norms({}, tuple(shapes)), 2025, outcome=Outcome((result,), (), ()))
    graph = read(shacl_report(report))
    assert len(set(_literals(graph, rdflib.RDF.first))) == 3000


@pytest.mark.parametrize("shapes", SHAPES.values(), ids=SHAPES)
def test_the_report_is_the_same_bytes_each_time(shapes: str) -> None:
    made = []
    for _ in range(2):
        report, data = checked(shapes)
        made.append(shacl_report(report, data.store))
    assert made[0] == made[1]


def test_a_report_without_an_outcome_conforms() -> None:
    empty: Any = Report((), (), Norms({}, ()), 2025)
    assert "sh:conforms true" in shacl_report(empty)
