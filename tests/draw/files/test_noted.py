"""Events in words, and how many they killed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.draw.files.noted import deaths, notes
from kg.model import Event, Figure
from tests.draw.happening import LOST, RESIDENTS, days, event, figure
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, SDF, claim, report

CLAIM = claim()


def killing(*figures: Figure) -> Event:
    return event("killed", object=RESIDENTS, figures=figures)


@pytest.mark.parametrize(
    ("killings", "expected"),
    [
        ((), 0),
        ((killing(),), 0),
        ((killing(figure(3, 4, 5), figure(best=12)),), 3),
        ((killing(figure(best=12), figure(10, None, 15)),), 10),
        ((killing(figure(high=20)),), 0),
        ((killing(figure(high=20), figure(best=7)),), 7),
        ((killing(figure(best=0), figure(best=7)),), 0),
        ((killing(figure(best=9), figure(best=12)), killing(figure(best=4))), 9),
    ],
)
def test_a_number_of_killed_that_is_not_too_high(killings: tuple[Event, ...], expected: int) -> None:
    assert deaths(killings) == expected


def test_a_row_of_a_data_set_is_no_sentence() -> None:
    row = claim(report=report("r2", "side_a: Army\nside_b: Front"))
    assert notes(event(), [row]) == (
        "Syrian Armed Forces captured Abu Kamal on 2017-11-08. 2 claims in 2 reports by 1 speaker."
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (event(losers=LOST), "Syrian Armed Forces captured Abu Kamal from Islamic State on 2017-11-08."),
        (
            event("handed-over", SDF, target=ARMY),
            "Syrian Democratic Forces handed over Abu Kamal to Syrian Armed Forces on 2017-11-08.",
        ),
        (
            event("fought", ARMY, ISLAMIC_STATE, place=ABU_KAMAL, when=days("2017-11-01", "2017-11-08")),
            "Syrian Armed Forces fought Islamic State at Abu Kamal between 2017-11-01 and 2017-11-08.",
        ),
        (
            event("killed", None, RESIDENTS, when=days(None, "2017-11-08")),
            "residents of Abu Kamal killed by 2017-11-08.",
        ),
        (event(when=days("2017-11-08", None)), "Syrian Armed Forces captured Abu Kamal since 2017-11-08."),
        (event(when=days(None, None)), "Syrian Armed Forces captured Abu Kamal."),
    ],
)
def test_what_happened_in_words(told: Event, expected: str) -> None:
    assert notes(told, [CLAIM]).startswith(f"{expected} 2 claims in 2 reports by 1 speaker. ")


def test_figures_denials_and_the_sentence_of_the_surest_claim() -> None:
    other = replace(claim(report=report("r2", "Perhaps it fell.")), confidence=0.4)
    told = event(
        "killed",
        object=RESIDENTS,
        denials=("c3",),
        figures=(figure(3, 4, 5), figure(best=12, source=None), figure(text="dozens")),
    )
    assert notes(told, [other, CLAIM], [told]) == (
        "Syrian Armed Forces killed residents of Abu Kamal on 2017-11-08. "
        "2 claims in 2 reports by 1 speaker, 1 denial. "
        "Killed: 3–4–5 people (Wire); 12 people; dozens (Wire). “The army captured Abu Kamal.”"
    )
