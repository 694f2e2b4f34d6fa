"""What a plain person buys: a few things a year, a licence, a bicycle, a used car."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from ws.content.schemas import Content
from ws.features.ageing.records import Age
from ws.features.belongings.messages import BuyItem, BuyVehicle, TakeDrivingTest, UseItem
from ws.features.belongings.records import DrivingLicence, InventoryItem, OwnedVehicle
from ws.features.home.records import Residence
from ws.features.home.rules import LIVING_CENTS, household_cents
from ws.features.money.records import Money
from ws.kernel.messages import Request
from ws.kernel.state import Reader

_SHOPS: Final = 0.25
"""A morning: about three times a year."""
_USES: Final = 0.3
_THINKS_OF_DRIVING: Final = 0.1
_SPENDS_PERCENT: Final = 10
"""Of the cash, on one thing at the most."""
_CAR_PERCENT: Final = 40


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    """Buys what a tenth of the cash pays, uses what is there, and learns to drive in time."""
    age = reader.find(Age)
    cash = reader.get(Money).cents
    residence = reader.find(Residence)
    if age is None or age.years < 6 or cash <= 0 or residence is None or not residence.living_cents:
        return
    cash = (
        cash * household_cents(LIVING_CENTS, residence.adults, residence.children) // residence.living_cents
    )  # at the level of content, the United States
    if chance.random() < _SHOPS:
        item = content.items[chance.choice(list(content.items))]
        if not item.luxury and item.price_cents * 100 <= cash * _SPENDS_PERCENT:
            yield BuyItem(item_id=item.id)
    if chance.random() < _USES:
        held = [i.item_id for i in reader.all(InventoryItem) if i.quantity and content.items[i.item_id].use]
        if held:
            yield UseItem(item_id=chance.choice(held))
    if chance.random() >= _THINKS_OF_DRIVING or next(reader.all(OwnedVehicle), None) is not None:
        return
    licence = reader.find(DrivingLicence)
    if age.years >= 18 and (licence is None or not licence.is_passed):
        yield TakeDrivingTest()
    for vehicle_id in ("compact_car", "used_car", "rusty_car", "city_bicycle", "old_bicycle"):
        if content.vehicles[vehicle_id].price_cents * 100 <= cash * _CAR_PERCENT:
            yield BuyVehicle(vehicle_id=vehicle_id)
            return
