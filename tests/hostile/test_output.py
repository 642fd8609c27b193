"""What is written is whole or absent, goes where it was sent, and gives a terminal nothing to obey."""

import errno
import os
import pty
import re
import resource
import signal
import stat
import subprocess
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from stgraph.graph import load
from tests.conftest import ROOT, STGRAPH
from tests.hostile.files import OPEN
from tests.hostile.harness import assert_civil, cases, environment, inside, outside

GOALS = ("trace", "--data", "exempelstad", "--format", "json")
ALL = "CONSTRUCT WHERE { ?s ?p ?o }"


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("command", [("export",), (*GOALS, "-o")], ids=["export", "trace"])
@pytest.mark.parametrize("mode", [0o555, 0o444, 0o000])
def test_folder_that_may_not_be_written(command: tuple[str, ...], mode: int, tmp_path: Path) -> None:
    suffix = ".ttl" if command == ("export",) else ".json"
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(mode)
    try:
        outcome = outside(*command, folder / f"out{suffix}", rights=False)
    finally:
        folder.chmod(0o755)
    assert_civil(outcome, codes=(3,))
    assert b"cannot be written" in outcome.err
    assert os.strerror(errno.EACCES).encode() in outcome.err
    assert files(folder) == []


def test_file_that_may_not_be_written_in_a_folder_that_may(tmp_path: Path) -> None:
    """To replace a file takes a right to the folder only, as with `mv`; the file is whole in any case."""
    target = tmp_path / "out.ttl"
    target.write_text("old")
    target.chmod(0o444)
    outcome = outside("export", target, rights=False)
    assert_civil(outcome, codes=(0, 3))
    assert target.read_text() == "old" or load(target)


@pytest.mark.parametrize(("limit", "old"), [(0, "old\n"), (1, None), (4096, "old\n"), (100_000, None)])
def test_full_disk(limit: int, old: str | None, tmp_path: Path) -> None:
    """The old file stays, and nothing half-written beside it."""
    target = tmp_path / "out.ttl"
    if old:
        target.write_text(old)

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [STGRAPH, "export", target, "--data", "exempelstad"],
        capture_output=True,
        preexec_fn=fill,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert done.stderr.decode().splitlines()[1:] == [f"stgraph: {target}: cannot be written: File too large"]
    assert files(tmp_path) == (["out.ttl"] if old else [])
    assert old is None or target.read_text() == old


def test_full_device() -> None:
    outcome = outside(*GOALS, "-o", "/dev/full")
    assert_civil(outcome, codes=(3,))
    assert b"No space left on device" in outcome.err


@pytest.mark.parametrize(
    "arguments", [GOALS, ("--help",), ("trace", "--help"), ("ask", "goal-years", "--help")]
)
def test_full_device_as_stdout(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [STGRAPH, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=60,
            check=False,
        )
    assert done.returncode == 3, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"fault" not in done.stderr
    assert b"No space left on device" in done.stderr


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data that takes a while to write."""
    file = tmp_path_factory.mktemp("large") / "large.nt"
    lines = (f'<http://e/{i}> <http://e/p> "{"x" * 10_000}" .\n' for i in range(1000))
    file.write_text("".join(lines))
    return file


def test_killed_in_the_middle(large: Path, tmp_path: Path) -> None:
    """Whenever the process dies, the target is the old file or the whole new one."""
    target = tmp_path / "out.nt"
    command: list[str | Path] = [STGRAPH, "export", target, "--data", large]
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, env=environment(), timeout=60)
    whole = time.monotonic() - started
    new = target.read_bytes()
    old = b"<http://e/old> <http://e/p> <http://e/o> .\n"
    seen = set()
    target.write_bytes(old)
    # most kills fall where the file is written, at the end; the first one while it is read, however slow that was
    for part in (0.1, 0.5, 0.8, 0.85, 0.9, 0.95, 1.0, 1.1):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        time.sleep(whole * part)
        process.kill()
        process.communicate(timeout=60)
        content = target.read_bytes()
        assert content in (old, new), f"{len(content)} bytes at {part}"
        seen.add(content == new)
        target.write_bytes(old)
    assert False in seen


def test_killed_while_it_writes(large: Path, tmp_path: Path) -> None:
    """The same at the very moment when a temporary file stands beside the target."""
    target = tmp_path / "out.nt"
    old = b"old\n"
    command: list[str | Path] = [STGRAPH, "export", target, "--data", large]
    caught = 0
    for _ in range(20):
        target.write_bytes(old)
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment()
        )
        while process.poll() is None and len(list(tmp_path.iterdir())) < 2:
            pass
        process.kill()
        process.wait(timeout=60)
        content = target.read_bytes()
        assert content == old or content.count(b"\n") == 1000
        left = [path for path in tmp_path.iterdir() if path != target]
        caught += bool(left)
        for path in left:
            assert path.name.startswith(".out.nt."), "what is left says whose it is, and no `*` takes it in"
            path.unlink()
        if caught >= 2:
            break
    assert caught, "never caught in the act"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted(number: signal.Signals, large: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.nt"
    target.write_text("old")
    process = subprocess.Popen(
        [STGRAPH, "export", target, "--data", large], stderr=subprocess.PIPE, env=environment()
    )
    time.sleep(0.5)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode in (0, 130, -number)
    assert b"Traceback" not in err
    if target.read_text() != "old":  # it was renamed just before the signal came: then it is whole
        whole = tmp_path / "whole.nt"
        subprocess.run([STGRAPH, "export", whole, "--data", large], check=True, capture_output=True)
        assert target.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("command", [("export",), (*GOALS, "-o")], ids=["export", "trace"])
def test_target_is_a_folder(command: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "out.json" if "-o" in command else tmp_path / "out.ttl"
    folder.mkdir()
    outcome = inside(*command, folder)
    assert_civil(outcome, codes=(3,))
    assert os.strerror(errno.EISDIR).encode() in outcome.err
    assert files(tmp_path) == [folder.name]
    assert files(folder) == []


@pytest.mark.parametrize(
    "target", ["no/such/folder/out.ttl", f"{'x' * 250}.ttl", f"{'x' * 300}.ttl", "file/out.ttl"]
)
def test_target_that_cannot_be(target: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    outcome = inside("export", tmp_path / target, "--data", "exempelstad")
    assert_civil(outcome, codes=(0, 3) if len(target) < 256 else (3,))
    assert len(files(tmp_path)) == (1 if outcome.code else 2)


def test_symbolic_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real = tmp_path / "there" / "real.ttl"
    real.write_text("old")
    link = tmp_path / "link.ttl"
    link.symlink_to("there/real.ttl")
    assert_civil(inside("export", link, "--data", "exempelstad"), codes=(0,))
    assert link.is_symlink()
    assert load(real)
    assert files(tmp_path) == ["link.ttl", "there"]
    assert files(tmp_path / "there") == ["real.ttl"]


def test_symbolic_link_to_nothing_makes_the_file(tmp_path: Path) -> None:
    link = tmp_path / "link.ttl"
    link.symlink_to("new.ttl")
    assert_civil(inside("export", link, "--data", "exempelstad"), codes=(0,))
    assert link.is_symlink()
    assert files(tmp_path) == ["link.ttl", "new.ttl"]


def test_symbolic_link_to_itself(tmp_path: Path) -> None:
    link = tmp_path / "link.ttl"
    link.symlink_to(link)
    assert_civil(inside("export", link, "--data", "exempelstad"), codes=(0, 3))
    assert files(tmp_path) == ["link.ttl"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o666, 0o755])
def test_mode_of_the_old_file_is_kept(mode: int, tmp_path: Path) -> None:
    target = tmp_path / "out.ttl"
    target.touch()
    target.chmod(mode)
    assert_civil(inside("export", target, "--data", "exempelstad"), codes=(0,))
    assert stat.S_IMODE(target.stat().st_mode) == mode


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_mode_of_a_new_file_is_the_usual_one(mask: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        assert_civil(inside("export", tmp_path / "out.ttl", "--data", "exempelstad"), codes=(0,))
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.ttl").stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize("_", cases("stdout by name", known=OPEN))
def test_stdout_by_name(_: str, tmp_path: Path) -> None:
    """`-o /dev/stdout` goes where stdout goes: into a pipe, or behind what is in a file already."""
    straight = outside(*GOALS)
    by_name = outside(*GOALS, "-o", "/dev/stdout")
    assert_civil(by_name, codes=(0,))
    assert by_name.out == straight.out
    target = tmp_path / "all.json"
    with target.open("wb", buffering=0) as file:
        file.write(b"first\n")
        command = [str(STGRAPH), *GOALS, "-o", "/dev/stdout"]
        subprocess.run(
            command, stdout=file, stderr=subprocess.PIPE, env=environment(), timeout=60, check=True
        )
    assert target.read_bytes() == b"first\n" + straight.out
    command_line = f"{STGRAPH} query --data exempelstad '{ALL}' --format turtle -o /dev/stdout | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command_line],
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Broken pipe" not in done.stderr


def test_named_pipe_is_written_to(tmp_path: Path) -> None:
    target = tmp_path / "pipe.json"
    os.mkfifo(target)
    with subprocess.Popen(["cat", target], stdout=subprocess.PIPE) as reader:
        assert_civil(inside(*GOALS, "-o", target), codes=(0,))
        assert reader.communicate(timeout=60)[0] == inside(*GOALS).out
    assert stat.S_ISFIFO(target.stat().st_mode)


@pytest.mark.parametrize(
    ("format_", "lines"), [("text", 0), ("text", 1), ("json", 0), ("csv", 1), ("turtle", 1)]
)
def test_reader_that_leaves_early(format_: str, lines: int) -> None:
    """`stgraph … | head -1` is no error and makes no noise."""
    command: list[str | Path] = [STGRAPH, "trace", "--data", "exempelstad", "--format", format_]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout and process.stderr
        for _ in range(lines):
            assert process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode == 0
    assert re.fullmatch(rb"Governance in Exempelstad.*\n", err), err


def test_stdout_that_is_closed() -> None:
    done = subprocess.run(
        ["bash", "-c", f"{STGRAPH} trace --data exempelstad >&-"],
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert b"fault" not in done.stderr


@pytest.mark.parametrize("format_", ["json", "csv", "markdown"])
def test_notices_never_mix_with_results(format_: str) -> None:
    """That data is fictional may be part of a result; whose data was taken, and what was written, never."""
    outcome = outside("trace", "--format", format_)
    assert_civil(outcome, codes=(0,))
    assert outcome.err.startswith(b"Bundled data: ")
    assert len(outcome.err.splitlines()) == 1
    assert b"Bundled data" not in outcome.out
    outcome = outside("trace", "--data", "exempelstad", "--format", format_)
    assert_civil(outcome, codes=(0,))
    assert b"fictional" in outcome.err
    outcome = outside("trace", "-o", "/dev/null", "--format", format_)
    assert not outcome.out
    assert outcome.err.endswith(b"Written: /dev/null\n")


NARROW = {
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "ascii": {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "latin-1": {"PYTHONIOENCODING": "latin-1:strict", "PYTHONUTF8": "0"},
    "POSIX": {"LC_ALL": "POSIX", "LANG": "", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
}


usually = cache(outside)


@pytest.mark.parametrize("locale", NARROW)
def test_narrow_locale(locale: str) -> None:
    """Results are UTF-8 whatever the locale says; messages lose letters before they lose sense."""
    for command in (GOALS, ("trace", "--lang", "sv"), ("trace", "kulturskolann"), ("trace", "--help")):
        usual, narrow = usually(*command), outside(*command, environ=NARROW[locale])
        assert narrow.code == usual.code
        assert b"Traceback" not in narrow.err
        assert len(narrow.err.splitlines()) == len(usual.err.splitlines())
        if "--help" not in command:
            assert narrow.out == usual.out


@pytest.mark.parametrize("locale", NARROW)
def test_narrow_locale_and_file_names(locale: str, tmp_path: Path) -> None:
    target = tmp_path / "mål.ttl"
    outcome = outside("export", target, "--data", "exempelstad", environ=NARROW[locale])
    assert_civil(outcome, codes=(0,))
    assert load(target)
    assert outside("info", "--data", tmp_path / "måll.ttl", environ=NARROW[locale]).code == 3


EVIL = "\x1b]0;owned\x07\x1b[31mEVIL\x1b[2J\x9b31mEVIL\x9d0;x\x9c\x7f\x08\x0b\x0c\r\nEVIL\u202eEVIL\u2066"
"""Sets the window's title, colours, clears, and turns the line around."""


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exempelstad with something for the terminal in every text of every thing, and in new ones."""
    folder = tmp_path_factory.mktemp("evil")
    triples = []
    for file in sorted((ROOT / "data" / "exempelstad").glob("*.ttl")):
        for quad in ox.parse(path=file):
            object_ = quad.object
            if isinstance(object_, ox.Literal):
                text = object_.value + EVIL
                object_ = (
                    ox.Literal(text, language=object_.language)
                    if object_.language
                    else object_
                    if "uriSpace" in quad.predicate.value or "Year" in quad.predicate.value
                    else object_
                    if object_.value in ("true", "false")
                    else ox.Literal(text)
                )
            triples.append(ox.Triple(quad.subject, quad.predicate, object_))
    # terms of the ontology get names, too
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    for predicate in {triple.predicate for triple in triples}:
        triples += [
            ox.Triple(predicate, label, ox.Literal(f"zz{EVIL}", language=tag)) for tag in ("en", "sv")
        ]
    ox.serialize(triples, str(folder / "evil.nt"), format=ox.RdfFormat.N_TRIPLES)
    return folder / "evil.nt"


COLOUR = re.compile(rb"\x1b\[[0-9;]*m|\x1b\]8;[^\x07\x1b]*\x1b\\")
"""What Rich writes: colours and links."""
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")


def on_terminal(*arguments: str | Path, cwd: Path = ROOT) -> bytes:
    """What a terminal is sent, on stdout and stderr."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [STGRAPH, *arguments],
        stdout=child,
        stderr=child,
        stdin=child,
        env=environment(TERM="xterm-256color"),
        cwd=cwd,
    )
    os.close(child)
    chunks = []
    try:
        while chunk := os.read(parent, 65536):
            chunks.append(chunk)
    except OSError as error:
        assert error.errno == errno.EIO  # how Linux says that the other end is closed
    finally:
        os.close(parent)
    process.wait(timeout=60)
    return b"".join(chunks)


def assert_harmless(sent: bytes) -> None:
    text = COLOUR.sub(b"", sent).replace(b"\r\n", b"\n").decode()
    found = OBEYED.search(text)
    assert not found, repr(text[max(0, found.start() - 60) : found.end() + 60])
    assert b"\x1b[31mEVIL" not in sent


VIEWS: dict[str, tuple[str, ...]] = {
    "trace": ("trace",),
    "trace one": ("trace", "goal/ks-1"),
    "trace sv": ("trace", "--lang", "sv", "goal/mbn-1"),
    "trace from": ("trace", "--from", "vision/1"),
    "trace stated": ("trace", "--basis", "stated", "--to", "vision", "goal/ks-1"),
    "info": ("info",),
    "explain": ("explain", "goal/ks-1"),
    "explain dataset": ("explain", "https://w3id.org/stgraph/id/exempelstad/dataset"),
    "explain term": ("explain", "stg:Goal"),
    "query": ("query", "SELECT * { ?s rdfs:label ?o } LIMIT 50"),
    "ambiguous": ("trace", "EVIL"),
    "unknown": ("trace", "xx\x1b[31mEVIL"),
    "bad format": ("trace", "--format", "\x1b[31mEVIL"),
    "bad query": ("query", "SELECT \x1b[31mEVIL {"),
    "bad prefix": ("query", "SELECT * { ?s evil\x1b[31mEVIL:x ?o }"),
    "no such file": ("trace", "--data", "\x1b[31mEVIL\x9b31m\u202e.ttl"),
    "bad ending": ("trace", "-o", "\x1b[31mEVIL\x9b31m\u202e.xyz"),
}
RAW: dict[str, tuple[str, ...]] = {
    **{
        f"trace {name}": ("trace", "--format", name)
        for name in ("json", "csv", "markdown", "turtle", "mermaid")
    },
    **{f"explain {name}": ("explain", "goal/ks-1", "--format", name) for name in ("json", "markdown")},
    **{
        f"query {name}": ("query", "SELECT * { ?s rdfs:label ?o } LIMIT 50", "--format", name)
        for name in ("json", "csv", "markdown")
    },
    "query turtle": ("query", "CONSTRUCT WHERE { ?s rdfs:label ?o }"),
    "info json": ("info", "--format", "json"),
}


@pytest.mark.parametrize("name", cases(*VIEWS, *RAW, known=OPEN))
def test_terminal_gets_nothing_to_obey(name: str, evil: Path) -> None:
    outcome = inside(*(VIEWS | RAW)[name], "--data", evil, terminal=True)
    assert_harmless(outcome.out)
    assert_harmless(outcome.err)
    assert b"EVIL" in outcome.out + outcome.err


@pytest.mark.parametrize("name", ["trace", "trace one", "ambiguous", "no such file"])
def test_real_terminal_gets_nothing_to_obey(name: str, evil: Path, tmp_path: Path) -> None:
    assert_harmless(on_terminal(*VIEWS[name], "--data", evil, cwd=tmp_path))


def test_terminal_gets_nothing_to_obey_from_bad_files(tmp_path: Path) -> None:
    for name, content in (
        ("a.ttl", f"<a:a> <a:b> {EVIL} ."),
        ("a.nt", f"<a:{EVIL}>"),
        ("a.rdf", f"<a{EVIL}>"),
        ("a.jsonld", f'{{"{EVIL}": {EVIL}'),
    ):
        folder = tmp_path / f"\x1b[31mEVIL\n{name}"
        folder.mkdir()
        (folder / name).write_text(content)
        outcome = inside("info", "--data", folder, terminal=True)
        assert_civil(outcome)
        assert_harmless(outcome.err)


@pytest.mark.parametrize("format_", ["json", "csv", "turtle"])
def test_pipes_get_the_text_as_it_is(format_: str, evil: Path) -> None:
    """What a program reads is not prettified."""
    query = (
        "SELECT ?o { ?s rdfs:label ?o } LIMIT 50"
        if format_ != "turtle"
        else "CONSTRUCT WHERE { ?s rdfs:label ?o }"
    )
    outcome = inside("query", query, "--format", format_, "--data", evil)
    assert outcome.code == 0
    wanted: dict[str, Callable[[], bytes]] = {
        "json": lambda: b"\\u001b[31mEVIL",
        "csv": lambda: b"\x1b[31mEVIL",
        "turtle": lambda: b"[31mEVIL",
    }
    assert wanted[format_]() in outcome.out
