"""What a dump says, and what its hash depends on."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from itertools import permutations

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.dumping import Dump
from kg.graph import Graph
from kg.model import Report
from kg.store import memory_store
from tests.reading import Reader

P, G = NamedNode("http://kg.test/p"), NamedNode("http://kg.test/g")
QUADS = [Quad(P, P, Literal("one\r\n\u2028two"), G), Quad(P, P, Literal("3")), Quad(P, P, P, G)]
REPORTS = [
    Report("a", "The army captured Abu Kamal on 2017-11-08.", None, date(2017, 11, 9), "Wire"),
    Report(
        "b", "Islamic State captured Abu Kamal on 2017-11-11, The SDF said.", None, date(2017, 11, 12), "Post"
    ),
    Report("c", "The SDF entered Raqqa.", None, date(2017, 11, 13), "Wire"),
]


def test_lines_between_a_first_that_names_the_base_and_a_last_that_sums_up() -> None:
    told: list[int] = []
    with memory_store("http://kg.test/") as store:
        store.change(add=QUADS)
        dump = Dump(store, told.append)
        lines = b"".join(dump).split(b"\n")
    assert lines[0] == b"# kg dump 1, format 2, base http://kg.test/"
    assert len(lines) == 6
    assert set(parse(b"\n".join(lines), format=RdfFormat.N_QUADS)) == set(QUADS)
    total = sum(int(sha256(line).hexdigest(), 16) for line in lines[1:4]) % 2**256
    assert lines[4:] == [b"# end of kg dump: 3 quads, hash %064x" % total, b""]
    assert (dump.quads, dump.hash, told) == (3, f"{total:064x}", [3])


def test_an_empty_store() -> None:
    with memory_store() as store:
        assert b"".join(Dump(store)).splitlines() == [
            b"# kg dump 1, format 2, base http://127.0.0.1:8000/",
            b"# end of kg dump: 0 quads, hash " + b"0" * 64,
        ]


def test_the_same_reports_have_the_same_hash_in_any_order_and_others_another() -> None:
    found = set()
    for order in permutations(REPORTS):
        with Graph(memory_store(), reader=Reader()) as graph:
            for report in order:
                graph.add([report])
            found.add(graph.hash())
            graph.forget("c")
            assert graph.hash() not in found
    assert len(found) == 1
