"""Forms with files (RFC 7578), parted by their boundary: bounded in bytes before, in parts and heads here."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import HTTP
from typing import Final

from kg.errors import UsageError
from kg.offers import Part

MULTIPART: Final = "multipart/form-data"
MAX_PARTS: Final = 100
_MAX_HEAD: Final = 4096
_MAX_NAME: Final = 200
_LONGEST_BOUNDARY: Final = 70


def files_of(body: bytes, content_type: str) -> tuple[Part, ...]:
    """Give the files of a form; a field that is no file, more than 100 parts and a broken form are a `UsageError`.

    The body is held already, so that nothing is written anywhere; what a part encodes inside itself stays as it is.
    """
    found = tuple(_file(head, data) for head, data in parted(body, content_type))
    if not found:
        raise UsageError("body: a form without files")
    names = [part.name for part in found]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"{twice}: sent twice in one form")
    return found


def parted(body: bytes, content_type: str) -> Iterator[tuple[Message, bytes]]:
    """Give head and bytes of each part of a form; a broken one and more than 100 parts are a `UsageError`.

    Parts that are forms themselves are not taken apart.
    """
    for head, data in _parts(body, _boundary(content_type)):
        yield BytesHeaderParser(policy=HTTP).parsebytes(head + b"\r\n\r\n"), data


def _boundary(content_type: str) -> bytes:
    head = Message()
    head["Content-Type"] = content_type
    boundary = head.get_boundary()
    if not boundary or len(boundary) > _LONGEST_BOUNDARY or not boundary.isascii():
        raise UsageError("Content-Type: a form of files names its boundary, of at most 70 characters")
    return boundary.encode()


def _parts(body: bytes, boundary: bytes) -> Iterator[tuple[bytes, bytes]]:
    # A preamble may stand before the first boundary, and the first may open the body.
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary, MAX_PARTS + 2)[1:]
    for number, piece in enumerate(pieces):
        if piece.startswith(b"--"):
            return
        if number == MAX_PARTS:
            raise UsageError(f"body: a form may have {MAX_PARTS} files")
        head, gap, data = piece.lstrip(b" \t").partition(b"\r\n\r\n")
        if not gap or len(head) > _MAX_HEAD or not head.startswith(b"\r\n"):
            raise UsageError(f"body: part {number + 1} of the form has no head that can be read")
        yield head[2:], data
    raise UsageError("body: the form does not end with its boundary")


def _file(said: Message, data: bytes) -> Part:
    if said.get_content_disposition() != "form-data":
        raise UsageError("body: a part of the form has no name")
    name = said.get_filename()
    if name is None:
        field = said.get_param("name", header="content-disposition")
        raise UsageError(
            f"{str(field)[:40]}: only files are sent in the form; the rest stands in the address"
        )
    # Browsers of old sent whole paths.
    own = name.replace("\\", "/").rpartition("/")[2]
    if not own.strip() or len(own) > _MAX_NAME or not own.isprintable():
        raise UsageError("filename: a file has a name of at most 200 characters")
    return Part(own, data)
