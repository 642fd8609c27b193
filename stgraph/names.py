"""From what a person types to the one thing that is meant: an IRI, a short id, or words of a label."""

from collections.abc import Iterable, Sequence

from stgraph.errors import UsageProblem
from stgraph.graph import Selects, labels_of
from stgraph.support import Resource, short_id, uri_spaces
from stgraph.text import near

SHOWN = 12
"""How many candidates an error lists."""


def resolve(name: str, candidates: Iterable[Resource], what: str) -> Resource:
    """The one candidate that `name` means.

    Tried in turn: the whole IRI, the short id ("goal/kn-1"), its last part ("kn-1"), the whole label,
    words that all stand in a label. Raises UsageProblem with the candidates where several fit, with
    suggestions where none does. `what` is the key of the message for the kind of thing sought.
    """
    things = sorted(candidates, key=lambda thing: thing.iri)
    for fits in (_by_iri, _by_id, _by_last_part, _by_label, _by_words):
        found = fits(name, things)
        if len(found) == 1:
            return found[0]
        if found:
            more = len(found) - SHOWN
            raise UsageProblem(
                "ambiguous",
                name=name,
                count=len(found),
                candidates=tuple(found[:SHOWN]),
                more=f"\n  … +{more}" if more > 0 else "",
            )
    raise UsageProblem("unknown", name=name, what=what, near=_suggestions(name, things))


def resolve_any(graph: Selects, name: str) -> Resource:
    """The one labelled thing, term or concept in the whole graph that `name` means."""
    spaces = uri_spaces(graph)
    labels = labels_of(graph.select("_labels"))
    things = [
        Resource(iri=iri, id=short_id(iri, spaces), labels=texts, kind="thing")
        for iri, texts in labels.items()
    ]
    return resolve(name, things, "thing")


def _by_iri(name: str, things: Sequence[Resource]) -> list[Resource]:
    return [thing for thing in things if thing.iri == name]


def _by_id(name: str, things: Sequence[Resource]) -> list[Resource]:
    return [thing for thing in things if thing.id == name]


def _by_last_part(name: str, things: Sequence[Resource]) -> list[Resource]:
    return [thing for thing in things if thing.iri.rsplit("/", 1)[-1] == name]


def _by_label(name: str, things: Sequence[Resource]) -> list[Resource]:
    wanted = name.casefold()
    return [thing for thing in things if wanted in map(str.casefold, thing.labels.values())]


def _by_words(name: str, things: Sequence[Resource]) -> list[Resource]:
    words = name.casefold().split()
    if not words:
        return []
    return [
        thing
        for thing in things
        if any(all(word in label.casefold() for word in words) for label in thing.labels.values())
    ]


def _suggestions(name: str, things: Sequence[Resource]) -> tuple[Resource, ...]:
    words = {word: thing for thing in things for label in thing.labels.values() for word in label.split()}
    by_text = words | {text: thing for thing in things for text in thing.labels.values()}
    by_text |= {thing.iri.rsplit("/", 1)[-1]: thing for thing in things}
    by_text |= {thing.id: thing for thing in things}
    found = {by_text[text].iri: by_text[text] for text in near(name, by_text)}
    return tuple(found.values())
