"""Ways of breaking goals."""

from collections.abc import Iterator

from tests.mutants.found import Found, Gone, finding
from tests.mutants.mutant import Mutant, mutant
from tests.mutants.town import Fact, Town
from tests.mutants.ways.facts import (
    AS_OF,
    COMMITTEES,
    FIRST_MODEL,
    LIMITS,
    SECOND_MODEL,
    UNITS,
    YEARS,
    counted,
    first,
    goals,
    in_force,
    key,
    last,
    mission,
    model,
    proposals,
    replaced_from,
    unit,
    year,
)
from tests.mutants.ways.registry import way

UNCHECKED = Gone("PLAN-HEADING-unchecked", "goal:bin-1")
"""The one goal of the town that no plan covers; the note goes with what makes it count."""


def _unchecked(goal: str) -> tuple[Gone, ...]:
    return (UNCHECKED,) if goal == "goal:bin-1" else ()


def too_many(town: Town, limits: dict[str, int] = LIMITS) -> Iterator[Found]:
    """Units with more goals in a year than their model allows."""
    for owner in UNITS:
        for name, limit in limits.items():
            for when in YEARS[name]:
                if len(counted(town, owner, when)) > limit:
                    yield finding(town, "GOAL-MAX3-count", owner, None, year(when))


# GOAL-YEAR


@way(6)
def no_target_year(town: Town) -> Iterator[Mutant]:
    """The last year stands in for counting, for nothing else; proposals need a year, too."""
    for goal in (*goals(town), *proposals(town)):
        yield mutant(
            "GOAL-YEAR", f"no target year {goal}", town,
            town.drop(town.fact(goal, "stg:targetYear")),
            lambda after, goal=goal: [finding(after, "GOAL-YEAR-missing", goal, "stg:targetYear")],
        )  # fmt: skip


@way(3)
def two_target_years(town: Town) -> Iterator[Mutant]:
    """The second is a possible one: from the first year on, within four years."""
    for goal in goals(town):
        if first(town, goal) < (town.year(goal, "stg:targetYear") or 0):
            yield mutant(
                "GOAL-YEAR", f"two target years {goal}", town,
                [town.add(goal, "stg:targetYear", year(first(town, goal)))],
                lambda after, goal=goal: [finding(after, "GOAL-YEAR-several", goal, "stg:targetYear")],
            )  # fmt: skip


@way(6)
def mistyped_target_year(town: Town) -> Iterator[Mutant]:
    """A string, a number, a day: each is read as a year or passed over, and the last year is there to count by."""
    for goal in (*goals(town), *proposals(town)):
        fact = town.fact(goal, "stg:targetYear")
        number = fact.object[1:5]
        for name, value in (
            ("string", f'"{number}"'),
            ("integer", f'"{number}"^^xsd:integer'),
            ("day", f'"{number}-12-31"^^xsd:date'),
        ):
            yield mutant(
                "GOAL-YEAR", f"{name} {goal}", town, [town.put(fact, value)],
                lambda after, goal=goal, value=value: [
                    finding(after, "GOAL-YEAR-form", goal, "stg:targetYear", value)
                ],
            )  # fmt: skip


@way(6)
def year_not_in_the_text(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        number = str(town.year(goal, "stg:targetYear"))
        labels = town.of(goal, "rdfs:label")
        yield mutant(
            "GOAL-YEAR-TEXT", f"year not in the text {goal}", town,
            [town.put(fact, fact.object.replace(number, "snart")) for fact in labels],
            lambda after, goal=goal: [finding(after, "GOAL-YEAR-TEXT-label", goal, "rdfs:label")],
            on=("GOAL-YEAR-TEXT",),
        )  # fmt: skip


# GOAL-HORIZON


@way(6)
def target_before_start(town: Town) -> Iterator[Mutant]:
    """Such a goal is in force in no year; nothing else asks for the order of the two."""
    for goal in goals(town):
        value = year(first(town, goal) - 1)
        yield mutant(
            "GOAL-HORIZON", f"target before start {goal}", town,
            [town.put(town.fact(goal, "stg:targetYear"), value)],
            lambda after, goal=goal, value=value: [
                finding(after, "GOAL-HORIZON-order", goal, "stg:targetYear", value)
            ],
            _unchecked(goal),
        )  # fmt: skip


@way(5)
def five_years(town: Town) -> Iterator[Mutant]:
    """One year more than four; the last year stays, so no year has one more goal."""
    for goal in goals(town):
        value = year(first(town, goal) + 4)
        yield mutant(
            "GOAL-HORIZON", f"five years {goal}", town,
            [town.put(town.fact(goal, "stg:targetYear"), value)],
            lambda after, goal=goal, value=value: [
                finding(after, "GOAL-HORIZON-long", goal, "stg:targetYear", value)
            ],
        )  # fmt: skip


# GOAL-LEVEL


@way(5)
def no_level(town: Town) -> Iterator[Mutant]:
    """Neither words nor a target. An indicator of its own remains, where there was a target."""
    for goal in goals(town):
        yield mutant(
            "GOAL-LEVEL", f"no level {goal}", town,
            town.drop(*town.of(goal, "stg:targetLevel"), *town.of(goal, "stg:hasTarget")),
            lambda after, goal=goal: [finding(after, "GOAL-LEVEL-none", goal, "stg:targetLevel")],
        )  # fmt: skip


@way(5)
def target_without_number(town: Town) -> Iterator[Mutant]:
    """No words, and a target that has no value."""
    for goal in goals(town):
        for target in town.values(goal, "stg:hasTarget"):
            yield mutant(
                "GOAL-LEVEL", f"target without number {goal}", town,
                town.drop(*town.of(goal, "stg:targetLevel"), town.fact(target, "stg:targetValue")),
                lambda after, goal=goal, target=target: [
                    finding(after, "GOAL-LEVEL-value", goal, "stg:hasTarget", target)
                ],
            )  # fmt: skip


# GOAL-INFLUENCE


@way(5)
def weak_influence(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        yield mutant(
            "GOAL-INFLUENCE", f"weak influence {goal}", town,
            [town.put(town.fact(goal, "stg:influence"), "influence:contributes")],
            lambda after, goal=goal: [
                finding(after, "GOAL-INFLUENCE-weak", goal, "stg:influence", "influence:contributes")
            ],
        )  # fmt: skip


@way(3)
def no_influence(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        yield mutant(
            "GOAL-INFLUENCE", f"no influence {goal}", town, town.drop(town.fact(goal, "stg:influence")),
            lambda after, goal=goal: [finding(after, "GOAL-INFLUENCE-unrecorded", goal, "stg:influence")],
        )  # fmt: skip


# GOAL-MAX3


@way(6)
def fourth_goal(town: Town) -> Iterator[Mutant]:
    """A goal of its unit once more; too many where there were three. Plans that apply do not have it."""
    for goal in goals(town):
        name = f"{goal}9"
        edit = town.add_block(name, *town.copied(goal, ["dcterms:replaces", "prov:wasRevisionOf"]))
        after = town.edited(edit)
        if any(too_many(after)):
            yield mutant("GOAL-MAX3", f"fourth goal {goal}", town, [edit], lambda after, name=name: [
                *too_many(after), *not_in_plans(after, name)
            ])  # fmt: skip


def not_in_plans(town: Town, goal: str) -> Iterator[Found]:
    """The operational plans in which a goal that concerns their administrations should stand."""
    concerned = set(town.values(goal, "stg:concerns"))
    for plan in town.all_of("stg:OperationalPlan"):
        when = town.year(plan, "stg:validFromYear")
        sections = town.values(plan, "stg:hasSection")
        stands = any(goal in town.values(section, "stg:includesGoal") for section in sections)
        assert when is not None
        if concerned & set(town.values(plan, "stg:assignedTo")) and in_force(town, goal, when) and not stands:
            yield finding(town, "PLAN-HEADING-missing", goal, None, plan)


@way(4)
def lower_limit(town: Town) -> Iterator[Mutant]:
    for name in LIMITS:
        fact = town.fact(name, "stg:maxGoalsPerUnit")
        for limit in range(LIMITS[name]):
            found = too_many(town, {**LIMITS, name: limit})
            if any(True for _ in found):
                yield mutant(
                    "GOAL-MAX3", f"limit {limit} {name}", town, [town.put(fact, str(limit))],
                    lambda after, name=name, limit=limit: too_many(after, {**LIMITS, name: limit}),
                )  # fmt: skip


@way(2)
def no_limit(town: Town) -> Iterator[Mutant]:
    for name in LIMITS:
        yield mutant(
            "GOAL-MAX3", f"no limit {name}", town, town.drop(town.fact(name, "stg:maxGoalsPerUnit")),
            lambda after, name=name: [finding(after, "GOAL-MAX3-limit", name, "stg:maxGoalsPerUnit")],
        )  # fmt: skip


@way(1)
def both_editions(town: Town) -> Iterator[Mutant]:
    """The new edition does not say that it replaces the old, and the old has no end of its own."""
    for fact in town.where("dcterms:replaces"):
        if fact.subject in goals(town):
            old = fact.object
            yield mutant(
                "GOAL-MAX3", f"both editions {old}", town,
                town.drop(fact, town.fact(old, "stg:validThroughYear")),
                lambda after, old=old: [*too_many(after), *not_in_plans(after, old)],
            )  # fmt: skip


@way(4)
def no_status(town: Town) -> Iterator[Mutant]:
    """Without a status it is not counted, nor looked for in plans; what it says is looked at all the same."""
    for goal in goals(town):
        yield mutant(
            "GOAL-MAX3", f"no status {goal}", town, town.drop(town.fact(goal, "stg:status")),
            lambda after, goal=goal: [finding(after, "GOAL-MAX3-status", goal, "stg:status")],
            _unchecked(goal),
        )  # fmt: skip


@way(4)
def no_first_year(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        yield mutant(
            "GOAL-MAX3", f"no first year {goal}", town, town.drop(town.fact(goal, "stg:validFromYear")),
            lambda after, goal=goal: [finding(after, "GOAL-MAX3-countable", goal, "stg:validFromYear")],
            _unchecked(goal),
        )  # fmt: skip


@way(4)
def month_for_first_year(town: Town) -> Iterator[Mutant]:
    """A month is no year: it cannot be counted, and its form is wrong."""
    for goal in goals(town):
        value = f'"{first(town, goal)}-01"^^xsd:gYearMonth'
        yield mutant(
            "GOAL-MAX3", f"month for first year {goal}", town,
            [town.put(town.fact(goal, "stg:validFromYear"), value)],
            lambda after, goal=goal, value=value: [
                finding(after, "GOAL-MAX3-start", goal, "stg:validFromYear", value),
                finding(after, "RECORD-YEAR-from", goal, "stg:validFromYear", value),
            ],
            _unchecked(goal),
        )  # fmt: skip


# GOAL-RESULT, GOAL-VALUE, GOAL-CLEAR


@way(6)
def activity(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        for code in ("result-type:activity", "result-type:output"):
            yield mutant(
                "GOAL-RESULT", f"{code} {goal}", town, [town.put(town.fact(goal, "stg:resultType"), code)],
                lambda after, goal=goal, code=code: [
                    finding(after, "GOAL-RESULT-activity", goal, "stg:resultType", code)
                ],
            )  # fmt: skip


@way(3)
def words_of_an_activity(town: Town) -> Iterator[Mutant]:
    """What sort of result is meant is not recorded, and the words are those of an activity."""
    for goal in goals(town):
        label = town.of(goal, "rdfs:label")[0]
        yield mutant(
            "GOAL-RESULT", f"words of an activity {goal}", town,
            [*town.drop(town.fact(goal, "stg:resultType")), town.put(label, '"Nämnden ska genomföra sin plan"@sv')],
            lambda after, goal=goal: [finding(after, "GOAL-RESULT-verb", goal, "rdfs:label")],
            on=("GOAL-RESULT",),
        )  # fmt: skip


@way(5)
def hedge(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        label = town.of(goal, "rdfs:label")[0]
        yield mutant(
            "GOAL-CLEAR", f"hedge {goal}", town, [town.put(label, '"Kommunen verkar för fler läsare"@sv')],
            lambda after, goal=goal: [finding(after, "GOAL-CLEAR-hedge", goal, "rdfs:label")],
            on=("GOAL-CLEAR",),
        )  # fmt: skip


@way(5)
def for_ourselves(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        facts = town.of(goal, "stg:beneficiary")
        if len(facts) == 1:
            yield mutant(
                "GOAL-VALUE", f"for ourselves {goal}", town, [town.put(facts[0], "beneficiary:internal")],
                lambda after, goal=goal: [
                    finding(after, "GOAL-VALUE-internal", goal, "stg:beneficiary", "beneficiary:internal")
                ],
            )  # fmt: skip


@way(3)
def for_nobody(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        yield mutant(
            "GOAL-VALUE", f"for nobody {goal}", town, town.drop(*town.of(goal, "stg:beneficiary")),
            lambda after, goal=goal: [finding(after, "GOAL-VALUE-unrecorded", goal, "stg:beneficiary")],
        )  # fmt: skip


# GOAL-MISSION


@way(4)
def no_mission(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        fact = town.fact(goal, "stg:derivedFrom", mission(unit(town, goal)))
        yield mutant(
            "GOAL-MISSION", f"no mission {goal}", town, town.drop(fact),
            lambda after, goal=goal: [finding(after, "GOAL-MISSION-none", goal, "stg:derivedFrom")],
        )  # fmt: skip


@way(4)
def mission_of_another(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        own = mission(unit(town, goal))
        other = "mission:ks"
        yield mutant(
            "GOAL-MISSION", f"mission of another {goal}", town,
            [town.put(town.fact(goal, "stg:derivedFrom", own), other)],
            lambda after, goal=goal, other=other: [
                finding(after, "GOAL-MISSION-other", goal, "stg:derivedFrom", other)
            ],
        )  # fmt: skip


@way(5)
def mission_ends(town: Town) -> Iterator[Mutant]:
    """A mission that ends: no mission in the years after, and none for the goals that begin then."""
    for owner in UNITS:
        for end in (2021, 2024):
            yield mutant(
                "GOAL-MISSION", f"{mission(owner)} ends {end}", town,
                [town.add(mission(owner), "stg:validThroughYear", year(end))],
                lambda after, owner=owner, end=end: [
                    finding(after, "UNIT-MISSION-none", owner, None, year(end + 1)),
                    *(
                        finding(after, "GOAL-MISSION-time", goal, "stg:derivedFrom", mission(owner))
                        for goal in goals(after)
                        if unit(after, goal) == owner and first(after, goal) > end
                    ),
                ],
            )  # fmt: skip


# GOAL-ANALYSIS


@way(4)
def no_analysis(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        facts = [fact for fact in town.of(goal, "stg:basedOn") if fact.object.startswith("analysis:")]
        yield mutant(
            "GOAL-ANALYSIS", f"no analysis {goal}", town, town.drop(*facts),
            lambda after, goal=goal: [finding(after, "GOAL-ANALYSIS-unrecorded", goal, "stg:basedOn")],
        )  # fmt: skip


@way(4)
def no_priority(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        facts = [fact for fact in town.of(goal, "stg:basedOn") if fact.object.startswith("priority:")]
        yield mutant(
            "GOAL-ANALYSIS", f"no priority {goal}", town, town.drop(*facts),
            lambda after, goal=goal: [finding(after, "GOAL-ANALYSIS-priority", goal, "stg:basedOn")],
        )  # fmt: skip


@way(4)
def analysis_afterwards(town: Town) -> Iterator[Mutant]:
    """An analysis of a later year than that in which the goals built on it began."""
    for analysis in town.all_of("stg:SituationAnalysis"):
        built = [f.subject for f in town.where("stg:basedOn", analysis) if f.subject in goals(town)]
        if built:
            later = min(first(town, goal) for goal in built) + 1
            yield mutant(
                "GOAL-ANALYSIS", f"afterwards {analysis}", town,
                [town.put(town.fact(analysis, "stg:year"), year(later))],
                lambda after, analysis=analysis, built=tuple(built), later=later: [
                    finding(after, "GOAL-ANALYSIS-late", goal, "stg:basedOn", analysis)
                    for goal in built
                    if first(after, goal) < later
                ],
            )  # fmt: skip


# GOAL-WILL: what follows everywhere


@way(8)
def will_lost(town: Town) -> Iterator[Mutant]:
    """The one fact on the way to a political intent is gone."""
    for fact in town.facts:
        support = fact.predicate in ("stg:derivedFrom", "stg:contributesTo", "stg:supports")
        if support and fact.subject.startswith(("goal:", "document:")):
            made = mutant(
                "GOAL-WILL", f"will lost {fact.subject} {fact.object}", town, town.drop(fact), _nothing
            )
            if any(found.shape == "GOAL-WILL-short" for found in made.new):
                yield made


@way(3)
def only_a_mission_left(town: Town) -> Iterator[Mutant]:
    """Nothing at all that the goal rests on; the mission is missing in its own right."""
    for goal in ("goal:on-3", "goal:bin-4", "goal:exempelhem-2"):
        facts = [
            fact
            for fact in town.facts
            if (
                fact.subject == goal
                and fact.predicate in ("stg:basedOn", "stg:derivedFrom", "stg:contributesTo")
            )
            or (fact.object == goal and fact.predicate == "stg:supports")
        ]
        yield mutant("GOAL-WILL", f"nothing {goal}", town, town.drop(*facts), lambda after, goal=goal: [
            finding(after, "GOAL-MISSION-none", goal, "stg:derivedFrom"),
            finding(after, "GOAL-ANALYSIS-unrecorded", goal, "stg:basedOn"),
            finding(after, "GOAL-ANALYSIS-priority", goal, "stg:basedOn"),
        ])  # fmt: skip


@way(3)
def will_of_another_time(town: Town) -> Iterator[Mutant]:
    """A programme item that was over before the goal began."""
    for item in town.all_of("stg:ProgrammeItem"):
        start = first(town, item)
        made = mutant(
            "GOAL-WILL", f"over {item}", town,
            [town.put(town.fact(item, "stg:validThroughYear"), year(start))], _nothing,
        )  # fmt: skip
        if any(found.shape == "GOAL-WILL-time" for found in made.new):
            yield made


def _nothing(_: Town) -> Iterator[Found]:
    yield from ()


# GOAL-MEAS, GOAL-ASSESS, GOAL-ACHIEVE


@way(4)
def no_indicator(town: Town) -> Iterator[Mutant]:
    """Neither an indicator nor a target that has one; words give the level."""
    for goal in goals(town):
        facts = town.of(goal, "stg:measuredBy")
        if facts:
            yield mutant(
                "GOAL-MEAS", f"no indicator {goal}", town, town.drop(*facts, *town.of(goal, "stg:hasTarget")),
                lambda after, goal=goal: [finding(after, "GOAL-MEAS-indicator", goal, "stg:measuredBy")],
            )  # fmt: skip


@way(2)
def said_to_be_measurable(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        fact = town.fact(goal, "stg:measurable")
        if fact.object == "false":
            for name, edits in (("true", (town.put(fact, "true"),)), ("not said", town.drop(fact))):
                yield mutant("GOAL-MEAS", f"{name} {goal}", town, edits, lambda after, goal=goal: [
                    finding(after, "GOAL-MEAS-indicator", goal, "stg:measuredBy")
                ])  # fmt: skip


@way(6)
def unmeasurable(town: Town) -> Iterator[Mutant]:
    """A committee's measurable goal called unmeasurable: to be assessed when its target year has passed."""
    for goal in goals(town):
        fact = town.fact(goal, "stg:measurable")
        current = replaced_from(town, goal) == 9999
        if fact.object == "true" and unit(town, goal) in COMMITTEES and current:
            yield mutant(
                "GOAL-ASSESS", f"unmeasurable {goal}", town, [town.put(fact, "false")],
                lambda after, goal=goal: _assessment(after, goal),
            )  # fmt: skip


def _assessment(town: Town, goal: str) -> Iterator[Found]:
    target = town.year(goal, "stg:targetYear")
    assert target is not None
    if target < AS_OF:
        yield finding(town, "GOAL-ASSESS-missing", goal)
    else:
        yield finding(town, "GOAL-ASSESS-due", goal, "stg:measurable", "false")


def _assessments(town: Town) -> Iterator[tuple[str, str, Fact]]:
    for assessment in town.all_of("stg:Assessment"):
        yield assessment, town.fact(assessment, "stg:assesses").object, town.fact(assessment, "stg:assessor")


@way(1)
def not_assessed(town: Town) -> Iterator[Mutant]:
    for assessment, goal, _ in _assessments(town):
        yield mutant(
            "GOAL-ASSESS", f"not assessed {goal}", town, town.drop_block(assessment),
            lambda after, goal=goal: [finding(after, "GOAL-ASSESS-missing", goal)],
        )  # fmt: skip


@way(2)
def assessed_by_others(town: Town) -> Iterator[Mutant]:
    for _, goal, assessor in _assessments(town):
        for other in ("organisation:kf", unit(town, goal)):
            yield mutant(
                "GOAL-ASSESS", f"assessed by {other}", town, [town.put(assessor, other)],
                lambda after, goal=goal, other=other: [
                    finding(after, "GOAL-ASSESS-assessor", goal, None, other)
                ],
            )  # fmt: skip


@way(1)
def assessed_by_nobody(town: Town) -> Iterator[Mutant]:
    for _, goal, assessor in _assessments(town):
        yield mutant(
            "GOAL-ASSESS", f"assessed by nobody {goal}", town, town.drop(assessor),
            lambda after, goal=goal: [finding(after, "GOAL-ASSESS-unsigned", goal)],
        )  # fmt: skip


@way(4)
def partly(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        facts = town.of(goal, "stg:achievement")
        code = "achievement:partly"
        edit = town.put(facts[0], code) if facts else town.add(goal, "stg:achievement", code)
        yield mutant("GOAL-ACHIEVE", f"partly {goal}", town, [edit], lambda after, goal=goal, code=code: [
            finding(after, "GOAL-ACHIEVE-partly", goal, "stg:achievement", code)
        ])  # fmt: skip


@way(3)
def outcome_without_code(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        for fact in town.of(goal, "stg:achievement"):
            code = "achievement:almost"
            yield mutant(
                "GOAL-ACHIEVE", f"almost {goal}", town, [town.put(fact, code)],
                lambda after, goal=goal, code=code: [
                    finding(after, "GOAL-ACHIEVE-code", goal, "stg:achievement", code),
                    finding(after, "RECORD-CODE-achievement", goal, "stg:achievement", code),
                ],
            )  # fmt: skip


# UNIT-STEERS, UNIT-PROPOSES, PROPOSAL-BASIS on goals


@way(3)
def goal_of_nobody(town: Town) -> Iterator[Mutant]:
    """Whose mission it should come from cannot be asked then."""
    for goal in goals(town):
        yield mutant(
            "UNIT-STEERS", f"of nobody {goal}", town, town.drop(town.fact(goal, "stg:assignedTo")),
            lambda after, goal=goal: [finding(after, "UNIT-STEERS-missing", goal, "stg:assignedTo")],
            _unchecked(goal),
        )  # fmt: skip


@way(3)
def goal_of_two(town: Town) -> Iterator[Mutant]:
    """The executive committee has no goals of its own and therefore room for one."""
    for goal in goals(town):
        yield mutant(
            "UNIT-STEERS", f"of two {goal}", town, [town.add(goal, "stg:assignedTo", "organisation:ks")],
            lambda after, goal=goal: [finding(after, "UNIT-STEERS-several", goal, "stg:assignedTo")],
        )  # fmt: skip


@way(3)
def goal_of_an_administration(town: Town) -> Iterator[Mutant]:
    """No unit, no mission to ask for; and it was proposed by somebody whose it is not."""
    for goal in goals(town):
        owner = unit(town, goal)
        for administration in town.values(goal, "stg:concerns"):
            yield mutant(
                "UNIT-STEERS", f"of an administration {goal}", town,
                [town.put(town.fact(goal, "stg:assignedTo"), administration)],
                lambda after, goal=goal, owner=owner, administration=administration: [
                    finding(after, "UNIT-STEERS-unit", goal, "stg:assignedTo", administration),
                    finding(after, "UNIT-PROPOSES-other", goal, "stg:proposedBy", owner),
                ],
                _unchecked(goal),
            )  # fmt: skip


@way(4)
def proposed_by_another(town: Town) -> Iterator[Mutant]:
    for goal in (*goals(town), *proposals(town)):
        yield mutant(
            "UNIT-PROPOSES", f"proposed by another {goal}", town,
            [town.put(town.fact(goal, "stg:proposedBy"), "organisation:kf")],
            lambda after, goal=goal: [
                finding(after, "UNIT-PROPOSES-other", goal, "stg:proposedBy", "organisation:kf")
            ],
        )  # fmt: skip


@way(2)
def moved_to_another_unit(town: Town) -> Iterator[Mutant]:
    """Another committee's goal in a committee that has three; proposal and mission are the old one's."""
    for goal in goals(town):
        old = unit(town, goal)
        new = "organisation:bin"
        edit = town.put(town.fact(goal, "stg:assignedTo"), new)
        if old != new and any(too_many(town.edited(edit))):
            yield mutant(
                "GOAL-MAX3", f"moved {goal}", town, [edit],
                lambda after, goal=goal, old=old: [
                    *too_many(after),
                    finding(after, "UNIT-PROPOSES-other", goal, "stg:proposedBy", old),
                    finding(after, "GOAL-MISSION-other", goal, "stg:derivedFrom", mission(old)),
                    *_out_of_plans(after, goal),
                ],
            )  # fmt: skip


def _out_of_plans(town: Town, goal: str) -> Iterator[Found]:
    """A company's goal concerns no administration: as a committee's, no plan covers it."""
    if not town.values(goal, "stg:concerns"):
        yield finding(town, "PLAN-HEADING-unchecked", goal)


@way(2)
def proposal_without_basis(town: Town) -> Iterator[Mutant]:
    for goal in proposals(town):
        yield mutant(
            "PROPOSAL-BASIS", f"without basis {goal}", town, town.drop(*town.of(goal, "stg:basedOn")),
            lambda after, goal=goal: [finding(after, "PROPOSAL-BASIS-missing", goal, "stg:basedOn")],
        )  # fmt: skip


# RECORD-UNDERMODEL, KF-DECIDES on goals


@way(4)
def under_no_model(town: Town) -> Iterator[Mutant]:
    """No norm holds for it then."""
    for goal in goals(town):
        yield mutant(
            "RECORD-UNDERMODEL", f"under no model {goal}", town, town.drop(town.fact(goal, "stg:underModel")),
            lambda after, goal=goal: [finding(after, "RECORD-UNDERMODEL-missing", goal, "stg:underModel")],
            _unchecked(goal),
        )  # fmt: skip


@way(4)
def undecided(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        yield mutant(
            "KF-DECIDES", f"undecided {goal}", town, town.drop(*town.of(goal, "stg:decision")),
            lambda after, goal=goal: [finding(after, "KF-DECIDES-missing", goal, "stg:decision")],
        )  # fmt: skip


# PLAN-HEADING


@way(5)
def other_heading(town: Town) -> Iterator[Mutant]:
    """All goals of the section are in force in the year of its plan, so each stands under a wrong heading."""
    for section in town.all_of("stg:PlanSection"):
        fact = town.fact(section, "stg:heading")
        if fact.object == '"Vad vill vi uppnå"@sv':
            yield mutant(
                "PLAN-HEADING", f"other heading {section}", town, [town.put(fact, '"Våra mål"@sv')],
                lambda after, section=section: [
                    finding(after, "PLAN-HEADING-heading", goal, None, section)
                    for goal in after.values(section, "stg:includesGoal")
                ],
            )  # fmt: skip


@way(5)
def left_out_of_the_plan(town: Town) -> Iterator[Mutant]:
    for section in town.all_of("stg:PlanSection"):
        plan = town.fact(section, "dcterms:isPartOf").object
        if plan in town.all_of("stg:OperationalPlan"):
            for fact in town.of(section, "stg:includesGoal"):
                yield mutant(
                    "PLAN-HEADING", f"left out {key(plan)} {fact.object}", town, town.drop(fact),
                    lambda after, plan=plan, goal=fact.object: [
                        finding(after, "PLAN-HEADING-missing", goal, None, plan)
                    ],
                )  # fmt: skip


@way(4)
def concerns_nobody(town: Town) -> Iterator[Mutant]:
    for goal in goals(town):
        if goal != UNCHECKED.focus and unit(town, goal) in COMMITTEES:
            yield mutant(
                "PLAN-HEADING", f"concerns nobody {goal}", town, town.drop(town.fact(goal, "stg:concerns")),
                lambda after, goal=goal: [finding(after, "PLAN-HEADING-unchecked", goal)],
            )  # fmt: skip


@way(2)
def plan_of_no_year(town: Town) -> Iterator[Mutant]:
    """The goals of a single year whose only plan it was can no longer be looked for."""
    for plan in town.all_of("stg:OperationalPlan"):
        when = town.year(plan, "stg:validFromYear")
        only = [
            goal
            for goal in goals(town)
            if town.values(goal, "stg:concerns") and (first(town, goal), last(town, goal)) == (when, when)
        ]
        if only:
            yield mutant(
                "PLAN-HEADING", f"of no year {plan}", town, town.drop(town.fact(plan, "stg:planYear")),
                lambda after, only=tuple(only): [finding(after, "PLAN-HEADING-unchecked", goal) for goal in only],
            )  # fmt: skip


# MODEL-PARTS by way of goals


@way(2)
def last_goal_of_a_model(town: Town) -> Iterator[Mutant]:
    """The older model has one goal; without it, its part is empty."""
    old = [goal for goal in goals(town) if model(town, goal) == FIRST_MODEL]
    assert len(old) == 1
    part = ("MODEL-PARTS-empty", FIRST_MODEL, "stg:includesPart", "model-part:unit-goals")
    status = town.fact(old[0], "stg:status")
    yield mutant(
        "MODEL-PARTS", "last goal withdrawn", town, [town.put(status, "status:withdrawn")],
        lambda after: [finding(after, *part)], [UNCHECKED],
    )  # fmt: skip
    yield mutant(
        "MODEL-PARTS", "last goal under the new model", town,
        [town.put(town.fact(old[0], "stg:underModel"), SECOND_MODEL)],
        lambda after: [finding(after, *part)],
    )  # fmt: skip
