"""Codes of states."""

from kg.know.codes import country_codes


def test_states_have_the_codes_of_iso_3166() -> None:
    codes = country_codes()
    assert {
        state: (codes[state].state.label, codes[state].letters, codes[state].number)
        for state in ("syria", "democratic-republic-of-the-congo", "ukraine")
    } == {
        "syria": ("Syria", "SYR", 760),
        "democratic-republic-of-the-congo": ("Democratic Republic of the Congo", "COD", 180),
        "ukraine": ("Ukraine", "UKR", 804),
    }
    assert len({code.number for code in codes.values()}) == len(codes)
    assert all(len(code.letters) == 3 and code.letters.isupper() for code in codes.values())


def test_what_has_no_code_is_not_there() -> None:
    assert "soviet-union" not in country_codes()
    assert "somaliland" not in country_codes()
