"""`explain` and `info`: evidence with its reason, one language, whole addresses, counts apart."""

import doctest
import json
import re
from pathlib import Path
from typing import Any

import pytest

import stgraph
from stgraph.graph import load
from stgraph.render import statements
from tests.conftest import ROOT, Run

KN_PAGE = (
    "https://arsredovisning.helsingborg.se/forvaltningsberattelse/verksamhetsoversikter/"
    "namnder-och-styrelser/kulturnamnden/uppfoljning-av-namndens-mal/"
)
PREFIXES = """
@prefix basis: <https://w3id.org/stgraph/def/basis/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <https://x.example/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix stg: <https://w3id.org/stgraph/spec/> .
"""
SMALL = (
    PREFIXES
    + """
ex:goal a stg:Goal ;
  rdfs:label "Ett mål"@sv , "Ein Ziel"@de ;
  stg:assignedTo [ a stg:Committee ] , [ a stg:Committee ] ;
  stg:towards [] ;
  stg:targetYear "2020" ;
  stg:fictional true ;
  dcterms:description "Läs https://long.example/%s.html." .
[] a stg:Goal ; stg:derivedFrom ex:goal .
[] a stg:Assertion ; stg:from ex:goal ; stg:relation stg:targetYear ; stg:assertedValue "2020" ;
  stg:basis basis:stated ; stg:locator "s. 3" ; stg:quote "målår 2020" ;
  stg:reason "Står så."@sv , "Says so."@en ; dcterms:source <https://s.example/one_two> .
"""
    % ("långt" * 30)
)


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "small.ttl"
    path.write_text(SMALL)
    return str(path)


def _words(text: str) -> str:
    return " ".join(text.split())


def test_each_statement_says_why(run: Run) -> None:
    for language, why in (("sv", "varför: Samma tema"), ("en", "why: The same theme")):
        text = _words(run("explain", "goal/kn-1", "--lang", language).stdout)
        assert why in text
    markdown = run("explain", "goal/kn-1", "--format", "markdown").stdout
    assert "| inferred | The same theme: the committee's goal" in markdown
    [derived] = [s for s in _says(run, "goal/kn-1") if s["property"].endswith("/derivedFrom")]
    [evidence] = derived["evidence"]
    assert derived["basis"] == evidence["basis"] == "inferred"
    assert evidence["reason"].keys() == {"sv", "en"}
    assert evidence["sources"] == [KN_PAGE]


def _says(run: Run, name: str, *more: str) -> list[dict[str, Any]]:
    data: dict[str, Any] = json.loads(run("explain", name, "--format", "json", *more).stdout)
    says: list[dict[str, Any]] = data["says"]
    return says


def test_a_value_has_its_place_quote_and_reason(run: Run, small: str) -> None:
    text = _words(run("explain", "ett mål", "--data", small, "--lang", "sv").stdout)
    assert "målår 2020 ● angivet [3] s. 3 ”målår 2020” varför: Står så." in text
    [year] = [s for s in _says(run, "ett mål", "--data", small) if s["property"].endswith("/targetYear")]
    assert year["evidence"][0]["locator"] == "s. 3"
    assert year["evidence"][0]["quote"] == "målår 2020"
    assert year["evidence"][0]["link"] is None


@pytest.mark.parametrize("name", ["goal/kn-1", "organisation/kn", "stg:Goal", "dataset", "def/basis/stated"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_addresses_are_whole_and_listed_once(run: Run, name: str, language: str) -> None:
    text = run("explain", name, "--lang", language).stdout
    listed = re.findall(r"^\[\d+\] (\S+)$", text, re.MULTILINE)
    assert re.findall(r"https?://\S+", text) == listed
    assert len(set(listed)) == len(listed)
    marks = {int(number) for number in re.findall(r"\[(\d+)\]", text)}
    assert marks == set(range(1, len(listed) + 1))


def test_an_address_within_a_text_is_not_broken(run: Run, small: str) -> None:
    text = run("explain", "ett mål", "--data", small).stdout
    assert "Läs [2]." in text
    assert f"[2] https://long.example/{'långt' * 30}.html\n" in text


def test_properties_and_classes_have_names_in_both_languages() -> None:
    graph = stgraph.load()
    shown = {
        thing
        for name in ("goal/kn-1", "goal/kf-2", "organisation/kf", "organisation/kn", "document/kulturprogram-2017",
                     "dataset", "stg:Goal", "stg:assignedTo", "stg:targetYear", "def/basis", "def/basis/stated",
                     "vision/1", "perspective/1", "decision/mark-boende-2024", "https://w3id.org/stgraph/spec")
        for page in [stgraph.describe(graph, name)]
        for found in (*page.says, *page.pointed_at_by)
        for thing in (found.property, found.value if found.property.iri.endswith("#type") else None)
        if thing
    }  # fmt: skip
    assert len(shown) > 60
    assert [thing.iri for thing in shown if not {"sv", "en"} <= thing.labels.keys()] == []


def test_the_type_is_a_word(run: Run) -> None:
    assert re.search(r"^är +mål  stg:Goal$", run("explain", "goal/kn-1", "--lang", "sv").stdout, re.MULTILINE)
    assert re.search(r"^is a +class \[2\]$", run("explain", "stg:Goal").stdout, re.MULTILINE)


def test_one_language_is_shown(run: Run, small: str) -> None:
    for format_ in ("text", "markdown"):
        english = run("explain", "goal/kn-1", "--lang", "en", "--format", format_).stdout
        assert "An open and inclusive climate" in english and "Öppet och" not in english
        # in Swedish where the reader's language is not there, and never in a third
        other = run("explain", "ett mål", "--data", small, "--lang", "en", "--format", format_).stdout
        assert "Ett mål" in other and "Ein Ziel" not in other
    assert "| är | mål |" in run("explain", "goal/kn-1", "--lang", "sv", "--format", "markdown").stdout


def test_booleans_are_words(run: Run, small: str) -> None:
    assert re.search(r"påhittad +ja\n", run("explain", "ett mål", "--data", small, "--lang", "sv").stdout)
    assert "| fictional | no |" in run("explain", "dataset", "--format", "markdown").stdout


def test_nameless_things_are_called_by_their_class(run: Run, small: str) -> None:
    text = run("explain", "ett mål", "--data", small, "--lang", "sv").stdout
    assert text.count("(nämnd utan namn)") == 1, "what looks alike is shown once"
    assert "(sak utan namn)" in text
    assert "← utgår från  (mål utan namn)" in text
    nameless = [s for s in _says(run, "ett mål", "--data", small) if s["value"] is None]
    assert [s["value_label"] for s in nameless] == ["(nameless committee)"] * 2 + ["(nameless thing)"]


def test_footnoted() -> None:
    results = doctest.testmod(statements)
    assert results.attempted and not results.failed


def test_info_counts_data_and_ontology_apart(run: Run) -> None:
    data = json.loads(run("info", "--format", "json").stdout)
    graph = load()
    assert data["triples"] + data["ontology_triples"] == len(graph)
    assert data["ontology_triples"] == graph.ontology_triples > 4000
    assert f"Triples: {data['triples']}, files: {len(graph.files)}." in run("info").stdout


def test_info_counts_no_things_of_the_ontology(run: Run, small: str) -> None:
    classes = json.loads(run("info", "--data", small, "--format", "json").stdout)["classes"]
    assert {found["label"]: found["count"] for found in classes} == {
        "assertion": 1,
        "committee": 2,
        "goal": 2,
    }


@pytest.mark.parametrize("language", ["sv", "en"])
def test_info_sorts_classes_as_the_reader_does(run: Run, language: str) -> None:
    shown = run("info", "--lang", language).stdout.partition(
        "Saker per klass" if language == "sv" else "Things by"
    )
    labels = re.findall(r"^ +\d+  (.+)$", shown[2], re.MULTILINE)
    assert len(labels) > 30
    order = "abcdefghijklmnopqrstuvwxyzåäö"
    assert labels == sorted(labels, key=lambda label: [order.find(letter) for letter in label.casefold()])
    data = json.loads(run("info", "--lang", language, "--format", "json").stdout)
    assert [found["label"] for found in data["classes"]] == labels


def test_info_tells_the_bases_of_links(run: Run, small: str, tmp_path: Path) -> None:
    assert "No support links recorded." in run("info", "--data", small).stdout
    assert "Inga stödlänkar registrerade." in run("info", "--data", small, "--lang", "sv").stdout
    text = (ROOT / "data" / "helsingborg" / "support.ttl").read_text()
    total, stated = text.count("a stg:SupportLink"), text.count("stg:basis basis:stated")
    assert f"Support links: {total} – stated: {stated} (" in run("info").stdout
    (tmp_path / "link.ttl").write_text(
        PREFIXES + "ex:a stg:supports ex:b . [] a stg:SupportLink ; stg:from ex:a ."
    )
    shown = run("info", "--data", str(tmp_path / "link.ttl")).stdout
    assert "Support links: 1 – basis not recorded: 1 (100 %)" in shown
