"""Tokens: how they are read, what they open, and that they stay unsaid."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from kg.errors import UsageError
from kg.graph import Graph
from kg.serve import problems
from kg.serve.access import Access, Key, Scope, Writing
from tests.serve.conftest import SETTINGS
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.story import HOSTILE

READ, WRITE, OTHER = "reads-only-0123456789", "writes-too-0123456789", "of-nobody-0123456789"
AWAY = {"X-Forwarded-For": "203.0.113.9"}


def digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


ACCESS = Access((Key(Scope.READ, digest(READ)), Key(Scope.WRITE, digest(WRITE), "desk")))


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def written(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "tokens"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def test_no_tokens_unless_they_are_given() -> None:
    assert Access.given(env={}) == Access()
    assert Access.given(env={"KG_WRITE_TOKEN": "", "KG_TOKENS": ""}) == Access()
    assert not Access().writes


def test_tokens_of_the_environment_are_kept_as_digests() -> None:
    access = Access.given(env={"KG_READ_TOKEN": READ, "KG_WRITE_TOKEN": f"sha256:{digest(WRITE).upper()}"})
    assert access.keys == (
        Key(Scope.READ, digest(READ), "KG_READ_TOKEN"),
        Key(Scope.WRITE, digest(WRITE), "KG_WRITE_TOKEN"),
    )
    assert READ not in repr(access)
    assert digest(READ) not in repr(access)


def test_tokens_of_a_file(tmp_path: Path) -> None:
    file = written(
        tmp_path, f"# the desk's\n\nwrite sha256:{digest(WRITE)} night desk # till May\nread {READ}\n"
    )
    kept = (Key(Scope.WRITE, digest(WRITE), "night desk"), Key(Scope.READ, digest(READ)))
    assert Access.given(file, {}).keys == kept
    assert Access.given(env={"KG_TOKENS": str(file)}).keys == kept


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("read short", ":2: a token has at least 16 characters"),
        (f"read {READ}é", ":2: a token has at least 16"),
        ("read sha256:12", ":2: a token has at least 16"),
        (READ, ":2: a line is SCOPE TOKEN"),
        (f"admin {READ}", ":2: a line is SCOPE TOKEN"),
    ],
)
def test_a_line_that_is_none_is_refused_without_repeating_it(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as refused:
        Access.given(written(tmp_path, f"# first\n{line}\n"), {})
    assert line.rsplit(maxsplit=1)[-1] not in str(refused.value)


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read as a file of tokens: FileNotFoundError"):
        Access.given(tmp_path / "none", {})
    file = written(tmp_path, "")
    file.write_bytes(b"read \xff\xfe")
    with pytest.raises(UsageError, match="UnicodeDecodeError"):
        Access.given(file, {})


@pytest.mark.skipif(os.name != "posix", reason="the rights of POSIX")
@pytest.mark.parametrize(("mode", "refused"), [(0o644, True), (0o620, True), (0o440, False), (0o600, False)])
def test_a_file_open_to_others_is_refused(tmp_path: Path, mode: int, refused: bool) -> None:
    file = written(tmp_path, f"read {READ}\n", mode)
    if not refused:
        assert Access.given(file, {}).scope(READ) is Scope.READ
        return
    with pytest.raises(UsageError, match="open to others; chmod 600"):
        Access.given(file, {})


def test_scopes() -> None:
    assert [ACCESS.scope(t) for t in (READ, WRITE, OTHER, "", READ[:-1], digest(READ))] == [
        Scope.READ,
        Scope.WRITE,
        None,
        None,
        None,
        None,
    ]
    twice = Access((Key(Scope.WRITE, digest(READ)), Key(Scope.READ, digest(READ))))
    assert twice.scope(READ) is Scope.WRITE


def put(access: Access, path: str = "/thing", **headers: str) -> httpx.Response:
    app = FastAPI()
    app.state.access = access
    problems.install(app)

    @app.put("/thing", status_code=204, dependencies=[Writing])
    async def thing() -> None:
        return None

    async def asking() -> httpx.Response:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://127.0.0.1"
        ) as client:
            return await client.put(path, headers=headers)

    return asyncio.run(asking())


def test_writing_needs_a_write_token() -> None:
    assert put(ACCESS, **bearer(WRITE)).status_code == 204
    assert put(ACCESS, authorization=f"bearer  {WRITE}").status_code == 204
    assert "no token was sent" in problem(put(ACCESS), 403)["detail"]
    assert "only reads" in problem(put(ACCESS, **bearer(READ)), 403)["detail"]
    assert problem(put(ACCESS, f"/thing?token={WRITE}"), 403)
    assert problem(put(ACCESS, authorization=f"Basic {WRITE}"), 403)
    unknown = put(ACCESS, **bearer(OTHER))
    assert problem(unknown, 401)["detail"] == "the server does not know this token"
    assert unknown.headers["www-authenticate"] == 'Bearer error="invalid_token"'


@pytest.mark.parametrize("access", [Access(), Access(ACCESS.keys[:1])])
def test_nobody_writes_where_no_write_token_is_set(access: Access) -> None:
    for headers in ({}, bearer(READ), bearer(OTHER)):
        assert "only reads" in problem(put(access, **headers), 403)["detail"]


@pytest.fixture(scope="module")
def away(graph: Graph) -> Iterator[httpx.Client]:
    with live(graph, SETTINGS, ACCESS) as client:
        client.headers.update(AWAY)
        yield client


def test_full_texts_with_a_token_from_elsewhere(away: httpx.Client) -> None:
    address = "/reports/wire%2F2017-11-09%3Fa%3D1%26b%3D2%23top%20%22%3C%C3%A9%3E"
    assert away.get(address).json()["text"] is None
    for token in (READ, WRITE):
        assert away.get(address, headers=bearer(token)).json()["text"] == HOSTILE.text
    assert problem(away.get(address, headers=bearer(OTHER)), 401)
    query = {"query": "PREFIX schema: <https://schema.org/> SELECT ?t { GRAPH ?g { ?s schema:text ?t } }"}
    assert problem(away.get("/sparql", params=query), 403)
    assert HOSTILE.text in away.get("/sparql", params=query, headers=bearer(READ)).text


def test_a_token_means_nothing_where_none_is_known(graph: Graph) -> None:
    with live(graph, SETTINGS) as client:
        assert client.get("/reports/weather", headers=AWAY | bearer(OTHER)).json()["text"] is None


def test_tokens_are_not_logged(away: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "kg")
    caplog.set_level(logging.DEBUG, "uvicorn")
    for token in (READ, OTHER):
        away.get("/reports/weather", headers=bearer(token))
    told = [r.getMessage() for r in caplog.records if r.name.startswith(("kg", "uvicorn"))]
    assert not [line for line in told if READ in line or OTHER in line]
