"""Vehicles, and the licence to drive them."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.belongings import api, holding, rules, shopping
from ws.features.belongings.handlers import check_free
from ws.features.belongings.messages import (
    BuyVehicle,
    DrivingTestChosen,
    DrivingTestResult,
    RepairVehicle,
    SellVehicle,
    TakeDrivingTest,
    VehiclePurchaseChosen,
    VehicleRepairChosen,
    VehicleRepaired,
    VehicleSaleChosen,
    VehicleWasBought,
    VehicleWasSold,
)
from ws.features.belongings.records import DrivingLicence, OwnedVehicle
from ws.features.home import api as home
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused


def buy_vehicle(turn: Turn, request: BuyVehicle) -> VehicleWasBought:
    """Buy it, whole or with a fifth down."""
    check_free(turn)
    vehicle = turn.content.vehicles.get(request.vehicle_id)
    if vehicle is None:
        raise Refused("not_found", "Nobody sells this.", vehicle_id=request.vehicle_id)
    shopping.check_vehicle(turn, vehicle)
    price = money.in_country(turn, vehicle.price_cents)
    loan = price - price * rules.DOWN_PERCENT // 100 if request.loan else 0
    turn.perform(VehiclePurchaseChosen(vehicle.id, price, loan))
    return VehicleWasBought(vehicle_id=vehicle.id, price_cents=price, paid_cents=price - loan, loan_cents=loan)


def bought(turn: Turn, deed: VehiclePurchaseChosen) -> None:
    """How the recorded choice changes the life."""
    money.pay(turn, deed.price_cents - deed.loan_cents, "vehicle")
    loan_id = money.borrow(turn, "vehicle", deed.loan_cents, rules.LOAN_MONTHS) if deed.loan_cents else ""
    turn.put(OwnedVehicle(deed.vehicle_id, turn.minute, deed.price_cents, rules.WHOLE, turn.minute, loan_id))
    holding.reckon(turn)
    turn.announce(api.VehicleBought(deed.vehicle_id, deed.price_cents))


def sell_vehicle(turn: Turn, request: SellVehicle) -> VehicleWasSold:
    """Sell it; a loan on it is paid off."""
    check_free(turn)
    held = _held(turn, request.vehicle_id)
    price = api.vehicle_worth(turn, held)
    loan = turn.perform(VehicleSaleChosen(held.vehicle_id, price))
    return VehicleWasSold(
        vehicle_id=held.vehicle_id, price_cents=price, loan_cents=loan if isinstance(loan, int) else 0
    )


def sold(turn: Turn, deed: VehicleSaleChosen) -> int:
    """How the recorded choice changes the life; gives what the loan took."""
    held = turn.get(OwnedVehicle, deed.vehicle_id)
    money.change(turn, deed.price_cents, "second hand")
    loan = holding.settle(turn, held)
    turn.remove(OwnedVehicle, held.vehicle_id)
    holding.reckon(turn)
    turn.announce(api.VehicleSold(held.vehicle_id, deed.price_cents))
    return loan


def repair_vehicle(turn: Turn, request: RepairVehicle) -> VehicleRepaired:
    """Make it as good as new."""
    check_free(turn)
    held = _held(turn, request.vehicle_id)
    condition = api.condition(turn, held)
    rules.check_repair(condition, turn.content.vehicles[held.vehicle_id].lasts_months)
    cost = rules.repair_cents(held.price_cents, 1, condition)
    turn.perform(VehicleRepairChosen(held.vehicle_id, cost))
    return VehicleRepaired(vehicle_id=held.vehicle_id, cost_cents=cost)


def repaired(turn: Turn, deed: VehicleRepairChosen) -> None:
    """How the recorded choice changes the life."""
    money.pay(turn, deed.cost_cents, "repairs")
    held = turn.get(OwnedVehicle, deed.vehicle_id)
    turn.put(replace(held, condition_millionths=rules.WHOLE, condition_minute=turn.minute))


def take_driving_test(turn: Turn, request: TakeDrivingTest) -> DrivingTestResult:
    """Try for the licence, at most once a month."""
    check_free(turn)
    held = turn.find(DrivingLicence) or DrivingLicence()
    today = turn.minute // MINUTES_PER_DAY
    months = today - held.tested_minute // MINUTES_PER_DAY if held.attempts else None
    rules.check_test(held, turn.age(), months)
    fee = money.in_country(turn, rules.TEST_FEE_CENTS)
    passed = turn.perform(DrivingTestChosen(fee))
    return DrivingTestResult(passed=passed is True, attempts=held.attempts + 1, fee_cents=fee)


def tested(turn: Turn, deed: DrivingTestChosen) -> bool:
    """How the recorded choice changes the life; gives whether it was passed."""
    money.pay(turn, deed.fee_cents, "driving test")
    held = turn.find(DrivingLicence) or DrivingLicence()
    now = vitals.now(turn)
    chance = rules.pass_chance(now.smarts / vitals.POINT, now.stress / vitals.POINT, held.attempts)
    rolls = turn.rolls()
    passed = rolls.happens(chance, "driving_test", held.attempts)
    turn.put(DrivingLicence(held.attempts + 1, turn.minute, passed))
    if passed:
        home.tell(turn, "belongings", "licence_passed")
        turn.announce(api.LicencePassed(held.attempts + 1))
    else:
        mistakes = rolls.between(6, 19, "driving_test.mistakes", held.attempts)
        home.tell(turn, "belongings", "licence_failed", mistakes=mistakes)
    return passed


def _held(turn: Turn, vehicle_id: str) -> OwnedVehicle:
    held = turn.find(OwnedVehicle, vehicle_id)
    if held is None:
        raise Refused("not_found", "You do not have this vehicle.", vehicle_id=vehicle_id)
    return held
