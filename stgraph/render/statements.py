"""How a statement is told to a person, whatever the format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from stgraph import vocab
from stgraph.messages import say
from stgraph.text import pick

if TYPE_CHECKING:
    from stgraph.describing import Statement
    from stgraph.support import Evidence, Resource

_WEB = ("https://", "http://")
_ADDRESS = r"https?://[^\s<>\"“”|]+[^\s<>\"“”|.,;:!?)\]]"
_BOOLEANS = {"true": "yes", "1": "yes", "false": "no", "0": "no"}


def readable(statements: Iterable[Statement], language: str) -> list[Statement]:
    """In one language, and what looks alike for want of a name only once.

    Texts are told in the reader's language, else in Swedish, else in the first there is.
    """
    languages: dict[str, set[str]] = {}
    statements = list(statements)
    for statement in statements:
        languages.setdefault(statement.property.iri, set()).add(statement.language)
    told = {iri: pick({found: found for found in has if found}, language) for iri, has in languages.items()}
    seen: dict[object, Statement] = {}
    for statement in statements:
        if statement.language in ("", told[statement.property.iri]):
            alike = statement.value and not statement.value.iri and not statement.evidence
            key = (statement.property.iri, statement.value and statement.value.label(language))
            seen.setdefault(key if alike else id(statement), statement)
    return list(seen.values())


def property_name(property_: Resource, language: str) -> str:
    """In the reader's language, or as others call it."""
    return pick(property_.labels, language, vocab.local_name(property_.iri))


def value(statement: Statement, language: str) -> tuple[str, str, str]:
    """The name of what is at the other end, its short id, and its address where it is not one of ours.

    A name that is only a part of the address is left out, and so is an id that is all of it.
    """
    thing = statement.value
    if thing is None:
        return (_literal(statement, language), "", "")
    if thing.id != thing.iri or not thing.iri.startswith(_WEB):
        return (thing.label(language), thing.id if thing.labels else "", "")
    if thing.labels and thing.iri.startswith(vocab.BASE):
        return (thing.label(language), "", "")
    host, _, path = thing.iri.partition("://")[2].partition("/")
    page = vocab.local_name(statement.property.iri) in ("source", "page")
    name = pick(thing.labels, language, "" if page or not path else vocab.local_name(thing.iri))
    only_address = host.removeprefix("www.") in name or not any(map(str.isalpha, name))
    return ("" if only_address else name, "", thing.iri)


def _literal(statement: Statement, language: str) -> str:
    boolean = statement.datatype == vocab.PREFIXES["xsd"] + "boolean" and statement.text in _BOOLEANS
    return say(_BOOLEANS[statement.text], language) if boolean else statement.text


def footnoted(text: str, mark: Callable[[str], str]) -> str:
    """The text with a mark in place of each address in it, so that none is broken or escaped.

    >>> footnoted("see (https://a.example/b_c).", lambda address: f"[{len(address)}]")
    'see ([21]).'
    """
    return re.sub(_ADDRESS, lambda found: mark(found[0]), text)


def place(evidence: Evidence) -> str:
    """Where on the page it stands, and in what words."""
    return " ".join(filter(None, [evidence.locator, f"”{evidence.quote}”" if evidence.quote else ""]))


def reason(evidence: Evidence, language: str) -> str:
    """Why it is held to be true, and whether the edition was a guess."""
    guess = f"({say('edition-inferred', language)})" if evidence.edition_basis == vocab.INFERRED else ""
    return " ".join(filter(None, [pick(evidence.reason, language), guess]))
