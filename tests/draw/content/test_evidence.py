"""What the panel tells of one thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.draw.content import evidence
from kg.draw.content.claims import Told
from kg.draw.content.evidence import Known, Side
from kg.model import (
    Basis,
    Bounds,
    Control,
    ControlStatus,
    Event,
    Evidence,
    Figure,
    Period,
    Relation,
    Relationship,
    Report,
)
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, report

TOLD = report("r1", "Taken: the town.", "2017-11-09", "Wire")
TAKEN = claim(report=TOLD, by=(OBSERVATORY,))
DENIED = claim(report=TOLD, status="denied", by=(ISLAMIC_STATE,))
DAY = date(2017, 11, 8)
EDGE = Relationship(
    "edge",
    ARMY,
    Relation.CAPTURED,
    ABU_KAMAL,
    (TAKEN.id,),
    ("r1",),
    (OBSERVATORY.id, "unknown"),
    ("Wire",),
    DAY,
    DAY,
    (DENIED.id,),
    disputed=True,
    periods=(Period(Bounds(None, DAY), None),),
)
HELD = Control(
    "span",
    ABU_KAMAL,
    (ARMY,),
    ControlStatus.HELD,
    Basis.INDEPENDENT,
    date(2017, 11, 9),
    Bounds(None, DAY),
    None,
    (TAKEN.id,),
    (DENIED.id,),
)
TOWN = {"id": "abu-kamal", "label": "Abu Kamal", "kind": "settlement"}
FORCES = {"id": "syrian-armed-forces", "label": "Syrian Armed Forces", "kind": "armed-force"}


@pytest.mark.parametrize(
    ("after", "ids", "next_"),
    [(None, ["a", "b"], "b"), ("b", ["c", "d"], "d"), ("d", ["e"], None), ("z", [], None)],
)
def test_a_list_comes_by_pages_with_its_true_total(
    after: str | None, ids: list[str], next_: str | None
) -> None:
    assert Side.of(list("abcde"), after, 2).content == {"ids": ids, "total": 5, "after": next_}


def test_a_relationship() -> None:
    assert evidence.relationship(EDGE, [OBSERVATORY]) == {
        "id": "edge",
        "subject": FORCES,
        "relation": "captured",
        "object": TOWN,
        "first": "2017-11-08",
        "last": "2017-11-08",
        "claims": 1,
        "denials": 1,
        "reports": 1,
        "disputed": True,
        "sources": ["Wire"],
        "witnesses": [{"id": OBSERVATORY.id, "label": OBSERVATORY.label, "kind": "monitor"}],
        "periods": [{"start": [None, "2017-11-08"], "end": None}],
    }


def test_an_interval() -> None:
    content = evidence.interval(HELD)
    assert (content["holders"], content["status"], content["basis"]) == ([FORCES], "held", "independent")
    assert (content["start"], content["end"], content["confirmed"]) == (
        [None, "2017-11-08"],
        None,
        "2017-11-09",
    )
    assert (content["for"], content["against"], content["place"]) == (1, 1, TOWN)


def test_an_event_counts_nobody_twice() -> None:
    figure = Figure(TAKEN.id, "r1", "Wire", 3, None, 5, "people", "three to five")
    happened = Event(
        "event",
        Relation.KILLED,
        None,
        ISLAMIC_STATE,
        Bounds(DAY, None),
        (TAKEN.id,),
        ("r1",),
        (),
        ("Wire",),
        place=ABU_KAMAL,
        figures=(figure,) * 50,
    )
    content = evidence.event(happened)
    assert (content["subject"], content["place"], content["first"], content["last"]) == (
        None,
        TOWN,
        "2017-11-08",
        None,
    )
    assert (len(content["figures"]), content["all_figures"]) == (40, 50)
    assert content["figures"][0]["text"] == "three to five"


def test_an_entity_has_its_relations_both_ways_and_who_holds_it() -> None:
    allied = replace(EDGE, id="allied", relation=Relation.ALLIED_WITH, object=SDF, disputed=False)
    attacked = replace(EDGE, id="hit", subject=ISLAMIC_STATE, object=ARMY, relation=Relation.ATTACKED)
    others = {"syria": RAQQA}
    content = evidence.entity(ARMY, Known(others, (EDGE, allied, attacked)))
    assert [(g["relation"], g["inverse"], g["total"]) for g in content["groups"]] == [
        ("captured", False, 1),
        ("allied-with", False, 1),
        ("attacked", True, 1),
    ]
    assert content["groups"][2]["rows"] == [
        {
            "id": "hit",
            "other": {"id": "islamic-state", "label": "Islamic State", "kind": "armed-group"},
            "first": "2017-11-08",
            "last": "2017-11-08",
            "reports": 1,
            "disputed": True,
        }
    ]
    assert content["parents"] == [{"id": "syrian-government", "label": "syrian-government", "kind": None}]
    assert (content["country"]["label"], content["relationships"], content["now"]) == ("Raqqa", 3, None)
    place = evidence.entity(ABU_KAMAL, Known({}, (), [HELD] * 8, HELD))
    assert (place["now"]["id"], len(place["spans"]), place["all_spans"]) == ("span", 6, 8)


def test_long_groups_and_many_names_are_cut_with_their_totals() -> None:
    edges = [replace(EDGE, id=f"e{n}", reports=("r",) * n) for n in range(9)]
    named = replace(ARMY, aliases=tuple(f"army {n}" for n in range(20)), same_as=("ftp://x", "https://x.org"))
    content = evidence.entity(named, Known({}, edges))
    [group] = content["groups"]
    assert ([row["id"] for row in group["rows"]], group["total"]) == (
        [f"e{n}" for n in (8, 7, 6, 5, 4, 3)],
        9,
    )
    assert (len(content["aliases"]), content["all_aliases"]) == (12, 20)
    assert content["same_as"] == ["https://x.org"]


def test_a_report_has_each_sentence_once_and_its_text_only_for_those_who_may_read_it() -> None:
    told = Report("r", "Fog. The army took it. Rain.", "Fallen")
    taken = replace(claim(report=told), evidence=Evidence("text", "The army took it.", 5, 22))
    again = replace(taken, id="again")
    titled = replace(taken, id="titled", evidence=Evidence("title", "Fallen", 0, 6))
    content = evidence.report(told, [taken, again, titled], text=True)
    assert [(s["at"], sorted(s["ids"])) for s in content["sentences"]] == [
        ("title-0", ["titled"]),
        ("text-5", sorted([taken.id, "again"])),
    ]
    assert content["text"] == [("Fog. ", None), ("The army took it.", "text-5"), (" Rain.", None)]
    assert (content["claims"], content["all_sentences"]) == (3, 2)
    assert evidence.report(told, [taken], text=False)["text"] is None


def test_a_file_embeds_whole_lists_and_the_first_sentences() -> None:
    many = [claim(report=report(f"r{n}", f"Taken: {n}.")) for n in range(45)]
    edge = replace(EDGE, claims=tuple(c.id for c in reversed(many)), denials=(DENIED.id, "not-here"))
    told = Told((*many, DENIED), {"r1": TOLD})
    content = evidence.evidence([edge], told, {OBSERVATORY.id: OBSERVATORY}, [HELD])
    one = content["relationships"]["edge"]
    assert (one["for"], one["against"]) == ([c.id for c in many], [DENIED.id])
    assert [w["id"] for w in one["thing"]["witnesses"]] == [OBSERVATORY.id]
    quoted = [own for own, c in content["claims"].items() if c["parts"] is not None]
    assert quoted == [*(c.id for c in many[:40]), DENIED.id]
    assert (content["intervals"]["span"]["for"], content["intervals"]["span"]["against"]) == ([], [DENIED.id])
    assert set(content["things"]) == {ARMY.id, ABU_KAMAL.id}
    assert content["things"][ARMY.id]["groups"][0]["rows"][0]["id"] == "edge"
