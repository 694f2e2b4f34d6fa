"""What is asked of stores and of the database before a turn about purchases."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import Final, cast

import msgspec

from ws.content.schemas import Content, Product
from ws.content.schemas.shop import Listing
from ws.engine.feature import Outside, Rows
from ws.features.purchases import rules
from ws.features.purchases.messages import BeginPurchase, Proof, Receipt, RestorePurchases, VerifyPurchase
from ws.features.purchases.records import StorePurchase
from ws.kernel.errors import GameError, Refused
from ws.kernel.messages import Request
from ws.kernel.state import Reader
from ws.kernel.stores import Checkout, Claim, Order, StoreTransaction

DAY_MS: Final = 86_400_000


class Evidence(msgspec.Struct, frozen=True):
    """A purchase, proved, and who was granted it already."""

    told: StoreTransaction
    holder: int | None


class ShopDoor(msgspec.Struct, frozen=True):
    """What the shop knows of the stores."""

    names: frozenset[str]
    account_token: str


async def find_purchase(outside: Outside, account_id: int, request: Request) -> Evidence:
    """Ask the store. Raises what the store raises."""
    asked = cast(VerifyPurchase, request)
    return await prove(outside, account_id, asked.store, Proof(asked.transaction, asked.product_id, asked.token))


async def find_purchases(outside: Outside, account_id: int, request: Request) -> tuple[Evidence | GameError, ...]:
    """Ask the store about each; what it refuses is told in its place."""
    asked = cast(RestorePurchases, request)
    found: list[Evidence | GameError] = []
    for proof in dict.fromkeys(asked.transactions):
        try:
            found.append(await prove(outside, account_id, asked.store, proof))
        except GameError as error:
            found.append(error)
    return tuple(found)


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
