"""`stgraph init`: the README's section for stewards, word by word, and what is refused."""

import os
import re
from pathlib import Path

import pytest
import rdflib

import stgraph
from stgraph import project
from stgraph.errors import DataProblem, StgraphError, UsageProblem
from stgraph.graph import load
from stgraph.init import TEMPLATE, start
from stgraph.validation import validate
from tests.cli.readme import STEWARD, check_session, section, sessions
from tests.conftest import Run

_STEP = re.compile(
    r"^```console\n(?P<console>.*?)^```$"
    r"|in `(?P<file>\S+)`, write `(?P<new>[^`]+)` instead of\s`(?P<old>[^`]+)`"
    r"|at the end of `(?P<to>\S+)`:\n```turtle\n(?P<more>.*?)^```$"
    r"|in `(?P<waivers>\S+)`, until the last year given:\n```turtle\n(?P<waiver>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
"""What the steward is told to do: type a command, change some words, add some lines."""


def _steps() -> list[re.Match[str]]:
    return list(_STEP.finditer(section(STEWARD)))


def _follow(run: Run, folder: Path, steps: list[re.Match[str]]) -> list[int]:
    """Do what the README says; returns the exit codes of the commands."""
    codes = []
    for step in steps:
        if step["console"]:
            codes += [check_session(run, folder, *session) for session in sessions(step[0])]
        elif step["file"]:
            path = folder / step["file"]
            text = path.read_text(encoding="utf-8")
            assert text.count(step["old"]) == 1, f"{step['old']} is not to be found in {path.name}, or twice"
            path.write_text(text.replace(step["old"], step["new"]), encoding="utf-8")
        else:
            path = folder / (step["to"] or step["waivers"])
            assert path.exists()
            with path.open("a", encoding="utf-8") as file:
                file.write("\n" + (step["more"] or step["waiver"]))
    return codes


def test_readme_leads_from_the_empty_folder_to_a_clean_validation(run: Run, tmp_path: Path) -> None:
    steps = [step for step in _steps() if not step["waiver"]]
    assert [step.lastgroup for step in steps] == ["console", "old", "more", "console", "old", "console"]
    # init, trace, the finding, and clean again
    assert _follow(run, tmp_path, steps) == [0, 0, 1, 0]


def test_readme_leads_to_a_waived_finding_as_well(run: Run, tmp_path: Path) -> None:
    steps = _steps()
    (waiver,) = (step for step in steps if step["waiver"])
    assert _follow(run, tmp_path, steps[:4]) == [0, 0, 1]
    _follow(run, tmp_path, [waiver])
    result = run("validate", "klippan", "--as-of", "2027", cwd=tmp_path)
    assert result.returncode == 0
    assert "violations 0, warnings 0, notes 0; waived 1." in result.stdout
    expired = run("validate", "klippan", "--as-of", "2028", cwd=tmp_path)
    assert expired.returncode == 1, expired.stdout


def test_readme_asks_the_steward_for_no_python() -> None:
    assert "```python" not in section(STEWARD)


@pytest.mark.parametrize("year", [2023, 2027, 2030, 2031])
def test_start_is_clean_seen_from_the_first_year_of_its_term(tmp_path: Path, year: int) -> None:
    start(tmp_path / "klippan", year=year)
    graph = stgraph.load(str(tmp_path / "klippan"))
    report = validate(graph, as_of=2023 + (year - 2023) // 4 * 4)
    assert report.findings == ()
    assert report.waived == ()


def test_start_is_clean_today(run: Run, tmp_path: Path) -> None:
    assert run("init", "klippan", cwd=tmp_path).returncode == 0
    result = run("validate", "klippan", "--fail-on", "info", cwd=tmp_path)
    assert result.returncode == 0, result.stdout


def test_goal_of_the_start_reaches_document_programme_and_vision(tmp_path: Path) -> None:
    start(tmp_path / "klippan", year=2027)
    (goal,) = stgraph.trace(stgraph.load(str(tmp_path / "klippan"))).goals
    found = {path.resource.id for path in goal.support}
    assert {"document/skolplan", "document/program", "programme-item/1"} <= found
    assert goal.vision
    assert goal.vision.basis == "stated"
    assert all(path.basis == "stated" for path in goal.support)


def test_every_file_has_comments_in_both_languages_and_two_parsers_agree(tmp_path: Path) -> None:
    files = start(tmp_path / "klippan", name='Klippans "fina" \\ kommun __FIRST__', year=2027)
    assert [file.name for file in files] == sorted(path.name for path in TEMPLATE.iterdir())
    graph = rdflib.Graph()
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines[:2] if line.startswith("# ")] == lines[:2], file.name
        assert not re.search(r"__[A-Z]+__|space\.invalid", file.read_text().replace("kommun __FIRST__", ""))
        graph.parse(file)
    named = graph.value(
        rdflib.URIRef("https://w3id.org/stgraph/id/klippan/organisation/kommun"), rdflib.RDFS.label
    )
    assert str(named) == 'Klippans "fina" \\ kommun __FIRST__'
    loaded = load(*map(str, files))
    assert len(loaded.store) - loaded.ontology_triples == len(graph)


def test_model_speaks_of_every_norm(tmp_path: Path) -> None:
    """Those that hold, and those that wait behind a # for data of their own."""
    text = (TEMPLATE / "model.ttl").read_text(encoding="utf-8")
    mentioned = re.findall(r"stg:includesNorm norm:([\w-]+) ;", text)
    norms = {path.stem.upper() for path in (project.model_root() / "shapes" / "norms").glob("*.ttl")}
    assert sorted(mentioned) == sorted(norms)


def test_space_and_name_are_filled_in(run: Run, tmp_path: Path) -> None:
    space = "https://data.klippan.example/id/"
    assert run("init", "data", "--space", space, "--name", "Klippan", cwd=tmp_path).returncode == 0
    info = run("info", "--data", "data", cwd=tmp_path).stdout
    assert "Governance in Klippan" in info
    assert f"<{space}goal/>" in (tmp_path / "data" / "goals.ttl").read_text()
    trace = run("trace", "goal/bun-1", "--data", "data", cwd=tmp_path)
    assert "reaches the vision (stated)" in trace.stdout


def test_name_and_space_come_from_the_folder(tmp_path: Path) -> None:
    start(tmp_path / "Norra-åsbo")
    text = (tmp_path / "Norra-åsbo" / "dataset.ttl").read_text(encoding="utf-8")
    assert '"Styrningen i Norra åsbo"@sv' in text
    assert 'void:uriSpace "https://w3id.org/stgraph/id/norra-asbo/"' in text


def test_other_base_reaches_the_start(run: Run, tmp_path: Path) -> None:
    base = "https://graf.example/"
    assert run("init", "klippan", cwd=tmp_path, STGRAPH_BASE=base).returncode == 0
    assert "w3id.org/stgraph" not in (tmp_path / "klippan" / "goals.ttl").read_text()
    result = run("validate", "klippan", "--fail-on", "info", cwd=tmp_path, STGRAPH_BASE=base)
    assert result.returncode == 0, result.stdout


def test_empty_folder_and_a_git_repository_are_filled_in_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    before = tmp_path.stat().st_ino
    assert run("init", ".", cwd=tmp_path).returncode == 0
    assert tmp_path.stat().st_ino == before
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {".git", *(path.name for path in TEMPLATE.iterdir())}


@pytest.mark.parametrize(("lang", "words"), [("en", "Written: klippan"), ("sv", "Skrivet: klippan")])
def test_says_what_to_do_next_on_stderr(run: Run, tmp_path: Path, lang: str, words: str) -> None:
    result = run("init", "klippan", "--lang", lang, cwd=tmp_path)
    assert result.stdout == ""
    assert result.stderr.startswith(words)
    for command in re.findall(r"stgraph (.*)$", result.stderr, re.MULTILINE):
        assert run(*command.split(), cwd=tmp_path).returncode == 0, command


REFUSED = [
    (["--name", " "], 2, "cannot name a municipality", "kan inte vara namnet"),
    (["--name", "12"], 2, "cannot name a municipality", "kan inte vara namnet"),
    (["--name", "a\nb"], 2, "cannot name a municipality", "kan inte vara namnet"),
    (["--name", "a\x1b[2Jb"], 2, "cannot name a municipality", "kan inte vara namnet"),
    (["--name", "a" * 101], 2, "cannot name a municipality", "kan inte vara namnet"),
    (["--space", "https://a.example/id"], 2, "cannot begin the addresses", "kan inte inleda adresserna"),
    (["--space", "https://a.example/i d/"], 2, "cannot begin the addresses", "kan inte inleda"),
    (["--space", "https://a.example/<x>/"], 2, "cannot begin the addresses", "kan inte inleda"),
    (["--space", 'https://a.example/"/'], 2, "cannot begin the addresses", "kan inte inleda"),
    (["--space", "https://a.example/%zz/"], 2, "cannot begin the addresses", "kan inte inleda"),
    (["--space", "https://a.example/?q=/"], 2, "cannot begin the addresses", "kan inte inleda"),
    (["--space", "https://a.example/\n/"], 2, "cannot begin the addresses", "kan inte inleda"),
    (["--space", "a.example/"], 2, "cannot begin the addresses", "kan inte inleda adresserna"),
    (["--space", "urn:x:/"], 2, "cannot begin the addresses", "kan inte inleda adresserna"),
    (["--year", "1900"], 2, "lies in no council term", "ligger inte i någon mandatperiod"),
]


@pytest.mark.parametrize(("arguments", "code", "english", "swedish"), REFUSED)
def test_refused_in_one_message_and_nothing_written(
    run: Run, tmp_path: Path, arguments: list[str], code: int, english: str, swedish: str
) -> None:
    for lang, words in (("en", english), ("sv", swedish)):
        result = run("init", "klippan", *arguments, "--lang", lang, cwd=tmp_path)
        assert result.returncode == code
        assert words in result.stderr
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_folder_whose_name_gives_no_address(run: Run, tmp_path: Path) -> None:
    result = run("init", "市", cwd=tmp_path)
    assert result.returncode == 2
    assert "--space" in result.stderr
    assert run("init", "市", "--space", "https://a.example/", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("occupant", [".gitignore", "goals.ttl"])
def test_folder_that_is_not_empty(run: Run, tmp_path: Path, occupant: str) -> None:
    (tmp_path / occupant).write_text("mine")
    for lang, words in (("en", "not empty"), ("sv", "inte tom")):
        result = run("init", ".", "--name", "Klippan", "--lang", lang, cwd=tmp_path)
        assert result.returncode == 3
        assert words in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == [occupant]
    assert (tmp_path / occupant).read_text() == "mine"


def test_file_or_dangling_link_in_the_way(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link"):
        for lang, words in (("en", "file of that name"), ("sv", "fil med det namnet")):
            result = run("init", name, "--lang", lang, cwd=tmp_path)
            assert result.returncode == 3
            assert words in result.stderr
    assert (tmp_path / "file").read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"file", "link"}


def test_parent_that_is_not_there_or_is_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for folder in ("missing/klippan", "file/klippan"):
        result = run("init", folder, cwd=tmp_path)
        assert result.returncode == 3
        assert "cannot be written" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_parent_without_write_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(DataProblem, match="cannot be written"):
            start(tmp_path / "klippan")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("empty", [True, False], ids=["into an empty folder", "into a new folder"])
@pytest.mark.parametrize("fault", ["write_text", "rename"])
def test_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: bool, fault: str
) -> None:
    """Whichever write or move fails, the folder is as it was."""
    target = tmp_path / "klippan"
    if empty:
        target.mkdir()
    real = getattr(Path, fault)
    count = 0

    def failing(self: Path, *arguments: object, **options: object) -> object:
        nonlocal count
        count += 1
        if count == (1 if fault == "rename" and not empty else 5):
            raise OSError(28, "No space left on device")
        return real(self, *arguments, **options)

    monkeypatch.setattr(Path, fault, failing)
    with pytest.raises(StgraphError, match="No space left"):
        start(target)
    assert list(tmp_path.rglob("*")) == ([target] if empty else [])


def test_library_raises_what_the_command_says(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem):
        start(tmp_path / "klippan", name="")
    with pytest.raises(UsageProblem):
        start(tmp_path / "klippan", space="x")


def test_new_folder_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    start(tmp_path / "klippan")
    assert (tmp_path / "klippan").stat().st_mode == (tmp_path / "other").stat().st_mode
