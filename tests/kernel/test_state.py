"""What is held of an owner."""

from __future__ import annotations

import pytest

from ws.features.ageing.records import Age
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.kernel.errors import CODES, Fault, Refused, Unavailable
from ws.kernel.records import encode_body
from ws.kernel.state import OwnerState, Packed, packed


def person(name: str) -> Person:
    return Person(
        id=name, relation="mother", first_name="A", last_name="B", sex="female", birth_minute=-1, affinity=1
    )


def test_bytes_are_decoded_once_and_only_when_read() -> None:
    state = OwnerState(1, epoch=1)
    state.put("money", "", Packed(encode_body(Money(cents=5)), 1))
    state.put("age", "", packed(encode_body(Age(3, "infant")), 1))
    state.put("person", "x", packed(b"not a person", 1))
    assert state.get(Money) == Money(cents=5)
    assert state.get(Money) is state.get(Money)
    assert state.get(Age) == Age(3, "infant")
    assert packed(b"{}", 2) == Packed(b"{}", 2), "the version of others is kept beside them"


def test_the_key_of_a_decoded_record_is_the_key_it_is_held_by() -> None:
    state = OwnerState(1, epoch=1)
    state.put("person", "p1", packed(encode_body(person("p1")), 1))
    assert state.get(Person, "p1").id is next(iter(state.keyed(Person)))


def test_all_comes_in_the_order_of_keys() -> None:
    state = OwnerState(1, epoch=1)
    for name in ("p10", "p2", "p1"):
        state.put("person", name, person(name))
    assert [p.id for p in state.all(Person)] == ["p1", "p10", "p2"]
    state.put("person", "p10", None)
    assert [p.id for p in state.all(Person)] == ["p1", "p2"]


def test_records_by_key_are_decoded() -> None:
    state = OwnerState(1, epoch=1)
    state.put("person", "p2", packed(encode_body(person("p2")), 1))
    state.put("person", "p1", person("p1"))
    assert state.keyed(Person) == {"p2": person("p2"), "p1": person("p1")}
    assert state.keyed(Money) == {}


def test_what_is_not_there_is_said() -> None:
    state = OwnerState(41, epoch=1)
    assert state.find(Money) is None
    with pytest.raises(LookupError, match="account 41 has no money"):
        state.get(Money)


def test_forgotten_kinds_are_gone() -> None:
    state = OwnerState(1, epoch=1)
    state.put("money", "", Money(5))
    state.put("person", "a", person("a"))
    state.forget(frozenset({"money"}))
    assert state.find(Money) is None
    assert state.find(Person, "a") is not None


def test_only_listed_codes_can_be_refused_with() -> None:
    with pytest.raises(ValueError, match="not in the list"):
        Refused("made_up")
    assert all(Refused(code).message for code in CODES)
    assert Unavailable(retry_after_seconds=3).facts == {"retry_after": 3}
    assert Fault("abc").facts == {"fault": "abc"}
