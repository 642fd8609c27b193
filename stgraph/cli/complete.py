"""Shell completion: ids that begin with what was typed, with their names."""

from stgraph.graph import load
from stgraph.support import Resource, load_support
from stgraph.text import default_language

Completions = list[tuple[str, str]]


def goals(incomplete: str) -> Completions:
    """Ids of goals in the bundled data."""
    return _starting(incomplete, load_support(load()).of_class("Goal"))


def things(incomplete: str) -> Completions:
    """Ids of everything that supports something in the bundled data."""
    found = load_support(load()).resources.values()
    return _starting(incomplete, [thing for thing in found if thing.is_support])


def _starting(incomplete: str, found: list[Resource]) -> Completions:
    language = default_language()
    return [
        (thing.id, thing.label(language))
        for thing in sorted(found, key=lambda thing: thing.iri)
        if thing.id.startswith(incomplete) or thing.id.rsplit("/", 1)[-1].startswith(incomplete)
    ]
