"""A report's text with its claims marked."""

from kg.cli.marking import marked, spans
from kg.model import Report
from tests.reading import Reader

TEXT = "The army captured Raqqa. Islamic State lost Raqqa."


def test_marks_are_where_triggers_stand_and_overlapping_ones_are_one() -> None:
    claims = Reader().claims(Report("r", TEXT))
    assert spans(claims, "text") == {(9, 17): [1], (39, 43): [2]}
    assert spans([*claims, claims[0]], "text") == {(9, 17): [1, 3], (39, 43): [2]}
    assert spans(claims, "title") == {}


def test_title_and_text_are_both_marked_and_nothing_in_them_is_obeyed() -> None:
    report = Report("r", TEXT + " \x1b[31m", "The SDF captured Raqqa.")
    text = marked(report, Reader().claims(report))
    assert text.plain == (
        "r · undated\n\nThe SDF [captured](1) Raqqa.\n"
        "\nThe army [captured](2) Raqqa. Islamic State [lost](3) Raqqa. \ufffd[31m\n"
    )
