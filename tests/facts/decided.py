"""Facts of data/helsingborg that no cell holds in a column of its own, and where each comes from.

`must` are the facts that the decisions add to the tables; `may` are those that a note of the tables tells
in words, or that describe the data set's own furniture (models, years). Whatever else stands in the
data without a cell behind it is invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tests.facts.asks import Among, Want, date, gyear, items
from tests.facts.find import World, one, row_of, rows
from tests.facts.graph import ALT, LABEL, NOTE, SOURCE, TYPE, Graph, Lit, Node, iri, literal
from tests.facts.rules import Triple
from tests.facts.tables import budget

ADOPTED_LEVELS = {
    "city goal",
    "committee goal",
    "company goal (owner directive)",
    "committee goal (owner inferred)",
    "owners' goal",
    "political goal (committee inferred)",
}
"""Levels of goals that a council or the owners decided; a company's own plan is not among them."""

FOREWORD = "Mål och ekonomi för år 2016 samt plan för år 2017–2022"


def must(world: World) -> Iterator[Want]:
    for why, triple in _must(world):
        yield Want("decisions", why, "", *triple)


def may(world: World) -> Iterator[Want]:
    for why, triple in _may(world):
        yield Want("decisions", why, "", *triple)


def _must(world: World) -> Iterator[tuple[str, Triple]]:
    yield from _goals(world)
    yield from _new_documents(world)
    yield from _assignments(world)
    yield from _labels_of_our_own(world)
    yield from _years()
    school = world.thing("governance/inriktning", "in-bun-skolprogram")
    yield "the page says so", (school, iri("stg:basis"), iri("def:basis/stated"))
    for key in ("sd-naringslivsprogram-2016", "sd-agardirektiv-hasab"):
        document = world.document(key)
        yield "the year of the source", (document, iri("stg:startBasis"), iri("def:start-basis/source-year"))


def _goals(world: World) -> Iterator[tuple[str, Triple]]:
    council = world.organisation("kf")
    for row in rows("governance/goals"):
        goal = world.thing("governance/goals", row["id"])
        if row["level"] in ADOPTED_LEVELS:
            yield "adopted", (goal, iri("stg:status"), iri("def:status/adopted"))
        if row["level"] == "committee goal (owner inferred)":
            yield "the council decided it", (goal, iri("stg:assignedTo"), council)
            decision = world.decision(world.document("doc-mal-ekonomi-2024"), "adoption")
            yield "decided with the budget", (goal, iri("stg:decision"), decision)
            yield "the model of 2023", (goal, iri("stg:underModel"), iri("id:model/styrmodell"))
        if row["perspective"] or (
            row["period"] == "2016" and row["level"] in ("city goal", "committee goal")
        ):
            yield "a goal of the scorecard", (goal, iri("stg:underModel"), iri("id:model/styrkort"))
    raised = world.thing("governance/goals", "hasab-2023-sjalvfinansiering-43")
    directives = world.document("sd-agardirektiv-2023")
    yield "decided with the directives", (raised, iri("stg:decision"), directives)
    for row in rows("governance/city_directions"):
        if row["kind"] == "stadens mål (inferred)":
            goal = world.thing("governance/city_directions", row["id"])
            yield "a city goal", (goal, iri("stg:assignedTo"), council)
            yield "a city goal", (goal, iri("stg:startBasis"), iri("def:start-basis/stated"))
            yield "a city goal", (goal, iri("stg:underModel"), iri("id:model/styrkort"))


def _new_documents(world: World) -> Iterator[tuple[str, Triple]]:
    why = "a document known from other tables only"
    new = {
        world.document("sd-skolprogram"): ("programme", "title"),
        world.document("sd-agardirektiv-hasab"): ("owner-directive", "stated"),
        world.thing("governance/programmes", "prog-2011-2014"): ("term-programme", "inferred"),
        budget(world, "Budget 2011"): ("budget", "stated"),
        budget(world, FOREWORD): ("budget", "stated"),
    }
    for document, (kind, basis) in new.items():
        yield why, (document, iri("stg:documentKind"), iri(f"def:document-kind/{kind}"))
        yield why, (document, iri("stg:kindBasis"), iri(f"def:kind-basis/{basis}"))
    hasab = world.document("sd-agardirektiv-hasab")
    yield "whose directive it is", (hasab, iri("stg:appliesTo"), world.organisation("hasab"))
    yield "in the notes of the items", (budget(world, FOREWORD), iri("stg:caseNumber"), literal("251/2015"))
    for title, item in ((FOREWORD, "bi-2016-hallbarhet"), ("Budget 2011", "bi-2011-matkontroll")):
        document, row = budget(world, title), row_of("governance/programme_items", item)
        yield why, (document, TYPE, iri("stg:Budget"))
        yield why, (document, LABEL, literal(title, language="sv"))
        yield why, (document, SOURCE, row["source_url"])
        yield why, (document, iri("stg:validFromYear"), gyear(row["period"]))
        yield why, (document, iri("stg:validThroughYear"), gyear(row["period"]))


def _assignments(world: World) -> Iterator[tuple[str, Triple]]:
    why = "treated by the council on 17 February 2021"
    decision = iri("id:decision/trygghet-2021")
    yield why, (decision, TYPE, iri("stg:Decision"))
    yield why, (decision, iri("stg:decisionKind"), iri("def:decision-kind/assignment"))
    yield why, (decision, iri("stg:decisionDate"), date("2021-02-17"))
    yield why, (decision, iri("stg:decidedBy"), world.organisation("kf"))
    for row in rows("governance/programme_items"):
        if row["document_kind"] == "council assignment":
            assignment = world.thing("governance/programme_items", row["id"])
            yield why, (assignment, iri("stg:decision"), decision)
            yield why, (decision, SOURCE, row["source_url"])


TITLES_OF_OUR_OWN = (
    # documents whose notes say that the title, or a word of it, is the collector's
    ("documents/documents", "doc-livskvalitetsprogram-2021"),
    ("documents/documents", "doc-renhallningsordning-2016"),
    ("documents/documents", "doc-va-taxa-2022"),
    ("documents/documents", "doc-taxa-bygglov"),
    ("governance/steering_documents", "sd-agardirektiv-hasab"),
    ("governance/steering_documents", "sd-agardirektiv-helsingborgshem-2011"),
    ("governance/programmes", "prog-2011-2014"),
)


def _labels_of_our_own(world: World) -> Iterator[tuple[str, Triple]]:
    editor, source = iri("def:label-origin/editor"), iri("def:label-origin/source")
    for table, key in TITLES_OF_OUR_OWN:
        yield "the title is ours", (world.thing(table, key), iri("stg:labelOrigin"), editor)
    for row in rows("documents/documents"):
        if "Title made from type and company name" in row["notes"]:
            document = world.document(row["id"])
            yield "the title is ours", (document, iri("stg:labelOrigin"), editor)
    for row in rows("documents/document_goals"):
        if row["label_verbatim"]:
            statement = world.thing("documents/document_goals", row["id"])
            yield "the document's own words", (statement, iri("stg:labelOrigin"), source)


def _years() -> Iterator[tuple[str, Triple]]:
    for start in (2011, 2015, 2019, 2023):
        term = iri(f"id:term/{start}-{start + 3}")
        yield "council terms", (term, TYPE, iri("stg:CouncilTerm"))
        for year in range(start, start + 4):
            planning = iri(f"id:planning-year/{year}")
            yield "planning years", (planning, TYPE, iri("stg:PlanningYear"))
            yield "planning years", (planning, iri("stg:calendarYear"), iri(f"year:{year}"))
            yield "planning years", (planning, iri("stg:councilTerm"), term)


# ---------------------------------------------------------------- told in the words of a note


class Told(NamedTuple):
    """A fact that stands in the words of a cell of another column."""

    table: str
    row: str
    column: str
    words: str
    predicate: str
    object: Node
    decision: bool = False
    """Whether the fact is about the decision on the document."""


FROM_WORDS = (
    Told("governance/organisations", "hasab", "notes", "HASAB", "skos:altLabel", literal("HASAB", language="sv")),
    Told("governance/organisations", "nsr", "notes", "NSR", "skos:altLabel", literal("NSR", language="sv")),
    Told("documents/organisations", "org-nsva", "name_en", "NSVA", "skos:altLabel", literal("NSVA", language="sv")),
    Told("governance/organisations", "hsfab", "notes", "(HSFAB)", "skos:altLabel", literal("HSFAB", language="sv")),
    Told(
        "governance/organisations", "helsingborgshem", "notes", "also written AB Helsingborgshem",
        "skos:altLabel", literal("AB Helsingborgshem", language="sv"),
    ),
    Told(
        "governance/organisations", "helsingborgs-stad", "notes", "formal name Helsingborgs kommun",
        "skos:altLabel", literal("Helsingborgs kommun", language="sv"),
    ),
    Told(
        "governance/organisations", "helsingborgs-stad", "notes", "municipality code 1283",
        "stg:municipalityCode", literal("1283"),
    ),
    Told(
        "documents/documents", "doc-klimatvaxlingsprogram", "notes", "adopted during 2018",
        "stg:adoptionYear", gyear("2018"),
    ),
    Told(
        "documents/documents", "doc-handlingsplan-gron", "notes", "a 2022 article says April 2013",
        "stg:decisionDate", date("2013-04"), decision=True,
    ),
)  # fmt: skip


def from_words(world: World) -> Iterator[Want]:
    """Facts that a note tells in words; every one of them arrives as a fact too."""
    for told in FROM_WORDS:
        thing = world.thing(told.table, told.row)
        if told.decision:
            thing = world.decision(thing, "adoption")
        yield Want(told.table, told.row, told.column, thing, iri(told.predicate), told.object)
    waste = row_of("documents/documents", "doc-avfallsplan-regional-2020")
    for name in items(waste["applies_to"]):
        municipality = one(
            {m for m in world.graph.a("Municipality") if _short_name(world.graph, m) == name}, name
        )
        document = world.document(waste["id"])
        yield Want(
            "documents/documents", waste["id"], "applies_to", document, iri("stg:appliesTo"), municipality
        )


def _short_name(graph: Graph, municipality: str) -> str:
    """Bjuv of "Bjuvs kommun", Höganäs of "Höganäs kommun"."""
    (label,) = graph.texts(municipality, LABEL, "sv")
    first = label.split()[0]
    return first if first == "Höganäs" else first.removesuffix("s")


# ---------------------------------------------------------------- furniture


def _may(world: World) -> Iterator[tuple[str, Triple]]:
    graph = world.graph
    for key in ("hasab-2016-utbud", "hasab-2023-sjalvfinansiering-40", "skola-2011-behorighet-90"):
        row = row_of("governance/goals", key)
        goal = world.thing("governance/goals", key)
        yield (
            "the year of the source as its period",
            (goal, iri("stg:validThroughYear"), gyear(row["period"])),
        )
    organic = world.indicator("ekologisk-mat")
    yield "the words of document_goals", (organic, ALT, literal("share of organic food", language="en"))
    yield "the words of document_goals", (organic, ALT, literal("andel ekologiska livsmedel", language="sv"))
    goal_pages = Among(frozenset(r["source_url"] for r in rows("governance/goals")))
    for perspective in graph.a("Perspective"):
        yield "perspectives of the scorecard", (perspective, TYPE, iri("stg:Perspective"))
        yield "perspectives of the scorecard", (perspective, iri("stg:underModel"), iri("id:model/styrkort"))
        yield "perspectives of the scorecard", (perspective, SOURCE, goal_pages)
    for target in graph.a("IndicatorTarget"):
        yield "how the other table writes the target", (target, NOTE, AlsoWritten())
    yield "what the page on the assignments says", (iri("id:decision/trygghet-2021"), NOTE, AnyText())


@dataclass(frozen=True)
class AlsoWritten:
    """The remark on a target that two tables write differently."""

    def __call__(self, found: Node) -> bool:
        return isinstance(found, Lit) and found.text.startswith(("Also written as", "Skrivs även"))


@dataclass(frozen=True)
class AnyText:
    """Words of the editors' own."""

    def __call__(self, found: Node) -> bool:
        return isinstance(found, Lit) and bool(found.language)


COMPUTED_LABELS = (
    "IndicatorTarget",
    "Observation",
    "Decision",
    "CouncilTerm",
    "PlanningYear",
    "Perspective",
    "Budget",
    "foaf:Document",
)
"""Things whose label is made from their facts (a page's from its address, a new budget's in English)."""


def exempt(graph: Graph) -> set[str]:
    """Things that are not a row of any table: the data set, links and their reasons, waivers, the older model."""
    return graph.a("SupportLink", "Assertion", "Waiver", "void:Dataset") | {iri("id:model/styrkort")}


OF_THE_MODEL = {
    iri(name)
    for name in (
        "stg:goalHeading",
        "stg:includesNorm",
        "stg:includesPart",
        "stg:maxGoalsPerUnit",
        "stg:maxGoalYears",
        "stg:maxSentences",
        "stg:validFromYear",
        "stg:validityBasis",
        "stg:appliesTo",
        "skos:note",
    )
}
"""What the governance model's page says of the model itself, read by the editors."""

MODEL = iri("id:model/styrmodell")


# ---------------------------------------------------------------- inferred, says the table


class Inferred(NamedTuple):
    """A fact that the notes of a row call inferred, computed or matched by topic."""

    table: str
    row: str
    words: str
    relation: str
    on_decision: str = ""
    """The kind of decision that the fact is about; "" if it is about the thing itself."""


INFERRED = (
    Inferred("documents/documents", "doc-vision-2035", "inferred from the page's subject", "stg:decidedBy", "adoption"),
    Inferred("documents/documents", "doc-mandatprogram-2023-2026", "adopting body inferred", "stg:decidedBy", "adoption"),
    Inferred("documents/documents", "doc-reglementen-namnder", "Adopting body inferred", "stg:decidedBy", "adoption"),
    Inferred("documents/documents", "doc-civil-beredskap-2023", "Year 2023 inferred", "stg:decisionDate", "adoption"),
    Inferred("documents/documents", "doc-buller-2024", "Year 2024 inferred", "stg:decisionDate", "adoption"),
    Inferred("documents/documents", "doc-agardirektiv-hasab-2023", "Year 2023 inferred", "stg:decisionDate", "revision"),
    Inferred("documents/documents", "doc-op-2010", "gained legal force (inferred)", "stg:validThrough"),
    Inferred("documents/documents", "doc-trafikplan-2017", "valid_to computed from seven years", "stg:validThroughYear"),
    Inferred("governance/steering_documents", "sd-stadsplan-2017", "year taken from the plan name", "stg:decisionDate", "adoption"),
    Inferred("governance/steering_documents", "sd-stadsplan-2017", "responsible committee by topic", "stg:responsible"),
    Inferred("governance/steering_documents", "sd-oversiktsplan-2021", "year inferred from the plan name", "stg:decisionDate", "adoption"),
    Inferred("governance/steering_documents", "sd-naringslivsprogram-2016", "responsible by topic", "stg:responsible"),
    Inferred("governance/city_directions", "cd-2016-foretagsamma", "inferred to be one of the eight city goals", "stg:goalLevel"),
    Inferred("governance/city_directions", "cd-2016-ledande-klimat", "inferred to be one of the eight city goals", "stg:goalLevel"),
    Inferred("governance/uppdrag", "up-hamn", "document not named", "stg:missionSourceKind"),
    Inferred("governance/uppdrag", "up-oresundskraft", "not quoted from the directive", "stg:missionSourceKind"),
    Inferred("governance/uppdrag", "up-citysamverkan", "not a city company", "stg:missionSourceKind"),
)  # fmt: skip


class Clash(NamedTuple):
    """Two values for one fact, each of which must stand and have an assertion with its source."""

    table: str
    row: str
    predicate: str
    values: tuple[Node, Node]
    on_decision: str = ""


def clashes(world: World) -> Iterator[Clash]:
    yield Clash("documents/documents", "doc-op-2021", "stg:validFromYear", (gyear("2021"), gyear("2022")))
    departments = world.organisation("slf"), world.organisation("org-slf-strategi")
    yield Clash("documents/documents", "doc-mark-boende-2024", "stg:responsible", departments)
    dates = date("2014-06-16"), date("2013-04")
    yield Clash("documents/documents", "doc-handlingsplan-gron", "stg:decisionDate", dates, "adoption")
