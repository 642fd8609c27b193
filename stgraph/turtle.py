"""Turtle that git can read: the same graph always gives the same bytes, and one fact is one line.

Every line of a block repeats its predicate and ends in a semicolon, and the closing dot has a line of
its own, so adding a fact adds one line and changes no other. Lexical forms are kept.
"""

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from stgraph import vocab

Node = ox.NamedNode | ox.BlankNode
_XSD = vocab.PREFIXES["xsd"]
_BARE = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_\-.]*[A-Za-z0-9_\-])?")
_DIGITS = re.compile(r"(\d+)")
_FIRST = {vocab.RDF_TYPE: 0, vocab.RDFS_LABEL: 1}
_LANGUAGES = {"sv": 0, "en": 1}


def write(quads: Iterable[ox.Quad], spaces: Iterable[str] = ()) -> str:
    """The quads as Turtle, or as TriG where a graph has a name.

    `spaces` are the IRI prefixes of data sets' own things (`void:uriSpace`); the kinds of things below
    them become prefixes. Blank nodes keep the labels they come with: canonicalise them first.
    """
    unique = set(quads)
    short = _Shortener(unique, spaces)
    blocks: list[str] = []
    for graph, group in groupby(sorted(unique, key=_graph_key), key=lambda quad: quad.graph_name):
        text = "\n".join(_subjects(group, short))
        named = not isinstance(graph, ox.DefaultGraph)
        blocks.append(f"GRAPH {short(graph)} {{\n{text}}}\n" if named else text)
    header = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in short.used())
    return "\n".join(part for part in (header, *blocks) if part)


def natural(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """Sorts "goal/kn-2" before "goal/kn-10".

    >>> sorted(["kn-10", "kn-2", "kn"], key=natural)
    ['kn', 'kn-2', 'kn-10']
    """
    return tuple(
        (0, len(part.lstrip("0")), part.lstrip("0"), part)  # int() refuses thousands of digits
        if part.isdecimal() and part.isascii()
        else (1, 0, part, "")
        for part in _DIGITS.split(text)
    )


def _graph_key(quad: ox.Quad) -> str:
    """Sorts the default graph first."""
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)


def _subjects(quads: Iterable[ox.Quad], short: Callable[[Any], str]) -> Iterable[str]:
    said: dict[Any, list[ox.Quad]] = {}
    for quad in quads:
        said.setdefault(quad.subject, []).append(quad)
    for subject in sorted(said, key=_node_key):
        facts = sorted(said[subject], key=_fact_key)
        lines = "".join(f"  {_predicate(f.predicate, short)} {short(f.object)} ;\n" for f in facts)
        yield f"{short(subject)}\n{lines}  .\n"


def _predicate(predicate: ox.NamedNode, short: Callable[[Any], str]) -> str:
    return "a" if predicate.value == vocab.RDF_TYPE else short(predicate)


def _node_key(node: Any) -> tuple[int, Any, str]:
    text = str(node.value) if isinstance(node, Node) else str(node)
    return (0 if isinstance(node, ox.NamedNode) else 1, natural(text), text)


def _fact_key(quad: ox.Quad) -> tuple[Any, ...]:
    predicate, object_ = quad.predicate.value, quad.object
    language = getattr(object_, "language", None) or ""
    return (
        _FIRST.get(predicate, 2),
        predicate,
        _LANGUAGES.get(language, 2),
        *_node_key(object_),
        str(object_),
    )


class _Shortener:
    """Terms as Turtle writes them; remembers which prefixes were needed."""

    def __init__(self, quads: Iterable[ox.Quad], spaces: Iterable[str]) -> None:
        self._namespaces = dict(zip(vocab.PREFIXES.values(), vocab.PREFIXES, strict=True))
        self._needed: set[str] = set()
        iris = {term.value for quad in quads for term in _iris(quad)}
        self._name_namespaces(iris, set(spaces))

    def __call__(self, term: Any) -> str:
        if isinstance(term, ox.NamedNode):
            return self._iri(term.value)
        if isinstance(term, ox.Literal):
            return self._literal(term)
        return str(term)

    def used(self) -> list[tuple[str, str]]:
        return sorted((self._namespaces[iri], iri) for iri in self._needed)

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        namespace, local = iri[:cut], iri[cut:]
        if namespace in self._namespaces and _LOCAL.fullmatch(local):
            self._needed.add(namespace)
            return f"{self._namespaces[namespace]}:{local}"
        return f"<{iri}>"

    def _literal(self, literal: ox.Literal) -> str:
        datatype = literal.datatype.value
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(literal.value):
            return literal.value
        if literal.language or datatype == _XSD + "string":
            return str(literal)
        return f"{ox.Literal(literal.value)}^^{self._iri(datatype)}"

    def _name_namespaces(self, iris: set[str], spaces: set[str]) -> None:
        """Code lists by their scheme, things by their kind; the municipality in front if two share a kind."""
        spaces |= {
            vocab.ID + rest.split("/")[0] + "/"
            for iri in iris
            if iri.startswith(vocab.ID) and (rest := iri.removeprefix(vocab.ID)).count("/") == 2
        }
        wanted: dict[str, tuple[str, str]] = {}
        for iri in iris:
            namespace = iri[: iri.rfind("/") + 1]
            kind = namespace[:-1].rsplit("/", 1)[-1]
            parent = namespace[: -len(kind) - 1]
            if _LOCAL.fullmatch(kind) and parent in {vocab.DEF, vocab.ID, *spaces}:
                wanted[namespace] = (kind, parent[:-1].rsplit("/", 1)[-1])
        taken = [kind for kind, _ in wanted.values()] + list(vocab.PREFIXES)
        for namespace, (kind, owner) in wanted.items():
            if namespace not in self._namespaces:
                self._namespaces[namespace] = kind if taken.count(kind) == 1 else f"{owner}-{kind}"


def _iris(quad: ox.Quad) -> Iterable[ox.NamedNode]:
    for term in (quad.subject, quad.predicate, quad.object):
        if isinstance(term, ox.NamedNode):
            yield term
