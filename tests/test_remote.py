"""Addresses of stores on servers, and who asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.remote import Patience, Server, is_server
from kg.settings import Settings, place_of

HERE = "sparql+http://127.0.0.1:7878"


def test_an_address_is_read_and_written_as_it_was() -> None:
    server = Server.of(HERE, {"KG_REMOTE_FOLDER": "aside"})
    assert (server.url, str(server)) == ("http://127.0.0.1:7878", HERE)
    assert (server.query, server.update, server.graphs) == (None, None, None)
    assert server.folder.parent == Path("aside")
    assert server.folder != Server.of(HERE + "/other", {"KG_REMOTE_FOLDER": "aside"}).folder


def test_endpoints_are_whole_or_paths_of_the_server() -> None:
    server = Server.of("sparql+https://kg.test/ds/?query=q&update=/u&graph=https://other.test/g", {})
    assert str(server) == "sparql+https://kg.test/ds/"
    assert (server.query, server.update) == ("https://kg.test/ds/q", "https://kg.test/u")
    assert server.graphs == "https://other.test/g"


@pytest.mark.parametrize(
    "written",
    [
        "sparql+http://",
        "sparql+http:kg.test",
        "sparql+http://kg.test:port/",
        "sparql+http://kg.test:99999/",
        "sparql+http://kg.test/#part",
        "sparql+http://kg test/",
        "sparql+http://kg.test/\n",
        "sparql+http://[::1/",
        "SPARQL+HTTP://",
    ],
)
def test_what_is_no_address_is_said(written: str) -> None:
    assert is_server(written)
    with pytest.raises(
        UsageError, match=r"no address of a store on a server, which is sparql\+http://HOST:PORT"
    ):
        Server.of(written, {})


@pytest.mark.parametrize(
    "written",
    [
        "sparql+http://ana:s3cret@kg.test/",
        "sparql+http://s3cret@kg.test",
        "sparql+https://kg.test/?query=https://ana:s3cret@kg.test/query",
    ],
)
def test_a_secret_in_an_address_is_refused_and_not_repeated(written: str) -> None:
    with pytest.raises(UsageError, match="holds no user and no password: set KG_STORE_USER") as told:
        Server.of(written, {})
    assert "s3cret" not in str(told.value)
    assert "ana" not in str(told.value)


@pytest.mark.parametrize(
    ("end", "why"), [("query=ftp://kg.test/", "http or https"), ("ask=q", "no parameter 'ask'")]
)
def test_an_endpoint_that_cannot_be_is_refused(end: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        Server.of(f"{HERE}?{end}", {})


def test_who_asks_comes_from_the_environment_and_is_not_shown() -> None:
    named = Server.of(HERE, {"KG_STORE_USER": "ana", "KG_STORE_PASSWORD": "s3cret"})
    assert (named.user, named.password, named.token) == ("ana", "s3cret", None)
    token = Server.of(HERE, {"KG_STORE_TOKEN": "s3cret"})
    assert (token.user, token.token) == (None, "s3cret")
    assert "s3cret" not in f"{named!r} {token!r} {named} {Settings(store=named)!r}"
    with pytest.raises(UsageError, match="not both"):
        Server.of(HERE, {"KG_STORE_USER": "ana", "KG_STORE_TOKEN": "t"})


def test_patience_is_read() -> None:
    env = {"CONNECT_SECONDS": "1", "SECONDS": "2.5", "TRIES": "3", "LEASE_SECONDS": "4"}
    env |= {"UPDATE_BYTES": "5", "ANSWER_BYTES": "6"}
    assert Patience.from_env({f"KG_REMOTE_{name}": value for name, value in env.items()}) == Patience(
        1.0, 2.5, 3, 4.0, 5, 6
    )
    assert Patience.from_env({"KG_REMOTE_SECONDS": ""}) == Patience()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECONDS", "0"),
        ("SECONDS", "-1"),
        ("SECONDS", "inf"),
        ("SECONDS", "nan"),
        ("SECONDS", "soon"),
        ("TRIES", "0.5"),
    ],
)
def test_what_is_no_number_above_nothing_is_refused(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"KG_REMOTE_{name}={value}: it is a number above 0"):
        Server.of(HERE, {f"KG_REMOTE_{name}": value})


def test_a_place_is_a_folder_or_a_server() -> None:
    assert place_of("wars") == Path("wars")
    assert place_of("sparql") == Path("sparql")
    assert isinstance(place_of(HERE, {}), Server)
    assert isinstance(Settings.from_env({"KG_STORE": HERE}).store, Server)


def test_what_works_on_a_folder_says_so_of_a_server() -> None:
    with pytest.raises(
        UsageError, match=r"sparql\+http://127\.0\.0\.1:7878 is a server: back it up by its own means"
    ):
        _ = Settings.from_env({"KG_STORE": HERE}).folder
    assert Settings(store=Path("wars")).folder == Settings(store=Path("wars")).aside == Path("wars")
    assert Settings.from_env({"KG_STORE": HERE, "KG_REMOTE_FOLDER": "a"}).aside.parent == Path("a")
