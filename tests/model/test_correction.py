"""What may be corrected in a claim."""

from datetime import date

import pytest

from kg.model import Argument, Extent, Interval, Kind, Precision, Relation, Status, corrected, span_of
from kg.model.correction import says_same
from kg.model.judgement import Changes
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, entity

KNOWN = {e.id: e for e in (ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF)}
TOLD = claim(source=ISLAMIC_STATE)


def test_each_field_is_set_or_emptied_and_the_rest_stays() -> None:
    changes: Changes = (
        ("subject", SDF.id),
        ("object", RAQQA.id),
        ("from", None),
        ("to", OBSERVATORY.id),
        ("relation", "controls"),
        ("status", "hedged"),
        ("extent", "part"),
        ("date", "2017-11-03..2017-11-05"),
        ("place", ABU_KAMAL.id),
    )
    found = corrected(TOLD, changes, KNOWN)
    assert (found.subject, found.object) == (Argument(SDF), Argument(RAQQA))
    assert (found.source, found.target, found.place) == (None, Argument(OBSERVATORY), Argument(ABU_KAMAL))
    assert (found.relation, found.status, found.extent) == (Relation.CONTROLS, Status.HEDGED, Extent.PART)
    assert found.date == Interval(date(2017, 11, 3), date(2017, 11, 5), Precision.RANGE)
    assert (found.id, found.evidence, found.trigger) == (TOLD.id, TOLD.evidence, TOLD.trigger)


def test_an_undated_claim_comes_of_an_empty_date() -> None:
    assert corrected(TOLD, (("date", None),), KNOWN).date is None


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2017-11-08", (date(2017, 11, 8), date(2017, 11, 8), Precision.DAY)),
        ("2017-11-08..2017-11-08", (date(2017, 11, 8), date(2017, 11, 8), Precision.DAY)),
        ("2017-11-08..", (date(2017, 11, 8), None, Precision.RANGE)),
        ("..2017-11-08", (None, date(2017, 11, 8), Precision.RANGE)),
    ],
)
def test_days_are_a_day_or_a_span(written: str, days: tuple[date | None, date | None, Precision]) -> None:
    assert span_of(written) == Interval(*days)


@pytest.mark.parametrize("written", ["", "..", "yesterday", "2017-11-10..2017-11-08", "2017-13-01"])
def test_other_days_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"date: .* is no day such as 2017-11-08"):
        span_of(written)


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("confidence", "1", "confidence cannot be corrected; what can is subject, object, from"),
        ("subject", "nobody", "subject: no entity 'nobody'"),
        ("subject", None, "subject: only killing and displacing may be without one, not captured"),
        ("subject", "raqqa", r"Raqqa \(settlement\) is no actor"),
        ("object", None, "object: a claim cannot be without"),
        ("object", SDF.id, r"Democratic Forces \(coalition\) is no place, as the object of captured must be"),
        ("relation", "fought", r"Abu Kamal \(settlement\) is no actor, as the object of fought must be"),
        ("relation", "won", "relation: 'won' is none of captured, lost"),
        ("status", "true", "status: 'true' is none of asserted, hedged"),
        ("extent", "half", "extent: 'half' is none of whole, most"),
        ("date", "soon", "date: 'soon' is no day"),
        ("to", "raqqa", r"Raqqa \(settlement\) is no actor"),
        ("place", SDF.id, r"Democratic Forces \(coalition\) is no place$"),
    ],
)
def test_nonsense_is_refused_with_the_reason(name: str, value: str | None, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        corrected(TOLD, ((name, value),), KNOWN)


def test_nobody_fights_himself() -> None:
    with pytest.raises(ValueError, match="subject and object are both Syrian Armed Forces"):
        corrected(claim("fought", ARMY, SDF), (("object", ARMY.id),), KNOWN)


def test_an_attack_is_on_a_place_or_on_an_actor() -> None:
    told = claim("attacked", ARMY, SDF)
    assert corrected(told, (("object", "raqqa"),), KNOWN).object.entity == RAQQA


def test_killing_may_be_without_agent() -> None:
    told = claim("killed", ARMY, entity("residents", Kind.PEOPLE))
    assert corrected(told, (("subject", None),), KNOWN).subject is None


def test_the_same_in_other_words_is_the_same() -> None:
    again = corrected(TOLD, (("subject", ARMY.id), ("date", "2017-11-08")), KNOWN)
    assert says_same(TOLD, again)
    assert not says_same(TOLD, corrected(TOLD, (("date", "2017-11-09"),), KNOWN))
