"""What begins with what was typed, with its name. Fails silently: a shell waits for it."""

from collections.abc import Callable, Iterable, Sequence

import typer

from stgraph import names
from stgraph.asking import of_class as things_of_class
from stgraph.cli.complete import Completions
from stgraph.graph import Graph, load
from stgraph.norms import load_norms
from stgraph.support import Resource, load_support
from stgraph.text import default_language, pick


def goals(ctx: typer.Context, incomplete: str) -> Completions:
    """Goals, those inside documents too."""
    return _completions(ctx, incomplete, lambda graph: names.goals(load_support(graph)))


def supporting(ctx: typer.Context, incomplete: str) -> Completions:
    """What `--from` takes."""
    return _completions(ctx, incomplete, lambda graph: names.supporting(load_support(graph)))


def units(ctx: typer.Context, incomplete: str) -> Completions:
    """Organisations."""
    return _completions(ctx, incomplete, lambda graph: names.units(load_support(graph)))


def norms(_ctx: typer.Context, incomplete: str) -> Completions:
    """Norms, by id."""
    try:
        found = [norm for norm in load_norms() if norm.id.startswith(incomplete.upper())]
        return [(norm.id, pick(norm.labels, default_language())) for norm in found]
    except Exception:
        return []


def anything(ctx: typer.Context, incomplete: str) -> Completions:
    """What has a name; records and web pages only by their id."""
    return _completions(ctx, incomplete, names.labelled)


def of_class(ctx: typer.Context, incomplete: str, class_: str) -> Completions:
    """Things of the class `stg:{class_}`."""
    return _completions(ctx, incomplete, lambda graph: things_of_class(graph, class_))


def _completions(
    ctx: typer.Context, incomplete: str, find: Callable[[Graph], Iterable[Resource]]
) -> Completions:
    """What begins with what was typed in the data named so far; nothing where the data cannot be read."""
    try:
        things = list(find(load(*(ctx.params.get("data") or ()))))
        language = str(ctx.params.get("lang") or default_language())
        found = _starting(incomplete, things)
        return [(text, " ".join(thing.label(language).split())) for text, thing in sorted(found, key=_text)]
    except Exception:
        return []


def _starting(typed: str, things: Sequence[Resource]) -> list[tuple[str, Resource]]:
    """Whole ids once a slash is typed; before that the last parts that mean one thing, else the ids."""
    if "/" in typed:
        return [(thing.id, thing) for thing in things if thing.id.startswith(typed)]
    main = [thing for thing in things if thing.kind != names.RECORD]
    shortest = names.shortest(main)
    found = ((shortest[thing.iri], thing) for thing in main)
    texts = [(text if text.startswith(typed) else thing.id, thing) for text, thing in found]
    return [(text, thing) for text, thing in texts if text.startswith(typed)]


def _text(completion: tuple[str, Resource]) -> str:
    return completion[0]
