"""pyshifty over the same shapes and files: SHAPES FILE… Prints shape, focus of what it found, as JSON.

Several files are put together as one Turtle text, as its own way of merging them needs rdflib.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

shifty = import_module("shifty")

shapes, *files = map(Path, sys.argv[1:])
text = "\n".join(file.read_text(encoding="utf-8") for file in files)
# its other call, validate(), returns a graph of rdflib and is the slower one
result = shifty.validate_algebra(text, shapes)
found = [
    [(violation.shape_name or "").strip("<>"), violation.focus_node.strip("<>")]
    for violation in result.violations
]
print(json.dumps(found))
for line in result.diagnostics:
    print(line, file=sys.stderr)
