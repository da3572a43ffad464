"""The explorer's modules have types that agree, keep the rules of the house and do not go in circles."""

from __future__ import annotations

import json
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.explorer import javascript
from tests.explorer.javascript import ROOMS, TOOLS, modules, run
from vendoring.lock import read_lock

CONFIG = ("--config", "tests/explorer/tools/eslint.config.mjs")
LOCK = json.loads((TOOLS / "package-lock.json").read_text("utf-8"))["packages"]
_IMPORT = re.compile(r'^(?:import|\} from)\b[^"\n]*"(\.[^"]+)";?$', re.MULTILINE)

BAD = """import made from "./made.js";
import * as all from "../shell/dom.js";
import { byId as found } from "../shell/dom.js";
import { state } from "../../../shell/state.js";
import "../shell/state.js";
export let mutable = 1;
export default class {}
export { mutable as other };
export * from "../shell/dom.js";
export const waited = await fetch("/x");
export async function load() { await fetch("/x"); return import("./late.js"); }
"""
SAID = [
    "1: no default imports",
    "2: no star imports",
    "4: import modules by relative path, as in the address space",
    "5: import what is used by its name",
    "6: export only const",
    "7: no default exports",
    "8: write export in front of what is declared",
    "9: no star exports",
    "10: no await outside a function",
    "11: modules are not loaded later; vendored code comes by context.library",
]
DANGEROUS = [
    "el.innerHTML = text;",
    'el["outerHTML"] = text;',
    "Object.assign(el, { srcdoc: text });",
    'el.insertAdjacentHTML("beforeend", text);',
    "document.write(text);",
    "document.createRange().createContextualFragment(text);",
    "eval(text);",
    "new Function(text);",
    'setTimeout("go()", 1);',
    'el.setAttribute("style", text);',
    'el.setAttribute("onclick", text);',
    'el.href = "javascript:go()";',
    "alert(text);",
    "if (text == 1) el.remove();",
    "let never = 1; el.append(never);",
    "el.append(missing);",
    "el.append(name);",
]


def told(code: str, name: str) -> list[dict[str, str]]:
    [answer] = json.loads(
        run("eslint", *CONFIG, "--format", "json", "--stdin", "--stdin-filename", name, given=code)
    )
    found: list[dict[str, str]] = answer["messages"]
    return found


def test_types_agree() -> None:
    assert run("tsc", "-p", "tests/explorer/tools", "--pretty", "false") == ""


def test_the_rules_are_kept() -> None:
    rooms = [str(room.relative_to(javascript.ROOT)) for room in ROOMS if room.is_dir()]
    assert run("eslint", *CONFIG, "--max-warnings", "0", *rooms) == ""


def test_without_node_it_is_skipped_and_in_ci_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="the JavaScript is not checked: no node"):
        run("tsc")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="the JavaScript is not checked: no node"):
        run("tsc")


def test_types_are_checked_strictly_across_both_rooms(tmp_path: Path) -> None:
    config = {
        "extends": str(TOOLS / "tsconfig.json"),
        "compilerOptions": {"rootDirs": [str(tmp_path), *map(str, ROOMS)]},
        "include": [str(tmp_path / "graph" / "*.js")],
    }
    (tmp_path / "tsconfig.json").write_text(json.dumps(config), "utf-8")
    (tmp_path / "graph").mkdir()
    code = 'import { byId } from "../shell/dom.js";\nbyId(1);\nexport const f = (x) => x;\n'
    (tmp_path / "graph" / "view.js").write_text(code, "utf-8")
    said = run("tsc", "-p", str(tmp_path), "--pretty", "false")
    assert re.findall(r"view\.js\((\d),\d+\): error (TS\d+)", said) == [("2", "TS2345"), ("3", "TS7006")]


def test_modules_that_cannot_be_joined_are_refused() -> None:
    found = told(BAD, "kg/draw/explorer/graph/view.js")
    assert [f"{one['line']}: {one['message']}" for one in found if one["ruleId"] == "joinable/form"] == SAID
    elsewhere = told(BAD, "kg/serve/explorer/front/view.js")
    assert [one for one in elsewhere if one["ruleId"] == "joinable/form"] == []


@pytest.mark.parametrize("room", ["kg/draw", "kg/serve"])
def test_markup_of_text_and_code_of_text_are_refused(room: str) -> None:
    code = "".join(f"export function f{i}(el, text) {{ {one} }}\n" for i, one in enumerate(DANGEROUS))
    found = told(code, f"{room}/explorer/graph/view.js")
    lines = {int(one["line"]) for one in found if one["ruleId"] != "no-unused-vars"}
    assert lines == set(range(1, len(DANGEROUS) + 1))


def test_no_modules_import_each_other_in_a_circle() -> None:
    named = {
        file.relative_to(room): file for room in ROOMS for file in modules() if file.is_relative_to(room)
    }
    graph = {
        name.as_posix(): [_below(name.parent, found) for found in _IMPORT.findall(file.read_text("utf-8"))]
        for name, file in named.items()
    }
    assert "shell/state.js" in graph["shell/shell.js"]
    assert set(TopologicalSorter(graph).static_order()) == graph.keys()


def _below(folder: Path, path: str) -> str:
    parts = list(folder.parts)
    for part in path.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def test_the_tools_are_locked_by_hashes_and_without_addresses() -> None:
    installed = {name: one for name, one in LOCK.items() if name}
    assert [name for name, one in installed.items() if "resolved" in one or "link" in one] == []
    assert all(one["integrity"].startswith("sha512-") for one in installed.values())
    assert [name for name, one in installed.items() if one.get("hasInstallScript")] == []
    direct = json.loads((TOOLS / "package.json").read_text("utf-8"))["devDependencies"]
    assert LOCK[""]["devDependencies"] == direct


def test_types_are_those_of_what_is_vendored() -> None:
    vendored = {one.name: one.version for one in read_lock(javascript.ROOT / "vendoring/lock.toml").packages}
    typed = {
        name: LOCK[f"node_modules/{name}"]["version"] for name in vendored if f"node_modules/{name}" in LOCK
    }
    assert typed.keys() == {"vis-network", "sigma", "graphology", "maplibre-gl"}
    assert typed.items() <= vendored.items()
