"""Offers and submissions, as they are kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from kg.offers import Offer, Part, State, Submission, kept_from_json, kept_json

OFFER = Offer((Part("a.txt", b"\xff\x00"), Part("b.html", b"")), date(2017, 11, 9), "Wire", force=True)
SUBMISSION = Submission("1", 2, OFFER.digest, None, State.STORED, ("a",), 3, ("no",), ("so",))


@pytest.mark.parametrize("offer", [OFFER, Offer(OFFER.parts), None])
def test_what_is_kept_is_read_again(offer: Offer | None) -> None:
    written = json.loads(json.dumps(kept_json(SUBMISSION, offer)))
    assert kept_from_json(written) == (SUBMISSION, offer)


def test_offers_differ_by_all_that_they_say() -> None:
    others = [
        replace(OFFER, published=None),
        replace(OFFER, source="Post"),
        replace(OFFER, force=False),
        replace(OFFER, parts=OFFER.parts[:1]),
        replace(OFFER, parts=OFFER.parts[::-1]),
        replace(OFFER, parts=(Part("a.tx", b"t\xff\x00"), OFFER.parts[1])),
    ]
    assert len({OFFER.digest, *(other.digest for other in others)}) == 7
    assert (OFFER.size, OFFER.digest) == (2, replace(OFFER).digest)


@pytest.mark.parametrize("state", [s for s in State if s.is_done])
def test_two_states_are_the_last(state: State) -> None:
    assert state in (State.STORED, State.REFUSED)
