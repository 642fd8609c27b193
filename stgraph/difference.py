"""What changed between two graphs, in terms of governance: what became of each goal, document, decision."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pyoxigraph as ox

from stgraph import vocab
from stgraph.comparable import IRI, NAMELESS, TEXT, Key, Relation, Says, Statement, content
from stgraph.graph import Selects, labels_of
from stgraph.messages import say
from stgraph.rows import count_of
from stgraph.spaces import Spaces, short_id, uri_spaces
from stgraph.support import Resource
from stgraph.text import LANGUAGES, Labels, alphabetical
from stgraph.turtle import natural

ADDED, CHANGED, RETIRED, LOST, DROPPED = "added", "changed", "retired", "lost", "dropped"
"""What may become of a thing. Retired: somebody says that it is replaced or withdrawn. Lost: its identifier
is gone and nobody says so. Dropped: gone, but it had no identifier of ours (a web page, a nameless thing).
"""

SUPPORT, DATED, WORDED, OTHER = "support", "dated", "worded", "other"
"""What sort of statement changed: one that carries support, a date or year, a text, any other."""

UNIT, DOCUMENT, CLASS = "unit", "document", "class"
"""What a section of changes is about."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property: a `thing`, else a `text` with language and datatype.

    A thing without an IRI has an empty one, and `says` tells what it says itself. `basis` is "stated",
    "inferred" or "unrecorded", or None for a statement that carries no support and that nobody asserts.
    """

    thing: Resource | None
    text: str = ""
    language: str = ""
    datatype: str = ""
    basis: str | None = None
    says: tuple[tuple[Resource, "Value"], ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """The values of one property, in one language, that only one of the graphs has on the same basis.

    A value that is in both has changed its basis. `reverse`: the values are the subjects, because the
    property leads from what supports to what is supported.
    """

    property: Resource
    reverse: bool
    kind: str
    language: str
    before: tuple[Value, ...]
    after: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing: `kind` is ADDED, CHANGED, RETIRED, LOST or DROPPED.

    `edits` are all its statements where it was added or is gone. `successors` are what it was replaced by;
    for a lost thing, what it is probably called now: what was added and has its name, or says the same.
    """

    thing: Resource
    class_: Resource
    kind: str
    edits: tuple[Edit, ...]
    successors: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Changes that belong together.

    `heads` are their committees, companies and other organisations (`kind` is UNIT), else their document or
    programme (DOCUMENT), else their class (CLASS).
    """

    heads: tuple[Resource, ...]
    kind: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The answer to `diff`; falsy where the graphs say the same."""

    lost: tuple[Change, ...]
    """Every lost identifier, those of assertions too, which no section tells where their statement went."""
    sections: tuple[Section, ...]

    def __repr__(self) -> str:
        return f"<Changes: {len(self.sections)} sections, {len(self.lost)} identifiers lost>"

    def __bool__(self) -> bool:
        return bool(self.lost or self.sections)


def diff(old: Selects, new: Selects) -> Changes:
    """What changed from one graph to another: lost identifiers, and a section for each unit or document.

    Order, prefixes, names of blank nodes and spellings of numbers make no difference. What the ontology
    brings along is left out. Raises DataProblem where an endpoint does not answer.

    >>> import stgraph
    >>> town = stgraph.load("exempelstad")
    >>> bool(stgraph.diff(town, town))
    False
    """
    return _Comparison(_Side(old), _Side(new)).changes()


_XSD = vocab.PREFIXES["xsd"]
_DATES = {_XSD + name for name in ("gYear", "gYearMonth", "date", "dateTime")}
_NAMES = (Relation(vocab.RDFS_LABEL), Relation(vocab.PREFIXES["skos"] + "prefLabel"))
_TYPE = Relation(vocab.RDF_TYPE)
_BASIS = Relation(vocab.SPEC + "basis")
_PAGE = vocab.PREFIXES["foaf"] + "Document"
_SORTS, _SECTIONS = (WORDED, DATED, SUPPORT, OTHER), (UNIT, DOCUMENT, CLASS)

_UNIT_RANK = 1
"""The rank that `_belongs-to` gives to what is for a unit, or is one."""

_ALIKE = 3
"""Things without a common name are taken for the same where they say so many statements, and no other."""

_DEPTH = 3
"""So deep is told what a nameless thing says."""

_Apart = tuple[Mapping[Key, str | None], Mapping[Key, str | None]]
"""The values that only the old graph has, or on another basis, and those of the new one."""

_Differences = Mapping[Relation, _Apart]


class _Side:
    """One of the graphs."""

    def __init__(self, graph: Selects) -> None:
        self.content = content(graph)
        self.labels = labels_of(graph.select("_labels"))
        self.spaces = uri_spaces(graph)
        self.retired: dict[Key, list[Key]] = {}
        for thing, by in graph.select("_tombstones"):
            self.retired.setdefault((IRI, thing.value), []).extend([(IRI, by.value)] if by else [])
        self._owners: dict[Key, dict[int, list[Key]]] = {}
        for thing, owner, rank in graph.select("_belongs-to"):
            ranks = self._owners.setdefault((IRI, thing.value), {})
            ranks.setdefault(count_of(rank), []).append((IRI, owner.value))

    def says(self, thing: Key) -> Says:
        """What is said of a thing."""
        return self.content.says.get(thing, {})

    def owners(self, thing: Key) -> tuple[str, list[Key]]:
        """What sort of section tells of a thing, and its heads; for a class, a thing that is of it."""
        seen: set[Key] = set()
        while ranks := self._owners.get(thing):
            if units := ranks.get(_UNIT_RANK):
                return (UNIT, units)
            if thing in seen:
                return (DOCUMENT, [thing])
            seen.add(thing)
            thing = ranks[min(ranks)][0]
        return (CLASS, [thing])

    def class_of(self, thing: Key) -> str:
        """One of ours where there are several, "" where none is recorded."""
        classes = (key[1] for key in self.says(thing).get(_TYPE, ()))
        return min(classes, key=lambda iri: (not iri.startswith(vocab.SPEC), iri), default="")

    def traits(self, thing: Key) -> Iterator[tuple[object, ...]]:
        """By what a thing is known under another identifier: its class with a name, or with all the rest."""
        class_, says = self.class_of(thing), self.says(thing)
        for name in (key for relation in _NAMES for key in says.get(relation, ())):
            yield (class_, " ".join(unicodedata.normalize("NFC", name[-1]).casefold().split()))
        rest = {(relation, key) for relation in says.keys() - {*_NAMES, _TYPE} for key in says[relation]}
        if len(rest) >= _ALIKE:
            yield (class_, frozenset(rest))


class _Comparison:
    def __init__(self, old: _Side, new: _Side) -> None:
        self._old, self._new = old, new
        self._labels = {**old.labels, **new.labels}
        self._spaces = Spaces(old.spaces + new.spaces)

    def changes(self) -> Changes:
        found = dict(self._found())
        kinds = {thing: self._kind(thing) for thing in found}
        successors = self._successors(kinds)
        shown = {
            statement
            for thing, differences in found.items()
            if not self._about(thing)
            for statement in _statements(thing, differences)
        }
        lost: list[Change] = []
        sections: dict[tuple[str, tuple[str, ...]], list[Change]] = {}
        for thing in sorted(found, key=self._order):
            kind, differences = kinds[thing], found[thing]
            change = self._change(thing, kind, differences, successors.get(thing, ()))
            if kind == LOST:
                lost.append(change)
            about = self._about(thing)
            if about and about <= shown:
                # the change of the statement tells its basis as well
                left = tuple(edit for edit in change.edits if edit.property.iri != _BASIS.iri)
                if kind in (ADDED, LOST, DROPPED) or not (left or kind == RETIRED):
                    continue
                change = replace(change, edits=left)
            sections.setdefault(self._heads(thing), []).append(change)
        told = [
            Section(tuple(self._resource((IRI, iri)) for iri in heads), kind, tuple(changes))
            for (kind, heads), changes in sections.items()
        ]
        return Changes(tuple(lost), tuple(sorted(told, key=_section_order)))

    def _found(self) -> Iterator[tuple[Key, _Differences]]:
        """Every thing that changed. What a nameless thing says belongs to what it is a value of, if any."""
        old, new = self._old, self._new
        described = old.content.subjects | new.content.subjects
        for thing in old.content.says.keys() | new.content.says.keys():
            if thing[0] == IRI or thing in described:
                before, after = old.says(thing), new.says(thing)
                differences = {
                    relation: pair
                    for relation in before.keys() | after.keys()
                    if any(pair := _apart(before.get(relation, {}), after.get(relation, {})))
                }
                if differences or self._newly_retired(thing):
                    yield thing, differences

    def _newly_retired(self, thing: Key) -> bool:
        return (
            thing in self._old.content.subjects
            and thing in self._new.retired
            and thing not in self._old.retired
        )

    def _kind(self, thing: Key) -> str:
        before, after = (thing in side.content.subjects for side in (self._old, self._new))
        if after and not before:
            return ADDED
        if before and not after and thing not in self._new.retired:
            page = self._old.class_of(thing) == _PAGE
            return DROPPED if page or thing[0] == NAMELESS else LOST
        retired = self._newly_retired(thing) or (before and not after)
        return RETIRED if retired else CHANGED

    def _successors(self, kinds: Mapping[Key, str]) -> dict[Key, list[Key]]:
        """See Change.successors."""
        known: dict[tuple[object, ...], list[Key]] = {}
        for thing in sorted(thing for thing, kind in kinds.items() if kind == ADDED):
            for trait in self._new.traits(thing):
                known.setdefault(trait, []).append(thing)
        retired = {thing: by for thing, by in self._new.retired.items() if kinds.get(thing) == RETIRED}
        return retired | {
            thing: list(
                dict.fromkeys(new for trait in self._old.traits(thing) for new in known.get(trait, ()))
            )
            for thing, kind in kinds.items()
            if kind == LOST
        }

    def _about(self, thing: Key) -> frozenset[Statement]:
        sides = (self._old.content.assertions, self._new.content.assertions)
        return frozenset().union(*(side.get(thing, ()) for side in sides))

    def _heads(self, thing: Key) -> tuple[str, tuple[str, ...]]:
        """The section of a thing: of what it belongs to now, and of what it belonged to."""
        sides = [side for side in (self._new, self._old) if thing in side.content.subjects] or [self._new]
        found = [side.owners(thing) for side in sides]
        kind = min((kind for kind, _ in found), key=_SECTIONS.index)
        heads = {head for of, heads in found for head in heads if of == kind}
        if kind == CLASS:
            return (kind, (self._class_of(min(heads)),))
        return (kind, tuple(sorted(head[1] for head in heads)))

    def _class_of(self, thing: Key) -> str:
        return self._new.class_of(thing) or self._old.class_of(thing)

    def _order(self, thing: Key) -> tuple[object, ...]:
        found, class_ = self._resource(thing), self._resource((IRI, self._class_of(thing)))
        return (
            bool(self._about(thing)),
            alphabetical(class_.label()),
            natural(found.id),
            found.label(),
            thing,
        )

    def _change(self, thing: Key, kind: str, differences: _Differences, successors: Iterable[Key]) -> Change:
        edits = [edit for found in differences.items() for edit in self._edits(*found)]
        return Change(
            thing=self._resource(thing),
            class_=self._resource((IRI, self._class_of(thing))),
            kind=kind,
            edits=tuple(sorted(edits, key=_edit_order)),
            successors=tuple(self._resource(key) for key in successors),
        )

    def _edits(self, relation: Relation, apart: _Apart) -> Iterator[Edit]:
        """One for each language."""
        gone, come = apart
        for language in sorted({_language(key) for key in (*gone, *come)}):
            before, after = (
                tuple(
                    self._value(side, key, found[key]) for key in sorted(found) if _language(key) == language
                )
                for side, found in ((self._old, gone), (self._new, come))
            )
            kind = self._sort(relation, (*before, *after))
            yield Edit(self._resource((IRI, relation.iri)), relation.reverse, kind, language, before, after)

    def _sort(self, relation: Relation, values: Iterable[Value]) -> str:
        if relation.iri in self._old.content.support | self._new.content.support:
            return SUPPORT
        if all(value.datatype in _DATES for value in values):
            return DATED
        if relation in _NAMES or all(value.language for value in values):
            return WORDED
        return OTHER

    def _value(self, side: _Side, key: Key, basis: str | None, depth: int = 0) -> Value:
        if key[0] == IRI:
            return Value(self._resource(key), basis=basis)
        if key[0] == NAMELESS:
            inner = sorted(side.says(key).items()) if depth < _DEPTH else ()
            says = tuple(
                (self._resource((IRI, relation.iri)), self._value(side, value, None, depth + 1))
                for relation, values in inner
                for value in sorted(values)
            )
            return Value(self._resource(key), basis=basis, says=says)
        literal = side.content.terms[key]
        return Value(None, literal.value, literal.language or "", literal.datatype.value, basis)

    def _resource(self, key: Key) -> Resource:
        if key[0] == NAMELESS:
            return Resource("", "", self._nameless(key), "thing")
        iri = key[1]
        if not iri:
            return Resource("", "", {language: say("thing", language) for language in LANGUAGES}, "thing")
        return Resource(iri, short_id(iri, self._spaces), self._labels.get(iri, {}), "thing")

    def _nameless(self, key: Key) -> Labels:
        """What to call a thing without an IRI: its name, else its class."""
        side = self._new if key in self._new.content.says else self._old
        names = [side.content.terms[name] for relation in _NAMES for name in side.says(key).get(relation, ())]
        if names:
            return {name.language or "": name.value for name in names if isinstance(name, ox.Literal)}
        class_ = self._resource((IRI, side.class_of(key)))
        return {language: say("nameless", language, thing=class_.label(language)) for language in LANGUAGES}


def _apart(old: Mapping[Key, str | None], new: Mapping[Key, str | None]) -> _Apart:
    return (
        {key: basis for key, basis in old.items() if key not in new or new[key] != basis},
        {key: basis for key, basis in new.items() if key not in old or old[key] != basis},
    )


def _statements(thing: Key, differences: _Differences) -> Iterator[Statement]:
    for (iri, reverse), apart in differences.items():
        for other in (other for values in apart for other in values):
            yield (other, iri, thing) if reverse else (thing, iri, other)


def _language(key: Key) -> str:
    return key[2] if key[0] == TEXT else ""


def _edit_order(edit: Edit) -> tuple[object, ...]:
    """Texts and years before what they rest on, by the property's English name."""
    name = alphabetical(edit.property.label())
    return (_SORTS.index(edit.kind), name, edit.property.iri, edit.reverse, edit.language)


def _section_order(section: Section) -> tuple[object, ...]:
    names = [alphabetical(head.label()) for head in section.heads]
    return (_SECTIONS.index(section.kind), names, [head.iri for head in section.heads])
