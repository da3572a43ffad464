"""The bodies that every state has, and the words that name them beside a demonym or a country's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Kind


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body that every state has.

    `label` and `aliases` are patterns with `{}` for the demonym; `phrases` are what follows a demonym;
    `parent` and `speaks_for` name other bodies, or "state".
    """

    kind: Kind
    label: str
    aliases: tuple[str, ...]
    phrases: frozenset[str]
    parent: str
    speaks_for: str | None = None


def _phrases(*lines: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in lines for phrase in line.split(","))


def _ministry(words: str, *more: str, speaks_for: str = "government") -> Body:
    names = _phrases(
        f"{words} ministry, ministry of {words}, ministry of the {words}, {words} minister", *more
    )
    title = words.capitalize()
    return Body(
        Kind.ORGANISATION,
        f"{{}} Ministry of {title}" if words != "foreign" else "{} Ministry of Foreign Affairs",
        (f"{{}} {title} Ministry",),
        names,
        "government",
        speaks_for,
    )


BODIES: Mapping[str, Body] = {
    "government": Body(
        Kind.GOVERNMENT,
        "{} government",
        ("{} authorities",),
        _phrases(
            "government, authorities, regime, administration, leadership, cabinet, officials",
            "government officials",
            "federal government, central government, interim government, transitional government, junta",
            "military junta, military government, ruling junta, unity government, prime minister, premier",
            "vice president, vice premier, deputy prime minister, deputy president, chancellor, governments",
        ),
        "state",
        "state",
    ),
    "armed-forces": Body(
        Kind.ARMED_FORCE,
        "{} Armed Forces",
        ("{} army", "{} military", "{} forces", "{} troops"),
        _phrases(
            "army, military, forces, troops, soldiers, armed forces, servicemen, service members",
            "soldier, serviceman, service member, servicemember, servicemembers, airman, airmen, sailor, sailors",
            "marine, navies, armies, militaries, border guards, warplane, warship",
            "military forces",
            "military personnel, army troops, army soldiers, army forces, army units, military units",
            "armed services",
            "air force, air forces, navy, naval forces, ground forces, land forces, special forces, marines",
            "commandos, paratroopers, warplanes, jets, fighter jets, warships, artillery, gunboats",
            "helicopters",
            "security forces, government forces, government troops, government soldiers, government army",
            "regime forces, regime troops, regime army, state forces, federal forces, regular army",
            "regular forces",
            "national army, defence forces, defense forces, defence force, defense force, military command",
            "army command, general staff, high command, army general command, air defences, air defenses",
            "air defence, air defense, coast guard, military police, occupation forces",
        ),
        "government",
    ),
    "police": Body(
        Kind.ARMED_FORCE,
        "{} police",
        (),
        _phrases(
            "police, police force, police forces, national police, federal police, police officers, policemen",
            "police officer, policeman, law enforcement",
        ),
        "government",
        "government",
    ),
    "defence-ministry": _ministry(
        "defence",
        "defense ministry, ministry of defense, ministry of the defense, defense minister",
        "defence department",
        "department of defense, department of defence, defense department, defence secretary",
        "defense secretary",
        "ministry of national defence, ministry of national defense, national defence ministry",
        "national defense ministry, war ministry, defence officials, defense officials",
        "ministry of the armed forces",
        "armed forces ministry, minister of defence, minister of defense, deputy defence minister",
        "deputy defense minister",
        speaks_for="armed-forces",
    ),
    "foreign-ministry": _ministry(
        "foreign",
        "ministry of foreign affairs, foreign affairs ministry, ministry for foreign affairs, foreign office",
        "foreign secretary, minister of foreign affairs, foreign affairs minister",
        "ministry of external affairs",
        "external affairs ministry, external affairs minister, deputy foreign minister",
    ),
    "interior-ministry": _ministry(
        "interior",
        "ministry of internal affairs, internal affairs ministry, home ministry, home affairs ministry",
        "ministry of home affairs, home minister, home office, home secretary, minister of interior",
        "minister of the interior, internal affairs minister, deputy interior minister",
    ),
    "health-ministry": _ministry(
        "health", "ministry of public health, public health ministry, health department, health authorities"
    ),
    "presidency": Body(
        Kind.ORGANISATION,
        "{} presidency",
        (),
        _phrases(
            "presidency, president, presidential office, presidents office, presidential administration"
        ),
        "government",
        "government",
    ),
}

# "the Ukrainian president said" speaks for the office; in "Ukrainian President X" the words are X's title.
TITLES = frozenset(
    phrase
    for body in BODIES.values()
    for phrase in body.phrases
    if phrase.split()[-1] in {"president", "minister", "premier", "secretary", "chancellor"}
    or phrase.startswith("minister ")
)

# What may stand before "of" and a country's name. With the other phrases "forces of" would begin a name.
BEFORE_OF = frozenset(
    phrase
    for body in BODIES.values()
    for phrase in body.phrases
    if phrase
    in {"government", "federal government", "armed forces", "president", "presidency", "prime minister"}
    or phrase.startswith(("ministry", "department", "minister "))
)

# The word of a ministry's name that tells which one it is: "the foreign ministry", "the Ministry of the Interior".
MINISTRIES: Mapping[str, str] = {
    "defence": "defence-ministry",
    "defense": "defence-ministry",
    "foreign": "foreign-ministry",
    "interior": "interior-ministry",
    "health": "health-ministry",
}

BODY_OF: Mapping[str, str] = {phrase: what for what, body in BODIES.items() for phrase in body.phrases}
