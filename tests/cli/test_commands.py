"""The commands as a user meets them: streams, exit codes, formats, files, languages."""

import csv
import io
import json
import os
import pty
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.conftest import ROOT, STGRAPH, Run
from tests.effort import some

COMMANDS = ("trace", "explain", "query", "info", "export")
GOALS = "SELECT ?goal { ?goal a stg:Goal } ORDER BY ?goal"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_80_columns_and_has_examples(run: Run, command: str) -> None:
    result = run(*([command] if command else []), "--help")
    assert result.returncode == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "Exit codes" in result.stdout if not command else "$ stgraph" in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_speaks_swedish(run: Run, command: str) -> None:
    assert "Exempel" in run(command, "--help", LC_ALL="sv_SE.UTF-8").stdout
    assert "Exempel" in run(command, "--lang", "sv", "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("trace",), 0, "Bundled data"),
        (("trace", "goal/ofn-2"), 1, ""),
        (("trace", "goal/kn-2"), 0, ""),
        (("trace", "no such goal at all"), 2, "No goal is called"),
        (("trace", "kulturskolann"), 2, "Did you mean"),
        (("trace", "ska"), 2, "Write the id of one"),
        (("trace", "goal/kn-2", "--from", "vision/1"), 2, "not both"),
        (("trace", "--unit", "nobody"), 2, "organisation"),
        (("trace", "--format", "yaml"), 2, "Choose text, json"),
        (("trace", "-o", "goals.xlsx"), 2, "Use one of"),
        (("trace", "--to", "moon"), 2, "moon"),
        (("trace", "--data", "no/such/folder"), 3, "no such file"),
        (("trace", "--data", "pyproject.toml"), 3, "no RDF format"),
        (("trace", "--data", "tests/cli"), 3, "no RDF file"),
        (("explain", "gaol"), 2, "No thing or term"),
        (("query", "ASK { ?s a stg:Goal }"), 0, ""),
        (("query", "ASK { ?s a stg:Gaol }"), 1, ""),
        (("query", "SELECT"), 2, "not SPARQL"),
        (("query", "SELECT { x }"), 2, "not SPARQL"),
        (("query", "no-such-file.rq"), 3, "cannot be read"),
        (("query", "INSERT DATA { <a:a> <a:b> <a:c> }"), 2, "begins with INSERT"),
        (("query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), 2, "SERVICE is refused"),
        (("query", f"SELECT * {'{' * 4000}{'}' * 4000}"), 2, "nests brackets"),
        (("query", f"ASK {{ FILTER({'!' * 10000}true) }}"), 2, "nests brackets"),
        (("export", "graph.xlsx"), 2, "Use one of"),
        (("export", "no/such/folder/x.ttl"), 3, "cannot be written"),
        (("nothing",), 2, "No such command"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, tuple) else None,
)
def test_exit_codes_and_messages(run: Run, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = run(*arguments)
    assert result.returncode == code, result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    if code > 1:
        assert not result.stdout


def test_messages_speak_swedish(run: Run) -> None:
    assert "Det finns inget mål som heter" in run("trace", "xyzzy", "--lang", "sv").stderr
    assert "Medföljande data" in run("info", LC_ALL="sv_SE.UTF-8").stderr
    assert "Stöds av" in run("trace", "goal/kn-2", "--lang", "sv").stdout


def test_error_in_a_file_names_line_and_column(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("<a:a> <a:b> <a:c> .\n<a:a> <a:b> oops .\n")
    result = run("info", "--data", str(tmp_path / "bad.ttl"))
    assert result.returncode == 3
    assert result.stderr.startswith(f"stgraph: {tmp_path / 'bad.ttl'}:2:13: ")
    assert result.stderr.splitlines()[1:3] == ["  2 | <a:a> <a:b> oops .", "    |             ^^^^"]


def test_results_go_to_stdout_and_notices_to_stderr(run: Run) -> None:
    result = run("trace", "--format", "json")
    assert json.loads(result.stdout)["goals"]
    assert result.stderr == "Bundled data: How the City of Helsingborg is governed (other data: --data)\n"


def test_fictional_data_is_marked_in_every_output(run: Run) -> None:
    for format_ in ("json", "csv", "markdown", "mermaid"):
        result = run("trace", "--data", "exempelstad", "--format", format_)
        assert "fictional" in result.stdout, format_
        assert "fictional" in result.stderr
    assert "fictional" in run("info", "--data", "exempelstad").stdout
    assert "true" in run("query", "--data", "exempelstad", "ASK { ?d stg:fictional true }").stdout


@pytest.mark.parametrize("command", [("trace",), ("info",), ("trace", "goal/kn-2"), ("explain", "stg:Goal")])
def test_two_runs_are_byte_identical(run: Run, command: tuple[str, ...]) -> None:
    assert run(*command).stdout == run(*command).stdout


def test_order_of_data_files_does_not_matter(run: Run) -> None:
    files = sorted((ROOT / "data" / "exempelstad").glob("*.ttl"))
    forwards = [part for file in files for part in ("--data", str(file))]
    backwards = [part for file in reversed(files) for part in ("--data", str(file))]
    for command in (("trace", "--format", "json"), ("trace", "--format", "turtle")):
        assert run(*command, *forwards).stdout == run(*command, *backwards).stdout


def test_output_file_format_follows_its_ending(run: Run, tmp_path: Path) -> None:
    for ending, start in ((".json", "{"), (".csv", "municipality,"), (".md", "| "), (".mmd", "flowchart")):
        result = run("trace", "-o", f"goals{ending}", cwd=tmp_path)
        assert result.returncode == 0, result.stderr
        assert not result.stdout
        assert (tmp_path / f"goals{ending}").read_text().startswith(start)
        assert "Written" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "goals.csv",
        "goals.json",
        "goals.md",
        "goals.mmd",
    ]


def test_csv_has_a_row_for_each_support_and_for_each_goal_without(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("trace", "--format", "csv").stdout)))
    data = json.loads(run("trace", "--format", "json").stdout)
    assert len(rows) == sum(max(1, len(goal["support"])) for goal in data["goals"])
    assert {row["reaches_vision"] for row in rows} == {"true", "false"}


@pytest.mark.parametrize("command", ["trace", "rollover 2023-2026"])
def test_csv_names_the_municipality_of_each_row(command: str, run: Run) -> None:
    """Of several municipalities, each goal's own."""
    both = ("--data", "helsingborg", "--data", "exempelstad", "--lang", "en", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run(*command.split(), *both).stdout)))
    owners = {row["municipality"] for row in rows}
    assert owners == {"City of Helsingborg", "Exempelstad (fictional municipality)"}
    for row in rows:
        own = "/exempelstad/" in (row.get("goal") or row["thing"])
        assert row["municipality"].startswith("Exempelstad" if own else "City of Helsingborg")


def test_query_from_file_and_standard_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "goals.rq").write_text(GOALS)
    direct = run("query", GOALS, "--format", "csv").stdout
    assert run("query", str(tmp_path / "goals.rq"), "--format", "csv").stdout == direct
    assert run("query", "-", "--format", "csv", stdin=GOALS).stdout == direct
    assert direct.startswith("goal\nhttps://w3id.org/stgraph/id/helsingborg/goal/amn-1\n")


def test_empty_answer_says_what_it_means(run: Run) -> None:
    assert run("query", "SELECT ?x { ?x a stg:Gaol }").stdout == "No rows: none recorded.\n"


def test_construct_gives_turtle(run: Run) -> None:
    result = run("query", "CONSTRUCT WHERE { ?goal a stg:Goal }")
    assert "goal:kn-2\n  a stg:Goal ;\n  .\n" in result.stdout


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "rdf", "jsonld"])
@pytest.mark.parametrize("data", some(["exempelstad", "helsingborg"], 1))
def test_export_keeps_every_triple_and_gives_the_same_bytes(
    run: Run, tmp_path: Path, ending: str, data: str
) -> None:
    first, second = tmp_path / f"first.{ending}", tmp_path / f"second.{ending}"
    assert run("export", str(first), "--data", data).returncode == 0
    assert run("export", str(second), "--data", str(first)).returncode == 0
    assert first.read_bytes() == second.read_bytes()
    wanted = set().union(*(_triples(file) for file in (ROOT / "data" / data).glob("*.ttl")))
    assert _triples(first) == wanted


def test_export_brings_any_turtle_into_canonical_form(run: Run, tmp_path: Path) -> None:
    source = ROOT / "data" / "helsingborg" / "targets.ttl"
    blocks = source.read_text().split("\n\n")
    (tmp_path / "mixed.ttl").write_text("\n\n".join([blocks[0], *reversed(blocks[1:])]))
    run("export", "out.ttl", "--data", "mixed.ttl", cwd=tmp_path)
    assert (tmp_path / "out.ttl").read_text() == source.read_text()


def test_colour_only_on_a_terminal() -> None:
    assert b"\x1b[" in _on_terminal({})
    assert b"\x1b[" not in _on_terminal({"NO_COLOR": "1"})


def test_no_colour_in_a_pipe(run: Run) -> None:
    assert "\x1b" not in run("trace").stdout


def test_completion_knows_goal_ids(run: Run) -> None:
    result = run(_STGRAPH_COMPLETE="complete_bash", COMP_WORDS="stgraph trace goal/kn", COMP_CWORD="2")
    assert {"goal/kn-1", "goal/kn-2"} <= set(result.stdout.split())


def test_module_runs_like_the_command(run: Run) -> None:
    module = subprocess.run(
        [STGRAPH.with_name("python"), "-m", "stgraph", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert module.stdout == run("--version").stdout


def test_another_base_iri(run: Run) -> None:
    base = "https://data.example.se/styrning/"
    result = run("trace", "--format", "json", STGRAPH_BASE=base)
    goals = json.loads(result.stdout)["goals"]
    assert len(goals) == len(json.loads(run("trace", "--format", "json").stdout)["goals"])
    assert all(goal["goal"].startswith(f"{base}id/helsingborg/goal/") for goal in goals)
    assert "w3id.org/stgraph" not in result.stdout


def _triples(path: Path) -> set[tuple[str, str, str]]:
    formats = {".jsonld": ox.RdfFormat.JSON_LD, ".rdf": ox.RdfFormat.RDF_XML}
    format_ = formats.get(path.suffix) or ox.RdfFormat.from_extension(path.suffix[1:])
    assert format_ is not None
    quads = ox.parse(path=str(path), format=format_)
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


def _on_terminal(environ: dict[str, str]) -> bytes:
    """What `stgraph trace` writes to a pseudo-terminal."""
    parent, child = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "80"} | environ
    environment.pop("NO_COLOR", None) if "NO_COLOR" not in environ else None
    process = subprocess.Popen([STGRAPH, "trace"], stdout=child, stderr=subprocess.DEVNULL, env=environment)
    os.close(child)
    chunks = []
    try:
        while chunk := os.read(parent, 65536):
            chunks.append(chunk)
    except OSError:
        pass  # Linux says EIO when the other end closes
    process.wait(timeout=60)
    os.close(parent)
    return b"".join(chunks)
