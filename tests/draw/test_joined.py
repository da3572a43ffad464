"""Modules become one script that does the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from kg.draw.joined import joined
from kg.draw.page import TEMPLATES


def written(folder: Path, **modules: str) -> Path:
    for name, source in modules.items():
        file = folder / f"{name.replace('__', '/')}.js"
        file.parent.mkdir(exist_ok=True)
        file.write_text(source, encoding="utf-8")
    return folder


MODULES = {
    "a__one": """import { two as more } from "../b/two.js";
import {
  three,
  Four,
} from "./three.js";
const two = 1;
console.log(two + more() - 1, three, new Four().five());
""",
    "b__two": """const hidden = 2;
export function two() { return hidden; }
""",
    "a__three": """import { two } from "../b/two.js";
const hidden = two() + 1;
export const three = hidden;
export class Four { five() { return 5; } }
export async function six() {}
""",
}


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not here to run the script")
def test_each_keeps_its_own_names_and_those_needed_come_first(tmp_path: Path) -> None:
    script = joined(written(tmp_path, **MODULES), "a/one.js")
    told = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout == "2 3 5\n"
    assert script.count("const $b_two = ") == 1


@pytest.mark.parametrize(
    ("sources", "why"),
    [
        ({"a__one": 'import { x } from "./gone.js";'}, "there is no module a/gone.js"),
        ({"a__one": 'import x from "./two.js";'}, "imports or exports in a way that is not joined: import x"),
        ({"a__one": "export default 1;"}, "not joined: export default 1;"),
        ({"a__one": "export let x = 1;"}, "not joined: export let x"),
        (
            {"a__one": 'import { x } from "./two.js";', "a__two": "export const y = 1;"},
            r"a/one.js imports what ./two.js does not export: x",
        ),
        (
            {
                "a__one": 'import { x } from "./two.js";\nexport const y = 1;',
                "a__two": 'import { y } from "./one.js";\nexport const x = 1;',
            },
            "modules need each other: a/one.js → a/two.js → a/one.js",
        ),
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, sources: dict[str, str], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        joined(written(tmp_path, **sources), "a/one.js")


def test_the_shell_can_be_joined() -> None:
    script = joined(TEMPLATES, "shell/shell.js")
    assert "const $shell_dom = " in script
    assert "\nimport " not in script
