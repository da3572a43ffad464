"""The wheel holds the package with its data and nothing else, and works away from the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from email.parser import BytesParser
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement

from tests.draw.packed import packed_content
from tests.packaging.conftest import Installed, build
from tests.packaging.project import NEEDED, ROOT

CARRIED = {"kg": "kg", "ontology": "kg/_data/ontology", "queries": "kg/_data/queries"}
INFO = "kg-0.1.0.dist-info"
SENTENCE = "Iraqi forces captured al-Qaim on Friday, the army said."


def files(folder: Path) -> set[str]:
    """Give all files under a folder but compiled ones, relative to it."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {path.relative_to(folder).as_posix() for path in found}


def contents(wheel: Path) -> dict[str, bytes]:
    """Give what a wheel holds, by name."""
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_every_file_of_the_package_and_its_data_and_no_other(wheel: Path) -> None:
    held = contents(wheel)
    expected = {
        f"{inside}/{name}": (ROOT / folder / name).read_bytes()
        for folder, inside in CARRIED.items()
        for name in files(ROOT / folder)
    }
    assert {name for name in held if not name.startswith(f"{INFO}/")} == expected.keys()
    assert all(held[name] == data for name, data in expected.items())
    assert {"kg/py.typed", "kg/_data/ontology/vocabulary.ttl", "kg/samples/reports.jsonl"} <= held.keys()


def test_the_wheel_says_what_it_needs_and_under_which_licence_it_is(wheel: Path) -> None:
    held = contents(wheel)
    told = BytesParser().parsebytes(held[f"{INFO}/METADATA"])
    needed = [Requirement(line) for line in told.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert set(needed) == set(NEEDED)
    assert (told["Name"], told["Version"], told["License-Expression"]) == ("kg", "0.1.0", "MIT")
    assert {f"{INFO}/licenses/LICENSE", f"{INFO}/licenses/.github/NOTICE.md"} <= held.keys()
    assert str(ROOT).encode() not in b"".join(held.values())


def test_the_source_distribution_holds_no_environment_and_gives_the_same_wheel(
    sdist: Path, wheel: Path, tmp_path: Path
) -> None:
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
        archive.extractall(tmp_path / "source", filter="data")
    parts = {part for name in names for part in Path(name).parts}
    unwanted = {
        ".venv",
        ".git",
        "__pycache__",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        ".hypothesis",
        "kg-data",
        "node_modules",
    }
    assert not parts & unwanted
    [source] = (tmp_path / "source").iterdir()
    assert (source / "Makefile").is_file()
    assert contents(build("wheel", source, tmp_path / "again")) == contents(wheel)


def test_it_runs_from_its_own_files(installed: Installed) -> None:
    code = "import kg; from kg.know.data import data_folder as f; print(kg.__file__, f('ontology'), f('queries'))"
    assert installed.kg("--version") == "kg 0.1.0\n"
    assert "Commands" in installed.kg("--help")
    places = installed.python("-c", code).split()
    assert all(Path(place).is_relative_to(installed.home) for place in places)


def test_it_reads_a_sentence(installed: Installed) -> None:
    [claim] = map(
        json.loads, installed.kg("extract", "--published", "2017-11-09", "-", given=SENTENCE).splitlines()
    )
    told = [claim["subject"]["id"], claim["relation"], claim["object"]["id"], claim["date"]["start"]]
    assert told == ["iraqi-armed-forces", "captured", "al-qaim", "2017-11-03"]


def test_it_keeps_asks_draws_and_checks_a_graph(installed: Installed) -> None:
    (installed.folder / "qaim.txt").write_text(SENTENCE, "utf-8")
    summary = installed.kg("ingest", "--published", "2017-11-09", "--source", "Wire", "qaim.txt")
    assert summary == "1 report read: 1 new, 0 replaced, 0 unchanged; 1 claim\n"
    asked = json.loads(installed.kg("query", "captured-by", "--actor", "Iraqi army", "--json"))
    assert "al-qaim" in json.dumps(asked)
    installed.kg("graph", "-o", "graph.html")
    drawn = packed_content((installed.folder / "graph.html").read_text("utf-8"))
    assert "al-Qaim" in json.dumps(drawn)
    code = "import kg\nwith kg.open('graph') as graph: print(graph.validate())"
    assert installed.python("-c", code) == "[]\n"


def test_its_requirements_agree(installed: Installed) -> None:
    pip = [sys.executable, "-m", "pip", "--python", str(installed.home / "bin" / "python"), "check"]
    done = subprocess.run(pip, cwd=installed.folder, capture_output=True, text=True, check=False)
    assert done.stdout == "No broken requirements found.\n"
