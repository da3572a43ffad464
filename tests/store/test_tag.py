"""The word for the content of a store."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.store import memory_store, open_store
from kg.store.tag import NAME, Tag

BASE = "http://kg.test/"


def quad(number: int) -> Quad:
    return Quad(NamedNode(BASE + "a"), NamedNode(BASE + "b"), Literal(number))


def test_every_change_has_a_word_of_its_own(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", BASE) as store:
        words = [store.tag]
        for number in range(3):
            store.change(add=[quad(number)])
            words.append(store.tag)
        store.change(remove=[quad(0)])
        words.append(store.tag)
    assert len(set(words)) == 5
    assert all(word.replace("-", "").isalnum() for word in words)


def test_it_outlives_a_restart_and_is_the_same_for_readers(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", BASE) as store:
        store.change(add=[quad(1)])
        before = store.tag
    with open_store(tmp_path / "s", write=False) as reader:
        assert reader.tag == before
    with open_store(tmp_path / "s", BASE) as again:
        assert again.tag == before
        again.change(add=[quad(2)])
        assert again.tag != before
        after = again.tag
    with open_store(tmp_path / "s", BASE) as last:
        assert last.tag == after


def test_a_writer_that_was_killed_vouches_for_nothing(tmp_path: Path) -> None:
    first = Tag(tmp_path)
    first.close()
    killed = Tag(tmp_path)
    assert str(killed) == str(first)
    killed.announce()
    killed.moved(1)
    found = {str(Tag(tmp_path)), str(Tag(tmp_path)), str(killed), str(first)}
    assert len(found) == 4
    heir = Tag(tmp_path)
    heir.close()
    assert str(Tag(tmp_path)) == str(heir)


def test_a_file_that_cannot_be_read_is_no_word(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff\xfe")
    assert len(str(Tag(tmp_path))) == 12


def test_a_store_in_memory_has_one_too() -> None:
    with memory_store(BASE) as store, memory_store(BASE) as other:
        before = store.tag
        assert before != other.tag
        store.change(add=[quad(1)])
        assert store.tag != before
