"""Ids: readable slugs for entities, hashes for claims."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from kg.model.claim import Argument, Relation, Status
from kg.model.entity import Mention


def slug(name: str) -> str:
    """Give the id form of a name: lower-case ASCII letters and digits with single hyphens.

    >>> slug("People's Protection Units"), slug("Deir al-Zōr")
    ('peoples-protection-units', 'deir-al-zor')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"['’‘ʼʻ`]", "", plain).translate(_LETTERS).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + digest([name])[:8]


_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"}
)


def digest(parts: Iterable[str]) -> str:
    """Give 16 hexadecimal digits that depend on every part and on their borders."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def claim_id(  # noqa: PLR0917 - the seven things that DESIGN names as what makes a claim itself
    report: str,
    field: str,
    trigger: Mention,
    relation: Relation,
    status: Status,
    arguments: Iterable[Argument | None],
    attributed_to: Iterable[Argument],
) -> str:
    """Give the id of a claim: a hash of what it says and of where it stands, in this order of parts."""
    roles = [a.entity.id if a else "" for a in arguments]
    speakers = [a.entity.id for a in attributed_to]
    span = f"{trigger.start}-{trigger.end}"
    return digest([report, field, span, relation, status, *roles, "|", *speakers])
