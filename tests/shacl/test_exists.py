"""EXISTS groups rewritten one pattern in the other: how they read then, and that they find the same rows."""

from collections import Counter
from random import Random

import pyoxigraph as ox
import pytest
import rdflib

from stgraph.shacl import check, compile_shapes
from stgraph.shacl.exists import nested
from stgraph.shacl.tokens import tokens
from tests.shacl.comparing import graphs, multiset

EX = "http://example.org/"
PREFIX = f"PREFIX : <{EX}> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "


def rewritten(query: str) -> str:
    return "".join(token.gap + token.text for token in nested(tokens(query)))


def plain(query: str) -> str:
    return " ".join(token.text for token in tokens(query))


def within(group: str) -> str:
    return f"SELECT ?this {{ ?this :in ?x . FILTER NOT EXISTS {{ {group} }} }}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("?this :p ?y . ?y :q ?z", "?this :p ?y . FILTER EXISTS { ?y :q ?z . }"),
        ("?this :p ?y ; :q ?z .", "?this :p ?y . FILTER EXISTS { ?this :q ?z . }"),
        ("?this :p ?y , ?z", "?this :p ?y . FILTER EXISTS { ?this :p ?z . }"),
        ("?this :p ?y ;; :q ?z ; .", "?this :p ?y . FILTER EXISTS { ?this :q ?z . }"),
        # the objects of patterns
        ('?this :p "a b"@en-GB , -1.5 ;', '?this :p "a b"@en-GB . FILTER EXISTS { ?this :p -1.5 . }'),
        ('?this :p "1"^^:t , true ;', '?this :p "1"^^:t . FILTER EXISTS { ?this :p true . }'),
        # what is looked up first
        ("?y a :C . ?y :p ?x", "?y :p ?x . FILTER EXISTS { ?y a :C . }"),
        ("?y a :C ; :p :a ; :q ?this", "?y :q ?this . FILTER EXISTS { ?y a :C . FILTER EXISTS { ?y :p :a . } }"),
        ("?y a :C ; :p :a", "?y :p :a . FILTER EXISTS { ?y a :C . }"),
        ("?y rdf:type :C ; :p :a", "?y :p :a . FILTER EXISTS { ?y rdf:type :C . }"),
        ("?y :p ?z . ?y a :C", "?y a :C . FILTER EXISTS { ?y :p ?z . }"),
        ("?z :p ?y . ?this :q ?z", "?this :q ?z . FILTER EXISTS { ?z :p ?y . }"),
        ("?this :p ?y . ?this :q :a", "?this :q :a . FILTER EXISTS { ?this :p ?y . }"),
        # filters stand where their variables have values
        (
            "?this :p ?y ; :q ?z FILTER(?y > 1) FILTER(?z > ?y) . FILTER(?x > 1)",
            "?this :p ?y . FILTER(?y > 1) FILTER(?x > 1) FILTER EXISTS { ?this :q ?z . FILTER(?z > ?y) }",
        ),
        (
            "?this :p ?y ; :q ?z FILTER NOT EXISTS { ?y :r ?w } FILTER EXISTS { ?w :r ?z }",
            "?this :p ?y . FILTER NOT EXISTS { ?y :r ?w }"
            " FILTER EXISTS { ?this :q ?z . FILTER EXISTS { ?w :r ?z } }",
        ),
        (
            '?this :p ?y ; :q ?z FILTER REGEX(?y, "[}]") FILTER :f(?z)',
            '?this :p ?y . FILTER REGEX(?y, "[}]") FILTER EXISTS { ?this :q ?z . FILTER :f(?z) }',
        ),
        (
            "FILTER(!bound(?z)) ?this :p ?y . ?y :q ?z",
            "?this :p ?y . FILTER EXISTS { ?y :q ?z . FILTER(!bound(?z)) }",
        ),
        # groups in groups, and in conditions
        (
            "?this :p ?y FILTER EXISTS { ?y :p ?z . ?z :q ?w }",
            "?this :p ?y FILTER EXISTS { ?y :p ?z . FILTER EXISTS { ?z :q ?w . } }",
        ),
        (
            "?this :p ?y . FILTER(?y = 1 || NOT EXISTS { ?z :p ?w . ?y :q ?z })",
            "?this :p ?y . FILTER(?y = 1 || NOT EXISTS { ?y :q ?z . FILTER EXISTS { ?z :p ?w . } })",
        ),
        (
            "?this :p ?y ; :q ?w FILTER EXISTS { ?z :r ?y ; :q ?w }",
            "?this :p ?y . FILTER EXISTS { ?this :q ?w . FILTER EXISTS { ?z :r ?y . FILTER EXISTS { ?z :q ?w . } } }",
        ),
        (
            "OPTIONAL { ?this :p ?y } FILTER EXISTS { ?z :p ?w . ?w :q ?y }",
            "OPTIONAL { ?this :p ?y } FILTER EXISTS { ?w :q ?y . FILTER EXISTS { ?z :p ?w . } }",
        ),
        # paths
        ("?this :p/:q ?y", "?this :p ?step0 . FILTER EXISTS { ?step0 :q ?y . }"),
        (
            "?this a/:sub* :C ; ^:p/:q+ ?y",
            "?this a ?step0 . FILTER EXISTS { ?step0 :sub* :C . FILTER EXISTS { ?this ^:p ?step1 ."
            " FILTER EXISTS { ?step1 :q+ ?y . } } }",
        ),
        ("?step0 :p/:q ?this", "?step1 :q ?this . FILTER EXISTS { ?step0 :p ?step1 . }"),
        ("?this (:p|:q)/:r ?y ; !(:p|^:q) ?z", "?this (:p|:q)/:r ?y . FILTER EXISTS { ?this !(:p|^:q) ?z . }"),
        ("?this ?p ?y . ?y ?p ?z", "?this ?p ?y . FILTER EXISTS { ?y ?p ?z . }"),
    ],
)  # fmt: skip
def test_a_group_is_nested(before: str, after: str) -> None:
    assert plain(rewritten(within(before))) == plain(within(after))


@pytest.mark.parametrize(
    "group",
    [
        "?this :p ?y",
        "?this :p ?y . FILTER(?y > 1)",
        "FILTER(?x > 1)",
        "",
        "?this :p ?y . OPTIONAL { ?y :q ?z }",
        "{ ?this :p ?y } UNION { ?this :q ?y } ?y :r ?z",
        "?this :p ?y ; :q ?z . BIND(?y AS ?w)",
        "?this :p ?y ; :q ?z MINUS { ?this :r ?y }",
        "?this :p ?y ; :q ?z VALUES ?z { 1 }",
        "GRAPH :g { ?this :p ?y ; :q ?z }",
        "{ ?this :p ?y ; :q ?z }",
        "?this :p [ :q ?z ] ; :r ?y",
        "?this :p _:b . _:b :q ?z",
        "_:b :p ?this ; :q ?y",
        "?this :p ( 1 2 ) ; :q ?y",
        "( 1 ) :p ?this . ?this :q ?y",
        # neither end of the path has a value without the other pattern, or it has one that is in no triple
        "?this :p* ?y . ?y :q* ?z",
        "?this :p?/:q* ?y",
        "?y ?this ?p . ?p :q? ?z",
        # ill-formed, or not for sure well-formed
        "?this :p ?y ?y :q ?z",
        "?this :p ?y .. ?y :q ?z",
        ". ?this :p ?y . ?y :q ?z",
        "?this :p ?y ; :q",
        "?this :p ?y , . ?y :q ?z",
        "?this :p/ ?y . ?y :q ?z",
        "?this :p | ?y . ?y :q ?z",
        "?this (:p ?y . ?y :q ?z",
        "?this ( ?y . ?y :q ?z )",
        "?this :p ?y ; :q +5",
        "?this :p ?y ; :q - :a",
        '"a" :p ?y . ?y :q ?this',
        "?this :p ?y ; :q ?z FILTER ?y",
        "?this :p ?y ; :q ?z FILTER NOT ?y",
        "?this :p ?y ; :q ?z FILTER",
        "<< ?this :p ?y >> :q ?z . ?z :r ?y",
        "?this :p ?y {| :q ?z |} . ?z :r ?y",
        "?this :p ?y ; :q ?z )",
        "?this :p ?y . " * 17,
        "FILTER EXISTS { ?this :p ?y . ?y :q ?z " * 30 + "} " * 30,
        "FILTER(" + "(" * 30 + "1" + ")" * 30 + ") ?this :p ?y . ?y :q ?z",
    ],
)
def test_a_group_stays_as_it_is(group: str) -> None:
    query = within(group)
    assert plain(rewritten(query)) == plain(query)


def test_only_values_outside_the_group_are_known_to_it() -> None:
    query = "SELECT ?this { ?this :p ?x . FILTER EXISTS { ?y :p ?x } FILTER EXISTS { ?z :q :a . ?y :p ?z } }"
    assert "{ ?z :q :a . FILTER EXISTS { ?y :p ?z . } }" in rewritten(query)


def test_a_group_of_a_bind_is_nested_too() -> None:
    query = "SELECT ?this { ?this :p ?x BIND(EXISTS { ?y a :C ; :p ?x } AS ?z) }"
    assert (
        rewritten(query)
        == "SELECT ?this { ?this :p ?x BIND(EXISTS { ?y :p ?x . FILTER EXISTS { ?y a :C . } } AS ?z) }"
    )


SHAPES = """
:S sh:targetClass :C ; sh:sparql [ sh:select '''
  PREFIX : <http://example.org/>
  SELECT $this WHERE {
    { $this :p ?x } UNION { FILTER EXISTS { $this :q ?y . ?y a :D } }
    FILTER NOT EXISTS { ?z :r ?w ; :q $this . FILTER (COALESCE (?w > 1, false)) }
  }''' ] .
"""
DATA = """
:a a :C ; :p 1 .    :b a :C ; :q :d .    :c a :C ; :q :e .    :d a :D .
:f a :C ; :p 1 .    :g :q :a ; :r 2 .    :h :q :f ; :r 1 .    :i :q :f .    :j :r 2 .
"""


def test_a_constraint_is_nested() -> None:
    data, shapes = graphs(DATA, SHAPES)
    [query] = compile_shapes(shapes, data.subclasses).queries
    assert "FILTER EXISTS { ?y a :D . }" in query.text
    assert "?z :q ?this . FILTER EXISTS { ?z :r ?w . FILTER(COALESCE(?w > 1, false)) }" in query.text
    outcome = check(data, shapes)
    assert [route.engine for route in outcome.routes] == ["compiled"]
    assert {str(result.focus) for result in outcome.results} == {f"<{EX}b>", f"<{EX}f>"}
    assert multiset(outcome) == multiset(check(data, shapes, engine="pyshacl"))


NODES = [":a", ":b", ":c", ":d"]
PROPERTIES = [":p", ":q", ":r"]
VALUES = ["1", "2", '"1"', "1.0", '"x"@en']
VARIABLES = ["?this", "?v", "?w", "?x", "?y", "?z"]
PATHS = [
    *(":p/:q", "^:p", ":p/^:q", ":p|:q", ":p+", "!:p", "(:p|:q)/:r", ":p/:q/:r", ":p/:q+"),
    *(":p*", ":p/:q*", ":q?", "^:p*/:q", "a/:q*", "!(:p|:q)", "?x"),
]


class Maker:
    """Makes a graph and queries for it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def data(self) -> str:
        pick = self.random.choice
        triples = [
            f"{pick(NODES)} {pick(PROPERTIES)} {pick(NODES + VALUES)} ." for _ in range(pick((6, 12, 18)))
        ]
        triples += [f"{pick(NODES)} a {pick(NODES)} ." for _ in range(3)]
        return f"@prefix : <{EX}> . " + "\n".join(triples)

    def query(self) -> str:
        optional = self.random.choice(
            ["", "OPTIONAL { ?this :q ?w }", "BIND(:nowhere AS ?w)", "BIND(1 + 1 AS ?w)"]
        )
        return f"{PREFIX}SELECT ?this ?v ?w {{ ?this {self.random.choice(PROPERTIES)} ?v . {optional} {self.exists(0)} }}"

    def exists(self, depth: int) -> str:
        return f"FILTER {self.random.choice(['', 'NOT '])}EXISTS {{ {self.group(depth)} }}"

    def group(self, depth: int) -> str:
        pick, parts = self.random.choice, list[str]()
        for _ in range(pick((1, 2, 2, 3, 4))):
            parts.append(f"{self.triples()} .")
        for _ in range(pick((0, 1, 1, 2))):
            parts.append(self.filter(depth))
        if self.random.random() < 0.08:
            parts.append(f"OPTIONAL {{ {self.triples()} }}")
        self.random.shuffle(parts)
        return " ".join(parts)

    def triples(self) -> str:
        pick = self.random.choice
        more = pick(
            ["", "", "", f" , {pick(VARIABLES)}", f" ; {pick(PROPERTIES)} {pick(VARIABLES + NODES)}", " ;"]
        )
        verb = pick(PATHS) if self.random.random() < 0.3 else pick([*PROPERTIES, "a"])
        return f"{pick(VARIABLES * 3 + NODES)} {verb} {pick(VARIABLES * 3 + NODES + VALUES)}{more}"

    def filter(self, depth: int) -> str:
        pick, some = self.random.choice, [self.random.choice(VARIABLES) for _ in range(2)]
        if depth < 2 and self.random.random() < 0.5:
            nested = self.exists(depth + 1)
            return (
                nested
                if self.random.random() < 0.7
                else f"FILTER({some[0]} = 1 || {nested.removeprefix('FILTER ')})"
            )
        test = f"{some[0]} {pick(['=', '!=', '<', '>='])} {pick([some[1], *NODES, *VALUES])}"
        return f"FILTER({pick([test, test, f'bound({some[0]})', f'!bound({some[0]})', f'COALESCE({test}, true)', f'!({test})'])})"


def rows(store: ox.Store, query: str) -> Counter[str]:
    return Counter(str(list(solution)) for solution in store.query(query))  # type: ignore[union-attr]


@pytest.mark.parametrize("chunk", range(5))
def test_what_is_nested_finds_the_same_rows(chunk: int) -> None:
    changed = found = 0
    for seed in range(chunk * 1000, chunk * 1000 + 60):
        maker = Maker(seed)
        data, store = maker.data(), ox.Store()
        store.load(data, format=ox.RdfFormat.TURTLE)
        for _ in range(10):
            query = maker.query()
            other = rewritten(query)
            expected = rows(store, query)
            assert rows(store, other) == expected, f"seed {seed}:\n{data}\n{query}\n{other}"
            changed += query != other
            found += query != other and bool(expected)
    assert changed > 200, "too few queries are rewritten"
    assert found > 50, "too few rewritten queries find anything"


def test_what_is_nested_finds_the_same_rows_by_rdflib() -> None:
    changed = 0
    for seed in range(40):
        maker = Maker(seed)
        data = maker.data()
        graph = rdflib.Graph().parse(data=data, format="turtle")
        query = maker.query()
        other = rewritten(query)
        assert Counter(graph.query(other)) == Counter(graph.query(query)), (
            f"seed {seed}:\n{data}\n{query}\n{other}"
        )
        changed += query != other
    assert changed > 10, "too few queries are rewritten"
