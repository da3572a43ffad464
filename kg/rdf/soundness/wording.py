"""How faults name terms: IRIs short, values as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.errors import InvalidData
from kg.rdf.vocabulary import PREFIXES

_LONGEST = 60
_MOST = 3
_BARE = frozenset({"integer", "double", "boolean", "date", "dateTime", "gYear", "gYearMonth"})


@dataclass(frozen=True, slots=True)
class Wording:
    """Names the terms of a store with this base."""

    base: str

    def term(self, term: object) -> str:
        """Give an IRI with its prefix, or without the base; another term's value, in quotes if it is text."""
        value = iri(term)
        if isinstance(term, NamedNode):
            return self.short(value)
        datatype = getattr(getattr(term, "datatype", None), "value", "")
        cut = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
        return cut if datatype.rpartition("#")[2] in _BARE else f'"{cut}"'

    def short(self, text: str) -> str:
        """Give words in which IRIs are short."""
        for prefix, namespace in PREFIXES.items():
            text = text.replace(namespace, f"{prefix}:")
        return re.sub(re.escape(self.base) + r"(?=\w)", "", text)

    def terms(self, terms: Iterable[object]) -> str:
        """Give several terms, sorted; past three only how many more."""
        return listed(sorted(map(self.term, terms)))

    def unreadable(self, node: NamedNode, error: InvalidData) -> str:
        """Say why a node cannot be read, in words that follow on from its IRI."""
        reason = re.sub(rf"^{re.escape(node.value)}:?\s", "", str(error))
        return f"cannot be read: {self.short(reason)}"


def listed(words: Sequence[str]) -> str:
    """Give words with commas between them; past three only how many more."""
    more = len(words) - _MOST
    return ", ".join(words[:_MOST]) + (f" and {more} more" if more > 0 else "")


def iri(term: object) -> str:
    """Give the IRI of a node, or the words of whatever else stands in its place."""
    return str(getattr(term, "value", term))
