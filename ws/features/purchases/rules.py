"""Decisions about purchases: from how one stood and what its store says to what is to be done.

Whatever the order in which statements arrive, and however often, the same ones come to the same end: of two
statements the later one holds, `PENDING` never beats anything else, and what was done is done up to where the newest
one stands. docs/adr/0014 says why each rounding and bound is as it is.
"""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Content, Product
from ws.features.purchases.records import StorePurchase, purchase_id
from ws.kernel.errors import Refused
from ws.kernel.stores import WHOLE, StoreState, StoreTransaction

_RANK: Final = {StoreState.PENDING: 0, StoreState.CANCELLED: 1, StoreState.PAID: 2, StoreState.TAKEN_BACK: 3}
PLAY_MONEY: Final = "This was paid with play money, which buys nothing here."
UNKNOWN_PRODUCT: Final = "The shop does not know what this purchase is of. It was kept, and somebody will look at it."
ANOTHERS: Final = "This purchase belongs to another account."


class Policy(msgspec.Struct, frozen=True):
    """What an operator decides."""

    sandbox_purchases: bool = False
    """Whether play money buys."""


class Step(msgspec.Struct, frozen=True):
    """What a statement leads to. At most one of `take` and `give_back` is not 0."""

    purchase: StorePurchase
    """As it stands afterwards; `taken_diamonds` is still as before, because only the wallet knows what was there."""
    grants: bool = False
    take: int = 0
    """Diamonds to take, as far as they are there."""
    give_back: int = 0
    """Diamonds that were taken and go back."""


def product_of(content: Content, store: str, store_product_id: str) -> Product | None:
    """The product that a store knows by a name, offers included; None for a name nobody knows."""
    for product in content.products.values():
        listing = product.stores.get(store)
        if listing is not None and listing.id == store_product_id:
            return product
    for offer in content.shop_offers.values():
        listing = offer.stores.get(store)
        if listing is not None and listing.id == store_product_id:
            return content.products[offer.products[0]]
    return None


def check_acceptable(told: StoreTransaction, account_id: int, holder: int | None, policy: Policy) -> None:
    """Whether an account may have a purchase at all. `holder` is who was granted it, if anybody. Raises
    Refused("not_allowed")."""
    if told.account_id not in (None, account_id) or holder not in (None, account_id):
        raise Refused("not_allowed", ANOTHERS)
    if told.sandbox and not policy.sandbox_purchases:
        raise Refused("not_allowed", PLAY_MONEY)


def is_newer(told: StoreTransaction, held: StorePurchase | None) -> bool:
    """Whether a statement says something later than what is known. Two of the same moment are put in one order by
    what they say, so that it does not matter which came first."""
    if held is None:
        return True
    known = _order(held.state, held.state_at, held.told_millionths)
    return _order(told.state, told.state_at, told.taken_back_millionths) > known


def step(
    held: StorePurchase | None, told: StoreTransaction, product: Product | None, bonus: int, number: int, at: int
) -> Step | None:
    """What to do about a statement; None when it says nothing new, or is of a product that nobody knows.

    `bonus` diamonds come with each of the product, `number` is the purchase's if it is a new one, `at` the time
    (Unix ms) of what is granted now. What was granted is taken back even when the product is no longer known.
    """
    if not is_newer(told, held):
        return None
    if held is not None:
        stated = _told_again(held, told)
    elif product is not None:
        stated = _first_told(told, product, number)
    else:
        return None
    target = _part_gone(stated)
    is_paid = stated.state in (StoreState.PAID, StoreState.TAKEN_BACK) and target < WHOLE
    grants = is_paid and not stated.granted_at and product is not None
    if grants and product is not None:
        diamonds = (product.diamonds + bonus) * stated.quantity
        stated = replace(stated, granted_at=at, diamonds=diamonds, parcel=_items(product, stated.quantity))
    if not stated.granted_at:
        return Step(stated)
    before = stated.taken_millionths
    if target > before:
        take = due(stated.diamonds, target) - due(stated.diamonds, before)
        return Step(replace(stated, taken_millionths=target), grants, take=take)
    give_back = stated.taken_diamonds - min(stated.taken_diamonds, due(stated.diamonds, target))
    return Step(replace(stated, taken_millionths=target), grants, give_back=give_back)


def due(diamonds: int, millionths: int) -> int:
    """Whole diamonds for a part of the price; the fraction is the player's."""
    return diamonds * millionths // WHOLE


def open_uses(purchase: StorePurchase) -> int:
    """How often a refill or skip can still be used: what was paid for, less what was used or went back."""
    if purchase.kind == "pack" or not purchase.granted_at:
        return 0
    paid_for = -(-purchase.quantity * (WHOLE - _part_gone(purchase)) // WHOLE)
    return max(0, paid_for - purchase.redeemed)


def redeemed(purchase: StorePurchase, kind: str, gives: str, product: Product | None, worth: int) -> StorePurchase:
    """The purchase after one use for this refill or skip, worth so many diamonds. Raises Refused("not_allowed"), or
    Refused("conflict") when it was used up."""
    if product is None or (purchase.kind, product.gives) != (kind, gives):
        raise Refused("not_allowed", "The receipt is for something else.")
    if purchase.state in (StoreState.PENDING, StoreState.CANCELLED):
        raise Refused("not_allowed", "The purchase is not paid.", state=purchase.state.value)
    if not open_uses(purchase):
        message = "The purchase was used already." if purchase.redeemed else "The purchase was paid back."
        raise Refused("conflict", message, state=purchase.state.value)
    return replace(purchase, redeemed=purchase.redeemed + 1, diamonds=purchase.diamonds + worth)


def bonus_of(content: Content, product: Product, bought_at: int) -> int:
    """Diamonds that an offer adds to each of a pack bought at this time (Unix ms); the best offer counts."""
    percent = max(
        (
            offer.bonus_percent
            for offer in content.shop_offers.values()
            if product.id in offer.products and offer.begins_ms <= bought_at < offer.ends_ms
        ),
        default=0,
    )
    return -(-product.diamonds * percent // 100)


def _order(state: StoreState, state_at: int, millionths: int) -> tuple[bool, int, int, int]:
    return (state is not StoreState.PENDING, state_at, _RANK[state], millionths)


def _part_gone(purchase: StorePurchase) -> int:
    """Which part of the price went back, in millionths; all of it when the purchase ended without being paid."""
    if purchase.state is StoreState.TAKEN_BACK:
        return purchase.told_millionths
    return WHOLE if purchase.state is StoreState.CANCELLED else 0


def _items(product: Product, quantity: int) -> dict[str, int]:
    return {item_id: count * quantity for item_id, count in product.items.items()}


def _told_again(held: StorePurchase, told: StoreTransaction) -> StorePurchase:
    return replace(
        held,
        state=told.state,
        state_at=told.state_at,
        told_millionths=told.taken_back_millionths,
        quantity=held.quantity if held.granted_at else told.quantity,
        paid_micros=told.paid_micros if told.paid_micros is not None else held.paid_micros,
        currency=told.currency or held.currency,
        token=told.token or held.token,
    )


def _first_told(told: StoreTransaction, product: Product, number: int) -> StorePurchase:
    return StorePurchase(
        purchase_id=purchase_id(told.store, told.transaction_id),
        number=number,
        store=told.store,
        transaction_id=told.transaction_id,
        product_id=product.id,
        kind=product.kind,
        state=told.state,
        state_at=told.state_at,
        bought_at=told.bought_at,
        sandbox=told.sandbox,
        quantity=told.quantity,
        paid_micros=told.paid_micros,
        currency=told.currency,
        token=told.token,
        told_millionths=told.taken_back_millionths,
    )
