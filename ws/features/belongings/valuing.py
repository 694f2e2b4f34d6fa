"""What one's things are worth: the answer to get_valuation."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.belongings import api, rules
from ws.features.belongings.messages import GetValuation, Valuation, Valued
from ws.features.belongings.records import InventoryItem, OwnedVehicle
from ws.features.money import api as money
from ws.kernel.errors import Refused


def get_valuation(turn: Turn, request: GetValuation) -> Valuation:
    """What every thing and vehicle would sell for now, and what its repair costs."""
    turn.living()
    return Valuation(
        items=tuple(_item(turn, held) for held in api.owned(turn)),
        vehicles=tuple(_vehicle(turn, held) for held in turn.all(OwnedVehicle)),
    )


def _item(turn: Turn, held: InventoryItem) -> Valued:
    item = turn.content.items.get(held.item_id)
    price_cents = money.in_country(turn, item.price_cents) if item is not None else 0
    lasts_months = item.lasts_months if item is not None else 0
    repair_cents = _repair_cents(price_cents, held.quantity, api.condition(turn, held), lasts_months)
    return Valued(held.item_id, api.item_worth(turn, held), repair_cents)


def _vehicle(turn: Turn, held: OwnedVehicle) -> Valued:
    vehicle = turn.content.vehicles.get(held.vehicle_id)
    lasts_months = vehicle.lasts_months if vehicle is not None else 0
    repair_cents = _repair_cents(held.price_cents, 1, api.condition(turn, held), lasts_months)
    return Valued(held.vehicle_id, api.vehicle_worth(turn, held), repair_cents)


def _repair_cents(price_cents: int, quantity: int, condition: int, lasts_months: int) -> int | None:
    try:
        rules.check_repair(condition, lasts_months)
    except Refused:
        return None
    return rules.repair_cents(price_cents, quantity, condition)
