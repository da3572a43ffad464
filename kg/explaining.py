"""Why a stored claim is as it is: its report is read again, since the same words always give the same claims."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Protocol, runtime_checkable

from kg.errors import Unexplained
from kg.model import Claim, Explanation, Report
from kg.read import Dataset

_KEPT = 4


@runtime_checkable
class ExplainingReader(Protocol):
    """What can say why it reads a report as it does; `kg.extract.Extractor` is one."""

    def explained(self, report: Report) -> Iterable[tuple[Claim, Explanation]]:
        """Give the claims of one report, each with what it rests on."""
        ...


class Explaining:
    """Explains claims with a reader that is loaded when it is first asked; any thread may ask.

    The explanations of the last few reports are kept, so that the claims of one cost one reading.
    """

    def __init__(self, load: Callable[[], object]) -> None:
        """Take what loads the reader."""
        self._load, self._lock = load, Lock()
        self._kept: OrderedDict[Report, Mapping[str, Explanation]] = OrderedDict()

    def explanation(self, claim: Claim, report: Report) -> Explanation:
        """Explain a claim of a report; `Unexplained` where reading that report does not make it.

        A claim of a row of a table was not read from prose: the codes in its evidence are all that it rests on.
        """
        if claim.extractor.partition("/")[0] in set(Dataset):
            why = "it is a row's codes put into words; its evidence is the row, its trigger the deciding cell"
            raise Unexplained(claim.id, claim.extractor, why)
        with self._lock:
            found = self._read(report).get(claim.id)
        if found is None:
            raise Unexplained(claim.id, claim.extractor)
        return found

    def _read(self, report: Report) -> Mapping[str, Explanation]:
        if report not in self._kept:
            reader = self._load()
            told = reader.explained(report) if isinstance(reader, ExplainingReader) else ()
            self._kept[report] = {claim.id: why for claim, why in told}
        self._kept.move_to_end(report)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[report]
