"""The relationships of a graph all at once, in brief: what pictures of the whole are made from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.lookups import Lookups
from kg.model import Told
from kg.query import chains, days, sides
from kg.query.chains import Chains
from kg.query.links import Links, links
from kg.query.sides import Side


class Linking(Lookups):
    """Look-ups in all relationships at once. Names, days and what is refused are as `kg.graph.Graph` says."""

    def links(self) -> Links:
        """Give every relationship in brief, by strength and by entity; read once until the graph changes."""
        return links(self._store)

    def chains(self, one: str, other: str, *, most: int = 5) -> Chains:
        """Give the shortest ways between two entities along relationships, the strongest first."""
        return chains.chains(self.links(), self.entity(one).id, self.entity(other).id, most)

    def told(self, edges: Iterable[str], *, most: int) -> dict[str, tuple[Told, ...]]:
        """Give by id of relationship the days of its claims, each span in each report once, the earliest first.

        Once `most` claims are read the other relationships are left out.
        """
        return days.told(self._store, edges, most)

    def sides(self, on: date) -> list[Side]:
        """Give the sides on a day: kin and those whom an alliance in force joins, the strongest first."""
        return sides.sides(self._store, on)
