"""What was read of endpoints, kept until they hold something else.

    STGRAPH_CACHE   the folder; nothing is kept where it is empty or "off". Else $XDG_CACHE_HOME/stgraph,
                    or ~/.cache/stgraph

Each address, user and choice of graphs has one file there, that only its owner may read: N-Triples below a
line with a hash of the endpoint's state and of the triples. So a file that is damaged, or of another state,
is as good as none. Nothing that goes wrong with a file is an error: everything is read then.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from stgraph.endpoint import Endpoint
from stgraph.endpoint.address import check
from stgraph.endpoint.credentials import credentials
from stgraph.errors import DataProblem
from stgraph.output import write_file
from stgraph.rows import plain

_OFF: Final = ("", "off")
_OWNER: Final = 0o700


def kept(endpoint: Endpoint, read: Callable[[], bytes], *, lasting: bool) -> bytes:
    """What `read` gives, all triples of the endpoint as N-Triples, without reading again what is still there.

    `lasting` says that its graphs never change as long as they have their names.
    """
    place = _place(endpoint)
    state = _state(endpoint, lasting) if place else None
    if place is None or state is None:
        return read()
    found = _found(place, state)
    if found is not None:
        return found
    triples = read()
    count = triples.count(b"\n")
    # Asked again, as it may have changed meanwhile. Filed under the first state, a change that is taken back
    # later would bring these triples back; and their number shows one that was taken back before we asked.
    # What holds nothing may have been deleted, to be put back under the same name.
    if count and (lasting or (state[-1] == count and _state(endpoint, lasting) == state)):
        _keep(place, state, triples)
    return triples


def forget_others(endpoints: Iterable[Endpoint]) -> None:
    """Keep nothing of the endpoints' addresses but what belongs to the choices of graphs that are named."""
    with suppress(OSError):
        places = {place for endpoint in endpoints if (place := _place(endpoint))}
        for start in {place.with_name(place.name.partition("-")[0]) for place in places}:
            for file in start.parent.glob(f"{start.name}-*.nt"):
                if file not in places:
                    file.unlink(missing_ok=True)


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
    server = _hash(endpoint.url, login.user if login else "")
    return place / f"{server[:32]}-{_hash(*endpoint.graphs)[:32]}.nt"


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


def _found(place: Path, state: tuple[object, ...]) -> bytes | None:
    try:
        head, _, triples = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    return triples if head == _head(state, triples) else None


def _keep(place: Path, state: tuple[object, ...], triples: bytes) -> None:
    with suppress(OSError, DataProblem):
        place.parent.mkdir(mode=_OWNER, parents=True, exist_ok=True)
        write_file(place, _head(state, triples) + b"\n" + triples, private=True)


def _head(state: tuple[object, ...], body: bytes) -> bytes:
    """A comment to N-Triples."""
    return f"# {_hash(*state, body)}".encode()


def _hash(*parts: object) -> str:
    digest = sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        digest.update(b"%d " % len(data) + data)
    return digest.hexdigest()
