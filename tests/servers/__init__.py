"""Real SPARQL servers on loopback for the tests; the fixture is in `fixtures.py`."""

import json
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + name for name in ("integer", "nonNegativeInteger", "decimal", "double")}

Term = dict[str, str]
"""A term as in SPARQL's JSON results."""

Rows = Counter[tuple[tuple[str, object], ...]]
"""Rows without order, each with how often it stands there."""


@dataclass
class Server:
    """A SPARQL server that is running.

    Queries go to `url`, with `graphs` as their default graph where the server has none of its own.
    `store_url` is where the default graph can be replaced (SPARQL graph store protocol).
    """

    name: str
    url: str
    store_url: str
    graphs: tuple[str, ...] = ()
    loaded: tuple[Path, ...] | None = None

    def load(self, files: Iterable[Path]) -> None:
        """Hold just what stands in these Turtle files; nothing is done where it does already."""
        files = tuple(files)
        if files == self.loaded:
            return
        self.loaded = None
        # as N-Triples, which are Turtle to every server
        triples = (quad.triple for file in files for quad in ox.parse(path=file, rename_blank_nodes=True))
        body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        headers = {"Content-Type": "text/turtle"}
        self._open(urllib.request.Request(self.store_url, body, headers, method="PUT"))
        self.loaded = files

    def select(self, query: str) -> list[dict[str, Term]]:
        """The rows of a SELECT as JSON has them: variable to term, without the unbound."""
        form = [("query", query), *(("default-graph-uri", graph) for graph in self.graphs)]
        headers = {"Accept": "application/sparql-results+json"}
        return bindings(self._open(urllib.request.Request(self.url, urlencode(form).encode(), headers)))

    def _open(self, request: urllib.request.Request) -> bytes:
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return bytes(response.read())
        except urllib.error.HTTPError as error:
            error.add_note(f"{self.name}: {error.read().decode(errors='replace')[:2000]}")
            raise


def bindings(results: bytes) -> list[dict[str, Term]]:
    """The rows of SPARQL results in JSON."""
    rows: list[dict[str, Term]] = json.loads(results)["results"]["bindings"]
    return rows


def by_value(rows: Iterable[Mapping[str, Term]]) -> Rows:
    """Rows that can be compared: numbers and booleans by value, blank nodes without labels, no order."""
    return Counter(tuple(sorted((name, _value(term)) for name, term in row.items())) for row in rows)


def _value(term: Term) -> object:
    if term["type"] == "uri":
        return ("iri", term["value"])
    if term["type"] == "bnode":
        return ("blank",)
    datatype = term.get("datatype", XSD + "string")
    if datatype in NUMBERS:
        return ("number", Decimal(term["value"]))
    if datatype == XSD + "boolean":
        return ("boolean", term["value"] in ("true", "1"))  # Virtuoso writes 1
    return ("literal", term["value"], term.get("xml:lang", "").lower() or datatype)
