"""English inflection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.know.inflection import noun_forms, plural, third_person, verb_forms

LEMMAS = st.text("abcdehikmnoprstuwxyz", min_size=2, max_size=10)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("capture", {"capture", "captures", "captured", "capturing"}),
        ("attack", {"attack", "attacks", "attacked", "attacking"}),
        ("occupy", {"occupy", "occupies", "occupied", "occupying"}),
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
        ("push", {"push", "pushes", "pushed", "pushing"}),
    ],
)
def test_regular_verbs(lemma: str, forms: set[str]) -> None:
    assert verb_forms(lemma) == forms


def test_a_last_consonant_may_double() -> None:
    assert {"grabbed", "grabbing", "ambushed"} <= verb_forms("grab") | verb_forms("ambush")


def test_irregular_forms_are_all_there_are() -> None:
    assert verb_forms("take", ("takes", "took", "taken", "taking")) == {
        "take",
        "takes",
        "took",
        "taken",
        "taking",
    }


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("army", {"army", "armies"}),
        ("militiaman", {"militiaman", "militiamen"}),
        ("pass", {"pass", "passes"}),
        ("airport", {"airport", "airports"}),
        ("quay", {"quay", "quays"}),
    ],
)
def test_nouns(lemma: str, forms: set[str]) -> None:
    assert noun_forms(lemma) == forms


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("person", "people"),
        ("people", "people"),
        ("gunman", "gunmen"),
        ("rebel", "rebels"),
        ("country", "countries"),
    ],
)
def test_plurals(lemma: str, form: str) -> None:
    assert plural(lemma) == form


@given(LEMMAS)
def test_every_form_begins_like_its_lemma(lemma: str) -> None:
    forms = verb_forms(lemma)
    assert {lemma, third_person(lemma)} <= forms
    assert all(form.startswith(lemma[:-1]) for form in forms)


@given(LEMMAS)
def test_a_noun_is_one_of_its_own_forms(lemma: str) -> None:
    assert lemma in noun_forms(lemma)
    assert len(noun_forms(lemma)) == 2
