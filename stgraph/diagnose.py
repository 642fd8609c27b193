"""From what the engine says to what a steward reads: one finding for each cause, its place, its words."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import pyoxigraph as ox

from stgraph import vocab
from stgraph.findings import Finding, Thing, Waiver, filled
from stgraph.graph import Graph, labels_of
from stgraph.lines import Place, Places
from stgraph.messages import known, say
from stgraph.norms import Norms, Shape, severity_of
from stgraph.shacl import Result
from stgraph.spaces import short_id, uri_spaces
from stgraph.text import LANGUAGES, Labels, near

RELATED = "related"
"""The variable in which a norm's query names what makes up its finding together: IRIs with blanks between."""

NEAR = "near"
"""The placeholder that stands for what was probably meant."""

_TOO_MANY = {f"{name}ConstraintComponent" for name in ("MaxCount", "QualifiedMaxCount", "UniqueLang", "Xone")}
"""Constraints whose results name no value, although what they are about is there."""

_KNOWN_BLANKS = 8
"""Steps from a blank node to the thing that holds it; nobody nests deeper by hand."""


class Diagnosis:
    """Makes findings about one graph; looks up each label and place once."""

    def __init__(self, graph: Graph, norms: Norms) -> None:
        self._graph = graph
        self._spaces = uri_spaces(graph)
        self._places = Places(graph.files)
        self._shapes = norms.shapes
        self._norms = {norm.iri: norm for norm in norms}
        self._quads = norms.quads
        self._holders: dict[Any, Any] | None = None
        self._things: dict[Any, Thing] = {}
        self._meant: dict[Any, Thing] = {}
        self._names: dict[str, list[str]] | None = None

    def of_results(self, results: Iterable[Result]) -> Iterator[Finding]:
        """The engine's results, those with one cause only once."""
        seen = set()
        for result in results:
            cause = (result.shape, result.focus, result.path, result.value, tuple(result.bindings.items()))
            if cause not in seen:
                seen.add(cause)
                yield self._of_result(result)

    def _of_result(self, result: Result) -> Finding:
        iri = self._named(result.shape)
        shape = self._shapes.get(iri)
        templates = {text.language or "": text.value for text in result.messages}
        value = _value(result)
        if value is not None and self._means_nothing(value):
            templates = {language: text + "{?" + NEAR + "}" for language, text in templates.items()}
        path = _bare(result.path)
        return self._finding(
            shape.norm if shape else None,
            shape_iri=iri,
            component=result.component,
            severity=severity_of(result.severity),
            row=row_of(result),
            path=path,
            value=value,
            templates=templates or _default(result.component, path is not None),
            shape=shape,
        )

    def _named(self, shape: Any) -> str:
        """The IRI of a shape; of one that has none, that of the shape it stands in."""
        if isinstance(shape, ox.BlankNode) and self._holders is None:
            self._holders = {}
            for quad in self._quads:
                self._holders.setdefault(quad.object, quad.subject)
        seen: set[Any] = set()
        node = shape
        while isinstance(node, ox.BlankNode) and node not in seen and self._holders:
            seen.add(node)
            node = self._holders.get(node, node)
        return node.value if isinstance(node, ox.NamedNode) else str(shape)

    def _means_nothing(self, value: Any) -> bool:
        """Whether a value is an address below ours that nothing is said of: probably mistyped."""
        if not isinstance(value, ox.NamedNode) or not value.value.startswith((vocab.BASE, *self._spaces)):
            return False
        return next(self._graph.store.quads_for_pattern(value, None, None), None) is None

    def of_question(self, shape: Shape) -> Iterator[Finding]:
        """What the catalogued query of a shape finds."""
        name = shape.question or ""
        for row in self._graph.rows(name):
            value = row.get("value")
            if value is not None and value.value in self._norms:
                continue
            yield self.of_shape(shape, row)

    def of_shape(self, shape: Shape, row: Mapping[str, Any]) -> Finding:
        """A finding that no SHACL engine made; `row` holds at least `this`."""
        path = row.get("path")
        return self._finding(
            shape.norm,
            shape_iri=shape.iri,
            component="",
            severity=shape.severity,
            row=row,
            path=path and path.value,
            value=row.get("value"),
            templates=shape.messages,
            shape=shape,
        )

    def of_waiver(self, shape: Shape, waiver: Waiver) -> Finding:
        """A waiver that waives nothing."""
        return self.of_shape(shape, {"this": ox.NamedNode(waiver.iri), "norm": ox.Literal(waiver.norm)})

    def of_norm(self, shape: Shape, norm: str) -> Finding:
        """A norm that found nothing to look at."""
        return self.of_shape(shape, {"this": ox.NamedNode(norm)})

    def _finding(
        self,
        norm: str | None,
        *,
        shape_iri: str,
        component: str,
        severity: str,
        row: Mapping[str, Any],
        path: str | None,
        value: Any,
        templates: Labels,
        shape: Shape | None,
    ) -> Finding:
        focus = row["this"]
        words = {name: self.thing(term) for name, term in row.items() if term is not None and name != RELATED}
        if any("{?" + NEAR in template for template in templates.values()):
            words[NEAR] = self._meant.get(value) or self._meant.setdefault(value, self._near(value))
        return Finding(
            norm=norm,
            shape=shape_iri,
            component=component,
            severity=severity,
            focus=self.thing(focus),
            path=path,
            value=None if value is None else self.thing(value),
            messages=filled(templates, words),
            hint=shape.hint if shape else {},
            place=self._place(focus, path, value, component),
            related=tuple(self._related(row.get(RELATED))),
            absence=shape.absence if shape else False,
        )

    def _related(self, together: Any) -> Iterator[tuple[Thing, Place | None]]:
        for node in apart(together):
            yield self.thing(node), self._place(node, None, None)

    def _place(self, focus: Any, path: str | None, value: Any, component: str = "") -> Place | None:
        """Where to look: the value; what is too much, at its property; what is absent, at the focus."""
        if not isinstance(focus, ox.BlankNode):
            blocks = self._places.of_subject(focus) if value is None else ()
            if blocks and vocab.local_name(component) not in _TOO_MANY:
                return blocks[0]
            return self._places.locate(focus, path, value)
        about = self._graph.store.quads_for_pattern(focus, None, None)
        facts = [(quad.predicate.value, quad.object) for quad in about]
        return self._places.locate(focus, path, value, anchor=self._anchor(focus), facts=facts)

    def thing(self, term: Any) -> Thing:
        """A term with its names, each looked up once."""
        found = self._things.get(term)
        if found is None:
            found = self._things[term] = self._thing(term)
        return found

    def _thing(self, term: Any) -> Thing:
        if isinstance(term, ox.Literal):
            return Thing(term.value, term.value, {}, True, term.datatype.value, term.language)
        if isinstance(term, ox.BlankNode):
            return self._nameless(term)
        if isinstance(term, ox.Triple):
            return Thing(str(term), str(term), {})
        iri = term.value
        norm = self._norms.get(iri)
        if norm:
            return Thing(iri, norm.id, norm.labels)
        labels = labels_of(self._graph.select("_name", thing=term)).get(iri, {})
        return Thing(iri, short_id(iri, self._spaces), labels)

    def _nameless(self, node: ox.BlankNode) -> Thing:
        """Called by what holds it: the labels of blank nodes differ from run to run."""
        anchor = self._anchor(node)
        if anchor is None:
            return Thing("_:", "_:", {})
        holder = self.thing(anchor[0])
        part = vocab.local_name(anchor[1])
        names = {language: f"{text} ({part})" for language, text in holder.labels.items()}
        return Thing(f"_:{holder.id}/{part}", f"{holder.id}/{part}", names)

    def _anchor(self, node: Any) -> tuple[Any, str] | None:
        """The nearest thing with an IRI above a blank node, and its property that leads there."""
        for _ in range(_KNOWN_BLANKS):
            above = sorted(self._graph.store.quads_for_pattern(None, None, node), key=str)
            if not above:
                return None
            if isinstance(above[0].subject, ox.NamedNode):
                return above[0].subject, above[0].predicate.value
            node = above[0].subject
        return None

    def _near(self, value: Any) -> Thing:
        """What was probably meant by an IRI that means nothing: its neighbours, as words to append."""
        if self._names is None:
            self._names = {}
            for (subject,) in self._graph.select("_subjects"):
                start, local = split(subject.value)
                self._names.setdefault(start, []).append(local)
            for iri in self._norms:
                self._names.setdefault(split(iri)[0], []).append(split(iri)[1])
        start, local = split(value.value)
        found = _equally_near(local, self._names.get(start, ()))
        if not found:
            return Thing("", "", {})
        name = ", ".join(short_id(start + other, self._spaces) for other in found)
        return Thing("", "", {language: say("meant", language, name=name) for language in LANGUAGES})


def row_of(result: Result) -> dict[str, Any]:
    """What a result names, by variable: its path as the property that it is, else as text."""
    row = dict(result.bindings)
    value, path = _value(result), _bare(result.path)
    if value is not None:
        row["value"] = value
    if path and "path" not in row:
        row["path"] = ox.NamedNode(path) if path != result.path else ox.Literal(path)
    return {**row, "this": result.focus}


def _value(result: Result) -> Any:
    # a node shape's result has its focus for a value, which tells a reader nothing
    return None if result.value == result.focus and not result.path else result.value


def apart(together: Any) -> Iterator[ox.NamedNode]:
    """The things that a row names together, in order."""
    iris = together.value.split() if isinstance(together, ox.Literal | ox.NamedNode) else ()
    for iri in sorted(set(iris)):
        with suppress(ValueError):  # a stranger's query may mean something else by the word
            yield ox.NamedNode(iri)


def _equally_near(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidate that looks most like a word, and those that look as much like it."""
    found = near(word, candidates)
    alike = [difflib.SequenceMatcher(None, word.casefold(), other.casefold()).ratio() for other in found]
    return sorted(other for other, ratio in zip(found, alike, strict=True) if ratio > max(alike) - 0.001)


def split(iri: str) -> tuple[str, str]:
    """Where the names begin that an IRI could be mistaken for, and its own."""
    local = vocab.local_name(iri)
    return iri[: len(iri) - len(local)], local


def _bare(path: str | None) -> str | None:
    """The IRI where a path is one property, else the path as SPARQL writes it."""
    if path and path.startswith("<") and path.endswith(">") and ">" not in path[:-1]:
        return path[1:-1]
    return path


def _default(component: str, on_path: bool) -> dict[str, str]:
    """Words for a stranger's shape that has none."""
    name = vocab.local_name(component).removesuffix("ConstraintComponent")
    key = "sh-" + re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
    values = {"component": f"sh:{name[:1].lower()}{name[1:]}"}
    told = {
        language: say(key, language) if known(key) else say("breaks", language, **values)
        for language in LANGUAGES
    }
    return {language: f"{text} ({{?path}})" for language, text in told.items()} if on_path else told
