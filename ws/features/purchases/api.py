"""The door of the purchases: how a store's transaction pays for a refill or a skip. No store is connected yet."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.engine.feature import Outside
from ws.engine.turn import Turn
from ws.kernel.errors import Refused
from ws.kernel.stores import StoreTransaction

_NO_STORE: Final = "Store receipts are not accepted yet. Pay with diamonds."


class Evidence(msgspec.Struct, frozen=True):
    """What a store says of a receipt."""

    told: StoreTransaction


async def find_receipt(outside: Outside, account_id: int, receipt: str) -> Evidence:
    """The evidence of a receipt, for `redeem`. Raises Refused("not_allowed")."""
    raise Refused("not_allowed", _NO_STORE)


def redeem(turn: Turn, evidence: Evidence, kind: str, gives: str) -> StoreTransaction:
    """Use a proved purchase once, for a `refill` or `skip` of this id. Raises Refused("not_allowed")."""
    raise Refused("not_allowed", _NO_STORE)


def counter_of(purchase: StoreTransaction) -> str:
    """The ledger's other side of a purchase: `store:apple`, or `sandbox:apple` for play money."""
    return f"{'sandbox' if purchase.sandbox else 'store'}:{purchase.store}"
