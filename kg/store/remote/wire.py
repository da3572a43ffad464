"""Requests to a SPARQL server: who asks, how long, how often, and only whole answers."""

from __future__ import annotations

import random
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO, Final, TypeVar

import httpx

from kg.errors import StoreError
from kg.remote import Patience, Server
from kg.store.remote.login import login

JSON: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
TURTLE: Final = "text/turtle"
UPDATE: Final = "application/sparql-update"
Form = Mapping[str, str | list[str]]
T = TypeVar("T")

_AGAIN: Final = frozenset({429, 502, 503, 504})
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 10.0
_IN_MEMORY: Final = 8 * 1024 * 1024
_WORDS: Final = 300
# Of a server that leaves rows out and says so here alone.
_CUT: Final = ("X-SPARQL-MaxRows", "X-SQL-State")
_CHANCE: Final = random.SystemRandom()


class Refused(StoreError):
    """A server that did not do what it was asked, with the status of its answer, 0 where there was none.

    It is `unsure` where it may have done so all the same, `passing` where it may do so later, `late` where it took too
    long.
    """

    def __init__(
        self, why: str, status: int = 0, *, unsure: bool = False, passing: bool = False, late: bool = False
    ) -> None:
        """Say why."""
        super().__init__(why)
        self.status, self.unsure, self.passing, self.late = status, unsure, passing, late


class Wire:
    """Connections to one server; any thread may use them."""

    def __init__(
        self,
        server: Server,
        *,
        transport: httpx.BaseTransport | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Connect to nothing yet. `pause` waits for seconds between two tries.

        `software` is what the server last called itself.
        """
        self.patience, self._pause, self._name = server.patience, pause, str(server)
        self.software = ""
        self._client: httpx.Client | None = httpx.Client(
            auth=login(server),
            timeout=_timeout(self.patience, self.patience.seconds),
            transport=transport,
            verify=ssl.create_default_context(),
            # The answer of another place is not the store's, and no proxy is told what it holds.
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        """End all connections."""
        if self._client:
            self._client.close()
        self._client = None

    def probe(self, url: str) -> None:
        """Ask once whether SPARQL is answered there; `Refused` where it is not."""
        body = self._body("POST", url, data={"query": "ASK {}"}, accept=JSON)
        if b'"head"' not in body:
            raise Refused("answers something else than SPARQL")

    def description(self, url: str) -> bytes:
        """Give what a server says of itself in Turtle; `Refused` where it says nothing."""
        return self._body("GET", url, accept=TURTLE)

    def ask(self, url: str, form: Form, accept: str, seconds: float | None = None) -> bytes:
        """Give the whole answer to a query; what fails on the way is tried again unless it may take only `seconds`."""
        if seconds is not None:
            return self._body("POST", url, data=form, accept=accept, seconds=seconds)
        return self._again(lambda: self._body("POST", url, data=form, accept=accept))

    @contextmanager
    def spooled(self, url: str, form: Form) -> Iterator[IO[bytes]]:
        """Give the whole answer to a query for rows, however many, in a file that is gone when the block ends."""
        with SpooledTemporaryFile(_IN_MEMORY) as file:
            self._again(lambda: self._fill(file, url, form))
            file.seek(0)
            yield file

    def update(self, url: str, sparql: str, *, repeatable: bool) -> None:
        """Have a server change what it holds; what it may have done already is asked again only if `repeatable`."""

        def once() -> None:
            try:
                self._body("POST", url, content=sparql.encode(), kind=UPDATE)
            except Refused as why:
                if why.status != httpx.codes.UNSUPPORTED_MEDIA_TYPE:
                    raise
                self._body("POST", url, data={"update": sparql})

        self._again(once, lambda why: repeatable or not why.unsure)

    def post(self, url: str, content: bytes, kind: str) -> None:
        """Give a server quads to put to those that it has; to do so twice changes nothing."""
        self._again(lambda: self._body("POST", url, content=content, kind=kind))

    def _again(self, once: Callable[[], T], may: Callable[[Refused], bool] = lambda why: True) -> T:
        for number in range(1, self.patience.tries):
            try:
                return once()
            except Refused as why:
                if not (why.passing and may(why)):
                    raise
            # Whoever was sent away together does not come back together.
            self._pause(min(_FIRST_PAUSE * 2 ** (number - 1), _LONGEST_PAUSE) * _CHANCE.uniform(0.5, 1.5))
        return once()

    def _fill(self, file: IO[bytes], url: str, form: Form) -> None:
        file.seek(0)
        file.truncate()
        with self._answer("POST", url, data=form, accept=JSON) as answer:
            for piece in answer.iter_bytes():
                file.write(piece)

    def _body(
        self,
        method: str,
        url: str,
        *,
        data: Form | None = None,
        content: bytes | None = None,
        kind: str | None = None,
        accept: str = "*/*",
        seconds: float | None = None,
    ) -> bytes:
        whole, begun = bytearray(), time.monotonic()
        with self._answer(
            method, url, data=data, content=content, kind=kind, accept=accept, seconds=seconds
        ) as answer:
            for piece in answer.iter_bytes():
                whole += piece
                if seconds is not None and time.monotonic() - begun > seconds:
                    raise self._late(seconds)
                if len(whole) > self.patience.answer:
                    raise StoreError(
                        f"{self._name} gave more than {self.patience.answer:,} bytes for one answer;"
                        " KG_REMOTE_ANSWER_BYTES allows more"
                    )
        return bytes(whole)

    @contextmanager
    def _answer(
        self,
        method: str,
        url: str,
        *,
        data: Form | None = None,
        content: bytes | None = None,
        kind: str | None = None,
        accept: str = "*/*",
        seconds: float | None = None,
    ) -> Iterator[httpx.Response]:
        if self._client is None:
            raise StoreError("the store is closed")
        headers = {"Accept": accept} | ({"Content-Type": kind} if kind else {})
        timeout = _timeout(self.patience, seconds or self.patience.seconds)
        try:
            with self._client.stream(
                method, url, data=data, content=content, headers=headers, timeout=timeout
            ) as answer:
                self._refuse(answer)
                yield answer
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise Refused(f"{self._name} cannot be reached: {_words(error)}", passing=True) from error
        except httpx.TimeoutException as error:
            raise self._late(timeout.read) from error
        except httpx.HTTPError as error:
            why = f"{self._name} broke off: {_words(error)}"
            raise Refused(why, unsure=True, passing=True) from error
        except httpx.InvalidURL as error:
            raise StoreError(f"{self._name} is no address: {_words(error)}") from error

    def _late(self, seconds: float | None) -> Refused:
        return Refused(
            f"{self._name} did not answer within {seconds:g} s (KG_REMOTE_SECONDS)", unsure=True, late=True
        )

    def _refuse(self, answer: httpx.Response) -> None:
        self.software = answer.headers.get("Server", "")
        if cut := next((name for name in _CUT if name in answer.headers), None):
            raise StoreError(
                f"{self._name} leaves rows out of its answers ({cut}: {answer.headers[cut][:40]});"
                " raise its limit on rows (ResultSetMaxRows of Virtuoso)"
            )
        if answer.is_success:
            return
        status = answer.status_code
        answer.read()
        said = _line(answer.text.partition("SPARQL query:")[0])
        # What stands between may have given up on a server that goes on.
        raise Refused(
            f"{status} {said or answer.reason_phrase}",
            status,
            unsure=status in {500, 502, 504},
            passing=status in _AGAIN,
        )


def _timeout(patience: Patience, seconds: float) -> httpx.Timeout:
    return httpx.Timeout(seconds, connect=min(patience.connect, seconds))


def _words(error: Exception) -> str:
    return _line(str(error)) or type(error).__name__


def _line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS else line[:_WORDS] + " …"
