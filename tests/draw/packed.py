"""What a file of the explorer holds, beside what shows it."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any


def packed_content(text: str) -> Any:  # noqa: ANN401  whatever JSON holds
    """Read the content of a file by a way of its own: every mark and number back to the string it stands for."""
    found = re.search(r'<script type="text/plain" id="kg-content">([^<]*)</script>', text)
    assert found
    return unpacked(found[1])


def unpacked(packed: str) -> Any:  # noqa: ANN401  whatever JSON holds
    """Read what `kg.draw.packing.packed` gave."""
    strings, _, body = gzip.decompress(base64.b64decode(packed)).decode().partition("¤")
    often = json.loads(strings)
    return json.loads(re.sub("¤([0-9a-z]+)", lambda found: json.dumps(often[int(found[1], 36)]), body))
