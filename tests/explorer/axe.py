"""What axe-core finds on a page that keeps somebody from using it."""

from __future__ import annotations

from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

GRAVE: Final = frozenset({"serious", "critical"})
# Stylesheets fetched anew only serve a rule that is off by default, and would be put in against the page's policy.
_RUN: Final = 'axe.run(document, {resultTypes: ["violations"], preload: {assets: ["media"]}})'


def violations(page: Page) -> list[str]:
    """Give what is serious or critical, one line an element: rule, impact, where it is and what is wrong.

    Every rule that axe-core has on by default is asked. What is hidden is not looked at: open a view and let it
    settle before, and ask light, dark and each view by itself.
    """
    page.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = page.evaluate(_RUN)
    return sorted(
        f"{rule['id']} ({rule['impact']}) at {_place(node['target'])}: {_wrong(node)}"
        for rule in found["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    )


def _place(target: list[Any]) -> str:
    return " in ".join(str(one) for one in reversed(target))


def _wrong(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))
