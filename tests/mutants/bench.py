"""Runs a mutant and compares: what was found against what had to be."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from stgraph import vocab
from stgraph.findings import Finding
from stgraph.profile import Profile
from stgraph.spelled import SpelledGraph, load_spelled
from stgraph.validation import validate
from tests.mutants.found import Found
from tests.mutants.mutant import Mutant, Settings
from tests.mutants.town import Line, Town
from tests.mutants.ways import WAYS

DATA = Path(__file__).parents[2] / "data" / "exempelstad"
SEED = 1
AS_OF = 2026
TOWN = Town.read(DATA)

_SPACES = {
    vocab.ID + "exempelstad/": "",
    vocab.DEF: "",
    vocab.ID: "",
    **{space: f"{name}:" for name, space in vocab.PREFIXES.items()},
    vocab.NORM: "norm:",
}


@cache
def mutants() -> tuple[Mutant, ...]:
    """The same every time: of each way's places a seeded choice, in the order of the files."""
    chosen: list[Mutant] = []
    for way, most in WAYS:
        places = list(way(TOWN))
        picked = random.Random(f"{SEED} {way.__name__}").sample(range(len(places)), min(most, len(places)))
        chosen += [places[number] for number in sorted(picked)]
    return tuple(chosen)


def sample(count: int) -> tuple[Mutant, ...]:
    """Some of the mutants, the same every time, of as many norms as possible."""
    rest = list(mutants())
    random.Random(SEED).shuffle(rest)
    seen: Counter[str] = Counter()
    ranked = []
    for mutant in rest:
        seen[mutant.norm] += 1
        ranked.append((seen[mutant.norm], mutant))
    return tuple(mutant for _, mutant in sorted(ranked, key=lambda pair: pair[0])[:count])


def load(town: Town, folder: Path) -> SpelledGraph:
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in town.files.items():
        if lines != TOWN.files.get(name):
            lines = tuple(_declared(line, lines) for line in lines)
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return load_spelled(folder)


_OBJECT = re.compile(r"(  \S+ )([\w-]+):([\w-]+) ;")


def _declared(line: str, lines: Iterable[str]) -> str:
    """A line without prefixes that its file lacks: an edit may bring a term from elsewhere."""
    found = _OBJECT.fullmatch(line)
    if not found or any(other.startswith(f"@prefix {found[2]}: ") for other in lines):
        return line
    space = (
        next(p for p in TOWN.prefixes if p.startswith(f"@prefix {found[2]}: ")).split("<")[1].split(">")[0]
    )
    return f"{found[1]}<{space}{found[3]}> ;"


def findings(town: Town, folder: Path, on: Settings) -> list[Found]:
    report = validate(load(town, folder), as_of=AS_OF, profile=Profile(dict.fromkeys(on, "on")))
    return [_told(finding) for finding in report.findings]


def prefixed(iri: str) -> str:
    """As a file would write it."""
    for space, prefix in _SPACES.items():
        if iri.startswith(space):
            rest = iri.removeprefix(space)
            name = prefix + rest if prefix else rest.replace("/", ":", 1)
            return name if ":" in name else f"exempelstad:{name}"
    return f"<{iri}>"


def _told(finding: Finding) -> Found:
    value, place = finding.value, finding.place
    return Found(
        finding.shape.removeprefix(vocab.NORM),
        prefixed(finding.focus.text),
        prefixed(finding.path) if finding.path else None,
        (value.text if value.is_literal else prefixed(value.text)) if value else None,
        Line(place.file.name, place.line) if place and place.line else None,
    )


_before: dict[Settings, list[Found]] = {}


def before(folder: Path, on: Settings) -> list[Found]:
    """What is noted about the town as it is."""
    if on not in _before:
        _before[on] = findings(TOWN, folder, on)
    return _before[on]


def expected(mutant: Mutant, baseline: list[Found]) -> Counter[Found]:
    """The notes on the town as it is, where they stand now, without those that go, and what is new."""
    gone = Counter((gone.shape, gone.focus, gone.value) for gone in mutant.gone)
    kept = []
    for found in baseline:
        if gone[(found.shape, found.focus, found.value)]:
            gone[(found.shape, found.focus, found.value)] -= 1
        else:
            place = mutant.town.shifted(found.place) if found.place else None
            kept.append(found._replace(place=place))
    assert not +gone, f"{mutant.id}: no such note to go: {dict(+gone)}"
    return Counter([*kept, *mutant.new])


def compare(mutant: Mutant, folder: Path) -> tuple[Counter[Found], Counter[Found]]:
    """(missed, extra)."""
    wanted = expected(mutant, before(folder / "before", mutant.on))
    found = Counter(findings(mutant.town, folder / "mutant", mutant.on))
    return wanted - found, found - wanted


def told(mutant: Mutant, missed: Counter[Found], extra: Counter[Found]) -> Iterator[str]:
    yield mutant.id
    for word, some in (("missed", missed), ("extra", extra)):
        for found in sorted(some.elements(), key=str):
            place = f"{found.place.file}:{found.place.line}" if found.place else "-"
            yield f"  {word} {found.shape} {found.focus} {found.path or '-'} {found.value or '-'} {place}"
