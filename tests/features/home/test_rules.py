"""What homes cost, how they wear, and who is let in."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import refused, rolls_of
from tests.support.life import world
from ws.content.schemas.home import Home
from ws.features.home import rules
from ws.features.home.records import OwnedHome

DAY = 1440


def home(**fields: Any) -> Home:
    plain: dict[str, Any] = {
        "id": "test_home", "name": "a test home", "text": "T", "place": "city", "size_sqm": 50, "rent_cents": 100_000,
        "price_cents": 10_000_000, "upkeep_cents": 10_000, "slots": 20, "moved_in": ["One.", "Two."], **fields,
    }  # fmt: skip
    return msgspec.convert(plain, Home)


def owned(**fields: Any) -> OwnedHome:
    return OwnedHome("test_home", 0, 100, 100, rules.WHOLE, 0, **fields)


def test_there_are_enough_homes_of_every_kind() -> None:
    homes = world().content.homes
    assert len([h for h in homes.values() if h.role in ("", "first")]) >= 14
    assert {"houseboat", "tiny_house", "farmhouse", "manor", "shared_room"} <= set(homes)
    assert {h.place for h in homes.values()} == {"city", "suburb", "village", "country", "water"}
    first = rules.home_of_role(world().content, "first")
    assert first.rent_cents == min(h.rent_cents for h in homes.values() if h.rent_cents)


@given(condition=st.integers(0, rules.WHOLE), lasts=st.integers(1, 600), days=st.integers(0, 900))
def test_wear_is_even_and_does_not_care_how_time_is_cut(condition: int, lasts: int, days: int) -> None:
    once = rules.condition_at(condition, 0, days * DAY, lasts)
    half = rules.condition_at(condition, 0, days // 2 * DAY, lasts)
    assert 0 <= once <= half <= condition
    rest = rules.condition_at(half, days // 2 * DAY, days * DAY, lasts)
    assert abs(rest - once) <= 1, "anchoring anew rounds by a millionth at most"
    assert rules.condition_at(condition, 0, lasts * DAY, lasts) == max(0, condition - rules.WHOLE)
    assert rules.condition_at(condition, 0, days * DAY, 0) == condition


def test_worth_keeps_the_ground_and_renovation_costs_by_wear() -> None:
    assert rules.worth_cents(1_000_000, rules.WHOLE) == 1_000_000
    assert rules.worth_cents(1_000_000, 0) == 600_000
    assert rules.renovation_cents(1_000_000, rules.WHOLE) == 0
    assert rules.renovation_cents(1_000_000, 0) == 120_000
    assert rules.comfort(0) == 0.5
    assert rules.comfort(rules.WHOLE) == 1


@given(value=st.integers(1, 10**12))
def test_renovating_gains_more_than_it_costs_only_slowly(value: int) -> None:
    """Worth rises by 40 per cent of the value at the most, for 12 and the fees of selling."""
    gain = rules.worth_cents(value, rules.WHOLE) - rules.worth_cents(value, 500_000)
    assert gain >= rules.renovation_cents(value, 500_000) - 1


def test_a_month_is_lived_on_more_by_who_earns_more() -> None:
    assert rules.comfort_cents(0, 200_000) == 0
    assert rules.comfort_cents(200_000, 200_000) == 0
    assert rules.comfort_cents(300_000, 200_000) == 100_000 * rules.COMFORT_PERCENT // 100


def test_who_has_much_lives_on_some_of_it() -> None:
    assert rules.plenty_cents(-1, 100) == 0
    assert rules.plenty_cents(10_000_000, 10_000_000) == 0
    assert rules.plenty_cents(22_000_000, 10_000_000) == 12_000_000 * rules.PLENTY_PER_MILLE // 12_000


def test_comfort_ends_with_the_cash_and_a_cushion() -> None:
    assert rules.affordable_cents(500, 1_000, 10_000) == 500
    assert rules.affordable_cents(500, 1_000, 2_400) == 400
    assert rules.affordable_cents(500, 1_000, 2_000) == 0
    assert rules.affordable_cents(500, 1_000, -9_000) == 0


def test_upkeep_holds_the_property_tax() -> None:
    assert rules.monthly_upkeep_cents(10_000, 12_000_000) == 10_000 + 10_000


def test_values_drift_within_bounds_and_hardly_at_all_on_average() -> None:
    values = [rules.drifted(replace(owned(), value_cents=1_000_000), rolls_of(n)) for n in range(2000)]
    assert 935_000 <= min(values) < 945_000
    assert 1_065_000 < max(values) <= 1_075_000
    assert 1_001_000 < sum(values) / 2000 < 1_009_000


@pytest.mark.parametrize(
    ("pay", "cash", "allowed"),
    [(200_000, 0, True), (199_999, 0, False), (0, 1_200_000, True), (0, 1_199_999, False)],
)
def test_landlords_look_at_pay_or_savings(pay: int, cash: int, allowed: bool) -> None:
    if allowed:
        rules.check_rent(home(), 100_000, pay, cash)
    else:
        with refused("not_allowed") as facts:
            rules.check_rent(home(), 100_000, pay, cash)
        assert facts["rent_cents"] == 100_000


def test_the_first_room_asks_for_nothing_and_what_is_not_let_is_refused() -> None:
    rules.check_rent(home(role="first"), 100_000, 0, -5)
    with refused("not_allowed"):
        rules.check_rent(home(rent_cents=0), 0, 10**9, 10**9)


@pytest.mark.parametrize(
    ("down", "months", "allowed"),
    [
        (1_000_000, 360, True), (999_999, 360, False), (10_000_000, 0, True), (10_000_001, 0, False),
        (5_000_000, 0, False), (5_000_000, 59, False), (5_000_000, 60, True),
    ],
)  # fmt: skip
def test_a_purchase_needs_a_tenth_and_a_term(down: int, months: int, allowed: bool) -> None:
    if allowed:
        rules.check_purchase(home(), 10_000_000, down, months)
    else:
        with refused("not_allowed"):
            rules.check_purchase(home(), 10_000_000, down, months)


def test_what_is_not_for_sale_is_refused() -> None:
    with refused("not_allowed"):
        rules.check_purchase(home(price_cents=0, upkeep_cents=0), 0, 0, 0)


def test_only_what_nobody_paid_is_unpaid() -> None:
    assert rules.is_behind(100, 99, is_overdue=True)
    assert not rules.is_behind(100, 100, is_overdue=True), "other bills wait, the rent was paid"
    assert not rules.is_behind(100, -5000, is_overdue=False), "the credit line paid it"


@pytest.mark.parametrize(
    ("age", "pay", "cash", "goes"),
    [(23, 9, 9, False), (24, 1, 0, True), (24, 0, 5, False), (24, 0, 6, True), (29, 0, 5, False), (30, 0, 0, True)],
)
def test_the_grown_leave_when_they_can_pay_and_in_the_end(age: int, pay: int, cash: int, goes: bool) -> None:
    assert rules.moves_out(age, pay, cash, 1) is goes


def test_the_dearest_free_home_is_moved_to() -> None:
    first, second = replace(owned(), home_id="a", value_cents=5), replace(owned(), home_id="b", value_cents=9)
    assert rules.best_owned([first, second]) is second
    assert rules.best_owned([first, replace(second, let_out=True)]) is first
    assert rules.best_owned([replace(first, let_out=True)]) is None


def test_words() -> None:
    assert rules.yours("a used car") == "your used car"
    assert rules.yours("an armchair") == "your armchair"
    assert rules.yours("no roof at all") == "your no roof at all"
    assert rules.money_text(123_456_789) == "$1,234,567"
    assert rules.money_text(0) == "nothing"
