"""Messages of the belongings."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request

Quantity = Annotated[int, msgspec.Meta(ge=1, le=99)]


class GetValuation(Request, frozen=True, tag="get_valuation"):
    """Ask what one's things would sell for, and what their repair costs."""


class Valued(msgspec.Struct, frozen=True):
    id: str
    sale_cents: int
    """For one of them."""
    repair_cents: int | None
    """For all of them; None when there is nothing to repair."""


class Valuation(Reply, frozen=True, tag="get_valuation"):
    items: tuple[Valued, ...]
    vehicles: tuple[Valued, ...]


class GetGoods(Request, frozen=True, tag="get_goods"):
    """Ask what can be bought: the things of a category, "vehicles", or without one all things."""

    category: Id | None = None


class ItemOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    category: str
    price_cents: int
    available: bool
    reason: str
    """Why not; "" when it is available."""
    owned: int
    stack: int
    slots: int
    most: int
    effects: dict[str, float]
    mood: float
    daily_stress: float
    prestige: float
    luxury: bool
    usable: bool
    needs: str | None


class VehicleOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    kind: str
    price_cents: int
    upkeep_cents: int
    insurance_cents: int
    mood: float
    daily_stress: float
    prestige: float
    needs_licence: bool
    available: bool
    reason: str


class Goods(Reply, frozen=True, tag="get_goods"):
    items: tuple[ItemOffer, ...]
    vehicles: tuple[VehicleOffer, ...]
    categories: tuple[str, ...]
    slots: int
    slots_used: int


class BuyItem(Request, frozen=True, tag="buy_item"):
    item_id: Id
    quantity: Quantity = 1


class ItemWasBought(Reply, frozen=True, tag="buy_item"):
    item_id: str
    quantity: int
    """How many there are now."""
    cost_cents: int
    effects: dict[str, float]


class SellItem(Request, frozen=True, tag="sell_item"):
    item_id: Id
    quantity: Quantity = 1


class ItemWasSold(Reply, frozen=True, tag="sell_item"):
    item_id: str
    quantity: int
    """How many are left."""
    price_cents: int


class UseItem(Request, frozen=True, tag="use_item"):
    """Spend a while with something one owns; once a day."""

    item_id: Id


class ItemUsed(Reply, frozen=True, tag="use_item"):
    item_id: str
    text: str
    effects: dict[str, float]
    quantity: int


class RepairItem(Request, frozen=True, tag="repair_item"):
    item_id: Id


class ItemRepaired(Reply, frozen=True, tag="repair_item"):
    item_id: str
    cost_cents: int


class BuyVehicle(Request, frozen=True, tag="buy_vehicle"):
    """Buy a vehicle, whole or with a loan."""

    vehicle_id: Id
    loan: bool = False


class VehicleWasBought(Reply, frozen=True, tag="buy_vehicle"):
    vehicle_id: str
    price_cents: int
    paid_cents: int
    loan_cents: int


class SellVehicle(Request, frozen=True, tag="sell_vehicle"):
    vehicle_id: Id


class VehicleWasSold(Reply, frozen=True, tag="sell_vehicle"):
    vehicle_id: str
    price_cents: int
    loan_cents: int
    """What paying off the loan took."""


class RepairVehicle(Request, frozen=True, tag="repair_vehicle"):
    vehicle_id: Id


class VehicleRepaired(Reply, frozen=True, tag="repair_vehicle"):
    vehicle_id: str
    cost_cents: int


class TakeDrivingTest(Request, frozen=True, tag="take_driving_test"):
    """Try for the driving licence."""


class DrivingTestResult(Reply, frozen=True, tag="take_driving_test"):
    passed: bool
    attempts: int
    fee_cents: int


class PurchaseChosen(Deed, frozen=True, tag="buy_item"):
    item_id: str
    quantity: int
    cost_cents: int


class SaleChosen(Deed, frozen=True, tag="sell_item"):
    item_id: str
    quantity: int
    price_cents: int


class UseChosen(Deed, frozen=True, tag="use_item"):
    item_id: str


class RepairChosen(Deed, frozen=True, tag="repair_item"):
    item_id: str
    cost_cents: int


class VehiclePurchaseChosen(Deed, frozen=True, tag="buy_vehicle"):
    vehicle_id: str
    price_cents: int
    loan_cents: int


class VehicleSaleChosen(Deed, frozen=True, tag="sell_vehicle"):
    vehicle_id: str
    price_cents: int


class VehicleRepairChosen(Deed, frozen=True, tag="repair_vehicle"):
    vehicle_id: str
    cost_cents: int


class DrivingTestChosen(Deed, frozen=True, tag="take_driving_test"):
    fee_cents: int
