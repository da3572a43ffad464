"""What the environment says of a run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import UsageError
from kg.settings import DEFAULT_BASE, SERVING, Rate, Serving, Settings, base_of


def test_what_is_unset_or_empty_keeps_its_default() -> None:
    empty = dict.fromkeys(("KG_STORE", "KG_BASE", "KG_MODEL", "KG_CACHE", "KG_AUTHOR"), "")
    assert Settings.from_env({}) == Settings.from_env(empty) == Settings()
    assert Settings().base == DEFAULT_BASE


def test_an_author_is_read() -> None:
    assert Settings.from_env({"KG_AUTHOR": "Ann"}).author == "Ann"
    assert Settings().author is None


def test_what_is_set_is_read() -> None:
    env = {"KG_STORE": "wars", "KG_BASE": "https://kg.test/a", "KG_MODEL": "m", "KG_CACHE": "c"}
    found = Settings.from_env(env)
    assert (found.store, found.base, found.model, found.cache) == (
        Path("wars"),
        "https://kg.test/a/",
        "m",
        Path("c"),
    )


@pytest.mark.parametrize(
    "written",
    [
        *("example.org", "/", "//kg.test/", "http://", "http:///a", "urn:kg", "ftp://kg.test/"),
        *(
            "http://kg test/",
            "http://kg.test/?a",
            "http://kg.test/#",
            "http://kg.test/<a>",
            " http://kg.test/",
        ),
        *("http://kg.test/[a]/", "http://me@kg.test/"),
        *(
            "http://[::1",
            "http://kg.test:x/",
            "http://kg.test:99999/",
            "http://kg.test/%zz",
            "http://kg.test/\x00",
        ),
    ],
)
def test_what_is_no_address_is_no_base(written: str) -> None:
    with pytest.raises(
        UsageError, match=r"^base .+ is no address such as http://127\.0\.0\.1:8000/; see KG_B"
    ):
        Settings.from_env({"KG_BASE": written})


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("http://kg.test", "http://kg.test/"),
        ("https://kg.test/a//", "https://kg.test/a/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("http://kämpfe.test/%C3%A4/", "http://kämpfe.test/%C3%A4/"),
    ],
)
def test_an_address_ends_in_one_stroke(written: str, base: str) -> None:
    assert base_of(written) == base


@given(st.text(st.sampled_from("ab0/:@[]%.~é !'()*,;=&$+-_\\\x7f\u200e\ufffe\U0001f300"), max_size=12))
@example("/[a]")
@example("@a@b")
def test_every_base_is_an_iri_that_the_store_takes(rest: str) -> None:
    try:
        base = base_of("http://kg.test" + rest)
    except UsageError:
        return
    assert NamedNode(base + "entities/x").value == base + "entities/x"


def test_limits_on_queries_from_the_environment() -> None:
    env = {"KG_QUERY_SECONDS": "2.5", "KG_QUERY_ROWS": "7", "KG_QUERY_BYTES": "900"}
    found = Settings.from_env(env)
    assert (found.query_seconds, found.query_rows, found.query_bytes) == (2.5, 7, 900)
    unset = Settings.from_env({"KG_QUERY_ROWS": ""})
    assert (unset.query_seconds, unset.query_rows, unset.query_bytes) == (10.0, 10_000, 67_108_864)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("KG_QUERY_SECONDS", "soon"),
        ("KG_QUERY_SECONDS", "inf"),
        ("KG_QUERY_SECONDS", "nan"),
        ("KG_QUERY_ROWS", "1.5"),
        ("KG_QUERY_ROWS", "0"),
        ("KG_QUERY_BYTES", "-1"),
    ],
)
def test_a_limit_that_is_none(name: str, written: str) -> None:
    with pytest.raises(UsageError, match=rf"^{name}={written}: a limit is a number above 0$"):
        Settings.from_env({name: written})


def test_how_to_serve_is_read() -> None:
    env = {
        "KG_PUBLIC_URL": "https://kg.test/wars",
        "KG_TRUSTED_PROXY": "127.0.0.1, 10.0.0.0/8,::1",
        "KG_RATE": "600/m",
        "KG_LOG": "json",
        "KG_METRICS": "1",
    }
    found = Settings.from_env(env).serving
    assert (found.root_path, found.public_url) == ("/wars", "https://kg.test/wars/")
    assert [str(network) for network in found.proxies] == ["127.0.0.1/32", "10.0.0.0/8", "::1/128"]
    assert (found.rate, found.log_requests, found.metrics) == (Rate(600, 60), True, True)


def test_serving_is_plain_unless_told() -> None:
    empty = dict.fromkeys(SERVING, "")
    assert Settings.from_env(empty).serving == Settings.from_env({"KG_METRICS": "no"}).serving == Serving()


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("KG_ROOT_PATH", "/a b", "root path '/a b'"),
        ("KG_ROOT_PATH", "kg", "root path 'kg'"),
        ("KG_ROOT_PATH", "/../kg", "root path '/../kg'"),
        ("KG_ROOT_PATH", "//kg", "root path '//kg'"),
        ("KG_PUBLIC_URL", "kg.test", "base 'kg.test'"),
        ("KG_TRUSTED_PROXY", "nginx", "trusted proxy 'nginx'"),
        ("KG_TRUSTED_PROXY", "10.0.0.1/8", "trusted proxy '10.0.0.1/8'"),
        ("KG_RATE", "0/s", "rate '0/s'"),
        ("KG_RATE", "20/day", "rate '20/day'"),
        ("KG_LOG", "xml", "log 'xml'"),
    ],
)
def test_what_no_server_can_be_told_is_refused(name: str, written: str, said: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(said)}"):
        Settings.from_env({name: written})


def test_a_public_url_that_ends_elsewhere_is_refused() -> None:
    with pytest.raises(UsageError, match=r"^public URL https://kg.test/a/ does not end in the root path /b$"):
        Serving.of(root_path="/b", public_url="https://kg.test/a")
