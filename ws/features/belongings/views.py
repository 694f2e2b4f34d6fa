"""What the client sees of the belongings."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.belongings import rules
from ws.features.belongings.records import DrivingLicence, InventoryItem, OwnedVehicle, Possessions
from ws.kernel.state import Reader


def belongings(reader: Reader, content: Content) -> dict[str, object] | None:
    """What there is; conditions are as of `condition_minute`. None before the first purchase or test."""
    possessions = reader.find(Possessions)
    licence = reader.find(DrivingLicence)
    if possessions is None and licence is None:
        return None
    return {
        "slots_used": possessions.slots_used if possessions is not None else 0,
        "upkeep_cents": possessions.upkeep_cents if possessions is not None else 0,
        "licence": licence is not None and licence.is_passed,
        "driving_tests": licence.attempts if licence is not None else 0,
        "items": [_item(held, content) for held in reader.all(InventoryItem) if held.quantity],
        "vehicles": [_vehicle(held, content) for held in reader.all(OwnedVehicle)],
    }


def _item(held: InventoryItem, content: Content) -> dict[str, object]:
    found = content.items.get(held.item_id)
    return {
        "item_id": held.item_id,
        "name": found.name if found is not None else "",
        "category": found.category if found is not None else "",
        "quantity": held.quantity,
        "condition": held.condition_millionths / rules.WHOLE,
        "condition_minute": held.condition_minute,
        "used_minute": held.used_minute,
        "usable": found is not None and found.use is not None,
    }


def _vehicle(held: OwnedVehicle, content: Content) -> dict[str, object]:
    found = content.vehicles.get(held.vehicle_id)
    return {
        "vehicle_id": held.vehicle_id,
        "name": found.name if found is not None else "",
        "kind": found.kind if found is not None else "",
        "bought_minute": held.bought_minute,
        "price_cents": held.price_cents,
        "condition": held.condition_millionths / rules.WHOLE,
        "condition_minute": held.condition_minute,
        "on_credit": bool(held.loan_id),
    }
