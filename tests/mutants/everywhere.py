"""What follows from any edit: five norms look at every fact, so their part is reckoned here once.

References that lead nowhere or astray, unknown words, assertions whose fact is gone, and goals from which
no way leads to a political intent. The tables are read off the ontology's words by hand; the town as it is
has none of these findings.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.mutants.found import Found, finding
from tests.mutants.town import Town

ONTOLOGY = Path(__file__).parents[2] / "ontology"
NORMS = Path(__file__).parents[2] / "shapes"

PARENTS = {
    "stg:Administration": "stg:Organisation",
    "stg:AuditBody": "stg:Organisation",
    "stg:Collaboration": "stg:Organisation",
    "stg:Committee": "stg:GoverningUnit",
    "stg:CompanyBoard": "stg:Organisation",
    "stg:Council": "stg:Organisation",
    "stg:Department": "stg:Organisation",
    "stg:ExecutiveCommittee": "stg:Committee",
    "stg:GoverningUnit": "stg:Organisation",
    "stg:JointAuthority": "stg:Organisation",
    "stg:MunicipalCompany": "stg:GoverningUnit",
    "stg:MunicipalGroup": "stg:Organisation",
    "stg:Municipality": "stg:Organisation",
    "stg:PreparatoryCommittee": "stg:Organisation",
    "stg:TermProgramme": "stg:SteeringDocument",
}
"""What a thing is, too, when it is of a class; as far as a rule below asks."""

KINDS = {
    "administrationOf": "Committee",
    "alsoInScorecardOf": "Organisation",
    "appliesTo": "Organisation",
    "assessor": "Organisation",
    "assesses": "Goal",
    "assignedTo": "Organisation",
    "boardOf": "MunicipalCompany",
    "calendarYear": "CalendarYear",
    "concerns": "Organisation",
    "councilTerm": "CouncilTerm",
    "decidedBy": "Organisation",
    "decision": "Decision",
    "followedUpBy": "FollowUp",
    "hasSection": "PlanSection",
    "hasTarget": "IndicatorTarget",
    "inGroup": "MunicipalGroup",
    "includesGoal": "Goal",
    "indicator": "Indicator",
    "measuredBy": "Indicator",
    "municipality": "Municipality",
    "ownedBy": "Organisation",
    "perspective": "Perspective",
    "planYear": "PlanningYear",
    "preparedBy": "Organisation",
    "proposedBy": "Organisation",
    "recipient": "Organisation",
    "relatedProgramme": "TermProgramme",
    "responsible": "Organisation",
    "underModel": "GovernanceModel",
}
"""To what kind of thing a property leads."""

SUPPORT = (
    "stg:basedOn", "stg:contributesTo", "stg:derivedFrom", "stg:implements", "stg:statedIn", "stg:towards",
    "dcterms:isPartOf",
)  # fmt: skip
"""From a goal towards what it rests on; stg:supports leads the other way."""

WILL = ("stg:ProgrammeItem", "stg:SteeringDocument")

_OUTSIDE = ("rdf", "rdfs", "owl", "skos", "dcterms", "dcat", "foaf", "void", "xsd", "org", "prov")


@cache
def known_words() -> frozenset[str]:
    """What the ontology and the norms describe: terms, codes, calendar years, norms."""
    found: set[str] = set()
    for folder in (ONTOLOGY, NORMS):
        for path in folder.rglob("*.ttl"):
            found.update(re.findall(r"^([\w-]+:[\w-]+)\b", path.read_text(encoding="utf-8"), re.MULTILINE))
    return frozenset(found)


@cache
def word(name: str) -> str:
    """followUpOf → follow-up-of."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda found: "-" + found[1].lower(), name)


def follows(town: Town) -> Iterator[Found]:
    yield from _references(town)
    yield from _words(town)
    yield from _assertions(town)
    yield from _will(town)
    yield from _models(town)
    yield from _editions(town)


def classes(town: Town, thing: str) -> set[str]:
    """Of what classes a thing is, those above included."""
    found = set(town.values(thing, "a"))
    if re.fullmatch(r"year:\d{4}", thing) and thing in known_words():
        found.add("stg:CalendarYear")
    while more := {PARENTS[kind] for kind in found if kind in PARENTS} - found:
        found |= more
    return found


@cache
def _is_ours(term: str) -> bool:
    prefix = re.match(r"([\w-]+):[\w-]+$", term)
    return bool(prefix) and prefix is not None and prefix[1] not in _OUTSIDE


def _references(town: Town) -> Iterator[Found]:
    kinds: dict[str, set[str]] = {}
    for fact in town.facts:
        if fact.predicate == "a":
            continue
        is_thing = _is_ours(fact.object)
        if is_thing and fact.object not in town.subjects and fact.object not in known_words():
            yield finding(town, "CHECK-REFERENCE-missing", fact.subject, fact.predicate, fact.object)
        name = fact.predicate.removeprefix("stg:")
        if not fact.predicate.startswith("stg:"):
            continue
        shape = f"RECORD-REFERENCE-{word(name)}"
        if name not in KINDS:
            continue
        if fact.object not in kinds:
            kinds[fact.object] = classes(town, fact.object)
        if f"stg:{KINDS[name]}" not in kinds[fact.object]:
            yield finding(town, shape, fact.subject, fact.predicate, fact.object)


def _words(town: Town) -> Iterator[Found]:
    unknown = {(f.subject, f.predicate) for f in town.facts if f.predicate.startswith("stg:")}
    for subject, predicate in sorted(unknown):
        if predicate not in known_words():
            yield finding(town, "CHECK-TERM-unknown", subject, predicate, predicate)
    for fact in town.where("a"):
        if fact.object.startswith("stg:") and fact.object not in known_words():
            yield finding(town, "CHECK-TERM-unknown", fact.subject, "a", fact.object)


def _assertions(town: Town) -> Iterator[Found]:
    """An assertion bears out a fact that must stand."""
    for assertion in town.all_of("stg:SupportLink", "stg:Assertion"):
        for start in town.values(assertion, "stg:from"):
            for relation in town.values(assertion, "stg:relation"):
                said = town.values(start, relation)
                for name, path in (("thing", "stg:to"), ("value", "stg:assertedValue")):
                    for end in town.values(assertion, path):
                        if end not in said:
                            yield finding(town, f"RECORD-LINK-{name}", assertion, path, end)


def _models(town: Town) -> Iterator[Found]:
    """A goal or direction is under a model that was in force when it began."""
    for thing in town.all_of("stg:Goal", "stg:UnitDirection", "stg:MunicipalDirection"):
        models = set(town.values(thing, "stg:underModel"))
        begins = town.year(thing, "stg:validFromYear")
        if len(models) != 1 or begins is None:
            continue
        model = models.pop()
        opens, closes = town.years(model)
        if (opens is not None and begins < opens) or (closes is not None and closes < begins):
            yield finding(town, "RECORD-UNDERMODEL-time", thing, "stg:underModel", model)


def _editions(town: Town) -> Iterator[Found]:
    """What has been replaced does not go on for years."""
    aims = town.all_of("stg:Goal", "stg:UnitDirection", "stg:MunicipalDirection")
    for fact in town.where("dcterms:replaces"):
        since = town.year(fact.subject, "stg:validFromYear")
        if (
            fact.object not in aims
            or since is None
            or town.value(fact.subject, "stg:status") != "status:adopted"
        ):
            continue
        ends = town.of(fact.object, "stg:validThroughYear")
        if ends and all(int(end.object[1:5]) > since for end in ends if end.object[1:5].isdigit()):
            for end in ends:
                yield finding(town, "RECORD-ORDER-edition", fact.object, end.predicate, end.object)


def supports(town: Town, thing: str) -> set[str]:
    """What a thing rests on directly."""
    found = {fact.object for fact in town.of(thing) if fact.predicate in SUPPORT}
    return found | {fact.subject for fact in town.where("stg:supports", thing)}


def _will(town: Town) -> Iterator[Found]:
    """From an adopted goal some way leads to a programme item or steering document of its time."""
    for goal in town.all_of("stg:Goal"):
        statuses = set(town.values(goal, "stg:status"))
        if statuses & {"status:proposed", "status:consultation", "status:withdrawn"}:
            continue
        if not town.value(goal, "stg:underModel"):
            continue
        reached: set[str] = set()
        queue = supports(town, goal)
        while queue:
            thing = queue.pop()
            reached.add(thing)
            queue |= supports(town, thing) - reached
        wills = [thing for thing in reached if classes(town, thing) & set(WILL)]
        if not reached:
            yield finding(town, "GOAL-WILL-none", goal)
        elif not wills:
            yield finding(town, "GOAL-WILL-short", goal)
        elif not any(_meets(town, goal, will) for will in wills) and town.value(goal, "stg:validFromYear"):
            yield finding(town, "GOAL-WILL-time", goal)


def _meets(town: Town, goal: str, will: str) -> bool:
    first, through = town.years(goal)
    target = town.value(goal, "stg:targetYear") or ""
    last = int(target[1:5]) if re.match(r'"\d{4}"', target) else through or first
    whole = town.value(will, "dcterms:isPartOf") or ""
    since, until = (
        own or of_whole for own, of_whole in zip(town.years(will), town.years(whole), strict=True)
    )
    validity = town.value(will, "stg:validityStatus")
    if validity in ("validity-status:proposal", "validity-status:consultation"):
        return False
    if until is None and validity in ("validity-status:expired", "validity-status:replaced"):
        return False
    begins_too_late = last is not None and since is not None and last < since
    ends_too_early = first is not None and until is not None and until < first
    return not (begins_too_late or ends_too_early)
