"""SPARQL-based constraints (sh:sparql, 5.2): the author's query, asked of all focus nodes at once.

SHACL pre-binds $this in every part of a query. SPARQL evaluates groups from the inside out, so the
pattern of the focus nodes is put at the beginning of every group that speaks of $this; only EXISTS
gets the outer bindings by itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from stgraph.errors import UsageProblem
from stgraph.guard import read_only
from stgraph.shacl.exists import nested
from stgraph.shacl.paths import EMPTY, Path
from stgraph.shacl.scope import Scope
from stgraph.shacl.shapes import OWL, SH, XSD, Refused, ShapesGraph, Term, bad
from stgraph.shacl.targets import Focus
from stgraph.shacl.tokens import Token, asks_any_property, full_names, joins, sees_spelling, tokens
from stgraph.vocab import PREFIXES

_TEXTS: Final = ("select", "ask", "construct", "update")
_PREFIX: Final = re.compile(r"(?:[^\W\d_](?:[\w.-]*[\w-])?)?")
_NAMESPACE: Final = re.compile(r"""[^<>"{}|^`\\\s]*""")
_FORBIDDEN: Final = ("MINUS", "VALUES", "FROM")
_UNKNOWN: Final = ("LIMIT", "OFFSET", "GRAPH", "BASE")
_UNKNOWN_VARIABLES: Final = ("shapesGraph", "currentShape", "failure")
_AGGREGATES: Final = ("COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT")
_AFTER_GROUPING: Final = ("HAVING", "ORDER", "}")


_read_only: Final = lru_cache(maxsize=512)(read_only)


def screen(graph: ShapesGraph) -> None:
    """Refuse every query in a shapes graph that would reach out, whichever engine is to run it."""
    for node, said in graph.triples.items():
        for name in _TEXTS:
            for text in said.get(SH + name, ()):
                if isinstance(text, ox.Literal):
                    if name != "update":
                        _read_only(text.value)
                    if "FROM" in text.value.upper() and any(
                        token.word == "FROM" for token in tokens(text.value)
                    ):
                        raise bad(node, "FROM is not allowed in a constraint")
        if SH + "update" in said:
            raise UsageProblem("not-a-read-query", form="UPDATE")
        # a declaration becomes query text, by the compiler and by pySHACL
        for name, pattern in (("prefix", _PREFIX), ("namespace", _NAMESPACE)):
            for text in said.get(SH + name, ()):
                if not pattern.fullmatch(text.value):
                    raise bad(node, f"sh:{name} is none: {text}")


def prefixes(graph: ShapesGraph, constraint: Term) -> dict[str, str]:
    """The prefixes that a constraint declares by sh:prefixes, owl:imports followed."""
    starts = tuple(graph.values(constraint, "prefixes"))
    if starts not in graph.declared:
        graph.declared[starts] = _declared(graph, starts)
    return graph.declared[starts]


def _declared(graph: ShapesGraph, starts: Iterable[Term]) -> dict[str, str]:
    # pySHACL knows these undeclared, and so do the people who test with it
    found = {name: PREFIXES[name] for name in ("rdf", "rdfs", "owl")}
    for start in starts:
        for declaration in declarations(graph, start):
            name, namespace = graph.value(declaration, "prefix"), graph.value(declaration, "namespace")
            if not isinstance(name, ox.Literal) or not isinstance(namespace, ox.Literal):
                raise bad(start, "sh:declare needs a sh:prefix and a sh:namespace")
            found[name.value] = namespace.value
    return found


def declarations(graph: ShapesGraph, node: Term) -> Iterator[Term]:
    """The prefix declarations of a node and of all that it imports."""
    queue, seen = [node], {node}
    while queue:
        node = queue.pop()
        yield from graph.values(node, "declare")
        new = set(graph.triples.get(node, {}).get(OWL + "imports", ())) - seen
        seen |= new
        queue += new


@dataclass(slots=True)
class _Group:
    """A `{ … }`: where it starts, and whether it belongs to EXISTS, is around a SELECT, speaks of $this."""

    start: int
    exists: bool
    around: bool
    speaks: bool = False


@dataclass(slots=True)
class _Select:
    """A SELECT clause, the depth of groups around it and what becomes of its rows."""

    depth: int
    projects: bool = False
    aggregates: bool = False
    grouped: bool | None = None


@dataclass(slots=True)
class _Reading:
    """One pass over the tokens: checks what SHACL forbids and finds the groups to bind $this in."""

    shape: Term
    query: Sequence[Token]
    groups: list[_Group] = field(default_factory=list)
    selects: list[_Select] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def read(self) -> list[int]:
        """The tokens after which $this has to be bound."""
        region = ""
        for index, token in enumerate(self.query):
            if token.kind not in ("word", "var", "sign"):
                continue
            before = self.query[index - 1] if index else token
            after = self.query[index + 1] if index + 1 < len(self.query) else token
            if token.word or token.variable or token.text == "*":
                self._check(before, token)
            if token.word == "SELECT":
                self._select()
                region = "SELECT"
            elif token.word == "GROUP":
                region = "GROUP"
                self._grouped(False)
            elif token.word in _AFTER_GROUPING or token.text == "}":
                region = ""
            if token.text == "{":
                is_where = region == "SELECT"
                region = ""
                self._open(index, before, after, is_where)
            elif token.text == "}":
                self._close()
            elif token.variable == "this":
                self._this(region)
            if token.word in _AGGREGATES and self.selects and self.selects[-1].depth == len(self.groups):
                self.selects[-1].aggregates = True
        while self.selects:
            self._end()
        return sorted(self.places)

    def _check(self, before: Token, token: Token) -> None:
        if token.word in _FORBIDDEN:
            raise bad(self.shape, f"{token.word} is not allowed in a constraint")
        if token.word in _UNKNOWN:
            raise Refused(f"{token.word} in a constraint")
        if token.variable in _UNKNOWN_VARIABLES:
            raise Refused(f"${token.variable} in a constraint")
        if token.text == "*" and before.word in ("SELECT", "DISTINCT", "REDUCED"):
            # COUNT(DISTINCT *) is not what this is about, but it is nothing for $this either
            raise bad(self.shape, "SELECT * does not say that it selects $this")
        if before.word == "AS" and token.variable == "this":
            raise bad(self.shape, "$this is bound anew")

    def _select(self) -> None:
        if any(group.exists for group in self.groups):
            raise Refused("a SELECT inside EXISTS")
        self.selects.append(_Select(len(self.groups)))

    def _grouped(self, by_this: bool) -> None:
        if not self.selects:
            raise Refused("the query is not well-formed")
        self.selects[-1].grouped = by_this

    def _open(self, index: int, before: Token, after: Token, is_where: bool) -> None:
        exists = before.word == "EXISTS"
        if exists and is_where:
            raise Refused("EXISTS in a SELECT clause")
        around = after.word == "SELECT"
        self.groups.append(_Group(index, exists, around, speaks=is_where and not around))

    def _close(self) -> None:
        if not self.groups:
            raise Refused("the query is not well-formed")
        group = self.groups.pop()
        if self.selects and self.selects[-1].depth > len(self.groups):
            self._end()
        if group.around:
            return
        inside = group.exists or any(outer.exists for outer in self.groups)
        if group.speaks and not inside:
            self.places.append(group.start)
        elif group.speaks and self.groups:
            # EXISTS takes $this from the group around it
            self.groups[-1].speaks = True

    def _this(self, region: str) -> None:
        if region == "SELECT" and self.selects:
            self.selects[-1].projects = True
        elif region == "GROUP":
            self._grouped(True)
        elif self.groups:
            self.groups[-1].speaks = True

    def _end(self) -> None:
        select = self.selects.pop()
        if not select.projects:
            raise bad(self.shape, "a SELECT does not select $this")
        if (select.aggregates or select.grouped is not None) and not select.grouped:
            raise Refused("an aggregate that is not grouped by $this")


def compiled(scope: Scope, shape: Term, constraint: Term, path: Path, focus: Focus) -> str | None:
    """The SELECT of a sh:sparql constraint; None where it is deactivated."""
    graph = scope.graph
    if graph.deactivated(constraint):
        return None
    select = graph.value(constraint, "select")
    if not isinstance(select, ox.Literal) or select.datatype.value != XSD + "string":
        raise bad(shape, "sh:sparql needs one sh:select text")
    if focus.chain:
        raise Refused("sh:sparql in a property shape of a property shape")
    _read_only(select.value)
    declared = prefixes(graph, constraint)
    written = _with_path(tokens(select.value), path)
    _note(scope, written, declared, path)
    query = nested(written)
    places = set(_Reading(shape, query).read())
    used = {token.text.partition(":")[0] for token in query if token.kind == "name"}
    parts = [f"PREFIX {name}: <{declared[name]}> " for name in sorted(used & set(declared))]
    for index, token in enumerate(query):
        # the engine reads no blank between COALESCE and its bracket
        gap = "" if token.text == "(" and query[index - 1].word else token.gap
        parts.append(gap + (f"?{token.variable}" if token.variable else token.text))
        if index in places:
            parts.append(f" {_closed(focus.pattern)}")
    return "".join(parts)


def _closed(pattern: str) -> str:
    """The pattern, fit to stand before any other."""
    return pattern if pattern.endswith((".", "}")) else pattern + " ."


def _with_path(query: Sequence[Token], path: Path) -> Sequence[Token]:
    if not any(token.variable == "PATH" for token in query):
        return query
    if path == EMPTY:
        raise Refused("$PATH in a node shape")
    if path.nullable:
        raise Refused("$PATH leads from a node to itself")
    steps = tokens(f" {path.text}" if path.kind == "iri" else f" ({path.text})")
    return [part for token in query for part in (steps if token.variable == "PATH" else (token,))]


def _note(scope: Scope, query: Sequence[Token], declared: dict[str, str], path: Path) -> None:
    """Note what the query mentions."""
    full = full_names(query, declared)
    names = path.predicates | {full(token) for token in query if token.kind in ("iri", "name")}
    scope.reads |= names
    scope.reads_all |= asks_any_property(query)
    joined = joins(query)
    scope.observed |= {full(verb) for verb in joined.verbs}
    if sees_spelling(query) or joined.some:
        scope.observed |= names
    scope.observes_all |= joined.any or (sees_spelling(query) and scope.reads_all)
