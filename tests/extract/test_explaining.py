"""What each claim rests on, in the words of its report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.model import ArgumentReading, Explanation, Interval, Recall, Words, explanation_json
from tests.extract.telling import reported

if TYPE_CHECKING:
    from kg.extract import Extractor

STORY = (
    "Syrian troops moved towards Raqqa. Islamic State has held Tabqa since May. On Monday the Syrian Observatory for "
    "Human Rights said the army had reportedly captured most of the town from the militants. It denied that it had "
    "lost Mayadin."
)


def _why(extractor: Extractor, text: str, title: str | None = None) -> list[Explanation]:
    return [why for _, why in extractor.explained(reported(text, title=title))]


def _one(extractor: Extractor, text: str) -> Explanation:
    [why] = _why(extractor, text)
    return why


def _steps(argument: ArgumentReading) -> list[str]:
    return [f"{'<' if s.up else '>'}{s.label} {s.words.text}" for s in argument.path]


def _roles(why: Explanation) -> dict[str, ArgumentReading]:
    return {a.role: a for a in why.arguments}


@pytest.fixture
def captured(extractor: Extractor) -> Explanation:
    [why] = [w for w in _why(extractor, STORY) if w.frame.relation == "captured"]
    return why


def test_explaining_gives_the_claims_that_reading_gives(extractor: Extractor) -> None:
    report = reported(STORY, title="Army takes most of Tabqa")
    explained = extractor.explained(report)
    assert [claim for claim, _ in explained] == extractor.claims(report)
    assert [why.claim for _, why in explained] == [claim.id for claim, _ in explained]
    assert [why.confidence for _, why in explained] == [claim.confidence for claim, _ in explained]


def test_words_stand_where_they_are_said_to(extractor: Extractor) -> None:
    report = reported(STORY, title="Army takes most of Tabqa")

    def check(value: object) -> int:
        if isinstance(value, dict):
            here = {"field", "text", "start", "end"} == value.keys()
            if here:
                assert report.field(value["field"])[value["start"] : value["end"]] == value["text"]
            return here + sum(map(check, value.values()))
        return sum(map(check, value)) if isinstance(value, list) else 0

    told = [json.loads(json.dumps(explanation_json(why))) for _, why in extractor.explained(report)]
    assert len(told) == 5
    assert all(check(why) > 5 for why in told)


def test_the_frame_is_told_by_its_pattern_and_words(captured: Explanation) -> None:
    frame = captured.frame
    assert (frame.form, frame.rule, frame.pattern) == ("verb", "frame", "capture {object} (from {from})")
    assert [w.text for w in frame.words] == ["captured", "from"]


def test_references_rest_on_words_before_them(captured: Explanation) -> None:
    roles = _roles(captured)
    assert {r: (a.words.text, a.ground, a.entity.id) for r, a in roles.items()} == {
        "subject": ("the army", "class", "syrian-armed-forces"),
        "object": ("most of the town", "class", "tabqa"),
        "from": ("the militants", "class", "islamic-state"),
    }
    rests = {r: a.antecedent for r, a in roles.items()}
    assert {r: (a.recall, a.words.text) for r, a in rests.items() if a and a.words} == {
        "subject": (Recall.BEFORE, "Syrian troops"),
        "object": (Recall.BEFORE, "Tabqa"),
        "from": (Recall.BEFORE, "Islamic State"),
    }
    assert [_steps(a) for a in roles.values()] == [
        [">nsubj army"],
        [">dobj most"],
        [">prep from", ">pobj militants"],
    ]


def test_speech_status_and_extent_have_their_words(captured: Explanation) -> None:
    [speaker] = captured.speech
    assert (speaker.entity.id, speaker.cue) == (
        "syrian-observatory-for-human-rights",
        Words("text", "said", STORY.index("said"), STORY.index("said") + 4),
    )
    assert _steps(speaker) == ["<ccomp said", ">nsubj Syrian Observatory for Human Rights"]
    assert (captured.status.value, captured.status.rule) == ("hedged", "cue")
    assert captured.status.cue is not None
    assert captured.status.cue.text == "reportedly"
    assert (captured.extent.value, captured.extent.rule, captured.extent.cue) == (
        "most",
        "words-of-the-place",
        None,
    )


def test_a_pronoun_rests_on_the_subject_above_it_and_a_speaker_on_who_spoke_last(
    extractor: Extractor,
) -> None:
    [why] = [w for w in _why(extractor, STORY) if w.frame.relation == "lost"]
    at = STORY.index("It denied")
    subject = _roles(why)["subject"].antecedent
    assert subject is not None
    assert (subject.recall, subject.words) == (Recall.ABOVE, Words("text", "It", at, at + 2))
    [speaker] = why.speech
    assert speaker.antecedent is not None
    assert speaker.antecedent.recall is Recall.SPEAKER
    assert speaker.antecedent.words is not None
    assert speaker.antecedent.words.text == "Syrian Observatory for Human Rights"
    assert (why.status.rule, why.status.cue) == (
        "denied-by-its-speaker",
        Words("text", "denied", at + 3, at + 9),
    )


@pytest.mark.parametrize(
    ("text", "rule", "words", "day"),
    [
        ("M23 captured Goma on Monday.", "own-clause", "Monday", "2017-11-06"),
        ("M23 attacked Goma on Monday, capturing Sake.", "clause-above", "Monday", "2017-11-06"),
        ("M23 captured Goma.", "undated", None, None),
        ("M23 controls Goma.", "day-of-report", None, "2017-11-09"),
        ("M23 will capture Goma, after a vote last week.", "plan-not-dated-back", "last week", None),
        ("M23 captured Goma tomorrow.", "after-the-report", "tomorrow", None),
        ("M23 captured Goma in three days.", "unresolved", "in three days", None),
        ("M23 captured Goma on 3 May 2018.", "after-the-report", "3 May 2018", None),
        ("M23 has held Goma for two years.", "length-till-now", "for two years", "2015-11-09"),
        (
            "M23 captured Goma a day after a vote on Monday.",
            "counted-from-another-event",
            "a day after",
            "2017-11-07",
        ),
    ],
)
def test_the_rule_of_a_date(
    extractor: Extractor, text: str, rule: str, words: str | None, day: str | None
) -> None:
    date = _why(extractor, text)[-1].date
    assert (date.rule, date.words.text if date.words else None) == (rule, words)
    assert (date.interval.start.isoformat() if date.interval and date.interval.start else None) == day
    assert date.published is not None
    assert date.published.isoformat() == "2017-11-09"


def test_without_a_day_of_publication_relative_words_stay_unresolved(extractor: Extractor) -> None:
    [(_, why)] = extractor.explained(reported("M23 captured Goma on Monday.", published=None))
    assert (why.date.rule, why.date.interval, why.date.published) == ("unresolved", None, None)


@pytest.mark.parametrize(
    ("text", "relation", "rule"),
    [
        ("Islamic State was driven out of Sirte.", "lost", "nobody-said-to-have-acted"),
        ("Islamic State lost Sirte to Libyan forces.", "captured", "said-besides"),
        ("The army of Iraq and Hezbollah captured Rawa.", "allied-with", "acted-together"),
    ],
)
def test_why_a_claim_has_another_relation_than_its_frame(
    extractor: Extractor, text: str, relation: str, rule: str
) -> None:
    rules = {w.frame.relation.value: w.frame.rule for w in _why(extractor, text)}
    assert rules[relation] == rule


def test_who_is_known_to_have_taken_a_place_is_named_with_the_words_that_said_so(
    extractor: Extractor,
) -> None:
    *_, why = _why(extractor, "Residents fled after the capture of Goma.", title="M23 captures Goma")
    subject = _roles(why)["subject"]
    words = Words("title", "M23", 0, 3)
    assert (subject.words, subject.path) == (words, ())
    assert subject.antecedent is not None
    assert (subject.antecedent.recall, subject.antecedent.words) == (Recall.TAKER, words)


def test_a_name_shows_what_else_it_may_mean(extractor: Extractor) -> None:
    [name] = _roles(_one(extractor, "The Syrian army entered Raqqa."))["object"].names
    first, second, *_ = name.candidates
    assert (first.entity.id, second.entity.id) == ("raqqa", "raqqa-governorate")
    assert first.score > second.score
    assert name.considered >= 2


def test_confidence_is_explained_by_its_factors(extractor: Extractor) -> None:
    why = _one(extractor, "Boko Haram reportedly captured Baga.")
    assert {(f.feature, f.choice) for f in why.factors} >= {
        ("references", "none"),
        ("status", "not-asserted"),
    }
    assert 0 < why.confidence < 1


def test_a_day_is_explained_by_what_was_reckoned(extractor: Extractor) -> None:
    date = _one(extractor, "M23 captured Goma late on Wednesday.").date
    assert isinstance(date.interval, Interval)
    assert date.interval.text == "late on Wednesday"
