"""Rules that many columns share: one filled cell, the facts that it became.

An empty cell becomes nothing, and the test of invented facts sees to the rest.
"""

from collections.abc import Callable, Iterator

from tests.facts.asks import (
    Anycase,
    English,
    Ours,
    Pattern,
    date,
    gyear,
    items,
    number,
    short,
)
from tests.facts.find import NotFound, Row, World
from tests.facts.graph import ALT, LABEL, SOURCE, TYPE, Node, iri, literal

Triple = tuple[str, str, Node | Pattern]
Rule = Callable[[World, Row, str, str], Iterator[Triple]]
"""(world, row, the thing of the row, the cell) → facts."""


def text(predicate: str, language: str) -> Rule:
    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield thing, iri(predicate), literal(cell, language=language)

    return rule


def name(language: str) -> Rule:
    """A name of the thing: its label, or an alternative one where another table's is preferred."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        asked = Anycase(language, cell)
        if any(asked(n) for n in world.graph.of(thing, LABEL)):
            yield thing, LABEL, asked
        else:
            yield thing, ALT, literal(cell, language=language)

    return rule


def label(language: str) -> Rule:
    """The preferred name."""
    return text("rdfs:label", language)


def english_label(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield thing, LABEL, English(cell)


def publisher(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """The city is written in Swedish, the rest in English."""
    swedish = cell == "Helsingborgs stad"
    rule = both_from_swedish if swedish else both_from_english
    yield from rule("dcterms:publisher")(world, row, thing, cell)


def both_from_english(predicate: str) -> Rule:
    """An English cell: the words in English, a translation in Swedish."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield thing, iri(predicate), English(cell)
        yield thing, iri(predicate), Ours("sv", cell)

    return rule


def both_from_swedish(predicate: str) -> Rule:
    """A Swedish cell: the words in Swedish, a translation in English."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield thing, iri(predicate), literal(cell, language="sv")
        yield thing, iri(predicate), Ours("en", cell)

    return rule


def plain(predicate: str) -> Rule:
    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield thing, iri(predicate), literal(cell)

    return rule


def plains(predicate: str) -> Rule:
    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        for part in items(cell):
            yield thing, iri(predicate), literal(part)

    return rule


def value(predicate: str) -> Rule:
    """A number: the same digits, as a number."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield thing, iri(predicate), number(cell)

    return rule


def year(predicate: str) -> Rule:
    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield thing, iri(predicate), gyear(cell)

    return rule


def concept(predicate: str, scheme: str, words: dict[str, str]) -> Rule:
    """A word of a closed list: a concept of a code list."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield thing, iri(predicate), iri(f"def:{scheme}/{words[cell]}")

    return rule


def a(words: dict[str, str]) -> Rule:
    """A word of a closed list: the class of the thing."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield thing, TYPE, iri(f"stg:{words[cell]}")

    return rule


def to(predicate: str, table: str) -> Rule:
    """An id, or several: the things of those rows."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        for key in items(cell):
            yield thing, iri(predicate), world.thing(table, key)

    return rule


def to_organisation(predicate: str) -> Rule:
    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        for key in items(cell):
            yield thing, iri(predicate), world.organisation(key)

    return rule


def page(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield thing, SOURCE, cell


def period(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """A lone year is that year, "2012-2015" from and through, "2018-" from."""
    start, dash, end = cell.partition("-")
    yield thing, iri("stg:validFromYear"), gyear(start)
    if end or not dash:
        yield thing, iri("stg:validThroughYear"), gyear(end or start)


def since(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """A period of which a lone year is only the start, or the year of the source."""
    start, _, end = cell.partition("-")
    yield thing, iri("stg:validFromYear"), gyear(start)
    if end:
        yield thing, iri("stg:validThroughYear"), gyear(end)


def mentioned(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    start, dash, end = cell.partition("-")
    yield thing, iri("stg:mentionedFromYear"), gyear(start)
    if end or not dash:
        yield thing, iri("stg:mentionedThroughYear"), gyear(end or start)


def limit(end: str) -> Rule:
    """A bound of validity: the year always, the exact date beside it where the cell is finer."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield thing, iri(f"stg:valid{end}Year"), gyear(cell[:4])
        if len(cell) > 4:
            yield thing, iri(f"stg:valid{end}"), date(cell)

    return rule


def named(kind: str) -> Rule:
    """The local name of the thing itself."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        if thing != iri(f"id:{kind}/{cell}"):
            raise NotFound(f"{cell}: is {short(thing)}")
        return iter(())

    return rule


note = both_from_english("skos:note")
