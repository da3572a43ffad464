"""Tables of events are known by their header and read row by row."""

from __future__ import annotations

import pytest

from kg.errors import MalformedRecord, UnreadableInput
from kg.read import Dataset, Note, Refusal, Row, Terms
from kg.read.table import begins_table
from tests.events import ACLED, GED, TODAY, read, written


def refusals(outcomes: list[Row | Refusal | Note]) -> list[tuple[int | None, str]]:
    return [(o.line, o.reason) for o in outcomes if isinstance(o, Refusal)]


def ids(outcomes: list[Row | Refusal | Note]) -> list[str]:
    return [o.report.id for o in outcomes if isinstance(o, Row)]


def test_the_header_tells_which_data_set_it_is() -> None:
    assert [o.dataset for o in read(written(GED)) if isinstance(o, Row)] == [Dataset.UCDP_GED]
    assert [o.dataset for o in read(written(ACLED)) if isinstance(o, Row)] == [Dataset.ACLED]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_semicolons_and_tabs_part_cells_too(separator: str) -> None:
    assert ids(read(written(ACLED, separator=separator))) == ["acled-SYR990001"]


def test_the_text_of_a_report_is_its_row_and_spans_select_cells_in_it() -> None:
    [row] = [o for o in read(written(GED)) if isinstance(o, Row)]
    text = row.report.text
    assert text.startswith("id: 990001\nyear: 2017\ntype_of_violence: 1\n")
    for column, value in GED.items():
        cell = row.cells[column]
        assert (text[cell.start : cell.end], cell.text) == (value, value)
    assert row.line("best").text == text[row.line("best").start : row.line("best").end] == "best: 8"
    assert (row.words("side_b"), row.words("nothing")) == ("IS", "")
    assert (row.end, row.done) == (len(text), 1.0)


@pytest.mark.parametrize("words", [written(GED), written(GED).replace("\n", "\r\n"), "\ufeff" + written(GED)])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_marks_line_ends_and_utf_16_do_not_matter(words: str, encoding: str) -> None:
    [row, *_] = read(words.encode(encoding))
    assert isinstance(row, Row)
    assert row.report.text.count("\n") == len(GED) - 1
    assert "\r" not in row.report.text


def test_another_table_is_refused_with_what_it_lacks() -> None:
    with pytest.raises(UnreadableInput) as found:
        read("town,held_by\nRaqqa,SDF\n")
    assert "for UCDP GED it lacks the columns id, type_of_violence," in str(found.value)
    assert "for ACLED it lacks the columns event_id_cnty, event_date," in str(found.value)
    without = written({c: v for c, v in GED.items() if c not in ("where_prec", "best")})
    with pytest.raises(UnreadableInput, match=r"for UCDP GED it lacks the columns where_prec, best;"):
        read(without)


def test_an_empty_table_and_a_column_that_stands_twice_are_refused() -> None:
    with pytest.raises(UnreadableInput, match="empty"):
        read("\n\n")
    with pytest.raises(UnreadableInput, match="names the column best twice"):
        read(written(GED).replace("year,", "best,", 1))


def test_what_cannot_be_read_is_refused_by_line_and_the_rest_goes_in() -> None:
    lines = written(GED, {"id": "1"}, {"id": "2"}, {"id": "3"}, {"id": "4"}, {"id": "5"}).splitlines()
    lines[2] = lines[2][:40]
    lines[3] = lines[3].replace("Government of Syria,IS", '"Government of Syria,IS')
    lines[4] = lines[4].replace("Government of Syria,IS", '"Government of "Syria",IS')
    found = read("\n".join(lines))
    assert ids(found) == ["ucdp-ged-1", "ucdp-ged-5"]
    told = refusals(found)
    assert [line for line, _ in told] == [3, 4, 5]
    assert told[0][1] == f"5 cells in a row where the header has {len(GED)}"
    assert told[2][1].startswith("not comma-separated cells:")


def test_a_quotation_without_end_swallows_nothing() -> None:
    lines = written(GED, {"id": "1"}, {"id": "2", "source_headline": ""}, {"id": "3"}).splitlines()
    lines[2] = lines[2].replace("Albu Kamal town", '"Albu Kamal town')
    found = read("\n".join(lines).replace('"""Reuters', "Reuters").replace('river"""', "river"))
    assert ids(found) == []
    plain = [line.replace('"""Reuters,2017-11-09,Heavy losses near the river"""', "x") for line in lines]
    found = read("\n".join(plain))
    assert ids(found) == ["ucdp-ged-1", "ucdp-ged-3"]
    assert refusals(found) == [(3, "a quoted cell that does not end")]


def test_a_cell_may_have_several_lines_and_blank_lines_are_passed_over() -> None:
    words = written(GED, {"id": "1", "source_headline": "first\nsecond"}, {"id": "2"}).replace(
        "\n990", "\n\n990"
    )
    found = [o for o in read(words + "\n\n") if isinstance(o, Row)]
    assert [r.report.id for r in found] == ["ucdp-ged-1", "ucdp-ged-2"]
    assert found[0].words("source_headline") == "first\nsecond"


def test_no_text_in_a_line_refuses_that_line_alone() -> None:
    good, bad = written(GED, {"id": "1"}), written(GED, {"id": "2"}).splitlines()[1].encode()
    found = read(good.encode() + bad.replace(b"Reuters", b"R\xff\xfe", 1) + b"\n" + bad + b"\n")
    assert ids(found) == ["ucdp-ged-1", "ucdp-ged-2"]
    [(line, reason)] = refusals(found)
    assert (line, reason.startswith("not UTF-8: byte 0xff")) == (3, True)


def test_a_row_longer_than_a_report_may_be_is_refused() -> None:
    found = read(written(GED, {"source_headline": "x" * 2000}, {"id": "2"}), Terms(TODAY, max_chars=1000))
    assert ids(found) == ["ucdp-ged-2"]
    assert refusals(found)[0][1].startswith("too large: ")
    huge = read(written(GED, {"source_headline": "x" * 200_000}, {"id": "2"}))
    assert refusals(huge) == [(2, "not comma-separated cells: field larger than field limit (131072)")]


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("best", "many", "best 'many' is no whole number from 0 to 1,000,000,000,000"),
        ("best", "-1", "best '-1' is no whole number from 0 to 1,000,000,000,000"),
        ("best", "nan", "best 'nan' is no whole number from 0 to 1,000,000,000,000"),
        ("best", "2.5", "best '2.5' is no whole number from 0 to 1,000,000,000,000"),
        ("low", "", "low is empty"),
        ("side_a", "", "side_a is empty"),
        ("type_of_violence", "4", "type_of_violence '4' is no whole number from 0 to 3"),
        ("type_of_violence", "0", "type_of_violence '0' is no code from 1 to 3"),
        ("latitude", "91", "latitude '91' is no number of degrees from -90 to 90"),
        ("longitude", "east", "longitude 'east' is no number of degrees from -180 to 180"),
        ("date_end", "2017-11-07", "date_end 2017-11-07 lies before date_start 2017-11-08"),
        ("date_end", "11/08/2017", "date_end '11/08/2017' is no day such as 2017-11-08 or 08 November 2017"),
        ("date_end", "2027-01-01", "date_end 2027-01-01 is in the future"),
    ],
)
def test_a_cell_that_does_not_hold_what_it_must(cell: str, value: str, reason: str) -> None:
    [refusal] = read(written(GED, {cell: value}))
    assert refusal == Refusal("t.csv", reason, 2, MalformedRecord)


def test_the_first_line_tells_whether_it_is_a_table() -> None:
    assert begins_table(written(GED).encode())
    assert begins_table(written(ACLED, separator=";").encode("utf-16"))
    assert not begins_table(b"id,type_of_violence\n1,2\n")
    assert not begins_table(b"The army, it was said, took Raqqa.\n")
    assert not begins_table(b'"an opening quotation, and no end\n')
    assert not begins_table(b"")
