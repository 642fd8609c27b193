"""File, line and column of findings. Every number was counted by hand in the texts below."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from stgraph import places, project, vocab
from stgraph.lines import Place, Places
from stgraph.steps import first_steps

RDF = vocab.PREFIXES["rdf"]
XSD = vocab.PREFIXES["xsd"]

Write = Callable[..., Places]
Range = tuple[int | None, int | None, int | None, int | None]

GOALS = """\
@prefix : <http://e/> . # line 1
:a :name "Åsa 😀 goes"@sv ; :size 024.10 . :b :name "two" .
:c
  :note \"\"\"one " # . :b
 two\"\"\" ; :size 1,
     2 ; # here: :c :size 3 .
  :part ( :a 'x' [ :depth 3 ; :name "inner" ] ) .
:b :over :a .
"""
"""Every other line break and a byte order mark are put in by `write`."""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files (name=text, `_` for the dot) and ask for places in them."""

    def written(_break: str = "\n", _bom: bool = False, **files: str) -> Places:
        paths = []
        for name, text in files.items():
            paths.append(tmp_path / name.replace("_", "."))
            content = text.replace("\n", _break).encode()
            paths[-1].write_bytes(b"\xef\xbb\xbf" * _bom + content)
        return Places(paths)

    return written


def n(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"http://e/{name}")


def number(text: str, datatype: str = "integer") -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))


def at(place: Place | None) -> Range:
    assert place is not None
    return place.line, place.column, place.end_line, place.end_column


@pytest.mark.parametrize("bom", [False, True], ids=["", "BOM"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_and_columns(write: Write, line_break: str, bom: bool) -> None:
    found = write(line_break, bom, a_ttl=GOALS)
    name, size, note, part = (f"http://e/{word}" for word in ("name", "size", "note", "part"))
    # several statements on a line, and characters of one, two and four bytes
    assert at(found.locate(n("a"), name, ox.Literal("Åsa 😀 goes", language="sv"))) == (2, 10, 2, 25)
    assert at(found.locate(n("b"), name, ox.Literal("two"))) == (2, 52, 2, 57)
    assert at(found.locate(n("b"), None, None)) == (2, 43, 2, 45)
    # a string over several lines, and what comes after it
    text = f'one " # . :b{line_break} two'
    assert at(found.locate(n("c"), note, ox.Literal(text))) == (4, 9, 5, 8)
    assert at(found.locate(n("c"), size, number("1"))) == (5, 17, 5, 18)
    assert at(found.locate(n("c"), size, number("2"))) == (6, 6, 6, 7)
    # comments are not read: the third size is none, so the last predicate is pointed at
    assert at(found.locate(n("c"), size, number("3"))) == (5, 11, 5, 16)
    # lists and nested blank nodes
    assert at(found.of_triple(n("c"), part, None)) == (7, 3, 7, 8)
    assert at(found.of_triple(n("c"), part, ox.BlankNode())) == (7, 9, 7, 10)
    anchor = (n("c"), part)
    first = RDF + "first"
    assert at(found.locate(ox.BlankNode(), first, n("a"), anchor=anchor)) == (7, 11, 7, 13)
    assert at(found.locate(ox.BlankNode(), first, ox.Literal("x"), anchor=anchor)) == (7, 14, 7, 17)
    inner = found.locate(ox.BlankNode(), "http://e/depth", number("3"), anchor=anchor)
    assert at(inner) == (7, 27, 7, 28)
    # the second block of :b
    assert [at(place) for place in found.of_subject(n("b"))] == [(2, 43, 2, 45), (8, 1, 8, 3)]


def test_values_are_spelt_as_in_the_file(write: Write) -> None:
    found = write(a_ttl=GOALS)
    stored = found.locate(n("a"), "http://e/size", number("24.1", "decimal"))
    assert stored is not None
    assert (stored.text, at(stored)) == ("024.10", (2, 34, 2, 40))
    assert stored.source == ':a :name "Åsa 😀 goes"@sv ; :size 024.10 . :b :name "two" .'


def test_the_source_is_the_first_line_of_the_token(write: Write) -> None:
    for line_break in ("\n", "\r\n", "\r"):
        note = write(line_break, a_ttl=GOALS).of_triple(n("c"), "http://e/note", None)
        assert note is not None
        assert note.source == '  :note """one " # . :b'


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("01", number("1")),
        ("+1", number("1")),
        ("'300'^^xsd:byte", number("300")),
        ("'1'^^xsd:boolean", number("true", "boolean")),
        ("true", number("true", "boolean")),
        ("1.50e1", number("15", "double")),
        ("'2024-01-01T00:00:00.000+00:00'^^xsd:dateTime", number("2024-01-01T00:00:00Z", "dateTime")),
        ("'P12M'^^xsd:duration", number("P1Y", "duration")),
        ('"a"@en-GB', ox.Literal("a", language="EN-gb")),
        ("'''a'''", ox.Literal("a")),
        ('"a" ^^ xsd:string', ox.Literal("a")),
        ("'\\u00e5\\t\\\"'", ox.Literal('å\t"')),
        ("<e\\u00e5>", n("eå")),
        ("<http://e/o%20b>", n("o%20b")),
        (":o%20b", n("o%20b")),
        (":o\\,b\\_c.d", n("o,b_c.d")),
        (":", n("")),
        ("h:n-1", n("goal-12n-1")),
        ("()", ox.NamedNode(RDF + "nil")),
    ],
)
def test_a_value_in_another_spelling(write: Write, written: str, asked: places.Term) -> None:
    head = f"@base <http://e/> . prefix : <> prefix h: <goal-12> prefix xsd: <{XSD}>"
    text = f"{head}\n:s :p 7, {written} , 8 ."
    found = write(a_ttl=text).locate(n("s"), "http://e/p", asked)
    assert found is not None
    assert found.text == written
    assert at(found) == (2, 10, 2, 10 + len(written))
    # the same as the focus of a finding, though it is no subject
    if isinstance(asked, ox.NamedNode):
        assert at(write(a_ttl=text).locate(asked, None, None)) == (2, 10, 2, 10 + len(written))


def test_the_same_spelling_comes_before_the_same_value(write: Write) -> None:
    found = write(a_ttl="@prefix : <http://e/> .\n:s :p 1.0, 1.00, 01.0, 1 .")
    assert at(found.locate(n("s"), "http://e/p", number("1.00", "decimal"))) == (2, 12, 2, 16)
    assert at(found.locate(n("s"), "http://e/p", number("1", "decimal"))) == (2, 7, 2, 10)
    assert at(found.locate(n("s"), "http://e/p", number("1"))) == (2, 24, 2, 25)


def test_absent_points_at_the_subject(write: Write) -> None:
    found = write(a_ttl=GOALS)
    assert at(found.locate(n("b"), "http://e/size", None)) == (2, 43, 2, 45)
    assert at(found.locate(n("b"), "<http://e/size>/<http://e/x>", None)) == (2, 43, 2, 45)
    assert at(found.locate(n("b"), "^<http://e/over>", None)) == (2, 43, 2, 45)
    assert at(found.locate(n("b"), "http://e/size", number("5"))) == (2, 43, 2, 45)
    # too many or too few: the last that is there
    assert at(found.locate(n("c"), "http://e/size", None)) == (5, 11, 5, 16)


def test_a_value_of_another_predicate(write: Write) -> None:
    found = write(a_ttl="@prefix : <http://e/> .\n:s :p 1 ; :q 2 .")
    assert at(found.locate(n("s"), "http://e/p", number("2"))) == (2, 14, 2, 15)
    assert at(found.locate(n("s"), None, number("2"))) == (2, 14, 2, 15)
    assert at(found.of_triple(n("s"), None, number("2"))) == (2, 14, 2, 15)
    assert found.of_triple(n("s"), "http://e/p", number("2")) is None
    # a node shape's value is the focus itself
    assert at(found.locate(n("s"), None, n("s"))) == (2, 1, 2, 3)


PATHS = """\
@prefix : <http://e/> .
:s :p :x, :y ; :q 7 .
:x :r 1 .
:y :r 2 .
:z :up :s .
"""


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("<http://e/p>/<http://e/r>", number("1"), (2, 7, 2, 9)),
        ("<http://e/p>/<http://e/r>", number("2"), (2, 11, 2, 13)),
        ("<http://e/p>/<http://e/r>", number("3"), (2, 11, 2, 13)),
        ("<http://e/p>/<http://e/r>", None, (2, 4, 2, 6)),
        ("(<http://e/p>|<http://e/q>)", number("7"), (2, 19, 2, 20)),
        ("(<http://e/nothing>|<http://e/q>)", None, (2, 16, 2, 18)),
        ("<http://e/nothing>*/<http://e/q>", number("7"), (2, 19, 2, 20)),
        ("^<http://e/up>", n("z"), (5, 8, 5, 10)),
        ("^<http://e/up>/<http://e/name>", ox.Literal("none"), (5, 8, 5, 10)),
        ("^(<http://e/up>/<http://e/down>)", n("w"), (2, 1, 2, 3)),
    ],
)
def test_longer_paths(write: Write, path: str, value: places.Term | None, expected: Range) -> None:
    assert at(write(a_ttl=PATHS).locate(n("s"), path, value)) == expected


def test_a_focus_that_is_only_an_object(write: Write) -> None:
    found = write(a_ttl=PATHS)
    assert at(found.locate(number("7"), None, None)) == (2, 19, 2, 20)
    assert at(write(a_ttl=":", b_ttl="<h:s> <h:p> <http://e/o> .").locate(n("o"), None, None)) == (
        1,
        13,
        1,
        25,
    )
    assert found.locate(n("w"), None, None) is None
    assert found.locate(n("w"), "http://e/p", number("7")) is None


def test_one_resource_in_two_files(write: Write) -> None:
    found = write(
        a_ttl="@prefix : <http://e/> .\n\n:s :p 1 .",
        b_nt="<http://e/other> <http://e/p> <http://e/p> .",
        c_ttl="@prefix : <http://e/> . :s\n:p 2 ; :q 3 .",
    )
    value = found.locate(n("s"), "http://e/p", number("2"))
    assert value is not None and value.file.name == "c.ttl"
    assert at(value) == (2, 4, 2, 5)
    absent = found.locate(n("s"), "http://e/absent", None)
    assert absent is not None and absent.file.name == "a.ttl"
    assert at(absent) == (3, 1, 3, 3)
    last = found.locate(n("s"), "http://e/p", number("9"))
    assert last is not None and last.file.name == "c.ttl"
    assert at(last) == (2, 1, 2, 3)
    assert [(place.file.name, place.line, place.column) for place in found.of_subject(n("s"))] == [
        ("a.ttl", 3, 1),
        ("c.ttl", 1, 25),
    ]


def test_goals_that_are_wrong_together_are_all_found(write: Write) -> None:
    found = write(a_ttl="@prefix : <http://e/> .\n:x a :Goal. :y a :Goal .\n:z a :Goal .")
    assert [at(found.locate(n(name), None, None)) for name in "xyz"] == [
        (2, 1, 2, 3),
        (2, 13, 2, 15),
        (3, 1, 3, 3),
    ]


BLANK = """\
@prefix : <http://e/> .
:s :p [ :name "one" ; :deep [ :size 1 ] ] ,
   [ :name "two" ] .
[] :name "three" .
_:b1 :name "four" ; :p _:b2 .
:t :p _:b2 . _:b2 :name "five" .
"""


def test_blank_nodes(write: Write) -> None:
    found, node, name = write(a_ttl=BLANK), ox.BlankNode(), "http://e/name"
    under_s, under_t = (n("s"), "http://e/p"), (n("t"), "http://e/p")
    two = [(name, ox.Literal("two"))]
    assert at(found.locate(node, name, ox.Literal("two"), anchor=under_s)) == (3, 12, 3, 17)
    assert at(found.locate(node, "http://e/size", number("1"), anchor=under_s)) == (2, 37, 2, 38)
    # something absent: the bracket, of the node without it or of the one with the facts
    assert at(found.locate(node, "http://e/deep", None, anchor=under_s)) == (3, 4, 3, 5)
    assert at(found.locate(node, "http://e/absent", None, anchor=under_s)) == (2, 7, 2, 8)
    assert at(found.locate(node, "http://e/absent", None, anchor=under_s, facts=two)) == (3, 4, 3, 5)
    # no node like that: the triple that leads to one
    none = [(name, ox.Literal("none"))]
    assert at(found.locate(node, name, None, anchor=under_s, facts=none)) == (2, 4, 2, 6)
    # with labels, and without any name above
    assert at(found.locate(node, name, ox.Literal("five"), anchor=under_t)) == (6, 25, 6, 31)
    assert at(found.locate(node, "http://e/absent", None, anchor=under_t)) == (6, 7, 6, 11)
    assert at(found.locate(ox.BlankNode("b1"), name, ox.Literal("four"))) == (5, 12, 5, 18)
    assert at(found.locate(ox.BlankNode("b1"), "http://e/absent", None)) == (5, 1, 5, 5)
    assert at(found.locate(node, name, ox.Literal("three"))) == (4, 10, 4, 17)
    assert found.locate(node, None, None) is None


def test_trig_n_triples_and_n_quads(write: Write) -> None:
    found = write(
        a_trig='@prefix : <http://e/> .\nGRAPH :g { :a :p "}" . :b :p 1 }\n:g{:c :p 1}  :d :p [:q 2 ] .',
        b_nt='<http://e/e> <http://e/p> "x\\ny"@sv .\n<http://e/e> <http://e/q> <http://e/o> .',
        c_nq="\n<http://e/f> <http://e/p> _:b <http://e/g> .",
    )
    assert at(found.locate(n("a"), "http://e/p", ox.Literal("}"))) == (2, 18, 2, 21)
    assert at(found.locate(n("b"), "http://e/p", number("1"))) == (2, 30, 2, 31)
    assert at(found.locate(n("c"), "http://e/absent", None)) == (3, 4, 3, 6)
    assert at(found.of_triple(n("d"), "http://e/p", None)) == (3, 17, 3, 19)
    assert found.of_subject(n("g")) == ()
    assert at(found.locate(n("e"), "http://e/p", ox.Literal("x\ny", language="sv"))) == (1, 27, 1, 36)
    assert at(found.locate(n("e"), "http://e/q", n("o"))) == (2, 27, 2, 39)
    assert at(found.locate(n("f"), "http://e/p", ox.BlankNode())) == (2, 27, 2, 30)


def test_of_json_ld_and_rdf_xml_at_least_the_file(write: Write) -> None:
    found = write(
        a_jsonld='{"@id": "http://e/s", "http://e/p": [{"@value": 1}, {"http://e/q": "in"}]}',
        b_rdf=f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="http://e/">'
        '<rdf:Description rdf:about="http://e/t"><e:p rdf:resource="http://e/o"/></rdf:Description></rdf:RDF>',
        c_jsonld="{broken",
        d_ttl="@prefix : <http://e/> . :s :p 2 .",
    )
    for place, name in (
        (found.locate(n("s"), "http://e/p", number("1")), "a.jsonld"),
        (found.locate(n("s"), "http://e/absent", None), "a.jsonld"),
        (found.locate(ox.BlankNode(), "http://e/q", None, anchor=(n("s"), "http://e/p")), "a.jsonld"),
        (found.locate(n("t"), "http://e/p", n("o")), "b.rdf"),
        (found.locate(n("o"), None, None), "b.rdf"),
    ):
        assert place is not None
        assert place.file.name == name
        assert (*at(place), place.text, place.source) == (None, None, None, None, "", "")
    assert at(found.locate(n("s"), "http://e/p", number("2"))) == (1, 31, 1, 32)


def test_our_own_files_under_another_base(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocab, "BASE", "http://localhost/a-much-longer-base/")
    monkeypatch.setattr(project, "model_root", lambda: tmp_path)
    spec, base = vocab.DEFAULT_BASE, "http://localhost/a-much-longer-base/"
    found = write(a_ttl=f'@prefix x: <{spec}> . <{spec}s> x:p "see {spec}" ;\n x:q x:o.')
    seen = found.locate(ox.NamedNode(base + "s"), base + "p", ox.Literal(f"see {base}"))
    assert at(seen) == (1, 75, 1, 106)
    assert seen is not None and seen.text == f'"see {spec}"'
    assert at(found.locate(ox.NamedNode(base + "s"), base + "q", ox.NamedNode(base + "o"))) == (2, 6, 2, 9)


def test_names_written_relative_to_the_file(write: Write, tmp_path: Path) -> None:
    found = write(a_ttl="<> <p> <#x> .\n<#x> <p> 1 .")
    this = (tmp_path / "a.ttl").resolve().as_uri()
    assert at(found.locate(ox.NamedNode(this), None, None)) == (1, 1, 1, 3)
    assert at(found.locate(ox.NamedNode(this + "#x"), None, None)) == (2, 1, 2, 5)


def test_files_are_searched_before_they_are_read(write: Write, tmp_path: Path) -> None:
    head = "@prefix : <http://e/> .\n"
    found = write(**{f"f{i}_ttl": f"{head}:goal-{i} :p {i} ." for i in range(30)})
    asked = [found.locate(n(f"goal-{i}"), "http://e/p", number(str(i))) for i in range(30)]
    assert [place.file.name for place in asked if place] == [f"f{i}.ttl" for i in range(30)]
    gone = Places([tmp_path / "gone.ttl", tmp_path / "f1.ttl"])
    assert at(gone.locate(n("goal-1"), None, None)) == (2, 1, 2, 8)
    assert Places([]).locate(n("s"), None, None) is None


def test_first_steps_of_paths() -> None:
    assert first_steps("http://e/p") == [("http://e/p", False)]
    assert first_steps("<p>/<q>") == [("p", False)]
    assert first_steps("(<p>|^<q>)/<r>") == [("p", False), ("q", True)]
    assert first_steps("^(<p>/<q>)|<r>?/<s>+") == [("q", True), ("r", False), ("s", False)]
    assert first_steps("((((<p>))))*") == [("p", False)]
    assert first_steps("(" * 5000 + "<p>") == []
    assert first_steps("<p>/") == [("p", False)]
    assert first_steps("|<p>)") == [("p", False)]
