"""Names that a report itself explains: an abbreviation in brackets, a person in office by his surname alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.extract.name import Name
from kg.know.knowledge import Knowledge
from kg.know.names import fold
from kg.model import Entity, Kind, slug

Chosen = Sequence[tuple[Name, Entity]]
_SHORTEST, _LONGEST = 2, 12
_PLACING = frozenset({"in", "at", "near", "from", "to", "into", "around", "outside", "of"})
_LEADING = frozenset({"leads", "commands", "heads", "led", "commanded", "headed"})
_OFFICE_OF = frozenset({"of", "for", "the", "to", "in"})
_BETWEEN = frozenset({",", "who", "the", "a", "an", "top", "senior", "overall", "founder", "and"})
_OF_OFFICES = frozenset(
    [
        "defence",
        "defense",
        "foreign",
        "interior",
        "prime",
        "deputy",
        "vice",
        "military",
        "rebel",
        "supreme",
        "top",
        "senior",
    ]
)
_REACH = 6


@dataclass(slots=True)
class Introductions:
    """What a report has explained so far: `short` by abbreviation, `people` by surname; filled in reading order."""

    knowledge: Knowledge
    short: dict[str, Entity] = field(default_factory=dict)
    people: dict[str, Entity] = field(default_factory=dict)

    def read(self, doc: Doc, names: Chosen) -> list[tuple[Name, Entity]]:
        """Give the names of the next sentence of the report, with those that it or one before it explains."""
        names = list(names)
        self.short |= dict(_abbreviations(doc, names, self.knowledge))
        names = [(n, self.short.get(n.text, e)) for n, e in names]
        names = _joined(names, self._abbreviated(doc, names))
        introduced = list(self._introduced(doc, names))
        self.people |= {doc[n.end - 1].text: e for n, e in introduced}
        self.people |= {doc[n.end - 1].text: e for n, e in names if e.kind is Kind.PERSON}
        names = _joined(names, introduced)
        return _joined(names, self._again(doc, names))

    def _abbreviated(self, doc: Doc, names: Chosen) -> Iterator[tuple[Name, Entity]]:
        taken = _covered(names)
        for token in doc if self.short else ():
            if token.i not in taken and (entity := self.short.get(token.text)):
                yield Name(token.i, token.i + 1, token.text, (entity,)), entity

    # ---- people

    def _introduced(self, doc: Doc, names: Chosen) -> Iterator[tuple[Name, Entity]]:
        """Give the people whom a sentence names in full with their office: "General X Y, leader of Z"."""
        taken = _covered([(n, e) for n, e in names if e.is_actor])
        for start, end in _full_names(doc, self.knowledge):
            if any(start <= at < end for at in taken):
                continue
            office = self._office_before(doc, start)
            before = self._led_before(doc, office, names) if office < start else None
            led = before or self._led_behind(doc, end, names, office=office < start)
            if office < start or led is not None:
                text = doc[start:end].text
                speaks_for = led.id if led else None
                person = Entity(slug(text), text, Kind.PERSON, speaks_for=speaks_for)
                yield Name(start, end, text, (person,)), person

    def _office_before(self, doc: Doc, start: int) -> int:
        """Give where the words for an office before a name begin, `start` itself where there are none."""
        at = start
        words = self.knowledge.cues["offices"]
        while at and (doc[at - 1].lower_ in words or (at < start and doc[at - 1].lower_ in _OF_OFFICES)):
            at -= 1
        return at

    def _led_before(self, doc: Doc, office: int, names: Chosen) -> Entity | None:
        """Give whose office it is in "M23 spokesman X Y", "Afghanistan's president X Y", "Afghan General X Y"."""
        at = office - 1
        if at >= 0 and doc[at].text in ("'s", "’s", "'", "’"):
            at -= 1
        led = next((e for n, e in names if n.end == at + 1 and e.is_actor), None)
        return led or (self.knowledge.registry.state_of(doc[at].text) if at >= 0 else None)

    def _led_behind(self, doc: Doc, end: int, names: Chosen, *, office: bool) -> Entity | None:
        """Give whom a person leads in "X Y, leader of Z", "X Y, who leads Z", "Commander X Y of Z"."""
        if office and _at(doc, end) == "of":
            after = end + 2 if _at(doc, end + 1) == "the" else end + 1
            return next((e for n, e in names if n.start == after and e.is_actor), None)
        offices = self.knowledge.cues["offices"]
        beside = [*doc[end : end + _REACH]]
        told = [t for t in beside if t.lower_ in offices | _LEADING]
        between = [t.lower_ for t in doc[end : told[0].i]] if told else []
        if not told or not (
            set(between) <= _BETWEEN and (between[:1] == [","] or told[0].lower_ in _LEADING)
        ):
            return None
        at = told[0].i + 1
        while at < len(doc) and doc[at].lower_ in _OFFICE_OF:
            at += 1
        return next((e for n, e in names if n.start == at and e.is_actor), None)

    def _again(self, doc: Doc, names: Chosen) -> Iterator[tuple[Name, Entity]]:
        """Give the surnames that stand alone for people named in full before."""
        taken = _covered([(n, e) for n, e in names if e.is_actor])
        placed = _covered(names)
        for token in doc if self.people else ():
            if (person := self.people.get(token.text)) is None or token.i in taken:
                continue
            before = doc[token.i - 1] if token.i else None
            in_place = token.i in placed and before is not None and before.lower_ in _PLACING
            if in_place or _in_run(doc, token.i, self.knowledge):
                continue
            yield Name(token.i, token.i + 1, token.text, (person,)), person


def _covered(names: Chosen) -> set[int]:
    return {at for n, _ in names for at in range(n.start, n.end)}


def _joined(names: Chosen, more: Iterator[tuple[Name, Entity]] | Chosen) -> list[tuple[Name, Entity]]:
    """Give names in order with more; what the more cover gives way."""
    added = list(more)
    if not added:
        return list(names)
    covered = _covered(added)
    kept = [(n, e) for n, e in names if not covered.intersection(range(n.start, n.end))]
    return sorted([*kept, *added], key=lambda pair: pair[0].start)


def _abbreviations(doc: Doc, names: Chosen, knowledge: Knowledge) -> Iterator[tuple[str, Entity]]:
    """Give the abbreviations that brackets tie to an actor: "Front for the Defence of X (FDX)", "FDX (Front …)"."""
    for name, entity in names:
        if not entity.is_actor or entity.kind in (Kind.MEDIA, Kind.PERSON):
            continue
        if _at(doc, name.end) == "(" and _at(doc, name.end + 2) == ")":
            short = _at(doc, name.end + 1)
        elif _at(doc, name.start - 1) == "(" and _at(doc, name.end) == ")":
            short = _at(doc, name.start - 2)
        else:
            continue
        known = knowledge.registry.find(short)
        if _is_short(short, name.text) and not {e.kind for e in known} & {Kind.MEDIA, Kind.STATE}:
            yield short, entity
        elif name.made is not None and (own := next((e for e in known if _is_local(e, entity)), None)):
            yield name.text, own  # "the National Army Force (FARDC)"


def _is_local(known: Entity, made: Entity) -> bool:
    return known.country is not None and known.country == made.country and known.kind is not Kind.MEDIA


def _is_short(short: str, name: str) -> bool:
    """Tell whether letters abbreviate a name: they stand in it in this order, the first at the start of a word."""
    if not (_SHORTEST <= len(short) <= _LONGEST and short[:1].isupper() and sum(map(str.isupper, short)) > 1):
        return False
    letters = iter(fold(name))
    initials = {word[0] for word in fold(name).split()}
    return fold(short)[0] in initials and all(c in letters for c in fold(short) if c.isalpha())


def _full_names(doc: Doc, knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give the runs of two or more capitalised words that are no office and are not all in capitals."""
    offices = knowledge.cues["offices"]
    raised = [token.text[0].isupper() for token in doc]
    at = 0
    while at < len(raised):
        if not raised[at]:
            at += 1
            continue
        end = at
        while end < len(raised) and (_is_capital(doc, end, offices) or _is_joint(doc, at, end, offices)):
            end += 1
        if end - at > 1:
            yield at, end
        at = max(end, at + 1)


def _is_capital(doc: Doc, at: int, offices: frozenset[str]) -> bool:
    token = doc[at]
    text = token.text
    if not text[:1].isupper() or not text.isalpha() or text.isupper():
        return False
    return token.lower_ not in offices and not (at == 0 and token.is_stop)


def _is_joint(doc: Doc, start: int, at: int, offices: frozenset[str]) -> bool:
    # "Abdul-Malik al-Houthi"
    joining = doc[at].text == "-" or doc[at].text in ("al", "el", "bin", "ibn", "ould", "ag", "de", "van")
    return (
        joining
        and at > start
        and at + 1 < len(doc)
        and (_is_capital(doc, at + 1, offices) or doc[at + 1].text == "-")
    )


def _in_run(doc: Doc, at: int, knowledge: Knowledge) -> bool:
    """Tell whether a capitalised word stands within a longer name."""
    before = doc[at - 1] if at else None
    after = doc[at + 1].text if at + 1 < len(doc) else ""
    if after[:1].isupper() and after.isalpha():
        return True
    if before is None or not (before.text[:1].isupper() and before.is_alpha) or before.is_stop:
        return False
    return before.lower_ not in knowledge.cues["offices"]


def _at(doc: Doc, at: int) -> str:
    return doc[at].text if 0 <= at < len(doc) else ""


def introduce(read: Sequence[tuple[Doc, Chosen]], knowledge: Knowledge) -> list[list[tuple[Name, Entity]]]:
    """Give the names of each sentence of a report with those that the report explains, in reading order."""
    introductions = Introductions(knowledge)
    return [introductions.read(doc, names) for doc, names in read]
