"""What the ways of breaking need to know about the town: who is in force when, under which model."""

from tests.mutants.town import Town

AS_OF = 2026
FIRST_MODEL, SECOND_MODEL = "model:1", "model:2"
LIMITS = {FIRST_MODEL: 5, SECOND_MODEL: 3}
YEARS = {FIRST_MODEL: range(2019, 2023), SECOND_MODEL: range(2023, 2061)}
UNITS = (
    "organisation:bin",
    "organisation:exempelhem",
    "organisation:ks",
    "organisation:mbn",
    "organisation:on",
)
COMMITTEES = tuple(unit for unit in UNITS if unit != "organisation:exempelhem")
HIDDEN_STATUSES = ("status:proposed", "status:consultation", "status:withdrawn")


def year(number: int) -> str:
    return f'"{number}"^^xsd:gYear'


def adopted(town: Town, kind: str) -> list[str]:
    return [thing for thing in town.all_of(kind) if town.value(thing, "stg:status") == "status:adopted"]


def goals(town: Town) -> list[str]:
    """The adopted goals."""
    return adopted(town, "stg:Goal")


def proposals(town: Town) -> list[str]:
    return [goal for goal in town.all_of("stg:Goal") if goal not in goals(town)]


def unit(town: Town, thing: str) -> str:
    return town.fact(thing, "stg:assignedTo").object


def model(town: Town, thing: str) -> str:
    return town.fact(thing, "stg:underModel").object


def first(town: Town, thing: str) -> int:
    """The first year."""
    found = town.year(thing, "stg:validFromYear")
    assert found is not None, thing
    return found


def last(town: Town, thing: str) -> int:
    """The last year in which a goal counts: target year and last year, whichever is earlier."""
    years = (town.year(thing, "stg:targetYear"), town.year(thing, "stg:validThroughYear"))
    return min(found for found in years if found is not None)


def replaced_from(town: Town, thing: str) -> int:
    """The year from which an adopted edition stands in its place."""
    editions = [fact.subject for fact in town.where("dcterms:replaces", thing)]
    return min((first(town, edition) for edition in editions), default=9999)


def in_force(town: Town, goal: str, when: int) -> bool:
    return first(town, goal) <= when <= last(town, goal) and when < replaced_from(town, goal)


def counted(town: Town, owner: str, when: int) -> list[str]:
    """The adopted goals of a unit that count in a year, under the model of that year."""
    return [
        goal
        for goal in goals(town)
        if owner in town.values(goal, "stg:assignedTo")
        and in_force(town, goal, when)
        and when in YEARS[model(town, goal)]
    ]


def documents(town: Town) -> list[str]:
    """The steering documents in force, the programme of the term among them."""
    kinds = ("stg:SteeringDocument", "stg:TermProgramme")
    return [
        document
        for document in town.all_of(*kinds)
        if town.value(document, "stg:validityStatus") == "validity-status:in-force"
    ]


def directions(town: Town, under: str | None = None) -> list[str]:
    """The units' adopted directions."""
    return [
        direction
        for direction in adopted(town, "stg:UnitDirection")
        if under in (None, town.value(direction, "stg:underModel"))
    ]


def municipal(town: Town) -> list[str]:
    return list(town.all_of("stg:MunicipalDirection"))


def mission(owner: str) -> str:
    return owner.replace("organisation:", "mission:")


def key(thing: str) -> str:
    return thing.partition(":")[2]
