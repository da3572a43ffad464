"""Files, folders and standard input."""

import gzip
import io
import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.errors import ForeignLanguage, MissingInput, UnreadableInput
from kg.model import Report
from kg.read.inputs import Outcome, read
from kg.read.outcome import Note, Refusal
from kg.read.row import Row
from kg.read.terms import Terms
from tests.events import ACLED, GED, TODAY, written

TERMS = Terms(date(2026, 3, 1), published=date(2020, 1, 2), source="Given")
KINDS = ".csv .htm .html .json .jsonl .markdown .md .ndjson .text .txt"


def told(*inputs: str | Path, stdin: bytes = b"", terms: Terms = TERMS) -> list[Outcome]:
    return list(read(inputs, terms, io.BytesIO(stdin)))


@pytest.mark.parametrize("name", ["Town Falls.txt", "town-falls.md", "town_falls.TXT"])
def test_a_text_is_kept_as_given_and_named_after_its_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf\n  The army took it.\r\n")
    assert told(path) == [Report("town-falls", "\n  The army took it.\r\n", None, date(2020, 1, 2), "Given")]


def test_a_folder_is_read_in_order_and_says_what_it_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("B.")
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "X."}\n{"id": "y", "text": "Y."}\n')
    (tmp_path / "c.pdf").write_bytes(b"%PDF\0")
    note, *reports = told(tmp_path)
    assert note == Note(str(tmp_path), "passed over 1 file of other kinds (.pdf 1)")
    assert [r.id for r in reports if isinstance(r, Report)] == ["x", "y", "b"]


def test_one_bad_file_of_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff")
    (tmp_path / "b.txt").write_text("B.")
    bad, good = told(tmp_path)
    assert str(bad) == f"{tmp_path}/a.txt: not UTF-8: byte 0xff at offset 0"
    assert isinstance(good, Report)


def test_missing_inputs(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    nothing, hollow = told(tmp_path / "none.txt", tmp_path / "empty")
    assert nothing == Refusal(f"{tmp_path}/none.txt", "no such file or folder", None, MissingInput)
    kinds = "csv, htm, html, json, jsonl, markdown, md, ndjson, text, txt"
    assert hollow == Refusal(f"{tmp_path}/empty", f"a folder without reports ({kinds})", None, MissingInput)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty: there is no text in it"),
        ("a.html", b" \n", "empty: there is no text in it"),
        ("a.jsonl", b"\n\n", "empty: there is no report in it"),
        ("a.json", b"", "empty: there is no report in it"),
        ("a.txt", b"\x7fELF\x00", "binary: a NUL byte at offset 4"),
        ("a.md", b"caf\xe9", "not UTF-8: byte 0xe9 at offset 3"),
        ("a.pdf", b"%PDF", f"a .pdf file is not read; what is: {KINDS}"),
        ("a.json", b"{", "not JSON: Expecting property name enclosed in double quotes at column 2"),
        ("a.json", b"[7]", "report 1: no report: a JSON number where an object is expected"),
        ("plain", b"\0", "binary: a NUL byte at offset 0"),
    ],
)
def test_unreadable_inputs(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    [bad] = told(tmp_path / name)
    assert isinstance(bad, Refusal)
    assert (bad.input, bad.reason) == (str(tmp_path / name), reason)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.json", "a"])
def test_a_file_past_the_limit_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x" * 101)
    [bad] = told(tmp_path / name, terms=Terms(date(2026, 3, 1), max_bytes=100))
    assert bad == Refusal(str(tmp_path / name), "too large: more than 100 bytes", None, UnreadableInput)


@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_a_text_past_the_limit_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x" * 30)
    terms = Terms(date(2026, 3, 1), max_chars=6)
    [bad] = told(tmp_path / name, terms=terms)
    assert isinstance(bad, Refusal)
    assert bad.reason == "too large: more than the 6 characters that a report may have"


def test_standard_input_is_json_lines_or_one_text() -> None:
    data = json.dumps({"id": "a", "text": "A."}).encode()
    assert told("-", stdin=b"\n  " + data + b"\n" + data) == [
        Report("a", "A.", None, date(2020, 1, 2), "Given"),
        Report("a", "A.", None, date(2020, 1, 2), "Given"),
    ]
    [one] = told("-", stdin=b"\n [The army] took it.\n")
    [again] = told("-", stdin=b"\n [The army] took it.\n")
    assert isinstance(one, Report)
    assert one == again
    assert one.text == "\n [The army] took it.\n"
    assert one.id.startswith("stdin-")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("blank", ["", "\n", "\r\n \n\t"])
def test_json_lines_are_told_from_a_text_in_every_encoding(tmp_path: Path, encoding: str, blank: str) -> None:
    mark = "\ufeff" if "16" in encoding else ""
    lines = [json.dumps({"id": i, "text": "Überfall: 第 took it."}, ensure_ascii=False) for i in "ab"]
    data = (mark + blank + "\n".join(lines)).encode(encoding)
    wanted = [Report(i, "Überfall: 第 took it.", None, date(2020, 1, 2), "Given") for i in "ab"]
    assert told("-", stdin=data) == wanted
    (tmp_path / "plain").write_bytes(data)
    assert told(tmp_path / "plain") == wanted


# The first byte of the one, in its order, and the second of the other is that of `{`.
@pytest.mark.parametrize(
    ("first", "encoding"), [("第", "utf-16-be"), ("⁻", "utf-16-le"), ("笀", "utf-16-be")]
)
def test_a_text_in_utf16_is_one_text_whatever_its_bytes(first: str, encoding: str) -> None:
    [found] = told("-", stdin=("\ufeff\n" + first + " took it.").encode(encoding))
    assert isinstance(found, Report)
    assert found.text == f"\n{first} took it."


def test_an_empty_standard_input_is_refused() -> None:
    assert told("-") == [Refusal("-", "empty: there is no text in it", None, UnreadableInput)]


def test_a_pipe_has_no_name_worth_keeping() -> None:
    reading, writing = os.pipe()
    try:
        os.write(writing, b"The army took it.")
        os.close(writing)
        [found] = told(f"/dev/fd/{reading}")
    finally:
        os.close(reading)
    assert isinstance(found, Report)
    assert found.id.startswith("stdin-")


def test_a_json_file_holds_one_report_or_many(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('{"id": "a", "text": "A."}')
    (tmp_path / "many.json").write_text('[{"id": "b", "text": "B."}, {"id": "c", "text": "C."}]')
    assert [
        r.id for r in told(tmp_path / "one.json", tmp_path / "many.json") if isinstance(r, Report)
    ] == list("abc")


def test_a_fifty_megabyte_line_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 50_000_000)
    [bad] = told(tmp_path / "a.txt")
    assert isinstance(bad, Refusal)
    assert bad.reason == "too large: more than the 1,000,000 characters that a report may have"


def test_zero_width_and_right_to_left_marks_stay_where_they_are(tmp_path: Path) -> None:
    words = "The\u200b army \u202etook\u202c Abu\u200f Kamal 🎉."
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    [found] = told(tmp_path / "a.txt")
    assert isinstance(found, Report)
    assert found.text == words


@pytest.mark.parametrize(
    ("name", "line"),
    [("a.txt", None), ("a.md", None), ("a.jsonl", 1), ("a.json", None), ("a", None), ("a.html", None)],
)
def test_another_language_is_refused_in_every_form_unless_forced(
    tmp_path: Path, name: str, line: int | None
) -> None:
    words = " ".join(
        ["Le commandant a dit que ses hommes sont dans la ville et que la route est ouverte."] * 6
    )
    held = {".jsonl": json.dumps({"text": words}), ".json": json.dumps([{"text": words}])}
    held[".html"] = f"<html><body><article><h1>Ville</h1><p>{words}</p><p>{words}</p></article></body></html>"
    path = tmp_path / name
    path.write_text(held.get(path.suffix, words))
    [bad] = told(path)
    assert isinstance(bad, Refusal)
    assert (bad.kind, bad.line) == (ForeignLanguage, line)
    assert bad.reason.endswith("written in French, not in English; --force reads it all the same")
    [forced] = told(path, terms=replace(TERMS, force=True))
    assert isinstance(forced, Report)
    assert words[:40] in forced.text


def test_tables_are_read_from_files_folders_and_streams(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(written(GED))
    (tmp_path / "a.csv").write_text(written(ACLED, separator=";"))
    (tmp_path / "c.csv").write_text("town,held_by\nRaqqa,SDF\n")
    found = told(tmp_path)
    assert [o.report.id for o in found if isinstance(o, Row)] == ["acled-SYR990001", "ucdp-ged-990001"]
    assert [(o.input, o.kind) for o in found if isinstance(o, Refusal)] == [
        (str(tmp_path / "c.csv"), UnreadableInput)
    ]
    (tmp_path / "table").write_text(written(GED))
    assert [type(o) for o in told(tmp_path / "table")] == [Row]
    streamed = list(read(["-"], Terms(TODAY), io.BytesIO(b"\n" + written(GED).encode())))
    assert [(o.report.id, o.done) for o in streamed if isinstance(o, Row)] == [("ucdp-ged-990001", None)]


def test_packed_files_are_read_as_what_is_in_them(tmp_path: Path) -> None:
    lines = b'{"id": "x", "text": "X fell."}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "Town Falls.txt.GZ").write_bytes(gzip.compress(b"Y fell."))
    (tmp_path / "any.gz").write_bytes(gzip.compress(lines.replace(b'"x"', b'"z"')))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(written(GED).encode()))
    note, *found = told(tmp_path)
    assert note == Note(str(tmp_path), "passed over 1 file of other kinds (.gz 1)")
    assert [o.id for o in found if isinstance(o, Report)] == ["town-falls", "x"]
    assert len([o for o in found if isinstance(o, Row)]) == 1
    assert [o.id for o in told(tmp_path / "any.gz") if isinstance(o, Report)] == ["z"]


def test_packed_files_that_are_damaged_or_unpack_to_too_much_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "x", "text": "X fell."}\n' * 9000)[:-12])
    assert str(told(path)[-1]) == f"{path}: damaged: the .gz file ends too early"
    path.write_bytes(gzip.compress(b"0" * 50_000_000))
    assert path.stat().st_size < 60_000
    small = replace(TERMS, max_bytes=1_000_000)
    assert str(told(path, terms=small)[-1]) == f"{path}: too large: more than 1,000,000 bytes"
    text = tmp_path / "a.txt.gz"
    text.write_bytes(path.read_bytes())
    assert "too large" in str(told(text)[-1])
    [refused] = told("-", stdin=gzip.compress(b"X fell."))
    assert str(refused) == "-: packed by gzip; unpack it before, as in: gzip -dc FILE | kg …"


def test_a_pattern_is_matched_where_no_file_has_that_name(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.txt", "in/c.txt", "d.md", "[x].txt"):
        (tmp_path / name).write_text("It fell.")
    assert [o.id for o in told(f"{tmp_path}/?.txt") if isinstance(o, Report)] == ["a", "b"]
    assert [o.id for o in told(f"{tmp_path}/**/c.*") if isinstance(o, Report)] == ["c"]
    assert [o.id for o in told(f"{tmp_path}/[x].txt") if isinstance(o, Report)] == ["x"]
    assert told(f"{tmp_path}/*.pdf") == [Refusal(f"{tmp_path}/*.pdf", "no file matches", None, MissingInput)]
