"""Shards on their way through a cluster."""

from __future__ import annotations

import secrets
from concurrent.futures import CancelledError
from time import monotonic
from typing import Final

from distributed import Client, Future, KilledWorker, wait
from distributed import TimeoutError as TooLate

from kg.cluster.connecting import PATIENCE, first_line
from kg.cluster.shards import Shard
from kg.cluster.working import Order, read_shard
from kg.errors import ClusterError, KgError
from kg.model import digest

AHEAD: Final = 3
"""How many shards are on their way for each thread of a worker: one is read, the others keep it from waiting."""
_STEP: Final = 2.0


class Ended(ClusterError):
    """A shard with which one worker after the other ended."""


class Course:
    """Has shards read by the workers of a cluster, as they come and go."""

    def __init__(self, client: Client, order: Order, patience: float = PATIENCE) -> None:
        """Give all of them the same order; `patience` is for how many seconds there may be no worker."""
        self.order = order
        self._client, self._patience = client, patience
        self._sent: list[Future[str]] = []

    @property
    def room(self) -> int:
        """Give how many shards may be on their way now."""
        return AHEAD * max(1, self._threads())

    def begin(self, shard: Shard, *, anew: bool = False) -> Future[str]:
        """Send a shard off; one that was read is not read again, unless `anew`."""
        order = self.order
        # Who has the same read into another place at the same time is to have it there, too.
        key = digest(
            [shard.name(order.versions, order.base), order.url, secrets.token_hex(8) if anew else ""]
        )
        sent = self._client.submit(read_shard, order, shard, anew=anew, key=f"kg-{key}")
        self._sent = [*(one for one in self._sent if not one.done()), sent]
        return sent

    def settle(self) -> None:
        """Wait until all that was sent off is read, or given up."""
        for sent in self._sent:
            self._wait(sent)

    def end(self, shard: Future[str]) -> None:
        """Wait until a shard is read.

        Where one worker after the other ends with it, it is an `Ended`; what else goes wrong on them, and a cluster
        that is gone or has no workers any more, is a `ClusterError`.
        """
        try:
            self._wait(shard)
            shard.result()
        except KilledWorker as error:
            raise Ended(first_line(error)) from None
        except KgError:
            raise
        except CancelledError as error:
            raise _gone(error) from None
        # What may go wrong elsewhere nobody can list, and its trace is of no use here.
        except Exception as error:
            raise ClusterError(f"a worker failed: {type(error).__name__}: {first_line(error)}") from error

    def _wait(self, shard: Future[str]) -> None:
        since = monotonic()
        while not shard.done():
            try:
                with self._client.as_current():
                    wait([shard], timeout=_STEP)
            except CancelledError as error:
                raise _gone(error) from None
            except TooLate:
                since = monotonic() if self._threads() else since
                if monotonic() - since > self._patience:
                    raise ClusterError(
                        f"the cluster has had no worker for {self._patience:g} s; run it again to go on"
                    ) from None

    def _threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        # A client that is closed has no scheduler to ask.
        except (OSError, AttributeError) as error:
            raise _gone(error) from None


def _gone(error: BaseException) -> ClusterError:
    return ClusterError(f"the cluster is gone ({first_line(error)}); run it again to go on")
