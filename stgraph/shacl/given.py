"""Queries in which some properties have just the triple that is given, whatever the data say."""

from collections.abc import Mapping, Sequence
from typing import Final

from stgraph.shacl.shapes import Node, Refused, Term
from stgraph.shacl.tokens import Token, full_names, tokens

Given = Mapping[str, tuple[Node, Term]]
"""The subject and the object of the only triple of a property."""

_BEFORE: Final = ("{", "}", ".")
_AFTER: Final = ("}", ".")


def with_given(text: str, given: Given) -> str:
    """The query with `VALUES` in place of the patterns `?x property ?y`, for each property that is given.

    Raises Refused where such a property stands in any other pattern.
    """
    if not given:
        return text
    query = tokens(text)
    full = full_names(query)
    changed = list(query)
    for index, token in enumerate(query):
        if token.kind in ("iri", "name") and (property_ := full(token)) in given:
            _check(query[max(index - 2, 0) : index + 3], property_)
            changed[index - 1 : index + 2] = _values(query[index - 1], query[index + 1], *given[property_])
    return "".join(token.gap + token.text for token in changed)


def _check(around: Sequence[Token], property_: str) -> None:
    match around:
        case [before, subject, _, object_, after]:
            alone = before.text in _BEFORE and (after.text in _AFTER or after.kind == "word")
            if alone and subject.variable and object_.variable:
                return
    raise Refused(f"<{property_}> stands in more than a pattern of two variables")


def _values(subject: Token, object_: Token, *terms: Term) -> tuple[Token, Token, Token]:
    """As many tokens as the pattern had."""
    names = Token("values", f"VALUES ({subject.text} {object_.text})", " ")
    return names, Token("values", "{", " "), Token("values", f"({' '.join(map(str, terms))}) }}", " ")
