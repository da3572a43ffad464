"""Finding by words, and matching names of a table."""

import pytest

from tests.cli.running import Kg


def test_search_forgives_spelling(full: Kg) -> None:
    found = full("search", "abou", "kemal", "--json").json
    assert (found["found"][0]["id"], found["whole"]) == ("abu-kamal", True)
    ran = full("search", "abou kemal", "--kind", "settlement")
    assert (ran.code, ran.err) == (0, "")
    assert "Abu Kamal" in ran.out


def test_search_says_what_is_left_out(full: Kg) -> None:
    total = full("search", "a", "--json").json["total"]
    assert total > 1
    assert f"{total - 1} more; --limit" in full("search", "a", "--limit", "1").out


def test_matching_says_how_sure(full: Kg) -> None:
    ran = full("match", "Abu Kamal", "Abou Kamel", "Vorkuta", "--type", "settlement", "--csv")
    assert ran.out.splitlines() == [
        "name,id,entity,kind,score,match",
        "Abu Kamal,abu-kamal,Abu Kamal,settlement,100,match",
        "Abou Kamel,abu-kamal,Abu Kamal,settlement,84.9,",
        "Vorkuta,,,,,",
    ]
    [answer] = full("match", "Abu Kamal", "--json").json
    assert (answer["name"], answer["candidates"][0]["match"]) == ("Abu Kamal", True)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("match", "Abu Kamal", "--type", "town"), 2, "'town' is no type"),
        (("match", " "), 2, "a name is needed"),
        (("search", "x", "--kind", "town"), 2, "'town' is not one of"),
        (("search", "x", "--country", "Atlantis"), 4, "no entity 'Atlantis'"),
    ],
)
def test_what_cannot_be_meant(full: Kg, words: tuple[str, ...], code: int, said: str) -> None:
    ran = full(*words)
    assert ran.code == code
    assert said in ran.err
