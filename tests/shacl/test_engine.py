"""The engine's traps, one by one: literals the store rewrites, shapes it must not compile, texts it must not run."""

import socket
import urllib.request
from collections import Counter

import pyoxigraph as ox
import pytest

from stgraph.errors import DataProblem, UsageProblem
from stgraph.shacl import Data, Outcome, bindings_of, check, compile_shapes, results_from
from stgraph.shacl.run import rows_in
from tests.shacl.comparing import graphs, multiset, quads

EX = "http://example.org/"


def checked(data: str, shapes: str, engine: str = "auto") -> Outcome:
    return check(*graphs(data, shapes), engine=engine)  # type: ignore[arg-type]


def routes(outcome: Outcome) -> dict[str, str]:
    """{shape: engine}"""
    return {route.shape.value.removeprefix(EX): route.engine for route in outcome.routes}


def values(outcome: Outcome) -> list[str]:
    return [
        str(result.value).replace("http://www.w3.org/2001/XMLSchema#", "xsd:") for result in outcome.results
    ]


# literals that the store rewrites

COUNT = ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:maxCount 1 ] ."


@pytest.mark.parametrize(
    ("literals", "results"),
    [
        ('1, "01"^^xsd:integer', 1),
        ('"01"^^xsd:integer, 1', 1),
        ('"01"^^xsd:integer, "001"^^xsd:integer', 1),
        ('"1"^^xsd:byte, 1', 1),
        ("1.0, 1.00", 1),
        ('"01"^^xsd:integer', 0),
        ("1, 1", 0),
    ],
)
def test_values_that_merge_in_the_store_are_counted_as_written(literals: str, results: int) -> None:
    assert len(checked(f":a :p {literals} .", COUNT).results) == results


def test_a_merged_value_elsewhere_takes_nothing_off_the_fast_path() -> None:
    outcome = checked(':a :q 1, "01"^^xsd:integer ; :p 1 .', COUNT)
    assert routes(outcome) == {"S": "compiled"}


@pytest.mark.parametrize(
    "literal", ['"80"^^xsd:decimal', "102.5", "12.0", '"007"^^xsd:integer', '"5"^^xsd:byte']
)
def test_numbers_are_compared_on_the_fast_path_however_they_are_spelt(literal: str) -> None:
    limits = ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:minInclusive 200 ; sh:minCount 1 ; sh:maxCount 1 ] ."
    outcome = checked(f":a :p {literal} .", limits)
    assert routes(outcome) == {"S": "compiled"}
    assert values(outcome) == [
        str(quads(f":a :p {literal} .")[0].object).replace("http://www.w3.org/2001/XMLSchema#", "xsd:")
    ]


def test_a_pattern_sees_the_spelling_of_the_file() -> None:
    shapes = ':S sh:targetNode :a ; sh:property [ sh:path :p ; sh:pattern "[.]0$" ] .'
    assert not checked(":a :p 12.0 .", shapes).results
    assert routes(checked(":a :p 12.0 .", shapes)) == {"S": "pyshacl"}
    assert routes(checked(":a :p 12.5 .", shapes)) == {"S": "compiled"}


def test_a_pattern_elsewhere_does_not() -> None:
    shapes = (
        ':S sh:targetNode :a ; sh:property [ sh:path :q ; sh:pattern "a" ], [ sh:path :p ; sh:maxCount 1 ] .'
    )
    assert routes(checked(":a :p 12.0 ; :q 'a' .", shapes)) == {"S": "compiled"}


@pytest.mark.parametrize(
    ("value", "results"), [('"300"^^xsd:byte', 1), ('"30"^^xsd:byte', 0), ('"x"^^xsd:byte', 1), ("30", 1)]
)
def test_derived_integers_are_checked_as_written(value: str, results: int) -> None:
    outcome = checked(
        f":a :p {value} .", ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:datatype xsd:byte ] ."
    )
    assert routes(outcome) == {"S": "pyshacl"}
    assert len(outcome.results) == results


def test_a_derived_integer_is_no_integer_by_its_datatype() -> None:
    outcome = checked(
        ":a :p '5'^^xsd:byte .",
        ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:datatype xsd:integer ] .",
    )
    assert len(outcome.results) == 1


@pytest.mark.parametrize(
    ("literal", "right"),
    [
        ('"abc"^^xsd:integer', False),
        ('"2024-02-30"^^xsd:date', False),
        ('"2024-02-29"^^xsd:date', True),
        ('"20x4"^^xsd:gYear', False),
        ('"123456789012345678901234567890.5"^^xsd:decimal', True),
        ('"yes"^^xsd:boolean', False),
        ('"1e400"^^xsd:double', True),
    ],
)
def test_an_ill_typed_literal_has_not_its_datatype(literal: str, right: bool) -> None:
    datatype = literal.rpartition("^^")[2]
    shapes = f":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:datatype {datatype} ] ."
    for portable in (False, True):
        data, shape = graphs(f":a :p {literal} .", shapes)
        compiled = compile_shapes(shape, data.subclasses, portable=portable)
        found = results_from(rows_in(data.store), compiled)
        if not (portable and "30" in literal and "date" in literal):  # a pattern does not know February
            assert bool(found) is not right


def test_a_number_beyond_the_engine_is_left_to_pyshacl() -> None:
    shapes = ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:minInclusive 1 ] ."
    outcome = checked(':a :p "99999999999999999999"^^xsd:integer .', shapes)
    assert routes(outcome) == {"S": "pyshacl"}
    assert not outcome.results


def test_the_data_can_be_told_as_written() -> None:
    text = (
        ':a :p 1, "01"^^xsd:integer, "3"^^xsd:byte, 2.50, "x", "y"@sv, :b . :b :p [ :q "1"^^xsd:boolean ] .'
    )
    written = quads(text)
    assert set(Data.of(written).quads()) == set(written)


# shapes that are not compiled


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        ('sh:property [ sh:path :p ; sh:pattern "(?=a)b" ]', "regular expression"),
        ('sh:property [ sh:path :p ; sh:pattern "[a-z-[aeiou]]" ]', "regular expression"),
        ("sh:property [ sh:path :p ; sh:datatype xsd:nonNegativeInteger ]", "nonNegativeInteger"),
        ("sh:property [ sh:path :p ; sh:hasValue '01'^^xsd:integer ]", "spelt"),
        ("sh:hasValue []", "blank node"),
        ("sh:class []", "blank node"),
        ("sh:expression [ sh:path :p ]", "sh:expression is not known"),
        ("sh:js [ sh:jsFunctionName 'f' ]", "sh:js is not known"),
        ("sh:minCuont 1", "sh:minCuont is not known"),
        (":max 3", "custom constraint component"),
        ("sh:not :S", "recursive"),
        ("sh:property [ sh:path :p ; sh:node :S ]", "recursive"),
        ("sh:not [ sh:path :p ; sh:maxCount 9 ]", "count"),
    ],
)
def test_what_is_not_known_is_refused(shape: str, reason: str) -> None:
    custom = (
        ":Max a sh:ConstraintComponent ; sh:parameter [ sh:path :max ] ; sh:validator [ sh:ask 'ASK {}' ] ."
    )
    data, shapes = graphs(":a :p 1 .", f":S a sh:NodeShape ; sh:targetNode :a ; {shape} . {custom}")
    (refusal,) = compile_shapes(shapes, data.subclasses).refusals
    assert reason in refusal.reason
    with pytest.raises(UsageProblem, match="cannot be compiled"):
        check(data, shapes, engine="compiled")


def test_only_the_refused_shape_goes_to_pyshacl() -> None:
    outcome = checked(
        ":a :p 'b' ; a :A .",
        """:S sh:targetNode :a ; sh:property [ sh:path :p ; sh:pattern "(?=a)b" ] .
        :T sh:targetNode :a ; sh:property [ sh:path :p ; sh:nodeKind sh:IRI ] .
        :A a rdfs:Class, sh:NodeShape ; sh:property [ sh:path :p ; sh:maxLength 0 ] .""",
    )
    assert routes(outcome) == {"A": "compiled", "S": "pyshacl", "T": "compiled"}
    components = [result.component.rpartition("#")[2] for result in outcome.results]
    assert sorted(components) == [
        "MaxLengthConstraintComponent",
        "NodeKindConstraintComponent",
        "PatternConstraintComponent",
    ]


def test_recursion_ends_in_an_answer() -> None:
    data, shapes = graphs(":a :p :a .", ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:node :S ] .")
    try:
        check(data, shapes)
    except DataProblem as problem:
        assert problem.key == "bad-shapes"


@pytest.mark.parametrize(
    "shapes",
    [
        ":S sh:targetNode :a ; sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .",
        ":S sh:targetNode :a ; sh:in ( 1 ), ( 2 ) .",
        ":S sh:targetNode :a ; sh:or 'x' .",
        ":S sh:targetNode :a ; sh:or ( 'x' ) .",
        ":S sh:targetNode :a ; sh:minCount 1 .",
        ":S sh:targetNode :a ; sh:property [ sh:minCount 1 ] .",
        ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:minCount 'x' ] .",
        ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:minCount 1, 2 ] .",
        ":S sh:targetNode :a ; sh:property [ sh:path :p, :q ] .",
        ":S sh:targetNode :a ; sh:property [ sh:path 'x' ] .",
        ":S sh:targetNode :a ; sh:property [ sh:path _:p ] . _:p sh:inversePath _:p .",
        ":S sh:targetNode :a ; sh:property [ sh:path ( :p ) ] .",
        ":S sh:targetNode :a ; sh:nodeKind sh:Iri .",
        ":S sh:targetNode :a ; sh:closed 'yes' .",
        ":S sh:targetNode :a ; sh:closed true ; sh:ignoredProperties ( 'x' ) .",
        ":S sh:targetClass 'A' .",
        ":S sh:targetNode :a ; sh:severity 'high' ; sh:nodeKind sh:IRI .",
        ":S sh:targetNode :a ; sh:sparql [ sh:message 'no query' ] .",
        ":S sh:targetNode :a . :G sh:entailment <http://www.w3.org/ns/entailment/RDFS> .",
    ],
)
def test_ill_formed_shapes_are_a_data_problem(shapes: str) -> None:
    with pytest.raises(DataProblem) as caught:
        checked(":a :p 1 .", shapes)
    assert caught.value.key == "bad-shapes"


def test_shapes_that_share_their_parts_do_not_explode() -> None:
    levels = "".join(f":N{n} sh:and ( :N{n + 1} :N{n + 1} ) . " for n in range(25))
    data, shapes = graphs(
        ":a :p 1 .", f":S sh:targetNode :a ; sh:node :N0 . {levels} :N25 sh:nodeKind sh:IRI ."
    )
    (refusal,) = compile_shapes(shapes, data.subclasses).refusals
    assert "nested" in refusal.reason
    alternatives = "".join(f":L{n} sh:alternativePath ( :L{n + 1} :L{n + 1} ) . " for n in range(30))
    blank = alternatives.replace(":L", "_:l") + "_:l30 sh:inversePath :p ."
    data, shapes = graphs(
        ":a :p 1 .", f":S sh:targetNode :a ; sh:property [ sh:path _:l0 ; sh:minCount 1 ] . {blank}"
    )
    (refusal,) = compile_shapes(shapes, data.subclasses).refusals
    assert "path" in refusal.reason


# sh:sparql


def sparql(select: str, more: str = "", target: str = "sh:targetClass :A") -> str:
    return f""":S {target} ; {more} sh:sparql [ sh:prefixes : ; sh:message "{{?this}} har {{?n}}"@sv, "has {{?n}}"@en ;
      sh:select '''{select}''' ] .
      : sh:declare [ sh:prefix "" ; sh:namespace "{EX}"^^xsd:anyURI ], [ sh:prefix "xsd" ; sh:namespace "http://www.w3.org/2001/XMLSchema#" ] ."""


@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this WHERE { SERVICE <http://x/> { $this ?p ?o } }",
        "SELECT $this WHERE { SeRvIcE SILENT :x { $this ?p ?o } }",
        "SELECT $this WHERE { \\\\u0053ERVICE <http://x/> { $this ?p ?o } }",
    ],
)
@pytest.mark.parametrize("engine", ["auto", "compiled", "pyshacl"])
def test_service_is_refused_before_any_engine(select: str, engine: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        checked(":a a :A .", sparql(select), engine)
    assert caught.value.key == "refused-service"


@pytest.mark.parametrize("where", ["FROM <http://x/>", "FROM NAMED <http://x/>", "from<http://x/>"])
def test_from_is_refused_before_any_engine(where: str) -> None:
    with pytest.raises(DataProblem):
        checked(":a a :A .", sparql(f"SELECT $this {where} WHERE {{ $this ?p ?o }}"), "pyshacl")


@pytest.mark.parametrize(
    "text", ["$shapesGraph", "$currentShape", "LIMIT 1", "GRAPH", "aggregate", "SELECT inside EXISTS"]
)
def test_a_query_that_is_not_known_is_refused(text: str) -> None:
    query = {
        "$shapesGraph": "SELECT $this { $this a ?t . FILTER(bound($shapesGraph)) }",
        "$currentShape": "SELECT $this { $this a ?t . FILTER($currentShape = :S) }",
        "LIMIT 1": "SELECT $this { $this a ?t } LIMIT 1",
        "GRAPH": "SELECT $this { GRAPH ?g { $this a ?t } }",
        "aggregate": "SELECT $this { { SELECT $this (COUNT(?o) AS ?n) { $this ?p ?o } } }",
        "SELECT inside EXISTS": "SELECT $this { FILTER EXISTS { { SELECT $this { $this ?p ?o } } } }",
    }[text]
    data, shapes = graphs(":a a :A .", sparql(query))
    (refusal,) = compile_shapes(shapes, data.subclasses).refusals
    assert text.removesuffix(" 1") in refusal.reason


QUERIES = {
    "plain": "SELECT $this ?value WHERE { $this :p ?value . FILTER(?value > 1) }",
    "two rows of one value": "SELECT $this ?value ?n WHERE { $this :p ?value ; :label ?n }",
    "rows that repeat": "SELECT $this ?value WHERE { $this :p ?value . ?x :label ?l }",
    "no value": "SELECT $this WHERE { $this :p 2 }",
    "path in the row": "SELECT $this ?path ?value WHERE { $this ?path ?value . FILTER(isNumeric(?value)) }",
    "union": "SELECT $this ?value WHERE { { $this :p ?value } UNION { $this :q ?value } }",
    "union without $this": "SELECT $this ?value WHERE { { $this :q ?value } UNION { ?x :q ?value } }",
    "optional": "SELECT $this ?n WHERE { OPTIONAL { $this :q ?n } FILTER(!bound(?n)) }",
    "not exists": "SELECT $this WHERE { FILTER NOT EXISTS { $this :q ?x } }",
    "exists in a group": "SELECT $this WHERE { { FILTER EXISTS { $this :q ?x . FILTER(?x = $this) } } }",
    "bind": "SELECT $this ?value WHERE { BIND(STR($this) AS ?value) }",
    "group by": "SELECT $this (COUNT(?v) AS ?n) WHERE { $this :p ?v } GROUP BY $this HAVING (COUNT(?v) > 1)",
    "sub-select": "SELECT $this ?n { { SELECT $this (COUNT(?v) AS ?n) WHERE { $this :p ?v } GROUP BY $this } FILTER(?n > 1) }",
    "only a sub-select": "SELECT $this ?n { { SELECT $this ?n WHERE { ?x :label ?n } } }",
    "comments and strings": "SELECT $this # } $this {\n { $this :label ?n . FILTER(?n != '} { $this') }",
    "blank before a bracket": "SELECT $this { $this :p ?v . FILTER (COALESCE (?v, 0) > 1) }",
    "language tag": "SELECT $this { $this :label 'eva'@sv }",
    "cast": "SELECT $this ?n { $this :p ?v . BIND(xsd:integer(STR(?v)) AS ?n) FILTER(?n <= 1) }",
}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize(
    "target", ["sh:targetClass :A", "sh:targetNode :a, :zz", "sh:targetSubjectsOf :p ; sh:targetClass :B"]
)
def test_author_queries_find_what_pyshacl_finds(query: str, target: str) -> None:
    data = """:B rdfs:subClassOf :A . :a a :A, :B ; :p 1, 2 ; :label 'a', 'å' . :b a :B ; :p 2, 3 ; :q :b ; :label 'eva'@sv .
      :c a :A ; :label 'c' . :d :p 5 ."""
    shapes = sparql(QUERIES[query], target=target)
    compiled, reference = checked(data, shapes, "compiled"), checked(data, shapes, "pyshacl")
    assert multiset(compiled) == multiset(reference)
    assert routes(checked(data, shapes)) == {"S": "compiled"}


def test_a_path_is_put_in_for_path() -> None:
    select = "SELECT $this ?value WHERE { $this $PATH ?value . FILTER(isIRI(?value)) }"
    path = "sh:path [ sh:alternativePath ( :p [ sh:inversePath :q ] ) ] ;"
    data = ":a a :A ; :p :x, 1 . :y :q :a ."
    compiled, reference = (checked(data, sparql(select, path), engine) for engine in ("compiled", "pyshacl"))
    assert multiset(compiled) == multiset(reference)
    assert {result.path for result in compiled.results} == {f"<{EX}p>|(^<{EX}q>)"}


def test_messages_are_templates_with_bindings_by_either_engine() -> None:
    select = "SELECT $this ?n WHERE { $this :p ?n }"
    for engine in ("compiled", "pyshacl"):
        (result,) = checked(":a a :A ; :p 7 .", sparql(select), engine).results
        assert [(text.value, text.language) for text in result.messages] == [
            ("has {?n}", "en"),
            ("{?this} har {?n}", "sv"),
        ]
        assert result.bindings["n"].value == "7"
        assert result.bindings["this"].value == EX + "a"
        assert isinstance(result.constraint, ox.BlankNode)


def test_bindings_are_read_back_from_a_message() -> None:
    assert bindings_of("{?a} och {$b}, {?a}", "1 och 2, 1") == {"a": ox.Literal("1"), "b": ox.Literal("2")}
    assert bindings_of("{?a} och", "1 eller") is None
    assert bindings_of("(.*)", "(.*)") == {}


def test_a_year_cast_stays_on_the_fast_path() -> None:
    select = "SELECT $this { $this :y ?y . FILTER(xsd:integer(STR(?y)) > 2025) }"
    outcome = checked(':a a :A ; :y "2026"^^xsd:gYear ; :v 12.0 .', sparql(select))
    assert routes(outcome) == {"S": "compiled"}
    assert len(outcome.results) == 1


def test_a_query_that_sees_spellings_goes_to_pyshacl_where_they_differ() -> None:
    select = "SELECT $this ?value { $this :v ?value . FILTER(STRLEN(STR(?value)) > 2) }"
    outcome = checked(":a a :A ; :v 12.0 .", sparql(select))
    assert routes(outcome) == {"S": "pyshacl"}
    assert values(outcome) == ['"12.0"^^<xsd:decimal>']


@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this { MINUS { $this ?p ?o } }",
        "SELECT $this { VALUES ?x { 1 } }",
        "SELECT * { $this ?p ?o }",
        "SELECT ?x { $this ?p ?x }",
        "SELECT $this { { SELECT ?x { ?x ?p ?o } } }",
        "SELECT $this { BIND(1 AS $this) }",
    ],
)
def test_what_shacl_forbids_in_a_query_is_a_data_problem(select: str) -> None:
    with pytest.raises(DataProblem):
        checked(":a a :A .", sparql(select))


def test_an_update_is_refused() -> None:
    with pytest.raises(UsageProblem):
        checked(":a a :A .", sparql("DELETE WHERE { $this ?p ?o }"))


# targets and results


def test_a_target_node_need_not_be_in_the_data() -> None:
    shapes = """:S sh:targetNode :none, "text" ; sh:class :A ; sh:property [ sh:path :p ; sh:minCount 1 ],
      [ sh:path [ sh:zeroOrMorePath :p ] ; sh:maxCount 0 ] ."""
    compiled, reference = (checked(":a :p 1 .", shapes, engine) for engine in ("compiled", "pyshacl"))
    assert multiset(compiled) == multiset(reference)
    assert len(compiled.results) == 6


def test_a_node_with_two_types_is_one_focus_node() -> None:
    outcome = checked(
        ":B rdfs:subClassOf :A . :C rdfs:subClassOf :B . :a a :A, :B, :C .",
        ":S sh:targetClass :A ; sh:property [ sh:path :p ; sh:minCount 1 ] .",
    )
    assert len(outcome.results) == 1


def test_subclasses_may_run_in_circles_and_over_blank_nodes() -> None:
    data, shapes = graphs(
        ":A rdfs:subClassOf :B . :B rdfs:subClassOf :A . :a a :B . [] rdfs:subClassOf :B .",
        ":S sh:targetClass :A ; sh:nodeKind sh:Literal .",
    )
    assert len(check(data, shapes, engine="compiled").results) == 1
    data, shapes = graphs(
        "_:c rdfs:subClassOf :A . :a a _:c .", ":S sh:targetClass :A ; sh:nodeKind sh:Literal ."
    )
    outcome = check(data, shapes)
    assert routes(outcome) == {"S": "pyshacl"}
    assert len(outcome.results) == 1


def test_every_parent_of_a_value_has_its_result() -> None:
    shapes = (
        ":S sh:targetClass :A ; sh:property [ sh:path :p ; sh:property [ sh:path :q ; sh:minCount 1 ] ] ."
    )
    data = ":a a :A ; :p :x . :b a :A ; :p :x ."
    compiled, reference = (checked(data, shapes, engine) for engine in ("compiled", "pyshacl"))
    assert Counter(multiset(compiled).values()) == Counter({2: 1})
    assert multiset(compiled) == multiset(reference)


def test_a_shape_that_matches_nothing_is_told() -> None:
    outcome = checked(
        ":a a :A .",
        """:S sh:targetClass :Nobody ; sh:nodeKind sh:IRI . :T sh:targetClass :A ; sh:nodeKind sh:IRI .
        :U sh:targetSubjectsOf :p ; sh:pattern "(?=a)" . :V sh:targetClass :Off ; sh:deactivated true .""",
    )
    assert [shape.value.removeprefix(EX) for shape in outcome.unmatched] == ["S", "U"]


def test_blank_nodes_keep_their_labels_in_both_engines() -> None:
    data, shapes = graphs("_:x :p 1 .", ":S sh:targetSubjectsOf :p ; sh:nodeKind sh:IRI .")
    (label,) = {quad.subject for quad in data.store}
    for engine in ("compiled", "pyshacl"):
        (result,) = check(data, shapes, engine=engine).results
        assert result.focus == result.value == label


def test_named_graphs_are_one_data_graph() -> None:
    quad = next(iter(quads(":a :p 1 .")))
    data = Data.of([ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode("urn:g"))])
    shapes = quads(":S sh:targetSubjectsOf :p ; sh:nodeKind sh:Literal .")
    assert len(check(data, shapes).results) == 1


def test_portable_queries_find_the_same_in_the_store() -> None:
    data, shapes = graphs(
        ':a :from "2027"^^xsd:gYear ; :to "2026"^^xsd:gYear ; :day "2024-02-01"^^xsd:date ; :n 3 .',
        """:S sh:targetNode :a ; sh:property [ sh:path :from ; sh:lessThan :to ; sh:datatype xsd:gYear ],
        [ sh:path :to ; sh:minInclusive "2027"^^xsd:gYear ], [ sh:path :day ; sh:maxExclusive "2024-01-31"^^xsd:date ],
        [ sh:path :n ; sh:maxInclusive 2.5 ] .""",
    )
    native = compile_shapes(shapes, data.subclasses)
    portable = compile_shapes(shapes, data.subclasses, portable=True)
    select = rows_in(data.store)
    assert multiset(results_from(select, native)) == multiset(results_from(select, portable))
    assert len(results_from(select, portable)) == 4


def test_what_the_engine_cannot_read_goes_to_pyshacl() -> None:
    select = "SELECT $this ?t { $this a ?t } GROUP BY $this"
    outcome = checked(":a a :A .", sparql(select))
    assert routes(outcome) == {"S": "pyshacl"}
    assert len(outcome.results) == 1
    with pytest.raises(UsageProblem, match="cannot read the query"):
        checked(":a a :A .", sparql(select), "compiled")
    with pytest.raises(DataProblem):
        checked(":a a :A .", sparql("SELECT $this { $this a } "))


def test_a_target_that_is_not_known_is_not_forgotten() -> None:
    outcome = checked(
        ":a a :A .", ":S a sh:NodeShape ; sh:target [ sh:select 'SELECT ?this {}' ] ; sh:class :B ."
    )
    assert [(route.engine, route.reason) for route in outcome.routes] == [
        ("pyshacl", "sh:target is not known")
    ]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("the network")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(urllib.request, "urlopen", connect)
    shapes = ":G a owl:Ontology ; owl:imports <http://example.org/other> . :S sh:targetNode :a ; sh:js [] ; sh:class :A ."
    data, quads_of_shapes = graphs(f"{shapes} :a :p <http://example.org/x> .", shapes)
    assert len(check(data, quads_of_shapes, engine="pyshacl").results) == 1


def test_pyshacl_stumbling_over_years_is_a_data_problem() -> None:
    shapes = ":S sh:targetNode :a ; sh:minCuont 1 ; sh:property [ sh:path :p ; sh:lessThanOrEquals :q ] ."
    with pytest.raises(DataProblem) as caught:
        checked(':a :p "2027"^^xsd:gYear ; :q "2026"^^xsd:gYear .', shapes)
    assert "pySHACL" in caught.value.text()


@pytest.mark.parametrize("engine", ["auto", "compiled", "pyshacl"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("namespace", "http://x/> SELECT $this { SERVICE <http://x/> { $this ?p ?o } } #"),
        ("namespace", "http://x/>\\nSELECT"),
        ("prefix", "p: <http://x/> SELECT $this { SERVICE <http://x/> { $this ?p ?o } } #"),
    ],
)
def test_no_query_hides_in_a_prefix_declaration(name: str, text: str, engine: str) -> None:
    other = {"namespace": "prefix", "prefix": "namespace"}[name]
    shapes = (
        f"""{sparql("SELECT $this { $this a ?t }")} : sh:declare [ sh:{name} "{text}" ; sh:{other} "x" ] ."""
    )
    with pytest.raises(DataProblem):
        checked(":a a :A .", shapes, engine)


@pytest.mark.parametrize(
    ("where", "engine"),
    [
        ("$this :v ?value", "compiled"),
        ("$this :v ?value . ?x :w ?value", "pyshacl"),
        ("$this :n ?value . ?x :w ?value", "compiled"),
        ("$this :n ?value . FILTER NOT EXISTS { $this ?any ?value }", "compiled"),
        ("$this :v ?value . FILTER NOT EXISTS { $this ?any ?value }", "pyshacl"),
        ("$this ?one ?value . ?x ?other ?value", "pyshacl"),
        ("$this ?one ?value . FILTER(STRLEN(STR(?value)) > 3)", "pyshacl"),
        ("$this ?one ?value . FILTER(?value > 3)", "compiled"),
        ("$this ?one ?value . ?x (:n|:v) ?value", "pyshacl"),
        ("$this :n ?n, ?value . FILTER(?n = ?value)", "compiled"),
    ],
)
def test_a_query_leaves_the_fast_path_only_where_it_can_see_the_spelling(where: str, engine: str) -> None:
    data = ":a a :A ; :n 12, 13 ; :v 12.0 . :b :w 12 ."
    shapes = sparql(f"SELECT $this ?value WHERE {{ {where} }}")
    outcome, reference = checked(data, shapes), checked(data, shapes, "pyshacl")
    assert routes(outcome) == {"S": engine}
    assert multiset(outcome) == multiset(reference)
