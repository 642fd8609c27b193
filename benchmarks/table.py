"""What `run.py` measured, as the tables of README.md, and what of it was to be reached."""

import shutil
import statistics
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from contenders import (
    CONTENDERS,
    JENA_VERSION,
    LIBRARY,
    MAPLIB_VERSION,
    PYOXIGRAPH,
    RDFLIB,
    STGRAPH,
    Contender,
    Task,
    tasks,
)
from readme import measured_on

PACKAGES = ("stgraph", "pyoxigraph", "rdflib", "typer")
PATIENCE = 120
"""Seconds; what takes longer is stopped, and not tried again."""
STOPPED = f"> {PATIENCE} s"


@dataclass
class Figures:
    """What was measured of one contender in one task, in seconds."""

    wall: list[float] = field(default_factory=list)
    query: list[float] = field(default_factory=list)
    ask: list[float] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    """Of the clean data, and of those with faults, where they were compared."""
    wrong: str = ""
    failed: str = ""

    def slower_than(self, seconds: float) -> bool:
        """Whether the first run took longer."""
        return bool(self.wall) and self.wall[0] > seconds

    def median(self, what: str) -> float | None:
        """The median of `wall`, `query` or `ask`; None where there is none."""
        found = getattr(self, what)
        return statistics.median(found) if found else None


Kept = Mapping[int, Mapping[str, Mapping[str, Figures]]]
"""Figures by number of municipalities, task and contender."""

Column = tuple[str, Contender, str]
"""Its head, whose figures it holds, and which."""

WHOLE: Sequence[Column] = [(c.name, c, "wall") for c in CONTENDERS if c is not LIBRARY]
LOADED: Sequence[Column] = [
    (LIBRARY.name, LIBRARY, "query"),
    ("`stgraph.ask`", LIBRARY, "ask"),
    ("bare pyoxigraph, with names", PYOXIGRAPH, "ask"),
    *((c.name, c, "query") for c in CONTENDERS if c not in (STGRAPH, LIBRARY)),
]


def report(kept: Kept, notes: Mapping[int, str]) -> tuple[str, bool]:
    """The tables, and whether every target is met that can be judged by what was measured."""
    lines: list[str] = []
    once = [task for task in tasks() if task.times == 1]
    loaded = [task for task in tasks() if task.question and not task.stored]
    for count, figures in sorted(kept.items()):
        lines += [f"**N = {count}, whole processes, s** ({notes[count]})", ""]
        lines += _table(figures, once, WHOLE, lambda seconds: f"{seconds:.2f}")
        lines += ["", f"**N = {count}, once loaded, ms**", ""]
        lines += [*_table(figures, loaded, LOADED, lambda seconds: f"{1000 * seconds:.1f}"), ""]
        lines += _others(figures)
    targets = Targets(kept)
    lines += ["Targets:", "", *targets.lines, ""]
    lines.append(measured_on(*PACKAGES, more=f"maplib {MAPLIB_VERSION}, Jena {JENA_VERSION} on {_java()}"))
    return "\n".join(lines) + "\n", all(targets.verdicts)


def _table(
    figures: Mapping[str, Mapping[str, Figures]],
    some: Sequence[Task],
    columns: Sequence[Column],
    shown: Callable[[float], str],
) -> list[str]:
    """Median (least–most) of each, and how many times the median of the first column it is."""
    rows = []
    for task in some:
        noted = figures.get(task.name, {})
        found = [(noted.get(contender.name, Figures()), what) for _, contender, what in columns]
        ours = found[0][0].median(found[0][1])
        cells = [_cell(one, what, ours, shown) for one, what in found]
        if any(cells):
            counts = ", ".join(map(str, noted.get(LIBRARY.name, Figures()).rows))
            rows.append([task.name, counts, *cells])
    rows.insert(0, ["", "rows", *(head for head, _, _ in columns)])
    # a column that nothing was measured for is left out
    used = [index for index in range(len(rows[0])) if index < 2 or any(row[index] for row in rows[1:])]
    lines = [f"| {' | '.join(row[index] for index in used)} |" for row in rows]
    lines.insert(1, "|---|" + "---:|" * (len(used) - 1))
    return lines


def _cell(figures: Figures, what: str, ours: float | None, shown: Callable[[float], str]) -> str:
    if figures.failed:
        return figures.failed if figures.failed == STOPPED else "fails"
    median, times = figures.median(what), getattr(figures, what)
    if median is None:
        return ""
    spread = f" ({shown(min(times))}–{shown(max(times))})" if len(times) > 1 else ""
    ratio = median / ours if ours else 1.0
    # 1 is the first column itself
    share = "" if ratio == 1 else f", {ratio:.2g}×" if ratio < 99.5 else f", {ratio:.0f}×"
    return f"{shown(median)}{spread}{share}"


def _others(figures: Mapping[str, Mapping[str, Figures]]) -> list[str]:
    """Who answered otherwise than Jena, and who did not answer."""
    lines = []
    for contender in CONTENDERS:
        found = {name: noted[contender.name] for name, noted in figures.items() if contender.name in noted}
        wrong = [f"{name} ({one.wrong})" for name, one in found.items() if one.wrong]
        failed = [f"{name} ({one.failed})" for name, one in found.items() if one.failed]
        if wrong:
            lines += [f"Rows other than Jena's, {contender.name}: {'; '.join(wrong)}.", ""]
        if failed:
            lines += [f"No answer, {contender.name}: {'; '.join(failed)}.", ""]
    return lines


def _java() -> str:
    if not shutil.which("java"):
        return "no Java"
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    return f"Java {said.split(chr(34))[1]}"


class Targets:
    """What was to be reached, and what was: `lines` for people, `verdicts` for what could be judged."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.lines: list[str] = []
        self.verdicts: list[bool] = []
        self._rows()
        for what, name, other in (
            ("query", "the query", "the bare engine"),
            ("ask", "`stgraph.ask`", "the bare engine with names"),
        ):
            self._anchored(what, name, other)
            self._whole_graph(what, name)
        self._trace()
        self._rdflib()
        self._cold()

    def _say(self, text: str, reached: float, limit: float, unit: str = "", *, least: bool = False) -> None:
        self.verdicts.append(reached >= limit if least else reached <= limit)
        verdict = "met" if self.verdicts[-1] else "**missed**"
        number = f"{reached:.2f}" if isinstance(reached, float) else f"{reached}"
        self.lines.append(f"- {text}: {number}{unit} (target {'≥' if least else '≤'} {limit:g}) – {verdict}")

    def _figures(self, count: int, task: str, contender: Contender) -> Figures:
        return self._kept.get(count, {}).get(task, {}).get(contender.name, Figures())

    def _median(self, count: int, task: str, contender: Contender, what: str) -> float | None:
        return self._figures(count, task, contender).median(what)

    def _rows(self) -> None:
        for count in (1, 10):
            ours = [self._figures(count, task.name, LIBRARY) for task in tasks()]
            compared = [one for one in ours if one.rows]
            if compared:
                text = f"of {len(compared)} questions, those with other rows than Jena's at N = {count}"
                self._say(text, sum(bool(one.wrong) for one in compared), 0)

    def _anchored(self, what: str, name: str, other: str) -> None:
        for task in tasks():
            large = self._median(290, task.name, LIBRARY, what) if task.given else None
            small = self._median(1, task.name, LIBRARY, what)
            bare = self._median(290, task.name, PYOXIGRAPH, what)
            if large and small:
                self._say(f"{task.name}, {name} at N = 290 over N = 1", large / small, 1.5)
            if large and bare:
                self._say(f"{task.name}, {name} at N = 290 over {other}", large / bare, 1.5)

    def _whole_graph(self, what: str, name: str) -> None:
        asked = [task.name for task in tasks() if task.question and not task.given]
        found = {name: self._median(290, name, LIBRARY, what) for name in asked}
        times = {name: seconds for name, seconds in found.items() if seconds is not None}
        if times:
            slowest = max(times, key=lambda task: times[task])
            text = f"slowest of {len(times)} over the whole graph at N = 290, {name} ({slowest})"
            self._say(text, times[slowest], 3, " s")

    def _trace(self) -> None:
        if asked := self._median(290, "trace", LIBRARY, "ask"):
            self._say("`stgraph.trace` of every goal at N = 290, once loaded", asked, 2, " s")
        traced, loaded = (
            self._median(290, "trace", STGRAPH, "wall"),
            self._median(290, "load", STGRAPH, "wall"),
        )
        if traced and loaded:
            text = "`stgraph trace --format json` at N = 290 beyond loading, 45 MB written"
            self._say(text, traced - loaded, 2, " s")

    def _rdflib(self) -> None:
        asked = [task.name for task in tasks() if task.question and not task.given]
        loaded = self._faster(asked, LIBRARY, "query")
        text = f"times faster than rdflib at N = 10, median of {len(loaded)} questions"
        if loaded:
            self._say(f"{text}, once loaded", statistics.median(loaded), 20, least=True)
        ours, bare = (self._faster(asked, contender, "wall") for contender in (STGRAPH, PYOXIGRAPH))
        if ours and bare:
            text += f", whole processes (the bare pyoxigraph script: {statistics.median(bare):.2f})"
            self._say(text, statistics.median(ours), 20, least=True)

    def _faster(self, asked: Sequence[str], contender: Contender, what: str) -> list[float]:
        """How many times faster than rdflib a contender is, question by question."""
        shares = []
        for task in asked:
            ours = self._median(10, task, contender, what)
            noted = self._figures(10, task, RDFLIB)
            # one that was stopped took at least so long
            theirs = noted.median(what) or (PATIENCE if noted.failed == STOPPED else None)
            if ours and theirs:
                shares.append(theirs / ours)
        return shares

    def _cold(self) -> None:
        for task in (task for task in tasks() if task.stored):
            ours = self._median(290, task.name, STGRAPH, "wall")
            bare = self._median(290, task.name, PYOXIGRAPH, "wall")
            if ours and bare:
                self._say(f"{task.name}, cold, at N = 290 over bare pyoxigraph", ours / bare, 3.5)
