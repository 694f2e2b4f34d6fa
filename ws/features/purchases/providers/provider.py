"""What the house asks of a store. A new store (Payme, Click, Paynet, ...) is one more of these."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Protocol

import msgspec

from ws.kernel.stores import Checkout, Claim, Order, StoreTransaction

__all__ = ["Checkout", "Claim", "Consumption", "Notification", "Order", "Provider"]


class Notification(msgspec.Struct, frozen=True):
    """What a store told by itself, proved to come from it."""

    store: str
    notification_id: str
    """The store's own id: the same notification sent again has the same."""
    kind: str
    """The store's own name for it, for people who look: `REFUND`, `charge.refunded`, ..."""
    at: int
    """Unix milliseconds, by the store's clock."""
    transactions: tuple[StoreTransaction, ...] = ()
    """How the purchases it is about stand now; none when it is about nothing we act on."""
    asks_consumption: bool = False
    """The store wants to know how far its purchase was used up, to decide about a refund."""
    rescinds: str = ""
    """The customer (see StoreTransaction) for whom somebody, a parent say, took back the consent; else empty."""


class Consumption(msgspec.Struct, frozen=True):
    """How far a purchase was used up; sent only with the player's consent."""

    consumed_millionths: int
    """Part of what was granted that has been spent since."""
    delivered: bool


class Provider(Protocol):
    """One store. All methods may be called many times at once, and again for the same thing.

    They raise `Refused` when the store or the proof says no (that will not change by asking again), and `Unavailable`
    when the store can not be asked now. They never log receipts, tokens, or secrets.
    """

    name: str

    async def verify(self, claim: Claim) -> StoreTransaction:
        """The purchase that a client claims, proved. Raises Refused("not_allowed") for a proof that does not hold or
        belongs to another app, Refused("not_found") for a purchase the store does not know, Unavailable."""

    async def begin(self, order: Order) -> Checkout:
        """Begin a purchase. Raises Refused("not_allowed") where the store sells only within its own app."""

    async def read_notification(self, headers: Mapping[str, str], body: bytes) -> Notification:
        """What the store says, proved. Header names are in lower case. Raises Refused("not_authenticated") when it
        does not come from the store, Refused("bad_message") when it can not be read, Unavailable."""

    async def settle(self, transaction: StoreTransaction) -> None:
        """Tell the store that the purchase was delivered (acknowledge, consume). Does nothing where none is asked
        for, or when it is done already."""

    async def send_consumption(self, transaction: StoreTransaction, consumption: Consumption) -> None:
        """Answer a question about consumption. Raises Refused("not_allowed") where a store does not ask."""

    def changes(self, since_ms: int) -> AsyncIterator[Notification]:
        """What happened to purchases since then, from the store's own books, oldest first: what a lost notification
        would have told. Ids are the notification's own where the store keeps them, else made from what is told."""

    async def purchases_of(self, known: StoreTransaction, is_brief: bool) -> list[StoreTransaction] | None:
        """Everything that the customer bought who made a known purchase, as it stands now, newest first; None where
        the store can not be asked so. Brief: the newest of it, while somebody waits. Raises Refused("not_found") when
        the store does not know the purchase, Unavailable."""

    async def close(self) -> None:
        """Let go of connections."""
