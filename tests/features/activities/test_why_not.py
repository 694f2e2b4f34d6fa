"""What stands against an activity, and in which words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import situation
from ws.content.schemas import Activity
from ws.features.activities import rules


def activity(**fields: Any) -> Activity:
    plain: dict[str, Any] = {
        "id": "test_activity", "name": "T", "text": "T", "category": "body", "place": "Home",
        "duration_minutes": 30, "energy": 10, "outcomes": [{"text": "So."}], **fields,
    }  # fmt: skip
    return msgspec.convert(plain, Activity)


def why_not(
    found: Activity, energy: int = 50, free: bool = False, has_people: bool = True, **now: Any
) -> tuple[str, str]:
    return rules.why_not(found, situation(**now), energy, free, has_people)


def test_nothing_stands_against_what_fits() -> None:
    assert why_not(activity()) == ("", "")


@pytest.mark.parametrize(
    ("fields", "now", "code", "word"),
    [
        ({"requires": {"min_age": 31}}, {}, "not_allowed", "31"),
        ({"requires": {"max_age": 29}}, {}, "not_allowed", "old"),
        ({"requires": {"from_hour": 13}}, {}, "not_allowed", "13:00"),
        ({"requires": {"to_hour": 12}}, {}, "not_allowed", "12:00"),
        ({"requires": {"months": [1, 2]}}, {}, "not_allowed", "time of the year"),
        ({"requires": {"occupation": "school"}}, {}, "not_allowed", "fit"),
        ({"requires": {"min_happiness": 51}}, {}, "not_allowed", "fit"),
        ({"requires": {"max_happiness": 49}}, {}, "not_allowed", "fit"),
        ({"requires": {"max_health": 49}}, {}, "not_allowed", "fit"),
        ({"requires": {"min_stress": 51}}, {}, "not_allowed", "fit"),
        ({"requires": {"min_money_cents": 5001}}, {}, "not_allowed", "fit"),
        ({"cost_cents": 5001}, {}, "not_enough_money", "money"),
        ({"energy": 50}, {"energy": 49}, "not_enough_energy", "50"),
        ({"with_person": True}, {"has_people": False}, "not_allowed", "nobody"),
    ],
)
def test_every_reason_has_its_code_and_its_words(
    fields: dict[str, Any], now: dict[str, Any], code: str, word: str
) -> None:
    found, sentence = why_not(activity(**fields), **now)
    assert found == code
    assert word in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("fields", "now"),
    [
        ({"requires": {"min_age": 30, "max_age": 30}}, {}),
        ({"requires": {"from_hour": 12, "to_hour": 13}}, {}),
        ({"cost_cents": 5000}, {}),
        ({"energy": 50}, {"energy": 50}),
        ({"energy": 0}, {"energy": 0}),
        ({"with_person": True}, {"has_people": True}),
    ],
)
def test_just_enough_is_enough(fields: dict[str, Any], now: dict[str, Any]) -> None:
    assert why_not(activity(**fields), **now) == ("", "")


@given(energy=st.integers(0, 100), needed=st.integers(0, 50))
def test_with_the_unlimited_buff_energy_never_stands_against_anything(energy: int, needed: int) -> None:
    assert why_not(activity(energy=needed), energy=energy, free=True) == ("", "")


@pytest.mark.parametrize("debt", [-1, -500_000])
def test_debt_does_not_stand_against_what_is_free(debt: int) -> None:
    """Misfortune may push a life below zero; what costs nothing can still be done."""
    assert why_not(activity(cost_cents=0), money_cents=debt) == ("", "")
    assert why_not(activity(cost_cents=1), money_cents=debt)[0] == "not_enough_money"


@given(times=st.integers(0, 1000))
def test_repetition_is_worth_less_and_less_but_never_nothing(times: int) -> None:
    assert rules.worth(0) == 1
    assert 0 < rules.worth(times + 1) <= rules.worth(times)
    if times < 6:
        assert rules.worth(times + 1) == rules.worth(times) / 2
