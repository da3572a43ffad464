"""What `kg.dumping` wrote, put into another store: whole, or nothing of it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from pyoxigraph import BlankNode, RdfFormat, parse

from kg.derive import derive_all
from kg.errors import DamagedCopy, StoreMismatch
from kg.graph import Graph
from kg.remote import Server
from kg.settings import DEFAULT_BASE, Settings, base_of
from kg.store.building import Building, building
from kg.store.marker import FORMAT
from kg.store.tally import Tally
from kg.suppressing import Suppression, listed

if TYPE_CHECKING:
    from kg.store.remote.building import Filling

_FIRST: Final = re.compile(rb"# kg dump 1, format ([0-9]{1,9}), base (\S+)")
_LAST: Final = re.compile(rb"# end of kg dump: ([0-9]{1,18}) quads, hash ([0-9a-f]{64})")
_MARKS: Final = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
# A report of a million characters, each escaped, is one line.
_LONGEST: Final = 16 * 1024 * 1024
_CHUNK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load put into a store: how many quads, and their hash as `kg dump --hash` gives it for what is there.

    `covered` counts the reports in which people were covered that are kept out of the store; `hash` is then that of
    the dump, no longer that of the store, as it is where all was derived anew.
    """

    quads: int
    hash: str
    base: str
    covered: int = 0


def load(
    place: Path | Server,
    dump: BinaryIO,
    settings: Settings,
    *,
    replace: bool = False,
    foreign: bool = False,
    derive: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> Loaded:
    """Put a dump into a new or empty store, or with `replace` in place of what one holds.

    All that is in it is there when this returns, or nothing is: what was there before stays until then, also when the
    process is killed. A dump that is damaged or cut off is a `DamagedCopy` with the line, one of another base than the
    store's or the settings' a `StoreMismatch`. Nothing is derived anew, unless with `derive` all is, in portions that
    do not grow with the dump where it holds nothing derived. People whom the store's list keeps out are taken out
    before anybody reads it. On a server what is to be replaced goes first, and what is damaged leaves a store that
    says that it was not finished. With `foreign` N-Quads of others are taken, which lack the first and last line:
    nothing then shows that they are whole. `progress` is told the number of quads so far.
    """
    with _begun(place, replace=replace) as new:
        lines = Lines(dump, progress)
        new.begin(_base(lines, settings, foreign=foreign))
        new.fill(cast("BinaryIO", lines))
        lines.finish(foreign=foreign)
        covered = kept_out(new, settings, listed(place if isinstance(place, Path) else place.folder))
        if derive:
            derive_all(new.store())
    return Loaded(lines.tally.lines, str(lines.tally), new.base, covered)


def _begun(place: Path | Server, *, replace: bool) -> AbstractContextManager[Building | Filling]:
    if isinstance(place, Path):
        return building(place, replace=replace)
    # httpx takes a tenth of a second to load.
    from kg.store.remote.building import filling  # noqa: PLC0415

    return filling(place, replace=replace)


def kept_out(new: Building | Filling, settings: Settings, suppressions: Iterable[Suppression]) -> int:
    """Take people out of a store in the making, and tell in how many reports they were."""
    found = list(suppressions)
    if not found:
        return 0
    with Graph(new.store(), settings) as graph:
        return graph.uphold(found).reports


class Lines(io.RawIOBase):
    """Lines of N-Quads on their way to the engine, each counted and looked at; no more than a line is held."""

    def __init__(self, stream: BinaryIO, progress: Callable[[int], None]) -> None:
        """Read the first line."""
        self.tally = Tally()
        self._stream, self._progress = stream, progress
        self._number, self._rest, self._ready = 0, b"", b""
        self._last: re.Match[bytes] | None = None
        while not self._ready and self._more():
            pass
        self.first = self._ready.partition(b"\n")[0].rstrip(b"\r")

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  io's own
        """Give what fits of the lines that were looked at; what is wrong in one is a `DamagedCopy`."""
        while not self._ready and self._more():
            pass
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def finish(self, *, foreign: bool) -> None:
        """Refuse what lacks its last line or differs from what that says."""
        if self._last is None:
            if not foreign:
                raise DamagedCopy(f"line {self._number}: cut off: the last line of a dump is missing")
            return
        count, total = int(self._last[1]), self._last[2].decode()
        if (self.tally.lines, str(self.tally)) != (count, total):
            raise DamagedCopy(
                f"line {self._number}: damaged: {self.tally.lines:,} quads with hash {self.tally},"
                f" where the last line says {count:,} with {total}"
            )

    def _more(self) -> bool:
        chunk = self._stream.read(_CHUNK)
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        if not chunk and self._rest:
            # What lacks its end may have been cut off in it, which shows in the last line or in the grammar.
            lines, self._rest = [self._rest], b""
        if len(self._rest) > _LONGEST:
            raise DamagedCopy(f"line {self._number + len(lines) + 1}: longer than {_LONGEST:,} bytes")
        self._ready = b"\n".join([*lines, b""])
        if self._last is None and _are_plain(lines, self._ready):
            self._number += len(lines)
        else:
            lines = list(self._quads(lines))
        self.tally.add(lines)
        self._progress(self.tally.lines)
        return bool(chunk)

    def _quads(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Look at each line, and give those that are quads."""
        for line in lines:
            self._number += 1
            if self._last is not None and line.strip():
                raise DamagedCopy(f"line {self._number}: something follows the last line of a dump")
            if not line.strip() or line.startswith(b"#"):
                self._last = self._last or _LAST.fullmatch(line.rstrip(b"\r"))
                continue
            if b"_:" in line and _has_blank(line):
                raise DamagedCopy(f"line {self._number}: a blank node, which no store here keeps")
            yield line.rstrip(b"\r")


def _base(lines: Lines, settings: Settings, *, foreign: bool) -> str:
    found = _FIRST.fullmatch(lines.first)
    if found is None:
        if foreign:
            return settings.base
        raise DamagedCopy(_no_dump(lines.first))
    if int(found[1]) != FORMAT:
        raise StoreMismatch(f"line 1: a dump of format {int(found[1])}, where this version reads {FORMAT}")
    base = base_of(found[2].decode(errors="replace"))
    if settings.base not in {DEFAULT_BASE, base}:
        raise StoreMismatch(f"line 1: a dump with base {base}, where KG_BASE is {settings.base}")
    return base


def _no_dump(first: bytes) -> str:
    how = next((how for mark, how in _MARKS.items() if first.startswith(mark)), None)
    if how:
        return f"packed by {how}, which its name does not say; unpack it before, as in: {how} -dc FILE | kg load -"
    return "line 1: no dump of `kg dump`; --foreign takes N-Quads of others, of which nothing shows that they are whole"


def _are_plain(lines: Iterable[bytes], joined: bytes) -> bool:
    """Tell whether each line is a quad without blank nodes, for all that shows: to look at each takes twice as long."""
    # One sign is found in a thirtieth of the time of two.
    blank = b"_" in joined and b"_:" in joined
    return not blank and b"\r" not in joined and {line[:1] for line in lines} <= {b"<"}


def _has_blank(line: bytes) -> bool:
    try:
        quads = list(parse(line, format=RdfFormat.N_QUADS))
    except SyntaxError:
        # The engine says what is wrong with it, and where.
        return False
    return any(isinstance(term, BlankNode) for q in quads for term in (q.subject, q.object, q.graph_name))
