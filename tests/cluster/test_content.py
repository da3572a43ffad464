"""Claims as lines, and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.cluster.content import claims_of, lines_of, pack, unpack
from kg.errors import DamagedCopy, UnreadableInput
from kg.extract import Extractor
from kg.model import Entity, Kind, Report
from kg.rdf import DERIVED, Names
from tests.cluster.light import BASE
from tests.factory import ARMY, ISLAMIC_STATE, RAQQA, claim, report
from tests.reading import NAMES, Reader

HERE = Names(BASE)
KNOWN = {entity.id: entity for entity in NAMES.values()}
FIRST = Report(
    "first", "The army captured Abu Kamal on 2017-11-08, The SDF said. Islamic State lost Raqqa.", "Title"
)
SECOND = Report("second", "It rained.")
THIRD = Report("third", "The SDF entered Raqqa.")


def test_claims_come_back_as_they_were_with_their_entities() -> None:
    read = [(one, Reader().claims(one)) for one in (FIRST, SECOND, THIRD)]
    assert [len(claims) for _, claims in read] == [2, 0, 1]
    lines = lines_of(read, KNOWN, HERE)
    assert claims_of(lines, ["first", "second", "third"], HERE) == {one.id: claims for one, claims in read}


def test_the_same_reading_gives_the_same_bytes() -> None:
    read = [(one, Reader().claims(one)) for one in (FIRST, THIRD)]
    assert pack(lines_of(read, KNOWN, HERE)) == pack(lines_of(read, dict(KNOWN), HERE))
    assert unpack(pack(b"line\n")) == b"line\n"


def test_each_report_keeps_what_its_own_words_make_of_an_entity() -> None:
    one, other = report("one"), report("other")
    band = Entity("band", "Band", Kind.MILITIA)
    more = Entity("band", "The Band", Kind.MILITIA, parents=("army",))
    read = [(one, [claim(subject=band, report=one)]), (other, [claim(subject=more, report=other)])]
    found = claims_of(lines_of(read, KNOWN, HERE), ["one", "other"], HERE)
    assert [c.subject.entity for claims in found.values() for c in claims if c.subject] == [band, more]


def test_of_two_descriptions_in_one_report_the_fuller_one_is_kept() -> None:
    one = report("one")
    full = replace(RAQQA, id="place", aliases=("ar-Raqqa",))
    thin = Entity("place", "Raqqa", Kind.SETTLEMENT)
    claims = [claim("entered", object=thin, report=one), claim("captured", object=full, report=one)]
    found = claims_of(lines_of([(one, claims)], {}, HERE), ["one"], HERE)
    assert {c.object.entity for c in found["one"]} == {full}


def test_what_is_known_is_described_once_and_for_all() -> None:
    reports = [report(f"r{number}") for number in range(5)]
    lines = lines_of([(one, [claim(report=one)]) for one in reports], {ARMY.id: ARMY}, HERE)
    labels = [q for q in parse(lines, format=RdfFormat.N_QUADS) if q.predicate.value.endswith("#label")]
    assert [str(q.object) for q in labels if q.graph_name == DERIVED] == ['"Syrian Armed Forces"']
    assert len([q for q in labels if '"Abu Kamal"' in str(q.object)]) == 5


def test_what_was_not_written_here_is_damaged() -> None:
    for lines in (b"<urn:a> <urn:b>", lines_of([(FIRST, Reader().claims(FIRST))], {}, HERE)[:-300]):
        with pytest.raises(DamagedCopy, match=r"^damaged: "):
            claims_of(lines, ["first"], HERE)
    with pytest.raises(UnreadableInput, match="ends too early"):
        unpack(pack(b"line\n")[:-1])


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_words_and_ids_come_back(words: str) -> None:
    one = Report(words, f"{words} The army captured Raqqa.", words)
    said = Reader().claims(one)
    assert claims_of(lines_of([(one, said)], {}, HERE), [words], HERE) == {words: said}


def test_what_the_true_reader_finds_comes_back(extractor: Extractor) -> None:
    texts = [
        "The Free Lions Brigade seized the village of Umm Saqra near Abu Kamal from Islamic State, activists said.",
        "Government troops led by Colonel Aram Teko withdrew from Raqqa after clashes that killed 12 people.",
    ]
    reports = [Report(f"r{number}", text, None, None, "Wire") for number, text in enumerate(texts)]
    read = [(one, extractor.claims(one)) for one in reports]
    known = extractor.knowledge.known
    found = claims_of(lines_of(read, known, HERE), [one.id for one in reports], HERE)
    assert found == {one.id: claims for one, claims in read}
    named = [a.entity for _, claims in read for c in claims for a in c.arguments()]
    assert {known.get(entity.id) == entity for entity in named} == {True, False}
    assert ISLAMIC_STATE.id in {entity.id for entity in named}
