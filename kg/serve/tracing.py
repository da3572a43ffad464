"""The id by which one request is found again: in its answer, in a problem, in the log."""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar
from typing import Final

HEADER: Final = "x-request-id"

REQUEST: ContextVar[str | None] = ContextVar("request", default=None)
"""The id of the request that is being answered, `None` where requests have none."""

_SANE: Final = re.compile(r"[A-Za-z0-9._-]{8,64}")


def id_of(sent: str | None) -> str:
    """Give the id that was sent if it is 8 to 64 letters, digits and `._-`, else a new one."""
    return sent if sent and _SANE.fullmatch(sent) else secrets.token_hex(8)
