"""Text from outside inside one HTML file: escaped so that it stays data."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable

from markupsafe import Markup

_UNSAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def embedded(value: object) -> Markup:
    r"""Give JSON for a script element: ASCII without `<`, `>` and `&`; a string is JSON already.

    >>> embedded({"a": "</script>"})
    Markup('{"a":"\\u003c/script\\u003e"}')
    """
    text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_UNSAFE))  # noqa: S704 - nothing is left that HTML could read as markup


def readable(words: str, longest: int = 80) -> str:
    r"""Give a name as one line for a label: no control, direction or zero-width characters, cut at `longest`.

    >>> readable("Abu\u202e Kamal\n<b>")
    'Abu Kamal <b>'
    """
    shown = (" " if c.isspace() else c for c in words if c.isspace() or unicodedata.category(c)[0] != "C")
    line = " ".join("".join(shown).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def script_source(text: str) -> Markup:
    """Give a script or style sheet of ours, or a vendored one, for its element.

    Text that would end the element is a `ValueError`. Its pointer to a source map goes, because a browser's
    tools would ask the network for it.
    """
    if re.search(r"</script|</style|<!--", text, re.IGNORECASE):
        raise ValueError("the source holds text that ends or comments out its element")
    return Markup(re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE))  # noqa: S704 - checked above


def nonce_of(pieces: Iterable[str]) -> str:
    """Give a nonce for the page's own scripts and styles: a hash of all that the page holds.

    The same graph thus gives the same file, and text inside cannot name the nonce that depends on it.
    """
    whole = hashlib.sha256("\x1f".join(pieces).encode("utf-8", "surrogatepass"))
    return base64.urlsafe_b64encode(whole.digest()[:18]).decode()
