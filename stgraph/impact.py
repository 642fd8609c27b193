"""What depends on one document, programme or item: what loses its support when it goes, and when.

Two traces are compared: of the graph as it is, and of the same graph without the thing and its parts.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from stgraph import names, vocab
from stgraph.graph import Selects
from stgraph.paths import GoalTrace, Path
from stgraph.support import Hop, Resource, SupportGraph, load_support
from stgraph.tracing import Tracer, strength

ALL, SOME, CHAIN = "all", "some", "chain"
EFFECTS = (ALL, SOME, CHAIN)
"""How much is lost, most first: all documents and programme items, some, or a mere hop on the way."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What one goal, or whatever else rests on the thing, loses: its traces before and after.

    `path` leads up to the nearest of what goes.
    """

    before: GoalTrace
    after: GoalTrace
    path: Path

    def __repr__(self) -> str:
        return f"<Loss of {self.thing.id}: {self.effect}>"

    @property
    def thing(self) -> Resource:
        """What loses."""
        return self.before.goal

    @property
    def lost(self) -> tuple[Path, ...]:
        """The support that no path leads to any longer."""
        left = {path.resource for path in self.kept}
        return tuple(path for path in self.before.support if path.resource not in left)

    @property
    def kept(self) -> tuple[Path, ...]:
        """The support that remains, strongest first, whether or not it has ended by then."""
        return self.after.support

    @property
    def effect(self) -> str:
        """One of EFFECTS."""
        if not self.lost:
            return CHAIN
        return SOME if self.kept else ALL

    @property
    def only_inferred(self) -> bool:
        """Whether support remains, but none that is stated in every hop."""
        return bool(self.kept) and all(path.basis != vocab.STATED for path in self.kept)

    @property
    def loses_vision(self) -> bool:
        """Whether the vision was reached and no longer is."""
        return self.before.vision is not None and self.after.vision is None


@dataclass(frozen=True, slots=True)
class Impact:
    """The answer to `impact`. Falsy where no goal is touched.

    `parts` go with the resource; `goals` and `chains` (whatever else rests on it) come in order of
    effect. `hidden` counts the goals that rest on it and are left out, since they have ended or are
    another unit's. `hops` are all hops between what is told of and what goes.
    """

    resource: Resource
    parts: tuple[Resource, ...]
    goals: tuple[Loss, ...]
    chains: tuple[Loss, ...]
    as_of: int
    unit: Resource | None
    hidden: int
    hops: tuple[Hop, ...]

    def __bool__(self) -> bool:
        return bool(self.goals)

    def __repr__(self) -> str:
        return f"<Impact of {self.resource.id}: {len(self.goals)} goals>"

    @property
    def since(self) -> int | None:
        """The year after its last, from which it holds no longer; None where no last year is recorded."""
        return None if self.resource.end is None else self.resource.end + 1

    def early(self, loss: Loss) -> bool | None:
        """Whether it goes before the goal's own last year is over; None where one of the two is not known."""
        if self.since is None or loss.thing.end is None:
            return None
        return self.since <= loss.thing.end

    def ended(self, path: Path) -> bool:
        """Whether the support at the end of a path will itself have ended by the time of the loss."""
        end = path.resource.end
        return end is not None and end < max(self.as_of, self.since or self.as_of)


def impact(
    graph: Selects,
    resource: str,
    *,
    as_of: int | None = None,
    unit: str | None = None,
    every: bool = False,
    document_goals: bool = False,
) -> Impact:
    """The goals that lose some or all support if `resource` is repealed or expires, and since when.

    `resource` is an IRI, a short id or words of the name; what is part of it goes with it. Goals and
    other things that have ended before `as_of` (default: this year) are left out unless `every`;
    `unit` keeps the goals of one organisation. `document_goals` counts those inside documents, too.
    Raises UsageProblem for a name that fits nothing, or several things.
    """
    support = load_support(graph)
    now = Tracer(graph, as_of=as_of, support=support)
    found = names.resolve(resource, names.supporting(support), "support", now.everything())
    wanted = now.unit(unit) if unit is not None else None
    gone = with_parts(support, [found.iri])
    then = Tracer(graph, as_of=as_of, support=support.without(gone))
    resting = _resting(support, gone)
    goals = {goal.iri for goal in now.goals(document_goals)} & resting

    def losses(traces: Iterable[GoalTrace]) -> tuple[Loss, ...]:
        told = (trace for trace in traces if every or trace.state != "ended")
        found = (Loss(trace, then.goal(trace.goal.iri), _nearest(now, trace, gone)) for trace in told)
        return tuple(sorted(found, key=lambda loss: EFFECTS.index(loss.effect)))

    of_unit = now.all_goals(wanted, None, document_goals)
    told = losses(trace for trace in of_unit if trace.goal.iri in goals)
    chains = losses(now.goal(iri) for iri in sorted(resting - goals))
    return Impact(
        resource=found,
        parts=tuple(support.resources[iri] for iri in gone[1:]),
        goals=told,
        chains=chains,
        as_of=now.as_of,
        unit=wanted,
        hidden=len(goals) - len(told),
        hops=tuple(_between(support, [loss.thing.iri for loss in (*told, *chains)], resting.union(gone))),
    )


def with_parts(support: SupportGraph, things: Iterable[str]) -> list[str]:
    """The things, then their parts and the parts of these, but for those of a whole that stays.

    An aim that stands in a document is no part of it: it was decided on its own.
    """
    aim = vocab.SPEC + "Aim"
    wholes: dict[str, set[str]] = {}
    parts: dict[str, list[str]] = {}
    for hop in (hop for hops in support.up.values() for hop in hops if hop.structural):
        if aim in support.types[hop.upper.iri] or aim not in support.types[hop.lower.iri]:
            wholes.setdefault(hop.lower.iri, set()).add(hop.upper.iri)
            parts.setdefault(hop.upper.iri, []).append(hop.lower.iri)
    gone = dict.fromkeys(things)
    queue = list(gone)
    for iri in queue:
        for part in sorted(parts.get(iri, ())):
            if part not in gone and wholes[part] <= gone.keys():
                gone[part] = None
                queue.append(part)
    return queue


def _resting(support: SupportGraph, gone: Iterable[str]) -> set[str]:
    """All that rests on what goes, directly or through something else."""
    below: dict[str, list[str]] = {}
    for hop in (hop for hops in support.up.values() for hop in hops):
        below.setdefault(hop.upper.iri, []).append(hop.lower.iri)
    seen = set(gone)
    queue = list(seen)
    for iri in queue:
        new = set(below.get(iri, ())) - seen
        seen |= new
        queue += new
    return seen.difference(gone)


def _nearest(tracer: Tracer, trace: GoalTrace, gone: Iterable[str]) -> Path:
    paths = tracer.paths(trace.goal.iri)
    return min((paths[iri] for iri in gone if iri in paths), key=strength)


def _between(support: SupportGraph, starts: Iterable[str], within: Collection[str]) -> Iterator[Hop]:
    """The hops upwards from the starts that stay within some things, nearest first."""
    queue = list(dict.fromkeys(starts))
    seen = set(queue)
    for iri in queue:
        for hop in support.up.get(iri, ()):
            if hop.upper.iri in within:
                yield hop
                if hop.upper.iri not in seen:
                    seen.add(hop.upper.iri)
                    queue.append(hop.upper.iri)
