"""The links of ../shared/facts: what becomes a support link, what an assertion, and what is left out."""

from collections.abc import Iterator

from tests.facts.asks import Link
from tests.facts.find import Row, World, row_of, rows
from tests.facts.graph import Graph, iri
from tests.facts.tables import (
    directives_of_2023,
    inferred_owners,
    inferred_parents,
    mission_links,
    related_programmes,
    statement_links,
    toward_area_links,
)

LEFT_OUT = {
    "kf-2024-smahus--followsFrom--sd-mark-boende-2024": "the programme was adopted half a year after the goal",
    "rel-033": "the programme started before the plan that it is said to carry out",
}
"""Links that time contradicts."""

SUPPORT = {
    iri(name)
    for name in (
        "stg:derivedFrom",
        "stg:basedOn",
        "stg:towards",
        "stg:contributesTo",
        "stg:statedIn",
        "stg:implements",
        "stg:supports",
        "dcterms:isPartOf",
    )
}

ENDS = {
    "programme_item": "governance/programme_items",
    "goal": "governance/goals",
    "steering_document": "governance/steering_documents",
    "indicator": "governance/indicators",
    "vision_area": "governance/vision",
    "vision": "governance/vision",
    "city_direction": "governance/city_directions",
    "organisation": "governance/organisations",
    "programme": "governance/programmes",
}
INFERRED_EDITIONS = {"sd-skolprogram--followsFrom--prog-2019-2022", "rel-029", "rel-090"}
"""Links whose source names the document and not the edition."""

RELATIONS = {
    "contributesTo": "stg:contributesTo",
    "followsFrom": "stg:derivedFrom",
    "partOf": "dcterms:isPartOf",
    "statedIn": "stg:statedIn",
    "replaces": "dcterms:replaces",
    "alsoInScorecardOf": "stg:alsoInScorecardOf",
    "measures": "stg:measuredBy",
    # documents/
    "builds_on": "stg:derivedFrom",
    "contributes_to": "stg:contributesTo",
    "implements": "stg:implements",
    "part_of": "dcterms:isPartOf",
    "appendix_of": "dcterms:isPartOf",
    "required_by": "stg:requiredBy",
    "supplements": "stg:supplements",
    "coordinated_with": "stg:coordinatedWith",
    "categorised_under": "dcterms:conformsTo",
    "revises": "prov:wasRevisionOf",
    "refers_to": "dcterms:references",
}


def kind_of(relation: str) -> str:
    return "SupportLink" if relation in SUPPORT else "Assertion"


def links(world: World) -> Iterator[Link]:
    table = "governance/links"
    for row in rows(table):
        if row["relation"] == "isSameAsDirection" or row["id"] in LEFT_OUT:
            continue
        start = world.thing(ENDS[row["from_type"]], row["from_id"])
        end = world.thing(ENDS[row["to_type"]], row["to_id"])
        relation = RELATIONS[row["relation"]]
        if row["relation"] == "followsFrom" and row["to_type"] in ("vision_area", "vision"):
            relation = "stg:towards"
        if row["relation"] == "measures":
            start, end = end, start
        if row["to_id"] == "sd-agardirektiv-2023":
            end = directive_of_owner(world, row)
        yield Link(
            table,
            row["id"],
            kind_of(iri(relation)),
            start,
            iri(relation),
            end,
            row["status"],
            row["source_url"],
            "inferred" if row["id"] in INFERRED_EDITIONS else "",
            row["reason"],
        )


def directive_of_owner(world: World, row: Row) -> str:
    """Seven directives were revised in one decision; a company's goal stands in its own."""
    owner = world.organisation(row_of("governance/goals", row["from_id"])["owner_id"])
    (found,) = [d for d in directives_of_2023(world) if owner in world.graph.of(d, "stg:appliesTo")]
    return found


def relations(world: World) -> Iterator[Link]:
    table = "documents/document_relations"
    for row in rows(table):
        if row["id"] in LEFT_OUT:
            continue
        relation = RELATIONS[row["relation"]]
        if row["relation"] == "builds_on" and row["to_id"] == "doc-vision-2035":
            relation = "stg:towards"
        yield Link(
            table,
            row["id"],
            kind_of(iri(relation)),
            world.document(row["from_id"]),
            iri(relation),
            end_of(world, row["to_id"]),
            row["basis"],
            row["source_url"],
            "inferred" if row["id"] in INFERRED_EDITIONS else "",
            row["note"],
        )


def end_of(world: World, key: str) -> str:
    if key.startswith("ext-"):
        return world.thing("documents/external_instruments", key)
    return world.document(key)


def merged(world: World) -> Iterator[tuple[str, str, str]]:
    """(what, one thing, the other) that must be the same: the rows that two tables have in common."""
    for row in rows("governance/links"):
        if row["relation"] == "isSameAsDirection":
            yield (
                row["id"],
                world.thing(ENDS[row["from_type"]], row["from_id"]),
                world.thing(ENDS[row["to_type"]], row["to_id"]),
            )
    for row in rows("documents/crosswalk"):
        here, there = row["id_here"], row["id_in_governance"]
        table = {"doc": "documents", "org": "organisations", "g": "document_goals", "va": "vision_areas"}
        one = world.thing(f"documents/{table[here.split('-')[0]]}", here)
        other = world.thing(f"governance/{row['file_in_governance']}", there)
        if row["match"] == "part":
            yield f"{here} {there}", other, world.decision(one, "revision")
        else:
            yield f"{here} {there}", one, other


# ---------------------------------------------------------------- links that the editors added

ADDED: tuple[tuple[str, str, str, str, str], ...] = (
    # (table, id) relation (table, id); every one of them inferred
    ("documents/documents", "doc-biblioteksplan-2016", "stg:supports", "governance/goals", "kn-2016-tillganglig-valbesokt"),
    *(
        ("documents/documents", "doc-livskvalitetsprogram-2016", "stg:supports", table, key)
        for table, key in (
            ("governance/goals", "stad-2016-paverka-liv"),
            ("governance/goals", "von-2016-delaktighet"),
            ("governance/goals", "sbn-2016-delaktighet"),
            ("governance/goals", "bun-2016-inflytande"),
            ("governance/goals", "amn-2016-inflytande"),
            ("governance/goals", "stad-2016-oppen-inkluderande"),
            ("governance/goals", "sbn-2016-oppen-inkluderande"),
            ("governance/city_directions", "cd-2016-ledande-klimat"),
        )
    ),
    ("documents/documents", "doc-naringslivsprogram-2015", "stg:supports", "governance/city_directions", "cd-2016-foretagsamma"),
    ("governance/goals", "stad-2016-lika-mojligheter-barn", "stg:derivedFrom", "governance/programme_items", "bi-2016-barn-unga"),
    ("documents/documents", "doc-samverkan-polis-2023", "stg:supports", "governance/goals", "kf-2024-trygghet"),
    ("documents/documents", "doc-avfallsplan-2016", "stg:supports", "governance/goals", "nsr-2020-halverat-avfall"),
    ("documents/documents", "doc-avfallsplan-2016", "stg:supports", "governance/goals", "nsr-2020-restavfall-100kg"),
    ("governance/goals", "helsingborgshem-2012-nybyggnad", "stg:derivedFrom", "documents/documents", "doc-agardirektiv-helsingborgshem-2011"),
    *(
        ("governance/goals", row, "stg:statedIn", "documents/documents", "doc-mal-ekonomi-2024")
        for row in (
            "kf-2024-narvaro",
            "kf-2024-behorighet-gymnasium",
            "kf-2024-gymnasium-tre-ar",
            "kf-2024-hemtjanstindex",
            "kf-2024-smahus",
            "kf-2024-kulturskola",
            "kf-2024-trygghet",
        )
    ),
)  # fmt: skip


def added(world: World) -> Iterator[Link]:
    for table, key, relation, end_table, end_key in ADDED:
        start, end = world.thing(table, key), world.thing(end_table, end_key)
        yield Link("editors", f"{key} {end_key}", "SupportLink", start, iri(relation), end, "inferred")


ON_PAGES_ABOUT_THE_GUIDELINES = range(1, 17), (25,)
"""Rows of guideline_facts that describe the guidelines or show their cover template."""


def guideline_links(world: World) -> Iterator[Link]:
    """What the pages say of the guidelines is inferred to stand in them; their text was not read."""
    table = "documents/guideline_facts"
    model = world.document("doc-styrmodell")
    guidelines = world.document("doc-riktlinjer-styrdokument")
    on_model_page = {"gf-16", "gf-26", "gf-27", "gf-28"}
    about_guidelines = {f"gf-{n:02}" for part in ON_PAGES_ABOUT_THE_GUIDELINES for n in part} - on_model_page
    for row in rows(table):
        thing = world.thing(table, row["id"])
        if row["id"] in on_model_page:
            yield Link(
                table,
                row["id"],
                "SupportLink",
                thing,
                iri("stg:statedIn"),
                model,
                "stated",
                row["source_url"],
            )
        elif row["id"] in about_guidelines:
            yield Link(
                table,
                row["id"],
                "SupportLink",
                thing,
                iri("stg:statedIn"),
                guidelines,
                "inferred",
                row["source_url"],
            )


def all_links(world: World) -> Iterator[Link]:
    for make in (
        links,
        relations,
        toward_area_links,
        statement_links,
        mission_links,
        guideline_links,
        added,
        inferred_owners,
        inferred_parents,
        related_programmes,
    ):
        yield from make(world)


def direct(link: str, graph: Graph) -> tuple[str, str, str] | None:
    """(from, relation, to) of a link, or None where it asserts a value."""
    ends = [graph.names(link, f"stg:{part}") for part in ("from", "relation", "to")]
    if any(len(end) != 1 for end in ends):
        return None
    start, relation, end = (next(iter(part)) for part in ends)
    return start, relation, end
