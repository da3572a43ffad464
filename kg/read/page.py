"""A page of HTML becomes a report: trafilatura finds the article, its title, its day and its site."""

from __future__ import annotations

import logging
from datetime import date

from kg.errors import UnreadableInput
from kg.model import Report
from kg.read.days import in_future
from kg.read.decode import accepted, decode_page
from kg.read.record import in_english, web_address
from kg.read.terms import Terms


def page(data: bytes, id: str, terms: Terms) -> Report:
    """Read a page. Its text is the article as trafilatura gives it, paragraphs apart by line ends.

    The day is taken from the page's own metadata and time elements only, never from a date in its words. A
    page in which no article is found is `UnreadableInput`.
    """
    # Half a second and 30 MB that only pages need.
    from trafilatura import bare_extraction  # noqa: PLC0415

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    found = bare_extraction(
        decode_page(data),
        with_metadata=True,
        include_comments=False,
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "max_date": terms.today.isoformat(),
        },
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise UnreadableInput("no article was found in the page")
    report = Report(
        id=id,
        text=accepted(found.text or "", terms),
        title=found.title or None,
        published=_day(found.date, terms.today) or terms.published,
        source=found.sitename or terms.source,
        url=found.url if found.url and web_address(found.url) else None,
    )
    return in_english(report, terms)


def _day(written: str | None, today: date) -> date | None:
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError:
        return None
    return None if day is None or in_future(day, today) else day
