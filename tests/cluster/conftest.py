"""A cluster of two worker processes, which end with the tests of this folder."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from distributed import Client, Scheduler

from kg.cluster.connecting import FAILURES, connected


@pytest.fixture(autouse=True, scope="session")
def quiet() -> Iterator[None]:
    # Dask writes its log to what was standard error when it was first imported, in a test whose capture has ended.
    log = logging.getLogger("distributed")
    before, log.handlers = log.handlers, [logging.NullHandler()]
    yield
    log.handlers = before


@pytest.fixture(scope="package")
def client() -> Iterator[Client]:
    with connected("local", 2) as reached:
        reached.wait_for_workers(2)
        yield reached


@pytest.fixture(scope="package")
def address(client: Client) -> str:
    return str(client.scheduler_info()["address"])


@pytest.fixture
def few(client: Client) -> Iterator[Client]:
    """Let no worker end with a shard twice."""
    client.run_on_scheduler(_allow, 0)
    yield client
    client.run_on_scheduler(_allow, FAILURES)


def _allow(failures: int, dask_scheduler: Scheduler) -> None:
    dask_scheduler.allowed_failures = failures
