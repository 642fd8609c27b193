"""A query with rdflib: QUERY TIMES FILE… Prints the answer as SPARQL JSON, and the seconds on stderr.

It is asked TIMES times, or for three seconds; one time is from the text of the query to the whole answer as
JSON.
"""

import json
import sys
import time
from pathlib import Path

from rdflib import Graph

query, times, *files = sys.argv[1:]
text = Path(query).read_text(encoding="utf-8")
started = time.perf_counter()
graph = Graph()
for file in files:
    graph.parse(file, format="turtle")
load = time.perf_counter() - started
answer, seconds = b"", list[float]()
while len(seconds) < int(times) and sum(seconds) < 3:
    started = time.perf_counter()
    answer = graph.query(text).serialize(format="json") or b""
    seconds.append(time.perf_counter() - started)
sys.stdout.buffer.write(answer)
print(json.dumps({"load": load, "query": seconds}), file=sys.stderr)
