"""Ways of breaking the form of the data: codes, years, numbers, labels, references, words, assertions."""

from collections.abc import Iterator

from tests.mutants.everywhere import word
from tests.mutants.found import Found, Gone, finding
from tests.mutants.mutant import Mutant, mutant
from tests.mutants.town import Town
from tests.mutants.ways.facts import AS_OF, FIRST_MODEL, SECOND_MODEL, UNITS, directions, goals, mission, year
from tests.mutants.ways.goals import UNCHECKED
from tests.mutants.ways.registry import way
from tests.mutants.ways.units import BOTH, JUDGED, MUNICIPALITY, empty

DATASET = "exempelstad:dataset"


def _nothing(_: Town) -> Iterator[Found]:
    yield from ()


# RECORD-CODE

HARMLESS_CODES = (
    "achievementBasis", "baselineBasis", "comparator", "comparatorBasis", "confidence", "goalLevel",
    "indicatorsComplete", "instrumentKind", "kindBasis", "labelOrigin", "preferredChange", "startBasis",
    "statementKind", "targetMetBasis", "validityBasis", "editionBasis", "basis",
)  # fmt: skip
"""Properties whose code no other norm reads in this town."""


@way(10)
def misspelt_code(town: Town) -> Iterator[Mutant]:
    for name in HARMLESS_CODES:
        for fact in town.where(f"stg:{name}"):
            code = fact.object + "x"
            yield mutant(
                "RECORD-CODE", f"{name} {fact.subject}", town, [town.put(fact, code)],
                lambda after, fact=fact, code=code, name=name: [
                    finding(after, f"RECORD-CODE-{word(name)}", fact.subject, fact.predicate, code)
                ],
            )  # fmt: skip


@way(3)
def code_of_another_list(town: Town) -> Iterator[Mutant]:
    """It exists, but elsewhere."""
    for fact in town.where("stg:goalLevel"):
        code = "result-type:effect"
        yield mutant(
            "RECORD-CODE", f"another list {fact.subject}", town, [town.put(fact, code)],
            lambda after, fact=fact, code=code: [
                finding(after, "RECORD-CODE-goal-level", fact.subject, fact.predicate, code)
            ],
        )  # fmt: skip


# RECORD-YEAR, RECORD-DATE, RECORD-NUMBER

YEARS = {"stg:year": "year", "stg:adoptionYear": "adoption", "stg:coversYear": "covers", "stg:baselineYear": "baseline",
         "stg:mentionedFromYear": "mention-from", "stg:mentionedThroughYear": "mention-through"}  # fmt: skip


@way(8)
def year_without_datatype(town: Town) -> Iterator[Mutant]:
    """Whoever compares the number finds it all the same."""
    for path, name in YEARS.items():
        for fact in town.where(path):
            value = fact.object.removesuffix("^^xsd:gYear")
            yield mutant(
                "RECORD-YEAR", f"{name} {fact.subject}", town, [town.put(fact, value)],
                lambda after, fact=fact, value=value, name=name: [
                    finding(after, f"RECORD-YEAR-{name}", fact.subject, fact.predicate, value)
                ],
            )  # fmt: skip


@way(3)
def last_year_as_a_number(town: Town) -> Iterator[Mutant]:
    for fact in town.where("stg:validThroughYear"):
        if fact.subject.startswith(("priority:", "document:", "assignment:", "direction:")):
            value = f"{fact.object[1:5]}"
            yield mutant(
                "RECORD-YEAR", f"number {fact.subject}", town, [town.put(fact, value)],
                lambda after, fact=fact, value=value: [
                    finding(after, "RECORD-YEAR-through", fact.subject, fact.predicate, value)
                ],
            )  # fmt: skip


@way(3)
def target_year_of_a_value(town: Town) -> Iterator[Mutant]:
    for fact in town.where("stg:targetYear"):
        if fact.subject.startswith(("target:", "document-goal:")):
            value = fact.object.removesuffix("^^xsd:gYear")
            yield mutant(
                "RECORD-YEAR", f"target {fact.subject}", town, [town.put(fact, value)],
                lambda after, fact=fact, value=value: [
                    finding(after, "RECORD-YEAR-target", fact.subject, fact.predicate, value)
                ],
            )  # fmt: skip


DATES = {"stg:decisionDate": "decision", "stg:validFrom": "from", "stg:validThrough": "through"}


@way(8)
def date_without_datatype(town: Town) -> Iterator[Mutant]:
    for path, name in DATES.items():
        for fact in town.where(path):
            value = fact.object.partition("^^")[0]
            yield mutant(
                "RECORD-DATE", f"{name} {fact.subject}", town, [town.put(fact, value)],
                lambda after, fact=fact, value=value, name=name: [
                    finding(after, f"RECORD-DATE-{name}", fact.subject, fact.predicate, value)
                ],
            )  # fmt: skip


NUMBERS = {"value": "value", "targetValue": "target", "targetValueFrom": "target-from", "targetValueTo": "target-to",
           "baselineValue": "baseline", "fulfilment": "fulfilment", "outcome": "outcome",
           "previousOutcome": "previous-outcome"}  # fmt: skip


@way(8)
def number_with_unit(town: Town) -> Iterator[Mutant]:
    for name, short in NUMBERS.items():
        for fact in town.where(f"stg:{name}"):
            value = f'"{fact.object.partition("^^")[0].strip(chr(34))} procent"'
            yield mutant(
                "RECORD-NUMBER", f"{name} {fact.subject}", town, [town.put(fact, value)],
                lambda after, fact=fact, value=value, short=short: [
                    finding(after, f"RECORD-NUMBER-{short}", fact.subject, fact.predicate, value)
                ],
            )  # fmt: skip


@way(3)
def yes_for_true(town: Town) -> Iterator[Mutant]:
    for name in ("measurable", "targetMet", "fictional"):
        for fact in town.where(f"stg:{name}", "true"):
            yield mutant(
                "RECORD-NUMBER", f"{name} {fact.subject}", town, [town.put(fact, '"ja"')],
                lambda after, fact=fact, name=name: [
                    finding(after, f"RECORD-NUMBER-{word(name)}", fact.subject, fact.predicate, '"ja"')
                ],
            )  # fmt: skip


# RECORD-ONE, RECORD-ORDER, RECORD-MEASURE


@way(6)
def two_values(town: Town) -> Iterator[Mutant]:
    """Another value that is fine by itself, so that only their number is wrong."""
    second = {
        "resultType": {
            "result-type:result": "result-type:effect",
            "result-type:effect": "result-type:result",
        },
        "influence": {"influence:affects": "influence:controls", "influence:controls": "influence:affects"},
        "goalLevel": {"goal-level:committee-goal": "goal-level:political-goal-committee-inferred"},
        "documentKind": {
            "document-kind:plan": "document-kind:policy",
            "document-kind:policy": "document-kind:plan",
        },
    }
    for name, others in second.items():
        for fact in town.where(f"stg:{name}"):
            if fact.object in others:
                yield mutant(
                    "RECORD-ONE", f"{name} {fact.subject}", town,
                    [town.add(fact.subject, fact.predicate, others[fact.object])],
                    lambda after, fact=fact, name=name: [
                        finding(after, f"RECORD-ONE-{word(name)}", fact.subject, fact.predicate, many=True)
                    ],
                )  # fmt: skip


@way(2)
def mission_of_two(town: Town) -> Iterator[Mutant]:
    """The other unit has two missions then; both papers are of the same kind, as all committees' are."""
    for owner in UNITS:
        if owner not in ("organisation:ks", "organisation:exempelhem"):
            yield mutant(
                "RECORD-ONE", f"of two {mission(owner)}", town,
                [town.add(mission(owner), "stg:assignedTo", "organisation:ks")],
                lambda after, owner=owner: [
                    finding(after, "RECORD-ONE-mission", mission(owner), "stg:assignedTo", many=True),
                    finding(after, "UNIT-MISSION-several", "organisation:ks", None, year(2019)),
                ],
            )  # fmt: skip


@way(4)
def ends_before_it_begins(town: Town) -> Iterator[Mutant]:
    """Of things whose years nothing else asks for."""
    for fact in town.where("stg:validThroughYear"):
        if fact.subject.startswith(("priority:", "assignment:", "theme:", "company-vision:")):
            value = year((town.year(fact.subject, "stg:validFromYear") or 0) - 1)
            yield mutant(
                "RECORD-ORDER", f"ends first {fact.subject}", town, [town.put(fact, value)],
                lambda after, fact=fact, value=value: [
                    finding(after, "RECORD-ORDER-validity", fact.subject, fact.predicate, value)
                ],
            )  # fmt: skip


@way(3)
def baseline_after_target(town: Town) -> Iterator[Mutant]:
    for fact in town.where("stg:baselineYear"):
        target = town.fact(fact.subject, "stg:targetYear").object
        yield mutant(
            "RECORD-ORDER", f"baseline {fact.subject}", town, [town.put(fact, year(int(target[1:5]) + 1))],
            lambda after, fact=fact, target=target: [
                finding(after, "RECORD-ORDER-baseline", fact.subject, "stg:targetYear", target)
            ],
        )  # fmt: skip


@way(2)
def other_order(town: Town) -> Iterator[Mutant]:
    for fact in town.where("stg:mentionedThroughYear"):
        value = year((town.year(fact.subject, "stg:mentionedFromYear") or 0) - 2)
        yield mutant("RECORD-ORDER", f"mention {fact.subject}", town, [town.put(fact, value)], lambda after, fact=fact, value=value: [
            finding(after, "RECORD-ORDER-mention", fact.subject, fact.predicate, value)
        ])  # fmt: skip
    for fact in town.where("stg:targetValueTo"):
        yield mutant("RECORD-ORDER", f"range {fact.subject}", town, [town.put(fact, "40.5")], lambda after, fact=fact: [
            finding(after, "RECORD-ORDER-range", fact.subject, fact.predicate, "40.5")
        ])  # fmt: skip


@way(3)
def measure_of_nothing(town: Town) -> Iterator[Mutant]:
    """The goal has its indicator beside the target, so that it stays measurable."""
    for kind, name in (("stg:IndicatorTarget", "target"), ("stg:Observation", "observation")):
        for thing in town.all_of(kind):
            yield mutant(
                "RECORD-MEASURE", f"of nothing {thing}", town, town.drop(town.fact(thing, "stg:indicator")),
                lambda after, thing=thing, name=name: [
                    finding(after, f"RECORD-MEASURE-{name}-indicator", thing, "stg:indicator")
                ],
            )  # fmt: skip


@way(2)
def measure_of_two(town: Town) -> Iterator[Mutant]:
    for fact in town.where("stg:indicator"):
        if fact.subject.startswith("observation:"):
            yield mutant(
                "RECORD-MEASURE", f"of two {fact.subject}", town, [town.add(fact.subject, fact.predicate, "indicator:12")],
                lambda after, fact=fact: [
                    finding(after, "RECORD-MEASURE-observation-indicator", fact.subject, fact.predicate, many=True)
                ],
            )  # fmt: skip


@way(3)
def observation_without_value(town: Town) -> Iterator[Mutant]:
    for fact in town.where("stg:value"):
        yield mutant("RECORD-MEASURE", f"no value {fact.subject}", town, town.drop(fact), lambda after, fact=fact: [
            finding(after, "RECORD-MEASURE-value", fact.subject, fact.predicate)
        ])  # fmt: skip


@way(2)
def two_comparators(town: Town) -> Iterator[Mutant]:
    for fact in town.where("stg:comparator"):
        yield mutant(
            "RECORD-MEASURE", f"two comparators {fact.subject}", town,
            [town.add(fact.subject, fact.predicate, "comparator:equal")],
            lambda after, fact=fact: [finding(after, "RECORD-MEASURE-comparator", fact.subject, fact.predicate, many=True)],
        )  # fmt: skip


# RECORD-LABEL

LABELLED = (
    "stg:Decision", "stg:Goal", "stg:UnitDirection", "stg:MunicipalDirection", "stg:Mission", "stg:Vision",
    "stg:VisionArea", "stg:StrategicTheme", "stg:SteeringDocument", "stg:TermProgramme", "stg:Budget",
    "stg:ProgrammeItem", "stg:PoliticalPriority", "stg:CouncilAssignment", "stg:DocumentGoal",
    "stg:UnitStatement", "stg:PlanSection", "stg:OperationalPlan", "stg:Indicator", "stg:Perspective",
    "stg:FollowUp", "stg:Review", "stg:Assessment", "stg:SituationAnalysis", "stg:ServiceGuarantee",
    "stg:ExternalInstrument", "stg:CouncilTerm", "stg:GovernanceModel",
)  # fmt: skip


@way(6)
def no_label(town: Town) -> Iterator[Mutant]:
    for thing in town.all_of(*LABELLED):
        for fact in town.of(thing, "rdfs:label"):
            language = fact.object[-2:]
            yield mutant(
                "RECORD-LABEL", f"no {language} {thing}", town, town.drop(fact),
                lambda after, thing=thing, language=language: [
                    finding(after, f"RECORD-LABEL-{language}", thing, "rdfs:label")
                ],
            )  # fmt: skip


@way(3)
def two_labels(town: Town) -> Iterator[Mutant]:
    for thing in town.all_of(*LABELLED):
        yield mutant(
            "RECORD-LABEL", f"two labels {thing}", town, [town.add(thing, "rdfs:label", '"Ett till"@sv')],
            lambda after, thing=thing: [finding(after, "RECORD-LABEL-several", thing, "rdfs:label", many=True)],
        )  # fmt: skip


# RECORD-ASSERTION, RECORD-LINK

PARTS = {"from": "stg:from", "relation": "stg:relation", "basis": "stg:basis", "source": "dcterms:source",
         "reason": "stg:reason"}  # fmt: skip


@way(8)
def assertion_without_part(town: Town) -> Iterator[Mutant]:
    """What has no end or no relation bears out nothing, so nothing is missed."""
    for assertion in town.all_of("stg:SupportLink", "stg:Assertion"):
        for name, path in PARTS.items():
            yield mutant(
                "RECORD-ASSERTION", f"no {name} {assertion}", town, town.drop(*town.of(assertion, path)),
                lambda after, assertion=assertion, name=name, path=path: [
                    finding(after, f"RECORD-ASSERTION-{name}", assertion, path)
                ],
            )  # fmt: skip


@way(4)
def assertion_without_end(town: Town) -> Iterator[Mutant]:
    for assertion in town.all_of("stg:SupportLink", "stg:Assertion"):
        for path in ("stg:to", "stg:assertedValue"):
            for fact in town.of(assertion, path):
                yield mutant(
                    "RECORD-ASSERTION", f"no end {assertion}", town, town.drop(fact),
                    lambda after, assertion=assertion: [finding(after, "RECORD-ASSERTION-end", assertion)],
                )  # fmt: skip


@way(2)
def assertion_of_unknown_relation(town: Town) -> Iterator[Mutant]:
    """It is described nowhere, and so the fact is not there, either."""
    for assertion in town.all_of("stg:SupportLink", "stg:Assertion"):
        fact = town.fact(assertion, "stg:relation")
        wrong = fact.object.lower()
        yield mutant("RECORD-ASSERTION", f"{wrong} {assertion}", town, [town.put(fact, wrong)], lambda after, fact=fact, wrong=wrong: [
            finding(after, "RECORD-ASSERTION-relation", fact.subject, "stg:relation", wrong)
        ])  # fmt: skip


@way(6)
def fact_gone(town: Town) -> Iterator[Mutant]:
    """A fact that nothing but an assertion and the trace asks for."""
    for assertion in town.all_of("stg:SupportLink", "stg:Assertion"):
        start = town.fact(assertion, "stg:from").object
        relation = town.fact(assertion, "stg:relation").object
        end = town.value(assertion, "stg:to")
        if end and relation in ("stg:relatedProgramme", "stg:recipient", "stg:contributesTo", "stg:supports"):
            made = mutant(
                "RECORD-LINK", f"gone {assertion}", town, town.drop(town.fact(start, relation, end)), _nothing
            )
            if {found.shape for found in made.new} == {"RECORD-LINK-thing"}:
                yield made


@way(2)
def asserted_otherwise(town: Town) -> Iterator[Mutant]:
    """The assertion says another thing than the fact."""
    for fact in town.where("stg:assertedValue"):
        yield mutant("RECORD-LINK", f"2021 {fact.subject}", town, [town.put(fact, year(2021))], _nothing)
    for fact in town.where("stg:to", "document:program-2023-2026"):
        if fact.subject.startswith("assertion:"):
            other = "document:program-2019-2022"
            yield mutant(
                "RECORD-LINK", f"other programme {fact.subject}", town, [town.put(fact, other)], _nothing
            )


# RECORD-REFERENCE, CHECK-REFERENCE, CHECK-TERM: what follows everywhere

LEADING = ("stg:alsoInScorecardOf", "stg:preparedBy", "stg:planYear", "stg:calendarYear", "stg:inGroup", "stg:boardOf",
           "stg:supplements", "stg:coordinatedWith", "stg:requiredBy", "stg:hasSection", "stg:followedUpBy",
           "stg:appliesTo", "stg:measuredBy", "stg:expresses")  # fmt: skip
"""Properties that lead somewhere, and that no norm misses where they lead once more or once less."""


@way(8)
def misspelt_reference(town: Town) -> Iterator[Mutant]:
    """One reference more, which leads nowhere: two norms say so."""
    for path in LEADING:
        for fact in town.where(path):
            if not fact.subject.startswith(("model:", "direction:", "plan:affar")):
                yield mutant(
                    "CHECK-REFERENCE", f"{path} {fact.subject} {fact.object}", town,
                    [town.add(fact.subject, path, fact.object + "x")], _nothing,
                )  # fmt: skip


ASTRAY = {
    "stg:alsoInScorecardOf": "goal:bin-2", "stg:preparedBy": "decision:aldreplan", "stg:boardOf": "organisation:bin",
    "stg:inGroup": "organisation:kf", "stg:perspective": "theme:1", "stg:hasTarget": "indicator:1",
    "stg:followedUpBy": "review:kf-2", "stg:hasSection": "goal:bin-2", "stg:relatedProgramme": "document:budget-2023",
    "stg:ownedBy": "vision:1", "stg:administrationOf": "organisation:exempelhem", "stg:measuredBy": "target:bin-2-1",
}  # fmt: skip
"""Things of another kind than the property leads to."""


@way(8)
def reference_astray(town: Town) -> Iterator[Mutant]:
    for path, other in ASTRAY.items():
        for thing in dict.fromkeys(fact.subject for fact in town.where(path)):
            if thing != other:
                edit = town.add(thing, path, other)
                yield mutant("RECORD-REFERENCE", f"{path} {thing}", town, [edit], _nothing)


UNASKED = ("stg:unit", "stg:keyword", "stg:caseNumber", "stg:decisionReference", "stg:coalition", "stg:topic",
           "stg:governingParty", "stg:locator", "stg:municipalityCode", "stg:sourceKind", "stg:population",
           "stg:validityText", "stg:appliesToText")  # fmt: skip
"""Properties that no norm reads."""


@way(6)
def misspelt_property(town: Town) -> Iterator[Mutant]:
    for path in UNASKED:
        for fact in town.where(path):
            yield mutant(
                "CHECK-TERM",
                f"{path} {fact.subject}",
                town,
                [town.rename(fact, path.lower() + "x")],
                _nothing,
            )


@way(6)
def mistyped_class(town: Town) -> Iterator[Mutant]:
    """Where something leads to the thing, it leads to nothing of the right kind any more."""
    for kind, wrong in (
        ("stg:Indicator", "stg:Indikator"), ("stg:FollowUp", "stg:Followup"), ("stg:IndicatorTarget", "stg:Target"),
        ("stg:Observation", "stg:Obervation"), ("stg:ServiceGuarantee", "stg:Servicegaranti"),
        ("stg:ExternalInstrument", "stg:Externalinstrument"), ("stg:CompanyVision", "stg:Companyvision"),
        ("stg:Department", "stg:Departement"),
    ):  # fmt: skip
        for thing in town.all_of(kind):
            yield mutant(
                "CHECK-TERM",
                f"{wrong} {thing}",
                town,
                [town.put(town.fact(thing, "a", kind), wrong)],
                _nothing,
            )


@way(4)
def mistyped_goal(town: Town) -> Iterator[Mutant]:
    """Not a goal: no norm looks at it, and the plans that have it lead to something else."""
    for goal in goals(town):
        if goal != "goal:bin-1":
            yield mutant(
                "CHECK-TERM", f"stg:Gaol {goal}", town, [town.put(town.fact(goal, "a"), "stg:Gaol")], _nothing
            )


# RECORD-DATASET, RECORD-MODEL, CHECK-MODEL, CHECK-MATCH

REPORTS = [Gone("MISSION-REPORT-missing", mission(owner), "2019") for owner in UNITS]


def _no_vision_seen(town: Town) -> Iterator[Found]:
    for when in JUDGED:
        yield finding(town, "VISION-ONE-none", MUNICIPALITY, None, year(when))


AIMS = (
    "stg:Vision", "stg:VisionArea", "stg:CompanyVision", "stg:MunicipalDirection", "stg:UnitDirection", "stg:Mission",
    "stg:Goal", "stg:StrategicTheme",
)  # fmt: skip
PAPERS = (
    "stg:GoverningDocument", "stg:SteeringDocument", "stg:TermProgramme", "stg:RegulatoryDocument",
    "stg:TermsOfReference", "stg:OwnerDirective", "stg:Budget",
)  # fmt: skip
GOVERNING = ("stg:Committee", "stg:ExecutiveCommittee", "stg:MunicipalCompany")


def _outside(town: Town) -> Iterator[Found]:
    for thing in town.all_of(*AIMS, *PAPERS, *GOVERNING):
        yield finding(town, "CHECK-MODEL-outside", thing)


@way(4)
def data_set_of_no_space(town: Town) -> Iterator[Mutant]:
    """Nothing belongs to the data set: what is applied by its addresses is not applied, and that is said.

    A municipality is judged by way of its data set; where that has addresses of others, there is no vision.
    """
    fact = town.fact(DATASET, "void:uriSpace")
    short = '"https://w3id.org/stgraph/id/exempelstad"'
    for name, edits, value in (
        ("no space", town.drop(fact), None),
        ("no slash", (town.put(fact, short),), short),
        ("of another", (town.put(fact, '"https://w3id.org/stgraph/id/annanstad/"'),), None),
    ):
        yield mutant(
            "RECORD-DATASET" if name != "of another" else "CHECK-MODEL", name, town, edits,
            lambda after, name=name, value=value: [
                *([] if name == "of another" else [finding(after, "RECORD-DATASET-space", DATASET, "void:uriSpace", value)]),
                *_outside(after),
                *(_no_vision_seen(after) if name != "no space" else ()),
            ],
            REPORTS,
        )  # fmt: skip


@way(1)
def data_set_of_two_spaces(town: Town) -> Iterator[Mutant]:
    """The things are in the first, the vision among them."""
    yield mutant(
        "RECORD-DATASET", "two spaces", town, [town.add(DATASET, "void:uriSpace", '"https://exempelstad.example/id/"')],
        lambda after: [finding(after, "RECORD-DATASET-space", DATASET, "void:uriSpace", many=True)],
    )  # fmt: skip


@way(2)
def data_set_of_other_municipalities(town: Town) -> Iterator[Mutant]:
    fact = town.fact(DATASET, "stg:municipality")
    yield mutant(
        "RECORD-DATASET", "no municipality", town, town.drop(fact),
        lambda after: [
            finding(after, "RECORD-DATASET-municipality", DATASET, "stg:municipality"),
            finding(after, "CHECK-MODEL-missing", DATASET),
        ],
        REPORTS,
    )  # fmt: skip
    yield mutant(
        "RECORD-DATASET", "two municipalities", town, [town.add(DATASET, "stg:municipality", "organisation:koncernen")],
        lambda after: [
            finding(after, "RECORD-DATASET-municipality", DATASET, "stg:municipality", many=True),
            # for one of the two there is a model, and its norms have been applied
        ],
    )  # fmt: skip


@way(2)
def data_set_of_a_municipality_without_model(town: Town) -> Iterator[Mutant]:
    """The data set describes somebody for whom there is no model."""
    fact = town.fact(DATASET, "stg:municipality")
    for other in ("organisation:koncernen", "organisation:kf"):
        yield mutant(
            "CHECK-MODEL", f"of {other}", town, [town.put(fact, other)],
            lambda after: [finding(after, "CHECK-MODEL-missing", DATASET)], REPORTS,
        )  # fmt: skip


@way(6)
def thing_outside(town: Town) -> Iterator[Mutant]:
    """Of another address than the data set's: belongs to no data set, and the norms for its kind pass it by."""
    for kind, name in (
        ("stg:Committee", "namnd"), ("stg:MunicipalCompany", "bolag"), ("stg:SteeringDocument", "plan"),
        ("stg:Mission", "uppdrag"), ("stg:StrategicTheme", "tema"), ("stg:CompanyVision", "vision"),
        ("stg:Budget", "budget"),
    ):  # fmt: skip
        block = town.add_block(
            f"<https://annan.example/{name}/1>", ("a", kind), ("rdfs:label", '"Någon annans"@sv'),
            ("rdfs:label", '"Of somebody else"@en'),
        )  # fmt: skip
        yield mutant(
            "CHECK-MODEL", f"outside {kind}", town, [block],
            lambda after, name=name: [finding(after, "CHECK-MODEL-outside", f"<https://annan.example/{name}/1>")],
        )  # fmt: skip


@way(6)
def model_in_bad_form(town: Town) -> Iterator[Mutant]:
    for name in (FIRST_MODEL, SECOND_MODEL):
        yield mutant(
            "RECORD-MODEL", f"norm as text {name}", town, [town.add(name, "stg:includesNorm", '"GOAL-MAX3"')],
            lambda after, name=name: [finding(after, "RECORD-MODEL-norm", name, "stg:includesNorm", '"GOAL-MAX3"')],
        )  # fmt: skip
        yield mutant(
            "RECORD-MODEL", f"limit in words {name}", town,
            [town.put(town.fact(name, "stg:maxGoalsPerUnit"), '"tre"')],
            lambda after, name=name: [
                finding(after, "RECORD-MODEL-goals", name, "stg:maxGoalsPerUnit", '"tre"'),
                finding(after, "GOAL-MAX3-limit", name, "stg:maxGoalsPerUnit"),
            ],
        )  # fmt: skip
    yield mutant(
        "RECORD-MODEL", "sentences in words", town,
        [town.put(town.fact(SECOND_MODEL, "stg:maxSentences"), '"sex"')],
        lambda after: [
            finding(after, "RECORD-MODEL-sentences", SECOND_MODEL, "stg:maxSentences", '"sex"'),
            finding(after, "DIR-SHORT-limit", SECOND_MODEL, "stg:maxSentences"),
        ],
    )  # fmt: skip
    # reports are then asked for under the newer model only, and those are there
    yield mutant(
        "RECORD-MODEL", "for nobody", town, town.drop(town.fact(FIRST_MODEL, "stg:appliesTo")),
        lambda after: [finding(after, "RECORD-MODEL-municipality", FIRST_MODEL, "stg:appliesTo")], REPORTS,
    )  # fmt: skip


def _unmatched(town: Town, norms: tuple[str, ...]) -> Iterator[Found]:
    for norm in norms:
        yield finding(town, "CHECK-MATCH-nothing", f"norm:{norm}")


OF_DIRECTIONS = ("DIR-BASIS", "DIR-CONTRIB", "DIR-INDICATOR", "DIR-NOTARGET", "DIR-PERIOD", "DIR-REVIEW")
OF_GOALS = (
    "GOAL-ACHIEVE", "GOAL-ANALYSIS", "GOAL-ASSESS", "GOAL-HORIZON", "GOAL-INFLUENCE", "GOAL-LEVEL", "GOAL-MEAS",
    "GOAL-MISSION", "GOAL-RESULT", "GOAL-VALUE", "GOAL-WILL", "GOAL-YEAR", "PLAN-HEADING",
)  # fmt: skip
OF_MISSIONS = ("MISSION-REPORT", "MISSION-SRC")
OF_MUNICIPAL = ("MDIR-CROSS", "MDIR-DERIVED", "MDIR-FOLLOWED", "MDIR-NOTARGET", "MDIR-RECIP", "MDIR-TOVISION")
"""Norms that look at things of one kind and nothing else, as far as they are on."""


def _no_directions(town: Town) -> Iterator[Found]:
    yield from _unmatched(town, OF_DIRECTIONS)
    yield from empty(town, "unit-directions", BOTH)
    for owner in UNITS:
        yield finding(town, "UNIT-DIR-none", owner, None, year(2019))


def _no_goals(town: Town) -> Iterator[Found]:
    yield from _unmatched(town, OF_GOALS)
    yield from empty(town, "unit-goals", BOTH)


def _no_missions(town: Town) -> Iterator[Found]:
    yield from _unmatched(town, OF_MISSIONS)
    yield from empty(town, "missions", BOTH)
    for owner in UNITS:
        yield finding(town, "UNIT-MISSION-none", owner, None, year(2019))
    for goal in goals(town):
        yield finding(town, "GOAL-MISSION-none", goal, "stg:derivedFrom")
    for direction in directions(town):
        yield finding(town, "DIR-BASIS-mission", direction, "stg:derivedFrom")


def _no_municipal(town: Town) -> Iterator[Found]:
    yield from _unmatched(town, OF_MUNICIPAL)
    yield from empty(town, "municipal-directions", [SECOND_MODEL])


def _no_municipality(town: Town) -> Iterator[Found]:
    yield from _unmatched(town, ("VISION-ONE",))


@way(7)
def nothing_of_a_kind(town: Town) -> Iterator[Mutant]:
    """All things of a kind mistyped, or gone and what led to them left behind: their norms looked at nothing."""
    reviews = [Gone("DIR-REVIEW-missing", direction, "2019") for direction in directions(town, FIRST_MODEL)]
    for kind, expect, gone, droppable in (
        ("stg:MunicipalDirection", _no_municipal, [], True),
        ("stg:Mission", _no_missions, REPORTS, True),
        ("stg:UnitDirection", _no_directions, reviews, False),
        ("stg:Goal", _no_goals, [UNCHECKED], False),
        ("stg:Municipality", _no_municipality, [], False),
    ):  # fmt: skip
        facts = town.where("a", kind)
        edits = [town.put(fact, kind + "en") for fact in facts]
        yield mutant("CHECK-MATCH", f"mistyped {kind}", town, edits, expect, gone)
        if droppable:
            edits = [edit for fact in facts for edit in town.drop_block(fact.subject)]
            yield mutant("CHECK-MATCH", f"no {kind}", town, edits, expect, gone)


# WAIVER-*

WAIVER = "waiver:1"
FULL = {
    "a": ("stg:Waiver",),
    "dcterms:creator": ('"Kommunens redaktion"',),
    "dcterms:date": ('"2026-11-26"^^xsd:date',),
    "stg:reason": ('"Källan är ofullständig."@sv', '"The source is incomplete."@en'),
}


def _waiver(
    town: Town, norm: str, focus: str, **others: tuple[str, ...] | None
) -> tuple[tuple[str, str], ...]:
    said = {**FULL, "stg:waives": (f"norm:{norm}",), "stg:waivedFocus": (focus,)}
    for name, values in others.items():
        path = name.replace("_", ":")
        said.pop(path, None)
        if values is not None:
            said[path] = values
    return tuple((path, value) for path, values in said.items() for value in values)


def _notes() -> list[tuple[str, str, Gone]]:
    """Notes on the town as it is that may be waived."""
    found = [
        ("MISSION-REPORT", mission(owner), Gone("MISSION-REPORT-missing", mission(owner), "2019"))
        for owner in UNITS
    ]
    return [*found, ("PLAN-HEADING", "goal:bin-1", Gone("PLAN-HEADING-unchecked", "goal:bin-1"))]


@way(6)
def unneeded_waiver(town: Town) -> Iterator[Mutant]:
    for norm, focus in (
        ("GOAL-MAX3", "organisation:bin"), ("GOAL-YEAR", "goal:on-1"), ("DOC-RESP", "document:skolplan"),
        ("UNIT-DIR", "organisation:ks"), ("DOC-KIND", "document:klimatprogram"), ("GOAL-WILL", "goal:mbn-2"),
    ):  # fmt: skip
        block = town.add_block(WAIVER, *_waiver(town, norm, focus))
        yield mutant(
            "WAIVER-UNUSED", f"{norm} {focus}", town, [block],
            lambda after: [finding(after, "WAIVER-UNUSED-nothing", WAIVER)],
        )  # fmt: skip


@way(2)
def waiver_of_another_value(town: Town) -> Iterator[Mutant]:
    """The note is there, but of another year."""
    for norm, focus, note in _notes():
        if note.value:
            block = town.add_block(
                WAIVER, *_waiver(town, norm, focus, stg_waivedValue=('"2023"^^xsd:gYear',))
            )
            yield mutant(
                "WAIVER-UNUSED", f"other value {focus}", town, [block],
                lambda after: [finding(after, "WAIVER-UNUSED-nothing", WAIVER)],
            )  # fmt: skip


@way(5)
def expired_waiver(town: Town) -> Iterator[Mutant]:
    """The note stands again; the waiver would still be needed."""
    for norm, focus, _ in _notes():
        value = year(AS_OF - 1)
        block = town.add_block(WAIVER, *_waiver(town, norm, focus, stg_validThroughYear=(value,)))
        yield mutant(
            "WAIVER-EXPIRED", f"expired {focus}", town, [block],
            lambda after, value=value: [finding(after, "WAIVER-EXPIRED-year", WAIVER, "stg:validThroughYear", value)],
        )  # fmt: skip


@way(9)
def waiver_in_bad_form(town: Town) -> Iterator[Mutant]:
    """A waiver that waives all the same: the note is not among the findings that count."""
    forms: tuple[tuple[str, dict[str, tuple[str, ...] | None], tuple[tuple[str, str | None, str | None], ...]], ...] = (
        ("reason", {"stg_reason": None}, (("reason", "stg:reason", None), ("reason-en", "stg:reason", None))),
        ("Swedish only", {"stg_reason": ('"Källan är ofullständig."@sv',)}, (("reason-en", "stg:reason", None),)),
        ("English only", {"stg_reason": ('"The source is incomplete."@en',)}, (("reason", "stg:reason", None),)),
        ("who", {"dcterms_creator": None}, (("who", None, None),)),
        ("when", {"dcterms_date": None}, (("when", None, None),)),
        ("date", {"dcterms_date": ('"i november"',)}, (("date", "dcterms:date", '"i november"'),)),
        ("until", {"stg_validThroughYear": (year(2030), year(2031))}, (("until", "stg:validThroughYear", None),)),
        ("comment", {"rdfs_comment": ('"Se protokollet."',)}, (("closed", "rdfs:comment", '"Se protokollet."'),)),
        ("value", {"stg_waivedValue": (year(2019), year(2020))}, (("value", "stg:waivedValue", None),)),
    )  # fmt: skip
    for (norm, focus, note), (name, others, found) in zip(_notes() * 2, forms, strict=False):
        block = town.add_block(WAIVER, *_waiver(town, norm, focus, **others))
        yield mutant(
            "WAIVER-FORM", f"{name} {focus}", town, [block],
            lambda after, found=found: [finding(after, f"WAIVER-FORM-{word}", WAIVER, path, value, many=word in ("until", "value")) for word, path, value in found],
            [note],
        )  # fmt: skip
