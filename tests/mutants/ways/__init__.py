"""Ways of breaking the town, and for each the findings it must lead to, reasoned out by hand."""

from tests.mutants.ways import goals, records, units
from tests.mutants.ways.registry import WAYS

__all__ = ["WAYS", "goals", "records", "units"]
