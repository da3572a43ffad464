"""The locks: every version with its hashes, for all platforms, and nothing of the machine that made them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.project import EXTRAS, NEEDED, ROOT

LOCKS = {
    "requirements.lock": [*NEEDED, *EXTRAS["build"]],
    "requirements-dev.lock": [*NEEDED, *EXTRAS["build"], *EXTRAS["dev"]],
    "requirements-tools.lock": [*NEEDED, *EXTRAS["audit"], *EXTRAS["fuzz"]],
}
_LINE = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[0-9][\w.+!]*)(?: ; (?P<marker>[^\\]+?))?"
    r"(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)"
)


@dataclass(frozen=True, slots=True)
class Pinned:
    """One version of one package, for where its marker holds."""

    name: str
    version: str
    marker: str | None
    hashes: frozenset[str]

    def applies(self, python: str, platform: str) -> bool:
        """Tell whether it is installed there."""
        system = {"os_name": "nt" if platform == "win32" else "posix", "sys_platform": platform}
        versions = {"python_version": python, "python_full_version": f"{python}.2"}
        here = {name: str(value) for name, value in default_environment().items()} | system | versions
        return self.marker is None or Marker(self.marker).evaluate(here)


def pinned(lock: str) -> list[Pinned]:
    """Read a lock; a line of another form fails."""
    text = re.sub(r"^\s*#.*$", "", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
    lines = [" ".join(line.split()) for line in text.replace("\\\n", " ").splitlines()]
    found = []
    for line in filter(None, lines):
        match = _LINE.fullmatch(line)
        assert match, f"{lock}: {line[:80]}"
        hashes = frozenset(match["hashes"].split())
        found.append(Pinned(match["name"], match["version"], match["marker"], hashes))
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_nothing_in_it_belongs_to_a_machine(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host| @ |^-e ", text)
    assert not re.search(r"[^\w.]/\w|\\\\|[A-Z]:\\", text)


@pytest.mark.parametrize(("lock", "direct"), LOCKS.items())
def test_every_direct_dependency_is_there_within_its_range(lock: str, direct: list[Requirement]) -> None:
    versions: dict[str, list[str]] = {}
    for one in pinned(lock):
        versions.setdefault(one.name, []).append(one.version)
    for requirement in direct:
        found = versions.get(canonicalize_name(requirement.name))
        assert found, f"{requirement} is not in {lock}: make lock"
        assert all(map(requirement.specifier.contains, found)), f"{requirement}: {found}"


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14", "3.15"])
def test_no_package_is_pinned_twice_for_one_machine(lock: str, platform: str, python: str) -> None:
    names = Counter(one.name for one in pinned(lock) if one.applies(python, platform))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_tools_change_nothing_of_what_users_get() -> None:
    users, developers, tools = ({(one.name, one.version): one for one in pinned(lock)} for lock in LOCKS)
    assert users.keys() <= developers.keys()
    assert all(one.hashes == developers[key].hashes for key, one in users.items())
    names = {name for name, _ in developers}
    assert {key for key in tools if key[0] in names} <= developers.keys()
