"""The made-up war that speed is measured on."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from benchmarks.war.building import BASE, build, told
from kg.model import Claim, Mention, Report, Status
from kg.store import open_store


def first(count: int, claims: int, seed: int = 7) -> list[tuple[Report, list[Claim]]]:
    return list(islice(told(claims, seed)[0], count))


def test_it_is_the_same_for_the_same_seed_however_long_it_lasts() -> None:
    assert first(5, 60) == first(5, 600)
    assert first(5, 60) != first(5, 60, seed=8)


def test_a_report_has_twelve_claims_whose_words_stand_in_it() -> None:
    found = first(100, 600)
    assert len(found) == 50
    for report, claims in found:
        assert len({c.id for c in claims}) == 12
        for claim in claims:
            words = claim.evidence
            assert report.text[words.start : words.end] == words.text
            arguments = (claim.subject, claim.object, claim.source, claim.target, claim.place)
            spans: list[Mention | None] = [claim.trigger, *(a.mention for a in arguments if a)]
            assert all(report.text[s.start : s.end] == s.text for s in spans if s)


def test_some_claims_are_denied_and_hedged_and_everyone_in_them_is_known() -> None:
    known = told(0)[1]
    claims = [c for _, some in first(50, 600) for c in some]
    assert len(known) == 5_401
    assert {c.status for c in claims} == set(Status)
    assert {a.entity.id for c in claims for a in c.arguments()} <= known.keys()


def test_a_store_of_it_holds_its_claims(tmp_path: Path) -> None:
    build(tmp_path / "war", 24)
    with open_store(tmp_path / "war", BASE, write=False) as store:
        count = store.query("SELECT ?c { GRAPH ?g { ?c a <https://w3id.org/conflict-kg#Claim> } }")
        assert len(list(count)) == 24  # type: ignore[arg-type]
