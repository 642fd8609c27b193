"""Pictures of traces and trees: complete, escaped, apart, the same in every run."""

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest

from stgraph.render.lettering import width
from tests.conftest import ROOT, Run
from tests.effort import in_ci
from tests.pictures.drawing import SVG, Box, Drawing, read, squeezed, title, words

pytestmark = in_ci

TOWN = "tests/pictures/town.ttl"

HOSTILE = (
    "<script>alert('1')</script> \"quoted\" \\N & so on",  # a line break in the data
    "right to left]]> <!-- `%% --> end",  # U+202E in the data, which turns the words around
)

PICTURES = [
    ("trace", "--data", TOWN),
    ("trace", "--data", "exempelstad", "--lang", "sv"),
    ("trace", "--data", "exempelstad", "goal/bin-3"),
    ("trace", "--data", "helsingborg"),
    ("trace", "--data", "helsingborg", "--lang", "sv", "--unit", "amn"),
    ("trace", "--data", "helsingborg", "--from", "vision/1", "--lang", "sv"),
    ("trace", "--data", "helsingborg", "goal/ofn-2"),
    ("impact", "--data", "helsingborg", "livskvalitetsprogram-2016", "--all"),
    ("tree", "--data", TOWN, "unit"),
    ("tree", "--data", "exempelstad", "bin", "--lang", "sv"),
    ("tree", "--data", "helsingborg", "amn"),
    ("tree", "--data", "helsingborg", "ofn", "--year", "1900"),
]


@pytest.fixture(scope="module")
def drawn(run: Run) -> dict[tuple[str, ...], Drawing]:
    found = {}
    for picture in PICTURES:
        result = run(*picture, "--format", "svg")
        assert result.returncode in (0, 1), result.stderr
        found[picture] = read(result.stdout)
    return found


@pytest.mark.parametrize("picture", PICTURES, ids=" ".join)
def test_boxes_and_words_keep_apart(drawn: dict[tuple[str, ...], Drawing], picture: tuple[str, ...]) -> None:
    drawing = drawn[picture]
    boxes = list(drawing.boxes().values())
    wide, high = drawing.size
    for left, top, right, bottom in boxes:
        assert left >= 0 and top >= 0 and right <= wide and bottom <= high
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    # what stands at the lines stands beside the boxes, and not over other such words
    labels = [box for group in drawing.groups("edge") for box in _text_boxes(group)]
    for left, top, right, bottom in labels:
        assert left >= 0 and right <= wide
        for box in boxes:
            assert right <= box[0] or box[2] <= left or bottom <= box[1] or box[3] <= top
    for one, other in combinations(labels, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def _text_boxes(group: ET.Element) -> list[Box]:
    boxes = []
    for text in group.iter(f"{SVG}text"):
        x, y, room = float(text.get("x", "")), float(text.get("y", "")), width(text.text or "", 10)
        start = x - room if text.get("text-anchor") == "end" else x
        boxes.append((start, y - 8, start + room, y + 2))
    return boxes


@pytest.mark.parametrize("picture", PICTURES, ids=" ".join)
def test_picture_speaks_for_itself(drawn: dict[tuple[str, ...], Drawing], picture: tuple[str, ...]) -> None:
    root = drawn[picture].root
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    assert not {element.tag.removeprefix(SVG) for element in root.iter()} - {
        *("svg", "title", "desc", "style", "rect", "g", "text", "path", "polygon"),
    }


@pytest.mark.parametrize("data", ["exempelstad", "helsingborg", TOWN])
def test_every_goal_and_every_hop_is_drawn(
    run: Run, drawn: dict[tuple[str, ...], Drawing], data: str
) -> None:
    picture = next(p for p in PICTURES if p[0] == "trace" and data in p and len(p) in (3, 5))
    language = "sv" if "sv" in picture else "en"
    told = json.loads(run("trace", "--data", data, "--lang", language, "--format", "json").stdout)
    nodes = drawn[picture].groups("node")
    for goal in told["goals"]:
        label = " ".join(goal["label"].replace("\u202e", " ").split())
        group = next(node for node in nodes if title(node) == label and goal["id"] in words(node))
        assert squeezed(label) in squeezed(words(group))
    hops = {
        (hop["from"], hop["relation"], hop["to"]): hop["basis"]
        for goal in told["goals"]
        for path in [*goal["support"], *([goal["vision"]] if goal["vision"] else [])]
        for hop in path["hops"]
    }
    for basis in ("stated", "inferred"):
        lines = [g for g in drawn[picture].groups("edge") if basis in (g.get("class") or "")]
        # the picture has every hop above a goal, the paths only those that are needed
        assert len(lines) >= sum(found == basis for found in hops.values())


@pytest.mark.parametrize("language", ["en", "sv"])
def test_inferred_is_dashed_and_says_so(run: Run, language: str) -> None:
    """The town: one link is inferred, one has no recorded basis, two are given no basis either."""
    picture = run("trace", "--data", TOWN, "--lang", language, "--format", "svg").stdout
    drawing = read(picture)
    # mission <- direction, mission <- g1 without a basis; direction <- g1 inferred
    assert len(drawing.groups("inferred")) == 1 + 1  # with the legend
    assert len(drawing.groups("unrecorded")) == 2 + 1
    word = {"en": "(inferred)", "sv": "(härlett)"}[language]
    assert word in words(next(g for g in drawing.groups("inferred") if "edge" in (g.get("class") or "")))
    assert re.search(r"\.inferred \.line \{ stroke-dasharray: 7 5 \}", picture)
    assert word.strip("()") in {words(group) for group in drawing.groups("legend")}


@pytest.mark.parametrize("format_", ["svg", "dot", "mermaid"])
def test_hostile_names_are_words_only(run: Run, format_: str) -> None:
    text = run("tree", "unit", "--data", TOWN, "--format", format_).stdout
    assert "\u202e" not in text
    if format_ != "dot":  # where it stands within a string
        assert "<script" not in text
    if format_ == "svg":
        names = set(read(text).boxes())
        assert names >= set(HOSTILE)
        assert 'The <b>unit</b> & "co"' in names
    if format_ == "mermaid":
        # the head, eight boxes, nine lines (g1 has three, g2 three): no name breaks out of its line
        assert text.count("\n") == 1 + 8 + 9
        for line in text.splitlines():
            assert line.count('"') in (0, 2)


def test_dot_strings_are_closed(run: Run) -> None:
    for line in run("tree", "unit", "--data", TOWN, "--format", "dot").stdout.splitlines():
        assert '"' not in re.sub(r'"(?:[^"\\]|\\.)*"', "", line)


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("picture", PICTURES, ids=" ".join)
def test_graphviz_takes_dot(run: Run, picture: tuple[str, ...]) -> None:
    text = run(*picture, "--format", "dot").stdout
    result = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True)
    assert not result.stderr
    nodes = [line for line in result.stdout.splitlines() if line.startswith("node ")]
    assert len(nodes) == len(read(run(*picture, "--format", "svg").stdout).groups("node"))


def test_graphviz_shows_hostile_names_as_they_are(run: Run) -> None:
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed")
    text = run("tree", "unit", "--data", TOWN, "--format", "dot").stdout
    result = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, text=True, check=True)
    shown = squeezed(" ".join(read(result.stdout).texts()))
    for name in HOSTILE:
        assert squeezed(name) in shown


@pytest.mark.parametrize("format_", ["svg", "dot", "mermaid"])
def test_the_same_bytes_in_every_run(run: Run, format_: str) -> None:
    for command in (("trace", "--data", "exempelstad"), ("tree", "amn"), ("chart", "kf-2")):
        if command[0] != "chart" or format_ == "svg":
            one, other = (
                run(*command, "--format", format_, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")
            )
            assert one == other
            assert one


def test_a_file_is_drawn_by_its_ending(run: Run, tmp_path: Path) -> None:
    for ending, start in ((".svg", "<svg"), (".dot", "// Governance"), (".mmd", "%% Governance")):
        path = tmp_path / f"picture{ending}"
        assert run("tree", "bin", "--data", "exempelstad", "-o", str(path)).returncode == 0
        assert path.read_text(encoding="utf-8").startswith(start)


def test_a_text_trace_pays_for_no_picture() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "stgraph", "trace"]
    report = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=ROOT).stderr
    assert "stgraph.render.trace_text" in report
    for module in ("diagram", "lettering", "layout", "svg", "dot", "mermaid", "plot"):
        assert f"stgraph.render.{module}\n" not in report
