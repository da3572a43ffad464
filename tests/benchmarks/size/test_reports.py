"""Made-up wars with the figures of real ones: the same for the same seed, and near the table."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from statistics import mean, median

import pytest

from benchmarks.size.events import days
from benchmarks.size.figures import READ, UCDP
from benchmarks.size.reports import wars
from benchmarks.size.theatre import Theatre, theatre
from benchmarks.war.reports import Told
from kg.model import Mention, Status


def told(claims: int, seed: int = 7) -> Iterator[Told]:
    return chain.from_iterable(coming for _, coming in wars(claims, seed))


def test_it_is_the_same_for_the_same_seed_however_long_it_lasts() -> None:
    assert list(islice(told(20), 9)) == list(islice(told(2000), 9))
    assert list(islice(told(20), 9)) != list(islice(told(20, seed=8), 9))


def test_it_has_the_claims_that_were_asked_for_whole_reports_of_them() -> None:
    found = list(told(3000))
    claims = [c for _, some in found for c in some]
    assert 3000 <= len(claims) < 3000 + len(found[-1][1]) + 1
    assert len({r.id for r, _ in found}) == len(found)
    assert len({c.id for c in claims}) == len(claims)
    for report, some in found:
        for claim in some:
            words = claim.evidence
            assert report.text[words.start : words.end] == words.text
            arguments = (claim.subject, claim.object, claim.source, claim.target, claim.place)
            spans: list[Mention | None] = [claim.trigger, *(a.mention for a in arguments if a)]
            assert all(report.text[s.start : s.end] == s.text for s in spans if s)


def test_everyone_in_it_is_known_and_nobody_is_of_two_wars_but_media_and_civilians() -> None:
    (one, coming), (other, _) = islice(wars(40_000, seed=1), 2)
    assert {
        a.entity.id for _, some in islice(coming, 500) for c in some for a in c.arguments()
    } <= one.known().keys()
    both = one.known().keys() & other.known().keys()
    assert len(both) == 127
    assert {"civilians", "wire-0-news"} <= both


@pytest.fixture(scope="module")
def war() -> Theatre:
    return theatre(1, random.Random(3))


def test_what_happens_is_near_the_table(war: Theatre) -> None:
    happened = [event for day in days(war, random.Random(4)) for event in day]
    assert len(happened) == pytest.approx(UCDP["events"], rel=0.1)
    towns = Counter(event.town.id for event in happened)
    assert len(towns) == pytest.approx(UCDP["places"][-1][0], rel=0.25)
    share = towns.most_common(1)[0][1] / len(happened)
    assert share == pytest.approx(UCDP["places"][0][1] / UCDP["events"], rel=0.25)
    dyads = Counter(frozenset((event.one.id, event.other.id)) for event in happened)
    assert len(dyads) == pytest.approx(UCDP["dyads"][-1][0], rel=0.2)
    first, second, *_ = (n / len(happened) for _, n in dyads.most_common())
    assert (first, second) == pytest.approx((0.527, 0.165), rel=0.1)
    assert median(event.killed for event in happened) == 2


def test_what_is_told_is_near_the_table() -> None:
    found = list(told(12_000))
    claims = [c for _, some in found for c in some]
    assert mean(len(some) for _, some in found) == pytest.approx(1.36 * 1.53, rel=0.25)
    relations, statuses = Counter(c.relation.value for c in claims), Counter(c.status for c in claims)
    for relation, share in islice(READ["relations"].items(), 6):
        assert relations[relation] / len(claims) == pytest.approx(share, rel=0.3)
    assert statuses[Status.ASSERTED] / len(claims) == pytest.approx(READ["statuses"]["asserted"], rel=0.05)
    assert sum(c.date is not None for c in claims) / len(claims) == pytest.approx(READ["dated"], rel=0.1)
    assert sum(c.subject is None for c in claims) / len(claims) == pytest.approx(0.252, rel=0.15)
    assert median(len(c.evidence.text) for c in claims) == pytest.approx(READ["sentence"], rel=0.1)
