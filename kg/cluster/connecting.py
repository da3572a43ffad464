"""A cluster of Dask: one that is there already, or one of processes of this machine for as long as it is needed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import dask
from distributed import Client, LocalCluster
from distributed import TimeoutError as TooLate

from kg.errors import ClusterError, UsageError

LOCAL: Final = "local"
FAILURES: Final = 10
"""How often a worker may end with a shard before that is not given to another, in a cluster that is started here."""
ANSWER: Final = 30.0
"""For how many seconds a scheduler may keep silent."""
PATIENCE: Final = 120.0
"""For how many seconds there may be no worker."""


@contextmanager
def connected(address: str, jobs: int, patience: float = PATIENCE) -> Iterator[Client]:
    """Reach the scheduler at an address (`tcp://host:8786`), or with `local` start as many workers here as `jobs`.

    TLS and its keys are those of Dask's own configuration. An address that is none is a `UsageError`; where nobody
    answers, or no worker is there within so many seconds, it is a `ClusterError`.
    """
    if address == LOCAL:
        with started(jobs) as cluster, _client(cluster.scheduler_address, patience) as client:
            yield client
    else:
        with _client(address, patience) as client:
            yield client


@contextmanager
def started(jobs: int) -> Iterator[LocalCluster]:
    """Start so many workers here, of one thread each; one that ends is started again. Nothing listens elsewhere."""
    settings = {
        "distributed.scheduler.allowed-failures": FAILURES,
        # Without this a worker is back within 15 s or given up; where much else runs it takes longer.
        "distributed.deploy.lost-worker-timeout": "1 day",
    }
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
            preload=["kg.cluster.calm"],
        ) as cluster,
    ):
        yield cluster


@contextmanager
def _client(address: str, patience: float) -> Iterator[Client]:
    try:
        client = _Reaching(address, min(patience, ANSWER))
    except ValueError as error:
        raise UsageError(f"cluster {address!r}: {error}; an address is written tcp://HOST:8786") from None
    except (OSError, TooLate) as error:
        raise ClusterError(f"cluster {address}: no scheduler answers ({first_line(error)})") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=patience)
        except TooLate:
            raise ClusterError(f"cluster {address}: no worker within {patience:g} s") from None
        yield client


class _Reaching(Client):
    """A client that is closed at once where it cannot be made.

    Dask closes it when it is collected as garbage, and waits there for ever if the thread that collects it is one of
    its own.
    """

    def __init__(self, address: str, timeout: float) -> None:
        try:
            super().__init__(address, timeout=timeout, set_as_default=False)  # type: ignore[no-untyped-call]
        except BaseException:
            self.close()  # type: ignore[no-untyped-call]
            raise


def first_line(error: BaseException) -> str:
    """Give the first line of what an error says, or its kind."""
    return f"{error}".strip().partition("\n")[0] or type(error).__name__
