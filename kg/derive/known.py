"""Who held a place by what was known on some day: by claims of reports published until then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.derive.alliances import Alliances
from kg.derive.control import Account
from kg.derive.draft import Draft
from kg.derive.facts import Facts
from kg.derive.regions import Regions
from kg.derive.telling import Teller, claims_at
from kg.model import Claim, Control
from kg.store import Store


def known(store: Store, places: Iterable[str], day: date) -> Mapping[str, tuple[Control, ...]]:
    """Give the timelines of places, by id, as the reports published by the end of a day tell them.

    Reports without a day of publication are left out. What is known of actors is not a report's and always
    counts.
    """
    found = Known.of(store, day)
    return {place: found.account(place).intervals for place in places}


def recounted(store: Store, place: str, day: date | None = None) -> Account:
    """Give the account of a place, by id, made anew: as the reports published by the end of a day tell it, or all."""
    return Known.of(store, day).account(place)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known by the end of a day; by now, where there is none."""

    facts: Facts
    alliances: Alliances
    regions: Regions
    day: date | None

    @classmethod
    def of(cls, store: Store, day: date | None = None) -> Known:
        """Look up in a store as it is now."""
        facts = Facts(Draft(store))
        return cls(facts, Alliances(facts, day), Regions(facts), day)

    def account(self, place: str) -> Account:
        """Give the timeline of the place with this id."""
        claims = self._published(claims_at(self.facts, place))
        around = self._published(self.regions.above(place))
        return Teller(self.facts, self.alliances).by(place, tuple(claims), tuple(around)).account

    def _published(self, claims: Iterable[Claim]) -> list[Claim]:
        lines, day = self.facts.datelines, self.day
        told = ((claim, lines[claim.report].published) for claim in claims)
        return [claim for claim, on in told if day is None or (on and on <= day)]
