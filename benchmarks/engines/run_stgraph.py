"""A query with stgraph as a library: QUERY TIMES ASKED SOURCE… Prints and times it like `run_pyoxigraph.py`.

ASKED is a question of the catalogue with its parameter, `unit-tree unit IRI`, or `trace` for the trace of
every goal, or `load` for nothing more. It is asked as stgraph asks it, and the seconds of that are told
beside those of the bare query: they hold the names of all that is in the answer, the order of the rows, and
the search for what the parameter means.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pyoxigraph as ox

import stgraph

file, count, asked, *sources = sys.argv[1:]
times = int(count)
text = Path(file).read_text(encoding="utf-8")
started = time.perf_counter()
graph = stgraph.load(*sources)
load = time.perf_counter() - started
question, *given = asked.split()
parameters: dict[str, Any] = dict([given]) if given else {}
answer: bytes | None = b""
seconds, whole = list[float](), list[float]()
while len(seconds) < times and sum(seconds) < 3:
    started = time.perf_counter()
    answer = graph.query(text).serialize(format=ox.QueryResultsFormat.JSON)
    seconds.append(time.perf_counter() - started)
    if question != "load":
        started = time.perf_counter()
        if question == "trace":
            stgraph.trace(graph)
        else:
            stgraph.ask(graph, question, **parameters)
        whole.append(time.perf_counter() - started)
sys.stdout.buffer.write(answer or b"")
print(json.dumps({"load": load, "query": seconds, "ask": whole}), file=sys.stderr)
