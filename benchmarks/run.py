"""How long stgraph takes for what people ask of it, against other engines; whether Jena answers the same.

python benchmarks/run.py                                                  # N = 1 and 10
python benchmarks/run.py --n 290 --without rdflib jena maplib --write     # the large one

The tables in README.md hold every N, task and engine that was measured, each from its last run.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from contenders import (
    CONTENDERS,
    HERE,
    JENA,
    LIBRARY,
    QUERIES,
    STGRAPH,
    Contender,
    Task,
    fetch,
    store_of,
    tasks,
)
from generate import DATA, folder_of, generate
from readme import told
from rows import Rows, differs, rows_of
from table import PATIENCE, STOPPED, Figures, report

from stgraph.store import write_store

FIGURES = DATA / "run.json"
MARKERS = ("<!-- run: begin -->\n", "<!-- run: end -->\n")
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(HERE.parent)}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's modules are compiled once
ROUNDS = 5
LARGE_ROUNDS = 3
SLOW = 20
"""Seconds; what takes longer is run once, not in every round."""
COMPARED_UP_TO = 10
"""Rows are compared as long as Jena answers every question in a few seconds."""


def prepare(counts: Sequence[int], seed: int) -> None:
    """Data, stores and query files."""
    QUERIES.mkdir(parents=True, exist_ok=True)
    for task in tasks():
        task.query.write_text(task.text, encoding="utf-8")
    for count in counts:
        folder = folder_of(count, faults=False)
        print(f"{count} municipalities, {generate(count, folder, seed=seed)} triples", file=sys.stderr)
        write_store(store_of(folder), folder)
        if count <= COMPARED_UP_TO:
            generate(count, folder_of(count, faults=True), seed=seed, faults=True)


@dataclass
class Run:
    """One finished process."""

    out: bytes
    error: str
    wall: float
    code: int | None
    """None for one that was stopped."""


def run(command: list[str]) -> Run:
    """Runs a command as a process of its own. It writes to files, so that nobody waits for a pipe."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as error:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=ENVIRONMENT, stdout=out, stderr=error)
        # not `wait(PATIENCE)`, which looks every twentieth of a second
        timer = threading.Timer(PATIENCE, process.kill)
        timer.start()
        code: int | None = process.wait()
        wall = time.perf_counter() - started
        timer.cancel()
        if wall >= PATIENCE:
            code = None
        out.seek(0)
        error.seek(0)
        return Run(out.read(), error.read().decode(errors="replace"), wall, code)


def measure(
    count: int, rounds: int, chosen: Sequence[Contender], some: Sequence[Task]
) -> dict[str, dict[str, Figures]]:
    """Figures by task and contender. Each round runs them all, so that a slow spell hits every one."""
    folder = folder_of(count, faults=False)
    commands = {
        (task.name, contender.name): command
        for task in some
        for contender in chosen
        if (command := contender.command(task, folder))
    }
    figures: dict[str, dict[str, Figures]] = {task.name: {} for task in some}
    for command in {name: command for (_, name), command in reversed(commands.items())}.values():
        run(command)  # warms up: files in the page cache, modules compiled
    for turn in range(rounds):
        for (asked, name), command in commands.items():
            noted = figures[asked].setdefault(name, Figures())
            if not noted.failed and not noted.slower_than(SLOW):
                print(f"N = {count}, round {turn + 1} of {rounds}: {asked}, {name}", file=sys.stderr)
                note(run(command), noted)
    return figures


def note(done: Run, figures: Figures) -> None:
    """Notes what a run took: the clock's time, and what the script says of itself."""
    if done.code != 0:
        told = (done.error.strip().splitlines() or [f"ended with {done.code}"])[-1][:100]
        figures.failed = STOPPED if done.code is None else told
        return
    figures.wall.append(done.wall)
    if seconds := re.findall(r"^Time: ([\d.]+) sec", done.error, re.MULTILINE):  # Jena's
        figures.query.append(statistics.median(map(float, seconds)))
    elif said := re.search(r"^\{.*\}$", done.error, re.MULTILINE):
        told_of = json.loads(said[0])
        figures.query.append(statistics.median(told_of["query"]))
        figures.ask += [statistics.median(told_of["ask"])] if told_of.get("ask") else []


def compare(task: Task, count: int, figures: dict[str, Figures], chosen: Sequence[Contender]) -> None:
    """Notes the rows of every engine, and how they differ from Jena's; with faults, too, for more rows."""
    once = replace(task, times=1)
    for faults in (False, True):
        folder = folder_of(count, faults=faults)
        expected = answer(JENA, once, folder)
        for contender in chosen:
            if contender in (STGRAPH, JENA):
                continue
            noted = figures[contender.name]
            # ours is the one that has to be right, however long it takes
            slow = noted.slower_than(SLOW) and contender is not LIBRARY
            if noted.failed or noted.wrong or slow:
                continue
            found = answer(contender, once, folder)
            noted.rows.append(found.total())
            noted.wrong = differs(found, expected)


def answer(contender: Contender, task: Task, folder: Path) -> Rows:
    """The rows that an engine gives; none if it fails, which the other data did not make it do."""
    done = run(contender.command(task, folder) or [])
    if done.code != 0:
        print(f"{contender.name}, {task.name}, {folder}: {done.code} {done.error[-300:]}", file=sys.stderr)
        return Rows()
    return rows_of(done.out)


def compare_all(
    count: int, figures: dict[str, dict[str, Figures]], chosen: Sequence[Contender], some: Sequence[Task]
) -> None:
    """Compares the answers to every question that Jena answered."""
    for task in some:
        jena = figures[task.name].get(JENA.name)
        if task.question and jena and not jena.failed and count <= COMPARED_UP_TO:
            print(f"N = {count}, rows: {task.name}", file=sys.stderr)
            compare(task, count, figures[task.name], chosen)


def main() -> int:
    parser = argparse.ArgumentParser(description="Time stgraph against other engines.")
    parser.add_argument(
        "--n", type=int, nargs="+", default=[1, 10], help="how many municipalities (default: 1 10)"
    )
    parser.add_argument("--rounds", type=int, help="how often each is run (default: 5; above N = 10 3)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=[], metavar="TASK", help="only these, by name")
    parser.add_argument(
        "--without", nargs="+", default=[], metavar="WORD", help="leave out engines by a word of their name"
    )
    parser.add_argument("--figures", type=Path, default=FIGURES, help="where figures are kept between runs")
    parser.add_argument("--write", action="store_true", help="put the tables in benchmarks/README.md")
    arguments = parser.parse_args()
    if unknown := set(arguments.only) - {task.name for task in tasks()}:
        parser.error(
            f"no such task: {', '.join(sorted(unknown))}; there are {', '.join(t.name for t in tasks())}"
        )
    some = [task for task in tasks() if not arguments.only or task.name in arguments.only]
    words = [word.lower() for word in arguments.without]
    chosen = fetch([c for c in CONTENDERS if not any(word in c.name.lower().split() for word in words)])
    prepare(arguments.n, arguments.seed)
    saved = json.loads(arguments.figures.read_text(encoding="utf-8")) if arguments.figures.exists() else {}
    for count in arguments.n:
        rounds = arguments.rounds or (ROUNDS if count <= COMPARED_UP_TO else LARGE_ROUNDS)
        note = f"{time.strftime('%Y-%m-%d')}; {rounds} rounds; load {os.getloadavg()[0]:.1f} at the start"
        taking_part = [contender for contender in chosen if count <= contender.up_to]
        figures = measure(count, rounds, taking_part, some)
        compare_all(count, figures, taking_part, some)
        held = saved.setdefault(str(count), {"figures": {}})
        held["note"] = note
        for task, noted in figures.items():
            # what is left out this time keeps its figures
            held["figures"].setdefault(task, {}).update({name: asdict(one) for name, one in noted.items()})
        arguments.figures.write_text(json.dumps(saved, indent=1), encoding="utf-8")
    kept = {
        int(count): {
            task: {name: Figures(**one) for name, one in noted.items()}
            for task, noted in held["figures"].items()
        }
        for count, held in saved.items()
    }
    table, met = report(kept, {int(count): held["note"] for count, held in saved.items()})
    return told(table, met, MARKERS, keep=arguments.write)


if __name__ == "__main__":
    sys.exit(main())
