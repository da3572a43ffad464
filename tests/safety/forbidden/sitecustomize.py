"""Forbids a Python process, and those that it starts, every connection that leaves the machine, and notes each try.

Python runs this by itself where the folder is on `PYTHONPATH`.
"""

import os
import sys
from pathlib import Path

_ASKING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
_SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_HERE = {"127.0.0.1", "::1", "localhost"}
_NOTES = os.environ.get("KG_TRIED")


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    if event in _SENDING:
        address = arguments[1]
    elif event in _ASKING:
        address = arguments
    else:
        return
    # A path, or nothing, is a socket of this machine.
    if isinstance(address, tuple) and _name(address[0]) not in _HERE:
        with Path(str(_NOTES)).open("a", encoding="utf-8") as notes:
            notes.write(f"{event} {address!r} {sys.argv}\n")
        raise PermissionError(f"{event} {address!r} is forbidden here")


def _name(host: object) -> str:
    return host.decode() if isinstance(host, bytes) else str(host)


# Who collects doctests imports this too.
if _NOTES:
    sys.addaudithook(_forbid)
