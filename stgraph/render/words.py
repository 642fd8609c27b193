"""Phrases that several formats share."""

from collections.abc import Iterable

from stgraph import vocab
from stgraph.messages import say
from stgraph.summary import Dataset
from stgraph.support import Hop
from stgraph.text import pick
from stgraph.trace import Path


def through(path: Path, language: str) -> str:
    """ "directly", or what lies between a goal and what it rests on."""
    between = [hop.upper.label(language) for hop in path.hops[:-1]]
    return say("through", language, things=" → ".join(between)) if between else say("directly", language)


def relation_name(hop: Hop, language: str) -> str:
    """The relation with an arrow in the direction in which it reads."""
    name = pick(hop.relation_labels, language, vocab.local_name(hop.relation))
    return f"{'↓' if hop.reverse else '↑'} {name}"


def warnings(datasets: Iterable[Dataset], language: str) -> list[str]:
    """What a reader must know of the data: that it is fictional."""
    return [say("fictional", language, title=item.title(language)) for item in datasets if item.fictional]
