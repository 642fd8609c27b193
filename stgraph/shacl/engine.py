"""Which engine checks which shape, and what they found together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pyoxigraph as ox

from stgraph.errors import UsageProblem
from stgraph.shacl import constraints_sparql, reference
from stgraph.shacl.compiler import Compilation, Query, compile_shapes
from stgraph.shacl.given import Given, with_given
from stgraph.shacl.literals import Data, Spellings
from stgraph.shacl.run import Result, Row, results, results_from, rows_in, unmatched
from stgraph.shacl.shapes import Node, Refused, ShapesGraph
from stgraph.shacl.targets import Subclasses

Engine = Literal["auto", "compiled", "pyshacl"]

Ask = Callable[[Iterable[str]], Mapping[str, Sequence[Row]]]
"""Whatever answers many SELECTs: the rows of each text."""


@dataclass(frozen=True, slots=True)
class Route:
    """Which engine checked a root shape, why not the other, and by which queries."""

    shape: Node
    engine: str
    reason: str
    queries: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found, how, and which shapes had nothing to check."""

    results: tuple[Result, ...]
    routes: tuple[Route, ...]
    unmatched: tuple[Node, ...]


def check_there(
    ask: Ask, shapes: Iterable[ox.Quad | ox.Triple], subclasses: Subclasses, given: Given
) -> Outcome:
    """Check data that stay where they are and answer SELECTs, where each property `given` has just that
    triple. How they spell values is not known.

    Raises Refused where a shape cannot be asked there, DataProblem and UsageProblem like `check`.
    """
    graph = ShapesGraph(shapes)
    compilation = compile_shapes(graph, subclasses, portable=True)
    for refusal in compilation.refusals:
        raise Refused(f"{refusal.shape}: {refusal.reason}")
    queries = [replace(query, text=with_given(query.text, given)) for query in compilation.queries]
    targets = [replace(target, text=with_given(target.text, given)) for target in compilation.targets]
    compilation = replace(compilation, queries=tuple(queries), targets=tuple(targets))
    found = ask(dict.fromkeys(query.text for query in queries))
    return Outcome(
        results_from(found.__getitem__, compilation),
        tuple(_routes(graph.roots(), compilation, {})),
        unmatched(lambda text: ask([text])[text], compilation),
    )


def check(data: Data, shapes: Sequence[ox.Quad | ox.Triple], *, engine: Engine = "auto") -> Outcome:
    """Check data against shapes.

    `auto` compiles what can be compiled exactly and leaves the rest to pySHACL; `compiled` raises
    UsageProblem for that rest; `pyshacl` leaves everything to it. Raises DataProblem for an ill-formed
    shapes graph and UsageProblem for a query in it that reaches out.
    """
    graph = ShapesGraph(shapes)
    constraints_sparql.screen(graph)
    compilation = compile_shapes(graph, data.subclasses)
    away = _away(compilation, data.spellings, engine, graph)
    found = _compiled(compilation, data, away)
    if engine == "compiled":
        for shape, reason in away.items():
            raise UsageProblem("shape-refused", shape=shape, reason=reason)
    if away:
        found += reference.validate(data, graph, away)
    return Outcome(
        tuple(sorted(found, key=lambda result: result.order)),
        tuple(_routes(graph.roots(), compilation, away)),
        unmatched(rows_in(data.store), compilation),
    )


def _compiled(compilation: Compilation, data: Data, away: dict[Node, str]) -> list[Result]:
    """The results of the shapes not `away`; a query that the engine cannot read sends its shape there."""
    select = rows_in(data.store)
    found: dict[Node, list[Result]] = {}
    for query in compilation.queries:
        if query.root in away:
            continue
        try:
            told = list(results(query, select(query.text), data.spellings))
        except (SyntaxError, ValueError, RuntimeError) as error:
            away[query.root] = f"the engine cannot read the query: {' '.join(str(error).split())}"
        else:
            found.setdefault(query.root, []).extend(told)
    return [result for root, told in found.items() if root not in away for result in told]


def _away(
    compilation: Compilation, spellings: Spellings, engine: Engine, graph: ShapesGraph
) -> dict[Node, str]:
    """The root shapes for pySHACL, each with the reason."""
    if engine == "pyshacl":
        return dict.fromkeys(graph.roots(), "as asked for")
    away = {refusal.shape: refusal.reason for refusal in compilation.refusals}
    for reads in compilation.reads:
        if changed := _common(spellings.lost, reads.mentioned):
            away[reads.shape] = f"the store does not keep every value of {changed}"
        elif changed := _common(spellings.retyped, reads.typed):
            away[reads.shape] = f"the store does not keep every datatype of {changed}"
        elif changed := _common(spellings.respelt, reads.observed):
            away[reads.shape] = f"the store spells values of {changed} differently"
    return away


def _common(changed: set[str], seen: frozenset[str] | None) -> str | None:
    """A property of both; `seen` is None for any."""
    return min(changed if seen is None else changed & seen, default=None)


def _routes(roots: Iterable[Node], compilation: Compilation, away: dict[Node, str]) -> Iterable[Route]:
    queries: dict[Node, list[Query]] = {}
    for query in compilation.queries:
        queries.setdefault(query.root, []).append(query)
    for root in roots:
        if root in away:
            yield Route(root, "pyshacl", away[root])
        else:
            yield Route(root, "compiled", "", tuple(queries.get(root, ())))
