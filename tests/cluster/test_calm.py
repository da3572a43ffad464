"""Workers that are started here, and who interrupts them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.process import ROOT

READS = """
import itertools, signal, sys
from kg.graph import open_graph
from kg.model import Report
from tests.cluster.light import light

signal.signal(signal.SIGINT, signal.default_int_handler)
with open_graph(sys.argv[1]) as graph:
    try:
        endless = (Report(str(number), "It rained.") for number in itertools.count())
        graph.take_on("local", endless, jobs=1, load=light)
    except KeyboardInterrupt:
        print("interrupted")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes to interrupt")
def test_who_interrupts_from_a_terminal_ends_all_without_a_word_of_the_workers(tmp_path: Path) -> None:
    shards = tmp_path / "graph" / "shards"
    with subprocess.Popen(
        [sys.executable, "-c", READS, tmp_path / "graph"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    ) as process:
        try:
            while not (shards.is_dir() and list(shards.iterdir())):
                assert process.poll() is None
                time.sleep(0.02)
            os.killpg(process.pid, signal.SIGINT)
            # The ends of these pipes are held by the workers too, as long as any is left.
            assert process.communicate() == ("interrupted\n", "")
        finally:
            process.kill()
