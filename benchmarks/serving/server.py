"""Serves a store as `kg serve` does, with answers of any size that cost nothing beside it: `server.py FOLDER`."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from fastapi import FastAPI, Request, Response

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from kg.graph import Graph
from kg.serve.run import address, bound, server, tended
from kg.settings import Settings
from kg.store import open_store


async def constant(request: Request) -> Response:
    """Give as many bytes as the address says."""
    return Response(b" " * int(request.path_params["size"]), media_type="application/json")


def main(folder: Path) -> None:
    """Serve until interrupted, having printed the address."""
    settings = Settings.from_env()
    graph = Graph(open_store(folder, write=False), settings)
    with graph, bound("127.0.0.1", 0) as door, tended(graph):
        running = server(graph, settings)
        app = running.config.app
        assert isinstance(app, FastAPI)
        app.add_route("/constant/{size:int}", constant)
        print(address(door), flush=True)
        with suppress(KeyboardInterrupt):
            running.run(sockets=[door])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
