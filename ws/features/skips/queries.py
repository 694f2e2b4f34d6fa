"""What is asked before time is sold."""

from __future__ import annotations

from typing import cast

from ws.engine.feature import Outside
from ws.features.purchases import api as purchases
from ws.features.skips.messages import PurchaseTimeSkip
from ws.kernel.messages import Request


def has_receipt(request: Request) -> bool:
    """Whether a store pays: only then there is something to ask."""
    return cast(PurchaseTimeSkip, request).receipt is not None


async def find_receipt(outside: Outside, account_id: int, request: Request) -> purchases.Evidence | None:
    """What the store says of the receipt; None without one. Raises Refused, Unavailable."""
    receipt = cast(PurchaseTimeSkip, request).receipt
    return None if receipt is None else await purchases.find_receipt(outside, account_id, receipt)
