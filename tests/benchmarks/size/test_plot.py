"""The picture of what was measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks.size.plot import COLOURS, INK, draw

LOOKUPS = ("relations of a busy actor", "relations of a busy actor, a page", "relations of a quiet actor")
PLACES = ("control of a busy place on a day", "control of a quiet place on a day")


def results(*sizes: int) -> dict[str, Any]:
    return {
        "sizes": [
            {
                "claims": claims,
                "lookups": {name: {"processor_ms": 2.5} for name in (*LOOKUPS, *PLACES)},
                "one_more_report": {"p50_ms": 20.0},
                "writing_s": claims / 1000,
                "deriving_s": claims / 2000,
                "disk_bytes": claims * 15_000,
                "peak_mb": 900.0,
            }
            for claims in sizes
        ]
    }


def test_it_is_small_text_stays_text_and_nothing_hides_what_is_behind(tmp_path: Path) -> None:
    draw(results(1_000_000, 10_000, 100_000), tmp_path / "p.svg")
    drawn = (tmp_path / "p.svg").read_text("utf-8")
    assert len(drawn) < 60_000
    words = [node.text for node in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
    assert {"10,000", "100,000", "1,000,000", "all relations, busy actor", "claims"} <= set(words)


def test_the_same_figures_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        draw(results(10_000, 100_000), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("background", ["#ffffff", "#0d1117"])
def test_each_colour_can_be_told_from_a_light_and_a_dark_page(background: str) -> None:
    assert all(contrast(colour, background) >= 2.4 for colour in COLOURS)
    assert contrast(INK, background) >= 3.5


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
