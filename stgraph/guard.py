"""Refuses SPARQL that could reach out or change something, before the engine sees it.

The engine obeys SERVICE and has no switch against it. Where strings, comments and IRIs begin and end
can be disputed (`1<2#>"…`), so nothing is cut out first: wherever the letters of a SERVICE clause
stand in a row, in a string or comment, too, the query is refused. Nothing else makes the engine reach
out; updates it does not run as queries.
"""

import re

from stgraph import vocab
from stgraph.errors import UsageProblem

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SPACE = r"(?:\s|\#[^\n\r]*+)*+"
_RUN = r"[^ \t\n\r{}]"
_CLAUSE = re.compile(
    rf"""
    (?<![?$:])SERVICE {_SPACE} (?:SILENT {_SPACE})?   # no variable's name, no local name
    (?= [?$<] | {_RUN}*?: )                           # a variable, an IRI or a prefixed name
    (?: {_RUN}*+ {_SPACE} \{{                         # … as long as it may be
      | (?= [^ \t\n\r{{}}\#]*+\# ) [^\n\r]*+ {_SPACE} \{{   # … or with a comment at its heels
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MANY = 50
"""So often nobody writes the word; beyond it the search itself could take too long."""

_MANY_BRACKETS = 2000
"""Brackets and negations; the engine's parser recurses and would crash on some thousands of them."""

_DEEP = 300
"""Brackets inside brackets; some hundreds of EXISTS inside one another bring the engine down."""

_DECLARATION = r"""(?:PREFIX\s+[^\s:]*:{0}<[^<>\s]*>|BASE{0}<[^<>\s]*>|VERSION{0}["'][^"']*["'])""".replace(
    "{0}", _SPACE
)
_PROLOGUE = re.compile(rf"(?:{_SPACE}{_DECLARATION})*+{_SPACE}(\w*)", re.IGNORECASE)
_READ_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def read_only(query: str) -> str:
    """The query itself, if it only reads the loaded graph.

    Raises UsageProblem for SERVICE, for updates, for nesting that would crash the engine and for
    anything that is no SPARQL read query.
    """
    # the engine resolves \uXXXX before it parses, so the check must, too
    text = _ESCAPE.sub(lambda match: _character(match[1] or match[2]), query)
    if len(re.findall("SERVICE", text, re.IGNORECASE)) > _MANY or _CLAUSE.search(text):
        raise UsageProblem("refused-service")
    if sum(map(text.count, "{(!")) > _MANY_BRACKETS or _depth(text) > _DEEP:
        raise UsageProblem("query-too-deep", limit=_DEEP)
    form(text)
    return query


def form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE: the word after a query's declarations.

    Raises UsageProblem where another stands there.
    """
    match = _PROLOGUE.match(query)
    word = match[1].upper() if match else ""
    if word not in _READ_FORMS:
        raise UsageProblem("not-a-read-query", form=word or "–")
    return word


def _depth(text: str) -> int:
    """How deep brackets nest; those in strings count, too."""
    if sum(map(text.count, "{(")) <= _DEEP:
        return 0
    depth = deepest = 0
    for bracket in re.findall(r"[{}()]", text):
        depth = depth + 1 if bracket in "{(" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"


def problem(text: str, reason: str) -> UsageProblem:
    """Where a query stops being SPARQL; what the engine would have expected there helps nobody."""
    place = re.search(r"\bat (\d+):(\d+)", reason)
    if not place:
        return UsageProblem("bad-query", reason=" ".join(reason.split())[:200])
    line, column = int(place[1]), int(place[2])
    shown = (text.splitlines() or [""])[line - 1 : line] or [""]
    start = max(0, column - 60)
    excerpt = f"{shown[0][start : start + 100]}\n  {' ' * (column - 1 - start)}^"
    key = "unknown-prefix" if "Prefix not found" in reason else "bad-query-at"
    prefixes = " ".join(f"{name}:" for name in vocab.PREFIXES)
    return UsageProblem(key, line=line, column=column, excerpt=excerpt, prefixes=prefixes)
