"""The door of the belongings."""

from __future__ import annotations

from collections.abc import Iterator

from ws.engine.turn import Turn
from ws.features.belongings import holding, rules
from ws.features.belongings.records import DrivingLicence, InventoryItem, OwnedVehicle
from ws.features.home import api as home
from ws.features.money import api as money
from ws.kernel.errors import Refused
from ws.kernel.facts import Fact


class ItemBought(Fact, frozen=True):
    """Something was bought; `cents` for all of it."""

    item_id: str
    category: str
    cents: int
    quantity: int = 1


class ItemSold(Fact, frozen=True):
    """Something was sold; `cents` for all of it."""

    item_id: str
    cents: int
    quantity: int = 1


class VehicleBought(Fact, frozen=True):
    """A vehicle was bought."""

    vehicle_id: str
    cents: int


class VehicleSold(Fact, frozen=True):
    """A vehicle was sold."""

    vehicle_id: str
    cents: int


class LicencePassed(Fact, frozen=True):
    """The driving test was passed."""

    attempts: int


def has(turn: Turn, item_id: str) -> bool:
    """Whether the life owns one."""
    held = turn.find(InventoryItem, item_id)
    return held is not None and held.quantity > 0


def give_away(turn: Turn, item_id: str) -> int:
    """Give one of a thing away; returns the condition it is in, in millionths. Raises Refused("not_found")."""
    held = turn.find(InventoryItem, item_id)
    if held is None or not held.quantity or item_id not in turn.content.items:
        raise Refused("not_found", "You do not have this.", item_id=item_id)
    left_in = condition(turn, held)
    holding.take(turn, held, 1)
    return left_in


def has_vehicle(turn: Turn, vehicle_id: str = "") -> bool:
    """Whether the life owns this vehicle, or any."""
    if vehicle_id:
        return turn.find(OwnedVehicle, vehicle_id) is not None
    return next(turn.all(OwnedVehicle), None) is not None


def has_licence(turn: Turn) -> bool:
    """Whether the driving test was passed."""
    held = turn.find(DrivingLicence)
    return held is not None and held.is_passed


def owned(turn: Turn) -> Iterator[InventoryItem]:
    """What there is, one for each kind of thing."""
    return (held for held in turn.all(InventoryItem) if held.quantity)


def worth_cents(turn: Turn) -> int:
    """What everything would sell for."""
    return sum(item_worth(turn, held) * held.quantity for held in owned(turn)) + sum(
        vehicle_worth(turn, held) for held in turn.all(OwnedVehicle)
    )


def condition(turn: Turn, held: InventoryItem | OwnedVehicle) -> int:
    """In millionths, now."""
    if isinstance(held, OwnedVehicle):
        vehicle = turn.content.vehicles.get(held.vehicle_id)
        lasts_months = vehicle.lasts_months if vehicle is not None else 0
    else:
        item = turn.content.items.get(held.item_id)
        lasts_months = item.lasts_months if item is not None else 0
    return home.condition_at(held.condition_millionths, held.condition_minute, turn.minute, lasts_months)


def item_worth(turn: Turn, held: InventoryItem) -> int:
    """What one of them would sell for."""
    item = turn.content.items.get(held.item_id)
    if item is None:
        return 0
    return rules.resale_cents(money.in_country(turn, item.price_cents), item.resale_percent, condition(turn, held))


def vehicle_worth(turn: Turn, held: OwnedVehicle) -> int:
    """What it would sell for."""
    vehicle = turn.content.vehicles.get(held.vehicle_id)
    percent = vehicle.resale_percent if vehicle is not None else 0
    return rules.resale_cents(held.price_cents, percent, condition(turn, held))
