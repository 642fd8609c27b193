"""Trace every goal of a municipality to the steering documents and programme items that support it.

>>> import stgraph
>>> graph = stgraph.load("exempelstad")
>>> for goal in stgraph.trace(graph, unit="mbn", to="programme"):
...     print(goal.id, [path.resource.id for path in goal.support])
goal/mbn-1 ['programme-item/program-2023-2026-3', 'document/program-2023-2026']
goal/mbn-2 []
goal/mbn-3 []

Six functions: `load` gives a graph; `ask`, `trace` and `validate` give what is found in it; `diff` compares
two; `export` writes one. What they give is frozen and typed, and says its texts in Swedish ("sv") and English
("en"). The rest is public in its modules: `stgraph.impact`, `stgraph.coverage`, `stgraph.store` and so on.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stgraph.asking import Table, ask
    from stgraph.describing import Description as Description
    from stgraph.describing import describe as describe
    from stgraph.difference import Change, Changes, Edit, Section, Value, diff
    from stgraph.endpoint import Endpoint
    from stgraph.errors import DataProblem, StgraphError, UsageProblem
    from stgraph.exporting import export
    from stgraph.findings import Finding, Report, Thing
    from stgraph.graph import Graph, Source
    from stgraph.paths import Assignment, GoalTrace, Missing, Path, Trace
    from stgraph.paths import ReverseTrace as ReverseTrace
    from stgraph.places import Place
    from stgraph.querying import Answer as Answer
    from stgraph.querying import query as query
    from stgraph.sources import load
    from stgraph.summary import Summary as Summary
    from stgraph.summary import summarise as summarise
    from stgraph.support import Evidence, Hop, Resource
    from stgraph.tracing import trace
    from stgraph.tracing import trace_from as trace_from
    from stgraph.validation import validate

__all__ = [
    "Assignment",
    "Change",
    "Changes",
    "DataProblem",
    "Edit",
    "Endpoint",
    "Evidence",
    "Finding",
    "GoalTrace",
    "Graph",
    "Hop",
    "Missing",
    "Path",
    "Place",
    "Report",
    "Resource",
    "Section",
    "Source",
    "StgraphError",
    "Table",
    "Thing",
    "Trace",
    "UsageProblem",
    "Value",
    "ask",
    "diff",
    "export",
    "load",
    "trace",
    "validate",
]
"""The six functions and what they give. What else is found here is kept for those who knew it in 0.1."""

_MODULES = {
    "asking": ("Table", "ask"),
    "describing": ("Description", "describe"),
    "difference": ("Change", "Changes", "Edit", "Section", "Value", "diff"),
    "endpoint": ("Endpoint",),
    "errors": ("DataProblem", "StgraphError", "UsageProblem"),
    "exporting": ("export",),
    "findings": ("Finding", "Report", "Thing"),
    "graph": ("Graph", "Source"),
    "paths": ("Assignment", "GoalTrace", "Missing", "Path", "ReverseTrace", "Trace"),
    "places": ("Place",),
    "querying": ("Answer", "query"),
    "sources": ("load",),
    "summary": ("Summary", "summarise"),
    "support": ("Evidence", "Hop", "Resource"),
    "tracing": ("trace", "trace_from"),
    "validation": ("validate",),
}
"""A module is imported when something of it is asked for: a command pays for what it needs."""

_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
