"""Who held a place by what was known on some day: by claims of reports published until then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kg.derive.alliances import Alliances
from kg.derive.deriving import account_of, claims_at
from kg.derive.draft import Draft
from kg.derive.facts import Facts
from kg.model import Basis, Claim, Control
from kg.store import Store


def known(store: Store, places: Iterable[str], day: date) -> Mapping[str, tuple[Control, ...]]:
    """Give the timelines of places, by id, as the reports published by the end of a day tell them.

    Reports without a day of publication are left out. What is known of actors is not a report's and always
    counts.
    """
    facts = Facts(Draft(store))
    alliances = Alliances(facts, day)
    return {p: account_of(facts, p, list(_published(facts, p, day)), alliances).intervals for p in places}


def stakes(store: Store, place: str, day: date | None = None) -> Mapping[str, Basis]:
    """Give what the speakers of the claims on who held a place gain or lose by them, by claim id.

    With a day, as it follows from reports published by then.
    """
    facts = Facts(Draft(store))
    return account_of(facts, place, list(_published(facts, place, day)), Alliances(facts, day)).stakes


def _published(facts: Facts, place: str, day: date | None) -> Iterator[Claim]:
    for claim in claims_at(facts, place):
        published = facts.datelines[claim.report].published
        if day is None or (published and published <= day):
            yield claim
