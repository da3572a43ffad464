"""What every store does, wherever it is: one set of tests for the embedded one and for servers."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import (
    BadQuery,
    FailedUpdate,
    StoreError,
    StoreInUse,
    StoreMismatch,
    StoreMissing,
    StoreUnwritable,
)
from kg.store import Dataset, Store, Term
from kg.store.remote.canonical import canonical
from tests.process import started
from tests.store.places import BASE, DEFAULT, G, H, Named, P, Place, held, quad


def test_quads_by_pattern(store: Store) -> None:
    one, two, three = quad(1), quad(2, H), quad(3, DEFAULT)
    store.change(add=[one, two, three])
    assert held(store) == {one, two, three}
    assert list(store.quads(graph=DEFAULT)) == [three]
    assert list(store.quads(graph=G)) == [one]
    assert list(store.quads(NamedNode("http://kg.test/2"))) == [two]
    assert list(store.quads(None, P, Literal(1))) == [one]
    assert set(store.graphs()) == {G, H}


def test_a_small_look_up_half_read_may_end_in_another_thread(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.change(add=[quad(1), quad(2)])
    unraised: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unraised.append)
    halves = [store.quads(graph=G)]
    assert next(halves[0]) in {quad(1), quad(2)}
    ending = threading.Thread(target=halves.clear)
    ending.start()
    ending.join()
    assert (halves, unraised) == ([], [])


def test_a_large_look_up_is_whole(store: Store) -> None:
    for many in (255, 256, 257, 1000):
        store.change(clear=[G], add=map(quad, range(many)))
        found = list(store.quads(graph=G))
        assert (len(found), set(found)) == (many, set(map(quad, range(many))))


def test_change_clears_then_removes_then_adds(store: Store) -> None:
    store.change(add=[quad(1), quad(2), quad(3, H), quad(4, DEFAULT)])
    store.change(
        clear=[G], remove=[quad(3, H), quad(4, DEFAULT)], add=[quad(1), quad(3, H), quad(5, DEFAULT)]
    )
    assert held(store) == {quad(1), quad(3, H), quad(5, DEFAULT)}


def test_clearing_and_removing_what_is_not_there(store: Store) -> None:
    store.change(clear=[H], remove=[quad(9)], add=[])
    assert held(store) == set()
    assert set(store.graphs()) == set()


def test_a_replaced_graph_may_end_empty(store: Store) -> None:
    store.change(add=[quad(1)])
    store.change(clear=[G])
    assert held(store) == set()


@pytest.mark.parametrize("clear", [[], [G]])
def test_an_iterator_that_fails_in_the_middle_leaves_everything_as_it_was(
    store: Store, clear: list[NamedNode]
) -> None:
    def breaking() -> Iterator[Quad]:
        yield quad(2)
        yield quad(3, DEFAULT)
        raise RuntimeError("broken")

    store.change(add=[quad(1)])
    version = store.version
    with pytest.raises(RuntimeError, match="broken"):
        store.change(clear=clear, remove=[quad(1)], add=breaking())
    assert held(store) == {quad(1)}
    assert store.version == version


HOSTILE = Literal('"} ; DROP ALL ; INSERT DATA { <x> \\ \n\t\r\x00\x7f\u2028 é 🜨 }')


def test_text_is_kept_as_it_is(store: Store) -> None:
    worded = Quad(P, P, Literal("là", language="fr"), G)
    store.change(clear=[G], add=[Quad(P, P, HOSTILE, G), worded])
    assert held(store) == {Quad(P, P, HOSTILE, G), worded}


def test_numbers_are_kept_as_they_are(store: Store) -> None:
    kind = "http://www.w3.org/2001/XMLSchema#"
    told = [("double", "34.45226"), ("double", "-0.123456789012"), ("double", "12345678"), ("double", "INF")]
    told += [("decimal", "40.918541"), ("integer", "-7"), ("boolean", "true"), ("gYearMonth", "2017-11")]
    quads = {Quad(P, P, Literal(word, datatype=NamedNode(kind + name)), G) for name, word in told}
    store.change(add=quads)
    assert held(store) == set(map(canonical, quads))
    assert set(store.quads(P, P)) == held(store)
    store.change(remove=held(store))
    assert held(store) == set()


def test_text_is_kept_as_it_is_and_found_again_when_other_things_go_with_it(store: Store) -> None:
    worded = Quad(P, P, Literal("là", language="fr"))
    dated = Quad(P, P, Literal("2017-11-08", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")))
    store.change(add=[quad(1)])
    store.change(remove=[quad(1)], add=[Quad(P, P, HOSTILE, G), Quad(P, P, HOSTILE), worded, dated])
    assert held(store) == {Quad(P, P, HOSTILE, G), Quad(P, P, HOSTILE), worded, dated}
    store.change(remove=[Quad(P, P, HOSTILE, G), Quad(P, P, HOSTILE), dated])
    assert held(store) == {worded}


@pytest.mark.parametrize("clear", [[], [G]])
def test_blank_nodes_are_refused(store: Store, clear: list[NamedNode]) -> None:
    with pytest.raises(ValueError, match="blank node"):
        store.change(clear=clear, add=[quad(1), Quad(BlankNode(), P, Literal(1), G)])
    with pytest.raises(ValueError, match="blank node"):
        store.change(remove=[Quad(P, P, BlankNode(), G)])
    assert held(store) == set()


def test_version_and_what_is_kept_until_it_grows(store: Store) -> None:
    def count() -> int:
        return sum(1 for _ in held(store))

    assert (store.version, store.kept("count", count)) == (0, 0)
    store.change(add=[quad(1)])
    assert (store.version, store.kept("count", count)) == (1, 1)
    assert store.kept("count", lambda: 99) == 1
    assert store.kept("other", lambda: 99) == 99


def test_query_binds_terms(store: Store) -> None:
    store.change(add=[quad(1, DEFAULT)])
    found = store.query("SELECT ?o { $s ?p ?o }", s=NamedNode("http://kg.test/1"))
    assert isinstance(found, QuerySolutions)
    assert [row["o"] for row in found] == [Literal(1)]
    asked = store.query("ASK { ?s ?p $o }", o=Literal('1" } #'))
    assert isinstance(asked, QueryBoolean)
    assert not asked


def test_query_refuses_a_name_that_it_does_not_write(store: Store) -> None:
    with pytest.raises(ValueError, match=r"no \$s"):
        store.query("SELECT * { ?s ?p ?o }", s=P)


def test_query_that_does_not_parse(store: Store) -> None:
    with pytest.raises(BadQuery, match="at line 2, column 5: expected one of"):
        store.query("SELECT *\n{ ?s")


def test_the_default_graph_is_no_union_of_the_others(store: Store) -> None:
    store.change(add=[quad(1)])
    found = store.query("SELECT * { ?s ?p ?o }")
    assert isinstance(found, QuerySolutions)
    assert list(found) == []


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        list(store.graphs())
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK {}")
    with pytest.raises(StoreError, match="closed"):
        store.change(add=[quad(1)])


def test_a_store_keeps_its_quads_its_base_and_its_word(place: Place) -> None:
    with place() as store:
        store.change(add=[quad(1), quad(2, DEFAULT)])
        word = store.tag
    with place(None) as again:
        assert (again.base, held(again), again.version) == (BASE, {quad(1), quad(2, DEFAULT)}, 0)
        assert again.tag == word
    with place(None, write=False) as reader:
        assert (reader.base, held(reader), reader.tag) == (BASE, {quad(1), quad(2, DEFAULT)}, word)


def test_a_new_store_has_the_default_base(place: Place) -> None:
    with place(None) as store:
        assert store.base == "http://127.0.0.1:8000/"


def test_another_base_is_refused(place: Place) -> None:
    place().close()
    for write in (True, False):
        with pytest.raises(StoreMismatch, match=r"base http://kg\.test/, not http://other/; set KG_BASE="):
            place("http://other/", write=write)
    place().close()


def test_nothing_to_read(place: Place) -> None:
    for _ in range(2):
        with pytest.raises(StoreMissing, match="`kg ingest` makes one"):
            place(write=False)


def test_one_writer_and_many_readers(place: Place) -> None:
    with place() as writer:
        writer.change(add=[quad(1)])
        writer.flush()
        with pytest.raises(StoreInUse, match=r"in use by process|already open in this process"):
            place()
        with place(write=False) as one, place(write=False) as two:
            assert held(one) == held(two) == {quad(1)}
            assert one.home is None
            with pytest.raises(StoreUnwritable, match="open for reading only"):
                one.change(add=[quad(2)])
            with pytest.raises(StoreUnwritable, match="open for reading only"):
                one.update("CLEAR ALL")
    with place() as heir:
        assert held(heir) == {quad(1)}


def test_a_reader_follows_when_it_is_told_to(place: Place) -> None:
    with place() as writer, place(write=False) as reader:
        assert (reader.follow(), reader.version, list(reader.quads(graph=G))) == (False, 0, [])
        writer.change(add=[quad(number) for number in range(10)])
        writer.flush()
        count = reader.kept("count", lambda: sum(1 for _ in reader.quads(graph=G)))
        assert (count, reader.follow(), reader.version) == (0, True, 1)
        assert reader.kept("count", lambda: sum(1 for _ in reader.quads(graph=G))) == 10
        assert (reader.tag, reader.follow(), writer.follow()) == (writer.tag, False, False)


def test_every_change_has_a_word_of_its_own(store: Store) -> None:
    words = [store.tag]
    for number in range(3):
        store.change(add=[quad(number)])
        words.append(store.tag)
    store.change(remove=[quad(0)])
    words.append(store.tag)
    store.update("INSERT DATA { <http://kg.test/a> <http://kg.test/p> 1 }")
    words.append(store.tag)
    assert len(set(words)) == 6
    assert all(word.replace("-", "").isalnum() for word in words)


def test_what_a_look_up_gave_is_looked_up_anew_behind_a_change(store: Store) -> None:
    one, two = NamedNode("http://kg.test/1"), NamedNode("http://kg.test/2")
    for graph in (G, DEFAULT):
        tie, back = Quad(one, P, two, graph), Quad(two, P, one, graph)
        patterns = [(one, None, None), (None, None, two), (None, P, two), (one, P, None), (None, P, None)]
        for change, due in (([tie], [tie]), ([back], [tie, back])):
            store.change(add=change)
            for pattern in patterns:
                found = [q for q in due if all(a in (None, b) for a, b in zip(pattern, q, strict=False))]
                assert set(store.quads(*pattern, graph)) == set(found)
        store.change(remove=[tie])
        assert list(store.quads(one, graph=graph)) == list(store.quads(None, P, two, graph)) == []
        assert list(store.quads(None, P, None, graph)) == [back]
        store.change(clear=[G], remove=[Quad(two, P, one, DEFAULT)])
        assert list(store.quads(two)) == []


def test_every_pattern_finds_what_it_says(store: Store) -> None:
    one, two = quad(1), quad(2, DEFAULT)
    store.change(add=[one, two])
    for due in (one, two):
        for bits in range(16):
            pattern = [t if bits & 1 << i else None for i, t in enumerate(due)]
            found = set(store.quads(*pattern))
            assert due in found, pattern
            assert found == {
                q for q in (one, two) if all(a in (None, b) for a, b in zip(pattern, q, strict=True))
            }


def test_a_graph_is_there_while_it_holds_something(store: Store) -> None:
    assert not store.contains(G)
    store.change(add=[quad(1), quad(2, DEFAULT)])
    assert (store.contains(G), store.contains(H), list(store.graphs())) == (True, False, [G])
    store.change(clear=[G])
    assert (store.contains(G), list(store.graphs())) == (False, [])


LITERALS: list[Term] = [
    Literal("plain"),
    Literal("", language="en"),
    Literal("là", language="fr"),
    Literal(7),
    Literal(-3),
    Literal(True),
    Literal(False),
    *(
        Literal(value, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))
        for value, kind in [
            ("0.5", "decimal"),
            ("1.5", "double"),
            ("2017-11-08", "date"),
            ("2017-11-08T00:00:00Z", "dateTime"),
            ("2017-11-08T23:59:59Z", "dateTime"),
            ("2017", "gYear"),
            ("2017-11", "gYearMonth"),
            ("00042", "anyURI"),
        ]
    ),
    Literal("POINT(40.92 34.45)", datatype=NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")),
    Literal("word " * 5000),
]


def test_literals_are_given_back_as_they_are_and_found(store: Store) -> None:
    said = [Quad(P, P, literal, G) for literal in LITERALS]
    store.change(add=[*said, *(Quad(P, P, literal) for literal in LITERALS)])
    assert set(store.quads(graph=G)) == set(said)
    for literal, one in zip(LITERALS, said, strict=True):
        assert list(store.quads(None, P, literal, G)) == [one]
        answer = store.query("SELECT ?s { GRAPH ?g { ?s ?p $o } }", o=literal)
        assert isinstance(answer, QuerySolutions)
        assert [row["s"] for row in answer] == [P], literal
    store.change(remove=[*said, *(Quad(P, P, literal) for literal in LITERALS)])
    assert held(store) == set()


def test_literals_have_one_form(store: Store) -> None:
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    store.change(add=[Quad(P, P, Literal("0.50", datatype=decimal), G)])
    [found] = store.quads(None, P, Literal("0.50", datatype=decimal))
    assert found.object == Literal("0.5", datatype=decimal)
    store.change(remove=[Quad(P, P, Literal("00.500", datatype=decimal), G)])
    assert held(store) == set()


def test_a_query_gives_triples(store: Store) -> None:
    store.change(add=[quad(1), quad(2, DEFAULT)])
    made = store.query("CONSTRUCT { ?s $p ?o } WHERE { ?s ?q ?o }", p=P)
    assert isinstance(made, QueryTriples)
    assert list(made) == [quad(2).triple]
    short = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert list(short) == [quad(2).triple]  # type: ignore[arg-type]


def test_a_query_sees_the_graphs_of_its_dataset_alone(store: Store) -> None:
    def found(default: tuple[NamedNode, ...], named: tuple[NamedNode, ...]) -> tuple[int, int]:
        counts = []
        for pattern in ("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"):
            answer = store.query(f"SELECT * {{ {pattern} }}", None, Dataset(default, named))
            counts.append(len(list(answer)))  # type: ignore[arg-type]
        return counts[0], counts[1]

    store.change(add=[quad(1), quad(2), quad(3, H), quad(4, DEFAULT)])
    assert found((G,), ()) == (2, 0)
    assert found((G, H), (H,)) == (3, 1)
    assert found((), (G,)) == (0, 2)


def test_prefixes_and_relative_names(store: Store) -> None:
    store.change(add=[quad(1, DEFAULT)])
    asked = store.query("ASK { <1> t:p 1 }", {"t": "http://kg.test/"})
    assert isinstance(asked, QueryBoolean)
    assert asked
    own = store.query("PREFIX t: <http://other/> SELECT * { ?s t:p ?o }", {"t": "http://kg.test/"})
    assert list(own) == []  # type: ignore[arg-type]


def test_an_update_reaches_both_kinds_of_graph(store: Store) -> None:
    store.change(add=[quad(9), quad(8, DEFAULT)])
    store.update(
        "PREFIX k: <http://kg.test/> "
        "INSERT DATA { k:1 k:p 1 . GRAPH <http://kg.test/reports/h> { k:3 k:p 3 } k:2 k:p 2 } ; "
        "DELETE WHERE { GRAPH <http://kg.test/reports/g> { ?s ?p ?o } }"
    )
    numbers = [quad(n, DEFAULT) for n in (1, 2, 8)]
    assert held(store) == {*numbers, quad(3, H)}
    store.update("DELETE { ?s ?p ?o } INSERT { ?s <p> 7 } WHERE { ?s ?p ?o FILTER(?o = 8) }")
    assert held(store) == {*numbers[:2], Quad(quad(8).subject, P, Literal(7)), quad(3, H)}
    store.update("CLEAR DEFAULT")
    assert held(store) == {quad(3, H)}


def test_an_update_of_all_leaves_the_store_what_it_is(place: Place) -> None:
    with place() as store:
        store.change(add=[quad(1), quad(2, DEFAULT)])
        store.update("DROP ALL")
        assert held(store) == set()
    with place(None) as again:
        assert again.base == BASE


@pytest.mark.parametrize(
    "update", ["", "PREFIX a: <http://kg.test/a>", "CLEAR DEFAULT ;", "CLEAR DEFAULT # all"]
)
def test_an_update_may_end_as_the_grammar_lets_it(store: Store, update: str) -> None:
    store.update(update)
    assert held(store) == set()


def test_updates_that_do_not_parse_or_fit_change_nothing(store: Store) -> None:
    store.change(add=[quad(1)])
    with pytest.raises(BadQuery, match="at line 2, column"):
        store.update("INSERT DATA {\n <a> <b> }")
    with pytest.raises(FailedUpdate):
        store.update("DROP GRAPH <http://kg.test/none>")
    assert held(store) == {quad(1)}


WRITER = """
import sys
from pyoxigraph import Literal, NamedNode, Quad
from kg.settings import place_of
from kg.store import open_store
store = open_store(place_of(sys.argv[1]), "http://kg.test/")
p = NamedNode("http://kg.test/p")
for number in range(100000):
    graph = NamedNode(f"http://kg.test/reports/{number}")
    nodes = [NamedNode(f"http://kg.test/{number}-{i}") for i in range(20)]
    store.change(clear=[graph], add=[Quad(n, p, Literal(number), graph) for n in nodes])
    if number % 10 == 0:
        store.flush()
    print(number, flush=True)
"""


def test_a_killed_writer_loses_no_acknowledged_change_and_leaves_none_half_there(named: Named) -> None:
    with started("-c", WRITER, named.name, **named.env) as writer:
        assert writer.stdout
        acknowledged = [int(line) for line, _ in zip(writer.stdout, range(150), strict=False)][-1]
        with pytest.raises(StoreInUse, match=f"in use by process {writer.pid}"):
            named.open()
        writer.send_signal(signal.SIGKILL)
        writer.stdout.read()
        writer.wait()
    for write in (False, True):
        with named.open(write=write) as store:
            graphs = {g.value for g in store.graphs()}
            assert graphs >= {f"http://kg.test/reports/{n}" for n in range(acknowledged + 1)}
            assert {sum(1 for _ in store.quads(graph=NamedNode(g))) for g in graphs} == {20}
