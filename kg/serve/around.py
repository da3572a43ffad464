"""What stands around the routes: every part is there only if it was asked for."""

from __future__ import annotations

from typing import Final

from fastapi import FastAPI

from kg.errors import UsageError
from kg.serve.front import Front
from kg.serve.metrics import Metrics, exposed
from kg.serve.observed import Observed
from kg.serve.outside import Outside, needed
from kg.serve.rationed import Rationed
from kg.settings import Serving

_HIDDEN: Final = {
    "docs",
    "explorer",
    "favicon.ico",
    "graphs",
    "judged",
    "metrics",
    "openapi.json",
    "page.css",
}
"""What has an address and is not in the description of the interface."""


def surround(app: FastAPI, serving: Serving) -> None:
    """Put around an application with all its routes what limits, completes, observes and places it.

    A root path that begins as a path of the application does is a `UsageError`: whether a proxy has taken it off
    could not be told.
    """
    first = serving.root_path.split("/")[1:2]
    if first and first[0] in _HIDDEN | {path.split("/")[1] for path in app.openapi()["paths"]}:
        raise UsageError(
            f"root path {serving.root_path} begins as an address of the server does; take another"
        )
    if serving.rate:
        app.add_middleware(Rationed, rate=serving.rate, access=app.state.access)
    app.add_middleware(Front)
    metrics = Metrics() if serving.metrics else None
    if metrics:
        app.state.metrics = metrics
        app.add_route("/metrics", exposed, include_in_schema=False)
    if metrics or serving.log_requests:
        app.add_middleware(Observed, metrics=metrics, log=serving.log_requests)
    if needed(serving):
        app.add_middleware(Outside, serving=serving)
