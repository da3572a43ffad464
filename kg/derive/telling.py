"""The story of a place told by the claims on it: from the start, or from where it was left."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode

from kg.derive.alliances import Alliances
from kg.derive.control import Account, account
from kg.derive.deeds import scene
from kg.derive.facts import Facts
from kg.derive.story import Cast, Story, cast_of
from kg.model import Claim

Claims = tuple[Claim, ...]


class Teller:
    """Tells the stories of places by facts and by the alliances that follow from them."""

    def __init__(self, facts: Facts, alliances: Alliances) -> None:
        """Look up in facts, where the relationships that make and end alliances stand already."""
        self._facts, self._alliances = facts, alliances

    def begun(self, place: str, above: Claims) -> Story:
        """Tell a story from the start, by the claims on a place and those on all of the regions around it."""
        return self.by(place, claims_at(self._facts, place), above)

    def gone_on(self, place: str, before: Story, news: AbstractSet[NamedNode], above: Claims) -> Story:
        """Go on with a story, given the claims on the place that came or went since."""
        turned = {self._facts.names.local(node) for node in news}
        stay = [c for c in before.claims if c.id not in turned]
        come = _telling(place, self._facts.claims(news))
        claims = _telling(place, [*stay, *come]) if news else before.claims
        if len(stay) < len(before.claims) or above != before.above:
            return self.by(place, claims, above, before.account)
        cast = before.cast.joined_by(self._cast(come))
        return Story(claims, above, cast, self._account(place, claims, above, cast, before.account))

    def by(self, place: str, claims: Claims, above: Claims, before: Account | None = None) -> Story:
        """Tell a story by some of the claims on a place, and some on the regions around it."""
        cast = self._cast((*claims, *above))
        return Story(claims, above, cast, self._account(place, claims, above, cast, before))

    def _account(
        self, place: str, claims: Claims, above: Claims, cast: Cast, before: Account | None
    ) -> Account:
        """Give the timeline of a place, which is empty where the place is not described."""
        facts, entity = self._facts, self._facts.entities.get(place)
        if entity is None or not (claims or above):
            return Account()
        return account(
            entity,
            claims,
            facts.datelines,
            facts.entities,
            self._alliances.among(cast.involved),
            above=above,
            told_at=facts.told_at,
            before=before,
        )

    def _cast(self, claims: Iterable[Claim]) -> Cast:
        return cast_of(claims, self._facts.datelines, self._facts.entities)


def claims_at(facts: Facts, place: str) -> Claims:
    """Give the claims that say something of who holds a place, by id."""
    return _telling(place, facts.claims(facts.at(place)))


def _telling(place: str, claims: Iterable[Claim]) -> Claims:
    return tuple(sorted((c for c in claims if (at := scene(c)) and at.id == place), key=lambda c: c.id))
