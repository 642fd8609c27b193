"""Every fact of ../shared/facts arrives in data/helsingborg, cell by cell, and nothing is made up."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache

import pytest

from tests.facts import decided
from tests.facts.asks import Link, Want, numbers, short
from tests.facts.decided import ADOPTED_LEVELS, INFERRED, Inferred
from tests.facts.find import FIND, TABLES, NotFound, World, row_of, rows
from tests.facts.graph import DATA, LABEL, ONTOLOGY, PREFIXES, SOURCE, TYPE, Graph, Lit, Node, iri, literal
from tests.facts.links import LEFT_OUT, SUPPORT, added, all_links, direct, links, merged, relations
from tests.facts.tables import SPECS, cells, key_of, mission_links, statement_links, toward_area_links

pytestmark = pytest.mark.skipif(
    not TABLES.is_dir(),
    reason=f"the tables of facts are not here ({TABLES}); the data cannot be held to them",
)

LINK_COLUMNS = {
    # read by links.py; nothing of them is left but their ids
    "governance/links": {
        "from_type", "from_id", "relation", "to_type", "to_id", "status", "reason", "source_url",
    },
    "documents/document_relations": {"from_id", "relation", "to_id", "basis", "source_url", "note"},
    "documents/crosswalk": {"id_here", "file_in_governance", "id_in_governance", "match"},
}  # fmt: skip
LINK_COLUMNS_LEFT = {
    "governance/links": {"id": "an id of the tables"},
    "documents/document_relations": {"id": "an id of the tables"},
    "documents/crosswalk": {"note": "says why two rows are the same; the merged thing shows it"},
}
READ_ELSEWHERE = {("governance/programme_items", "programme_basis")}
"""Columns that have no rule of their own: the test of links reads them."""


Make = Callable[[World], Iterable[Link]]


@cache
def world() -> World:
    return World(Graph.read(DATA / "helsingborg", ONTOLOGY))


@cache
def data() -> Graph:
    return Graph.read(DATA / "helsingborg")


@cache
def wanted(table: str) -> tuple[Want, ...]:
    return tuple(cells(world(), table))


@cache
def link_wants() -> tuple[Link, ...]:
    return tuple(all_links(world()))


def listed(problems: Iterable[object]) -> str:
    lines = sorted({str(problem) for problem in problems})
    return "\n".join(["", *lines[:40], *([f"… and {len(lines) - 40} more"] if len(lines) > 40 else [])])


# ---------------------------------------------------------------- the tables themselves


def test_every_table_is_read() -> None:
    files = {str(path.relative_to(TABLES).with_suffix("")) for path in TABLES.rglob("*.csv")}
    assert files == {*SPECS, *LINK_COLUMNS}


@pytest.mark.parametrize("table", [*SPECS, *LINK_COLUMNS])
def test_every_column_is_carried_or_its_absence_explained(table: str) -> None:
    columns = set(rows(table)[0])
    if table in SPECS:
        spec = SPECS[table]
        carried = set(spec.columns) | {c for t, c in READ_ELSEWHERE if t == table}
        left = set(spec.left) - {c for t, c in READ_ELSEWHERE if t == table}
    else:
        carried, left = LINK_COLUMNS[table], set(LINK_COLUMNS_LEFT[table])
    assert carried | left == columns
    assert not carried & left


@pytest.mark.parametrize("table", SPECS)
def test_exempt_cells_exist(table: str) -> None:
    """A cell that is no longer in the table needs no excuse."""
    by_key = {key_of(row): row for row in rows(table)}
    assert all(by_key[key][column] for key, column in SPECS[table].exempt)


# ---------------------------------------------------------------- every row, every cell


@pytest.mark.parametrize("table", SPECS)
def test_every_row_is_found(table: str) -> None:
    lost = []
    for row in rows(table):
        try:
            FIND[table](world(), row)
        except NotFound as error:
            lost.append(f"{key_of(row)}: {error}")
    assert not lost, listed(lost)


@pytest.mark.parametrize("table", SPECS)
def test_two_rows_are_two_things(table: str) -> None:
    found = Counter(FIND[table](world(), row) for row in rows(table))
    assert not [short(thing) for thing, n in found.items() if n > 1]


@pytest.mark.parametrize(("table", "column"), [(t, c) for t, spec in SPECS.items() for c in spec.columns])
def test_every_cell_arrives(table: str, column: str) -> None:
    missing = [want for want in wanted(table) if want.column in ("", column) and not want.met(world().graph)]
    assert not missing, listed(missing)


def test_what_the_decisions_add_is_there() -> None:
    missing = [want for want in decided.must(world()) if not want.met(world().graph)]
    assert not missing, listed(missing)


def test_what_a_note_tells_in_words_is_there() -> None:
    for told in decided.FROM_WORDS:
        assert told.words in row_of(told.table, told.row)[told.column]
    missing = [want for want in decided.from_words(world()) if not want.met(world().graph)]
    assert not missing, listed(missing)


def test_rows_that_are_the_same_are_one_thing() -> None:
    two = [f"{what}: {short(a)} {short(b)}" for what, a, b in merged(world()) if a != b]
    assert not two, listed(two)


# ---------------------------------------------------------------- and nothing else


@cache
def explained() -> dict[tuple[str, str], list[Want]]:
    found: dict[tuple[str, str], list[Want]] = defaultdict(list)
    everything = [want for table in SPECS for want in wanted(table)]
    everything += [*decided.must(world()), *decided.may(world()), *decided.from_words(world())]
    everything += [Want(k.table, k.row, "", k.source, k.relation, k.target) for k in link_wants()]
    for want in everything:
        found[want.subject, want.predicate].append(want)
    return found


def is_explained(subject: str, predicate: str, object_: Node) -> bool:
    if subject == decided.MODEL and predicate in decided.OF_THE_MODEL:
        return True
    if predicate == LABEL and subject in data().a(*decided.COMPUTED_LABELS):
        return True
    return any(
        want.object == object_ if isinstance(want.object, str | Lit) else want.object(object_)
        for want in explained().get((subject, predicate), ())
    )


PREDICATES = [
    "dcat:keyword",
    "dcterms:conformsTo",
    "dcterms:description",
    "dcterms:identifier",
    "dcterms:isPartOf",
    "dcterms:publisher",
    "dcterms:references",
    "dcterms:replaces",
    "dcterms:source",
    "org:subOrganizationOf",
    "prov:wasRevisionOf",
    "rdf:type",
    "rdfs:label",
    "skos:altLabel",
    "skos:note",
    "stg:achievement",
    "stg:achievementBasis",
    "stg:administrationOf",
    "stg:adoptionYear",
    "stg:alsoInScorecardOf",
    "stg:appliesTo",
    "stg:appliesToText",
    "stg:assignedTo",
    "stg:baselineBasis",
    "stg:baselineValue",
    "stg:baselineYear",
    "stg:basis",
    "stg:calendarYear",
    "stg:caseNumber",
    "stg:coalition",
    "stg:comparator",
    "stg:comparatorBasis",
    "stg:confidence",
    "stg:contributesTo",
    "stg:coordinatedWith",
    "stg:councilTerm",
    "stg:coversYear",
    "stg:decidedBy",
    "stg:decidedFrom",
    "stg:decidedThrough",
    "stg:decision",
    "stg:decisionDate",
    "stg:decisionKind",
    "stg:decisionReference",
    "stg:derivedFrom",
    "stg:documentKind",
    "stg:followUpText",
    "stg:fulfilment",
    "stg:goalLevel",
    "stg:governingParty",
    "stg:hasTarget",
    "stg:implements",
    "stg:includesPart",
    "stg:indicator",
    "stg:indicatorsComplete",
    "stg:instrumentKind",
    "stg:kindBasis",
    "stg:koladaId",
    "stg:koladaMatch",
    "stg:labelOrigin",
    "stg:locator",
    "stg:goalHeading",
    "stg:includesNorm",
    "stg:maxGoalYears",
    "stg:maxGoalsPerUnit",
    "stg:maxSentences",
    "stg:measuredBy",
    "stg:mentionedFromYear",
    "stg:mentionedThroughYear",
    "stg:missionSourceKind",
    "stg:municipalityCode",
    "stg:outcome",
    "stg:ownedBy",
    "stg:perspective",
    "stg:population",
    "stg:preferredChange",
    "stg:preparedBy",
    "stg:previousOutcome",
    "stg:relatedProgramme",
    "stg:requiredBy",
    "stg:responsible",
    "stg:responsibleText",
    "stg:sourceKind",
    "stg:startBasis",
    "stg:statedIn",
    "stg:statementKind",
    "stg:supplements",
    "stg:supports",
    "stg:targetMet",
    "stg:targetMetBasis",
    "stg:targetValue",
    "stg:targetValueFrom",
    "stg:targetValueTo",
    "stg:targetYear",
    "stg:topic",
    "stg:towards",
    "stg:underModel",
    "stg:unit",
    "stg:validFrom",
    "stg:validFromYear",
    "stg:validThrough",
    "stg:validThroughYear",
    "stg:validityBasis",
    "stg:validityStatus",
    "stg:validityText",
    "stg:value",
    "stg:year",
]
CHECKED_BY_ITSELF = {"stg:status"}
"""See test_only_what_a_council_decided_is_adopted."""


def test_no_property_escapes() -> None:
    exempt = decided.exempt(data())
    used = {f.predicate for f in data().facts if f.subject not in exempt}
    assert used == {iri(name) for name in (*PREDICATES, *CHECKED_BY_ITSELF)}


@pytest.mark.parametrize("name", PREDICATES)
def test_nothing_is_made_up(name: str) -> None:
    """A fact without a cell (or a decision) behind it is invented: a target year where the table has none."""
    exempt = decided.exempt(data())
    invented = [
        f"{short(f.subject)} {name} {f.object}"
        for f in data().facts
        if f.predicate == iri(name) and f.subject not in exempt and not is_explained(*f)
    ]
    assert not invented, listed(invented)


NUMBERS = (
    "targetValue", "targetValueFrom", "targetValueTo", "baselineValue", "fulfilment", "value", "outcome",
    "previousOutcome",
)  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_numbers(name: str) -> None:
    """Integers without a point, decimals with one, and every one of them exact."""
    for fact in data().facts:
        if fact.predicate == iri(f"stg:{name}"):
            assert isinstance(fact.object, Lit)
            kind = "decimal" if "." in fact.object.text else "integer"
            assert fact.object.datatype == iri(f"xsd:{kind}"), fact
            assert format(Decimal(fact.object.text), "f") == fact.object.text, fact


def test_sums_of_the_numbers() -> None:
    """Exact sums of three columns: a number that is lost, doubled or rounded changes them."""
    for table, column, property_ in (
        ("governance/observations", "value", "stg:value"),
        ("governance/goal_targets", "fulfilment_pct", "stg:fulfilment"),
        ("governance/service_guarantees", "outcome_pct", "stg:outcome"),
    ):
        asked = sum((Decimal(row[column]) for row in rows(table) if row[column]), Decimal(0))
        found = [f.object for f in data().facts if f.predicate == iri(property_)]
        assert sum((Decimal(n.text) for n in found if isinstance(n, Lit)), Decimal(0)) == asked


def test_labels_of_values_tell_the_value() -> None:
    """The label of an observation has its year and value, that of a target its value and year."""
    graph = data()
    for class_, parts in (
        ("Observation", ("stg:value", "stg:year")),
        (
            "IndicatorTarget",
            ("stg:targetValue", "stg:targetValueFrom", "stg:targetValueTo", "stg:targetYear"),
        ),
    ):
        for thing in graph.a(class_):
            (indicator,) = graph.names(thing, "stg:indicator")
            digits = [
                n for part in parts for value in graph.texts(thing, part) for n in re.findall(r"\d+", value)
            ]
            for language in ("sv", "en"):
                (label,), (name,) = (graph.texts(s, LABEL, language) for s in (thing, indicator))
                told = label.removeprefix(name)
                assert told != label, label
                assert sorted(
                    re.findall(r"\d+", re.sub(r"(?<=\d)[\s,](?=\d{3})|CO2e|/1\s?000.*", "", told))
                ) == sorted(digits), label


def test_the_models_say_what_was_read_of_them() -> None:
    """At most three goals for a unit under the model of 2023; the scorecard before it."""
    graph, model, scorecard = data(), decided.MODEL, iri("id:model/styrkort")
    parts = (
        "vision term-programme municipal-directions steering-documents missions unit-directions unit-goals"
    )
    assert graph.of(model, "stg:includesPart") == {iri(f"def:model-part/{part}") for part in parts.split()}
    assert graph.of(model, "stg:maxGoalsPerUnit") == {literal("3", "xsd:integer")}
    assert graph.of(model, "stg:maxGoalYears") == {literal("4", "xsd:integer")}  # L25
    assert graph.of(model, "stg:maxSentences") == {literal("6", "xsd:integer")}  # our reading of L22
    assert graph.of(model, "stg:goalHeading") == {literal("Vad vill vi uppnå", language="sv")}  # L2
    assert not graph.of(scorecard, "stg:includesNorm")
    assert graph.of(model, "stg:validFromYear") == {literal("2023", "xsd:gYear")}
    assert not graph.of(model, "stg:validThroughYear")
    assert graph.of(scorecard, "stg:includesPart") == {iri("def:model-part/scorecard")}
    assert graph.of(scorecard, "stg:validThroughYear") == {literal("2018", "xsd:gYear")}
    assert not graph.of(scorecard, "stg:validFromYear")
    for each in (model, scorecard):
        assert graph.of(each, "stg:validityBasis") == {iri("def:basis/inferred")}
        assert graph.of(each, "stg:appliesTo") == {world().organisation("helsingborgs-stad")}


def test_each_remark_stands_in_both_languages() -> None:
    for name in ("skos:note", "dcterms:description", "stg:reason", "stg:followUpText", "stg:responsibleText",
                 "stg:appliesToText", "stg:validityText", "stg:koladaMatch", "stg:sourceKind", "stg:topic"):  # fmt: skip
        uneven = [
            short(s)
            for s in data().subjects
            if len(data().texts(s, name, "sv")) != len(data().texts(s, name, "en"))
        ]
        assert not uneven, f"{name}: {listed(uneven)}"


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    "make",
    [links, relations, toward_area_links, statement_links, mission_links, added],
    ids=lambda f: f.__name__,
)
def test_links_arrive(make: Make) -> None:
    missing = [link for link in make(world()) if not link.found(world().graph)]
    assert not missing, listed(missing)


def test_inferred_facts_have_their_assertion() -> None:
    """Owners of goals, parents of organisations, programmes of the same term, and statements on guidelines."""
    missing = [link for link in link_wants() if not link.found(world().graph)]
    assert not missing, listed(missing)


def test_each_row_has_its_own_support_link_and_no_other_stands() -> None:
    graph = world().graph
    asked = Counter(
        (link.source, link.relation, link.target, link.basis)
        for link in link_wants()
        if link.kind == "SupportLink"
    )
    found = Counter(
        (*ends, basis.rsplit("/", 1)[-1])
        for link in data().a("SupportLink")
        if (ends := direct(link, graph))
        for basis in graph.names(link, "stg:basis")
    )
    assert found == asked


def test_direct_triples_stand_beside_the_links() -> None:
    missing = [link for link in link_wants() if link.target not in data().of(link.source, link.relation)]
    assert not missing, listed(missing)


def test_every_assertion_is_of_a_fact_in_the_data() -> None:
    graph = data()
    for link in graph.a("Assertion", "SupportLink"):
        (start,), (relation,) = graph.names(link, "stg:from"), graph.names(link, "stg:relation")
        ends = graph.of(link, "stg:to") | graph.of(link, "stg:assertedValue")
        assert len(ends) == 1, short(link)
        assert ends <= graph.of(start, relation), short(link)


def test_every_support_triple_has_its_link() -> None:
    graph = data()
    linked = {direct(link, graph) for link in graph.a("SupportLink")}
    parts = graph.a("VisionArea", "ProgrammeItem", "PoliticalPriority")
    statements = graph.a("DocumentStatement", "DocumentGoal")
    bare = [
        f"{short(f.subject)} {short(f.predicate)} {f.object}"
        for f in graph.facts
        if f.predicate in SUPPORT
        and (f.subject, f.predicate, f.object) not in linked
        and not (f.predicate == iri("dcterms:isPartOf") and f.subject in parts)
        and not (f.predicate == iri("stg:statedIn") and f.subject in statements)
    ]
    assert not bare, listed(bare)


def test_only_support_has_support_links() -> None:
    graph = data()
    assert all(graph.names(link, "stg:relation") <= SUPPORT for link in graph.a("SupportLink"))
    assert not [
        a
        for a in graph.a("Assertion")
        if graph.names(a, "stg:relation") & SUPPORT - {iri("dcterms:isPartOf")}
    ]


@pytest.mark.parametrize("kind", ["SupportLink", "Assertion"])
def test_every_link_says_why_and_where(kind: str) -> None:
    graph = data()
    pages = graph.a("foaf:Document")
    for link in graph.a(kind):
        for language in ("sv", "en"):
            reasons = graph.texts(link, "stg:reason", language)
            assert len(reasons) == 1, (short(link), language)
            assert all(reason.endswith((".", "”.", ")")) for reason in reasons), (short(link), reasons)
        assert graph.names(link, SOURCE), short(link)
        assert graph.names(link, SOURCE) <= pages, short(link)


def test_no_link_has_a_locator_or_a_quote() -> None:
    """No table of links records one."""
    graph = data()
    assert not [
        short(link)
        for link in graph.a("SupportLink", "Assertion")
        if graph.of(link, "stg:locator") or graph.of(link, "stg:quote")
    ]


@pytest.mark.parametrize("make", [links, relations], ids=lambda f: f.__name__)
def test_reasons_keep_the_numbers_of_the_cell(make: Make) -> None:
    """The reasons are the editors' words; the numbers in the table's reason or note must survive."""
    graph = data()
    for link in make(world()):
        said = [
            number
            for found in link.found(world().graph)
            for text in graph.texts(found, "stg:reason", "en") | graph.texts(found, "skos:note", "en")
            for number in numbers(text)
        ]
        assert set(numbers(link.reason)) <= set(said), (str(link), link.reason)


def test_links_that_time_contradicts_are_left_out() -> None:
    graph = data()
    smahus, programme = (
        world().thing("governance/goals", "kf-2024-smahus"),
        world().document("sd-mark-boende-2024"),
    )
    exchange, plan = (
        world().document("doc-klimatvaxlingsprogram"),
        world().document("doc-klimat-energiplan-2018"),
    )
    assert len(LEFT_OUT) == 2
    for one, other in ((smahus, programme), (exchange, plan)):
        assert not [f for f in graph.facts if f.subject == one and f.object == other]
        assert not [
            link
            for link in graph.a("SupportLink", "Assertion")
            if {one, other} == graph.names(link, "stg:from") | graph.names(link, "stg:to")
        ]


# ---------------------------------------------------------------- what is inferred, what clashes


@pytest.mark.parametrize("case", INFERRED, ids=lambda c: f"{c.row} {c.relation}")
def test_what_the_tables_call_inferred_is_called_so(case: Inferred) -> None:
    row = row_of(case.table, case.row)
    assert case.words in (row.get("notes") or row.get("note") or "")
    thing = world().thing(case.table, case.row)
    if case.on_decision:
        thing = world().decision(thing, case.on_decision)
    graph = data()
    assert [
        a
        for a in graph.a("Assertion")
        if graph.of(a, "stg:from") == {thing}
        and graph.of(a, "stg:relation") == {iri(case.relation)}
        and graph.of(a, "stg:basis") == {iri("def:basis/inferred")}
    ], f"{short(thing)} {case.relation}"


def test_facts_that_clash_both_stand_with_their_sources() -> None:
    graph = data()
    for clash in decided.clashes(world()):
        thing = world().thing(clash.table, clash.row)
        if clash.on_decision:
            thing = world().decision(thing, clash.on_decision)
        assert set(clash.values) <= graph.of(thing, clash.predicate), clash
        asserted = {
            value
            for a in graph.a("Assertion")
            if graph.of(a, "stg:from") == {thing} and graph.of(a, "stg:relation") == {iri(clash.predicate)}
            for value in graph.of(a, "stg:to") | graph.of(a, "stg:assertedValue")
        }
        assert set(clash.values) <= asserted, clash


def test_two_values_of_one_fact_are_each_asserted() -> None:
    """Where a thing has two dates or two starts, each has an assertion that names its source."""
    graph = data()
    for name in ("stg:decisionDate", "stg:validFromYear", "stg:validThroughYear", "stg:targetYear", "stg:value",
                 "stg:targetValue", "stg:baselineValue", "stg:goalLevel", "stg:achievement"):  # fmt: skip
        for thing in graph.subjects:
            values = graph.of(thing, name)
            asserted = {
                value
                for a in graph.a("Assertion")
                if len(values) > 1
                and graph.of(a, "stg:from") == {thing}
                and graph.of(a, "stg:relation") == {iri(name)}
                for value in graph.of(a, "stg:to") | graph.of(a, "stg:assertedValue")
            }
            assert len(values) <= 1 or values == asserted, (short(thing), name)


def test_goals_of_the_council_with_an_inferred_owner() -> None:
    """Seven goals: the council decided them, and whose they are is inferred."""
    graph = data()
    seven = [row for row in rows("governance/goals") if row["level"] == "committee goal (owner inferred)"]
    assert len(seven) == 7
    for row in seven:
        goal = world().thing("governance/goals", row["id"])
        owner, council = world().organisation(row["owner_id"]), world().organisation("kf")
        assert graph.of(goal, "stg:assignedTo") == {owner, council}


def test_only_what_a_council_decided_is_adopted() -> None:
    """Goals of the levels that a council or the owners decide; an inferred city goal only with its assertion."""
    graph = data()
    adopted = {f.subject for f in graph.facts if f.predicate == iri("stg:status")}
    assert all(graph.of(s, "stg:status") == {iri("def:status/adopted")} for s in adopted)
    sure = {
        world().thing("governance/goals", row["id"])
        for row in rows("governance/goals")
        if row["level"] in ADOPTED_LEVELS
    }
    inferred = {
        start
        for a in graph.a("Assertion")
        if graph.of(a, "stg:relation") == {iri("stg:status")}
        and graph.of(a, "stg:basis") == {iri("def:basis/inferred")}
        for start in graph.names(a, "stg:from")
    }
    assert not {short(s) for s in adopted - sure - inferred}
    assert sure <= adopted


def test_no_directions_are_claimed() -> None:
    """No text decided as a direction of the city or of a unit was found."""
    classes = ("Direction", "MunicipalDirection", "UnitDirection")
    assert not data().a(*classes)


# ---------------------------------------------------------------- counts, worked out by hand from the tables

COUNTS = {
    # 50 goals, 8 of them targets of steering documents; 2 of the city inferred from two scorecards
    "Goal": 50 - 8 + 2,
    # kinds ending in mål: mål 16, delmål 7, övergripande 1, långsiktigt 1, finansiellt 3; one is a company's goal
    "DocumentGoal": 16 + 7 + 1 + 1 + 3 - 1,
    # the other kinds of 61 rows, 29 facts on guidelines, and what the school programme is said to hold
    "DocumentStatement": (61 - 28) + 29 + 1,
    # 75 pairs of goal and indicator; 28 statements with a measure, 9 shared, 3 without comparator, value and year
    "IndicatorTarget": 75 + (28 - 9 - 3),
    # 147, and 13 measures that only document_goals words
    "Indicator": 147 + 13,
    "Observation": 345,
    "ServiceGuarantee": 13,
    "Mission": 15,
    "StrategicTheme": 7 + 3,
    "UnitStatement": 2,
    "CompanyVision": 1,
    "Vision": 1,
    "VisionArea": 5,
    "ProgrammeItem": 5,
    "PoliticalPriority": 7 + 5,
    "CouncilAssignment": 9,
    "CouncilTerm": 4,
    "PlanningYear": 16,
    "ExternalInstrument": 15,
    "GovernanceModel": 2,
    "TermProgramme": 3 + 1,
    "Budget": 3 + 2,
    "OwnerDirective": 8 + 1,
    "TermsOfReference": 2,
    # 5 föreskrift, 5 taxa, 1 delegeringsordning, 1 bolagsordning
    "RegulatoryDocument": 12,
    # 24 program, 19 plan, 6 policy, 2 riktlinje, one called just “styrdokument”, and the school programme
    "SteeringDocument": 51 + 1 + 1,
    # 26 outside both lists: without the vision, the model, 3 term programmes, 3 budgets and that one
    "GoverningDocument": 26 - 1 - 1 - 3 - 3 - 1,
    "Committee": 15,
    "Council": 1,
    "ExecutiveCommittee": 1,
    "AuditBody": 1,
    "JointAuthority": 1,
    "Collaboration": 1,
    "Administration": 8,
    "Department": 2,
    "PreparatoryCommittee": 3,
    # 10 in governance (one of them no city company), 1 more in documents
    "MunicipalCompany": 9 + 1,
    "Municipality": 1 + 5,
    # 90 and 109 addresses, 24 of them in both
    "foaf:Document": 90 + 109 - 24,
}


@pytest.mark.parametrize("class_", COUNTS)
def test_counts(class_: str) -> None:
    assert len(data().a(class_)) == COUNTS[class_]


def test_organisations_are_merged() -> None:
    """38 and 38, 27 of them the same."""
    found = {
        FIND[t](world(), r) for t in ("governance/organisations", "documents/organisations") for r in rows(t)
    }
    assert len(found) == 38 + 38 - 27


GOALS_OF = {
    # 42 goals by owner as the README counts them (kf 11 − 8 document goals), and the 2 city goals inferred
    "kf": 11 - 8 + 2, "bun": 7, "sbn": 4, "kn": 4, "von": 3, "sn": 3, "ifn": 3, "amn": 3, "hasab": 3,
    "mn": 2, "ofn": 2, "helsingborgshem": 2, "nsr": 2, "ks": 1,
}  # fmt: skip


@pytest.mark.parametrize("owner", GOALS_OF)
def test_goals_by_owner(owner: str) -> None:
    assert sum(GOALS_OF.values()) == 44
    graph, organisation = data(), world().organisation(owner)
    found = {g for g in graph.a("Goal") if organisation in graph.of(g, "stg:assignedTo")}
    if owner == "kf":
        found = {g for g in found if len(graph.of(g, "stg:assignedTo")) == 1}
    assert len(found) == GOALS_OF[owner]
    assert found == {iri(f"id:goal/{owner}-{n}") for n in range(1, GOALS_OF[owner] + 1)}


def test_goals_without_a_target_year() -> None:
    """Eleven, says the README; and the two inferred ones. Nothing is computed into the data."""
    graph = data()
    goals = graph.a("Goal", "DocumentGoal")
    among_tables = {world().thing("governance/goals", row["id"]) for row in rows("governance/goals")}
    assert len([g for g in goals & among_tables if not graph.of(g, "stg:targetYear")]) == 11
    assert len([g for g in graph.a("Goal") if not graph.of(g, "stg:targetYear")]) == 11 + 2


SUPPORT_LINKS = {
    # 85 rows: 6 contributesTo, 51 followsFrom less one left out, 1 partOf, 10 statedIn
    "links": 6 + 50 + 1 + 10,
    # builds_on 28, contributes_to 6, implements 8 less one left out, part_of 2, appendix_of 1
    "relations": 28 + 6 + 7 + 2 + 1,
    # five documents with all five areas
    "areas": 5 * 5,
    # the nine goals that both sets have: the row of document_goals beside the row of links
    "statements": 9,
    # nine terms of reference, two owner directives
    "missions": 9 + 2,
    # 16 statements that pages make of the guidelines, 4 that the page on the model makes
    "guidelines": 16 + 4,
    # 1 + 5 + 2 + 1 + 1 + 1 + 1 + 2 + 1 + 7 that the editors added
    "editors": 22,
}


def test_count_of_support_links() -> None:
    assert sum(SUPPORT_LINKS.values()) == 198
    assert len(data().a("SupportLink")) == 198
    assert len(list(added(world()))) == SUPPORT_LINKS["editors"]


def test_count_of_inferred_and_stated_links() -> None:
    """Of links.csv 34 rows are stated, of document_relations 70; three are merges, two are left out."""
    made = [*links(world()), *relations(world())]
    assert Counter(link.basis for link in made) == {"stated": 34 - 3 + 70, "inferred": 51 - 1 + 31 - 1}


def test_every_address_of_the_tables_is_a_page() -> None:
    addresses = {
        row[column]
        for table in [*SPECS, *LINK_COLUMNS]
        for row in rows(table)
        for column in ("source_url", "source_url_2", "url")
        if row.get(column)
    }
    assert addresses == data().a("foaf:Document")


def test_everything_but_pages_belongs_to_the_municipality() -> None:
    outside = data().subjects - data().a("foaf:Document")
    assert all(subject.startswith(PREFIXES["id"]) for subject in outside)


def test_the_classes_are_known() -> None:
    """No class that the counts leave out."""
    counted = {iri(c) if ":" in c else iri(f"stg:{c}") for c in COUNTS}
    rest = {
        iri(c)
        for c in (
            "stg:SupportLink",
            "stg:Assertion",
            "stg:Waiver",
            "stg:Decision",
            "stg:Perspective",
            "dcat:Dataset",
            "void:Dataset",
        )
    }
    assert {f.object for f in data().facts if f.predicate == TYPE} == counted | rest
