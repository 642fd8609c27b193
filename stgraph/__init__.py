"""Trace every goal of a municipality to the steering documents and programme items that support it.

import stgraph

graph = stgraph.load("exempelstad")
for goal in stgraph.trace(graph).goals:
    print(goal.goal.label("en"), [path.resource.label("en") for path in goal.support])
"""

from stgraph.describe import Description, describe
from stgraph.errors import DataProblem, StgraphError, UsageProblem
from stgraph.export import export
from stgraph.graph import Graph, load
from stgraph.paths import GoalTrace, Path, ReverseTrace, Trace
from stgraph.query import Answer, query
from stgraph.summary import Summary, summarise
from stgraph.trace import trace, trace_from

__all__ = [
    "Answer",
    "DataProblem",
    "Description",
    "GoalTrace",
    "Graph",
    "Path",
    "ReverseTrace",
    "StgraphError",
    "Summary",
    "Trace",
    "UsageProblem",
    "describe",
    "export",
    "load",
    "query",
    "summarise",
    "trace",
    "trace_from",
]
