"""The door of the purchases.

A refill or skip is paid by a store transaction in two steps: a `prepare` awaits `find_receipt`, and the handler calls
`redeem` with what it gave, in the turn in which it gives the refill or skips the time.
"""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.purchases import granting, handlers, rules
from ws.features.purchases.facts import PurchaseGranted, PurchaseTakenBack, RefundReversed
from ws.features.purchases.queries import Evidence, find_receipt
from ws.features.purchases.records import StorePurchase

__all__ = [
    "Evidence", "PurchaseGranted", "PurchaseTakenBack", "RefundReversed", "counter_of", "find_receipt", "redeem",
]  # fmt: skip


def redeem(turn: Turn, evidence: Evidence, kind: str, gives: str) -> StorePurchase:
    """Use a proved purchase once, for a `refill` or a `skip` of this id. What it is worth in diamonds is what a later
    refund takes; the caller enters it in the ledger (`wallet.settle_store_payment` with `counter_of`).

    Raises Refused("not_allowed") for another account's, an unpaid one, play money, or a receipt for something else,
    Refused("conflict") when it was used up or paid back, Refused("not_found") for a product the shop does not know.
    """
    purchase = handlers.accept(turn, evidence)
    product = turn.content.products.get(purchase.product_id)
    shelf = turn.content.refills if kind == "refill" else turn.content.skips
    worth = shelf[gives].diamonds if gives in shelf else 0
    used = rules.redeemed(purchase, kind, gives, product, worth)
    turn.put(used)
    return used


def counter_of(purchase: StorePurchase) -> str:
    """The ledger's other side of a purchase: `store:apple`, or `sandbox:apple` for play money."""
    return granting.counter(purchase, "store")
