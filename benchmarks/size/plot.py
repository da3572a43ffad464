"""A picture of a file of results: `python -m benchmarks.size.plot RESULTS.json PICTURE.svg`; needs `kg[plot]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

# Grey and colours that can be read on white and on nearly black alike.
INK: Final = "#808894"
COLOURS: Final = ("#2f8fd8", "#d65c5c", "#d9822b", "#3aa675", "#c45bb0", "#b39b1e")
_LOOKUPS: Final = (
    ("relations of a busy actor", "all relations, busy actor"),
    ("relations of a busy actor, a page", "20 of them"),
    ("relations of a quiet actor", "relations, quiet actor"),
    ("control of a busy place on a day", "control on a day, busy place"),
    ("control of a quiet place on a day", "control on a day, quiet place"),
)

Sizes = Sequence[Mapping[str, Any]]


def draw(results: Mapping[str, Any], picture: Path) -> None:
    """Draw what grows with size and what does not: look-ups, one more report, building, room on disk."""
    sizes = sorted(results["sizes"], key=lambda size: int(size["claims"]))
    # Text stays text: the file is small, can be searched, and takes the reader's font.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "kg", "font.size": 9}):
        figure = Figure(figsize=(9, 4), layout="constrained")
        asked, built = figure.subplots(1, 2)
        _asked(asked, sizes)
        _built(built, sizes)
        figure.savefig(picture, format="svg", transparent=True, metadata={"Date": None, "Creator": None})


def _asked(axes: Axes, sizes: Sizes) -> None:
    lines = {label: [s["lookups"][name]["processor_ms"] for s in sizes] for name, label in _LOOKUPS}
    lines["one more report, median"] = [s["one_more_report"]["p50_ms"] for s in sizes]
    _lines(axes, sizes, lines)
    axes.set_yscale("log")
    axes.set_title("ms of processor", color=INK)


def _built(axes: Axes, sizes: Sizes) -> None:
    lines = {
        "writing, ms a claim": [1000 * s["writing_s"] / s["claims"] for s in sizes],
        "deriving, ms a claim": [1000 * s["deriving_s"] / s["claims"] for s in sizes],
        "on disk, 10 kB a claim": [s["disk_bytes"] / s["claims"] / 10_000 for s in sizes],
        "memory while building, GB": [s["peak_mb"] / 1000 for s in sizes],
    }
    _lines(axes, sizes, lines)
    axes.set_ylim(bottom=0)
    axes.set_title("building a store", color=INK)


def _lines(axes: Axes, sizes: Sizes, lines: Mapping[str, Sequence[float]]) -> None:
    claims = [s["claims"] for s in sizes]
    for colour, (label, values) in zip(COLOURS, lines.items(), strict=False):
        axes.plot(claims, values, marker="o", markersize=4, color=colour, label=label)
    axes.set_xscale("log")
    axes.set_xticks(claims, [f"{round(number, -3):,}" for number in claims], color=INK)
    axes.minorticks_off()
    axes.set_xlabel("claims", color=INK)
    axes.tick_params(colors=INK)
    axes.grid(visible=True, color=INK, alpha=0.25)
    for side in axes.spines.values():
        side.set_color(INK)
    axes.legend(
        fontsize=8, labelcolor=INK, frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2
    )


if __name__ == "__main__":
    draw(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2]))
