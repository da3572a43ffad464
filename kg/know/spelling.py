"""Spellings of place names: which are worth keeping, and the forms under which they are found."""

from __future__ import annotations

import re

ARTICLES = frozenset({
    "a", "ad", "adh", "al", "an", "ar", "as", "ash", "at", "ath", "az",
    "ed", "eh", "el", "en", "er", "es", "esh", "et", "ez",
})  # fmt: skip
"""Forms of the Arabic article, as it stands and as it takes on the next sound."""

ARABIC = frozenset({
    "algeria", "bahrain", "chad", "comoros", "djibouti", "egypt", "eritrea", "iraq", "israel", "jordan",
    "kuwait", "lebanon", "libya", "mauritania", "morocco", "oman", "palestine", "qatar", "saudi-arabia",
    "somalia", "south-sudan", "sudan", "syria", "tunisia", "united-arab-emirates", "western-sahara", "yemen",
})  # fmt: skip
"""Ids of the states in whose place names the Arabic article stands or is left out at will."""

REGION_TYPES = (
    "Oblast", "Krai", "Governorate", "Autonomous Republic", "Republic", "Autonomous Okrug", "Okrug",
    "Province", "State", "Prefecture", "Voivodeship", "Department", "Emirate", "Canton", "Raion", "Cercle",
    "Division", "Region", "Territory", "Municipality", "County", "Commune", "Local Government Area",
    "Locality", "Zone", "Township", "Subdistrict", "District", "Rayon", "Kray", "Parish", "Arrondissement",
)  # fmt: skip
"""Words in which names of regions end, in the order in which they are preferred for a label."""

_TYPES = {kind.lower(): kind for kind in REGION_TYPES}
_TYPE_LENGTHS = tuple(sorted({kind.count(" ") + 1 for kind in REGION_TYPES}, reverse=True))
_TYPE_ENDS = frozenset(kind.rpartition(" ")[2].lower() for kind in REGION_TYPES)
_TOWNS = frozenset({"city", "town", "village"})
TYPE_WORDS = frozenset(word for kind in _TYPES for word in kind.split()) | _TOWNS
"""Words that say what a place is, behind its name or in it, as they are folded."""
_LOWER_START = re.compile(r"(?:a[dlnrstz]|ash|ath|e[dlnrstz]|esh|de|la|le|les|los|las|'s|’s|ʻ|‘)\b[-' ]?")
_OTHER_SCRIPT = re.compile("[^\u0000-\u036f\u1e00-\u1eff\u2000-\u206f]")
_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]")
_LONGEST_CODE = 4
_CODE = re.compile(r"[A-Z]{2,4}")


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, with or without marks."""
    return name.isascii() or not _OTHER_SCRIPT.search(name)


def is_name(spelling: str) -> bool:
    """Tell whether a spelling of a gazetteer can name a place in English text.

    Refused are other scripts, single letters, codes of up to four capitals, numbers, and machine
    transliterations (which begin in lower case).
    """
    if not is_latin(spelling) or _CODE.fullmatch(spelling) or not _LETTERS.search(spelling):
        return False
    return not spelling[:1].islower() or _LOWER_START.match(spelling) is not None


def is_short(name: str) -> bool:
    """Tell whether a name is an abbreviation with its dot or a code of at most four capitals.

    >>> [is_short(name) for name in ("Ind.", "W. Va.", "D.C", "BC", "Indiana", "St. Louis")]
    [True, True, True, True, False, False]
    """
    return "." in name.rpartition(" ")[2] or (len(name) <= _LONGEST_CODE and name.isupper())


def split_type(name: str) -> tuple[str, str]:
    """Part a name from the type of region that it ends in, which is empty where there is none.

    >>> split_type("Donetsk oblast"), split_type("Donetsk"), split_type("district")
    (('Donetsk', 'Oblast'), ('Donetsk', ''), ('district', ''))
    """
    words = name.split(" ")
    for count in _TYPE_LENGTHS if words[-1].lower() in _TYPE_ENDS else ():
        kind = _TYPES.get(" ".join(words[-count:]).lower())
        if kind and len(words) > count:
            return " ".join(words[:-count]), kind
    return name, ""


def split_town(name: str) -> tuple[str, str]:
    """Part a name from a last word "city", "town" or "village", which is empty where there is none.

    >>> split_town("Raqqa city"), split_town("Raqqa")
    (('Raqqa', 'city'), ('Raqqa', ''))
    """
    start, _, last = name.rpartition(" ")
    return (start, last.lower()) if start and last.lower() in _TOWNS else (name, "")


def without_articles(key: str) -> str:
    """Give a folded name without Arabic articles, or unchanged where hardly anything else is left.

    >>> without_articles("deir ez zor"), without_articles("al qaim"), without_articles("al al")
    ('deir zor', 'qaim', 'al al')
    """
    kept = " ".join(word for word in key.split(" ") if word not in ARTICLES)
    return kept if len(kept) > 2 else key
