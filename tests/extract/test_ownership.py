"""Whose forces are meant: "Haftar's men", "troops loyal to X", "his fighters"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haftar's men captured Sirte.", ["libyan-national-army captured sirte"]),
        ("Troops loyal to Khalifa Haftar entered Gharyan.", ["libyan-national-army entered gharyan"]),
        ("Forces loyal to General Abdul Rashid Dostum took Maimana.", ["junbish-i-milli captured maimana"]),
        (
            "Shoigu ordered his troops to leave Kherson.",
            ["planned: russian-armed-forces withdrew-from kherson"],
        ),
        ("Kagame's troops captured Bukavu.", ["rwandan-armed-forces captured bukavu"]),
        ("Bolvik's fighters captured Sake.", ["bolviks-forces captured sake"]),
        ("Rebel commander Salim Bolvik fled. Bolvik's men took Sake.", ["bolviks-forces captured sake"]),
        (
            "Colonel Sami Bolvik, leader of the Lions of Kivu, spoke. Bolvik's fighters seized Sake.",
            ["lions-of-kivu captured sake"],
        ),
        (
            "Colonel Sami Bolvik, leader of the Lions of Kivu, spoke. He said his men had seized Sake.",
            ["lions-of-kivu captured sake by sami-bolvik"],
        ),
    ],
)
def test_forces_are_those_of_the_side_that_their_leader_leads(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haftar withdrew from Tarhuna.", ["libyan-national-army withdrew-from tarhuna"]),
        ("Putin captured Mariupol.", ["russian-government captured mariupol"]),
        ("Rebel commander Salim Bolvik captured Sake.", ["salim-bolvik captured sake"]),
        ("Fighting raged in Sirte. Haftar pulled out of the talks.", []),
    ],
)
def test_a_person_holds_ground_for_the_side_that_he_leads(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


def test_a_person_who_visits_a_place_does_so_himself(extractor: Extractor) -> None:
    assert told(extractor, "Zelenskyy entered Kherson.") == ["volodymyr-zelenskyy entered kherson"]


def test_forces_of_a_leader_whom_nobody_knows_belong_to_him(extractor: Extractor) -> None:
    text = "Rebel commander Salim Bolvik fled. Bolvik's men took Sake."
    subject = extractor.claims(reported(text))[0].subject
    assert subject is not None
    assert subject.entity.parents == ("salim-bolvik",)
