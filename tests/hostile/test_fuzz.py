"""Any file whatever, under any ending: an answer or one line of complaint, and never a crash.

`STGRAPH_FUZZ=20 pytest tests/hostile/test_fuzz.py` looks twenty times as long, at other files each time.
Outside CI it looks at a seventh.
"""

import os
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stgraph import canonical
from stgraph.graph import FORMATS
from tests.effort import CI, some
from tests.hostile.files import ALIKE, DANGEROUS, ENCODINGS, LONG_WAY, OPEN, SNIPPETS, TERMS, WEIRD
from tests.hostile.harness import EXEMPELSTAD, assert_civil, cases, inside, outside

EFFORT = int(os.environ.get("STGRAPH_FUZZ", "1"))
SHARE = EFFORT * (1 if CI else 0.15)
SUFFIXES = tuple(FORMATS)
GOAL = "https://w3id.org/stgraph/spec/Goal"
ALL = "SELECT * { ?s ?p ?o FILTER(!STRSTARTS(STR(?s), STR(stg:))) } LIMIT 20"
FIVE = {
    "trace": ("trace",),
    "info": ("info",),
    "explain": ("explain", GOAL),
    "export": ("export", "out.ttl"),
    "query": ("query", ALL),
}
"""The five commands; what `export` names is put into the test's own folder."""
MORE = (
    *(("trace", "--format", name) for name in ("json", "csv", "markdown", "turtle", "mermaid")),
    *(("info", "--format", "json"), ("explain", GOAL, "--format", "json"), ("trace", "--basis", "stated")),
    *(("query", ALL, "--format", name) for name in ("json", "csv", "markdown")),
    *(("export", f"out{suffix}") for suffix in SUFFIXES),
    ("query", "CONSTRUCT WHERE { ?s ?p ?o }"),
)
COMMANDS = (*FIVE.values(), *MORE)


def looks(often: int) -> settings:
    """How often a strategy is asked, the same files each time unless more effort is wanted."""
    return settings(
        max_examples=max(3, int(often * SHARE)),
        derandomize=EFFORT == 1,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@cache
def towns(suffix: str) -> tuple[bytes, ...]:
    """Exempelstad's smaller files, written in another format."""
    found = []
    for file in sorted(EXEMPELSTAD.glob("*.ttl")):
        if file.stat().st_size < 15_000:
            triples = [quad.triple for quad in ox.parse(path=file)]
            data = ox.serialize(triples, format=FORMATS[suffix])
            assert data
            found.append(data)
    return tuple(found)


@st.composite
def mutilated(draw: st.DrawFn, suffix: str) -> bytes:
    """A good file after a few accidents."""
    data = draw(st.sampled_from(towns(suffix)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = start + draw(st.integers(0, 200))
        accident = draw(st.integers(0, 7))
        if accident == 0:
            data = data[:start]
        elif accident == 1:
            data = data[:start] + data[end:]
        elif accident == 2:
            data = data[:start] + draw(st.binary(max_size=8)) + data[start:]
        elif accident == 3:
            data = data[:start] + draw(st.sampled_from(SNIPPETS)) + data[start:]
        elif accident == 4:
            data = data[:end] + data[start:]
        elif accident == 5:
            data = data[:start] + bytes(byte ^ draw(st.integers(0, 255)) for byte in data[start:end][:8])
        elif accident == 6:
            other = draw(st.sampled_from(towns(draw(st.sampled_from(SUFFIXES)))))
            data = data[:start] + other[start:end] + data[end:]
        else:
            data = draw(st.sampled_from(ENCODINGS))(data)
    return data


def run(command: tuple[str, ...], file: Path) -> None:
    """One command on one file, in this process."""
    words = [str(file.with_name(word)) if word.startswith("out.") else word for word in command]
    assert_civil(inside(*words, "--data", file))


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_mutilated_files(suffix: str, part: int, tmp_path: Path) -> None:
    file = tmp_path / f"bad{suffix}"

    @looks(45)
    @given(mutilated(suffix), st.sampled_from(COMMANDS[part::2]))
    def check(data: bytes, command: tuple[str, ...]) -> None:
        file.write_bytes(data)
        run(command, file)

    check()


@pytest.mark.parametrize("part", range(6))
def test_wrong_graphs(part: int, tmp_path: Path) -> None:
    """Good RDF that says nonsense: names that are no text, years that are no numbers, loops."""
    good = [quad.triple for file in sorted(EXEMPELSTAD.glob("*.ttl")) for quad in ox.parse(path=file)]
    predicates = sorted({triple.predicate for triple in good}, key=str)
    nodes = [
        *(term for term in TERMS if not isinstance(term, ox.Literal)),
        *{triple.subject for triple in good},
    ]
    file = tmp_path / "wrong.nt"

    @looks(30)
    @given(st.integers(0, 1 << 32), st.sampled_from(COMMANDS[part::6]))
    def check(seed: int, command: tuple[str, ...]) -> None:
        chance = random.Random(seed)
        twisted = chance.sample(predicates, 8)
        wrong = []
        for subject, predicate, object_ in chance.sample(good, 1200):
            if predicate in twisted:
                object_ = chance.choice(chance.choice((TERMS, nodes)))
            elif chance.random() < 0.02:
                subject = chance.choice(nodes)
            wrong.append(ox.Triple(subject, predicate, object_))
        ox.serialize(wrong, str(file), format=ox.RdfFormat.N_TRIPLES)
        run(command, file)

    check()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_one_format_under_the_ending_of_another(suffix: str, tmp_path: Path) -> None:
    for content in SUFFIXES:
        file = tmp_path / f"mixed{suffix}"
        file.write_bytes(towns(content)[0])
        for command in ("info", "export"):
            run(FIVE[command], file)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_encodings(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"coded{suffix}"
    for encode in ENCODINGS:
        file.write_bytes(encode(towns(suffix)[1]))
        run(FIVE["trace"], file)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_byte_order_marks(suffix: str, tmp_path: Path) -> None:
    """One is allowed, two are not."""
    file = tmp_path / f"marked{suffix}"
    codes = []
    for marks in range(3):
        file.write_bytes(b"\xef\xbb\xbf" * marks + towns(suffix)[0])
        outcome = inside("info", "--data", file)
        assert_civil(outcome)
        codes.append(outcome.code)
    assert codes[:2] == [0, 0]


@pytest.mark.parametrize("name", cases(*some(sorted(WEIRD), 12), known=OPEN))
def test_weird_files(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(WEIRD[name]())
    for command in (*FIVE.values(), *MORE[:1], *MORE[8:9], *MORE[-2:]):
        run(command, file)


@pytest.mark.parametrize("name", cases(*some(sorted(DANGEROUS), 12), known=OPEN))
def test_dangerous_files(name: str, tmp_path: Path) -> None:
    """In a process of their own: these have crashed the engine or could fill the memory."""
    file = tmp_path / name
    file.write_bytes(DANGEROUS[name]())
    for command in ("info", "export"):
        words = [str(tmp_path / word) if word.startswith("out.") else word for word in FIVE[command]]
        assert_civil(outside(*words, "--data", file, seconds=6, memory=1 << 30))


@pytest.mark.parametrize("_", cases("chain", known=OPEN))
def test_goal_with_a_long_way(_: str, tmp_path: Path) -> None:
    (tmp_path / "chain.ttl").write_bytes(LONG_WAY())
    assert_civil(inside("trace", "http://e/g0", "--data", tmp_path / "chain.ttl"), codes=(1,))


@pytest.mark.parametrize("name", ALIKE)
def test_blank_nodes_that_look_alike(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Naming them could take years; it ends in time."""
    monkeypatch.setattr(canonical, "SECONDS", 1)
    (tmp_path / "alike.ttl").write_bytes(ALIKE[name]())
    outcome = inside("export", tmp_path / "out.ttl", "--data", tmp_path / "alike.ttl")
    assert_civil(outcome, codes=(3,))
    assert not (tmp_path / "out.ttl").exists()


@pytest.mark.parametrize("_", cases("blank nodes within a limit", known=OPEN))
def test_blank_nodes_within_a_limit_of_memory(_: str, tmp_path: Path) -> None:
    (tmp_path / "few.ttl").write_text("<a:a> <a:b> [], ( 1 2 ) .")
    outcome = outside("export", tmp_path / "out.ttl", "--data", tmp_path / "few.ttl", rights=False)
    assert_civil(outcome, codes=(0,))


@pytest.mark.parametrize("command", FIVE)
def test_commands_outside(command: str, tmp_path: Path) -> None:
    """The five commands as real processes, on one bad file of each format and on one that is empty."""
    for suffix in SUFFIXES:
        file = tmp_path / f"cut{suffix}"
        file.write_bytes(towns(suffix)[2][:1500])
        words = [str(tmp_path / word) if word.startswith("out.") else word for word in FIVE[command]]
        assert_civil(outside(*words, "--data", file))
    (tmp_path / "empty.ttl").touch()
    words = [str(tmp_path / word) if word.startswith("out.") else word for word in FIVE[command]]
    assert_civil(outside(*words, "--data", tmp_path / "empty.ttl"), codes=(0,))


TRIPLE = "<http://e/a> <http://e/b> <http://e/c> .\n"


def _closed(path: Path) -> Path:
    path.write_text(TRIPLE)
    path.chmod(0)
    return path


def _closed_folder(path: Path) -> Path:
    path.mkdir()
    (path / "a.ttl").write_text(TRIPLE)
    path.chmod(0)
    return path


def _inside_a_closed_folder(path: Path) -> Path:
    return _closed_folder(path.with_name("closed")) / "a.ttl"


def _link(path: Path, target: str | Path) -> Path:
    path.symlink_to(target)
    return path


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def _huge(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(1 << 40)
    return path


PLACES: dict[str, Callable[[Path], Path]] = {
    "unreadable file": _closed,
    "unreadable folder": _closed_folder,
    "file in an unreadable folder": _inside_a_closed_folder,
    "link to itself": lambda path: _link(path, path),
    "link to nothing": lambda path: _link(path, "nothing.ttl"),
    "endless file": lambda path: _link(path, "/dev/zero"),
    "endless noise": lambda path: _link(path, "/dev/urandom"),
    "memory": lambda path: _link(path, "/proc/self/mem"),
    "folder named like a file": _folder,
    "pipe": _pipe,
    "pipe by a link": lambda path: _link(path, _pipe(path.with_name("pipe"))),
    "a million million holes": _huge,
    "name that is too long": lambda path: path.with_name("x" * 300 + ".ttl"),
    "path that is too long": lambda path: path.joinpath(*["x" * 200] * 30),
    "file as a folder": lambda path: _closed(path) / "a.ttl",
    "nothing": lambda path: path,
}


@pytest.mark.parametrize("name", PLACES)
def test_places_that_hold_no_file(name: str, tmp_path: Path) -> None:
    assert_civil(outside("info", "--data", PLACES[name](tmp_path / "a.ttl"), rights=False), codes=(3,))


def test_folder_with_bad_company(tmp_path: Path) -> None:
    """What is no file is passed over, and a link that leads back does not lead round and round."""
    (tmp_path / "good.ttl").write_text(TRIPLE)
    (tmp_path / "folder.ttl").mkdir()
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "itself.ttl").symlink_to("itself.ttl")
    (tmp_path / "zero.ttl").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.ttl")
    outcome = outside("info", "--data", tmp_path, "--format", "json")
    assert_civil(outcome, codes=(0,))
    assert outcome.out.count(b".ttl") == 1


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """A file name is bytes, with line ends and escapes if somebody likes."""
    names = (b"\xff\xfe.ttl", b"a\nb.ttl", b"\x1b[31m.ttl", b"%s{}.ttl", b"-o.ttl", b" .ttl", b"'\".ttl")
    for name in some(names, 3):
        for content in (TRIPLE, "nonsense"):
            path = os.fsencode(tmp_path / os.fsdecode(name))
            Path(os.fsdecode(path)).write_text(content)
            for command in ("info", "export"):
                outcome = outside(
                    *FIVE[command][:1],
                    *([tmp_path / "out.ttl"] * (command == "export")),
                    "--data",
                    os.fsdecode(path),
                )
                assert_civil(outcome, codes=(0,) if content == TRIPLE else (3,))
