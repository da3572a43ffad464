"""Reading reports into the graph, or for their claims and names alone."""

import json
from pathlib import Path

import pytest

from kg.model import claim_from_json
from tests.cli.running import Kg

TOOK = "The army captured Abu Kamal on 2017-11-08, The army said."
UNDATED = "kg: 1 report has no day of publication, so relative dates stay unresolved; --published gives one\n"


@pytest.fixture
def took(tmp_path: Path) -> Path:
    path = tmp_path / "took.txt"
    path.write_text(TOOK)
    return path


def test_ingest_says_what_it_did(kg: Kg, took: Path) -> None:
    ran = kg("ingest", took, "--published", "2017-11-09", "--source", "Desert Wire")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "1 report read: 1 new, 0 replaced, 0 unchanged; 1 claim\n"
    again = kg("ingest", took, "--published", "2017-11-09", "--source", "Desert Wire", "--json")
    assert again.json == {
        "read": 1,
        "added": 0,
        "replaced": 0,
        "unchanged": 1,
        "claims": 0,
        "undated": 0,
        "withheld": 0,
        "refused": [],
    }


def test_an_undated_report_is_read_and_said(kg: Kg, took: Path) -> None:
    ran = kg("ingest", took)
    assert (ran.code, ran.err) == (0, UNDATED)


def test_ingest_from_standard_input(kg: Kg) -> None:
    assert kg("ingest", "-", "--published", "2017-11-09", stdin=TOOK).code == 0
    lines = '{"id": "a", "text": "The SDF captured Raqqa.", "published": "2017-10-18"}\n'
    assert kg("ingest", "-", stdin=lines).err == ""
    assert kg("report", "a", "--json").json["published"] == "2017-10-18"
    assert kg("stats", "--json").json["reports"] == 2


def test_the_store_option_wins_over_the_environment(kg: Kg, took: Path, tmp_path: Path) -> None:
    assert kg("ingest", took, "--store", tmp_path / "other").code == 0
    assert not kg.store.exists()
    assert kg("stats", "--json", "--store", tmp_path / "other").json["reports"] == 1


def test_without_option_and_environment_the_store_lies_here(
    took: Path, tmp_path: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    from typer.testing import CliRunner

    from kg.cli import app

    assert CliRunner().invoke(app, ["ingest", str(took)]).exit_code == 0
    assert (tmp_path / "kg-data").is_dir()
    assert not kg.store.exists()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("missing.txt", None, ("no such file or folder", 4)),
        ("empty.txt", b"", ("empty: there is no text in it", 3)),
        ("binary.txt", b"PK\x03\x04\x00", ("binary: a NUL byte at offset 4", 3)),
        ("latin.txt", b"caf\xe9", ("not UTF-8: byte 0xe9 at offset 3", 3)),
        ("page.html", b"<html></html>", ("no article was found in the page", 3)),
    ],
)
def test_a_bad_input_is_said_in_one_line_and_the_others_are_read(
    kg: Kg, took: Path, name: str, data: bytes | None, told: tuple[str, int]
) -> None:
    bad, (reason, code) = took.with_name(name), told
    if data is not None:
        bad.write_bytes(data)
    ran = kg("ingest", bad, took, "--published", "2017-11-09")
    assert ran.err == f"kg: {bad}: {reason}\nkg: 1 refused\n"
    assert ran.code == code
    assert ran.out == "1 report read: 1 new, 0 replaced, 0 unchanged; 1 claim\n"
    assert kg("stats", "--json").json["reports"] == 1


def test_no_store_is_made_where_no_report_is_read(kg: Kg, took: Path) -> None:
    empty = took.with_name("empty.txt")
    empty.write_text("")
    ran = kg("ingest", "/nowhere", empty)
    assert (ran.code, ran.out) == (1, "0 reports read: 0 new, 0 replaced, 0 unchanged; 0 claims\n")
    assert ran.err == (
        f"kg: /nowhere: no such file or folder\nkg: {empty}: empty: there is no text in it\nkg: 2 refused\n"
    )
    assert not kg.store.exists()
    assert kg("ingest", "/nowhere", took).code == 4
    assert kg("stats", "--json").json["reports"] == 1


def test_bad_lines_are_named_and_the_good_ones_read(kg: Kg, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"id": "a", "text": TOOK, "published": "2017-11-09"})
    path.write_text(f'{good}\n{{"id": 1}}\n\n{{"text": "x", "published": "soon"}}\n')
    ran = kg("ingest", path)
    assert ran.err == (
        f"kg: {path}:2: no report: it has no text\n"
        f"kg: {path}:4: published 'soon' is not an ISO date such as 2017-11-09\n"
        "kg: 2 refused\n"
    )
    assert (ran.code, ran.out) == (3, "1 report read: 1 new, 0 replaced, 0 unchanged; 1 claim\n")


def test_refusals_of_several_kinds_fail(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert kg("ingest", tmp_path / "empty.txt", tmp_path / "missing.txt").code == 1


def test_a_folder_without_reports(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    ran = kg("ingest", tmp_path / "hollow")
    kinds = "csv, htm, html, json, jsonl, markdown, md, ndjson, text, txt"
    assert ran.err == f"kg: {tmp_path}/hollow: a folder without reports ({kinds})\nkg: 1 refused\n"
    assert ran.code == 4


@pytest.mark.parametrize("command", ["ingest", "extract", "mentions"])
@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("2999-01-01", "2999-01-01 is in the future"),
        ("soon", "'soon' is not an ISO date such as 2017-11-09"),
        ("", "'' is not an ISO date such as 2017-11-09"),
    ],
)
def test_a_wrong_day_of_publication_is_a_usage_error(
    kg: Kg, took: Path, command: str, given: str, reason: str
) -> None:
    ran = kg(command, took, "--published", given)
    assert (ran.code, ran.out, ran.err) == (2, "", f"kg: --published: {reason}\n")
    assert not kg.store.exists()


def test_two_reports_of_one_id_are_said(kg: Kg, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(f"The army captured Raqqa. {folder}")
    ran = kg("ingest", tmp_path / "one", tmp_path / "two", "--published", "2017-11-09")
    assert ran.err == "kg: news: replaces another report of this run that has the same id\n"
    assert ran.code == 0


def test_extract_prints_claims_as_lines_and_keeps_nothing(kg: Kg, took: Path) -> None:
    ran = kg("extract", took, "--published", "2017-11-09")
    [line] = ran.lines
    claim = claim_from_json(line)
    assert (claim.report, claim.relation.value) == ("took", "captured")
    assert (ran.code, ran.err) == (0, "")
    assert not kg.store.exists()


def test_extract_from_standard_input_and_with_a_bad_input(kg: Kg, tmp_path: Path) -> None:
    ran = kg("extract", tmp_path / "none", "-", stdin=TOOK)
    assert [line["relation"] for line in ran.lines] == ["captured"]
    assert ran.err == f"kg: {tmp_path}/none: no such file or folder\n{UNDATED}kg: 1 refused\n"
    assert ran.code == 4


def test_mentions_are_printed_with_where_they_stand(kg: Kg, took: Path) -> None:
    ran = kg("mentions", took)
    first, second, third = ran.lines
    assert second == {
        "report": "took",
        "field": "text",
        "start": 18,
        "end": 27,
        "text": "Abu Kamal",
        "kind": "settlement",
        "id": "abu-kamal",
        "label": "Abu Kamal",
        "lat": 34.45,
        "lon": 40.92,
        "geonames": 174448,
    }
    assert (first["text"], third["id"]) == ("The army", "syrian-armed-forces")
    assert TOOK[second["start"] : second["end"]] == second["text"]


@pytest.mark.parametrize("command", ["ingest", "extract", "mentions"])
def test_another_language_is_refused_with_its_name_unless_forced(
    kg: Kg, took: Path, tmp_path: Path, command: str
) -> None:
    french = tmp_path / "ville.txt"
    french.write_text("Le commandant a dit que ses hommes sont dans la ville et que la route est ouverte.")
    ran = kg(command, french, "--published", "2017-11-09")
    said = "written in French, not in English; --force reads it all the same"
    assert (ran.code, ran.err) == (3, f"kg: {french}: {said}\nkg: 1 refused\n")
    assert not kg.store.exists()
    both = kg(command, french, took, "--published", "2017-11-09")
    assert (both.code, both.err, bool(both.out)) == (3, ran.err, True)
    forced = kg(command, french, "--published", "2017-11-09", "--force")
    assert (forced.code, forced.err) == (0, "")


def test_inputs_come_from_a_list_of_files(kg: Kg, tmp_path: Path) -> None:
    names = [tmp_path / name for name in ("a b.txt", "c.txt")]
    for name in names:
        name.write_text("The army captured Abu Kamal on 2017-11-08.")
    lines = "".join(f"{name}\n" for name in names)
    one = "1 report read: 0 new, 0 replaced, 1 unchanged; 0 claims\n"
    two = "2 reports read: 2 new, 0 replaced, 0 unchanged; 2 claims\n"
    day = ("--published", "2017-11-09")
    assert kg("ingest", "--files-from", "-", *day, stdin=lines).out == two
    assert kg("ingest", "-0", "--files-from", "-", *day, stdin=f"{names[0]}\0").out == one
    (tmp_path / "list").write_text(str(names[1]))
    assert kg("ingest", "--files-from", tmp_path / "list", *day).out == one
    ran = kg("ingest", "--files-from", "-", stdin=f"{tmp_path}/no.txt\n")
    assert (ran.code, ran.err) == (4, f"kg: {tmp_path}/no.txt: no such file or folder\nkg: 1 refused\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "what is to be read? PATH..., or --files-from"),
        (("-0", "a.txt"), "-0 goes with --files-from"),
        (("-", "--files-from", "-"), "standard input is either a report or a list of files"),
    ],
)
def test_lists_of_files_that_cannot_be_meant(kg: Kg, words: tuple[str, ...], why: str) -> None:
    ran = kg("ingest", *words)
    assert (ran.code, ran.err) == (2, f"kg: {why}\n")
