"""Taking the graph out."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from pyarrow.parquet import read_table

from kg.formats import FORMATS, What
from tests.cli.running import Kg
from tests.process import ROOT


def test_exports_are_written(full: Kg) -> None:
    turtle = full("export", "--format", "turtle").out
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) > 20
    target = full.store.parent / "graph.csv"
    ran = full("export", "--format", "csv", "-o", target)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith("Source,Target,")
    ran = full("export", "--format", "pdf")
    assert ran.code == 2
    assert ran.err.startswith("kg: no format 'pdf'; there are turtle, nquads, jsonld, graphml, gexf, csv, ")


def test_claims_are_exported_flat(full: Kg) -> None:
    ran = full("export", "--format", "csv", "--what", "claims")
    rows = sorted(csv.DictReader(io.StringIO(ran.out)), key=lambda row: row["published"])
    assert [(row["subject"], row["object"], row["source"], row["published"]) for row in rows] == [
        ("syrian-armed-forces", "abu-kamal", "Desert Wire", "2017-11-09"),
        ("islamic-state", "abu-kamal", "River Post", "2017-11-12"),
    ]
    assert full("export", "--format", "gexf", "--what", "claims").err == (
        "kg: gexf holds relationships; claims can be written as csv, parquet\n"
    )


def test_control_on_a_day_as_it_was_known(full: Kg) -> None:
    for known_on, holder in (("2017-11-10", "syrian-armed-forces"), ("2017-11-12", "islamic-state")):
        words = ("--format", "geojson", "--on", "2017-11-12", "--known-on", known_on)
        [feature] = full("export", *words).json["features"]
        assert [one["id"] for one in feature["properties"]["holders"]] == [holder]
    ran = full("export", "--format", "geojson", "--on", "soon")
    assert ran.code == 2
    assert ran.err.startswith("kg: --on")
    ran = full("export", "--format", "csv", "--what", "claims", "--on", "2017-11-12")
    assert (ran.code, ran.err) == (
        2,
        "kg: on fits control and relationships in force, not claims as csv\n",
    )


def test_what_is_left_out_is_counted_on_stderr(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("Islamic State lost Raqqa on 2017-10-17.")
    assert kg("ingest", tmp_path / "r.txt", "--published", "2017-10-18").code == 0
    ran = kg("export", "--format", "acled")
    assert (ran.code, ran.out.count("\n")) == (0, 1)
    assert ran.err == "kg: 1 of 1 events have no row: lost is no event of ACLED's\n"


def test_help_names_every_format_and_content(kg: Kg) -> None:
    words = kg("export", "--help").out.split()
    for word in (*FORMATS, *What, "--on", "--known-on", "--what", "--output"):
        assert any(word in shown for shown in words), word


def test_parquet_goes_to_a_file_or_a_pipe(full: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    target = full.store.parent / "claims.parquet"
    words = ("export", "--format", "parquet", "--what", "claims")
    assert full(*words, "-o", target).code == 0
    assert read_table(target).column("object").to_pylist() == ["abu-kamal", "abu-kamal"]
    piped = subprocess.run(
        [sys.executable, "-m", "kg", *words, "--store", full.store], capture_output=True, check=True, cwd=ROOT
    )
    assert piped.stdout == target.read_bytes()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    target.write_bytes(b"before")
    ran = full(*words, "-o", target)
    assert (ran.code, ran.err) == (1, "kg: pyarrow is not installed; the extra kg[parquet] brings it\n")
    assert target.read_bytes() == b"before"
    assert [path.name for path in target.parent.glob("*parquet*")] == ["claims.parquet"]


def test_the_page_is_written(full: Kg) -> None:
    target = full.store.parent / "page.html"
    ran = full("graph", "-o", target, "--around", "Abu Kamal", "--depth", "2")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "Around Abu Kamal" in target.read_text(encoding="utf-8")
    assert full("graph").err == "kg: --output names the file to write; - is standard output\n"
    ran = full("graph", "-o", full.store.parent / "none" / "page.html")
    assert (ran.code, ran.err) == (1, f"kg: {full.store.parent}/none/page.html: No such file or directory\n")
