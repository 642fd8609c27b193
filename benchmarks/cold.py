"""How long a whole `stgraph trace` takes, against the same question in rdflib and in bare pyoxigraph."""

import argparse
import json
import os
import pty
import re
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path
from typing import Any

from readme import measured_on, told

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
STGRAPH = str(Path(PYTHON).with_name("stgraph"))
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's modules are compiled once
PACKAGES = ("stgraph", "pyoxigraph", "rdflib", "typer", "rich")
LINES, COLUMNS = 50, 120
MARKERS = ("<!-- cold: begin -->\n", "<!-- cold: end -->\n")
ANSI = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def piped(*command: str) -> str:
    """What a command writes to a pipe."""
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True).stdout.decode()


def at_terminal(*command: str) -> str:
    """What a command writes to a terminal, which is a pseudo-terminal here."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    process = subprocess.Popen(command, env=ENVIRONMENT, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    written = bytearray()
    try:
        while chunk := os.read(master, 1 << 16):
            written += chunk
    except OSError:
        pass  # Linux reports the last writer's leaving as an input/output error
    finally:
        os.close(master)
    if process.wait():
        raise subprocess.CalledProcessError(process.returncode, command)
    return written.decode()


@dataclass(frozen=True)
class Contender:
    """One command, how it is run and how fast it should be, as shares of the other two's medians."""

    name: str
    run: Callable[[], str]
    of_rdflib: float | None = None
    of_pyoxigraph: float | None = None


JSON = Contender(
    "`stgraph trace --format json`",
    lambda: piped(STGRAPH, "trace", "--format", "json"),
    of_rdflib=0.25,
    of_pyoxigraph=3.5,
)
TABLE = Contender("`stgraph trace` at a terminal", lambda: at_terminal(STGRAPH, "trace"), of_rdflib=0.5)
RDFLIB = Contender("rdflib script", lambda: piped(PYTHON, str(HERE / "cold_rdflib.py")))
PYOXIGRAPH = Contender("bare pyoxigraph script", lambda: piped(PYTHON, str(HERE / "cold_pyoxigraph.py")))
CONTENDERS = (JSON, TABLE, RDFLIB, PYOXIGRAPH)


def check() -> str:
    """Run each once and compare what they answer. Returns what was compared, for the report."""
    answers = {c.name: _comparable(json.loads(c.run())) for c in (JSON, RDFLIB, PYOXIGRAPH)}
    expected = answers[JSON.name]
    for name, answer in answers.items():
        for goal in expected.keys() | answer.keys():
            if expected.get(goal) != answer.get(goal):
                sys.exit(f"{name} disagrees on {goal}:\n{expected.get(goal)}\n{answer.get(goal)}")
    table = ANSI.sub("", TABLE.run())
    absent = [goal for goal in expected if goal.rsplit("/", 1)[-1] not in table.split()]
    if absent:
        sys.exit(f"The table lacks {absent}")
    supports = sum(len(answer["support"]) for answer in expected.values())
    visions = sum(answer["reaches_vision"] for answer in expected.values())
    return f"{len(expected)} goals, {supports} supports, {visions} goals that reach the vision"


def _comparable(answer: Any) -> dict[str, Any]:
    """The parts of an answer that all must agree on, whatever their order."""
    heads = ("label", "unit", "unit_label", "start", "end", "reaches_vision")
    return {
        goal["goal"]: {
            **{key: goal[key] for key in heads},
            "support": {
                path["resource"]: (path["label"], path["kind"], path["basis"], list(map(_hop, path["hops"])))
                for path in goal["support"]
            },
        }
        for goal in answer["goals"]
    }


def _hop(hop: Any) -> tuple[object, ...]:
    evidence = [(e["basis"], sorted(e["reason"].items()), sorted(e["sources"])) for e in hop["evidence"]]
    return (hop["from"], hop["relation"], hop["to"], hop["basis"], sorted(evidence))


def measure(rounds: int) -> dict[str, list[float]]:
    """Milliseconds by contender. Each round runs them all, so that a slow spell hits every one."""
    times: dict[str, list[float]] = {contender.name: [] for contender in CONTENDERS}
    for _ in range(rounds):
        for contender in CONTENDERS:
            started = time.perf_counter()
            contender.run()
            times[contender.name].append(1000 * (time.perf_counter() - started))
    return times


def report(times: dict[str, list[float]], compared: str) -> tuple[str, bool]:
    """The table with what it was measured on, and whether every target is met."""
    median = {name: statistics.median(found) for name, found in times.items()}
    lines = [
        "| | median, ms | min | max | × rdflib | × bare pyoxigraph |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    met = True
    for contender in CONTENDERS:
        found = times[contender.name]
        cells = [f"{median[contender.name]:.0f}", f"{min(found):.0f}", f"{max(found):.0f}"]
        for other, target in ((RDFLIB, contender.of_rdflib), (PYOXIGRAPH, contender.of_pyoxigraph)):
            ratio = median[contender.name] / median[other.name]
            met = met and (target is None or ratio <= target)
            cells.append(f"{ratio:.2f}" + (f" (target ≤ {target})" if target else ""))
        lines.append(f"| {contender.name} | {' | '.join(cells)} |")
    rounds = len(times[JSON.name])
    lines += [
        "",
        f"{time.strftime('%Y-%m-%d')}; {rounds} rounds; {measured_on(*PACKAGES)}",
        f"Same answer from all: {compared}.",
    ]
    return "\n".join(lines) + "\n", met


def main() -> int:
    parser = argparse.ArgumentParser(description="Time whole runs of `stgraph trace` against two scripts.")
    parser.add_argument("--rounds", type=int, default=21, help="how often each is run (at least 11)")
    parser.add_argument("--write", action="store_true", help="put the table in benchmarks/README.md")
    arguments = parser.parse_args()
    compared = check()  # also the warm-up: files are then in the page cache, modules compiled
    table, met = report(measure(max(arguments.rounds, 11)), compared)
    return told(table, met, MARKERS, keep=arguments.write)


if __name__ == "__main__":
    sys.exit(main())
