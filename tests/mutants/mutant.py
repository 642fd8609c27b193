"""A mutant: what is done to the town, and the findings that this must lead to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from tests.mutants.everywhere import follows
from tests.mutants.found import Found, Gone
from tests.mutants.town import Edit, Town

Settings = tuple[str, ...]
"""Norms that are off and have to be switched on."""


Expect = Callable[..., Iterable[Found]]


@dataclass(frozen=True)
class Mutant:
    """One way of breaking one thing. `norm` is the norm it was made for.

    `expect` says, of the mutated town, what its way of breaking leads to; what follows everywhere is added.
    """

    norm: str
    name: str
    before: Town
    edits: tuple[Edit, ...]
    expect: Expect
    gone: tuple[Gone, ...] = ()
    on: Settings = ()

    @property
    def id(self) -> str:
        return f"{self.norm} {self.name}"

    @cached_property
    def town(self) -> Town:
        return self.before.edited(*self.edits)

    @cached_property
    def new(self) -> tuple[Found, ...]:
        """What norms say of a fact is not said again by the check that looks at every reference and word."""
        found = (*self.expect(self.town), *follows(self.town))
        told = {(one.focus, one.path, one.value) for one in found if not one.shape.startswith("CHECK-")}
        return tuple(
            one
            for one in found
            if not one.shape.startswith("CHECK-")
            or not one.value
            or (one.focus, one.path, one.value) not in told
        )


def mutant(
    norm: str,
    name: str,
    before: Town,
    edits: Iterable[Edit],
    expect: Expect,
    gone: Iterable[Gone] = (),
    on: Settings = (),
) -> Mutant:
    """A mutant, from whatever its edits come in."""
    return Mutant(norm, name, before, tuple(edits), expect, tuple(gone), on)
