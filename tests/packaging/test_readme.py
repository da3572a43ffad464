"""What the readme and its neighbours show works, and what they point to is there."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

import kg
from kg.graph import Graph
from kg.settings import Settings
from kg.store import open_store
from tests.cli.running import Kg
from tests.packaging.project import ROOT
from tests.reading import Reader
from tests.serve.live import live
from tests.serve.scratch import ACCESS, WRITE, bearer

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
        addresses = [words[-1] for program, *words in commands() if program == "curl" and "-fH" not in words]
        assert addresses
        for address in addresses:
            parts = urlsplit(address)
            answer = client.get(f"{parts.path}?{parts.query}")
            assert answer.status_code == 200
            assert answer.json()["total"] > 0


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl is installed here")
def test_what_is_shown_of_writing_works(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps({"id": "hill", "text": "The army captured Abu Kamal."}))
    (tmp_path / "news.txt").write_text("Islamic State captured Abu Kamal.")
    lines = re.findall(r"^    (curl -fH .*)$", README, re.MULTILINE)
    assert len(lines) == 6
    names = {"KG_WRITE_TOKEN": WRITE}
    with (
        Graph(open_store(tmp_path / "graph"), Settings(), Reader()) as graph,
        live(graph, Settings(), ACCESS) as client,
    ):
        for line in lines:
            here = line.replace("http://127.0.0.1:8000/", str(client.base_url))
            ran = subprocess.run(
                ["bash", "-c", here], check=False, cwd=tmp_path, env=os.environ | names, capture_output=True
            )
            assert ran.returncode == 0, (line, ran.stderr)
            told = json.loads(ran.stdout) if ran.stdout else {}
            if "status" in told:
                names["submission"] = told["id"]
                settled(client, told["href"])
                said = {
                    "kind": "reject",
                    "claim": next(iter(graph.claims())).id,
                    "reason": "no",
                    "author": "Ann",
                }
                (tmp_path / "judgement.json").write_text(json.dumps(said))
            elif told:
                names["judgement"] = told["id"]
        assert [r.id for r in graph.reports()] == ["hill"]
        assert [(h.judgement.kind, h.stands) for h in graph.judgements()] == [
            ("reject", False),
            ("undo", True),
        ]


def settled(client: httpx.Client, address: str) -> None:
    while client.get(address, headers=bearer(WRITE)).json()["status"] != "stored":
        time.sleep(0.05)


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
