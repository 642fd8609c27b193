"""What goes when a document goes: words that every format shares, JSON, CSV and Markdown."""

from collections.abc import Iterable, Sequence
from typing import Any

from stgraph import vocab
from stgraph.datasets import Dataset
from stgraph.impact import SOME, Impact, Loss
from stgraph.messages import say
from stgraph.paths import Path
from stgraph.render import json as as_json
from stgraph.render import table
from stgraph.render.table import escaped, write_markdown

Data = dict[str, Any]

COLUMNS = (
    "municipality", "resource", "resource_label", "from_year", "list", "thing", "thing_label",
    "unit", "unit_label", "unit_basis", "other_units", "start", "end", "effect", "before_target_year",
    "basis", "hops", "lost", "kept_stated", "kept_inferred", "loses_vision",
)  # fmt: skip

EFFECTS = {"all": "impact-all", "some": "impact-some", "chain": "impact-chain"}
"""The heading of goals by effect."""

CHAINS = {"all": "impact-chain-all", "some": "impact-chain-some", "chain": "impact-chain-chain"}
"""The words for anything else by effect."""


def when(result: Impact, language: str) -> str:
    """From which year what follows is the case."""
    if result.since is None:
        return say("impact-open", language)
    key = "impact-coming" if result.since > result.as_of else "impact-past"
    return say(key, language, end=result.resource.end, since=result.since)


def untouched(result: Impact, language: str) -> str:
    """What it means that no goal is listed."""
    return say("impact-none" if result.hidden else "impact-none-at-all", language)


def hidden(result: Impact, language: str) -> list[str]:
    """How many goals are left out, and why."""
    key = "impact-hidden-unit" if result.unit else "impact-hidden-ended"
    return [say(key, language, count=result.hidden)] if result.hidden else []


def timing(result: Impact, loss: Loss, language: str) -> str:
    """Whether a goal loses its support before it is over; "" where it is not known when it does."""
    keys = {True: "impact-early", False: "impact-late", None: "impact-endless"}
    key = keys[result.early(loss)]
    return say(key, language, since=result.since, end=loss.thing.end) if result.since else ""


def warnings(result: Impact, loss: Loss, language: str) -> list[str]:
    """What the list of what remains does not show at once."""
    found = []
    if result.early(loss):
        found.append(timing(result, loss, language))
    if loss.effect == SOME and loss.only_inferred:
        found.append(say("impact-only-inferred", language))
    if loss.effect == SOME and all(map(result.ended, loss.kept)):
        found.append(say("impact-all-ended", language))
    if loss.loses_vision:
        found.append(say("impact-vision-lost", language))
    return found


def resting(result: Impact, loss: Loss, language: str) -> str:
    """On what basis and through what something rests on what goes, down to the part that it rests on."""
    path = loss.path
    between = path.hops[:-1] if path.resource == result.resource else path.hops
    things = " → ".join(hop.upper.label(language) for hop in between)
    way = say("through", language, things=things) if things else say("directly", language)
    return f"{say(path.basis, language)}, {way}"


def remaining(result: Impact, path: Path, language: str) -> str:
    """What a path ends at, and when that ends if it is too soon."""
    thing = path.resource
    if not result.ended(path):
        return thing.label(language)
    key = "impact-ended" if thing.end is not None and thing.end < result.as_of else "impact-ends-with"
    return f"{thing.label(language)} ({say(key, language, end=thing.end)})"


def impact_json(result: Impact, datasets: Iterable[Dataset], language: str) -> Data:
    """schemas/impact.json"""
    return {
        "as_of": result.as_of,
        "datasets": [as_json.dataset_data(item, language) for item in datasets],
        **as_json.resource_data(result.resource, language),
        "from_year": result.since,
        "unit": result.unit and result.unit.iri,
        "hidden": result.hidden,
        "parts": [as_json.resource_data(part, language) for part in result.parts],
        "goals": [_loss(result, loss, language) for loss in result.goals],
        "others": [_loss(result, loss, language) for loss in result.chains],
    }


def _loss(result: Impact, loss: Loss, language: str) -> Data:
    head = as_json.goal_data(loss.before, language)
    return {
        "thing": head.pop("goal"),
        "kind": loss.thing.kind,
        **head,
        "effect": loss.effect,
        "before_target_year": result.early(loss),
        "path": as_json.path_data(loss.path, language),
        "lost": [as_json.path_data(path, language) for path in loss.lost],
        "kept": [{**as_json.path_data(path, language), "ended": result.ended(path)} for path in loss.kept],
        "only_inferred": loss.only_inferred,
        "reaches_vision": {
            "before": loss.before.vision and loss.before.vision.basis,
            "after": loss.after.vision and loss.after.vision.basis,
        },
    }


def impact_rows(result: Impact, datasets: Iterable[Dataset], language: str) -> list[Sequence[object]]:
    """One row for each goal, then one for each other thing that rests on it."""
    owner = table.owners(datasets, language)
    thing = result.resource
    return [
        (
            *(owner(loss.before.goal.iri), thing.iri, thing.label(language), result.since, list_),
            *table.goal_cells(loss.before, language),
            *(loss.effect, result.early(loss), loss.path.basis, len(loss.path.hops)),
            " ".join(path.resource.iri for path in loss.lost),
            " ".join(path.resource.iri for path in loss.kept if path.basis == vocab.STATED),
            " ".join(path.resource.iri for path in loss.kept if path.basis != vocab.STATED),
            loss.loses_vision,
        )
        for list_, losses in (("goal", result.goals), ("other", result.chains))
        for loss in losses
    ]


def impact_markdown(result: Impact, datasets: Iterable[Dataset], language: str) -> str:
    """The page: what goes and from when, the goals in a table, the rest in another."""
    thing = result.resource
    parts = [
        f"{table.notes(datasets, language)}# {escaped(thing.label(language))}",
        escaped(when(result, language)),
    ]
    if result.parts:
        names = "; ".join(part.label(language) for part in result.parts)
        parts.append(escaped(f"{say('impact-parts', language, count=len(result.parts))} – {names}"))
    keys = ("goal", "unit", "years", "impact-column-effect", "impact-column-keeps-stated",
            "impact-column-keeps-inferred", "vision")  # fmt: skip
    if result.goals:
        count = say("impact-count", language, count=len(result.goals), as_of=result.as_of)
        rows = [_row(result, loss, language) for loss in result.goals]
        parts += [f"## {count}", write_markdown([say(key, language) for key in keys], rows).rstrip()]
    else:
        parts.append(untouched(result, language))
    parts += hidden(result, language)
    if result.chains:
        keys = ("impact-column-thing", *keys[1:])
        rows = [_row(result, loss, language) for loss in result.chains]
        title = say("impact-chains", language, count=len(result.chains))
        parts += [f"## {title}", write_markdown([say(key, language) for key in keys], rows).rstrip()]
    return "\n\n".join(parts) + "\n"


def _row(result: Impact, loss: Loss, language: str) -> tuple[object, ...]:
    unit = loss.before.unit
    effect = "; ".join(filter(None, [say(CHAINS[loss.effect], language), timing(result, loss, language)]))
    kept = [
        [remaining(result, path, language) for path in loss.kept if (path.basis == vocab.STATED) == stated]
        for stated in (True, False)
    ]
    vision = loss.after.vision
    return (
        loss.thing.label(language),
        unit.unit.label(language) if unit else "–",
        loss.thing.years,
        effect,
        *("; ".join(names) or "–" for names in kept),
        say(vision.basis, language) if vision else say("no", language),
    )
