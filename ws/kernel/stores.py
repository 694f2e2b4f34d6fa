"""What a store says about a purchase, in the words of the house: the same for every store."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import msgspec

WHOLE: Final = 1_000_000
"""Millionths of a price."""


class StoreState(StrEnum):
    """How a purchase stands in its store."""

    PENDING = "pending"
    """Ordered and not paid: nothing is granted."""
    PAID = "paid"
    TAKEN_BACK = "taken_back"
    """Refunded, revoked, voided or charged back, in part or whole."""
    CANCELLED = "cancelled"
    """Ended without having been paid."""


class StoreTransaction(msgspec.Struct, frozen=True, gc=False):
    """One purchase as its store tells it, proved: by signature, or read at the store itself."""

    store: Annotated[str, msgspec.Meta(max_length=16)]
    """`apple`, `google`, `stripe`, ..."""
    transaction_id: Annotated[str, msgspec.Meta(max_length=128)]
    """What makes it one purchase in its store, whichever way it arrives. It grants once, ever."""
    product_id: Annotated[str, msgspec.Meta(max_length=128)]
    """The store's name of the product."""
    state: StoreState
    state_at: int
    """Unix milliseconds, by the store's clock, of what is said here. Of two statements the later one holds."""
    bought_at: int
    """Unix milliseconds."""
    sandbox: bool
    """Paid with play money."""
    account_id: int | None = None
    """The account it was bought for, as the store was told at the purchase; None when the store does not know."""
    quantity: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 1
    taken_back_millionths: Annotated[int, msgspec.Meta(ge=0, le=WHOLE)] = 0
    """Which part of the price went back to the buyer."""
    paid_micros: int | None = None
    """Price in millionths of the currency; None when the store does not say."""
    currency: Annotated[str, msgspec.Meta(max_length=3)] = ""
    """ISO 4217; empty when the store does not say."""
    token: Annotated[str, msgspec.Meta(max_length=1500)] = ""
    """What the store wants to be asked with about this purchase later, when that is not `transaction_id`."""
