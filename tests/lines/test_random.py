"""Random graphs in random style: a writer that knows where it is tells where everything must be found."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from stgraph import vocab
from stgraph.lines import Anchor, Place, Places, Term
from tests.lines.test_triples import HEAD, engine_triples, triples_found

FIRST = vocab.PREFIXES["rdf"] + "first"
GAPS = (" ", "  ", "\t", "\n", "\n\n ", " # ä \"' < [ . ; 😀\n", "\n# :s :p :o .\n")
FILLERS = ("", "å", "😀 ", "# not", ". :s :p :o .", "'", "<a", "\\\\", '\\"', "\\u00e5")
QUOTES = ("'", '"', "'''", '"""')


@dataclass
class Writer:
    """Text with a line and a column that are counted character by character."""

    random: Random
    text: str = ""
    line: int = 1
    column: int = 1
    count: int = 0
    expected: list[tuple[Term, str, Term | None, Anchor | None, tuple[int, int, int, int]]] = field(
        default_factory=list
    )
    blocks: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def choose(self, *things: str) -> str:
        return self.random.choice(things)

    def chance(self, of: int) -> bool:
        return self.random.randrange(of) == 0

    def out(self, text: str) -> tuple[int, int, int, int]:
        line, column = self.line, self.column
        for character in text:
            self.text += character
            self.column += 1
            if character == "\n":
                self.line, self.column = self.line + 1, 1
        return line, column, self.line, self.column

    def gap(self, needed: bool = True) -> None:
        if needed or self.chance(2):
            self.out(self.choose(*GAPS))

    def iri(self, name: str) -> tuple[int, int, int, int]:
        return self.out(
            self.choose(f":{name}", f"<http://e/{name}>", f"<http://e/\\u00{ord(name[0]):x}{name[1:]}>")
        )

    def fresh(self) -> str:
        self.count += 1
        return f"n{self.count}"

    def value(self, subject: Term, predicate: str, anchor: Anchor | None) -> None:
        """An object that occurs nowhere else, and where it must be found."""
        name = self.fresh()
        form = self.choose("iri", "string", "number", "language")
        term: Term = ox.NamedNode(f"http://e/{name}")
        if form == "iri":
            place = self.iri(name)
        elif form == "number":
            text = f"{self.count}.{self.choose('5', '50', '0500')}"
            term = ox.Literal(text, datatype=ox.NamedNode(vocab.PREFIXES["xsd"] + "decimal"))
            place = self.out(text)
        else:
            quotes = self.choose(*QUOTES)
            filler = self.choose(*FILLERS)
            filler = filler if quotes[0] != filler else ""
            inside = name + filler + (self.choose("", "\n", "\n\nx") if len(quotes) == 3 else "") + "."
            meant = inside.replace("\\\\", "\\").replace('\\"', '"').replace("\\u00e5", "å")
            term = ox.Literal(meant)
            if form == "language":
                term = ox.Literal(meant, language="sv-se")
            place = self.out(quotes + inside + quotes + ("@sv-SE" if form == "language" else ""))
        self.expected.append((subject, predicate, term, anchor, place))

    def object(self, subject: Term, predicate: str, anchor: Anchor | None, depth: int) -> None:
        kind = self.choose("value", "value", "node", "list") if depth < 3 else "value"
        below = anchor or (subject, predicate)
        if kind == "value":
            self.value(subject, predicate, anchor)
        elif kind == "node":
            self.out("[")
            self.gap(False)
            self.predicates(ox.BlankNode(), below, depth + 1)
            self.gap(False)
            self.out("]")
        else:
            self.out("(")
            for _ in range(self.random.randint(0, 3)):
                self.gap(False)
                self.object(ox.BlankNode(), FIRST, below, depth + 1)
                self.gap()
            self.out(")")

    def predicates(self, subject: Term, anchor: Anchor | None, depth: int) -> None:
        for index in range(self.random.randint(1, 3)):
            if index:
                self.gap()
                self.out(";")
                self.gap(False)
            name = f"p{self.fresh()}" if anchor is None else self.choose("q", "r")
            verb = self.iri(name)
            if anchor is None:
                self.expected.append((subject, f"http://e/{name}", None, None, verb))
            self.gap()
            self.object(subject, f"http://e/{name}", anchor, depth)
            while self.chance(4):
                self.gap()
                self.out(",")
                self.gap(False)
                self.value(subject, f"http://e/{name}", anchor)
                if anchor is None:
                    break

    def statement(self) -> None:
        name = self.choose("a", "b", "c")
        self.blocks.setdefault(name, []).append(self.iri(name)[:2])
        self.gap()
        self.predicates(ox.NamedNode(f"http://e/{name}"), None, 0)
        self.gap()
        self.out(".")
        self.gap(False)


def start(place: Place) -> tuple[int | None, int | None]:
    return place.line, place.column


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, 1 << 64), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_everything_is_found_where_it_was_written(seed: int, line_break: str, bom: bool) -> None:
    writer = Writer(Random(seed))
    writer.out(HEAD)
    for _ in range(writer.random.randint(1, 4)):
        writer.statement()
    content = writer.text.replace("\n", line_break).encode()
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.ttl")
        file.write_bytes(b"\xef\xbb\xbf" * bom + content)
        places = Places([file])
        for subject, predicate, value, anchor, expected in writer.expected:
            if isinstance(value, ox.Literal) and "\n" in value.value:
                text = value.value.replace("\n", line_break)
                value = ox.Literal(text, language=value.language) if value.language else ox.Literal(text)
            place = places.locate(subject, predicate, value, anchor=anchor)
            assert place is not None
            assert (place.line, place.column, place.end_line, place.end_column) == expected
            assert place.source == writer.text.split("\n")[expected[0] - 1]
        for name, blocks in writer.blocks.items():
            focus = ox.NamedNode(f"http://e/{name}")
            assert [start(place) for place in places.of_subject(focus)] == blocks
            absent = places.locate(focus, "http://e/absent", None)
            assert absent is not None
            assert start(absent) == blocks[0]
    assert triples_found(content) == engine_triples(content)
