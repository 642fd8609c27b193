"""The SPARQL that stgraph asks, one `.rq` file per question; a leading underscore marks an internal one."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from stgraph import vocab

FOLDER = Path(__file__).resolve().parent
"""Where the packaged questions are."""

_PARAMETERS = re.compile(r"^ *VALUES \(?(?P<names>[?\w ]+)\)? *\{.*\} *# parameters\n", re.MULTILINE)
_NARROWING = re.compile(r"^.*# with (?P<name>\w+)\n", re.MULTILINE)

KEPT = 256
"""Texts of which it is remembered what they say: to find that out takes longer than many a query."""


@cache
def read(name: str) -> str:
    """The text of `{name}.rq`, under the configured base IRI."""
    return read_file(FOLDER / f"{name}.rq")


def read_file(path: Path) -> str:
    """The text of a query file, under the configured base IRI."""
    return path.read_text(encoding="utf-8").replace(vocab.DEFAULT_BASE, vocab.BASE)


@lru_cache(maxsize=KEPT)
def parameters(query: str) -> tuple[str, ...]:
    """The names of a query's parameters: the variables of its `VALUES … # parameters` lines."""
    return tuple(dict.fromkeys(name for names in _PARAMETERS.findall(query) for name in _names(names)))


def bind(query: str, **terms: Any) -> str:
    """The query with its `VALUES … # parameters` lines filled in, each with those terms that it names.

    `terms` are engine terms (NamedNode, Literal), written by the engine's own serialiser, so nothing
    is ever pasted as text; of one parameter, there may be a list of them. A parameter that is not given
    empties the lines, as engines differ in what they make of UNDEF, and those that end in `# with` and its
    name: they narrow a part of the query to what is asked of. The other lines keep their numbers.
    """
    unknown = set(terms) - set(parameters(query))
    if unknown:
        raise ValueError(f"the query has no parameter {', '.join(sorted(unknown))}")

    def fill(names: str) -> str:
        given = [name for name in _names(names) if name in terms]
        if not given:
            return "\n"
        columns = [terms[name] if isinstance(terms[name], list) else [terms[name]] for name in given]
        rows = " ".join(f"({' '.join(map(str, row))})" for row in zip(*columns, strict=True))
        return f"VALUES ({' '.join('?' + name for name in given)}) {{ {rows} }}\n"

    pieces = _pieces(query, frozenset(terms))
    return "".join(fill(piece) if number % 2 else piece for number, piece in enumerate(pieces))


@lru_cache(maxsize=KEPT)
def _pieces(query: str, given: frozenset[str]) -> list[str]:
    """The text, narrowed to what is given, and in every other place the names of what is filled in there."""
    narrowed = _NARROWING.sub(lambda match: match[0] if match["name"] in given else "\n", query)
    return _PARAMETERS.split(narrowed)


def _names(names: str) -> list[str]:
    return re.findall(r"\?(\w+)", names)
