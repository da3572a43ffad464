"""Statements that one way of looking finds and another does not, and bytes that nobody looked at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreDamaged
from kg.model import Fault, FaultKind
from kg.soundness import faults
from kg.soundness.indexes import index_faults
from kg.store import Store, open_store
from kg.store.port import Term

SUBJECT, LOST = NamedNode("http://kg.test/s"), NamedNode("http://kg.test/lost")


class Forgetful:
    """A store that does not find one statement again by some of what it says."""

    def __init__(self, store: Store, known: frozenset[str]) -> None:
        """Lose what is looked up by just these of subject, predicate, object and graph."""
        self._store, self._known = store, known
        self.base, self.graphs = store.base, store.graphs

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Look quads up as a store does."""
        given = {"s": subject, "p": predicate, "o": object, "g": graph}
        asked = frozenset(name for name, term in given.items() if term is not None)
        found = self._store.quads(subject, predicate, object, graph)
        return (q for q in found if asked != self._known or q.object != LOST)


def test_what_a_sound_store_holds_is_found_each_way(store: Store) -> None:
    told: list[str] = []
    assert index_faults(store, told.append) == []
    assert told[0].startswith("reading indexes: 0 of ")


@pytest.mark.parametrize(
    ("known", "node", "what"),
    [
        ("s", SUBJECT, "is not found with all that is said of it"),
        ("so", SUBJECT, "is not found by all that it points to"),
        ("sog", SUBJECT, "is not found in http://kg.test/g by all that it points to there"),
        ("pg", NamedNode("http://kg.test/p"), "is not found as often in http://kg.test/g as it stands there"),
        ("p", NamedNode("http://kg.test/p"), "is in 1 statements, of which its index has 0"),
    ],
)
def test_what_one_index_lacks_is_named(store: Store, known: str, node: NamedNode, what: str) -> None:
    lost = Quad(SUBJECT, NamedNode("http://kg.test/p"), LOST, NamedNode("http://kg.test/g"))
    store.change(add=[lost])
    forgetful = Forgetful(store, frozenset(known))
    found = index_faults(forgetful, lambda _: None)  # type: ignore[arg-type]
    assert found == [Fault(FaultKind.INDEX, node.value, what)]


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8])
def test_a_byte_that_was_changed_anywhere_is_found(sound: Path, tmp_path: Path, share: float) -> None:
    folder = Path(shutil.copytree(sound, tmp_path / "graph"))
    table = max((folder / "db").glob("*.sst"), key=lambda file: file.stat().st_size)
    data = bytearray(table.read_bytes())
    data[int(len(data) * share)] ^= 0xFF
    table.write_bytes(data)
    with open_store(folder, write=False) as store, pytest.raises(StoreDamaged, match="Corruption"):
        faults(store, deep=True)


def test_damage_is_found_that_readers_of_what_was_published_do_not_see(sound: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sound, tmp_path / "graph"))
    next((folder / "db").glob("MANIFEST-*")).unlink()
    with open_store(folder, write=False) as store:
        assert faults(store) == []
        with pytest.raises(StoreDamaged, match="MANIFEST"):
            faults(store, deep=True)
