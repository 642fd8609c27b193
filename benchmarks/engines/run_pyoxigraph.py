"""A query with bare pyoxigraph: QUERY TIMES SOURCE… Prints the answer as SPARQL JSON, the seconds on stderr.

The sources are Turtle files, or the folder of a store on disk. It is asked TIMES times, or for ten
seconds; one time is from the text of the query to the whole answer as JSON.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pyoxigraph as ox

query, times, *sources = sys.argv[1:]
text = Path(query).read_text(encoding="utf-8")
started = time.perf_counter()
if Path(sources[0]).is_dir():
    store = ox.Store.read_only(sources[0])
else:
    store = ox.Store()
    for file in sources:
        store.load(path=file, format=ox.RdfFormat.TURTLE)
load = time.perf_counter() - started
answer, seconds = b"", list[float]()
while len(seconds) < int(times) and sum(seconds) < 10:
    started = time.perf_counter()
    solutions: Any = store.query(text)
    answer = solutions.serialize(format=ox.QueryResultsFormat.JSON)
    seconds.append(time.perf_counter() - started)
sys.stdout.buffer.write(answer)
print(json.dumps({"load": load, "query": seconds}), file=sys.stderr)
