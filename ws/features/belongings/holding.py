"""What all changes of belongings share: the sums that follow from them, and what is lost."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas.belongings import Item
from ws.engine.turn import Turn
from ws.features.belongings import api, rules
from ws.features.belongings.records import InventoryItem, OwnedVehicle, Possessions
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused

SOURCE: Final = "belongings"


def reckon(turn: Turn) -> None:
    """Bring the sums, and what the belongings do to the life, to what there is now."""
    items = turn.content.items
    owned = {held.item_id: held for held in api.owned(turn)}
    vehicles = [turn.content.vehicles[held.vehicle_id] for held in turn.all(OwnedVehicle)]
    used = sum(rules.slots_of(items[held.item_id], held.quantity) for held in owned.values() if held.item_id in items)
    upkeep = sum(money.in_country(turn, v.upkeep_cents + v.insurance_cents) for v in vehicles)
    possessions = turn.find(Possessions) or Possessions()
    turn.put(replace(possessions, slots_used=used, upkeep_cents=upkeep))
    totals = rules.totals(rules.useful(owned, items), vehicles)
    vitals.set_influence(turn, SOURCE, totals.prestige, totals.mood, totals.daily_stress)


def add(turn: Turn, item: Item, quantity: int) -> None:
    """Put new ones to those there are."""
    held = turn.find(InventoryItem, item.id)
    before = held.quantity if held is not None else 0
    condition = api.condition(turn, held) if held is not None and before else rules.WHOLE
    turn.put(
        InventoryItem(
            life_id=turn.life.id,
            item_id=item.id,
            quantity=before + quantity,
            condition_millionths=rules.merged_condition(condition, before, quantity),
            condition_minute=turn.minute,
            bought_minute=turn.minute,
            used_minute=held.used_minute if held is not None else -1,
        )
    )


def take(turn: Turn, held: InventoryItem, quantity: int) -> None:
    """Let so many of a thing go."""
    turn.put(replace(held, quantity=max(0, held.quantity - quantity)))
    reckon(turn)


def settle(turn: Turn, held: OwnedVehicle) -> int:
    """Pay off what is left of a vehicle's loan; one that is paid off already is no matter.

    Raises Refused("not_enough_money").
    """
    if not held.loan_id:
        return 0
    try:
        return money.settle(turn, held.loan_id)
    except Refused as refusal:
        if refusal.code != "not_found":
            raise
        return 0
