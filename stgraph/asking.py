"""A question of the catalogue, asked of a graph: parameters in, a table out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from stgraph import vocab
from stgraph.catalogue import NUMBERS, Parameter, Question, find
from stgraph.errors import DataProblem, UsageProblem
from stgraph.graph import Asks, Graph, Row, labels_of
from stgraph.guard import problem
from stgraph.rows import columns_of, in_order, plain
from stgraph.spaces import Spaces, short_id, uri_spaces
from stgraph.text import Labels, pick

if TYPE_CHECKING:
    from stgraph.support import Resource

_CHUNK: Final = 500
"""Things whose names are asked for at once: a request stays of a size that every server takes."""

_KINDS: Final = {
    "Goal": "goal",
    "GoverningUnit": "governing",
    "Organisation": "unit",
    "GoverningDocument": "support",
    "TermProgramme": "support",
}
"""What an error calls a thing of a class, where it has a word of its own for it."""


@dataclass(frozen=True)
class Table:
    """The answer to a question.

    `rows` hold engine terms (`value`; None where there is nothing), in the order that the question asks
    for, whichever engine answered. `names` are the labels of every IRI in them, `given` the values that
    narrowed it. The `graph` is asked once more where short ids are wanted; a copy or pickle does without.
    """

    question: Question
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)
    names: Mapping[str, Labels] = field(repr=False)
    graph: Asks = field(repr=False, compare=False)
    given: Mapping[str, object] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        return f"<Table {self.question.name}: {len(self)} rows of {', '.join(self.columns)}>"

    def __len__(self) -> int:
        return len(self.rows)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_spaces": self._spaces, "graph": None}

    def label(self, term: Any, language: str = "en") -> str:
        """What a cell is called: a thing by its name, else by its short id; a literal by its text."""
        if not isinstance(term, ox.NamedNode):
            return "" if term is None else str(getattr(term, "value", term))
        texts = self.names.get(term.value)
        return pick(texts, language) if texts else self.short_id(term)

    def short_id(self, term: Any) -> str:
        """How a person writes a thing's IRI; nothing for what is no thing."""
        return short_id(term.value, self._spaces) if isinstance(term, ox.NamedNode) else ""

    @cached_property
    def _spaces(self) -> Spaces:
        return uri_spaces(self.graph, _things_in(self.rows))

    @cached_property
    def _things(self) -> frozenset[str]:
        """The columns that may hold a thing, as the question says, or do."""
        declared = {column.name for column in self.question.columns if column.type != "text"}
        return frozenset(
            column
            for index, column in enumerate(self.columns)
            if column in declared or any(isinstance(row[index], ox.NamedNode) for row in self.rows)
        )

    @property
    def headers(self) -> list[str]:
        """The names of what stands in a record; the same for every answer to a packaged question."""
        named = (
            (column, f"{column}_label") if column in self._things else (column,) for column in self.columns
        )
        return [name for names in named for name in names]

    def records(self, language: str = "en") -> list[dict[str, Any]]:
        """The rows as plain Python: numbers, booleans and texts; a thing is its IRI, and its name stands
        beside it under the column's name with `_label`.
        """
        records = []
        for row in self.rows:
            record: dict[str, Any] = {}
            for column, term in zip(self.columns, row, strict=True):
                record[column] = plain(term)
                if column in self._things:
                    record[f"{column}_label"] = None if term is None else self.label(term, language)
            records.append(record)
        return records

    def to_pandas(self, language: str = "en") -> Any:
        """The records as a pandas DataFrame. Raises UsageProblem where pandas is not installed."""
        try:
            import pandas
        except ImportError:
            raise UsageProblem("no-library", name="pandas") from None
        return pandas.DataFrame(self.records(language), columns=self.headers)

    def to_polars(self, language: str = "en") -> Any:
        """The records as a polars DataFrame. Raises UsageProblem where polars is not installed."""
        try:
            import polars
        except ImportError:
            raise UsageProblem("no-library", name="polars") from None
        return polars.DataFrame(
            self.records(language), schema=self.headers, strict=False, infer_schema_length=None
        )


def ask(graph: Asks, question: str | Question, *, folders: Sequence[Path] = (), **values: object) -> Table:
    """Ask a question of the catalogue by its name or number; `stgraph ask --list` lists them.

    `values` narrow the answer: a year as a number, a thing by its short id, IRI or words of its name; None
    is as if left out. `folders` hold questions of your own, `.rq` files with the same header. Raises
    UsageProblem for a question, parameter or thing that is not known, and for the few that a function or
    command of their own answers; DataProblem for a file that holds no SELECT, and where an endpoint does not
    answer.

    >>> import stgraph
    >>> table = stgraph.ask(stgraph.load("exempelstad"), "decided-goals", year=2025, unit="bin")
    >>> len(table), table.columns[:3]
    (3, ('unit', 'goal', 'text'))
    >>> table.records()[0]["goal_label"]
    'By 2026 at least 90 per cent of pupils in year 9 are eligible for upper secondary school'
    """
    if isinstance(question, str):
        question = find(question, folders)
    if question.command:
        raise UsageProblem("question-by-command", name=question.name, command=question.command)
    known = {param.name: param for param in question.params}
    if unknown := sorted(set(values) - set(known)):
        raise UsageProblem(
            "unknown-parameter", name=question.name, parameter=unknown[0], known=", ".join(known) or "–"
        )
    given = {name: value for name, value in values.items() if value is not None}
    terms = {name: _term(graph, known[name], value) for name, value in given.items()}
    with _with_shapes(graph) if question.needs_shapes else nullcontext(graph) as asked:
        solutions = _solutions(asked, question, terms)
        columns = columns_of(solutions)
        rows = in_order(map(tuple, solutions), columns, question.order)
        return Table(question, columns, rows, _names(asked, _things_in(rows)), graph, given)


def _solutions(graph: Asks, question: Question, terms: Mapping[str, Any]) -> Any:
    """The engine's rows. Raises DataProblem where somebody's own question cannot be asked."""
    try:
        solutions = graph.query(question.bound(**terms))
    except (SyntaxError, ValueError) as error:
        found = problem(question.text, str(error))
        raise DataProblem("refused-question", path=question.path, reason=found) from None
    except UsageProblem as refused:
        raise DataProblem("refused-question", path=question.path, reason=refused) from None
    if not isinstance(solutions, ox.QuerySolutions):
        raise DataProblem("no-select", path=question.path)
    return solutions


def _things_in(rows: Iterable[Row]) -> list[str]:
    """The IRIs in rows, each once."""
    return sorted({term.value for row in rows for term in row if isinstance(term, ox.NamedNode)})


@contextmanager
def _with_shapes(graph: Asks) -> Iterator[Asks]:
    """The graph with stgraph's shapes in it, while they are asked about; a server has its own, or none."""
    if not isinstance(graph, Graph):
        # imported only when needed
        from stgraph.endpoint import Endpoint

        if isinstance(graph, Endpoint) and graph.shapes:
            graph = replace(graph, graphs=(*graph.graphs, *graph.shapes))
        yield graph
        return
    # imported only when needed
    from stgraph.norms import load_norms

    shapes = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in load_norms().quads}
    if graph.read_only:
        store = ox.Store()
        store.bulk_extend((*graph.store, *shapes))
        yield Graph(store, graph.files, graph.bundled, graph.ontology_triples)
        return
    with graph.holding(shapes):
        yield graph


def _names(graph: Asks, things: Sequence[str]) -> dict[str, Labels]:
    found: dict[str, Labels] = {}
    for start in range(0, len(things), _CHUNK):
        chunk = [ox.NamedNode(iri) for iri in things[start : start + _CHUNK]]
        found |= labels_of(graph.select("_name", thing=chunk))
    return found


def _term(graph: Asks, param: Parameter, value: object) -> ox.NamedNode | ox.Literal:
    """The engine's term for what somebody gave as a parameter."""
    text = str(value).strip()
    if param.type == "text":
        return ox.Literal(text)
    if param.type in NUMBERS:
        if not text.lstrip("-").isascii() or not text.lstrip("-").isdigit() or len(text) > 9:
            raise UsageProblem("not-a-number", parameter=param.name, value=text)
        return ox.Literal(text, datatype=ox.NamedNode(vocab.PREFIXES["xsd"] + "integer"))
    return ox.NamedNode(_thing(graph, param.type, text))


def _thing(graph: Asks, class_: str, name: str) -> str:
    """The IRI of the thing of a class that a name means. By its IRI or id it is found without reading all."""
    iri = name.strip("<> ")
    spaces = () if "://" in iri else uri_spaces(graph)
    candidates = []
    for candidate in (iri, *(space + name for space in spaces)):
        with suppress(ValueError):
            candidates.append(ox.NamedNode(candidate))
    classes = [ox.NamedNode(vocab.SPEC + class_)] * len(candidates)
    exact = {thing.value for (thing,) in graph.select("_is-a", thing=candidates, **{"class": classes})}
    if len(exact) == 1:
        return str(exact.pop())
    # imported only when needed
    from stgraph import names

    kind = _KINDS.get(class_, "thing")
    return names.resolve(name, of_class(graph, class_), kind, names.labelled(graph)).iri


def of_class(graph: Asks, class_: str) -> "Iterator[Resource]":
    """The things of the class `stg:{class_}` or one below it."""
    # imported only when needed
    from stgraph.support import Resource, below

    named = sorted(iri for iri in below(graph.select("_classes"), vocab.SPEC + class_) if iri[:2] != "_:")
    classes = [ox.NamedNode(iri) for iri in named]
    spaces = uri_spaces(graph)
    rows = graph.select("_of-class", **{"class": classes})
    labels = labels_of((thing, label) for thing, label in rows)
    for iri in sorted({thing.value for thing, _ in rows if isinstance(thing, ox.NamedNode)}):
        yield Resource(iri, short_id(iri, spaces), labels.get(iri, {}), class_)
