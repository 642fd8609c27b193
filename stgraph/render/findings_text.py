"""Findings at a terminal, as a good compiler tells them: place, message, excerpt, rule, remedy."""

import os
import shlex
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stgraph.findings import Finding, Report, Thing
from stgraph.lines import Place
from stgraph.messages import say
from stgraph.norms import SEVERITIES, Norm
from stgraph.render.norms import lines, modality
from stgraph.render.terminal import Hanging, plain
from stgraph.sources import is_address
from stgraph.text import excerpt, pick

STYLES = {"violation": "bold red", "warning": "bold yellow", "info": "bold cyan"}
INFO = SEVERITIES[-1]

SHOWN = 6
"""How many things a folded line names."""


def report(result: Report, language: str, data: Sequence[str] = ()) -> RenderableType:
    """The answer to `validate`: findings in full, what is merely not recorded a line a norm, what is waived
    a line a reason, a summary. `data` are the sources that the reader named, for the command that comes next.
    """
    parts: list[RenderableType] = []
    for item in result.findings:
        if not item.absence:
            parts += [finding(item, result.norm(item), language, data), Text()]
    for severity in SEVERITIES:
        absent = [item for item in result.findings if item.absence and item.severity == severity]
        if absent:
            heading = say("not-recorded" if severity == INFO else severity, language)
            parts += [Text(heading, style="bold"), *_folded(absent, language), Text()]
    if result.waived:
        parts += [
            Text(say("waived-heading", language), style="bold"),
            *_waived(result.waived, language),
            Text(),
        ]
    parts.append(summary(result, language))
    return Group(*parts)


def finding(item: Finding, norm: Norm | None, language: str, data: Sequence[str] = ()) -> RenderableType:
    """One finding in full."""
    head = Text(no_wrap=True, overflow="ignore")
    if item.place:
        head.append(f"{position(item.place)}: ", style="bold")
    head.append(say(item.severity, language), style=STYLES[item.severity])
    head.append(f" {plain(item.rule)}", style="bold")
    parts: list[RenderableType] = [head, Padding(_told(item, language), (0, 0, 0, 2))]
    if item.place and item.place.line is not None:
        parts += _excerpt(item.place)
    notes: list[tuple[str, Text]] = []
    for thing, place in item.related:
        where = f"  {position(place)}" if place else ""
        notes.append(
            (say("together", language) if not notes else "", Text(f"{name(thing, language)}{where}"))
        )
    if norm:
        notes.append((say("rule", language), Text(demand(norm, language))))
        if norm.quote:
            notes.append((say("words", language), Text(plain(quoted(norm, language)))))
    if hint := pick(item.hint, language):
        notes.append((say("remedy", language), Text(plain(hint))))
    if norm:
        notes.append((say("manual", language), Text(_next_command(norm, data))))
    width = max(len(label) for label, _ in notes) if notes else 0
    for label, text in notes:
        parts.append(Padding(Hanging(Text(f"{label:<{width}} ", style="dim"), text), (0, 0, 0, 2)))
    return Group(*parts)


def position(place: Place) -> str:
    """file:line:column as an editor opens it; relative to the working folder where that is shorter."""
    path = shown_path(place.file)
    return path if place.line is None else f"{path}:{place.line}:{place.column}"


def shown_path(path: Path) -> str:
    """The path below the working folder, or the whole."""
    relative = os.path.relpath(path)
    return plain(str(path) if relative.startswith("..") else relative)


def name(thing: Thing, language: str) -> str:
    """What a thing is called, and its id."""
    label = plain(pick(thing.labels, language))
    return f"{label} ({plain(thing.id)})" if label else plain(thing.id)


def demand(norm: Norm, language: str) -> str:
    """What the norm demands, and how strongly its source does."""
    strength = f" ({modality(norm, language)})" if norm.modality else ""
    return plain(f"{pick(norm.labels, language)}{strength}")


def quoted(norm: Norm, language: str) -> str:
    """The words of the source, and whose they are."""
    if norm.lines:
        return say("source-words", language, line=lines(norm), quote=norm.quote)
    return " ".join([f"”{norm.quote}”", *norm.sources])


def _next_command(norm: Norm, data: Sequence[str]) -> str:
    options = [("--endpoint" if is_address(source) else "--data", source) for source in data if source != "-"]
    named = [f"{option} {shlex.quote(source)}" for option, source in options]
    return plain(" ".join([f"stgraph explain {norm.id}", *named]))


def _told(item: Finding, language: str) -> Text:
    subject = pick(item.focus.labels, language)
    text = Text(plain(subject) if subject else plain(item.focus.id), style="default")
    if subject and item.focus.id:
        text.append(f" ({plain(item.focus.id)})", style="dim")
    text.append(f" {plain(pick(item.messages, language))}")
    return text


def _excerpt(place: Place) -> list[RenderableType]:
    """The line, and a caret under the offending text; a long line is cut around it."""
    source, start = plain(place.source), (place.column or 1) - 1
    same_line = place.end_line == place.line and place.end_column is not None
    length = (place.end_column or 0) - (place.column or 0) if same_line else len(source) - start
    shown, caret = excerpt(source, start + 1, length)
    number = str(place.line)
    gutter = " " * len(number)
    return [
        Text(f"  {number} | {shown}", no_wrap=True, overflow="ignore"),
        Text(f"  {gutter} | {caret}", style="red", no_wrap=True, overflow="ignore"),
    ]


def _folded(findings: Sequence[Finding], language: str) -> Iterable[RenderableType]:
    """A line for each way in which something is not recorded."""
    in_order = sorted(
        findings, key=lambda finding: (finding.rule, finding.shape, pick(finding.messages, language))
    )
    for (rule, message), group in groupby(in_order, key=lambda f: (f.rule, pick(f.messages, language))):
        found = list(group)
        text = Text(f"{plain(message)}: ")
        text.append(_ids(found, language), style="dim")
        yield Hanging(Text(f"{len(found):>4} {rule}"), text)


def _waived(findings: Sequence[Finding], language: str) -> Iterable[RenderableType]:
    """A line for each reason for which findings of a norm are let stand."""
    told = [(item.rule, pick(item.waiver.reason, language), item) for item in findings if item.waiver]
    for (rule, reason), group in groupby(sorted(told, key=lambda row: row[:2]), key=lambda row: row[:2]):
        found = [item for *_, item in group]
        until = max((item.waiver.until or 0 for item in found if item.waiver), default=0)
        text = Text(plain(reason))
        text.append(f" {say('through-year', language, year=until)}" if until else "")
        text.append(f" {_ids(found, language)}", style="dim")
        yield Hanging(Text(f"{len(found):>4} {plain(rule)}"), text)


def _ids(findings: Sequence[Finding], language: str) -> str:
    """What the findings of a folded line are about, the first few of them."""
    ids = ", ".join(plain(item.focus.id) for item in findings[:SHOWN])
    more = say("and-more", language, count=len(findings) - SHOWN) if len(findings) > SHOWN else ""
    return f"{ids} {more}".rstrip()


def summary(result: Report, language: str) -> RenderableType:
    """How many findings of which rule, and how many of them are waived."""
    counts = result.counts()
    if not counts:
        return Text(say("clean" if result.judged else "nothing-judged", language, year=result.as_of))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column, right in (("rule", False), ("severity", False), ("findings", True), ("waived", True)):
        table.add_column(say(f"column-{column}", language), justify="right" if right else "left")
    for rule, severity, found, waived in counts:
        style = STYLES[severity] if found else "dim"
        table.add_row(
            plain(rule), Text(say(severity, language), style=style), str(found or ""), str(waived or "")
        )
    total = {severity: sum(c[2] for c in counts if c[1] == severity) for severity in STYLES}
    waived_total = sum(count[3] for count in counts)
    said = say("validated", language, year=result.as_of, waived=waived_total, **total)
    return Group(table, Text(), Text(said))
