"""Names of inputs as a list, one a line or parted by NUL, read as they are asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, Final

from kg.errors import UsageError

_LONGEST: Final = 32 * 1024
_CHUNK: Final = 1 << 16


def names_in(stream: BinaryIO, *, nul: bool) -> Iterator[str]:
    """Give each name of a list that is not blank; `nul` tells that they are parted by NUL and not by line ends.

    A name is taken as it is written. `-`, a NUL in a list by lines and a name of more than 32 KiB are a `UsageError`,
    with which nothing more is read.
    """
    end, rest = (b"\0" if nul else b"\n"), b""
    for chunk in iter(partial(stream.read, _CHUNK), b""):
        *names, rest = (rest + chunk).split(end)
        for name in names:
            yield from _name(name, nul)
        if len(rest) > _LONGEST:
            raise UsageError(
                f"a list of files has a name of more than {_LONGEST:,} bytes; -0 is for those of find -print0"
            )
    yield from _name(rest, nul)


def _name(name: bytes, nul: bool) -> Iterator[str]:
    written = name if nul else name.removesuffix(b"\r")
    if b"\0" in written:
        raise UsageError("a list of files has a NUL in a name; -0 tells that names are parted by it")
    if written == b"-":
        raise UsageError("a list of files cannot name standard input")
    if written.strip():
        yield os.fsdecode(written)
