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
    customer: Annotated[str, msgspec.Meta(max_length=64)] = ""
    """Who bought, where the store has a name for a person's copy of the app (Apple's appTransactionId); empty where
    it does not say. One customer may play several accounts, and an account be paid for by several customers."""

    question: Annotated[str, msgspec.Meta(max_length=1500)] = ""
    """What the store wants its question about a refund answered with, when it asks by more than the transaction."""


class Claim(msgspec.Struct, frozen=True):
    """What a client shows to prove that it bought."""

    account_id: int
    """The account that asks."""
    transaction: str = ""
    """Signed transaction (Apple), or the id of a checkout (Stripe)."""
    product_id: str = ""
    """The store's name of the product (Google)."""
    token: str = ""
    """Purchase token (Google)."""


class Order(msgspec.Struct, frozen=True):
    """A purchase that shall be begun by the server."""

    account_id: int
    order_id: str
    """Ours, and the same when the same order is asked for again: the store must begin it once."""
    product_id: str
    """The store's name of the product."""
    title: str
    price_cents: int
    currency: str
    """ISO 4217."""
    return_url: str
    """Where the buyer is sent after paying, or after changing their mind."""


class Checkout(msgspec.Struct, frozen=True):
    """A purchase that was begun: the buyer goes on at `url`."""

    checkout_id: str
    url: str
    expires_at: int
    """Unix milliseconds."""


class Statement(msgspec.Struct, frozen=True, gc=False):
    """What a notification says of one purchase, as it is kept until its account has heard of it."""

    transaction: StoreTransaction
    letter: bytes
    """The body of the letter to the account."""


class Rescission(msgspec.Struct, frozen=True, gc=False):
    """A consent that was taken back, as it is kept for every account that the customer has bought for."""

    customer: str
    """See StoreTransaction."""
    reason: str
    """Of the flag."""
    evidence: str
    """JSON."""
    letter: bytes
    """The body of the letter to each account."""


class Notice(msgspec.Struct, frozen=True, gc=False):
    """A notification as it is kept: what is acted on, not what was sent."""

    store: str
    notification_id: str
    kind: str
    at: int
    """Unix milliseconds, by the store's clock."""
    statements: tuple[Statement, ...] = ()
    rescission: Rescission | None = None


class Errand(msgspec.Struct, frozen=True):
    """Something a store must still be told."""

    id: int
    account_id: int
    purchase_id: str
    store: str
    kind: str
    """`settle` or `consumption`."""
    body: bytes
    """The StoreTransaction, as JSON."""
    deadline_at: int
    tries: int
