"""The long lists of a graph, by pages, filtered alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kg.derive.judged import judged
from kg.lookups import Lookups, ordered, word
from kg.model import Kind, Relation, Status
from kg.query import briefs as brief
from kg.query import control
from kg.query.briefs import Brief, Cue, Headline
from kg.query.daily import Daily, Span, daily, spans
from kg.query.filters import Filters
from kg.query.lists import Listed, part
from kg.query.looking import entities_of
from kg.query.naming import Entry, Tally, naming, tally

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of a list in its order; `total` counts the whole, `after` is the last id where more are behind it."""

    items: Sequence[T]
    total: int
    after: str | None


class Listings(Lookups):
    """Lists in a store. Names, days and what is refused are as `kg.graph.Graph` says."""

    def listed(
        self,
        what: Listed | str,
        *,
        entity: str | None = None,
        actor: str | None = None,
        place: str | None = None,
        source: str | None = None,
        relation: Relation | str | None = None,
        status: Status | str | None = None,
        disputed: bool | None = None,
        since: date | None = None,
        until: date | None = None,
        q: str | None = None,
        kind: Kind | str | None = None,
        country: str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Page[Any]:
        """Give a page of claims, events, relationships, disputes, reports, entities or places that pass every filter.

        Filters mean what `kg.query.filters.Filters` says, those of which a list knows nothing let everything pass;
        `after` is the last id of the page before, and one that is not in a list that is not ordered
        by its ids is a `UsageError`.
        """
        ordered(since, until)
        asked = Filters(
            entity=None if entity is None else self.entity(entity).id,
            actor=None if actor is None else self.actor(actor).id,
            place=None if place is None else self.place(place).id,
            source=source,
            relation=word(Relation, relation),
            status=word(Status, status),
            disputed=disputed,
            since=since,
            until=until,
            q=q,
            kind=word(Kind, kind),
            country=None if country is None else self.entity(country).id,
        )
        kind_of = Listed(what)
        found = part(self._store, kind_of, asked, limit, after)
        read = self._readers()[kind_of]
        return Page([read(own) for own in found.ids], found.total, found.ids[-1] if found.more else None)

    def daily(self) -> Daily:
        """Count statements by the day on which it happened, and by that on which it was reported."""
        return daily(self._store)

    def spans(self) -> tuple[Span | None, Span | None]:
        """Give the first and last day of what happened, and those of the reports."""
        return spans(self._store)

    def tally(self) -> Tally:
        """Count entities by kind and relationships by relation."""
        return self._store.kept("tally", lambda: tally(self._store))

    def briefs(self) -> Mapping[str, Brief]:
        """Give every claim in short, by id: what long lists are sifted by; those rejected and corrected, too."""
        return brief.briefs(self._store)

    def headlines(self) -> Mapping[str, Headline]:
        """Give every report in short, by id."""
        return brief.headlines(self._store)

    def voices(self) -> Mapping[Cue, tuple[str, ...]]:
        """Give by who speaks in a claim, and who published it, whose voices those are: as `kg.query.briefs.voices`."""
        return brief.voices(self._store)

    def sentences(self, claims: Sequence[str] | None = None) -> Mapping[str, str]:
        """Give the sentences of some claims by their ids, or those of all, which are read once."""
        return (
            brief.all_sentences(self._store) if claims is None else dict(brief.sentences(self._store, claims))
        )

    def entries(self) -> Mapping[str, Entry]:
        """Give of every entity by id what it is found by: names, kind, country."""
        return naming(self._store).entries

    def merged(self) -> Mapping[str, str]:
        """Give by the id of each entity that an analyst merged into another the id of that one."""
        return judged(self._store).merged

    def _readers(self) -> Mapping[Listed, Callable[[str], Any]]:
        return {
            Listed.CLAIMS: self.claim,
            Listed.EVENTS: self.event,
            Listed.RELATIONSHIPS: self.relationship,
            Listed.DISPUTES: lambda own: control.dispute(self._store, own),
            Listed.REPORTS: self.report,
            Listed.ENTITIES: lambda own: entities_of(self._store)[own],
            Listed.PLACES: lambda own: entities_of(self._store)[own],
        }
