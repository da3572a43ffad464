"""axe-core runs under a policy like that of the page, and says what is wrong and where."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.explorer.axe import violations
from tests.explorer.watched import watched

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Planted</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n'; style-src 'nonce-n';
 require-trusted-types-for 'script'; trusted-types 'none'">
<style nonce="n">.pale { color: #ddd; background: #fff } .gone { display: none }</style></head><body><main>
<h1>Places</h1><button>Named</button>%s</main></body></html>"""
PLANTED = """<button id="nameless"></button><p id="pale" class="pale">Hardly to be read</p>
<div id="wrong" role="listbox" aria-expanded="perhaps"></div><div id="slight" role="main"></div>
<button class="gone"></button>"""
FOUND = [
    "aria-input-field-name (serious) at #wrong",
    "aria-valid-attr-value (critical) at #wrong",
    "button-name (critical) at #nameless",
    "color-contrast (serious) at #pale",
]


def asked(body: str, context: BrowserContext, folder: Path) -> list[str]:
    file = folder / "page.html"
    file.write_text(PAGE % body, "utf-8")
    view = watched(context, file.as_uri())
    view.page.goto(view.address)
    found = violations(view.page)
    assert view.faults == []
    return found


def test_it_finds_what_is_serious_or_critical(context: BrowserContext, tmp_path: Path) -> None:
    found = asked(PLANTED, context, tmp_path)
    assert [line.partition(":")[0] for line in found] == FOUND
    assert "insufficient color contrast of 1.35" in found[3]


def test_it_finds_nothing_where_nothing_is_wrong(context: BrowserContext, tmp_path: Path) -> None:
    assert asked("", context, tmp_path) == []
