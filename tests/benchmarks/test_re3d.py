"""Which pairs of organisations are asked for, and which claims answer."""

from __future__ import annotations

from typing import Any

from benchmarks.evaluation.re3d import Pair, is_found, pairs
from tests.factory import ARMY, ISLAMIC_STATE, RAQQA, claim

ENDS = {"the Syrian army": (0, 15), "Islamic State": (24, 37), "they": (40, 44), "Raqqa": (50, 55)}


def marked(first: str, second: str, kind: str = "FightingAgainst", sure: float = 0.9) -> dict[str, Any]:
    """Make the crowd's mark of a relation."""
    (a, b), (c, d) = ENDS[first], ENDS[second]
    span = {"sourceBegin": a, "sourceEnd": b, "targetBegin": c, "targetEnd": d}
    return {"type": kind, "source": first, "target": second, "confidence": sure, **span}


def document(*marks: dict[str, Any]) -> dict[str, Any]:
    """Make a document in which all but Raqqa are organisations."""
    kinds = {name: "Location" if name == "Raqqa" else "Organisation" for name in ENDS}
    spans = [{"begin": b, "end": e, "type": kinds[n]} for n, (b, e) in ENDS.items()]
    return {"entities": spans, "relations": list(marks)}


def test_a_pair_counts_once_whichever_way_it_is_marked() -> None:
    both = document(marked("the Syrian army", "Islamic State"), marked("Islamic State", "the Syrian army"))
    assert pairs(both) == [Pair("FightingAgainst", "the Syrian army", "Islamic State")]


def test_pronouns_places_doubts_and_other_relations_are_left_out() -> None:
    others = document(
        marked("they", "Islamic State"),
        marked("the Syrian army", "Raqqa"),
        marked("the Syrian army", "Islamic State", sure=0.4),
        marked("the Syrian army", "Islamic State", kind="CoLocated"),
        marked("Islamic State", "Islamic State"),
    )
    assert pairs(others) == []


def test_a_pair_is_found_either_way_and_where_one_takes_a_place_from_the_other() -> None:
    pair = Pair("FightingAgainst", "the Syrian army", "Islamic State")
    assert is_found(pair, [claim("attacked", ISLAMIC_STATE, ARMY)])
    assert is_found(pair, [claim("captured", ARMY, RAQQA, source=ISLAMIC_STATE)])
    assert not is_found(pair, [claim("captured", ARMY, RAQQA)])
    assert not is_found(pair, [claim("allied-with", ARMY, ISLAMIC_STATE)])
    assert not is_found(pair, [claim("killed", None, ISLAMIC_STATE)])


def test_an_alliance_is_no_answer_to_a_fight() -> None:
    pair = Pair("AlliesOf", "the Syrian army", "Islamic State")
    assert is_found(pair, [claim("supports", ISLAMIC_STATE, ARMY)])
    assert not is_found(pair, [claim("captured", ARMY, RAQQA, source=ISLAMIC_STATE)])
