"""What pip-audit found, in lines; that it could look nothing up is not that it found nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def told(found: Mapping[str, Any] | None) -> tuple[int, list[str]]:
    """Give the status to end with and what to say of pip-audit's JSON; `None` is no answer at all.

    The status is 1 if a package has a known weakness, else 0; that advisories could not be reached is said and 0.
    """
    packages = found["dependencies"] if found else []
    missed = [one["name"] for one in packages if "skip_reason" in one]
    if len(missed) == len(packages):
        return 0, ["advisories cannot be reached from here: no package was audited"]
    weak = [
        f"{one['name']} {one['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions']) or 'none yet'}"
        for one in packages
        for flaw in one.get("vulns", ())
    ]
    not_known = [f"not audited, no advisories are kept on it: {', '.join(missed)}"] if missed else []
    count = len(packages) - len(missed)
    return int(bool(weak)), [f"{count} packages audited, {len(weak)} known weaknesses", *weak, *not_known]
