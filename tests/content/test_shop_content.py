"""The shop is as the game's contract prices it, and what does not hold together is found."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from tests.support.life import world
from ws.content.schemas import Content, Product, ShopOffer, shop
from ws.content.schemas.shop import Listing

CONTRACT = {
    "diamonds_100": 99, "diamonds_250": 199, "diamonds_700": 499, "diamonds_1500": 999, "diamonds_2000": 1999,
    "refill_small": 99, "refill_medium": 199, "refill_full": 299, "refill_unlimited": 499,
    "skip_hour": 49, "skip_day": 199, "skip_week": 999, "skip_next_event": 399,
}  # fmt: skip


def content() -> Content:
    return world().content


def problems(*, products: dict[str, Product] | None = None, offers: dict[str, ShopOffer] | None = None) -> list[str]:
    held = content()
    changed = replace(
        held,
        products=held.products if products is None else held.products | products,
        shop_offers=held.shop_offers if offers is None else offers,
    )
    return list(shop.check(changed))


def test_prices_are_the_contracts_in_every_store() -> None:
    for product in content().products.values():
        assert {listing.prices["USD"] for listing in product.stores.values()} == {CONTRACT[product.id]}
        if product.kind == "pack":
            assert product.id == f"diamonds_{product.diamonds}"
    assert set(content().products) == set(CONTRACT)
    assert problems() == []


@pytest.mark.parametrize(
    ("product_id", "changes", "word"),
    [
        ("diamonds_100", {"diamonds": 0}, "a pack has diamonds"),
        ("diamonds_100", {"gives": "small"}, "gives nothing else"),
        ("diamonds_2000", {"items": {"moon": 1}}, "no item 'moon'"),
        ("refill_small", {"gives": "tiny"}, "no refill 'tiny'"),
        ("skip_day", {"gives": None}, "no skip None"),
        ("skip_day", {"diamonds": 5}, "only packs"),
        (
            "diamonds_100",
            {"stores": {"stripe": Listing(id="diamonds_250", prices={"USD": 1})}},
            "knows 'diamonds_250'",
        ),
        ("diamonds_100", {"stores": {"stripe": Listing(id="x", prices={"EUR": 1})}}, "no price in USD"),
    ],
)
def test_a_product_that_does_not_hold_together_is_found(
    product_id: str, changes: dict[str, object], word: str
) -> None:
    spoilt = replace(content().products[product_id], **changes)
    found = problems(products={product_id: spoilt})
    assert any(word in problem for problem in found), found


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"products": ("diamonds_5",)}, "no product 'diamonds_5'"),
        ({"products": ("skip_day",)}, "no diamonds to give more of"),
        ({"ends": datetime(2020, 1, 1, tzinfo=UTC)}, "ends before it begins"),
        ({"begins": datetime(2020, 1, 1)}, "need a time zone"),  # noqa: DTZ001  # that is the mistake
        ({"bonus_percent": 0}, "offers nothing"),
        ({"stores": {"stripe": Listing(id="cheap", prices={"USD": 1})}}, "is for one product"),
    ],
)
def test_an_offer_that_does_not_hold_together_is_found(changes: dict[str, object], word: str) -> None:
    spoilt = replace(next(iter(content().shop_offers.values())), **changes)
    found = problems(offers={spoilt.id: spoilt})
    assert any(word in problem for problem in found), found
