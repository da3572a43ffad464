"""Two who write: the second is told who does, and has its turn as soon as the first is dead."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kg.errors import StoreInUse
from kg.store import open_store
from tests.durability.kills import Story
from tests.durability.story import over, tell
from tests.process import started

WRITER = """
import sys
from pathlib import Path
from kg.store import open_store
from tests.durability.story import over, steps, tell
with over(open_store(Path(sys.argv[1]))) as graph:
    tell(graph, steps(3, 8), 0, lambda number: print(number, flush=True))
    print("done", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_the_second_is_told_who_writes_and_takes_over_when_that_one_is_dead(tmp_path: Path) -> None:
    story, store = Story.of(3, 8), tmp_path / "store"
    with started("-c", WRITER, store) as writer:
        assert writer.stdout
        assert [writer.stdout.readline() for _ in range(3)] == ["1\n", "2\n", "3\n"]
        with pytest.raises(StoreInUse, match=f"in use by process {writer.pid}; wait until it ends"):
            open_store(store, wait=0)
        while writer.stdout.readline() != "done\n":
            assert writer.poll() is None
        with over(open_store(store, write=False)) as reader:
            assert reader.hash() == story.states[-1], "who was refused has broken nothing"
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    assert (store / "lock").read_text().strip() == str(writer.pid)
    with over(open_store(store, wait=0)) as graph:
        assert graph.hash() == story.states[-1]
        tell(graph, story.told, len(story.told), print)
        with pytest.raises(StoreInUse, match="already open in this process"):
            open_store(store, wait=0)
