"""What purchases announce."""

from __future__ import annotations

from ws.kernel.facts import Fact


class PurchaseGranted(Fact, frozen=True):
    """What was paid in a store was granted."""

    store: str
    product_id: str
    """Of the content."""
    quantity: int
    cents: int
    """Of US dollars, by the catalogue."""
    sandbox: bool


class PurchaseTakenBack(Fact, frozen=True):
    """A store paid a purchase back, in part or whole."""

    store: str
    product_id: str
    diamonds: int
    """What was really taken for it now."""
    sandbox: bool


class RefundReversed(Fact, frozen=True):
    """A store took a refund back, in part or whole."""

    store: str
    product_id: str
    diamonds: int
    sandbox: bool
