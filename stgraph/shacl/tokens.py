"""SPARQL text as tokens, and what can be told from them without a parser."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from stgraph.shacl.shapes import words

_TOKEN: Final = re.compile(
    r"""
    (?P<blank> (?: \s++ | \#[^\n\r]*+ )*+ )
    (?:
      (?P<iri> <[^<>"{}|^`\\\s]*> )
    | (?P<string> \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
               | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<var> [?$]\w+ )
    | (?P<label> _:[\w.-]*\w )
    | (?P<name> (?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.|\.(?=[\w:%\\.-]))*) )
    | (?P<number> (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<tag> @[A-Za-z][\w-]* )
    | (?P<word> [^\W\d]\w* )
    | (?P<sign> && | \|\| | != | <= | >= | \^\^ | . )
    | (?P<end> \Z )
    )
    """,
    re.VERBOSE | re.DOTALL,
)

_TERMS: Final = {"iri", "string", "var", "label", "name", "number"}
LEXICAL: Final = words(
    "STR STRLEN REGEX REPLACE SUBSTR UCASE LCASE CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER CONCAT"
    " SAMETERM DATATYPE ENCODE_FOR_URI MD5 SHA1 SHA256 SHA384 SHA512 GROUP_CONCAT STRDT IN"
)
"""Functions that see how a literal is spelt, or which datatype it has."""


class Token(NamedTuple):
    """A piece of text and what it is: a keyword in capitals, a variable's name, a part of a triple.

    `gap` is a blank where one stood before.
    """

    kind: str
    text: str
    gap: str = ""
    word: str = ""
    variable: str = ""
    term: bool = False


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a query; comments and blanks are left out."""
    found = [
        _token(match.lastgroup or "", match[match.lastindex or 0], " " if match["blank"] else "")
        for match in _TOKEN.finditer(text)
    ]
    # the last one is the end
    return tuple(token for token in found if token.kind != "end")


@lru_cache(maxsize=4096)
def _token(kind: str, text: str, gap: str = "") -> Token:
    if kind == "word":
        return Token(kind, text, gap, word=text.upper(), term=text == "a")
    if kind == "var":
        return Token(kind, text, gap, variable=text[1:], term=True)
    return Token(kind, text, gap, term=kind in _TERMS or text == "]")


def full_names(query: Sequence[Token], declared: Mapping[str, str] | None = None) -> Callable[[Token], str]:
    """What the names and IRIs of a query stand for: a function from token to IRI. `declared` are prefixes
    that hold besides those that the query declares itself.
    """
    known = dict(declared or {})
    for word, name, namespace in zip(query, query[1:], query[2:], strict=False):
        if word.word == "PREFIX":
            known[name.text.removesuffix(":")] = namespace.text[1:-1]

    def full(token: Token) -> str:
        if token.kind == "iri":
            return token.text[1:-1]
        prefix, _, local = token.text.partition(":")
        return known.get(prefix, "") + local.replace("\\", "")

    return full


def asks_any_property(query: Sequence[Token]) -> bool:
    """Whether a variable or a negation may stand where a property stands. Rather yes than no."""
    opened: list[str] = []
    closed = ""
    depth = 0
    start = _token("sign", "{")
    for before, token, after in zip((start, *query), query, (*query[1:], start), strict=False):
        depth += (token.text == "{") - (token.text == "}")
        if not depth:  # the variables of a SELECT or a GROUP BY stand side by side, too
            continue
        if token.kind not in ("sign", "var"):
            continue
        if token.text == "(":
            opened.append(_parenthesis(before, opened))
        elif token.text == ")":
            closed = opened.pop() if opened else ""
        subject = before.term or before.text in (";", "[") or (before.text == ")" and closed == "list")
        if token.kind == "var" and subject and (after.term or after.text in ("[", "(")):
            return True
        if token.text == "!" and (before.term or before.text in ("/", "|", "^")):
            return True
        if token.text == "!" and before.text == "(" and opened and opened[-1] == "path":
            return True
    return False


def _parenthesis(before: Token, opened: Sequence[str]) -> str:
    """What an opening parenthesis begins: a list as subject, (a part of) a path, or an expression."""
    if before.text in ("{", ".", "}"):
        return "list"
    if before.term or before.text in ("/", "|", "^", ";"):
        return "path"
    return opened[-1] if before.text == "(" and opened else "expression"


def sees_spelling(query: Sequence[Token]) -> bool:
    """Whether a function of the query may tell two spellings of one value apart. Rather yes than no.

    Rows for one focus node that differ in the spelling of a value alone are not told apart.
    """
    return any(
        token.word in LEXICAL or (token.word == "DISTINCT" and before.text == "(")
        for before, token in pairwise(query)
    )


class Joins(NamedTuple):
    """Where the value of one triple has to be that of another: at these properties, at some, at any."""

    verbs: frozenset[Token]
    some: bool
    any: bool


def joins(query: Sequence[Token]) -> Joins:
    """The properties whose values a query compares, one variable standing for both. Rather more than less.

    If one of the two properties is a variable, what is compared is still a value of the other.
    """
    places: dict[str, list[Token]] = {}
    depth = 0
    for before, token, after in zip(query, query[1:], query[2:], strict=False):
        depth += (before.text == "{") - (before.text == "}")
        if token.kind != "var":
            continue
        triple = before.term or before.text in (",", "*", "+", "?", ")")
        if depth and triple and (after.text in ".;,}]" or after.kind == "word"):
            places.setdefault(token.variable, []).append(before)
    verbs = [verb for found in places.values() if len(found) > 1 for verb in found]
    return Joins(
        frozenset(verb for verb in verbs if verb.kind in ("iri", "name")),
        any(verb.kind not in ("iri", "name", "var") for verb in verbs),
        any(sum(verb.kind == "var" or verb.text == "," for verb in found) > 1 for found in places.values()),
    )
