"""Syntax errors as a steward needs them told: the place, the lines, what is wrong, what to write instead.

The engine's reasons for the commonest mistakes are known here and become messages in both languages;
any other reason stays as the parser put it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from stgraph import vocab
from stgraph.errors import DataProblem
from stgraph.text import excerpt

TURTLE = (".ttl", ".nt", ".trig", ".nq")
"""File endings whose reasons are known."""

LISTED = 12
"""So many declared prefixes are named."""

LONG = 60
"""Characters of a word that a message repeats."""

_NEAR = 1 << 13
"""Bytes before a line in which the line before it is looked for."""

_LINE_END = re.compile(rb"\r\n|\r|\n")
_CURLY = re.compile("[“”„‟‘’‚«»]")
_DECLARED = re.compile(rb"(?im)^[ \t]*@?prefix[ \t]+([^\s:<]*:)")
_COMMENT = re.compile(r"(?:^|\s)#[^\"'<>]*$")
_TOKENS = re.compile(
    r"""
      "(?:[^"\\]|\\.)*+" | '(?:[^'\\]|\\.)*+' | <[^<>\s]*> | \#.* | (?P<open>["'])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What a parser said, where, and the file around it."""

    path: Path
    content: bytes = field(repr=False)
    line: int
    column: int
    length: int
    reason: str

    @property
    def raw(self) -> bytes:
        """The bytes of the line."""
        start = _start(self.content, self.line)
        end = _LINE_END.search(self.content, start)
        return self.content[start : end.start() if end else None]

    @property
    def source(self) -> str:
        """The text of the line."""
        return _text(self.raw)

    @property
    def first(self) -> bool:
        """Whether nothing but blanks stands before the place on its line."""
        return not self.source[: self.column - 1].strip()

    def before(self) -> tuple[int, str]:
        """Number and text of the last line before this one that says something; (0, "") if none does."""
        end = _start(self.content, self.line)
        lines = self.content[max(0, end - _NEAR) : end].splitlines()
        for back, raw in enumerate(reversed(lines), 1):
            if text := _COMMENT.sub("", _text(raw)).rstrip():
                return self.line - back, text
        return 0, ""


def problem(path: Path, content: bytes, line: int, column: int, reason: str, length: int = 1) -> DataProblem:
    """The error for what a parser says of `content`: the best message that is known for its reason."""
    fault = _Fault(path, content, line, column, length, reason)
    if path.suffix.lower() in TURTLE:
        if reason.startswith("Invalid UTF-8") or not _is_utf8(fault.raw):
            return not_utf8(path, content, line, column)
        for pattern, tell in _KINDS:
            match = pattern.match(reason)
            if match and (told := tell(fault, match)):
                return told
    return _tell("syntax", fault)


def not_utf8(path: Path, content: bytes, line: int = 1, column: int = 1) -> DataProblem:
    """The error for bytes that are not UTF-8, at the first of them; else at `line` and `column`."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = sum(1 for _ in _LINE_END.finditer(content, 0, error.start)) + 1
        column = len(_text(content[_start(content, line) : error.start])) + 1
    return _tell("syntax-encoding", _Fault(path, content, line, column, 1, ""))


def _tell(key: str, fault: _Fault, before: int = 0, **values: object) -> DataProblem:
    """The error with its excerpt: the line with a caret, below the line `before` if one is named."""
    place = {"path": fault.path, "line": fault.line, "column": fault.column}
    shown, caret = excerpt(fault.source, fault.column, fault.length)
    width = len(str(fault.line))
    rows = [f"  {fault.line} | {shown}".rstrip(), f"  {'':{width}} | {caret}"]
    if before:
        earlier = replace(fault, line=before).source.rstrip()
        rows.insert(0, f"  {before:>{width}} | {excerpt(earlier, len(earlier), 1)[0]}")
        values["before"] = before
    return DataProblem(key, **place, reason=fault.reason[: 4 * LONG], excerpt="\n".join(rows), **values)


def _dot(fault: _Fault, _match: re.Match[str]) -> DataProblem:
    """Two things side by side, with no mark between them."""
    before, _ = fault.before()
    if before and fault.first:
        return _tell("syntax-dot", fault, before)
    return _inside(fault) or _tell("syntax-dot-here", fault)


def _inside(fault: _Fault) -> DataProblem | None:
    """What follows a quotation mark at once: most likely the mark belongs to the text."""
    behind = fault.source[fault.column - 2 : fault.column - 1] in ('"', "'")
    return _tell("syntax-quote-inside", fault) if behind else None


def _bracket(fault: _Fault, _match: re.Match[str]) -> DataProblem:
    return _tell("syntax-bracket", fault, fault.before()[0] if fault.first else 0)


def _semicolon(fault: _Fault, _match: re.Match[str]) -> DataProblem | None:
    """An indented line that begins anew, since the line before it ended with a dot."""
    before, text = fault.before()
    indented = fault.source[:1].isspace()
    return _tell("syntax-semicolon", fault, before) if indented and text.endswith(".") else None


def _a(fault: _Fault, match: re.Match[str]) -> DataProblem | None:
    """The word `a` at the beginning of a line: the line before it ended wrongly."""
    return _semicolon(fault, match) or (_dot(fault, match) if fault.first else None)


def _value(fault: _Fault, match: re.Match[str]) -> DataProblem:
    return _tell("syntax-value", fault, mark=match[1])


def _word(fault: _Fault, match: re.Match[str]) -> DataProblem:
    return _inside(fault) or _tell("syntax-word", fault, word=match[1][:LONG])


def _prefix(fault: _Fault, match: re.Match[str]) -> DataProblem:
    prefix = match[1]
    if prefix in ("http", "https"):
        return _tell("syntax-address", fault)
    declared = (found[1].decode(errors="replace") for found in _DECLARED.finditer(fault.content))
    listed = " ".join(islice(dict.fromkeys(declared), LISTED)) or "–"
    address = vocab.PREFIXES.get(prefix, "…")
    return _tell("syntax-prefix", fault, prefix=prefix[:LONG], address=address, declared=listed[: 4 * LONG])


def _quote(fault: _Fault, _match: re.Match[str]) -> DataProblem:
    """A text without its end: from the mark that opens it to the end of the line."""
    source = fault.source
    opened = (token.start() for token in _TOKENS.finditer(source) if token["open"])
    start = next(opened, fault.column - 1)
    curly = list(_CURLY.finditer(source, start))
    if len(curly) % 2:  # they come in pairs, unless one stands for the straight mark
        last = replace(fault, column=curly[-1].start() + 1, length=1)
        return _tell("syntax-curly", last, mark=curly[-1][0])
    return _tell("syntax-quote", replace(fault, column=start + 1, length=len(source.rstrip()) - start))


def _curly(fault: _Fault, _match: re.Match[str]) -> DataProblem | None:
    mark = fault.source[fault.column - 1 : fault.column]
    return _tell("syntax-curly", fault, mark=mark) if _CURLY.fullmatch(mark) else None


def _end(fault: _Fault, match: re.Match[str]) -> DataProblem:
    """The end of the file, inside a token that begins at the place or between two."""
    begun = fault.source[fault.column - 1 :]
    if begun.startswith(('"""', "'''")):
        return _tell("syntax-quote-long", replace(fault, length=3), mark=begun[:3])
    if begun.startswith(('"', "'")):
        return _quote(fault, match)
    if begun.startswith("<"):
        return _tell("syntax-angle", replace(fault, length=1))
    line, text = (fault.line, fault.source.rstrip()) if fault.source.strip() else fault.before()
    if not line:
        return _tell("syntax-end", fault)
    return _tell("syntax-end", replace(fault, line=line, column=len(text) + 1, length=1))


_Teller = Callable[[_Fault, re.Match[str]], DataProblem | None]

_KINDS: tuple[tuple[re.Pattern[str], _Teller], ...] = tuple(
    (re.compile(pattern), tell)
    for pattern, tell in (
        (r"A dot is expected at the end of statements", _dot),
        (r"A '}' or a '\.' is expected at the end of a graph block", _dot),
        (r"blank node property lists should end with a '\]'", _bracket),
        (r"a is not a valid subject", _a),
        (r"[.;,] is not a valid RDF object", _semicolon),
        (r".+ is not a valid predicate", _semicolon),
        (r"([.;,\]]) is not a valid RDF object", _value),
        (r"([^\W\d][\w-]*) is not a valid (?:RDF object|predicate|subject)", _word),
        (r"The prefix (.*): has not been declared", _prefix),
        (r"Line jumps are not allowed in string literals", _quote),
        (r"'.' is not allowed at the beginning of a prefix name", _curly),
        (r"Unexpected end", _end),
    )
)
"""What the engine (pyoxigraph 0.5) says, and who tells it better; the first that can."""


def _start(content: bytes, line: int) -> int:
    """Where a line begins; the end of the file for a line beyond it."""
    if line <= 1:
        return 0
    end = next(islice(_LINE_END.finditer(content), line - 2, None), None)
    return end.end() if end else len(content)


def _text(raw: bytes) -> str:
    """Bytes as text; what is no UTF-8 was most likely written on Windows."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
