"""The constraint components of SHACL that ask whether a value conforms to other shapes (4.6, 4.7)."""

from stgraph.shacl.paths import all_of, any_of, negated
from stgraph.shacl.registry import conforms, value_test
from stgraph.shacl.scope import Place, Scope
from stgraph.shacl.shapes import Term, bad


@value_test("not")
def not_(scope: Scope, _: Term, parameter: Term, value: Place, __: Place) -> str:
    """The value does not conform to a shape."""
    return negated(conforms(scope, parameter, value))


@value_test("node")
def node(scope: Scope, _: Term, parameter: Term, value: Place, __: Place) -> str:
    """The value conforms to a node shape."""
    return conforms(scope, parameter, value)


@value_test("property")
def property_(scope: Scope, shape: Term, parameter: Term, value: Place, _: Place) -> str:
    """The value conforms to a property shape."""
    if not scope.graph.values(parameter, "path"):
        raise bad(shape, f"sh:property is no property shape: {parameter}")
    return conforms(scope, parameter, value)


@value_test("and")
def and_(scope: Scope, shape: Term, parameter: Term, value: Place, _: Place) -> str:
    """The value conforms to all of these shapes."""
    return all_of(_members(scope, shape, parameter, value))


@value_test("or")
def or_(scope: Scope, shape: Term, parameter: Term, value: Place, _: Place) -> str:
    """The value conforms to one of these shapes at least."""
    return any_of(_members(scope, shape, parameter, value))


@value_test("xone")
def xone(scope: Scope, shape: Term, parameter: Term, value: Place, _: Place) -> str:
    """The value conforms to exactly one of these shapes."""
    counted = " + ".join(f"IF({test}, 1, 0)" for test in _members(scope, shape, parameter, value))
    return f"(({counted or 0}) = 1)"


def _members(scope: Scope, shape: Term, parameter: Term, value: Place) -> list[str]:
    return [conforms(scope, member, value) for member in scope.graph.items(parameter, shape)]
