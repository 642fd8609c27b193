"""Coverage: goals with support, items and documents that a goal or direction takes up, lines with a norm."""

from stgraph.coverage.answer import DOCUMENTS, ITEMS, Coverage, Covered, Share, UnitCoverage
from stgraph.coverage.lines import LineCoverage, norm_coverage
from stgraph.coverage.support import support_coverage

__all__ = [
    "DOCUMENTS",
    "ITEMS",
    "Coverage",
    "Covered",
    "LineCoverage",
    "Share",
    "UnitCoverage",
    "norm_coverage",
    "support_coverage",
]
