"""Why a stored claim is as it is."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import pytest

from kg.errors import NotFound, Unexplained
from kg.explaining import Explaining
from kg.graph import Graph
from kg.model import Claim, Explanation, Report, claim_json
from kg.settings import Settings
from kg.store import memory_store
from tests import factory
from tests.reading import Reader

TOOK = Report("took", "The army captured Raqqa on 2017-10-17.", "Soldiers on the move")


@dataclass(slots=True)
class Counting:
    """Explains with the reader made by hand, and counts how often it reads."""

    asked: list[str] = field(default_factory=list)

    def explained(self, report: Report) -> list[tuple[Claim, Explanation]]:
        """Note the report and explain it."""
        self.asked.append(report.id)
        return Reader().explained(report)


@dataclass(frozen=True, slots=True)
class FromFile:
    """Gives claims that were made elsewhere, and cannot say why."""

    every: tuple[Claim, ...]

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of one report."""
        return [c for c in self.every if c.report == report.id]


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph(memory_store(), Settings(), Reader()) as held:
        held.add([TOOK])
        yield held


def test_a_claim_is_explained_from_its_stored_report(graph: Graph) -> None:
    [claim] = graph.claims()
    [(_, expected)] = Reader().explained(TOOK)
    assert graph.explain(claim.id) == expected


def test_a_claim_that_is_not_there(graph: Graph) -> None:
    with pytest.raises(NotFound, match=r"^no claim 'ffff'$"):
        graph.explain("ffff")


def test_a_report_that_was_replaced_takes_its_claims_along(graph: Graph) -> None:
    [before] = graph.claims()
    graph.add([replace(TOOK, text="On a hill, the army captured Raqqa. The SDF captured Abu Kamal.")])
    with pytest.raises(NotFound, match=rf"^no claim '{before.id}'"):
        graph.explain(before.id)
    [after] = graph.claims()
    assert graph.explain(after.id).claim == after.id


def test_a_claim_of_other_rules_is_unexplained(graph: Graph) -> None:
    [claim] = graph.claims()
    other = replace(claim, id="0123456789abcdef", extractor="rules/0")
    with Graph(memory_store(), Settings(), FromFile((other,))) as elsewhere:
        elsewhere.add([TOOK])
        assert claim_json(elsewhere.claim(other.id)) == claim_json(other)
        with pytest.raises(Unexplained) as caught:
            elsewhere.explain(other.id)
    assert str(caught.value) == (
        "claim '0123456789abcdef', made by rules/0, cannot be explained: reading its report again does not make it"
    )
    assert isinstance(caught.value, NotFound)
    assert caught.value.nearest == ()


def test_the_claims_of_one_report_cost_one_reading() -> None:
    reader, report = Counting(), replace(TOOK, text="The army captured Raqqa. The SDF captured Abu Kamal.")
    explaining = Explaining(lambda: reader)
    for claim in Reader().claims(report):
        assert explaining.explanation(claim, report).claim == claim.id
    assert reader.asked == ["took"]


def test_only_the_last_reports_are_kept() -> None:
    reader = Counting()
    explaining = Explaining(lambda: reader)
    for name in "abcdea":
        report = replace(TOOK, id=name)
        explaining.explanation(Reader().claims(report)[0], report)
    assert reader.asked == [*"abcdea"]


def test_other_words_under_the_same_id_are_read_anew() -> None:
    explaining = Explaining(Reader)
    [claim] = Reader().claims(TOOK)
    assert explaining.explanation(claim, TOOK).claim == claim.id
    with pytest.raises(Unexplained):
        explaining.explanation(claim, replace(TOOK, text="It rained."))


def test_many_threads_load_and_read_once() -> None:
    loaded: list[Counting] = []

    def load() -> Counting:
        loaded.append(Counting())
        return loaded[-1]

    explaining, claim = Explaining(load), Reader().claims(TOOK)[0]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: explaining.explanation(claim, TOOK), range(40)))
    assert {why.claim for why in found} == {claim.id}
    assert [reader.asked for reader in loaded] == [["took"]]


def test_the_words_of_an_explanation_are_of_its_report(graph: Graph) -> None:
    [claim] = graph.claims()
    [subject] = graph.explain(claim.id).arguments
    assert subject.antecedent is not None
    assert subject.antecedent.words is not None
    assert subject.antecedent.words.text == "Soldiers"
    assert factory.ARMY.id == subject.entity.id
