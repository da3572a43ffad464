"""Which part of a graph one picture holds: an overview, what is around somebody, or the ways between two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.model import Link
from kg.query.chains import Chain, between
from kg.query.links import Links

PAGE: Final = 25
"""How many neighbours one opening adds at most."""

FEW: Final = 300
"""How many entities an overview holds unless more are asked for."""

MANY: Final = 10_000
"""How many entities, and how many relationships, a picture holds at most."""

_LINKS: Final = ((FEW, 500), (1_000, 1_000))

_BESIDE: Final = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What a picture is asked for.

    With `ways` it holds their entities, else with `around` that entity and its neighbours, else the ends of the
    strongest relationships; in each case at most `limit` entities: with up to 300 at most 500 relationships, with up to
    1,000 as many, else 10,000. `opened` are entities whose next neighbours come
    to it, in this order; the same again is the next page.
    """

    limit: int = FEW
    around: str | None = None
    ways: tuple[Chain, ...] | None = None
    opened: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The entities of a picture in stages, first those without openings, then what each opening added, and the links.

    `passed` counts the relationships between these entities that are not drawn.
    """

    stages: Sequence[Sequence[str]]
    links: Sequence[Link]
    passed: int

    @property
    def entities(self) -> list[str]:
        """Give every entity, in the order in which they came."""
        return [own for stage in self.stages for own in stage]


def choose(links: Links, asked: Asked) -> Choice:
    """Choose what a picture holds; ids that no relationship has are passed over."""
    drawn = {link.id: link for link in _base(links, asked)}
    ends = (end for link in drawn.values() for end in (link.subject, link.object))
    # Whoever nothing is known of may still be asked for.
    stages = [list(dict.fromkeys([*([asked.around] if asked.around else []), *ends]))]
    seen = set(stages[0])
    for own in asked.opened:
        came = [other for other in links.neighbours(own) if other not in seen][:PAGE] if own in seen else []
        seen.update(came)
        stages.append(came)
        drawn |= {link.id: link for link in _joining(links, own, came, seen)}
    ranked = sorted(drawn.values(), key=lambda link: link.strength)
    return Choice(stages, ranked, _inside(links, seen) - len(drawn))


def _base(links: Links, asked: Asked) -> Iterable[Link]:
    most = next((links for entities, links in _LINKS if asked.limit <= entities), MANY)
    if asked.ways is not None:
        steps = dict.fromkeys(step for way in asked.ways for step in pairwise(way))
        return [link for one, other in steps for link in between(links, one, other)][:most]
    if asked.around is None:
        return _strongest(links.ranked, asked.limit, most)
    near = links.neighbours(asked.around)[: asked.limit - 1]
    own = [
        link for link in links.of.get(asked.around, ()) if link.other(asked.around) in {*near, asked.around}
    ]
    return [*own, *_among(links, near, set(near))][:most]


def _strongest(ranked: Iterable[Link], limit: int, most: int) -> list[Link]:
    chosen: list[Link] = []
    seen: set[str] = set()
    for link in ranked:
        both = {link.subject, link.object} - seen
        if len(seen) + len(both) <= limit:
            seen |= both
            chosen.append(link)
        if len(chosen) == most:
            break
    return chosen


def _among(links: Links, entities: Iterable[str], others: set[str]) -> Iterator[Link]:
    """Give the links from some entities to others, the strongest first."""
    found = {k.id: k for own in entities for k in links.of.get(own, ()) if k.other(own) in others}
    return iter(sorted(found.values(), key=lambda link: link.strength))


def _joining(links: Links, opened: str, came: Sequence[str], seen: set[str]) -> list[Link]:
    """Give the links that an opening adds: those of the opened one, and the strongest others of who came."""
    own = list(_among(links, came, {opened}))
    others = [link for link in _among(links, came, seen) if opened not in {link.subject, link.object}]
    return own + others[:_BESIDE]


def _inside(links: Links, seen: set[str]) -> int:
    return sum(link.subject in seen and link.object in seen for link in links.rows.values())
