"""What a server may hold for a store to be there, or to be made."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode

from kg.errors import StoreError, StoreMismatch, StoreMissing, StoreUnfinished, StoreUnwritable
from kg.store import open_store
from kg.store.marker import about
from kg.store.remote.record import BASE as SAID
from kg.store.remote.record import LOADING
from tests.store.conftest import Servers
from tests.store.places import BASE, held, on_server, quad, server_at

RECORD = about(BASE)


@pytest.fixture
def url(servers: Servers) -> str:
    return servers.url("oxigraph")


def told(url: str, update: str) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    assert httpx.post(url + "/update", content=update, headers=headers, trust_env=False).is_success


def test_what_holds_something_else_is_not_written_to(url: str, tmp_path: Path) -> None:
    told(url, "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
    with pytest.raises(StoreMismatch, match="holds something else than a store; name an empty dataset"):
        on_server(url, tmp_path)()
    with pytest.raises(StoreMissing):
        on_server(url, tmp_path)(write=False)


def test_two_stores_are_too_many(url: str, tmp_path: Path) -> None:
    on_server(url, tmp_path)().close()
    other = about("http://other.test/")
    told(url, f"INSERT DATA {{ GRAPH {other} {{ {other} {SAID} 'http://other.test/' }} }}")
    with pytest.raises(StoreMismatch, match="holds 2 stores; each needs a dataset"):
        on_server(url, tmp_path)(None)


@pytest.mark.parametrize(
    ("change", "due"),
    [
        (
            "DELETE { GRAPH ?g { ?g ?p '2' } } INSERT { GRAPH ?g { ?g ?p '9' } }",
            "has format 9, this version reads 2",
        ),
        ("DELETE { GRAPH ?g { ?g ?p '2' } }", "has format none, this version reads 2"),
        (
            f"DELETE {{ GRAPH ?g {{ ?g {SAID} ?base }} }} INSERT {{ GRAPH ?g {{ ?g {SAID} 'no base' }} }}",
            "names a base that no store can have: 'no base'",
        ),
    ],
)
def test_a_record_that_cannot_be_is_refused(url: str, tmp_path: Path, change: str, due: str) -> None:
    on_server(url, tmp_path)().close()
    told(url, f"{change} WHERE {{ GRAPH ?g {{ ?g ?p '2' ; {SAID} ?base }} }}")
    with pytest.raises(StoreMismatch, match=due):
        on_server(url, tmp_path)(None)


def test_what_is_being_loaded_is_not_read(url: str, tmp_path: Path) -> None:
    on_server(url, tmp_path)().close()
    told(url, f"INSERT DATA {{ GRAPH {RECORD} {{ {RECORD} {LOADING} '1' }} }}")
    for write in (True, False):
        with pytest.raises(StoreUnfinished, match="load it again with `kg load --replace`"):
            on_server(url, tmp_path)(write=write)


def test_what_the_record_says_is_nobodys_business(url: str, tmp_path: Path) -> None:
    with on_server(url, tmp_path)() as store:
        store.change(add=[quad(1)])
        assert held(store) == {quad(1)}
        assert not store.contains(RECORD)
        assert RECORD not in set(store.graphs())
        assert list(store.quads(RECORD)) == []


def test_nobody_there(tmp_path: Path) -> None:
    nowhere = server_at("http://127.0.0.1:9", tmp_path, KG_REMOTE_TRIES="1")
    with pytest.raises(
        StoreError, match=r"no SPARQL endpoint at sparql\+http://127\.0\.0\.1:9; tried .*cannot be reached"
    ):
        open_store(nowhere, BASE)


def test_what_belongs_to_a_store_needs_a_place(url: str, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(StoreUnwritable, match=r"cannot make .*taken.* KG_REMOTE_FOLDER names another place"):
        on_server(url, tmp_path / "taken")()
    with on_server(url, tmp_path)() as store:
        assert store.folder
        assert store.folder.stat().st_mode & 0o777 == 0o700


def test_addresses_with_the_endpoints_in_them_open_the_same(url: str, tmp_path: Path) -> None:
    with on_server(url, tmp_path)() as store:
        store.change(add=[quad(1)])
    with on_server(f"{url}?query=query&update=update&graph=store", tmp_path)() as store:
        assert held(store) == {quad(1)}
        assert store.contains(NamedNode("http://kg.test/reports/g"))
