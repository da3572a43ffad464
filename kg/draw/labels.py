"""Labels broken into the lines that a picture has room for."""

from __future__ import annotations

import textwrap

from kg.draw.embed import readable


def lines(label: str) -> list[str]:
    """Break a label for the picture into at most three lines.

    >>> lines("Syrian Observatory for Human Rights")
    ['Syrian', 'Observatory for', 'Human Rights']
    """
    shown = readable(label)
    return textwrap.wrap(shown, 16, max_lines=3, placeholder="…") or [shown]
