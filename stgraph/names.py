"""From what a person types to the one thing that is meant: an IRI, a short id, its end, a name, words."""

import re
import shlex
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from stgraph import vocab
from stgraph.errors import UsageProblem
from stgraph.graph import Selects, labels_of
from stgraph.spaces import short_id, uri_spaces
from stgraph.support import Resource, SupportGraph
from stgraph.text import near

SHOWN = 12
"""How many candidates an error lists."""

SUGGESTED = 3
"""How many near misses an error lists."""

RECORD = "record"
"""The kind of what is written down about other things: links, outcomes, decisions, web pages."""

WHOLE = 3
"""A typed word of so many letters or fewer is a whole word of a label; a longer one may begin one."""

EXAMPLES = {
    "goal": "goal/kn-1",
    "unit": "organisation/kn",
    "governing": "organisation/kn",
    "support": "document/livskvalitetsprogram-2016",
    "thing": "goal/kn-1, stg:Goal",
}
"""A short id of each kind of thing that may be sought."""

_COMMANDS = {
    "goal": "stgraph trace {id}",
    "unit": "stgraph trace --unit {id}",
    "support": "stgraph trace --from {id}",
}
"""The command that takes a thing of a kind; `explain` takes the rest."""


def resolve(
    name: str, candidates: Iterable[Resource], what: str, others: Iterable[Resource] = ()
) -> Resource:
    """The one candidate that `name` means.

    Tried in turn: the whole IRI (`<…>` and known prefixes understood), the short id ("goal/kn-1"), both
    in any case; the last part of the IRI ("kn-1") or a whole label; words that all begin words of one
    label (those of up to WHOLE letters: are words of it). Raises UsageProblem with the candidates where
    several fit; where none does, with the one of the `others` that fits (see `everything`), else with
    suggestions. `what` is the kind of thing sought, a key of EXAMPLES.
    """
    name = _bare(name)
    if not name:
        raise UsageProblem("empty-name", example=EXAMPLES[what])
    things = sorted(candidates, key=_rank)
    found = _fitting(name, things)
    if len(found) == 1:
        return found[0]
    if found:
        more = len(found) - SHOWN
        raise UsageProblem(
            "ambiguous",
            name=name,
            count=len(found),
            candidates=_distinct(found)[:SHOWN],
            more=f"\n  … +{more}" if more > 0 else "",
        )
    elsewhere = _fitting(name, sorted(others, key=_rank))
    if len(elsewhere) == 1:
        command = _COMMANDS.get(elsewhere[0].kind, "stgraph explain {id}")
        command = command.format(id=shlex.quote(elsewhere[0].id))
        raise UsageProblem(
            "unknown", name=name, what=what, hint="near-other", near=tuple(elsewhere), command=command
        )
    suggested = _distinct(_suggestions(name, things))
    hint = "near" if suggested else "near-none"
    raise UsageProblem("unknown", name=name, what=what, hint=hint, near=suggested, example=EXAMPLES[what])


def resolve_any(graph: Selects, name: str) -> Resource:
    """The one labelled thing, term or concept in the whole graph that `name` means.

    What is written about other things (links, outcomes, web pages …) is found by its IRI or id, and by
    its name or words where nothing else is.
    """
    return replace(resolve(name, labelled(graph), "thing"), kind="thing")


def labelled(graph: Selects) -> Iterator[Resource]:
    """Every labelled thing, term and concept, of kind RECORD or "thing"; read when the first is asked for."""
    spaces = uri_spaces(graph)
    records = {row[0].value for row in graph.select("_records")}
    for iri, texts in labels_of(graph.select("_labels")).items():
        yield Resource(iri, short_id(iri, spaces), texts, RECORD if iri in records else "thing")


def everything(graph: Selects, support: SupportGraph) -> Iterator[Resource]:
    """All that a name may mean, each with the kind of thing that it can be sought as.

    Read when the first is asked for, so that `resolve` pays for it only where a name fits nothing.
    """
    kinds = {thing.iri: "goal" for thing in goals(support)}
    kinds |= {thing.iri: "unit" for thing in units(support)}
    for iri, thing in support.resources.items():
        yield replace(thing, kind=kinds.get(iri, "support"))
    yield from (thing for thing in labelled(graph) if thing.iri not in support.resources)


def goals(support: SupportGraph) -> list[Resource]:
    """Every goal that can be named, those inside documents last."""
    return support.of_class("Goal") + support.of_class("DocumentGoal")


def units(support: SupportGraph) -> list[Resource]:
    """Every organisation."""
    return support.of_class("Organisation")


def supporting(support: SupportGraph) -> list[Resource]:
    """Everything that something else can rest on: all but organisations."""
    not_these = {thing.iri for thing in units(support)}
    return [support.resources[iri] for iri in sorted(support.resources) if iri not in not_these]


def shortest(things: Sequence[Resource]) -> Mapping[str, str]:
    """{IRI: the shortest text that means this one among the things}: the last part of its id, else the id."""
    count = Counter(text for thing in things for text in _names(thing))
    last = {thing.iri: vocab.local_name(thing.iri) for thing in things}
    return {t.iri: last[t.iri] if count[_folded(last[t.iri])] == 1 else t.id for t in things}


def _bare(name: str) -> str:
    """Without the blanks and angle brackets around it."""
    name = name.strip()
    return name[1:-1].strip() if name.startswith("<") and name.endswith(">") else name


def _folded(text: str) -> str:
    """For comparing: without case, in composed characters, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _expanded(name: str) -> str:
    """The IRI that a name with a known prefix stands for, else the name."""
    prefix, _, rest = name.partition(":")
    start = vocab.PREFIXES.get(prefix.casefold())
    return start + rest if start else name


def _rank(thing: Resource) -> tuple[int, str]:
    """Sorts things of a municipality before terms before concepts before records and web pages."""
    if thing.kind == RECORD:
        return (3, thing.iri)
    if thing.iri.startswith(vocab.DEF):
        return (2, thing.iri)
    return (int(thing.iri.startswith(tuple(vocab.PREFIXES.values()))), thing.iri)


def _fitting(name: str, things: Sequence[Resource]) -> list[Resource]:
    """What the first way of reading the name finds; records by name or words only after all else."""
    main = [thing for thing in things if thing.kind != RECORD]
    pools = (main, things) if len(main) < len(things) else (things,)
    ways = [(fits, things) for fits in (_by_iri, _by_id, _by_id_in_any_case)]
    ways += [(fits, pool) for pool in pools for fits in (_by_name, _by_words)]
    return next((found for fits, pool in ways if (found := fits(name, pool))), [])


def _by_iri(name: str, things: Sequence[Resource]) -> list[Resource]:
    wanted = (name, _expanded(name))
    return [thing for thing in things if thing.iri in wanted]


def _by_id(name: str, things: Sequence[Resource]) -> list[Resource]:
    return [thing for thing in things if thing.id == name]


def _by_id_in_any_case(name: str, things: Sequence[Resource]) -> list[Resource]:
    wanted = {_folded(name), _folded(_expanded(name))}
    return [thing for thing in things if not wanted.isdisjoint((_folded(thing.id), _folded(thing.iri)))]


def _by_name(name: str, things: Sequence[Resource]) -> list[Resource]:
    wanted = _folded(name)
    return [thing for thing in things if wanted in _names(thing)]


def _names(thing: Resource) -> set[str]:
    """The last part of its IRI and its labels, folded."""
    return {_folded(text) for text in (vocab.local_name(thing.iri), *thing.labels.values())}


def _by_words(name: str, things: Sequence[Resource]) -> list[Resource]:
    ends = {word: r"(?!\w)" if len(word) <= WHOLE else "" for word in _folded(name).split()}
    starts = [re.compile(rf"(?<!\w){re.escape(word)}{end}") for word, end in ends.items()]
    return [
        thing
        for thing in things
        if any(all(start.search(label) for start in starts) for label in map(_folded, thing.labels.values()))
    ]


def _distinct(things: Sequence[Resource]) -> tuple[Resource, ...]:
    """The things, with the IRI for an id where two data sets use the same."""
    count = Counter(thing.id for thing in things)
    return tuple(replace(thing, id=thing.iri) if count[thing.id] > 1 else thing for thing in things)


def _suggestions(name: str, things: Sequence[Resource]) -> list[Resource]:
    """What looks most like the name: by id, then by the last part, then by label or a word of one."""
    main = [thing for thing in things if thing.kind != RECORD]
    texts = [(text, thing) for thing in main for text in thing.labels.values()]
    words = [(word, thing) for text, thing in texts for word in text.split()]
    found: dict[str, Resource] = {}
    for named in (
        [(thing.id, thing) for thing in things],
        [(vocab.local_name(thing.iri), thing) for thing in main],
        texts + words,
    ):
        # of several with the same text the first, as they are sorted
        by_text = {text.casefold(): thing for text, thing in reversed(named)}
        for text in near(name, by_text, SUGGESTED):
            found.setdefault(by_text[text].iri, by_text[text])
    return list(found.values())[:SUGGESTED]
