"""Lists of entries kept as YAML, read so that whatever is wrong is said with file, line and entry."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, TypeVar

import yaml

from kg.errors import KnowledgeError

try:
    from yaml import CBaseLoader as _Base
except ImportError:  # PyYAML built without libyaml reads the same, only slower
    from yaml import BaseLoader as _Base  # type: ignore[assignment]

_T = TypeVar("_T", bound=StrEnum)
Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_DEEPEST = 8
_YEARS = re.compile(r"(\d{4})?(-)?(\d{4})?")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class _Loader(_Base):
    """A loader that leaves every scalar a text: `NO` is Norway, and `2017` a name if a name is asked for."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: tuple[bool, bool] | None) -> str:
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its values as texts, lists and mappings, and the line on which each key stands."""

    file: str
    line: int
    name: str
    values: Mapping[str, Value]
    lines: Mapping[str, int]

    def wrong(self, reason: str, key: str | None = None) -> KnowledgeError:
        """Make the error that names this entry, on the line of a key where one is to blame."""
        return KnowledgeError(self.file, self.lines.get(key or "", self.line), self.name, reason)

    def only(self, known: Collection[str], required: Collection[str] = ()) -> None:
        """Refuse keys that are not known and entries that lack a required one."""
        for key in self.values:
            if key not in known:
                raise self.wrong(f"unknown key {key!r}; known: {', '.join(sorted(known))}", key)
        for key in required:
            if key not in self.values:
                raise self.wrong(f"missing key {key!r}")

    def text(self, key: str) -> str | None:
        """Give a text, `None` where the key is absent; refuse an empty one, a list and a mapping."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(f"{key} must be a text", key)
        return self._filled(value, key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, `()` where the key is absent; refuse what is no text or stands twice."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(f"{key} must be a list", key)
        seen: dict[str, None] = {}
        for item in value:
            if not isinstance(item, str):
                raise self.wrong(f"{key} must hold texts only", key)
            if self._filled(item, key) in seen:
                raise self.wrong(f"{item!r} stands twice in {key}", key)
            seen[item] = None
        return tuple(seen)

    def number(self, key: str, low: float, high: float) -> float | None:
        """Give a number from `low` to `high`, `None` where the key is absent."""
        text = self.text(key)
        if text is None:
            return None
        try:
            number = float(text)
        except ValueError:
            raise self.wrong(f"{key} must be a number, not {text!r}", key) from None
        if not low <= number <= high:
            raise self.wrong(f"{key} must be from {low:g} to {high:g}, not {text}", key)
        return number

    def years(self, key: str) -> tuple[int | None, int | None]:
        """Give first and last year of `2012-2017`, `2012-`, `-2017` or `2017`; `None` where unsaid."""
        text = self.text(key)
        if text is None:
            return None, None
        match = _YEARS.fullmatch(text)
        if not match or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
            raise self.wrong(f"bad year {text!r}; write 2012-2017, 2012-, -2017 or 2017", key)
        first = int(match[1]) if match[1] else None
        last = int(match[3]) if match[3] else None if match[2] else first
        for year in (first, last):
            if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
                raise self.wrong(f"bad year {year}; from {_FIRST_YEAR} to {_LAST_YEAR}", key)
        if first is not None and last is not None and first > last:
            raise self.wrong(f"bad year {text!r}; the first is after the last", key)
        return first, last

    def links(self, key: str) -> tuple[str, ...]:
        """Give web pages, one or a list, `()` where the key is absent; refuse what is no https address."""
        one = self.values.get(key)
        found = (self.text(key) or "",) if isinstance(one, str) else self.texts(key)
        for link in found:
            if not link.startswith("https://"):
                raise self.wrong(f"{key} must be https addresses, not {link!r}", key)
        return found

    def inner(self, key: str) -> dict[str, Entry]:
        """Give the entries inside a mapping by their keys, `{}` where the key is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(f"{key} must hold keys with values", key)
        line = self.lines.get(key, self.line)
        entries = {}
        for name, values in value.items():
            if not isinstance(values, dict):
                raise self.wrong(f"{name} in {key} must hold keys with values", key)
            entries[name] = Entry(self.file, line, f"{self.name}: {name}", values, {})
        return entries

    def choice(self, key: str, choices: type[_T], value: object) -> _T:
        """Give the member of an enumeration that a value of a key names; refuse any other."""
        try:
            return choices(str(value))
        except ValueError:
            known = ", ".join(c.value for c in choices)
            raise self.wrong(f"unknown {key} {value!r}; known: {known}", key) from None

    def names(self, key: str) -> tuple[tuple[str, str], ...]:
        """Give what each party calls a place, `()` where the key is absent; refuse what is no mapping."""
        called = self.values.get(key, {})
        if not isinstance(called, dict):
            raise self.wrong(f"{key} must hold a party's id and its name for the place", key)
        return tuple((party, str(name)) for party, name in called.items())

    def words(self, key: str) -> tuple[str, ...]:
        """Give a list of single words, which are compared with one token each; refuse blanks, hyphens and capitals."""
        found = self.texts(key)
        for word in found:
            if word != word.lower() or " " in word or "-" in word:
                raise self.wrong(f"{word!r} is no single word in lower case, so it is never found", key)
        return found

    def _filled(self, text: str, key: str) -> str:
        if not text.strip():
            raise self.wrong(f"{key} is empty", key)
        return text


def read_entries(file: Path) -> list[Entry]:
    """Read a YAML list of entries, in order.

    An entry is named in errors by its `id`, `label` or `name`. A file that is missing, undecodable, no YAML
    or no list of mappings, and a key that stands twice in an entry, are a `KnowledgeError`.
    """
    root = _compose(file)
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise KnowledgeError(str(file), root.start_mark.line + 1, "file", "must be a list of entries")
    return [_entry(str(file), node, number) for number, node in enumerate(root.value, 1)]


def _compose(file: Path) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(file.read_text("utf-8"), Loader=_Loader)
    except OSError as error:
        raise KnowledgeError(str(file), 1, "file", error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(str(file), 1, "file", "is not UTF-8") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise KnowledgeError(str(file), line, "YAML", error.problem or "cannot be parsed") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(str(file), 1, "YAML", " ".join(str(error).split())) from error
    return node


def _entry(file: str, node: yaml.Node, number: int) -> Entry:
    line, name = node.start_mark.line + 1, f"entry {number}"
    if not isinstance(node, yaml.MappingNode):
        raise KnowledgeError(file, line, name, "must hold keys with values")
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        at = key.start_mark.line + 1
        try:
            _put(values, key, _plain(value, 0))
        except ValueError as error:
            raise KnowledgeError(file, at, _named(values, name), str(error)) from None
        lines[key.value] = at
    return Entry(file, line, _named(values, name), values, lines)


def _named(values: Mapping[str, Value], otherwise: str) -> str:
    names = (values.get(key) for key in ("id", "label", "name"))
    return next((name for name in names if isinstance(name, str) and name), otherwise)


def _plain(node: yaml.Node, depth: int) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if depth > _DEEPEST:
        raise ValueError("is nested too deeply")
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, depth + 1) for item in node.value]
    values: dict[str, Value] = {}
    for key, value in node.value:
        _put(values, key, _plain(value, depth + 1))
    return values


def _put(values: dict[str, Value], key: yaml.Node, value: Value) -> None:
    if not isinstance(key, yaml.ScalarNode):
        raise ValueError("a key must be a text")  # noqa: TRY004
    if key.value in values:
        raise ValueError(f"key {key.value!r} stands twice")
    values[key.value] = value
