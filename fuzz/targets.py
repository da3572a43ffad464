"""What must hold whatever comes in: each target takes bytes, and raises where a promise is broken."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph as ox
from fastapi import HTTPException

from kg.errors import KgError, MalformedRecord, QueryError, ReadError, UsageError
from kg.extract.dateline import read_dateline
from kg.extract.quantity import number
from kg.extract.times import time_words
from kg.model import Interval, Report
from kg.query.guard import checked
from kg.query.prefixes import prefixes
from kg.query.spellings import plain
from kg.query.updates import over, refuse_outside, without_silent_loads
from kg.read import Note, Outcome, Refusal, Terms, read
from kg.read.days import day_of_publication
from kg.read.row import Row
from kg.serve.forms import HTML, JSON, TURTLE, chosen
from kg.serve.graph_store import documents_of
from kg.serve.parameters import iso_day, iso_interval
from kg.serve.protocol import GRAPHS, preferred
from kg.store import Dataset
from kg.store.tokens import tokens

TODAY: Final = date(2026, 3, 1)
TERMS: Final = Terms(TODAY, max_chars=20_000, force=True)
BASE: Final = "http://kg.test/"
SUFFIXES: Final = (".txt", ".html", ".jsonl", ".json", ".csv", "")
_FOLDER: Final = TemporaryDirectory(prefix="kg-fuzz-")


def text(data: bytes) -> None:
    """Read bytes as each kind of file and as a stream: reports that can be stored, or one line of reason."""
    for suffix in SUFFIXES:
        path = os.path.join(_FOLDER.name, f"a{suffix}")  # noqa: PTH118  the fuzzer counts branches
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(data)
        _sound(read([path], TERMS, io.BytesIO()))
    _sound(read(["-"], TERMS, io.BytesIO(data)))


def _sound(outcomes: Iterable[Outcome]) -> None:
    found = list(outcomes)
    assert found, "neither a report nor a reason"
    for one in found:
        if isinstance(one, Refusal):
            assert one.reason, one
            assert issubclass(one.kind, ReadError), one
            str(one).encode(errors="surrogatepass")
        elif not isinstance(one, Note):
            _storable(one.report if isinstance(one, Row) else one)


def _storable(report: Report) -> None:
    assert report.text.strip()
    assert len(report.text) <= TERMS.max_chars
    for words in (report.id, report.text, report.title, report.source, report.url):
        assert "\0" not in (words or "")
        (words or "").encode()
        ox.Literal(words or "")


def dates(data: bytes) -> None:
    """Read words of time: what is found lies where it is said to lie, and begins before it ends."""
    words = _words(data)
    for published in (None, date(2017, 11, 9), date.min, date.max):
        end = 0
        for found in time_words(words, published):
            assert end <= found.start < found.end <= len(words)
            end = found.end
            for interval in (found.interval, found.ahead):
                _ordered(interval)
        line = read_dateline(words, published)
        assert 0 <= line.end <= len(words)
    with suppress(MalformedRecord):
        assert day_of_publication(words, TODAY) <= date(2026, 3, 2)
    with suppress(ValueError):
        iso_day(words)
    with suppress(ValueError):
        span = iso_interval(words)
        assert span.since is None or span.until is None or span.since <= span.until
    found_number = number(words)
    assert found_number is None or found_number >= 0


def _ordered(interval: Interval | None) -> None:
    if interval and interval.start and interval.end:
        assert interval.start <= interval.end


def queries(data: bytes) -> None:
    """Judge a query or an update, and run what is let through: it ends, or is an error that a user can act on."""
    words = _words(data)
    end = 0
    for token in tokens(words):
        assert token.start >= end
        end = token.start + len(token.text)
        assert words[token.start : end] == token.text
    store = ox.Store()
    with suppress(QueryError, SyntaxError, ValueError, OSError):
        checked(words, BASE)
        if len(words) < 2_000:
            store.query(words, prefixes=prefixes(BASE))
    with suppress(QueryError, UsageError, SyntaxError, ValueError, RuntimeError, OSError):
        refuse_outside(without_silent_loads(words))
        aimed = over(words, Dataset((ox.NamedNode("http://e/a"),), ()))
        if len(words) < 2_000:
            store.update(aimed)


def requests(data: bytes) -> None:
    """Choose a form by a header, and take a form of files apart."""
    words = _words(data)
    assert chosen((JSON, HTML, TURTLE), words) in {JSON, HTML, TURTLE, None}
    with suppress(HTTPException):
        assert preferred(None, words, GRAPHS) in GRAPHS
    for kind in ("multipart/form-data; boundary=a", f"multipart/form-data; {words[:50]}"):
        with suppress(HTTPException, KgError):
            documents_of(data, kind.encode("latin-1", "ignore").decode("latin-1"))
    assert plain(plain(words)) == plain(words)


def _words(data: bytes) -> str:
    """Give the words of bytes, lone surrogates among them, which JSON and forms can bring."""
    return data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace") if _is_words(data) else ""


def _is_words(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return b"\xed" not in data
    return True


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "text": text,
    "dates": dates,
    "queries": queries,
    "requests": requests,
}

SEEDS: Final[Mapping[str, tuple[bytes, ...]]] = {
    "text": (
        b"The army took Raqqa on Friday.",
        b'{"id": "a", "text": "The army left.", "published": "2017-11-09T10:00:00Z", "url": "https://e.org/a"}\n',
        b'[{"text": "A."}, {"text": "B.", "title": null}]',
        b"<!doctype html><meta charset=gbk><title>T</title><article><p>The army took the town on Friday.</p></article>",
        b"\xff\xfeT\x00h\x00e\x00",
        b"event_id_cnty;event_date;year;time_precision;event_type;sub_event_type;actor1;country;location;notes;fatalities\n",
        b"id,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,date_start,date_end,best,high,low\n1,2017\n",
    ),
    "dates": (
        b"BAGHDAD, Nov. 8 (Agency) - They left late on Wednesday, two days earlier, for three weeks.",
        b"from 1 to 5 November 2017, between January and March, in the 1990s, until mid-October, by Monday",
        b"2017-11-08/..",
        b"9" * 400,
        b"2017-11-09T23:30:00-05:00",
        b"the second half of next year, 29 February 2019, the third week of May, last spring, 1.5 million",
    ),
    "queries": (
        b"PREFIX x: <http://e/> SELECT ?s (COUNT(*) AS ?n) FROM <http://kg.test/a> { ?s x:p/^x:q* 'a'@en } GROUP BY ?s",
        b"ASK { SERVICE SILENT ?x { ?s ?p ?o } FILTER(?o > -1.5e3 && regex(?s, '''a'b''')) }",
        b"DELETE { ?s ?p ?o } INSERT { GRAPH <http://e/g> { ?s ?p 1 } } WHERE { ?s ?p ?o } ; LOAD SILENT <http://e/>",
        b"INSERT DATA { <a> \\u003Cb> _:c } ; DELETE WHERE { ?a ?b ?c }",
    ),
    "requests": (
        b"text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
        b"--a\r\nContent-Type: text/turtle\r\n\r\n<a:a> <a:b> 1 .\r\n--a--\r\n",
        b"boundary=a;q=1",
    ),
}
"""Where to begin: well-formed inputs, a few for each target."""
