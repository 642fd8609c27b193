"""Refuses SPARQL that could reach out or change something, before the engine sees it.

The engine obeys SERVICE and has no switch against it, so the text is cut into tokens first and the
bare words among them are read. Where a text could be cut in two ways, it is refused.
"""

import re

from stgraph.errors import UsageProblem

_TOKEN = re.compile(
    r"""
      (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
               | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<comment>\#[^\n\r]*)
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:\w[\w.\-]*)?:(?:[\w:\-]|%[0-9A-Fa-f]{2}|\\.|\.(?=[\w:%\\\-]))*)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+\-]?\d+)?)
    | (?P<word>[^\W\d]+)
    """,
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_READ_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_PROLOGUE = ("PREFIX", "BASE", "VERSION")


def read_only(query: str) -> str:
    """The query itself, if it only reads the loaded graph.

    Raises UsageProblem for SERVICE, for updates and for anything that is no SPARQL read query.
    """
    words = list(_words(query))
    form = next((word for word in words if word not in _PROLOGUE), "")
    if form not in _READ_FORMS:
        raise UsageProblem("not-a-read-query", form=form or "–")
    # `trueSERVICE` is two keywords to the engine, hence "in"
    if any("SERVICE" in word for word in words):
        raise UsageProblem("refused-service")
    return query


def _words(query: str) -> list[str]:
    # the engine resolves \uXXXX before it parses, so the check must, too
    text = _ESCAPE.sub(lambda match: _character(match[1] or match[2]), query)
    words = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "word":
            words.append(match[0].upper())
        elif match.lastgroup == "iri" and ")" in match[0] and "#" in match[0]:
            # `FILTER(?a<2)#>` is a comparison and a comment to the engine, an IRI to us
            raise UsageProblem("ambiguous-iri", iri=match[0])
        elif match.lastgroup == "iri" and re.search(r"\).*SERVICE", match[0], re.IGNORECASE):
            raise UsageProblem("refused-service")
    return words


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"
