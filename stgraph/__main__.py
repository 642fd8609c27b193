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

    try:
        app()
    except SystemExit as end:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError):  # what could not be written has been said
                stream.flush()
        os._exit(int(end.code or 0))


if __name__ == "__main__":
    main()
