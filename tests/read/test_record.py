"""JSON objects become reports."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ForeignLanguage, MalformedRecord, ReadError, UnreadableInput
from kg.model import Report
from kg.read.outcome import Refusal
from kg.read.record import given_report, parsed, record, records, web_address
from kg.read.terms import Terms

TERMS = Terms(date(2026, 3, 1))
FULL = {
    "id": "r-1",
    "title": "Town falls",
    "text": " The army took it. ",
    "published": "2017-11-09T10:00:00Z",
    "source": "Wire",
    "url": "https://example.org/town",
}


def test_every_field_is_kept_and_unknown_ones_are_ignored() -> None:
    found = record(FULL | {"author": "someone", "tags": [1]}, "a.jsonl", TERMS)
    assert found == Report(
        "r-1", " The army took it. ", "Town falls", date(2017, 11, 9), "Wire", "https://example.org/town"
    )


def test_defaults_fill_only_what_is_missing() -> None:
    terms = Terms(date(2026, 3, 1), published=date(2020, 1, 2), source="Given")
    bare = record({"id": "x", "text": "Words.", "published": "", "source": None}, "a.jsonl", terms)
    assert (bare.published, bare.source) == (date(2020, 1, 2), "Given")
    full = record(FULL, "a.jsonl", terms)
    assert (full.published, full.source) == (date(2017, 11, 9), "Wire")


def test_a_report_without_id_is_named_after_its_input_and_words() -> None:
    one = record({"text": "Words."}, "news/Day One.jsonl", TERMS)
    assert one.id == record({"text": "Words."}, "other/Day One.jsonl", TERMS).id
    assert one.id.startswith("day-one-")
    assert one.id != record({"text": "Other words."}, "news/Day One.jsonl", TERMS).id


def test_a_number_may_be_an_id() -> None:
    assert record({"id": 17, "text": "Words."}, "a.jsonl", TERMS).id == "17"


@pytest.mark.parametrize(
    ("value", "kind", "reason"),
    [
        ([], MalformedRecord, "no report: a JSON list where an object is expected"),
        (None, MalformedRecord, "no report: a JSON null where an object is expected"),
        ({"id": "x"}, MalformedRecord, "no report: it has no text"),
        ({"text": 5}, MalformedRecord, "text is a JSON number where a string is expected"),
        ({"text": " "}, UnreadableInput, "empty: there is no text in it"),
        ({"text": "a\ud83d"}, MalformedRecord, "text holds half of a surrogate pair at offset 1"),
        ({"text": "a\0"}, MalformedRecord, "text holds a NUL character at offset 1"),
        (FULL | {"title": ["x"]}, MalformedRecord, "title is a JSON list where a string is expected"),
        (
            FULL | {"published": 20171109},
            MalformedRecord,
            "published is a JSON number where a string is expected",
        ),
        (
            FULL | {"published": "9 Nov"},
            MalformedRecord,
            "published '9 Nov' is not an ISO date such as 2017-11-09",
        ),
        (FULL | {"published": "2999-01-01"}, MalformedRecord, "published 2999-01-01 is in the future"),
        (FULL | {"id": "a\nb"}, MalformedRecord, "id is not one line of at most 200 characters"),
        (FULL | {"id": "a" * 201}, MalformedRecord, "id is not one line of at most 200 characters"),
        (FULL | {"id": True}, MalformedRecord, "id is a JSON boolean where a string is expected"),
        (
            FULL | {"url": "javascript:alert(1)"},
            MalformedRecord,
            "url is no web address that begins with http:// or https://",
        ),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(
    value: object, kind: type[ReadError], reason: str
) -> None:
    with pytest.raises(kind) as told:
        record(value, "a.jsonl", TERMS)
    assert str(told.value) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not JSON: Expecting property name enclosed in double quotes at column 2"),
        ('{"a": 1}\n]', "not JSON: Extra data at line 2, column 1"),
        ("1" * 5000, "not JSON that can be read: a number too long or nesting too deep"),
        ("[" * 200_000, "not JSON that can be read: a number too long or nesting too deep"),
    ],
)
def test_what_is_no_json_is_refused(text: str, reason: str) -> None:
    with pytest.raises(MalformedRecord) as told:
        parsed(text)
    assert str(told.value) == reason


def test_a_list_keeps_its_good_reports() -> None:
    first, second, third = records(
        '[{"id": "a", "text": "A."}, 7, {"id": "b", "text": "B."}]', "a.json", TERMS
    )
    assert isinstance(first, Report)
    assert str(second) == "no report: a JSON number where an object is expected"
    assert isinstance(third, Report)
    assert (first.id, third.id) == ("a", "b")


@pytest.mark.parametrize(
    "words", ["http://", "ftp://example.org", "https://a b", "http://[::1", "//example.org", "x"]
)
def test_no_web_address(words: str) -> None:
    assert not web_address(words)


@given(
    st.dictionaries(st.sampled_from(list(FULL)), st.none() | st.text() | st.integers() | st.lists(st.text()))
)
def test_any_object_gives_a_report_or_one_line_of_reason(value: dict[str, object]) -> None:
    expected: object
    try:
        outcome, expected = [record(value, "a.jsonl", TERMS).text], [value.get("text")]
    except ReadError as error:
        outcome, expected = str(error).splitlines(), [str(error)]
    assert outcome == expected


def test_a_report_that_is_a_value_already_comes_through_the_same_door() -> None:
    report = record(FULL, "a.jsonl", TERMS)
    assert given_report(report, TERMS) is report


@pytest.mark.parametrize(
    ("change", "kind", "reason"),
    [
        ({"text": " "}, UnreadableInput, "empty: there is no text in it"),
        ({"title": "a\0"}, UnreadableInput, "a NUL character at offset 1"),
        ({"source": "a\ud83d"}, UnreadableInput, "half of a surrogate pair at offset 1"),
        ({"id": "a\nb"}, MalformedRecord, "id is not one line of at most 200 characters"),
        ({"url": "town"}, MalformedRecord, "url is no web address that begins with http:// or https://"),
        ({"published": date(2026, 3, 3)}, MalformedRecord, "published 2026-03-03 is in the future"),
    ],
)
def test_a_value_that_no_file_could_bring_is_refused(
    change: dict[str, Any], kind: type[ReadError], reason: str
) -> None:
    report = replace(record(FULL, "a.jsonl", TERMS), **change)
    assert given_report(report, TERMS) == Refusal(report.id, reason, None, kind)


def test_title_and_text_are_judged_together() -> None:
    words = "Le commandant a dit que ses hommes sont dans la ville et que la route est ouverte."
    english = "The commander said that his men are in the town and that the road is open to all of them."
    with pytest.raises(ForeignLanguage):
        record({"title": "Calme en ville", "text": words}, "a.jsonl", TERMS)
    assert record({"title": english, "text": words}, "a.jsonl", TERMS).text == words
