"""Rows of data sets of events, invented, in the columns that UCDP and ACLED give."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kg.read import Note, Refusal, Row, Terms
from kg.read.table import table

TODAY = date(2026, 11, 22)
GED: Mapping[str, str] = {
    "id": "990001",
    "year": "2017",
    "type_of_violence": "1",
    "dyad_name": "Government of Syria - IS",
    "side_a": "Government of Syria",
    "side_b": "IS",
    "source_article": '"Reuters,2017-11-09,Heavy losses near the river"',
    "source_office": "Reuters",
    "source_date": "2017-11-09",
    "source_headline": "Heavy losses near the river",
    "source_original": "SOHR",
    "where_prec": "1",
    "where_coordinates": "Albu Kamal town",
    "adm_1": "Deir ez Zor Governorate",
    "adm_2": "Albu Kamal district",
    "latitude": "34.4525",
    "longitude": "40.9187",
    "country": "Syria",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2017-11-08",
    "date_end": "2017-11-08",
    "deaths_a": "3",
    "deaths_b": "5",
    "best": "8",
    "high": "11",
    "low": "6",
}
"""A fight at Abu Kamal, in the columns of GED."""

ACLED: Mapping[str, str] = {
    "event_id_cnty": "SYR990001",
    "event_date": "08 November 2017",
    "year": "2017",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Syria (2000-2024)",
    "assoc_actor_1": "Hezbollah",
    "inter1": "State forces",
    "actor2": "Islamic State (Syria)",
    "assoc_actor_2": "",
    "inter2": "Rebel group",
    "interaction": "State forces-Rebel group",
    "civilian_targeting": "",
    "iso": "760",
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Deir ez Zor",
    "admin2": "Abu Kamal",
    "admin3": "",
    "location": "Abu Kamal",
    "latitude": "34.4525",
    "longitude": "40.9187",
    "geo_precision": "1",
    "source": "SANA; SOHR",
    "source_scale": "National",
    "notes": "A column of the army met fighters at the edge of the town.",
    "fatalities": "0",
    "tags": "",
    "timestamp": "1700000000",
}
"""A clash at Abu Kamal, in the columns of an export of ACLED."""


def written(base: Mapping[str, str], *changes: Mapping[str, str], separator: str = ",") -> str:
    """Write a table: a row for each set of changed cells, or the row as it is."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(base), delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**base, **change} for change in (changes or ({},)))
    return out.getvalue()


def read(words: str | bytes, terms: Terms | None = None) -> list[Row | Refusal | Note]:
    """Read a table line by line, as a file is."""
    data = words if isinstance(words, bytes) else words.encode()
    lines = data.splitlines(keepends=True)
    return list(table(lines, "t.csv", terms or Terms(TODAY), len(data)))


def one(base: Mapping[str, str], **changes: str) -> Row:
    """Read the one row of a table."""
    return next(_rows(read(written(base, changes))))


def rows(base: Mapping[str, str], *changes: Mapping[str, str]) -> list[Row]:
    """Read a row for each set of changed cells."""
    return list(_rows(read(written(base, *changes))))


def _rows(outcomes: Iterable[object]) -> Iterator[Row]:
    return iter([o for o in outcomes if isinstance(o, Row)])
