"""Where sentences begin and end in news copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.sentences import sentences

NEWS = st.text(alphabet=st.sampled_from('ABab .!?\n\t"”’U.S.1,:•-é…'), max_size=120)


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The town fell. Its people fled.", ["The town fell.", "Its people fled."]),
        ("Has it fallen? Nobody knows! It may.", ["Has it fallen?", "Nobody knows!", "It may."]),
        ("He said “it is over.” Guns fell silent.", ["He said “it is over.”", "Guns fell silent."]),
        ("Gen. Haddad met Col. Amin on Jan. 3 near St. Elias.", None),
        ("Mr. Sahin and Dr. Yıldız spoke.", None),
        ("Forces of the U.S. Army left.", None),
        ("They asked the U.S. The reply came late.", ["They asked the U.S.", "The reply came late."]),
        ("They asked the U.S. Army for help.", None),
        ("About 3.5 million people left.", None),
        ("The front moved... slowly.", None),
        ("It was over… Then it was not.", ["It was over…", "Then it was not."]),
        ("They held No. 7 bridge.", None),
        ("J. K. Amani spoke.", None),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_shortens_a_word(text: str, parts: list[str] | None) -> None:
    assert _split(text) == (parts or [text])


def test_what_follows_in_lower_case_belongs_to_the_sentence() -> None:
    assert _split("The port (cf. annex) burned.") == ["The port (cf. annex) burned."]


def test_a_blank_line_ends_a_sentence_without_a_full_stop() -> None:
    assert _split("Town falls\n\nTroops entered it.") == ["Town falls", "Troops entered it."]


def test_lines_of_a_list_are_sentences_of_their_own() -> None:
    assert _split("• Goma\n• Sake\n- Minova") == ["Goma", "Sake", "Minova"]


def test_a_caption_line_ends_at_its_line() -> None:
    text = "Media caption,\nSmoke rose over the port on Friday after the raid had ended"
    assert _split(text) == [
        "Media caption,",
        "Smoke rose over the port on Friday after the raid had ended",
    ]


def test_wrapped_lines_run_on() -> None:
    text = (
        "The column left the town in the night and reached the\n"
        "river before dawn, where it waited for the bridge to be\n"
        "mended. Nobody fired."
    )
    assert _split(text) == [text[: text.index(" Nobody")], "Nobody fired."]


def test_a_line_ending_in_a_colon_does_not_run_on() -> None:
    text = (
        "The command named the places that its troops had entered:\n"
        "Goma, Sake, Minova, Bweremana, Kirotshe and Shasha there\n"
        "and some others."
    )
    assert _split(text)[0] == "The command named the places that its troops had entered:"


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t \n \u00a0\n"])
def test_blank_text_has_no_sentences(text: str) -> None:
    assert _split(text) == []


def test_text_without_a_full_stop_is_one_sentence() -> None:
    assert _split("  army enters town ") == ["army enters town"]


@given(NEWS)
def test_sentences_stand_in_order_and_never_overlap(text: str) -> None:
    spans = list(sentences(text))
    ends = [0, *(end for _, end in spans)]
    for (start, end), before in zip(spans, ends, strict=False):
        assert before <= start < end <= len(text)


@given(st.one_of(NEWS, st.text(max_size=200)))
def test_a_sentence_is_never_blank_nor_padded(text: str) -> None:
    for start, end in sentences(text):
        assert text[start:end].strip() == text[start:end] != ""


@given(st.text(max_size=200))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    kept = "".join(text[a:b] for a, b in sentences(text))
    letters = [c for c in text if c.isalnum()]
    assert [c for c in kept if c.isalnum()] == letters
