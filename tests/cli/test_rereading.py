"""Stored reports are read again by command, where lexicon and registry truly changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Kg, Ran
from tests.know import ontology as files
from tests.process import ROOT

REPORTS = {
    "alias": "The Baladna Guard captured Abu Kamal on 8 November 2017.",
    "verb": "The Syrian army snaffled Raqqa on 17 October 2017.",
    "other": "Islamic State lost Raqqa on 17 October 2017.",
    "rain": "It rained for three days.",
}


class Elsewhere:
    """The command line in a folder where the ontology can be changed."""

    def __init__(self, folder: Path) -> None:
        """Link the package beside a copy of the ontology."""
        self.folder, self.ontology = folder, files.copied(folder)
        for name in ("kg", "queries"):
            (folder / name).symlink_to(ROOT / name)

    def __call__(self, *words: str, stdin: str = "") -> Ran:
        """Run a command there."""
        around = {**os.environ, "PYTHONPATH": str(self.folder), "KG_STORE": str(self.folder / "store")}
        done = subprocess.run(
            [sys.executable, "-m", "kg", *words],
            input=stdin.encode(),
            capture_output=True,
            check=False,
            cwd=self.folder,
            env=around,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_reports_are_read_by_what_is_known_now(tmp_path: Path) -> None:
    kg = Elsewhere(tmp_path)
    lines = "\n".join(
        json.dumps({"id": own, "text": text, "published": "2017-11-20"}) for own, text in REPORTS.items()
    )
    assert kg("ingest", "-", stdin=lines).code == 0
    before = {c["report"]: c for c in kg("claims", "--json").json}
    assert before["alias"]["subject"]["id"] != "free-syrian-army"
    assert "verb" not in before
    judged = kg("judge", "accept", before["other"]["id"], "--reason", "read", "--author", "Ann")
    lost = kg("judge", "accept", before["alias"]["id"], "--reason", "read", "--author", "Ann")
    assert (judged.code, lost.code) == (0, 0)
    assert json.loads(kg("reread", "--dry-run", "--json").out)["current"] == 4

    files.replace(
        kg.ontology / "actors" / "syria.yaml",
        "aliases: [FSA, Free Army]",
        "aliases: [FSA, Free Army, Baladna Guard]",
    )
    files.replace(
        kg.ontology / "lexicon" / "frames.yaml",
        '    - "capture {object} (from {from})"\n',
        '    - "capture {object} (from {from})"\n    - "snaffle {object} (from {from})"\n',
    )
    planned = kg("reread", "--dry-run")
    assert (planned.code, planned.out.splitlines()) == (
        0,
        [
            "2 of 4 reports may be read otherwise now",
            "  1: actor free-syrian-army",
            "  1: frame seizing verb: snaffle {object} (from {from})",
        ],
    )
    ran = kg("reread")
    assert (ran.code, ran.out.splitlines()[-1]) == (
        0,
        "2 reports read again: 2 came to something else (2 claims), 0 did not",
    )
    after = {c["report"]: c for c in kg("claims", "--json").json}
    assert after["alias"]["subject"]["id"] == "free-syrian-army"
    assert (after["verb"]["subject"]["id"], after["verb"]["object"]["id"]) == ("syrian-armed-forces", "raqqa")
    assert after["other"] == before["other"]
    # One judgement stays on its claim, the other is kept though what it was on is said otherwise now.
    heard = {one["about"]: one for one in kg("judge", "list", "--json").json}
    assert heard[after["other"]["id"]]["orphan"] is False
    assert len(heard) == 2
    assert ran.err.count("finds its claim no more; it is kept") == sum(
        one["orphan"] for one in heard.values()
    )
    # Nothing is left to do, nor when the same words come again.
    assert kg("reread", "--dry-run").out.startswith("0 of 4 reports may be read otherwise now")
    assert "4 unchanged" in kg("ingest", "-", stdin=lines).out
    assert kg("validate").code == 0


def test_what_cannot_be_meant(kg: Kg) -> None:
    ran = kg("reread", "--jobs", "0")
    assert (ran.code, ran.err) == (2, "kg: --jobs 0: reading takes one at least\n")
    assert kg("reread", "--dry-run").code == 4


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_where_nothing_changed_nothing_is_read(full: Kg, words: tuple[str, ...]) -> None:
    ran = full("reread", *words)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("0 of 2 reports may be read otherwise now\n")
    told = full("reread", "--json", *words).json
    assert (told["reports"], told["again"], told["current"], told["why"]) == (2, 0, 2, {})
