"""Whether an argument of a claim goes by one of the names that the gold accepts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.model import Argument
from tests.gold.reading import Names

# Words that say of what sort a thing is: "Russian troops" and "the Russian army" are one name.
_SORT_WORDS = """
    a al an and armed army at city county district el fighters force forces general governorate group his in
    insurgents its men militants military militia militiamen militias mr near oblast of our president
    province rebel rebels region settlement soldiers state territory the their town troops village
"""
_SORTS = frozenset(_SORT_WORDS.split())

_CONTEXT = re.compile(r" (?:around|east of|in|near|north of|outside|south of|west of) ")


def words(name: str) -> frozenset[str]:
    """Give the words that tell a name from others; none are left of "its troops"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"['’`.]", "", plain.casefold())
    return frozenset(re.findall(r"[a-z0-9]+", plain)) - _SORTS


def goes_by(argument: Argument | None, accepted: Names) -> bool:
    """Tell whether the entity's label, an alias or the words of its mention are among the accepted names.

    Of a label that carries its context ("K1 base near Kirkuk") the first part counts too. A mention of nothing but
    sorts ("the army", "its forces") counts only for an entity that was made of these words.
    """
    if argument is None:
        return None in accepted
    wanted = {_key(name) for name in accepted if name}
    return not wanted.isdisjoint(_key(name) for name in _names(argument))


def _names(argument: Argument) -> Iterator[str]:
    entity, mention = argument.entity, argument.mention
    yield from (entity.label, *entity.aliases, _CONTEXT.split(entity.label)[0])
    if mention and (words(mention.text) or mention.text.casefold() in entity.label.casefold()):
        yield mention.text


def _key(name: str) -> frozenset[str]:
    return words(name) or frozenset(name.casefold().split())
