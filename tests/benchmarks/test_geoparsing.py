"""Which marked places are asked for, and which names answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.evaluation.geoparsing import Place, articles, kilometres, overlapping
from kg.extract.parsing import Named
from kg.model import Mention
from tests.factory import ARMY, RAQQA

TEXT = "<text>Raqqa lies in Syria.</text>"
LGL = f"""<articles><article>{TEXT}<toponyms>
<toponym><start>0</start><end>5</end><gaztag geonameid="172955"><lat>35.95</lat><lon>39.01</lon></gaztag></toponym>
<toponym><start>14</start><end>19</end><gaztag geonameid="163843"><lat>35</lat><lon>38</lon></gaztag></toponym>
<toponym><start>6</start><end>10</end></toponym>
</toponyms></article></articles>"""
GWN = f"""<articles><article>{TEXT}<toponyms>
<toponym><start>0</start><end>5</end><geonamesID>172955</geonamesID><latitude>35.95</latitude><longitude>39.01</longitude></toponym>
<toponym><start>14</start><end>19</end><geonamesID>163843</geonamesID><latitude>35</latitude><longitude>38</longitude></toponym>
<toponym><start>6</start><end>10</end></toponym>
</toponyms></article></articles>"""


@pytest.mark.parametrize("text", [LGL, GWN])
def test_countries_and_marks_without_a_point_are_left_out(tmp_path: Path, text: str) -> None:
    file = tmp_path / "set.xml"
    file.write_text(text, "utf-8")
    [article] = articles(file)
    assert (article.id, article.text) == ("set-0", "Raqqa lies in Syria.")
    assert article.places == (Place(0, 5, 35.95, 39.01),)


def test_a_name_answers_if_it_is_of_a_place_and_shares_a_letter() -> None:
    place = Place(10, 15, 35.95, 39.01)
    inside, beside = Mention("Raqqa", 12, 17), Mention("Raqqa", 15, 20)
    named = [
        Named("text", inside, RAQQA),
        Named("text", beside, RAQQA),
        Named("title", inside, RAQQA),
        Named("text", inside, ARMY),
    ]
    assert overlapping(place, named) == [named[0]]


def test_the_distance_is_that_on_a_sphere() -> None:
    assert kilometres(0, 0, 0, 180) == pytest.approx(20015.1, abs=0.1)
    assert kilometres(33.51, 36.29, 33.51, 36.29) == 0
