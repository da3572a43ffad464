"""What is printed, and how."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.output import Form, form_of, plain, print_csv, print_text, write, write_all
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


def broken() -> Iterator[bytes]:
    yield b"half"
    raise UsageError("no more")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with pytest.raises(UsageError):
        write_all(broken(), str(target))
    assert list(tmp_path.iterdir()) == []
    target.write_text("before")
    target.chmod(0o640)
    with pytest.raises(UsageError):
        write_all(broken(), str(target))
    assert target.read_text() == "before"
    write_all([b"a", b"b"], str(target))
    assert (target.read_text(), target.stat().st_mode & 0o777) == ("ab", 0o640)
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "true")
    write("words", str(tmp_path / "link"))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "true").read_text() == "words"


def test_a_folder_that_is_not_there_is_said_by_the_name_given(tmp_path: Path) -> None:
    path = str(tmp_path / "none" / "out.csv")
    with pytest.raises(FileNotFoundError) as told:
        write_all([b"a"], path)
    assert told.value.filename == path
    with pytest.raises(IsADirectoryError):
        write_all([b"a"], str(tmp_path))


def test_what_is_no_plain_file_is_written_as_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_all([b"a", b"b"], str(tmp_path / "pipe"))
        assert os.read(reader, 10) == b"ab"
    finally:
        os.close(reader)
    assert (tmp_path / "pipe").is_fifo()
