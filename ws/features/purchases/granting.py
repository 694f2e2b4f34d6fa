"""What a statement of a store does to an account: diamonds, rows, parcels, and what the player is told."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas.shop import US_DOLLARS, Product
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.purchases import rules
from ws.features.purchases.facts import PurchaseGranted, PurchaseTakenBack, RefundReversed
from ws.features.purchases.messages import ParcelChosen
from ws.features.purchases.records import ProcessedTransaction, StoreErrand, StorePurchase, purchase_id
from ws.features.wallet import api as wallet
from ws.kernel.errors import Refused
from ws.kernel.stores import StoreTransaction

HOUR_MS: Final = 3_600_000
SETTLE_WITHIN_MS: Final = 48 * HOUR_MS
"""Google Play refunds a purchase that is not acknowledged within three days
(https://developer.android.com/google/play/billing/integrate#process); a day is left to people."""
ANSWER_WITHIN_MS: Final = 12 * HOUR_MS
"""Apple waits so long for consumption data
(https://developer.apple.com/documentation/appstoreserverapi/send-consumption-information)."""
PURCHASE: Final = "store_purchase"
REFUND: Final = "refund"
REVERSAL: Final = "refund_reversed"


def hear(turn: Turn, told: StoreTransaction) -> StorePurchase | None:
    """Do what a statement asks for; gives the purchase as it stands, None for a product that nobody knows.

    The statement must be of this account (`rules.check_acceptable`).
    """
    content = turn.content
    held = turn.find(StorePurchase, purchase_id(told.store, told.transaction_id))
    product = rules.product_of(content, told.store, told.product_id)
    if held is not None:
        product = content.products.get(held.product_id)
    bonus = rules.bonus_of(content, product, told.bought_at) if product is not None else 0
    number = held.number if held is not None else sum(1 for _ in turn.all(StorePurchase)) + 1
    step = rules.step(held, told, product, bonus, number, turn.at)
    if step is None:
        return held
    turn.put(step.purchase)
    if step.grants and product is not None:
        _grant(turn, step.purchase, product, told)
    if step.take:
        _take(turn, step.purchase, step.take)
    if step.give_back:
        _give_back(turn, step.purchase, step.give_back)
    return turn.get(StorePurchase, step.purchase.purchase_id)


def counter(purchase: StorePurchase, kind: str) -> str:
    """The ledger's other side: `store:<store>` or `refund:<store>`; play money has accounts of its own."""
    return f"{'sandbox' if purchase.sandbox else kind}:{purchase.store}"


def ask(turn: Turn, purchase: StorePurchase, told: StoreTransaction, kind: str, within_ms: int) -> None:
    """Have a store be told something once this turn is committed."""
    turn.add(
        StoreErrand(
            id=turn.world.new_id(),
            account_id=turn.account_id,
            purchase_id=purchase.purchase_id,
            store=purchase.store,
            kind=kind,
            body=msgspec.json.encode(told),
            at=turn.at,
            due_at=turn.at,
            deadline_at=turn.at + within_ms,
        )
    )


def open_parcel(turn: Turn, purchase: StorePurchase) -> dict[str, int]:
    """Bring what came with a pack into the life. Raises Refused no_life or life_over."""
    turn.living()
    turn.perform(ParcelChosen(purchase.parcel))
    turn.put(replace(turn.get(StorePurchase, purchase.purchase_id), parcel={}))
    return purchase.parcel


def received(turn: Turn, deed: ParcelChosen) -> None:
    """How the recorded parcel changes the life."""
    for item_id, count in deed.items.items():
        for _ in range(count):
            if item_id in turn.content.items:
                belongings.receive(turn, item_id)


def _grant(turn: Turn, purchase: StorePurchase, product: Product, told: StoreTransaction) -> None:
    cents = product.stores[purchase.store].prices[US_DOLLARS] if purchase.store in product.stores else 0
    turn.add(
        ProcessedTransaction(
            store=purchase.store,
            transaction_id=purchase.transaction_id,
            account_id=turn.account_id,
            product_id=product.id,
            quantity=purchase.quantity,
            diamonds=purchase.diamonds,
            sandbox=purchase.sandbox,
            cents=cents * purchase.quantity,
            paid_micros=purchase.paid_micros,
            currency=purchase.currency,
            bought_at=purchase.bought_at,
            at=turn.at,
            customer=told.customer,
        )
    )
    ask(turn, purchase, told, "settle", SETTLE_WITHIN_MS)
    if purchase.diamonds:
        wallet.mint(turn, purchase.diamonds, PURCHASE, cause=product.id, counter=counter(purchase, "store"))
    turn.announce(
        PurchaseGranted(purchase.store, product.id, purchase.quantity, cents * purchase.quantity, purchase.sandbox)
    )
    what = f"{purchase.diamonds:,} diamonds" if purchase.diamonds else product.name
    turn.tell("purchase", f"Thank you. {what}: yours now.", title="Bought")
    if purchase.parcel:
        try:
            open_parcel(turn, purchase)
        except Refused:
            return  # it waits for the next life


def _take(turn: Turn, purchase: StorePurchase, diamonds: int) -> None:
    taken = wallet.take_back(turn, diamonds, REFUND, purchase.product_id, counter(purchase, "refund"))
    held = turn.get(StorePurchase, purchase.purchase_id)
    turn.put(replace(held, taken_diamonds=held.taken_diamonds + taken))
    turn.announce(PurchaseTakenBack(purchase.store, purchase.product_id, taken, purchase.sandbox))
    if taken:
        text = f"The store paid a purchase back to you, and {taken:,} diamonds went with it."
        turn.tell("purchase", text, title="Paid back")


def _give_back(turn: Turn, purchase: StorePurchase, diamonds: int) -> None:
    wallet.mint(turn, diamonds, REVERSAL, purchase.product_id, counter=counter(purchase, "refund"))
    held = turn.get(StorePurchase, purchase.purchase_id)
    turn.put(replace(held, taken_diamonds=held.taken_diamonds - diamonds))
    turn.announce(RefundReversed(purchase.store, purchase.product_id, diamonds, purchase.sandbox))
    turn.tell("purchase", f"The store took its refund back: {diamonds:,} diamonds are yours again.", title="Bought")
