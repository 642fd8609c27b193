"""Refuses files that would bring the parsers down, before they see them.

The engine's parsers recurse, along the terms of a JSON-LD context, too. They write out every prefix,
and the XML parser expands entities without end and takes a document that breaks off for a whole one.
A stranger's file must end in a message, not in a crash.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stgraph.errors import DataProblem

MAX_DEPTH = 200
"""How deep brackets, objects or elements may be nested; RDF that people write stays below ten."""

MAX_ENTITY = 300
"""Characters of an XML entity; they abbreviate namespaces."""

MAX_IRI = 4096
"""Characters of an IRI where a prefix or base could repeat it; more is more than browsers take."""

MAX_TERMS = 2000
"""Terms of a JSON-LD context, or attributes of an XML element, in one place."""

_TURTLE = re.compile(
    rb"""
    (?: [^"'<>\#\\\[\](){}]++
      | "{3}(?:"{0,2}(?:[^"\\]|\\.))*+"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
      | "(?:[^"\\\n\r]++|\\.)*+" | '(?:[^'\\\n\r]++|\\.)*+' | <[^<>"{}|^`\\\x00-\x20]*+> | \#[^\n\r]*+ | \\.
      | ["'\\] | <(?!<) | >(?!>)
    )*+
    (?: (?P<open><<|[\[({]) | (?P<close>>>|[\])}]) | \Z)
    """,
    re.DOTALL | re.VERBOSE,
)
"""A bracket and all before it that is none: runs, strings, IRIs, comments, escapes, what stands alone."""

_JSON = re.compile(rb'"(?:[^"\\]|\\.)*+"|(?P<open>[\[{])|(?P<close>[\]}])', re.DOTALL)
_LONG_IRI = re.compile(rb"<[^<>\s]{%d}" % MAX_IRI)


def screen(path: Path, content: bytes) -> None:
    """Pass a file that can be parsed safely.

    Raises DataProblem for nesting below MAX_DEPTH, for XML that is not well-formed (with line and
    column) and for XML entities that do more than abbreviate a name.
    """
    suffix = path.suffix.lower()
    if suffix == ".rdf":
        _screen_xml(path, content)
        return
    if suffix == ".jsonld":
        _screen_depth(path, content, _JSON)
        _screen_json(path, content)
        return
    if _LONG_IRI.search(content):
        raise _oversized(path)
    _screen_depth(path, content, _TURTLE)


def _oversized(path: Path) -> DataProblem:
    return DataProblem("oversized", path=path, characters=MAX_IRI, terms=MAX_TERMS)


def _screen_depth(path: Path, content: bytes, tokens: re.Pattern[bytes]) -> None:
    # counting is much faster than reading, and dropping single letters faster still; most files end here
    if len(content) - len(content.translate(None, b"[({<")) <= MAX_DEPTH:
        return
    if sum(map(content.count, (b"[", b"(", b"{", b"<<"))) <= MAX_DEPTH:
        return
    for offset, depth in _depths(content, tokens):
        if depth > MAX_DEPTH:
            line = content.count(b"\n", 0, offset) + 1
            raise DataProblem("too-deep", path=path, line=line, limit=MAX_DEPTH)


def _depths(content: bytes, tokens: re.Pattern[bytes]) -> Iterator[tuple[int, int]]:
    depth = 0
    for match in tokens.finditer(content):
        if match.lastgroup == "open":
            depth += 1
            yield match.start("open"), depth
        elif match.lastgroup == "close":
            depth = max(0, depth - 1)


def _screen_json(path: Path, content: bytes) -> None:
    """Measure contexts; objects become (members, longest text) as soon as they are read."""
    # imported only when needed
    import json

    from stgraph import syntax

    def measured(members: list[tuple[str, Any]]) -> tuple[int, int]:
        for key, value in members:
            if key == "@context":
                for context in value if isinstance(value, list) else [value]:
                    if isinstance(context, tuple) and (context[0] > MAX_TERMS or context[1] > MAX_IRI):
                        raise _oversized(path)
        return len(members), max((_longest(value) for _, value in members), default=0)

    try:
        json.loads(content.decode(), object_pairs_hook=measured, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise syntax.problem(path, content, error.lineno, error.colno, error.msg) from None
    except UnicodeDecodeError:
        raise syntax.not_utf8(path, content) from None


def _longest(value: Any) -> int:
    if isinstance(value, list):
        return max(map(_longest, value), default=0)
    return value[1] if isinstance(value, tuple) else len(value) if isinstance(value, str) else 0


def _screen_xml(path: Path, content: bytes) -> None:
    # imported only when needed
    from xml.parsers import expat

    from stgraph import syntax

    parser = expat.ParserCreate()
    depth = 0

    def started(_name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        namespaces = (value for name, value in attributes.items() if name.startswith("xml"))
        if len(attributes) > MAX_TERMS or any(len(value) > MAX_IRI for value in namespaces):
            raise _oversized(path)
        depth += 1
        if depth > MAX_DEPTH:
            raise DataProblem("too-deep", path=path, line=parser.CurrentLineNumber, limit=MAX_DEPTH)

    def ended(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(_name: str, _parameter: bool, value: str | None, *_external: str | None) -> None:
        if value is None or "&" in value or "%" in value or len(value) > MAX_ENTITY:
            raise DataProblem("refused-entity", path=path, line=parser.CurrentLineNumber)

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise syntax.problem(path, content, error.lineno, error.offset + 1, reason) from None
    except (LookupError, ValueError) as error:  # an encoding that Python does not know
        raise DataProblem("unreadable", path=path, reason=str(error)) from None
