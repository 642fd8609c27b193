"""The constraint components of SHACL that look at one value node at a time (4.1, 4.3, 4.4, 4.5.2, 4.8.3)."""

import re
from functools import lru_cache
from typing import Any, Final

import pyoxigraph as ox

from stgraph.shacl.literals import beyond, constant
from stgraph.shacl.paths import any_of, negated
from stgraph.shacl.registry import literal, same, sure, value_test
from stgraph.shacl.scope import Place, Scope
from stgraph.shacl.shapes import SH, XSD, Refused, Term, bad, iri, words
from stgraph.shacl.targets import named
from stgraph.vocab import RDF_TYPE

_NUMBER: Final = r"[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)"
_DOUBLE: Final = rf"^({_NUMBER}([eE][+-]?[0-9]+)?|[+-]?INF|NaN)$"
_ZONE: Final = r"(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$"
_MONTH: Final = "(0[1-9]|1[0-2])"
_DAY: Final = "(0[1-9]|[12][0-9]|3[01])"
_TIME: Final = r"(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?|24:00:00(\\.0+)?)"
_YEAR: Final = "-?([1-9][0-9]{3,}|0[0-9]{3})"
_LEXICAL: Final = {
    "integer": "^[+-]?[0-9]+$",
    "decimal": f"^{_NUMBER}$",
    "double": _DOUBLE,
    "float": _DOUBLE,
    "boolean": "^(true|false|0|1)$",
    "gMonth": f"^--{_MONTH}{_ZONE}",
    "gDay": f"^---{_DAY}{_ZONE}",
    "gMonthDay": f"^--{_MONTH}-{_DAY}{_ZONE}",
}
_CALENDAR: Final = {
    "date": f"^{_YEAR}-{_MONTH}-{_DAY}{_ZONE}",
    "dateTime": f"^{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE}",
    "time": f"^{_TIME}{_ZONE}",
    "gYear": f"^{_YEAR}{_ZONE}",
    "gYearMonth": f"^{_YEAR}-{_MONTH}{_ZONE}",
}
"""Where the engine has a cast, which knows how long February is, this serves portable queries only."""
_CASTS: Final = frozenset((*_CALENDAR, "duration", "dayTimeDuration", "yearMonthDuration"))
_DERIVED: Final = words(
    "nonPositiveInteger negativeInteger long int short byte nonNegativeInteger unsignedLong unsignedInt"
    " unsignedShort unsignedByte positiveInteger"
)
_NODE_KINDS: Final = {
    "IRI": "isIRI({0})",
    "BlankNode": "isBlank({0})",
    "Literal": "isLiteral({0})",
    "BlankNodeOrIRI": "(isBlank({0}) || isIRI({0}))",
    "BlankNodeOrLiteral": "(isBlank({0}) || isLiteral({0}))",
    "IRIOrLiteral": "(isIRI({0}) || isLiteral({0}))",
}
_OTHER_REGEX: Final = re.compile(
    r"""
      (?P<escape> \\[1-9gkZzAGQERXKhHvVNCcIioxuU<>] )
    | \\.
    | (?P<group> \(\?(?!:) )
    | (?P<possessive> [*+?}]\+ )
    | \[\^?+ (?P<class> \] | (?:\\.|[^]\\[])*? (?:\[|&&|--|~~) )
    | \[ (?:\\.|[^]\\])* \]
    """,
    re.VERBOSE | re.DOTALL,
)
"""What Rust, Python and XPath read differently, or only one of them, as named groups: escapes, look-around
and flags, possessive repetition, and classes with more in them than members."""


@value_test("class")
def class_(scope: Scope, shape: Term, parameter: Term, value: Place, _: Place) -> str:
    """The value is an instance of a class or of a subclass."""
    kinds = named(scope.subclasses(iri(parameter, shape, "class")))
    if len(kinds) == 1:
        return f"EXISTS {{ {value} <{RDF_TYPE}> <{kinds[0]}> }}"
    kind = scope.fresh()
    listed = ", ".join(f"<{each}>" for each in kinds)
    return f"EXISTS {{ {value} <{RDF_TYPE}> {kind} FILTER({kind} IN ({listed})) }}"


@value_test("datatype")
def datatype(scope: Scope, shape: Term, parameter: Term, value: Place, _: Place) -> str:
    """The value has this datatype, and its text is one that the datatype knows."""
    kind = iri(parameter, shape, "datatype")
    name = kind.removeprefix(XSD) if kind.startswith(XSD) else ""
    if name in _DERIVED:
        raise Refused(f"the store does not keep the datatype xsd:{name}")
    scope.typed |= value.origin
    right = f"DATATYPE({value}) = <{kind}>"
    if name in _CASTS and not scope.portable:
        right += f" && isLiteral(<{kind}>(STR({value})))"
    elif pattern := _LEXICAL.get(name) or _CALENDAR.get(name):
        right += f' && REGEX(STR({value}), "{pattern}")'
    return sure(right)


@value_test("nodeKind")
def node_kind(_: Scope, shape: Term, parameter: Term, value: Place, __: Place) -> str:
    """The value is an IRI, a blank node, a literal or one of two of them."""
    kind = _NODE_KINDS.get(parameter.value.removeprefix(SH))
    if kind is None:
        raise bad(shape, f"sh:nodeKind is not known: {parameter}")
    return kind.format(value)


def _range(name: str, sign: str) -> None:
    @value_test(name)
    def compare(scope: Scope, shape: Term, parameter: Term, value: Place, _: Place) -> str:
        limit = literal(shape, name, parameter)
        if beyond(limit):
            raise Refused(f"sh:{name} is a number beyond the engine's range")
        return compared(scope, str(value), sign, str(limit))


_range("minExclusive", ">")
_range("minInclusive", ">=")
_range("maxExclusive", "<")
_range("maxInclusive", "<=")


def compared(scope: Scope, one: str, sign: str, other: str) -> str:
    """The expression: two values compare so.

    SPARQL does not define the order of years and dates; portable queries compare their texts, which
    is the same for four-digit years.
    """
    if not scope.portable:
        return sure(f"{one} {sign} {other}")
    kinds = f"DATATYPE({one}) IN (<{XSD}gYear>, <{XSD}gYearMonth>, <{XSD}date>)"
    texts = f"DATATYPE({one}) = DATATYPE({other}) && STR({one}) {sign} STR({other})"
    return sure(f"IF({sure(kinds)}, {texts}, {one} {sign} {other})")


def _length(name: str, sign: str) -> None:
    @value_test(name)
    def compare(scope: Scope, shape: Term, _: Term, value: Place, __: Place) -> str:
        scope.observe(value)
        length = scope.graph.count(shape, name)
        return sure(f"!isBlank({value}) && STRLEN(STR({value})) {sign} {length}")


_length("minLength", ">=")
_length("maxLength", "<=")


@value_test("pattern")
def pattern(scope: Scope, shape: Term, parameter: Term, value: Place, _: Place) -> str:
    """The value's text matches a regular expression."""
    scope.observe(value)
    text = literal(shape, "pattern", parameter)
    flags = scope.graph.value(shape, "flags")
    options = literal(shape, "flags", flags).value if flags else ""
    if not known_regex(text.value, options):
        raise Refused(f"the regular expression is not understood by every engine: {text.value}")
    return sure(f"!isBlank({value}) && {regex(f'STR({value})', text.value, options)}")


def regex(text: str, pattern: str, flags: str) -> str:
    """The call of REGEX."""
    more = f", {ox.Literal(flags)}" if flags else ""
    return f"REGEX({text}, {ox.Literal(pattern)}{more})"


@lru_cache(maxsize=256)
def known_regex(pattern: str, flags: str) -> bool:
    """Whether the engine understands a regular expression, and as the standard does."""
    if any(match.lastgroup for match in _OTHER_REGEX.finditer(pattern)) or not set(flags) <= set("smix"):
        return False
    call = regex('"x"', pattern, flags)
    answer: Any = ox.Store().query(f"SELECT ({call} AS ?r) {{}}")
    return next(iter(answer))[0] is not None


@value_test("languageIn")
def language_in(scope: Scope, shape: Term, parameter: Term, value: Place, _: Place) -> str:
    """The value's language is one of these or a variant of one."""
    tags = [literal(shape, "languageIn", item) for item in scope.graph.items(parameter, shape)]
    return sure(any_of(f"LANGMATCHES(LANG({value}), {ox.Literal(tag.value)})" for tag in tags))


@value_test("in")
def in_(scope: Scope, shape: Term, parameter: Term, value: Place, _: Place) -> str:
    """The value is one of these terms. `IN` compares values, not terms, so only IRIs go there."""
    scope.observe(value)
    terms = scope.graph.items(parameter, shape)
    texts = [constant(term, "a member of sh:in") for term in terms if not isinstance(term, ox.NamedNode)]
    iris = ", ".join(str(term) for term in terms if isinstance(term, ox.NamedNode))
    tests = [f"{value} IN ({iris})"] if iris else []
    return any_of([*tests, *(same(value, text) for text in texts)])


@value_test("disjoint")
def disjoint(scope: Scope, shape: Term, parameter: Term, value: Place, focus: Place) -> str:
    """The value is no value of another property of the focus node."""
    other = property_(scope, shape, "disjoint", parameter)
    scope.observe(value, other)
    return negated(f"EXISTS {{ {focus} <{parameter.value}> {value} }}")


def property_(scope: Scope, shape: Term, name: str, parameter: Term) -> Place:
    """The values of the property that a property pair component names."""
    if not isinstance(parameter, ox.NamedNode):
        raise bad(shape, f"sh:{name} is no IRI: {parameter}")
    scope.read(parameter.value)
    return Place("?other", frozenset({parameter.value}))
