"""Addresses of endpoints: which are taken, and how much of them is told."""

import re
from urllib.parse import SplitResult, urlsplit

from stgraph.errors import UsageProblem

_REFUSED = re.compile(r"[\x00-\x20\x7f-\x9f\\\"<>^`{|}]")
"""Characters about which readers of addresses disagree."""

_LOGIN = re.compile(r"^(\w+://)?.*@", re.DOTALL)
"""Up to the last @: a password may hold what looks like the end of a host's name."""


def check(url: str) -> SplitResult:
    """The parts of an endpoint's address.

    Raises UsageProblem unless it is an http or https address of a host, without name and password.
    """
    if "@" in url:
        raise UsageProblem("endpoint-login-in-url", url=shown(url))
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # brackets or a port that are none
        usable = False
    if not usable or _REFUSED.search(url):
        raise UsageProblem("endpoint-bad-url", url=shown(url))
    return parts


def shown(url: str) -> str:
    """As much of an address as may stand in a message: no name, no password, no parameters.

    >>> shown("https://me:secret@host.example:8080/sparql?key=secret")
    'https://…@host.example:8080/sparql'
    """
    return re.split(r"[?#]", _LOGIN.sub(r"\1…@", url))[0]
