"""Breaks norms on purpose, one fault at a time, and says what must then be found.

A fault reads and writes facets of things (a goal's time, a unit's number of goals); two faults of a
municipality never meet where one writes, so that each is found alone. Nothing here asks a validator.
"""

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import NamedTuple

import pyoxigraph as ox
from town import (
    AS_OF,
    DONE,
    MODEL,
    MOST_GOALS,
    OLD_PLAN,
    PROGRAMME,
    RULES,
    SENTENCES,
    TERM,
    TERMS,
    VISION,
    YEARS,
    Goal,
    Town,
    Unit,
    both,
    text,
    typed,
    year,
)

from stgraph import vocab

EACH = 12
"""Faults in each municipality but the first, which has one of every kind that it has room for."""

Facet = tuple[str, str]
Done = list[tuple[str, str, str]]


class Expected(NamedTuple):
    """One finding: the shape's IRI, the focus, the value as text."""

    shape: str
    focus: str
    value: str


class NoRoom(Exception):
    """No thing is left that this fault could be put on."""


class Patient:
    """A municipality to be broken, and which facets are taken."""

    def __init__(self, town: Town, rng: Random) -> None:
        self.town, self.rng = town, rng
        self.read: set[Facet] = set()
        self.written: set[Facet] = set()
        if town.number % 3 == 2:
            # its only will lies in another municipality
            self.read.add((town.units[0].goals[0].name, "will"))

    def facts(self, name: str) -> dict[str, list[str | ox.Literal]]:
        """The facts of a thing."""
        return self.town.things[name]

    def put(self, name: str, relation: str, *values: str | ox.Literal) -> None:
        """Replaces what a thing has."""
        self.facts(name)[f"stg:{relation}"] = list(values)

    def also(self, name: str, relation: str, value: str | ox.Literal) -> None:
        """Adds to what a thing has."""
        self.facts(name).setdefault(f"stg:{relation}", []).append(value)

    def free(self, reads: Iterable[Facet], writes: Iterable[Facet]) -> bool:
        """Whether a fault would meet no other."""
        return not (self.written & {*reads, *writes} or self.read & set(writes))

    def take(self, reads: Iterable[Facet], writes: Iterable[Facet]) -> None:
        """Takes facets. Raises NoRoom where another fault has them."""
        reads, writes = set(reads), set(writes)
        if not self.free(reads, writes):
            raise NoRoom
        self.read |= reads
        self.written |= writes

    def pick(self, names: Sequence[str], writes: str, reads: str = "") -> str:
        """One of some things, of which a fault writes and reads facets."""
        for name in self.rng.sample(names, len(names)):
            wanted = [[(name, facet) for facet in facets.split()] for facets in (reads, writes)]
            if self.free(*wanted):
                self.take(*wanted)
                return name
        raise NoRoom

    def goal(self, writes: str, reads: str = "", fits: Callable[[Goal], bool] = lambda _: True) -> Goal:
        """One of the goals; where its time, status or unit is written, its unit's number is unsure."""
        goals = {goal.name: goal for unit in self.town.units for goal in unit.goals if fits(goal)}
        if "model" not in writes.split():
            reads += " model"
        unsure = {"time", "status", "unit", "model"} & set(writes.split())
        names = [
            name for name, goal in goals.items() if not unsure or self.free([(goal.unit.org, "count")], [])
        ]
        found = goals[self.pick(names, writes, reads)]
        if unsure:
            self.take([(found.unit.org, "count")], [])
        return found

    def unit(self, writes: str, fits: Callable[[Unit], bool] = lambda _: True, reads: str = "") -> Unit:
        """One of the committees and companies."""
        units = {unit.org: unit for unit in self.town.units if fits(unit)}
        return units[self.pick(list(units), writes, reads)]

    def mission(self, writes: str, reads: str = "", fits: Callable[[Unit], bool] = lambda _: True) -> Unit:
        """The unit of one of the missions."""
        units = {unit.mission: unit for unit in self.town.units if fits(unit)}
        return units[self.pick(list(units), writes, reads)]

    def direction(self, writes: str, reads: str = "") -> Unit:
        """The unit of one of the directions."""
        units = {unit.direction: unit for unit in self.town.units}
        return units[self.pick(list(units), writes, reads)]

    def theme(self, writes: str) -> str:
        """One of the municipal directions."""
        return self.pick(self.town.themes, writes)

    def document(self, writes: str) -> str:
        """One of the steering documents in force."""
        return self.pick([*self.town.plans, PROGRAMME], writes)


Break = Callable[[Patient], Done]

FAULTS: dict[str, Break] = {}
LATE: dict[str, Break] = {}
"""Those of support links, which are made when all other facts are settled."""


def fault(
    name: str, *, late: bool = False
) -> Callable[[Callable[[Patient], Done]], Callable[[Patient], Done]]:
    """Registers what breaks a norm in one way, by the name of the shape."""

    def register(function: Break) -> Break:
        (LATE if late else FAULTS)[name] = function
        return function

    return register


def break_norms(town: Town, seed: int) -> list[Expected]:
    """Breaks norms of one municipality: the first in every way, the others in a dozen by turns."""
    names = [*_one_of_each_norm_first(FAULTS), *LATE]
    turns = list(names)
    Random(f"{seed}/turns").shuffle(turns)
    if town.number > 1:
        begin = (town.number - 2) * EACH
        chosen = {turns[(begin + step) % len(turns)] for step in range(EACH)}
        names = [name for name in names if name in chosen]
    patient = Patient(town, Random(f"{seed}/{town.number}/faults"))
    expected = []
    for name in names:
        if name in LATE:
            town.link()
        try:
            found = (FAULTS | LATE)[name](patient)
        except NoRoom:
            continue
        for shape, focus, value in found:
            expected.append(Expected(vocab.NORM + shape, town.iri(focus), value))
    return expected


def _one_of_each_norm_first(names: Iterable[str]) -> list[str]:
    """So that what room there is goes to as many norms as possible."""
    seen: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for name in names:
        norm = "-".join(name.split("-")[:2])
        ranks[name] = seen[norm] = seen.get(norm, 0) + 1
    return sorted(ranks, key=lambda name: ranks[name])


# ── what is counted ──────────────────────────────────────────────────────────


@fault("GOAL-MAX3-count")
def _(patient: Patient) -> Done:
    town = patient.town
    patient.take([(MODEL, "most")], [])
    unit = patient.unit("count")
    while unit.count(AS_OF) <= MOST_GOALS:
        town.add_goal(unit, AS_OF, AS_OF)
    return [("GOAL-MAX3-count", unit.org, str(when)) for when in YEARS if unit.count(when) > MOST_GOALS]


@fault("RECORD-UNDERMODEL-missing")
def _(patient: Patient) -> Done:
    name = patient.goal("model").name
    patient.put(name, "underModel")
    return [("RECORD-UNDERMODEL-missing", name, "")]


@fault("UNIT-STEERS-several")
def _(patient: Patient) -> Done:
    town = patient.town
    goal = patient.goal("unit", "time status", lambda goal: goal.unit.committee)
    years = range(goal.first, goal.last + 1)
    for other in town.units:
        room = all(other.count(when) < MOST_GOALS for when in years)
        if other is not goal.unit and room and patient.free([(other.org, "count")], []):
            patient.take([(other.org, "count")], [])
            patient.also(goal.name, "assignedTo", other.org)
            return [("UNIT-STEERS-several", goal.name, "")]
    raise NoRoom


@fault("UNIT-DIR-none")
def _(patient: Patient) -> Done:
    unit = _extra(patient, "nyn", "Nya nämnden", "New Committee")
    patient.town.add_mission(unit, unit.mission, unit.begins)
    return [("UNIT-DIR-none", unit.org, str(unit.begins))]


@fault("UNIT-MISSION-none")
def _(patient: Patient) -> Done:
    unit = _extra(patient, "utn", "Utskottsnämnden", "Committee without a Mission")
    patient.town.add_direction(unit, unit.direction)
    patient.facts(unit.direction)["stg:derivedFrom"].remove(unit.mission)
    patient.take([], [(unit.direction, "basis")])
    return [("UNIT-MISSION-none", unit.org, str(unit.begins)), ("DIR-BASIS-mission", unit.direction, "")]


def _extra(patient: Patient, key: str, swedish: str, english: str) -> Unit:
    unit = patient.town.add_unit(key, swedish, english, "det nya", "what is new", committee=True, begins=2024)
    patient.town.units.remove(unit)
    return unit


@fault("UNIT-DIR-several")
def _(patient: Patient) -> Done:
    unit = patient.unit("directions")
    patient.town.add_direction(unit, f"direction:{unit.key}-2")
    return [("UNIT-DIR-several", unit.org, str(TERM[0]))]


@fault("UNIT-MISSION-several")
def _(patient: Patient) -> Done:
    unit = patient.unit("missions")
    patient.town.add_mission(unit, f"mission:{unit.key}-2", 2024)
    return [("UNIT-MISSION-several", unit.org, "2024")]


# ── directions of units ──────────────────────────────────────────────────────


@fault("DIR-PERIOD-start")
def _(patient: Patient) -> Done:
    unit = patient.direction("time", "term")
    patient.take([], [(unit.org, "directions")])
    patient.put(unit.direction, "validFromYear", year(2024))
    return [("DIR-PERIOD-start", unit.direction, "2024"), ("UNIT-DIR-none", unit.org, "2023")]


@fault("DIR-PERIOD-end")
def _(patient: Patient) -> Done:
    unit = patient.direction("time", "term")
    patient.take([], [(unit.org, "directions")])
    patient.put(unit.direction, "validThroughYear", year(2025))
    return [("DIR-PERIOD-end", unit.direction, "2025"), ("UNIT-DIR-none", unit.org, "2026")]


@fault("DIR-PERIOD-term")
def _(patient: Patient) -> Done:
    name = patient.direction("term").direction
    patient.put(name, "councilTerm")
    return [("DIR-PERIOD-term", name, "")]


@fault("DIR-BASIS-programme")
def _(patient: Patient) -> Done:
    return _baseless(patient, "DIR-BASIS-programme", "programme-item:")


@fault("DIR-BASIS-mission")
def _(patient: Patient) -> Done:
    return _baseless(patient, "DIR-BASIS-mission", "mission:")


@fault("DIR-BASIS-document")
def _(patient: Patient) -> Done:
    return _baseless(patient, "DIR-BASIS-document", "document:")


def _baseless(patient: Patient, shape: str, kind: str) -> Done:
    name = patient.direction("basis").direction
    kept = [basis for basis in patient.facts(name)["stg:derivedFrom"] if not str(basis).startswith(kind)]
    patient.put(name, "derivedFrom", *kept)
    return [(shape, name, "")]


@fault("DIR-CONTRIB-value")
def _(patient: Patient) -> Done:
    name = patient.direction("influence").direction
    patient.put(name, "influence", "influence:affects")
    return [("DIR-CONTRIB-value", name, patient.town.iri("influence:affects"))]


@fault("DIR-CONTRIB-missing")
def _(patient: Patient) -> Done:
    name = patient.direction("influence").direction
    patient.put(name, "influence")
    return [("DIR-CONTRIB-missing", name, "")]


@fault("DIR-INDICATOR-none")
def _(patient: Patient) -> Done:
    name = patient.direction("followed").direction
    patient.put(name, "measuredBy")
    _forget(patient, name, "follow-up", "followUpOf", DONE)
    return [("DIR-INDICATOR-none", name, "")]


def _forget(patient: Patient, name: str, kind: str, relation: str, years: Iterable[int]) -> None:
    for when in years:
        patient.facts(f"{kind}:{when}")[f"stg:{relation}"].remove(name)


@fault("DIR-NOTARGET-year")
def _(patient: Patient) -> Done:
    return _aimed(patient, "DIR-NOTARGET-year", "targetYear", year(2026))


@fault("DIR-NOTARGET-target")
def _(patient: Patient) -> Done:
    return _aimed(patient, "DIR-NOTARGET-target", "hasTarget", _a_target(patient))


@fault("DIR-NOTARGET-level")
def _(patient: Patient) -> Done:
    return _aimed(patient, "DIR-NOTARGET-level", "targetLevel", ox.Literal("minst hälften", language="sv"))


@fault("DIR-NOTARGET-value")
def _(patient: Patient) -> Done:
    return _aimed(patient, "DIR-NOTARGET-value", "targetValue", typed(80, "decimal"))


def _aimed(patient: Patient, shape: str, relation: str, value: str | ox.Literal) -> Done:
    name = patient.theme(relation) if shape.startswith("MDIR") else patient.direction(relation).direction
    patient.put(name, relation, value)
    return [(shape, name, _text(patient, value))]


def _text(patient: Patient, value: str | ox.Literal) -> str:
    return value.value if isinstance(value, ox.Literal) else patient.town.iri(value)


def _a_target(patient: Patient) -> str:
    return patient.rng.choice([name for name in patient.town.things if name.startswith("target:")])


@fault("DIR-REVIEW-missing")
def _(patient: Patient) -> Done:
    name, when = patient.direction("reviews", "time").direction, patient.rng.choice(DONE)
    _forget(patient, name, "review", "reviewOf", [when])
    return [("DIR-REVIEW-missing", name, str(when))]


@fault("DIR-SHORT-long")
def _(patient: Patient) -> Done:
    patient.take([(MODEL, "sentences")], [])
    name = patient.direction("text").direction
    words = " ".join(f"Mening {number} säger något." for number in range(1, SENTENCES + 3))
    patient.facts(name)["dcterms:description"] = [ox.Literal(words, language="sv")]
    return [("DIR-SHORT-long", name, "")]


# ── municipal directions ─────────────────────────────────────────────────────


@fault("MDIR-CROSS-single")
def _(patient: Patient) -> Done:
    name = patient.theme("recipient")
    patient.put(name, "recipient", "organisation:ks")
    return [("MDIR-CROSS-single", name, patient.town.iri("organisation:ks"))]


@fault("MDIR-RECIP-missing")
def _(patient: Patient) -> Done:
    name = patient.theme("recipient")
    patient.put(name, "recipient")
    return [("MDIR-RECIP-missing", name, "")]


@fault("MDIR-RECIP-unit")
def _(patient: Patient) -> Done:
    name = patient.theme("recipient")
    other = patient.town.units[0].administration
    patient.also(name, "recipient", other)
    return [("MDIR-RECIP-unit", name, patient.town.iri(other))]


@fault("MDIR-DERIVED-missing")
def _(patient: Patient) -> Done:
    name = patient.theme("basis")
    patient.put(name, "derivedFrom", patient.town.plans[0])
    return [("MDIR-DERIVED-missing", name, "")]


@fault("MDIR-DERIVED-period")
def _(patient: Patient) -> Done:
    name, item = patient.theme("basis"), "programme-item:program-2019-2022-1"
    patient.put(name, "derivedFrom", item)
    return [("MDIR-DERIVED-period", name, patient.town.iri(item))]


@fault("MDIR-FOLLOWED-missing")
def _(patient: Patient) -> Done:
    name = patient.theme("followed")
    _forget(patient, name, "follow-up", "followUpOf", DONE)
    return [("MDIR-FOLLOWED-missing", name, "")]


@fault("MDIR-TOVISION-missing")
def _(patient: Patient) -> Done:
    name = patient.theme("towards")
    patient.put(name, "towards")
    return [("MDIR-TOVISION-missing", name, "")]


@fault("MDIR-NOTARGET-year")
def _(patient: Patient) -> Done:
    return _aimed(patient, "MDIR-NOTARGET-year", "targetYear", year(2026))


@fault("MDIR-NOTARGET-target")
def _(patient: Patient) -> Done:
    return _aimed(patient, "MDIR-NOTARGET-target", "hasTarget", _a_target(patient))


@fault("MDIR-NOTARGET-level")
def _(patient: Patient) -> Done:
    return _aimed(patient, "MDIR-NOTARGET-level", "targetLevel", ox.Literal("minst hälften", language="sv"))


@fault("MDIR-NOTARGET-value")
def _(patient: Patient) -> Done:
    return _aimed(patient, "MDIR-NOTARGET-value", "targetValue", typed(80, "decimal"))


# ── steering documents ───────────────────────────────────────────────────────


@fault("DOC-KIND-other")
def _(patient: Patient) -> Done:
    name = patient.pick(patient.town.plans, "kind")
    patient.put(name, "documentKind", "document-kind:agreement")
    return [("DOC-KIND-other", name, patient.town.iri("document-kind:agreement"))]


@fault("DOC-KIND-missing")
def _(patient: Patient) -> Done:
    name = patient.pick(patient.town.plans, "kind")
    patient.put(name, "documentKind")
    return [("DOC-KIND-missing", name, "")]


@fault("DOC-PUBLIC-missing")
def _(patient: Patient) -> Done:
    name = patient.pick([*patient.town.plans, PROGRAMME, "document:reglemente"], "page")
    patient.facts(name)["foaf:page"] = []
    return [("DOC-PUBLIC-missing", name, "")]


@fault("DOC-RESP-responsible")
def _(patient: Patient) -> Done:
    name = patient.document("responsible")
    patient.put(name, "responsible")
    return [("DOC-RESP-responsible", name, "")]


@fault("DOC-RESP-followup")
def _(patient: Patient) -> Done:
    name = patient.document("follow-up")
    patient.put(name, "followUpText")
    return [("DOC-RESP-followup", name, "")]


@fault("DOC-TOVISION-missing")
def _(patient: Patient) -> Done:
    name = patient.document("towards")
    patient.put(name, "towards")
    return [("DOC-TOVISION-missing", name, "")]


# ── goals: what is recorded of them ──────────────────────────────────────────


@fault("GOAL-ACHIEVE-code")
def _(patient: Patient) -> Done:
    ((_, name, code),) = _coded(patient, "GOAL-ACHIEVE-code", "achievement", "completeness:yes")
    return [(shape, name, code) for shape in ("GOAL-ACHIEVE-code", "RECORD-CODE-achievement")]


@fault("GOAL-ACHIEVE-partly")
def _(patient: Patient) -> Done:
    return _coded(patient, "GOAL-ACHIEVE-partly", "achievement", "achievement:partly")


@fault("GOAL-INFLUENCE-weak")
def _(patient: Patient) -> Done:
    return _coded(patient, "GOAL-INFLUENCE-weak", "influence", "influence:contributes")


@fault("GOAL-INFLUENCE-unrecorded")
def _(patient: Patient) -> Done:
    return _coded(patient, "GOAL-INFLUENCE-unrecorded", "influence")


@fault("GOAL-RESULT-activity")
def _(patient: Patient) -> Done:
    return _coded(patient, "GOAL-RESULT-activity", "resultType", "result-type:activity")


@fault("GOAL-VALUE-internal")
def _(patient: Patient) -> Done:
    return _coded(patient, "GOAL-VALUE-internal", "beneficiary", "beneficiary:internal")


@fault("GOAL-VALUE-unrecorded")
def _(patient: Patient) -> Done:
    return _coded(patient, "GOAL-VALUE-unrecorded", "beneficiary")


def _coded(patient: Patient, shape: str, relation: str, code: str | None = None) -> Done:
    name = patient.goal(relation).name
    patient.put(name, relation, *([code] if code else []))
    return [(shape, name, patient.town.iri(code) if code else "")]


@fault("GOAL-LEVEL-none")
def _(patient: Patient) -> Done:
    goal = patient.goal("level", fits=lambda goal: goal.measurable)
    patient.put(goal.name, "targetLevel")
    patient.put(goal.name, "hasTarget")
    return [("GOAL-LEVEL-none", goal.name, "")]


@fault("GOAL-LEVEL-value")
def _(patient: Patient) -> Done:
    goal = patient.goal("level", fits=lambda goal: goal.measurable)
    (target,) = patient.facts(goal.name)["stg:hasTarget"]
    patient.put(goal.name, "targetLevel")
    patient.put(str(target), "targetValue")
    return [("GOAL-LEVEL-value", goal.name, patient.town.iri(str(target)))]


@fault("GOAL-MEAS-indicator")
def _(patient: Patient) -> Done:
    goal = patient.goal("level", "measurable", lambda goal: goal.measurable)
    patient.put(goal.name, "hasTarget")
    patient.put(goal.name, "measuredBy")
    return [("GOAL-MEAS-indicator", goal.name, "")]


# ── goals: years ─────────────────────────────────────────────────────────────


@fault("GOAL-HORIZON-order")
def _(patient: Patient) -> Done:
    goal = patient.goal("time", fits=lambda goal: goal.measurable)
    patient.put(goal.name, "targetYear", year(goal.first - 1))
    return [("GOAL-HORIZON-order", goal.name, str(goal.first - 1))]


@fault("GOAL-HORIZON-long")
def _(patient: Patient) -> Done:
    goal = patient.goal("time", fits=lambda goal: goal.last == TERM[1])
    patient.put(goal.name, "targetYear", year(2030))
    return [("GOAL-HORIZON-long", goal.name, "2030")]


@fault("GOAL-YEAR-missing")
def _(patient: Patient) -> Done:
    patient.take([(MODEL, "goal-year")], [])
    goal = patient.goal("time", fits=lambda goal: goal.measurable)
    patient.put(goal.name, "targetYear")
    return [("GOAL-YEAR-missing", goal.name, "")]


@fault("GOAL-YEAR-several")
def _(patient: Patient) -> Done:
    patient.take([(MODEL, "goal-year")], [])
    goal = patient.goal("time", fits=lambda goal: goal.measurable and goal.first < goal.last)
    patient.also(goal.name, "targetYear", year(goal.first))
    return [("GOAL-YEAR-several", goal.name, "")]


@fault("GOAL-YEAR-form")
def _(patient: Patient) -> Done:
    patient.take([(MODEL, "goal-year")], [])
    goal = patient.goal("time", fits=lambda goal: goal.measurable)
    patient.put(goal.name, "targetYear", text(f"hösten {goal.last}"))
    return [("GOAL-YEAR-form", goal.name, f"hösten {goal.last}")]


@fault("GOAL-MAX3-countable")
def _(patient: Patient) -> Done:
    goal = patient.goal("time", "status", lambda goal: goal.measurable)
    patient.put(goal.name, "validFromYear")
    return [("GOAL-MAX3-countable", goal.name, "")]


@fault("GOAL-MAX3-start")
def _(patient: Patient) -> Done:
    goal = patient.goal("time", "status", lambda goal: goal.measurable)
    patient.put(goal.name, "validFromYear", text(f"våren {goal.first}"))
    words = f"våren {goal.first}"
    return [("GOAL-MAX3-start", goal.name, words), ("RECORD-YEAR-from", goal.name, words)]


@fault("GOAL-MAX3-status")
def _(patient: Patient) -> Done:
    goal = patient.goal("status")
    patient.put(goal.name, "status")
    return [("GOAL-MAX3-status", goal.name, "")]


@fault("GOAL-MAX3-end")
def _(patient: Patient) -> Done:
    patient.take([], [(MODEL, "goal-year")])
    goal = patient.goal("time", "status", lambda goal: goal.measurable)
    patient.facts(MODEL)["stg:includesNorm"].remove("norm:GOAL-YEAR")
    patient.put(goal.name, "targetYear")
    patient.put(goal.name, "validThroughYear")
    return [("GOAL-MAX3-end", goal.name, "")]


# ── goals: assessment ────────────────────────────────────────────────────────


@fault("GOAL-ASSESS-missing")
def _(patient: Patient) -> Done:
    return [("GOAL-ASSESS-missing", _unmeasured(patient, due=False).name, "")]


@fault("GOAL-ASSESS-assessor")
def _(patient: Patient) -> Done:
    goal = _unmeasured(patient, due=False)
    patient.town.assess(goal, goal.unit.org)
    return [("GOAL-ASSESS-assessor", goal.name, patient.town.iri(goal.unit.org))]


@fault("GOAL-ASSESS-unsigned")
def _(patient: Patient) -> Done:
    goal = _unmeasured(patient, due=False)
    patient.town.assess(goal, None)
    return [("GOAL-ASSESS-unsigned", goal.name, "")]


@fault("GOAL-ASSESS-due")
def _(patient: Patient) -> Done:
    return [("GOAL-ASSESS-due", _unmeasured(patient, due=True).name, "false")]


def _unmeasured(patient: Patient, *, due: bool) -> Goal:
    goal = patient.goal(
        "measurable",
        "time unit status",
        lambda goal: goal.unit.committee and goal.measurable and (goal.last >= AS_OF) == due,
    )
    patient.put(goal.name, "measurable", typed("false", "boolean"))
    return goal


# ── goals: what they rest on ─────────────────────────────────────────────────


@fault("GOAL-WILL-none")
def _(patient: Patient) -> Done:
    name = patient.goal("will basedOn derivedFrom", "unit").name
    _unwilled(patient, name)
    patient.put(name, "basedOn")
    patient.put(name, "derivedFrom")
    return [
        ("GOAL-WILL-none", name, ""),
        ("GOAL-ANALYSIS-unrecorded", name, ""),
        ("GOAL-ANALYSIS-priority", name, ""),
        ("GOAL-MISSION-none", name, ""),
    ]


@fault("GOAL-WILL-short")
def _(patient: Patient) -> Done:
    name = patient.goal("will", "basedOn").name
    _unwilled(patient, name)
    return [("GOAL-WILL-short", name, "")]


@fault("GOAL-WILL-time")
def _(patient: Patient) -> Done:
    name = patient.goal("will", "time").name
    _unwilled(patient, name)
    patient.put(name, "implements", OLD_PLAN)
    return [("GOAL-WILL-time", name, "")]


def _unwilled(patient: Patient, name: str) -> None:
    """Takes away what leads from a goal to programme items and steering documents."""
    patient.put(name, "contributesTo")
    for plan in patient.town.plans:
        kept = [aim for aim in patient.facts(plan)["stg:supports"] if aim != name]
        patient.put(plan, "supports", *kept)


@fault("GOAL-ANALYSIS-unrecorded")
def _(patient: Patient) -> Done:
    return _unanalysed(patient, "GOAL-ANALYSIS-unrecorded", "analysis:")


@fault("GOAL-ANALYSIS-priority")
def _(patient: Patient) -> Done:
    return _unanalysed(patient, "GOAL-ANALYSIS-priority", "priority:")


def _unanalysed(patient: Patient, shape: str, kind: str) -> Done:
    name = patient.goal("basedOn").name
    kept = [basis for basis in patient.facts(name)["stg:basedOn"] if not str(basis).startswith(kind)]
    patient.put(name, "basedOn", *kept)
    return [(shape, name, "")]


@fault("GOAL-ANALYSIS-late")
def _(patient: Patient) -> Done:
    goal = patient.goal("basedOn", "time")
    late = patient.town.add_analysis(f"analysis:{goal.unit.key}-9", goal.unit, goal.first + 1)
    _, priority = patient.facts(goal.name)["stg:basedOn"]
    patient.put(goal.name, "basedOn", late, priority)
    return [("GOAL-ANALYSIS-late", goal.name, patient.town.iri(late))]


@fault("GOAL-MISSION-none")
def _(patient: Patient) -> Done:
    name = patient.goal("derivedFrom", "unit").name
    patient.put(name, "derivedFrom")
    return [("GOAL-MISSION-none", name, "")]


@fault("GOAL-MISSION-other")
def _(patient: Patient) -> Done:
    goal = patient.goal("derivedFrom", "unit")
    other = next(unit for unit in patient.town.units if unit is not goal.unit)
    patient.put(goal.name, "derivedFrom", other.mission)
    return [("GOAL-MISSION-other", goal.name, patient.town.iri(other.mission))]


@fault("GOAL-MISSION-time")
def _(patient: Patient) -> Done:
    goal = patient.goal("derivedFrom", "unit time")
    old = patient.town.add_mission(goal.unit, f"mission:{goal.unit.key}-0", 2011, 2018)
    patient.put(
        old,
        "decision",
        patient.town.decide("reglemente-2010", "2010-12-13", patient.town.source("regler/2010")),
    )
    patient.put(goal.name, "derivedFrom", old)
    return [("GOAL-MISSION-time", goal.name, patient.town.iri(old))]


# ── decisions, proposals and owners ──────────────────────────────────────────


@fault("KF-DECIDES-missing")
def _(patient: Patient) -> Done:
    name = _decided(patient)
    patient.put(name, "decision")
    return [("KF-DECIDES-missing", name, "")]


@fault("KF-DECIDES-body")
def _(patient: Patient) -> Done:
    return _decided_by(patient, "KF-DECIDES-body", "ks-2022", "2022-11-02", "organisation:ks")


@fault("KF-DECIDES-late")
def _(patient: Patient) -> Done:
    return _decided_by(patient, "KF-DECIDES-late", "kf-2026", "2026-02-16", "organisation:kf")


def _decided(patient: Patient) -> str:
    """Something adopted before 2026: a goal, a direction of a unit or a municipal one."""
    goals = [goal.name for unit in patient.town.units for goal in unit.goals if goal.first < 2026]
    directions = [unit.direction for unit in patient.town.units]
    return patient.pick([*goals, *directions, *patient.town.themes], "decision", "status time model")


def _decided_by(patient: Patient, shape: str, key: str, date: str, body: str) -> Done:
    name = _decided(patient)
    town = patient.town
    decision = town.decide(key, date, town.source(f"beslut/{key}"), body)
    patient.put(name, "decision", decision)
    return [(shape, name, town.iri(decision))]


@fault("PROPOSAL-BASIS-missing")
def _(patient: Patient) -> Done:
    town, unit = patient.town, patient.rng.choice(patient.town.units)
    name = town.new(
        f"goal:{unit.key}-90",
        "stg:Goal",
        both("Förslag: senast 2027 är var tredje nöjd", "Proposal: by 2027 one in three is satisfied"),
        {
            "dcterms:source": [town.source("forslag/2027")],
            "stg:assignedTo": [unit.org],
            "stg:proposedBy": [unit.org],
            "stg:status": ["status:proposed"],
            "stg:targetYear": [year(2027)],
            "stg:underModel": [MODEL],
            "stg:validFromYear": [year(2027)],
        },
    )
    return [("PROPOSAL-BASIS-missing", name, "")]


@fault("UNIT-PROPOSES-other")
def _(patient: Patient) -> Done:
    goal = patient.goal("proposedBy", "unit")
    other = next(unit for unit in patient.town.units if unit is not goal.unit)
    patient.put(goal.name, "proposedBy", other.org)
    return [("UNIT-PROPOSES-other", goal.name, patient.town.iri(other.org))]


@fault("UNIT-STEERS-missing")
def _(patient: Patient) -> Done:
    name = patient.goal("unit proposedBy").name
    patient.put(name, "assignedTo")
    return [("UNIT-STEERS-missing", name, "")]


@fault("UNIT-STEERS-unit")
def _(patient: Patient) -> Done:
    name, other = patient.goal("unit proposedBy").name, patient.town.units[0].administration
    patient.put(name, "assignedTo", other)
    patient.put(name, "proposedBy")
    return [("UNIT-STEERS-unit", name, patient.town.iri(other))]


# ── missions, plans and names ────────────────────────────────────────────────


@fault("MISSION-SRC-committee")
def _(patient: Patient) -> Done:
    return _mislaid(patient, "MISSION-SRC-committee", "statedIn", RULES, committee=True)


@fault("MISSION-SRC-company")
def _(patient: Patient) -> Done:
    return _mislaid(patient, "MISSION-SRC-company", "statedIn", RULES, committee=False)


@fault("MISSION-SRC-committee-kind")
def _(patient: Patient) -> Done:
    kind = "document-kind:instruction"
    return _mislaid(patient, "MISSION-SRC-committee-kind", "missionSourceKind", kind, committee=True)


@fault("MISSION-SRC-company-kind")
def _(patient: Patient) -> Done:
    kind = "document-kind:instruction"
    return _mislaid(patient, "MISSION-SRC-company-kind", "missionSourceKind", kind, committee=False)


def _mislaid(patient: Patient, shape: str, relation: str, value: str, *, committee: bool) -> Done:
    name = patient.mission(relation, fits=lambda unit: unit.committee == committee).mission
    patient.put(name, relation, value)
    return [(shape, name, patient.town.iri(value))]


@fault("MISSION-SRC-missing")
def _(patient: Patient) -> Done:
    name = patient.mission("statedIn missionSourceKind").mission
    patient.put(name, "statedIn")
    patient.put(name, "missionSourceKind")
    return [("MISSION-SRC-missing", name, "")]


@fault("MISSION-REPORT-missing")
def _(patient: Patient) -> Done:
    name, when = patient.mission("followed").mission, patient.rng.choice(DONE)
    _forget(patient, name, "follow-up", "followUpOf", [when])
    return [("MISSION-REPORT-missing", name, str(when))]


@fault("PLAN-HEADING-missing")
def _(patient: Patient) -> Done:
    goal, when = _planned(patient)
    patient.facts(f"section:{when}-1")["stg:includesGoal"].remove(goal.name)
    return [("PLAN-HEADING-missing", goal.name, patient.town.iri(f"plan:{when}"))]


@fault("PLAN-HEADING-heading")
def _(patient: Patient) -> Done:
    goal, when = _planned(patient)
    patient.facts(f"section:{when}-1")["stg:includesGoal"].remove(goal.name)
    name = patient.town.add_section(f"section:{when}-2", when, "Övrigt", [goal.name])
    patient.also(f"plan:{when}", "hasSection", name)
    return [("PLAN-HEADING-heading", goal.name, patient.town.iri(name))]


def _planned(patient: Patient) -> tuple[Goal, int]:
    goal = patient.goal("plan", "time status unit", lambda goal: goal.unit.committee)
    return goal, patient.rng.randint(goal.first, goal.last)


@fault("PLAN-HEADING-unchecked")
def _(patient: Patient) -> Done:
    goal = patient.goal("plan", "time status unit", lambda goal: goal.unit.committee)
    patient.put(goal.name, "concerns")
    return [("PLAN-HEADING-unchecked", goal.name, "")]


@fault("UNIT-NAMED-sv")
def _(patient: Patient) -> Done:
    return _nameless(patient, "UNIT-NAMED-sv", "sv")


@fault("UNIT-NAMED-en")
def _(patient: Patient) -> Done:
    return _nameless(patient, "UNIT-NAMED-en", "en")


def _nameless(patient: Patient, shape: str, language: str) -> Done:
    name = _named(patient)
    labels = patient.facts(name)["rdfs:label"]
    patient.facts(name)["rdfs:label"] = [
        label for label in labels if getattr(label, "language", "") != language
    ]
    return [(shape, name, "")]


@fault("UNIT-NAMED-several")
def _(patient: Patient) -> Done:
    name = _named(patient)
    patient.facts(name)["rdfs:label"].append(ox.Literal("Övriga namnet", language="sv"))
    return [("UNIT-NAMED-several", name, "Övriga namnet")]


def _named(patient: Patient) -> str:
    carried = [unit.administration for unit in patient.town.units if unit.committee]
    return patient.pick([*carried, "organisation:revisionen", "organisation:raddningen"], "name")


# ── programme, vision and model ──────────────────────────────────────────────


@fault("PROG-PERIOD-missing")
def _(patient: Patient) -> Done:
    patient.pick([PROGRAMME], "term")
    patient.put(PROGRAMME, "councilTerm")
    return [("PROG-PERIOD-missing", PROGRAMME, "")]


@fault("PROG-PERIOD-several")
def _(patient: Patient) -> Done:
    patient.pick([PROGRAMME], "term")
    patient.also(PROGRAMME, "councilTerm", "term:2019-2022")
    return [("PROG-PERIOD-several", PROGRAMME, "")]


@fault("PROG-PERIOD-begins")
def _(patient: Patient) -> Done:
    patient.pick([PROGRAMME], "begins", "term")
    patient.put(PROGRAMME, "validFromYear", year(2022))
    return [("PROG-PERIOD-begins", PROGRAMME, "2022")]


@fault("PROG-PERIOD-ends")
def _(patient: Patient) -> Done:
    patient.pick([PROGRAMME], "ends", "term")
    patient.put(PROGRAMME, "validThroughYear", year(2027))
    return [("PROG-PERIOD-ends", PROGRAMME, "2027")]


@fault("PROG-PERIOD-one")
def _(patient: Patient) -> Done:
    patient.pick([PROGRAMME], "rival", "term")
    patient.town.add_programme("program-oppositionen", *TERM)
    return [("PROG-PERIOD-one", TERMS, "")]


@fault("VISION-ONE-none")
def _(patient: Patient) -> Done:
    patient.pick([VISION], "time")
    patient.put(VISION, "validFromYear", year(2025))
    return [("VISION-ONE-none", patient.town.municipality, when) for when in ("2023", "2024")]


@fault("VISION-ONE-several")
def _(patient: Patient) -> Done:
    patient.pick([VISION], "time")
    patient.town.add_vision("vision:2", AS_OF, 2050)
    return [("VISION-ONE-several", patient.town.municipality, str(AS_OF))]


@fault("MODEL-DECIDED-missing")
def _(patient: Patient) -> Done:
    patient.take([], [(MODEL, "decision")])
    patient.put(MODEL, "decision")
    return [("MODEL-DECIDED-missing", MODEL, "")]


@fault("MODEL-DECIDED-body")
def _(patient: Patient) -> Done:
    patient.take([], [(MODEL, "decision")])
    town = patient.town
    decision = town.decide("styrmodell-ks", "2022-06-01", town.source("styrmodell/2023"), "organisation:ks")
    patient.put(MODEL, "decision", decision)
    return [("MODEL-DECIDED-body", MODEL, town.iri(decision))]


@fault("MODEL-PARTS-empty")
def _(patient: Patient) -> Done:
    patient.also(MODEL, "includesPart", "model-part:scorecard")
    return [("MODEL-PARTS-empty", MODEL, patient.town.iri("model-part:scorecard"))]


@fault("GOAL-MAX3-limit")
def _(patient: Patient) -> Done:
    patient.take([], [(MODEL, "most")])
    patient.put(MODEL, "maxGoalsPerUnit")
    return [("GOAL-MAX3-limit", MODEL, "")]


@fault("DIR-SHORT-limit")
def _(patient: Patient) -> Done:
    patient.take([], [(MODEL, "sentences")])
    patient.put(MODEL, "maxSentences")
    return [("DIR-SHORT-limit", MODEL, "")]


# ── what SHACL passes in silence ─────────────────────────────────────────────


@fault("CHECK-REFERENCE-missing")
def _(patient: Patient) -> Done:
    name, lost = patient.pick(patient.town.plans, "lost"), "external:9999"
    patient.also(name, "requiredBy", lost)
    return [("CHECK-REFERENCE-missing", name, patient.town.iri(lost))]


@fault("RECORD-REFERENCE-measured-by")
def _(patient: Patient) -> Done:
    name, lost = patient.goal("lost", "level").name, "indicator:9999"
    patient.also(name, "measuredBy", lost)
    return [("RECORD-REFERENCE-measured-by", name, patient.town.iri(lost))]


@fault("CHECK-TERM-unknown")
def _(patient: Patient) -> Done:
    name = patient.goal("misspelt").name
    patient.put(name, "targetYaer", year(2026))
    return [("CHECK-TERM-unknown", name, patient.town.iri("stg:targetYaer"))]


@fault("CHECK-MODEL-outside")
def _(patient: Patient) -> Done:
    name = f"https://{patient.town.key}.example/namnd/1"
    patient.town.new(name, "stg:Committee", both("Nämnden utanför", "Committee outside"), {})
    return [("CHECK-MODEL-outside", name, "")]


@fault("WAIVER-UNUSED-nothing")
def _(patient: Patient) -> Done:
    name = patient.pick(patient.town.plans, "waiver", "kind")
    return [("WAIVER-UNUSED-nothing", _waive(patient, "unused", "DOC-KIND", name, AS_OF), "")]


@fault("WAIVER-EXPIRED-year")
def _(patient: Patient) -> Done:
    name = patient.document("follow-up")
    patient.put(name, "followUpText")
    waiver = _waive(patient, "expired", "DOC-RESP", name, 2024)
    return [("WAIVER-EXPIRED-year", waiver, "2024"), ("DOC-RESP-followup", name, "")]


@fault("WAIVER-FORM-reason-en")
def _(patient: Patient) -> Done:
    name = patient.document("follow-up")
    patient.put(name, "followUpText")
    waiver = _waive(patient, "swedish", "DOC-RESP", name, 2030)
    patient.put(waiver, "reason", ox.Literal("Uppföljningen står i en bilaga.", language="sv"))
    return [("WAIVER-FORM-reason-en", waiver, ""), ("DOC-RESP-followup", name, "")]


def _waive(patient: Patient, key: str, norm: str, focus: str, last: int) -> str:
    return patient.town.new(
        f"waiver:{key}",
        "stg:Waiver",
        both("Undantag", "Waiver"),
        {
            "dcterms:creator": [text("Kommunens redaktion")],
            "dcterms:date": [typed("2023-11-26", "date")],
            "stg:reason": both("Uppföljningen står i en bilaga.", "The annex says how it is followed up."),
            "stg:validThroughYear": [year(last)],
            "stg:waivedFocus": [focus],
            "stg:waives": [f"norm:{norm}"],
        },
    )


# ── the form of records ──────────────────────────────────────────────────────


@fault("RECORD-CODE-goal-level")
def _(patient: Patient) -> Done:
    return _coded(patient, "RECORD-CODE-goal-level", "goalLevel", "completeness:no")


@fault("RECORD-DATASET-municipality")
def _(patient: Patient) -> Done:
    site = f"https://{patient.town.key}.example/"
    facts: dict[str, list[str | ox.Literal]] = {"void:uriSpace": [text(f"{site}id/")]}
    name = patient.town.new(f"{site}dataset", "void:Dataset", both("Utan kommun", "No municipality"), facts)
    return [("RECORD-DATASET-municipality", name, ""), ("CHECK-MODEL-missing", name, "")]


@fault("RECORD-DATE-decision")
def _(patient: Patient) -> Done:
    plan = patient.pick(patient.town.plans, "decided")
    (name,) = patient.facts(plan)["stg:decision"]
    patient.put(str(name), "decisionDate", text("17 juni 2021"))
    return [("RECORD-DATE-decision", str(name), "17 juni 2021")]


def _items(patient: Patient) -> list[str]:
    return [name for name in patient.town.things if name.startswith("programme-item:program-2023-")]


@fault("RECORD-LABEL-sv")
def _(patient: Patient) -> Done:
    name = patient.pick(_items(patient), "label")
    patient.facts(name)["rdfs:label"].pop(0)
    return [("RECORD-LABEL-sv", name, "")]


@fault("RECORD-LABEL-en")
def _(patient: Patient) -> Done:
    name = patient.pick(_items(patient), "label")
    patient.facts(name)["rdfs:label"].pop()
    return [("RECORD-LABEL-en", name, "")]


@fault("RECORD-LABEL-several")
def _(patient: Patient) -> Done:
    name = patient.pick(_items(patient), "label")
    patient.facts(name)["rdfs:label"].append(ox.Literal("Ett annat namn", language="sv"))
    return [("RECORD-LABEL-several", name, "")]


def _target(patient: Patient, writes: str) -> str:
    """A target of a goal that stays measurable and keeps it."""
    targets = {
        f"target:{goal.name.partition(':')[2]}-1" for unit in patient.town.units for goal in unit.goals
    }
    held = [name for name in sorted(targets) if name in patient.town.things]
    return patient.pick(held, writes)


@fault("RECORD-MEASURE-comparator")
def _(patient: Patient) -> Done:
    name = _target(patient, "comparator")
    patient.also(name, "comparator", "comparator:above")
    return [("RECORD-MEASURE-comparator", name, "")]


@fault("RECORD-MEASURE-target-indicator")
def _(patient: Patient) -> Done:
    name = _target(patient, "indicator")
    patient.put(name, "indicator")
    return [("RECORD-MEASURE-target-indicator", name, "")]


@fault("RECORD-MODEL-sentences")
def _(patient: Patient) -> Done:
    patient.take([], [(MODEL, "sentences")])
    patient.put(MODEL, "maxSentences", text("sex"))
    return [("RECORD-MODEL-sentences", MODEL, "sex"), ("DIR-SHORT-limit", MODEL, "")]


@fault("RECORD-MODEL-norm")
def _(patient: Patient) -> Done:
    patient.facts(MODEL)["stg:includesNorm"].append(text("GOAL-MAX3"))
    return [("RECORD-MODEL-norm", MODEL, "GOAL-MAX3")]


@fault("RECORD-NUMBER-baseline")
def _(patient: Patient) -> Done:
    name = _target(patient, "baseline")
    patient.put(name, "baselineValue", text("cirka 70 %"))
    return [("RECORD-NUMBER-baseline", name, "cirka 70 %")]


@fault("RECORD-ONE-result-type")
def _(patient: Patient) -> Done:
    name = patient.goal("resultType").name
    patient.put(name, "resultType", "result-type:result", "result-type:effect")
    return [("RECORD-ONE-result-type", name, "")]


@fault("RECORD-ORDER-validity")
def _(patient: Patient) -> Done:
    name = "programme-item:program-2019-2022-2"
    patient.put(name, "validThroughYear", year(2018))
    return [("RECORD-ORDER-validity", name, "2018")]


@fault("RECORD-ORDER-baseline")
def _(patient: Patient) -> Done:
    name = _target(patient, "years")
    (last,) = patient.facts(name)["stg:targetYear"]
    patient.put(name, "baselineYear", year(2028))
    return [("RECORD-ORDER-baseline", name, _text(patient, last))]


@fault("RECORD-REFERENCE-responsible")
def _(patient: Patient) -> Done:
    name = patient.document("responsible")
    patient.put(name, "responsible", VISION)
    return [("RECORD-REFERENCE-responsible", name, patient.town.iri(VISION))]


@fault("RECORD-YEAR-covers")
def _(patient: Patient) -> Done:
    name = patient.town.source("vision-2040")
    patient.put(name, "coversYear", text("tjugohundrafyrtio"))
    return [("RECORD-YEAR-covers", name, "tjugohundrafyrtio")]


def _link(patient: Patient, writes: str) -> str:
    return patient.pick([name for name in patient.town.things if name.startswith("support:")], writes)


@fault("RECORD-ASSERTION-reason", late=True)
def _(patient: Patient) -> Done:
    name = _link(patient, "reason")
    patient.put(name, "reason")
    return [("RECORD-ASSERTION-reason", name, "")]


@fault("RECORD-ASSERTION-basis", late=True)
def _(patient: Patient) -> Done:
    name = _link(patient, "basis")
    patient.put(name, "basis")
    return [("RECORD-ASSERTION-basis", name, "")]


@fault("RECORD-LINK-thing", late=True)
def _(patient: Patient) -> Done:
    name = _link(patient, "to")
    patient.put(name, "to", "external:1")
    return [("RECORD-LINK-thing", name, patient.town.iri("external:1"))]
