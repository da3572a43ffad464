"""Everyone and every place known before reading."""

from __future__ import annotations

import pytest

from kg.extract.rows import RowReader
from kg.know.known import Known
from tests.factory import ARMY


def test_actors_are_listed_and_places_found_by_id(row_reader: RowReader) -> None:
    known = Known({ARMY.id: ARMY}, row_reader.gazetteer)
    assert list(known.items()) == [(ARMY.id, ARMY)]
    assert len(known) == 1
    place = known["abu-kamal"]
    assert (place.label, place.parents) == ("Abu Kamal", ("deir-ez-zor-governorate",))
    assert known[place.parents[0]].country == "syria"


def test_who_is_neither_is_not_there(row_reader: RowReader) -> None:
    known = Known({ARMY.id: ARMY}, row_reader.gazetteer)
    assert "no-such-place" not in known
    with pytest.raises(KeyError, match="no-such-place"):
        known["no-such-place"]
