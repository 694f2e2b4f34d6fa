"""What stores sell: the answer to get_shop."""

from __future__ import annotations

from ws.content.schemas import Product
from ws.engine.turn import Turn
from ws.features.purchases import rules
from ws.features.purchases.messages import GetShop, OfferShown, ProductListed, ProductShown, StoreShop
from ws.features.purchases.queries import ShopDoor, bought_today, listing_of


def get_shop(turn: Turn, request: GetShop, door: ShopDoor) -> StoreShop:
    """Every product of a connected store, as it is sold now."""
    products = (_shown(turn, product, door) for product in turn.content.products.values())
    return StoreShop(products=tuple(p for p in products if p.stores), account_token=door.account_token)


def _shown(turn: Turn, product: Product, door: ShopDoor) -> ProductShown:
    content, now = turn.content, turn.at
    listed = {store: listing_of(content, product, store, now) for store in sorted(door.names)}
    offers = [
        offer
        for offer in content.shop_offers.values()
        if product.id in offer.products and offer.begins_ms <= now < offer.ends_ms
    ]
    left = max(0, product.most_per_day - bought_today(turn, product, now))
    return ProductShown(
        id=product.id,
        kind=product.kind,
        name=product.name,
        text=product.text,
        diamonds=product.diamonds,
        bonus_diamonds=rules.bonus_of(content, product, now),
        items=product.items,
        gives=product.gives,
        stores={
            store: ProductListed(listing.id, listing.prices)
            for store, listing in listed.items()
            if listing is not None
        },
        offers=tuple(OfferShown(offer.id, offer.name, offer.ends_ms) for offer in offers),
        left_today=left,
        available=left > 0,
        reason="" if left else "You have bought this often enough for today.",
    )
