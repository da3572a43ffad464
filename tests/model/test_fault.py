"""A fault as a line and as JSON."""

from kg.model import Fault, FaultKind, fault_json

FAULT = Fault(FaultKind.WORDS, "http://h/claims/1", "says\n“one\ttwo”")


def test_a_fault_is_one_line() -> None:
    assert str(FAULT) == "http://h/claims/1 says “one two”"


def test_a_fault_as_json() -> None:
    assert fault_json(FAULT) == {"kind": "words", "node": "http://h/claims/1", "what": "says\n“one\ttwo”"}
