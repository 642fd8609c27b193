"""`python -m stgraph`."""

from stgraph.cli.main import app

app()
