"""The shapes asked of a graph where it is: in memory, or on a server that answers and is not read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

import pyoxigraph as ox

from stgraph import queries, vocab
from stgraph.diagnose import RELATED, apart, row_of, split
from stgraph.errors import DataProblem, StgraphError
from stgraph.graph import Graph, Source, added_to
from stgraph.rows import by_variable
from stgraph.shacl import Engine, Given, Outcome, Refused, check, check_there
from stgraph.sources import whole
from stgraph.spaces import uri_spaces
from stgraph.spelled import spelled
from stgraph.support import below

_AT_ONCE = 8
"""Queries that a server is sent at the same time."""

_BATCH = 200
"""Things that one query asks about: more make a text that some servers refuse."""

_NOT_UNDERSTOOD = ("endpoint-bad-query", "endpoint-query-too-large", "endpoint-server-fault")
"""What a server says to a query that it cannot read, or that its planner stumbles over."""

_PROBED = {"DATATYPE", "EXISTS"}
"""The answer to `_probe` of an engine that does what SPARQL says. Virtuoso 7.2 does not."""

_A = ox.NamedNode(vocab.RDF_TYPE)
_RESOURCE = ox.NamedNode(vocab.PREFIXES["rdfs"] + "Resource")

Row = dict[str, Any]


@dataclass(frozen=True)
class Excerpt(Graph):
    """What a server has said: something of its graph, and its answers to catalogued questions."""

    answers: Mapping[str, Sequence[Row]] = field(kw_only=True)

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of the packaged query `name`, which the server has been asked."""
        yield from self.answers[name]


@dataclass(frozen=True)
class Judged:
    """What was found in a graph, and what it takes to tell it."""

    source: Source
    """What was asked."""
    graph: Graph
    """All of the data, or what of them the findings speak of."""
    outcome: Outcome
    whole: StgraphError | None = None
    """Why all of a server's graph was read."""


class _Whole(StgraphError):
    """Why a server's graph is read whole."""


@contextmanager
def judged(
    source: Source,
    shapes: Sequence[ox.Quad],
    questions: Sequence[str],
    *,
    given: Given,
    engine: Engine,
    inference: str,
) -> Iterator[Judged]:
    """Ask shapes and questions of a graph that says what is `given`, and no more of those properties.

    Where a server cannot be asked, its graph is read whole. The graph is as it was once the context is left.
    """
    whole_because = None
    if not isinstance(source, Graph):
        try:
            there = _there(source, shapes, questions, given, engine, inference)
        except (_Whole, DataProblem) as problem:
            if isinstance(problem, DataProblem) and problem.key not in _NOT_UNDERSTOOD:
                raise
            whole_because = problem
        else:
            yield there
            return
    graph = spelled(whole(source))
    with _changed(graph, given, inference):
        yield Judged(graph, graph, check(graph.data, shapes, engine=engine), whole_because)


def _there(
    source: Source,
    shapes: Sequence[ox.Quad],
    questions: Sequence[str],
    given: Given,
    engine: Engine,
    inference: str,
) -> Judged:
    """Ask a server. Raises _Whole where it would not be told in full."""
    if engine == "pyshacl" or inference != "none":
        raise _Whole("whole-here", option="--engine pyshacl" if engine == "pyshacl" else "--inference rdfs")
    classes = source.select("_classes")
    if not any(kind for _, _, kind, _ in classes):
        raise _Whole("whole-ontology")
    if strange := _PROBED - _understood(source):
        raise _Whole("whole-probe", constructs=", ".join(sorted(strange)))
    try:
        outcome = check_there(partial(_ask, source), shapes, partial(below, classes), given)
    except Refused as refused:
        raise _Whole("whole-refused", reason=refused) from None
    texts = {name: queries.read(name) for name in questions}
    found = _ask(source, texts.values())
    answers = {name: found[text] for name, text in texts.items()}
    rows = [*map(row_of, outcome.results), *chain.from_iterable(found.values())]
    if any(isinstance(term, ox.BlankNode) for row in rows for term in row.values()):
        raise _Whole("whole-blank")
    return Judged(source, Excerpt(_spoken_of(source, rows), (), answers=answers), outcome)


def _understood(source: Source) -> set[str]:
    """What of SPARQL a server does as it should."""
    try:
        return {construct.value for (construct,) in source.select("_probe")}
    except DataProblem as problem:
        if problem.key not in _NOT_UNDERSTOOD:
            raise
        return set()


def _ask(source: Source, texts: Iterable[str]) -> dict[str, list[Row]]:
    """The rows of each text, several asked at the same time."""
    # imported only when needed
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(max_workers=_AT_ONCE)
    try:
        asked = {text: pool.submit(_rows, source, text) for text in texts}
        return {text: answer.result() for text, answer in asked.items()}
    finally:  # what waits is not asked any more
        pool.shutdown(cancel_futures=True)


def _rows(source: Source, text: str) -> list[Row]:
    """As a list, since what an engine answers with stays in the thread that asked."""
    return list(by_variable(source.query(text)))


def _spoken_of(source: Source, rows: Sequence[Row]) -> ox.Store:
    """What a server says of the things in these rows, of waivers and data sets; and what else is there whose
    name begins like that of a thing which is said to be nothing: it may have been meant.
    """
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in source.select("_frame"))
    things = {term for row in rows for term in row.values() if isinstance(term, ox.NamedNode)}
    things |= {thing for row in rows for thing in apart(row.get(RELATED))}
    for row in _batches(source, "_about", "thing", things):
        # the name of a blank node means nothing beside another answer
        if not isinstance(row["value"], ox.BlankNode):
            store.add(ox.Quad(row["thing"], row["property"], row["value"]))
    ours = (vocab.BASE, *uri_spaces(Graph(store, ())))
    unknown = {term for term in things if term.value.startswith(ours) and not _has_type(store, term)}
    starts = {ox.Literal(split(term.value)[0]) for term in unknown}
    for row in _batches(source, "_subjects", "start", starts):
        store.add(ox.Quad(row["thing"], _A, _RESOURCE))
    return store


def _has_type(store: ox.Store, thing: ox.NamedNode) -> bool:
    return next(store.quads_for_pattern(thing, _A, None), None) is not None


def _batches(source: Source, name: str, parameter: str, terms: Iterable[Any]) -> Iterator[Row]:
    """The rows of a catalogued query about all these terms."""
    text, ordered = queries.read(name), sorted(terms, key=str)
    parts = (ordered[start : start + _BATCH] for start in range(0, len(ordered), _BATCH))
    found = _ask(source, [queries.bind(text, **{parameter: part}) for part in parts])
    return chain.from_iterable(found.values())


@contextmanager
def _changed(graph: Graph, given: Given, inference: str) -> Iterator[None]:
    """Lets the shapes see what is given, and what follows by RDFS, while they run."""
    new = {ox.Quad(subject, ox.NamedNode(name), value) for name, (subject, value) in given.items()}
    replaced = [
        quad for name in given for quad in graph.store.quads_for_pattern(None, ox.NamedNode(name), None)
    ]
    for quad in replaced:
        graph.store.remove(quad)
    try:
        if inference == "rdfs":
            new |= _inferred(graph)
        with added_to(graph.store, new):
            yield
    finally:
        graph.store.extend(replaced)


def _inferred(graph: Graph) -> set[ox.Quad]:
    """The RDFS closure beyond what is there: subclasses, subproperties, domains and ranges."""
    store = ox.Store()
    store.bulk_extend(graph.store)
    found: set[ox.Quad] = set()
    while True:
        triples: Any = store.query(queries.read("_rdfs"))
        new = {quad for quad in (ox.Quad(*triple) for triple in triples) if quad not in store}
        if not new:
            return found
        found |= new
        store.extend(new)
