"""What a row of UCDP's events says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.rows.linking import Named, Sort
from kg.extract.rows.making import Scene, nobody
from kg.extract.rows.parties import CIVILIANS, PEOPLE, Parties
from kg.extract.rows.places import Atlas, Scale, Spot
from kg.extract.rows.sources import Sources
from kg.model import Claim, Quantity, Relation
from kg.read import Row

_SCALES = (*Scale,)
"""By the code of `where_prec`, from 1."""
_NAMED_IN = {Scale.REGION: "adm_1", Scale.COUNTRY: "country"}
_ONE_SIDED = 3


def ucdp_scene(row: Row, version: str, atlas: Atlas) -> Scene:
    """Link the place and the sources of a row."""
    scale = _SCALES[row.numbers["where_prec"] - 1]
    regions = tuple(words for c in ("adm_2", "adm_1") if (words := row.words(c)))
    named = row.cells.get(_NAMED_IN.get(scale, ""), row.cells["where_coordinates"])
    spot = Spot(row.words("where_coordinates"), row.lat, row.lon, row.words("country"), regions, scale)
    entity, known = atlas.place(spot)
    told = row.cells.get("source_original") or row.cells.get("source_office")
    speakers = Sources(atlas.registry, atlas.state(spot.country)).linked(told)
    return Scene(row, version, Named(Sort.PLACE, named, entity, known), scale, speakers)


def ucdp_sides(row: Row, atlas: Atlas) -> tuple[list[Named], list[Named]]:
    """Link both sides, each of several names for itself."""
    parties = Parties(atlas.registry, atlas.state(row.words("country")))
    return parties.joint(row.cells["side_a"]), parties.joint(row.cells["side_b"])


def ucdp_claims(scene: Scene, sides: tuple[list[Named], list[Named]]) -> Iterator[Claim]:
    """Give who fought whom, or who attacked civilians, and how many died in it.

    The dead of a fight are of both sides and beside it, so that nobody is said to have killed them all.
    """
    ones, others = sides
    one_sided = scene.row.numbers["type_of_violence"] == _ONE_SIDED
    relation = Relation.ATTACKED if one_sided else Relation.FOUGHT
    for one in ones:
        for other in others:
            if one.entity.id != other.entity.id:
                linked = (one, other)
                yield scene.claim(relation, one.argument, other.argument, "type_of_violence", linked=linked)
    if scene.row.numbers["high"]:
        victims = nobody(CIVILIANS, scene.row.cells["side_b"]) if one_sided else nobody(PEOPLE)
        killer = ones[0].argument if one_sided and len(ones) == 1 else None
        yield scene.killed(killer, victims, "best", _deaths(scene.row, victims.entity.label))


def _deaths(row: Row, unit: str) -> Quantity:
    low, best, high = (row.numbers[c] for c in ("low", "best", "high"))
    return Quantity(low, best, high, unit, row.line("best").text)
