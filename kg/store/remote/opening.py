"""Opens a store on a server, and makes one where there is nothing yet."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, cast

from pyoxigraph import Literal, NamedNode

from kg.errors import StoreError, StoreMismatch, StoreMissing, StoreUnwritable
from kg.remote import Server
from kg.settings import DEFAULT_BASE
from kg.store.data import data
from kg.store.port import Store
from kg.store.remote.asking import Asking
from kg.store.remote.changes import Changes
from kg.store.remote.endpoints import found
from kg.store.remote.lease import Lease
from kg.store.remote.lookups import Lookups
from kg.store.remote.record import ASKED, BASE, Record, recorded, refuse_unfinished
from kg.store.remote.server import Parts, served
from kg.store.remote.wire import Wire
from kg.store.whole import make_folder

# Of Virtuoso alone: graphs of its own, and how much it reads of one request.
_ITS_GRAPHS: Final = (
    "http://www.openlinksw.com/",
    "http://www.w3.org/ns/ldp#",
    "http://www.w3.org/2002/07/owl#",
    "http://localuriqaserver/",
    "http://localhost:8890/",
    "urn:activitystreams-owl:map",
    "urn:core:services:sparql",
    "urn:rules.skos",
    "urn:virtuoso:val:acl:schema",
)
_ITS_BYTES, _ITS_QUADS, _QUADS = 200_000, 1_000, 10_000


def open_server(server: Server, base: str | None, *, write: bool, wait: float) -> Store:
    """Open the store on a server as its one writer, or to read; see `open_store`."""
    parts, record = opened(server, base, write=write, wait=wait)
    return served(parts, record, server)


def opened(
    server: Server, base: str | None, *, write: bool, wait: float, loading: bool = False
) -> tuple[Parts, Record]:
    """Give what a store on a server is made of, and what it says of itself.

    Only with `loading` one into which something is being loaded is given, too.
    """
    wire = Wire(server)
    lease = None
    try:
        asking = Asking(wire, found(server, wire))
        record = _record(asking, server, base)
        if record is None:
            record = _made(asking, server, base or DEFAULT_BASE, write=write)
        if not loading:
            refuse_unfinished(record, str(server))
        lease = _leased(asking, record, server, wait) if write else None
        return _opened(asking, server, record, lease)
    except BaseException:
        if lease:
            lease.release()
        wire.close()
        raise


def _record(asking: Asking, server: Server, base: str | None) -> Record | None:
    rows = asking.rows(ASKED)
    told = [(row[3], row[1], row[2]) for row in rows]
    return recorded(
        cast("Iterable[tuple[NamedNode, NamedNode, NamedNode | Literal | None]]", told), str(server), base
    )


def _made(asking: Asking, server: Server, base: str, *, write: bool) -> Record:
    if not write:
        raise StoreMissing(f"no store at {server}; `kg ingest` makes one")
    if asking.asks(f"ASK {{ {_anything(asking)} }}"):
        raise StoreMismatch(
            f"{server} holds something else than a store; name an empty dataset or repository"
        )
    record = Record(base, secrets.token_hex(6))
    asking.update(f"INSERT DATA {{ {data(record.quads())} }}")
    if asking.asks(f"ASK {{ {record.name} {BASE} ?base }}"):
        # What is in any graph shows in its default graph: ours needs a name.
        record = replace(record, default=NamedNode(base + "graphs/default"))
        asking.update(f"INSERT DATA {{ {data(record.quads())} }}")
    if _record(asking, server, base) != record:
        raise StoreError(f"{server} does not give back what it was told, or another store was made there now")
    return record


def _anything(asking: Asking) -> str:
    named = "GRAPH ?g { ?s ?p ?o }"
    if alone := _alone(asking):
        # Its default graph shows what is in any.
        return named + "".join(f" FILTER(!STRSTARTS(STR(?g), {Literal(start)}))" for start in alone)
    return f"{{ ?s ?p ?o }} UNION {{ {named} }}"


def _alone(asking: Asking) -> tuple[str, ...]:
    return _ITS_GRAPHS if asking.is_virtuoso else ()


def _leased(asking: Asking, record: Record, server: Server, wait: float) -> Lease:
    _make_aside(server)
    lease = Lease(asking, record.name, str(server), server.patience.lease)
    lease.take(wait)
    return lease


def _make_aside(server: Server) -> None:
    try:
        make_folder(server.folder, 0o700)
    except OSError as error:
        raise StoreUnwritable(
            f"cannot make {server.folder} for what belongs to store {server}: {error};"
            " KG_REMOTE_FOLDER names another place"
        ) from error


def _opened(asking: Asking, server: Server, record: Record, lease: Lease | None) -> tuple[Parts, Record]:
    narrow = asking.is_virtuoso
    most = min(server.patience.update, _ITS_BYTES) if narrow else server.patience.update
    changes = Changes(asking, record.name, record.default, most, _ITS_QUADS if narrow else _QUADS)
    if lease:
        # Others may have written between the look at the record and the lease.
        record = _record(asking, server, record.base) or record
        if changes.resume(record.parts, nonce := secrets.token_hex(6)):
            record = replace(record, tag=nonce, parts=None)
    lookups = Lookups(asking, record.name, record.default, _alone(asking))
    return Parts(asking, lookups, changes, lease), record
