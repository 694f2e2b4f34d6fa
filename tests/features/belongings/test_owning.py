"""Things and vehicles as they are bought, used, worn, lost and sold."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.features.support import DAY, ask, bare_turn, doing, grown, plan, put, refused, to_hour
from tests.support.life import SandboxLife
from ws.engine.feature import Handler
from ws.engine.records import LifeChoice
from ws.engine.turn import Turn
from ws.features.belongings import api, driving, handlers, holding, months, rules
from ws.features.belongings.messages import (
    BuyItem,
    BuyVehicle,
    GetGoods,
    RepairItem,
    RepairVehicle,
    SellItem,
    SellVehicle,
    TakeDrivingTest,
    UseItem,
)
from ws.features.belongings.records import DrivingLicence, InventoryItem, OwnedVehicle, Possessions
from ws.features.belongings.shopping import CATEGORIES, get_goods
from ws.features.careers.records import Career
from ws.features.day.api import DayBegan
from ws.features.day.records import Pastime
from ws.features.home.records import Residence
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.money.records import Money
from ws.features.vitals.records import Influence, Vitals
from ws.kernel.messages import Request

POINT = 1_000_000
RICH = 2_000_000_000


def with_money(life: SandboxLife, cents: int) -> SandboxLife:
    put(life, replace(life.state.get(Money), cents=cents))
    return life


def cents(life: SandboxLife) -> int:
    return life.state.get(Money).cents


def price(life: SandboxLife, item_id: str) -> int:
    return money.in_country(life.turn(), life.world.content.items[item_id].price_cents)


def do(life: SandboxLife, handler: Handler, request: Request) -> Any:
    reply, turn = ask(life, handler, request)
    assert any(isinstance(row, LifeChoice) for row in turn.rows), "a choice is recorded"
    return reply


def buy(life: SandboxLife, item_id: str, quantity: int = 1) -> Any:
    return do(life, handlers.buy_item, BuyItem(item_id=item_id, quantity=quantity))


@pytest.fixture
def life() -> SandboxLife:
    """Thirty, rich, in the middle of everything, in a manor, with a licence, in the afternoon."""
    life = grown(30)
    to_hour(life, 16)
    vitals = life.state.get(Vitals)
    middle = dict.fromkeys(("health", "happiness", "smarts", "looks", "stress"), 50 * POINT)
    put(life, replace(vitals, minute=life.minute, **middle), DrivingLicence(1, 0, True))
    put(life, replace(life.state.get(Residence), status="rented", home_id="manor"))
    return with_money(life, RICH)


# Shopping


def test_the_shop_offers_what_can_be_bought_and_says_why_not(life: SandboxLife) -> None:
    reply, _ = ask(life, get_goods, GetGoods())
    assert len(reply.items) == len(life.world.content.items)
    assert reply.vehicles == ()
    for offer in reply.items:
        assert offer.available is (offer.reason == "")
        twin = life.copy()
        if offer.available:
            assert buy(twin, offer.id).cost_cents == offer.price_cents
        else:
            with refused("not_allowed"):
                ask(twin, handlers.buy_item, BuyItem(item_id=offer.id))
    assert {o.id for o in reply.items if not o.available} == {"workbench", "record_collection", "home_cinema"}


def test_the_shop_by_category(life: SandboxLife) -> None:
    for category in CATEGORIES:
        reply, _ = ask(life, get_goods, GetGoods(category=category))
        assert {offer.category for offer in reply.items} == ({category} if category != "vehicles" else set())
        assert bool(reply.vehicles) is (category == "vehicles")
    with refused("not_found"):
        ask(life, get_goods, GetGoods(category="weapons"))


def test_buying_pays_gives_joy_and_lasts(life: SandboxLife) -> None:
    before = life.state.get(Vitals)
    reply = buy(life, "guitar")
    assert cents(life) == RICH - price(life, "guitar") == RICH - reply.cost_cents
    assert reply.effects == {"happiness": 3}
    after = life.state.get(Vitals)
    assert after.happiness - before.happiness == 3 * POINT
    assert after.mood - before.mood == round(0.4 * POINT)
    assert after.prestige - before.prestige == round(0.2 * POINT)
    assert api.has(life.turn(), "guitar")
    assert not api.has(life.turn(), "violin")
    assert life.state.get(Possessions).slots_used == 1


def test_more_of_the_same_gives_no_joy_and_a_spree_less_and_less(life: SandboxLife) -> None:
    assert buy(life, "guitar").effects == {"happiness": 3}
    assert buy(life, "guitar").effects == {}
    assert buy(life, "violin").effects == {"happiness": 0.5, "smarts": 0.12}
    assert buy(life, "camera").effects == {"happiness": 0.38}
    do(life, handlers.sell_item, SellItem(item_id="guitar", quantity=2))
    assert buy(life, "guitar").effects == {}, "selling and buying again is no joy either"


def test_stacks_take_room_and_room_has_an_end(life: SandboxLife) -> None:
    put(life, replace(life.state.get(Residence), home_id="street"))
    assert buy(life, "paperback", 25).quantity == 25
    assert life.state.get(Possessions).slots_used == 1
    buy(life, "paperback", 26)
    assert life.state.get(Possessions).slots_used == 3
    with refused("not_allowed") as facts:
        ask(life, handlers.buy_item, BuyItem(item_id="kite"))
    assert facts == {"needed": 1, "free": 0}
    buy(life, "paperback", 24)
    with refused("not_allowed"):
        ask(life, handlers.buy_item, BuyItem(item_id="paperback", quantity=25))


def test_what_is_not_there_or_not_paid_is_refused_and_changes_nothing(life: SandboxLife) -> None:
    with refused("not_found"):
        ask(life, handlers.buy_item, BuyItem(item_id="unicorn"))
    with_money(life, price(life, "kite") * 2 - 1)
    with refused("not_enough_money"):
        ask(life, handlers.buy_item, BuyItem(item_id="kite", quantity=2))
    assert life.state.find(InventoryItem, "kite") is None
    buy(life, "kite")
    assert cents(life) == price(life, "kite") - 1


def test_children_buy_what_is_for_children() -> None:
    life = with_money(grown(7), 10_000_000)
    buy(life, "teddy_bear")
    for item_id in ("fireworks", "mattress"):
        with refused("not_allowed"):
            ask(life, handlers.buy_item, BuyItem(item_id=item_id))
    with refused("not_allowed"):
        ask(life, driving.take_driving_test, TakeDrivingTest())
    do(life, driving.buy_vehicle, BuyVehicle(vehicle_id="old_bicycle"))
    assert api.has_vehicle(life.turn(), "old_bicycle")


REQUESTS: list[tuple[Handler, Request]] = [
    (handlers.buy_item, BuyItem(item_id="kite")),
    (handlers.sell_item, SellItem(item_id="kite")),
    (handlers.use_item, UseItem(item_id="kite")),
    (handlers.repair_item, RepairItem(item_id="kite")),
    (driving.buy_vehicle, BuyVehicle(vehicle_id="moped")),
    (driving.sell_vehicle, SellVehicle(vehicle_id="used_car")),
    (driving.repair_vehicle, RepairVehicle(vehicle_id="used_car")),
    (driving.take_driving_test, TakeDrivingTest()),
]


@pytest.mark.parametrize(("handler", "request_"), [*REQUESTS, (get_goods, GetGoods())])
def test_the_unborn_and_the_dead_own_nothing(handler: Handler, request_: Request, life: SandboxLife) -> None:
    with refused("no_life"):
        handler(bare_turn(), request_)
    buy(life, "kite")
    do(life, driving.buy_vehicle, BuyVehicle(vehicle_id="used_car"))
    turn = life.turn()
    turn.end_life("a test")
    with refused("life_over"):
        handler(turn, request_)


@pytest.mark.parametrize(("handler", "request_"), REQUESTS)
def test_nobody_shops_in_prison(
    handler: Handler, request_: Request, life: SandboxLife, monkeypatch: pytest.MonkeyPatch
) -> None:
    buy(life, "kite")
    do(life, driving.buy_vehicle, BuyVehicle(vehicle_id="used_car"))
    monkeypatch.setattr(law, "is_in_prison", lambda turn: True)
    with refused("not_allowed"):
        ask(life, handler, request_)


# Selling, using, mending


def test_selling_gives_what_it_is_worth_and_the_place_back(life: SandboxLife) -> None:
    buy(life, "kitchen_chair", 4)
    with_money(life, 0)
    worth = price(life, "kitchen_chair") * 40 // 100
    assert api.worth_cents(life.turn()) == worth * 4
    reply = do(life, handlers.sell_item, SellItem(item_id="kitchen_chair", quantity=3))
    assert (reply.price_cents, reply.quantity, cents(life)) == (worth * 3, 1, worth * 3)
    with refused("not_allowed") as facts:
        ask(life, handlers.sell_item, SellItem(item_id="kitchen_chair", quantity=2))
    assert facts == {"quantity": 1}
    do(life, handlers.sell_item, SellItem(item_id="kitchen_chair"))
    assert not api.has(life.turn(), "kitchen_chair")
    assert (life.state.get(Possessions).slots_used, life.state.get(Influence, "belongings").mood) == (0, 0)
    for item_id in ("kitchen_chair", "kite", "unicorn"):
        with refused("not_found"):
            ask(life, handlers.sell_item, SellItem(item_id=item_id))


def test_using_a_thing_takes_time_and_does_good_once_a_day(life: SandboxLife) -> None:
    buy(life, "harmonica")
    before = life.state.get(Vitals)
    reply = do(life, handlers.use_item, UseItem(item_id="harmonica"))
    assert reply.text in life.world.content.items["harmonica"].use.texts  # type: ignore[union-attr]  # it has a use
    assert reply.effects == {"happiness": 1, "stress": -2}
    assert life.state.get(Vitals).happiness - before.happiness == POINT
    pastime = life.state.find(Pastime)
    assert pastime is not None
    assert (pastime.id, pastime.until_minute) == ("harmonica", life.minute + 30)
    with refused("not_allowed"):
        ask(life, handlers.use_item, UseItem(item_id="harmonica"))
    life.advance(life.minute + DAY)
    do(life, handlers.use_item, UseItem(item_id="harmonica"))


def test_what_is_eaten_is_gone(life: SandboxLife) -> None:
    buy(life, "box_of_chocolates", 2)
    assert do(life, handlers.use_item, UseItem(item_id="box_of_chocolates")).quantity == 1
    life.advance(life.minute + DAY)
    assert do(life, handlers.use_item, UseItem(item_id="box_of_chocolates")).quantity == 0
    with refused("not_found"):
        ask(life, handlers.use_item, UseItem(item_id="box_of_chocolates"))


def test_what_is_of_no_use_is_refused(life: SandboxLife) -> None:
    buy(life, "sofa")
    buy(life, "record_player")
    buy(life, "record_collection")
    do(life, handlers.sell_item, SellItem(item_id="record_player"))
    for item_id in ("sofa", "record_collection"):
        with refused("not_allowed"):
            ask(life, handlers.use_item, UseItem(item_id=item_id))
    with refused("not_found"):
        ask(life, handlers.use_item, UseItem(item_id="kite"))


def test_things_wear_out_are_mended_and_in_the_end_are_gone(life: SandboxLife) -> None:
    buy(life, "television")
    with refused("not_allowed"):
        ask(life, handlers.repair_item, RepairItem(item_id="television"))
    put(life, replace(life.state.get(InventoryItem, "television"), condition_millionths=500_000))
    worn = api.worth_cents(life.turn())
    with_money(life, RICH)
    reply = do(life, handlers.repair_item, RepairItem(item_id="television"))
    assert reply.cost_cents == price(life, "television") * 35 // 200
    assert cents(life) == RICH - reply.cost_cents
    assert api.worth_cents(life.turn()) > worn
    put(life, replace(life.state.get(InventoryItem, "television"), condition_millionths=1000))
    life.live_to_age(31)
    assert not api.has(life.turn(), "television")
    assert "television" in next(m.text for m in life.messages("belongings") if m.title == "Worn out")
    assert life.state.get(Influence, "belongings").mood == 0


def test_a_theft_and_an_accident(life: SandboxLife, monkeypatch: pytest.MonkeyPatch) -> None:
    buy(life, "violin")
    buy(life, "sofa")
    with_money(life, 0)
    monkeypatch.setattr(money, "insured_percent", lambda turn, kind: 50 if kind == "home" else 0)
    worth = api.item_worth(life.turn(), life.state.get(InventoryItem, "violin"))
    plan(life, 1, "belongings_mishap", "thing_stolen:")
    life.advance(life.minute + 1)
    assert not api.has(life.turn(), "violin"), "a sofa is not stolen"
    assert cents(life) == worth // 2
    assert "your violin" in life.messages("belongings")[-1].text.replace("Your", "your")
    plan(life, 1, "belongings_mishap", "thing_broken:")
    life.advance(life.minute + 1)
    assert api.condition(life.turn(), life.state.get(InventoryItem, "sofa")) < 560_000
    told = len(life.messages("belongings"))
    do(life, handlers.sell_item, SellItem(item_id="sofa"))
    plan(life, 1, "belongings_mishap", "thing_broken:")
    life.advance(life.minute + 1)
    assert len(life.messages("belongings")) == told, "nothing is left to break"


# Driving


def test_the_driving_test_is_paid_counted_and_passed_in_the_end() -> None:
    life = with_money(grown(20), RICH)
    fee = money.in_country(life.turn(), rules.TEST_FEE_CENTS)
    results = []
    for attempt in range(1, 30):
        with_money(life, RICH)
        reply = do(life, driving.take_driving_test, TakeDrivingTest())
        results.append(reply.passed)
        assert (reply.attempts, reply.fee_cents, cents(life)) == (attempt, fee, RICH - fee)
        if reply.passed:
            break
        assert not api.has_licence(life.turn())
        with refused("not_allowed"):
            ask(life, driving.take_driving_test, TakeDrivingTest())
        life.advance(life.minute + DAY)
    assert results[-1]
    assert api.has_licence(life.turn())
    assert life.messages("belongings")[-1].title == "The licence"
    with refused("conflict"):
        ask(life, driving.take_driving_test, TakeDrivingTest())


def test_some_pass_at_once_and_some_fail() -> None:
    results = {driving.tested(_rich_turn(n), driving.DrivingTestChosen(0)) for n in range(12)}
    assert results == {True, False}


def _rich_turn(number: int) -> Turn:
    return grown(20, number).turn()


def test_a_car_needs_a_licence_costs_every_month_and_is_sold(life: SandboxLife) -> None:
    put(life, DrivingLicence(), Career())
    with refused("not_allowed"):
        ask(life, driving.buy_vehicle, BuyVehicle(vehicle_id="used_car"))
    put(life, DrivingLicence(1, 0, True))
    car = life.world.content.vehicles["used_car"]
    reply = do(life, driving.buy_vehicle, BuyVehicle(vehicle_id="used_car"))
    paid = money.in_country(life.turn(), car.price_cents)
    assert (reply.paid_cents, reply.loan_cents, cents(life)) == (paid, 0, RICH - paid)
    upkeep = money.in_country(life.turn(), car.upkeep_cents + car.insurance_cents)
    assert life.state.get(Possessions).upkeep_cents == upkeep
    with refused("conflict"):
        ask(life, driving.buy_vehicle, BuyVehicle(vehicle_id="used_car"))
    turn = life.turn()
    months.month_begins(turn, DayBegan(1, weekend=False))
    assert money.cents(turn) == RICH - paid - upkeep
    with_money(life, 0)
    worth = api.worth_cents(life.turn())
    reply = do(life, driving.sell_vehicle, SellVehicle(vehicle_id="used_car"))
    assert (reply.price_cents, cents(life)) == (worth, worth)
    assert worth == paid * 70 // 100
    assert life.state.get(Possessions).upkeep_cents == 0
    assert not api.has_vehicle(life.turn())
    with refused("not_found"):
        ask(life, driving.sell_vehicle, SellVehicle(vehicle_id="used_car"))


def test_a_loan_takes_a_fifth_down(life: SandboxLife, monkeypatch: pytest.MonkeyPatch) -> None:
    lent: list[tuple[str, int, int]] = []

    def borrow(turn: Turn, kind: str, amount: int, months_: int) -> str:
        lent.append((kind, amount, months_))
        return "loan1"

    monkeypatch.setattr(money, "borrow", borrow)
    monkeypatch.setattr(money, "settle", lambda turn, loan_id: 555)
    reply = do(life, driving.buy_vehicle, BuyVehicle(vehicle_id="compact_car", loan=True))
    assert reply.loan_cents == reply.price_cents - reply.price_cents // 5
    assert lent == [("vehicle", reply.loan_cents, 60)]
    assert cents(life) == RICH - reply.price_cents // 5
    assert do(life, driving.sell_vehicle, SellVehicle(vehicle_id="compact_car")).loan_cents == 555


def test_a_loan_that_is_paid_off_already_does_not_stop_a_sale(
    life: SandboxLife, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(turn: Turn, loan_id: str) -> int:
        raise holding.Refused("not_found", "There is no such loan.")

    do(life, driving.buy_vehicle, BuyVehicle(vehicle_id="compact_car"))
    put(life, replace(life.state.get(OwnedVehicle, "compact_car"), loan_id="gone"))
    monkeypatch.setattr(money, "settle", unknown)
    assert do(life, driving.sell_vehicle, SellVehicle(vehicle_id="compact_car")).loan_cents == 0


def test_a_vehicle_breaks_is_mended_is_stolen_and_wears_out(
    life: SandboxLife, monkeypatch: pytest.MonkeyPatch
) -> None:
    for vehicle_id in ("used_car", "old_bicycle", "moped"):
        do(life, driving.buy_vehicle, BuyVehicle(vehicle_id=vehicle_id))
    with_money(life, RICH)
    plan(life, 1, "belongings_mishap", "breakdown:used_car")
    life.advance(life.minute + 1)
    bill = RICH - cents(life)
    low, high = (money.in_country(life.turn(), c) for c in (15_000, 140_000))
    assert low <= bill <= high
    with_money(life, RICH)
    reply = do(life, driving.repair_vehicle, RepairVehicle(vehicle_id="used_car"))
    assert cents(life) == RICH - reply.cost_cents
    with refused("not_allowed"):
        ask(life, driving.repair_vehicle, RepairVehicle(vehicle_id="used_car"))
    with_money(life, 0)
    monkeypatch.setattr(money, "insured_percent", lambda turn, kind: 90 if kind == "vehicle" else 0)
    worth = api.vehicle_worth(life.turn(), life.state.get(OwnedVehicle, "used_car"))
    plan(life, 1, "belongings_mishap", "vehicle_stolen:used_car")
    life.advance(life.minute + 1)
    assert not api.has_vehicle(life.turn(), "used_car")
    assert cents(life) == pytest.approx(worth * 90 // 100, abs=50)
    plan(life, 1, "belongings_mishap", "vehicle_stolen:used_car")
    life.advance(life.minute + 1)
    put(life, replace(life.state.get(OwnedVehicle, "old_bicycle"), condition_millionths=1))
    life.live_to_age(31)
    assert not api.has_vehicle(life.turn(), "old_bicycle")
    assert "The last journey" in [m.title for m in life.messages("belongings")]


def test_misfortunes_are_planned_for_what_there_is(life: SandboxLife) -> None:
    do(life, driving.buy_vehicle, BuyVehicle(vehicle_id="old_bicycle"))
    planned: list[str] = []
    turn = life.turn()
    for year in range(1500):
        turn.minute = life.minute + year
        for mishap in life.world.content.mishaps.values():
            months._plan(turn, mishap)
        planned += [m[2] for m in turn.agenda() if m[1] == "belongings_mishap"]
        turn.unschedule("belongings_mishap")
    assert set(planned) == {"bicycle_stolen:old_bicycle"}
    assert len(planned) / 1500 == pytest.approx(0.04, rel=0.4)


# The whole


def test_belongings_do_not_depend_on_how_time_is_cut(life: SandboxLife) -> None:
    for item_id in ("television", "sofa", "laptop", "tomato_plants", "violin"):
        buy(life, item_id)
    do(life, driving.buy_vehicle, BuyVehicle(vehicle_id="rusty_car"))
    whole, sliced = life.copy(), life.copy()
    target = life.minute + 40 * DAY
    whole.advance(target)
    while sliced.minute < target:
        sliced.advance(min(target, sliced.minute + 999))
    assert whole.hash == sliced.hash
    assert list(whole.state.all(InventoryItem)) == list(sliced.state.all(InventoryItem))
    assert not api.has(whole.turn(), "tomato_plants"), "after seven months at the latest a summer is over"


def test_belongings_survive_their_bytes(life: SandboxLife) -> None:
    buy(life, "sofa")
    do(life, driving.buy_vehicle, BuyVehicle(vehicle_id="moped"))
    before = [*life.state.all(InventoryItem), *life.state.all(OwnedVehicle), life.state.get(Possessions)]
    life.store_and_load()
    after = [*life.state.all(InventoryItem), *life.state.all(OwnedVehicle), life.state.get(Possessions)]
    assert before == after


def test_doing_something_at_night_wakes_and_is_told(life: SandboxLife) -> None:
    buy(life, "guitar")
    to_hour(life, 3)
    assert doing(life) == "asleep"
    do(life, handlers.use_item, UseItem(item_id="guitar"))
    assert doing(life) == "free"
