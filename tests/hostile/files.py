"""Files made to hurt, and what a good file is hurt with."""

from collections.abc import Callable

import pyoxigraph as ox

Build = Callable[[], bytes]

OPEN: dict[str, str] = {}
"""What is known to go wrong: case and reason. A case that goes right must be taken away from here."""

PREFIXES = """\
@prefix : <http://e/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix stg: <https://w3id.org/stgraph/spec/> .
"""
XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
DEEP = 50_000

ENCODINGS: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: data.decode("utf-8", "replace").encode("latin-1", "replace"),
    lambda data: data.decode("utf-8", "replace").encode("cp1252", "replace"),
    lambda data: data.decode("utf-8", "replace").encode("utf-16"),
    lambda data: data.decode("utf-8", "replace").encode("utf-16-be"),
    lambda data: data.decode("utf-8", "replace").encode("utf-32"),
    lambda data: data.decode("utf-8", "replace").encode("utf-7"),
    lambda data: data.decode("latin-1").encode(),
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: b"\xef\xbb\xbf\xef\xbb\xbf" + data,
    lambda data: data.replace(b"e", b"e\0"),
    lambda data: b"\0" * 4096 + data,
    lambda data: data.replace(b"\n", b"\r"),
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.replace(b"a", b"\xed\xa0\x80"),
    lambda data: bytes(byte ^ 0x80 for byte in data),
)

SNIPPETS = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\r",
        b"\x1b[31m",
        "\u2028‮".encode(),
    ),
    *(b'"', b"'", b'"""', b"<", b">", b"<<", b"<<(", b")>>", b"{|", b"|}", b"[", b"]", b"(", b"}", b"~"),
    *(b"\\", b"\\u0000", b"\\uD800", b"\\U00110000", b"\\U0001F600", b"@en--ltr", b"@", b"^^", b"_:", b":"),
    *(b"@prefix", b"@base <http://e/> .", b"PREFIX : <x>", b"GRAPH <http://e/g> {", b'VERSION "1.2"', b" . "),
    *(b"&lol;", b"<![CDATA[", b"]]>", b"<!--", b"<?xml", b'<!DOCTYPE x [<!ENTITY a "b">]>', b' rdf:ID="1 2"'),
    *(b' rdf:about="../../x y"', b' rdf:parseType="Triple"', b' xml:lang="not a language"', b"<e:p/>"),
    *(
        b'"@context": "http://127.0.0.1:9/",',
        b'"@id": 5,',
        b'"@graph": [',
        b'"@list": [[',
        b"null,",
        b"1e999",
    ),
    b"9" * 4000,
    b"x" * 70_000,
    b"[" * 300,
    b"<<(" * 300,
)


def _iri(value: str) -> ox.NamedNode:
    return ox.NamedNode(value)


_XSD = "http://www.w3.org/2001/XMLSchema#"
_GOAL = "https://w3id.org/stgraph/id/exempelstad/goal/"
TERMS: tuple[ox.NamedNode | ox.BlankNode | ox.Literal, ...] = (
    ox.BlankNode("x"),
    ox.BlankNode("y"),
    *map(
        _iri, ("urn:x", "x:", "http://e/", "http://e/#", "http://e/%00", "mailto:a@b", _GOAL, _GOAL + "x/y")
    ),
    *map(_iri, ("https://w3id.org/stgraph/", "https://w3id.org/stgraph/spec/", "http://e/" + "å" * 500)),
    _iri("https://w3id.org/stgraph/spec/Goal"),
    ox.Literal(""),
    ox.Literal(" "),
    ox.Literal("\x1b[31mred\nnew\r\x00\x07\u009b\u202e"),
    ox.Literal("x" * 3000),
    ox.Literal("mål", language="sv"),
    ox.Literal("goal", language="en"),
    ox.Literal("x", language="zh-hant-cn-x-private"),
    ox.Literal("9" * 400, datatype=_iri(_XSD + "integer")),
    ox.Literal("-0001", datatype=_iri(_XSD + "gYear")),
    ox.Literal("２０２４", datatype=_iri(_XSD + "gYear")),
    ox.Literal("20245-99", datatype=_iri(_XSD + "date")),
    ox.Literal("maybe", datatype=_iri(_XSD + "boolean")),
    ox.Literal("<b", datatype=_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral")),
    ox.Literal("{", datatype=_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON")),
)
"""What may stand in RDF, though not where it will be put."""


def turtle(text: str) -> Build:
    return lambda: (PREFIXES + text).encode()


def text(build: Callable[[], str]) -> Build:
    return lambda: build().encode()


def rdf(inside: str, doctype: str = "") -> Build:
    document = f'{XML}<rdf:Description rdf:about="http://e/s">{inside}</rdf:Description></rdf:RDF>'
    return lambda: f'<?xml version="1.0"?>{doctype}{document}'.encode()


WEIRD: dict[str, Build] = {
    "empty.ttl": bytes,
    "blank.nt": lambda: b" \t\r\n" * 1000,
    "comment.ttl": lambda: b"#" * 1_000_000,
    "nuls.nq": lambda: b"\0" * 1_000_000,
    "zip.ttl": lambda: b"PK\x03\x04" + bytes(range(256)) * 100,
    "html.rdf": lambda: b"<!DOCTYPE html><html><body><p>404 Not Found</body></html>",
    "empty.rdf": bytes,
    "empty.jsonld": bytes,
    "null.jsonld": lambda: b"null",
    "number.jsonld": lambda: b"1e999999999",
    "list.jsonld": lambda: b"[[[]]]",
    "long-literal.ttl": turtle(f':a :b "{"å b" * 200_000}" .'),
    "long-line.nt": lambda: b"<http://e/a> <http://e/b> <http://e/c> . # " + b"x" * 2_000_000,
    "long-iri.nt": lambda: b"<http://e/" + b"x" * 50_000 + b"> <http://e/b> <http://e/c> .",
    "open-literal.ttl": turtle(f':a :b """{"x" * 1_000_000}'),
    "quotes.ttl": turtle(':a :b """' + '""x' * 100_000 + '" .'),
    "imports.ttl": turtle(
        ":o a owl:Ontology ; owl:imports <file:///etc/passwd>, <file:///dev/zero>, <http://127.0.0.1:9/> ."
    ),
    "list-of-itself.ttl": turtle("_:a rdf:first 1 ; rdf:rest _:b . _:b rdf:first 1 ; rdf:rest _:a ."),
    "list-with-two-heads.ttl": turtle(":a :b _:l . _:l rdf:first 1, 2 ; rdf:rest rdf:nil, _:l ."),
    "classes-in-a-ring.ttl": turtle(
        "stg:Goal rdfs:subClassOf :C . :C rdfs:subClassOf :C, :D . :D rdfs:subClassOf stg:Goal . :g a :D ."
    ),
    "goals-in-a-ring.ttl": turtle(
        ":a a stg:Goal ; stg:derivedFrom :a, :b . :b a stg:Goal ; stg:contributesTo :a ; stg:towards :b ."
    ),
    "labels.ttl": turtle(
        r':a a stg:Goal ; rdfs:label "\u001B[31mred\u0000\u0007\u009B\u202E\n\nnew"@en, :b, [], 5 .'
    ),
    "own-ontology.ttl": turtle(
        'stg:supports stg:supportComesFrom "x", :y, [] . rdfs:label stg:supportComesFrom <urn:x#subject> .'
        " stg:Goal stg:supportKind 5 . stg:Vision stg:traceEnd stg:Vision . :a stg:supports :b ."
    ),
    "dataset.ttl": turtle(
        ':d a dcat:Dataset ; dcterms:title "\\u001B[2J\\n"@en, "x" ; dcat:version "\\u001B[31m", 2 ;'
        ' stg:fictional true, false, "x" ; stg:municipality _:m, "m" ; stg:validFromYear "x", _:y ;'
        " <http://rdfs.org/ns/void#uriSpace> 5, <http://e/>, _:u ."
    ),
    "title.ttl": turtle(":d a dcat:Dataset ; dcterms:title :e, [] ."),
    "digits.ttl": turtle(f":a :b {'9' * 5000} . :g{'1' * 5000} :b :c ."),
    "rdf-1.2.ttl": turtle(
        ":a :b <<( :c :d <<( :e :f :g )>> )>> {| :h :i |} . << :a :b :c >> rdfs:label <<( :a :b 1 )>> ."
        " :x a stg:Goal ; rdfs:label <<( :a :b 1 )>> ; stg:derivedFrom <<( :a :b 1 )>> ."
    ),
    "graphs.trig": turtle(":g { :a a stg:Goal } _:g { :a :b :c } :g { :a :b _:g } GRAPH :h { }"),
    "direction.ttl": turtle(':a rdfs:label "x"@en--ltr, "y"@ar--rtl .'),
    "nothing-but-prefixes.ttl": turtle(""),
    "weird-iris.rdf": rdf(
        '<e:p rdf:resource="../../../etc/passwd"/><e:p rdf:resource="file:///dev/zero"/>'
        '<e:p rdf:resource=""/><e:p rdf:resource="?q#f"/><e:p rdf:resource="http://[::1]:9/"/>'
    ),
    "bad-iris.rdf": rdf('<e:p rdf:resource="http://e/a b"/>'),
    "spaces.nt": lambda: b"<http://e/a b> <http://e/b> <http://e/c> .",
    "javascript.nt": lambda: b'<javascript:alert(1)> <data:,x> "<script>" .',
    "lone-surrogate.ttl": turtle(r':a :b "\uD800" .'),
    "beyond-unicode.nt": lambda: rb'<http://e/a> <http://e/b> "\U00110000" .',
    "big-number.jsonld": lambda: b'{"@context": {"@vocab": "http://e/"}, "a": ' + b"9" * 400 + b"}",
    "same-key.jsonld": lambda: b'{"@context": {}, "@context": {"@vocab": "http://e/"}, "a": 1}',
    "blank.jsonld": lambda: (
        b'{"@id": "_:a", "http://e/p": [{"@id": "_:a"}, {"@list": [{"@list": []}]}, null]}'
    ),
    "remote-context.jsonld": lambda: b'{"@context": "http://127.0.0.1:9/context.jsonld", "a": 1}',
    "remote-import.jsonld": lambda: b'{"@context": {"@version": 1.1, "@import": "http://127.0.0.1:9/"}}',
    "file-context.jsonld": lambda: b'{"@context": ["file:///etc/passwd", "file:///dev/zero"], "a": 1}',
    "context-of-itself.jsonld": lambda: b'{"@context": {"a": "b:x", "b": "a:x"}, "a": 1}',
    "external-entity.rdf": rdf("<e:p>&x;</e:p>", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "external-parameter.rdf": rdf("<e:p/>", '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:9/"> %x;]>'),
    "external-subset.rdf": rdf("<e:p>x</e:p>", '<!DOCTYPE r SYSTEM "file:///etc/passwd">'),
    "entity-of-itself.rdf": rdf("<e:p>&x;</e:p>", '<!DOCTYPE r [<!ENTITY x "&x;">]>'),
    "no-such-entity.rdf": rdf("<e:p>&x;</e:p>"),
    "bad-characters.rdf": rdf("<e:p>&#0;&#27;&#xFFFF;&#x110000;</e:p>"),
    "declared-encoding.rdf": lambda: (
        b'<?xml version="1.0" encoding="x-nonsense"?>' + XML.encode() + b"</rdf:RDF>"
    ),
}
"""Harmless to the process, though hard to read or to write."""


def _bomb() -> str:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return f'<!DOCTYPE r [<!ENTITY a0 "lol">{entities}]>'


DANGEROUS: dict[str, Build] = {
    "blank-nodes.ttl": turtle(":a :b " + "[ :c " * DEEP + ":d" + " ]" * DEEP + " ."),
    "open-blank-nodes.ttl": turtle(":a :b " + "[ :c " * DEEP),
    "lists.ttl": turtle(":a :b " + "( " * DEEP + ":d" + " )" * DEEP + " ."),
    "open-lists.trig": turtle(":a :b " + "(" * DEEP),
    "graphs.trig": turtle("{" * DEEP),
    "triple-terms.ttl": turtle(":a :b " + "<<( :a :b " * DEEP + ":d" + " )>>" * DEEP + " ."),
    "triple-terms.nt": text(
        lambda: "<a:a> <a:b> " + "<<( <a:a> <a:b> " * DEEP + "<a:c>" + " )>>" * DEEP + " ."
    ),
    "triple-terms.nq": text(
        lambda: "<a:a> <a:b> " + "<<(<a:a><a:b>" * DEEP + "<a:c>" + ")>>" * DEEP + "<a:g> ."
    ),
    "hidden-triple-terms.ttl": turtle(
        r":a :b '''''' , '\'' , '''''\'''' , :x\' , <http://e/'> # '" + "\n, " + "<<( :a :b " * DEEP
    ),
    "reified.ttl": turtle(":a :b " + "<< :a :b " * DEEP + ":d" + " >>" * DEEP + " ."),
    "annotations.ttl": turtle(":a :b :c " + "{| :c :d " * DEEP + " |}" * DEEP + " ."),
    "objects.jsonld": text(
        lambda: '{"@context": {"@vocab": "http://e/"}, "a": ' + '{"a":' * DEEP + "1" + "}" * DEEP + "}"
    ),
    "objects-5000.jsonld": text(
        lambda: '{"@context": {"@vocab": "http://e/"}, "a": ' + '{"a":' * 5000 + "1" + "}" * 5000 + "}"
    ),
    "arrays.jsonld": text(lambda: "[" * 2 * DEEP + "]" * 2 * DEEP),
    "open-arrays.jsonld": text(lambda: '{"a": ' + "[" * 10 * DEEP),
    "json-literal.jsonld": text(
        lambda: (
            '{"@context": {"a": {"@id": "http://e/a", "@type": "@json"}}, "a": '
            + "[" * DEEP
            + "]" * DEEP
            + "}"
        )
    ),
    "contexts.jsonld": text(
        lambda: '{"@context":' + '{"a":{"@id":"http://e/a","@context":' * 5000 + "{}" + "}}" * 5000 + "}"
    ),
    "reverse.jsonld": text(lambda: '{"@reverse": {"http://e/a": ' * 5000 + "{}" + "}}" * 5000),
    "elements.rdf": text(
        lambda: XML + "<rdf:Description><e:p>" * DEEP + "</e:p></rdf:Description>" * DEEP + "</rdf:RDF>"
    ),
    "open-elements.rdf": text(lambda: XML + "<rdf:Description><e:p>" * DEEP),
    "collections.rdf": text(
        lambda: (
            XML
            + '<rdf:Description><e:p rdf:parseType="Collection">' * DEEP
            + "</e:p></rdf:Description>" * DEEP
        )
    ),
    "laughs.rdf": rdf("<e:p>&a9;</e:p>", _bomb()),
    "laughs-in-an-attribute.rdf": rdf('<e:p rdf:resource="http://e/&a9;"/>', _bomb()),
    "parameter-laughs.rdf": rdf("<e:p>&b;</e:p>", _bomb().replace("<!ENTITY a", "<!ENTITY % a")),
    "one-long-entity.rdf": rdf(
        f"<e:p>{'&a;' * 20_000}</e:p>", f'<!DOCTYPE r [<!ENTITY a "{"x" * 100_000}">]>'
    ),
    "single-quoted-entity.rdf": rdf("<e:p>&a;</e:p>", f"<!DOCTYPE r [<!ENTITY a '{'x' * 1000}'>]>"),
    "utf-16-laughs.rdf": lambda: rdf("<e:p>&a9;</e:p>", _bomb())().decode().encode("utf-16"),
    "terms-of-terms.jsonld": text(
        lambda: (
            '{"@context": {'
            + "".join(f'"a{i}": "a{i + 1}", ' for i in range(20_000))
            + '"b": "http://e/"}, "a0": 1}'
        )
    ),
    "wide-context.jsonld": text(
        lambda: (
            '{"@context": {'
            + ", ".join(f'"a{i}": "http://e/{i}"' for i in range(20_000))
            + '}, "@graph": ['
            + ", ".join(['{"@context": {"a": "http://e/a"}, "a": 1}'] * 10_000)
            + "]}"
        )
    ),
    "vocabulary.jsonld": text(
        lambda: (
            f'{{"@context": {{"@vocab": "http://e/{"x" * 2_000_000}"}}, '
            + ", ".join(f'"a{i}": 1' for i in range(2000))
            + "}"
        )
    ),
    "prefix.ttl": text(
        lambda: (
            f"@prefix x: <http://e/{'x' * 2_000_000}> .\n"
            + "".join(f"x:{i} x:p x:o .\n" for i in range(2000))
        )
    ),
    "base.trig": text(
        lambda: (
            f"@base <http://e/{'x/' * 1_000_000}> .\n" + "".join(f"<{i}> <p> <o> .\n" for i in range(2000))
        )
    ),
    "base.rdf": text(
        lambda: (
            XML.replace(">", f' xml:base="http://e/{"x/" * 1_000_000}">')
            + "".join(f'<rdf:Description rdf:about="{i}" e:p="x"/>' for i in range(2000))
            + "</rdf:RDF>"
        )
    ),
    "namespace.rdf": text(
        lambda: (
            XML.replace('"http://e/"', f'"http://e/{"x" * 2_000_000}"')
            + '<rdf:Description rdf:about="http://e/s">'
            + "".join(f"<e:p{i}>x</e:p{i}>" for i in range(2000))
            + "</rdf:Description></rdf:RDF>"
        )
    ),
    "attributes.rdf": text(
        lambda: (
            XML
            + '<rdf:Description rdf:about="http://e/s" '
            + " ".join(f'e:p{i}="x"' for i in range(100_000))
            + "/></rdf:RDF>"
        )
    ),
    "long-literal-among-brackets.ttl": turtle(f':a :b {"[], " * 300} """{"x" * 2_000_000}""" .'),
}
"""Each of these has brought down the engine, or could have filled the memory."""

LONG_WAY = turtle("".join(f":g{i} a stg:Goal ; stg:derivedFrom :g{i + 1} .\n" for i in range(1200)))
"""A goal that rests on a goal that rests on a goal …"""

ALIKE: dict[str, Build] = {
    "everybody knows everybody": turtle(
        "".join(f"_:{i} :p _:{j} .\n" for i in range(12) for j in range(12) if i != j)
    ),
    "a thousand ones": turtle(f":a :b ({'1 ' * 1000}) ."),
    "rings": turtle(
        "".join(f"_:{ring}a{i} :p _:{ring}a{(i + 1) % 700} .\n" for ring in range(2) for i in range(700))
    ),
}
"""Blank nodes that nothing tells apart, or nothing near."""
