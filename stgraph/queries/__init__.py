"""The SPARQL that stgraph asks, one `.rq` file per question; a leading underscore marks an internal one."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from stgraph import vocab

_FOLDER = Path(__file__).resolve().parent
_PARAMETERS = re.compile(r"^ *VALUES \(?(?P<names>[?\w ]+)\)? *\{.*\} *# parameters$", re.MULTILINE)


@cache
def read(name: str) -> str:
    """The text of `{name}.rq`, under the configured base IRI."""
    text = (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    return text.replace(vocab.DEFAULT_BASE, vocab.BASE)


def bind(query: str, **terms: Any) -> str:
    """The query with its one `VALUES … # parameters` line filled in.

    `terms` are engine terms (NamedNode, Literal), written by the engine's own serialiser, so nothing
    is ever pasted as text. A parameter that is not given stays UNDEF.
    """

    def fill(match: re.Match[str]) -> str:
        names = re.findall(r"\?(\w+)", match["names"])
        unknown = set(terms) - set(names)
        if unknown:
            raise ValueError(f"the query has no parameter {', '.join(sorted(unknown))}")
        values = " ".join(str(terms.get(name, "UNDEF")) for name in names)
        return f"VALUES ({' '.join('?' + name for name in names)}) {{ ({values}) }}"

    bound, count = _PARAMETERS.subn(fill, query)
    if count != 1:
        raise ValueError("the query needs exactly one line of parameters")
    return bound
