"""The process of the command line: `stgraph`, and `python -m stgraph`."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the app, then end the process as it stands: what was loaded goes with it, not piece by piece."""
    # a command is short and makes no cycles: the collector would only walk the imports
    gc.disable()
    from stgraph.cli.main import app
    from stgraph.errors import DataProblem
    from stgraph.text import default_language

    code: object = 0
    try:
        app()
    except SystemExit as end:
        code = end.code
    except OSError as error:  # Typer writes the help itself
        problem = DataProblem("unwritable", path="stdout", reason=error.strerror)
        print(f"stgraph: {problem.text(default_language())}", file=sys.stderr)
        code = problem.exit_code
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError):  # what could not be written has been said
            stream.flush()
    os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
