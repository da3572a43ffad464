"""What the timeline draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.draw.content.timeline import embedded, held_rows, place_story, rows, saying_content, story
from kg.model import Basis, Bounds, Chapter, Control, ControlStatus, Interval, Precision, Saying
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, SDF, claim, report

EARLY = report("early", "Taken: the town.", "2017-11-09", "Wire")
TAKEN = claim(report=EARLY, by=(OBSERVATORY,))
DENIED = claim(report=report("late", "Denied: that it fell."), status="denied", day=None)
FOR = Saying(TAKEN, supports=True, published=date(2017, 11, 9), source="Wire", stake=Basis.INDEPENDENT)
AGAINST = Saying(DENIED, supports=False, published=None, source=None, stake=None)

LOST = Control(
    "lost",
    ABU_KAMAL,
    (ISLAMIC_STATE,),
    ControlStatus.HELD,
    None,
    None,
    Bounds(None, date(2017, 11, 3)),
    Bounds(date(2017, 11, 8), date(2017, 11, 9)),
    possible=(SDF,),
)
HELD = Control(
    "held",
    ABU_KAMAL,
    (ARMY, SDF),
    ControlStatus.DISPUTED,
    Basis.INDEPENDENT,
    date(2017, 11, 9),
    Bounds(date(2017, 11, 8), date(2017, 11, 9)),
    None,
    (TAKEN.id,),
    (DENIED.id,),
)
TOWN = {"id": "abu-kamal", "label": "Abu Kamal", "kind": "settlement"}


def test_a_place_has_intervals_and_each_claim_once() -> None:
    told = place_story([Chapter(LOST, ()), Chapter(HELD, (FOR, AGAINST))])
    assert told["spans"] == [
        {
            "id": "lost",
            "holders": ["islamic-state"],
            "possible": ["syrian-democratic-forces"],
            "status": "held",
            "basis": None,
            "start": [None, "2017-11-03"],
            "end": ["2017-11-08", "2017-11-09"],
            "confirmed": None,
            "said": [0, 0],
            "for": [],
            "against": [],
        },
        {
            "id": "held",
            "holders": ["syrian-armed-forces", "syrian-democratic-forces"],
            "possible": [],
            "status": "disputed",
            "basis": "independent",
            "start": ["2017-11-08", "2017-11-09"],
            "end": None,
            "confirmed": "2017-11-09",
            "said": [1, 1],
            "for": [TAKEN.id],
            "against": [DENIED.id],
        },
    ]
    assert [c["id"] for c in told["claims"]] == [DENIED.id, TAKEN.id]
    assert (told["spans_total"], told["claims_total"]) == (2, 2)
    assert told["entities"]["islamic-state"] == {
        "id": "islamic-state",
        "label": "Islamic State",
        "kind": "armed-group",
    }
    assert sorted(told["entities"]) == ["islamic-state", "syrian-armed-forces", "syrian-democratic-forces"]


def test_past_the_bounds_the_earliest_are_left_out_and_counted() -> None:
    told = place_story([Chapter(LOST, ()), Chapter(HELD, (FOR, AGAINST))], claims=1, spans=1)
    assert [s["id"] for s in told["spans"]] == ["held"]
    assert [c["id"] for c in told["claims"]] == [TAKEN.id]
    assert (told["spans_total"], told["claims_total"]) == (2, 2)
    nothing = place_story([])
    assert (nothing["spans"], nothing["claims"], nothing["entities"]) == ([], [], {})


def test_a_claim_has_both_days_its_speakers_and_the_parts_of_its_sentence() -> None:
    assert saying_content(FOR) == {
        "id": TAKEN.id,
        "relation": "captured",
        "status": "asserted",
        "subject": {"id": "syrian-armed-forces", "label": "Syrian Armed Forces", "kind": "armed-force"},
        "object": TOWN,
        "start": "2017-11-08",
        "end": "2017-11-08",
        "wording": None,
        "published": "2017-11-09",
        "report": "early",
        "source": "Wire",
        "speakers": ["Syrian Observatory for Human Rights"],
        "stake": "independent",
        "parts": [("Taken:", "trigger"), (" the town.", "")],
    }
    told = saying_content(AGAINST)
    assert (told["start"], told["end"], told["published"], told["source"], told["stake"]) == (None,) * 5
    assert told["speakers"] == []
    nobody = replace(
        TAKEN, subject=None, date=Interval(None, date(2017, 11, 8), Precision.RANGE, "by Wednesday")
    )
    told = saying_content(replace(FOR, claim=nobody))
    assert (told["subject"], told["start"], told["end"], told["wording"]) == (
        None,
        None,
        "2017-11-08",
        "by Wednesday",
    )


def test_rows_say_what_an_actor_had_of_each_interval() -> None:
    told = rows([[LOST, HELD], []], frozenset({SDF.id}))
    [row] = told["rows"]
    assert (row["place"], row["changes"]) == (TOWN, 1)
    assert [(s["id"], s["part"]) for s in row["spans"]] == [("lost", "possibly"), ("held", "shared")]
    both = rows([[HELD]], frozenset({SDF.id, ARMY.id}))
    assert [s["part"] for s in both["rows"][0]["spans"]] == ["alone"]
    neither = rows([[LOST]])
    assert neither["rows"][0]["spans"][0]["part"] is None
    assert sorted(neither["entities"]) == ["islamic-state", "syrian-democratic-forces"]


def test_a_change_is_one_of_holders_or_of_status() -> None:
    quarrel = replace(LOST, status=ControlStatus.DISPUTED)
    again = replace(quarrel, id="again", start=HELD.start)
    assert rows([[LOST, quarrel, again, HELD]])["rows"][0]["changes"] == 2


def test_rows_say_how_many_places_there_are_and_how_many_were_asked_of() -> None:
    told = held_rows([[LOST], []], 7, kin={SDF.id}, known_on=date(2017, 11, 10))
    assert (told["asked"], told["total"], told["known_on"], len(told["rows"])) == (2, 7, "2017-11-10", 1)
    assert held_rows([], 0)["known_on"] is None


def test_a_file_finds_stories_by_the_id_of_what_they_tell() -> None:
    told = story(ABU_KAMAL, {date(2017, 11, 9): 2}, undated=1, place=place_story([]))
    assert (told["of"], told["days"], told["undated"]) == (TOWN, {"2017-11-09": 2}, 1)
    assert (told["held"], told["known_on"], told["place"]["claims"]) == (None, None, [])
    changing = held_rows([[LOST]], 1)
    assert embedded([told], changing) == {"stories": {"abu-kamal": told}, "changing": changing}
