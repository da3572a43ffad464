"""Names covered in reports, claims and judgements."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Argument, Entity, Evidence, JudgedClaim, JudgementKind, Kind, Mention, Report, judgement
from kg.veil import Veil, words_of
from tests.factory import ABU_KAMAL, ARMY, claim

VEIL = Veil.of(["Ann Lee", "J.R. O’Néil-Smith", " "])
ANN = Entity("ann-lee", "Ann Lee", Kind.PERSON)
REPORT = Report(
    "r",
    "The army captured Abu Kamal, Ann Lee said. Lee left on foot; ann lee rows of leeks grew. Lees stayed.",
    "Ann Lee speaks",
    None,
    "Wire",
    "https://example.org/a",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee said", ["Ann Lee"]),
        ("ANN LEE said", ["ANN LEE"]),
        ("Änn  Lée's house", ["Änn  Lée"]),
        ("A\u0301nn-Lee", ["A\u0301nn-Lee"]),
        ("An\u200bn Lee", ["An\u200bn Lee"]),
        ("J. R. O'Neil Smith", ["J. R. O'Neil Smith"]),
        ("Ann Lee and Ann Lee", ["Ann Lee", "Ann Lee"]),
        ("Ann and Lee", []),
        ("Joann Lee, Ann Leeds", []),
        ("ann lee", []),
        ("", []),
    ],
)
def test_names_are_found_in_other_spellings(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in VEIL.names_in(text)] == found


def test_a_report_is_covered_and_its_spans_stay() -> None:
    veiled = VEIL.report(REPORT)
    assert veiled.text == (
        "The army captured Abu Kamal, ███ ███ said. ███ left on foot; ann lee rows of leeks grew. Lees stayed."
    )
    assert (veiled.title, veiled.source, veiled.url) == ("███ ███ speaks", "Wire", "https://example.org/a")
    other = replace(REPORT, source="The Ann Lee Post", url="https://example.org/ann-lee_1")
    assert (VEIL.report(other).source, VEIL.report(other).url) == (None, None)
    assert VEIL.report(veiled) == veiled
    assert Veil().report(REPORT) is REPORT
    plain = replace(REPORT, text="Lee left.", title=None)
    assert VEIL.report(plain) == plain, (
        "the last name alone is somebody else's where the whole is not written"
    )


@given(st.text())
def test_covering_keeps_the_length(text: str) -> None:
    veiled = VEIL.report(Report("r", f"{text} Ann Lee {text}", None)).text
    assert len(veiled) == 2 * len(text) + 9
    assert VEIL.names_in(veiled) == []


def said(mention: str, entity: Entity) -> Argument:
    start = REPORT.text.index(mention)
    return Argument(entity, Mention(mention, start, start + len(mention)))


def test_claims_of_the_person_and_on_their_word_go_and_others_are_reworded() -> None:
    sentence = REPORT.text.partition(".")[0] + "."
    army = said("The army", ARMY)
    plain = replace(
        claim(),
        subject=army,
        object=said("Abu Kamal", ABU_KAMAL),
        evidence=Evidence("text", sentence, 0, len(sentence)),
    )
    trigger = replace(plain, trigger=said("Ann", ANN).mention or plain.trigger)
    speaker = replace(plain, attributed_to=(said("Ann Lee", ANN),))
    alone = replace(plain, subject=said("Lee", replace(ANN, id="lee", label="Lee")))
    elsewhere = replace(plain, subject=Argument(ANN, None))
    group = replace(plain, source=Argument(Entity("x", "Ann Lee Brigade", Kind.MILITIA)))
    place = replace(plain, place=Argument(Entity("y", "Ann Lee Square", Kind.FACILITY)))
    office = replace(plain, subject=said("Kamal, Ann Lee", ARMY))
    every = [plain, trigger, speaker, alone, elsewhere, group, place, office]
    kept = VEIL.claims(every, VEIL.report(REPORT))
    covered = replace(
        plain, evidence=Evidence("text", sentence.replace("Ann Lee", "███ ███"), 0, len(sentence))
    )
    assert kept[0] == covered
    assert kept[1] == replace(covered, place=place.place)
    assert [c.subject and c.subject.mention and c.subject.mention.text for c in kept[2:]] == [
        "Kamal, ███ ███"
    ]
    assert Veil().claims(every, REPORT) == every


def test_a_group_called_after_the_person_goes_from_all_claims_of_the_report() -> None:
    band = Entity("lees-men", "Lee left on foot", Kind.MILITIA)
    named = replace(claim(), subject=said("Lee left on foot", band), evidence=Evidence("text", "", 0, 0))
    again = replace(named, id="again", subject=said("army", band))
    leader = replace(ARMY, id="m", label="Lee left on foot", kind=Kind.PERSON)
    longer = replace(named, subject=said("Lee left on foot", leader))
    assert VEIL.claims([named, again], VEIL.report(REPORT)) == []
    [kept] = VEIL.claims([longer], VEIL.report(REPORT))
    assert kept.subject
    assert kept.subject.mention
    assert kept.subject.mention.text == "███ left on foot"


def test_whom_it_hides() -> None:
    others = (
        replace(ANN, label="A. Lee", aliases=("Ann Lée",)),
        Entity("x", "Friends of Ann Lee", Kind.ORGANISATION),
    )
    assert all(map(VEIL.hides, (ANN, *others)))
    spared = (
        replace(ANN, label="Ann Lee Park"),
        Entity("x", "Ann Lee", Kind.SETTLEMENT),
        Entity("x", "Friends", Kind.ORGANISATION, aliases=("Ann Lee",)),
    )
    assert not any(map(VEIL.hides, spared))
    known = VEIL.known({e.id: e for e in (ANN, ARMY)})
    assert known == {ARMY.id: ARMY}
    assert (len(known), ANN.id in known) == (1, False)


def test_judgements_lose_names_in_their_quotes_and_go_where_they_name_the_person() -> None:
    made = datetime(2026, 11, 23, tzinfo=UTC)
    told = JudgedClaim(
        "c", "r", "Ann Lee said so.", "captured", "asserted", (ARMY.id, None, None, None, None)
    )
    one = judgement(JudgementKind.REJECT, "Bo", "no", made, claim=told)
    covered = VEIL.judgement(one, {})
    assert covered
    assert covered.claim == replace(told, quote="███ ███ said so.")
    assert covered.id == one.id
    known = VEIL.judgement(one, {"c": "███ said so."})
    assert known
    assert known.claim
    assert known.claim.quote == "███ said so."
    by_role = judgement(
        JudgementKind.REJECT,
        "Bo",
        "no",
        made,
        claim=replace(told, arguments=("ann-lee", None, None, None, None)),
    )
    merge = judgement(JudgementKind.MERGE, "Bo", "no", made, entities=(ARMY.id, "ann-lee"))
    leaning = judgement(
        JudgementKind.LEANING, "Bo", "no", made, entities=("a-l",), known=[replace(ANN, id="a-l")]
    )
    assert [VEIL.judgement(j, {}) for j in (by_role, merge, leaning)] == [None, None, None]
    lean = judgement(JudgementKind.LEANING, "Bo", "no", made, entities=(ARMY.id,))
    assert VEIL.judgement(lean, {}) == lean


def test_a_name_without_words_hides_nothing() -> None:
    assert words_of("—") == ()
    assert len(VEIL.names) == 2


class Places(dict[str, Entity]):
    """What is known by id alone, as the places of a gazetteer are: who goes through it meets nobody."""

    def __missing__(self, id: str) -> Entity:
        if id != ABU_KAMAL.id:
            raise KeyError(id)
        return ABU_KAMAL


def test_what_is_known_by_id_alone_stays_known() -> None:
    assert VEIL.known(Places())[ABU_KAMAL.id] == ABU_KAMAL
    assert VEIL.known(Places()).get("nowhere") is None
