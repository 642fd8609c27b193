"""The constraint components by their parameters, and what it means to conform to a shape.

A *value test* looks at one value node: it writes an expression that is true if the value is right.
A *set test* looks at all value nodes of a focus node together. Both can be asked of a focus node
(`conforms`, for shapes within shapes) or for all focus nodes at once (`rows`, for the report).
"""

from collections.abc import Callable, Iterator
from typing import Final

import pyoxigraph as ox

from stgraph.shacl.paths import Path, all_of, negated
from stgraph.shacl.scope import Place, Scope
from stgraph.shacl.shapes import SH, ShapesGraph, Term, bad, words
from stgraph.shacl.targets import Focus

ValueTest = Callable[[Scope, Term, Term, Place, Place], str]
"""(scope, shape, parameter, value node, focus node) → expression"""
SetTest = Callable[[Scope, Term, Term, Path, Place], str]
"""(scope, shape, parameter, path, focus node) → expression"""
Rows = Callable[[Scope, Term, Term, Path, Focus], str]
"""(scope, shape, parameter, path, focus nodes) → SELECT of the violations"""

VALUE_TESTS: Final[dict[str, ValueTest]] = {}
SET_TESTS: Final[dict[str, SetTest]] = {}
ROWS: Final[dict[str, Rows]] = {}
"""Where the violations are more, or found faster, than `rows` finds by the test alone."""

_FLAGS = ("uniqueLang", "closed")
_PROPERTY_ONLY = words(
    "minCount maxCount uniqueLang lessThan lessThanOrEquals qualifiedMinCount qualifiedMaxCount"
)


def value_test(name: str) -> Callable[[ValueTest], ValueTest]:
    """Register the test of a component that looks at single values."""

    def register(test: ValueTest) -> ValueTest:
        VALUE_TESTS[name] = test
        return test

    return register


def set_test(name: str) -> Callable[[SetTest], SetTest]:
    """Register the test of a component that looks at all values together."""

    def register(test: SetTest) -> SetTest:
        SET_TESTS[name] = test
        return test

    return register


def rows_of(name: str) -> Callable[[Rows], Rows]:
    """Register how the violations of a component are found."""

    def register(rows: Rows) -> Rows:
        ROWS[name] = rows
        return rows

    return register


def component(name: str) -> str:
    """The IRI of a constraint component by its parameter."""
    return f"{SH}{name[0].upper()}{name[1:]}ConstraintComponent"


def constraints(graph: ShapesGraph, shape: Term) -> Iterator[tuple[str, Term]]:
    """(parameter, value) of every constraint that a shape makes, sh:sparql included."""
    said = graph.triples.get(shape, {})
    names = {predicate.removeprefix(SH) for predicate in said if predicate.startswith(SH)}
    for name in sorted(names & {*VALUE_TESTS, *SET_TESTS, "sparql"}):
        values = said[SH + name]
        if name in _FLAGS and not graph.flag(shape, name):
            continue
        if name.startswith("qualified") and not graph.values(shape, "qualifiedValueShape"):
            continue
        if name in _PROPERTY_ONLY and not graph.values(shape, "path"):
            raise bad(shape, f"sh:{name} needs a property shape")
        yield from ((name, value) for value in sorted(values, key=str))


def conforms(scope: Scope, shape: Term, node: Place) -> str:
    """The expression: the node conforms to the shape."""
    with scope.inside(shape):
        if scope.graph.deactivated(shape):
            return "true"
        path = scope.path(shape)
        tests = [
            _holds(scope, shape, name, value, path, node) for name, value in constraints(scope.graph, shape)
        ]
    return all_of(tests)


def _holds(scope: Scope, shape: Term, name: str, parameter: Term, path: Path, node: Place) -> str:
    if name in SET_TESTS:
        return SET_TESTS[name](scope, shape, parameter, path, node)
    test = VALUE_TESTS[name]
    wrong = scope.exists(path, node, lambda value: negated(test(scope, shape, parameter, value, node)))
    return negated(wrong)


def rows(scope: Scope, shape: Term, name: str, parameter: Term, path: Path, focus: Focus) -> str | None:
    """The SELECT that finds the violations of one constraint; None where there can be none."""
    if name in ROWS:
        return ROWS[name](scope, shape, parameter, path, focus) or None
    this = Place("?this", focus.origin)
    if name in SET_TESTS:
        wrong = negated(SET_TESTS[name](scope, shape, parameter, path, this))
        return f"SELECT DISTINCT {focus.columns} {{ {focus.pattern} FILTER({wrong}) }}"
    value = scope.beyond(path, this, "?value")
    wrong = negated(VALUE_TESTS[name](scope, shape, parameter, value, this))
    if wrong == "false":
        return None
    return f"SELECT DISTINCT {focus.columns} ?value {{ {focus.values(path, '?value')} FILTER({wrong}) }}"


def sure(condition: str) -> str:
    """The expression with errors counted as false: SHACL takes an error for a violation."""
    return f"COALESCE({condition}, false)"


def same(one: object, other: object) -> str:
    """The expression: one term."""
    return f"sameTerm({one}, {other})"


def literal(shape: Term, name: str, value: Term) -> ox.Literal:
    """A parameter that must be a literal."""
    if not isinstance(value, ox.Literal):
        raise bad(shape, f"sh:{name} is no literal: {value}")
    return value
