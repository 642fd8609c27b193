"""On which file, line and column a triple stands. Knows how RDF is written, nothing of governance."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from stgraph.places import File, Place, Term, Text, key_of, normal, open_file
from stgraph.steps import Step, first_steps
from stgraph.tokens import Key, Statement, Triple, is_blank

__all__ = ["Place", "Places", "Term"]

Anchor = tuple[Term, str]
"""The nearest ancestor with a name, and its predicate that leads towards a blank node."""
Fact = tuple[str, Term]
"""A predicate and an object of a blank node."""
_Found = tuple[File, Triple]

_KEPT = 512
"""So many things are remembered; findings about one thing come from several rules."""

_OPEN = 64
"""Of so many files the content is kept at hand; of more, all are indexed rather than searched."""


class _Blocks:
    """Where every subject has its blocks. A country has a hundred thousand: so each is one number."""

    def __init__(self) -> None:
        self._packed: dict[int, int | list[int]] = {}

    def add(self, order: int, statement: Statement) -> None:
        """Take note of a block in the file of this number."""
        block = (order << 2 * _BITS) + (statement.start << _BITS) + statement.end
        key = hash(statement.subject)
        known = self._packed.get(key)
        if known is None:
            self._packed[key] = block
        elif isinstance(known, int):
            self._packed[key] = [known, block]
        else:
            known.append(block)

    def of(self, subject: str) -> Iterator[tuple[int, Statement]]:
        """The blocks of a subject in the order of the files, each with its file's number."""
        known = self._packed.get(hash(subject), [])
        for block in (known,) if isinstance(known, int) else sorted(known):
            start, end = (block >> _BITS) & _MASK, block & _MASK
            yield block >> 2 * _BITS, Statement(subject, start, end)


_BITS = 40
_MASK = (1 << _BITS) - 1


class _Resource:
    """What the files say of one thing, in the order they say it."""

    def __init__(self, triples: Sequence[_Found], home: "Place | tuple[File, Statement]") -> None:
        self._home = home
        self._exact: dict[tuple[Key, Key], _Found] = {}
        self._any: dict[Key, _Found] = {}
        self._last: dict[Key, _Found] = {}
        self._by_value: dict[tuple[Key | None, Key], _Found] | None = None
        self.triples = triples
        for found in triples:
            _, triple = found
            self._exact.setdefault((triple.predicate, triple.object), found)
            self._any.setdefault(triple.object, found)
            self._last[triple.predicate] = found

    def subject(self) -> Place:
        """Where it is first a subject."""
        if isinstance(self._home, Place):
            return self._home
        file, statement = self._home
        return file.subject(statement)

    def verb(self, predicate: str) -> Place | None:
        """The predicate of the last triple that has it."""
        if found := self._last.get(predicate):
            file, triple = found
            return file.place(triple.verb, triple.verb_end)
        return None

    def object(self, predicate: str | None, key: Key) -> Place | None:
        """The object of the triple: the same term, else the same value, else the only blank node for one."""
        found = self._any.get(key) if predicate is None else self._exact.get((predicate, key))
        found = found or self._values().get((predicate, normal(key)))
        if not found and is_blank(key) and predicate is not None:
            blank = [f for f in self.triples if f[1].predicate == predicate and is_blank(f[1].object)]
            found = blank[0] if len(blank) == 1 else None
        return _object(found) if found else None

    def has(self, predicate: str, key: Key) -> bool:
        """Whether it has this value."""
        return (predicate, key) in self._exact or (predicate, normal(key)) in self._values()

    def _values(self) -> dict[tuple[Key | None, Key], _Found]:
        if self._by_value is None:
            self._by_value = {}
            for found in self.triples:
                value = normal(found[1].object)
                self._by_value.setdefault((found[1].predicate, value), found)
                self._by_value.setdefault((None, value), found)
        return self._by_value


def _object(found: _Found) -> Place:
    file, triple = found
    return file.place(triple.start, triple.end)


class Places:
    """Where triples stand; looks into a file only when asked about something in it, and only once.

    The files have been loaded before: what cannot be read is passed over.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        text = lru_cache(maxsize=_OPEN)(Text)
        self._files = [open_file(path, order, text) for order, path in enumerate(files)]
        self._unread = self._files
        self._indexed: list[File] = []
        self._blocks = _Blocks()
        self._resources: dict[str, _Resource] = {}
        self._nameless: list[_Resource] | None = None

    def of_triple(self, subject: Term, predicate: str | None, object: Term | None) -> Place | None:
        """The object of the triple; without an object, the predicate of the last one that has it."""
        resource = self._resource(key_of(subject))
        if not resource:
            return None
        if object is not None:
            return resource.object(predicate, key_of(object))
        return resource.subject() if predicate is None else resource.verb(predicate)

    def of_subject(self, subject: Term) -> tuple[Place, ...]:
        """Every block in which it is the subject, in the order of the files."""
        return tuple(file.subject(statement) for file, statement in self._statements(key_of(subject)))

    def locate(
        self,
        focus: Term,
        path: str | None,
        value: Term | None,
        *,
        anchor: Anchor | None = None,
        facts: Collection[Fact] = (),
    ) -> Place | None:
        """The token that a finding is about; None where the focus is in no file.

        `path` is a predicate's IRI or a SPARQL property path. A value that is there: its token, of a longer
        path the first step's. One that is not: the predicate of the last triple with the path's first
        predicate, else the subject. A focus that is only ever an object: that object.

        Blank nodes have other labels in the engine than here. Name their `anchor`, and `facts` that only
        this node has where the anchor leads to several.
        """
        steps = first_steps(path) if path is not None else []
        key = None if value is None else key_of(value)
        if is_blank(key_of(focus)):
            resource = self._blank(key_of(focus), steps, key, anchor, facts)
            if not resource and anchor:
                leading = self._resource(key_of(anchor[0]))
                return leading.object(anchor[1], "[") or leading.verb(anchor[1]) if leading else None
        else:
            resource = self._resource(key_of(focus))
        if not resource:
            return self._as_object(key_of(focus), steps, key)
        simple = path is None or steps == [(path.strip("<> "), False)]
        return self._within(resource, key_of(focus), steps, simple, key)

    def _within(
        self, resource: _Resource, focus: Key, steps: Sequence[Step], simple: bool, value: Key | None
    ) -> Place | None:
        if value is not None and (place := self._value(resource, focus, steps, simple, value)):
            return place
        for predicate, backwards in reversed(steps):
            if not backwards and (place := resource.verb(predicate)):
                return place
        return resource.subject()

    def _value(
        self, resource: _Resource, focus: Key, steps: Sequence[Step], simple: bool, value: Key
    ) -> Place | None:
        for predicate, backwards in steps:
            place = self._inverse(value, predicate, focus) if backwards else resource.object(predicate, value)
            if place:
                return place
        if value == focus:
            return resource.subject()
        if not simple and (place := self._first_step(resource, focus, steps, value)):
            return place
        return resource.object(None, value)

    def _inverse(self, subject: Key | None, predicate: str, focus: Key) -> Place | None:
        resource = self._resource(subject) if subject is not None else None
        return resource.object(predicate, focus) if resource and not is_blank(focus) else None

    def _first_step(self, resource: _Resource, focus: Key, steps: Sequence[Step], value: Key) -> Place | None:
        """The first step of a longer path, if possible one from which the value is the next."""
        forward = {predicate for predicate, backwards in steps if not backwards}
        taken = [found for found in resource.triples if found[1].predicate in forward]
        for found in taken:
            between = self._resource(found[1].object)
            if between and between.object(None, value):
                return _object(found)
        if taken:
            return _object(taken[-1])
        backward = [predicate for predicate, backwards in steps if backwards]
        return self._mention(focus, backward) if backward else None

    def _as_object(self, focus: Key, steps: Sequence[Step], value: Key | None) -> Place | None:
        """A triple with the focus as object, first one that the path goes back along."""
        backward = [predicate for predicate, backwards in steps if backwards]
        for predicate in backward:
            if place := self._inverse(value, predicate, focus):
                return place
        return (backward and self._mention(focus, backward)) or self._mention(focus, ())

    def _mention(self, key: Key, predicates: Collection[str]) -> Place | None:
        """The first triple with this object and one of the predicates, where there are any."""
        for file in self._read(key) if not is_blank(key) else ():
            for triple in file.mentions(key):
                if not predicates or triple.predicate in predicates:
                    return _object((file, triple))
        return None

    def _read(self, key: Key | None) -> list[File]:
        """The files that are indexed, those that may hold the term among them; without a term, all."""
        every = key is None or len(self._unread) > _OPEN
        left, before = list[File](), len(self._indexed)
        for file in self._unread:
            if every or (key is not None and file.may_hold(key)):
                self._indexed.append(file)
                for statement in file.statements():
                    self._blocks.add(file.order, statement)
            else:
                left.append(file)
        if len(self._indexed) > before:
            self._unread = left
            self._indexed.sort(key=lambda file: file.order)
        return self._indexed

    def _statements(self, key: Key) -> list[tuple[File, Statement]]:
        if not isinstance(key, str) or key == "[":
            return []
        if self._unread:
            self._read(key)
        return [(self._files[order], statement) for order, statement in self._blocks.of(key)]

    def _resource(self, key: Key) -> _Resource | None:
        if not isinstance(key, str):
            return None
        resource = self._resources.get(key)
        if resource is None:
            blocks = self._statements(key)
            if not blocks:
                return None
            said = [(f, t) for f, statement in blocks for t in f.triples(statement) if t.subject == key]
            resource = _Resource(said, blocks[0])
            if len(self._resources) >= _KEPT:
                self._resources.clear()
            self._resources[key] = resource
        return resource

    def _blank(
        self,
        focus: Key,
        steps: Sequence[Step],
        value: Key | None,
        anchor: Anchor | None,
        facts: Collection[Fact],
    ) -> _Resource | None:
        """The blank node that fits best of those below the anchor; without one, of all."""
        if not anchor and (labelled := self._resource(focus)):
            return labelled
        known = [(predicate, key_of(term)) for predicate, term in facts]
        known = [fact for fact in known if not is_blank(fact[1])]
        found: _Resource | None = None
        for node in self._blank_nodes(anchor) if anchor or known or value is not None else ():
            if not all(node.has(*fact) for fact in known):
                continue
            forward = [predicate for predicate, backwards in steps if not backwards]
            fits = [node.verb(p) is None if value is None else node.has(p, value) for p in forward]
            if not fits or any(fits):
                return node
            found = found or node
        return found if anchor or known else None

    def _blank_nodes(self, anchor: Anchor | None) -> Iterator[_Resource]:
        if anchor:
            top = key_of(anchor[0])
            for file, statement in self._statements(top):
                said = file.triples(statement)
                led = [
                    t for t in said if t.subject == top and t.predicate == anchor[1] and is_blank(t.object)
                ]
                yield from self._below(file, said, led)
            return
        if self._nameless is None:
            self._nameless = list(self._anonymous())
        yield from self._nameless

    def _anonymous(self) -> Iterator[_Resource]:
        """The blank nodes at the top of a statement, and those below them."""
        for file in self._read(None):
            for statement in file.statements():
                if is_blank(statement.subject) and (said := file.triples(statement)):
                    own = [triple for triple in said if triple.subject == said[0].subject]
                    yield _Resource([(file, triple) for triple in own], (file, statement))
                    yield from self._below(file, said, [t for t in own if is_blank(t.object)])

    def _below(self, file: File, said: Sequence[Triple], led: Sequence[Triple]) -> Iterator[_Resource]:
        """The blank nodes that these triples lead to, nearest first."""
        by_subject: dict[Key, list[Triple]] = {}
        waiting = list(led)
        seen: set[Key] = set()
        _group(said, by_subject)
        for triple in waiting:  # grows while it is read
            key = triple.object
            if key in seen:
                continue
            seen.add(key)
            if key not in by_subject:
                for other, statement in self._statements(key):
                    if other is file:
                        _group(file.triples(statement), by_subject)
            own = by_subject.get(key, [])
            waiting += [inner for inner in own if is_blank(inner.object)]
            yield _Resource([(file, inner) for inner in own], _object((file, triple)))


def _group(triples: Sequence[Triple], into: dict[Key, list[Triple]]) -> None:
    for triple in triples:
        into.setdefault(triple.subject, []).append(triple)
