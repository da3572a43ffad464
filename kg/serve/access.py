"""Tokens: who may write, and who may read full texts from elsewhere."""

from __future__ import annotations

import hmac
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final

from fastapi import Depends, HTTPException, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from kg.errors import UsageError
from kg.serve.care import holds_text

SHORTEST: Final = 16

_TOKEN: Final = re.compile(r"[A-Za-z0-9._~+/-]+=*")
_DIGEST: Final = re.compile(r"sha256:([0-9a-fA-F]{64})")
_OPEN_TO_OTHERS: Final = stat.S_IROTH | stat.S_IWOTH | stat.S_IWGRP

_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="A token of the server's keeper; scope `write` includes `read`.",
)


class Scope(StrEnum):
    """What a token allows: `write` includes `read`."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Key:
    """A token as it is kept: its scope, its SHA-256 and what its keeper calls it."""

    scope: Scope
    digest: str = field(repr=False)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """The tokens that a server knows; without any nobody may write, and only local clients read full texts."""

    keys: tuple[Key, ...] = ()

    @classmethod
    def given(cls, file: Path | None = None, env: Mapping[str, str] = os.environ) -> Access:
        """Read `KG_READ_TOKEN`, `KG_WRITE_TOKEN` and the file, which `KG_TOKENS` names else.

        In the file each line is `SCOPE TOKEN [NAME]`, the token as `sha256:HEX` or as it is; `#` begins a
        comment. A token shorter than `SHORTEST`, a line that is none and, on POSIX, a file that others may
        read or change are a `UsageError`, which never holds a token.
        """
        alone = [
            _key(scope, env[name], name, name)
            for scope, name in ((Scope.READ, "KG_READ_TOKEN"), (Scope.WRITE, "KG_WRITE_TOKEN"))
            if env.get(name)
        ]
        named = file or (Path(env["KG_TOKENS"]) if env.get("KG_TOKENS") else None)
        return cls((*alone, *(_lines(named) if named else ())))

    @property
    def writes(self) -> bool:
        """Tell whether there is a token to write with."""
        return any(key.scope is Scope.WRITE for key in self.keys)

    def scope(self, token: str) -> Scope | None:
        """Give what a token allows, `None` for an unknown one; the time taken does not tell how near it came."""
        digest = _digest(token)
        found = {key.scope for key in self.keys if hmac.compare_digest(key.digest, digest)}
        return Scope.WRITE if Scope.WRITE in found else next(iter(found), None)


def _lines(file: Path) -> Iterator[Key]:
    try:
        with file.open(encoding="utf-8") as opened:
            if os.name == "posix" and os.fstat(opened.fileno()).st_mode & _OPEN_TO_OTHERS:
                raise UsageError(f"{file} holds tokens and is open to others; chmod 600 closes it")
            text = opened.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read as a file of tokens: {type(error).__name__}") from None
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split(maxsplit=2)
        if words:
            yield _line(words, f"{file}:{number}")


def _line(words: list[str], where: str) -> Key:
    if len(words) == 1 or words[0] not in set(Scope):
        raise UsageError(f"{where}: a line is SCOPE TOKEN [NAME], with read or write as scope")
    return _key(Scope(words[0]), words[1], words[2].strip() if words[2:] else "", where)


def _key(scope: Scope, written: str, name: str, where: str) -> Key:
    hashed = _DIGEST.fullmatch(written)
    if hashed:
        return Key(scope, hashed[1].lower(), name)
    if len(written) < SHORTEST or not _TOKEN.fullmatch(written):
        raise UsageError(
            f"{where}: a token has at least {SHORTEST} characters, letters, digits and -._~+/; "
            "a digest is sha256: and 64 hexadecimal digits"
        )
    return Key(scope, _digest(written), name)


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def granted(request: Request) -> Scope | None:
    """Give what the request's token allows; `None` without one, or where the server knows none; 401 if unknown."""
    access: Access = request.app.state.access
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if not access.keys or kind.lower() != "bearer":
        return None
    scope = access.scope(token.strip())
    if scope is None:
        raise HTTPException(
            401, "the server does not know this token", {"WWW-Authenticate": 'Bearer error="invalid_token"'}
        )
    return scope


def may_read_texts(request: Request) -> bool:
    """Tell whether the asker may read full texts: with a token, or sitting at this machine."""
    return granted(request) is not None or holds_text(request)


async def writing(
    request: Request,
    _: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)] = None,
) -> None:
    """Let a request pass that may write: 403 without a write token, 401 with an unknown one."""
    access: Access = request.app.state.access
    if not access.writes:
        raise HTTPException(403, "this server only reads: it was started without a token to write with")
    scope = granted(request)
    if scope is not Scope.WRITE:
        lacking = "this token only reads" if scope else "no token was sent"
        raise HTTPException(403, f"{lacking}; writing needs `Authorization: Bearer TOKEN` with a write token")


Writing = Depends(writing)
"""Put in the `dependencies` of a route that writes."""
