"""How a plain person finds a roof: for a third of the pay, later a home of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from ws.content.schemas import Content
from ws.features.ageing.records import Age
from ws.features.careers.records import Career
from ws.features.home.messages import BuyHome, RenovateHome, RentHome
from ws.features.home.records import OwnedHome, Residence
from ws.features.home.rules import LIVING_CENTS
from ws.features.money.records import Money
from ws.kernel.messages import Request
from ws.kernel.state import Reader

_LOOKS_AROUND: Final = 0.08
"""A morning: about once a year."""
_BUYS_FROM: Final = 28
_DOWN_PERCENT: Final = 20
_KEEPS_PERCENT: Final = 5
"""Of the price, beyond the down payment, for fees and the first bad month."""
_RENT_SHARE: Final = 36
"""A rent is wanted for which the cash of so many months is there, so about a third of what comes in."""
_HOMELY: Final = ("shared_room", "basement_flat", "studio_flat", "mobile_home", "city_flat", "family_flat")
_OWN: Final = ("studio_flat", "city_flat", "terraced_house", "country_cottage", "family_flat", "suburban_house")


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    """Moves out between 19 and 23, moves up with the savings, and buys when the down payment is there."""
    held, age = reader.find(Residence), reader.find(Age)
    if held is None or age is None or age.years < 19 or chance.random() >= _LOOKS_AROUND:
        return
    cash = reader.get(Money).cents
    career = reader.find(Career)
    works = career is not None and career.kind == "job"
    if held.status == "owned":
        owned = reader.find(OwnedHome, held.home_id)
        if owned is not None and minute - owned.condition_minute > 12 * 15 * 1440:
            yield RenovateHome()
        return
    if age.years >= _BUYS_FROM and works:
        for home_id in reversed(_OWN):
            price = content.homes[home_id].price_cents * held.living_cents // LIVING_CENTS
            if cash >= price * (_DOWN_PERCENT + _KEEPS_PERCENT) // 100:
                down = price * _DOWN_PERCENT // 100
                yield BuyHome(home_id=home_id, down_payment_cents=down, months=360 if age.years < 40 else 240)
                return
    if not works:
        return
    for home_id in reversed(_HOMELY):
        rent = content.homes[home_id].rent_cents * held.living_cents // LIVING_CENTS
        if cash >= rent * _RENT_SHARE // 10 and rent > held.rent_cents:
            yield RentHome(home_id=home_id)
            return
