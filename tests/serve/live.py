"""A real server on a free port of this machine, for the length of a test."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any
from unittest.mock import patch

import httpx
from fastapi.openapi.utils import get_openapi

from kg.graph import Graph
from kg.serve.access import Access
from kg.serve.run import address, bound, server
from kg.settings import Settings

_DESCRIBED: dict[str, dict[str, Any]] = {}


def described(**app: Any) -> dict[str, Any]:  # noqa: ANN401  what FastAPI takes
    """Describe the interface once for all servers of the same limits: it takes longer than most tests of one."""
    words = app["description"]
    if words not in _DESCRIBED:
        _DESCRIBED[words] = get_openapi(**app)
    return deepcopy(_DESCRIBED[words])


@contextmanager
def live(graph: Graph, settings: Settings, access: Access | None = None) -> Iterator[httpx.Client]:
    """Serve a graph in a thread and give a client of it; the server has stopped when the block ends."""
    with bound("127.0.0.1", 0) as door, patch("kg.serve.app.get_openapi", described):
        running = server(graph, settings, access)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            while not running.started:
                assert thread.is_alive()
                time.sleep(0.01)
            with httpx.Client(base_url=address(door), timeout=30, trust_env=False) as client:
                yield client
        finally:
            running.should_exit = True
            thread.join(20)
            assert not thread.is_alive()
