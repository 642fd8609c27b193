"""The catalogue of `shapes/`: what each norm demands, in whose words, and which shapes find its breaches.

Norms are data. This module reads them and decides nothing; to add one is to add a file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from stgraph import project, vocab
from stgraph.errors import UsageProblem
from stgraph.graph import parse_file
from stgraph.text import Labels, near

SH = vocab.PREFIXES["sh"]

SEVERITIES = ("violation", "warning", "info")
"""From gravest to lightest. Any other severity of a stranger's shapes counts as a violation."""

_LINE = re.compile(re.escape(vocab.ID) + r"source-line/([0-9]{1,4})")
_TRUE = {"true", "1"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What finds one way of breaking a norm: a SHACL shape, or a catalogued query (`question`)."""

    iri: str
    norm: str
    severity: str
    hint: Labels = field(compare=False)
    messages: Labels = field(compare=False)
    absence: bool = False
    """A finding means that something is not recorded, no more."""
    off: bool = False
    """Not looked for unless asked."""
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm: its id, its words, its strength, its source, and how it is taken care of.

    `encoding` is "shape", "query", "report", "permission", "judgement" or "ontology"; `modality` is the code
    of the source's own strength ("should" …) or None for a rule of stgraph's own; `lines` are the numbers of
    the lines of the source text, `sources` everything else that the norm rests on.
    """

    id: str
    iri: str
    labels: Labels = field(compare=False)
    definition: Labels = field(compare=False)
    encoding: str
    modality: str | None
    lines: tuple[int, ...]
    sources: tuple[str, ...]
    quote: str
    rationale: Labels = field(compare=False)
    reading: Labels = field(compare=False)
    scope_note: Labels = field(compare=False)
    fails: str
    passes: str
    shapes: tuple[Shape, ...] = field(compare=False)
    everywhere: bool = False
    """Holds for any data, whether or not a governance model names it."""

    @property
    def severity(self) -> str | None:
        """The gravest severity of its shapes; None where nothing can fire."""
        found = {shape.severity for shape in self.shapes}
        return next((severity for severity in SEVERITIES if severity in found), None)

    @property
    def off(self) -> bool:
        """Whether none of its shapes is looked for unless asked."""
        return bool(self.shapes) and all(shape.off for shape in self.shapes)


@dataclass(frozen=True, slots=True)
class Norms:
    """Every norm by id, and the shapes graph as written."""

    by_id: Mapping[str, Norm]
    quads: tuple[ox.Quad, ...]

    def __iter__(self) -> Iterator[Norm]:
        return iter(self.by_id.values())

    @property
    def shapes(self) -> dict[str, Shape]:
        """The shapes of every norm, by IRI."""
        return {shape.iri: shape for norm in self for shape in norm.shapes}

    def find(self, name: str) -> Norm | None:
        """The norm with this id, in any case, with or without its prefix."""
        wanted = name.removeprefix("norm:").casefold()
        return next((norm for id_, norm in self.by_id.items() if id_.casefold() == wanted), None)

    def get(self, name: str) -> Norm:
        """Like `find`. Raises UsageProblem with suggestions."""
        norm = self.find(name)
        if norm is None and not self.by_id:
            raise UsageProblem("no-norms", name=name)
        if norm is None:
            close = ", ".join(near(name, self.by_id)) or ", ".join(list(self.by_id)[:3]) + " …"
            raise UsageProblem("unknown-norm", name=name, near=close)
        return norm


def load_norms(files: Iterable[Path] | None = None) -> Norms:
    """Read shapes files; without any, stgraph's own. Raises DataProblem for an unreadable file."""
    return _own() if files is None else _read(files)


@cache
def _own() -> Norms:
    return _read(project.shape_files())


def _read(files: Iterable[Path]) -> Norms:
    quads = tuple(_numbered(quad for file in files for quad in parse_file(file)))
    about: dict[Any, dict[str, list[Any]]] = {}
    for quad in quads:
        about.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    shapes: dict[str, list[Shape]] = {}
    for subject, facts in about.items():
        for norm in facts.get(vocab.SPEC + "encodes", ()):
            if isinstance(subject, ox.NamedNode) and isinstance(norm, ox.NamedNode):
                shapes.setdefault(norm.value, []).append(_shape(subject.value, norm.value, facts, about))
    norms = [
        _norm(subject.value, facts, shapes.get(subject.value, ()))
        for subject, facts in about.items()
        if isinstance(subject, ox.NamedNode)
        and ox.NamedNode(vocab.SPEC + "Norm") in facts.get(vocab.RDF_TYPE, ())
    ]
    return Norms({norm.id: norm for norm in sorted(norms, key=lambda norm: norm.id)}, quads)


def _numbered(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads with their blank nodes counted as they come: the parser labels them anew in every run."""
    names: dict[Any, ox.BlankNode] = {}

    def name(term: Any) -> Any:
        if not isinstance(term, ox.BlankNode):
            return term
        return names.setdefault(term, ox.BlankNode(f"b{len(names) + 1}"))

    for quad in quads:
        yield ox.Quad(name(quad.subject), quad.predicate, name(quad.object), quad.graph_name)


def _shape(
    iri: str, norm: str, facts: Mapping[str, list[Any]], about: Mapping[Any, Mapping[str, list[Any]]]
) -> Shape:
    constraints = [about[node] for node in facts.get(SH + "sparql", ()) if node in about]
    messages = [text for source in (facts, *constraints) for text in source.get(SH + "message", ())]
    severity = next((str(node).strip("<>") for node in facts.get(SH + "severity", ())), "Violation")
    return Shape(
        iri=iri,
        norm=norm.removeprefix(vocab.NORM),
        severity=severity_of(severity),
        hint=_texts(facts, "hint"),
        messages=_by_language(messages),
        absence=_flag(facts, vocab.SPEC + "absence"),
        off=_flag(facts, SH + "deactivated"),
        question=_texts(facts, "question").get(""),
    )


def severity_of(iri: str) -> str:
    """The severity that an IRI stands for.

    >>> severity_of("http://www.w3.org/ns/shacl#Info"), severity_of("https://a.example/Grave")
    ('info', 'violation')
    """
    name = vocab.local_name(iri).lower()
    return name if name in SEVERITIES else "violation"


def _norm(iri: str, facts: Mapping[str, list[Any]], shapes: Iterable[Shape]) -> Norm:
    sources = [str(node).strip("<>") for node in facts.get(vocab.PREFIXES["dcterms"] + "source", ())]
    return Norm(
        id=iri.removeprefix(vocab.NORM),
        iri=iri,
        labels=_texts(facts, vocab.RDFS_LABEL),
        definition=_texts(facts, vocab.PREFIXES["skos"] + "definition"),
        encoding=_code(facts, "encoding") or "shape",
        modality=_code(facts, "modality"),
        lines=tuple(sorted(int(match[1]) for match in map(_LINE.fullmatch, sources) if match)),
        sources=tuple(sorted(source for source in sources if not _LINE.fullmatch(source))),
        quote=next(iter(_texts(facts, "quote").values()), ""),
        rationale=_texts(facts, "rationale"),
        reading=_texts(facts, "reading"),
        scope_note=_texts(facts, vocab.PREFIXES["skos"] + "scopeNote"),
        fails=_texts(facts, "exampleFails").get("", ""),
        passes=_texts(facts, "examplePasses").get("", ""),
        shapes=tuple(sorted(shapes, key=lambda shape: shape.iri)),
        everywhere=ox.NamedNode(vocab.SPEC + "RecordRule") in facts.get(vocab.RDF_TYPE, ()),
    )


def _texts(facts: Mapping[str, list[Any]], name: str) -> dict[str, str]:
    iri = name if "/" in name else vocab.SPEC + name
    return _by_language(facts.get(iri, ()))


def _by_language(terms: Iterable[Any]) -> dict[str, str]:
    """Texts by language; what is no literal is no text."""
    return {term.language or "": term.value for term in terms if isinstance(term, ox.Literal)}


def _code(facts: Mapping[str, list[Any]], name: str) -> str | None:
    return next((vocab.local_name(str(node).strip("<>")) for node in facts.get(vocab.SPEC + name, ())), None)


def _flag(facts: Mapping[str, list[Any]], iri: str) -> bool:
    return any(isinstance(value, ox.Literal) and value.value in _TRUE for value in facts.get(iri, ()))


def choose(norms: Norms, only: Sequence[str] = (), skip: Sequence[str] = ()) -> frozenset[str]:
    """The IRIs of the shapes to look with: those that are on, or exactly those of the norms asked for.

    A norm that is named is looked for even where it is off. Raises UsageProblem for an unknown id.
    """
    wanted = {norms.get(name).id for name in only}
    unwanted = {norms.get(name).id for name in skip}
    return frozenset(
        shape.iri
        for norm in norms
        for shape in norm.shapes
        if norm.id not in unwanted and (norm.id in wanted if wanted else not shape.off)
    )
