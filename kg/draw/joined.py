"""Modules joined into one script, since a page opened from disk may fetch none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final

_IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?function |const |class )", re.MULTILINE)
_NAMED: Final = re.compile(r"^export (?:async )?(?:function\*?|const|class) (\w+)", re.MULTILINE)
_OTHER: Final = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Module:
    """A module by its path in the room: what it names for others, the modules that it needs, and its source."""

    path: str
    exports: tuple[str, ...]
    needs: tuple[str, ...]
    source: str


def joined(room: Path, first: str) -> str:
    """Give one script of a module and all that it imports, each in a scope of its own, those needed first.

    Modules import by name, `import { a, b as c } from "./x.js";`, and export functions, constants and classes where
    they stand; anything else, a module that is not there and modules that need each other are a `ValueError`.
    """
    modules: dict[str, Module] = {}
    for module in _needed(room, first, modules, ()):
        modules[module.path] = module
    return "\n".join(_scoped(module, modules) for module in modules.values())


def _needed(room: Path, path: str, known: Mapping[str, Module], above: tuple[str, ...]) -> Iterator[Module]:
    if path in above:
        raise ValueError(f"modules need each other: {' → '.join((*above, path))}")
    if path in known:
        return
    module = _read(room, path)
    for need in module.needs:
        yield from _needed(room, need, known, (*above, path))
    if path not in known:
        yield module


def _read(room: Path, path: str) -> Module:
    try:
        source = (room / path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ValueError(f"there is no module {path}") from None
    needs = dict.fromkeys(_at(path, found[2]) for found in _IMPORT.finditer(source))
    module = Module(path, tuple(_NAMED.findall(source)), tuple(needs), source)
    if left := _OTHER.search(_bare(module)):
        raise ValueError(f"{path} imports or exports in a way that is not joined: {left[0]}")
    return module


def _bare(module: Module) -> str:
    def bound(found: re.Match[str]) -> str:
        # What is taken under another name is `a as b` in an import and `a: b` here.
        return f"const {{{found[1].replace(' as ', ': ')}}} = {_name(_at(module.path, found[2]))};"

    return _EXPORT.sub("", _IMPORT.sub(bound, module.source))


def _scoped(module: Module, modules: Mapping[str, Module]) -> str:
    for found in _IMPORT.finditer(module.source):
        wanted = {name.split(" as ")[0].strip() for name in found[1].split(",") if name.strip()}
        if lacking := wanted - set(modules[_at(module.path, found[2])].exports):
            raise ValueError(
                f"{module.path} imports what {found[2]} does not export: {', '.join(sorted(lacking))}"
            )
    given = ", ".join(module.exports)
    return f"const {_name(module.path)} = (() => {{\n{_bare(module)}\nreturn {{ {given} }};\n}})();"


def _at(path: str, relative: str) -> str:
    return normpath(join(dirname(path), relative))


def _name(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))
