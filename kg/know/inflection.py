"""English inflection, as far as finding triggers needs it: too many forms do no harm, a missing one does."""

from __future__ import annotations

_PLURALS = {"person": "people", "people": "people", "child": "children"}
_VOWELS = "aeiou"


def verb_forms(lemma: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """Give the forms of a verb; where `irregular` lists forms, those and the lemma are all.

    >>> sorted(verb_forms("capture"))
    ['capture', 'captured', 'captures', 'capturing']
    """
    if irregular:
        return frozenset({lemma, *irregular})
    stem = lemma.removesuffix("e")
    forms = {lemma, third_person(lemma), _past(lemma), stem + "ing"}
    if _doubles(lemma):
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return frozenset(forms)


def noun_forms(lemma: str) -> frozenset[str]:
    """Give singular and plural of a noun.

    >>> sorted(noun_forms("militiaman")), sorted(noun_forms("army"))
    (['militiaman', 'militiamen'], ['armies', 'army'])
    """
    if lemma in _PLURALS:
        return frozenset({lemma, _PLURALS[lemma]})
    if lemma.endswith("man"):
        return frozenset({lemma, lemma[:-3] + "men"})
    return frozenset({lemma, third_person(lemma)})


def third_person(lemma: str) -> str:
    """Give the form in -s, which verbs and plural nouns share.

    >>> third_person("pass"), third_person("carry"), third_person("hold")
    ('passes', 'carries', 'holds')
    """
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _doubles(lemma: str) -> bool:
    return (
        len(lemma) > 2
        and lemma[-1] not in "wxy" + _VOWELS
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
    )


def plural(lemma: str) -> str:
    """Give the plural of a noun.

    >>> plural("rebel"), plural("gunman"), plural("person")
    ('rebels', 'gunmen', 'people')
    """
    if lemma in _PLURALS:
        return _PLURALS[lemma]
    return lemma[:-3] + "men" if lemma.endswith("man") else third_person(lemma)
