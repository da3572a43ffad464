"""What was tried and what came of it, as values and as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tried:
    """One thing tried many times: how often, what was seen how often, and in a line each what must not have been.

    `skipped` says why it could not be tried here.
    """

    what: str
    times: int = 0
    seen: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[str, ...] = ()
    skipped: str = ""

    @classmethod
    def of(cls, what: str, outcomes: Iterable[tuple[str, str]]) -> Tried:
        """Sum up what was seen each time, with the failure, empty where there was none."""
        found = list(outcomes)
        failures = tuple(failure for _, failure in found if failure)
        return cls(what, len(found), Counter(seen for seen, _ in found), failures)


def table(tried: Iterable[Tried]) -> str:
    """Give a line for each, and under it what failed."""
    lines = []
    for one in tried:
        seen = ", ".join(f"{count:,} {what}" for what, count in sorted(one.seen.items()))
        told = f"not tried: {one.skipped}" if one.skipped else f"{len(one.failures)} failed; {seen}"
        lines.append(f"{one.what:<46} {one.times:>5} times: {told}")
        lines += [f"    {failure}" for failure in one.failures]
    return "\n".join(lines)
