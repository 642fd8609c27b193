"""The triples that are found are those the engine finds, in every Turtle file there is and in tricky ones."""

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from stgraph import tokens
from stgraph.places import key_of
from stgraph.tokens import Key
from tests.conftest import ROOT

SHAPES = ROOT.parent / "shared" / "shacl-tests"
BASE = "file:///a/b/c.ttl"
HEAD = "@prefix : <http://e/> . @prefix ex: <http://e/x#> .\n"

TRICKY = (
    ":s :p _:b.:next :p :o .",
    ':s :p "x" @en , "x" ^^ #c\n ex:i .',
    "<http://e/a/../b> :p <../x>,<>,<#f>,<?q>,<.>,<..>,<//h/p>,<a/./b/../c> .",
    ":s :p 5.:n :p :o .",
    ":s :p 5.e3 , .5, -.5e3, +1.E2, -1, 1.50 .",
    ':s :p "x"@en.ex:a :p :o.<y> a :z.',
    ':s :p <x>.<y> a <z>. :s :p "x".<y> a true.<z> a false.',
    ':s :p "a"@en-US, "b"@EN .',
    "<http://e/\\u00e5> :p ex:a\\,b, ex:a%20b, ex:, : .",
    "PREFIX p:<http://p/> p:a p:b p:c . PrEfIx p:<http://q/>p:a p:b p:c .",
    "base <http://q/r/> <s> a <o> . base <x/> <s> a <o>. @base </y/z>. <s> a <../o>.",
    "BASE<http://q/r/> <s> a<o>.",
    "base <urn:x:y> <#s> a <urn:z> .",
    "@prefix : <http://one/> . :a :a :a. @prefix : <http://two/>. :a :a :a .",
    "prefix prefix: <http://pp/> prefix:a a prefix:b . prefix base: <http://bb/> base:a a base:b .",
    "[] a :X . [ :p 1 ; ] :q 2 . [ :p [ :q [ :r 'x' ] ], 'y' ] .",
    "(1 2) :p () . ((1) [:p (2 [] ())]) :p 3;;; :q 4 ; .",
    'VERSION "1.2" :a :b :c . @version "1.2" . :a :b :d .',
    ':s :p "\\u00e5\\n\\\'\\U0001F600" .',
    ":s :p ex:a%20b.c.d, ex:a..b, ex:\\-x, ex:a\\.b.c .",
    ':s :p """a"b""c\\"""", \'\'\'x\'\'y\n# "no" . \'\'\', "#x", \'a"\' .#end .',
    ':s :p """""", "", \'\', \'\'\'\'\'\', "\\\\", "\\"", """\\\\""", \'\'\'"""\'\'\' .',
    ":åäö :ö 'åäö'@sv . :a:b:c :p :%41.1 . :1 :2 :3.4 .",
    ":s :p 1 # not Animal, not Person; . ] \" '\n; # again <\n :q 2 # and\n. # . :a :b :c .",
    ":s :p :o .:t :p [] .:u :p 1 .<v> :p 2 .ex:w a :x .",
    "# only a comment",
    "",
    ":s :p <http://e/a'b>, <http://e/#x>, <http://e/;,.()> .",
)


def _wild(key: Key) -> Key:
    return "_" if tokens.is_blank(key) else key


def triples_found(content: bytes, base: str = BASE, graphs: bool = False) -> "Counter[tuple[Key, Key, Key]]":
    names = tokens.Names(base)
    blocks = list(tokens.statements(content, names, graphs))
    found = [triple for block in blocks for triple in tokens.triples(content, block, names)]
    return Counter((_wild(t.subject), _wild(t.predicate), _wild(t.object)) for t in found)


def engine_triples(
    content: bytes, base: str = BASE, syntax: ox.RdfFormat = ox.RdfFormat.TURTLE
) -> "Counter[tuple[Key, Key, Key]]":
    quads = ox.parse(content, format=syntax, base_iri=base)
    return Counter(
        (_wild(key_of(q.subject)), _wild(key_of(q.predicate)), _wild(key_of(q.object))) for q in quads
    )


def _same_for_all(files: list[Path]) -> None:
    assert files
    for file in files:
        content, base = file.read_bytes(), file.as_uri()
        assert triples_found(content, base) == engine_triples(content, base), file
        content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        assert triples_found(content, base) == engine_triples(content, base), f"{file} with CRLF"


@pytest.mark.parametrize("folder", ["ontology", "data/exempelstad", "data/helsingborg"])
def test_our_own_files(folder: str) -> None:
    _same_for_all(sorted((ROOT / folder).rglob("*.ttl")))


@pytest.mark.skipif(not SHAPES.is_dir(), reason="the W3C's SHACL tests are not beside this checkout")
def test_the_files_of_the_shacl_tests() -> None:
    _same_for_all(sorted(SHAPES.rglob("*.ttl")))


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("text", TRICKY)
def test_tricky_files(text: str, line_break: str) -> None:
    content = (HEAD + text).replace("\n", line_break).encode()
    assert triples_found(content) == engine_triples(content)


@pytest.mark.parametrize(
    "text",
    [
        '{:s :p :o} <g> {:a :b "}" . :c :d :e .} GRAPH :g { :s :p 1.5 } graph<g>{} GRAPH _:g {[] a :x}',
        '[] {:q a :z} :s :p 5 . :g{:s :p "{" #}\n}:h{:a a :b . [] a :c}',
        "prefix graph: <http://g/> graph:a { graph:b a graph:c } graph graph:d { graph:e a graph:f. }",
        "@prefix a: <http://1/>. :g { a:b a a:c } prefix a: <http://2/> :g { a:b a a:c; } a:d a a:e .",
    ],
)
def test_trig(text: str) -> None:
    content = (HEAD + text).encode()
    assert triples_found(content, graphs=True) == engine_triples(content, syntax=ox.RdfFormat.TRIG)


def test_n_quads_and_n_triples() -> None:
    content = b'<http://e/s> <http://e/p> "a\\tb." .\n_:a <http://e/p> _:b .#x\n<h:s><h:p>"a"@en.\n\n#\n'
    assert triples_found(content) == engine_triples(content, syntax=ox.RdfFormat.N_TRIPLES)
    content = content.replace(b"_:b .", b"_:b <http://e/g> .").replace(b"@en.", b"@en _:g.")
    assert triples_found(content) == engine_triples(content, syntax=ox.RdfFormat.N_QUADS)


@pytest.mark.parametrize(
    "text",
    [
        "<< :a :b :c >> :p :o . :s :p :last .",
        ":s :q :o ~ :r {| :q :z |} ; :p :last .",
        ":s :q :o {| :q :z |} {| :q [ :r 2 ] |}, :o2 ~ ; :p :last .",
        ':s :q <<( :a :b <<( :a :b "x" )>> )>>, 7 ; :p :last .',
        "<< :a :b << :a :b :c ~ :r >> >> :p :o . :s :p :last .",
        ":s :q <<_:a<http://e/p>'>>'>>, :x ; :p :last .",
    ],
)
def test_rdf_1_2_does_not_derail(text: str) -> None:
    content = (HEAD + text).encode()
    assert list(ox.parse(content, format=ox.RdfFormat.TURTLE))  # it is Turtle
    found = triples_found(content)
    assert found["http://e/s", "http://e/p", "http://e/last"] == 1
    assert not found - engine_triples(content)


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_broken_files_give_less_and_never_an_error(cut: int) -> None:
    content = (HEAD + "".join(TRICKY)).encode()
    triples_found(content[:cut] + content[cut + 5 :])
    triples_found(content[::-1][: cut * 3], graphs=True)
    triples_found(content[cut:], graphs=True)


@pytest.mark.parametrize(
    "piece", ["<", '"', "'''", '"""a', "[", "(", "<<", ".", "a.", "a:b.", "\\", "#", "{", "@prefix a:", ":a."]
)
def test_no_file_takes_more_than_linear_time(piece: str) -> None:
    """A quadratic pattern would need minutes for this."""
    content = (":s :p " + piece * 30_000).encode()
    triples_found(content)
    triples_found(content, graphs=True)
