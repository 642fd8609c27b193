"""Results for a person at a terminal. Colour is decoration; marks and words carry the meaning."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stgraph import vocab
from stgraph.datasets import Dataset
from stgraph.describing import Description, Statement
from stgraph.messages import say
from stgraph.render.statements import footnoted, place, property_name, readable, reason, value
from stgraph.render.terminal import Footnotes, Hanging, marked, plain
from stgraph.summary import Summary
from stgraph.support import BASES
from stgraph.text import alphabetical

SHOWN = 40
"""How many statements of one kind `explain` shows."""


def description(result: Description, footnotes: Footnotes, language: str) -> RenderableType:
    """The page of one thing."""
    thing = result.resource
    own_id = "" if thing.id == thing.iri else f"{plain(thing.id)} "
    parts: list[RenderableType] = [
        Text(plain(thing.label(language)), style="bold"),
        Text(f"{own_id}{footnotes.mark(thing.iri)}", style="dim"),
        Text(),
        _statements(result.says, "", footnotes, language),
    ]
    if result.pointed_at_by:
        parts += [
            Text(),
            Text(say("pointed-at", language), style="bold"),
            _statements(result.pointed_at_by, "← ", footnotes, language),
        ]
    return Group(*parts)


def _statements(
    statements: Iterable[Statement], arrow: str, footnotes: Footnotes, language: str
) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", max_width=26, overflow="fold")
    grid.add_column(overflow="fold")
    for property_, group in groupby(readable(statements, language), key=lambda s: s.property):
        found = list(group)
        name = f"{arrow}{plain(property_name(property_, language))}"
        values = [_value(statement, footnotes, language) for statement in found[:SHOWN]]
        if all(isinstance(shown, str) for shown in values):
            values = [Text(" ".join(map(str, values)), style="dim")]
        if len(found) > SHOWN:
            values.append(Text(say("and-more", language, count=len(found) - SHOWN), style="dim"))
        for index, shown in enumerate(values):
            grid.add_row("" if index else name, shown)
    return grid


def _value(statement: Statement, footnotes: Footnotes, language: str) -> RenderableType:
    """The value, and below it each assertion about it: basis, source and place, reason.

    A mere address is its mark, a string.
    """
    name, id_, address = value(statement, language)
    if address and not name and not statement.evidence:
        return footnotes.mark(address)
    text = Text(footnoted(plain(name), footnotes.mark))
    text.append(f"  {plain(id_)}" if id_ else "", style="dim")
    text.append(f" {footnotes.mark(address)}" if address else "", style="dim")
    lines: list[RenderableType] = [text]
    for evidence in statement.evidence:
        head = marked(evidence.basis, say(evidence.basis, language))
        where = [*map(footnotes.mark, evidence.sources), footnoted(plain(place(evidence)), footnotes.mark)]
        head.append("".join(f" {part}" for part in where if part), style="dim default")
        lines.append(head)
        if why := reason(evidence, language):
            label = Text(f"{say('why', language)}:", style="dim")
            lines.append(Hanging(label, Text(footnoted(plain(why), footnotes.mark))))
    return Group(*lines)


def summary(result: Summary, language: str) -> RenderableType:
    """The answer to `info`."""
    parts: list[RenderableType] = []
    for item in result.datasets:
        parts += [_dataset(item, language), Text()]
    if not result.datasets:
        parts += [Text(say("no-dataset", language)), Text()]
    counts = {"triples": result.triples, "files": len(result.files), "ontology": result.ontology_triples}
    parts.append(Text(say("loaded", language, **counts)))
    parts.append(Text(_links(result, language)))
    if vocab.BASE == vocab.DEFAULT_BASE:
        parts.append(Text(say("unregistered", language, base=vocab.BASE), style="dim"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right")
    grid.add_column()
    for found in sorted(result.classes, key=lambda found: alphabetical(found.label(language))):
        grid.add_row(str(found.count), plain(found.label(language)))
    if result.classes:
        parts += [Text(), Text(say("counts", language), style="bold"), Padding(grid, (0, 0, 0, 2))]
    return Group(*parts)


def _links(result: Summary, language: str) -> str:
    total = sum(result.links.values())
    shares = [
        f"{say(basis, language)}: {count} ({100 * count / total:.0f} %)"
        for basis in BASES
        if (count := result.links.get(basis, 0))
    ]
    if not total:
        return say("no-links", language)
    return say("share-stated", language, total=total, shares=", ".join(shares))


def _dataset(item: Dataset, language: str) -> RenderableType:
    lines = [Text(plain(item.title(language)), style="bold")]
    lines.append(Text(say("version", language, version=item.version or "–", issued=item.issued or "–")))
    lines.append(Text(f"{say('licence', language)}: {plain(item.licence) or '–'}"))
    lines.append(Text(f"{say('period', language)}: {item.period or '–'}"))
    return Group(*lines)


def rows(columns: Sequence[str], cells: Iterable[Sequence[str]], language: str) -> RenderableType:
    """A query's answer as a table."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(plain(column), overflow="fold")
    for row in cells:
        table.add_row(*(Text(plain(cell)) for cell in row))
    return table if table.row_count else Text(say("no-rows", language))
