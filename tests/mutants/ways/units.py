"""Ways of breaking directions, missions, units, plans of the municipality as a whole: vision, programme, model."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from tests.mutants.found import Found, Gone, finding
from tests.mutants.mutant import Mutant, mutant
from tests.mutants.town import Town
from tests.mutants.ways.facts import (
    AS_OF,
    FIRST_MODEL,
    SECOND_MODEL,
    UNITS,
    YEARS,
    directions,
    documents,
    first,
    goals,
    mission,
    model,
    municipal,
    unit,
    year,
)
from tests.mutants.ways.registry import way

MUNICIPALITY = "organisation:exempelstad"
COMPANY = "organisation:exempelhem"
BOTH = (FIRST_MODEL, SECOND_MODEL)
JUDGED = range(2019, AS_OF + 1)
"""The years that some model judges up to the viewpoint."""

TERMS = {FIRST_MODEL: "term:2019-2022", SECOND_MODEL: "term:2023-2026"}

YEAR_NOT_REVIEWED = 2019
"""The reviews and reports on the older model's time are of 2022 only, so notes begin with its first year."""


def _unreviewed(town: Town, direction: str) -> tuple[Gone, ...]:
    """The note on a direction of the older model, which goes with what makes it count."""
    if model(town, direction) == FIRST_MODEL:
        return (Gone("DIR-REVIEW-missing", direction, str(YEAR_NOT_REVIEWED)),)
    return ()


# DIR-BASIS, DIR-CONTRIB, DIR-INDICATOR


@way(3)
def direction_without_programme(town: Town) -> Iterator[Mutant]:
    yield from _without_basis(town, "programme", "programme-item:")


@way(3)
def direction_without_mission(town: Town) -> Iterator[Mutant]:
    yield from _without_basis(town, "mission", "mission:")


@way(3)
def direction_without_document(town: Town) -> Iterator[Mutant]:
    yield from _without_basis(town, "document", "document:")


def _without_basis(town: Town, word: str, start: str) -> Iterator[Mutant]:
    for direction in directions(town):
        facts = [fact for fact in town.of(direction, "stg:derivedFrom") if fact.object.startswith(start)]
        yield mutant(
            "DIR-BASIS", f"without {word} {direction}", town, town.drop(*facts),
            lambda after, direction=direction: [
                finding(after, f"DIR-BASIS-{word}", direction, "stg:derivedFrom")
            ],
        )  # fmt: skip


@way(2)
def document_of_later(town: Town) -> Iterator[Mutant]:
    """The only document that a direction rests on came into force a year after it began."""
    for direction in directions(town):
        found = [o for o in town.values(direction, "stg:derivedFrom") if o.startswith("document:")]
        later = year(first(town, direction) + 1)
        rests = [f.subject for f in town.where("stg:derivedFrom", found[0]) if f.subject in directions(town)]
        if len(found) == 1 and rests == [direction]:
            yield mutant(
                "DIR-BASIS", f"document of later {direction}", town,
                [town.put(town.fact(found[0], "stg:validFromYear"), later)],
                lambda after, direction=direction: [
                    finding(after, "DIR-BASIS-document", direction, "stg:derivedFrom")
                ],
            )  # fmt: skip


@way(5)
def direction_affects(town: Town) -> Iterator[Mutant]:
    for direction in directions(town):
        yield mutant(
            "DIR-CONTRIB", f"affects {direction}", town,
            [town.put(town.fact(direction, "stg:influence"), "influence:affects")],
            lambda after, direction=direction: [
                finding(after, "DIR-CONTRIB-value", direction, "stg:influence", "influence:affects")
            ],
        )  # fmt: skip


@way(3)
def direction_without_influence(town: Town) -> Iterator[Mutant]:
    for direction in directions(town):
        yield mutant(
            "DIR-CONTRIB", f"no influence {direction}", town, town.drop(town.fact(direction, "stg:influence")),
            lambda after, direction=direction: [
                finding(after, "DIR-CONTRIB-missing", direction, "stg:influence")
            ],
        )  # fmt: skip


@way(6)
def direction_not_followed(town: Town) -> Iterator[Mutant]:
    """No indicator, and no follow-up on either side."""
    for direction in directions(town):
        facts = (
            *town.of(direction, "stg:measuredBy"),
            *town.of(direction, "stg:followedUpBy"),
            *town.where("stg:followUpOf", direction),
        )
        yield mutant("DIR-INDICATOR", f"not followed {direction}", town, town.drop(*facts), lambda after, direction=direction: [
            finding(after, "DIR-INDICATOR-none", direction, "stg:measuredBy")
        ])  # fmt: skip


# DIR-NOTARGET, MDIR-NOTARGET

TARGETS = {
    "year": ("stg:targetYear", year(2026)),
    "target": ("stg:hasTarget", "target:bin-2-1"),
    "level": ("stg:targetLevel", '"minst hälften"@sv'),
    "value": ("stg:targetValue", "50"),
}


@way(8)
def direction_with_target(town: Town) -> Iterator[Mutant]:
    yield from _with_target(town, "DIR-NOTARGET", directions(town, SECOND_MODEL))


@way(8)
def municipal_direction_with_target(town: Town) -> Iterator[Mutant]:
    yield from _with_target(town, "MDIR-NOTARGET", municipal(town))


def _with_target(town: Town, norm: str, things: Iterable[str]) -> Iterator[Mutant]:
    for direction in things:
        for word, (path, value) in TARGETS.items():
            yield mutant(
                norm, f"{word} {direction}", town, [town.add(direction, path, value)],
                lambda after, direction=direction, word=word, path=path, value=value: [
                    finding(after, f"{norm}-{word}", direction, path, value)
                ],
            )  # fmt: skip


# DIR-PERIOD, UNIT-DIR


@way(4)
def direction_begins_late(town: Town) -> Iterator[Mutant]:
    """The first year of the term is without a direction; what was to be reviewed then is not any more."""
    for direction in directions(town):
        begins = first(town, direction)
        value = year(begins + 1)

        def expect(after: Town, direction: str = direction, begins: int = begins) -> Iterator[Found]:
            value = year(begins + 1)
            yield finding(after, "DIR-PERIOD-start", direction, "stg:validFromYear", value)
            yield finding(after, "UNIT-DIR-none", unit(after, direction), None, year(begins))
            if begins == YEAR_NOT_REVIEWED:
                yield finding(after, "DIR-REVIEW-missing", direction, None, value)

        yield mutant(
            "DIR-PERIOD", f"begins late {direction}", town,
            [town.put(town.fact(direction, "stg:validFromYear"), value)], expect, _unreviewed(town, direction),
        )  # fmt: skip


@way(3)
def direction_begins_early(town: Town) -> Iterator[Mutant]:
    """In the last year of the older term there are two directions."""
    for direction in directions(town, SECOND_MODEL):
        value = year(first(town, direction) - 1)
        yield mutant(
            "DIR-PERIOD", f"begins early {direction}", town,
            [town.put(town.fact(direction, "stg:validFromYear"), value)],
            lambda after, direction=direction, value=value: [
                finding(after, "DIR-PERIOD-start", direction, "stg:validFromYear", value),
                finding(after, "UNIT-DIR-several", unit(after, direction), None, value),
            ],
        )  # fmt: skip


@way(4)
def direction_ends_early(town: Town) -> Iterator[Mutant]:
    for direction in directions(town):
        ends = town.year(direction, "stg:validThroughYear")
        assert ends is not None
        yield mutant(
            "UNIT-DIR", f"ends early {direction}", town,
            [town.put(town.fact(direction, "stg:validThroughYear"), year(ends - 1))],
            lambda after, direction=direction, ends=ends: [
                finding(after, "DIR-PERIOD-end", direction, "stg:validThroughYear", year(ends - 1)),
                finding(after, "UNIT-DIR-none", unit(after, direction), None, year(ends)),
            ],
        )  # fmt: skip


@way(4)
def direction_ends_late(town: Town) -> Iterator[Mutant]:
    """A direction of the older term that lasts into the newer, in which there is another."""
    for direction in directions(town, FIRST_MODEL):
        value = year(2023)
        yield mutant(
            "UNIT-DIR", f"ends late {direction}", town,
            [town.put(town.fact(direction, "stg:validThroughYear"), value)],
            lambda after, direction=direction, value=value: [
                finding(after, "DIR-PERIOD-end", direction, "stg:validThroughYear", value),
                finding(after, "UNIT-DIR-several", unit(after, direction), None, value),
            ],
        )  # fmt: skip


@way(2)
def direction_of_no_term(town: Town) -> Iterator[Mutant]:
    for direction in directions(town):
        yield mutant(
            "DIR-PERIOD", f"of no term {direction}", town, town.drop(town.fact(direction, "stg:councilTerm")),
            lambda after, direction=direction: [
                finding(after, "DIR-PERIOD-term", direction, "stg:councilTerm")
            ],
        )  # fmt: skip


@way(3)
def second_direction(town: Town) -> Iterator[Mutant]:
    """The same direction twice; nobody has reviewed the second."""
    for direction in directions(town):
        name = f"{direction}9"
        yield mutant(
            "UNIT-DIR", f"second {direction}", town, [town.add_block(name, *town.copied(direction))],
            lambda after, name=name: [
                finding(after, "UNIT-DIR-several", unit(after, name), None, year(first(after, name))),
                finding(after, "DIR-REVIEW-missing", name, None, year(first(after, name))),
            ],
        )  # fmt: skip


@way(3)
def direction_of_nobody(town: Town) -> Iterator[Mutant]:
    """No unit: no mission of its own to rest on, and the unit has none."""
    for direction in directions(town):
        fact = town.fact(direction, "stg:assignedTo")
        yield mutant(
            "UNIT-STEERS", f"of nobody {direction}", town, town.drop(fact),
            lambda after, direction=direction, owner=fact.object: [
                finding(after, "UNIT-STEERS-missing", direction, "stg:assignedTo"),
                finding(after, "DIR-BASIS-mission", direction, "stg:derivedFrom"),
                finding(after, "UNIT-DIR-none", owner, None, year(first(after, direction))),
            ],
        )  # fmt: skip


@way(3)
def direction_withdrawn(town: Town) -> Iterator[Mutant]:
    for direction in directions(town):
        yield mutant(
            "UNIT-DIR", f"withdrawn {direction}", town,
            [town.put(town.fact(direction, "stg:status"), "status:withdrawn")],
            lambda after, direction=direction: [
                finding(after, "UNIT-DIR-none", unit(after, direction), None, year(first(after, direction)))
            ],
            _unreviewed(town, direction),
        )  # fmt: skip


@way(4)
def direction_only_proposed(town: Town) -> Iterator[Mutant]:
    """A proposal rests on no knowledge, and the unit has no direction."""
    for direction in directions(town):
        for status in ("status:proposed", "status:consultation"):
            yield mutant(
                "PROPOSAL-BASIS", f"{status} {direction}", town,
                [town.put(town.fact(direction, "stg:status"), status)],
                lambda after, direction=direction: [
                    finding(after, "PROPOSAL-BASIS-missing", direction, "stg:basedOn"),
                    finding(after, "UNIT-DIR-none", unit(after, direction), None, year(first(after, direction))),
                ],
                _unreviewed(town, direction),
            )  # fmt: skip


@way(3)
def direction_proposed_by_another(town: Town) -> Iterator[Mutant]:
    for direction in directions(town):
        yield mutant(
            "UNIT-PROPOSES", f"proposed by another {direction}", town,
            [town.put(town.fact(direction, "stg:proposedBy"), "organisation:kf")],
            lambda after, direction=direction: [
                finding(after, "UNIT-PROPOSES-other", direction, "stg:proposedBy", "organisation:kf")
            ],
        )  # fmt: skip


# DIR-REVIEW, DIR-SHORT


@way(5)
def not_reviewed(town: Town) -> Iterator[Mutant]:
    """One year's review leaves a direction out; a year before this one, for this one is not over."""
    for fact in town.where("stg:reviewOf"):
        when = town.year(fact.subject, "stg:year")
        assert when is not None
        if when in YEARS[SECOND_MODEL] and when < AS_OF:
            yield mutant(
                "DIR-REVIEW", f"not reviewed {when} {fact.object}", town, town.drop(fact),
                lambda after, direction=fact.object, when=when: [
                    finding(after, "DIR-REVIEW-missing", direction, None, year(when))
                ],
            )  # fmt: skip


@way(2)
def review_of_no_year(town: Town) -> Iterator[Mutant]:
    for review in town.all_of("stg:Review"):
        when = town.year(review, "stg:year")
        assert when is not None
        if when in YEARS[SECOND_MODEL] and when < AS_OF:
            yield mutant(
                "DIR-REVIEW", f"of no year {review}", town, town.drop(town.fact(review, "stg:year")),
                lambda after, review=review, when=when: [
                    finding(after, "DIR-REVIEW-missing", direction, None, year(when))
                    for direction in after.values(review, "stg:reviewOf")
                ],
            )  # fmt: skip


@way(5)
def seven_sentences(town: Town) -> Iterator[Mutant]:
    """Six is the limit that the newer model sets; the older sets none."""
    words = '"' + " ".join(["Fler läser böcker."] * 7) + '"@sv'
    for direction in directions(town, SECOND_MODEL):
        label = town.of(direction, "rdfs:label")[0]
        yield mutant("DIR-SHORT", f"seven sentences {direction}", town, [town.put(label, words)], lambda after, direction=direction: [
            finding(after, "DIR-SHORT-long", direction)
        ])  # fmt: skip


@way(2)
def sentence_limit(town: Town) -> Iterator[Mutant]:
    fact = town.fact(SECOND_MODEL, "stg:maxSentences")
    yield mutant(
        "DIR-SHORT", "no limit", town, town.drop(fact),
        lambda after: [finding(after, "DIR-SHORT-limit", SECOND_MODEL, "stg:maxSentences")],
    )  # fmt: skip
    # two of the directions are of two sentences, the others of one
    yield mutant("DIR-SHORT", "limit 1", town, [town.put(fact, "1")], lambda after: [
        finding(after, "DIR-SHORT-long", direction)
        for direction in directions(after, SECOND_MODEL)
        if ". " in (after.value(direction, "rdfs:label") or "")
    ])  # fmt: skip


# MDIR-*


def _one_more(
    town: Town, direction: str, *without: str, **others: str
) -> tuple[str, tuple[tuple[str, str], ...]]:
    return f"{direction}9", town.copied(direction, without, **others)


@way(6)
def single_recipient(town: Town) -> Iterator[Mutant]:
    for direction in municipal(town):
        recipients = town.of(direction, "stg:recipient")
        for kept in recipients:
            yield mutant(
                "MDIR-CROSS", f"only {kept.object} {direction}", town,
                town.drop(*(fact for fact in recipients if fact != kept)),
                lambda after, direction=direction, kept=kept.object: [
                    finding(after, "MDIR-CROSS-single", direction, "stg:recipient", kept)
                ],
            )  # fmt: skip


@way(5)
def no_recipient(town: Town) -> Iterator[Mutant]:
    """Nobody to be counted, either."""
    for direction in municipal(town):
        yield mutant(
            "MDIR-RECIP", f"no recipient {direction}", town, town.drop(*town.of(direction, "stg:recipient")),
            lambda after, direction=direction: [
                finding(after, "MDIR-RECIP-missing", direction, "stg:recipient")
            ],
        )  # fmt: skip


@way(5)
def recipient_that_is_no_unit(town: Town) -> Iterator[Mutant]:
    for direction in municipal(town):
        for fact in town.of(direction, "stg:recipient"):
            yield mutant(
                "MDIR-RECIP", f"not {fact.object} {direction}", town, [town.put(fact, "organisation:kf")],
                lambda after, direction=direction: [
                    finding(after, "MDIR-RECIP-unit", direction, "stg:recipient", "organisation:kf")
                ],
            )  # fmt: skip


@way(2)
def municipal_direction_without_programme(town: Town) -> Iterator[Mutant]:
    for direction in municipal(town):
        facts = [
            fact
            for fact in town.of(direction, "stg:derivedFrom")
            if fact.object.startswith("programme-item:")
        ]
        yield mutant("MDIR-DERIVED", f"without programme {direction}", town, town.drop(*facts), lambda after, direction=direction: [
            finding(after, "MDIR-DERIVED-missing", direction, "stg:derivedFrom")
        ])  # fmt: skip


@way(4)
def programme_of_another_term(town: Town) -> Iterator[Mutant]:
    for direction in municipal(town):
        for item in town.all_of("stg:ProgrammeItem"):
            if "2019-2022" in item:
                fact = next(
                    f for f in town.of(direction, "stg:derivedFrom") if f.object.startswith("programme-item:")
                )
                yield mutant(
                    "MDIR-DERIVED", f"{item} {direction}", town, [town.put(fact, item)],
                    lambda after, direction=direction, item=item: [
                        finding(after, "MDIR-DERIVED-period", direction, "stg:derivedFrom", item)
                    ],
                )  # fmt: skip


@way(2)
def municipal_direction_not_followed(town: Town) -> Iterator[Mutant]:
    for direction in municipal(town):
        facts = (
            *town.of(direction, "stg:measuredBy"),
            *town.of(direction, "stg:followedUpBy"),
            *town.where("stg:followUpOf", direction),
        )
        yield mutant("MDIR-FOLLOWED", f"not followed {direction}", town, town.drop(*facts), lambda after, direction=direction: [
            finding(after, "MDIR-FOLLOWED-missing", direction)
        ])  # fmt: skip


@way(4)
def new_municipal_direction(town: Town) -> Iterator[Mutant]:
    """Another one that nobody follows; adopted in a later year."""
    for direction in municipal(town):
        for begins in (2024, 2025):
            name, facts = _one_more(
                town, direction, "stg:measuredBy", "stg:followedUpBy", validFromYear=year(begins)
            )
            yield mutant(
                "MDIR-FOLLOWED", f"new {begins} {direction}", town, [town.add_block(name, *facts)],
                lambda after, name=name: [finding(after, "MDIR-FOLLOWED-missing", name)],
            )  # fmt: skip


@way(6)
def away_from_the_vision(town: Town) -> Iterator[Mutant]:
    """Towards nothing, a company's vision, or a theme."""
    for direction in municipal(town):
        fact = town.fact(direction, "stg:towards")
        for name, edits in (
            ("nothing", town.drop(fact)),
            ("a company's vision", (town.put(fact, "company-vision:exempelhem-1"),)),
            ("a theme", (town.put(fact, "theme:1"),)),
        ):
            yield mutant("MDIR-TOVISION", f"{name} {direction}", town, edits, lambda after, direction=direction: [
                finding(after, "MDIR-TOVISION-missing", direction, "stg:towards")
            ])  # fmt: skip


@way(2)
def municipal_direction_undecided(town: Town) -> Iterator[Mutant]:
    for direction in (*municipal(town), *directions(town)):
        yield mutant(
            "KF-DECIDES", f"undecided {direction}", town, town.drop(town.fact(direction, "stg:decision")),
            lambda after, direction=direction: [finding(after, "KF-DECIDES-missing", direction, "stg:decision")],
        )  # fmt: skip


@way(2)
def direction_under_no_model(town: Town) -> Iterator[Mutant]:
    for direction in (*municipal(town), *directions(town)):
        yield mutant(
            "RECORD-UNDERMODEL", f"under no model {direction}", town, town.drop(town.fact(direction, "stg:underModel")),
            lambda after, direction=direction: [
                finding(after, "RECORD-UNDERMODEL-missing", direction, "stg:underModel")
            ],
            _unreviewed(town, direction) if direction in directions(town) else (),
        )  # fmt: skip


# KF-DECIDES by way of decisions, MODEL-DECIDED


def _decided(town: Town, decision: str) -> list[str]:
    """The adopted aims that rest on a decision. Missions rest on it by their document, too."""
    kinds = ("stg:Goal", "stg:UnitDirection", "stg:MunicipalDirection", "stg:Mission")
    rests = [fact.subject for fact in town.where("stg:decision", decision)]
    return [t for t in town.all_of(*kinds) if t in rests and town.value(t, "stg:status") == "status:adopted"]


@way(6)
def decided_by_another(town: Town) -> Iterator[Mutant]:
    for decision in town.all_of("stg:Decision"):
        aims = _decided(town, decision)
        if aims:
            yield mutant(
                "KF-DECIDES", f"decided by another {decision}", town,
                [town.put(town.fact(decision, "stg:decidedBy"), "organisation:ks")],
                lambda after, aims=aims, decision=decision: [
                    finding(after, "KF-DECIDES-body", aim, "stg:decision", decision) for aim in aims
                ],
            )  # fmt: skip


@way(4)
def decided_by_nobody(town: Town) -> Iterator[Mutant]:
    for decision in town.all_of("stg:Decision"):
        aims = _decided(town, decision)
        if aims:
            yield mutant(
                "KF-DECIDES", f"decided by nobody {decision}", town,
                town.drop(town.fact(decision, "stg:decidedBy")),
                lambda after, aims=aims: [finding(after, "KF-DECIDES-missing", aim, "stg:decision") for aim in aims],
            )  # fmt: skip


@way(3)
def decided_late(town: Town) -> Iterator[Mutant]:
    for decision in town.all_of("stg:Decision"):
        aims = _decided(town, decision)
        if aims:
            later = max(first(town, aim) for aim in aims) + 1
            yield mutant(
                "KF-DECIDES", f"late {decision}", town,
                [town.put(town.fact(decision, "stg:decisionDate"), f'"{later}-02-01"^^xsd:date')],
                lambda after, aims=aims, decision=decision: [
                    finding(after, "KF-DECIDES-late", aim, "stg:decision", decision) for aim in aims
                ],
            )  # fmt: skip


@way(6)
def model_undecided(town: Town) -> Iterator[Mutant]:
    for name in BOTH:
        fact = town.fact(name, "stg:decision")
        decider = town.fact(fact.object, "stg:decidedBy")
        for word, edit in (("none", town.drop(fact)), ("by nobody", town.drop(decider))):
            yield mutant(
                "MODEL-DECIDED", f"{word} {name}", town, edit,
                lambda after, name=name: [finding(after, "MODEL-DECIDED-missing", name, "stg:decision")],
            )  # fmt: skip
        yield mutant(
            "MODEL-DECIDED", f"by the executive committee {name}", town, [town.put(decider, "organisation:ks")],
            lambda after, name=name, decision=fact.object: [
                finding(after, "MODEL-DECIDED-body", name, "stg:decision", decision)
            ],
        )  # fmt: skip


# MISSION-*, UNIT-MISSION


@way(5)
def swapped_missions(town: Town) -> Iterator[Mutant]:
    """Each has the other's: no goal and no direction of either rests on its own; papers of the wrong kind."""
    for one, other in combinations(UNITS, 2):
        facts = [town.fact(mission(owner), "stg:assignedTo") for owner in (one, other)]
        yield mutant(
            "UNIT-MISSION", f"swapped {one} {other}", town,
            [town.put(facts[0], facts[1].object), town.put(facts[1], facts[0].object)],
            lambda after, pair=(one, other): _swapped(after, pair),
        )  # fmt: skip


def _swapped(town: Town, pair: tuple[str, str]) -> Iterator[Found]:
    for goal in goals(town):
        if unit(town, goal) in pair:
            yield finding(town, "GOAL-MISSION-other", goal, "stg:derivedFrom", mission(unit(town, goal)))
    for direction in directions(town):
        if unit(town, direction) in pair:
            yield finding(town, "DIR-BASIS-mission", direction, "stg:derivedFrom")
    if COMPANY in pair:
        for owner in pair:
            name = mission(owner)
            kind = "company" if town.value(name, "stg:assignedTo") == COMPANY else "committee"
            for word, path in ((kind, "stg:statedIn"), (f"{kind}-kind", "stg:missionSourceKind")):
                yield finding(town, f"MISSION-SRC-{word}", name, path, town.value(name, path))


@way(4)
def mission_begins_late(town: Town) -> Iterator[Mutant]:
    """No mission at first; reports are missing only from when it begins; goals from before have none."""
    for owner in UNITS:
        name = mission(owner)
        for begins in (2020, 2021):
            value = year(begins)

            def expect(after: Town, owner: str = owner, begins: int = begins) -> Iterator[Found]:
                name, value = mission(owner), year(begins)
                yield finding(after, "UNIT-MISSION-none", owner, None, year(2019))
                yield finding(after, "MISSION-REPORT-missing", name, None, value)
                for goal in goals(after):
                    if unit(after, goal) == owner and first(after, goal) < begins:
                        yield finding(after, "GOAL-MISSION-time", goal, "stg:derivedFrom", name)

            yield mutant(
                "UNIT-MISSION", f"begins {begins} {name}", town,
                [town.put(town.fact(name, "stg:validFromYear"), value)], expect,
                [Gone("MISSION-REPORT-missing", name, "2019")],
            )  # fmt: skip


@way(5)
def second_mission(town: Town) -> Iterator[Mutant]:
    """The same mission twice; no report tells of the second."""
    for owner in UNITS:
        name = f"{mission(owner)}9"
        for begins in (2019, 2023):
            facts = town.copied(mission(owner), validFromYear=year(begins))
            yield mutant(
                "UNIT-MISSION" if begins == 2023 else "MISSION-REPORT", f"second {begins} {name}", town,
                [town.add_block(name, *facts)],
                lambda after, name=name, owner=owner, begins=begins: [
                    finding(after, "UNIT-MISSION-several", owner, None, year(begins)),
                    finding(after, "MISSION-REPORT-missing", name, None, year(begins)),
                ],
            )  # fmt: skip


@way(4)
def report_of_the_first_year(town: Town) -> Iterator[Mutant]:
    """A report on the first year leaves the second as the first of which nobody told."""
    for owner in UNITS:
        name = mission(owner)
        block = town.add_block(
            "follow-up:kf-9", ("a", "stg:FollowUp"), ("rdfs:label", '"Årsredovisning 2019"@sv'),
            ("rdfs:label", '"Annual report 2019"@en'), ("stg:followUpOf", name), ("stg:year", year(2019)),
        )  # fmt: skip
        yield mutant(
            "MISSION-REPORT", f"reported 2019 {name}", town, [block],
            lambda after, name=name: [finding(after, "MISSION-REPORT-missing", name, None, year(2020))],
            [Gone("MISSION-REPORT-missing", name, "2019")],
        )  # fmt: skip


@way(5)
def mission_in_the_wrong_paper(town: Town) -> Iterator[Mutant]:
    for owner in UNITS:
        name = mission(owner)
        kind, paper = ("committee", "document:agardirektiv-exempelhem")
        if owner == COMPANY:
            kind, paper = ("company", "document:reglemente-namnder")
        yield mutant(
            "MISSION-SRC", f"stated in {paper} {name}", town, [town.put(town.fact(name, "stg:statedIn"), paper)],
            lambda after, name=name, kind=kind, paper=paper: [
                finding(after, f"MISSION-SRC-{kind}", name, "stg:statedIn", paper)
            ],
        )  # fmt: skip


@way(3)
def mission_in_the_wrong_kind_of_paper(town: Town) -> Iterator[Mutant]:
    for owner in UNITS:
        name = mission(owner)
        kind, code = ("committee-kind", "document-kind:owner-directive")
        if owner == COMPANY:
            kind, code = ("company-kind", "document-kind:terms-of-reference")
        yield mutant(
            "MISSION-SRC", f"{code} {name}", town, [town.put(town.fact(name, "stg:missionSourceKind"), code)],
            lambda after, name=name, kind=kind, code=code: [
                finding(after, f"MISSION-SRC-{kind}", name, "stg:missionSourceKind", code)
            ],
        )  # fmt: skip


@way(3)
def mission_in_no_paper(town: Town) -> Iterator[Mutant]:
    """The council's decision on the mission itself stands."""
    for owner in UNITS:
        name = mission(owner)
        facts = (town.fact(name, "stg:statedIn"), town.fact(name, "stg:missionSourceKind"))
        yield mutant("MISSION-SRC", f"in no paper {name}", town, town.drop(*facts), lambda after, name=name: [
            finding(after, "MISSION-SRC-missing", name, "stg:statedIn")
        ])  # fmt: skip


# UNIT-NAMED


@way(3)
def no_swedish_name(town: Town) -> Iterator[Mutant]:
    yield from _nameless(town, "sv")


@way(3)
def no_english_name(town: Town) -> Iterator[Mutant]:
    yield from _nameless(town, "en")


def _organisations(town: Town) -> list[str]:
    return [subject for subject in town.subjects if subject.startswith("organisation:")]


def _nameless(town: Town, language: str) -> Iterator[Mutant]:
    for thing in _organisations(town):
        facts = [fact for fact in town.of(thing, "rdfs:label") if fact.object.endswith(f"@{language}")]
        yield mutant("UNIT-NAMED", f"no {language} {thing}", town, town.drop(*facts), lambda after, thing=thing: [
            finding(after, f"UNIT-NAMED-{language}", thing, "rdfs:label")
        ])  # fmt: skip


@way(3)
def two_names(town: Town) -> Iterator[Mutant]:
    """The one that comes later in the alphabet is shown."""
    for thing in _organisations(town):
        name = '"Öster om ån"@sv'
        yield mutant("UNIT-NAMED", f"two names {thing}", town, [town.add(thing, "rdfs:label", name)], lambda after, thing=thing, name=name: [
            finding(after, "UNIT-NAMED-several", thing, "rdfs:label", name)
        ])  # fmt: skip


# VISION-ONE


def _no_vision(town: Town, years: Iterable[int]) -> Iterator[Found]:
    for when in years:
        yield finding(town, "VISION-ONE-none", MUNICIPALITY, None, year(when))


@way(2)
def vision_ends(town: Town) -> Iterator[Mutant]:
    for end in (2022, 2024, 2025):
        yield mutant(
            "VISION-ONE", f"ends {end}", town, [town.put(town.fact("vision:1", "stg:validThroughYear"), year(end))],
            lambda after, end=end: [
                *_no_vision(after, range(end + 1, AS_OF + 1)),
                *(empty(after, "vision", [SECOND_MODEL]) if end not in YEARS[SECOND_MODEL] else ()),
            ],
        )  # fmt: skip


@way(2)
def vision_begins(town: Town) -> Iterator[Mutant]:
    for begins in (2020, 2021, 2022):
        yield mutant(
            "VISION-ONE", f"begins {begins}", town,
            [town.put(town.fact("vision:1", "stg:validFromYear"), year(begins))],
            lambda after, begins=begins: _no_vision(after, range(2019, begins)),
        )  # fmt: skip


def empty(town: Town, part: str, models: Iterable[str]) -> Iterator[Found]:
    for name in models:
        yield finding(town, "MODEL-PARTS-empty", name, "stg:includesPart", f"model-part:{part}")


@way(2)
def vision_proposed(town: Town) -> Iterator[Mutant]:
    """No vision in any year, and that part of both models is empty. One may still look towards it."""
    for status in ("status:proposed", "status:withdrawn"):
        yield mutant(
            "VISION-ONE", f"{status}", town, [town.put(town.fact("vision:1", "stg:status"), status)],
            lambda after: [*_no_vision(after, JUDGED), *empty(after, "vision", BOTH)],
        )  # fmt: skip


@way(2)
def second_vision(town: Town) -> Iterator[Mutant]:
    for begins in (2019, 2022, 2024):
        facts = town.copied("vision:1", validFromYear=year(begins))
        yield mutant(
            "VISION-ONE", f"second {begins}", town, [town.add_block("vision:2", *facts)],
            lambda after, begins=begins: [
                finding(after, "VISION-ONE-several", MUNICIPALITY, None, year(when))
                for when in range(begins, AS_OF + 1)
            ],
        )  # fmt: skip


# PROG-PERIOD

PROGRAMME = "document:program-2023-2026"


@way(2)
def programme_ends(town: Town) -> Iterator[Mutant]:
    """Outside its term at the end; the municipal directions begin within it all the same."""
    for end in (2024, 2025, 2027):
        value = year(end)
        yield mutant(
            "PROG-PERIOD", f"ends {end}", town, [town.put(town.fact(PROGRAMME, "stg:validThroughYear"), value)],
            lambda after, value=value: [
                finding(after, "PROG-PERIOD-ends", PROGRAMME, "stg:validThroughYear", value)
            ],
        )  # fmt: skip


@way(2)
def programme_begins(town: Town) -> Iterator[Mutant]:
    """A programme that begins late was not in force when the municipal directions began."""
    for begins in (2022, 2024, 2025):
        value = year(begins)
        yield mutant(
            "PROG-PERIOD", f"begins {begins}", town, [town.put(town.fact(PROGRAMME, "stg:validFromYear"), value)],
            lambda after, value=value, begins=begins: [
                finding(after, "PROG-PERIOD-begins", PROGRAMME, "stg:validFromYear", value),
                *(_wrong_programme(after) if begins > 2023 else ()),
            ],
        )  # fmt: skip


def _wrong_programme(town: Town) -> Iterator[Found]:
    for direction in municipal(town):
        for item in town.values(direction, "stg:derivedFrom"):
            if item.startswith("programme-item:"):
                yield finding(town, "MDIR-DERIVED-period", direction, "stg:derivedFrom", item)


@way(4)
def programme_of_wrong_terms(town: Town) -> Iterator[Mutant]:
    fact = town.fact(PROGRAMME, "stg:councilTerm")
    old, new = TERMS.values()
    yield mutant(
        "PROG-PERIOD", "no term", town, town.drop(fact),
        lambda after: [finding(after, "PROG-PERIOD-missing", PROGRAMME, "stg:councilTerm")],
    )  # fmt: skip
    yield mutant(
        "PROG-PERIOD", "two terms", town, [town.add(PROGRAMME, "stg:councilTerm", old)],
        lambda after: [finding(after, "PROG-PERIOD-several", PROGRAMME, "stg:councilTerm")],
    )  # fmt: skip
    yield mutant("PROG-PERIOD", "the other term", town, [town.put(fact, old)], lambda after: [
        finding(after, "PROG-PERIOD-begins", PROGRAMME, "stg:validFromYear", year(2023)),
        finding(after, "PROG-PERIOD-ends", PROGRAMME, "stg:validThroughYear", year(2026)),
        *_wrong_programme(after),
    ])  # fmt: skip
    yield mutant(
        "PROG-PERIOD", "two programmes", town,
        [town.add_block("document:program-9", *town.copied(PROGRAMME))],
        lambda after: [finding(after, "PROG-PERIOD-one", new)],
    )  # fmt: skip


@way(1)
def term_begins_late(town: Town) -> Iterator[Mutant]:
    """The programme and every direction of the term begin before it."""
    term = TERMS[SECOND_MODEL]
    yield mutant(
        "PROG-PERIOD", "term begins late", town, [town.put(town.fact(term, "stg:validFromYear"), year(2024))],
        lambda after: [
            finding(after, "PROG-PERIOD-begins", PROGRAMME, "stg:validFromYear", year(2023)),
            *(
                finding(after, "DIR-PERIOD-start", direction, "stg:validFromYear", year(2023))
                for direction in directions(after, SECOND_MODEL)
            ),
        ],
    )  # fmt: skip


# MODEL-PARTS


@way(3)
def empty_part(town: Town) -> Iterator[Mutant]:
    """There were no municipal directions under the older model, and no programme that is only a proposal counts."""
    part = "model-part:municipal-directions"
    yield mutant(
        "MODEL-PARTS", "municipal directions of the older model", town,
        [town.add(FIRST_MODEL, "stg:includesPart", part)],
        lambda after: empty(after, "municipal-directions", [FIRST_MODEL]),
    )  # fmt: skip
    for document, name in (("document:program-2019-2022", FIRST_MODEL), (PROGRAMME, SECOND_MODEL)):
        fact = town.fact(document, "stg:validityStatus")
        yield mutant(
            "MODEL-PARTS", f"only a proposal {document}", town, [town.put(fact, "validity-status:proposal")],
            lambda after, name=name: empty(after, "term-programme", [name]),
        )  # fmt: skip


@way(1)
def no_perspective(town: Town) -> Iterator[Mutant]:
    yield mutant(
        "MODEL-PARTS", "no perspective", town, town.drop_block("perspective:1"),
        lambda after: empty(after, "scorecard", [FIRST_MODEL]),
    )  # fmt: skip


# DOC-*

SMALL_PAPERS = ("document:reglemente-namnder", "document:agardirektiv-exempelhem")


def _papers(town: Town) -> list[str]:
    """The steering documents in force without the programme, which has a kind of its own."""
    return [document for document in documents(town) if document != PROGRAMME]


@way(5)
def other_kind(town: Town) -> Iterator[Mutant]:
    for document in _papers(town):
        for code in ("document-kind:strategy", "document-kind:instruction"):
            yield mutant(
                "DOC-KIND", f"{code} {document}", town, [town.put(town.fact(document, "stg:documentKind"), code)],
                lambda after, document=document, code=code: [
                    finding(after, "DOC-KIND-other", document, "stg:documentKind", code)
                ],
            )  # fmt: skip


@way(4)
def no_kind(town: Town) -> Iterator[Mutant]:
    for document in _papers(town):
        fact = town.fact(document, "stg:documentKind")
        code = "document-kind:unspecified-steering-document"
        for name, edits in (("no kind", town.drop(fact)), ("unspecified", (town.put(fact, code),))):
            yield mutant("DOC-KIND", f"{name} {document}", town, edits, lambda after, document=document: [
                finding(after, "DOC-KIND-missing", document, "stg:documentKind")
            ])  # fmt: skip


@way(6)
def no_page(town: Town) -> Iterator[Mutant]:
    for document in (*documents(town), *SMALL_PAPERS):
        yield mutant(
            "DOC-PUBLIC", f"no page {document}", town, town.drop(town.fact(document, "foaf:page")),
            lambda after, document=document: [finding(after, "DOC-PUBLIC-missing", document, "foaf:page")],
        )  # fmt: skip


@way(4)
def nobody_responsible(town: Town) -> Iterator[Mutant]:
    for document in documents(town):
        facts = (*town.of(document, "stg:responsible"), *town.of(document, "stg:responsibleText"))
        yield mutant(
            "DOC-RESP", f"nobody responsible {document}", town, town.drop(*facts),
            lambda after, document=document: [
                finding(after, "DOC-RESP-responsible", document, "stg:responsible")
            ],
        )  # fmt: skip


@way(4)
def not_followed_up(town: Town) -> Iterator[Mutant]:
    for document in documents(town):
        yield mutant(
            "DOC-RESP", f"not followed up {document}", town, town.drop(*town.of(document, "stg:followUpText")),
            lambda after, document=document: [finding(after, "DOC-RESP-followup", document, "stg:followUpText")],
        )  # fmt: skip


@way(5)
def towards_nothing(town: Town) -> Iterator[Mutant]:
    for document in documents(town):
        yield mutant(
            "DOC-TOVISION", f"towards nothing {document}", town, town.drop(town.fact(document, "stg:towards")),
            lambda after, document=document: [finding(after, "DOC-TOVISION-missing", document, "stg:towards")],
        )  # fmt: skip


@way(2)
def towards_a_programme(town: Town) -> Iterator[Mutant]:
    for document in _papers(town):
        fact = town.fact(document, "stg:towards")
        yield mutant("DOC-TOVISION", f"towards a programme {document}", town, [town.put(fact, PROGRAMME)], lambda after, document=document: [
            finding(after, "DOC-TOVISION-missing", document, "stg:towards")
        ])  # fmt: skip
