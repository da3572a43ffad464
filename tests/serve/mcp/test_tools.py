"""What the tools answer, asked as a client asks."""

from kg.graph import Graph
from kg.serve.mcp.statements import LONGEST, cut
from tests.serve.mcp.asking import refused, told
from tests.serve.story import BASE, CAPTURED, FOUGHT, HOSTILE, MONITOR, RAQQA_FELL, WITHDREW

DAY = {"start": "2017-11-08", "end": "2017-11-08", "precision": "day", "text": None}
CAPTURE = {
    "claim": CAPTURED.id,
    "says": "Syrian Armed Forces captured Abu Kamal",
    "status": "asserted",
    "happened": DAY,
    "published": "2017-11-09",
    "source": "Wire",
    "report": HOSTILE.id,
    "url": None,
    "attributed_to": ["Syrian Armed Forces"],
    "sentence": "The army captured Abu Kamal.",
}


def test_an_entity_is_found_by_a_misspelled_name_with_a_claim_that_names_it(graph: Graph) -> None:
    (found,) = told(graph, "find_entity", name="Abu Kemal", limit=1)["entities"]
    assert (found["id"], found["kind"], found["country"]) == ("abu-kamal", "settlement", "syria")
    assert found["claims"] == 3
    assert found["example"]["claim"] in {CAPTURED.id, WITHDREW.id, FOUGHT.id}
    assert found["example"]["source"] in {"Wire", "Monitor"}


def test_a_kind_narrows_what_is_found(graph: Graph) -> None:
    assert told(graph, "find_entity", name="Abu Kamal", kind="armed-group")["entities"] == []


def test_relations_come_with_claims_sources_and_days(graph: Graph) -> None:
    value = told(graph, "relations", entity="Syrian army", relation="captured")
    assert (value["entity"]["id"], value["total"]) == ("syrian-armed-forces", 1)
    (edge,) = value["relationships"]
    assert (edge["object"]["id"], edge["first"], edge["sources"]) == ("abu-kamal", "2017-11-08", ["Wire"])
    assert edge["claims"] == {"total": 1, "shown": [CAPTURE], "more": []}
    assert edge["denials"] == {"total": 0, "shown": [], "more": []}


def test_what_is_left_out_of_relations_is_counted(graph: Graph) -> None:
    value = told(graph, "relations", entity="abu-kamal", limit=1)
    assert (value["total"], len(value["relationships"])) == (2, 1)


def test_control_of_a_day_as_known_on_a_day(graph: Graph) -> None:
    value = told(graph, "control", place="abu-kamal", on="2017-11-09", known_on="2017-11-09")
    (span,) = value["intervals"]
    assert (span["status"], [h["id"] for h in span["holders"]]) == ("held", ["syrian-armed-forces"])
    # The monitor's report was not there yet, and what is worked out for the answer has no address.
    assert span["for"] == {"total": 1, "shown": [CAPTURE], "more": []}
    assert (span["id"], value["undated_reports_left_out"]) == (None, 0)


def test_control_through_time_counts_every_report(graph: Graph) -> None:
    value = told(graph, "control", place="abu-kamal")
    (span,) = value["intervals"]
    assert [c["claim"] for c in span["for"]["shown"]] == [CAPTURED.id, WITHDREW.id]
    assert span["id"]
    assert "undated_reports_left_out" not in value


def test_claims_are_walked_page_by_page(graph: Graph) -> None:
    first = told(graph, "claims", limit=3)
    rest = told(graph, "claims", limit=3, after=first["next"])
    ids = [c["claim"] for page in (first, rest) for c in page["claims"]]
    assert sorted(ids) == sorted(c.id for c in (CAPTURED, WITHDREW, FOUGHT, RAQQA_FELL))
    assert (first["total"], rest["next"]) == (4, None)


def test_evidence_shows_sentence_report_and_address_but_no_text_around(graph: Graph) -> None:
    value = told(graph, "evidence", claim=CAPTURED.id)
    assert value["evidence"]["text"] == "The army captured Abu Kamal."
    assert value["told_in"] == {
        "id": HOSTILE.id,
        "title": "Town <b>falls</b>",
        "published": "2017-11-09",
        "source": "Wire",
        "url": None,
    }
    assert value["address"] == f"{BASE}claims/{CAPTURED.id}"
    assert value["judgements"] == []
    assert "Fog lay" not in str(value)


def test_a_graph_without_disputes_says_so(graph: Graph) -> None:
    assert told(graph, "disputes", since="2017-01-01") == {"total": 0, "disputes": []}


def test_a_long_sentence_is_cut_and_says_so() -> None:
    assert cut("A short one.") == "A short one."
    assert cut("x" * (LONGEST + 1)) == "x" * (LONGEST - 1) + "…"


def test_questions_are_listed_with_their_parameters(graph: Graph) -> None:
    listed = {q["name"]: q for q in told(graph, "list_questions")["questions"]}
    (place,) = listed["who-captured"]["parameters"]
    assert (place["name"], place["type"], place["default"]) == ("place", "place", None)


def test_a_question_whose_rows_name_claims_rests_on_these(graph: Graph) -> None:
    value = told(
        graph,
        "ask_question",
        question="who-says",
        parameters={"subject": "syrian-armed-forces", "object": "abu-kamal"},
    )
    assert (value["total"], value["rows"][0]["claim"]) == (1, f"{BASE}claims/{CAPTURED.id}")
    assert value["rests_on"] == [CAPTURE]


def test_a_question_that_names_a_report_rests_on_it(graph: Graph) -> None:
    value = told(
        graph, "ask_question", question="first-mention", parameters={"entity": "islamic-state"}, limit=1
    )
    assert [r["id"] for r in value["rests_on"]] == [MONITOR.id]


def test_a_question_that_only_counts_shows_claims_about_what_it_names(graph: Graph) -> None:
    counted = told(graph, "ask_question", question="sources")
    assert {c["source"] for c in counted["rests_on"]} == {"Wire", "Monitor"}
    history = told(graph, "ask_question", question="control-history", parameters={"place": "raqqa"})
    assert [c["claim"] for c in history["rests_on"]] == [RAQQA_FELL.id]


def test_rows_are_bounded_and_counted(graph: Graph) -> None:
    value = told(graph, "ask_question", question="sources", limit=1)
    assert (value["total"], len(value["rows"])) == (2, 1)


def test_an_unknown_name_leads_to_find_entity_with_what_comes_near(graph: Graph) -> None:
    words = refused(graph, "relations", entity="Abu Kemall")
    assert "no entity 'Abu Kemall'; nearest: Abu Kamal" in words
    assert words.endswith("Look the name up with find_entity and use the id it gives.")


def test_an_unknown_claim_and_question_lead_to_where_they_are(graph: Graph) -> None:
    assert refused(graph, "evidence", claim="none").endswith(
        "Ids of claims are in the answers of claims, relations and control."
    )
    assert refused(graph, "ask_question", question="who-took").endswith(
        "list_questions names those there are."
    )


def test_wrong_arguments_say_what_is_wanted(graph: Graph) -> None:
    assert "is no place. Correct the arguments" in refused(graph, "control", place="islamic-state")
    assert "a day is written YYYY-MM-DD" in refused(graph, "control", place="abu-kamal", on="8 Nov 2017")
    assert "less than or equal to 25" in refused(graph, "claims", limit=26)
    assert "subject" in refused(graph, "ask_question", question="who-says")


def test_a_mistyped_argument_is_refused_with_those_there_are(graph: Graph) -> None:
    words = refused(graph, "disputes", sinse="2017-11-01")
    assert words == "disputes has no argument sinse; it has place, actor, since, limit"


def test_an_unknown_tool_is_refused_with_those_there_are(graph: Graph) -> None:
    assert refused(graph, "delete_everything").startswith("there is no tool 'delete_everything'; there are ")
