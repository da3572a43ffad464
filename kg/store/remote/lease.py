"""One writer of a store on a server: a lease that it renews, and that others may take once it does not."""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, cast

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.errors import StoreError, StoreInUse
from kg.store.remote.asking import Asking
from kg.store.remote.record import HEARD, HOLDER, LEASE

_STEP: Final = 0.1
_PARTS: Final = 3


class Lease:
    """The right to write, from `take` until `release`; a thread renews it meanwhile.

    It is a word in the store's record and the server's time at which its holder was last heard of. Whoever finds that
    older than the holder said may take it, by an update that only the first of several can make.
    """

    def __init__(
        self, asking: Asking, record: NamedNode, name: str, seconds: float, *, renewing: bool = True
    ) -> None:
        """Want it for the store in the graph `record`, which `name` names; hold it for `seconds` without a sign."""
        self._asking, self._record, self._name, self._seconds = asking, record, name, seconds
        self.word = f"{secrets.token_hex(6)} process {os.getpid()} on {socket.gethostname()} {_place()}"
        self._lost, self._until = "", 0.0
        self._over, self._renewing = threading.Event(), renewing
        self._lock = threading.Lock()

    def take(self, wait: float) -> None:
        """Take it, waiting up to `wait` seconds for others to let go; what is held then is `StoreInUse`."""
        deadline = time.monotonic() + wait
        while not self._taken():
            if time.monotonic() >= deadline:
                holder, silent, _ = self._read()
                raise StoreInUse(_in_use(self._name, holder, silent, self._seconds))
            time.sleep(_STEP)
        if self._renewing:
            threading.Thread(target=self._renew_on, daemon=True).start()

    def check(self) -> None:
        """Make sure that it is still held, before a change; if another has it, `StoreInUse`."""
        if not self._lost and time.monotonic() > self._until:
            self._renew()
        if self._lost:
            raise StoreInUse(self._lost)

    def release(self) -> None:
        """Let go; a second time does nothing."""
        if self._over.is_set():
            return
        self._over.set()
        with self._lock, suppress(StoreError):
            # Who cannot be told takes it when it has run out.
            self._asking.update(
                f"DELETE WHERE {{ GRAPH {self._record} {{ {self._record} {HOLDER} {Literal(self.word)} ;"
                f" {HEARD} ?heard ; {LEASE} ?lease }} }}"
            )

    def _taken(self) -> bool:
        begun = time.monotonic()
        holder, silent, lease = self._read()
        if holder is None:
            self._swap(f"FILTER NOT EXISTS {{ GRAPH {self._record} {{ {self._record} {HOLDER} ?other }} }}")
        elif silent > lease or _is_gone(holder):
            self._swap("", holder)
        else:
            return False
        holder, _, _ = self._read()
        self._until = begun + self._seconds * (_PARTS - 1) / _PARTS
        return holder == self.word

    def _swap(self, unless: str, old: str | None = None) -> None:
        here, mine = f"GRAPH {self._record} {{ {self._record} ", Literal(self.word)
        gone = f"{here}{HOLDER} {Literal(old)} ; {HEARD} ?heard ; {LEASE} ?lease }}" if old else ""
        come = f"{here}{HOLDER} {mine} ; {HEARD} ?now ; {LEASE} {Literal(str(self._seconds))} }}"
        deleted = f"DELETE {{ {gone} }} " if old else ""
        self._asking.update(f"{deleted}INSERT {{ {come} }} WHERE {{ {gone} {unless} BIND(NOW() AS ?now) }}")

    def _read(self) -> tuple[str | None, float, float]:
        """Give who holds it, for how many seconds nothing was heard of them, and after how many it is free."""
        found = cast(
            "QuerySolutions",
            self._asking.answer(
                f"SELECT ?holder ?heard ?lease (NOW() AS ?now) {{ GRAPH {self._record} {{ {self._record}"
                f" {HOLDER} ?holder ; {HEARD} ?heard ; {LEASE} ?lease }} }}"
            ),
        )
        rows = [
            tuple(cast("Literal", row[n]).value for n in ("holder", "heard", "lease", "now")) for row in found
        ]
        if len(rows) > 1:
            # Two that began at one moment, on a server that let both: neither has it.
            mine = [row for row in rows if row[0] == self.word]
            if mine:
                self._asking.update(
                    f"DELETE WHERE {{ GRAPH {self._record} {{ {self._record} {HOLDER} {Literal(self.word)} }} }}"
                )
            return "several at once", 0.0, self._seconds
        for holder, heard, lease, now in rows:
            return holder, (_moment(now) - _moment(heard)).total_seconds(), float(lease)
        return None, 0.0, self._seconds

    def _renew(self) -> None:
        with self._lock:
            if self._over.is_set():
                return
            begun = time.monotonic()
            self._swap("", self.word)
            holder, silent, _ = self._read()
            if holder == self.word:
                self._until = begun + self._seconds * (_PARTS - 1) / _PARTS
            else:
                self._lost = _in_use(self._name, holder, silent, self._seconds) + "; it took this one's place"

    def _renew_on(self) -> None:
        while not self._over.wait(self._seconds / _PARTS) and not self._lost:
            with suppress(StoreError):
                # The next round may reach the server, and a change asks for itself.
                self._renew()


def _in_use(name: str, holder: str | None, silent: float, seconds: float) -> str:
    who = " ".join((holder or "another process").split()[1:5])
    return (
        f"store {name} is in use by {who}, heard of {max(silent, 0):.0f} s ago; wait until it ends"
        f" (one that died is forgotten after {seconds:g} s), or name another store"
    )


def _moment(written: str) -> datetime:
    found = datetime.fromisoformat(written)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _place() -> str:
    """Give a word for this run of this machine and what numbers its processes; empty where that cannot be told."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")
        return sha256((boot + str(Path("/proc/self/ns/pid").readlink())).encode()).hexdigest()[:16]
    except OSError:
        return "elsewhere"


def _is_gone(holder: str) -> bool:
    """Tell whether a holder was a process of this machine that has ended."""
    words = holder.split()
    if len(words) != 6 or words[5] != _place() or words[5] == "elsewhere" or not words[2].isdecimal():
        return False
    try:
        os.kill(int(words[2]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
