"""Other people's updates: what is refused, and where their patterns look."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.errors import BadQuery, RefusedQuery, UsageError
from kg.query.updates import over, refuse_outside, without_silent_loads
from kg.store import Dataset

G, H = NamedNode("http://e/g"), NamedNode("http://e/h")
SEEN = Dataset((G,), (H,))


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://e/x>",
        "load<http://e/x>",
        "LOADSILENT<http://e/x>",
        "LOAD SILENT <http://e/x> INTO GRAPH <http://e/g>",
        "CLEAR ALL;LOAD <http://e/x>",
        "PREFIX e: <http://e/> LOADe:x",
        "# first\n\\u004COAD <http://e/x>",
        "DELETE { ?s ?p ?o } WHERE { SERVICE SILENT ?x { ?s ?p ?o } }",
        "INSERT { ?s ?p ?o } WHERE { SERVICEe:x { ?s ?p ?o } }",
        "INSERT DATA { <http://e/a> <http://e/b> " + "[" * 101,
        "#" * 1_000_001,
    ],
)
def test_what_would_fetch_or_is_too_large_is_refused(text: str) -> None:
    with pytest.raises(RefusedQuery):
        refuse_outside(text)


@pytest.mark.parametrize(
    "text",
    [
        "DROP ALL",
        "PREFIX load: <http://e/> INSERT DATA { load:a load:b 'LOAD <x>' } # LOAD <http://e/x>",
        "DELETE WHERE { ?load ?p <http://e/LOAD> }",
    ],
)
def test_names_comments_and_strings_are_not_refused(text: str) -> None:
    refuse_outside(text)


def test_no_unicode_text() -> None:
    with pytest.raises(BadQuery, match="no Unicode text at line 1, column 13"):
        refuse_outside("INSERT DATA \ud800")


USING = "USING <http://e/g> USING NAMED <http://e/h> "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", f"INSERT {{ ?s ?p 1 }}  {USING}WHERE {{ ?s ?p ?o }}"),
        ("delete {?s ?p 1}where {?s ?p ?o}", f"delete {{?s ?p 1}} {USING}where {{?s ?p ?o}}"),
        ("DELETE WHERE { ?s ?p ?o }", f"DELETE  {{ ?s ?p ?o }} {USING}WHERE {{ ?s ?p ?o }}"),
        ("DELETEWHERE{?s ?p ?o}", f"DELETE {{?s ?p ?o}} {USING}WHERE{{?s ?p ?o}}"),
        ("INSERT DATA { <a> <b> 'WHERE' }", "INSERT DATA { <a> <b> 'WHERE' }"),
        ("CLEAR ALL", "CLEAR ALL"),
        ("PREFIX where: <http://e/> CLEAR GRAPH where:x", "PREFIX where: <http://e/> CLEAR GRAPH where:x"),
    ],
)
def test_patterns_look_at_the_graphs_of_the_request(text: str, wanted: str) -> None:
    assert over(text, SEEN) == wanted


def test_each_operation_looks_there() -> None:
    one = "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o ; ?q ?r }"
    assert over(f"{one} ;\n{one} ;", SEEN).count(USING) == 2


def test_the_graphs_of_a_request_do_not_go_with_those_of_the_update() -> None:
    for text in (
        "WITH <http://e/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR ALL ; INSERT { ?s ?p 1 } USING<http://e/g> WHERE { ?s ?p ?o }",
    ):
        with pytest.raises(UsageError, match="WITH or USING of its own"):
            over(text, SEEN)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("LOAD SILENT <http://e/x>", "DELETE DATA {}"),
        (
            "CLEAR ALL ; load silent <http://e/x> INTO GRAPH <http://e/g> ; DROP ALL",
            "CLEAR ALL ; DELETE DATA {} ; DROP ALL",
        ),
        (
            "PREFIX e: <http://e/>\nLOAD SILENT e:x # as it was",
            "PREFIX e: <http://e/>\nDELETE DATA {} # as it was",
        ),
        ("LOAD <http://e/silent>", "LOAD <http://e/silent>"),
        ("INSERT DATA { <a> <b> 'LOAD SILENT <c>' }", "INSERT DATA { <a> <b> 'LOAD SILENT <c>' }"),
    ],
)
def test_a_silent_load_does_nothing(text: str, wanted: str) -> None:
    assert without_silent_loads(text) == wanted


def test_a_load_that_only_looks_silent_is_still_refused() -> None:
    for text in ("LOADSILENT <http://e/x>", "\\u004COAD SILENT <http://e/x>", "LOAD <http://e/x> SILENT"):
        with pytest.raises(RefusedQuery):
            refuse_outside(without_silent_loads(text))
