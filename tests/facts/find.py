"""The tables, and the thing in the graph that a row is about.

A row is found by what it says (name, owner, document, page), never by a number the conversion gave it.
"""

import csv
from collections.abc import Callable, Iterable
from functools import cache

from tests.facts.asks import gyear, number, short, variants
from tests.facts.graph import LABEL, ROOT, SOURCE, Graph, iri, literal

TABLES = ROOT.parent / "shared" / "facts"

Row = dict[str, str]


class NotFound(LookupError):
    """No thing, or more than one, is what the row describes."""


@cache
def rows(table: str) -> tuple[Row, ...]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def row_of(table: str, key: str) -> Row:
    (found,) = [row for row in rows(table) if row["id"] == key]
    return found


@cache
def same(here: str) -> Row | None:
    """The row of governance/ that is the same thing as a row of documents/."""
    for row in rows("documents/crosswalk"):
        if row["id_here"] == here and row["match"] in ("same", "probably same"):
            return row_of(f"governance/{row['file_in_governance']}", row["id_in_governance"])
    return None


# ---------------------------------------------------------------- things

ORGANISATIONS = (
    "Municipality",
    "Council",
    "Committee",
    "ExecutiveCommittee",
    "MunicipalCompany",
    "Administration",
    "Department",
    "PreparatoryCommittee",
    "AuditBody",
    "JointAuthority",
    "Collaboration",
)
DOCUMENTS = (
    "GoverningDocument",
    "SteeringDocument",
    "TermProgramme",
    "RegulatoryDocument",
    "TermsOfReference",
    "OwnerDirective",
    "Budget",
    "GovernanceModel",
    "Vision",
)
STATEMENTS = ("DocumentGoal", "DocumentStatement", "Goal")

OUR_TITLES = {"Målprogram (titel ej funnen)": "Målprogram 2011–2014 (titel ej funnen)"}
"""A title of the collector's own that says nothing without its years."""

ENGLISH_TITLES = {"doc-energistrategi-2035"}
"""Documents whose `title` is English; the Swedish one is of the editors' making."""


def one(found: Iterable[str], what: str) -> str:
    things = sorted(set(found))
    if len(things) != 1:
        raise NotFound(f"{what}: {len(things)} things {[short(t) for t in things]}")
    return things[0]


class World:
    """The graph, and the thing that each row is about."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._things: dict[tuple[str, str], str] = {}

    def thing(self, table: str, key: str) -> str:
        if (table, key) not in self._things:
            self._things[table, key] = FIND[table](self, row_of(table, key))
        return self._things[table, key]

    def indicator(self, key: str) -> str:
        return self.thing("governance/indicators", key)

    def organisation(self, key: str) -> str:
        table = "documents" if key.startswith("org-") else "governance"
        return self.thing(f"{table}/organisations", key)

    def document(self, key: str) -> str:
        table = "governance/steering_documents" if key.startswith("sd-") else "documents/documents"
        return self.thing(table, key)

    def decisions(self, document: str, kind: str) -> set[str]:
        return {
            d
            for d in self.graph.names(document, "stg:decision")
            if iri(f"def:decision-kind/{kind}") in self.graph.of(d, "stg:decisionKind")
        }

    def decision(self, document: str, kind: str) -> str:
        """A decision that adopts the next version revises this one: for this one it is the revision."""
        found = self.decisions(document, kind)
        if kind == "adoption" and len(found) > 1:
            found -= self.decisions(document, "revision")
        return one(found, f"decision of kind {kind} on {short(document)}")

    def documents_of(self, decision: str) -> set[str]:
        return {d for d in self.graph.a(*DOCUMENTS) if decision in self.graph.of(d, "stg:decision")}

    def target(self, goal: str, indicator: str) -> str:
        found = {
            t
            for t in self.graph.names(goal, "stg:hasTarget")
            if indicator in self.graph.of(t, "stg:indicator")
        }
        return one(found, f"target of {short(goal)} by {short(indicator)}")

    def english(self, cell: str, *classes: str) -> set[str]:
        """The things of the classes with the English name, as the cell has it or as the glossary does."""
        return {s for v in variants(cell) for s in self.graph.called(v, "en")} & self.graph.a(*classes)


def find_organisation(world: World, row: Row) -> str:
    return one(world.graph.called(row["name_sv"]) & world.graph.a(*ORGANISATIONS), row["name_sv"])


def find_document(world: World, row: Row) -> str:
    graph = world.graph
    language = "en" if row["id"] in ENGLISH_TITLES else "sv"
    candidates = graph.called(row["title"], language) & graph.a(*DOCUMENTS)
    return one({d for d in candidates if row["source_url"] in graph.of(d, SOURCE)}, row["title"])


def find_steering_document(world: World, row: Row) -> str:
    graph = world.graph
    classes = ("Decision",) if row["id"] == "sd-agardirektiv-2023" else DOCUMENTS
    candidates = graph.called(row["title_sv"]) & graph.a(*classes)
    page = row["source_url"]
    return one({d for d in candidates if not page or page in graph.of(d, SOURCE)}, row["title_sv"])


def find_programme(world: World, row: Row) -> str:
    title = OUR_TITLES.get(row["title_sv"], row["title_sv"])
    return one(world.graph.called(title) & world.graph.a("TermProgramme"), title)


def labelled(label: str, *classes: str) -> Callable[[World, Row], str]:
    """By class, Swedish name and page."""

    def find(world: World, row: Row) -> str:
        graph = world.graph
        candidates = graph.called(row[label]) & graph.a(*classes)
        return one({s for s in candidates if row["source_url"] in graph.of(s, SOURCE)}, row[label])

    return find


def owned(label: str, *classes: str) -> Callable[[World, Row], str]:
    """By class, Swedish name and owner."""

    def find(world: World, row: Row) -> str:
        graph = world.graph
        owner = world.organisation(row["owner_id"])
        candidates = {s for s in graph.a(*classes) if row[label] in graph.texts(s, LABEL, "sv")}
        return one(
            {s for s in candidates if owner in graph.of(s, "stg:assignedTo")},
            f"{row['owner_id']} {row[label]}",
        )

    return find


def find_guarantee(world: World, row: Row) -> str:
    graph = world.graph
    candidates = graph.called(row["paraphrase_sv"]) & graph.a("ServiceGuarantee")
    return one(
        {
            s
            for s in candidates
            if gyear(row["year"]) in graph.of(s, "stg:year")
            and world.organisation(row["owner_id"]) in graph.of(s, "stg:assignedTo")
        },
        row["paraphrase_sv"],
    )


def find_unit_text(world: World, row: Row) -> str:
    """What stands nearest to a direction; the culture row describes the document it is about."""
    graph = world.graph
    if row["id"] == "in-kn-kulturprogram":
        said = literal(row["paraphrase_sv"], language="sv")
        return one({d for d in graph.a(*DOCUMENTS) if said in graph.of(d, "dcterms:description")}, said.text)
    return owned("paraphrase_sv", "UnitStatement", "DocumentStatement", "CompanyVision")(world, row)


def find_indicator(world: World, row: Row) -> str:
    return one(
        {s for s in world.graph.a("Indicator") if row["name_sv"] in world.graph.texts(s, LABEL, "sv")},
        row["name_sv"],
    )


def find_observation(world: World, row: Row) -> str:
    graph = world.graph
    population = set() if row["subject"] == "helsingborg" else {row["subject"]}
    year = {gyear(row["year"])} if row["year"] else set()
    indicator = world.indicator(row["indicator_id"])
    return one(
        {
            s
            for s in observations(graph).get(indicator, ())
            if graph.of(s, "stg:value") == {number(row["value"])}
            and graph.of(s, "stg:year") == year
            and graph.texts(s, "stg:population", "sv") == population
        },
        f"{row['indicator_id']} {row['year']} {row['value']} {row['subject']}",
    )


@cache
def observations(graph: Graph) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for s in graph.a("Observation"):
        for i in graph.names(s, "stg:indicator"):
            found.setdefault(i, []).append(s)
    return found


def find_statement(world: World, row: Row) -> str:
    """By English text (or the short Swedish name) and document; the city's financial goals have none."""
    graph = world.graph
    candidates = world.english(row["statement_en"], *STATEMENTS)
    if row["label_verbatim"]:
        candidates &= graph.called(row["label_verbatim"])
    stated_in = {world.document(row["document_id"])} if row["document_id"] else set()
    return one({s for s in candidates if graph.of(s, "stg:statedIn") == stated_in}, row["statement_en"])


def find_target(world: World, row: Row) -> str:
    return world.target(world.thing("governance/goals", row["goal_id"]), world.indicator(row["indicator_id"]))


def find_guideline(world: World, row: Row) -> str:
    found = world.english(row["statement"], "DocumentStatement")
    return one({s for s in found if row["source_url"] in world.graph.of(s, SOURCE)}, row["statement"])


def find_instrument(world: World, row: Row) -> str:
    return one(world.graph.called(row["name_sv"]) & world.graph.a("ExternalInstrument"), row["name_sv"])


def find_area(world: World, row: Row) -> str:
    """The areas of documents/, whose names are written small."""
    return one(
        {
            s
            for s in world.graph.a("VisionArea")
            if row["name_sv"].casefold() in {t.casefold() for t in world.graph.texts(s, LABEL, "sv")}
        },
        row["name_sv"],
    )


def find_page(column: str) -> Callable[[World, Row], str]:
    def find(world: World, row: Row) -> str:
        return one({row[column]} & world.graph.a("foaf:Document"), row[column])

    return find


FIND: dict[str, Callable[[World, Row], str]] = {
    "governance/organisations": find_organisation,
    "documents/organisations": find_organisation,
    "documents/documents": find_document,
    "governance/steering_documents": find_steering_document,
    "governance/programmes": find_programme,
    "governance/programme_items": labelled(
        "paraphrase_sv", "ProgrammeItem", "PoliticalPriority", "CouncilAssignment"
    ),
    "governance/vision": labelled("name_sv", "Vision", "VisionArea"),
    "documents/vision_areas": find_area,
    "governance/city_directions": labelled("title_sv", "Goal", "StrategicTheme", "DocumentStatement"),
    "governance/uppdrag": owned("paraphrase_sv", "Mission"),
    "governance/inriktning": find_unit_text,
    "governance/goals": owned("text_sv", "Goal", "DocumentGoal"),
    "governance/goal_targets": find_target,
    "governance/indicators": find_indicator,
    "governance/observations": find_observation,
    "governance/service_guarantees": find_guarantee,
    "documents/document_goals": find_statement,
    "documents/external_instruments": find_instrument,
    "documents/guideline_facts": find_guideline,
    "governance/sources": find_page("url"),
    "documents/sources": find_page("source_url"),
}
