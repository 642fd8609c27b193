"""A server that is right gives what a graph in memory gives."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest

from stgraph import vocab
from stgraph.endpoint import Endpoint
from stgraph.errors import DataProblem, UsageProblem
from stgraph.graph import Graph, load
from stgraph.querying import query
from stgraph.rows import columns_of
from tests.endpoint.server import JSON, NT, ROWS, Server, chunked, http, sparql


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load("exempelstad")


@pytest.fixture(scope="module")
def server(graph: Graph) -> Iterator[Server]:
    with Server(sparql(graph.query)) as running:
        yield running


def asked(server: Server, text: str, **more: Any) -> Any:
    return Endpoint(server.url).query(text, **more)


@pytest.mark.parametrize("name", ["_datasets", "_labels", "_support-links", "_years"])
def test_catalogued_queries_give_the_same_rows(graph: Graph, server: Server, name: str) -> None:
    here, there = graph.select(name), Endpoint(server.url).select(name)
    assert here
    assert sorted(map(str, here)) == sorted(map(str, there))


def test_a_parameter_is_bound(graph: Graph, server: Server) -> None:
    goal = ox.NamedNode(vocab.ID + "exempelstad/goal/bin-1")
    here, there = (where.select("_describe", thing=goal) for where in (graph, Endpoint(server.url)))
    assert here
    assert sorted(map(str, here)) == sorted(map(str, there))


def test_rows_leave_out_what_is_unbound(server: Server) -> None:
    body = (
        b'{"head":{"vars":["link","reason"]},"results":{"bindings":[{"link":{"type":"literal","value":"x","xml:lang":"sv"}},'
        b'{"reason":{"type":"bnode","value":"b0"}}]}}'
    )
    with Server(http(200, body)) as other:
        rows = list(Endpoint(other.url).rows("_reasons"))
    assert rows == [{"link": ox.Literal("x", language="sv")}, {"reason": ox.BlankNode("b0")}]


def test_rows_with_triple_terms_are_left_out_of_catalogued_answers() -> None:
    term = b'{"type":"uri","value":"urn:a"}'
    triple = b'{"type":"triple","value":{"subject":%s,"predicate":%s,"object":%s}}' % (term, term, term)
    body = b'{"head":{"vars":["space"]},"results":{"bindings":[{"space":%s},{"space":%s}]}}' % (triple, term)
    with Server(http(200, body)) as other:
        assert Endpoint(other.url).select("_uri-spaces") == [(ox.NamedNode("urn:a"),)]
        assert len(list(Endpoint(other.url).query("SELECT * { ?s ?p ?o }"))) == 2


def test_columns_are_those_asked_for_in_the_order_asked_for() -> None:
    cell = b'{"type":"literal","value":"%s"}'
    swapped = b'{"head":{"vars":["b","a"]},"results":{"bindings":[{"a":%s,"b":%s}]}}' % (
        cell % b"1",
        cell % b"2",
    )
    with Server(http(200, swapped)) as server:
        ((a, b),) = Endpoint(server.url).query("SELECT ?a ?b { ?a ?p ?b }")
        assert (a.value, b.value) == ("1", "2")
        for other in ("SELECT ?a { ?a ?p ?b }", "SELECT ?a ?b ?c { ?a ?b ?c }", "SELECT ?a ?c { ?a ?p ?c }"):
            with pytest.raises(DataProblem, match=r"\?b \?a instead of \?a"):
                Endpoint(server.url).query(other)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a # {\n ?c WHERE { ?a ?p ?c }",
        'SELECT ?a ("{" AS ?c) { ?a ?p ?b }',
        "SELECT ?a (COUNT(?b) AS ?c) { ?a ?p ?b } GROUP BY ?a",
        "# {\nSELECT ?a ?c { { SELECT * { ?a ?p ?c } } }",
    ],
)
def test_columns_are_known_whatever_stands_around_them(text: str) -> None:
    with Server(http(200, ROWS)) as server, pytest.raises(DataProblem, match=r"\?s instead of \?a \?c"):
        Endpoint(server.url).query(text)


def test_of_no_rows_a_server_may_name_no_columns() -> None:
    with Server(http(200, b'{"head":{"vars":[]},"results":{"bindings":[]}}')) as server:
        assert columns_of(Endpoint(server.url).query("SELECT ?a ?b { ?a ?p ?b }")) == ("a", "b")


def test_what_the_library_asks_by_text_is_answered_alike(graph: Graph, server: Server) -> None:
    endpoint: Any = Endpoint(server.url)
    for text in (
        "SELECT ?goal { ?goal a stg:Goal } ORDER BY ?goal",
        "ASK { <goal/bin-1> a stg:Goal }",
        "ASK { <goal/bin-1> a stg:Vision }",
        "CONSTRUCT { ?goal a stg:Goal } WHERE { ?goal a stg:Goal }",
        "DESCRIBE <goal/bin-1>",
    ):
        assert query(endpoint, text) == query(graph, text), text


def test_lexical_forms_stay_as_the_server_wrote_them() -> None:
    decimal = vocab.PREFIXES["xsd"] + "decimal"
    cell = f'{{"type":"literal","value":"2.50","datatype":"{decimal}"}}'
    body = f'{{"head":{{"vars":["v"]}},"results":{{"bindings":[{{"v":{cell}}}]}}}}'.encode()
    with Server(http(200, body)) as other:
        [[value]] = asked(other, "SELECT ?v { ?s ?p ?v }")
    assert value.value == "2.50"


def test_members_that_the_standard_does_not_know_are_passed_over() -> None:
    """QLever adds `meta` behind the results."""
    with Server(http(200, ROWS[:-1] + b',"meta":{"query-time-ms":3}}')) as other:
        assert len(list(asked(other, "SELECT * { ?s ?p ?o }"))) == 1


@pytest.mark.parametrize("rows", [b'{"__ASK_RETVAL":{"type":"literal","value":"1"}}', b""])
def test_virtuoso_answers_ask_with_a_row_or_none(rows: bytes) -> None:
    body = b'{"head":{"link":[],"vars":["__ASK_RETVAL"]},"results":{"bindings":[%s]}}' % rows
    with Server(http(200, body)) as other:
        assert bool(asked(other, "ASK { ?s ?p ?o }")) == bool(rows)


def test_virtuoso_labels_blank_nodes_as_nobody_else_does() -> None:
    node = b'{"s":{"type":"bnode","value":"nodeID://b%d"}}'
    body = b'{"head":{"vars":["s"]},"results":{"bindings":[%s]}}' % b",".join(node % n for n in (1, 2, 1))
    with Server(http(200, body)) as other:
        first, second, third = (row[0] for row in asked(other, "SELECT ?s { ?s ?p ?o }"))
    assert isinstance(first, ox.BlankNode)
    assert first == third != second


def test_turtle_is_read_where_a_server_has_nothing_plainer() -> None:
    with Server(
        http(200, b"@prefix e: <urn:e:> . e:a e:b e:c , e:d .", media="text/turtle; charset=UTF-8")
    ) as other:
        assert len(asked(other, "CONSTRUCT WHERE { ?s ?p ?o }")) == 2


def test_blank_nodes_of_two_graphs_are_kept_apart() -> None:
    with Server(http(200, b"_:b <urn:p> <urn:o> .\n", media=NT)) as other:
        first, second = (asked(other, "CONSTRUCT WHERE { ?s ?p ?o }")[0].subject for _ in range(2))
    assert first != second


def test_an_answer_in_chunks_is_put_together() -> None:
    with Server(chunked(ROWS[:20], ROWS[20:])) as other:
        assert len(list(asked(other, "SELECT * { ?s ?p ?o }"))) == 1


def test_the_request_is_a_post_with_graphs_and_nothing_guessed_from_the_text() -> None:
    text = "PREFIX a: <urn:a> # DELETE me\nSELECT * { ?s ?p 'åäö' }"
    with Server(http()) as other:
        Endpoint(other.url + "?key=1", graphs=("urn:a", "https://å.example/b")).query(text)
        [request] = other.requests
    assert request.line == "POST /sparql?key=1 HTTP/1.1"
    assert request.form == {"query": [text], "default-graph-uri": ["urn:a", "https://å.example/b"]}
    assert request.headers["accept"] == f"{JSON}, application/json"
    assert request.headers["accept-encoding"] == "identity"
    assert "authorization" not in request.headers


def test_a_long_query_fits() -> None:
    text = f"SELECT * {{ ?s ?p '{'x' * 200_000}' }}"
    with Server(http()) as other:
        asked(other, text)
        assert other.requests[0].form["query"] == [text]


def test_an_address_may_hold_swedish_letters() -> None:
    with Server(http()) as other:
        Endpoint(other.url + "/räksmörgås?q=å%20b").query("SELECT * { ?s ?p ?o }")
        assert other.requests[0].line.startswith("POST /sparql/r%C3%A4ksm%C3%B6rg%C3%A5s?q=%C3%A5%20b ")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("SELECT * { ?s a ex:A }", "PREFIX ex: <urn:ex:> SELECT * { ?s a ex:A }"),
        ("SELECT * { ?s a <A> }", "BASE <urn:base:> SELECT * { ?s a <A> }"),
        ("PREFIX ex: <urn:own:>\nSELECT * { ?s a ex:A }", None),
        ("BASE <urn:own:>\nSELECT * { ?s a <A> }", None),
        ("SELECT * { ?s a <urn:A> FILTER(?s < 3 && ?p > 2) }", None),
        ("SELECT * { ?s a complex:A }", None),
    ],
)
def test_what_a_text_lacks_is_declared_and_nothing_else(text: str, sent: str | None) -> None:
    with Server(http()) as other:
        asked(other, text, prefixes={"ex": "urn:ex:", "unused": "urn:u:"}, base="urn:base:")
        assert other.requests[0].form["query"] == [sent or text]


def test_updates_are_never_sent() -> None:
    with Server(http()) as other, pytest.raises(UsageProblem, match="DELETE"):
        asked(other, "PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }")
    assert not other.requests


@pytest.mark.parametrize("graph_iri", ["graph", "urn:a b", ""])
def test_a_graph_is_an_iri(graph_iri: str) -> None:
    with pytest.raises(UsageProblem) as raised:
        Endpoint("http://localhost/", (graph_iri,))
    assert raised.value.key == "endpoint-bad-graph"


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), 86_401])
def test_a_time_limit_is_one(timeout: float) -> None:
    with pytest.raises(UsageProblem) as raised:
        Endpoint("http://localhost/", timeout=timeout)
    assert raised.value.key == "endpoint-bad-timeout"


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            "sparql",
            "localhost:80/sparql",
            "file:///etc/passwd",
            "ftp://host/",
            "http://",
            "http:///sparql",
        ),
        *(
            "http://host:port/",
            "http://host:99999/",
            "http://host:0/",
            "http://[/",
            "http://a b/",
            "http://a\\b/",
        ),
        *("http://host/\r\nX-Header: 1", "http://host/\x00", "javascript:alert(1)", "data:text/plain,x"),
    ],
)
def test_an_address_is_one(url: str) -> None:
    with pytest.raises(UsageProblem) as raised:
        Endpoint(url)
    assert raised.value.key == "endpoint-bad-url"


def test_the_answer_to_a_wrong_query_is_the_servers(server: Server) -> None:
    with pytest.raises(DataProblem) as raised:
        asked(server, "SELECT * { ?s ?p }")
    assert raised.value.key == "endpoint-bad-query"
    assert "expected" in str(raised.value)


def test_an_endpoint_that_is_not_asked_costs_no_import() -> None:
    code = (
        "import sys; from stgraph.endpoint import Endpoint; Endpoint('http://localhost/');"
        "print({'SPARQLWrapper', 'http.client', 'ssl', 'netrc', 'rdflib'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
