"""Syntax errors: the place, the lines, what is wrong and what to write, in both languages."""

from pathlib import Path

import pytest

import stgraph
from stgraph.messages import _MESSAGES
from stgraph.text import EXCERPT
from tests.conftest import Run

DECLARED = "@prefix ex: <http://e/> .\n"

CASES: dict[str, tuple[str, str, int, int]] = {
    # name: (text below the declaration, message, line, column)
    "semicolon missing": ("ex:a a ex:G ;\n  ex:p ex:b\n  ex:q ex:c .\n", "syntax-dot", 4, 3),
    "semicolon missing, blank and comment between": (
        "ex:a ex:p ex:b  # first\n\n# second\n  ex:q ex:c .\n",
        "syntax-dot",
        5,
        3,
    ),
    "semicolon missing before a": ("ex:a ex:p ex:b\n  a ex:c .\n", "syntax-dot", 3, 3),
    "semicolon missing, CR LF": ("ex:a ex:p ex:b\r\n  ex:q ex:c .\r\n", "syntax-dot", 3, 3),
    "semicolon missing, CR": ("ex:a ex:p ex:b\r  ex:q ex:c .\r", "syntax-dot", 3, 3),
    "semicolon missing within a line": ('ex:a ex:p "åäö" ex:q ex:c .\n', "syntax-dot-here", 2, 17),
    "semicolon missing in brackets": ("ex:a ex:p [ ex:q ex:b\n  ex:r ex:c ] .\n", "syntax-bracket", 3, 3),
    "bracket missing": ("ex:a ex:p [ ex:q ex:b .\n", "syntax-bracket", 2, 23),
    "dot for semicolon": ("ex:a ex:p ex:b .\n  ex:q ex:c ;\n  ex:r ex:d .\n", "syntax-semicolon", 3, 13),
    "dot for semicolon at the end": ("ex:a ex:p ex:b .\n  ex:q ex:c .\n", "syntax-semicolon", 3, 13),
    "dot for semicolon before a text": ('ex:a ex:p ex:b .\n  ex:q "c"@sv .\n', "syntax-semicolon", 3, 8),
    "dot for semicolon before a": ("ex:a ex:p ex:b .\n  a ex:c .\n", "syntax-semicolon", 3, 3),
    "value missing": ("ex:a ex:p ;\n  ex:q ex:c .\n", "syntax-value", 2, 11),
    "value missing after a comma": ("ex:a ex:p ex:b , .\n", "syntax-value", 2, 18),
    "bare word": ("ex:a ex:p hej .\n", "syntax-word", 2, 11),
    "prefix undeclared": ("ex:a target:p ex:b .\n", "syntax-prefix", 2, 6),
    "empty prefix undeclared": ("ex:a ex:p :b .\n", "syntax-prefix", 2, 11),
    "address without brackets": ("ex:a ex:p https://e/a .\n", "syntax-address", 2, 11),
    "end quote missing": ('ex:a ex:p "hej ;\n  ex:q "b" .\n', "syntax-quote", 2, 11),
    "end quote missing, none follows": ('ex:a ex:p "hej ;\n  ex:q ex:b .\n', "syntax-quote", 2, 11),
    "end quote missing, second text": ('ex:a ex:p "it\'s", "hej ;\n  ex:q "b" .\n', "syntax-quote", 2, 19),
    "end quote missing, pair inside": ('ex:a ex:p "”hej” på ;\n  ex:q "b" .\n', "syntax-quote", 2, 11),
    "long text without end": ('ex:a ex:p """hej\ndu .\n', "syntax-quote-long", 2, 11),
    "quote inside": ('ex:a ex:p "sa "hej" till" .\n', "syntax-quote-inside", 2, 16),
    "name at a quote": ('ex:a ex:p "sa "ex:b .\n', "syntax-quote-inside", 2, 16),
    "curly quotes": ("ex:a ex:p ”hej” .\n", "syntax-curly", 2, 11),
    "curly quote at the end": ('ex:a ex:p "hej”@sv ;\n  ex:q "b" .\n', "syntax-curly", 2, 15),
    "curly quote at the end, no other text": ('ex:a ex:p "hej” .\n', "syntax-curly", 2, 15),
    "address without end": ("ex:a ex:p <http://e/a .\n", "syntax-angle", 2, 11),
    "ends after a value": ("ex:a ex:p ex:b\n\n", "syntax-end", 2, 15),
    "ends after a semicolon": ("ex:a ex:p ex:b ;  # more\n", "syntax-end", 2, 17),
    "ends in brackets": ("ex:a ex:p [ ex:q ex:b ;", "syntax-end", 2, 24),
    "unknown reason": ('ex:a ex:p "x"@ .\n', "syntax", 2, 15),
    "no-break space": ("ex:a ex:p\u00a0ex:b .\n", "syntax", 2, 10),
}


def told(path: Path, content: str | bytes) -> stgraph.DataProblem:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(stgraph.DataProblem) as caught:
        stgraph.load(path)
    return caught.value


@pytest.mark.parametrize("name", CASES)
def test_kinds(name: str, tmp_path: Path) -> None:
    text, key, line, column = CASES[name]
    file = tmp_path / "a.ttl"
    problem = told(file, DECLARED + text)
    assert (problem.key, problem.values["line"], problem.values["column"]) == (key, line, column)
    for language in ("en", "sv"):
        head, *below = problem.text(language).splitlines()
        assert head.startswith(f"{file}:{line}:{column}: ")
        assert all(row.startswith("  ") for row in below)
        marked = next(row for row in below if row.startswith(f"  {line} | "))
        caret = below[below.index(marked) + 1]
        assert caret.index("^") == len(f"  {line} | ") + column - 1
        assert set(caret) == {" ", "|", "^"}


def test_every_kind_is_met() -> None:
    met = {key for _, key, _, _ in CASES.values()} | {"syntax-encoding"}
    assert met == {key for key in _MESSAGES if key.startswith("syntax")}


def test_whole_message(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    problem = told(file, DECLARED + "ex:a ex:p ex:b\n\n  ex:q ex:c .\n")
    assert problem.text("en").splitlines() == [
        f"{file}:4:3: “;” or “.” is missing at the end of line 2",
        "  2 | ex:a ex:p ex:b",
        "  4 |   ex:q ex:c .",
        "    |   ^^^^",
        "  Write “;” there if line 4 says more about the same thing,",
        "  “,” if it gives one more value, “.” if something new begins.",
    ]
    assert problem.text("sv").splitlines() == [
        f"{file}:4:3: ”;” eller ”.” saknas i slutet av rad 2",
        "  2 | ex:a ex:p ex:b",
        "  4 |   ex:q ex:c .",
        "    |   ^^^^",
        "  Skriv ”;” där om rad 4 säger mer om samma sak,",
        "  ”,” om den ger ett värde till, ”.” om något nytt börjar.",
    ]


def test_line_numbers_of_unlike_length_are_aligned(tmp_path: Path) -> None:
    problem = told(tmp_path / "a.ttl", DECLARED + "\n" * 7 + "ex:a ex:p ex:b\n  ex:q ex:c .\n")
    assert problem.text().splitlines()[1:4] == [
        "   9 | ex:a ex:p ex:b",
        "  10 |   ex:q ex:c .",
        "     |   ^^^^",
    ]


def test_prefixes_that_stgraph_knows_are_written_out(tmp_path: Path) -> None:
    problem = told(tmp_path / "a.ttl", DECLARED + 'PREFIX f: <http://f/>\nex:a ex:p "1"^^xsd:integer .\n')
    assert "write at the top of the file: @prefix xsd: <http://www.w3.org/2001/XMLSchema#> ." in str(problem)
    assert str(problem).endswith("Declared in the file: ex: f:")


@pytest.mark.parametrize(
    ("content", "line", "column", "shown"),
    [
        ((DECLARED + 'ex:a ex:p "får du" .\n').encode("latin-1"), 2, 13, 'ex:a ex:p "får du" .'),
        ((DECLARED + '# får\nex:a ex:p "får" .\n').encode("latin-1"), 2, 4, "# får"),
        ((DECLARED + 'ex:a ex:p "ö').encode() + b"\xc3", 2, 13, 'ex:a ex:p "Ã¶Ã'),
        (b"\xff\xfe" + DECLARED.encode("utf-16-le"), 1, 1, None),
    ],
    ids=["text", "comment", "broken off", "UTF-16"],
)
def test_encodings(content: bytes, line: int, column: int, shown: str | None, tmp_path: Path) -> None:
    problem = told(tmp_path / "a.ttl", content)
    assert problem.key == "syntax-encoding"
    assert (problem.values["line"], problem.values["column"]) == (line, column)
    assert shown is None or f"  {line} | {shown}\n" in str(problem)
    assert "UTF-8 (in most editors: Save as)" in str(problem)
    assert "teckenkodningen UTF-8" in problem.text("sv")


@pytest.mark.parametrize(
    ("name", "content", "begins"),
    [
        ("a.jsonld", b'{"@id": "http://a",\n "http://p": }', "2:14: Expecting value\n  2 |  "),
        (
            "a.jsonld",
            '{"@id": "http://a",\n "http://p": "å"}'.encode("latin-1"),
            "2:15: the file is not in UTF-8",
        ),
        ("a.rdf", b"<a>\n<b></a>", "2:6: mismatched tag\n  2 | <b></a>\n    |      ^"),
        ("a.nt", b'<http://a> <http://b> "c"\n<http://a> <http://b> "c" .\n', "2:1: Quads must be followed"),
        ("a.nt", b'<http://a> <http://b> "c .\n<http://a> <http://b> "c" .\n', "1:23: the text that begins"),
        ("a.trig", b"@prefix ex: <http://e/> .\nex:g { ex:a ex:p ex:b\n ex:q ex:c }", "3:2: “;” or “.” is"),
    ],
)
def test_other_formats(name: str, content: bytes, begins: str, tmp_path: Path) -> None:
    assert str(told(tmp_path / name, content)).startswith(f"{tmp_path / name}:{begins}")


def test_long_lines_are_cut_around_the_place(tmp_path: Path) -> None:
    long = 'ex:a ex:q "' + "lång " * 40 + '" ; ex:r hej ; ex:s "' + "lång " * 40 + '" .\n'
    problem = told(tmp_path / "a.ttl", DECLARED + long)
    _, shown, caret, _ = str(problem).splitlines()
    assert len(shown) == len("  2 | ") + EXCERPT
    assert (shown[6], shown[-1]) == ("…", "…")
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "hej"
    long = "ex:a ex:q " + ", ".join(["ex:b"] * 40)
    _, before, shown, *_ = str(told(tmp_path / "a.ttl", f"{DECLARED}{long}\n  ex:r ex:c .\n")).splitlines()
    assert before.endswith("ex:b, ex:b")
    assert len(before) <= len("  2 | ") + EXCERPT


def test_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    problem = told(tmp_path / "a.ttl", DECLARED + 'ex:a ex:p "\x1b[2J\t\u2028\x9b" oops .\n')
    rows = str(problem).splitlines()
    assert all(row.isprintable() for row in rows)
    assert rows[1][rows[2].index("^") :].startswith("oops")
    huge = told(tmp_path / "a.ttl", DECLARED + "ex:a ex:p " + "x" * 5000 + ":b, " + "y" * 5000 + " .\n")
    assert max(map(len, str(huge).splitlines()[1:])) < 250


def test_command(run: Run, tmp_path: Path) -> None:
    result = run("validate", "-", "--lang", "sv", stdin=DECLARED + 'ex:a ex:p "hej ;\n  ex:q "b" .\n')
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.splitlines() == [
        "stgraph: stdin.ttl:2:11: texten som börjar här saknar citattecken i slutet",
        '  2 | ex:a ex:p "hej ;',
        "    |           ^^^^^^",
        "  Skriv samma tecken i slutet av texten.",
        '  En text på flera rader börjar och slutar med tre (""").',
    ]
