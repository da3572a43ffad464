"""Claims and reports in short, read at once and kept in step."""

from __future__ import annotations

from datetime import date

import pytest

from kg.derive import update
from kg.graph import Graph
from kg.model import Claim, JudgementKind, Report
from kg.query.briefs import Brief, Headline, all_sentences, briefs, headlines, sentences
from kg.store import Store, memory_store
from tests import factory as f

ONE = f.report("one", published="2017-11-09", source="Wire")
TWO = f.report("two", published=None, source=None)
TOOK = f.claim("captured", f.ARMY, f.ABU_KAMAL, day="2017-11-08", report=ONE, by=(f.OBSERVATORY,))
FOUGHT = f.claim("fought", f.ARMY, f.ISLAMIC_STATE, day=None, report=TWO, place=f.RAQQA, status="hedged")


@pytest.fixture
def store() -> Store:
    made = memory_store("http://kg.test/")
    update(made, [(ONE, [TOOK]), (TWO, [FOUGHT])])
    return made


def _brief(claim: Claim) -> Brief:
    return Brief(
        id=claim.id,
        report=claim.report,
        relation=claim.relation.value,
        status=claim.status.value,
        extent=claim.extent.value,
        subject=claim.subject.entity.id if claim.subject else None,
        object=claim.object.entity.id,
        source=None,
        target=None,
        place=claim.place.entity.id if claim.place else None,
        start=claim.date.start.isoformat() if claim.date and claim.date.start else None,
        end=claim.date.end.isoformat() if claim.date and claim.date.end else None,
        speakers=tuple(speaker.entity.id for speaker in claim.attributed_to),
        confidence=claim.confidence,
    )


def _line(report: Report) -> Headline:
    return Headline(report.id, report.title, report.source, report.published)


def test_what_is_said_of_claims_and_reports(store: Store) -> None:
    assert briefs(store) == {TOOK.id: _brief(TOOK), FOUGHT.id: _brief(FOUGHT)}
    assert headlines(store) == {"one": _line(ONE), "two": _line(TWO)}
    assert headlines(store)["one"].published == date(2017, 11, 9)


def test_sentences_of_some_and_of_all(store: Store) -> None:
    assert list(sentences(store, [FOUGHT.id, "none", TOOK.id])) == [
        (FOUGHT.id, FOUGHT.evidence.text),
        (TOOK.id, TOOK.evidence.text),
    ]
    assert all_sentences(store) == {c.id: c.evidence.text for c in (TOOK, FOUGHT)}


def test_what_was_read_is_renewed_by_what_changes(store: Store) -> None:
    briefs(store), headlines(store)
    three = f.report("three", published="2017-11-10", source="Desk")
    left = f.claim("withdrew-from", f.ISLAMIC_STATE, f.ABU_KAMAL, day="2017-11-09", report=three)
    again = f.report("one", published="2017-11-09", source="Gazette")
    update(store, [(three, [left]), (again, [])], forget=["two"])
    assert briefs(store) == {left.id: _brief(left)}
    assert headlines(store) == {"one": _line(again), "three": _line(three)}
    # Renewed or read whole, it is the same.
    fresh = memory_store("http://kg.test/")
    update(fresh, [(three, [left]), (again, [])])
    assert (briefs(fresh), headlines(fresh)) == (briefs(store), headlines(store))


def test_judgements_in_force_are_told(store: Store) -> None:
    with Graph(store) as graph:
        before = briefs(store)
        assert before[TOOK.id].judged is None
        graph.reject(TOOK.id, reason="It was another town.", author="a")
        assert briefs(store)[TOOK.id].judged is JudgementKind.REJECT
        judgement = graph.correct(FOUGHT.id, reason="It says so.", author="a", status="asserted")
        found = briefs(store)
        assert found[FOUGHT.id].judged is JudgementKind.CORRECT
        assert judgement.correction is not None
        assert found[judgement.correction].status == "asserted"
        assert set(found) == {TOOK.id, FOUGHT.id, judgement.correction}
