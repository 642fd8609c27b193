"""No query reaches out: every disguise of SERVICE that the engine sees through is refused beforehand.

A web server on the loopback interface counts who comes. That a refused query matters is shown by
handing it to the engine all the same.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stgraph import vocab
from stgraph.errors import UsageProblem
from stgraph.guard import read_only
from tests.hostile.harness import assert_civil, inside

EMPTY = b'{"head":{"vars":[]},"results":{"bindings":[{}]}}'


@dataclass
class Listener:
    """A web server that counts."""

    url: str = ""
    hits: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    found = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.hits.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(EMPTY)))
            self.end_headers()
            self.wfile.write(EMPTY)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    found.url = f"http://127.0.0.1:{server.server_port}/sparql"
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


def engine() -> ox.Store:
    a, b, c = (ox.NamedNode(f"http://e/{name}") for name in "abc")
    store = ox.Store()
    store.extend([ox.Quad(a, b, c), ox.Quad(a, b, ox.Literal(1)), ox.Quad(a, b, ox.Literal("x"))])
    return store


def reaches(query: str, listener: Listener) -> bool:
    """Whether the engine, given this query, comes to the listener. An error of the engine is no answer."""
    before = len(listener.hits)
    try:
        answer = engine().query(query, prefixes=vocab.PREFIXES, use_default_graph_as_union=True)
        if isinstance(answer, ox.QuerySolutions | ox.QueryTriples):
            for _ in answer:
                pass
    except (SyntaxError, ValueError, OSError, RuntimeError):
        pass
    return len(listener.hits) > before


def accepted(query: str) -> bool:
    try:
        return read_only(query) == query
    except UsageProblem as problem:
        assert problem.key in ("refused-service", "ambiguous-iri", "not-a-read-query")
        return False


REACHING = {
    "plain": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "lower case": "select * { service <URL> { ?s ?p ?o } }",
    "mixed case": "SELECT * { sErViCe sIlEnT <URL> { ?s ?p ?o } }",
    "ask": "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "construct": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "describe": "DESCRIBE ?s { ?s ?p ?o SERVICE <URL> {} }",
    "sub-select": "SELECT * { ?s ?p ?o { SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } } } }",
    "optional": "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
    "exists": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "not exists": "SELECT * { ?s ?p ?o FILTER(NOT EXISTS{SERVICE <URL> { ?s ?p ?o }}) }",
    "minus": "SELECT * { ?s ?p ?o MINUS { ?s ?p ?o SERVICE <URL> { ?s ?p ?o } } }",
    "union": "SELECT * { {} UNION {SERVICE<URL>{}} }",
    "before a graph": "SELECT * { SERVICE <URL> {} GRAPH ?g { } }",
    "no space": "SELECT * {SERVICE<URL>{}}",
    "silent without space": "SELECT * {SERVICESILENT<URL>{}}",
    "comments": "SELECT * { SERVICE#{\n#<x> {\r SILENT #\n<URL>#\n{} }",
    "prefix": "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "after a variable": "SELECT * { ?s ?p ?o.SERVICE <URL> {} }",
    "after an integer": "SELECT * { ?s ?p 1SERVICE <URL> {} }",
    "after a decimal": "SELECT * { ?s ?p 1.0SERVICE <URL> {} }",
    "after a dotted integer": "SELECT * { ?s ?p 1.SERVICE <URL> {} }",
    "after a double": "SELECT * { ?s ?p ?o OPTIONAL {?s ?p ?o} FILTER(1e5)SERVICE <URL> {} }",
    "after a glued double": "SELECT * { OPTIONAL { ?s ?p 1e5SERVICE <URL> {} } }",
    "after true": "SELECT * { OPTIONAL { ?s ?p trueSERVICE <URL> {} } }",
    "after an IRI": "SELECT * { ?s ?p <http://e/c>SERVICE <URL> {} }",
    "after a string": "SELECT * { ?s ?p 'x'SERVICE <URL> {} }",
    "after a language": "SELECT * { OPTIONAL { ?s ?p 'x'@en.SERVICE <URL> {} } }",
    "after an IRI with a quote": "SELECT * { OPTIONAL { ?s ?p <http://e/'> } SERVICE <URL> {} #'\n}",
    "after an escaped name": r"PREFIX x: <http://e/> SELECT * { OPTIONAL { ?s ?p x:\' } SERVICE <URL> {} #'"
    + "\n}",
    "after a name and hash": r"PREFIX x: <http://e/> SELECT * { OPTIONAL { ?s ?p x:\#} SERVICE <URL> {}"
    + "\n}",
    "less than": "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE#>\n<URL> {} }",
    "less than and long string": 'SELECT * { ?s ?p ?o FILTER(1<2)#>"""\nSERVICE <URL> {} #"""\n}',
}
"""Queries that the engine takes to the network, so that the guard must not let them pass."""

SLIPPED = {
    "comment inside the brackets": 'SELECT * { ?s ?p ?o FILTER(1<2#>"""\n) SERVICE <URL> {} #"""\n}',
    "comment after a name": 'PREFIX x: <http://e/> SELECT * { ?s ?p ?o FILTER(1<x:a#>"""\n||true) SERVICE <URL> {} #"""\n}',
    "comment in a projection": 'SELECT (1<2#>"""\n AS ?x) { SERVICE <URL> {} #"""\n}',
    "string in a comparison": "SELECT * { ?s ?p ?o FILTER(1<'>'||true) SERVICE <URL> {} #'\n}",
    "empty prefix": "PREFIX : <URL> SELECT * { SERVICE: {} }",
    "glued prefix": "PREFIX x: <URL> SELECT * { ?s ?p ?o.SERVICEx:{} }",
    "glued silent prefix": "PREFIX x: <URL> SELECT * { SERVICESILENTx: {} }",
    "glued letters": "PREFIX é.b: <URL> SELECT * { {}SERVICEé.b:#\n{} }",
    "escaped backslash": 'SELECT * { OPTIONAL { ?s ?p "a\\u005C" } SERVICE <URL> {} #"\n}',
    "long escaped backslash": "SELECT * { OPTIONAL { ?s ?p 'a\\U0000005C' } SERVICE <URL> {} #'\n}",
    "dot in a name": "PREFIX x: <http://e/> SELECT * { OPTIONAL { ?s ?p x:a·\\'b } SERVICE <URL> {} #'\n}",
    "dots in a name": "PREFIX x: <http://e/> SELECT * { OPTIONAL { ?s ?p x:a..\\'b } SERVICE <URL> {} #'\n}",
    "wide space in the address": "SELECT * { SERVICE <URL/\u3000a> {} }",
    "escaped space in the address": "SELECT * { SERVICE <URL/\\u3000a> {} }",
    "ogham space in a name": "PREFIX x: <URL/> SELECT * { SERVICE x:a\u1680b {} }",
    "ogham space in a prefix": "PREFIX a\u1680b: <URL/> SELECT * { SERVICE a\u1680b: {} }",
    "ogham space in a variable": "SELECT * { ?s ?p ?a\u1680SERVICE . SERVICE <URL> {} }",
    "foreign comma in a name": "PREFIX x: <http://e/> SELECT * { OPTIONAL { ?s ?p x:、\\'b } SERVICE <URL> {} #'\n}",
}
"""Likewise; these came past a guard that cut the text into tokens."""

DISGUISED = {
    "variable": "SELECT * { VALUES ?x { <URL> } SERVICE ?x { ?s ?p ?o } }",
    "dollar": "SELECT * { VALUES $x { <URL> } SERVICE$x{ ?s ?p ?o } }",
    "escaped": r"SELECT * { \u0053ERVICE <URL> { ?s ?p ?o } }",
    "long escape": r"SELECT * { SERVIC\U00000045 <URL> { ?s ?p ?o } }",
    "everything escaped": r"SELECT * { \u0053\u0045\u0052\u0056\u0049\u0043\u0045\u003CURL\u003E\u007B} }",
    "escaped line end": r"SELECT * { #\u000ASERVICE <URL> {}" + "\n}",
    "escaped quote": r'SELECT * { ?s ?p "\u0022 SERVICE <URL> {} #" }',
}
"""This engine does not see through these; another, closer to the standard, would."""

PASSING = {
    "string": 'SELECT * { ?s ?p "SERVICE" }',
    "string with an address": 'SELECT * { ?s ?p "a SERVICE <URL>" }',
    "long string": "SELECT * { ?s ?p '''no\nSERVICE' today''' }",
    "comment": "SELECT * { # no SERVICE <URL> here\n ?s ?p ?o }",
    "IRI": "SELECT * { ?s <http://e/SERVICE> ?o . <urn:service> ?p ?o }",
    "IRI with a fragment": "SELECT * { ?s <http://e/x#service> ?o FILTER(?o<1) }",
    "variable": "SELECT ?service ?o { ?service ?p ?o }",
    "dollar variable": "SELECT $o { $o ?SERVICE $aService }",
    "variable before a block": "SELECT * { VALUES (?service ?x) { (1 2) } BIND(1 AS ?aservice) { ?s ?p ?o } }",
    "prefix": "PREFIX service: <http://e/> SELECT * { service:a service:b ?o . { ?s ?p service:c } }",
    "prefix with more": "PREFIX my-service.x: <http://e/> ASK { my-service.x:a ?p ?o }",
    "local name": "PREFIX x: <http://e/> SELECT * { ?s x:service ?o . ?s x:SERVICE ?o ; a x:my-service . { ?s ?p ?o } }",
    "blank node": "SELECT * { _:service ?p _:b }",
    "language tag": 'SELECT * { ?s ?p "x"@en-service }',
    "less than": "SELECT * { ?s ?p ?o FILTER(?o < 2 && 3 > ?o) }",
    "from": "SELECT * FROM <URL> { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "graph": "SELECT * { GRAPH <URL> { ?s ?p ?o } }",
    "describe": "DESCRIBE <URL>",
    "base": "BASE <URL> SELECT * { <a> ?p ?o }",
    "prologue": '# first\nVERSION "1.2" BASE <http://e/> PREFIX x: <http://e/#> # then\nSELECT * { ?s ?p x:y }',
    "nothing before": "SELECT*{?s?p?o}",
}
"""Queries that reach nothing, and must be answered."""

UPDATES = (
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <http://e/g>",
    "INSERT DATA { <http://e/a> <http://e/b> <http://e/c> }",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP DEFAULT",
    "CREATE GRAPH <URL>",
    "COPY DEFAULT TO <URL>",
    "PREFIX x: <http://e/> LOAD <URL>",
    "# SELECT\nLOAD <URL>",
    "",
    "#",
    "BASE <URL>",
    "{}",
)


@pytest.mark.parametrize("name", REACHING | SLIPPED)
def test_what_reaches_out_is_refused(name: str, listener: Listener) -> None:
    query = (REACHING | SLIPPED)[name].replace("URL", listener.url)
    assert reaches(query, listener), "the engine does not obey this: the test proves nothing"
    assert not accepted(query)


@pytest.mark.parametrize("name", DISGUISED)
def test_what_would_reach_out_elsewhere_is_refused(name: str, listener: Listener) -> None:
    query = DISGUISED[name].replace("URL", listener.url)
    assert not reaches(query, listener), "the engine obeys this now: it belongs above"
    assert not accepted(query)


@pytest.mark.parametrize("name", PASSING)
def test_what_reaches_nothing_passes(name: str, listener: Listener) -> None:
    query = PASSING[name].replace("URL", listener.url)
    assert not reaches(query, listener)
    assert accepted(query)


PROLOGUES = ("", "PREFIX : <URL> ", "PREFIX x: <URL> ", "PREFIX x: <http://e/> ", "PREFIX SERVICE: <URL> ")
BEFORE = (
    *("", "?s ?p ?o", "?s ?p ?o .", "{} ", "?s ?p 1", "?s ?p 1.", "?s ?p 1e5", "?s ?p true", "?s ?p 'x'"),
    *(
        "OPTIONAL { ?s ?p 'x'@en }",
        "FILTER(1<2)",
        "FILTER(1<'>')",
        "FILTER(1<x:a",
        "FILTER(1<2",
        "FILTER(?s<1||2>1)",
    ),
    *("OPTIONAL { ?s ?p '\\u005C' }", 'OPTIONAL { ?s ?p "\\\\" }', "OPTIONAL { ?s ?p x:\\' }", "?s ?p ''"),
    *(
        "OPTIONAL { ?s ?p x:a·\\' }",
        "OPTIONAL { ?s ?p <http://e/'> }",
        "BIND(1<2 AS ?y)",
        '?s ?p """"""',
        "?s ?p x:",
    ),
    *("OPTIONAL { ?s ?p x:a.b..c }", "OPTIONAL { _:a ?p _:b }", "OPTIONAL { ?s x:a|^x:b ?o }", "GRAPH ?g {}"),
    *("OPTIONAL { ?s <http://e/b>? ?o }", "VALUES ?service {1}", "{ SELECT ?service {} }", "FILTER(-1<-2)"),
)
HIDING = (
    "",
    " ",
    "\n",
    "#\n",
    "#>",
    "#>\n",
    '#>"""\n',
    "#>'''\n",
    '"""',
    "'",
    ".",
    ")",
    ") ",
    "#'\n",
    "#>'''\n)",
    '#>"""\n) ',
)
WORDS = (
    "SERVICE",
    "service",
    "SerVice",
    "SERVICE SILENT",
    "SERVICESILENT",
    r"\u0053ERVICE",
    "SERVICE#\n",
    "SERVICE\r",
)
TARGETS = (
    "<URL>",
    " <URL>",
    "x:",
    ":",
    " x:",
    " :",
    "SERVICE:",
    " ?x",
    "?x",
    "$x",
    "#>\n<URL>",
    " <URL>#\n",
    "x:\\#",
    " <URL>#}\n",
)
AFTER = ("{}", " {}", " { ?s ?p ?o } ", "#\n{}", "{}.", "{} ?s ?p ?o", "")
SHOWING = ("", " ", "#'\n", '#"""\n', "#'''\n", '#"\n', "'", '"""', "'''", ")", "#>\n")


def test_no_accepted_query_reaches_out(listener: Listener) -> None:
    """Whatever is put together from the pieces of every trick above."""
    reached = []

    @settings(
        max_examples=2500,
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.tuples(*map(st.sampled_from, (PROLOGUES, BEFORE, HIDING, WORDS, TARGETS, AFTER, SHOWING))))
    def check(pieces: tuple[str, ...]) -> None:
        prologue, *body = pieces
        query = f"{prologue}SELECT * {{ VALUES ?x {{ <URL> }} {''.join(body)} }}".replace("URL", listener.url)
        came = reaches(query, listener)
        reached.append(came)
        assert not (came and accepted(query))

    check()
    assert sum(reached) > 100, "the pieces no longer make queries that the engine obeys"


@pytest.mark.parametrize("update", UPDATES)
def test_updates_are_refused_and_reach_nothing(update: str, listener: Listener, tmp_path: Path) -> None:
    before = len(listener.hits)
    (tmp_path / "update.rq").write_text(update.replace("URL", listener.url))
    outcome = inside("query", "--data", "exempelstad", tmp_path / "update.rq")
    assert_civil(outcome, codes=(2,))
    assert len(listener.hits) == before


@pytest.mark.parametrize("name", ["plain", "sub-select", "lower case"])
def test_service_is_refused_by_the_command(name: str, listener: Listener) -> None:
    before = len(listener.hits)
    outcome = inside("query", "--data", "exempelstad", REACHING[name].replace("URL", listener.url))
    assert_civil(outcome, codes=(2,))
    assert b"SERVICE" in outcome.err
    assert len(listener.hits) == before


@pytest.mark.parametrize("name", ["from", "from named", "graph", "base"])
def test_other_addresses_in_queries_are_names(name: str, listener: Listener) -> None:
    before = len(listener.hits)
    query = PASSING[name].replace("URL", listener.url)
    outcome = inside("query", "--data", "exempelstad", "--format", "json", f"{query} LIMIT 3")
    assert_civil(outcome, codes=(0,))
    assert len(listener.hits) == before


FILES: dict[str, Callable[[str], str]] = {
    "context.jsonld": lambda url: f'{{"@context": "{url}", "a": 1}}',
    "contexts.jsonld": lambda url: f'{{"@context": [{{}}, "{url}"], "a": 1}}',
    "import.jsonld": lambda url: f'{{"@context": {{"@version": 1.1, "@import": "{url}"}}, "a": 1}}',
    "scoped.jsonld": lambda url: (
        f'{{"@context": {{"a": {{"@id": "{url}", "@context": "{url}"}}}}, "a": {{}}}}'
    ),
    "imports.ttl": lambda url: (
        f"<{url}> a <http://www.w3.org/2002/07/owl#Ontology> ; "
        f"<http://www.w3.org/2002/07/owl#imports> <{url}> ."
    ),
    "base.ttl": lambda url: f"@base <{url}> . @prefix x: <{url}/> . <a> x:b <{url}> .",
    "subset.rdf": lambda url: (
        f'<!DOCTYPE x SYSTEM "{url}"><x:RDF xmlns:x="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    ),
    "entity.rdf": lambda url: (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{url}">]>'
        '<x:RDF xmlns:x="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&e;</x:RDF>'
    ),
    "parameter.rdf": lambda url: (
        f'<!DOCTYPE x [<!ENTITY % e SYSTEM "{url}"> %e;]>'
        '<x:RDF xmlns:x="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    ),
    "stylesheet.rdf": lambda url: (
        f'<?xml-stylesheet href="{url}"?><x:RDF xmlns:x="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_data_reaches_nothing(name: str, listener: Listener, tmp_path: Path) -> None:
    before = len(listener.hits)
    (tmp_path / name).write_text(FILES[name](listener.url))
    for command in (("info",), ("trace",), ("export", tmp_path / "out.ttl")):
        assert_civil(inside(*command, "--data", tmp_path / name))
    assert len(listener.hits) == before


def test_deep_nesting_is_refused_before_it_brings_the_engine_down() -> None:
    for opening, closing in (("FILTER EXISTS { ", "}"), ("{ ", "}")):
        deep = "SELECT * { " + opening * 400 + "?s ?p ?o " + closing * 400 + "}"
        with pytest.raises(UsageProblem):
            read_only(deep)
    flat = "SELECT * { " + " ".join("{ ?s ?p ?o } UNION" for _ in range(300)) + " { ?s ?p ?o } }"
    assert read_only(flat) == flat
