"""SPARQL text as tokens, and what can be told from them without a parser."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stgraph.shacl.shapes import words

_TOKEN: Final = re.compile(
    r"""
      (?P<blank> \s+ | \#[^\n\r]* )
    | (?P<iri> <[^<>"{}|^`\\\s]*> )
    | (?P<string> \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
               | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<var> [?$]\w+ )
    | (?P<label> _:[\w.-]*\w )
    | (?P<name> (?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.|\.(?=[\w:%\\.-]))*) )
    | (?P<number> (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<tag> @[A-Za-z][\w-]* )
    | (?P<word> [^\W\d]\w* )
    | (?P<sign> && | \|\| | != | <= | >= | \^\^ | . )
    """,
    re.VERBOSE | re.DOTALL,
)

_TERMS: Final = {"iri", "string", "var", "label", "name", "number"}
LEXICAL: Final = words(
    "STR STRLEN REGEX REPLACE SUBSTR UCASE LCASE CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER CONCAT"
    " SAMETERM DATATYPE ENCODE_FOR_URI MD5 SHA1 SHA256 SHA384 SHA512 GROUP_CONCAT STRDT IN"
)
"""Functions that see how a literal is spelt, or which datatype it has."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text and what it is."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """The keyword in capitals, or nothing."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def variable(self) -> str:
        """The name of the variable, or nothing."""
        return self.text[1:] if self.kind == "var" else ""

    @property
    def term(self) -> bool:
        """Whether this can be a part of a triple."""
        return self.kind in _TERMS or self.text in ("a", "]")


def tokens(text: str) -> list[Token]:
    """The tokens of a query; comments and blanks are left out."""
    found = [Token(match.lastgroup or "", match[0]) for match in _TOKEN.finditer(text)]
    return [token for token in found if token.kind != "blank"]


def asks_any_property(query: Sequence[Token]) -> bool:
    """Whether a variable or a negation may stand where a property stands. Rather yes than no."""
    opened: list[bool] = []
    collection = False
    start = Token("sign", "{")
    for before, token, after in zip((start, *query), query, (*query[1:], start), strict=False):
        if token.text == "(":
            opened.append(before.text in ("{", ".", "}"))
        elif token.text == ")":
            collection = bool(opened) and opened.pop()
        subject = before.term or before.text in (";", "[") or (before.text == ")" and collection)
        if token.kind == "var" and subject and (after.term or after.text in ("[", "(")):
            return True
        if token.text == "!" and (before.term or before.text in ("/", "|", "^")):
            return True
        named = after.kind in ("iri", "name") or after.text in ("(", "^", "a")
        if token.text == "!" and before.text == "(" and named:
            return True
    return False


def sees_spelling(query: Sequence[Token]) -> bool:
    """Whether the query may tell two spellings of one value apart. Rather yes than no.

    It may by a function, or by the value of one triple being that of another.
    """
    if any(token.word in LEXICAL for token in query):
        return True
    places: Counter[str] = Counter()
    for before, token, after in zip(query, query[1:], query[2:], strict=False):
        triple = before.term or before.text in (",", "*", "+", "?", ")")
        if token.kind == "var" and triple and (after.text in ".;,}]" or after.kind == "word"):
            places[token.variable] += 1
    return any(number > 1 for number in places.values())
