"""What reading gives beside reports: refusals and notes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import ReadError


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input, or one line of it, that gave no report. `kind` is the class of error that it stands for."""

    input: str
    reason: str
    line: int | None = None
    kind: type[ReadError] = ReadError

    def __str__(self) -> str:
        where = self.input if self.line is None else f"{self.input}:{self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Note:
    """Something about an input that its reader should know though nothing was refused."""

    input: str
    text: str

    def __str__(self) -> str:
        return f"{self.input}: {self.text}"
