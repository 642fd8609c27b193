"""What was read of endpoints, kept until they hold something else.

    STGRAPH_CACHE   the folder; nothing is kept where it is empty or "off". Else $XDG_CACHE_HOME/stgraph,
                    or ~/.cache/stgraph

Each address and user has one file there, that only its owner may read: N-Triples below a line with a hash
of the endpoint's state and of the triples. So a file that is damaged, or of another state, is as good as
none. Nothing that goes wrong with a file is an error: everything is read then.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from stgraph.endpoint import Endpoint
from stgraph.endpoint.address import check
from stgraph.endpoint.credentials import credentials
from stgraph.errors import DataProblem
from stgraph.output import write_file
from stgraph.rows import Row, plain

_OFF: Final = ("", "off")
_OWNER: Final = 0o700
_FORMAT: Final = ox.RdfFormat.N_TRIPLES


def kept(endpoint: Endpoint, read: Callable[[], list[Row]], *, lasting: bool) -> list[Row]:
    """What `read` gives, all triples of the endpoint, without reading again what it held the last time.

    `lasting` says that its graphs never change as long as they have their names.
    """
    place = _place(endpoint)
    state = _state(endpoint, lasting) if place else None
    if place is None or state is None:
        return read()
    found = _found(place, state)
    if found is not None:
        return found
    rows = read()
    # Asked again, as it may have changed meanwhile. Filed under the first state, a change that is taken back
    # later would bring these rows back; and the number of rows shows one that was taken back before we asked.
    if lasting or (state[-1] == len(rows) and _state(endpoint, lasting) == state):
        _keep(place, state, rows)
    return rows


def folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Where it is kept; None for nowhere."""
    named = environ.get("STGRAPH_CACHE")
    if named is not None:
        return None if named in _OFF else Path(named)
    caches = environ.get("XDG_CACHE_HOME", "")
    try:  # a relative one does not count, says its specification
        return (Path(caches) if Path(caches).is_absolute() else Path.home() / ".cache") / "stgraph"
    except RuntimeError:  # no home
        return None


def _place(endpoint: Endpoint) -> Path | None:
    place = folder()
    if place is None:
        return None
    login = credentials(check(endpoint.url))
    # the login's name alone, so that nobody can try out passwords on a file's name
    return place / f"{_hash(endpoint.url, login.user if login else '')}.nt"


def _state(endpoint: Endpoint, lasting: bool) -> tuple[object, ...] | None:
    """What is another when the triples are others, the number of triples last; None if it cannot be known.

    One change does not show: which of several blank nodes a triple points to.
    """
    if lasting:
        return endpoint.graphs
    try:
        (fingerprint,) = endpoint.select("_fingerprint")
    except (DataProblem, ValueError):
        return None
    return None if None in fingerprint else (*endpoint.graphs, *map(plain, fingerprint))


def _found(place: Path, state: tuple[object, ...]) -> list[Row] | None:
    try:
        head, _, body = place.read_bytes().partition(b"\n")
        if head != _head(state, body):
            return None
        return [(quad.subject, quad.predicate, quad.object) for quad in ox.parse(body, format=_FORMAT)]
    except (OSError, ValueError, SyntaxError):
        return None


def _keep(place: Path, state: tuple[object, ...], rows: list[Row]) -> None:
    triples: Any = (ox.Triple(*row) for row in rows)
    body = ox.serialize(triples, format=_FORMAT) or b""
    with suppress(OSError, DataProblem):
        place.parent.mkdir(mode=_OWNER, parents=True, exist_ok=True)
        write_file(place, _head(state, body) + b"\n" + body, private=True)


def _head(state: tuple[object, ...], body: bytes) -> bytes:
    """A comment to N-Triples."""
    return f"# {_hash(*state, body)}".encode()


def _hash(*parts: object) -> str:
    digest = sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        digest.update(b"%d " % len(data) + data)
    return digest.hexdigest()
