"""pySHACL, the reference: it runs the shapes that the compiler refuses, over the data as written."""

import gc
import logging
import re
import warnings
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pyoxigraph as ox

from stgraph.errors import DataProblem
from stgraph.shacl.constraints_sparql import declarations
from stgraph.shacl.literals import Data
from stgraph.shacl.paths import EMPTY, parse
from stgraph.shacl.run import Result
from stgraph.shacl.shapes import SH, TARGETS, Node, ShapesGraph, Term
from stgraph.vocab import RDF_TYPE


def validate(data: Data, graph: ShapesGraph, roots: Collection[Node]) -> list[Result]:
    """The results of these root shapes, by pySHACL.

    Raises DataProblem for what it calls a failure, and for what makes it stumble.
    """
    import rdflib
    from pyshacl import validate as pyshacl_validate

    gc.enable()  # rdflib's parsers leave cycles behind, gigabytes of them for a large graph
    with _as_written():
        written = _to_rdflib((quad.subject, quad.predicate, quad.object) for quad in data.quads())
        shapes = _to_rdflib(_only(graph, roots))
        try:
            _, report, text = pyshacl_validate(
                written, shacl_graph=shapes, inference="none", advanced=False, meta_shacl=False,
                do_owl_imports=False, js=False, inplace=True,
            )  # fmt: skip
        except Exception as error:
            # it raises whatever it meets: its own errors, a parser's, a TypeError from comparing years
            reason = " ".join(f"pySHACL: {type(error).__name__}: {error}".split())
            raise DataProblem("bad-shapes", reason=reason[:_LONG]) from None
        if not isinstance(report, rdflib.Graph):
            raise DataProblem("bad-shapes", reason=" ".join(text.split())[:_LONG])
        return list(_results(report, graph))


_LONG = 400
"""Of a reason; pySHACL can tell the whole path through the shapes."""


@contextmanager
def _as_written() -> Iterator[None]:
    """rdflib as it has to be: literals stay as they are, nothing is fetched, and nothing is said of it."""
    import pyshacl  # which loads rdflib's SPARQL
    import rdflib

    assert pyshacl
    # never a document from the net because a query says FROM
    rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
    loggers = [logging.getLogger(name) for name in ("rdflib.term", "pyshacl-validate")]
    before = rdflib.NORMALIZE_LITERALS, [logger.disabled for logger in loggers]
    rdflib.NORMALIZE_LITERALS = False
    for logger in loggers:
        logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        rdflib.NORMALIZE_LITERALS = before[0]
        for logger, disabled in zip(loggers, before[1], strict=True):
            logger.disabled = disabled


def _only(graph: ShapesGraph, roots: Collection[Node]) -> Iterator[tuple[Term, Any, Term]]:
    """The shapes graph with the targets of no other shapes than these."""
    targets = {SH + name for name in TARGETS}
    for subject, said in graph.triples.items():
        for predicate, values in said.items():
            for value in values:
                implicit = predicate == RDF_TYPE and graph.is_class_type(value)
                if subject in roots or not (predicate in targets or implicit):
                    yield subject, ox.NamedNode(predicate), value
        # pySHACL looks for prefixes at the node itself; the standard follows its owl:imports
        for node in said.get(SH + "prefixes", ()):
            for declaration in declarations(graph, node):
                yield node, ox.NamedNode(SH + "declare"), declaration


def _to_rdflib(triples: Iterable[tuple[Any, Any, Any]]) -> Any:
    import rdflib

    def term(one: Any) -> Any:
        if isinstance(one, ox.NamedNode):
            return rdflib.URIRef(one.value)
        if isinstance(one, ox.BlankNode):
            return rdflib.BNode(one.value)
        if not isinstance(one, ox.Literal):
            raise DataProblem("bad-shapes", reason=f"pySHACL knows no triple terms: {one}")
        if one.language:
            return rdflib.Literal(one.value, lang=one.language)
        if one.datatype.value == _STRING:
            return rdflib.Literal(one.value)
        return rdflib.Literal(one.value, datatype=rdflib.URIRef(one.datatype.value), normalize=False)

    graph = rdflib.Graph()
    for triple in triples:
        graph.add(tuple(map(term, triple)))
    return graph


_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _from_rdflib(term: Any) -> Term:
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)


def _results(report: Any, graph: ShapesGraph) -> Iterator[Result]:
    import rdflib

    sh = rdflib.Namespace(SH)
    for node in report.objects(None, sh.result):
        # a result may hang at another one as its detail only
        said = {str(name): _from_rdflib(value) for name, value in report.predicate_objects(node)}
        messages = [str(text) for text in report.objects(node, sh.resultMessage)]
        shape, constraint = said[SH + "sourceShape"], said.get(SH + "sourceConstraint")
        path = said.get(SH + "resultPath")
        if isinstance(path, ox.NamedNode):
            path_text: str | None = str(path)
        else:
            own = parse(graph, shape)
            path_text = None if path is None or own == EMPTY else own.text
        templates = (graph.messages(constraint) if constraint else ()) or graph.messages(shape)
        yield Result(
            focus=said[SH + "focusNode"],
            path=path_text,
            value=said.get(SH + "value"),
            shape=shape,
            component=said[SH + "sourceConstraintComponent"].value,
            severity=said[SH + "resultSeverity"].value,
            constraint=constraint,
            messages=templates,
            bindings=_bindings(templates, messages) if constraint else {},
        )


_SLOT = re.compile(r"\{[?$](\w+)\}")


def bindings_of(template: str, message: str) -> dict[str, Term] | None:
    """What stood in the slots of a template, as plain literals; None if the message is another's."""
    parts = _SLOT.split(template)
    pattern, names = re.escape(parts[0]), []
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        pattern += f"(?P={name})" if name in names else f"(?P<{name}>.*?)"
        pattern += re.escape(text)
        names.append(name)
    match = re.fullmatch(pattern, message, re.DOTALL)
    return {name: ox.Literal(text) for name, text in match.groupdict().items()} if match else None


def _bindings(templates: Iterable[ox.Literal], messages: Iterable[str]) -> dict[str, Term]:
    found: dict[str, Term] = {}
    for template in templates:
        for message in messages:
            found = (bindings_of(template.value, message) or {}) | found
    return found
