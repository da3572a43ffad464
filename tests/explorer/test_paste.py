"""Reports pasted or dropped: read, shown, and kept only if that is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from kg.graph import Graph, open_graph
from kg.serve.access import Access
from kg.settings import Settings
from tests.explorer.watched import Watched, watched
from tests.serve.live import live
from tests.serve.scratch import ACCESS, READ, WRITE

WORDS = (
    "The Syrian army captured Abu Kamal on Wednesday 🎖, the monitor said.\n\n"
    "Islamic State lost Mayadin on 14 October 2017."
)


def _page(context: BrowserContext, graph: Graph, access: Access) -> Iterator[Watched]:
    with live(graph, Settings(), access) as client:
        view = watched(context, f"{str(client.base_url).rstrip('/')}/")
        view.open()
        yield view
        assert view.faults == []


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    with open_graph(tmp_path / "graph") as graph:
        yield graph


@pytest.fixture
def kept(context: BrowserContext, graph: Graph) -> Iterator[Watched]:
    """Give a page before an empty graph that a token writes to."""
    yield from _page(context, graph, ACCESS)


@pytest.fixture
def read_only(context: BrowserContext, graph: Graph) -> Iterator[Watched]:
    """Give a page before an empty graph that nobody writes to."""
    yield from _page(context, graph, Access())


def _read(page: Page, words: str = WORDS, day: str = "2017-11-09") -> None:
    page.click("#paste-open")
    page.fill("#paste-text", words)
    page.fill("#paste-day", day)
    page.click("#paste-read")


def _drop(page: Page, *files: tuple[str, str]) -> None:
    page.evaluate(
        """(files) => {
            const data = new DataTransfer();
            for (const [name, words] of files) data.items.add(new File([words], name));
            for (const type of ["dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: data}));
        }""",
        [list(file) for file in files],
    )


def test_claims_are_shown_in_their_words_before_anything_is_kept(kept: Watched, graph: Graph) -> None:
    _read(kept.page)
    cards = kept.page.locator(".paste-claim")
    expect(cards.first).to_be_visible(timeout=60_000)
    assert "Syrian Armed Forces captured Abu Kamal" in cards.first.inner_text()
    assert "8 Nov 2017" in cards.first.inner_text()
    assert kept.page.locator(".paste-text").inner_text() == WORDS
    # The sign before it is two units of UTF-16 and one code point.
    assert kept.page.locator(".paste-text mark").all_inner_texts() == ["captured", "lost"]
    assert kept.page.locator(".paste-warnings li").count() == 1
    cards.last.click()
    assert (
        "".join(kept.page.locator(".paste-on").all_inner_texts())
        == "Islamic State lost Mayadin on 14 October 2017."
    )
    kept.page.keyboard.press("Escape")
    expect(kept.page.locator("#paste")).to_be_hidden()
    assert kept.page.evaluate("document.activeElement.id") == "paste-open"
    assert graph.reports() == []


def test_a_report_is_kept_with_a_token_followed_and_selected(kept: Watched, graph: Graph) -> None:
    _read(kept.page)
    kept.page.click("#paste-keep", timeout=60_000)
    for word, said in (("unknown-0123456789", "does not know"), (READ, "only reads")):
        kept.page.fill("#sign-in-token", word)
        kept.page.keyboard.press("Enter")
        expect(kept.page.locator("#sign-in .sign-in-fault")).to_contain_text(said)
    kept.page.fill("#sign-in-token", WRITE)
    with kept.page.expect_event("load", timeout=60_000):
        kept.page.keyboard.press("Enter")
    kept.ready()
    [report] = graph.reports()
    assert (report.text, str(report.published)) == (WORDS, "2017-11-09")
    assert kept.state() == f"#sel=report%3A{report.id}"
    expect(kept.page.locator("#panel")).to_be_visible()
    assert kept.page.evaluate("[sessionStorage.getItem('kg-token'), localStorage.getItem('kg-token')]") == [
        WRITE,
        None,
    ]


def test_where_nobody_writes_it_says_how_that_is_done(read_only: Watched) -> None:
    _read(read_only.page)
    expect(read_only.page.locator(".paste-keep")).to_contain_text("kg serve --tokens FILE", timeout=60_000)
    assert "kg ingest FILE" in read_only.page.inner_text(".paste-keep")
    assert read_only.page.locator("#paste-keep").count() == 0


def test_a_dropped_file_is_read(kept: Watched) -> None:
    _drop(kept.page, ("town.txt", "The army captured Raqqa."))
    expect(kept.page.locator(".paste-file")).to_contain_text("town.txt")
    expect(kept.page.locator("#paste-text")).to_be_hidden()
    kept.page.click("#paste-read")
    expect(kept.page.locator(".paste-text")).to_have_text("The army captured Raqqa.", timeout=60_000)
    assert kept.page.locator(".paste-warnings li").count() == 2


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("a.txt", "x"), ("b c.txt", "y")], "kg ingest a.txt 'b c.txt'"),
        ([("reports.jsonl", "{}")], "kg ingest reports.jsonl"),
        ([("photo.png", "x")], "Here txt, md and html files are read."),
        ([("long.txt", "x" * 1_000_001)], "larger than a megabyte"),
    ],
    ids=["several", "many reports", "a picture", "too large"],
)
def test_what_is_not_read_here_is_refused_with_the_command(
    kept: Watched, files: list[tuple[str, str]], said: str
) -> None:
    _drop(kept.page, *files)
    expect(kept.page.locator("#paste-fault")).to_contain_text(said)
    expect(kept.page.locator(".paste-file")).to_be_hidden()


def test_faults_stand_in_the_form_and_its_words_stay(kept: Watched) -> None:
    foreign = (
        "L'armée a repris la ville et les habitants sont rentrés chez eux dans la soirée, selon la radio."
    )
    _read(kept.page, foreign)
    expect(kept.page.locator("#paste-fault")).to_have_text(
        "It is written in French, and only English is understood."
    )
    kept.page.keyboard.press("Escape")
    kept.page.click("#paste-open")
    assert kept.page.input_value("#paste-text") == foreign
    kept.page.check("#paste-force")
    kept.page.click("#paste-read")
    expect(kept.page.locator(".paste-warnings")).to_contain_text("No claims were found", timeout=60_000)
    kept.page.get_by_role("button", name="Change it").click()
    kept.page.fill("#paste-text", " ")
    kept.page.click("#paste-read")
    expect(kept.page.locator("#paste-fault")).to_contain_text("empty: there is no text in it")


def test_hostile_words_stay_words(kept: Watched) -> None:
    words = "<img src=x onerror=alert(1)> The Syrian army captured <b>Raqqa</b>\u202e on Tuesday."
    _read(kept.page, words)
    expect(kept.page.locator(".paste-text")).to_have_text(words, timeout=60_000)
    assert kept.page.locator(".paste-text img, .paste-text b").count() == 0
