"""What the package imports is what it declares."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from kg.settings import Settings
from tests.packaging.project import EXTRAS, NEEDED, ROOT

OURS = {"kg", "tests", "benchmarks", "fuzz", "audit", "vendoring"}
MODEL = canonicalize_name(Settings().model)
DECLARED = {canonicalize_name(one.name) for one in NEEDED}
OPTIONAL = {
    canonicalize_name(one.name) for extra in ("cluster", "mcp", "pandas", "parquet") for one in EXTRAS[extra]
}
TOOLS = DECLARED | {canonicalize_name(one.name) for one in EXTRAS["dev"]}


def imported(folder: Path) -> Iterator[str]:
    """Give the first part of each absolute import under a folder, other than ours and Python's."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            yield from ({name.split(".")[0] for name in names} - sys.stdlib_module_names - OURS)


def distributions(folder: str) -> set[str]:
    """Give the packages of the index whose modules a folder imports."""
    known = packages_distributions()
    return {canonicalize_name(name) for module in imported(ROOT / folder) for name in known[module]}


def test_what_is_imported_is_declared_and_the_other_way_round() -> None:
    # Loaded by a name that depends on the version of Python.
    by_name = {MODEL, canonicalize_name("backports.zstd")}
    assert distributions("kg") | by_name == DECLARED | OPTIONAL


def test_what_only_some_need_is_imported_where_it_is_used() -> None:
    # What is in these folders is itself imported only where it is used.
    apart = {"kg.cluster": ROOT / "kg" / "cluster", "kg.serve.mcp": ROOT / "kg" / "serve" / "mcp"}
    for path in (path for path in (ROOT / "kg").rglob("*.py") if not {*apart.values()} & {*path.parents}):
        top = [
            node
            for node in ast.parse(path.read_text("utf-8")).body
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        named = {alias.name for node in top if isinstance(node, ast.Import) for alias in node.names}
        named |= {node.module or "" for node in top if isinstance(node, ast.ImportFrom)}
        assert not {canonicalize_name(name.split(".")[0]) for name in named} & OPTIONAL, path
        assert not [name for name in named for room in apart if f"{name}.".startswith(f"{room}.")], path


def test_the_tests_have_what_the_extras_bring() -> None:
    assert {canonicalize_name(one.name) for one in EXTRAS["dev"]} >= OPTIONAL


@pytest.mark.parametrize("folder", ["tests", "benchmarks"])
def test_what_tests_and_benchmarks_import_is_declared(folder: str) -> None:
    assert distributions(folder) <= TOOLS
