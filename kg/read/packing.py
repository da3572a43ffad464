"""Files packed by gzip or zstd, unpacked as they are read, in bounded memory."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from gzip import GzipFile
from importlib import import_module
from pathlib import PurePath
from typing import Any, BinaryIO, Final, cast

from kg.errors import UnreadableInput, UsageError

# 128 MiB, what zstd itself goes up to: more would let a few bytes ask for all memory.
_WINDOW: Final = 27
_BUFFER: Final = 1 << 16
_MARKS: Final = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}


class Packing(StrEnum):
    """How a file is packed, by the end of its name."""

    GZIP = ".gz"
    ZSTD = ".zst"


def packing_of(name: str) -> Packing | None:
    """Tell how a file of this name is packed; `None` where it is not.

    >>> packing_of("news.jsonl.zst")
    <Packing.ZSTD: '.zst'>
    """
    suffix = PurePath(name).suffix.lower()
    return Packing(suffix) if suffix in set(Packing) else None


def refuse_packed(head: bytes) -> None:
    """Refuse a stream that begins as a packed one, with `UnreadableInput` and what to do; a name would have told."""
    found = next((how for mark, how in _MARKS.items() if head.startswith(mark)), None)
    if found:
        raise UnreadableInput(f"packed by {found}; unpack it before, as in: {found} -dc FILE | kg …")


def unpacked(stream: BinaryIO, packing: Packing | None) -> BinaryIO:
    """Give a stream of what is packed in one; what is damaged or ends too early is `UnreadableInput` as it is reached.

    Memory is bounded by zstd's largest usual window, 128 MiB; how much may come out is for the reader to limit.
    """
    if packing is None:
        return stream
    inner = GzipFile(fileobj=stream) if packing is Packing.GZIP else _zstd_file(stream)
    return cast("BinaryIO", io.BufferedReader(_Unpacked(inner, packing), _BUFFER))


def packed(pieces: Iterable[bytes], packing: Packing | None) -> Iterator[bytes]:
    """Give pieces of bytes packed, the same for the same bytes."""
    if packing is None:
        yield from pieces
        return
    packer = zlib.compressobj(6, zlib.DEFLATED, 31) if packing is Packing.GZIP else _zstd_packer()
    for piece in pieces:
        if out := packer.compress(piece):
            yield out
    yield packer.flush()


class _Unpacked(io.RawIOBase):
    def __init__(self, inner: Any, packing: Packing) -> None:  # noqa: ANN401  one of three libraries' files
        self._inner, self._packing = inner, packing
        # Each library has an error of its own.
        own: type[BaseException] = zlib.error if packing is Packing.GZIP else _zstd().ZstdError
        self._errors: tuple[type[BaseException], ...] = (OSError, own)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  io's own
        try:
            found = self._inner.read(len(buffer))
        except EOFError:
            raise UnreadableInput(f"damaged: the {self._packing} file ends too early") from None
        except self._errors as error:
            raise UnreadableInput(f"damaged: no {self._packing} file: {error}") from None
        buffer[: len(found)] = found
        return len(found)


def _zstd() -> Any:  # noqa: ANN401  there are no types where the library is Python's own
    name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f".zst is not read or written here: {name} is missing; .gz does without") from error


def _zstd_file(stream: BinaryIO) -> Any:  # noqa: ANN401
    zstd = _zstd()
    return zstd.ZstdFile(stream, options={zstd.DecompressionParameter.window_log_max: _WINDOW})


def _zstd_packer() -> Any:  # noqa: ANN401
    zstd = _zstd()
    return zstd.ZstdCompressor(options={zstd.CompressionParameter.checksum_flag: 1})
