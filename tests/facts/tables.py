"""What every column of ../shared/facts is to become, table by table.

Written from the tables, the decisions and the two READMEs beside them, and the names of the ontology;
it knows nothing of how the data was made.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.facts.asks import (
    Among,
    Anycase,
    English,
    Link,
    Ours,
    Told,
    Want,
    Within,
    date,
    gyear,
    items,
    number,
    short,
)
from tests.facts.find import (
    ENGLISH_TITLES,
    FIND,
    OUR_TITLES,
    NotFound,
    Row,
    World,
    observations,
    one,
    row_of,
    rows,
    same,
)
from tests.facts.graph import ALT, LABEL, NOTE, SOURCE, TYPE, iri, literal
from tests.facts.rules import (
    Rule,
    Triple,
    a,
    both_from_english,
    both_from_swedish,
    concept,
    english_label,
    label,
    limit,
    mentioned,
    name,
    named,
    note,
    page,
    period,
    plain,
    plains,
    publisher,
    since,
    text,
    to,
    to_organisation,
    value,
    year,
)


@dataclass(frozen=True)
class Table:
    """What the columns of a table become."""

    columns: dict[str, Rule]
    left: dict[str, str]
    """Columns not carried, each with the reason."""
    exempt: dict[tuple[str, str], str] = field(default_factory=dict)
    """(row, column) cells not carried, each with the reason."""
    a: str = ""
    """The class of every row, where no column tells it."""


TABLE_ID = "an id of the tables, no identifier of anything outside them"

ORG_KINDS = {
    "municipality": "Municipality",
    "council": "Council",
    "executive": "ExecutiveCommittee",
    "committee": "Committee",
    "audit": "AuditBody",
    "company": "MunicipalCompany",
    "joint authority": "JointAuthority",
    "collaboration": "Collaboration",
    "administration": "Administration",
    # documents/
    "kommun": "Municipality",
    "fullmäktige": "Council",
    "styrelse": "ExecutiveCommittee",
    "nämnd": "Committee",
    "förvaltning": "Administration",
    "avdelning": "Department",
    "enhet": "Department",
    "beredning": "PreparatoryCommittee",
    "kommitté": "PreparatoryCommittee",
    "revision": "AuditBody",
    "bolag": "MunicipalCompany",
    "delägt bolag": "MunicipalCompany",
    "annan kommun": "Municipality",
}


def english_organisation(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """Administrations are called so in English; the table's "Department" stands as another name."""
    kind = ORG_KINDS[row.get("kind") or row["org_type"]]
    if kind == "Administration" and "Department" in cell:
        yield thing, LABEL, literal(cell.replace("Department", "Administration"), language="en")
        yield thing, ALT, literal(cell, language="en")
    else:
        yield from name("en")(world, row, thing, cell)


def parent(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """Companies are owned, everything else is a part; an administration serves its committee."""
    above = world.organisation(cell)
    kind = ORG_KINDS[row.get("kind") or row["org_type"]]
    if kind == "MunicipalCompany":
        yield thing, iri("stg:ownedBy"), above
        return
    yield thing, iri("org:subOrganizationOf"), above
    if kind == "Administration":
        yield thing, iri("stg:administrationOf"), above


def inferred_parents(world: World) -> Iterator[Link]:
    for table in ("governance/organisations", "documents/organisations"):
        for row in rows(table):
            said = row.get("notes") or row.get("note") or ""
            if re.search(r"parent inferred|committee assigned by topic", said):
                thing = world.thing(table, row["id"])
                for _, predicate, above in parent(world, row, thing, row["parent_id"]):
                    if isinstance(above, str):
                        yield Link(
                            table,
                            row["id"],
                            "Assertion",
                            thing,
                            predicate,
                            above,
                            "inferred",
                            row["source_url"],
                        )


DOC_CLASSES = {
    "program": "SteeringDocument",
    "plan": "SteeringDocument",
    "policy": "SteeringDocument",
    "riktlinje": "SteeringDocument",
    "styrdokument (kategori ej angiven)": "SteeringDocument",
    "mandatperiodsprogram": "TermProgramme",
    "budget": "Budget",
    "ägardirektiv": "OwnerDirective",
    "reglemente": "TermsOfReference",
    "föreskrift": "RegulatoryDocument",
    "taxa": "RegulatoryDocument",
    "delegeringsordning": "RegulatoryDocument",
    "bolagsordning": "RegulatoryDocument",
    "vision": "Vision",
    "styrmodell": "GovernanceModel",
    "översiktsplan": "GoverningDocument",
    "strategi": "GoverningDocument",
    "norm": "GoverningDocument",
    "överenskommelse": "GoverningDocument",
    "anvisning": "GoverningDocument",
    "processbeskrivning": "GoverningDocument",
    "arbetsordning": "GoverningDocument",
    "stadgar": "GoverningDocument",
}
DOC_KINDS = {
    "program": "programme",
    "plan": "plan",
    "policy": "policy",
    "riktlinje": "guideline",
    "styrdokument (kategori ej angiven)": "unspecified-steering-document",
    "mandatperiodsprogram": "term-programme",
    "budget": "budget",
    "ägardirektiv": "owner-directive",
    "reglemente": "terms-of-reference",
    "föreskrift": "local-regulation",
    "taxa": "fee-schedule",
    "delegeringsordning": "scheme-of-delegation",
    "bolagsordning": "articles-of-association",
    "vision": "vision-document",
    "styrmodell": "governance-model-document",
    "översiktsplan": "comprehensive-plan",
    "strategi": "strategy",
    "norm": "standard",
    "överenskommelse": "agreement",
    "anvisning": "instruction",
    "processbeskrivning": "process-description",
    "arbetsordning": "rules-of-procedure",
    "stadgar": "statutes",
}
GROUPS = {"styrdokument": "steering", "regelverk": "regulatory", "övrigt": "other"}
MODES = {"aktiverande": "activating", "normerande": "norm-setting", "regelverk": "regulating"}


def category(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield thing, TYPE, iri(f"stg:{DOC_CLASSES[cell]}")
    yield thing, iri("stg:documentKind"), iri(f"def:document-kind/{DOC_KINDS[cell]}")


def by_kind(predicate: str, scheme: str, words: dict[str, str]) -> Rule:
    """A fact of the document's kind, in the code list."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        kind = iri(f"def:document-kind/{DOC_KINDS[row['category']]}")
        yield kind, iri(predicate), iri(f"def:{scheme}/{words[cell]}")

    return rule


def slug(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """Documents keep their slug; the vision and the governance model are those things themselves."""
    special = {"vision-2035": "vision/1", "styrmodell": "model/styrmodell"}
    if thing != iri("id:" + special.get(cell, f"document/{cell}")):
        raise NotFound(f"{cell}: is {short(thing)}")
    return iter(())


def title(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    if row["id"] in ENGLISH_TITLES:
        yield thing, LABEL, literal(cell, language="en")
        yield thing, LABEL, Ours("sv", cell)
        yield thing, iri("stg:labelOrigin"), iri("def:label-origin/editor")
    else:
        yield from name("sv")(world, row, thing, cell)


MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def decision_facts(world: World, row: Row, thing: str, kind: str, day: str = "") -> Iterator[Triple]:
    """The decision itself, and the page that tells of it: the one named for the day, if the row has it."""
    decision = world.decision(thing, kind)
    yield thing, iri("stg:decision"), decision
    yield decision, TYPE, iri("stg:Decision")
    yield decision, iri("stg:decisionKind"), iri(f"def:decision-kind/{kind}")
    pages = [row[c] for c in ("source_url", "source_url_2") if row.get(c)]
    told = {p for d in world.documents_of(decision) for p in world.graph.names(d, SOURCE)}
    yield decision, SOURCE, Among(frozenset(told.union(pages)))
    if len(day) == 10:
        named_for_it = f"-den-{int(day[8:])}-{MONTHS[int(day[5:7]) - 1]}"
        for address in pages:
            if re.search(named_for_it + r"\b", address):
                yield decision, SOURCE, address


def adopting_body(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """On the adoption, or on the revision where only that is dated."""
    only_revised = row["revision_date"] and not row["adoption_date"]
    kind = "revision" if only_revised else "adoption"
    yield from decision_facts(world, row, thing, kind)
    yield world.decision(thing, kind), iri("stg:decidedBy"), world.organisation(cell)
    if row["adoption_date"] and row["revision_date"]:
        yield world.decision(thing, "revision"), iri("stg:decidedBy"), world.organisation(cell)


def adoption_date(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield from decision_facts(world, row, thing, "adoption", cell)
    yield world.decision(thing, "adoption"), iri("stg:decisionDate"), Within(cell)


def adoption_precision(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """The datatype of the date says it; the other set may know the day."""
    finer = (same(row["id"]) or {}).get("adopted", "")
    stated = finer if len(finer) == 10 else row["adoption_date"]
    assert cell == {4: "year", 7: "month", 10: "day"}[len(row["adoption_date"])]
    yield world.decision(thing, "adoption"), iri("stg:decisionDate"), date(stated)


def on_adoption(predicate: str) -> Rule:
    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield world.decision(thing, "adoption"), iri(predicate), literal(cell)

    return rule


def revision_date(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield from decision_facts(world, row, thing, "revision", cell)
    yield world.decision(thing, "revision"), iri("stg:decisionDate"), date(cell)


def responsible_text(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    swedish = cell.startswith("Avdelningen")
    rule = both_from_swedish if swedish else both_from_english
    yield from rule("stg:responsibleText")(world, row, thing, cell)


def keywords(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    for part in items(cell):
        yield thing, iri("dcat:keyword"), literal(part, language="sv")


def toward_areas(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """The vision has its areas as parts; every other document is directed towards them."""
    for key in items(cell):
        area = world.thing("governance/vision", key)
        if row["category"] == "vision":
            yield area, iri("dcterms:isPartOf"), thing
        else:
            yield thing, iri("stg:towards"), area


def toward_area_links(world: World) -> Iterator[Link]:
    for row in rows("documents/documents"):
        thing = world.thing("documents/documents", row["id"])
        for subject, predicate, area in toward_areas(world, row, thing, row["vision_area_ids"]):
            if subject == thing and isinstance(area, str):
                yield Link(
                    "documents/documents",
                    row["id"],
                    "SupportLink",
                    thing,
                    predicate,
                    area,
                    "stated",
                    row["source_url"],
                )


def steering_type(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    if row["id"] != "sd-agardirektiv-2023":
        yield thing, TYPE, iri(f"stg:{DOC_CLASSES[cell]}")
        yield thing, iri("stg:documentKind"), iri(f"def:document-kind/{DOC_KINDS[cell]}")
        return
    for directive in directives_of_2023(world):
        yield directive, iri("stg:documentKind"), iri(f"def:document-kind/{DOC_KINDS[cell]}")
        yield directive, iri("stg:decision"), thing


def directives_of_2023(world: World) -> list[str]:
    parts = [r["id_here"] for r in rows("documents/crosswalk") if r["match"] == "part"]
    return [world.document(key) for key in parts]


def steering_adopted(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    if row["id"] == "sd-agardirektiv-2023":
        yield thing, iri("stg:decisionDate"), date(cell)
        yield thing, iri("stg:decisionKind"), iri("def:decision-kind/revision")
        return
    yield from decision_facts(world, row, thing, "adoption", cell)
    yield world.decision(thing, "adoption"), iri("stg:decisionDate"), date(cell)


def steering_adopted_by(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    if row["id"] == "sd-agardirektiv-2023":
        yield thing, iri("stg:decidedBy"), world.organisation(cell)
        return
    if row["source_url"]:
        yield from decision_facts(world, row, thing, "adoption")
    yield world.decision(thing, "adoption"), iri("stg:decidedBy"), world.organisation(cell)


def steering_responsible(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    things = directives_of_2023(world) if row["id"] == "sd-agardirektiv-2023" else [thing]
    for document in things:
        yield document, iri("stg:responsible"), world.organisation(cell)


def programme_title(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield thing, LABEL, literal(OUR_TITLES.get(cell, cell), language="sv")


def programme_title_en(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    ours = {"Goal programme (title not found)": "Goal programme 2011–2014 (title not found)"}
    yield thing, LABEL, literal(ours.get(cell, cell), language="en")


def programme_period(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield from period(world, row, thing, cell)
    term = iri(f"id:term/{cell}")
    yield thing, iri("stg:councilTerm"), term
    yield from period(world, row, term, cell)


def programme_adopted(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """An interval becomes its two ends, beside the month that both lie in."""
    yield from decision_facts(world, row, thing, "adoption")
    decision = world.decision(thing, "adoption")
    start, _, end = cell.partition("/")
    yield decision, iri("stg:decidedFrom"), date(start)
    yield decision, iri("stg:decidedThrough"), date(end)


def programme_adopted_by(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield from decision_facts(world, row, thing, "adoption")
    yield world.decision(thing, "adoption"), iri("stg:decidedBy"), world.organisation(cell)


ITEM_CLASSES = {
    "programme": "ProgrammeItem",
    "budget foreword": "PoliticalPriority",
    "budget news": "PoliticalPriority",
    "council assignment": "CouncilAssignment",
}
BUDGETS_OF_ITEMS = {
    "budget foreword": "Mål och ekonomi för år 2016 samt plan för år 2017–2022",
    "budget news": "Budget 2011",
}


def item_document(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield thing, TYPE, iri(f"stg:{ITEM_CLASSES[cell]}")
    if cell in BUDGETS_OF_ITEMS:
        yield thing, iri("dcterms:isPartOf"), budget(world, BUDGETS_OF_ITEMS[cell])


def budget(world: World, title: str) -> str:
    return one(world.graph.called(title) & world.graph.a("Budget"), title)


def item_programme(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """A section is part of its programme; the rest is only of the same term, which is no support."""
    part = row["document_kind"] == "programme"
    predicate = "dcterms:isPartOf" if part else "stg:relatedProgramme"
    yield thing, iri(predicate), world.thing("governance/programmes", cell)


def item_section(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    if row["document_kind"] == "programme":
        yield thing, iri("stg:locator"), literal(cell, language="en")
        yield thing, iri("stg:locator"), Ours("sv", cell)
    else:
        yield thing, iri("stg:locator"), literal(cell, language="sv")


def related_programmes(world: World) -> Iterator[Link]:
    table = "governance/programme_items"
    for row in rows(table):
        basis, _, why = row["programme_basis"].partition(": ")
        if basis == "inferred":
            thing = world.thing(table, row["id"])
            programme = world.thing("governance/programmes", row["programme_id"])
            yield Link(
                table, row["id"], "Assertion", thing, iri("stg:relatedProgramme"), programme, basis,
                row["source_url"], reason=why,
            )  # fmt: skip


DIRECTION_KINDS = {
    "förflyttningsområde": "shift-area",
    "transformation": "transformation",
    "viljeinriktning": "political-direction",
}


def direction_kind(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    if cell.startswith("stadens mål"):
        yield thing, TYPE, iri("stg:Goal")
        yield thing, iri("stg:goalLevel"), iri("def:goal-level/city-goal")
    else:
        yield thing, TYPE, iri("stg:DocumentStatement" if cell == "viljeinriktning" else "stg:StrategicTheme")
        yield thing, iri("stg:statementKind"), iri(f"def:statement-kind/{DIRECTION_KINDS[cell]}")


def direction_text(language: str) -> Rule:
    """The wording of a city goal is its label; elsewhere it describes what the title names."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        goal = row["kind"].startswith("stadens mål")
        yield thing, LABEL if goal else iri("dcterms:description"), literal(cell, language=language)

    return rule


def direction_period(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """Themes carry the year of the source; goals and the programme's directions apply to a period."""
    theme = row["kind"] in ("förflyttningsområde", "transformation")
    yield from (since if theme else period)(world, row, thing, cell)
    if theme:
        yield thing, iri("stg:startBasis"), iri("def:start-basis/source-year")


GOAL_LEVELS = {
    "city goal": "city-goal",
    "committee goal": "committee-goal",
    "company goal (owner directive)": "company-goal-owner-directive",
    "committee goal (owner inferred)": "committee-goal-owner-inferred",
    "political goal (committee inferred)": "political-goal-committee-inferred",
    "company business plan": "company-business-plan",
    "owners' goal": "owners-goal",
}
SOURCE_YEARS = {
    "hasab-2016-utbud",
    "hasab-2023-sjalvfinansiering-40",
    "skola-2011-behorighet-90",
    "nsr-2020-halverat-avfall",
    "nsr-2020-restavfall-100kg",
}
"""Goals whose `period` is the year of the source, not of the goal."""


def goal_level(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    if cell == "steering document target":
        yield thing, TYPE, iri("stg:DocumentGoal")
    else:
        yield thing, TYPE, iri("stg:Goal")
        yield thing, iri("stg:goalLevel"), iri(f"def:goal-level/{GOAL_LEVELS[cell]}")


def goal_period(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """A source's year, and the year of a decision still in force, end nothing."""
    open_end = row["id"] in SOURCE_YEARS or row["id"] == "hasab-2023-sjalvfinansiering-43"
    yield from (since if open_end else period)(world, row, thing, cell)
    basis = "source-year" if row["id"] in SOURCE_YEARS else "stated"
    yield thing, iri("stg:startBasis"), iri(f"def:start-basis/{basis}")


def perspective(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    found = one(world.graph.called(cell) & world.graph.a("Perspective"), cell)
    yield thing, iri("stg:perspective"), found


def inferred_owners(world: World) -> Iterator[Link]:
    """The council decided the goals; whose they are is inferred."""
    table = "governance/goals"
    for row in rows(table):
        if "inferred" in row["level"]:
            thing, owner = world.thing(table, row["id"]), world.organisation(row["owner_id"])
            yield Link(
                table,
                row["id"],
                "Assertion",
                thing,
                iri("stg:assignedTo"),
                owner,
                "inferred",
                row["source_url"],
            )


def has_target(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield world.thing("governance/goals", cell), iri("stg:hasTarget"), thing


OPERATORS = {">=": "at-least", "<=": "at-most", ">": "above", "<": "below", "=": "equal"}


def outcome_of(year_: str) -> Rule:
    """An outcome is an observation of the indicator."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        graph, indicator = world.graph, world.indicator(row["indicator_id"])
        found = {
            s
            for s in observations(graph).get(indicator, ())
            if gyear(year_) in graph.of(s, "stg:year") and not graph.of(s, "stg:population")
            and number(cell) in graph.of(s, "stg:value")
        }  # fmt: skip
        yield one(found, f"{row['indicator_id']} {year_}: {cell}"), iri("stg:value"), number(cell)

    return rule


def yes_no(predicate: str) -> Rule:
    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        yield thing, iri(predicate), literal({"yes": "true", "no": "false"}[cell], "xsd:boolean")

    return rule


STATEMENT_KINDS = {
    "mål": "goal",
    "delmål": "milestone",
    "övergripande mål": "overall-goal",
    "långsiktigt mål": "long-term-goal",
    "finansiellt mål": "financial-goal",
    "målområde": "goal-area",
    "villkor": "condition",
    "målbild": "target-picture",
    "viljeinriktning": "political-direction",
    "utvecklingsområde": "development-area",
    "prioriterat område": "priority-area",
    "resurs": "resource-frame",
}


def is_goal(kind: str) -> bool:
    return kind.endswith("mål")


def statement_document(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield thing, iri("stg:statedIn"), world.document(cell)


def statement_kind(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """One of them is a goal of its company (owner directive); its class says what it is."""
    twin = same(row["id"])
    if twin and twin.get("level", "").startswith("company goal"):
        yield thing, TYPE, iri("stg:Goal")
        return
    yield thing, TYPE, iri("stg:DocumentGoal" if is_goal(cell) else "stg:DocumentStatement")
    yield thing, iri("stg:statementKind"), iri(f"def:statement-kind/{STATEMENT_KINDS[cell]}")


def statement_text(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """English is the table's; Swedish is the document's short name, the other set's, or of our making."""
    own = thing, LABEL, English(cell)
    yield own if Want("", "", "", *own).met(world.graph) else (thing, ALT, English(cell))
    if row["label_verbatim"]:
        return
    if same(row["id"]):
        yield thing, ALT, Ours("sv", cell)
    else:
        yield thing, LABEL, Ours("sv", cell)
        yield thing, iri("stg:labelOrigin"), iri("def:label-origin/editor")


INDICATOR_OF_WORDS = {
    # words of document_goals, and the indicator of the other set that they name
    "net greenhouse gas emissions": "vaxthusgasutslapp-netto",
    "share of organic food": "ekologisk-mat",
}


def statement_indicator(world: World, row: Row, thing: str) -> str:
    twin = same(row["id"])
    if twin and twin.get("indicator_ids"):
        return world.indicator(twin["indicator_ids"])
    if row["indicator"] in INDICATOR_OF_WORDS:
        return world.indicator(INDICATOR_OF_WORDS[row["indicator"]])
    named_so = {
        s
        for s in world.graph.a("Indicator")
        if any(Anycase("en", row["indicator"])(n) for n in world.graph.of(s, LABEL))
    }
    return one(named_so, row["indicator"])


def indicator_words(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """A new indicator, named as the table words it, unless the other set has the same measure."""
    indicator = statement_indicator(world, row, thing)
    yield thing, iri("stg:measuredBy"), indicator
    if not same(row["id"]) and cell not in INDICATOR_OF_WORDS:
        yield indicator, TYPE, iri("stg:Indicator")
        yield indicator, LABEL, Anycase("en", cell)
        yield indicator, LABEL, Ours("sv", cell)
        yield indicator, iri("stg:labelOrigin"), iri("def:label-origin/editor")
        yield indicator, SOURCE, row["source_url"]
        if row["unit"]:
            yield indicator, iri("stg:unit"), literal(row["unit"])


TARGET_WORDS = {"=": "equal to", "<=": "at most", ">=": "at least"}


def has_own_target(row: Row) -> bool:
    """Words for a measure alone, or with an outcome only, are no target."""
    return bool(row["comparator"] or row["target_value"] or (row["indicator"] and row["target_year"]))


def on_target(make: Callable[[str, str], Iterator[Triple]]) -> Rule:
    """A fact of the statement's own target."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        target = world.target(thing, statement_indicator(world, row, thing))
        yield thing, iri("stg:hasTarget"), target
        yield target, TYPE, iri("stg:IndicatorTarget")
        yield target, iri("stg:indicator"), statement_indicator(world, row, thing)
        yield target, SOURCE, row["source_url"]
        yield from make(target, cell)

    return rule


def comparator(target: str, cell: str) -> Iterator[Triple]:
    yield target, iri("stg:comparator"), iri(f"def:comparator/{OPERATORS[cell]}")


def target_value(target: str, cell: str) -> Iterator[Triple]:
    start, dash, end = cell.partition("-") if not cell.startswith("-") else (cell, "", "")
    if dash:
        yield target, iri("stg:targetValueFrom"), number(start)
        yield target, iri("stg:targetValueTo"), number(end)
    else:
        yield target, iri("stg:targetValue"), number(cell)


def target_unit(target: str, cell: str) -> Iterator[Triple]:
    yield target, iri("stg:unit"), literal(cell)


def target_year(target: str, cell: str) -> Iterator[Triple]:
    yield target, iri("stg:targetYear"), gyear(cell)


def baseline_value(target: str, cell: str) -> Iterator[Triple]:
    yield target, iri("stg:baselineValue"), number(cell)
    yield target, iri("stg:baselineBasis"), iri("def:value-basis/stated")


def baseline_year(target: str, cell: str) -> Iterator[Triple]:
    yield target, iri("stg:baselineYear"), gyear(cell)
    yield target, iri("stg:baselineBasis"), iri("def:value-basis/stated")


def statement_target(column: str, make: Callable[[str, str], Iterator[Triple]]) -> Rule:
    """One target, written in two ways: what differs is told in a note, and both pages stand as sources."""
    own = on_target(make)

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        twin = same(row["id"])
        if not twin or "indicator_ids" not in twin:
            if has_own_target(row):
                yield from own(world, row, thing, cell)
            if column == "target_year":
                yield thing, iri("stg:targetYear"), gyear(cell)
            return
        if column == "target_year":
            yield thing, iri("stg:targetYear"), gyear(cell)
        target = world.target(thing, statement_indicator(world, row, thing))
        yield target, SOURCE, row["source_url"]
        there = row_of("governance/goal_targets", f"{twin['id']}--{twin['indicator_ids']}")
        other = there[{"comparator": "target_operator"}.get(column, column)]
        alike = {"procent": "%"}.get(cell, cell) == other
        if alike or not other:
            yield from () if alike and column == "unit" else make(target, cell)
        elif column in ("comparator", "target_value"):
            unit = {"procent": "per cent", "ton CO2e": "tonnes CO2e"}[row["unit"]]
            yield target, NOTE, Told((TARGET_WORDS[row["comparator"]], row["target_value"], unit))
        else:
            yield from make(target, cell)

    return rule


def outcome_baseline(column: str, make: Callable[[str, str], Iterator[Triple]]) -> Rule:
    """A measured level without a target is an outcome, and an observation has it."""
    on_the_target = statement_target(column, make)

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        if has_own_target(row):
            yield from on_the_target(world, row, thing, cell)
            return
        graph, indicator = world.graph, statement_indicator(world, row, thing)
        found = {
            s
            for s in observations(graph).get(indicator, ())
            if gyear(row["baseline_year"]) in graph.of(s, "stg:year")
            and number(row["baseline_value"]) in graph.of(s, "stg:value")
        }
        yield one(found, f"{row['id']}: outcome"), SOURCE, row["source_url"]

    return rule


def statement_unit(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    if has_own_target(row):
        yield from statement_target("unit", target_unit)(world, row, thing, cell)
    else:
        indicator = statement_indicator(world, row, thing)
        yield indicator, iri("stg:unit"), literal({"procent": "%"}[cell])


def statement_basis(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """On the statement; for the company's goal on its link, which `statement_links` asks for."""
    twin = same(row["id"])
    if not (twin and twin.get("level", "").startswith("company goal")):
        yield thing, iri("stg:basis"), iri(f"def:basis/{cell}")


def statement_links(world: World) -> Iterator[Link]:
    """Goals that both sets have: one link per row. The rest are a part of their document."""
    table = "documents/document_goals"
    for row in rows(table):
        twin = same(row["id"])
        if twin and "level" in twin:
            thing, document = world.thing(table, row["id"]), world.document(row["document_id"])
            yield Link(
                table,
                row["id"],
                "SupportLink",
                thing,
                iri("stg:statedIn"),
                document,
                row["basis"],
                row["source_url"],
            )


def mission_source(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    kind = {"reglemente": "terms-of-reference", "ägardirektiv": "owner-directive"}[cell]
    yield thing, iri("stg:missionSourceKind"), iri(f"def:document-kind/{kind}")
    stated_in = mission_document(world, row)
    if stated_in:
        yield thing, iri("stg:statedIn"), stated_in


def mission_document(world: World, row: Row) -> str:
    """Two owner directives are named; the terms of reference exist as a series that nobody saw."""
    named_ = {
        "up-helsingborgshem-2011": "sd-agardirektiv-helsingborgshem-2011",
        "up-hasab-2016": "sd-agardirektiv-hasab",
    }
    if row["id"] in named_:
        return world.document(named_[row["id"]])
    return world.document("doc-reglementen-namnder") if row["document_kind"] == "reglemente" else ""


def mission_document_name(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """The name that the row gives the directive: one of its names, or the beginning of one."""
    document = mission_document(world, row)
    if any(n.startswith(f"{cell} för ") for n in world.graph.texts(document, LABEL, "sv")):
        return
    yield from name("sv")(world, row, document, cell)


def mission_links(world: World) -> Iterator[Link]:
    table = "governance/uppdrag"
    for row in rows(table):
        document = mission_document(world, row)
        if document:
            thing = world.thing(table, row["id"])
            basis = "inferred" if row["document_kind"] == "reglemente" else "stated"
            yield Link(
                table,
                row["id"],
                "SupportLink",
                thing,
                iri("stg:statedIn"),
                document,
                basis,
                row["source_url"],
            )


def mission_period(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield from since(world, row, thing, cell)
    basis = "stated" if cell in row["document_name"] else "source-year"
    yield thing, iri("stg:startBasis"), iri(f"def:start-basis/{basis}")


UNIT_TEXTS = {
    "framtid (annual report outlook)": ("UnitStatement", "outlook"),
    "strategi (målanalys)": ("UnitStatement", "strategy"),
    "skolprogram": ("DocumentStatement", "political-direction"),
    "bolagets vision": ("CompanyVision", ""),
}


def unit_text_kind(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    if cell == "kulturprogram":
        return
    class_, kind = UNIT_TEXTS[cell]
    yield thing, TYPE, iri(f"stg:{class_}")
    if kind:
        yield thing, iri("stg:statementKind"), iri(f"def:statement-kind/{kind}")
    if cell == "skolprogram":
        yield thing, iri("stg:statedIn"), world.document("sd-skolprogram")


def unit_text(language: str) -> Rule:
    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        described = row["kind"] == "kulturprogram"
        yield thing, iri("dcterms:description") if described else LABEL, literal(cell, language=language)

    return rule


def unit_text_owner(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """The culture programme is not assigned to anyone; its committee answers for it."""
    predicate = "stg:responsible" if row["kind"] == "kulturprogram" else "stg:assignedTo"
    yield thing, iri(predicate), world.organisation(cell)


def unit_text_period(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    if row["kind"] == "bolagets vision":
        yield thing, iri("stg:targetYear"), gyear(cell)
    else:
        yield from period(world, row, thing, cell)


def vision_kind(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield thing, TYPE, iri({"vision": "stg:Vision", "area": "stg:VisionArea"}[cell])


def area_name(language: str) -> Rule:
    """Written small in this table: the label or another name."""

    def rule(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
        asked = Anycase(language, cell)
        yield thing, LABEL if any(asked(n) for n in world.graph.of(thing, LABEL)) else ALT, asked

    return rule


def vision_adopted(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    decision = world.decision(thing, "adoption")
    yield thing, iri("stg:decision"), decision
    yield decision, iri("stg:decisionDate"), date(cell)


def population(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    """The whole municipality goes without saying."""
    if cell != "helsingborg":
        yield from both_from_swedish("stg:population")(world, row, thing, cell)


def guideline_topic(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield thing, iri("stg:topic"), literal(cell, language="en")
    yield thing, iri("stg:topic"), Ours("sv", cell)
    yield thing, TYPE, iri("stg:DocumentStatement")
    yield thing, iri("stg:statementKind"), iri("def:statement-kind/guideline-fact")


def guideline_statement(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    yield thing, LABEL, English(cell)
    yield thing, LABEL, Ours("sv", cell)
    yield thing, iri("stg:labelOrigin"), iri("def:label-origin/editor")


def guideline_terms(world: World, row: Row, thing: str, cell: str) -> Iterator[Triple]:
    for part in items(cell):
        yield thing, ALT, literal(part, language="sv")


SPECS: dict[str, Table] = {
    "governance/organisations": Table(
        {
            "id": named("organisation"),
            "name_sv": label("sv"),
            "name_en": english_organisation,
            "kind": a(ORG_KINDS),
            "org_no": plain("dcterms:identifier"),
            "parent_id": parent,
            "period": mentioned,
            "source_url": page,
            "notes": note,
        },
        {},
    ),
    "documents/organisations": Table(
        {
            "name_sv": label("sv"),
            "name_en": english_organisation,
            "org_type": a(ORG_KINDS),
            "parent_id": parent,
            "source_url": page,
            "note": note,
        },
        {"id": "the id of governance/ names the organisation"},
    ),
    "documents/documents": Table(
        {
            "slug": slug,
            "title": title,
            "title_en": name("en"),
            "category": category,
            "category_basis": concept(
                "stg:kindBasis",
                "kind-basis",
                {"stated": "stated", "title": "title", "inferred": "inferred", "unknown": "unknown"},
            ),
            "group": by_kind("skos:broader", "document-group", GROUPS),
            "steering_mode": by_kind("stg:steeringMode", "steering-mode", MODES),
            "adopting_body_id": adopting_body,
            "adoption_date": adoption_date,
            "adoption_precision": adoption_precision,
            "decision_ref": on_adoption("stg:decisionReference"),
            "dnr": on_adoption("stg:caseNumber"),
            "revision_date": revision_date,
            "valid_from": limit("From"),
            "valid_to": limit("Through"),
            "validity_text": both_from_english("stg:validityText"),
            "status": concept(
                "stg:validityStatus",
                "validity-status",
                {
                    "gällande": "in-force",
                    "utgången": "expired",
                    "ersatt": "replaced",
                    "oklar": "unclear",
                    "remissversion": "consultation",
                    "förslag": "proposal",
                },
            ),
            "responsible_id": to_organisation("stg:responsible"),
            "responsible_text": responsible_text,
            "prepared_by_ids": to_organisation("stg:preparedBy"),
            "applies_to": both_from_swedish("stg:appliesToText"),
            "applies_to_ids": to_organisation("stg:appliesTo"),
            "follow_up": both_from_english("stg:followUpText"),
            "subject_area": keywords,
            "vision_area_ids": toward_areas,
            "summary": both_from_english("dcterms:description"),
            "source_url": page,
            "source_url_2": page,
            "confidence": concept(
                "stg:confidence", "confidence", {"high": "high", "medium": "medium", "low": "low"}
            ),
            "notes": note,
        },
        {"id": "the slug with doc- before it"},
        {
            ("doc-mark-boende-2020", "adopting_body_id"): (
                "a consultation version: its cover names who is to decide, and nothing was decided"
            ),
        },
    ),
    "governance/steering_documents": Table(
        {
            "title_sv": name("sv"),
            "title_en": name("en"),
            "doc_type": steering_type,
            "period": since,
            "adopted": steering_adopted,
            "adopted_by": steering_adopted_by,
            "responsible_id": steering_responsible,
            "source_url": page,
            "notes": note,
        },
        {"id": TABLE_ID},
        {
            ("sd-oversiktsplan-2021", "doc_type"): (
                "“plan” is the wider word; the other set says that it is a comprehensive plan, outside the four"
            ),
            ("sd-stadsplan-2017", "doc_type"): "as for the comprehensive plan of 2021",
            ("sd-agardirektiv-2023", "period"): "the year of the decision, which has its date",
        },
    ),
    "governance/programmes": Table(
        {
            "title_sv": programme_title,
            "title_en": programme_title_en,
            "period": programme_period,
            "governing_parties": plains("stg:governingParty"),
            "coalition_name": plain("stg:coalition"),
            "adopted": programme_adopted,
            "adopted_by": programme_adopted_by,
            "source_url": page,
            "notes": note,
        },
        {"id": TABLE_ID},
        a="TermProgramme",
    ),
    "governance/programme_items": Table(
        {
            "programme_id": item_programme,
            "document_kind": item_document,
            "section": item_section,
            "paraphrase_sv": label("sv"),
            "paraphrase_en": label("en"),
            "period": period,
            "source_url": page,
            "notes": note,
        },
        {
            "id": TABLE_ID,
            "programme_basis": "read by the test of links: an assertion, inferred, with its reason",
        },
    ),
    "governance/vision": Table(
        {
            "kind": vision_kind,
            "parent_id": to("dcterms:isPartOf", "governance/vision"),
            "name_sv": label("sv"),
            "name_en": label("en"),
            "paraphrase_sv": text("dcterms:description", "sv"),
            "paraphrase_en": text("dcterms:description", "en"),
            "adopted": vision_adopted,
            "target_year": year("stg:targetYear"),
            "period": period,
            "source_url": page,
            "notes": note,
        },
        {"id": TABLE_ID},
    ),
    "documents/vision_areas": Table(
        {"name_sv": area_name("sv"), "name_en": area_name("en")},
        {"id": TABLE_ID},
    ),
    "governance/city_directions": Table(
        {
            "kind": direction_kind,
            "title_sv": name("sv"),
            "title_en": name("en"),
            "paraphrase_sv": direction_text("sv"),
            "paraphrase_en": direction_text("en"),
            "period": direction_period,
            "indicator_ids": to("stg:measuredBy", "governance/indicators"),
            "source_url": page,
            "notes": note,
        },
        {"id": TABLE_ID},
    ),
    "governance/uppdrag": Table(
        {
            "owner_id": to_organisation("stg:assignedTo"),
            "document_kind": mission_source,
            "document_name": mission_document_name,
            "paraphrase_sv": label("sv"),
            "paraphrase_en": label("en"),
            "period": mission_period,
            "source_url": page,
            "notes": note,
        },
        {"id": TABLE_ID},
        a="Mission",
    ),
    "governance/inriktning": Table(
        {
            "owner_id": unit_text_owner,
            "kind": unit_text_kind,
            "paraphrase_sv": unit_text("sv"),
            "paraphrase_en": unit_text("en"),
            "period": unit_text_period,
            "source_url": page,
            "notes": note,
        },
        {"id": TABLE_ID},
    ),
    "governance/goals": Table(
        {
            "owner_id": to_organisation("stg:assignedTo"),
            "level": goal_level,
            "text_sv": label("sv"),
            "text_en": label("en"),
            "perspective": perspective,
            "year_adopted": year("stg:adoptionYear"),
            "period": goal_period,
            "target_year": year("stg:targetYear"),
            "indicator_ids": to("stg:measuredBy", "governance/indicators"),
            "reached": concept(
                "stg:achievement",
                "achievement",
                {"yes": "achieved", "partly": "partly", "no": "not-achieved"},
            ),
            "reached_basis": concept(
                "stg:achievementBasis",
                "assessment-basis",
                {
                    "stated": "stated",
                    "computed": "computed",
                    "none": "none",
                    "inferred from the analysis text": "inferred-from-analysis",
                },
            ),
            "indicators_complete": concept(
                "stg:indicatorsComplete", "completeness", {"yes": "yes", "no": "no", "unknown": "unknown"}
            ),
            "source_url": page,
            "notes": note,
        },
        {"id": TABLE_ID},
    ),
    "governance/goal_targets": Table(
        {
            "goal_id": has_target,
            "indicator_id": to("stg:indicator", "governance/indicators"),
            "unit": plain("stg:unit"),
            "baseline_value": value("stg:baselineValue"),
            "baseline_year": year("stg:baselineYear"),
            "baseline_basis": concept(
                "stg:baselineBasis",
                "value-basis",
                {"stated": "stated", "derived: latest earlier outcome": "derived-latest-outcome"},
            ),
            "target_operator": concept("stg:comparator", "comparator", OPERATORS),
            "operator_basis": concept(
                "stg:comparatorBasis",
                "value-basis",
                {
                    "stated": "stated",
                    "assumed": "assumed",
                    "derived from the wording": "derived-from-wording",
                },
            ),
            "target_value": value("stg:targetValue"),
            "target_year": year("stg:targetYear"),
            "outcome_2014": outcome_of("2014"),
            "outcome_2015": outcome_of("2015"),
            "outcome_2016": outcome_of("2016"),
            "target_met": yes_no("stg:targetMet"),
            "target_met_basis": concept("stg:targetMetBasis", "value-basis", {"computed": "computed"}),
            "fulfilment_pct": value("stg:fulfilment"),
            "source_url": page,
            "notes": note,
        },
        {"id": TABLE_ID},
        a="IndicatorTarget",
    ),
    "governance/indicators": Table(
        {
            "name_sv": label("sv"),
            "name_en": english_label,
            "unit": plain("stg:unit"),
            "direction": concept("stg:preferredChange", "change", {"higher": "higher", "lower": "lower"}),
            "kolada_id": plain("stg:koladaId"),
            "kolada_match": both_from_english("stg:koladaMatch"),
            "source_url": page,
            "notes": note,
        },
        {
            "id": TABLE_ID,
            "period": "mixes years of values and years of targets; both stand where they belong",
        },
        a="Indicator",
    ),
    "governance/observations": Table(
        {
            "indicator_id": to("stg:indicator", "governance/indicators"),
            "year": year("stg:year"),
            "value": value("stg:value"),
            "unit": plain("stg:unit"),
            "subject": population,
            "source_url": page,
            "notes": note,
        },
        {"id": TABLE_ID},
        a="Observation",
    ),
    "governance/service_guarantees": Table(
        {
            "owner_id": to_organisation("stg:assignedTo"),
            "paraphrase_sv": label("sv"),
            "paraphrase_en": label("en"),
            "year": year("stg:year"),
            "outcome_pct": value("stg:outcome"),
            "previous_year_pct": value("stg:previousOutcome"),
            "source_url": page,
            "notes": note,
        },
        {"id": TABLE_ID},
        a="ServiceGuarantee",
    ),
    "documents/document_goals": Table(
        {
            "document_id": statement_document,
            "kind": statement_kind,
            "label_verbatim": label("sv"),
            "statement_en": statement_text,
            "indicator": indicator_words,
            "comparator": statement_target("comparator", comparator),
            "target_value": statement_target("target_value", target_value),
            "unit": statement_unit,
            "target_year": statement_target("target_year", target_year),
            "baseline_value": outcome_baseline("baseline_value", baseline_value),
            "baseline_year": outcome_baseline("baseline_year", baseline_year),
            "source_url": page,
            "basis": statement_basis,
            "note": note,
        },
        {"id": TABLE_ID},
    ),
    "documents/external_instruments": Table(
        {
            "name_sv": label("sv"),
            "name_en": label("en"),
            "kind": concept(
                "stg:instrumentKind",
                "instrument-kind",
                {
                    "lag": "law",
                    "internationellt": "international",
                    "nationellt": "national",
                    "regionalt": "regional",
                    "åtagande": "commitment",
                },
            ),
        },
        {"id": TABLE_ID},
        a="ExternalInstrument",
    ),
    "documents/guideline_facts": Table(
        {
            "topic": guideline_topic,
            "statement": guideline_statement,
            "term_sv": guideline_terms,
            "source_url": page,
            "basis": concept("stg:basis", "basis", {"stated": "stated", "inferred": "inferred"}),
        },
        {"id": TABLE_ID},
    ),
    "governance/sources": Table(
        {
            "publisher": publisher,
            "covers_year": year("stg:coversYear"),
            "kind": both_from_english("stg:sourceKind"),
        },
        {
            "id": TABLE_ID,
            "url": "the name of the thing itself",
            "notes": "all of them say “used in: …”, which the data answers itself",
        },
        a="foaf:Document",
    ),
    "documents/sources": Table(
        {"kind": both_from_english("stg:sourceKind")},
        {"source_url": "the name of the thing itself", "times_used": "a count that the data answers itself"},
        a="foaf:Document",
    ),
}


def cells(world: World, table: str) -> Iterator[Want]:
    """Every fact that the filled cells of a table ask for."""
    spec = SPECS[table]
    for row in rows(table):
        key = key_of(row)
        thing = FIND[table](world, row)
        if spec.a:
            class_ = iri(spec.a) if ":" in spec.a else iri(f"stg:{spec.a}")
            yield Want(table, key, "", thing, TYPE, class_)
        for column, rule in spec.columns.items():
            if row[column] and (key, column) not in spec.exempt:
                for triple in rule(world, row, thing, row[column]):
                    yield Want(table, key, column, *triple)


def key_of(row: Row) -> str:
    return row.get("id") or row.get("url") or row["source_url"]
