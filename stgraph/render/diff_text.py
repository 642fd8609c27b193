"""What changed, for a person at a terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from stgraph.difference import ADDED, CHANGED, DROPPED, LOST, RETIRED, Change, Changes, Section
from stgraph.messages import say
from stgraph.render.diff import edit_lines, edit_name, named, notes, summary, title, told
from stgraph.render.terminal import Hanging, plain

_STYLES = {ADDED: "green", CHANGED: "yellow", RETIRED: "magenta", LOST: "bold red", DROPPED: "red"}


def changes(result: Changes, old: str, new: str, language: str) -> RenderableType:
    """Lost identifiers, a line for each section, then each section in full."""
    if not result:
        return Text(plain(say("diff-none", language, old=old, new=new)))
    parts: list[RenderableType] = [
        Text(plain(say("diff-title", language, old=old, new=new)), style="bold"),
        Text(),
    ]
    if result.lost:
        parts.append(Text(say("diff-lost", language, count=len(result.lost)), style="bold red"))
        parts += [_indented(_lost(change, language), 2) for change in result.lost]
    else:
        parts.append(Text(say("diff-lost-none", language)))
    if result.sections:
        parts += [Text(), Text(say("diff-summary", language), style="bold")]
        parts += [_indented(_summary(section, language), 2) for section in result.sections]
    for section in result.sections:
        parts += [Text(), Text(plain(title(section, language)), style="bold")]
        parts += [_indented(_change(change, language), 2) for change in section.changes]
    return Group(*parts)


def _indented(part: RenderableType, columns: int) -> Padding:
    return Padding(part, (0, 0, 0, columns))


def _summary(section: Section, language: str) -> RenderableType:
    return Hanging(Text("·"), Text(plain(f"{title(section, language)}: {summary(section, language)}")))


def _lost(change: Change, language: str) -> RenderableType:
    return Group(
        Hanging(Text("·"), Text(plain(named(change, language)))),
        *(_indented(Text(plain(note), style="italic"), 4) for note in notes(change, language)),
    )


def _change(change: Change, language: str) -> RenderableType:
    word = Text(f"{say(change.kind, language)}:", style=_STYLES[change.kind])
    return Group(
        Hanging(word, Text(plain(named(change, language)))),
        *(_indented(Text(plain(note)), 4) for note in notes(change, language)),
        *(_indented(part, 4) for part in _edits(change, language)),
    )


def _edits(change: Change, language: str) -> Iterator[RenderableType]:
    for edit in told(change, language):
        name, lines = f"{plain(edit_name(edit, language))}:", edit_lines(edit, language)
        if len(lines) == 1:
            mark, text = lines[0]
            yield Hanging(Text(f"{name} {mark}".rstrip(), style="cyan"), Text(plain(text)))
        else:
            yield Text(name, style="cyan")
            yield from (_indented(Hanging(Text(mark or "·"), Text(plain(text))), 2) for mark, text in lines)
