"""A few weeks of a war, told by reports, to ask every question of.

Relationships, events and periods are derived from the claims; who held which place when is written by hand, so that
what is asked here does not hang on how timelines are judged.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.derive import update
from kg.model import (
    Basis,
    Bounds,
    Claim,
    Control,
    ControlStatus,
    Entity,
    Evidence,
    Kind,
    Mention,
    Quantity,
    Report,
)
from kg.rdf import DERIVED, Names, control_quads
from kg.rdf import vocabulary as kg
from kg.rdf.standards import TYPE
from kg.store import Store
from tests import factory as f

BASE = "http://kg.test/"
BRIGADE = f.entity("River Brigade")
CIVILIANS = f.entity("Civilians", Kind.PEOPLE)
CORPS = Entity("fifth-corps", "Fifth Corps", Kind.ARMED_FORCE, parents=(f.ARMY.id,))
HAMLET = Entity("hamlet-of-abu-kamal", "Hamlet", Kind.SETTLEMENT)
GOVERNMENT = f.entity("Syrian government", Kind.GOVERNMENT)
DESK = Entity("desk", "Desk", Kind.MEDIA, leans=f.ISLAMIC_STATE.id)
OFFICE = Entity("army-press-office", "Army Press Office", Kind.ORGANISATION, speaks_for=f.ARMY.id)
KNOWN = {e.id: e for e in (GOVERNMENT, DESK, OFFICE)}

_SAID = {
    "plan": "The army vowed to take Raqqa.",
    "aid": "The coalition supports the River Brigade.",
    "siege": "The army laid siege to Raqqa.",
    "taken": "The army captured Abu Kamal.",
    "clash": "Troops fought the group in the town.",
    "toll-low": "Shells killed about 11 in Raqqa.",
    "retaken": "The group took the town back.",
    "denial": "The group denied its loss.",
    "toll-high": "The dead in Raqqa were 30.",
    "last": "Fifth Corps took Abu Kamal again.",
    "left": "The group said that it left.",
    "break": "The River Brigade broke with the coalition.",
    "new-ally": "The River Brigade joined the group.",
    "other-clash": "The coalition fought the group.",
    "fled": "Civilians fled from Raqqa.",
    "hit": "The coalition shelled the hamlet.",
    "relief": "The army lifted the siege.",
    "struck": "The coalition reportedly struck civilians.",
    "lost": "The group lost Raqqa.",
}


def _report(id: str, day: str | None, source: str | None, *said: str) -> Report:
    return f.report(id, " ".join(_SAID[name] for name in said), day, source)


_R1 = _report("gazette-1", "2017-11-01", "Gazette", "plan", "aid", "siege")
_R2 = _report("wire-1", "2017-11-09", "Wire", "taken", "clash", "toll-low")
_R3 = _report("desk-1", "2017-11-11", "Desk", "retaken", "denial", "toll-high")
_R4 = _report("wire-2", "2017-11-20", "Wire", "last", "left", "break", "new-ally", "other-clash")
_R5 = _report("blog-1", None, None, "fled", "hit")
_R6 = _report("desk-2", "2017-12-02", "Desk", "relief", "struck", "lost")


def _claim(report: Report, name: str, told: Claim, count: Quantity | None = None) -> Claim:
    words = _SAID[name]
    start = report.text.index(words)
    first = words.split()[0]
    return replace(
        told,
        evidence=Evidence("text", words, start, start + len(words)),
        trigger=Mention(first, start, start + len(first)),
        quantity=count,
    )


def _people(low: int | None, best: int | None, high: int | None) -> Quantity:
    return Quantity(low, best, high, "people", f"about {best}" if low else str(best))


CLAIMS: dict[str, Claim] = {
    "plan": _claim(_R1, "plan", f.claim("captured", f.ARMY, f.RAQQA, day=None, report=_R1, status="planned")),
    "aid": _claim(_R1, "aid", f.claim("supports", f.SDF, BRIGADE, day="2017-10-20", report=_R1)),
    "siege": _claim(_R1, "siege", f.claim("besieged", f.ARMY, f.RAQQA, day="2017-10-25", report=_R1)),
    "taken": _claim(_R2, "taken", f.claim(report=_R2, by=(OFFICE,), source=f.ISLAMIC_STATE)),
    "clash": _claim(_R2, "clash", f.claim("fought", f.ARMY, f.ISLAMIC_STATE, report=_R2, place=f.ABU_KAMAL)),
    "toll-low": _claim(
        _R2,
        "toll-low",
        f.claim("killed", f.ARMY, CIVILIANS, day="2017-11-07", report=_R2, place=f.RAQQA),
        _people(10, 11, 12),
    ),
    "retaken": _claim(
        _R3,
        "retaken",
        f.claim(
            "captured", f.ISLAMIC_STATE, day="2017-11-11", report=_R3, by=(f.OBSERVATORY,), source=f.ARMY
        ),
    ),
    "denial": _claim(_R3, "denial", f.claim(report=_R3, by=(f.ISLAMIC_STATE,), status="denied")),
    "toll-high": _claim(
        _R3,
        "toll-high",
        f.claim(
            "killed", f.ARMY, CIVILIANS, day="2017-11-07", report=_R3, place=f.RAQQA, by=(f.OBSERVATORY,)
        ),
        _people(None, 30, None),
    ),
    "last": _claim(_R4, "last", f.claim("captured", CORPS, day="2017-11-19", report=_R4, by=(f.ARMY,))),
    "left": _claim(
        _R4,
        "left",
        f.claim("withdrew-from", f.ISLAMIC_STATE, day="2017-11-19", report=_R4, by=(f.ISLAMIC_STATE,)),
    ),
    "break": _claim(_R4, "break", f.claim("broke-with", BRIGADE, f.SDF, day="2017-11-18", report=_R4)),
    "new-ally": _claim(
        _R4, "new-ally", f.claim("allied-with", BRIGADE, f.ISLAMIC_STATE, day="2017-11-20", report=_R4)
    ),
    "other-clash": _claim(
        _R4, "other-clash", f.claim("fought", f.SDF, f.ISLAMIC_STATE, day="2017-11-12", report=_R4)
    ),
    "fled": _claim(
        _R5,
        "fled",
        f.claim("displaced", None, CIVILIANS, day=None, report=_R5, place=f.RAQQA),
        _people(100, 120, None),
    ),
    "hit": _claim(_R5, "hit", f.claim("attacked", f.SDF, HAMLET, day=None, report=_R5)),
    "relief": _claim(_R6, "relief", f.claim("lifted-siege", f.ARMY, f.RAQQA, day="2017-11-30", report=_R6)),
    "struck": _claim(
        _R6,
        "struck",
        f.claim("attacked", f.SDF, CIVILIANS, day="2017-12-01", report=_R6, place=HAMLET, status="hedged"),
    ),
    "lost": _claim(_R6, "lost", f.claim("lost", f.ISLAMIC_STATE, f.RAQQA, day="2017-12-01", report=_R6)),
}
REPORTS = (_R1, _R2, _R3, _R4, _R5, _R6)


def _held(
    id: str,
    place: Entity,
    holders: tuple[Entity, ...],
    days: tuple[str | None, str | None],
    *,
    status: str = "held",
    basis: str = "independent",
    pro: tuple[str, ...] = (),
    contra: tuple[str, ...] = (),
    possible: tuple[Entity, ...] = (),
) -> Control:
    start, end = (date.fromisoformat(day) if day else None for day in days)
    return Control(
        id,
        place,
        holders,
        ControlStatus(status),
        Basis(basis),
        start if holders else None,
        Bounds(start, start),
        Bounds(end, end) if end else None,
        supporting=tuple(CLAIMS[name].id for name in pro),
        against=tuple(CLAIMS[name].id for name in contra),
        possible=possible,
    )


_TOWN, _IS = f.ABU_KAMAL, (f.ISLAMIC_STATE,)
INTERVALS = (
    _held("c0", _TOWN, _IS, (None, "2017-11-08")),
    _held(
        "c1",
        _TOWN,
        (f.ARMY,),
        ("2017-11-08", "2017-11-11"),
        basis="own-interest",
        pro=("taken",),
        contra=("denial",),
        possible=_IS,
    ),
    _held(
        "c2",
        _TOWN,
        _IS,
        ("2017-11-11", "2017-11-19"),
        status="disputed",
        pro=("retaken",),
        contra=("taken",),
    ),
    _held("c3", _TOWN, (f.ARMY, CORPS), ("2017-11-19", None), basis="against-interest", pro=("last", "left")),
    _held("c4", f.RAQQA, _IS, ("2017-10-25", "2017-12-01"), status="besieged", pro=("siege",)),
    _held("c5", f.RAQQA, (), ("2017-12-01", None), status="unknown", pro=("lost",)),
)


def fill(store: Store) -> Store:
    """Write the weeks into an empty store of this base."""
    told = [(r, [c for c in CLAIMS.values() if c.report == r.id]) for r in REPORTS]
    update(store, told, known=KNOWN)
    nodes = [q.subject for q in store.quads(None, TYPE, kg.CONTROL_INTERVAL, DERIVED)]
    derived = [q for q in store.quads(None, None, None, DERIVED) if q.subject in nodes]
    store.change(remove=derived, add=control_quads(INTERVALS, Names(store.base)))
    return store


def named(words: str | None) -> str:
    """Write a value as the file of answers does: without the base, claims by their names here, nothing as a dash."""
    if words is None:
        return "-"
    local = words.removeprefix(BASE)
    if local.startswith("events/"):
        return "an event"
    claims = {f"claims/{c.id}": f"claims/{name}" for name, c in CLAIMS.items()}
    return claims.get(local, local)
