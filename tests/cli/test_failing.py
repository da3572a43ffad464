"""What goes wrong becomes a line and an exit code."""

import pytest

from kg import errors
from kg.cli.failing import code_of, common_code, guarded, say


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.KgError, 1),
        (errors.StoreInUse, 1),
        (errors.StoreUnwritable, 1),
        (errors.StoreMismatch, 1),
        (errors.QueryTimeout, 1),
        (errors.UsageError, 2),
        (errors.BadQuery, 2),
        (errors.RefusedQuery, 2),
        (errors.UnreadableInput, 3),
        (errors.MalformedRecord, 3),
        (errors.InvalidData, 3),
        (errors.KnowledgeError, 3),
        (errors.MissingInput, 4),
        (errors.StoreMissing, 4),
        (errors.NotFound, 4),
    ],
)
def test_each_class_has_its_code(kind: type[errors.KgError], code: int) -> None:
    assert code_of(kind) == code


def test_several_share_their_code_or_fail() -> None:
    assert common_code([]) == 0
    assert common_code([errors.UnreadableInput, errors.MalformedRecord]) == 3
    assert common_code([errors.UnreadableInput, errors.MissingInput]) == 1


def test_whatever_is_said_is_one_line_without_control(capsys: pytest.CaptureFixture[str]) -> None:
    say("one\ntwo \x1b[2J")
    assert capsys.readouterr().err == "kg: one two \ufffd[2J\n"


def _raising(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (errors.UsageError("no"), 2, "kg: no\n"),
        (FileNotFoundError(2, "No such file", "x"), 1, "kg: x: No such file\n"),
        (OSError("full"), 1, "kg: full\n"),
        (KeyboardInterrupt(), 130, ""),
        (SystemExit(7), 7, ""),
        (
            ValueError("a\nb"),
            1,
            "kg: unexpected ValueError: a b (please report it; KG_DEBUG=1 shows where it arose)\n",
        ),
    ],
)
def test_nothing_escapes(
    error: BaseException, code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(lambda: _raising(error)) == code
    assert capsys.readouterr().err == told


def test_a_command_that_returns_a_code_leaves_with_it() -> None:
    assert guarded(lambda: 3) == 3
    assert guarded(lambda: None) == 0
