"""A sentence cut into pieces at its cue words, and the addresses to which a page may lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from kg.model import Claim

Mark = tuple[int, int, str]
Parts = list[tuple[str, str]]

_ORDER: Final = {"trigger": 0, "name": 1, "date": 2}


def parts(claims: Claim | Sequence[Claim]) -> Parts:
    """Cut the sentence of a claim, or of several, into pieces, each with what it is.

    That is `trigger`, `name`, `date` or empty. The pieces joined are the sentence. Where marks overlap, a trigger goes
    before names and names before a date.
    """
    told = [claims] if isinstance(claims, Claim) else claims
    text, cut, pieces = told[0].evidence.text, 0, Parts()
    for start, end, kind in sorted(_marks(told)):
        pieces += [(text[cut:start], ""), (text[start:end], kind)]
        cut = end
    return [piece for piece in [*pieces, (text[cut:], "")] if piece[0]]


def _marks(claims: Iterable[Claim]) -> list[Mark]:
    taken: list[Mark] = []
    found = (mark for claim in claims for mark in _candidates(claim))
    for start, end, kind in sorted(found, key=lambda mark: _ORDER[mark[2]]):
        if all(end <= other[0] or other[1] <= start for other in taken):
            taken.append((start, end, kind))
    return taken


def _candidates(claim: Claim) -> Iterator[Mark]:
    begin, length = claim.evidence.start, len(claim.evidence.text)
    spans = [(claim.trigger.start - begin, claim.trigger.end - begin, "trigger")]
    mentions = (argument.mention for argument in claim.arguments())
    spans += [(m.start - begin, m.end - begin, "name") for m in mentions if m]
    if claim.date and claim.date.text:
        found = claim.evidence.text.find(claim.date.text)
        spans.append((found, found + len(claim.date.text), "date"))
    return (span for span in spans if 0 <= span[0] < span[1] <= length)


def fragment(claim: Claim) -> str:
    """Give the fragment under which a claim's sentence stands on its report's page."""
    return f"{claim.evidence.field}-{claim.evidence.start}"


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
