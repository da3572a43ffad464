"""Every error that this package raises on purpose.

KgError                     something a user can act on; its text is one line
├── ReadError               an input that is no report
│   ├── MissingInput        no such file or folder, or a folder without reports
│   ├── UnreadableInput     binary, undecodable, empty, too large
│   ├── MalformedRecord     a JSONL line, row or field that does not hold a report
│   └── ForeignLanguage     a report in another language than English
├── KnowledgeError          a registry, lexicon or gazetteer file that is wrong: file, line, entry
├── ReaderError             reports cannot be read at all: what reads them does not start
├── UsageError              an option or parameter that cannot be meant
│   └── KeyReused           an idempotency key that came with something else before
├── StoreError              the store cannot be used
│   ├── StoreInUse          another process writes to it
│   ├── StoreUnwritable     the folder cannot be written
│   ├── StoreMissing        nothing to read there yet
│   ├── StoreUnfinished     what was being loaded into it was not finished
│   ├── StoreDamaged        its files are not what was written
│   └── StoreMismatch       made by another version or with another base
├── QueryError              a query that is wrong or refused
│   ├── BadQuery            it does not parse
│   ├── RefusedQuery        it would leave the dataset or change it
│   ├── FailedUpdate        it does not fit what is stored, and changed nothing
│   └── QueryTimeout        it took longer or more memory than it may
├── NotFound                no such entity, claim, report or question; carries the nearest names
│   └── Unexplained         a claim that reading its report again does not make, or that no reading made
├── Busy                    too much is waiting already; later there may be room
├── ClusterError            a cluster that is not reached, has no workers, or whose workers cannot do what is asked
│   └── VersionMismatch     its workers, or shards that lie ready, read with another code, model or lexicon
├── ExtraMissing            a package that only some need is not installed; names the extra that brings it
├── DamagedCopy             a dump or a snapshot that is damaged, cut off, or none
└── InvalidData             the graph breaks its shapes
"""

from __future__ import annotations


class KgError(Exception):
    """Something a user can act on, said in one line."""


class ReadError(KgError):
    """An input that is no report."""


class MissingInput(ReadError):
    """No such file or folder, or a folder without reports."""


class UnreadableInput(ReadError):
    """Bytes that are no text: binary, undecodable, empty or too large."""


class MalformedRecord(ReadError):
    """A line, row or field that does not hold a report."""


class ForeignLanguage(ReadError):
    """A report in another language than English."""

    def __init__(self, language: str) -> None:
        """Name the language."""
        super().__init__(f"written in {language}, not in English; --force reads it all the same")
        self.language = language


class KnowledgeError(KgError):
    """A registry, lexicon or gazetteer file that is wrong."""

    def __init__(self, file: str, line: int, entry: str, reason: str) -> None:
        """Name the file, the line in it, the entry and what is wrong with it."""
        super().__init__(f"{file}:{line}: {entry}: {reason}")
        self.file, self.line, self.entry, self.reason = file, line, entry, reason


class ReaderError(KgError):
    """Reports cannot be read at all: what reads them does not start in a process of its own."""


class UsageError(KgError):
    """An option or parameter that cannot be meant."""


class KeyReused(UsageError):
    """An idempotency key that came with something else before."""


class StoreError(KgError):
    """The store cannot be used."""


class StoreInUse(StoreError):
    """Another process writes to the store."""


class StoreUnwritable(StoreError):
    """The store's folder cannot be made or written."""


class StoreMissing(StoreError):
    """There is no store to read."""


class StoreUnfinished(StoreError):
    """What was being loaded into a new store was not finished: there is nothing to read."""


class StoreDamaged(StoreError):
    """The store's files are not what was written there."""


class StoreMismatch(StoreError):
    """The store was made by another version or with another base."""


class QueryError(KgError):
    """A query that is wrong or refused."""


class BadQuery(QueryError):
    """A query that does not parse, with the engine's words."""


class RefusedQuery(QueryError):
    """A query that would leave the dataset or change it."""


class FailedUpdate(QueryError):
    """An update that does not fit what is stored, such as the dropping of a graph that is not there."""


class QueryTimeout(QueryError):
    """A query that was ended because it took longer, or more memory, than it may."""


class NotFound(KgError):
    """Nothing of that name; `nearest` holds the names most like it."""

    def __init__(self, what: str, name: str, nearest: tuple[str, ...] = ()) -> None:
        """Say what was looked for and what comes near."""
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"no {what} {name!r}{hint}")
        self.what, self.name, self.nearest = what, name, nearest


class Unexplained(NotFound):
    """A claim that reading its report again does not make, or that no reading made."""

    def __init__(
        self, claim: str, extractor: str, why: str = "reading its report again does not make it"
    ) -> None:
        """Name the claim, what made it, and why that cannot be followed."""
        super().__init__("explanation of claim", claim)
        self.args = (f"claim {claim!r}, made by {extractor}, cannot be explained: {why}",)


class Busy(KgError):
    """Too much is waiting already; later there may be room."""


class ClusterError(KgError):
    """A cluster that is not reached, has no workers, or whose workers cannot do what they are asked."""


class VersionMismatch(ClusterError):
    """Workers, or shards that lie ready, read with another code, model or lexicon than this process."""


class ExtraMissing(KgError):
    """A package that only some need is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        """Name the package and the extra of this one that brings it."""
        super().__init__(f"{package} is not installed; the extra kg[{extra}] brings it")
        self.package, self.extra = package, extra


class DamagedCopy(KgError):
    """A dump or a snapshot that is damaged, cut off, or none at all."""


class InvalidData(KgError):
    """The graph breaks its shapes."""
