"""What a row of an ACLED export says, by its sub-event type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.rows.linking import Named, Sort
from kg.extract.rows.making import Scene, nobody
from kg.extract.rows.parties import CIVILIANS, PEOPLE, Parties, is_civilian
from kg.extract.rows.places import Atlas, Scale, Spot
from kg.extract.rows.sources import Sources
from kg.model import Argument, Claim, Entity, Extent, Kind, Manner, Quantity, Relation, slug
from kg.read import Row

Sides = tuple[Named | None, Named | None]
"""`actor1` and `actor2`, `None` where the row names none. Their order does not say who acted, by the codebook."""

_SCALES = (Scale.EXACT, Scale.NEAR, Scale.REGION)
"""By the code of `geo_precision`, from 1."""
_DEMONSTRATIONS = frozenset({"protests", "riots"})
_STATE = re.compile(r"1|state forces", re.IGNORECASE)
_STATELY = re.compile(r"(?:Military|Police) Forces of|Government of")
_KINDS = {
    "1": Kind.ARMED_FORCE, "state forces": Kind.ARMED_FORCE,
    "2": Kind.ARMED_GROUP, "rebel group": Kind.ARMED_GROUP, "rebel groups": Kind.ARMED_GROUP,
    "3": Kind.MILITIA, "political militia": Kind.MILITIA, "political militias": Kind.MILITIA,
    "4": Kind.MILITIA, "identity militia": Kind.MILITIA, "identity militias": Kind.MILITIA,
    "5": Kind.PEOPLE, "rioters": Kind.PEOPLE, "6": Kind.PEOPLE, "protesters": Kind.PEOPLE,
    "7": Kind.PEOPLE, "civilians": Kind.PEOPLE,
    "8": Kind.ARMED_FORCE, "external/other forces": Kind.ARMED_FORCE,
}  # fmt: skip
_CEASEFIRE = re.compile(r"cease-?\s?fire|truce|cessation of hostilities|armistice", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:withdr[ae]w\w*|pull(?:s|ed|ing)?\s+(?:out|back)|evacuat\w+|vacat\w+|retreat\w*|abandon\w*)\b",
    re.IGNORECASE,
)


def acled_scene(row: Row, version: str, atlas: Atlas) -> Scene:
    """Link the place and the sources of a row."""
    scale = _SCALES[row.numbers["geo_precision"] - 1]
    regions = tuple(words for c in ("admin2", "admin1") if (words := row.words(c)))
    named = row.cells["admin1"] if scale is Scale.REGION and "admin1" in row.cells else row.cells["location"]
    spot = Spot(row.words("location"), row.lat, row.lon, row.words("country"), regions, scale)
    entity, known = atlas.place(spot)
    speakers = Sources(atlas.registry, atlas.state(spot.country)).linked(row.cells.get("source"))
    return Scene(row, version, Named(Sort.PLACE, named, entity, known), scale, speakers)


def acled_sides(row: Row, atlas: Atlas) -> Sides:
    """Link both actors."""
    parties = Parties(atlas.registry, atlas.state(row.words("country")))
    one, other = (
        parties.one(row.cells[f"actor{n}"], _kind(row, n)) if f"actor{n}" in row.cells else None
        for n in (1, 2)
    )
    return one, other


def acled_claims(scene: Scene, sides: Sides) -> Iterator[Claim]:
    """Give what the sub-event type says of both actors and the place, and how many died in it.

    Demonstrations are no war between the two: they give nothing.
    """
    if scene.row.words("event_type").lower() in _DEMONSTRATIONS:
        return
    told = _Telling(scene, sides)
    tell = _TELLINGS.get(scene.row.words("sub_event_type").lower())
    if tell:
        yield from tell(told)
    if scene.row.numbers["fatalities"]:
        yield told.killed()


def lacking(row: Row) -> str:
    """Say what it is of a row that gives no claim."""
    return row.words("sub_event_type")


def _kind(row: Row, number: int) -> Kind:
    return _KINDS.get(row.words(f"inter{number}").lower(), Kind.ARMED_GROUP)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One row, told by the kind of its event."""

    scene: Scene
    sides: Sides

    def fought(self) -> Iterator[Claim]:
        one, other = self.sides
        if one and other and one.entity.id != other.entity.id:
            yield self._claim(Relation.FOUGHT, one, other.argument, other)

    def taken_by(self, *, state: bool) -> Iterator[Claim]:
        """Tell who took the place: of the two the one that is a state's force, or that is none."""
        one, other = self.sides
        stately = [self._is_state(n) for n in (1, 2)]
        if one and other and stately[0] != stately[1] and stately[0] != state:
            one, other = other, one
        if taker := one or other:
            loser = other if taker is not other else None
            yield self._territorial(Relation.CAPTURED, taker, source=loser)

    def transferred(self) -> Iterator[Claim]:
        """Tell who came to hold the place without a fight: the first actor, from the second if there is one."""
        one, other = self.sides
        if one and other:
            yield self._territorial(Relation.HANDED_OVER, other, target=one)
        elif only := one or other:
            left = _LEFT.search(self.scene.row.words("notes"))
            yield self._territorial(Relation.WITHDREW_FROM if left else Relation.CAPTURED, only)

    def based(self) -> Iterator[Claim]:
        """Tell who came to stay; a base in a town is not the town."""
        if only := self.sides[0] or self.sides[1]:
            yield self._territorial(Relation.ENTERED, only)

    def struck(self, manner: Manner) -> Iterator[Claim]:
        """Tell who was struck by what; where no other side is named, the place."""
        attacker, harmed = self._roles()
        if attacker:
            struck = harmed.argument if harmed else self.scene.place.argument
            yield self._claim(Relation.ATTACKED, attacker, struck, harmed, manner=manner)

    def harmed(self) -> Iterator[Claim]:
        attacker, harmed = self._roles()
        if attacker and harmed:
            yield self._claim(Relation.ATTACKED, attacker, harmed.argument, harmed)

    def agreed(self) -> Iterator[Claim]:
        one, other = self.sides
        if one and other and one.entity.id != other.entity.id:
            words = f"{self.scene.row.words('notes')} {self.scene.row.words('tags')}"
            silent = _CEASEFIRE.search(words)
            relation = Relation.CEASEFIRE_WITH if silent else Relation.NEGOTIATED_WITH
            yield self._claim(relation, one, other.argument, other)

    def killed(self) -> Claim:
        attacker, harmed = self._roles() if self._one_sided() else (None, None)
        civil = harmed is not None and harmed.entity == CIVILIANS
        victims = nobody(CIVILIANS, harmed.mention) if civil and harmed else nobody(PEOPLE)
        count, line = self.scene.row.numbers["fatalities"], self.scene.row.line("fatalities")
        deaths = Quantity(count, count, count, victims.entity.label, line.text)
        subject = attacker.argument if attacker else None
        return self.scene.killed(subject, victims, "fatalities", deaths)

    def _one_sided(self) -> bool:
        kind = self.scene.row.words("event_type").lower()
        return kind.startswith(("violence against", "explosions"))

    def _roles(self) -> tuple[Named | None, Named | None]:
        """Give who struck and who was struck: civilians never strike, else it is the first actor who does."""
        one, other = self.sides
        if one and is_civilian(one.mention.text):
            one, other = other, one
        same = one and other and one.entity.id == other.entity.id
        return one, None if same else other

    def _is_state(self, number: int) -> bool:
        coded = self.scene.row.words(f"inter{number}")
        if coded:
            return _STATE.fullmatch(coded) is not None
        return _STATELY.match(self.scene.row.words(f"actor{number}")) is not None

    def _claim(
        self,
        relation: Relation,
        one: Named,
        object: Argument,
        other: Named | None,
        manner: Manner | None = None,
    ) -> Claim:
        linked = (one, other) if other else (one,)
        return self.scene.claim(
            relation, one.argument, object, "sub_event_type", linked=linked, manner=manner
        )

    def _territorial(
        self, relation: Relation, actor: Named, source: Named | None = None, target: Named | None = None
    ) -> Claim:
        """Tell of the place itself: the whole of it where the row means that very place, else a part."""
        exact = self.scene.scale is Scale.EXACT
        where = self.scene.place.entity
        return self.scene.claim(
            relation,
            actor.argument,
            Argument(_around(where) if self.scene.scale is Scale.NEAR else where, self.scene.place.mention),
            "sub_event_type",
            linked=[n for n in (actor, source, target) if n],
            source=source.argument if source and source.entity.id != actor.entity.id else None,
            target=target.argument if target and target.entity.id != actor.entity.id else None,
            extent=Extent.WHOLE if exact else Extent.PART,
        )


def _around(place: Entity) -> Entity:
    """Make the area of which a place only tells about where it is."""
    label = f"area around {place.label}"
    return Entity(
        slug(f"area around {place.id}"),
        label,
        Kind.AREA,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        parents=(place.id,),
    )


_TELLINGS: Mapping[str, Callable[[_Telling], Iterator[Claim]]] = {
    "armed clash": _Telling.fought,
    "government regains territory": lambda t: t.taken_by(state=True),
    "non-state actor overtakes territory": lambda t: t.taken_by(state=False),
    "non-violent transfer of territory": _Telling.transferred,
    "headquarters or base established": _Telling.based,
    "air/drone strike": lambda t: t.struck(Manner.AIR_STRIKE),
    "shelling/artillery/missile attack": lambda t: t.struck(Manner.SHELLING),
    "remote explosive/landmine/ied": lambda t: t.struck(Manner.IED),
    "suicide bomb": lambda t: t.struck(Manner.SUICIDE),
    "chemical weapon": lambda t: t.struck(Manner.OTHER),
    "grenade": lambda t: t.struck(Manner.OTHER),
    "attack": _Telling.harmed,
    "sexual violence": _Telling.harmed,
    "agreement": _Telling.agreed,
}
"""What each sub-event type says, by its name in lower case; one that is not here says nothing of two actors at war."""
