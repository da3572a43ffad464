"""The parser: documents in batches, with part of speech and lemma looked up once for each word, tag and label.

The attribute ruler and the lemmatizer of spaCy's English pipelines decide by these three alone, save in a few
contractions of two words. What they say of a word is kept, so that they are asked only about what is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

# What a pattern may ask of a token if its answer is to be the same in every sentence.
_OF_THE_WORD = frozenset({"TAG", "DEP", "LOWER", "ORTH", "TEXT", "IS_SPACE"})
_MOST = 1 << 16  # words kept, some 25 MB

_Key: TypeAlias = tuple[int, int, int]


class Parser:
    """A spaCy pipeline that gives tags, trees, parts of speech and lemmas; features of inflection are left out.

    A document comes out the same whatever stands beside it in a batch.
    """

    def __init__(self, nlp: Language) -> None:
        """Take a pipeline; one that does not end as the English models do is used as it stands."""
        self._nlp = nlp
        self._endings = [(n, c) for n, c in nlp.pipeline if isinstance(c, AttributeRuler | Lemmatizer)]
        self._phrases = _Phrases(nlp) if _decides_by_word(nlp) else None
        self._forms: dict[_Key, tuple[int, int]] = {}

    def tokens(self, text: str) -> Doc:
        """Give the tokens of a text, not parsed."""
        return self._nlp.make_doc(text)

    def parsed(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Parse documents in order, in batches of the pipeline's own size."""
        if self._phrases is None:
            return self._nlp.pipe(docs)
        trees = self._nlp.pipe(docs, disable=[name for name, _ in self._endings])
        return (self._formed(doc, self._phrases) for doc in trees)

    def _formed(self, doc: Doc, phrases: _Phrases) -> Doc:
        if phrases.stand_in(doc):
            return self._asked(doc)
        if len(self._forms) > _MOST:
            self._forms.clear()
        keys = [(orth, tag, dep) for orth, tag, dep in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        self._learn([key for key in dict.fromkeys(keys) if key not in self._forms], phrases)
        for token, key in zip(doc, keys, strict=True):
            token.pos, token.lemma = self._forms[key]
        return doc

    def _asked(self, doc: Doc) -> Doc:
        for _, component in self._endings:
            doc = component(doc)
        return doc

    def _learn(self, new: list[_Key], phrases: _Phrases) -> None:
        if not new:
            return
        doc = self._words(new)
        if phrases.stand_in(doc) and len(new) > 1:
            for key in new:  # beside each other they read as a contraction
                self._learn([key], phrases)
            return
        self._forms.update(zip(new, ((t.pos, t.lemma) for t in self._asked(doc)), strict=True))

    def _words(self, keys: list[_Key]) -> Doc:
        strings = self._nlp.vocab.strings
        doc = Doc(self._nlp.vocab, words=[strings[orth] for orth, _, _ in keys])
        for token, (_, tag, dep) in zip(doc, keys, strict=True):
            token.tag, token.dep = tag, dep
        return doc


def _decides_by_word(nlp: Language) -> bool:
    """Tell whether a pipeline ends in an attribute ruler and a lemmatizer that look at one word at a time."""
    match [component for _, component in nlp.pipeline][-2:]:
        case [AttributeRuler() as ruler, Lemmatizer(mode="rule")]:
            asked = (token for pattern in _patterns(ruler) for token in pattern)
            return all(token.keys() <= _OF_THE_WORD for token in asked)
    return False


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    rules: list[Any] = [*ruler.patterns]
    return [pattern for rule in rules for pattern in rule["patterns"]]


class _Phrases:
    """Finds the contractions that the attribute ruler reads as two words."""

    def __init__(self, nlp: Language) -> None:
        rulers = (c for _, c in nlp.pipeline if isinstance(c, AttributeRuler))
        patterns = [p for ruler in rulers for p in _patterns(ruler) if len(p) > 1]
        self._matcher = Matcher(nlp.vocab)
        self._matcher.add("phrase", patterns)
        # A document without one of each set cannot match, which is quicker to see.
        self._signs = [[{nlp.vocab.strings.add(w) for w in s} for s in _signs(p)] for p in patterns]

    def stand_in(self, doc: Doc) -> bool:
        """Tell whether a document holds any."""
        present = set(doc.to_array(["LOWER", "DEP"]).ravel().tolist())
        possible = any(all(not sign.isdisjoint(present) for sign in signs) for signs in self._signs)
        return possible and bool(self._matcher(doc))


def _signs(pattern: list[dict[str, Any]]) -> list[set[str]]:
    """Give for each plain condition of a pattern, on a word or its label, what meets it."""
    asked = (token[key] for token in pattern for key in ("LOWER", "DEP") if key in token)
    plain = [[value] if isinstance(value, str) else value.get("IN", []) for value in asked]
    return [set(values) for values in plain if values]
