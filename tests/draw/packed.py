"""What a file of the explorer holds, beside what shows it."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any


def packed_content(text: str) -> Any:  # noqa: ANN401  whatever JSON holds
    """Read the content of a file."""
    found = re.search(r'<script type="text/plain" id="kg-content">([^<]*)</script>', text)
    assert found
    return json.loads(gzip.decompress(base64.b64decode(found[1])))
