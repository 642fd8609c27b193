"""The W3C's validation report: every result as the engine has it, waived ones and duplicates too.

Blank nodes of the shapes graph (a constraint, a path, a shape without a name) stand in it with what is
said of them, so that the report can be read by itself. See https://www.w3.org/TR/shacl/#validation-report.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from stgraph import turtle, vocab
from stgraph.findings import Report, Thing, filled
from stgraph.shacl import Result, Term

_SH = vocab.PREFIXES["sh"]
_A = ox.NamedNode(vocab.RDF_TYPE)
_REPORT = ox.BlankNode("report")

Said = Mapping[Term, list[ox.Quad]]


def shacl_report(report: Report, data: ox.Store | None = None, spaces: Iterable[str] = ()) -> str:
    """A sh:ValidationReport as Turtle. Blank nodes of `data` are told as those of the shapes are."""
    results: Iterable[Result] = report.outcome.results if report.outcome else ()
    shapes: dict[Any, list[ox.Quad]] = {}
    for quad in report.norms.quads:
        shapes.setdefault(quad.subject, []).append(quad)
    writer = _Writer(shapes, data, _things(report))
    quads = [ox.Quad(_REPORT, _A, _sh("ValidationReport"))]
    for number, result in enumerate(results, 1):
        node = ox.BlankNode(f"result{number}")
        quads.append(ox.Quad(_REPORT, _sh("result"), node))
        quads += (ox.Quad(node, predicate, value) for predicate, value in writer.facts(result))
    quads.append(ox.Quad(_REPORT, _sh("conforms"), ox.Literal(len(quads) == 1)))
    return turtle.write([*quads, *writer.told()], spaces)


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SH + name)


def _things(report: Report) -> dict[str, Thing]:
    """What the findings know the names of."""
    return {
        thing.text: thing
        for finding in (*report.findings, *report.waived)
        for thing in (finding.focus, finding.value, *(thing for thing, _ in finding.related))
        if thing and not thing.is_literal
    }


class _Writer:
    """Tells results; names each blank node once, in the order in which it meets them."""

    def __init__(self, shapes: Said, data: ox.Store | None, things: Mapping[str, Thing]) -> None:
        self._shapes = shapes
        self._data = data
        self._things = things
        self._names: dict[tuple[bool, Any], ox.BlankNode] = {}
        self._untold: list[tuple[bool, ox.BlankNode]] = []

    def facts(self, result: Result) -> Iterator[tuple[ox.NamedNode, Any]]:
        yield _A, _sh("ValidationResult")
        yield _sh("focusNode"), self._term(result.focus, of_data=True)
        if (path := self._path(result)) is not None:
            yield _sh("resultPath"), self._term(path)
        if result.value is not None:
            yield _sh("value"), self._term(result.value, of_data=True)
        yield _sh("sourceShape"), self._term(result.shape)
        yield _sh("sourceConstraintComponent"), ox.NamedNode(result.component)
        if result.constraint is not None:
            yield _sh("sourceConstraint"), self._term(result.constraint)
        yield _sh("resultSeverity"), ox.NamedNode(result.severity)
        for message in self._messages(result):
            yield _sh("resultMessage"), message

    def _path(self, result: Result) -> Any:
        """A property, or the node of the shapes graph at which a longer path is written."""
        if result.path is None:
            return None
        iri = result.path[1:-1]
        if result.path == f"<{iri}>" and not set(iri) & set("<>"):
            return ox.NamedNode(iri)
        said = self._shapes.get(result.shape, ())
        return next((quad.object for quad in said if quad.predicate == _sh("path")), None)

    def _messages(self, result: Result) -> Iterator[ox.Literal]:
        words = {name: self._thing(term) for name, term in result.bindings.items()}
        words["this"] = self._thing(result.focus)
        if result.value is not None:
            words["value"] = self._thing(result.value)
        for template in result.messages:
            language = template.language or ""
            text = filled({language: template.value}, words)[language]
            yield ox.Literal(text, language=language or None)

    def _thing(self, term: Any) -> Thing:
        if isinstance(term, ox.Literal):
            return Thing(term.value, term.value, {}, is_literal=True)
        text = term.value if isinstance(term, ox.NamedNode) else str(term)
        return self._things.get(text) or Thing(text, text, {})

    def _term(self, term: Any, of_data: bool = False) -> Any:
        """The term; a blank node under a new name, and what is said of it is told later."""
        if not isinstance(term, ox.BlankNode):
            return term
        if (of_data, term) not in self._names:
            self._names[of_data, term] = ox.BlankNode(f"b{len(self._names) + 1}")
            self._untold.append((of_data, term))
        return self._names[of_data, term]

    def told(self) -> Iterator[ox.Quad]:
        """What is said of the blank nodes that were met, and of those met in telling it."""
        for of_data, node in self._untold:  # grows meanwhile
            for quad in self._said(node, of_data):
                value = self._term(quad.object, of_data)
                yield ox.Quad(self._names[of_data, node], quad.predicate, value)

    def _said(self, node: ox.BlankNode, of_data: bool) -> Iterable[ox.Quad]:
        if not of_data:
            return self._shapes.get(node, ())
        if self._data is None:
            return ()
        return sorted(self._data.quads_for_pattern(node, None, None), key=_order)


def _order(quad: ox.Quad) -> tuple[str, str]:
    """Blank nodes have other labels in every run."""
    return quad.predicate.value, "" if isinstance(quad.object, ox.BlankNode) else str(quad.object)
