"""Files, folders and standard input, each read as what it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from glob import glob, has_magic
from io import BytesIO
from itertools import chain
from pathlib import Path, PurePath
from typing import BinaryIO

from kg.errors import MissingInput, ReadError, UnreadableInput
from kg.model import Report, slug
from kg.read.decode import accepted, begins_object, decode, has_utf16_mark
from kg.read.folder import contents, passed_over, plain_name
from kg.read.lines import json_lines, pieces, too_large
from kg.read.outcome import Note, Refusal
from kg.read.packing import Packing, packing_of, refuse_packed, unpacked
from kg.read.page import page
from kg.read.record import in_english, named_by_words, records
from kg.read.row import Row
from kg.read.table import begins_table, table
from kg.read.terms import Terms

Outcome = Report | Row | Refusal | Note
Opener = Callable[[Path], BinaryIO]
STDIN = "-"
_STDIN_NAME = "stdin"
_BLANK = b" \t\r\n\xef\xbb\xbf"


def open_file(path: Path) -> BinaryIO:
    """Open a file to be read."""
    return path.open("rb")


def read(
    inputs: Iterable[str | Path], terms: Terms, stdin: BinaryIO, opener: Opener = open_file
) -> Iterator[Outcome]:
    """Read inputs in the order given: each report as it comes, each refusal and each note where it arises.

    An input is a file (txt, md, html, htm, jsonl, ndjson, json, csv, each also packed as gz or zst), a folder of these,
    a pattern such as `news/**/*.jsonl.gz` where no file has that name, or `-` for standard input, which is JSON Lines
    when its first character that is not blank is `{`, a table when its first line is the header of one that is
    known, and one text otherwise. A report from a text or a page is named after its file. One in another language
    than English is refused unless the terms force it; a row of a table has no language. `opener` opens the files.
    """
    for name in inputs:
        yield from _guarded(str(name), partial(_input, name, terms, stdin, opener))


def read_bytes(name: str, data: bytes, terms: Terms) -> Iterator[Outcome]:
    """Read a file that is held in memory as `read` would under that name, which only has to end rightly."""
    yield from _guarded(name, partial(_held, name, data, terms))


def is_read(name: str) -> bool:
    """Tell whether files whose names end so are read."""
    return PurePath(name).suffix.lower() in _READERS


def _held(name: str, data: bytes, terms: Terms) -> Iterator[Outcome]:
    path = Path(name)
    reader = _reader(path.suffix)
    if len(data) > terms.max_bytes:
        raise too_large(terms)
    return reader(BytesIO(data), path, terms)


def _guarded(input: str, open_it: Callable[[], Iterator[Outcome]]) -> Iterator[Outcome]:
    try:
        yield from open_it()
    except ReadError as error:
        yield Refusal(input, str(error), None, type(error))
    except OSError as error:
        yield Refusal(input, f"cannot be read: {error.strerror or error}", None, UnreadableInput)


def _input(name: str | Path, terms: Terms, stdin: BinaryIO, opener: Opener) -> Iterator[Outcome]:
    if name == STDIN:
        return _sniffed(pieces(stdin, terms), STDIN, _STDIN_NAME, terms)
    path = Path(name)
    if path.is_dir():
        return _folder(path, terms, opener)
    if not path.exists():
        return _matching(str(name), terms, opener)
    return _file(path, terms, opener)


def _matching(pattern: str, terms: Terms, opener: Opener) -> Iterator[Outcome]:
    if not has_magic(pattern):
        raise MissingInput("no such file or folder")
    # A `Path` globs no pattern that is absolute.
    names = glob(pattern, recursive=True)  # noqa: PTH207
    found = sorted(path for path in map(Path, names) if path.is_file())
    if not found:
        raise MissingInput("no file matches")
    for path in found:
        yield from _guarded(str(path), partial(_file, path, terms, opener))


def _folder(folder: Path, terms: Terms, opener: Opener) -> Iterator[Outcome]:
    known, others = contents(folder, frozenset(_READERS))
    if not known:
        raise MissingInput(f"a folder without reports ({', '.join(sorted(s[1:] for s in _READERS))})")
    if others:
        yield Note(str(folder), passed_over(others))
    for path in known:
        yield from _guarded(str(path), partial(_file, path, terms, opener))


def _file(path: Path, terms: Terms, opener: Opener) -> Iterator[Outcome]:
    packing, suffix = packing_of(path.name), plain_name(path).suffix
    reader = _reader(suffix) if suffix else _any
    with opener(path) as stream:
        if os.fstat(stream.fileno()).st_size > terms.max_bytes:
            raise too_large(terms)
        yield from _unpacked(reader, stream, path, packing, terms)


def _unpacked(
    reader: Callable[[BinaryIO, Path, Terms], Iterator[Outcome]],
    stream: BinaryIO,
    path: Path,
    packing: Packing | None,
    terms: Terms,
) -> Iterator[Outcome]:
    # How many rows of a table are left is not known of one that is packed.
    if packing and reader is _table:
        return table(pieces(unpacked(stream, packing), terms), str(path), terms)
    return reader(unpacked(stream, packing), path, terms)


def _reader(suffix: str) -> Callable[[BinaryIO, Path, Terms], Iterator[Outcome]]:
    reader = _READERS.get(suffix.lower())
    if reader is None:
        raise UnreadableInput(f"a {suffix} file is not read; what is: {' '.join(sorted(_READERS))}")
    return reader


def _any(stream: BinaryIO, path: Path, terms: Terms) -> Iterator[Outcome]:
    # What a shell makes of `<(command)` has a number for a name.
    named = slug(plain_name(path).name) if path.is_file() else None
    return _sniffed(pieces(stream, terms), str(path), _STDIN_NAME, terms, named)


def _sniffed(
    parts: Iterator[bytes], input: str, name: str, terms: Terms, id: str | None = None
) -> Iterator[Outcome]:
    head: list[bytes] = []
    for part in parts:
        head.append(part)
        # Of UTF-16 a line end is followed by half a character, which says nothing yet.
        if part.strip(_BLANK + b"\0\xff\xfe" if has_utf16_mark(head[0]) else _BLANK):
            break
    refuse_packed(head[0] if head else b"")
    if begins_object(b"".join(head)):
        return json_lines(chain(head, parts), input, terms)
    if begins_table(head[-1] if head else b""):
        return table(chain(head, parts), input, terms)
    text = _text(_joined(chain(head, parts), terms), terms)
    report = Report(id or named_by_words(name, text), text, None, terms.published, terms.source)
    return iter([in_english(report, terms)])


def _joined(parts: Iterable[bytes], terms: Terms) -> bytes:
    held = bytearray()
    for part in parts:
        held += part
        if len(held) > terms.text_bytes:
            raise _too_long(terms)
    return bytes(held)


def _plain(stream: BinaryIO, path: Path, terms: Terms) -> Iterator[Outcome]:
    text = _text(_whole(stream, terms.text_bytes, terms), terms)
    yield in_english(Report(slug(plain_name(path).stem), text, None, terms.published, terms.source), terms)


def _page(stream: BinaryIO, path: Path, terms: Terms) -> Iterator[Outcome]:
    data = _whole(stream, 5 * terms.text_bytes, terms)
    if not data.strip():
        raise UnreadableInput("empty: there is no text in it")
    yield page(data, slug(plain_name(path).stem), terms)


def _json(stream: BinaryIO, path: Path, terms: Terms) -> Iterator[Outcome]:
    text = decode(_whole(stream, terms.max_bytes, terms))
    if not text.strip():
        raise UnreadableInput("empty: there is no report in it")
    for number, found in enumerate(records(text, str(path), terms), start=1):
        if isinstance(found, Report):
            yield found
        else:
            yield Refusal(str(path), f"report {number}: {found}", None, type(found))


def _json_lines(stream: BinaryIO, path: Path, terms: Terms) -> Iterator[Outcome]:
    found = json_lines(pieces(stream, terms), str(path), terms)
    first = next(found, None)
    if first is None:
        raise UnreadableInput("empty: there is no report in it")
    return chain((first,), found)


def _table(stream: BinaryIO, path: Path, terms: Terms) -> Iterator[Outcome]:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return table(pieces(stream, terms), str(path), terms, size)


def _text(data: bytes, terms: Terms) -> str:
    return accepted(decode(data), terms)


def _whole(stream: BinaryIO, most: int, terms: Terms) -> bytes:
    data = stream.read(most + 1)
    if len(data) > most:
        raise _too_long(terms)
    return data


def _too_long(terms: Terms) -> UnreadableInput:
    return UnreadableInput(f"too large: more than the {terms.max_chars:,} characters that a report may have")


_READERS: dict[str, Callable[[BinaryIO, Path, Terms], Iterator[Outcome]]] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _plain,
    ".markdown": _plain,
    ".html": _page,
    ".htm": _page,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".json": _json,
    ".csv": _table,
}
SUFFIXES = frozenset(_READERS)
"""How the names of files that are read end, before that of how they are packed."""
