"""The log as lines of JSON, one a request and one for whatever else is said."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TextIO

from kg.serve.observed import LOG
from kg.serve.tracing import REQUEST


class Lines(logging.Formatter):
    """Writes a record as one line of JSON: time in UTC, level, logger, message, id of the request, what was told."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": REQUEST.get(),
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True)


@contextmanager
def as_json(stream: TextIO) -> Iterator[None]:
    """Write all that is logged to `stream` as lines of JSON for as long as the block lasts."""
    root, handler = logging.getLogger(), logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    before = root.handlers[:], LOG.level
    root.handlers[:] = [handler]
    LOG.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.handlers[:] = before[0]
        LOG.setLevel(before[1])
