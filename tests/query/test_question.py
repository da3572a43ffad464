"""Headers of questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.query.question import Parameter, Question, Type, read_question

HEAD = "# title: A title\n# description: What it says.\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "some-question.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_header(tmp_path: Path) -> None:
    text = (
        HEAD + '# param who actor "Who" (example: syrian-armed-forces)\n'
        '# param since day "From" = 1900-01-01 (example: 2017-11-01)\n'
        '# param words text "Words" = two words\n'
        '# param least integer "At least"\n'
        "SELECT * { $who ?p $words FILTER($since > $least) } # $not-one"
    )
    assert read_question(written(tmp_path, text)) == Question(
        "some-question",
        "A title",
        "What it says.",
        (
            Parameter("who", Type.ACTOR, "Who", None, "syrian-armed-forces"),
            Parameter("since", Type.DAY, "From", "1900-01-01", "2017-11-01"),
            Parameter("words", Type.TEXT, "Words", "two words", None),
            Parameter("least", Type.INTEGER, "At least", None, None),
        ),
        text,
    )


def test_a_group_is_one_of_its_own_or_that_of_the_others(tmp_path: Path) -> None:
    assert read_question(written(tmp_path, HEAD + "# group: Sieges\nSELECT * {}")).group == "Sieges"
    assert read_question(written(tmp_path, HEAD + "SELECT * {}")).group == "Other questions"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT * {}", r":1: description: missing|:1: title: missing"),
        ("# title: x\nSELECT * {}", ":1: description: missing in the header"),
        (HEAD + "# helo: x\nSELECT * {}", ":3: # helo: x: neither title, description, group nor param"),
        (HEAD + "# param who actor Who\nSELECT * {}", ":3: .*neither"),
        (
            HEAD + '# param who actr "Who"\nSELECT * { $who ?p ?o }',
            ":3: who: no type actr; one of entity, actor",
        ),
        (
            HEAD + '# param format text "Form"\nSELECT * { ?s ?p $format }',
            ":3: format: no name for a parameter",
        ),
        (HEAD + '# param who actor "Who"\nSELECT * { ?who ?p ?o }', r":1: who: the query never writes \$who"),
        (HEAD + "SELECT *\n{ $who ?p ?o }", r":4: \$who: not a param of the header"),
        (HEAD + "ASK {}", ":1: query: ASK where SELECT is wanted"),
        (HEAD + "SELECT * { SERVICE <http://x/> {} }", ":1: query: SERVICE at line 3"),
        (HEAD, ":1: query: no SELECT"),
    ],
)
def test_a_broken_header_names_file_and_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(KnowledgeError, match=f"^some-question.rq({words})"):
        read_question(written(tmp_path, text))


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "bad.rq"
    path.write_bytes(b"# title: \xff\n")
    with pytest.raises(KnowledgeError, match=r"^bad\.rq:1: bad\.rq: not UTF-8"):
        read_question(path)
