"""The two sides of an event as ACLED names and sorts them."""

from __future__ import annotations

from kg.model import Entity, Event, Kind, Relation

_STATE, _REBELS, _MILITIA, _CIVILIANS = "State forces", "Rebel group", "Political militia", "Civilians"
_OTHERS = "External/Other forces"
_OFFICIAL = {Kind.STATE, Kind.GOVERNMENT, Kind.ARMED_FORCE}
_SORTS = {
    Kind.ARMED_GROUP: _REBELS,
    Kind.MILITIA: _MILITIA,
    Kind.PEOPLE: _CIVILIANS,
    Kind.INTERNATIONAL_ORGANISATION: _OTHERS,
}
# The order in which ACLED writes two sorts; the others before the civilians, against their numbers.
_ORDER = (_STATE, _REBELS, _MILITIA, _OTHERS, _CIVILIANS)
_OF_PLACES = {
    Relation.CAPTURED,
    Relation.LOST,
    Relation.WITHDREW_FROM,
    Relation.ENTERED,
    Relation.ADVANCED_ON,
    Relation.BESIEGED,
    Relation.LIFTED_SIEGE,
    Relation.HANDED_OVER,
}


def parties(event: Event, state: Entity) -> dict[str, str]:
    """Give ACLED's columns of the actors of an event in a state.

    The first is who acts, the second whom it is done to: who lost or was given the place, else the object where
    that is no place. Unarmed people are `Civilians (State)`, and called what the report calls them among those
    associated. A sort that the kind of an entity does not tell, as of a person, stays empty.
    """
    second, *more = _others(event) or [None]
    sorts = sort(event.subject, state), sort(second, state)
    return {
        "actor1": _name(event.subject, state),
        "assoc_actor_1": _people(event.subject),
        "inter1": sorts[0],
        "actor2": _name(second, state),
        "assoc_actor_2": "; ".join(filter(None, [_people(second), *(one.label for one in more if one)])),
        "inter2": sorts[1],
        "interaction": _interaction(sorts, alone=second is None),
    }


def is_abroad(actor: Entity | None, state: Entity) -> bool | None:
    """Tell whether an actor in a state acts outside the one that it belongs to; `None` where that is not known."""
    home = actor and (actor.id if actor.kind is Kind.STATE else actor.country)
    return home != state.id if home else None


def sort(actor: Entity | None, state: Entity) -> str:
    """Give ACLED's sort of an actor, empty where nothing tells it: official forces abroad are external ones."""
    if actor is None:
        return ""
    if actor.kind in _OFFICIAL:
        return _OTHERS if is_abroad(actor, state) else _STATE
    if actor.kind is Kind.COALITION and actor.country is None:
        return _OTHERS
    return _SORTS.get(actor.kind, "")


def _others(event: Event) -> list[Entity | None]:
    object_ = event.object
    # A state is a place where something is taken, entered or left, and a party otherwise.
    is_place = event.relation in _OF_PLACES if object_.kind is Kind.STATE else object_.is_place
    named = (*event.losers, *((event.target,) if event.target else ()), *(() if is_place else (object_,)))
    return list({one.id: one for one in named if one != event.subject}.values())


def _name(actor: Entity | None, state: Entity) -> str:
    if actor is None:
        return ""
    return f"Civilians ({state.label})" if actor.kind is Kind.PEOPLE else actor.label


def _people(actor: Entity | None) -> str:
    return actor.label if actor and actor.kind is Kind.PEOPLE else ""


def _interaction(sorts: tuple[str, str], *, alone: bool) -> str:
    if alone:
        return f"{sorts[0]} only" if sorts[0] else ""
    return "-".join(sorted(sorts, key=_ORDER.index)) if all(sorts) else ""
