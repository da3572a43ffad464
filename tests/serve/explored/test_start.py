"""The explorer's page."""

from __future__ import annotations

import re

import httpx

from kg.serve.explored.assets import digest


def test_each_page_has_a_nonce_of_its_own_and_is_not_kept(client: httpx.Client) -> None:
    nonces = set()
    for _ in range(2):
        answer = client.get("/")
        found = re.search(r"script-src 'nonce-([^']+)'", answer.headers["content-security-policy"])
        assert found
        assert (
            f'<script type="module" src="/explorer/{digest()}/served/start.js" nonce="{found[1]}">'
            in answer.text
        )
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
        nonces.add(found[1])
    assert len(nonces) == 2


def test_without_scripts_it_leads_on(client: httpx.Client) -> None:
    page = client.get("/").text
    said = page[page.index("<noscript>") :]
    assert re.findall(r'href="([^"]+)"', said) == ["/entities", "/reports", "/queries"]
