"""What the readme and its neighbours show works, and what they point to is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import kg
from kg.settings import Settings
from tests.cli.running import Kg
from tests.packaging.project import ROOT
from tests.serve.live import live

README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / ".github").glob("*.md"))]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder to run commands in, which sees the sample reports as the checkout does."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "kg").symlink_to(ROOT / "kg")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


def commands() -> list[list[str]]:
    """Give the words of each command line shown, comments left out."""
    lines = re.findall(r"^    ((?:kg|curl) .*)$", README, re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


def test_every_command_shown_works(place: Path) -> None:
    run, shown = Kg(place / "kg-data"), [words for program, *words in commands() if program == "kg"]
    assert {words[0] for words in shown} >= {"ingest", "relations", "claims", "query", "graph", "serve"}
    for words in (words for words in shown if words != ["serve"]):
        ran = run(*words)
        assert ran.code == 0, (words, ran.err)
        assert ran.out or "-o" in words
    assert (place / "graph.html").stat().st_size > 100_000
    with kg.open(run.store) as graph, live(graph, Settings()) as client:
        addresses = [words[-1] for program, *words in commands() if program == "curl"]
        assert addresses
        for address in addresses:
            parts = urlsplit(address)
            answer = client.get(f"{parts.path}?{parts.query}")
            assert answer.status_code == 200
            assert answer.json()["total"] > 0


def test_the_python_shown_works(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert place
    use, question = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(use, "README.md", "exec"), names)
    first, *edges = capsys.readouterr().out.splitlines()
    assert f"# {first}\n" in use
    assert any(edge.startswith("Abu Kamal ") for edge in edges)
    exec(compile(question, "README.md", "exec"), names)
    before, after, _, *spans = capsys.readouterr().out.splitlines()
    assert before.startswith("2017-11-10 ")
    assert "Syrian Armed Forces" in before
    assert after.startswith("2017-11-12 ")
    assert "Islamic State" in after
    assert re.fullmatch(r"0 +2017-11-03 +\(islamic-state,\) .*", spans[0])
    assert re.search(r"syrian-armed-forces.* held ", spans[1])


def test_every_make_target_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = {
        name
        for page in PAGES
        for name in re.findall(r"(?:^    |`)make ([a-z0-9-]+)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {"demo", "test"} <= named
    assert not [n for n in named if not re.search(rf"^{n}:", makefile, re.MULTILINE)]


def test_every_link_within_the_project_leads_somewhere() -> None:
    found = [
        (page, link)
        for page in PAGES
        for link in re.findall(r"\]\(([^)#\s]+)\)", page.read_text("utf-8"))
        if "://" not in link
    ]
    assert {".github/CONTRIBUTING.md", ".github/SECURITY.md"} <= {link for _, link in found}
    assert [f"{page.name}: {link}" for page, link in found if not (page.parent / link).exists()] == []
