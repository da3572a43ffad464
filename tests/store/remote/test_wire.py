"""Requests to a server: what is tried again, what is not, and what no answer may be."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator

import httpx
import pytest

from kg.errors import StoreError
from kg.store.remote.wire import JSON, Refused, Wire
from tests.store.remote.inside import URL, wire_of

ANSWER = b'{"head":{},"boolean":true}'


def always(status: int, **headers: str) -> Callable[[httpx.Request], httpx.Response]:
    return lambda request: httpx.Response(status, content=b"no <b>way</b>", headers=headers)


def after(
    failures: int, failure: Callable[[httpx.Request], httpx.Response]
) -> tuple[Callable[[httpx.Request], httpx.Response], list[httpx.Request]]:
    """Fail so many times, then answer; and note what was asked."""
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return failure(request) if len(asked) <= failures else httpx.Response(200, content=ANSWER)

    return answer, asked


def broken(request: httpx.Request) -> httpx.Response:
    raise httpx.RemoteProtocolError("gone", request=request)


def unreached(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused", request=request)


def slow(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("slow", request=request)


@pytest.mark.parametrize("failure", [always(503), always(429), always(502), broken, unreached])
def test_what_passes_is_tried_again_with_longer_and_longer_pauses(
    failure: Callable[[httpx.Request], httpx.Response],
) -> None:
    pauses: list[float] = []
    answer, asked = after(3, failure)
    assert wire_of(answer, pauses).ask(URL, {"query": "ASK {}"}, JSON) == ANSWER
    assert len(asked) == 4
    for pause, due in zip(pauses, (0.2, 0.4, 0.8), strict=True):
        assert due / 2 <= pause <= due * 1.5


def test_after_so_many_tries_it_is_said() -> None:
    pauses: list[float] = []
    answer, asked = after(9, always(503))
    with pytest.raises(Refused, match="503 no <b>way</b>"):
        wire_of(answer, pauses, {"KG_REMOTE_TRIES": "2"}).ask(URL, {"query": "ASK {}"}, JSON)
    assert (len(asked), len(pauses)) == (2, 1)


@pytest.mark.parametrize("failure", [always(400), always(500), always(401), slow])
def test_what_would_fail_again_is_not_tried_again(
    failure: Callable[[httpx.Request], httpx.Response],
) -> None:
    answer, asked = after(9, failure)
    with pytest.raises(Refused):
        wire_of(answer).ask(URL, {"query": "ASK {}"}, JSON)
    assert len(asked) == 1


def test_one_who_has_so_many_seconds_is_told_and_asks_once() -> None:
    answer, asked = after(9, slow)
    with pytest.raises(Refused, match=r"did not answer within 2 s") as told:
        wire_of(answer).ask(URL, {"query": "ASK {}"}, JSON, seconds=2.0)
    assert (told.value.late, len(asked)) == (True, 1)
    assert asked[0].extensions["timeout"]["read"] == 2.0


@pytest.mark.parametrize(
    ("failure", "tries"), [(broken, 1), (always(502), 1), (unreached, 2), (always(503), 2)]
)
def test_an_update_that_may_have_been_made_is_made_again_only_if_that_changes_nothing(
    failure: Callable[[httpx.Request], httpx.Response], tries: int
) -> None:
    for repeatable, due in ((False, tries), (True, 2)):
        answer, asked = after(1, failure)
        wire = wire_of(answer)
        if due == 1:
            with pytest.raises(Refused) as told:
                wire.update(URL, "CLEAR ALL", repeatable=repeatable)
            assert told.value.unsure
        else:
            wire.update(URL, "CLEAR ALL", repeatable=repeatable)
        assert len(asked) == due


def test_a_server_that_wants_a_form_for_an_update_gets_one() -> None:
    answer, asked = after(1, always(415))
    wire_of(answer).update(URL, "CLEAR ALL", repeatable=False)
    assert asked[1].content == b"update=CLEAR+ALL"


def test_nobody_is_followed_elsewhere() -> None:
    answer, asked = after(9, always(307, Location="http://other.example/"))
    with pytest.raises(Refused, match="307"):
        wire_of(answer).ask(URL, {"query": "ASK {}"}, JSON)
    assert {request.url.host for request in asked} == {"kg.example"}


def test_an_answer_beyond_all_bounds_is_refused() -> None:
    def endless(request: httpx.Request) -> httpx.Response:
        def pieces() -> Iterator[bytes]:
            while True:
                yield b" " * 1000

        return httpx.Response(200, content=pieces())

    with pytest.raises(StoreError, match=r"more than 5,000 bytes .* KG_REMOTE_ANSWER_BYTES allows more"):
        wire_of(endless, env={"KG_REMOTE_ANSWER_BYTES": "5000"}).ask(URL, {"query": "ASK {}"}, JSON)


def test_a_server_that_leaves_rows_out_is_found_out() -> None:
    def short(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=ANSWER, headers={"X-SPARQL-MaxRows": "10000"})

    with pytest.raises(StoreError, match=r"leaves rows out .*X-SPARQL-MaxRows: 10000.*ResultSetMaxRows"):
        wire_of(short).ask(URL, {"query": "ASK {}"}, JSON)


def test_rows_begin_anew_when_an_answer_broke_off() -> None:
    tries: list[int] = []

    def halves(request: httpx.Request) -> httpx.Response:
        def pieces() -> Iterator[bytes]:
            yield ANSWER[:9]
            if len(tries) == 1:
                raise httpx.ReadError("cut", request=request)
            yield ANSWER[9:]

        tries.append(1)
        return httpx.Response(200, content=pieces())

    with wire_of(halves).spooled(URL, {"query": "ASK {}"}) as file:
        assert file.read() == ANSWER
    assert len(tries) == 2


def test_a_token_says_who_asks() -> None:
    answer, asked = after(0, slow)
    wire_of(answer, env={"KG_STORE_TOKEN": "s3cret"}).probe(URL)
    assert asked[0].headers["Authorization"] == "Bearer s3cret"


def test_a_password_is_told_as_the_server_wants_it() -> None:
    def asks_digest(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers.get("Authorization", ""))
        if asked[-1].startswith("Digest"):
            return httpx.Response(200, content=ANSWER)
        return httpx.Response(401, headers={"WWW-Authenticate": 'Digest realm="r", nonce="n", qop="auth"'})

    asked: list[str] = []
    env = {"KG_STORE_USER": "ana", "KG_STORE_PASSWORD": "s3cret"}
    wire = wire_of(asks_digest, env=env)
    wire.probe(URL)
    wire.probe(URL)
    assert asked[0] == "Basic " + base64.b64encode(b"ana:s3cret").decode()
    assert [word[:6] for word in asked[1:]] == ["", "Digest", "Digest"] or asked[-1].startswith("Digest")


@pytest.mark.parametrize("failure", [always(401), always(500), broken, slow, unreached])
def test_no_secret_is_in_what_is_said(failure: Callable[[httpx.Request], httpx.Response]) -> None:
    for env in ({"KG_STORE_TOKEN": "s3cret"}, {"KG_STORE_USER": "ana", "KG_STORE_PASSWORD": "s3cret"}):
        wire = wire_of(after(9, failure)[0], env=env)
        with pytest.raises(Refused) as told:
            wire.ask(URL, {"query": "ASK {}"}, JSON)
        assert "s3cret" not in f"{told.value} {told.value!r} {told.value.__cause__}"


def test_a_closed_wire_says_so() -> None:
    wire: Wire = wire_of(after(0, slow)[0])
    wire.close()
    with pytest.raises(StoreError, match="closed"):
        wire.probe(URL)
