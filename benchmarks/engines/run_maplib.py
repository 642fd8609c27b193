"""A query with maplib: QUERY TIMES FILE… Prints the answer as SPARQL JSON, and the seconds on stderr.

It is asked TIMES times, or for three seconds; one time is from the text of the query to the whole answer as
JSON.
"""

import json
import sys
import time
from importlib import import_module
from pathlib import Path

query, times, *files = sys.argv[1:]
text = Path(query).read_text(encoding="utf-8")
started = time.perf_counter()
model = import_module("maplib").Model()
for file in files:
    model.read(file)
load = time.perf_counter() - started
answer, seconds = "", list[float]()
while len(seconds) < int(times) and sum(seconds) < 3:
    started = time.perf_counter()
    answer = model.query(text, return_json=True)
    seconds.append(time.perf_counter() - started)
sys.stdout.write(answer)
print(json.dumps({"load": load, "query": seconds}), file=sys.stderr)
