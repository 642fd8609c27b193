"""The package `shacl` over the same files: SHAPES FILE… Prints shape, focus of what it found, as JSON.

It reads one data graph, so the files are put together as one Turtle text.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

shacl = import_module("shacl")

shapes, *files = map(Path, sys.argv[1:])
text = "\n".join(file.read_text(encoding="utf-8") for file in files)
report = shacl.Shapes.from_file(str(shapes)).validate_turtle(text)
found = [[(result.root_shape or "").strip("<>"), result.focus_node.strip("<>")] for result in report.results]
print(json.dumps(found))
