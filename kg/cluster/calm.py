"""What workers that are started here do first; Dask loads this module in each and calls `dask_setup`."""

from __future__ import annotations

import signal


def dask_setup(_worker: object) -> None:
    """Leave it to the process that started them to end them: who interrupts that from a terminal means all of them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
