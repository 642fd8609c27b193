"""Forms of SPARQL that some engine answers wrongly without a word, so that no query may have them.

What is known of Oxigraph, Jena, rdflib and Virtuoso 7; `tests/servers` holds the answers together. That
years are never compared raw is in `tests/norms/test_lint.py`.
"""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.norms.test_lint import QUERIES

ZERO_STEPS = {
    "rdfs:subClassOf*": "the class itself counts, and the ontology, always loaded, declares it",
    "dcterms:isPartOf*": "a programme that has no whole counts, and its class is asked for, so it is there",
}
"""Steps that need not be taken, with the reason."""

_NOISE = re.compile(r"<[^<>\s]*>|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|#[^\n]*")
_STEP = r"(?:\w*:[\w-]+|[>)])"
_REPEATED = rf"[^\s.;{{}}?$,]*{_STEP}[*+](?=[\s/|)])[^\s.;{{}}?$,]*"


def bare(query: str) -> str:
    """The query without comments and contents of strings and IRIs; paths without blanks."""
    text = _NOISE.sub(lambda found: {"#": "", "<": "<>"}.get(found[0][0], '""'), query)
    return re.sub(r" *([/|^]) *(?=[\w:<(^])", r"\1", text).replace("$this", "?this")


def body(text: str, start: int) -> str:
    """What stands in the braces that open at or after a place."""
    opening = text.index("{", start)
    depth = 0
    for place in range(opening, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if not depth:
            return text[opening + 1 : place]
    raise ValueError("a brace is not closed")


def bodies(word: str, text: str) -> Iterator[str]:
    """What stands in the braces after each such word."""
    for found in re.finditer(rf"\b{word}\s*\{{", text):
        yield body(text, found.start())


def without(word: str, text: str) -> str:
    """The text, the braces after each such word emptied."""
    for inner in bodies(word, text):
        text = text.replace(inner, " ")
    return text


def variables(text: str) -> set[str]:
    return set(re.findall(r"[?$](\w+)", text))


def heads(text: str) -> Iterator[tuple[str, str]]:
    """The SELECT clause and the body of each query and sub-query, outer ones first."""
    for found in re.finditer(r"\bSELECT\b([^{]*)\{", text):
        yield found[1], body(text, found.start())


def word(keyword: str) -> Callable[[str], list[str]]:
    return lambda text: re.findall(rf"(?<![\w?$:-]){keyword}\b", text)


def having_an_alias(text: str) -> list[str]:
    """No rows from pyoxigraph and rdflib; write the expression again."""
    aliases = {name for head, _ in heads(text) for name in re.findall(r"\bAS\s+\?(\w+)", head)}
    return [name for clause in re.findall(r"\bHAVING\b(.*)", text) for name in variables(clause) & aliases]


def exists_as_a_value(text: str) -> list[str]:
    """1 from Virtuoso, an error from rdflib; write OPTIONAL and BOUND."""
    found = []
    for exists in re.finditer(r"\bEXISTS\b", text):
        *_, last = re.finditer(r"\b(?:SELECT|BIND|FILTER)\b", text[: exists.start()])
        between = text[last.end() : exists.start()]
        if last[0] != "FILTER" and between.count("(") > between.count(")"):
            found.append(last[0] + between)
    return found


def minus_of_something_else(text: str) -> list[str]:
    """Virtuoso removes all, others nothing; share the key."""
    found = []
    for inner in bodies("MINUS", text):
        head = re.match(r"\s*SELECT\b([^{]*)\{", inner)
        outside = text.replace(inner, " ")
        if not variables(head[1] if head else inner) & variables(outside):
            found.append(inner.strip())
    return found


def minus_of_what_may_be_unbound(text: str) -> list[str]:
    """Jena takes it for the same where it is unbound; give the variable of MINUS another name."""
    found = []
    for _, group in heads(text):
        certain = without("OPTIONAL", without("MINUS", group))
        optional = " ".join(bodies("OPTIONAL", without("MINUS", group)))
        for inner in bodies("MINUS", group):
            head = re.match(r"\s*SELECT\b([^{]*)\{", inner)
            shared = variables(head[1] if head else inner)
            found += sorted(shared & variables(optional) - variables(certain))
    return found


def steps_that_may_be_none(text: str) -> list[str]:
    """Engines differ in whether a thing that is nowhere reaches itself; name both cases."""
    found: list[str] = re.findall(rf"{_STEP}[*?](?=[\s/|)])", text)
    return [step for step in found if step not in ZERO_STEPS]


def steps_from_anywhere_to_anywhere(text: str) -> list[str]:
    """An error in Virtuoso; bind one end first."""
    return [
        found[0]
        for found in re.finditer(rf"\?(\w+)\s+({_REPEATED})\s+\?(\w+)", text)
        if not {found[1], found[3]} & variables(re.sub(r"\bSELECT\b[^{]*", "", text[: found.start()]))
    ]


def steps_counted_twice(text: str) -> list[str]:
    """Virtuoso gives a row for each way; SELECT DISTINCT."""
    found = []
    for head, group in heads(text):
        own = without("(?:EXISTS|MINUS)", group)
        for _, inner in heads(group):
            own = own.replace(inner, " ")
        if not re.search(r"\bDISTINCT\b", head):
            found += re.findall(rf"\s({_REPEATED})\s", own)
    return found


FORMS: dict[str, tuple[Callable[[str], list[str]], str, str]] = {
    "having": (
        having_an_alias,
        "SELECT ?u (COUNT(?g) AS ?n) WHERE { ?g :of ?u } GROUP BY ?u HAVING (?n > 1)",
        "SELECT ?u (COUNT(?g) AS ?n) WHERE { ?g :of ?u } GROUP BY ?u HAVING (COUNT(?g) > 1)",
    ),
    "avg": (
        word("AVG"),  # of nothing: 0 from rdflib, unbound elsewhere
        "SELECT (AVG(?v) AS ?mean) WHERE { ?o :value ?v }",
        'SELECT (SUM(?v) AS ?sum) WHERE { ?o :value ?v ; :note "AVG" }',
    ),
    "graph": (
        word("GRAPH"),  # data stand in the default graph here, elsewhere in a named one
        "SELECT ?s WHERE { GRAPH ?g { ?s a :Goal } }",
        "SELECT ?s WHERE { ?s a :GRAPH ; :graph ?GRAPH }",
    ),
    "service": (
        word("SERVICE"),  # opens the network
        "SELECT ?s WHERE { SERVICE <https://a.example/> { ?s a :Goal } }",
        "SELECT ?s WHERE { ?s a <https://a.example/SERVICE> } # no SERVICE",
    ),
    "exists": (
        exists_as_a_value,
        "SELECT ?g (EXISTS { ?g :status ?s } AS ?has) WHERE { ?g a :Goal }",
        "SELECT ?g WHERE { ?g a :Goal . BIND (1 AS ?one) FILTER (EXISTS { ?g :status ?s }) }",
    ),
    "minus": (
        minus_of_something_else,
        "SELECT ?g WHERE { ?g a :Goal . MINUS { SELECT DISTINCT ?x WHERE { ?x :replaces ?g } } }",
        "SELECT ?g WHERE { ?g a :Goal . MINUS { ?x :replaces ?g } }",
    ),
    "minus-unbound": (
        minus_of_what_may_be_unbound,
        "SELECT ?g ?p WHERE { ?g a :Goal . OPTIONAL { ?p :has ?g } MINUS { ?p :has ?g ; :of :us } }",
        "SELECT ?g ?p WHERE { ?g a :Goal . OPTIONAL { ?p :has ?g } MINUS { ?q :has ?g ; :of :us } }",
    ),
    "no-step": (
        steps_that_may_be_none,
        "SELECT DISTINCT ?g WHERE { :kn-1 :part/:supports* ?g }",
        "SELECT DISTINCT ?g WHERE { ?g a/rdfs:subClassOf* :Goal . FILTER (?g * 2 > 3 && COUNT(*) > 1) }",
    ),
    "optional-step": (
        steps_that_may_be_none,
        "SELECT DISTINCT ?g WHERE { :kn-1 (:part|:supports)? ?g }",
        "SELECT DISTINCT ?g WHERE { :kn-1 :part|:supports ?g }",
    ),
    "both-ends": (
        steps_from_anywhere_to_anywhere,
        "SELECT DISTINCT ?a ?b WHERE { ?a (:part | :supports)+ ?b . ?b a :Goal }",
        "SELECT DISTINCT ?a ?b WHERE { ?b a :Goal . ?a (:part | :supports)+ ?b }",
    ),
    "twice": (
        steps_counted_twice,
        "SELECT ?a WHERE { ?b a :Goal . ?a :supports+ ?b }",
        "SELECT ?a WHERE { { SELECT DISTINCT ?a WHERE { ?b a :Goal . ?a :supports+ ?b } } }",
    ),
}
"""What must not be found, a query that has it and one that has not, by the name of the form."""


FILES_ALONE = {"twice"}
"""What is no matter in a shape: shapes are asked of files, and findings that are the same are one."""


@pytest.mark.parametrize("place", QUERIES)
def test_no_query_has_a_form_that_some_engine_gets_wrong(place: str) -> None:
    text = bare(QUERIES[place])
    asked = FORMS.keys() - FILES_ALONE if place.startswith("shapes") else FORMS
    found = {name: parts for name in asked if (parts := FORMS[name][0](text))}
    assert not found


@pytest.mark.parametrize("name", FORMS)
def test_the_lint_sees_what_it_should(name: str) -> None:
    find, caught, spared = FORMS[name]
    assert find(bare(caught))
    assert not find(bare(spared))
