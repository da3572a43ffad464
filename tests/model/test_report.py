"""A report as it came in."""

import pytest

from kg.model import Report


def test_fields() -> None:
    report = Report("r", "Words.", "Title")
    assert (report.field("text"), report.field("title")) == ("Words.", "Title")


def test_an_absent_title_is_empty() -> None:
    assert Report("r", "Words.").field("title") == ""


def test_no_other_field_is_known() -> None:
    with pytest.raises(KeyError):
        Report("r", "Words.").field("source")
