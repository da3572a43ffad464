"""Where and when a report says that it was written."""

from datetime import date

import pytest

from kg.extract.dateline import Dateline, read_dateline

THURSDAY = date(2017, 11, 9)


@pytest.mark.parametrize(
    ("text", "line", "day"),
    [
        ("BAGHDAD, Nov. 8 (Wire) - Troops left.", "BAGHDAD, Nov. 8 (Wire) - ", date(2017, 11, 8)),
        ("MOSUL, Iraq, November 8 - Troops left.", "MOSUL, Iraq, November 8 - ", date(2017, 11, 8)),
        ("Baghdad, 8 November 2017 — Troops left.", "Baghdad, 8 November 2017 — ", date(2017, 11, 8)),
        ("8 November (Wire) - Troops left.", "8 November (Wire) - ", date(2017, 11, 8)),
        ("BAGHDAD, Wednesday: Troops left.", "BAGHDAD, Wednesday: ", date(2017, 11, 8)),
        ("BAGHDAD (Wire) - Troops left.", "BAGHDAD (Wire) - ", None),
        ("Tal Afar (Wire) — Troops left.", "Tal Afar (Wire) — ", None),
        ("DAMASCUS, Syria — Troops left.", "DAMASCUS, Syria — ", None),
        ("BAGHDAD, Oct. 8 (Wire) - Troops left.", "BAGHDAD, Oct. 8 (Wire) - ", None),
    ],
)
def test_a_dateline(text: str, line: str, day: date | None) -> None:
    found = read_dateline(text, THURSDAY)
    assert (text[: found.end], found.day) == (line, day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Troops left Rawa on 8 November.",
        "Troops left on 8 November - a Wednesday.",
        "8 November - Troops left Rawa.",
        "Rawa was left by troops.\nBAGHDAD, Nov. 8 (Wire) - More follows.",
        "Al-Qaim - a town on the border - fell.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert read_dateline(text, THURSDAY) == Dateline()


def test_a_dateline_with_its_year_needs_no_day_of_publication() -> None:
    assert read_dateline("BAGHDAD, 8 November 2017 — Troops left.", None).day == date(2017, 11, 8)
    assert read_dateline("BAGHDAD, 8 November — Troops left.", None).day is None


def test_the_first_sentence_is_parted_from_the_dateline() -> None:
    assert list(Dateline(10).parted([(0, 30), (31, 40)])) == [(0, 10), (10, 30), (31, 40)]
    assert list(Dateline(10).parted([(0, 10), (10, 40)])) == [(0, 10), (10, 40)]
    assert list(Dateline().parted([(0, 30)])) == [(0, 30)]
