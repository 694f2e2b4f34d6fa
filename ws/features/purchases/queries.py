"""What is asked of stores and of the database before a turn about purchases."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from hashlib import sha256
from typing import Final, cast

import msgspec

from ws.content.schemas import Content, Product
from ws.content.schemas.shop import Listing
from ws.engine.feature import Outside, Rows
from ws.features.purchases import rules
from ws.features.purchases.messages import BeginPurchase, Proof, Receipt, RestorePurchases, VerifyPurchase
from ws.features.purchases.records import StorePurchase, purchase_id
from ws.kernel.errors import GameError, Refused
from ws.kernel.messages import Request
from ws.kernel.state import Reader
from ws.kernel.stores import WHOLE, Checkout, Claim, Order, StoreState, StoreTransaction

MOST_CUSTOMERS: Final = 2
"""Asked about in one request; a device has one customer, seldom two."""
DAY_MS: Final = 86_400_000


class Evidence(msgspec.Struct, frozen=True):
    """A purchase, proved, and who was granted it already."""

    told: StoreTransaction
    holder: int | None


class Restorable(msgspec.Struct, frozen=True):
    """What came of the proofs, in their order, and what else the store knows to be the account's."""

    shown: tuple[Evidence | GameError, ...]
    missed: tuple[Evidence, ...] = ()


class ShopDoor(msgspec.Struct, frozen=True):
    """What the shop knows of the stores."""

    names: frozenset[str]
    account_token: str


async def find_purchase(outside: Outside, account_id: int, request: Request) -> Evidence:
    """Ask the store. Raises what the store raises."""
    asked = cast(VerifyPurchase, request)
    return await prove(outside, account_id, asked.store, Proof(asked.transaction, asked.product_id, asked.token))


async def find_purchases(outside: Outside, account_id: int, request: Request) -> Restorable:
    """Ask the store about each; what it refuses is told in its place. Then ask what else these customers bought."""
    asked = cast(RestorePurchases, request)
    found: list[Evidence | GameError] = []
    for proof in dict.fromkeys(asked.transactions):
        try:
            found.append(await prove(outside, account_id, asked.store, proof))
        except GameError as error:
            found.append(error)
    return Restorable(tuple(found), await find_missed(outside, account_id, found))


async def find_missed(
    outside: Outside, account_id: int, found: Sequence[Evidence | GameError]
) -> tuple[Evidence, ...]:
    """What the customers of proved purchases bought for this account, and it does not have as it stands now.

    Only what names the account by its token: that a customer once bought for an account is no proof that all they
    bought is for it.
    """
    proved = [one for one in found if isinstance(one, Evidence)]
    own = [one.told for one in proved if account_id in (one.told.account_id, one.holder)]
    customers = {told.customer: told for told in own if told.customer}
    bought: dict[str, StoreTransaction] = {}
    for known in list(customers.values())[:MOST_CUSTOMERS]:
        bought |= {told.transaction_id: told for told in await outside.stores.purchases_of(known)}
    shown = {one.told.transaction_id for one in proved}
    reader = await outside.look(account_id)
    news = [
        told
        for told in bought.values()
        if told.account_id == account_id and told.transaction_id not in shown and _is_news(reader, told)
    ]
    return tuple([Evidence(told, await find_holder(outside, told.store, told.transaction_id)) for told in news])


def _is_news(reader: Reader, told: StoreTransaction) -> bool:
    held = reader.find(StorePurchase, purchase_id(told.store, told.transaction_id))
    if held is None:
        return told.state in (StoreState.PAID, StoreState.TAKEN_BACK) and told.taken_back_millionths < WHOLE
    return (held.state, held.told_millionths) != (told.state, told.taken_back_millionths)


async def find_receipt(outside: Outside, account_id: int, receipt: str) -> Evidence:
    """The evidence of a `receipt`, for `api.redeem`. Raises Refused("bad_message") for a text that is none, else what
    the store raises."""
    try:
        shown = msgspec.json.decode(receipt, type=Receipt)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Refused("bad_message", "A receipt is a JSON text with the fields of verify_purchase.") from error
    return await prove(outside, account_id, shown.store, Proof(shown.transaction, shown.product_id, shown.token))


async def prove(outside: Outside, account_id: int, store: str, proof: Proof) -> Evidence:
    """What a store says of a proof, and who has what it proves."""
    claim = Claim(account_id, proof.transaction, proof.product_id, proof.token)
    told = await outside.stores.verify(store, claim)
    holder = await find_holder(outside, told.store, told.transaction_id)
    if told.account_id not in (None, account_id) or holder not in (None, account_id):
        await outside.stores.note_claim(told, account_id)
    elif holder is None and rules.product_of(outside.content, told.store, told.product_id) is None:
        await outside.stores.keep(msgspec.structs.replace(told, account_id=account_id), "unknown_product")
    return Evidence(told, holder)


async def find_holder(reads: Rows, store: str, transaction_id: str) -> int | None:
    """The account that was granted a transaction."""
    rows = await reads.rows(
        "SELECT account_id FROM processed_transactions WHERE store = :store AND transaction_id = :transaction_id",
        store=store,
        transaction_id=transaction_id,
    )
    return cast(int, rows[0][0]) if rows else None


async def find_door(outside: Outside, account_id: int, request: Request) -> ShopDoor:
    """The stores that are connected, and how they know the account."""
    return ShopDoor(outside.stores.names, outside.stores.account_token(account_id))


async def find_checkout(outside: Outside, account_id: int, request: Request) -> Checkout:
    """Begin a purchase. Raises Refused("not_found") for what is not sold there, Refused("not_allowed") beyond
    the limit of a day and while the account's purchases are being looked at, else what the store raises."""
    asked = cast(BeginPurchase, request)
    now = outside.stores.now_ms()
    product = outside.content.products.get(asked.product_id)
    listing = listing_of(outside.content, product, asked.store, now) if product is not None else None
    if product is None or listing is None or asked.currency not in listing.prices:
        raise Refused("not_found", "This is not sold there.", product_id=asked.product_id)
    flags = await outside.rows(
        "SELECT 1 FROM purchase_flags WHERE account_id = :account_id AND reviewed_at IS NULL LIMIT 1",
        account_id=account_id,
    )
    if flags:
        raise Refused("not_allowed", "Your purchases are being looked at. Please write to the support.")
    if bought_today(await outside.look(account_id), product, now) >= product.most_per_day:
        raise Refused("not_allowed", "You have bought this often enough for today.")
    order = Order(
        account_id=account_id,
        order_id=_order_id(account_id, request.key),
        product_id=listing.id,
        title=product.name,
        price_cents=listing.prices[asked.currency],
        currency=asked.currency,
        return_url=outside.stores.return_url,
    )
    return await outside.stores.begin(asked.store, order)


def bought_today(reader: Reader, product: Product, now: int) -> int:
    """How many of a product were bought in the last 24 hours."""
    return sum(
        held.quantity
        for held in reader.all(StorePurchase)
        if held.product_id == product.id and held.bought_at > now - DAY_MS
    )


def listing_of(content: Content, product: Product, store: str, now: int) -> Listing | None:
    """How a store sells a product now, offers first."""
    for offer in content.shop_offers.values():
        if product.id in offer.products and store in offer.stores and offer.begins_ms <= now < offer.ends_ms:
            return offer.stores[store]
    return product.stores.get(store)


def _order_id(account_id: int, key: str | None) -> str:
    """The same for the same key of an account, so that a repeated request leads to the same checkout."""
    if key is None:
        return secrets.token_hex(16)
    return sha256(f"order\0{account_id}\0{key}".encode()).hexdigest()[:32]
