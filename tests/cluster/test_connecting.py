"""Reaching a cluster."""

from __future__ import annotations

import gc
import socket
from collections.abc import Iterator

import dask
import pytest
from dask.utils import parse_timedelta
from distributed import Client, LocalCluster, Scheduler
from distributed.comm.utils import get_tcp_server_addresses

from kg.cluster.connecting import FAILURES, connected
from kg.errors import ClusterError, UsageError


def listening(dask_scheduler: Scheduler) -> str:
    return ", ".join(host for host, *_ in get_tcp_server_addresses(dask_scheduler.http_server))


def allowed(dask_scheduler: Scheduler) -> int:
    return dask_scheduler.allowed_failures


def test_a_cluster_started_here_is_reached_from_here_alone(client: Client) -> None:
    about = client.scheduler_info(n_workers=-1)
    assert about["address"].startswith("tcp://127.0.0.1:")
    assert all(address.startswith("tcp://127.0.0.1:") for address in about["workers"])
    assert [one["nthreads"] for one in about["workers"].values()] == [1, 1]
    assert client.run_on_scheduler(listening) == "127.0.0.1"


def test_a_shard_outlives_many_workers_in_a_cluster_started_here(client: Client) -> None:
    assert client.run_on_scheduler(allowed) == FAILURES


@pytest.mark.usefixtures("client")
def test_a_worker_that_is_slow_to_come_back_is_waited_for() -> None:
    patience = dask.config.get("distributed.deploy.lost-worker-timeout")
    assert parse_timedelta(patience) > 600


def test_a_cluster_that_is_there_is_reached_by_its_address(client: Client, address: str) -> None:
    with connected(address, 1) as reached:
        assert reached.nthreads() == client.nthreads()
    assert client.status == "running"


def test_where_nobody_answers_it_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with (
            pytest.raises(ClusterError, match=rf"^cluster {address}: no scheduler answers \("),
            connected(address, 1, 0.5),
        ):
            pass


@pytest.fixture
def uncollected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
def test_what_could_not_be_reached_is_not_left_for_another_thread_to_close() -> None:
    before = clients()
    with pytest.raises(UsageError), connected("tcp://host:port", 1, 0.5):
        pass
    with pytest.raises(ClusterError), connected("tcp://127.0.0.1:1", 1, 0.5):
        pass
    left = [one for one in clients() if one not in before]
    assert {one.status for one in left} == {"closed"}


def clients() -> list[Client]:
    return [one for one in gc.get_objects() if issubclass(type(one), Client)]


@pytest.mark.parametrize("address", ["nowhere", "carrier-pigeon://loft:1", "tcp://host:port", ""])
def test_what_is_no_address_is_refused(address: str) -> None:
    with (
        pytest.raises(UsageError, match=rf"^cluster '{address}': .*an address is written tcp://HOST:8786$"),
        connected(address, 1, 0.5),
    ):
        pass


def test_where_there_are_no_workers_it_is_said() -> None:
    with (
        LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0", host="127.0.0.1") as empty,
        pytest.raises(ClusterError, match=r"^cluster tcp://127.0.0.1:\d+: no worker within 0.2 s$"),
        connected(empty.scheduler_address, 1, 0.2),
    ):
        pass
