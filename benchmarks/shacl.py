"""How long a whole validation takes, against pySHACL and two others, on municipalities with known faults.

python benchmarks/shacl.py                     # N = 1 and 10
python benchmarks/shacl.py --n 100 290 --write # the large ones; the table in README.md holds every N measured
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pyoxigraph as ox
from generate import DATA, folder_of, generate
from readme import measured_on, told
from town import AS_OF

from stgraph import project, vocab

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
OTHERS = HERE / ".venv"
"""The engines that stgraph does not need live in an environment of their own."""
PINNED = ("pyshifty==0.5.1", "shacl==0.3.4")
PACKAGES = ("stgraph", "pyoxigraph", "pyshacl", "rdflib")
FIGURES = DATA / "figures.json"
SHAPES = DATA / "shapes.ttl"
ROUNDS = {1: 11, 10: 5, 100: 3}
SLOW_ROUNDS = 3
PYSHACL_UP_TO = 10
"""pySHACL takes a minute for one municipality; nobody waits for what it takes for a hundred."""
PATIENCE = 300
"""Seconds; what is slower than that has missed every target, and nobody waits for it."""
RUST_UP_TO = 100
NO_ANSWER = f"no answer in {PATIENCE} s"
MARKERS = ("<!-- shacl: begin -->\n", "<!-- shacl: end -->\n")
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's modules are compiled once
SH = vocab.PREFIXES["sh"]
UNSEEN = ("CHECK-", "WAIVER-UNUSED")
"""Norms that no SHACL engine can look for; stgraph asks by other queries."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Contender:
    """One engine: its command over a folder, and how its answer is read as (shape, focus)."""

    name: str
    command: Callable[[Path], list[str]]
    read: Callable[[str], set[Pair]]
    everything: bool = False
    """Also looks for what SHACL passes in silence."""
    up_to: int = 10_000
    engine: bool = True


@dataclass
class Figures:
    """What was measured of one contender at one N."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)
    found: int = 0
    expected: int = 0
    extra: int = 0
    missed: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    failed: str = ""

    @property
    def exact(self) -> bool:
        """Everything found and nothing else."""
        return not self.failed and self.found == self.expected and not self.extra


def _files(folder: Path) -> list[str]:
    return [str(file) for file in (*project.ontology_files(), *sorted(folder.rglob("*.ttl")))]


def _pairs(text: str) -> set[Pair]:
    return {(shape, focus) for shape, focus in json.loads(text)}


def _findings(text: str) -> set[Pair]:
    return {(finding["shape"], finding["focus"]) for finding in json.loads(text)["findings"]}


def _report(text: str) -> set[Pair]:
    """The results of a report in N-Triples, without what their sh:detail holds."""
    facts: dict[str, dict[str, str]] = {}
    results = set()
    for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES):
        facts.setdefault(str(quad.subject), {})[quad.predicate.value] = getattr(quad.object, "value", "")
        if quad.predicate.value == SH + "result":
            results.add(str(quad.object))
    return {(facts[result][SH + "sourceShape"], facts[result][SH + "focusNode"]) for result in results}


STGRAPH = Contender(
    "`stgraph validate --format json`",
    lambda folder: [
        PYTHON, "-m", "stgraph", "validate", str(folder), "--as-of", str(AS_OF),
        "--format", "json", "--fail-on", "never",
    ],
    _findings,
    everything=True,
)  # fmt: skip
ENGINE = Contender(
    "its SHACL engine alone", lambda folder: [PYTHON, str(HERE / "shacl_stgraph.py"), str(folder)], _pairs
)
PYSHACL = Contender(
    "pySHACL's command line",
    lambda folder: [
        str(Path(PYTHON).with_name("pyshacl")), "-s", str(SHAPES),
        "-sf", "turtle", "-df", "turtle", "-f", "nt",
        *_files(folder),
    ],
    _report,
    up_to=PYSHACL_UP_TO,
)  # fmt: skip
PYSHIFTY = Contender(
    "`pyshifty` 0.5.1",
    lambda folder: [
        str(OTHERS / "bin" / "python"), str(HERE / "engines" / "run_pyshifty.py"), str(SHAPES),
        *_files(folder),
    ],
    _pairs,
    up_to=RUST_UP_TO,
)  # fmt: skip
SHACL = Contender(
    "`shacl` 0.3.4",
    lambda folder: [
        str(OTHERS / "bin" / "python"),
        str(HERE / "engines" / "run_shacl.py"),
        str(SHAPES),
        *_files(folder),
    ],
    _pairs,
    up_to=RUST_UP_TO,
)
STORE = Contender(
    "the files in a bare store",
    lambda folder: [PYTHON, str(HERE / "shacl_store.py"), *map(str, project.ontology_files()), str(folder)],
    lambda _: set(),
    engine=False,
)
CONTENDERS = (STGRAPH, ENGINE, PYSHACL, PYSHIFTY, SHACL, STORE)


@dataclass
class Run:
    """One finished process."""

    out: str
    error: str
    stopped: bool
    wall: float
    cpu: float
    peak: float


def run(command: list[str]) -> Run:
    """Runs a command as a process of its own; time and memory are the system's account of it."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as error:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=ENVIRONMENT, stdout=out, stderr=error)
        deadline = started + PATIENCE
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() > deadline:
                process.kill()
            time.sleep(0.001)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        error.seek(0)
        return Run(
            out.read().decode(),
            error.read().decode(errors="replace"),
            process.returncode < 0,
            wall,
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024,
        )


def prepare(counts: list[int], seed: int) -> None:
    """The other engines, the shapes in one file, the data."""
    DATA.mkdir(exist_ok=True)
    SHAPES.write_text(
        "\n".join(f.read_text(encoding="utf-8") for f in project.shape_files()), encoding="utf-8"
    )
    if not OTHERS.exists():
        subprocess.run([PYTHON, "-m", "venv", str(OTHERS)], check=True)
        subprocess.run([str(OTHERS / "bin" / "pip"), "install", "--quiet", *PINNED], check=True)
    for count in counts:
        triples = generate(count, folder_of(count, faults=True), seed=seed, faults=True)
        print(f"{count} municipalities, {triples} triples", file=sys.stderr)
    generate(min(counts), folder_of(min(counts), faults=False), seed=seed)


def expected(count: int) -> set[Pair]:
    """What must be found, by the generator's list."""
    lines = (folder_of(count, faults=True) / "faults.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {(shape, focus) for shape, focus, _ in (line.split("\t") for line in lines)}


def _seen_by(contender: Contender, pairs: set[Pair]) -> set[Pair]:
    if contender.everything:
        return pairs
    return {pair for pair in pairs if not pair[0].removeprefix(vocab.NORM).startswith(UNSEEN)}


def judge(contender: Contender, done: Run, wanted: set[Pair], figures: Figures) -> None:
    """Notes what a run found of what it had to find."""
    if not contender.engine:
        return
    wanted = _seen_by(contender, wanted)
    figures.expected = len(wanted)
    if done.stopped:
        figures.failed = NO_ANSWER
        return
    try:
        found = contender.read(done.out)
    except (ValueError, SyntaxError):
        figures.failed = (done.error.strip().splitlines() or ["no answer"])[-1][:160]
        return
    figures.found, figures.extra = len(wanted & found), len(found - wanted)
    figures.missed = sorted(shape.removeprefix(vocab.NORM) for shape, _ in wanted - found)
    figures.others = sorted(shape.removeprefix(vocab.NORM) for shape, _ in found - wanted)


def measure(count: int, rounds: int | None, engines: list[Contender]) -> dict[str, Figures]:
    """Figures by contender. Each round runs them all, so that a slow spell hits each; the first warms up."""
    wanted, folder = expected(count), folder_of(count, faults=True)
    figures = {contender.name: Figures() for contender in engines}
    for turn in range(1 + (rounds or ROUNDS.get(count, 1))):
        for contender in engines:
            noted = figures[contender.name]
            slow = contender is PYSHACL and turn > (SLOW_ROUNDS if count > 1 else 99)
            warm_up = turn == 0 and (count >= 100 or (contender is PYSHACL and count > 1))
            if slow or warm_up or noted.failed:
                continue
            done = run(contender.command(folder))
            judge(contender, done, wanted, noted)
            if turn:
                noted.wall.append(done.wall)
                noted.cpu.append(done.cpu)
                noted.peak.append(done.peak)
    return figures


def report(kept: dict[int, dict[str, Figures]], notes: dict[int, str]) -> tuple[str, bool]:
    """The tables, and whether every target is met that can be judged by what was measured."""
    lines: list[str] = []
    for count, figures in sorted(kept.items()):
        lines += [
            f"**N = {count}** ({notes[count]})",
            "",
            "| | faults found | others | median, s | min | max | CPU, s | × `stgraph validate` | peak, MB |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        ]
        base = figures[STGRAPH.name]
        for contender in CONTENDERS:
            noted = figures.get(contender.name)
            if noted is None:
                lines.append(f"| {contender.name} | not run | | | | | | | |")
            elif noted.failed or not noted.wall:
                lines.append(f"| {contender.name} | failed: {noted.failed} | | | | | | | |")
            else:
                wall = statistics.median(noted.wall)
                told = (
                    (f"{noted.found} of {noted.expected}", str(noted.extra)) if contender.engine else ("", "")
                )
                cells = [
                    *told, f"{wall:.2f}", f"{min(noted.wall):.2f}", f"{max(noted.wall):.2f}",
                    f"{statistics.median(noted.cpu):.2f}", f"{wall / statistics.median(base.wall):.2f}",
                    f"{max(noted.peak):.0f}",
                ]  # fmt: skip
                lines.append(f"| {contender.name} | {' | '.join(cells)} |")
        wrong = [
            f"{name} missed {', '.join(sorted(set(noted.missed))) or 'nothing'}, "
            f"and found besides {', '.join(sorted(set(noted.others))) or 'nothing'}"
            for name, noted in figures.items()
            if noted.expected and not noted.exact and not noted.failed
        ]
        lines += ["", *([f"Wrong: {'; '.join(wrong)}.", ""] if wrong else [])]
    reached, met = targets(kept)
    lines += ["Targets:", "", *reached, ""]
    lines.append(measured_on(*PACKAGES))
    return "\n".join(lines) + "\n", met


def targets(kept: dict[int, dict[str, Figures]]) -> tuple[list[str], bool]:
    """What was to be reached, and what was."""

    def wall(count: int, contender: Contender) -> float:
        noted = kept.get(count, {}).get(contender.name)
        return statistics.median(noted.wall) if noted and noted.wall else 0.0

    lines: list[str] = []
    verdicts: list[bool] = []

    def say(text: str, reached: float, limit: float, *, least: bool) -> None:
        verdicts.append(reached >= limit if least else reached <= limit)
        sign = "≥" if least else "≤"
        lines.append(
            f"- {text}: {reached:.2f} (target {sign} {limit:g}) – {'met' if verdicts[-1] else '**missed**'}"
        )

    for count, least, alone in ((1, 20, 40), (10, 80, 200)):
        stopped = kept.get(count, {}).get(PYSHACL.name, Figures()).failed == NO_ANSWER
        if slow := wall(count, PYSHACL) or stopped * PATIENCE:
            which = "at least so many times" if stopped else "times"
            say(f"{which} faster than pySHACL at N = {count}", slow / wall(count, STGRAPH), least, least=True)
            share = slow / wall(count, ENGINE)
            lines.append(
                f"- the engine alone at N = {count}: {share:.0f} times faster ({alone} is within reach)"
            )
    for count in (10, 100):
        exact = {
            contender.name: wall(count, contender)
            for contender in (ENGINE, PYSHACL, PYSHIFTY, SHACL)
            if contender.name in kept.get(count, {})
            and kept[count][contender.name].exact
            and wall(count, contender)
        }
        others = {name: spent for name, spent in exact.items() if name != ENGINE.name}
        if count in kept and not others:
            lines.append(f"- no other engine was right about all faults at N = {count} in {PATIENCE} s")
        elif others:
            best = min(others, key=lambda name: others[name])
            ratio = wall(count, STGRAPH) / others[best]
            say(
                f"time of the fastest other engine without a mistake at N = {count} ({best}) times",
                ratio,
                1.25,
                least=False,
            )
    sizes = sorted(count for count in kept if count >= 10)
    if len(sizes) >= 3:
        one, two, three = sizes[-3:]
        first = (wall(two, STGRAPH) - wall(one, STGRAPH)) / (two - one)
        second = (wall(three, STGRAPH) - wall(two, STGRAPH)) / (three - two)
        say(
            f"time of one more municipality, {two}–{three} over {one}–{two}",
            second / first,
            1.25,
            least=False,
        )
    for count in sizes[-1:]:
        peaks = [max(kept[count][contender.name].peak) for contender in (STGRAPH, STORE)]
        if count == 290:
            say("peak memory over that of the bare store at N = 290", peaks[0] / peaks[1], 1.5, least=False)
    verdicts += [figures[STGRAPH.name].exact for figures in kept.values()]
    return lines, all(verdicts)


def main() -> int:
    parser = argparse.ArgumentParser(description="Time whole validations against other engines.")
    parser.add_argument(
        "--n", type=int, nargs="+", default=[1, 10], help="how many municipalities (default: 1 10)"
    )
    parser.add_argument("--rounds", type=int, help="how often each is run (default: 11, 5, 3, 1 by size)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--without", nargs="+", default=[], metavar="WORD", help="leave out engines by a word of their name"
    )
    parser.add_argument("--write", action="store_true", help="put the tables in benchmarks/README.md")
    arguments = parser.parse_args()
    prepare(arguments.n, arguments.seed)
    clean = folder_of(min(arguments.n), faults=False)
    chosen = [c for c in CONTENDERS if not any(word in c.name for word in arguments.without)]
    for contender in chosen:
        if contender.engine and min(arguments.n) <= contender.up_to:
            try:
                found = contender.read(run(contender.command(clean)).out)
            except (ValueError, SyntaxError):
                continue  # told below, as failed
            if found:
                print(
                    f"{contender.name} finds {len(found)} in clean data: {sorted(found)[:5]}", file=sys.stderr
                )
    saved = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    for count in arguments.n:
        load = os.getloadavg()[0]
        figures = measure(count, arguments.rounds, [c for c in chosen if count <= c.up_to])
        rounds = len(figures[STGRAPH.name].wall)
        note = f"{time.strftime('%Y-%m-%d')}; {rounds} rounds; load {load:.1f} at the start"
        saved[str(count)] = {
            "note": note,
            # engines left out this time keep what was measured of them before
            "figures": {
                **saved.get(str(count), {}).get("figures", {}),
                **{name: asdict(noted) for name, noted in figures.items()},
            },
        }
        FIGURES.write_text(json.dumps(saved, indent=1), encoding="utf-8")
    kept = {
        int(count): {name: Figures(**noted) for name, noted in held["figures"].items()}
        for count, held in saved.items()
    }
    table, met = report(kept, {int(count): held["note"] for count, held in saved.items()})
    return told(table, met, MARKERS, keep=arguments.write)


if __name__ == "__main__":
    sys.exit(main())
