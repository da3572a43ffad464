"""Names in a sentence: words that the registry or the gazetteer knows, or that are typed by the last of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.calendar import MONTHS, WEEKDAYS
from kg.know.bodies import TITLES
from kg.know.gazetteer import Candidate
from kg.know.knowledge import Knowledge
from kg.know.names import fold
from kg.model import Entity, Kind, slug

_LOWER_STARTS = frozenset(
    ["al", "el", "as", "ad", "ar", "ash", "an", "at", "az", "de", "la", "le", "bin", "so", "pro"]
)
_ENGLISH = frozenset(["as", "at", "an", "so"])  # "at El Fasher" is no "at-El Fasher"
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
_GLUED = frozenset(["anti", "pro", "non", "ex", "former", "counter"])
_PEOPLE = frozenset(["people", "women", "workers", "peasants", "farmers", "soldiers", "students", "patriots"])
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_INSIDE = frozenset("-–'’./&")
_WIDEST = 12


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `start` to `end` of a sentence, with what it may mean.

    `actors` come ranked, `places` as the gazetteer gives them. `whole` is set where the run is all of a capitalised
    name; a place that is only part of a longer name is none.
    """

    start: int
    end: int
    text: str
    actors: tuple[Entity, ...] = ()
    places: tuple[Candidate, ...] = ()
    made: Entity | None = None


def find_names(doc: Doc, knowledge: Knowledge) -> list[Name]:
    """Find the names in a tokenised sentence, longest first from the left, none overlapping."""
    found: list[Name] = []
    at = 0
    while at < len(doc):
        name = _longest_at(doc, at, knowledge) if _may_start(doc, at) else None
        if name:
            found.append(name)
            at = name.end
        else:
            at += 1
    return _settled(doc, found, knowledge)


def _may_start(doc: Doc, at: int) -> bool:
    text = doc[at].text
    if text[:1].isupper():
        return True
    following = doc[at + 1].text if at + 1 < len(doc) else ""
    apart = following[:1].isupper() and text.lower() not in _ENGLISH
    return text.lower() in _LOWER_STARTS and (following == "-" or apart)


def _longest_at(doc: Doc, at: int, knowledge: Knowledge) -> Name | None:
    word = doc[at].text
    most = max(knowledge.registry.longest(word), knowledge.gazetteer.longest(word))
    against = _is_glued(doc, at)
    for end in range(min(len(doc), at + _WIDEST, _run_end(doc, at)), at, -1):
        text = doc[at:end].text
        if against and doc[end - 1].text.islower():
            continue  # "anti-Taliban fighters" are no "Taliban fighters"
        if (
            len(fold(text).split()) > most
            or doc[end - 1].text in _INSIDE
            or doc[end - 1].text in ("'s", "’s")
        ):
            continue
        actors = knowledge.registry.find(text) or _office(doc, at, end, knowledge)
        places = _places(doc, at, end, text, knowledge)
        if actors or places:
            return Name(at, end, text, actors, places)
    return None


def _office(doc: Doc, at: int, end: int, knowledge: Knowledge) -> tuple[Entity, ...]:
    """Read "the Israeli Prime Minister said" as the office, where no name follows that it would be the title of."""
    following = doc[end].text if end < len(doc) else ""
    if following[:1].isupper() or following == "-":
        return ()
    of = next((i for i in range(at, end) if doc[i].text == "of"), end)
    titles = [(at, of)] if of < end else [(start, end) for start in range(at + 1, end)]
    for first, last in titles:
        title = doc[first:last].text.lower()
        if title in TITLES:
            before, behind = doc[at:first].text_with_ws, doc[last - 1].whitespace_ + doc[last:end].text
            return knowledge.registry.find(before + title + behind)
    return ()


def _run_end(doc: Doc, at: int) -> int:
    end = at + 1
    while end < len(doc) and (
        doc[end].is_alpha
        or doc[end].like_num
        or doc[end].text[0].isalnum()
        or doc[end].text in _INSIDE
        or doc[end].text in ("'s", "’s")
    ):
        end += 1
    return end


def _places(doc: Doc, at: int, end: int, text: str, knowledge: Knowledge) -> tuple[Candidate, ...]:
    last = doc[end - 1]
    if not any(t.text[:1].isupper() for t in doc[at:end]) or (last.is_stop and not last.text[:1].isupper()):
        return ()
    if end - at == 1 and (len(text) < 3 or _is_plain_word(text, at, knowledge)):
        return ()
    return knowledge.gazetteer.find(text)


def _is_plain_word(text: str, at: int, knowledge: Knowledge) -> bool:
    word = text.lower()
    if text.isupper() and len(text) < 5:
        return True
    nouns, cues = knowledge.nouns, knowledge.cues
    listed = word in nouns.actors or word in nouns.places or word in nouns.people or word in nouns.extents
    known = (
        listed
        or word in nouns.name_heads
        or word in nouns.persuasions
        or any(word in words for words in cues.lists.values())
    )
    return known or (at == 0 and word in knowledge.lexicon)


def _settled(doc: Doc, found: list[Name], knowledge: Knowledge) -> list[Name]:
    """Widen names to the capitalised run that they stand in, and drop places that are only a part of one."""
    starts = {name.start: name for name in found}
    settled: list[Name] = []
    at = 0
    while at < len(doc):
        name = starts.get(at)
        if name is None and _only_leads(doc[at], knowledge):
            at += 1  # "On", "the" and "Seven" begin no name, but one may stand behind
            continue
        end = _capital_run(doc, name.end if name else at, knowledge, started=name is not None)
        # "anti-Hamas Popular Forces" are no forces of Hamas.
        wider = end > (name.end if name else at) and not (name and _is_glued(doc, at))
        made = _typed(doc, at, end, name, knowledge) if wider else None
        if made:
            settled.append(made)
            at = made.end
        elif name:
            if kept := _kept(doc, name, knowledge):
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


def _is_glued(doc: Doc, at: int) -> bool:
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
        elif not (text == "-" or (text in _JOINING and (end > at or started))):
            break
        elif text == "the" and doc[ahead - 1].text[:1].isupper():
            break  # "On Monday the Red Brigade"
        elif text == "and" and (started or doc[ahead - 1].lower_ in knowledge.nouns.name_heads):
            break  # "the National Army and Union forces" are two
        ahead += 1
    return end


def _typed(doc: Doc, at: int, end: int, name: Name | None, knowledge: Knowledge) -> Name | None:
    """Make an actor or a facility of an unknown capitalised name by its last word: "Darfur Joint Protection Force"."""
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
        return Name(at, end, text, made=Entity(slug(text), text, kind, country=_country(name)))
    if knowledge.nouns.places.get(last) is Kind.FACILITY:
        return Name(at, end, text, made=_facility(text, name))
    return None


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


def _facility(text: str, inside: Name | None) -> Entity:
    near = inside.places[0].entity if inside and inside.places else None
    if near is None:
        return Entity(slug(text), text, Kind.FACILITY)
    return Entity(
        slug(text), text, Kind.FACILITY, lat=near.lat, lon=near.lon, country=near.country, parents=(near.id,)
    )


def _kept(doc: Doc, name: Name, knowledge: Knowledge) -> Name | None:
    if name.actors and _ends_a_person(doc, name, knowledge):
        return None
    if not name.actors and _is_named_before(doc, name.start, knowledge):
        return None  # "Ansar al-Watan" is not in al-Watan
    if name.actors or not name.places or name.end - name.start > 1:
        return name
    return None if _is_part(doc, name.start, name.end, knowledge) else name


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


def _is_part(doc: Doc, start: int, end: int, knowledge: Knowledge) -> bool:
    """Tell whether a single capitalised word belongs to a longer name, as "Felix" in "Felix Kulayigye"."""
    after = doc[end].text if end < len(doc) else ""
    before = doc[start - 1] if start else None
    if after[:1].isupper() and after.isalpha():
        return True
    if before is None or not (before.text[:1].isupper() and before.text.isalpha()):
        return False
    return start > 1 or not _begins(before, knowledge)


def _is_named_before(doc: Doc, at: int, knowledge: Knowledge) -> bool:
    """Tell whether an unknown capitalised word stands before "al-Watan", as in "Ansar al-Watan"."""
    article = next((i for i in (at, at - 2) if i > 0 and doc[i].text in _LOWER_STARTS), 0)
    before = doc[article - 1] if article else None
    if before is None or not (before.text[:1].isupper() and before.is_alpha):
        return False
    return not (_begins(before, knowledge) or before.lower_ in knowledge.nouns.places)


def _begins(first: Token, knowledge: Knowledge) -> bool:
    """Tell whether a word is capitalised only because it begins the sentence: "Near Aleppo", "Capturing Mosul"."""
    word = first.lower_
    plain = first.is_stop or word in knowledge.lexicon or _is_plain_word(first.text, 0, knowledge)
    return (
        plain
        or word.endswith(("ing", "ed", "ern", "ly"))
        or knowledge.registry.state_of(first.text) is not None
    )


def entities(names: Sequence[Name]) -> Iterator[Entity]:
    """Give what the names may mean at first sight: the best actor, else the best place."""
    for name in names:
        if name.made:
            yield name.made
        elif name.actors:
            yield name.actors[0]
        elif name.places:
            yield name.places[0].entity
