"""Commands that copy a graph: to lines of N-Quads and back, to a snapshot and back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from kg.cli.failing import say
from kg.cli.options import Store, opened, settings_of
from kg.cli.output import plain, write_all
from kg.cli.progress import shown
from kg.errors import DamagedCopy, ReadError, UsageError

if TYPE_CHECKING:
    from kg.read.packing import Packing

_ENDINGS = ("", ".gz", ".zst")
_NAMES = "FILE.nq, FILE.nq.gz, FILE.nq.zst, or - for standard "

Replace = Annotated[
    bool, typer.Option("--replace", help="Put it in place of what the store holds, once all is there.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(epilog="Example: kg dump war.nq.zst")(dump)
    app.command(epilog="Example: kg load war.nq.zst --store other-data")(load)
    app.command(epilog="Example: kg snapshot backups/2026-11-23")(snapshot)
    app.command(epilog="Example: kg restore backups/2026-11-23 --store other-data")(restore)


def dump(
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help=_NAMES + "output.", show_default=False)
    ] = None,
    *,
    hash: Annotated[
        bool, typer.Option("--hash", help="Print the hash of what the graph holds, and write nothing.")
    ] = False,
    store: Store = None,
) -> None:
    """Write all that the graph holds as N-Quads, for `kg load` or any RDF store.

    Reports with their texts, claims, judgements and what is derived are in it; who is kept out (kg suppress), what
    waits to be read and named graphs without a triple are not: kg snapshot takes those along. Two graphs that hold
    the same have the same hash. It works while others write, and gives what was published last.
    """
    if (file is None) != hash:
        raise UsageError(f"either --hash or where to write: {_NAMES}output")
    with opened(store) as graph, _counting("quads written") as progress:
        if file is None:
            print(graph.hash(progress))
            return
        from kg.read.packing import packed  # noqa: PLC0415

        copy = graph.dump(progress)
        write_all(packed(copy, _packing(file)), file)
    told = f"{copy.quads:,} quads written, hash {copy.hash}"
    if file == "-":
        say(told)
    else:
        print(told)


def load(
    file: Annotated[str, typer.Argument(metavar="FILE", help=_NAMES + "input.", show_default=False)],
    *,
    replace: Replace = False,
    foreign: Annotated[
        bool, typer.Option("--foreign", help="Take N-Quads that kg dump did not write; nothing checks them.")
    ] = False,
    derive: Annotated[
        bool, typer.Option("--derive", help="Derive everything anew from the claims that are loaded.")
    ] = False,
    store: Store = None,
) -> None:
    """Put what `kg dump` wrote into a new or empty store: all of it, or nothing.

    What is derived comes along as it is; --derive makes it of the claims, as for reports that another program wrote.
    A file that is damaged or cut off is refused with the line where that shows, and changes nothing. People whom the
    store's list keeps out are taken out before anybody reads it: to keep them out of a new store, kg suppress them
    there first.
    """
    from kg.loading import load as put  # noqa: PLC0415  brings the store

    settings = settings_of(store)
    with _read(file) as dumped, _counting("quads read") as progress:
        told = put(
            settings.store,
            dumped,
            settings,
            replace=replace,
            foreign=foreign,
            derive=derive,
            progress=progress,
        )
    print(
        f"{told.quads:,} quads loaded into {plain(str(settings.store))}, base {told.base}, hash {told.hash}"
    )
    if derive:
        say("what follows from the claims was derived anew: the hash is that of the file")
    if told.covered:
        say(f"people who are kept out were covered in {told.covered:,} reports: the hash is that of the file")


def snapshot(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A new folder for the copy.", show_default=False)
    ],
    store: Store = None,
) -> None:
    """Copy the whole store as it was published last, while it is served and written: a backup, for `kg restore`.

    With all that it holds, who is kept out of it (kg suppress) and what waits to be read. Only its owner may enter
    the folder: it has full texts, and the names of those who are kept out.
    """
    from kg.snapshots import snapshot as take  # noqa: PLC0415  brings the store

    with _counting("bytes copied") as progress:
        taken = take(settings_of(store).folder, folder, progress)
    print(f"{len(taken.files):,} files, {taken.size:,} bytes in {plain(str(folder))}, version {taken.tag}")


def restore(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="What kg snapshot made.", show_default=False)
    ],
    *,
    replace: Replace = False,
    store: Store = None,
) -> None:
    """Make a store of a snapshot: all of it, or nothing.

    Every file is held against its hash first: damage is named, and changes nothing. Who is kept out of a store that is
    replaced stays kept out. `kg validate --deep` then shows whether the graph itself is sound.
    """
    from kg.snapshots import restore as put  # noqa: PLC0415  brings the store

    settings = settings_of(store)
    with _counting("bytes copied") as progress:
        kept = put(folder, settings.folder, settings, replace=replace, progress=progress)
    print(f"{kept.size:,} bytes restored to {plain(str(settings.folder))}, base {kept.base}")


@contextmanager
def _read(file: str) -> Iterator[BinaryIO]:
    from kg.read.packing import unpacked  # noqa: PLC0415

    packing = _packing(file)
    try:
        if file == "-":
            yield sys.stdin.buffer
        else:
            with Path(file).open("rb") as stream:
                yield unpacked(stream, packing)
    except (ReadError, DamagedCopy) as error:
        raise DamagedCopy(f"{file}: {error}") from error


def _packing(file: str) -> Packing | None:
    from kg.read.packing import packing_of  # noqa: PLC0415

    if file != "-" and not file.lower().endswith(tuple(f".nq{ending}" for ending in _ENDINGS)):
        raise UsageError(f"{file}: its name tells how it is written: {_NAMES}output")
    return packing_of(file)


@contextmanager
def _counting(what: str) -> Iterator[Callable[[int], None]]:
    started = monotonic()
    with shown(f"{what}: 0") as show:

        def progress(count: int) -> None:
            show(f"{what}: {count:,}, {count / max(monotonic() - started, 1e-9):,.0f} a second")

        yield progress
