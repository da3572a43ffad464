"""Judgements attached to the claims of a report."""

from dataclasses import replace

from kg.derive.outcome import Outcome, outcome
from kg.model import Argument, Claim, Judgement, Status
from tests.derive.saying import EVERYONE, of
from tests.factory import ISLAMIC_STATE, SDF, claim

TOLD = claim()
OTHER = claim("lost", ISLAMIC_STATE)


def found(judgements: list[Judgement], *claims: Claim) -> Outcome:
    return outcome(judgements, claims, EVERYONE)


def named(name: str, **said: object) -> Claim:
    return replace(TOLD, id=name, **said)  # type: ignore[arg-type]


def revised(fix: Judgement) -> Claim:
    return named(fix.correction, extractor="analyst/Ann")


def test_a_judgement_is_about_the_claim_of_its_id() -> None:
    no = of(1, "reject", TOLD)
    came = found([no], OTHER, TOLD, named("0"))
    assert came == Outcome({no.id: TOLD.id}, {TOLD.id: no}, ())


def test_without_its_id_it_is_about_what_says_the_same_in_that_sentence() -> None:
    no = of(1, "reject", TOLD)
    assert found([no], OTHER, named("b"), named("a")).attached == {no.id: "a"}
    assert found([no], named("a", status=Status.DENIED), named("b")).attached == {no.id: "b"}
    assert found([no], named("a", status=Status.DENIED)).attached == {no.id: "a"}


def test_what_finds_no_claim_is_an_orphan() -> None:
    said = [of(1, "reject", TOLD), of(2, "correct", TOLD, ("status", "denied"))]
    for claims in ((), (OTHER,), (named("a", evidence=replace(TOLD.evidence, text="Another.")),)):
        assert found(said, *claims) == Outcome({}, {}, ())


def test_a_correction_that_makes_no_sense_is_an_orphan() -> None:
    assert found([of(1, "correct", TOLD, ("subject", "raqqa"))], TOLD) == Outcome({}, {}, ())
    assert found([of(1, "correct", TOLD, ("relation", "won"))], TOLD) == Outcome({}, {}, ())


def test_a_correction_makes_a_sure_claim_of_its_analyst() -> None:
    fix = of(1, "correct", TOLD, ("subject", SDF.id))
    (revision,) = found([fix], TOLD).revisions
    assert (revision.of, revision.judgement, revision.claim.id) == (TOLD.id, fix, fix.correction)
    assert (revision.claim.confidence, revision.claim.extractor) == (1.0, "analyst/Ann")
    assert revision.claim.subject == Argument(SDF)


def test_a_correction_of_a_correction_waits_for_it_whatever_the_clocks_say() -> None:
    fix = of(5, "correct", TOLD, ("subject", SDF.id))
    more = of(1, "correct", revised(fix), ("extent", "part"))
    no = of(2, "reject", revised(more))
    came = found([more, no, fix], TOLD)
    assert came.attached == {fix.id: TOLD.id, more.id: fix.correction, no.id: more.correction}
    assert came.marks == {TOLD.id: fix, fix.correction: more, more.correction: no}
    assert [r.claim.id for r in came.revisions] == [fix.correction, more.correction]


def test_what_was_said_of_a_correction_is_no_word_on_the_first_claim() -> None:
    fix = of(1, "correct", TOLD, ("subject", SDF.id))
    no = of(2, "reject", revised(fix))
    assert found([no], TOLD).attached == {}
    yes = of(3, "accept", TOLD)
    came = found([fix, no, yes], TOLD)
    assert (came.marks, came.revisions) == ({TOLD.id: yes}, ())
