"""What no claim can say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Argument, Claim, FaultKind, Mention, Quantity, Status
from kg.rdf.soundness.values import claim_faults
from tests import factory as f

TOLD = f.report()
CLAIM = f.claim(report=TOLD, by=(f.OBSERVATORY,))


def faults(claim: Claim) -> list[str]:
    return [x.what for x in claim_faults("n", claim, TOLD) if x.kind is not FaultKind.IDENTITY]


def test_a_sound_claim() -> None:
    for relation, other in (
        ("captured", f.RAQQA),
        ("attacked", f.RAQQA),
        ("attacked", f.SDF),
        ("fought", f.SDF),
    ):
        assert list(claim_faults("n", f.claim(relation, object=other, report=TOLD), TOLD)) == []
    assert list(claim_faults("n", f.claim("killed", None, f.SDF, report=TOLD), TOLD)) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"subject": None}, ["has no subject, which only displaced and killed may lack"]),
        ({"subject": Argument(f.RAQQA)}, ["has raqqa for its subject, which is no actor"]),
        ({"object": Argument(f.ARMY)}, ["has syrian-armed-forces for its object, which is no place"]),
        ({"source": Argument(f.RAQQA)}, ["has raqqa for its from, which is no actor"]),
        ({"target": Argument(f.RAQQA)}, ["has raqqa for its to, which is no actor"]),
        ({"place": Argument(f.SDF)}, ["has syrian-democratic-forces for its place, which is no place"]),
        ({"attributed_to": (Argument(f.RAQQA),)}, ["has raqqa for its speaker, which is no actor"]),
        ({"confidence": 1.5}, ["has the confidence 1.5, which is not from 0 to 1"]),
        ({"confidence": float("nan")}, ["has the confidence nan, which is not from 0 to 1"]),
        ({"place_precision": ""}, ["has an empty precision of the place"]),
        (
            {"quantity": Quantity(5, None, 3, "people", "x")},
            ["counts 5 (low), None (best), 3 (high), which are not in order from 0"],
        ),
        (
            {"quantity": Quantity(-1, None, None, "people", "x")},
            ["counts -1 (low), None (best), None (high), which are not in order from 0"],
        ),
        (
            {"trigger": Mention("army", 0, 4)},
            ["has its trigger “army” at characters 0 to 4 of the text, where the report says “The ”"],
        ),
        (
            {"trigger": Mention("", 4, 4)},
            ["has its trigger “” at characters 4 to 4 of the text, where the report says “”"],
        ),
        (
            {"evidence": replace(CLAIM.evidence, field="lead")},
            ["quotes the field 'lead' of its report, and there are only text and title"],
        ),
    ],
)
def test_what_cannot_be(changed: dict[str, object], told: list[str]) -> None:
    assert faults(replace(CLAIM, **changed)) == told  # type: ignore[arg-type]


def test_words_are_looked_up_only_where_the_report_can_be_read() -> None:
    wrong = replace(CLAIM, trigger=Mention("army", 0, 4))
    assert [x.kind for x in claim_faults("n", wrong, None)] == [FaultKind.IDENTITY]


def test_the_id_is_that_of_what_is_said() -> None:
    denied = replace(CLAIM, status=Status.DENIED)
    due = f.claim(report=TOLD, by=(f.OBSERVATORY,), status="denied").id
    assert [x.what for x in claim_faults("n", denied, TOLD)] == [
        f"does not have the id of what it says, which is {due}"
    ]
