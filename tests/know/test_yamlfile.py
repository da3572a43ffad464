"""Entries read from YAML, and what is said of wrong ones."""

from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.yamlfile import Entry, read_entries
from kg.model import Extent


def _read(folder: Path, text: str) -> list[Entry]:
    file = folder / "list.yaml"
    file.write_text(text, encoding="utf-8")
    return read_entries(file)


def _only(folder: Path, text: str) -> Entry:
    (entry,) = _read(folder, text)
    return entry


def test_scalars_stay_texts_and_lines_are_known(tmp_path: Path) -> None:
    first, second = _read(
        tmp_path, "# states\n- name: Norway\n  iso: NO\n- name: 2017\n  on:\n    [a,\n     b]\n"
    )
    assert (first.name, first.line, first.text("iso")) == ("Norway", 2, "NO")
    assert (second.name, second.line, second.texts("on")) == ("2017", 4, ("a", "b"))
    assert second.lines == {"name": 4, "on": 5}


def test_absent_keys_have_empty_values(tmp_path: Path) -> None:
    entry = _only(tmp_path, "- {id: a}")
    assert entry.text("x") is None
    assert entry.texts("x") == ()
    assert entry.number("x", 0, 1) is None
    assert entry.years("x") == (None, None)
    assert entry.links("x") == ()
    assert entry.inner("x") == {}


def test_an_empty_file_has_no_entries(tmp_path: Path) -> None:
    assert _read(tmp_path, "# nothing yet\n") == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2012-2017", (2012, 2017)),
        ("2012-", (2012, None)),
        ("-2017", (None, 2017)),
        ("2017", (2017, 2017)),
    ],
)
def test_years(tmp_path: Path, text: str, years: tuple[int | None, int | None]) -> None:
    assert _only(tmp_path, f"- {{id: a, years: {text}}}").years("years") == years


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("soon", "bad year 'soon'; write 2012-2017, 2012-, -2017 or 2017"),
        ("12-17", "bad year '12-17'; write 2012-2017, 2012-, -2017 or 2017"),
        ("'-'", "bad year '-'; write 2012-2017, 2012-, -2017 or 2017"),
        ("20122017", "bad year '20122017'; write 2012-2017, 2012-, -2017 or 2017"),
        ("2017-2012", "bad year '2017-2012'; the first is after the last"),
        ("2017-9999", "bad year 9999; from 1000 to 2100"),
    ],
)
def test_bad_years(tmp_path: Path, text: str, reason: str) -> None:
    entry = _only(tmp_path, f"- id: a\n  years: {text}")
    with pytest.raises(KnowledgeError) as error:
        entry.years("years")
    assert str(error.value) == f"{tmp_path / 'list.yaml'}:2: a: {reason}"


def test_numbers(tmp_path: Path) -> None:
    entry = _only(tmp_path, "- {id: a, lat: 34.5, lon: 200, top: high}")
    assert entry.number("lat", -90, 90) == 34.5
    with pytest.raises(KnowledgeError, match=r"lon must be from -180 to 180, not 200$"):
        entry.number("lon", -180, 180)
    with pytest.raises(KnowledgeError, match=r"top must be a number, not 'high'$"):
        entry.number("top", 0, 1)


def test_wrong_types(tmp_path: Path) -> None:
    entry = _only(tmp_path, "- {id: a, text: [b], list: b, mixed: [[b]], twice: [b, b], none: , blank: ['']}")
    with pytest.raises(KnowledgeError, match=r"a: text must be a text$"):
        entry.text("text")
    with pytest.raises(KnowledgeError, match=r"a: list must be a list$"):
        entry.texts("list")
    with pytest.raises(KnowledgeError, match=r"a: mixed must hold texts only$"):
        entry.texts("mixed")
    with pytest.raises(KnowledgeError, match=r"a: 'b' stands twice in twice$"):
        entry.texts("twice")
    with pytest.raises(KnowledgeError, match=r"a: none is empty$"):
        entry.text("none")
    with pytest.raises(KnowledgeError, match=r"a: blank is empty$"):
        entry.texts("blank")


def test_links(tmp_path: Path) -> None:
    entry = _only(tmp_path, "- {id: a, one: https://a.example/b, two: [https://a.example/c], bad: Syria}")
    assert entry.links("one") == ("https://a.example/b",)
    assert entry.links("two") == ("https://a.example/c",)
    with pytest.raises(KnowledgeError, match=r"bad must be https addresses, not 'Syria'$"):
        entry.links("bad")


def test_inner_entries(tmp_path: Path) -> None:
    entry = _only(tmp_path, "- {id: a, in: {b: {label: B}}, flat: b, half: {b: c}}")
    assert entry.inner("in")["b"].text("label") == "B"
    assert entry.inner("in")["b"].name == "a: b"
    with pytest.raises(KnowledgeError, match=r"a: flat must hold keys with values$"):
        entry.inner("flat")
    with pytest.raises(KnowledgeError, match=r"a: b in half must hold keys with values$"):
        entry.inner("half")


def test_unknown_and_missing_keys(tmp_path: Path) -> None:
    entry = _only(tmp_path, "- id: a\n  kindd: x\n")
    with pytest.raises(KnowledgeError) as error:
        entry.only({"id", "kind"})
    assert str(error.value) == f"{tmp_path / 'list.yaml'}:2: a: unknown key 'kindd'; known: id, kind"
    with pytest.raises(KnowledgeError, match=r"list.yaml:1: a: missing key 'kind'$"):
        entry.only({"id", "kind", "kindd"}, required=("kind",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a: [b\n- c: d\n", "2: YAML: did not find expected ',' or ']'"),
        ("a: b\n", "1: file: must be a list of entries"),
        ("- id: a\n- b\n", "2: entry 2: must hold keys with values"),
        ("- id: a\n  x: 1\n  x: 2\n", "3: a: key 'x' stands twice"),
        ("- id: a\n  x: {y: 1, y: 2}\n", "2: a: key 'y' stands twice"),
        ("- id: a\n  x: {[y]: 1}\n", "2: a: a key must be a text"),
        ("- id: a\n  x: &x [*x]\n", "2: a: is nested too deeply"),
        ("- id: \x01\n", "1: YAML: "),
    ],
)
def test_broken_files(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        _read(tmp_path, text)
    assert str(error.value).startswith(f"{tmp_path / 'list.yaml'}:{said}")
    assert "\n" not in str(error.value)


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none.yaml:1: file: No such file or directory$"):
        read_entries(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"- name: C\xf4te\n")
    with pytest.raises(KnowledgeError, match=r"latin.yaml:1: file: is not UTF-8$"):
        read_entries(tmp_path / "latin.yaml")


def test_choices_and_names_of_parties(tmp_path: Path) -> None:
    entry = _only(tmp_path, "- name: Berla\n  kind: part\n  disputed: {mire: Berle}\n")
    assert entry.choice("kind", Extent, entry.text("kind")) is Extent.PART
    assert (entry.names("disputed"), entry.names("absent")) == ((("mire", "Berle"),), ())
    with pytest.raises(KnowledgeError, match=r"list.yaml:2: Berla: unknown kind 'odd'; known: whole, "):
        entry.choice("kind", Extent, "odd")
    with pytest.raises(KnowledgeError, match=r"list.yaml:2: Berla: kind must hold a party's id"):
        entry.names("kind")
