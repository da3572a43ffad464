"""Whatever comes in, nothing fails, nothing is invented, and the same input gives the same claims."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.extract import Extractor
from kg.model import Report, claim_json
from tests.cli.running import Kg

DAY = "2017-11-20"
PAGE = """# Situation room

| Town | Held by | Since | Killed |
|:--|:--|:--|--:|
| Raqqa | SDF | 17 October 2017 | 120 |
| Abu Kamal | Syrian army | 19 November 2017 | 45 |
| Mosul | Iraqi army | July 2017 | 300 |

- Home
- World
  - Middle East
  - Syria | Iraq | Yemen
- Sign in
- Subscribe

1. Syrian army
2. Islamic State
3. Raqqa, Mosul, Abu Kamal

[Read more](https://example.org/more) · Share · Print · ⚔️🔥 · © 2017

```
captured: Raqqa
lost: Mosul
```
"""
QUIET = {
    "a page of tables, lists and menus": PAGE,
    "emoji": "🔥🔥 ⚔️ 🇸🇾 ➡️ 🚁\n💥",
    "empty tables": " | | \n---\n***\n\n- - - -\n* * *\n",
    "one word without end": "x" * 100_000,
    "brackets": "(" * 1_000,
    "names alone": "Raqqa Mosul Syria " * 300,
    "Arabic": "قال القائد إن قواته دخلت الرقة بعد يومين من المعركة.",
    "Russian": "Армия Сирии захватила Ракку, сообщил командир после двух дней боёв.",
    "Chinese": "指挥官说，叙利亚军队在两天的战斗后占领了拉卡。",
    "French": "L'armée syrienne a pris la ville de Raqqa, a dit le commandant, qui tient aussi la route.",
}


@pytest.fixture(scope="module")
def long_text() -> str:
    quiet = "Rain fell over the orchards for hour {n}, and the baker at the corner sold bread to those who came by. "
    told = "The Syrian army captured Raqqa on {d} October 2017, the ministry said.\n\n"
    return "".join(
        quiet.format(n=n) + (told.format(d=n // 100 % 28 + 1) if n % 100 == 0 else "") for n in range(2_600)
    )


def test_a_text_of_fifty_thousand_words_gives_the_same_bytes_in_two_processes(
    extractor: Extractor, long_text: str, tmp_path: Path
) -> None:
    assert len(long_text.split()) > 50_000
    (tmp_path / "long.txt").write_text(long_text)
    kg = Kg(tmp_path / "graph")
    one, two = (
        kg.alone("extract", tmp_path / "long.txt", "--published", DAY, PYTHONHASHSEED=seed)
        for seed in ("1", "2")
    )
    assert (one.code, one.err) == (0, "")
    assert one == two
    assert {c["relation"] for c in one.lines} == {"captured"}
    assert len(one.lines) == 26
    assert all(
        long_text[c["trigger"]["start"] : c["trigger"]["end"]] == c["trigger"]["text"] for c in one.lines
    )


@pytest.mark.parametrize("what", QUIET)
def test_what_tells_nothing_in_english_gives_no_claims(extractor: Extractor, what: str) -> None:
    assert extractor.claims(Report("quiet", QUIET[what])) == []


def test_two_threads_read_at_once_what_one_reads_alone(extractor: Extractor) -> None:
    reports = [
        Report(
            f"r{n}", f"The Syrian army captured {town} on Friday, the ministry said. It lost it again later."
        )
        for n, town in enumerate(("Raqqa", "Mosul", "Abu Kamal", "Aleppo", "Homs") * 4)
    ]
    alone = [[claim_json(c) for c in extractor.claims(r)] for r in reports]
    with ThreadPoolExecutor(2) as pool:
        together = [[claim_json(c) for c in claims] for claims in pool.map(extractor.claims, reports)]
    assert together == alone
    assert all(alone)
