"""The reader: a report in, its claims and mentions out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.actors import ActorReader
from kg.extract.answers import FORMS, AnswerReader
from kg.extract.choices import choice, standing
from kg.extract.chronicle import Chronicle
from kg.extract.claims import Maker
from kg.extract.dateline import NO_DATELINE, read_dateline
from kg.extract.dating import date_reader
from kg.extract.discourse import Discourse, Seen
from kg.extract.explaining import Explainer
from kg.extract.gate import Gate
from kg.extract.introductions import introduce
from kg.extract.making import Made
from kg.extract.matching import find_matches
from kg.extract.memory import Memory
from kg.extract.name import Name
from kg.extract.naming import find_names
from kg.extract.parser import Parser
from kg.extract.parsing import Named, Sentence, stand_in
from kg.extract.places import PlaceReader
from kg.extract.placing import Chooser, chooser, home_of, tie
from kg.extract.quotations import quotations
from kg.extract.roles import Casting
from kg.extract.sentences import sentences
from kg.extract.speakers import SpeakerReader
from kg.extract.speech import SpeechReader
from kg.know.bodies import MINISTRIES
from kg.know.knowledge import Knowledge
from kg.know.names import fold
from kg.model import (
    Choice,
    Claim,
    Entity,
    Explanation,
    Kind,
    Mention,
    Report,
    Words,
    slug,
)

_BODIES = {**MINISTRIES, "government": "government"}
# Foreign forces are named by their country, the war is where its places lie.
_WEIGHT = 2
_NAMING = frozenset({Kind.SETTLEMENT, Kind.REGION, Kind.NATURAL_FEATURE})
_SAYING = frozenset({"said", "says", "told", "announced", "claimed", "stated", "wrote", "added", "confirmed"})
_PLACE_CUES = frozenset(
    {"in", "at", "near", "from", "to", "into", "around", "outside", "towards", "toward", "of", "on", "inside"}
)


_ENDLESS = re.compile(r"\S{501}")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A sentence with its tokens and names, not yet parsed."""

    number: int
    field: str
    start: int
    tokens: Doc
    names: tuple[Name, ...]
    quoted: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Outline:
    """A report in sentences with what their names mean, not yet parsed."""

    report: Report
    drafts: list[_Draft]
    among: Chooser
    chosen: list[list[tuple[Name, Entity]]]


@dataclass(frozen=True, slots=True)
class Extractor:
    """Reads reports by rules over a parsed sentence; the same report always gives the same claims."""

    knowledge: Knowledge
    nlp: Language
    _parser: Parser = field(init=False, repr=False, compare=False)
    _gate: Gate = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make what is kept from report to report."""
        object.__setattr__(self, "_parser", Parser(self.nlp))
        object.__setattr__(self, "_gate", Gate(self.knowledge))

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of a report in reading order, the title first."""
        return next(self.read_all([report]))

    def read_all(self, reports: Iterable[Report]) -> Iterator[list[Claim]]:
        """Give the claims of each report in order, the same as `claims` gives, their sentences parsed together.

        So many reports are taken at once that their sentences fill a batch of the parser.
        """
        for together in self._gathered(reports):
            for outline, parsed in zip(together, self._parsed(together), strict=True):
                found: dict[str, Claim] = {}
                for _, made in self._made(outline, parsed):
                    found.setdefault(made.claim.id, made.claim)
                yield list(found.values())

    def explained(self, report: Report) -> list[tuple[Claim, Explanation]]:
        """Give the claims of a report as `claims` does, each with what it rests on."""
        outline = self._outline(report)
        [parsed] = self._parsed([outline])
        found: dict[str, tuple[Claim, Explanation]] = {}
        for sentence, made in self._made(outline, parsed):
            why = Explainer(sentence, report.published).explanation(made)
            found.setdefault(made.claim.id, (made.claim, why))
        return list(found.values())

    def mentions(self, report: Report) -> list[Named]:
        """Give the recognised and linked names of a report in reading order."""
        drafts = self._drafts(report)
        chosen = self._chosen(drafts, self._chooser(report, drafts))
        return [
            Named(draft.field, Mention(name.text, *_span(draft, name)), entity)
            for draft, names in zip(drafts, chosen, strict=True)
            for name, entity in names
        ]

    # ---- before parsing

    def _gathered(self, reports: Iterable[Report]) -> Iterator[list[_Outline]]:
        """Put reports together until they have the sentences of a batch."""
        together: list[_Outline] = []
        size = 0
        for report in reports:
            together.append(self._outline(report))
            size += max(1, len(together[-1].drafts))
            if size >= self.nlp.batch_size:
                yield together
                together, size = [], 0
        if together:
            yield together

    def _outline(self, report: Report) -> _Outline:
        is_shut = self._gate.is_shut(f"{report.title or ''} {report.text}")
        drafts = [] if is_shut else self._drafts(report)
        among = self._chooser(report, drafts)
        return _Outline(report, drafts, among, self._chosen(drafts, among))

    def _drafts(self, report: Report) -> list[_Draft]:
        drafts: list[_Draft] = []
        for where in ("title", "text"):
            words = report.field(where)
            quoted = tuple(quotations(words))
            line = read_dateline(words, report.published) if where == "text" else NO_DATELINE
            for start, end in line.parted(sentences(words)):
                # No English word is so long, and to cut it into tokens takes the square of its length.
                if _ENDLESS.search(words, start, end):
                    continue
                tokens = self._parser.tokens(words[start:end])
                names = tuple(find_names(tokens, self.knowledge))
                drafts.append(_Draft(len(drafts), where, start, tokens, names, quoted))
        return drafts

    def _chooser(self, report: Report, drafts: Iterable[_Draft]) -> Chooser:
        return chooser([(d.tokens, d.names) for d in drafts], home_of(report.source, self.knowledge.registry))

    def _chosen(self, drafts: Iterable[_Draft], among: Chooser) -> list[list[tuple[Name, Entity]]]:
        """Choose what each name means, by its sentence and by all the names of the report."""
        chosen = (
            [(name, entity) for name in d.names if (entity := self._meant(d, name, among)) is not None]
            for d in drafts
        )
        tied = [(d.tokens, tie(d.tokens, names)) for d, names in zip(drafts, chosen, strict=True)]
        return introduce(tied, self.knowledge)

    def _meant(self, draft: _Draft, name: Name, among: Chooser) -> Entity | None:
        countries = among.countries
        if name.made is not None:
            return self._body(name, countries) or _in_context(among.located(name) or name.made, countries)
        before = draft.tokens[name.start - 1].lower_ if name.start else ""
        if name.actors and not _may_be_place(name, before, among):
            return _likeliest(name.actors, countries)
        wanted = self._wanted(draft.tokens, name)
        place = among.choose(name.text, name.places, wanted, _nearby(draft, name))
        return place or (_likeliest(name.actors, countries) if name.actors else None)

    def _body(self, name: Name, countries: Mapping[str, int]) -> Entity | None:
        """Read "the Ministry of Defence", "the General Command" as a body of the country that the report is about."""
        words = fold(name.text).split()
        body_words = self.knowledge.cues["body-words"]
        state = self.knowledge.registry.state_of(name.text.split()[0])  # "Myanmar Air Force"
        if state is not None and set(words[1:]) <= body_words:
            return self.knowledge.registry.body(state, "armed-forces")
        if not countries or not set(words) <= body_words:
            return None
        state = self.knowledge.registry.get(max(countries, key=lambda c: countries[c]))
        what = next((b for word, b in _BODIES.items() if word in words), "armed-forces")
        return self.knowledge.registry.body(state, what) if state else None

    def _wanted(self, tokens: Doc, name: Name) -> Kind | None:
        places = self.knowledge.nouns.places
        beside = [tokens[name.end]] if name.end < len(tokens) else []
        if name.start:
            of = tokens[name.start - 1].lower_ == "of" and name.start > 1
            beside.append(tokens[name.start - 2 if of else name.start - 1])
        kinds = (places.get(t.lower_) for t in beside)
        return next((k for k in kinds if k in _NAMING), None)

    def _discourse(self, drafts: Iterable[_Draft], chosen: Iterable[list[tuple[Name, Entity]]]) -> Discourse:
        ahead = [
            Seen(
                entity,
                draft.number,
                _span(draft, name)[0],
                aside=self._is_aside(draft, name, entity),
                words=Words(draft.field, name.text, *_span(draft, name)),
            )
            for draft, names in zip(drafts, chosen, strict=True)
            for name, entity in names
        ]
        counts: Counter[str] = Counter()
        for seen in ahead:
            entity = seen.entity
            country = entity.id if entity.kind is Kind.STATE else entity.country
            # Where an agency that is quoted has its seat is not what the report is about.
            if country and entity.kind is not Kind.MEDIA:
                counts[country] += _WEIGHT if entity.is_place and not seen.aside else 1
        return Discourse(ahead, tuple(c for c, _ in counts.most_common()))

    def _publisher(self, report: Report) -> Entity | None:
        """Find the actor whose release a report is; papers and monitors write of others."""
        found = self.knowledge.registry.find(report.source) if report.source else ()
        return next((e for e in found if e.kind not in (Kind.MEDIA, Kind.MONITOR)), None)

    def _is_aside(self, draft: _Draft, name: Name, entity: Entity) -> bool:
        """Tell a capital that may stand for its government and the Luhansk of "the Luhansk governor" from places."""
        following = draft.tokens[name.end].lower_ if name.end < len(draft.tokens) else ""
        if entity.is_place and entity.kind is not Kind.STATE and following in self.knowledge.cues["offices"]:
            return True
        return entity.kind is Kind.SETTLEMENT and self.knowledge.registry.capital_state(name.text) is not None

    def _choices(self, outline: _Outline, number: int) -> list[Choice]:
        draft = outline.drafts[number]
        return [self._choice(draft, name, outline.among, entity) for name, entity in outline.chosen[number]]

    def _choice(self, draft: _Draft, name: Name, among: Chooser, chosen: Entity) -> Choice:
        words = Words(draft.field, name.text, *_span(draft, name))
        wanted, nearby = self._wanted(draft.tokens, name), _nearby(draft, name)
        return choice(words, name, among, wanted=wanted, nearby=nearby, chosen=chosen)

    # ---- parsing and reading

    def _made(self, outline: _Outline, parsed: Sequence[Sentence]) -> Iterator[tuple[Sentence, Made]]:
        if not parsed:
            return
        report, drafts, chosen = outline.report, outline.drafts, outline.chosen
        chronicle = Chronicle(read_dateline(report.text, report.published))
        discourse = replace(self._discourse(drafts, chosen), publisher=self._publisher(report))
        memory = Memory(discourse, chronicle)
        told: list[tuple[Sentence, Made]] = []
        for sentence in parsed:
            speech = self._speech(sentence, memory)
            answers = list(AnswerReader(sentence, speech, self.knowledge.cues).read(told))
            yield from ((sentence, made) for made in answers)
            memory.hear(speech.narrator(), sentence)
            if matches := find_matches(sentence, self.knowledge.lexicon):
                maker = self._maker(outline, sentence, memory)
                found = [made for match in matches for made in maker.claims(match)]
                # Only now: no words of a sentence rest on what another claim of it says.
                for made in found:
                    memory.note(made.claim, sentence)
                told = [(sentence, made) for made in found]
                yield from told
            for place in PlaceReader(self.knowledge, sentence, memory.discourse).introduced():
                memory.note_place(place, sentence)

    def _parsed(self, outlines: Sequence[_Outline]) -> list[list[Sentence]]:
        """Parse the sentences of several reports in one go, those that can hold a claim."""
        wanted = [
            (number, draft, stand_in(self.nlp, draft.tokens, draft.start, names))
            for number, outline in enumerate(outlines)
            for draft, names in self._wanting(outline)
        ]
        docs = self._parser.parsed(shown[0] for _, _, shown in wanted)
        parsed: dict[int, list[Sentence]] = defaultdict(list)
        for (number, draft, (_, spans, named, firsts)), doc in zip(wanted, docs, strict=True):
            plain = {i: e for i, e in named.items() if not _is_adjective(doc, i, e)}
            at, words = (draft.number, draft.field, draft.start), draft.tokens.text
            parsed[number].append(Sentence(*at, words, doc, spans, plain, firsts, draft.quoted))
        return [parsed[number] for number, _ in enumerate(outlines)]

    def _wanting(self, outline: _Outline) -> Iterator[tuple[_Draft, list[tuple[Name, Entity]]]]:
        """Give the sentences that can hold a claim, and those that may name the speaker of the next."""
        told = ((draft.tokens, names) for draft, names in zip(outline.drafts, outline.chosen, strict=True))
        worth = self._gate.open_to(list(told), self._publisher(outline.report))
        following = (*worth[1:], False)
        answered = (False, *worth)
        for draft, names, own, next_, before in zip(
            outline.drafts, outline.chosen, worth, following, answered, strict=False
        ):
            if own or (next_ and _names_speaker(draft)) or (before and _answers(draft)):
                yield draft, names

    def _speech(self, sentence: Sentence, memory: Memory) -> SpeechReader:
        return SpeechReader(SpeakerReader(ActorReader(self.knowledge, sentence, memory.discourse)))

    def _maker(self, outline: _Outline, sentence: Sentence, memory: Memory) -> Maker:
        actors = ActorReader(self.knowledge, sentence, memory.discourse)
        places = PlaceReader(self.knowledge, sentence, memory.discourse)
        return Maker(
            outline.report,
            sentence,
            Casting(actors, places),
            self._speech(sentence, memory),
            cache(lambda: date_reader(sentence, outline.report.published, memory.chronicle)),
            self.knowledge.cues,
            cache(lambda: self._choices(outline, sentence.number)),
            memory.taken,
        )


def _names_speaker(draft: _Draft) -> bool:
    """Tell whether a sentence may name whom "it added" and "we" mean in the next."""
    return any(t.lower_ in _SAYING for t in draft.tokens)


def _answers(draft: _Draft) -> bool:
    return any(t.lower_ in FORMS for t in draft.tokens)


def _span(draft: _Draft, name: Name) -> tuple[int, int]:
    first, last = draft.tokens[name.start], draft.tokens[name.end - 1]
    return draft.start + first.idx, draft.start + last.idx + len(last.text)


def _in_context(made: Entity, countries: Mapping[str, int]) -> Entity:
    """Tie an actor that nobody knows to the country of its report; many armies have a "3rd Brigade"."""
    if not made.is_actor or not (made.country or countries):
        return made
    country = made.country or max(countries, key=lambda c: countries[c])
    own = slug(f"{made.label} {country}") if made.label[:1].isdigit() else made.id
    return replace(made, id=own, country=country)


def _nearby(draft: _Draft, name: Name) -> list[str]:
    return [n.text for n in draft.names if n.start > name.start]


def _is_adjective(doc: Doc, at: int, entity: Entity) -> bool:
    # "Kurdish and Arab fighters": a word that the parser reads as an adjective names no town.
    return entity.kind is Kind.SETTLEMENT and doc[at].tag_ == "JJ"


def _likeliest(actors: tuple[Entity, ...], countries: Mapping[str, int]) -> Entity:
    """Choose among actors of one name: those of the report's countries, most named first, then those of none."""
    return max(actors, key=lambda a: standing(a, countries))


def _may_be_place(name: Name, before: str, among: Chooser) -> bool:
    if not name.places:
        return False
    # "in Azov" is the town, "in Iraq" the state, unless the report is set in a region of that name.
    return among.is_rather(name) if name.actors[0].kind is Kind.STATE else before in _PLACE_CUES
