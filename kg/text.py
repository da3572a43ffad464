"""The claims of one text, without a graph."""

from __future__ import annotations

import logging
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.know.data import data_folder
from kg.know.stock import version_of
from kg.model import Claim, Report, digest
from kg.read import Terms, admitted, given_day, this_day
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.extract import Extractor
    from kg.extract.rows import RowReader

_LOG = logging.getLogger("kg.text")


def extract(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    id: str | None = None,
    force: bool = False,
) -> list[Claim]:
    """Read the claims that a text makes; nothing is kept.

    `published` is a `date` or its ISO form; without it relative dates stay unresolved, and a day in the
    future is a `UsageError`. `source` is the publisher. Without an `id` the report is named after its words.
    A blank or over-long text is an `UnreadableInput`, an id that no report can have a `MalformedRecord`,
    another language than English a `ForeignLanguage` unless `force` is set.

    >>> import kg
    >>> [found] = kg.extract("Islamic State lost Raqqa on 17 October 2017.", published="2017-10-18")
    >>> found.relation.value, found.subject.entity.label, found.object.entity.label
    ('lost', 'Islamic State', 'Raqqa')
    >>> found.date.start.isoformat()
    '2017-10-17'
    """
    settings = Settings.from_env()
    today = this_day()
    day = given_day(published, today, "published") if isinstance(published, str) else published
    report = Report(id or f"text-{digest([text])[:8]}", text, title, day, source)
    return extractor(settings).claims(admitted(report, Terms.of(settings, today, day, source, force=force)))


@lru_cache(maxsize=2)
def extractor(settings: Settings) -> Extractor:
    """Load what reads reports, once for the same settings; what must be compiled is logged as it goes on."""
    # It brings the parser with it.
    from kg.extract import load_extractor  # noqa: PLC0415

    return load_extractor(settings, _LOG.info)


@lru_cache(maxsize=2)
def row_reader(settings: Settings) -> RowReader:
    """Load what reads rows of data sets, once for the same settings; it needs no parser."""
    from kg.extract.rows import load_row_reader  # noqa: PLC0415

    return load_row_reader(settings, _LOG.info)


@lru_cache(maxsize=2)
def version(model: str) -> str:
    """Give the name of what reads reports with a pipeline: the version of the rules, `+`, and a digest.

    It is another one when actors, places or lexicon change; the rules' version alone signs claims.
    """
    return version_of(data_folder("ontology"), model)
