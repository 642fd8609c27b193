"""How much is tried: everything in CI (`CI=true`), elsewhere a sample, the same each time."""

import os
import random
from collections.abc import Sequence
from typing import TypeVar

import pytest

T = TypeVar("T")

CI = os.environ.get("CI") == "true"
in_ci = pytest.mark.skipif(not CI, reason="takes long; .ci/run does it (CI=true)")
SEED = 20261126


def some(things: Sequence[T], count: int) -> list[T]:
    """All of them, or so many."""
    return list(things) if CI or len(things) <= count else random.Random(SEED).sample(things, count)
