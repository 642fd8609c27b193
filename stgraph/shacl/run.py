"""Queries asked, rows told as validation results."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from stgraph.shacl.compiler import SPARQL_CONSTRAINT, Compilation, Query
from stgraph.shacl.literals import Spellings
from stgraph.shacl.shapes import Node, Term

Row = Mapping[str, Term]
Select = Callable[[str], Iterable[Row]]
"""Whatever answers a SELECT: rows of bound variables, without question marks."""

_TOGETHER = 25
"""Targets that one query asks for: a question over a network takes its time."""


@dataclass(frozen=True, slots=True)
class Result:
    """A validation result.

    `messages` are the templates as the shapes graph has them; `bindings` are the values for their
    `{?variables}`, in a SPARQL-based constraint only. `path` is SPARQL text.
    """

    focus: Term
    path: str | None
    value: Term | None
    shape: Term
    component: str
    severity: str
    constraint: Term | None = None
    messages: tuple[ox.Literal, ...] = ()
    bindings: dict[str, Term] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, ...]:
        """What results are sorted by."""
        parts = (self.focus, self.shape, self.component, self.path or "", self.value or "")
        return (*map(str, parts), str(self.constraint or ""), str(sorted(self.bindings.items(), key=str)))


def results_from(select: Select, compilation: Compilation) -> tuple[Result, ...]:
    """The results of compiled queries, asked wherever `select` asks. Sorted."""
    found = (result for query in compilation.queries for result in results(query, select(query.text)))
    return tuple(sorted(found, key=lambda result: result.order))


def unmatched(select: Select, compilation: Compilation) -> tuple[Node, ...]:
    """The shapes whose targets match nothing."""
    texts = list(dict.fromkeys(target.text for target in compilation.targets))
    matched = set()
    for start in range(0, len(texts), _TOGETHER):
        part = texts[start : start + _TOGETHER]
        ways = (f"{{ {{ {text} }} BIND({number} AS ?n) }}" for number, text in enumerate(part))
        rows = select(f"SELECT ?n {{ {' UNION '.join(ways)} }}")
        matched |= {part[int(str(row["n"].value))] for row in rows}
    return tuple(target.shape for target in compilation.targets if target.text not in matched)


def results(query: Query, rows: Iterable[Row], spellings: Spellings | None = None) -> Iterator[Result]:
    """The results of one query's rows, values spelt as they were written where that is known."""
    author = query.component == SPARQL_CONSTRAINT
    seen: set[frozenset[tuple[str, Term]]] = set()
    for row in rows:
        bindings = {}
        if author:
            # a join can give the same row twice; pySHACL tells it once, too
            key = frozenset(row.items())
            if key in seen:
                continue
            seen.add(key)
            bindings = dict(row)
        focus, value, path = row["this"], row.get("value"), query.path
        predicate = query.predicate
        if isinstance(step := row.get("path"), ox.NamedNode):
            path, predicate = str(step), step.value
        if value is None and author and query.path is None:
            value = focus
        if spellings and spellings.table and isinstance(value, ox.Literal):
            # an author's ?value may be any property's, or computed
            places = [predicate] if predicate else sorted(spellings.respelt) if author else []
            value = _spelt(spellings, row.get("node", focus), places, value)
        yield Result(
            focus, path, value, query.shape, query.component, query.severity, query.constraint,
            query.messages, bindings,
        )  # fmt: skip


def _spelt(spellings: Spellings, subject: Term, predicates: Iterable[str], value: ox.Literal) -> ox.Literal:
    """The literal as written at the subject; other places are no evidence."""
    for predicate in predicates:
        if written := spellings.original(subject, predicate, value):
            return written[0]
    return value


def rows_in(store: ox.Store) -> Select:
    """A store as something that answers a SELECT."""

    def select(text: str) -> Iterator[Row]:
        solutions: Any = store.query(text)
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: term for name, term in zip(names, solution, strict=True) if term is not None}

    return select
