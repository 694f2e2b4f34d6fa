"""What stores sell: diamond packs, refills and skips, and offers for a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec

from ws.content.schemas.base import Entry, Label, Slug, Text

if TYPE_CHECKING:
    from ws.content.schemas import Content

StoreName = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,16}$")]
CurrencyCode = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")]
Cents = Annotated[int, msgspec.Meta(gt=0, le=1_000_000)]
"""Hundredths of a currency."""
US_DOLLARS: Final = "USD"


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a store sells a product."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
    """The store's name of the product."""
    prices: dict[CurrencyCode, Cents]
    """Always in US dollars too, for reports. What an app store really takes hangs on the buyer's country."""


class Product(Entry, frozen=True, kw_only=True):
    """Something that can be bought in a store."""

    kind: Literal["pack", "refill", "skip"]
    name: Label
    text: Text
    diamonds: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0
    """Of a pack."""
    items: dict[Slug, Annotated[int, msgspec.Meta(ge=1, le=10)]] = msgspec.field(default_factory=dict)
    """Belongings that come with a pack, and how many of each."""
    gives: Slug | None = None
    """The refill or skip that is bought."""
    stores: Annotated[dict[StoreName, Listing], msgspec.Meta(min_length=1)]
    most_per_day: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 20
    """For an account, begun by this server. What was paid is granted all the same."""


class ShopOffer(Entry, frozen=True, kw_only=True):
    """A better deal for a time: more diamonds, or another price."""

    name: Label
    products: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=1)]
    begins: datetime
    """With its time zone."""
    ends: datetime
    bonus_percent: Annotated[int, msgspec.Meta(ge=0, le=200)] = 0
    """Of a pack's diamonds, rounded up, for what is bought between begin and end."""
    stores: dict[StoreName, Listing] = msgspec.field(default_factory=dict)
    """Other names and prices of the (one) product while the offer lasts. An app store knows another price only as
    another product."""

    @property
    def begins_ms(self) -> int:
        return int(self.begins.timestamp() * 1000)

    @property
    def ends_ms(self) -> int:
        return int(self.ends.timestamp() * 1000)


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for product in content.products.values():
        yield from _check_product(content, product)
    for offer in content.shop_offers.values():
        yield from _check_offer(content, offer)
    named: dict[tuple[str, str], str] = {}
    for place, product_id, store, listing in _listings(content):
        if US_DOLLARS not in listing.prices:
            yield f"{place}: {store}: there is no price in {US_DOLLARS}"
        other = named.setdefault((store, listing.id), product_id)
        if other != product_id:
            yield f"{place}: {store} knows {listing.id!r} as {other} already"


def _listings(content: Content) -> Iterator[tuple[str, str, str, Listing]]:
    for product in content.products.values():
        for store, listing in product.stores.items():
            yield f"products: {product.id}", product.id, store, listing
    for offer in content.shop_offers.values():
        for store, listing in offer.stores.items():
            yield f"shop_offers: {offer.id}", offer.products[0], store, listing


def _check_product(content: Content, product: Product) -> Iterator[str]:
    where = f"products: {product.id}"
    if product.kind == "pack":
        if not product.diamonds or product.gives is not None:
            yield f"{where}: a pack has diamonds and gives nothing else"
    elif product.diamonds or product.items:
        yield f"{where}: only packs have diamonds and items"
    for item_id in product.items:
        if item_id not in content.items:
            yield f"{where}: there is no item {item_id!r}"
    shelves: dict[str, Mapping[str, Entry]] = {"refill": content.refills, "skip": content.skips}
    known = shelves.get(product.kind)
    if known is not None and product.gives not in known:
        yield f"{where}: there is no {product.kind} {product.gives!r}"


def _check_offer(content: Content, offer: ShopOffer) -> Iterator[str]:
    where = f"shop_offers: {offer.id}"
    for product_id in offer.products:
        product = content.products.get(product_id)
        if product is None:
            yield f"{where}: there is no product {product_id!r}"
        elif offer.bonus_percent and product.kind != "pack":
            yield f"{where}: {product_id} has no diamonds to give more of"
    if offer.begins.tzinfo is None or offer.ends.tzinfo is None:
        yield f"{where}: begins and ends need a time zone"
    elif offer.begins >= offer.ends:
        yield f"{where}: it ends before it begins"
    if not offer.bonus_percent and not offer.stores:
        yield f"{where}: it offers nothing"
    if offer.stores and len(offer.products) > 1:
        yield f"{where}: another price is for one product"
