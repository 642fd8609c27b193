"""Trace every goal of a municipality to the steering documents and programme items that support it.

import stgraph

graph = stgraph.load("exempelstad")
for goal in stgraph.trace(graph).goals:
    print(goal.goal.label("en"), [path.resource.label("en") for path in goal.support])
for finding in stgraph.validate(graph).findings:
    print(finding.rule, finding.place, finding.messages["en"])
"""

from typing import TYPE_CHECKING, Any

from stgraph.ask import Table, ask
from stgraph.describe import Description, describe
from stgraph.diff import Change, Changes, Edit, Section, Value, diff
from stgraph.errors import DataProblem, StgraphError, UsageProblem
from stgraph.export import export
from stgraph.graph import Graph, load
from stgraph.paths import GoalTrace, Path, ReverseTrace, Trace
from stgraph.query import Answer, query
from stgraph.summary import Summary, summarise
from stgraph.trace import trace, trace_from

if TYPE_CHECKING:
    from stgraph.findings import Finding, Report
    from stgraph.validation import validate

__all__ = [
    "Answer",
    "Change",
    "Changes",
    "DataProblem",
    "Description",
    "Edit",
    "Finding",
    "GoalTrace",
    "Graph",
    "Path",
    "Report",
    "ReverseTrace",
    "Section",
    "StgraphError",
    "Summary",
    "Table",
    "Trace",
    "UsageProblem",
    "Value",
    "ask",
    "describe",
    "diff",
    "export",
    "load",
    "query",
    "summarise",
    "trace",
    "trace_from",
    "validate",
]


def __getattr__(name: str) -> Any:
    """What validates is imported when it is asked for: SHACL takes as long to import as a trace to run."""
    if name == "validate":
        from stgraph.validation import validate

        return validate
    if name in ("Finding", "Report"):
        from stgraph import findings

        return getattr(findings, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
