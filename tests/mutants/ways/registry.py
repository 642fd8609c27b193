"""The ways of breaking, each with how many of its mutants are taken."""

from collections.abc import Callable, Iterator

from tests.mutants.mutant import Mutant
from tests.mutants.town import Town

Way = Callable[[Town], Iterator[Mutant]]

WAYS: list[tuple[Way, int]] = []


def way(most: int) -> Callable[[Way], Way]:
    """Registers a way; of more places than `most` a seeded choice is taken."""

    def register(function: Way) -> Way:
        WAYS.append((function, most))
        return function

    return register
