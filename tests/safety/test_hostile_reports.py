"""Hostile reports: read or refused with a reason, kept as written, and harmless wherever they are shown."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import quote

import httpx
import pytest

from kg.extract import Extractor
from kg.formats import What
from kg.graph import Graph
from kg.model import Entity, Kind, Report
from kg.query.catalogue import questions
from kg.query.question import Parameter
from kg.read import Refusal, Terms, read
from kg.settings import Settings
from kg.store import open_store
from tests.cli.running import Kg
from tests.factory import ABU_KAMAL, RAQQA, claim
from tests.serve.live import live
from tests.serve.story import BASE, Told

TERMS: Final = Terms(date(2026, 3, 1))
TOLD: Final = "The Syrian army captured Raqqa on 17 October 2017, the ministry said."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"The army\0 captured Raqqa.", "binary: a NUL byte at offset 8"),
        (b"The army \xff\xfe\xfd captured Raqqa.", "not UTF-8: byte 0xff at offset 9"),
        (b"The army \xed\xa0\x80 captured Raqqa.", "not UTF-8: byte 0xed at offset 9"),
        (b"PK\x03\x04" + b"\0" * 40, "binary: a NUL byte at offset 4"),
        (b'{"text": "The army \\ud800 captured Raqqa."}', "text holds half of a surrogate pair at offset 9"),
        (b'{"text": "The army \\u0000 captured Raqqa."}', "text holds a NUL character at offset 9"),
        (b'{"text": ' + b"[" * 100_000, "not JSON that can be read: a number too long or nesting too deep"),
        (
            b'{"text": ' + b"9" * 100_000 + b"}",
            "not JSON that can be read: a number too long or nesting too deep",
        ),
        (b"x" * 50_000_000, "too large: more than the 1,000,000 characters that a report may have"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, reason: str) -> None:
    [bad] = read(["-"], TERMS, io.BytesIO(data))
    assert isinstance(bad, Refusal)
    assert bad.reason == reason


MARKS: Final = {
    "zero width": "\u200b",
    "no width, joined": "\u2060\u200d",
    "right to left": "\u202e",
    "isolated": "\u2067",
    "byte order": "\ufeff",
    "beyond the first plane": "\U0001f525",
    "combined": "e\u0301\u0327",
    "soft hyphen": "\u00ad",
    "line of its own": "\u2028",
    "a script": "<script>alert(1)</script> ",
    "an entity": "&lt;b&gt; &#0; ",
    "quotes": "\"'`\\ ",
    "a form feed": "\x0c\x0b\x1b[31m",
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_offsets_slice_the_text_whatever_stands_in_it(extractor: Extractor, mark: str) -> None:
    text = f"{mark}Rain fell{mark} all day{mark}.{mark} {TOLD} {mark}It {mark}rained again.\n\n{TOLD}{mark}"
    [kept] = read(["-"], TERMS, io.BytesIO(json.dumps({"id": "a", "text": text}).encode()))
    assert isinstance(kept, Report)
    assert kept.text == text
    found = extractor.claims(kept)
    assert "captured" in {one.relation.value for one in found}
    for one in found:
        assert text[one.evidence.start : one.evidence.end] == one.evidence.text
        for span in (one.trigger, one.object.mention, one.subject.mention if one.subject else None):
            assert span is None or text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text",
    [
        "captured " * 5_000,
        "Raqqa, " * 2_000,
        "((((" * 5_000,
        "9" * 50_000,
        "The army killed " + "9" * 5_000 + " fighters in Raqqa on Friday.",
        "\u202e" * 10_000,
        "a\u0301" * 10_000,
        "\n" * 20_000 + TOLD,
        "and the army and " * 1_000,
        '"' * 10_001,
        "The army said " * 100 + "captured Raqqa.",
    ],
    ids=lambda text: text[:12],
)
def test_text_made_to_take_long_is_read_all_the_same(extractor: Extractor, text: str) -> None:
    for one in extractor.claims(Report("a", text, None, date(2017, 11, 9))):
        assert text[one.evidence.start : one.evidence.end] == one.evidence.text


# ---- what is shown and written

FORMULAS: Final = ('=HYPERLINK("http://a")', "+cmd", "-2+3+cmd", "@SUM(1)", "\tx", "\rx", "\uff1dx")
SCRIPTS: Final = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "' onmouseover='alert(3)",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(4)",
    "\u202egnp.exe\u2066",
)
NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def _hostile(number: int, words: str) -> tuple[Report, Told]:
    place = replace(ABU_KAMAL if number % 2 else RAQQA, aliases=(words,))
    own = f"{''.join(filter(str.isprintable, words))} {number}"
    told = Report(own, f"{words} captured it.", words, date(2017, 11, 9), words)
    actor = Entity(f"x{number}", words, Kind.ARMED_GROUP, aliases=(words,))
    made = [
        claim("captured", actor, place, report=told, day="2017-11-08", by=(actor,)),
        claim(
            "fought",
            actor,
            Entity(f"y{number}", words, Kind.PERSON),
            report=told,
            day="2017-11-08",
            place=place,
        ),
    ]
    return told, Told(tuple(made))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    pairs = [_hostile(*pair) for pair in enumerate((*FORMULAS, *SCRIPTS))]
    reader = Told(tuple(one for _, told in pairs for one in told.every))
    with Graph(open_store(tmp_path_factory.mktemp("bad") / "graph", BASE), Settings(), reader) as graph:
        assert graph.add([told for told, _ in pairs], force=True).refused == ()
        yield graph


@pytest.fixture(scope="module")
def client(hostile: Graph) -> Iterator[httpx.Client]:
    with live(hostile, Settings()) as asking:
        yield asking


def formulas(written: str) -> list[str]:
    """Give the cells that a spreadsheet would run."""
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    assert cells
    return [
        cell
        for cell in cells
        if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d")) and not NUMBER.fullmatch(cell)
    ]


@pytest.mark.parametrize("what", list(What))
def test_no_exported_cell_is_a_formula(hostile: Graph, what: What) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        written = hostile.export("csv", what=what)
        assert formulas(written) == []
        assert formulas(hostile.export("acled")) == []
    assert "=HYPERLINK" in written


def test_no_served_cell_is_a_formula(client: httpx.Client) -> None:
    seen = ""
    for name, question in questions().items():
        asked = {p.name: p.default or _fitting(p) for p in question.parameters}
        answer = client.get(f"/queries/{name}", params={"format": "csv", **asked})
        assert answer.status_code == 200, answer.text
        assert formulas(answer.text) == []
        seen += answer.text
    assert "=HYPERLINK" in seen


def _fitting(parameter: Parameter) -> str:
    known = {"actor": "x0", "place": "raqqa", "entity": "x0"}
    return known.get(str(parameter.type), parameter.example or "2017-11-09")


class Seen(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what is seen."""
        self.tags.add(tag)
        self.attributes += attrs


def test_no_page_shows_hostile_words_as_markup(client: httpx.Client, hostile: Graph) -> None:
    rooms = {
        "entities": [one.id for one in hostile.entities().values()],
        "reports": [one.id for one in hostile.reports()],
        "claims": [one.id for one in hostile.claims()],
        "relationships": [one.id for one in hostile.relationships()],
    }
    for room, ids in rooms.items():
        assert ids
        for own in ids:
            answer = client.get(f"/{room}/{quote(own, safe='')}", params={"format": "html"})
            assert answer.status_code == 200, (room, own)
            assert "script-src" not in answer.headers["content-security-policy"]
            assert "unsafe-inline" not in answer.headers["content-security-policy"]
            seen = Seen()
            seen.feed(answer.text)
            assert not seen.tags & {"script", "img", "iframe", "svg", "object", "embed", "base"}
            assert not [name for name, _ in seen.attributes if name.startswith("on")]
            assert not [
                v for n, v in seen.attributes if n in {"href", "src"} and (v or "").startswith("javascript")
            ]


def test_answers_of_programs_are_no_pages(client: httpx.Client) -> None:
    for path in (
        "/entities",
        "/claims",
        "/graph.json",
        "/search?q=script",
        "/sparql?query=SELECT%20*%20{?s%20?p%20?o}",
    ):
        for accept in ("*/*", "text/html,*/*;q=0.1"):
            answer = client.get(path, headers={"Accept": accept})
            if not answer.headers["content-type"].startswith("text/html"):
                assert answer.headers["x-content-type-options"] == "nosniff"
            else:
                assert "<script>alert" not in answer.text


def test_a_terminal_obeys_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"\x1b]0;owned\x07\x1b[2J {TOLD}\x9b31m \u202eevil\u202c")
    kg = Kg(tmp_path / "graph")
    assert kg("ingest", tmp_path / "a.txt").code == 0
    shown = kg("report", "a").out + kg("claims", "--entity", "raqqa").out + kg("stats").out
    assert "Raqqa" in shown
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
