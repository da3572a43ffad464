"""Forms with files."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.offers import Part
from kg.serve.parts import files_of

KIND = "multipart/form-data; boundary=xx"


def form(*parts: tuple[str, bytes], end: bytes = b"--xx--\r\n") -> bytes:
    heads = [f"--xx\r\nContent-Disposition: {head}\r\n\r\n".encode() + data for head, data in parts]
    return b"".join(head + b"\r\n" for head in heads) + end


def named(name: str) -> str:
    return f'form-data; name="files"; filename="{name}"'


def test_files_come_as_they_are() -> None:
    data = [b"", b"a\r\n--x\r\n\r\n--xx", b"\r\n\x00\xff\n", b"\r\n--xy"]
    # What only looks like the boundary is none: it stands at the start of a line, whole.
    data[1] = b"a\r\n--x\r\n\r\n --xx"
    body = form(*((named(f"{n}.txt"), d) for n, d in enumerate(data)))
    assert files_of(body, KIND) == tuple(Part(f"{n}.txt", d) for n, d in enumerate(data))
    assert files_of(b"preamble\r\n" + body + b"epilogue", 'multipart/form-data; boundary="xx"')[0].data == b""


@pytest.mark.parametrize(
    ("sent", "own"),
    [
        ("a b.txt", "a b.txt"),
        ("../../etc/x.txt", "x.txt"),
        ("C:\\\\news\\\\x.txt", "x.txt"),
        ("ü.md", "ü.md"),
    ],
)
def test_a_file_has_its_own_name_and_no_path(sent: str, own: str) -> None:
    [part] = files_of(form((named(sent), b"x")), KIND)
    assert part.name == own


@pytest.mark.parametrize(
    ("body", "kind", "message"),
    [
        (b"", KIND, "does not end"),
        (b"--xx--\r\n", KIND, "without files"),
        (form((named("a.txt"), b"x"), end=b""), KIND, "does not end"),
        (form((named("a.txt"), b"x")), "multipart/form-data", "names its boundary"),
        (form((named("a.txt"), b"x")), f"multipart/form-data; boundary={'x' * 71}", "names its boundary"),
        (b"--xx\r\nno end of the head\r\n--xx--\r\n", KIND, "part 1 of the form has no head"),
        (form((named("a" * 5000), b"x")), KIND, "part 1 of the form has no head"),
        (form(("attachment; filename=a.txt", b"x")), KIND, "has no name"),
        (form(('form-data; name="source"', b"x")), KIND, "source: only files"),
        (form((named(""), b"x")), KIND, "filename: "),
        (form((named("a/"), b"x")), KIND, "filename: "),
        (form((named("a.txt"), b"x"), (named("a.txt"), b"y")), KIND, "a.txt: sent twice"),
        (form(*((named(f"{n}.txt"), b"") for n in range(101))), KIND, "may have 100 files"),
    ],
)
def test_what_is_no_form_of_files_is_refused(body: bytes, kind: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        files_of(body, kind)


def test_a_hundred_files_are_taken() -> None:
    assert len(files_of(form(*((named(f"{n}.txt"), b"") for n in range(100))), KIND)) == 100


@pytest.mark.parametrize(
    "body", [b"--xx\r\n" * 1_000_000, b"\r\n" * 4_000_000, b"--xx\r\n\r\n\r\n" + b"-" * 8_000_000]
)
def test_eight_megabytes_of_nonsense_are_refused(body: bytes) -> None:
    # CVE-2024-47874 and CVE-2025-54121 of Starlette: fields without a bound, and files written while all wait.
    with pytest.raises(UsageError):
        files_of(body, KIND)
