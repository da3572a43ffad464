"""Answers kept ready for who asks the same again, until what is served changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOM: Final = 32 * 1024 * 1024
"""How many bytes of bodies are kept at most."""
LARGEST: Final = ROOM // 8
"""How many bytes a body has at most that is kept."""

# What whoever completes or counts an answer wants to know of it.
_TOLD: Final = ("known_by", "offered", "template")
# What routes look at beside the address and the asker's rights.
_HEADERS: Final = frozenset({b"accept", b"host"})

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer as its route gave it, with what was made known of it in the request's state."""

    head: Message
    body: bytes
    state: Mapping[str, Any]


class Shelf:
    """The answers asked for last, in `room` bytes."""

    def __init__(self, room: int = ROOM, largest: int = LARGEST) -> None:
        """Have room for answers of at most `largest` bytes each."""
        self._room, self._largest, self._taken = room, largest, 0
        self._answers: OrderedDict[Key, Answer] = OrderedDict()

    def find(self, key: Key) -> Answer | None:
        """Give the answer of a key, if it is kept still."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep an answer; those asked for longest ago give way."""
        if len(answer.body) > self._largest:
            return
        before = self._answers.pop(key, None)
        self._taken += len(answer.body) - (len(before.body) if before else 0)
        self._answers[key] = answer
        while self._taken > self._room:
            _, gone = self._answers.popitem(last=False)
            self._taken -= len(gone.body)


async def lasting(request: Request) -> None:
    """Have the answers of a route kept though no document describes it: they rest on the graph and the address."""
    request.state.lasting = True


class Kept:
    """Answers from the shelf what was asked before of the same content; the rest goes on to the routes.

    Kept is what is `lasting`, and what has a form that was chosen and so a tag: it rests on the graph, the address,
    the asker's rights and the headers that are part of the key. An answer in pieces, or one that says `no-store`,
    is not kept.
    """

    def __init__(self, app: ASGIApp, known_by: Callable[[Scope], str], shelf: Shelf | None = None) -> None:
        """Stand before `app`; `known_by` gives a word for what is served, what is asked and who may see what."""
        self._app, self._known_by, self._shelf = app, known_by, shelf or Shelf()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        key = self._key(scope)
        found = self._shelf.find(key)
        if found is None:
            await self._app(scope, receive, self._listening(key, scope, send))
            return
        scope["state"] |= found.state
        await send({**found.head, "headers": [*found.head["headers"]]})
        await send({"type": "http.response.body", "body": found.body})

    def _key(self, scope: Scope) -> Key:
        known_by = self._known_by(scope)
        chosen = tuple(pair for pair in scope["headers"] if pair[0] in _HEADERS)
        return (known_by, scope["scheme"], scope.get("root_path", ""), chosen)

    def _listening(self, key: Key, scope: Scope, send: Send) -> Send:
        head: Message | None = None

        async def listen(message: Message) -> None:
            nonlocal head
            if message["type"] == "http.response.start":
                # Whoever stands before this completes the headers in place.
                head = {**message, "headers": [*message["headers"]]} if _lasts(message, scope) else None
            elif head is not None and not message.get("more_body", False):
                state = {name: scope["state"][name] for name in _TOLD if name in scope["state"]}
                self._shelf.keep(key, Answer(head, message.get("body", b""), state))
            else:
                head = None
            await send(message)

        return listen


def _lasts(head: Message, scope: Scope) -> bool:
    state = scope["state"]
    if head["status"] != 200 or not (state.get("offered") or state.get("lasting")):
        return False
    return not any(name == b"cache-control" and b"no-store" in value for name, value in head["headers"])
