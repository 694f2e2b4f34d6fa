"""Messages of the refills."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ws.kernel.messages import Reply, Request


class PurchaseEnergyRefill(Request, frozen=True, tag="purchase_energy_refill"):
    """Buy energy with diamonds, or with a store's receipt."""

    refill_type: Literal["small", "medium", "full", "unlimited"]
    receipt: Annotated[str, msgspec.Meta(min_length=1, max_length=16_384)] | None = None


class EnergyRefillBought(Reply, frozen=True, tag="purchase_energy_refill"):
    refill_type: str
    energy: int
    diamonds: int
    unlimited_energy_until: int
