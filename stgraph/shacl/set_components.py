"""The constraint components of SHACL that look at all value nodes together (4.2, 4.4.5, 4.5, 4.7.3, 4.8)."""

from collections.abc import Callable

import pyoxigraph as ox

from stgraph.shacl.literals import constant
from stgraph.shacl.paths import EMPTY, TRUE, Path, all_of, negated
from stgraph.shacl.registry import conforms, rows_of, same, set_test, sure
from stgraph.shacl.scope import Place, Scope
from stgraph.shacl.shapes import Refused, Term, bad
from stgraph.shacl.targets import Focus
from stgraph.shacl.value_components import compared, property_

MAX_NESTED_COUNT = 5
"""To find n different values in an EXISTS takes n of them within each other."""

Meets = Callable[[Place], str]


def _any(_: Place) -> str:
    return TRUE


def at_least(
    scope: Scope, number: int, path: Path, start: Place, meets: Meets, seen: tuple[Place, ...] = ()
) -> str:
    """The expression: so many different value nodes meet a condition."""
    if number <= 0:
        return TRUE
    if number > MAX_NESTED_COUNT:
        raise Refused("a nested count is too large")

    def holds(value: Place) -> str:
        new = (negated(same(value, other)) for other in seen)
        return all_of((*new, meets(value), at_least(scope, number - 1, path, start, meets, (*seen, value))))

    return scope.exists(path, start, holds)


def _fewer(scope: Scope, number: int, path: Path, focus: Focus, meets: Meets) -> str:
    """The focus nodes with fewer values than so many."""
    this = Place("?this", focus.origin)
    if number <= 1 or path.nullable:
        wrong = negated(at_least(scope, number, path, this, meets))
        return f"SELECT DISTINCT {focus.columns} {{ {focus.pattern} FILTER({wrong}) }}"
    values = f"?this {path.steps} ?value . {_filter(meets(scope.beyond(path, this, '?value')))}"
    # OPTIONAL, as a focus node without any value has no row otherwise and no group
    return (
        f"SELECT {focus.columns} {{ {focus.pattern} OPTIONAL {{ {values} }} }}"
        f" GROUP BY {focus.columns} HAVING(COUNT(DISTINCT ?value) < {number})"
    )


def _more(scope: Scope, number: int, path: Path, focus: Focus, meets: Meets) -> str:
    """The focus nodes with more values than so many."""
    value = scope.beyond(path, Place("?this", focus.origin), "?value")
    values = f"{focus.values(path, '?value')} {_filter(meets(value))}"
    if number == 0:
        return f"SELECT DISTINCT {focus.columns} {{ {values} }}"
    return (
        f"SELECT {focus.columns} {{ {values} }}"
        f" GROUP BY {focus.columns} HAVING(COUNT(DISTINCT ?value) > {number})"
    )


def _filter(condition: str) -> str:
    return "" if condition == TRUE else f"FILTER({condition})"


@set_test("minCount")
def min_count(scope: Scope, shape: Term, _: Term, path: Path, focus: Place) -> str:
    """There are at least so many values."""
    return at_least(scope, scope.graph.count(shape, "minCount"), path, focus, _any)


@rows_of("minCount")
def min_count_rows(scope: Scope, shape: Term, _: Term, path: Path, focus: Focus) -> str:
    """Focus nodes with fewer values."""
    number = scope.graph.count(shape, "minCount")
    return _fewer(scope, number, path, focus, _any) if number > 0 else ""


@set_test("maxCount")
def max_count(scope: Scope, shape: Term, _: Term, path: Path, focus: Place) -> str:
    """There are at most so many values."""
    return negated(at_least(scope, scope.graph.count(shape, "maxCount") + 1, path, focus, _any))


@rows_of("maxCount")
def max_count_rows(scope: Scope, shape: Term, _: Term, path: Path, focus: Focus) -> str:
    """Focus nodes with more values."""
    return _more(scope, scope.graph.count(shape, "maxCount"), path, focus, _any)


def _qualified(scope: Scope, shape: Term) -> Meets:
    """The condition of a value that counts: it conforms, and to no sibling shape if they are disjoint."""
    graph = scope.graph
    wanted = graph.value(shape, "qualifiedValueShape")
    assert wanted is not None
    others = graph.siblings(shape) if graph.flag(shape, "qualifiedValueShapesDisjoint") else []
    return lambda value: all_of(
        (conforms(scope, wanted, value), *(negated(conforms(scope, other, value)) for other in others))
    )


@set_test("qualifiedMinCount")
def qualified_min_count(scope: Scope, shape: Term, _: Term, path: Path, focus: Place) -> str:
    """At least so many values conform to a shape."""
    number = scope.graph.count(shape, "qualifiedMinCount")
    return at_least(scope, number, path, focus, _qualified(scope, shape))


@rows_of("qualifiedMinCount")
def qualified_min_count_rows(scope: Scope, shape: Term, _: Term, path: Path, focus: Focus) -> str:
    """Focus nodes with fewer conforming values."""
    number = scope.graph.count(shape, "qualifiedMinCount")
    return _fewer(scope, number, path, focus, _qualified(scope, shape)) if number > 0 else ""


@set_test("qualifiedMaxCount")
def qualified_max_count(scope: Scope, shape: Term, _: Term, path: Path, focus: Place) -> str:
    """At most so many values conform to a shape."""
    number = scope.graph.count(shape, "qualifiedMaxCount") + 1
    return negated(at_least(scope, number, path, focus, _qualified(scope, shape)))


@rows_of("qualifiedMaxCount")
def qualified_max_count_rows(scope: Scope, shape: Term, _: Term, path: Path, focus: Focus) -> str:
    """Focus nodes with more conforming values."""
    number = scope.graph.count(shape, "qualifiedMaxCount")
    return _more(scope, number, path, focus, _qualified(scope, shape))


@set_test("hasValue")
def has_value(scope: Scope, _: Term, parameter: Term, path: Path, focus: Place) -> str:
    """One of the values is this term."""
    term = constant(parameter, "sh:hasValue")

    def is_it(value: Place) -> str:
        scope.observe(value)
        return same(value, term)

    return scope.exists(path, focus, is_it)


@set_test("uniqueLang")
def unique_lang(scope: Scope, _: Term, __: Term, path: Path, focus: Place) -> str:
    """No two values have the same language."""

    def twice(one: Place) -> str:
        def again(other: Place) -> str:
            languages = f"LCASE(LANG({one})) = LCASE(LANG({other}))"
            return all_of((negated(same(one, other)), sure(languages)))

        return all_of((sure(f'LANG({one}) != ""'), scope.exists(path, focus, again)))

    return negated(scope.exists(path, focus, twice))


@rows_of("uniqueLang")
def unique_lang_rows(_: Scope, __: Term, ___: Term, path: Path, focus: Focus) -> str:
    """A row for each language that stands twice."""
    return (
        f'SELECT {focus.columns} {{ {focus.values(path, "?value")} FILTER(LANG(?value) != "") }}'
        f" GROUP BY {focus.columns} (LCASE(LANG(?value)) AS ?language) HAVING(COUNT(DISTINCT ?value) > 1)"
    )


@set_test("equals")
def equals(scope: Scope, shape: Term, parameter: Term, path: Path, focus: Place) -> str:
    """The values are those of another property."""
    other = property_(scope, shape, "equals", parameter)
    scope.observe(scope.beyond(path, focus, "?value"), other)
    missing = scope.exists(
        path, focus, lambda value: negated(f"EXISTS {{ {focus} <{parameter.value}> {value} }}")
    )
    there = scope.fresh()
    extra = f"EXISTS {{ {focus} <{parameter.value}> {there} FILTER({_absent(scope, path, focus, there)}) }}"
    return all_of((negated(missing), negated(extra)))


def _absent(scope: Scope, path: Path, focus: Place, term: str) -> str:
    return negated(scope.exists(path, focus, lambda value: same(value, term)))


@rows_of("equals")
def equals_rows(scope: Scope, shape: Term, parameter: Term, path: Path, focus: Focus) -> str:
    """The values that only one of the two has."""
    other = property_(scope, shape, "equals", parameter)
    this = Place("?this", focus.origin)
    scope.observe(scope.beyond(path, this, "?value"), other)
    step = f"?this <{parameter.value}> ?value"
    return (
        f"SELECT DISTINCT {focus.columns} ?value {{"
        f" {{ {focus.values(path, '?value')} FILTER(!EXISTS {{ {step} }}) }} UNION"
        f" {{ {focus.pattern} {step} . FILTER({_absent(scope, path, this, '?value')}) }} }}"
    )


def _order(name: str, sign: str) -> None:
    @set_test(name)
    def holds(scope: Scope, shape: Term, parameter: Term, path: Path, focus: Place) -> str:
        property_(scope, shape, name, parameter)

        def wrong(value: Place) -> str:
            other = scope.fresh()
            right = compared(scope, str(value), sign, other)
            return f"EXISTS {{ {focus} <{parameter.value}> {other} FILTER(!{right}) }}"

        return negated(scope.exists(path, focus, wrong))

    @rows_of(name)
    def pairs(scope: Scope, shape: Term, parameter: Term, path: Path, focus: Focus) -> str:
        property_(scope, shape, name, parameter)
        scope.beyond(path, Place("?this", focus.origin), "?value")
        # a result for each pair, so the other value stays a column
        return (
            f"SELECT DISTINCT {focus.columns} ?value ?other {{ {{ {focus.values(path, '?value')} }}"
            f" ?this <{parameter.value}> ?other . FILTER(!{compared(scope, '?value', sign, '?other')}) }}"
        )


_order("lessThan", "<")
_order("lessThanOrEquals", "<=")


def _open(scope: Scope, shape: Term, variable: str) -> str:
    """The expression: the property is none that a closed shape names."""
    graph = scope.graph
    ignored = graph.value(shape, "ignoredProperties")
    allowed = graph.items(ignored, shape) if ignored else []
    if not all(isinstance(term, ox.NamedNode) for term in allowed):
        raise bad(shape, "sh:ignoredProperties has a member that is no IRI")
    allowed += [
        path
        for prop in graph.values(shape, "property")
        for path in graph.values(prop, "path")
        if isinstance(path, ox.NamedNode)
    ]
    scope.reads_all = True
    listed = ", ".join(sorted({str(term) for term in allowed}))
    # the engine finds nothing to be NOT IN ()
    return f"{variable} NOT IN ({listed})" if listed else TRUE


@set_test("closed")
def closed(scope: Scope, shape: Term, _: Term, path: Path, focus: Place) -> str:
    """The values have no properties but those that the shape names."""

    def wrong(value: Place) -> str:
        name = scope.fresh()
        return f"EXISTS {{ {value} {name} {scope.fresh()} {_filter(_open(scope, shape, name))} }}"

    return negated(scope.exists(path, focus, wrong))


@rows_of("closed")
def closed_rows(scope: Scope, shape: Term, _: Term, path: Path, focus: Focus) -> str:
    """A row for each triple too many, its property as path."""
    scope.beyond(path, Place("?this", focus.origin), "?node")
    node = "?this" if path == EMPTY else "?node"
    nodes = focus.pattern if path == EMPTY else f"{{ {focus.values(path, node)} }}"
    columns = focus.columns if path == EMPTY else f"{focus.columns} {node}"
    return (
        f"SELECT DISTINCT {columns} ?path ?value"
        f" {{ {nodes} {node} ?path ?value . {_filter(_open(scope, shape, '?path'))} }}"
    )
