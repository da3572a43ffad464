"""The shell: tabs, legend, days, links, light and dark."""

from __future__ import annotations

from tests.explorer.watched import Watched


def test_the_page_comes_with_a_policy_that_runs_nothing_else(page: Watched) -> None:
    answer = page.page.goto(page.address)
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
