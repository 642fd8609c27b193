"""A SPARQL 1.1 Protocol endpoint, asked as a graph in memory is. It is only ever read."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pyoxigraph as ox

from stgraph import guard, queries
from stgraph.endpoint.address import check
from stgraph.errors import UsageProblem
from stgraph.rows import by_variable, columns_of, in_order, order_of, without_triples

MAX_SECONDS = 86_400
"""The longest time limit, a day."""

_BASE = re.compile(r"^\s*BASE\b", re.IGNORECASE | re.MULTILINE)
_STAR = re.compile(r"\bSELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?\*", re.IGNORECASE)
_RELATIVE = re.compile(r"<(?![A-Za-z][\w+.-]*:)[^<>\s\"{}|^`\\]*>")


@dataclass(frozen=True)
class Endpoint:
    """Where SPARQL queries are sent, instead of files that are read.

    `graphs` are the IRIs of the graphs that make up the default graph; without any, the server decides.
    `shapes` are those that hold shapes: they join in where a question is about the norms.
    `timeout` is the time in seconds for a whole answer, from looking up the host's name to the last byte,
    repetitions included. Credentials come from the environment or a netrc file
    (`stgraph.endpoint.credentials`) when a query is sent.

    Every query raises DataProblem where the server does not give a whole answer. Blank nodes in rows have
    the labels that the server gave them; those of different answers have nothing to do with each other.

    Raises UsageProblem for what is no address, graph or time.
    """

    url: str
    graphs: tuple[str, ...] = ()
    timeout: float = 60.0
    shapes: tuple[str, ...] = ()

    files: ClassVar[tuple[Path, ...]] = ()
    bundled: ClassVar[bool] = False

    def __post_init__(self) -> None:
        check(self.url)
        for graph in (*self.graphs, *self.shapes):
            _iri(graph)
        if not 0 < self.timeout <= MAX_SECONDS:
            raise UsageProblem("endpoint-bad-timeout", limit=MAX_SECONDS)

    def select(self, name: str, **terms: Any) -> list[tuple[Any, ...]]:
        """Rows of the packaged query `name`, with `terms` bound to its parameters, in our own order.

        As in a graph in memory, rows that hold a triple term are left out.
        """
        text = queries.bind(queries.read(name), **terms)
        solutions = self.query(text)
        return list(in_order(without_triples(solutions), columns_of(solutions), order_of(text)))

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of the packaged query `name`, by variable, without the variables that are unbound."""
        return by_variable(self.query(queries.read(name)))

    def query(self, text: str, prefixes: Mapping[str, str] | None = None, base: str | None = None) -> Any:
        """The answer to any read query: the engine's QuerySolutions or QueryBoolean, or a list of triples.

        `prefixes` and `base` are declared for the server where the text uses them. Refuse strangers' text
        first: `stgraph.guard`. Raises UsageProblem where the text would change something.
        """
        # imported only when something is asked: SPARQLWrapper and HTTP, a large part of a cold start
        from stgraph.endpoint.transport import ask

        form = guard.form(text)
        declared = _declared(text, prefixes or {}, base)
        columns = _columns(declared) if form == "SELECT" else []
        return ask(self.url, self.graphs, self.timeout, form, declared, columns)


def _columns(text: str) -> list[str]:
    """The variables that a query names; none for `*`, and where only the server understands it."""
    head = text.partition("{")[0]
    if _STAR.search(head):
        return []
    # the head stands alone unless it groups, or the brace is in a comment or a string; it is far quicker
    for query in (head + "{}", text):
        with suppress(SyntaxError, ValueError, UsageProblem):
            return list(columns_of(ox.Store().query(guard.read_only(query))))
    return []


def _declared(text: str, prefixes: Mapping[str, str], base: str | None) -> str:
    """The text with the declarations that it lacks, on its first line: a server counts lines, too."""
    declarations = []
    if base and _RELATIVE.search(text) and not _BASE.search(text):
        declarations.append(f"BASE {ox.NamedNode(base)} ")
    for name, iri in prefixes.items():
        used = re.search(rf"(?<![\w.-]){re.escape(name)}:", text)
        own = re.search(rf"\bPREFIX\s+{re.escape(name)}:", text, re.IGNORECASE)
        if used and not own:
            declarations.append(f"PREFIX {name}: {ox.NamedNode(iri)} ")
    return "".join(declarations) + text


def _iri(text: str) -> None:
    try:
        ox.NamedNode(text)
    except ValueError:
        raise UsageProblem("endpoint-bad-graph", graph=text[:200]) from None
