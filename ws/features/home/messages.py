"""Messages of the home."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request

Cents = Annotated[int, msgspec.Meta(ge=0, le=10**12)]
Months = Annotated[int, msgspec.Meta(ge=0, le=360)]


class GetHomes(Request, frozen=True, tag="get_homes"):
    """Ask for the homes there are, and the own ones."""


class HomeOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    place: str
    size_sqm: int
    slots: int
    mood: float
    daily_stress: float
    prestige: float
    rent_cents: int
    price_cents: int
    upkeep_cents: int
    rentable: bool
    reason: str
    """Why it can not be rented; "" when it can."""
    least_down_cents: int
    deposit_cents: int
    """Paid when it is rented, and given back when it is left."""


class OwnedOffer(msgspec.Struct, frozen=True):
    home_id: str
    worth_cents: int
    condition: int
    """Per cent."""
    renovation_cents: int
    let_out: bool
    rent_cents: int
    """What letting it brings a month, before tax."""


class Homes(Reply, frozen=True, tag="get_homes"):
    homes: tuple[HomeOffer, ...]
    owned: tuple[OwnedOffer, ...]


class RentHome(Request, frozen=True, tag="rent_home"):
    """Rent a home and move in."""

    home_id: Id


class HomeRented(Reply, frozen=True, tag="rent_home"):
    home_id: str
    rent_cents: int
    deposit_cents: int


class BuyHome(Request, frozen=True, tag="buy_home"):
    """Buy a home; what is not paid down is a mortgage over `months`."""

    home_id: Id
    down_payment_cents: Cents
    months: Months = 0


class HomeWasBought(Reply, frozen=True, tag="buy_home"):
    home_id: str
    price_cents: int
    costs_cents: int
    """Fees, besides the price."""
    mortgage_cents: int
    moved: bool


class SellHome(Request, frozen=True, tag="sell_home"):
    """Sell a home of one's own; a mortgage on it is paid off."""

    home_id: Id


class HomeWasSold(Reply, frozen=True, tag="sell_home"):
    home_id: str
    price_cents: int
    costs_cents: int
    mortgage_cents: int
    """What paying off the mortgage took."""
    lives_in: str


class MoveHome(Request, frozen=True, tag="move_home"):
    """Move into a home of one's own."""

    home_id: Id


class Moved(Reply, frozen=True, tag="move_home"):
    home_id: str


class RenovateHome(Request, frozen=True, tag="renovate_home"):
    """Make a home of one's own as good as new; the one lived in when none is named."""

    home_id: Id | None = None


class Renovated(Reply, frozen=True, tag="renovate_home"):
    home_id: str
    cost_cents: int


class LetOutHome(Request, frozen=True, tag="let_out_home"):
    """Let a home of one's own to tenants, or end that."""

    home_id: Id
    let_out: bool


class LetOut(Reply, frozen=True, tag="let_out_home"):
    home_id: str
    let_out: bool
    rent_cents: int


class MoveBackToFamily(Request, frozen=True, tag="move_back_to_family"):
    """Live with the family again."""


class MovedBack(Reply, frozen=True, tag="move_back_to_family"):
    home_id: str


class HomeRentChosen(Deed, frozen=True, tag="rent_home"):
    home_id: str
    rent_cents: int


class HomePurchaseChosen(Deed, frozen=True, tag="buy_home"):
    home_id: str
    price_cents: int
    down_payment_cents: int
    months: int


class HomeSaleChosen(Deed, frozen=True, tag="sell_home"):
    home_id: str
    price_cents: int


class MoveChosen(Deed, frozen=True, tag="move_home"):
    home_id: str


class RenovationChosen(Deed, frozen=True, tag="renovate_home"):
    home_id: str
    cost_cents: int


class LettingChosen(Deed, frozen=True, tag="let_out_home"):
    home_id: str
    let_out: bool


class FamilyChosen(Deed, frozen=True, tag="move_back_to_family"):
    pass
