"""A bill of materials in CycloneDX, and what it says of licences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

Bill = dict[str, Any]
_PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_REFERENCES: Final = "externalReferences"


def canonical(name: str) -> str:
    """Give the one spelling of a package's name.

    >>> canonical("En_Core.web")
    'en-core-web'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: str) -> frozenset[str]:
    """Give the names of the packages that a lock pins."""
    return frozenset(map(canonical, _PINNED.findall(lock)))


def kept(bill: Bill, names: Collection[str]) -> Bill:
    """Give a bill with the packages of these names alone, and without the addresses of any registry.

    A bill of a whole environment lists the tools of developers too; where a package was fetched from is the
    matter of who fetched it.
    """
    components = [one for one in bill["components"] if canonical(one["name"]) in names]
    known = {one["bom-ref"] for one in components} | {bill["metadata"]["component"]["bom-ref"]}
    depending = [
        {**one, "dependsOn": [ref for ref in one.get("dependsOn", ()) if ref in known]}
        for one in bill["dependencies"]
        if one["ref"] in known
    ]
    whole = {**bill, "components": components, "dependencies": depending}
    found: Bill = _without_registries(whole)
    return found


def _without_registries(value: Any) -> Any:  # noqa: ANN401  JSON's own
    if isinstance(value, list):
        return [_without_registries(one) for one in value]
    if not isinstance(value, dict):
        return value
    rest = {name: _without_registries(one) for name, one in value.items() if name != _REFERENCES}
    references = [one for one in value.get(_REFERENCES, ()) if _is_of_project(one)]
    return rest | ({_REFERENCES: references} if references else {})


def _is_of_project(reference: Bill) -> bool:
    parts = urlsplit(reference["url"])
    host = parts.hostname or ""
    return reference["type"] != "distribution" and parts.scheme in {"http", "https"} and "pypi" not in host


def licences(bill: Bill) -> Iterator[tuple[str, str, str]]:
    """Give name, version and licence of each package by name; `not said` where its metadata say none."""
    for one in sorted(bill["components"], key=lambda component: canonical(component["name"])):
        said = [
            entry.get("expression") or entry["license"].get("id") or entry["license"].get("name", "")
            for entry in one.get("licenses", ())
        ]
        short = [words.strip().partition("\n")[0][:60] for words in said]
        yield one["name"], one.get("version", ""), ", ".join(filter(None, short)) or "not said"
