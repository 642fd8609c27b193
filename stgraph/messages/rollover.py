"""Words of `rollover`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "short-rollover": (
        "Say what lapses when a council term ends.",
        "Visa vad som upphör när en mandatperiod slutar.",
    ),
    "help-rollover": (
        "Say what lapses when a council term ends, what goes on, which of that then rests on something expired, and which committees and companies are left without a goal, a direction or a mission.",
        "Visa vad som upphör när en mandatperiod slutar, vad som fortsätter, vad av det som då vilar på något utgånget och vilka nämnder och bolag som står utan mål, inriktning eller uppdrag.",
    ),
    "help-rollover-more": (
        "Without TERM: the term in force in --as-of. With --check it exits 1 if anything that goes on rests on something expired.",
        "Utan TERM: mandatperioden som gäller --as-of. Med --check blir slutkoden 1 om något som fortsätter vilar på något utgånget.",
    ),
    "help-arg-term": (
        "The term's years (2023-2026), its last year, id or name.",
        "Mandatperiodens år (2023-2026), dess sista år, id eller namn.",
    ),
    "help-rollover-as-of": (
        "Year whose council term is meant. Default: this year.",
        "År vars mandatperiod avses. Förval: i år.",
    ),
    "help-rollover-check": (
        "Exit 1 if anything that goes on rests on something expired.",
        "Slutkod 1 om något som fortsätter vilar på något utgånget.",
    ),
    "rollover-no-terms": (
        "No council term with a last year is recorded in the data. Add one: a stg:CouncilTerm with stg:validFromYear and stg:validThroughYear.",
        "Ingen mandatperiod med ett sista år är registrerad i datan. Lägg till en: en stg:CouncilTerm med stg:validFromYear och stg:validThroughYear.",
    ),
    "rollover-no-term-in": (
        "No council term in the data is in force in {year}. Name one of these:\n{near}",
        "Ingen mandatperiod i datan gäller {year}. Ange någon av dessa:\n{near}",
    ),
    "rollover-unknown-term": (
        "No council term is called “{name}” or ends in that year. Name one of these:\n{near}",
        "Det finns ingen mandatperiod som heter ”{name}” eller slutar det året. Ange någon av dessa:\n{near}",
    ),
    "rollover-title": (
        "{term}: what ends with {year}, and what goes on in {following}",
        "{term}: vad som upphör med {year} och vad som fortsätter {following}",
    ),
    "rollover-lapses": (
        "Lapses with {year}: {count}",
        "Upphör med {year}: {count}",
    ),
    "rollover-crosses": (
        "Goes on, in force in {year} and in {following}: {count}",
        "Fortsätter, gäller både {year} och {following}: {count}",
    ),
    "rollover-begins": (
        "Already recorded for {following} or later: {count}",
        "Redan registrerat för {following} eller senare: {count}",
    ),
    "rollover-stale": (
        "Of these, rests in {following} on something that has expired: {count}",
        "Av detta vilar {following} på något som löpt ut: {count}",
    ),
    "rollover-units": (
        "Units that lack a goal, a direction or a mission in {following}: {count}",
        "Nämnder och bolag som saknar mål, inriktning eller uppdrag {following}: {count}",
    ),
    "rollover-units-legend": (
        "In force {year} → {following}; – none recorded in either year",
        "Gäller {year} → {following}; – inget registrerat något av åren",
    ),
    "rollover-no-lapses": (
        "none recorded with {year} as its last year",
        "inget registrerat med {year} som sista år",
    ),
    "rollover-no-crosses": (
        "none recorded with years that span both",
        "inget registrerat vars år omfattar båda",
    ),
    "rollover-no-begins": ("none recorded", "inget registrerat"),
    "rollover-no-stale": (
        "none recorded: nothing that goes on rests on anything known to have ended",
        "inget registrerat: inget som fortsätter vilar på något som man vet är avslutat",
    ),
    "rollover-no-units": (
        "none: each has all three recorded",
        "inga: var och en har alla tre registrerade",
    ),
    "rollover-undated": (
        "Goals, directions, documents … in no list, since no first year is recorded: {count}",
        "Mål, inriktningar, dokument … som saknas ovan, då inget första år är registrerat: {count}",
    ),
    "rollover-of-nobody": ("Unit not recorded", "Ansvarig ej registrerad"),
    "rollover-programme": ("Programme and its items", "Program och programpunkter"),
    "rollover-goal": ("Goals", "Mål"),
    "rollover-direction": ("Directions", "Inriktningar"),
    "rollover-document": ("Documents", "Dokument"),
    "rollover-priority": ("Priorities and assignments", "Prioriteringar och uppdrag från fullmäktige"),
    "rollover-other": ("Other", "Övrigt"),
    "rollover-mission": ("Missions", "Uppdrag"),
    "rollover-by-unit": ("By unit", "Per ansvarig"),
    "rollover-proposed": ("proposed", "föreslaget"),
    "rollover-points": ("rests on", "vilar på"),
    "rollover-at": (
        "{relation}: {thing} ({ended})",
        "{relation}: {thing} ({ended})",
    ),
    "rollover-from": (
        "through {lower} {relation}: {thing} ({ended})",
        "via {lower} {relation}: {thing} ({ended})",
    ),
    "rollover-keeps": ("other support", "annat stöd"),
    "rollover-nothing": ("none recorded", "inget registrerat"),
    "rollover-vision-lost": (
        "without what has expired, the vision is not reached",
        "utan det utgångna nås inte visionen",
    ),
    "rollover-column-thing": ("What", "Vad"),
    "rollover-column-kind": ("Sort", "Slag"),
    "rollover-column-expired": ("Expired", "Utgånget"),
}
