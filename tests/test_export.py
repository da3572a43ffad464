"""Files of a whole graph."""

from __future__ import annotations

import io
import json
from csv import DictReader
from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from pyarrow.parquet import read_table

from kg.errors import UsageError
from kg.export import Contents, exported
from kg.formats import FITTING, Asked, What
from kg.graph import Graph
from kg.model import Entity
from kg.read import Refusal, Row, Terms, read
from kg.read.row import Dataset
from kg.settings import Settings
from kg.store import memory_store
from tests.draw.happening import event
from tests.factory import ABU_KAMAL, claim
from tests.test_graph import full, graph

__all__ = ["full", "graph"]

DAY, NEXT = date(2017, 11, 10), date(2017, 11, 12)


def rows(text: str) -> list[dict[str, str]]:
    return list(DictReader(io.StringIO(text)))


def happened(*places: Entity) -> Contents:
    """Hold an event at each of some places, and nothing else."""
    store = memory_store()
    held = Contents.of(Graph(store, Settings()), store, Settings.from_env())
    return replace(held, events=lambda: [event(object=place) for place in places], claim=lambda _: claim())


@pytest.mark.parametrize(("format", "what"), [(f, w) for f, fits in FITTING.items() for w in fits])
def test_every_format_holds_what_it_says(full: Graph, format: str, what: What) -> None:
    on = DAY if (format, what) == ("geojson", What.CONTROL) else None
    said: list[str] = []
    first, second = (b"".join(full.stream(format, what=what, on=on, say=said.append)) for _ in range(2))
    assert first == second
    assert b"Abu Kamal" in first


def test_events_are_rows(full: Graph) -> None:
    told = rows(full.export("csv", what="events"))
    assert {(row["relation"], row["object"], row["earliest"], row["claims"]) for row in told} == {
        ("captured", "raqqa", "2017-10-17", "1"),
        ("lost", "raqqa", "2017-10-17", "1"),
        ("captured", "abu-kamal", "2017-11-08", "2"),
        ("captured", "abu-kamal", "2017-11-11", "1"),
    }
    table = read_table(io.BytesIO(b"".join(full.stream("parquet", what="events"))))
    assert table.column("id").to_pylist() == [row["id"] for row in told] == [e.id for e in full.events()]


def test_control_is_rows_all_or_those_of_a_day(full: Graph) -> None:
    every = rows(full.export("csv", what="control"))
    assert [(row["place"], row["start_latest"]) for row in every if row["place"] == "abu-kamal"] == [
        ("abu-kamal", "2017-11-08"),
        ("abu-kamal", "2017-11-11"),
    ]
    assert [row["place"] for row in every] == [interval.place.id for interval in full.timelines()]
    for known_on, holder in ((DAY, "syrian-armed-forces"), (None, "islamic-state")):
        told = rows(full.export("csv", on=NEXT, known_on=known_on))
        assert [row["holders"] for row in told if row["place"] == "abu-kamal"] == [holder]


def test_control_on_a_map(full: Graph) -> None:
    told = json.loads(full.export("geojson", on=NEXT, known_on=DAY))
    [feature] = [one for one in told["features"] if one["id"] == "abu-kamal"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [40.92, 34.45]}
    assert feature["properties"]["on"] == "2017-11-12"
    assert [holder["id"] for holder in feature["properties"]["holders"]] == ["syrian-armed-forces"]
    assert len(feature["properties"]["for"]) == 2


def test_what_cannot_be_put_on_a_map_is_kept_and_counted() -> None:
    said: list[str] = []
    held = happened(ABU_KAMAL, replace(ABU_KAMAL, lat=None, lon=None))
    told = json.loads(b"".join(exported(Asked("geojson", What.EVENTS), held, said.append)))
    assert [feature["geometry"] is None for feature in told["features"]] == [False, True]
    assert said == ["1 of 2 features have no coordinates: their geometry is null"]


def test_the_network_of_a_day(full: Graph) -> None:
    def edges(on: date | None) -> set[tuple[str, str]]:
        read = nx.read_gexf(io.BytesIO(b"".join(full.stream("gexf", on=on))))
        return {(source, target) for source, target, *_ in read.edges(data=True)}

    assert ("islamic-state", "abu-kamal") in edges(None)
    assert ("islamic-state", "abu-kamal") not in edges(DAY)
    assert edges(DAY) == {(source, target) for source, target, _ in full.to_networkx(on=DAY).edges}
    assert edges(date(2017, 1, 1)) == set()


def test_events_in_the_shape_of_acled(full: Graph) -> None:
    said: list[str] = []
    text = b"".join(full.stream("acled", say=said.append)).decode()
    told = {(row["event_date"], row["actor1"], row["location"]): row for row in rows(text)}
    assert set(told) == {
        ("2017-10-17", "Syrian Democratic Forces", "Raqqa"),
        ("2017-11-08", "Syrian Armed Forces", "Abu Kamal"),
        ("2017-11-11", "Islamic State", "Abu Kamal"),
    }
    row = told["2017-11-08", "Syrian Armed Forces", "Abu Kamal"]
    assert (row["country"], row["iso"]) == ("Syria", "760")
    assert row["sub_event_type"] == "Government regains territory"
    assert said == ["1 of 4 events have no row: lost is no event of ACLED's"]


def test_what_reads_an_export_of_acled_reads_that_shape(full: Graph, tmp_path: Path) -> None:
    file = tmp_path / "acled.csv"
    file.write_bytes(b"".join(full.stream("acled", say=print)))
    found = list(read([file], Terms(today=date(2020, 1, 1)), io.BytesIO()))
    read_rows = [one for one in found if isinstance(one, Row)]
    assert [one for one in found if isinstance(one, Refusal)] == []
    assert {(row.dataset, row.days.start, row.cells["location"].text) for row in read_rows} == {
        (Dataset.ACLED, date(2017, 10, 17), "Raqqa"),
        (Dataset.ACLED, date(2017, 11, 8), "Abu Kamal"),
        (Dataset.ACLED, date(2017, 11, 11), "Abu Kamal"),
    }


def test_the_regions_around_a_place_are_named() -> None:
    places = [
        replace(ABU_KAMAL, parents=("deir-ez-zor-governorate",)),
        replace(ABU_KAMAL, country="democratic-republic-of-the-congo", parents=("goma-territory",)),
        replace(ABU_KAMAL, parents=("no-such-region",)),
    ]
    text = b"".join(exported(Asked("acled", What.EVENTS), happened(*places), print)).decode()
    assert [(row["admin1"], row["admin2"]) for row in rows(text)] == [
        ("Deir ez-Zor Governorate", ""),
        ("North Kivu Province", "Goma Territory"),
        ("", ""),
    ]


def test_judgements_stand_beside_the_claims_and_show_in_what_follows(full: Graph) -> None:
    [wrong] = full.claims(place="Abu Kamal", report="second")
    [other] = full.claims(relation="lost")
    full.reject(wrong.id, reason="another town", author="ana")
    made = full.correct(other.id, reason="the army", author="ana", relation="withdrew-from")
    told = {row["id"]: row for row in rows(full.export("csv", what="claims"))}
    assert (told[wrong.id]["judged"], told[wrong.id]["judged_because"]) == ("reject", "another town")
    assert told[other.id]["corrected_as"] == made.correction
    assert (told[made.correction]["relation"], told[made.correction]["source"]) == (
        "withdrew-from",
        "Desert Wire",
    )
    assert full.claims(report="second").to_pandas()["judged_by"].tolist() == ["ana"]
    assert {row["relation"] for row in rows(full.export("csv", what="events"))} == {
        "captured",
        "withdrew-from",
    }


def test_what_a_file_leaves_out_is_a_warning(full: Graph) -> None:
    with pytest.warns(UserWarning, match=r"^1 of 4 events have no row: lost is no event of ACLED's$"):
        full.export("acled")


def test_a_wrong_request_is_refused_before_anything_is_read(full: Graph) -> None:
    with pytest.raises(
        UsageError, match=r"^gexf holds relationships; claims can be written as csv, parquet$"
    ):
        full.stream("gexf", what="claims")
