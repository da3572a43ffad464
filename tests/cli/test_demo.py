"""The demonstration."""

import json
from pathlib import Path

import pytest

from kg.cli.demo import examples, main_places, samples
from kg.graph import Graph
from kg.store import memory_store
from tests.cli.running import Kg
from tests.reading import Reader

REPORTS = [
    ("one", "2017-11-09", "The army captured Abu Kamal on 2017-11-08, The army said."),
    ("two", "2017-11-12", "Islamic State captured Abu Kamal on 2017-11-11, The SDF said."),
    ("three", "2017-11-20", "The army captured Abu Kamal on 2017-11-19, The army said."),
    ("four", "2017-10-18", "The SDF captured Raqqa on 2017-10-17, The SDF said."),
]


@pytest.fixture
def sampled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "samples"
    folder.mkdir()
    lines = [
        json.dumps({"id": i, "published": day, "source": "Wire", "text": text}) for i, day, text in REPORTS
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines))
    monkeypatch.setattr("kg.cli.demo.samples", lambda: folder)
    return folder


def test_the_demonstration_shows_counts_control_and_claims(kg: Kg, sampled: Path) -> None:
    assert sampled
    ran = kg("demo", "--no-serve")
    assert (ran.code, ran.err) == (0, "")
    assert "captured" in ran.out
    assert ran.out.index("Who held Abu Kamal") < ran.out.index("Who held Raqqa")
    told = ran.out[ran.out.index("2017-11-08  Syrian Armed Forces captured Abu Kamal, says") :]
    assert "“The army captured Abu Kamal on 2017-11-08, The army said.”\n" in told
    assert told.index("report one") < told.index("report two") < told.index("report three")
    assert not kg.store.exists()


def test_a_sample_that_cannot_be_read_is_said(kg: Kg, sampled: Path) -> None:
    (sampled / "bad.txt").write_text("")
    ran = kg("demo", "--no-serve")
    assert ran.code == 4
    assert ran.err == (
        f"kg: a sample report cannot be read: {sampled}/bad.txt: empty: there is no text in it\n"
    )


def test_nothing_to_show_is_nothing_shown() -> None:
    with Graph(memory_store(), None, Reader()) as graph:
        assert main_places(graph) == []
        assert examples(graph, []) == []


def test_the_samples_lie_in_the_package() -> None:
    assert samples().parent.name == "kg"
