"""Phrases that several formats share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from stgraph import vocab
from stgraph.messages import say
from stgraph.text import pick

if TYPE_CHECKING:
    from stgraph.datasets import Dataset
    from stgraph.paths import Assignment, GoalTrace, Missing, Path, Trace
    from stgraph.support import Hop

_LISTED = 3
"""So many fictional data sets are named."""


def through(path: Path, language: str) -> str:
    """ "directly", or what lies between a goal and what it rests on."""
    between = [hop.upper.label(language) for hop in path.hops[:-1]]
    return say("through", language, things=" → ".join(between)) if between else say("directly", language)


def relation_name(hop: Hop, language: str) -> str:
    """The relation with an arrow in the direction in which it reads."""
    name = pick(hop.relation_labels, language, vocab.local_name(hop.relation))
    return f"{'↓' if hop.reverse else '↑'} {name}"


def unit_words(assignment: Assignment, language: str) -> str:
    """A unit, and on what basis where it is not stated."""
    basis = "" if assignment.basis == vocab.STATED else f" ({say(assignment.basis, language)})"
    return f"{assignment.unit.label(language)}{basis}"


def nothing(goal: GoalTrace, result: Trace, language: str) -> str:
    """What an empty answer means: nothing recorded, or nothing that passes the filters."""
    hidden = any(missing.blocked for missing in goal.missing)
    return say("none-stated" if hidden else f"no-{result.to}" if result.to else "none-recorded", language)


def why_not(goal: GoalTrace, language: str) -> list[tuple[str, list[str]]]:
    """What is not reached, and for each: which hop fails and what would have been needed.

    Targets that are missed for the same reason stand together.
    """
    found: dict[tuple[str, ...], list[Missing]] = {}
    for missing in goal.missing:
        found.setdefault(tuple(_causes(goal, missing, language)), []).append(missing)
    return [
        (
            "; ".join(say(f"missing-{missing.target}", language) for missing in together),
            [*causes, _needed(goal, together, language)],
        )
        for causes, together in found.items()
    ]


def _causes(goal: GoalTrace, missing: Missing, language: str) -> Iterable[str]:
    if goal.goal in missing.dead_ends:
        yield say("missing-start", language)
        return
    if missing.blocked:
        hops = ", ".join(_hop_words(hop, language) for hop in missing.blocked[:3])
        yield say("missing-blocked", language, hops=hops)
    elif missing.dead_ends and goal.vision is None:
        names = ", ".join(thing.label(language) for thing in missing.dead_ends[:3])
        yield say("missing-at", language, things=names)
    else:
        yield say("missing-elsewhere", language)


def _hop_words(hop: Hop, language: str) -> str:
    relation = pick(hop.relation_labels, language, vocab.local_name(hop.relation))
    ends = (hop.upper, hop.lower) if hop.reverse else (hop.lower, hop.upper)
    lower, upper = (end.label(language) for end in ends)
    return f"{lower} – {relation} – {upper} ({say(hop.basis, language)})"


def _needed(goal: GoalTrace, together: Sequence[Missing], language: str) -> str:
    ends = together[0].dead_ends
    start = ends[0] if ends and goal.vision is None else goal.goal
    target = " / ".join(say(f"target-{missing.target}", language) for missing in together)
    return say("needed", language, thing=start.label(language), target=target)


def warnings(datasets: Iterable[Dataset], language: str) -> list[str]:
    """What a reader must know of the data: that it is fictional."""
    titles = [item.title(language) for item in datasets if item.fictional]
    if len(titles) > _LISTED:
        return [say("many-fictional", language, count=len(titles))]
    return [say("fictional", language, title=title) for title in titles]
