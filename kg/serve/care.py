"""Who may read a report's full text: it belongs to its publisher, so only those who hold it locally."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from fastapi import Request

from kg.store.tokens import Kind, tokens

_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


def holds_text(request: Request) -> bool:
    """Tell whether the asker sits at this machine.

    The connection comes from a loopback address, through no proxy that names itself or is trusted, for a loopback
    host name (which a rebound DNS name is not), and from no page of another site (which may fetch through the
    reader's browser).
    """
    headers = request.headers
    if (
        getattr(request.state, "forwarded", False)
        or not request.client
        or not is_loopback(request.client.host)
    ):
        return False
    if any(name in headers for name in _FORWARDED) or not is_loopback(request.url.hostname or ""):
        return False
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    return "origin" not in headers or urlsplit(headers["origin"]).netloc == headers.get("host")


def is_loopback(host: str) -> bool:
    """Tell whether an address or host name means this machine itself."""
    # What is longer is neither, and is not worth the memory of having been asked for.
    return len(host) < 64 and _is_loopback(host)


@lru_cache(1024)
def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def reaches_reports(sparql: str) -> bool:
    """Tell whether a query looks beyond the default graph, into the graphs that hold the reports' words.

    >>> reaches_reports("ASK { GRAPH ?report { ?s ?p ?o } }"), reaches_reports("ASK { ?GRAPH ?p 'GRAPH' }")
    (True, False)
    """
    # The engine's grammar wants no space behind a keyword, so that one may begin a word or a prefixed name.
    found = (t.text.partition(":")[0].upper() for t in tokens(sparql) if t.kind in {Kind.WORD, Kind.NAME})
    return any("GRAPH" in word or "FROM" in word for word in found)
