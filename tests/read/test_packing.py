"""Packed files: what comes out, and what is refused."""

from __future__ import annotations

import gzip
import io
from importlib.util import find_spec

import pytest

from kg.errors import UnreadableInput
from kg.read.packing import Packing, packed, packing_of, refuse_packed, unpacked

WORDS = b"".join(b"line %d of what is packed\n" % n for n in range(20_000))
ZSTD = pytest.param(
    Packing.ZSTD,
    marks=pytest.mark.skipif(
        not (find_spec("compression") or find_spec("backports")), reason="backports.zstd is not installed"
    ),
)


def made(packing: Packing) -> bytes:
    return b"".join(packed(iter([WORDS[:1000], WORDS[1000:]]), packing))


@pytest.mark.parametrize(
    ("name", "packing"),
    [("a.jsonl.gz", Packing.GZIP), ("A.NQ.ZST", Packing.ZSTD), ("a.jsonl", None), ("gz", None), ("-", None)],
)
def test_the_end_of_a_name_tells_how_it_is_packed(name: str, packing: Packing | None) -> None:
    assert packing_of(name) is packing


@pytest.mark.parametrize("packing", [Packing.GZIP, ZSTD])
def test_what_was_packed_comes_out_again_and_packs_to_the_same(packing: Packing) -> None:
    assert len(made(packing)) < len(WORDS) / 4
    assert made(packing) == made(packing)
    assert unpacked(io.BytesIO(made(packing)), packing).read() == WORDS
    assert unpacked(io.BytesIO(made(packing) * 2), packing).read() == WORDS * 2, "as cat joins files"


def test_what_is_not_packed_passes() -> None:
    stream = io.BytesIO(WORDS)
    assert unpacked(stream, None) is stream
    assert list(packed([b"a", b"b"], None)) == [b"a", b"b"]


def test_others_can_read_it() -> None:
    assert gzip.decompress(made(Packing.GZIP)) == WORDS


@pytest.mark.parametrize("packing", [Packing.GZIP, ZSTD])
def test_what_was_cut_off_is_refused_where_it_ends(packing: Packing) -> None:
    stream = unpacked(io.BytesIO(made(packing)[:-9]), packing)
    with pytest.raises(UnreadableInput, match=f"damaged: the {packing} file ends too early"):
        stream.read()


@pytest.mark.parametrize("packing", [Packing.GZIP, ZSTD])
def test_what_is_not_packed_so_is_refused(packing: Packing) -> None:
    with pytest.raises(UnreadableInput, match=f"damaged: no {packing} file"):
        unpacked(io.BytesIO(WORDS), packing).read()


@pytest.mark.parametrize("packing", [Packing.GZIP, ZSTD])
def test_other_bytes_within_are_refused(packing: Packing) -> None:
    data = bytearray(made(packing))
    data[len(data) // 2] ^= 0xFF
    with pytest.raises(UnreadableInput, match="damaged: "):
        unpacked(io.BytesIO(bytes(data)), packing).read()


def test_a_packed_stream_without_a_name_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableInput, match="packed by gzip; unpack it before, as in: gzip -dc FILE"):
        refuse_packed(made(Packing.GZIP))
    with pytest.raises(UnreadableInput, match="packed by zstd"):
        refuse_packed(b"\x28\xb5\x2f\xfd rest")
    refuse_packed(WORDS)
