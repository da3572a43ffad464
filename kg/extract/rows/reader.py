"""The reader of rows: a row in, its claims and the names in it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.extract.rows.acled import acled_claims, acled_scene, acled_sides, lacking
from kg.extract.rows.linking import Named
from kg.extract.rows.places import Atlas
from kg.extract.rows.ucdp import ucdp_claims, ucdp_scene, ucdp_sides
from kg.know.actors import Registry, load_registry
from kg.know.data import data_folder
from kg.know.gazetteer import Gazetteer, open_gazetteer
from kg.know.known import Known
from kg.model import Claim, Report
from kg.read import Dataset, Row
from kg.settings import Settings

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Coded:
    """What a row came to: its claims, the names in it, and, where it has no claim, what it is that gives none."""

    report: Report
    claims: tuple[Claim, ...]
    names: tuple[Named, ...]
    lacking: str | None = None


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows of data sets by their codes; the same row always gives the same claims.

    `known` are the actors and places by id.
    """

    registry: Registry
    gazetteer: Gazetteer
    known: Known = field(init=False, repr=False, compare=False)
    _atlas: Atlas = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make what is kept from row to row."""
        object.__setattr__(self, "known", Known(self.registry.entities, self.gazetteer))
        object.__setattr__(self, "_atlas", Atlas(self.gazetteer, self.registry))

    def read(self, row: Row) -> Coded:
        """Give the claims of a row with what it rests on."""
        return self._acled(row) if row.dataset is Dataset.ACLED else self._ucdp(row)

    def signature(self, row: Row) -> str:
        """Give the name under which claims of a row are signed: its data set and this reader's version."""
        return f"{row.dataset}/{_VERSION}"

    def _ucdp(self, row: Row) -> Coded:
        scene, sides = ucdp_scene(row, self.signature(row), self._atlas), ucdp_sides(row, self._atlas)
        claims = tuple(ucdp_claims(scene, sides))
        names = (*sides[0], *sides[1], scene.place, *scene.speakers)
        return Coded(
            row.report, claims, names, None if claims else "both sides are one actor, and nobody died"
        )

    def _acled(self, row: Row) -> Coded:
        scene, sides = acled_scene(row, self.signature(row), self._atlas), acled_sides(row, self._atlas)
        claims = tuple(acled_claims(scene, sides))
        names = (*(s for s in sides if s), scene.place, *scene.speakers)
        return Coded(row.report, claims, names, None if claims else lacking(row))


def load_row_reader(settings: Settings, progress: Callable[[str], None] | None = None) -> RowReader:
    """Load actors and places as the settings say; no parser is needed."""
    return RowReader(load_registry(data_folder("ontology")), open_gazetteer(settings.cache, progress))
