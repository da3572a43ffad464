"""Names settled in their sentence: widened to the capitalised run that they stand in, or dropped as a part of one."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from kg.extract.calendar import MONTHS, WEEKDAYS
from kg.extract.name import Name
from kg.know.gazetteer import FIRST
from kg.know.knowledge import Knowledge
from kg.model import Entity, Kind, slug

LOWER_STARTS = frozenset(
    ["al", "el", "as", "ad", "ar", "ash", "an", "at", "az", "de", "la", "le", "bin", "so", "pro"]
)
"""Words in lower case with which a name may begin."""
_JOINING = frozenset(
    [
        "al",
        "el",
        "as",
        "ad",
        "ar",
        "ash",
        "an",
        "at",
        "az",
        "de",
        "la",
        "le",
        "bin",
        "of",
        "the",
        "for",
        "and",
        "ez",
        "es",
        "e",
        "da",
        "do",
        "du",
        "van",
        "von",
        "y",
        "ul",
        "ur",
        "und",
    ]
)
_ENGLISH = frozenset(["as", "at", "an"])
_QUALIFYING = frozenset(["former", "greater", "metro", "downtown", "inner", "outer", "old", "mid"])
_MUNICIPAL = frozenset(["city", "town", "township", "county", "village", "borough", "parish", "school"])
_HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. dr dr. gen. col. gov. sen. rep. sir".split())  # noqa: SIM905
_PUTTING = frozenset(
    ["in", "at", "near", "from", "to", "into", "around", "outside", "toward", "towards", "of"]
)
_NAMED_AFTER = (Kind.FACILITY, Kind.NATURAL_FEATURE)
_MANY = 50_000
_GLUED = frozenset(["anti", "pro", "non", "ex", "former", "counter"])
_PEOPLE = frozenset(["people", "women", "workers", "peasants", "farmers", "soldiers", "students", "patriots"])
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")


def is_plain_word(text: str, at: int, knowledge: Knowledge) -> bool:
    """Tell whether a capitalised word is one of those that sentences of news begin with or use of anybody."""
    word = text.lower()
    nouns, cues = knowledge.nouns, knowledge.cues
    listed = word in nouns.actors or word in nouns.places or word in nouns.people or word in nouns.extents
    known = (
        listed
        or word in nouns.name_heads
        or word in nouns.persuasions
        or any(word in words for words in cues.lists.values())
    )
    return known or (at == 0 and word in knowledge.lexicon)


def settled(doc: Doc, found: list[Name], knowledge: Knowledge) -> list[Name]:
    """Widen names to the capitalised run that they stand in, and drop places that are only a part of one."""
    starts = {name.start: name for name in found}
    settled: list[Name] = []
    words = [token.text for token in doc]
    at = 0
    while at < len(words):
        name = starts.get(at)
        if name is None and (words[at][0].islower() or _only_leads(doc[at], knowledge)):
            at += 1  # "On", "the" and "Seven" begin no name, but one may stand behind
            continue
        end = _capital_run(doc, name.end if name else at, knowledge, started=name is not None)
        # "anti-Hamas Popular Forces" are no forces of Hamas.
        wider = end > (name.end if name else at) and not (name and is_glued(doc, at))
        inside = next((n for i in range(at, end) if (n := starts.get(i)) and n.places), None)
        made = _typed(doc, at, end, (name, inside), knowledge) if wider else None
        if made:
            settled.append(made)
            at = made.end
        elif name:
            if kept := _kept(doc, name, starts.get(name.end + 1), knowledge):
                settled.append(kept)
            at = name.end
        else:
            at += 1
    return settled


def _only_leads(first: Token, knowledge: Knowledge) -> bool:
    """Tell whether a word is an article, a number, a day or the "On" that a sentence begins with."""
    counts = first.like_num and first.is_alpha and not first.lower_.endswith(("st", "nd", "rd", "th"))
    begins = first.i == 0 and first.is_stop and first.lower_ not in knowledge.nouns.name_starts
    return counts or begins or first.lower_ in ("the", "a", "an") or first.lower_ in WEEKDAYS


def is_glued(doc: Doc, at: int) -> bool:
    """Tell whether a hyphen joins a word to a plain one before it: "anti-Taliban", "Pro-Assad"."""
    return at > 1 and doc[at - 1].text == "-" and doc[at - 2].lower_ in _GLUED


def _capital_run(doc: Doc, at: int, knowledge: Knowledge, *, started: bool) -> int:
    """Give the end of the run of capitalised words from `at`; words that join names count only between such words."""
    end, ahead = at, at
    while ahead < len(doc):
        text = doc[ahead].text
        if text[:1].isupper() or (text[0].isdigit() and end > at) or _opens_a_unit(doc, ahead):
            end = ahead + 1
        elif text in ("'s", "’s", "'", "’") and doc[ahead - 1].lower_ in _PEOPLE:
            pass  # "the Peoples' Front"
        elif text == "of" and _ORDINAL.fullmatch(doc[at].lower_):
            break  # "33rd Front of the FARC": the unit, and whose it is
        elif not (text == "-" or (text in _JOINING and (end > at or started) and _joins(doc, ahead))):
            break
        elif text == "the" and doc[ahead - 1].text[:1].isupper():
            break  # "On Monday the Red Brigade"
        elif text == "and" and (started or doc[ahead - 1].lower_ in knowledge.nouns.name_heads):
            break  # "the National Army and Union forces" are two
        ahead += 1
    return end


def _joins(doc: Doc, at: int) -> bool:
    # "Princeton at Macon Hospital" are two; "Tal at-Tut" is one.
    return doc[at].lower_ not in _ENGLISH or (at + 1 < len(doc) and doc[at + 1].text == "-")


def _typed(
    doc: Doc, at: int, end: int, known: tuple[Name | None, Name | None], knowledge: Knowledge
) -> Name | None:
    """Make an actor or a facility of an unknown capitalised name by its last word: "Darfur Joint Protection Force".

    `known` are the name that begins the run and the first in it that is a place's.
    """
    name, inside = known
    while end > at + 1 and not doc[end - 1].text[:1].isupper():
        end -= 1
    if end - at < 2 or not (doc[at].text[:1].isupper() or _opens_a_unit(doc, at)):
        return None
    text, last = doc[at:end].text, doc[end - 1].text.lower()
    cues = knowledge.cues
    if doc[at].lower_ in cues["offices"] and any(t.lower_ not in cues["body-words"] for t in doc[at:end]):
        return None  # an officer of a command, not the command
    if (name and name.end == end) or _is_sentence_case(doc, at, knowledge):
        return None
    if kind := knowledge.nouns.name_heads.get(last) or _kind_before_of(doc, at, end, name, knowledge):
        local = name is not None and not name.actors and _is_local(doc[at + 1 : end])
        actor = Entity(slug(text), text, kind, country=_country(name))
        return None if local else Name(at, end, text, made=actor)
    kinds = (knowledge.nouns.places.get(word) for word in (last, doc[at].lower_))
    if (place := next((k for k in kinds if k in _NAMED_AFTER), None)) is None:
        return None
    made = Entity(slug(text), text, place)
    return (
        Name(at, end, text, (), inside.places, made, inside.text)
        if inside
        else Name(at, end, text, made=made)
    )


def _is_local(words: Span) -> bool:
    # "Dublin City Council" governs a town and is named for it, unlike "Manbij Military Council".
    return any(word.lower_ in _MUNICIPAL for word in words)


def _opens_a_unit(doc: Doc, at: int) -> bool:
    """Tell whether an ordinal begins a unit's name: "12th Mountain Division"."""
    following = doc[at + 1].text[:1] if at + 1 < len(doc) else ""
    return following.isupper() and _ORDINAL.fullmatch(doc[at].lower_) is not None


def _kind_before_of(doc: Doc, at: int, end: int, name: Name | None, knowledge: Knowledge) -> Kind | None:
    """Give the kind of a name whose head stands first: "Movement for the Defence of Ituri", "Sons of the River"."""
    if name is not None and name.actors:
        return None
    joined = next((i for i in range(at + 1, end) if doc[i].lower_ in ("for", "of")), at)
    return knowledge.nouns.name_starts.get(doc[joined - 1].lower_) if joined > at else None


def _country(inside: Name | None) -> str | None:
    """Give the country of a made name that begins with a place or a state: "Kivu Resistance Army"."""
    known = [*(inside.actors or (c.entity for c in inside.places))] if inside else []
    entity = known[0] if known else None
    return entity.id if entity and entity.kind is Kind.STATE else entity.country if entity else None


def _is_sentence_case(doc: Doc, at: int, knowledge: Knowledge) -> bool:
    # A first word that is capitalised only because it is first begins no name.
    return at == 0 and doc[0].text.lower() in knowledge.nouns.people | knowledge.nouns.actors.keys()


def _kept(doc: Doc, name: Name, following: Name | None, knowledge: Knowledge) -> Name | None:
    if name.actors and _ends_a_person(doc, name, knowledge):
        return None
    if not name.actors and _is_named_before(doc, name.start, knowledge):
        return None  # "Ansar al-Watan" is not in al-Watan
    if name.actors or not name.places or name.end - name.start > 1:
        return name
    if following is not None and following.places and doc[name.end].text == ",":
        return name
    return None if _is_part(doc, name, knowledge) or _is_person(doc, name, knowledge) else name


def _is_person(doc: Doc, name: Name, knowledge: Knowledge) -> bool:
    """Tell whether a person is meant: behind a title, or by a given name that stands for no city and is put nowhere."""
    before = doc[name.start - 1] if name.start else None
    if (
        before is not None
        and before.text[:1].isupper()
        and before.lower_ in _HONORIFICS | knowledge.cues["offices"]
    ):
        return True
    if name.text.lower() not in knowledge.nouns.given_names:
        return False
    put = before is not None and before.lower_ in _PUTTING
    known = (c.population >= _MANY or c.feature == FIRST for c in name.places if c.usual)
    return not put and not any(known)


def _ends_a_person(doc: Doc, name: Name, knowledge: Knowledge) -> bool:
    """Tell whether a single word of a group's name is the last of a longer one: "Yasser Abu Shabab"."""
    if name.end - name.start > 1 or name.start < 2 or name.actors[0].kind in (Kind.PERSON, Kind.STATE):
        return False
    before = doc[name.start - 2 : name.start]
    known = knowledge.cues["offices"] | MONTHS.keys() | WEEKDAYS.keys()
    strangers = [
        t for t in before if t.text[:1].isupper() and t.is_alpha and t.lower_ not in known and not t.is_stop
    ]
    return len(strangers) == 2 and all(knowledge.registry.state_of(t.text) is None for t in strangers)


def _is_part(doc: Doc, name: Name, knowledge: Knowledge) -> bool:
    """Tell whether a single capitalised word belongs to a longer name, as "Felix" in "Felix Kulayigye"."""
    after = doc[name.end] if name.end < len(doc) else None
    if after is not None and _goes_on(after, knowledge) and not _is_known(name, knowledge):
        return True
    before = doc[name.start - 1] if name.start else None
    if before is None or not (before.text[:1].isupper() and before.is_alpha):
        return False
    if before.lower_ in _QUALIFYING or _is_direction(before, knowledge):
        return False
    return not (all(t.is_punct for t in doc[: before.i]) and _begins(before, knowledge))


def _goes_on(word: Token, knowledge: Knowledge) -> bool:
    return word.text[:1].isupper() and word.is_alpha and not word.is_stop and not _is_body(word, knowledge)


def _is_known(name: Name, knowledge: Knowledge) -> bool:
    """Tell whether a place is too well known to be the first word of a stranger's name: "Honolulu Cruises"."""
    return name.text.lower() not in knowledge.nouns.given_names and any(
        c.usual and (c.population >= _MANY or c.feature == FIRST) for c in name.places
    )


def _is_body(word: Token, knowledge: Knowledge) -> bool:
    """Tell whether a capitalised word behind a place says what of it is meant: "Wichita Police", "Macon Mayor"."""
    nouns, text = knowledge.nouns, word.lower_
    return (
        text in nouns.bodies
        or text in nouns.places
        or text in nouns.actors
        or text in nouns.people
        or text in nouns.name_heads
        or text in knowledge.cues["offices"]
        or _is_direction(word, knowledge)
    )


def _is_direction(word: Token, knowledge: Knowledge) -> bool:
    return word.lower_ in knowledge.cues["direction-adjectives"]


def _is_named_before(doc: Doc, at: int, knowledge: Knowledge) -> bool:
    """Tell whether an unknown capitalised word stands before "al-Watan", as in "Ansar al-Watan"."""
    article = next((i for i in (at, at - 2) if i > 0 and doc[i].text in LOWER_STARTS), 0)
    before = doc[article - 1] if article else None
    if before is None or not (before.text[:1].isupper() and before.is_alpha):
        return False
    return not (_begins(before, knowledge) or before.lower_ in knowledge.nouns.places)


def _begins(first: Token, knowledge: Knowledge) -> bool:
    """Tell whether a word is capitalised only because it begins the sentence: "Near Aleppo", "Capturing Mosul"."""
    word = first.lower_
    plain = first.is_stop or word in knowledge.lexicon or is_plain_word(first.text, 0, knowledge)
    return (
        plain
        or word.endswith(("ing", "ed", "ern", "ly"))
        or knowledge.registry.state_of(first.text) is not None
    )
