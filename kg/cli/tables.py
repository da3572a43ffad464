"""What became of the rows of tables: names that were linked, names that were not, rows without a claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.coded import Coding

_SHOWN = 20
_SORTS = ("actor", "place", "source")


def linking(coding: Coding) -> Iterator[str]:
    """Say how many names of rows were linked, list the most frequent of the others, and count rows without claims."""
    if coding.names:
        yield f"linked {', '.join(_linked(coding, sort) for sort in _SORTS)}"
    unlinked = coding.unlinked()
    if unlinked:
        listed = ", ".join(f"{name} ({sort}, {count:,})" for sort, name, count in unlinked[:_SHOWN])
        more = f", and {len(unlinked) - _SHOWN:,} more; --json lists all" if len(unlinked) > _SHOWN else ""
        yield f"not known, so made anew: {listed}{more}"
    if coding.lacking:
        kinds = ", ".join(f"{what} {count:,}" for what, count in sorted(coding.lacking.items()))
        rows = sum(coding.lacking.values())
        yield f"{rows:,} row{'s' * (rows != 1)} without a claim: {kinds}"


def coding_json(coding: Coding) -> dict[str, Any]:
    """Give the same as JSON, all names that were not linked; nothing where no table was read."""
    if not coding.rows:
        return {}
    return {
        "rows": coding.rows,
        "linked": {f"{sort}s": _counts(coding, sort) for sort in _SORTS},
        "not_linked": [{"sort": s, "name": name, "count": count} for s, name, count in coding.unlinked()],
        "without_claim": dict(sorted(coding.lacking.items())),
    }


def _linked(coding: Coding, sort: str) -> str:
    (names, of_names), (mentions, of_mentions) = coding.different(sort), coding.mentions(sort)
    return f"{names:,} of {of_names:,} {sort}s ({mentions:,} of {of_mentions:,} mentions)"


def _counts(coding: Coding, sort: str) -> dict[str, int]:
    (names, of_names), (mentions, of_mentions) = coding.different(sort), coding.mentions(sort)
    return {"names": names, "of_names": of_names, "mentions": mentions, "of_mentions": of_mentions}
