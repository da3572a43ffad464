"""One JSON object becomes one report."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from kg.errors import ForeignLanguage, MalformedRecord, ReadError
from kg.model import Report, digest, slug
from kg.read.days import day_of_publication, in_future
from kg.read.decode import accepted, storable
from kg.read.language import foreign_language
from kg.read.outcome import Refusal
from kg.read.terms import Terms

_LONGEST_ID = 200
_BAD_ID = f"id is not one line of at most {_LONGEST_ID} characters"
_BAD_URL = "url is no web address that begins with http:// or https://"


def record(value: object, input: str, terms: Terms) -> Report:
    """Make a report of an object with `id`, `title`, `text`, `published`, `source`, `url`; ignore the rest.

    `text` is required. Without an `id` the report is named after its input and a digest of its words, so that
    reading it again finds it again. A field of the wrong type or form is a `MalformedRecord`, another
    language than English `ForeignLanguage`.
    """
    if not isinstance(value, dict):
        raise MalformedRecord(f"no report: a JSON {_kind(value)} where an object is expected")
    if "text" not in value:
        raise MalformedRecord("no report: it has no text")
    text = accepted(_words(value, "text") or "", terms)
    published, source = _words(value, "published"), _words(value, "source")
    report = Report(
        id=_id(value) or named_by_words(input, text),
        text=text,
        title=_words(value, "title"),
        published=day_of_publication(published, terms.today) if published else terms.published,
        source=source or terms.source,
        url=_url(value),
    )
    return in_english(report, terms)


def in_english(report: Report, terms: Terms) -> Report:
    """Give a report back unless its title and text are `ForeignLanguage` and the terms do not force it."""
    if not terms.force and (language := foreign_language(f"{report.title or ''}\n{report.text}")):
        raise ForeignLanguage(language)
    return report


def parsed(text: str) -> object:
    """Parse JSON; what is wrong with it is a `MalformedRecord` that names the column."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise MalformedRecord(f"not JSON: {error.msg} at {where}") from None
    except (ValueError, RecursionError):
        raise MalformedRecord("not JSON that can be read: a number too long or nesting too deep") from None
    return value


def records(text: str, input: str, terms: Terms) -> list[Report | ReadError]:
    """Make reports of one JSON object or a list; an item that is no report gives its error in its place."""
    value = parsed(text)
    return [_attempt(item, input, terms) for item in (value if isinstance(value, list) else [value])]


def given_report(report: Report, terms: Terms) -> Report | Refusal:
    """Give a report that is a value already back, or why `admitted` does not."""
    try:
        return admitted(report, terms)
    except ReadError as error:
        return Refusal(report.id, str(error), None, type(error))


def admitted(report: Report, terms: Terms) -> Report:
    """Give a report that is a value already back; one whose words no file could bring is a `ReadError`."""
    accepted(report.text, terms)
    for words in (report.id, report.title, report.source):
        storable(words or "")
    if not _is_id(report.id):
        raise MalformedRecord(_BAD_ID)
    if report.url and not web_address(report.url):
        raise MalformedRecord(_BAD_URL)
    if report.published and in_future(report.published, terms.today):
        raise MalformedRecord(f"published {report.published.isoformat()} is in the future")
    return in_english(report, terms)


def named_by_words(input: str, text: str) -> str:
    """Name a report after its input and its words."""
    return f"{slug(PurePath(input).stem)}-{digest([text])[:8]}"


def _attempt(item: object, input: str, terms: Terms) -> Report | ReadError:
    try:
        return record(item, input, terms)
    except ReadError as error:
        return error


def _words(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    if found is None:
        return None
    if not isinstance(found, str):
        raise MalformedRecord(f"{key} is a JSON {_kind(found)} where a string is expected")
    try:
        return storable(found) if found.strip() else None
    except ReadError as error:
        raise MalformedRecord(f"{key} holds {error}") from None


def _id(value: dict[str, Any]) -> str | None:
    found = value.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    given = _words(value, "id")
    if given and not _is_id(given):
        raise MalformedRecord(_BAD_ID)
    return given.strip() if given else None


def _is_id(words: str) -> bool:
    return bool(words.strip()) and len(words) <= _LONGEST_ID and words.isprintable()


def _url(value: dict[str, Any]) -> str | None:
    url = _words(value, "url")
    if url and not web_address(url):
        raise MalformedRecord(_BAD_URL)
    return url


def web_address(words: str) -> bool:
    """Tell whether words are an absolute address on the web, in characters that an IRI may hold.

    >>> [web_address(a) for a in ("https://example.org/a?b=c", "javascript:alert(1)", "http://a b")]
    [True, False, False]
    """
    if any(c.isspace() or c in '<>"{}|\\^`' or not c.isprintable() for c in words):
        return False
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _kind(value: object) -> str:
    names = {bool: "boolean", int: "number", float: "number", str: "string", list: "list", dict: "object"}
    return names.get(type(value), "null")
