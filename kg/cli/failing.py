"""What goes wrong becomes one line on stderr and an exit code.

0  fine
1  failed: a store that cannot be used, a query that took too long, a fault of this program
2  usage: an option, a parameter or a query that cannot be meant
3  found invalid: an input that is no report, a graph that breaks its shapes, a damaged copy, a wrong registry file
4  not found: no such file, store, entity, claim, report or question
130  interrupted
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable

from kg.errors import (
    BadQuery,
    DamagedCopy,
    InvalidData,
    KgError,
    KnowledgeError,
    MissingInput,
    NotFound,
    ReadError,
    RefusedQuery,
    StoreMissing,
    UsageError,
)

_LONGEST = 300
FAILED, USAGE, INVALID, NOT_FOUND, INTERRUPTED = 1, 2, 3, 4, 130
_CODES: tuple[tuple[tuple[type[KgError], ...], int], ...] = (
    ((NotFound, MissingInput, StoreMissing), NOT_FOUND),
    ((ReadError, InvalidData, DamagedCopy, KnowledgeError), INVALID),
    ((UsageError, BadQuery, RefusedQuery), USAGE),
)


def code_of(kind: type[KgError]) -> int:
    """Give the exit code for a class of errors."""
    return next((code for kinds, code in _CODES if issubclass(kind, kinds)), FAILED)


def common_code(kinds: Iterable[type[KgError]]) -> int:
    """Give the exit code of several errors: the one that they share, else 1; 0 without any."""
    codes = {code_of(kind) for kind in kinds}
    return codes.pop() if len(codes) == 1 else FAILED * bool(codes)


def say(words: str) -> None:
    """Write one line to stderr, whatever is in the words."""
    from kg.cli.output import plain  # noqa: PLC0415  would import this module again

    print("kg:", plain(" ".join(words.split())), file=sys.stderr)


def guarded(command: Callable[[], object]) -> int:
    """Run a command and give its exit code, having said what went wrong; never raises."""
    try:
        _have_streams()
        code = command()
        sys.stdout.flush()
    # The last line of defence: no trace of this program's inside ever reaches its user.
    except BaseException as error:  # noqa: BLE001
        return next(handle(error) for kind, handle in _HANDLERS if isinstance(error, kind))
    return code if isinstance(code, int) else 0


def _have_streams() -> None:
    # Python gives None for a stream that was closed by who started it; words for a stderr of None would go
    # to stdout, and a file of the store opened next would be given the stream's number.
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY))
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if sys.stdout is None:
        raise UsageError("standard output is closed; >/dev/null is for what nobody is to read")


def _told(error: BaseException) -> int:
    say(str(error))
    return code_of(type(error)) if isinstance(error, KgError) else FAILED


def _unheard(_: BaseException) -> int:
    # Whoever read the output has gone; what is still buffered must not be complained about at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _system(error: BaseException) -> int:
    reason, file = getattr(error, "strerror", None), getattr(error, "filename", None)
    say(f"{file}: {reason}" if reason and file else str(reason or error))
    return FAILED


def _damaged(error: BaseException) -> int:
    words = str(error)
    # The engine's word for bytes that are not those it wrote, wherever it comes upon them.
    if "Corruption" not in words:
        return _unexpected(error)
    say(f"the store is damaged: {words[:_LONGEST]}; `kg restore` makes one of a snapshot")
    return FAILED


def _leaving(error: BaseException) -> int:
    code = getattr(error, "code", None)
    return code if isinstance(code, int) else FAILED


def _unexpected(error: BaseException) -> int:
    if (wording := getattr(error, "format_message", None)) is not None:
        say(f"{wording()} ({_help(error)} shows how)")
        return USAGE
    if type(error).__name__ == "Abort":
        return INTERRUPTED
    if os.environ.get("KG_DEBUG"):
        traceback.print_exception(error)
    say(f"unexpected {type(error).__name__}: {error} (please report it; KG_DEBUG=1 shows where it arose)")
    return FAILED


_HANDLERS: tuple[tuple[type[BaseException], Callable[[BaseException], int]], ...] = (
    (KgError, _told),
    (BrokenPipeError, _unheard),
    (KeyboardInterrupt, lambda _: INTERRUPTED),
    (SystemExit, _leaving),
    (OSError, _system),
    (RuntimeError, _damaged),
    (BaseException, _unexpected),
)


def _help(error: BaseException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'kg'} --help"
