"""`stgraph diff`: what became of the things in `before.ttl`, and in towns of a few lines. All by hand."""

import csv
import doctest
import io
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import stgraph
from stgraph import comparable
from stgraph.comparable import literal_key
from tests.conftest import Run
from tests.validate.town import PREFIXES, TOWN_IRI, goal

HERE = Path(__file__).parent
BEFORE, AFTER = str(HERE / "before.ttl"), str(HERE / "after.ttl")

PAGE = """\
Changes from before.ttl to after.ttl

Lost identifiers: 3
  · goal “New roofs” (goal/bolaget-2)
  · goal “Open in the evening” (goal/kn-2)
      did you mean “Open in the evening” (goal/kn-9)?
  · support link “Link 2” (support/2)

In short
  · Culture Committee: goal: 2 added, 1 changed, 1 lost, 1 retired; target year
    2025 → 2026
  · The Company: goal: 1 lost, 1 retired
  · The programme: programme item: 1 changed

Culture Committee
  changed: goal “Many more visits” (goal/kn-1)
      name:
        − More visits
        + Many more visits
      target year: 2025 → 2026
      derived from:
        · The plan: stated → inferred
        − More culture (inferred)
      supports this: + The plan (stated)
  lost: goal “Open in the evening” (goal/kn-2)
      did you mean “Open in the evening” (goal/kn-9)?
      target year: − 2026
  retired: goal “Rooms for children” (goal/kn-3)
      replaced by “Rooms for all” (goal/kn-4)
  added: goal “Rooms for all” (goal/kn-4)
  added: goal “Open in the evening” (goal/kn-9)
      target year: + 2026

The Company
  retired: goal “Lower rents” (goal/bolaget-1)
      withdrawn
      status: adopted → withdrawn
  lost: goal “New roofs” (goal/bolaget-2)

The programme
  changed: programme item “More culture” (programme-item/1)
      name (sv):
        − Mer kultur
        + Mer kultur åt fler
"""
"""What was changed in after.ttl, told in English. The Swedish name of the programme item alone changed, so
it is told in Swedish. Support link 1 has no entry of its own: its new basis stands with the statement that
it is about; nor have links 2 and 3, which went and came with theirs. Not told, as nothing changed: 2.50 as
2.5, 4 as 4.0, the blank node under another label and in another order."""


def test_page_in_english(run: Run) -> None:
    result = run("diff", "before.ttl", "after.ttl", cwd=HERE)
    assert (result.returncode, result.stderr, result.stdout) == (0, "", PAGE)


def test_page_in_swedish(run: Run) -> None:
    result = run("diff", "before.ttl", "after.ttl", "--lang", "sv", cwd=HERE)
    lines = result.stdout.splitlines()
    assert lines[:7] == [
        "Ändringar från before.ttl till after.ttl",
        "",
        "Förlorade identifierare: 3",
        "  · mål ”Nya tak” (goal/bolaget-2)",
        "  · mål ”Öppet på kvällen” (goal/kn-2)",
        "      menade du ”Öppet på kvällen” (goal/kn-9)?",
        "  · stödlänk ”Länk 2” (support/2)",
    ]
    assert "      målår: 2025 → 2026" in lines
    assert "        · Planen: angivet → härlett" in lines
    assert "      stödjer detta: + Planen (angivet)" in lines
    assert "      ersatt av ”Rum för alla” (goal/kn-4)" in lines
    assert "      status: fastställd → återkallad" in lines


def answer(run: Run, *arguments: str, cwd: Path = HERE, code: int = 0) -> dict[str, Any]:
    result = run("diff", *arguments, "--format", "json", cwd=cwd)
    assert result.returncode == code, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def became(found: dict[str, Any]) -> dict[str, str]:
    """{id: what became of it}"""
    return {change["id"]: change["change"] for of in found["sections"] for change in of["changes"]}


def test_json(run: Run) -> None:
    found = answer(run, "before.ttl", "after.ttl")
    assert [(thing["id"], [by["id"] for by in thing["successors"]]) for thing in found["lost"]] == [
        ("goal/bolaget-2", []),
        ("goal/kn-2", ["goal/kn-9"]),
        ("support/2", []),
    ]
    assert [(of["kind"], [head["id"] for head in of["heads"]]) for of in found["sections"]] == [
        ("unit", ["organisation/kn"]),
        ("unit", ["organisation/bolaget"]),
        ("document", ["document/program"]),
    ]
    (visits,) = (change for change in found["sections"][0]["changes"] if change["id"] == "goal/kn-1")
    assert [
        (edit["property"].rsplit("/", 1)[-1].rsplit("#")[-1], edit["kind"]) for edit in visits["edits"]
    ] == [
        ("label", "worded"),
        ("label", "worded"),
        ("targetYear", "dated"),
        ("derivedFrom", "support"),
        ("supports", "support"),
    ]
    derived = visits["edits"][3]
    assert [(value["id"], value["basis"]) for value in derived["before"]] == [
        ("document/plan", "stated"),
        ("programme-item/1", "inferred"),
    ]
    assert [(value["id"], value["basis"]) for value in derived["after"]] == [("document/plan", "inferred")]
    assert [edit["reverse"] for edit in visits["edits"]] == [False, False, False, False, True]


def test_csv_and_markdown(run: Run) -> None:
    result = run("diff", "before.ttl", "after.ttl", "--format", "csv", cwd=HERE)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    # the link that no section tells comes first
    assert (rows[0]["thing"], rows[0]["change"], rows[0]["heads"]) == (f"{TOWN_IRI}support/2", "lost", "")
    (year,) = (row for row in rows if row["property_label"] == "target year" and row["change"] == "changed")
    assert (year["before"], year["after"], year["thing_label"]) == ("2025", "2026", "Many more visits")
    (plan,) = (row for row in rows if row["before"] == "The plan")
    assert (plan["before_basis"], plan["after"], plan["after_basis"]) == ("stated", "The plan", "inferred")
    result = run("diff", "before.ttl", "after.ttl", "--format", "markdown", cwd=HERE)
    assert "## Lost identifiers: 3\n" in result.stdout
    assert "  - derived from: The plan: stated → inferred\n" in result.stdout


def test_check(run: Run) -> None:
    assert run("diff", BEFORE, AFTER).returncode == 0
    assert run("diff", BEFORE, AFTER, "--check").returncode == 1
    assert run("diff", BEFORE, BEFORE, "--check").returncode == 0


def test_no_difference(run: Run) -> None:
    for lang, said in (
        ("en", "No differences from before.ttl to before.ttl.\n"),
        ("sv", "Inga skillnader från before.ttl till before.ttl.\n"),
    ):
        assert run("diff", "before.ttl", "before.ttl", "--lang", lang, cwd=HERE).stdout == said
    found = answer(run, "before.ttl", "before.ttl")
    assert (found["lost"], found["sections"]) == ([], [])
    assert not stgraph.diff(stgraph.load(BEFORE), stgraph.load(BEFORE))


def test_asks_catalogued_questions_alone() -> None:
    """So that an endpoint can be compared, too."""

    class Selecting:
        def __init__(self, graph: stgraph.Source) -> None:
            self.select = graph.select

    found = stgraph.diff(Selecting(stgraph.load(BEFORE)), Selecting(stgraph.load(AFTER)))
    assert len(found.lost) == 3


def test_form_makes_no_difference(tmp_path: Path) -> None:
    """Another format, other prefixes, one file instead of three: the same content."""
    one = tmp_path / "all.nt"
    stgraph.export(stgraph.load("exempelstad"), one)
    assert not stgraph.diff(stgraph.load("exempelstad"), stgraph.load(one))


def between(tmp_path: Path, old: str, new: str) -> stgraph.Changes:
    """The changes between two texts in Turtle."""
    graphs = []
    for name, text in (("old", old), ("new", new)):
        (tmp_path / f"{name}.ttl").write_text(PREFIXES + text)
        graphs.append(stgraph.load(tmp_path / f"{name}.ttl"))
    return stgraph.diff(*graphs)


def kinds(changes: stgraph.Changes) -> dict[str, str]:
    """{last part of the IRI: what became of it}"""
    return {
        change.thing.iri.rsplit("/", 1)[-1]: change.kind
        for section in changes.sections
        for change in section.changes
    }


@pytest.mark.parametrize(
    "tombstone",
    [
        "goal:a dcterms:isReplacedBy goal:b .",
        "goal:b dcterms:replaces goal:a .",
        "goal:a stg:status status:withdrawn .",
        "goal:a <http://www.w3.org/2002/07/owl#deprecated> true .",
    ],
)
def test_tombstones(tombstone: str, tmp_path: Path) -> None:
    """A goal of which nothing is left but a word on what became of it is not lost."""
    found = between(tmp_path, goal("a") + goal("b"), goal("b") + tombstone)
    assert found.lost == ()
    assert kinds(found)["a"] == "retired"


def test_tombstone_that_falls_is_lost(tmp_path: Path) -> None:
    gone = "goal:a dcterms:isReplacedBy goal:b ."
    assert [change.thing.iri for change in between(tmp_path, goal("b") + gone, goal("b")).lost] == [
        f"{TOWN_IRI}goal/a"
    ]


def test_rename_with_other_words(tmp_path: Path) -> None:
    """Without a common name, the same further statements (here four) tell which it is."""
    old = goal("a").replace("Mål a", "Ett").replace("Goal a", "One")
    new = goal("b").replace("Mål b", "Två").replace("Goal b", "Two")
    (lost,) = between(tmp_path, old, new).lost
    assert [thing.iri for thing in lost.successors] == [f"{TOWN_IRI}goal/b"]
    other = goal("b", unit="bun").replace("Mål b", "Två").replace("Goal b", "Two")
    assert between(tmp_path, old, other).lost[0].successors == ()


def test_goal_that_moves_stands_under_both_units(tmp_path: Path) -> None:
    (section,) = between(tmp_path, goal("a", unit="kn"), goal("a", unit="bun")).sections
    assert [head.iri.rsplit("/", 1)[-1] for head in section.heads] == ["bun", "kn"]
    (edit,) = section.changes[0].edits
    assert (edit.kind, len(edit.before), len(edit.after)) == ("other", 1, 1)


def test_web_pages_are_dropped_but_never_lost(tmp_path: Path) -> None:
    page = "<https://a.example/x> a <http://xmlns.com/foaf/0.1/Document> ; rdfs:label 'X' ."
    found = between(tmp_path, goal("a") + page, goal("a"))
    assert (found.lost, kinds(found)) == ((), {"x": "dropped"})


# nameless things

NEST = "goal:a stg:hasTarget [ stg:unit '%' ; stg:indicator [ rdfs:label 'inner' ] ] . "


def test_nameless_things_are_compared_by_what_they_say(tmp_path: Path) -> None:
    relabelled = "goal:a stg:hasTarget _:z . _:y rdfs:label 'inner' . _:z stg:indicator _:y ; stg:unit '%' . "
    assert not between(tmp_path, NEST, relabelled)
    found = between(tmp_path, NEST, NEST.replace("inner", "other"))
    ((edit,),) = (change.edits for section in found.sections for change in section.changes)
    assert [len(side) for side in (edit.before, edit.after)] == [1, 1]
    assert [(of.id, value.text) for of, value in edit.before[0].says if value.text] == [("stg:unit", "%")]
    ((_, name),) = next(value.says for _, value in edit.after[0].says if value.says)
    assert name.text == "other"


def test_nameless_things_on_their_own_and_in_circles(tmp_path: Path) -> None:
    alone = "[] a stg:Goal ; rdfs:label 'Nameless' . "
    assert not between(tmp_path, alone, "_:q rdfs:label 'Nameless' ; a stg:Goal .")
    found = between(tmp_path, alone, "")
    assert (found.lost, [change.kind for section in found.sections for change in section.changes]) == (
        (),
        ["dropped"],
    )
    circle = "_:a stg:to _:b . _:b stg:to _:a ; rdfs:label '{}' . "
    assert not between(tmp_path, circle.format("x"), circle.format("x").replace("_:b", "_:c"))
    assert between(tmp_path, circle.format("x"), circle.format("y"))


def test_nameless_support_link_gives_its_basis(tmp_path: Path) -> None:
    link = "goal:a stg:derivedFrom goal:b . [] a stg:SupportLink ; stg:from goal:a ; stg:relation stg:derivedFrom ; stg:to goal:b ; stg:basis <https://w3id.org/stgraph/def/basis/{}> ."
    things = goal("a") + goal("b")
    found = between(tmp_path, things + link.format("stated"), things + link.format("inferred"))
    (change,) = (change for section in found.sections for change in section.changes)
    (edit,) = change.edits
    assert ([v.basis for v in edit.before], [v.basis for v in edit.after]) == (["stated"], ["inferred"])


def test_what_a_link_says_besides_is_a_change_of_the_link(tmp_path: Path) -> None:
    link = "goal:a stg:derivedFrom goal:b . <https://w3id.org/stgraph/id/town/support/1> a stg:SupportLink ; stg:from goal:a ; stg:relation stg:derivedFrom ; stg:to goal:b ; stg:reason '{}'@en ."
    things = goal("a") + goal("b")
    found = between(tmp_path, things + link.format("one"), things + link.format("two"))
    assert kinds(found) == {"1": "changed"}
    assert [head.iri.rsplit("/", 1)[-1] for head in found.sections[0].heads] == ["kn"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('"2.50"^^xsd:decimal', '"2.5"^^xsd:decimal', True),
        ('"4"^^xsd:integer', '"4.0"^^xsd:decimal', True),
        ('"4"^^xsd:integer', '"40"^^xsd:integer', False),
        ('"1"^^xsd:boolean', "true", True),
        ('"1e1"^^xsd:double', '"10"^^xsd:double', True),
        ('"10"^^xsd:double', '"10"^^xsd:decimal', False),
        ('"a"@en', '"a"@sv', False),
        ('"a"@en', '"a"', False),
        ('"2025"^^xsd:gYear', '"2025"', False),
    ],
)
def test_values_not_spellings(one: str, other: str, same: bool, tmp_path: Path) -> None:
    found = between(tmp_path, f"goal:a stg:unit {one} .", f"goal:a stg:unit {other} .")
    assert bool(found) is not same


def test_numbers_of_an_endpoint() -> None:
    """No engine has normalised them yet; 30 digits are not rounded."""

    def key(text: str) -> tuple[str, ...]:
        return literal_key(
            ox.Literal(text, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
        )

    assert key("+002.500") == key("2.5") != key("-2.5")
    assert key("-0.0") == key("0") == key(".0")
    assert key("0.123456789012345678901234567891") != key("0.123456789012345678901234567892")
    assert key("2,5") != key("2.5")


def test_examples_in_docstrings() -> None:
    assert doctest.testmod(comparable) == (0, 2)


# where OLD and NEW come from


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false")
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", *who, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Goal a in v1; then b as well; c in the working tree. Another folder has x alone, and loses it after v1."""
    (tmp_path / "data").mkdir()
    (tmp_path / "other").mkdir()
    git(tmp_path, "init", "-q", "-b", "main", ".")
    for goals, more in (("a", "x"), ("ab", "y")):
        (tmp_path / "data" / "goals.ttl").write_text(PREFIXES + "".join(map(goal, goals)))
        (tmp_path / "other" / "goals.ttl").write_text(PREFIXES + goal(more))
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", goals)
    git(tmp_path, "tag", "v1", "HEAD~1")
    (tmp_path / "data" / "goals.ttl").write_text(PREFIXES + "".join(map(goal, "abc")))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "added", "lost"),
    [
        (("v1", "HEAD"), "b", ""),  # of the folder data
        (("HEAD", "HEAD~1"), "", "b"),
        (("HEAD", "data"), "c", ""),
        (("HEAD",), "c", ""),  # to the working tree
        (("v1",), "bc", ""),
        (("v1", "other"), "y", "x"),  # of the folder that is named
        (("other", "v1"), "x", "y"),
        (("v1", "HEAD", "--data", "other"), "y", "x"),
        (("v1", "--data", "other"), "y", "x"),
        (("v1:other", "HEAD:data/goals.ttl"), "ab", "x"),
        (("v1:data", "v1:./other"), "x", "a"),
        (("v1:", "HEAD:"), "by", "x"),
    ],
)
def test_revisions(arguments: tuple[str, ...], added: str, lost: str, run: Run, repository: Path) -> None:
    found = answer(run, *arguments, cwd=repository)
    by_kind: dict[str, list[str]] = {"added": [], "lost": []}
    for thing, kind in became(found).items():
        by_kind[kind].append(thing.rsplit("/", 1)[-1])
    assert by_kind == {"added": list(added), "lost": list(lost)}
    assert [thing["id"].rsplit("/", 1)[-1] for thing in found["lost"]] == list(lost)


def test_repository_without_a_data_folder(run: Run, repository: Path) -> None:
    """Then a revision is of all of it: seen from other, of both folders."""
    assert became(answer(run, "v1", "HEAD", cwd=repository / "other")).values()
    assert {
        iri.rsplit("/", 1)[-1] for iri in became(answer(run, "v1", "HEAD", cwd=repository / "other"))
    } == {*"bxy"}


def test_folder_that_is_gone(run: Run, repository: Path) -> None:
    git(repository, "rm", "-rq", "other")
    found = became(answer(run, "v1:other", "HEAD:other", cwd=repository))
    assert {iri.rsplit("/", 1)[-1]: kind for iri, kind in found.items()} == {"x": "lost", "y": "added"}


def test_folder_before_revision(run: Run, repository: Path) -> None:
    git(repository, "branch", "other")
    result = run("diff", "other", "data", cwd=repository)
    assert result.returncode == 0
    assert result.stderr == (
        "“other” is a file or folder and also a git revision; compared is the file or folder."
        " The revision: other:PATH\n"
    )
    assert result.stdout.startswith("Changes from other to data\n")


# what goes wrong


def complaint(run: Run, *arguments: str, cwd: Path, code: int) -> str:
    result = run("diff", *arguments, cwd=cwd)
    assert (result.returncode, result.stdout) == (code, "")
    (line, *_) = result.stderr.splitlines()
    return line


def test_what_is_nothing(run: Run, repository: Path) -> None:
    for word in ("HEAD~9", "v2", "nosuch.ttl", "", "-x", "x" * 300):
        line = complaint(run, "data", *(("--",) if word == "-x" else ()), word, cwd=repository, code=3)
        assert line == (
            f"stgraph: “{word}”: neither a file or folder nor bundled data (exempelstad, helsingborg),"
            " and no git revision of data."
        )


def test_bad_revision_of_a_path(run: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    line = complaint(run, "v9:data", "data", cwd=repository, code=2)
    assert line == "stgraph: The git repository has no revision “v9”."
    line = complaint(run, "HEAD:dta", "data", cwd=repository, code=3)
    assert line.startswith("stgraph: “HEAD:dta”: the revision has no RDF file there.")
    outside = tmp_path_factory.mktemp("outside")
    result = run("diff", "HEAD:data", BEFORE, cwd=outside, GIT_CEILING_DIRECTORIES=str(outside.parent))
    assert (result.returncode, result.stdout) == (2, "")
    assert "not a git repository" in result.stderr


def test_unreadable_then_and_now(run: Run, repository: Path) -> None:
    (repository / "data" / "goals.ttl").write_text("goal:a a oops")
    line = complaint(run, "v1", "data", cwd=repository, code=3)
    assert line.startswith("stgraph: data/goals.ttl:1:")
    git(repository, "commit", "-qam", "faulty")
    line = complaint(run, "v1", "HEAD", cwd=repository, code=3)
    assert line.startswith("stgraph: HEAD:goals.ttl:1:")


def test_data_without_a_revision(run: Run, repository: Path) -> None:
    line = complaint(run, "data", "other", "--data", "data", cwd=repository, code=2)
    assert line.startswith("stgraph: --data says what a git revision is of")
