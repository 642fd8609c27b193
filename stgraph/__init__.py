"""Trace every goal of a municipality to the steering documents and programme items that support it.

import stgraph

graph = stgraph.load("exempelstad")
for goal in stgraph.trace(graph).goals:
    print(goal.goal.label("en"), [path.resource.label("en") for path in goal.support])
"""

from stgraph.errors import DataProblem, StgraphError, UsageProblem
from stgraph.export import export
from stgraph.graph import Graph, load
from stgraph.trace import GoalTrace, Path, ReverseTrace, Trace, trace, trace_from

__all__ = [
    "DataProblem",
    "GoalTrace",
    "Graph",
    "Path",
    "ReverseTrace",
    "StgraphError",
    "Trace",
    "UsageProblem",
    "export",
    "load",
    "trace",
    "trace_from",
]
