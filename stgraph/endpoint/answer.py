"""What an endpoint may answer with, and how it is read: whole, or not at all."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from stgraph.errors import DataProblem
from stgraph.screen import MAX_DEPTH, screen

_RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
}
_TRIPLES = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
}
_ASKED = ["__ASK_RETVAL"]
"""The column in which Virtuoso answers ASK: a row for true, none for false."""

_TRUE, _FALSE = b'{"head":{},"boolean":true}', b'{"head":{},"boolean":false}'
_TRIPLE = re.compile(b'"%s"' % b"".join(rb"(?:%c|(?i:\\u%04x))" % (letter, letter) for letter in b"triple"))
"""The type of a triple term, however it is escaped."""

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NO_BRACES = bytes(set(range(256)) - set(b"{}"))


def gives_triples(form: str) -> bool:
    """Whether a query of this form is answered with triples, which do not show where they end."""
    return form in ("CONSTRUCT", "DESCRIBE")


def media_types(form: str) -> tuple[str, ...]:
    """The media types that are read as the answer to a query of this form, best first."""
    return tuple(_TRIPLES if gives_triples(form) else _RESULTS)


def read(form: str, media: str, body: bytes, columns: Sequence[str] = ()) -> Any:
    """The engine's result for a body of one of the `media_types`, its `columns` in the order asked for.

    Raises ValueError, with the reason, for what is not well-formed to its end and for other columns.
    """
    try:
        return _triples(media, body) if gives_triples(form) else _results(form, body, columns)
    except RecursionError:
        raise ValueError("nested too deep") from None
    except DataProblem as error:  # the screen's words are about files
        raise ValueError(error.key.replace("-", " ")) from None
    except SyntaxError as error:
        raise ValueError(error.msg) from None


def _triples(media: str, body: bytes) -> list[ox.Triple]:
    rdf_format = _TRIPLES[media]
    if rdf_format == ox.RdfFormat.TURTLE or b"<<" in body:
        screen(Path("answer.ttl"), body)
    return [quad.triple for quad in ox.parse(body, format=rdf_format, rename_blank_nodes=True)]


def _results(form: str, body: bytes, columns: Sequence[str]) -> ox.QuerySolutions | ox.QueryBoolean:
    if _deep(body):
        raise RecursionError
    try:
        shape = _shape(body)
    except SyntaxError:
        body = _standard(body)
        shape = _shape(body)
    if shape and form == "ASK" and shape[0] == _ASKED:
        body, shape = (_TRUE if shape[1] else _FALSE), None
    if (shape is None) != (form == "ASK"):
        raise ValueError(f"no answer to {form}")
    if shape and columns and shape[0] != columns:
        if shape[1] and sorted(shape[0]) != sorted(columns):  # of no rows some servers name no columns
            raise ValueError(f"?{' ?'.join(shape[0])} instead of ?{' ?'.join(columns)}")
        body = _standard(body, columns)
    return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)


def _shape(body: bytes) -> tuple[list[str], int] | None:
    """Columns and number of rows; None for a boolean. The engine reads row by row, so what is wrong with
    one would show too late: here all are read.
    """
    result = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    try:
        if isinstance(result, ox.QueryBoolean):
            return None
        rows = 0
        for _ in result:
            rows += 1
        return [variable.value for variable in result.variables], rows
    finally:
        del result  # an error would keep it, and the engine forbids that another thread lets it go


def _standard(body: bytes, columns: Sequence[str] = ()) -> bytes:
    """The members that the standard knows, and labels of letters: the engine takes neither the members that
    servers add nor the labels that Virtuoso gives (nodeID://b1). `columns` replace those in the head.
    """
    members = json.loads(body)
    if not isinstance(members, dict) or not isinstance(members.get("results"), dict):
        raise ValueError("no results")
    bindings = members["results"].get("bindings")
    for row in bindings if isinstance(bindings, list) else ():
        for term in row.values() if isinstance(row, dict) else ():
            if isinstance(term, dict) and term.get("type") == "bnode" and isinstance(term.get("value"), str):
                term["value"] = "b" + term["value"].encode().hex()
    head = {"vars": columns} if columns else members.get("head")
    return json.dumps({"head": head, "results": {"bindings": bindings}}).encode()


def _deep(body: bytes) -> bool:
    """Whether objects nest so deep that the engine's parser could crash: it recurses along triple terms."""
    if not _TRIPLE.search(body):
        return False
    braces = _STRING.sub(b"", body).translate(None, _NO_BRACES)
    for _ in range(MAX_DEPTH):
        braces = braces.replace(b"{}", b"")
    return b"{}" in braces or braces.count(b"{") > MAX_DEPTH
