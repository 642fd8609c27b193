"""`stgraph validate` on data and shapes that nobody should trust: an answer or one line of complaint.

`STGRAPH_FUZZ=20` and `CI=true` look longer, as in test_fuzz.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.effort import CI, some
from tests.hostile.files import DANGEROUS, SNIPPETS, TERMS, WEIRD
from tests.hostile.harness import Outcome, assert_civil, inside, outside
from tests.hostile.test_fuzz import EFFORT, SUFFIXES, mutilated
from tests.hostile.test_output import EVIL, assert_harmless
from tests.validate.town import MODEL, PREFIXES, TOWN, YEAR, goal, waiver

LONGER = EFFORT * (4 if CI else 0.3)
FORMATS = ("text", "json", "sarif", "github", "junit", "csv", "markdown", "turtle")
QUICK = tuple(
    word for norm in ("GOAL-MAX3", "GOAL-YEAR", "CHECK-TERM", "CHECK-REFERENCE") for word in ("--norm", norm)
)
"""Norms of each kind, for a run that takes no time."""


def looks(often: int) -> settings:
    return settings(
        max_examples=max(3, int(often * LONGER)),
        derandomize=EFFORT == 1,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def judged(*arguments: str | Path, codes: tuple[int, ...] = (0, 1, 3)) -> Outcome:
    outcome = inside("validate", *arguments)
    assert_civil(outcome, codes=codes)
    return outcome


# data


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_mutilated_data(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"bad{suffix}"

    @looks(4)
    @given(mutilated(suffix), st.sampled_from(FORMATS))
    def check(data: bytes, format_: str) -> None:
        file.write_bytes(data)
        judged(file, "--format", format_)

    check()


def test_wrong_graphs(tmp_path: Path) -> None:
    """Good RDF that says nonsense: years that are no numbers, waivers of nothing, models of loops."""
    text = PREFIXES + MODEL + "".join(goal(key, YEAR) for key in "abcd") + waiver("w", "GOAL-YEAR", "goal:a")
    good = [
        quad.triple
        for source in (text, TOWN.read_text())
        for quad in ox.parse(source, format=ox.RdfFormat.TURTLE)
    ]
    things = [triple.subject for triple in good]
    predicates = sorted({triple.predicate for triple in good}, key=str)
    file = tmp_path / "wrong.nt"

    @looks(10)
    @given(st.integers(0, 1 << 32), st.sampled_from(FORMATS))
    def check(seed: int, format_: str) -> None:
        chance = random.Random(seed)
        twisted = chance.sample(predicates, 4)
        wrong = []
        for triple in good:
            object_ = triple.object
            if triple.predicate in twisted:
                object_ = chance.choice((*TERMS, *things))
            subject = chance.choice(things) if chance.random() < 0.03 else triple.subject
            wrong.append(ox.Triple(subject, triple.predicate, object_))
        ox.serialize(wrong, str(file), format=ox.RdfFormat.N_TRIPLES)
        judged(file, *QUICK, "--norm", "WAIVER-EXPIRED", "--norm", "WAIVER-UNUSED", "--format", format_)

    check()


@pytest.mark.parametrize("name", WEIRD)
def test_weird_data(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(WEIRD[name]())
    judged(file, *(() if LONGER > 1 else QUICK))


SOME_DANGERS = (
    "blank-nodes.ttl",
    "lists.ttl",
    "triple-terms.nt",
    "objects.jsonld",
    "laughs.rdf",
    "prefix.ttl",
)


@pytest.mark.parametrize("name", DANGEROUS if LONGER > 1 else SOME_DANGERS)
@pytest.mark.parametrize("as_shapes", [False, True], ids=["data", "shapes"])
def test_dangerous_files(name: str, as_shapes: bool, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(DANGEROUS[name]())
    arguments: tuple[str | Path, ...] = (TOWN, "--shapes", file) if as_shapes else (file, *QUICK)
    assert_civil(outside("validate", *arguments, seconds=15, memory=1 << 30))


LISTS = {
    "list of itself": "goal:a stg:targetYear _:l . _:l rdf:first 1 ; rdf:rest _:l .",
    "long list": f"goal:a stg:targetYear ({' 1' * 3000} ) .",
    "nested blank nodes": f"goal:a stg:targetYear {'[ stg:targetYear ' * 200}1{' ]' * 200} .",
    "blank nodes in a ring": "_:a stg:underModel _:b . _:b stg:underModel _:a ; a stg:Goal .",
    "huge text": f'goal:a rdfs:label "{"åäö " * 30_000}"@en ; stg:targetYear "{"9" * 200_000}" .',
    "huge line": f"goal:b stg:colour {' , '.join(map(str, range(5000)))} .",
    "many goals": "".join(goal(f"x{number}", YEAR) for number in range(300)),
}


@pytest.mark.parametrize("name", LISTS)
def test_large_and_round_data(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(PREFIXES + MODEL + goal("a") + LISTS[name] + "\n")
    outcome = judged(TOWN, tmp_path / "a.ttl", *QUICK, codes=(1,))
    assert outcome.seconds < 10
    judged(TOWN, tmp_path / "a.ttl", *QUICK, "--format", "json", codes=(1,))


# shapes

GOOD = """\
e:Person a sh:NodeShape ; sh:targetClass e:Person ; sh:targetSubjectsOf e:age ; sh:closed false ;
  sh:property [ sh:path e:name ; sh:minCount 1 ; sh:maxLength 5 ; sh:pattern "^[A-Z]" ; sh:message "bad {$this}"@en ] ,
    [ sh:path ( e:knows e:name ) ; sh:nodeKind sh:Literal ; sh:datatype xsd:string ] ,
    [ sh:path [ sh:inversePath e:knows ] ; sh:minCount 0 ; sh:severity sh:Warning ] ,
    [ sh:path [ sh:zeroOrMorePath e:knows ] ; sh:class e:Person ] ,
    [ sh:path e:age ; sh:minInclusive 0 ; sh:lessThan e:size ; sh:in ( 1 2 41 ) ] ;
  sh:or ( [ sh:path e:age ; sh:minCount 1 ] [ sh:not [ sh:path e:name ; sh:hasValue "Bo" ] ] ) ;
  sh:xone ( e:Other [ sh:property e:Other ] ) ; sh:sparql e:Query .
e:Other a sh:PropertyShape ; sh:path e:name ; sh:qualifiedValueShape [ sh:minLength 1 ] ; sh:qualifiedMinCount 1 ;
  sh:uniqueLang true ; sh:languageIn ( "sv" "en" ) ; sh:equals e:name ; sh:disjoint e:age ; sh:deactivated false .
e:Query a sh:SPARQLConstraint ; sh:message "is {?value}" ; sh:prefixes e: ;
  sh:select "SELECT $this ?value WHERE { $this e:age ?value . FILTER (?value > 3) }" .
e: sh:declare [ sh:prefix "e" ; sh:namespace "https://a.example/"^^xsd:anyURI ] .
"""
SHAPES = "".join(
    f"@prefix {name}: <{space}> .\n"
    for name, space in {
        "e": "https://a.example/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "sh": "http://www.w3.org/ns/shacl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }.items()
)
PEOPLE = (
    "@prefix e: <https://a.example/> .\n"
    'e:anna a e:Person ; e:name "Anna" , "anna"@sv ; e:age 41 ; e:knows e:bo , _:x .\n'
    'e:bo a e:Person ; e:age "x" , -1.50 ; e:size 2 ; e:knows e:anna . _:x e:name 5 ; e:knows _:x .\n'
)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    (tmp_path / "people.ttl").write_text(PEOPLE)
    return tmp_path


def test_good_shapes_are_good(people: Path) -> None:
    """Else the mutations would show little."""
    (people / "shapes.ttl").write_text(SHAPES + GOOD)
    judged(people / "people.ttl", "--shapes", people / "shapes.ttl", codes=(1,))


def test_mutated_shapes(people: Path) -> None:
    """Words and terms in one another's places; most of it is still Turtle."""
    words = re.findall(r"\s+|\"[^\"]*\"\S*|[^\s\"]+", GOOD)
    terms = [word for word in words if not word.isspace()]
    more = [
        "5",
        '""',
        "[]",
        "()",
        "_:x",
        "e:Person",
        "true",
        "sh:node",
        "sh:shape",
        "sh:TriplePath",
        "rdf:nil",
        '"{?x"@en',
    ]
    file = people / "shapes.ttl"

    @looks(35)
    @given(st.integers(0, 1 << 32), st.sampled_from(FORMATS), st.sampled_from(("auto", "auto", "compiled")))
    def check(seed: int, format_: str, engine: str) -> None:
        chance = random.Random(seed)
        changed = list(words)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(changed))
            accident = chance.randrange(4)
            if accident == 0:
                changed[place] = ""
            elif accident == 1:
                changed[place] = chance.choice(more)
            elif accident == 2:
                changed[place] = chance.choice(terms)
            else:
                changed.insert(place, f" {chance.choice(SNIPPETS).decode('utf-8', 'replace')} ")
        file.write_text(SHAPES + "".join(changed))
        arguments = ("--shapes", file, "--format", format_, "--engine", engine)
        judged(people / "people.ttl", *arguments, codes=(0, 1, 2, 3))

    check()


def test_mutilated_own_norms_as_shapes(people: Path) -> None:
    sources = [path.read_bytes() for path in sorted((ROOT / "shapes").rglob("*.ttl"))]
    file = people / "shapes.ttl"

    @looks(8)
    @given(st.integers(0, 1 << 32))
    def check(seed: int) -> None:
        chance = random.Random(seed)
        data = chance.choice(sources)
        for _ in range(chance.randint(1, 3)):
            start = chance.randrange(len(data))
            data = data[:start] + chance.choice((b"", *SNIPPETS)) + data[start + chance.randrange(20) :]
        file.write_bytes(data)
        judged(people / "people.ttl", "--shapes", file, codes=(0, 1, 2, 3))

    check()


def _chain(link: str, length: int) -> Iterator[str]:
    yield "e:s0 a sh:NodeShape ; sh:targetClass e:Person ."
    for number in range(length):
        yield f"e:s{number} {link} e:s{number + 1} ."
    yield f"e:s{length} sh:nodeKind sh:IRI ."


ODD_SHAPES = {
    "shape of itself": "e:S sh:targetClass e:Person ; a sh:NodeShape ; sh:node e:S .",
    "not itself": "e:S sh:targetClass e:Person ; a sh:NodeShape ; sh:not e:S .",
    "shapes in a ring": "e:S sh:targetClass e:Person ; sh:node e:T . e:T sh:not e:U . e:U sh:node e:S .",
    "property of itself": "e:S sh:targetClass e:Person ; a sh:PropertyShape ; sh:path e:knows ; sh:property e:S .",
    "list of itself": "e:S sh:targetClass e:Person ; sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .",
    "and of itself": "e:S sh:targetClass e:Person ; sh:and _:l . _:l rdf:first e:S ; rdf:rest _:l .",
    "path of itself": "e:S sh:targetClass e:Person ; sh:property [ sh:path _:p ; sh:minCount 1 ] . _:p sh:inversePath _:p .",
    "path list of itself": "e:S sh:targetClass e:Person ; sh:property [ sh:path _:p ; sh:minCount 1 ] ."
    " _:p rdf:first e:name ; rdf:rest _:p .",
    "blank shapes in a ring": "_:a sh:targetClass e:Person ; sh:property _:b . _:b sh:path e:name ; sh:minCount 9 ;"
    " sh:property _:a .",
    "long chain of nodes": "\n".join(_chain("sh:node", 3000)),
    "long chain of nots": "\n".join(_chain("sh:not", 3000)),
    "long path": f"e:S sh:targetClass e:Person ; sh:property [ sh:path ({' e:knows' * 3000} ) ; sh:minCount 1 ] .",
    "deep path": f"e:S sh:targetClass e:Person ; sh:property [ sh:minCount 1 ; sh:path {'[ sh:inversePath ' * 240}e:a{' ]' * 240} ] .",
    "deep nots": f"e:S sh:targetClass e:Person ; sh:not {'[ sh:not ' * 240}[ sh:nodeKind sh:IRI ]{' ]' * 240} .",
    "long in": f"e:S sh:targetClass e:Person ; sh:in ({' 1' * 20_000} ) .",
    "huge pattern": f'e:S sh:targetClass e:Person ; sh:pattern "{"(a|b)*" * 20_000}" .',
    "greedy pattern": 'e:S sh:targetObjectsOf e:name ; sh:pattern "^(((a+)+)+)+$" .',
    "huge message": f'e:S sh:targetClass e:Person ; sh:nodeKind sh:Literal ; sh:message "{"{?x} " * 100_000}" .',
    "huge count": f"e:S sh:targetClass e:Person ; sh:property [ sh:path e:name ; sh:minCount {'9' * 5000} ] .",
    "deep query": "e:S sh:targetClass e:Person ; sh:sparql [ sh:select '''SELECT $this "
    + "{" * 5000
    + "}" * 5000
    + "''' ] .",
    "entailment": "e: sh:entailment e:All . e:S sh:targetClass e:Person ; sh:nodeKind sh:IRI .",
    "imports": "e: <http://www.w3.org/2002/07/owl#imports> <file:///etc/passwd> , <http://127.0.0.1:9/> ."
    " e:S sh:targetClass e:Person ; sh:nodeKind sh:IRI .",
    "script": 'e:S sh:targetClass e:Person ; sh:js [ sh:jsFunctionName "x" ] .',
    "target query": "e:S a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ; sh:select 'SELECT ?this { ?this ?p ?o }' ] .",
}

COULD_CRASH = {"deep path", "deep nots", "huge pattern", "deep query"}
"""Not this process, if the engine's stack or memory should not hold."""


@pytest.mark.parametrize("name", some(sorted(ODD_SHAPES), 10))
def test_odd_shapes(name: str, people: Path) -> None:
    (people / "shapes.ttl").write_text(SHAPES + ODD_SHAPES[name])
    arguments = ("validate", people / "people.ttl", "--shapes", people / "shapes.ttl")
    outcome = outside(*arguments, seconds=15) if name in COULD_CRASH else inside(*arguments)
    assert_civil(outcome, codes=(0, 1, 2, 3))


# the terminal


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """Findings of every severity whose every text holds something for a terminal to obey."""
    good = (
        PREFIXES
        + MODEL
        + goal("a")
        + goal("b", YEAR + ' ; stg:colour "x"')
        + "".join(goal(key, YEAR) for key in "cdef")
    )
    good += goal("w") + waiver("w", "GOAL-YEAR", "goal:w") + goal("y", ' ; stg:targetYear "20"')
    triples = []
    for quad in ox.parse(good, format=ox.RdfFormat.TURTLE):
        object_ = quad.object
        if isinstance(object_, ox.Literal) and object_.datatype.value.endswith(("#string", "#langString")):
            object_ = ox.Literal(object_.value + EVIL, language=object_.language)
        triples.append(ox.Triple(quad.subject, quad.predicate, object_))
    folder = tmp_path / "\x1b[31mEVIL"
    folder.mkdir()
    ox.serialize(triples, str(folder / "a.nt"), format=ox.RdfFormat.N_TRIPLES)
    return folder / "a.nt"


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_terminal_gets_nothing_to_obey(language: str, format_: str, evil: Path) -> None:
    outcome = inside("validate", TOWN, evil, "--format", format_, "--lang", language, terminal=True)
    assert outcome.code == 1, outcome.err
    assert b"EVIL" in outcome.out
    for sent in (outcome.out, outcome.err):
        assert_harmless(sent)


def test_terminal_gets_nothing_to_obey_from_shapes(evil: Path, tmp_path: Path) -> None:
    escaped = "".join(f"\\u{ord(character):04X}" for character in EVIL)
    (tmp_path / "shapes.ttl").write_text(
        f"{SHAPES}<https://a.example/\u202e> a sh:NodeShape ; sh:targetClass <https://w3id.org/stgraph/spec/Goal> ;\n"
        f' sh:message "x{escaped}"@sv , "y{escaped}{{?value}}" ; sh:nodeKind sh:BlankNode .\n'
        f"<https://a.example/none\u2066> a sh:NodeShape ; sh:targetClass e:Nothing ; sh:nodeKind sh:IRI .\n"
    )
    for more in ((), ("--explain-engine",), ("--format", "github")):
        outcome = inside("validate", TOWN, evil, "--shapes", tmp_path / "shapes.ttl", *more, terminal=True)
        assert outcome.code in (0, 1), outcome.err
        for sent in (outcome.out, outcome.err):
            assert_harmless(sent)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--norm", "\x1b[31mEVIL"),
        ("--skip", "\x1b[31mEVIL"),
        ("--unit", "\x1b[31mEVIL"),
        ("--years", "\x1b[31mEVIL\x9b"),
        ("--changed-since", "\x1b[31mEVIL"),
        ("--profile", "\x1b[31mEVIL.toml"),
        ("--shapes", "\x1b[31mEVIL.ttl"),
    ],
    ids=lambda words: words[0],
)
def test_terminal_gets_nothing_to_obey_from_arguments(arguments: tuple[str, ...]) -> None:
    outcome = inside("validate", TOWN, *arguments, terminal=True)
    assert_civil(outcome, codes=(2, 3))
    assert_harmless(outcome.err)


@pytest.mark.parametrize(
    "text", ['"\x1b[31mEVIL" = "off"', '"\\u001b[31mEVIL" = "off"', 'GOAL-YEAR = "\\u001b[31mEVIL"']
)
def test_terminal_gets_nothing_to_obey_from_a_profile(text: str, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(text)
    outcome = inside("validate", TOWN, "--profile", tmp_path / "p.toml", terminal=True)
    assert_civil(outcome, codes=(2, 3))
    assert_harmless(outcome.err)
