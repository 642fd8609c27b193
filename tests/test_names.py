"""What a person types finds the one thing meant, or an error that says what to type instead."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import typer
from typer.main import get_command

import stgraph
from stgraph import names
from stgraph.cli import complete
from stgraph.cli.main import app
from stgraph.describing import describe
from stgraph.support import Resource, load_support
from tests.effort import some

HELSINGBORG = "https://w3id.org/stgraph/id/helsingborg/"
SPEC = "https://w3id.org/stgraph/spec/"


@cache
def helsingborg() -> stgraph.Source:
    return stgraph.load("helsingborg")


def explained(name: str) -> str:
    return describe(helsingborg(), name).resource.id


def thing(id_: str, *labels: str, kind: str = "goal", space: str = "https://town.example/id/") -> Resource:
    return Resource(space + id_, id_, dict(zip(("sv", "en", ""), labels, strict=False)), kind)


def problem(call: Callable[[], object]) -> stgraph.UsageProblem:
    with pytest.raises(stgraph.UsageProblem) as caught:
        call()
    return caught.value


def listed(text: str) -> list[str]:
    return [line.split()[0] for line in text.splitlines() if line.startswith("  ") and "…" not in line]


# ── one thing ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (f"{HELSINGBORG}goal/kn-1", "goal/kn-1"),
        (f"<{HELSINGBORG}goal/kn-1>", "goal/kn-1"),
        (" < goal/kn-1 > ", "goal/kn-1"),
        ("GOAL/Kn-1", "goal/kn-1"),
        ("KN-1", "goal/kn-1"),
        (f"{SPEC}Goal", "stg:Goal"),
        ("STG:GOAL", "stg:Goal"),
        # a class and a property may differ by case alone
        ("stg:Decision", "stg:Decision"),
        ("stg:decision", "stg:decision"),
        ("dcterms:title", "http://purl.org/dc/terms/title"),
        ("rdfs:label", "http://www.w3.org/2000/01/rdf-schema#label"),
        ("RDFS:subclassof", "http://www.w3.org/2000/01/rdf-schema#subClassOf"),
        # the end of an IRI with a hash
        ("isDefinedBy", "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"),
        # an example of the command's help, though links, assertions and a decision say the same words
        ("vision helsingborg", "vision/1"),
        # records are found by their id, and by words that nothing else has
        ("decision/vision-2035", "decision/vision-2035"),
        ("support/goal-kn-1-1", "support/goal-kn-1-1"),
        ("Beslut om Vision Helsingborg 2035, 21 november 2012", "decision/vision-2035"),
    ],
)
def test_name_that_means_one_thing(name: str, found: str) -> None:
    assert explained(name) == found


def test_page_is_found_by_words_where_nothing_else_is() -> None:
    assert explained("sverigesradio 4363492").startswith("https://sverigesradio.se/")


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert names.resolve("Ra\u030add  ra\u030ad", [thing("goal/a", "Rådd råd")], "goal").id == "goal/a"


@pytest.mark.parametrize("name", ["foo", "ganic", "food organ x"])
def test_words_begin_where_words_of_the_label_begin(name: str) -> None:
    assert problem(lambda: names.resolve(name, [thing("goal/a", "Share of organic food")], "goal"))


@pytest.mark.parametrize("name", ["organ", "FOOD share", "of food", "home-care", "care", "plan-"])
def test_words_that_fit(name: str) -> None:
    label = "Share of organic food in home-care (plan-related)"
    assert names.resolve(name, [thing("goal/a", label), thing("goal/b", "Other")], "goal").id == "goal/a"


# ── several ──────────────────────────────────────────────────────────────────


def test_end_of_an_id_is_no_stronger_than_a_whole_name() -> None:
    assert listed(problem(lambda: explained("goal")).text()) == ["stg:Goal", "def/statement-kind/goal"]


def test_things_come_before_terms_before_concepts_before_records() -> None:
    def same(iri: str, kind: str = "thing") -> Resource:
        return Resource(iri, iri, {"": "same"}, kind)

    ordered = [
        same("https://town.example/x"),
        same(f"{SPEC}a"),
        same("https://w3id.org/stgraph/def/a"),
        same("https://a.example/page", names.RECORD),
    ]
    error = problem(lambda: names.resolve("same", ordered[::-1], "thing"))
    assert listed(error.text()) == [item.iri for item in ordered[:3]]
    assert names.resolve("page", ordered, "thing") == ordered[3]


def test_same_id_in_two_data_sets_is_told_apart_by_iri() -> None:
    found = [thing("goal/a", "A", space=f"https://{town}.example/id/") for town in ("one", "two")]
    for name in ("goal/a", "a"):
        error = problem(lambda name=name: names.resolve(name, found, "goal"))  # type: ignore[misc]
        assert listed(error.text()) == [item.iri for item in found]
    assert names.resolve(found[1].iri, found, "goal") == found[1]


def test_long_list_is_cut() -> None:
    error = problem(lambda: names.resolve("goal", [thing(f"goal/{n}", "goal") for n in range(20)], "goal"))
    assert len(listed(error.text())) == names.SHOWN
    assert error.text().endswith("+8")


# ── none ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["", " ", "\t\n", "<>", "< >"])
@pytest.mark.parametrize("what", ["goal", "unit", "support", "thing"])
def test_empty_name_is_told_as_such(name: str, what: str) -> None:
    error = problem(lambda: names.resolve(name, [thing("goal/a", "A b")], what))
    assert error.key == "empty-name"
    assert names.EXAMPLES[what] in error.text("en")
    assert names.EXAMPLES[what] in error.text("sv")
    assert "tomt" in error.text("sv")


@pytest.mark.parametrize("name", ["document/livskvalitetsprogram-2016", "livskvalitetsprogram-2016"])
def test_document_named_as_a_goal(name: str) -> None:
    error = problem(lambda: stgraph.trace(helsingborg(), name))
    for language, none in (("en", "No goal"), ("sv", "inget mål")):
        assert none in error.text(language)
        assert error.text(language).endswith(": stgraph trace --from document/livskvalitetsprogram-2016")


@pytest.mark.parametrize(
    ("call", "command"),
    [
        (lambda: stgraph.trace(helsingborg(), "organisation/kn"), "trace --unit organisation/kn"),
        (lambda: stgraph.trace_from(helsingborg(), "organisation/kn"), "trace --unit organisation/kn"),
        (lambda: stgraph.trace(helsingborg(), unit="goal/kn-1"), "trace goal/kn-1"),
        (lambda: stgraph.trace(helsingborg(), unit="vision/1"), "trace --from vision/1"),
        (lambda: stgraph.trace(helsingborg(), "indicator/160"), "explain indicator/160"),
        (lambda: stgraph.trace(helsingborg(), "stg:Goal"), "explain stg:Goal"),
        (lambda: stgraph.trace_from(helsingborg(), "support/goal-kn-1-1"), "explain support/goal-kn-1-1"),
    ],
)
def test_thing_of_another_kind_says_the_command_that_works(call: Callable[[], object], command: str) -> None:
    error = problem(call)
    assert error.text("en").endswith(f"Write: stgraph {command}")
    assert error.text("sv").endswith(f"Skriv: stgraph {command}")
    verb, *option, name = command.split()
    if verb == "explain":
        assert explained(name) == name
    elif option == ["--from"]:
        assert stgraph.trace_from(helsingborg(), name).resource.id == name
    elif option == ["--unit"]:
        stgraph.trace(helsingborg(), unit=name)
    else:
        assert stgraph.trace(helsingborg(), name).goals[0].goal.id == name


def test_command_in_an_error_can_be_pasted() -> None:
    page = Resource("https://a.example/?a=1&b=2", "https://a.example/?a=1&b=2", {}, "thing")
    error = problem(lambda: names.resolve(page.iri, [], "goal", [page]))
    assert error.text().endswith("stgraph explain 'https://a.example/?a=1&b=2'")


def test_several_of_another_kind_are_not_guessed_at() -> None:
    others = [thing("document/a", "Plan A"), thing("document/b", "Plan B")]
    error = problem(lambda: names.resolve("plan", [thing("goal/a", "A")], "goal", others))
    assert "document" not in error.text()


def test_everything_is_read_only_where_it_is_needed() -> None:
    def others() -> list[Resource]:
        raise AssertionError

    lazy = (item for _ in range(1) for item in others())
    assert names.resolve("a", [thing("goal/a")], "goal", lazy).id == "goal/a"


@pytest.mark.parametrize("what", ["goal", "unit", "support", "thing"])
def test_hint_fits_the_kind(what: str) -> None:
    error = problem(lambda: names.resolve("xyzzyq", [thing("goal/a", "A")], what))
    assert names.EXAMPLES[what] in error.text("en")
    assert names.EXAMPLES[what] in error.text("sv")


@pytest.mark.parametrize("what", ["goal", "unit", "support", "thing"])
def test_examples_in_hints_exist(what: str) -> None:
    for example in names.EXAMPLES[what].split(", "):
        assert explained(example) == example


@pytest.mark.parametrize(
    ("name", "nearest"), [("goal/kn-l", "goal/kn-4"), ("kn-l", "goal/kn-4"), ("gaol", "stg:Goal")]
)
def test_suggestion_for_a_mistyped_id_comes_first(name: str, nearest: str) -> None:
    suggested = listed(problem(lambda: explained(name)).text())
    assert 0 < len(suggested) <= names.SUGGESTED
    assert suggested[0].split("-")[0] == nearest.split("-")[0]


def test_organisations_support_nothing() -> None:
    support = load_support(helsingborg())
    supporting = {item.iri for item in names.supporting(support)}
    assert not supporting & {item.iri for item in names.units(support)}
    assert {hop.upper.iri for hops in support.up.values() for hop in hops} <= supporting


# ── completion ───────────────────────────────────────────────────────────────


def completed(
    function: Callable[[typer.Context, str], complete.Completions], typed: str, **params: object
) -> dict[str, str]:
    context = typer.Context(get_command(app))
    context.params = params
    return dict(function(context, typed))


def test_last_parts_are_offered_until_a_slash_is_typed() -> None:
    assert completed(complete.goals, "kn-1") == {
        "kn-1": "An open and inclusive climate for culture and learning"
    }
    assert "kn-1" in completed(complete.goals, "")
    assert list(completed(complete.goals, "goal/kn-1")) == ["goal/kn-1"]
    assert "goal/kn-1" in completed(complete.goals, "go")
    assert "livskvalitetsprogram-2016" in completed(complete.supporting, "liv")
    assert "kn" in completed(complete.units, "k")
    assert completed(complete.supporting, "organisation/") == {}
    assert list(completed(complete.anything, "stg:Goa")) == ["stg:Goal"]
    assert "support/goal-kn-1-1" in completed(complete.anything, "support/")


@pytest.mark.parametrize(
    ("function", "find"),
    [
        (complete.goals, lambda name: stgraph.trace(helsingborg(), name)),
        (complete.supporting, lambda name: stgraph.trace_from(helsingborg(), name)),
        (complete.units, lambda name: stgraph.trace(helsingborg(), unit=name)),
        (complete.anything, explained),
    ],
)
@pytest.mark.parametrize("typed", some(["", "k", "v", "do", "def/"], 2))
def test_what_is_offered_begins_with_what_was_typed_and_is_found(
    function: Callable[[typer.Context, str], complete.Completions],
    find: Callable[[str], object],
    typed: str,
) -> None:
    offered = list(completed(function, typed))
    assert all(text.startswith(typed) for text in offered)
    for text in [*offered[:3], *offered[-3:]]:
        find(text)


def test_data_and_language_typed_before_count() -> None:
    assert "bin-2" in completed(complete.goals, "b", data=["exempelstad"])
    assert "kn-1" not in completed(complete.goals, "", data=["exempelstad"])
    assert completed(complete.units, "kn", lang="sv") == {"kn": "Kulturnämnden"}


def test_errors_complete_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("this is no Turtle")
    for data in ("/nonexistent", str(tmp_path / "bad.ttl"), 3):
        for function in (complete.goals, complete.supporting, complete.units, complete.anything):
            assert completed(function, "", data=[data]) == {}
    assert completed(complete.goals, "", data=3) == {}


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("trace kn-", "kn-1"),
        ("trace --data exempelstad bin", "bin-2"),
        ("trace --unit k", "kn"),
        ("trace --from document/liv", "document/livskvalitetsprogram-2016"),
        ("explain vision/", "vision/1"),
    ],
)
def test_shell_gets_completions(run: Callable[..., object], line: str, offered: str) -> None:
    words = ["stgraph", *line.split()]
    environ = {"_STGRAPH_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(words)}
    result = run(**environ, COMP_CWORD=str(len(words) - 1))
    assert offered in result.stdout.split()  # type: ignore[attr-defined]
    assert result.stderr == ""  # type: ignore[attr-defined]
