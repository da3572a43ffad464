"""The whole way with nothing made by hand: words in, answers out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import kg
from kg.extract import Extractor
from kg.graph import Graph
from kg.ingest import Ingested
from tests.cli.running import Kg

TEXT = """Syrian troops captured the border town of Abu Kamal on Wednesday, the army said.

The Syrian Observatory for Human Rights said Islamic State fighters had withdrawn from the town."""


@pytest.fixture(scope="module")
def graph(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    assert extractor
    folder = tmp_path_factory.mktemp("whole")
    (folder / "report.txt").write_text(TEXT)
    with kg.open(folder / "graph") as graph:
        graph.ingest(folder / "report.txt", published=date(2017, 11, 9), source="Desert Wire")
        yield graph


def test_who_captured_what_and_when(graph: Graph) -> None:
    [edge] = graph.relations("Syrian army", relation="captured")
    assert (edge.object.id, edge.first) == ("abu-kamal", date(2017, 11, 8))
    [left] = graph.relations("Islamic State", relation="withdrew-from")
    assert left.object.id == "abu-kamal"
    [claim] = [graph.claim(i) for i in left.claims]
    assert [s.entity.id for s in claim.attributed_to] == ["syrian-observatory-for-human-rights"]
    assert TEXT[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_python_and_sparql_agree(graph: Graph) -> None:
    rows = graph.sparql(
        "SELECT ?place { entity:syrian-armed-forces kg:captured ?place }", media_type="text/csv"
    )
    assert rows.body.decode().split() == ["place", f"{graph.base}entities/abu-kamal"]


def test_it_keeps_to_the_shapes_and_is_the_same_when_read_again(graph: Graph) -> None:
    assert graph.validate() == []
    before = graph.export("nquads")
    assert graph.add(graph.reports()) == Ingested(read=1, unchanged=1)
    assert graph.export("nquads") == before


def test_extract_and_the_command_line_give_the_same_claims(extractor: Extractor, tmp_path: Path) -> None:
    assert extractor
    (tmp_path / "report.txt").write_text(TEXT)
    lines = Kg(tmp_path / "graph")("extract", tmp_path / "report.txt", "--published", "2017-11-09").lines
    claims = kg.extract(TEXT, published="2017-11-09", id="report")
    assert lines == [kg.claim_json(c) for c in claims]
    named = Kg(tmp_path / "graph")("mentions", tmp_path / "report.txt").lines
    assert {"abu-kamal", "islamic-state"} <= {line["id"] for line in named}
    assert all(TEXT[line["start"] : line["end"]] == line["text"] for line in named)
