"""Whom a query is sent as: from the environment or a netrc file, never from an address or a command line.

    STGRAPH_USER and STGRAPH_PASSWORD   a name and a password (HTTP Basic)
    STGRAPH_TOKEN                       a token (HTTP Bearer)
    NETRC, else ~/.netrc                a name and a password by host (HTTP Basic); asked if neither is set

What the environment holds goes to whatever endpoint is asked; where there are several, use netrc.
"""

import base64
import html
import ipaddress
import netrc
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote

from stgraph.endpoint.address import shown
from stgraph.errors import DataProblem, UsageProblem


@dataclass(frozen=True, slots=True)
class Credentials:
    """The value of the header `Authorization`, where it comes from, and whose name it holds, if any."""

    header: str = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)
    source: str
    user: str = field(default="", repr=False)

    def told_in(self, text: str) -> bool:
        """Whether a server's text gives any of it back."""
        for _ in range(3):  # as it is, escaped for a page or an address, and both
            if any(secret in text for secret in self.secrets):
                return True
            text = html.unescape(unquote(text))
        return False


def credentials(address: SplitResult, environ: Mapping[str, str] = os.environ) -> Credentials | None:
    """What to send to the host of an address; None if nothing is set.

    Raises UsageProblem for credentials that are incomplete or would go unencrypted over a network,
    DataProblem for a netrc file that cannot be read.
    """
    found = _from_environment(environ) or _from_netrc(address.hostname or "", environ)
    if found and address.scheme != "https" and not is_loopback(address.hostname or ""):
        raise UsageProblem("endpoint-plain-http", url=shown(address.geturl()), source=found.source)
    return found


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, so that nothing goes over a network."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _from_environment(environ: Mapping[str, str]) -> Credentials | None:
    user, password, token = (environ.get(f"STGRAPH_{name}") for name in ("USER", "PASSWORD", "TOKEN"))
    if not (user or password or token):
        return None
    if token and not (user or password) and token.isascii() and token.isprintable() and " " not in token:
        return Credentials(f"Bearer {token}", (token,), "STGRAPH_TOKEN")
    if token or not user or password is None or ":" in user:
        raise UsageProblem("endpoint-credentials")
    return _basic(user, password, "STGRAPH_USER")


def _from_netrc(host: str, environ: Mapping[str, str]) -> Credentials | None:
    named = environ.get("NETRC")
    try:
        path = Path(named) if named else Path.home() / ".netrc"
        hosts = netrc.netrc(str(path)).hosts
    except (OSError, RuntimeError):
        if not named:  # there is none, or no home
            return None
        raise DataProblem("endpoint-bad-netrc", path=named) from None
    except (netrc.NetrcParseError, ValueError):  # whose text may hold a password
        raise DataProblem("endpoint-bad-netrc", path=path) from None
    # by name alone, never its `default`: what is meant for any host is meant for none in particular
    login = next((entry for name, entry in hosts.items() if name.lower() == host), None)
    return _basic(login[0], login[2] or "", str(path)) if login else None


def _basic(user: str, password: str, source: str) -> Credentials:
    encoded = base64.b64encode(f"{user}:{password}".encode()).decode()
    secrets = tuple(filter(None, (password, encoded.rstrip("="))))
    return Credentials(f"Basic {encoded}", secrets, source, user)
