"""What is printed, and how."""

import pytest

from kg.cli.output import Form, form_of, plain, print_csv, print_text
from kg.errors import UsageError


def test_what_a_terminal_would_obey_is_shown_instead() -> None:
    assert plain("a\x1b[31mb\x07c\x9bd\u202ee") == "a\ufffd[31mb\ufffdc\ufffdd\ufffde"
    assert plain("line\n\tبو كمال\u200f") == "line\n\tبو كمال\u200f"


def test_nothing_in_words_is_markup(capsys: pytest.CaptureFixture[str]) -> None:
    print_text("[bold]not bold[/bold] :smile: \x1b[31m" + "x" * 300)
    assert capsys.readouterr().out == "[bold]not bold[/bold] :smile: \ufffd[31m" + "x" * 300 + "\n"


def test_formulas_are_neutralised_and_numbers_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    print_csv([["=1", "+a", "-2.5", "@", "\tx", "-1e3", "-x", "a=b"]])
    assert capsys.readouterr().out == "'=1,'+a,-2.5,'@,'\tx,-1e3,'-x,a=b\n"


def test_one_form_at_a_time() -> None:
    assert form_of(False) is Form.TABLE
    assert form_of(True) is Form.JSON
    assert form_of(False, True) is Form.CSV
    with pytest.raises(UsageError, match=r"^--csv and --table exclude each other$"):
        form_of(False, True, True)
