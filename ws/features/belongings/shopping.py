"""What there is to buy: the answer to get_goods."""

from __future__ import annotations

from typing import Final, get_args

from ws.content.schemas.belongings import Category, Item, Vehicle
from ws.engine.turn import Turn
from ws.features.belongings import api, rules
from ws.features.belongings.messages import GetGoods, Goods, ItemOffer, VehicleOffer
from ws.features.belongings.records import InventoryItem, OwnedVehicle, Possessions
from ws.features.home import api as home
from ws.features.money import api as money
from ws.kernel.errors import Refused

VEHICLES: Final = "vehicles"
CATEGORIES: Final = (*get_args(Category), VEHICLES)


def get_goods(turn: Turn, request: GetGoods) -> Goods:
    """The things of a category, or all, with what stands against them."""
    turn.living()
    wanted = request.category
    if wanted is not None and wanted not in CATEGORIES:
        raise Refused("not_found", f"The shops have: {', '.join(CATEGORIES)}.", category=wanted)
    items = [i for i in turn.content.items.values() if wanted in (None, i.category)]
    vehicles = turn.content.vehicles.values() if wanted == VEHICLES else ()
    return Goods(
        items=tuple(_item_offer(turn, item) for item in items),
        vehicles=tuple(_vehicle_offer(turn, vehicle) for vehicle in vehicles),
        categories=CATEGORIES,
        slots=home.slots(turn),
        slots_used=slots_used(turn),
    )


def slots_used(turn: Turn) -> int:
    """The room that is taken."""
    return (turn.find(Possessions) or Possessions()).slots_used


def check_item(turn: Turn, item: Item, quantity: int) -> None:
    """Whether so many can be bought now, money aside. Raises Refused."""
    held = turn.find(InventoryItem, item.id)
    has_needed = item.needs is None or api.has(turn, item.needs)
    free = home.slots(turn) - slots_used(turn)
    rules.check_purchase(item, turn.age(), held.quantity if held is not None else 0, quantity, has_needed, free)


def check_vehicle(turn: Turn, vehicle: Vehicle) -> None:
    """Whether it can be bought now, money aside. Raises Refused."""
    if turn.find(OwnedVehicle, vehicle.id) is not None:
        raise Refused("conflict", "You have one of these already.", vehicle_id=vehicle.id)
    rules.check_vehicle(vehicle, turn.age(), api.has_licence(turn))


def _item_offer(turn: Turn, item: Item) -> ItemOffer:
    price_cents = money.in_country(turn, item.price_cents)
    reason = ""
    try:
        check_item(turn, item, 1)
    except Refused as refusal:
        reason = refusal.message
    if not reason and money.cents(turn) < price_cents:
        reason = "There is not enough money for this."
    held = turn.find(InventoryItem, item.id)
    return ItemOffer(
        id=item.id,
        name=item.name,
        text=item.text,
        category=item.category,
        price_cents=price_cents,
        available=not reason,
        reason=reason,
        owned=held.quantity if held is not None else 0,
        stack=item.stack,
        slots=item.slots,
        most=item.most,
        effects=rules.shown(item.effects),
        mood=item.mood,
        daily_stress=item.daily_stress,
        prestige=item.prestige,
        luxury=item.luxury,
        usable=item.use is not None,
        needs=item.needs,
    )


def _vehicle_offer(turn: Turn, vehicle: Vehicle) -> VehicleOffer:
    price_cents = money.in_country(turn, vehicle.price_cents)
    reason = ""
    try:
        check_vehicle(turn, vehicle)
    except Refused as refusal:
        reason = refusal.message
    if not reason and money.cents(turn) < price_cents * rules.DOWN_PERCENT // 100:
        reason = "There is not enough money for this."
    return VehicleOffer(
        id=vehicle.id,
        name=vehicle.name,
        text=vehicle.text,
        kind=vehicle.kind,
        price_cents=price_cents,
        upkeep_cents=money.in_country(turn, vehicle.upkeep_cents),
        insurance_cents=money.in_country(turn, vehicle.insurance_cents),
        mood=vehicle.mood,
        daily_stress=vehicle.daily_stress,
        prestige=vehicle.prestige,
        needs_licence=vehicle.needs_licence,
        available=not reason,
        reason=reason,
    )
