"""What the side panel tells: claims and reports as plain JSON values, sentences cut into marked parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from kg.model import Argument, Claim, Judgement, JudgementKind, Report
from kg.model.judgement import ANALYST

JSON = dict[str, Any]
Mark = tuple[int, int, str]


def parts(claim: Claim) -> list[tuple[str, str]]:
    """Cut the evidence sentence into pieces, each with what it is: `trigger`, `name`, `date` or empty.

    The pieces joined are the sentence. Where marks overlap, the trigger goes before names and names before
    the date.
    """
    text, cut = claim.evidence.text, 0
    pieces: list[tuple[str, str]] = []
    for start, end, kind in sorted(_marks(claim)):
        pieces += [(text[cut:start], ""), (text[start:end], kind)]
        cut = end
    return [piece for piece in [*pieces, (text[cut:], "")] if piece[0]]


def _marks(claim: Claim) -> list[Mark]:
    taken: list[Mark] = []
    for start, end, kind in _candidates(claim):
        inside = 0 <= start < end <= len(claim.evidence.text)
        if inside and all(end <= other[0] or other[1] <= start for other in taken):
            taken.append((start, end, kind))
    return taken


def _candidates(claim: Claim) -> Iterator[Mark]:
    begin = claim.evidence.start
    yield claim.trigger.start - begin, claim.trigger.end - begin, "trigger"
    for argument in claim.arguments():
        if argument.mention:
            yield argument.mention.start - begin, argument.mention.end - begin, "name"
    if claim.date and claim.date.text:
        found = claim.evidence.text.find(claim.date.text)
        yield found, found + len(claim.date.text), "date"


def claim_content(
    claim: Claim, report: Report | None, *, quoted: bool = True, judgement: Judgement | None = None
) -> JSON:
    """Give what the panel shows of a claim: ISO days, when it happened apart from when it was reported.

    `speakers` are labels of who says so inside the report; where there are none its publisher speaks. Without
    `quoted` the sentence stays out: `parts` is `None`. `judgement` is the one in force on the claim.
    """
    when = claim.date
    return {
        "id": claim.id,
        "report": claim.report,
        "status": claim.status.value,
        "extent": claim.extent.value if claim.object.entity.is_place else None,
        "manner": claim.manner.value if claim.manner else None,
        "quantity": claim.quantity.text if claim.quantity else None,
        "place": _label(claim.place),
        "from": _label(claim.source),
        "to": _label(claim.target),
        "speakers": [argument.entity.label for argument in claim.attributed_to],
        "start": _day(when.start) if when else None,
        "end": _day(when.end) if when else None,
        "precision": when.precision.value if when else None,
        "wording": when.text if when else None,
        "published": _day(report.published) if report else None,
        "confidence": round(claim.confidence, 2),
        "judged": _judged(claim, judgement),
        "parts": parts(claim) if quoted else None,
    }


def report_content(report: Report) -> JSON:
    """Give title, publisher and address of a report; only an http or https address is given."""
    return {
        "id": report.id,
        "title": report.title,
        "source": report.source,
        "url": web_address(report.url),
    }


def web_address(url: str | None) -> str | None:
    """Give the address back if a link may lead there: http or https with a host, and no control characters.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        split = urlsplit(url or "")
    except ValueError:
        return None
    printable = all(character.isprintable() and character != " " for character in url or "")
    return url if printable and split.scheme in {"http", "https"} and split.netloc else None


def newest(ids: Iterable[str], claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> list[str]:
    """Order the ids that `claims` holds by their day, newest first; those without a day come last."""
    known = [claims[name] for name in ids if name in claims]
    return [
        claim.id for claim in sorted(known, key=lambda one: (_latest(one, reports), one.id), reverse=True)
    ]


def _latest(claim: Claim, reports: Mapping[str, Report]) -> date:
    report = reports.get(claim.report)
    happened = claim.date and (claim.date.end or claim.date.start)
    return happened or (report and report.published) or date.min


def _judged(claim: Claim, judgement: Judgement | None) -> str | None:
    if judgement is not None:
        return f"{_DONE[judgement.kind]} by {judgement.author}"
    made_by = claim.extractor.removeprefix(ANALYST)
    return f"corrected by {made_by}" if made_by != claim.extractor else None


_DONE = {
    JudgementKind.ACCEPT: "accepted",
    JudgementKind.REJECT: "rejected",
    JudgementKind.CORRECT: "corrected",
}


def _label(argument: Argument | None) -> str | None:
    return argument.entity.label if argument else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
