"""Words of `impact`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "short-impact": (
        "Say which goals lose support if something goes.",
        "Visa vilka mål som mister stöd om något upphör.",
    ),
    "help-impact": (
        "Say which goals lose some or all of their support if a document, a programme or an item is repealed or expires, and from when.",
        "Visa vilka mål som mister en del av eller allt sitt stöd om ett dokument, ett program eller en punkt upphävs eller löper ut, och från när.",
    ),
    "help-impact-more": (
        "What is part of it goes with it. Goals that have ended are left out; --all shows them, too. What remains is told with its basis, stated or inferred, and with whether it has ended by then.",
        "Det som ingår i det upphör samtidigt. Avslutade mål utelämnas; --all visar även dem. Det som återstår anges med grund, angivet eller härlett, och med om det då är avslutat.",
    ),
    "help-arg-document": (
        "IRI, short id (document/skolplan) or words of the name.",
        "IRI, kort id (document/skolplan) eller ord ur namnet.",
    ),
    "help-impact-as-of": (
        "Year to look from: goals that have ended before it are left out. Default: this year.",
        "År att se från: mål som är avslutade dessförinnan utelämnas. Förval: i år.",
    ),
    "help-every": ("Also goals that have ended.", "Även mål som är avslutade."),
    "impact-parts": ("goes with it: {count}", "upphör samtidigt: {count}"),
    "impact-open": (
        "No last year is recorded: what follows happens in the year in which it is repealed.",
        "Inget sista år är registrerat: det som följer sker det år då det upphävs.",
    ),
    "impact-coming": (
        "Its last year is {end}: what follows happens from {since}, sooner if it is repealed.",
        "Sista året är {end}: det som följer sker från {since}, tidigare om det upphävs.",
    ),
    "impact-past": (
        "Its last year was {end}: what follows has been the case since {since}.",
        "Sista året var {end}: det som följer gäller sedan {since}.",
    ),
    "impact-count": (
        "Goals that rest on it: {count}, seen from {as_of}",
        "Mål som vilar på det: {count}, sett från {as_of}",
    ),
    "impact-of-unit": ("only {unit}", "endast {unit}"),
    "impact-none": (
        "No goal in force or to come is recorded that rests on it.",
        "Inget mål som gäller eller väntar är registrerat som vilar på det.",
    ),
    "impact-none-at-all": (
        "No goal is recorded that rests on it.",
        "Inget mål är registrerat som vilar på det.",
    ),
    "impact-hidden-ended": (
        "Goals left out since they have ended: {count} (shown with --all)",
        "Mål som utelämnas för att de är avslutade: {count} (visas med --all)",
    ),
    "impact-hidden-unit": (
        "Goals left out since they are another unit's or have ended: {count}",
        "Mål som utelämnas för att de hör till andra eller är avslutade: {count}",
    ),
    "impact-all": ("Lose all their support", "Mister allt sitt stöd"),
    "impact-some": ("Lose some of their support", "Mister en del av sitt stöd"),
    "impact-chain": (
        "Lose only a hop on the way, no document or programme",
        "Mister bara ett steg på vägen, inget dokument eller program",
    ),
    "impact-loses": ("loses", "mister"),
    "impact-keeps": ("keeps", "behåller"),
    "impact-how": ("rests on it", "vilar på det"),
    "impact-nothing": ("nothing else is recorded", "inget annat är registrerat"),
    "impact-ended": ("ended {end}", "avslutat {end}"),
    "impact-ends-with": ("ends {end}", "slutar {end}"),
    "impact-only-inferred": (
        "keeps only inferred support, none that is stated",
        "behåller bara härlett stöd, inget angivet",
    ),
    "impact-all-ended": (
        "all the support that it keeps has ended by then",
        "allt stöd som återstår är då avslutat",
    ),
    "impact-vision-lost": ("the vision is no longer reached", "visionen nås inte längre"),
    "impact-vision-kept": (
        "the vision is still reached ({basis}): {way}",
        "visionen nås fortfarande ({basis}): {way}",
    ),
    "impact-early": (
        "from {since}, while it runs to {end}",
        "från {since}, medan det löper till {end}",
    ),
    "impact-late": (
        "from {since}, after its own last year ({end})",
        "från {since}, efter dess eget sista år ({end})",
    ),
    "impact-endless": (
        "from {since}; no last year of its own is recorded",
        "från {since}; inget eget sista år är registrerat",
    ),
    "impact-chains": (
        "What else rests on it: {count}",
        "Annat som vilar på det: {count}",
    ),
    "impact-chain-all": ("loses all its support", "mister allt sitt stöd"),
    "impact-chain-some": ("loses some support", "mister en del av sitt stöd"),
    "impact-chain-chain": ("loses a hop on the way", "mister ett steg på vägen"),
    "impact-column-effect": ("Loses", "Mister"),
    "impact-column-keeps-stated": ("Keeps, stated", "Behåller, angivet"),
    "impact-column-keeps-inferred": ("Keeps, inferred", "Behåller, härlett"),
    "impact-column-thing": ("What", "Vad"),
}
