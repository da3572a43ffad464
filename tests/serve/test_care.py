"""Who may read a full text."""

from __future__ import annotations

import pytest
from fastapi import Request

from kg.serve.care import holds_text, is_loopback


def asked(client: str | None = "127.0.0.1", **headers: str) -> Request:
    named = {"host": "127.0.0.1:8000"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "path": "/reports/r1",
            "query_string": b"",
            "server": ("127.0.0.1", 8000),
            "client": (client, 50_000) if client else None,
            "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        }
    )


def test_who_sits_at_the_machine_holds_the_text() -> None:
    assert holds_text(asked())
    assert holds_text(asked(host="localhost:8000"))
    assert holds_text(asked("::1", host="[::1]:8000"))
    assert holds_text(asked(origin="http://127.0.0.1:8000", sec_fetch_site="same-origin"))
    assert holds_text(asked(sec_fetch_site="none"))


@pytest.mark.parametrize(
    "request_",
    [
        asked(None),
        asked("203.0.113.9"),
        asked(x_forwarded_for="203.0.113.9"),
        asked(forwarded="for=203.0.113.9"),
        asked(via="1.1 proxy"),
        asked(host="rebound.example:8000"),
        asked(origin="https://other.example"),
        asked(origin="null"),
        asked(origin="http://127.0.0.1:9000"),
        asked(sec_fetch_site="cross-site"),
        asked(sec_fetch_site="same-site"),
    ],
)
def test_all_others_do_not(request_: Request) -> None:
    assert not holds_text(request_)


def test_loopback_names() -> None:
    names = ["127.0.0.1", "127.8.8.8", "::1", "LOCALHOST", "0.0.0.0", "10.0.0.1", "localhost.example", ""]
    assert [is_loopback(name) for name in names] == [True, True, True, True, False, False, False, False]
