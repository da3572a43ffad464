"""Pages of HTML."""

from datetime import date

import pytest

from kg.errors import UnreadableInput
from kg.read.page import page
from kg.read.terms import Terms

TODAY = date(2026, 3, 1)
TERMS = Terms(TODAY, published=date(2020, 1, 2), source="Given")
ARTICLE = """<!doctype html><html><head><title>Town falls</title>{head}</head><body><nav>Home</nav><article>
<h1>Town falls</h1><p>The army took the town on Wednesday, its command said.</p>
<p>Militants left for the desert, a monitor said.{more}</p></article>
<footer>Copyright 2019</footer></body></html>"""


def html(head: str = "", more: str = "") -> bytes:
    return ARTICLE.format(head=head, more=more).encode()


def test_a_page_gives_article_title_day_site_and_address() -> None:
    head = """<meta property="og:site_name" content="The Wire">
    <meta property="article:published_time" content="2017-11-09T10:00:00Z">
    <meta property="article:modified_time" content="2018-01-01T10:00:00Z">
    <link rel="canonical" href="https://example.org/town">"""
    found = page(html(head), "town", TERMS)
    assert (found.id, found.title, found.published) == ("town", "Town falls", date(2017, 11, 9))
    assert (found.source, found.url) == ("The Wire", "https://example.org/town")
    assert "The army took the town on Wednesday, its command said.\n" in found.text
    assert "Copyright" not in found.text


def test_a_page_without_day_takes_the_default_and_guesses_none_from_its_words() -> None:
    found = page(html(more=" It first fell on 3 May 2014."), "town", TERMS)
    assert (found.published, found.source) == (date(2020, 1, 2), "Given")
    assert page(html(), "town", Terms(TODAY)).published is None


def test_a_time_element_gives_the_day() -> None:
    found = page(html(more=' <time datetime="2018-02-03">3 February</time>'), "town", Terms(TODAY))
    assert found.published == date(2018, 2, 3)


def test_a_day_in_the_future_is_not_believed() -> None:
    head = '<meta property="article:published_time" content="2027-01-01">'
    assert page(html(head), "town", Terms(TODAY)).published is None


def test_scripts_and_addresses_that_run_do_not_come_in() -> None:
    head = '<link rel="canonical" href="javascript:alert(1)"><script>alert(2)</script>'
    found = page(html(head, "<script>alert(3)</script><img src=x onerror=alert(4)>"), "town", Terms(TODAY))
    assert found.url is None
    assert "alert" not in found.text


@pytest.mark.parametrize("data", [b"<html></html>", b"<p>Short</p>", b"<div>" * 5000 + b"deep"])
def test_a_page_without_article_is_refused(data: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnreadableInput, match=r"^no article was found in the page$"):
        page(data, "town", TERMS)
    assert capfd.readouterr() == ("", "")


def test_an_article_past_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"^too large: \d+ characters where 50 are allowed$"):
        page(html(), "town", Terms(TODAY, max_chars=50))
