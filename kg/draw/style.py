"""How kinds and relations look and what they are called: one table each."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Kind, Relation

# Okabe and Ito's palette, told apart by people with any of the common colour vision deficiencies.
BLUE, SKY, GREEN, ORANGE = "#0072B2", "#56B4E9", "#009E73", "#E69F00"
VERMILION, PURPLE, YELLOW, GREY = "#D55E00", "#CC79A7", "#F0E442", "#8A9099"


@dataclass(frozen=True, slots=True)
class KindStyle:
    """How an entity of one kind is drawn: name in the legend, vis-network shape, colour as `#RRGGBB`."""

    name: str
    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class RelationStyle:
    """How one relation is worded from either end, which family the legend puts it in, and its colour."""

    name: str
    inverse: str
    family: str
    colour: str


KINDS = {
    Kind.STATE: KindStyle("State", "hexagon", BLUE),
    Kind.GOVERNMENT: KindStyle("Government", "diamond", BLUE),
    Kind.ARMED_FORCE: KindStyle("Armed force", "dot", BLUE),
    Kind.ARMED_GROUP: KindStyle("Armed group", "triangle", VERMILION),
    Kind.MILITIA: KindStyle("Militia", "triangleDown", ORANGE),
    Kind.COALITION: KindStyle("Coalition", "star", PURPLE),
    Kind.ORGANISATION: KindStyle("Organisation", "dot", YELLOW),
    Kind.MEDIA: KindStyle("Media", "triangleDown", SKY),
    Kind.MONITOR: KindStyle("Monitor", "diamond", SKY),
    Kind.INTERNATIONAL_ORGANISATION: KindStyle("International organisation", "hexagon", SKY),
    Kind.PERSON: KindStyle("Person", "dot", PURPLE),
    Kind.PEOPLE: KindStyle("People", "dot", ORANGE),
    Kind.REGION: KindStyle("Region", "hexagon", GREEN),
    Kind.SETTLEMENT: KindStyle("Town or city", "square", GREEN),
    Kind.FACILITY: KindStyle("Facility", "diamond", GREEN),
    Kind.NATURAL_FEATURE: KindStyle("Natural feature", "triangle", GREEN),
    Kind.AREA: KindStyle("Area", "dot", GREEN),
}

FAMILIES = {
    "Takes and holds": BLUE,
    "Moves": SKY,
    "Loses and leaves": ORANGE,
    "Fights": VERMILION,
    "Stands together": GREEN,
    "Talks": PURPLE,
    "Belongs": GREY,
}


def _style(name: str, inverse: str, family: str) -> RelationStyle:
    return RelationStyle(name, inverse, family, FAMILIES[family])


RELATIONS = {
    Relation.CAPTURED: _style("captured", "captured by", "Takes and holds"),
    Relation.CONTROLS: _style("controls", "controlled by", "Takes and holds"),
    Relation.ENTERED: _style("entered", "entered by", "Moves"),
    Relation.ADVANCED_ON: _style("advanced on", "advanced on by", "Moves"),
    Relation.LOST: _style("lost", "lost by", "Loses and leaves"),
    Relation.WITHDREW_FROM: _style("withdrew from", "left by", "Loses and leaves"),
    Relation.HANDED_OVER: _style("handed over", "handed over by", "Loses and leaves"),
    Relation.SURRENDERED_TO: _style("surrendered to", "took the surrender of", "Loses and leaves"),
    Relation.LIFTED_SIEGE: _style("lifted the siege of", "siege lifted by", "Loses and leaves"),
    Relation.ATTACKED: _style("attacked", "attacked by", "Fights"),
    Relation.FOUGHT: _style("fought", "fought", "Fights"),
    Relation.BESIEGED: _style("besieged", "besieged by", "Fights"),
    Relation.REPELLED: _style("repelled", "repelled by", "Fights"),
    Relation.KILLED: _style("killed", "killed by", "Fights"),
    Relation.DISPLACED: _style("displaced", "displaced by", "Fights"),
    Relation.BROKE_WITH: _style("broke with", "left as ally by", "Fights"),
    Relation.ALLIED_WITH: _style("allied with", "allied with", "Stands together"),
    Relation.SUPPORTS: _style("supports", "supported by", "Stands together"),
    Relation.LINKED_UP_WITH: _style("linked up with", "linked up with", "Stands together"),
    Relation.CEASEFIRE_WITH: _style("ceasefire with", "ceasefire with", "Talks"),
    Relation.NEGOTIATED_WITH: _style("negotiated with", "negotiated with", "Talks"),
    Relation.PART_OF: _style("part of", "includes", "Belongs"),
    Relation.LED_BY: _style("led by", "leads", "Belongs"),
    Relation.DEFECTED_TO: _style("defected to", "joined by", "Belongs"),
}
