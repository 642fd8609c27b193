"""One invented municipality: everything that the norms ask for, in the proportions of the real data.

Which units there are, how many goals they have and for how long, depends on the seed and the number of the
municipality, never on how many others there are. What is built breaks no norm; `faults` breaks them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pyoxigraph as ox

from stgraph import turtle, vocab

Object = str | ox.Literal
Facts = dict[str, list[Object]]

AS_OF = 2026
"""The year from which the data is seen; the generator also writes it as a viewpoint."""

TERM = (2023, 2026)
YEARS = range(TERM[0], TERM[1] + 1)
DONE = range(TERM[0], AS_OF)
WINDOWS = ((2023, 2026), (2023, 2024), (2025, 2026), (2024, 2026), (2023, 2025), (2023, 2026))
MOST_GOALS = 3
GOAL_YEARS = 4
SENTENCES = 6
SIZE = (2900, 3100)
"""Triples of one municipality: observations are added until there are so many."""

HEADING = "Vad vill vi uppnå"
TERMS = "term:2023-2026"
PROGRAMME = "document:program-2023-2026"
OLD_PLAN = "document:plan-2011"
RULES = "document:foreskrifter"
MODEL = "model:1"
VISION = "vision:1"

COMMITTEES = (
    ("bin", "Barn- och utbildningsnämnden", "Education Committee", "skolan", "schools"),
    ("on", "Omsorgsnämnden", "Care Committee", "omsorgen", "care"),
    ("mbn", "Miljö- och byggnämnden", "Environment and Building Committee", "byggandet", "building"),
    ("kfn", "Kultur- och fritidsnämnden", "Culture and Leisure Committee", "kulturen", "culture"),
    ("tn", "Tekniska nämnden", "Technical Committee", "gatorna", "streets"),
    ("sn", "Socialnämnden", "Social Committee", "socialtjänsten", "social services"),
    ("an", "Arbetsmarknadsnämnden", "Employment Committee", "arbetsmarknaden", "employment"),
)
COMPANIES = (
    ("hem", "Bostäder AB", "Homes AB", "bostäderna", "homes"),
    ("energi", "Energi AB", "Energy AB", "energin", "energy"),
    ("hamn", "Hamn AB", "Port AB", "hamnen", "the port"),
)
JOINT = ("atervinning", "Återvinning AB", "Recycling AB", "återvinningen", "recycling")
"""The company that a municipality owns together with the next one."""

MEASURES = (
    ("andel som är nöjda", "share who are satisfied", "%", "higher"),
    ("andel som känner sig trygga", "share who feel safe", "%", "higher"),
    ("väntetid i genomsnitt", "waiting time on average", "dagar", "lower"),
    ("utsläpp per invånare", "emissions per resident", "ton", "lower"),
    ("andel som deltar", "share who take part", "%", "higher"),
    ("sjukfrånvaro", "sick leave", "%", "lower"),
)
PLANS = (
    ("klimat", "klimat", "climate"),
    ("bibliotek", "bibliotek", "libraries"),
    ("naring", "näringsliv", "business"),
    ("jamlikhet", "jämlikhet", "equality"),
    ("digital", "digitalisering", "digital services"),
    ("natur", "natur och friluftsliv", "nature and outdoor life"),
    ("trafik", "trafik", "traffic"),
)
KINDS = (
    ("programme", "Program", "Programme"),
    ("plan", "Plan", "Plan"),
    ("policy", "Policy", "Policy"),
    ("guideline", "Riktlinjer", "Guidelines"),
)
PARTS = (
    "missions", "municipal-directions", "steering-documents", "term-programme", "unit-directions",
    "unit-goals", "vision",
)  # fmt: skip
SUPPORT = ("basedOn", "contributesTo", "derivedFrom", "implements", "statedIn", "supports", "towards")
FILES = {
    "analysis": "follow-up", "follow-up": "follow-up", "review": "follow-up", "assessment": "follow-up",
    "decision": "decisions", "direction": "directions", "document": "documents", "goal": "goals",
    "external": "external-instruments", "indicator": "indicators", "mission": "missions", "model": "model",
    "planning-year": "model", "term": "model", "observation": "observations", "organisation": "organisations",
    "plan": "plans", "section": "plans", "priority": "programmes", "programme-item": "programmes",
    "support": "support", "target": "targets", "vision": "vision", "vision-area": "vision",
    "waiver": "waivers",
}  # fmt: skip
"""The file in which each kind of thing stands, as in the real data."""

PUBLIC = vocab.PREFIXES | {"year": vocab.ID + "year/"}
CODES = (
    "achievement", "assessment-basis", "basis", "beneficiary", "change", "comparator", "completeness",
    "decision-kind", "document-kind", "goal-level", "influence", "instrument-kind", "kind-basis",
    "model-part", "result-type", "start-basis", "status", "validity-status", "value-basis",
)  # fmt: skip


def both(swedish: str, english: str) -> list[Object]:
    """A text in both languages."""
    return [ox.Literal(swedish, language="sv"), ox.Literal(english, language="en")]


def typed(value: object, datatype: str) -> ox.Literal:
    """A literal of one of XSD's types."""
    return ox.Literal(str(value), datatype=ox.NamedNode(vocab.PREFIXES["xsd"] + datatype))


def year(value: int) -> ox.Literal:
    """A calendar year."""
    return typed(value, "gYear")


def text(value: str) -> ox.Literal:
    """A text in no language."""
    return ox.Literal(value)


@dataclass
class Unit:
    """A committee or company with what is decided for it."""

    key: str
    swedish: str
    english: str
    about: tuple[str, str]
    committee: bool
    begins: int = 2019
    goals: list["Goal"] = field(default_factory=list)

    @property
    def org(self) -> str:
        """Itself."""
        return f"organisation:{self.key}"

    @property
    def administration(self) -> str:
        """What carries out a committee's decisions."""
        return f"organisation:{self.key}-forvaltningen"

    @property
    def mission(self) -> str:
        """Its mission."""
        return f"mission:{self.key}"

    @property
    def direction(self) -> str:
        """Its direction of this council term."""
        return f"direction:{self.key}-1"

    def count(self, when: int) -> int:
        """Goals in force in a year."""
        return sum(goal.first <= when <= goal.last for goal in self.goals)


@dataclass(frozen=True)
class Goal:
    """A goal, whose it is and for how long."""

    name: str
    unit: Unit
    first: int
    last: int
    measurable: bool


class Town:
    """A municipality. `things` holds the facts by subject and predicate, in short form."""

    def __init__(self, number: int, seed: int) -> None:
        self.number = number
        self.key = f"kommun-{number:04}"
        self.space = f"{vocab.ID}{self.key}/"
        self.name = f"Påhittade {number}"
        self.things: dict[str, Facts] = {}
        self.rng = Random(f"{seed}/{number}")
        self.municipality = f"organisation:{self.key}"
        self.units: list[Unit] = []
        self.plans: list[str] = []
        self.themes: list[str] = []
        self._linked = False
        self._build()

    # ── facts ────────────────────────────────────────────────────────────────

    def new(self, subject: str, kind: str, names: Iterable[Object], facts: Facts) -> str:
        """Describes a thing. An empty list is no fact."""
        if subject in self.things:
            raise ValueError(subject)
        self.things[subject] = {"rdf:type": [kind], "rdfs:label": list(names), **facts}
        return subject

    def source(self, path: str) -> str:
        """A page of the municipality, described when first named."""
        iri = f"https://{self.key}.example/{path}"
        if iri not in self.things:
            digits = [
                part for part in path.replace("/", "-").split("-") if part.isdecimal() and len(part) == 4
            ]
            self.new(
                iri,
                "foaf:Document",
                both(f"{self.name}: {path} – påhittad sida", f"{self.name}: {path} – invented page"),
                {
                    "dcterms:publisher": [text(f"{self.name} (fiktiv kommun)")],
                    "skos:note": both("Sidan finns inte: adressen är påhittad.", "The page does not exist."),
                    "stg:coversYear": [year(int(digit)) for digit in digits[:1]],
                    "stg:sourceKind": both("webbsida", "web page"),
                },
            )
        return iri

    def iri(self, name: str) -> str:
        """The IRI of a thing in short form."""
        prefix, _, local = name.partition(":")
        if prefix in ("https", "http"):
            return name
        if prefix in PUBLIC:
            return PUBLIC[prefix] + local
        if prefix in CODES:
            return f"{vocab.DEF}{prefix}/{local}"
        return f"{self.space}{prefix}/{local}" if prefix != self.key else self.space + local

    def file(self, subject: str) -> str:
        """The file that a subject stands in."""
        if subject.startswith(vocab.ID):
            return "organisations"
        if subject.startswith("https:"):
            return "sources"
        if subject.startswith(self.key):
            return "dataset"
        return FILES[subject.partition(":")[0]]

    def triples(self) -> Iterator[tuple[str, ox.Quad]]:
        """Every fact with its file."""
        for subject, facts in self.things.items():
            node, file = ox.NamedNode(self.iri(subject)), self.file(subject)
            for predicate, objects in facts.items():
                arc = ox.NamedNode(self.iri(predicate))
                for value in objects:
                    term = value if isinstance(value, ox.Literal) else ox.NamedNode(self.iri(value))
                    yield file, ox.Quad(node, arc, term)

    def write(self, folder: Path) -> int:
        """Writes its files. Returns how many triples they hold."""
        self.link()
        self._observe()
        files: dict[str, set[ox.Quad]] = {}
        for file, quad in self.triples():
            files.setdefault(file, set()).add(quad)
        folder.mkdir(parents=True)
        for file, quads in files.items():
            (folder / f"{file}.ttl").write_text(turtle.write(quads, [self.space]), encoding="utf-8")
        return sum(map(len, files.values()))

    # ── building ─────────────────────────────────────────────────────────────

    def _build(self) -> None:
        self._organisations()
        self._model()
        self._vision()
        self._documents()
        self._programmes()
        self._yearly()
        for unit in self.units:
            self.add_mission(unit, unit.mission, unit.begins)
        self._municipal_directions()
        for unit in self.units:
            self.add_direction(unit, unit.direction)
        for unit in self.units:
            for _ in range(self.rng.choice((1, 2, 2, 2, 3) if unit.key != "atervinning" else (0, 1))):
                self.add_goal(unit, *self.rng.choice(WINDOWS))
        self._border()

    def _organisations(self) -> None:
        rng, site = self.rng, self.source("organisation")
        part: Facts = {"dcterms:source": [site], "org:subOrganizationOf": [self.municipality]}
        alone: Facts = {"dcterms:source": [site]}
        self.new(
            f"{self.key}:dataset",
            "void:Dataset",
            both(f"Styrningen i {self.name} (fiktiv kommun)", f"Governance in {self.name} (fictional)"),
            {
                "dcterms:title": both(f"Styrningen i {self.name}", f"Governance in {self.name}"),
                "dcterms:license": ["http://creativecommons.org/publicdomain/zero/1.0/"],
                "void:uriSpace": [text(self.space)],
                "stg:fictional": [typed("true", "boolean")],
                "stg:municipality": [self.municipality],
                "stg:validFromYear": [year(2019)],
                "stg:validThroughYear": [year(AS_OF)],
            },
        )
        self.things[f"{self.key}:dataset"]["rdf:type"].append("dcat:Dataset")
        self.new(
            self.municipality,
            "stg:Municipality",
            both(f"{self.name} kommun", f"Municipality of {self.name}"),
            {
                **alone,
                "stg:inGroup": ["organisation:koncernen"],
                "stg:municipalityCode": [text(f"{self.number:04}")],
            },
        )
        self.new("organisation:kf", "stg:Council", both("Kommunfullmäktige", "Municipal Council"), dict(part))
        self.new(
            "organisation:revisionen", "stg:AuditBody", both("Revisionen", "Municipal Audit"), dict(part)
        )
        self.new(
            "organisation:koncernen", "stg:MunicipalGroup", both("Koncernen", "Municipal group"), dict(alone)
        )
        self.new(
            "organisation:raddningen",
            "stg:JointAuthority",
            both(f"{self.name} räddningsförbund", f"{self.name} Joint Rescue Authority"),
            dict(alone),
        )
        executive = ("ks", "Kommunstyrelsen", "Executive Committee", "kommunens planering", "planning")
        self.add_unit(*executive, committee=True)
        for row in sorted(rng.sample(COMMITTEES, rng.randint(2, 4))):
            self.add_unit(*row, committee=True)
        for row in sorted(rng.sample(COMPANIES, rng.choice((1, 1, 2)))):
            self.add_unit(*row, committee=False)
        if self.number % 3 == 1:
            self.add_unit(*JOINT, committee=False)

    def add_unit(
        self,
        key: str,
        swedish: str,
        english: str,
        about: str,
        topic: str,
        *,
        committee: bool,
        begins: int = 2019,
    ) -> Unit:
        """A committee with its administration, or a company with its board."""
        unit = Unit(key, swedish, english, (about, topic), committee, begins)
        part: Facts = {
            "dcterms:source": [self.source("organisation")],
            "org:subOrganizationOf": [self.municipality],
        }
        if committee:
            kind = "stg:ExecutiveCommittee" if key == "ks" else "stg:Committee"
            self.new(unit.org, kind, both(swedish, english), {**part, "stg:validFromYear": [year(begins)]})
            self.new(
                unit.administration,
                "stg:Administration",
                both(f"{swedish}s förvaltning", f"Administration of the {english}"),
                {**part, "stg:administrationOf": [unit.org]},
            )
        else:
            owned: Facts = {
                "dcterms:source": part["dcterms:source"],
                "stg:inGroup": ["organisation:koncernen"],
                "stg:ownedBy": [self.municipality],
                "stg:validFromYear": [year(begins)],
            }
            self.new(
                unit.org,
                "stg:MunicipalCompany",
                both(f"{self.name} {swedish}", f"{self.name} {english}"),
                owned,
            )
            self.new(
                f"{unit.org}-styrelse",
                "stg:CompanyBoard",
                both(f"Styrelsen för {swedish}", f"Board of {english}"),
                {"dcterms:source": part["dcterms:source"], "stg:boardOf": [unit.org]},
            )
        self.units.append(unit)
        return unit

    def _model(self) -> None:
        page = self.source("styrmodell/2023")
        self.new(
            MODEL,
            "stg:GovernanceModel",
            both(f"Styrmodellen i {self.name} från 2023", f"Governance model of {self.name} from 2023"),
            {
                "dcterms:source": [page],
                "stg:appliesTo": [self.municipality],
                "stg:decision": [self.decide("styrmodell", "2022-06-13", page)],
                "stg:goalHeading": [ox.Literal(HEADING, language="sv")],
                "stg:includesNorm": [f"norm:{name}" for name in NORMS],
                "stg:includesPart": [f"model-part:{name}" for name in PARTS],
                "stg:maxGoalYears": [typed(GOAL_YEARS, "integer")],
                "stg:maxGoalsPerUnit": [typed(MOST_GOALS, "integer")],
                "stg:maxSentences": [typed(SENTENCES, "integer")],
                "stg:validFromYear": [year(TERM[0])],
                "stg:validityBasis": ["basis:stated"],
            },
        )
        for first, last in ((2019, 2022), TERM):
            self.new(
                f"term:{first}-{last}",
                "stg:CouncilTerm",
                both(f"Mandatperioden {first}–{last}", f"Council term {first}–{last}"),
                {"stg:validFromYear": [year(first)], "stg:validThroughYear": [year(last)]},
            )
            for when in range(first, last + 1):
                self.new(
                    f"planning-year:{when}",
                    "stg:PlanningYear",
                    both(f"Planeringsåret {when}", f"Planning year {when}"),
                    {"stg:calendarYear": [f"year:{when}"], "stg:councilTerm": [f"term:{first}-{last}"]},
                )

    def decide(
        self, key: str, date: str, page: str, body: str = "organisation:kf", kind: str = "adoption"
    ) -> str:
        """A decision, described when first needed."""
        name = f"decision:{key}"
        if name not in self.things:
            self.new(
                name,
                "stg:Decision",
                both(f"Beslut om {key}", f"Decision on {key}"),
                {
                    "dcterms:source": [page],
                    "stg:caseNumber": [text(f"KS {date[:4]}/{self.rng.randint(10, 400)}")],
                    "stg:decidedBy": [body],
                    "stg:decisionDate": [typed(date, "date")],
                    "stg:decisionKind": [f"decision-kind:{kind}"],
                    "stg:decisionReference": [text(f"§ {self.rng.randint(10, 200)}")],
                },
            )
        return name

    def _vision(self) -> None:
        page = self.source("vision-2040")
        self.add_vision(VISION, 2017, 2040)
        for number, (swedish, english) in enumerate(
            (("Nära", "Near"), ("Grönt", "Green"), ("Öppet", "Open")), 1
        ):
            self.new(
                f"vision-area:{number}",
                "stg:VisionArea",
                both(swedish, english),
                {"dcterms:isPartOf": [VISION], "dcterms:source": [page]},
            )

    def add_vision(self, name: str, first: int, last: int) -> str:
        """A vision in force for some years."""
        page = self.source("vision-2040")
        return self.new(
            name,
            "stg:Vision",
            both(f"{self.name} {last} – nära, grönt och öppet", f"{self.name} {last} – near, green and open"),
            {
                "dcterms:source": [page],
                "stg:decision": [self.decide("vision-2040", "2016-10-10", page)],
                "stg:status": ["status:adopted"],
                "stg:targetYear": [year(last)],
                "stg:validFromYear": [year(first)],
                "stg:validThroughYear": [year(last)],
            },
        )

    def _documents(self) -> None:
        rng = self.rng
        for number, (key, swedish, english) in enumerate(sorted(rng.sample(PLANS, rng.randint(4, 5)))):
            kind, kind_sv, kind_en = KINDS[(number + self.number) % len(KINDS)]
            first = rng.randint(2016, 2022)
            page = self.source(f"styrdokument/{key}")
            aim = rng.choice((VISION, "vision-area:1", "vision-area:2", "vision-area:3"))
            unit = rng.choice(self.units)
            self.plans.append(
                self.new(
                    f"document:{key}",
                    "stg:SteeringDocument",
                    both(f"{kind_sv} för {swedish}", f"{kind_en} on {english}"),
                    {
                        "dcterms:source": [page],
                        "dcat:keyword": [ox.Literal(swedish, language="sv")],
                        "foaf:page": [page],
                        "stg:decision": [self.decide(key, f"{first - 1}-11-20", page)],
                        "stg:documentKind": [f"document-kind:{kind}"],
                        "stg:followUpText": both(
                            "Redovisas för fullmäktige varje år.", "Reported to the council yearly."
                        ),
                        "stg:kindBasis": ["kind-basis:stated"],
                        "stg:responsible": [unit.org],
                        "stg:supports": [],
                        "stg:towards": [aim],
                        "stg:validFromYear": [year(first)],
                        "stg:validThroughYear": [year(2030)] if rng.random() < 0.5 else [],
                        "stg:validityStatus": ["validity-status:in-force"],
                    },
                )
            )
        page = self.source("styrdokument/plan-2011")
        self.new(
            OLD_PLAN,
            "stg:SteeringDocument",
            both("Plan för attraktiva byar 2011–2018", "Plan for attractive villages 2011–2018"),
            {
                "dcterms:source": [page],
                "foaf:page": [page],
                "stg:documentKind": ["document-kind:plan"],
                "stg:kindBasis": ["kind-basis:stated"],
                "stg:validFromYear": [year(2011)],
                "stg:validThroughYear": [year(2018)],
                "stg:validityStatus": ["validity-status:expired"],
            },
        )
        self._rule(
            "foreskrifter",
            "RegulatoryDocument",
            "local-regulation",
            "Avfallsföreskrifter",
            "Waste Regulations",
        )
        self._rule(
            "oversiktsplan", "GoverningDocument", "comprehensive-plan", "Översiktsplan", "Comprehensive Plan"
        )
        self._rule("reglemente", "TermsOfReference", "terms-of-reference", "Reglemente", "Terms of Reference")
        for unit in self.units:
            if unit.committee:
                self.things["document:reglemente"].setdefault("stg:appliesTo", []).append(unit.org)
            else:
                self._rule(
                    f"agardirektiv-{unit.key}", "OwnerDirective", "owner-directive",
                    f"Ägardirektiv för {unit.swedish}", f"Owner Directive for {unit.english}",
                )  # fmt: skip
        for when in (2023, 2025):
            page = self.source(f"mal-och-budget/{when}")
            self.new(
                f"document:budget-{when}",
                "stg:Budget",
                both(f"Mål och budget {when}", f"Goals and Budget {when}"),
                {
                    "dcterms:source": [page],
                    "foaf:page": [page],
                    "stg:decision": [self.budget(when)],
                    "stg:documentKind": ["document-kind:budget"],
                    "stg:kindBasis": ["kind-basis:stated"],
                    "stg:validFromYear": [year(when)],
                    "stg:validityStatus": ["validity-status:in-force"],
                },
            )
            for number in range(1, 4):
                self.new(
                    f"priority:budget-{when}-{number}",
                    "stg:PoliticalPriority",
                    both(
                        f"Prioritering {number} i budgeten {when}", f"Priority {number} in the budget {when}"
                    ),
                    {
                        "dcterms:isPartOf": [f"document:budget-{when}"],
                        "dcterms:source": [page],
                        "stg:relatedProgramme": [PROGRAMME],
                        "stg:validFromYear": [year(when)],
                        "stg:validThroughYear": [year(TERM[1])],
                    },
                )

    def budget(self, when: int) -> str:
        """The council's decision on the goals that begin in a year."""
        page = self.source(f"mal-och-budget/{when}")
        return self.decide(f"budget-{when}", f"{when - 1}-06-{10 + when % 10}", page)

    def _rule(self, key: str, kind: str, code: str, swedish: str, english: str) -> None:
        page = self.source(f"regler/{key}")
        self.new(
            f"document:{key}",
            f"stg:{kind}",
            both(swedish, english),
            {
                "dcterms:source": [page],
                "foaf:page": [page],
                "stg:decision": [self.decide(key, "2018-12-10", page)],
                "stg:documentKind": [f"document-kind:{code}"],
                "stg:kindBasis": ["kind-basis:stated"],
                "stg:validFromYear": [year(2019)],
                "stg:validityStatus": ["validity-status:in-force"],
            },
        )

    def _programmes(self) -> None:
        for (first, last), items in (((2019, 2022), 2), (TERM, self.rng.randint(4, 6))):
            name = self.add_programme(f"program-{first}-{last}", first, last)
            for number in range(1, items + 1):
                self.new(
                    f"programme-item:program-{first}-{last}-{number}",
                    "stg:ProgrammeItem",
                    both(
                        f"Punkt {number} i programmet {first}–{last}",
                        f"Item {number} of the programme {first}–{last}",
                    ),
                    {
                        "dcterms:isPartOf": [name],
                        "dcterms:source": [self.source(f"program/{first}-{last}")],
                        "stg:validFromYear": [year(first)],
                        "stg:validThroughYear": [year(last)],
                    },
                )

    def add_programme(self, key: str, first: int, last: int) -> str:
        """A programme for a council term."""
        page = self.source(f"program/{first}-{last}")
        return self.new(
            f"document:{key}",
            "stg:TermProgramme",
            both(
                f"Program för mandatperioden {first}–{last}", f"Programme for the council term {first}–{last}"
            ),
            {
                "dcterms:source": [page],
                "foaf:page": [page],
                "stg:councilTerm": [f"term:{first}-{last}"],
                "stg:decision": [self.decide(f"program-{first}", f"{first - 1}-11-28", page)],
                "stg:documentKind": ["document-kind:term-programme"],
                "stg:followUpText": both("Kommunstyrelsen redovisar varje höst.", "Reported each autumn."),
                "stg:kindBasis": ["kind-basis:stated"],
                "stg:responsible": ["organisation:ks"],
                "stg:towards": [VISION],
                "stg:validFromYear": [year(first)],
                "stg:validThroughYear": [year(last)],
                "stg:validityStatus": [f"validity-status:{'in-force' if last >= AS_OF else 'expired'}"],
            },
        )

    def _yearly(self) -> None:
        """What is written every year: plans of the administrations, follow-ups, reviews, analyses."""
        carried = [unit.administration for unit in self.units if unit.committee]
        for when in YEARS:
            page = self.source(f"verksamhetsplan/{when}")
            self.new(
                f"plan:{when}",
                "stg:OperationalPlan",
                both(f"Verksamhetsplan {when}", f"Operational plan {when}"),
                {
                    "dcterms:source": [page],
                    "stg:assignedTo": list(carried),
                    "stg:hasSection": [f"section:{when}-1"],
                    "stg:planYear": [f"planning-year:{when}"],
                    "stg:validFromYear": [year(when)],
                    "stg:validThroughYear": [year(when)],
                },
            )
            self.add_section(f"section:{when}-1", when, HEADING, [])
        for when in DONE:
            page = self.source(f"uppfoljning/{when}")
            for kind, of, swedish, english in (
                ("FollowUp", "followUpOf", "Årsredovisning", "Annual report"),
                ("Review", "reviewOf", "Översyn av inriktningarna", "Review of the directions"),
            ):
                self.new(
                    f"{'follow-up' if kind == 'FollowUp' else 'review'}:{when}",
                    f"stg:{kind}",
                    both(f"{swedish} {when}", f"{english} {when}"),
                    {"dcterms:source": [page], f"stg:{of}": [], "stg:year": [year(when)]},
                )
        for unit in self.units:
            self.add_analysis(f"analysis:{unit.key}-1", unit, 2022)
        self.add_analysis("analysis:ks-2", self.units[0], 2024)
        self.new(
            "external:1",
            "stg:ExternalInstrument",
            both("Länets klimatavtal", "Climate agreement of the county"),
            {"dcterms:source": [self.source("avtal")], "stg:instrumentKind": ["instrument-kind:regional"]},
        )

    def add_section(self, name: str, when: int, heading: str, goals: list[Object]) -> str:
        """A section of an operational plan."""
        return self.new(
            name,
            "stg:PlanSection",
            both(f"{heading}, {when}", f"Section of the operational plan {when}"),
            {
                "dcterms:isPartOf": [f"plan:{when}"],
                "dcterms:source": [self.source(f"verksamhetsplan/{when}")],
                "stg:heading": [ox.Literal(heading, language="sv")],
                "stg:includesGoal": goals,
            },
        )

    def add_analysis(self, name: str, unit: Unit, when: int) -> str:
        """A situation analysis."""
        return self.new(
            name,
            "stg:SituationAnalysis",
            both(f"Nulägesanalys {when}, {unit.swedish}", f"Situation analysis {when}, {unit.english}"),
            {
                "dcterms:source": [self.source(f"nulagesanalys/{when}")],
                "stg:assignedTo": [unit.org],
                "stg:year": [year(when)],
            },
        )

    def add_mission(self, unit: Unit, name: str, first: int, last: int | None = None) -> str:
        """A mission, followed up every completed year."""
        key = "reglemente" if unit.committee else f"agardirektiv-{unit.key}"
        page = self.source(f"regler/{key}")
        self.new(
            name,
            "stg:Mission",
            both(f"Ansvara för {unit.about[0]} så att vardagen fungerar", f"Answer for {unit.about[1]}"),
            {
                "dcterms:source": [page],
                "stg:assignedTo": [unit.org],
                "stg:decision": [self.decide(key, "2018-12-10", page)],
                "stg:missionSourceKind": [
                    f"document-kind:{'terms-of-reference' if unit.committee else 'owner-directive'}"
                ],
                "stg:statedIn": [f"document:{key}"],
                "stg:status": ["status:adopted"],
                "stg:validFromYear": [year(first)],
                "stg:validThroughYear": [year(last)] if last else [],
            },
        )
        if not last:
            for when in DONE:
                self.things[f"follow-up:{when}"]["stg:followUpOf"].append(name)
        return name

    def _municipal_directions(self) -> None:
        page = self.source("mal-och-budget/2023")
        orgs = [unit.org for unit in self.units]
        for number in range(1, self.rng.randint(2, 3) + 1):
            name = f"direction:kf-{number}"
            self.themes.append(name)
            self.new(
                name,
                "stg:MunicipalDirection",
                both(
                    f"Gemensam inriktning {number}: vardagen ligger nära",
                    f"Direction {number}: everyday life is near",
                ),
                {
                    "dcterms:source": [page],
                    "stg:councilTerm": [TERMS],
                    "stg:decision": [self.budget(2023)],
                    "stg:derivedFrom": [f"programme-item:program-2023-2026-{number}"],
                    "stg:measuredBy": [],
                    "stg:proposedBy": ["organisation:ks"],
                    "stg:recipient": sorted(self.rng.sample(orgs, self.rng.randint(2, len(orgs)))),
                    "stg:status": ["status:adopted"],
                    "stg:towards": [VISION if number == 1 else f"vision-area:{number}"],
                    "stg:underModel": [MODEL],
                    "stg:validFromYear": [year(TERM[0])],
                    "stg:validThroughYear": [year(TERM[1])],
                },
            )
            for when in DONE:
                self.things[f"follow-up:{when}"]["stg:followUpOf"].append(name)

    def add_direction(self, unit: Unit, name: str) -> str:
        """A unit's direction of the council term, reviewed and followed up every completed year."""
        rng = self.rng
        items = [item for item in self.things if item.startswith("programme-item:program-2023-")]
        self.new(
            name,
            "stg:UnitDirection",
            both(
                f"{unit.swedish} utvecklar {unit.about[0]} med dem som berörs. Arbetet utgår från vardagen.",
                f"The {unit.english} develops {unit.about[1]} with them. It starts in everyday life.",
            ),
            {
                "dcterms:source": [self.source("mal-och-budget/2023")],
                "stg:assignedTo": [unit.org],
                "stg:contributesTo": [rng.choice(self.themes)],
                "stg:councilTerm": [TERMS],
                "stg:decision": [self.budget(2023)],
                "stg:derivedFrom": [rng.choice(self.plans), unit.mission, rng.choice(items)],
                "stg:influence": [rng.choice(("influence:contributes", "influence:controls"))],
                "stg:measuredBy": [self.add_indicator(unit)],
                "stg:proposedBy": [unit.org],
                "stg:startBasis": ["start-basis:stated"],
                "stg:status": ["status:adopted"],
                "stg:underModel": [MODEL],
                "stg:validFromYear": [year(max(TERM[0], unit.begins))],
                "stg:validThroughYear": [year(TERM[1])],
            },
        )
        for when in DONE:
            self.things[f"follow-up:{when}"]["stg:followUpOf"].append(name)
            self.things[f"review:{when}"]["stg:reviewOf"].append(name)
        return name

    def add_indicator(self, unit: Unit) -> str:
        """An indicator of what a unit answers for."""
        number = 1 + sum(name.startswith("indicator:") for name in self.things)
        swedish, english, measure, change = self.rng.choice(MEASURES)
        return self.new(
            f"indicator:{number}",
            "stg:Indicator",
            both(
                f"{unit.about[0].capitalize()}: {swedish} ({number})",
                f"{unit.about[1].capitalize()}: {english} ({number})",
            ),
            {
                "dcterms:source": [self.source("nyckeltal")],
                "stg:preferredChange": [f"change:{change}"],
                "stg:unit": [text(measure)],
            },
        )

    def add_goal(self, unit: Unit, first: int, last: int) -> Goal:
        """An adopted goal, in every plan of its years."""
        rng = self.rng
        number = len(unit.goals) + 1
        name = f"goal:{unit.key}-{number}"
        plain = not (unit.committee and last < AS_OF and rng.random() < 0.25)
        goal = Goal(name, unit, first, last, plain)
        unit.goals.append(goal)
        page = self.source(f"mal-och-budget/{first}")
        about_sv, about_en = unit.about
        level = rng.randint(60, 95)
        indicator = self.add_indicator(unit) if plain else None
        facts: Facts = {
            "dcterms:source": [page],
            "stg:achievement": [rng.choice(("achievement:achieved", "achievement:not-achieved"))]
            if last < AS_OF
            else [],
            "stg:assignedTo": [unit.org],
            "stg:basedOn": [
                f"analysis:{unit.key}-1" if first < 2025 else "analysis:ks-2",
                f"priority:budget-{2023 if first < 2025 else 2025}-{rng.randint(1, 3)}",
            ],
            "stg:beneficiary": ["beneficiary:residents"],
            "stg:concerns": [unit.administration] if unit.committee else [],
            "stg:contributesTo": [unit.direction],
            "stg:decision": [self.budget(first)],
            "stg:derivedFrom": [unit.mission],
            "stg:goalLevel": [
                f"goal-level:{'committee-goal' if unit.committee else 'company-goal-owner-directive'}"
            ],
            "stg:hasTarget": [f"target:{unit.key}-{number}-1"] if plain else [],
            "stg:influence": [rng.choice(("influence:affects", "influence:controls"))],
            "stg:measurable": [typed("true" if plain else "false", "boolean")],
            "stg:measuredBy": [indicator] if indicator else [],
            "stg:proposedBy": [unit.org],
            "stg:resultType": [rng.choice(("result-type:result", "result-type:effect"))],
            "stg:startBasis": ["start-basis:stated"],
            "stg:status": ["status:adopted"],
            "stg:targetLevel": both(f"minst {level}", f"at least {level}"),
            "stg:targetYear": [year(last)],
            "stg:underModel": [MODEL],
            "stg:validFromYear": [year(first)],
            "stg:validThroughYear": [year(last)],
        }
        self.new(
            name,
            "stg:Goal",
            both(
                f"Senast {last} ska {about_sv} nå minst {level} ({number})",
                f"By {last} {about_en} reach at least {level} ({number})",
            ),
            facts,
        )
        supporter = self.things[rng.choice(self.plans)]
        supporter["stg:supports"].append(name)
        if indicator:
            self._target(f"target:{unit.key}-{number}-1", indicator, level, first, last, page)
        else:
            self.assess(goal, unit.administration)
        if unit.committee:
            for when in range(first, last + 1):
                self.things[f"section:{when}-1"]["stg:includesGoal"].append(name)
        return goal

    def _target(self, name: str, indicator: str, level: int, first: int, last: int, page: str) -> None:
        labels = [
            str(label.value)
            for label in self.things[indicator]["rdfs:label"]
            if isinstance(label, ox.Literal)
        ]
        self.new(
            name,
            "stg:IndicatorTarget",
            both(f"{labels[0]}: minst {level} år {last}", f"{labels[1]}: at least {level} in {last}"),
            {
                "dcterms:source": [page],
                "stg:baselineBasis": ["value-basis:stated"],
                "stg:baselineValue": [typed(level - 9, "decimal")],
                "stg:baselineYear": [year(first - 1)],
                "stg:comparator": ["comparator:at-least"],
                "stg:comparatorBasis": ["value-basis:stated"],
                "stg:indicator": [indicator],
                "stg:targetValue": [typed(level, "decimal")],
                "stg:targetYear": [year(last)],
                "stg:unit": self.things[indicator]["stg:unit"],
            },
        )

    def assess(self, goal: Goal, assessor: str | None) -> str:
        """An assessment of a goal, signed or not."""
        return self.new(
            f"assessment:{goal.name.partition(':')[2]}-1",
            "stg:Assessment",
            both(f"Bedömning av målet {goal.last}", f"Assessment of the goal {goal.last}"),
            {
                "dcterms:source": [self.source(f"uppfoljning/{min(goal.last, AS_OF - 1)}")],
                "stg:achievement": ["achievement:achieved"],
                "stg:assesses": [goal.name],
                "stg:assessor": [assessor] if assessor else [],
                "stg:decisionDate": [typed(f"{goal.last + 1}-02-12", "date")],
            },
        )

    def _border(self) -> None:
        """What leads to the municipality before this one: a company, a recipient, a goal's only will."""
        if self.number % 3 != 2:
            return
        neighbour = f"{vocab.ID}kommun-{self.number - 1:04}/"
        company = f"{neighbour}organisation/{JOINT[0]}"
        self.things[company] = {"stg:ownedBy": [self.municipality]}
        self.things[self.themes[0]]["stg:recipient"] = [company, "organisation:ks"]
        plan = f"{neighbour}document/program-2023-2026"
        self.things[self.plans[0]]["stg:implements"] = [plan]
        goal = self.units[0].goals[0].name
        self.things[goal]["stg:implements"] = [plan]
        self.things[goal]["stg:contributesTo"] = []
        for name in self.plans:
            self.things[name]["stg:supports"] = [
                aim for aim in self.things[name]["stg:supports"] if aim != goal
            ]

    # ── afterwards ───────────────────────────────────────────────────────────

    def link(self) -> None:
        """A support link for each fact that supports; once, when the facts are settled."""
        if self._linked:
            return
        self._linked = True
        numbers: dict[str, int] = {}
        facts = [
            (subject, relation, value)
            for subject, about in self.things.items()
            for relation in SUPPORT
            for value in about.get(f"stg:{relation}", ())
            if isinstance(value, str)
        ]
        for subject, relation, value in facts:
            key = subject.replace(":", "-")
            numbers[key] = numbers.get(key, 0) + 1
            stated = self.rng.random() < 0.8
            here, there = subject.partition(":")[2], value.rsplit(":", 1)[-1].rsplit("/", 1)[-1]
            self.new(
                f"support:{key}-{numbers[key]}",
                "stg:SupportLink",
                both(
                    f"{here} har stöd i {there} ({relation})", f"{here} is supported by {there} ({relation})"
                ),
                {
                    "dcterms:source": self.things[subject].get("dcterms:source", [])[:1],
                    "stg:basis": [f"basis:{'stated' if stated else 'inferred'}"],
                    "stg:from": [subject],
                    "stg:reason": both(
                        f"Texten om {here} {'nämner' if stated else 'handlar om samma sak som'} {there}.",
                        f"The text on {here} {'names' if stated else 'is about the same as'} {there}.",
                    ),
                    "stg:relation": [f"stg:{relation}"],
                    "stg:to": [value],
                },
            )

    def _observe(self) -> None:
        """Outcomes of indicators, year by year, until the municipality has its size."""
        wanted = self.rng.randint(*SIZE)
        held = sum(1 for _ in self.triples())
        indicators = [name for name in self.things if name.startswith("indicator:")]
        for when in range(AS_OF - 1, AS_OF - 12, -1):
            for name in indicators:
                if held >= wanted:
                    return
                number, facts = name.partition(":")[2], self.things[name]
                labels = [str(label.value) for label in facts["rdfs:label"] if isinstance(label, ox.Literal)]
                value = self.rng.randint(20, 99)
                self.new(
                    f"observation:{number}-{when}",
                    "stg:Observation",
                    both(f"{labels[0]}: {value} ({when})", f"{labels[-1]}: {value} ({when})"),
                    {
                        "dcterms:source": [self.source("nyckeltal")],
                        "stg:indicator": [name],
                        "stg:population": [text("hela kommunen")],
                        "stg:unit": facts["stg:unit"],
                        "stg:value": [typed(value, "decimal")],
                        "stg:year": [year(when)],
                    },
                )
                held += 9


NORMS = tuple(
    sorted(
        path.stem.upper()
        for path in (Path(__file__).resolve().parent.parent / "shapes" / "norms").glob("*.ttl")
    )
)
"""Every norm, by the names of their files."""
