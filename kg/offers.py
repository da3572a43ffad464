"""What others send to be read, and what becomes of it."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

JSON = dict[str, Any]


class State(StrEnum):
    """How far a submission has come."""

    QUEUED = "queued"
    READING = "reading"
    STORED = "stored"
    REFUSED = "refused"

    @property
    def is_done(self) -> bool:
        """Tell whether nothing more will become of it."""
        return self in (State.STORED, State.REFUSED)


@dataclass(frozen=True, slots=True)
class Part:
    """A file as it was sent; the end of its name says what it is."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """What is to be read, and what stands in where a report does not say it itself."""

    parts: tuple[Part, ...]
    published: date | None = None
    source: str | None = None
    force: bool = False

    @property
    def size(self) -> int:
        """Give the bytes of its parts."""
        return sum(len(part.data) for part in self.parts)

    @property
    def digest(self) -> str:
        """Give a SHA-256 of all that it says."""
        whole = sha256(repr((self.published, self.source, self.force)).encode())
        for part in self.parts:
            whole.update(sha256(part.name.encode()).digest() + sha256(part.data).digest())
        return whole.hexdigest()


@dataclass(frozen=True, slots=True)
class Submission:
    """An offer that was taken in, and what has become of it.

    `number` says in which order they came, `digest` what it said, `key` is the SHA-256 of its idempotency key. Once
    it is done, `reports` are the ids of those that are stored, `claims` counts those of reports that were new or
    changed, and `refused` and `notes` are lines that say what was not stored and why, and what to know. It is refused
    where no report came of it.
    """

    id: str
    number: int
    digest: str
    key: str | None = None
    state: State = State.QUEUED
    reports: tuple[str, ...] = ()
    claims: int = 0
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def kept_json(submission: Submission, offer: Offer | None) -> JSON:
    """Write a submission, with its offer while that is still to be read."""
    return asdict(submission) | {"offer": _offer_json(offer) if offer else None}


def kept_from_json(value: Mapping[str, Any]) -> tuple[Submission, Offer | None]:
    """Read what `kept_json` wrote; anything else is a `KeyError`, `TypeError` or `ValueError`."""
    offer, known = value["offer"], {field.name for field in fields(Submission)}
    own: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in value.items() if name in known
    }
    submission = Submission(**own)
    return replace(submission, state=State(submission.state)), _offer(offer) if offer else None


def _offer_json(offer: Offer) -> JSON:
    parts = [{"name": part.name, "data": b64encode(part.data).decode()} for part in offer.parts]
    day = offer.published.isoformat() if offer.published else None
    return {"parts": parts, "published": day, "source": offer.source, "force": offer.force}


def _offer(value: Mapping[str, Any]) -> Offer:
    parts = tuple(Part(part["name"], b64decode(part["data"])) for part in value["parts"])
    day = date.fromisoformat(value["published"]) if value["published"] else None
    return Offer(parts, day, value["source"], bool(value["force"]))
