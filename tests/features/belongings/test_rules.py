"""Room, stacks, joy, second hand and the driving test."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import refused
from tests.support.life import world
from ws.content.schemas import Effects
from ws.content.schemas.belongings import Category, Item, Vehicle, VehicleKind
from ws.features.belongings import rules
from ws.features.belongings.records import DrivingLicence, InventoryItem


def item(**fields: Any) -> Item:
    plain: dict[str, Any] = {
        "id": "test_item", "name": "a test", "text": "T", "category": "toys", "price_cents": 1000, **fields,
    }  # fmt: skip
    return msgspec.convert(plain, Item)


def vehicle(**fields: Any) -> Vehicle:
    plain: dict[str, Any] = {
        "id": "test_car", "name": "a test", "text": "T", "kind": "car", "price_cents": 1000, "lasts_months": 12,
        **fields,
    }  # fmt: skip
    return msgspec.convert(plain, Vehicle)


def held(item_id: str, quantity: int = 1) -> InventoryItem:
    return InventoryItem(1, item_id, quantity, rules.WHOLE, 0, 0)


def test_there_is_enough_to_own() -> None:
    content = world().content
    assert len(content.items) >= 85
    assert {i.category for i in content.items.values()} == set(get_args(Category))
    assert len(content.vehicles) >= 16
    assert {v.kind for v in content.vehicles.values()} == set(get_args(VehicleKind))
    assert any(not v.needs_licence for v in content.vehicles.values())


def test_nothing_is_an_investment() -> None:
    """No purchase that is sold again at once gains anything, money or joy."""
    for thing in (*world().content.items.values(), *world().content.vehicles.values()):
        assert rules.resale_cents(thing.price_cents, thing.resale_percent, rules.WHOLE) < thing.price_cents


@given(quantity=st.integers(0, 200), stack=st.integers(1, 30), slots=st.integers(1, 8))
def test_stacks_fill_up_before_a_new_one_begins(quantity: int, stack: int, slots: int) -> None:
    taken = rules.slots_of(item(stack=stack, slots=slots, most=999), quantity)
    assert taken % slots == 0
    assert (taken // slots - 1) * stack < quantity <= taken // slots * stack or quantity == taken == 0


def test_joy_fades_with_every_purchase_of_a_day_and_with_more_of_the_same() -> None:
    assert [rules.joy(n, None) for n in range(3)] == [1, 0.5, 0.25]
    assert rules.joy(50, None) > 0
    assert rules.joy(0, 11) == 0
    assert rules.joy(0, 12) == 1


def test_new_ones_lift_the_condition_of_a_stack() -> None:
    assert rules.merged_condition(0, 1, 1) == 500_000
    assert rules.merged_condition(rules.WHOLE, 3, 2) == rules.WHOLE


@given(condition=st.integers(0, rules.WHOLE), price=st.integers(1, 10**9), percent=st.integers(0, 95))
def test_worn_things_fetch_less(condition: int, price: int, percent: int) -> None:
    fetched = rules.resale_cents(price, percent, condition)
    assert rules.resale_cents(price, percent, 0) <= fetched <= price * percent // 100


def test_repairs_cost_by_wear() -> None:
    assert rules.repair_cents(1000, 2, rules.WHOLE) == 0
    assert rules.repair_cents(1000, 2, 0) == 700
    rules.check_repair(rules.REPAIRED_FROM, 12)
    for condition, lasts in ((rules.REPAIRED_FROM + 1, 12), (500_000, 0), (0, 12)):
        with refused("not_allowed"):
            rules.check_repair(condition, lasts)


@pytest.mark.parametrize(
    ("fields", "age", "have", "quantity", "has_needed", "free", "allowed"),
    [
        ({}, 6, 0, 1, True, 1, True), ({}, 5, 0, 1, True, 9, False), ({"most": 3}, 9, 2, 1, True, 9, True),
        ({"most": 3}, 9, 2, 2, True, 9, False), ({}, 9, 0, 1, False, 9, False),
        ({"slots": 2}, 9, 0, 1, True, 1, False),
        ({"stack": 4}, 9, 2, 2, True, 0, True), ({"stack": 4, "most": 8}, 9, 4, 1, True, 0, False),
    ],
)  # fmt: skip
def test_what_stands_against_a_purchase(
    fields: dict[str, Any], age: int, have: int, quantity: int, has_needed: bool, free: int, allowed: bool
) -> None:
    if allowed:
        rules.check_purchase(item(**fields), age, have, quantity, has_needed, free)
    else:
        with refused("not_allowed"):
            rules.check_purchase(item(**fields), age, have, quantity, has_needed, free)


def test_vehicles_have_an_age_and_a_licence() -> None:
    rules.check_vehicle(vehicle(), 18, True)
    rules.check_vehicle(vehicle(needs_licence=False, min_age=6), 6, False)
    for age, licence in ((17, True), (18, False)):
        with refused("not_allowed"):
            rules.check_vehicle(vehicle(), age, licence)


def test_the_driving_test_is_for_sixteen_once_a_month_and_once_for_good() -> None:
    rules.check_test(DrivingLicence(), 16, None)
    rules.check_test(DrivingLicence(attempts=1), 16, 1)
    for licence, age, months, code in (
        (DrivingLicence(), 15, None, "not_allowed"),
        (DrivingLicence(attempts=1), 30, 0, "not_allowed"),
        (DrivingLicence(is_passed=True), 30, None, "conflict"),
    ):
        with refused(code):
            rules.check_test(licence, age, months)


def test_about_half_pass_at_once_and_practice_helps() -> None:
    assert rules.pass_chance(50, 20, 0) == pytest.approx(0.48, abs=0.01)
    assert rules.pass_chance(50, 20, 2) > rules.pass_chance(50, 20, 1) > rules.pass_chance(50, 20, 0)
    assert rules.pass_chance(90, 20, 0) > rules.pass_chance(10, 20, 0) > rules.pass_chance(10, 90, 0)
    assert 0.15 <= rules.pass_chance(0, 100, 0) <= rules.pass_chance(100, 0, 99) <= 0.95


def test_things_do_good_together_up_to_a_point() -> None:
    some = rules.totals([item(mood=0.5, prestige=2, daily_stress=-0.25)], [vehicle(mood=1, prestige=3)])
    assert (some.mood, some.prestige, some.daily_stress) == (1.5, 5, -0.25)
    much = rules.totals([item(mood=2, prestige=40, daily_stress=-1)] * 50, [])
    assert (much.mood, much.prestige, much.daily_stress) == (rules.MOST_MOOD, rules.MOST_PRESTIGE, -rules.MOST_STRESS)


def test_what_needs_something_is_of_use_only_with_it() -> None:
    items = {"a": item(id="a"), "b": item(id="b", needs="a")}
    assert rules.useful({"b": held("b")}, items) == []
    assert rules.useful({"a": held("a"), "b": held("b")}, items) == [items["a"], items["b"]]
    assert rules.useful({"a": held("a", 0), "gone": held("gone")}, items) == []


def test_words_and_shares() -> None:
    assert rules.listed(["a"]) == "a"
    assert rules.listed(["a", "b", "c"]) == "a, b and c"
    assert rules.listed(["a", "b", "c", "d"]) == "a, b and 2 other things"
    assert rules.scaled(Effects(happiness=3, stress=-1), 0.25) == Effects(happiness=0.75, stress=-0.25)
    assert rules.shown(Effects(happiness=3)) == {"happiness": 3}
