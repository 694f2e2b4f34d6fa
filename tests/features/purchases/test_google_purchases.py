"""A purchase of Google Play, as Google tells it and as the house understands it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from tests.features.purchases.google_fake import PACKAGE, pending_purchase, product_purchase
from tests.features.purchases.google_support import PURCHASE, TOKENS, claim, google
from ws.features.purchases.providers.provider import Order
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import WHOLE, StoreState

BOUGHT_MS = 1_772_359_200_250


async def test_a_paid_purchase() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(obfuscatedExternalAccountId=TOKENS.of(7))
        told = await store.verify(claim())
        assert told.transaction_id == hashlib.sha256(PURCHASE.encode()).hexdigest()
        assert (told.store, told.product_id, told.state) == ("google", "diamonds_250", StoreState.PAID)
        assert (told.bought_at, told.state_at) == (BOUGHT_MS, BOUGHT_MS)
        assert (told.account_id, told.quantity, told.sandbox) == (7, 1, False)
        assert told.token == f"diamonds_250:{PURCHASE}"
        asked = server.asked[-1]
        assert asked.path.endswith(f"/applications/{PACKAGE}/purchases/productsv2/tokens/{PURCHASE}")
        assert await store.verify(claim()) == told, "told the same whenever it is asked"


async def test_a_pending_purchase_never_outlives_its_payment() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = [pending_purchase(), product_purchase()]
        pending = await store.verify(claim())
        paid = await store.verify(claim())
        assert (pending.state, paid.state) == (StoreState.PENDING, StoreState.PAID)
        assert pending.transaction_id == paid.transaction_id
        assert pending.state_at < paid.state_at


async def test_an_old_answer_never_undoes_a_newer_one() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = [product_purchase(state="CANCELLED"), product_purchase()]
        back = await store.verify(claim())
        late = await store.verify(claim())
        assert back.state_at > late.state_at


@pytest.mark.parametrize(
    ("purchase", "state", "back"),
    [
        (product_purchase(state="CANCELLED"), StoreState.TAKEN_BACK, WHOLE),
        (product_purchase(state="CANCELLED", purchaseCompletionTime=None), StoreState.CANCELLED, 0),
        (
            product_purchase(
                state="CANCELLED",
                purchaseCompletionTime=None,
                acknowledgementState="ACKNOWLEDGEMENT_STATE_ACKNOWLEDGED",
            ),
            StoreState.TAKEN_BACK,
            WHOLE,
        ),
        (product_purchase(quantity=3, refundable=2), StoreState.TAKEN_BACK, WHOLE // 3),
        (product_purchase(quantity=3, refundable=0), StoreState.TAKEN_BACK, WHOLE),
        (product_purchase(quantity=3), StoreState.PAID, 0),
    ],
)
async def test_what_went_back(purchase: dict[str, Any], state: StoreState, back: int) -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = purchase
        told = await store.verify(claim())
        assert (told.state, told.taken_back_millionths) == (state, back)


async def test_quantity_sandbox_and_nobody() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(quantity=4, testPurchaseContext={"fopType": "TEST"})
        told = await store.verify(claim())
        assert (told.quantity, told.sandbox, told.account_id) == (4, True, None)
        server.purchases[PURCHASE] = product_purchase(testPurchaseContext={})
        assert (await store.verify(claim())).sandbox


async def test_another_account_is_told_and_another_server_is_refused() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(obfuscatedExternalAccountId=TOKENS.of(8))
        assert (await store.verify(claim(account_id=7))).account_id == 8
        server.purchases[PURCHASE] = product_purchase(obfuscatedExternalAccountId="made elsewhere")
        with pytest.raises(Refused) as refused:
            await store.verify(claim())
        assert refused.value.code == "not_allowed"


@pytest.mark.parametrize(
    "purchase",
    [
        product_purchase("diamonds_2000"),
        product_purchase(productLineItem=product_purchase()["productLineItem"] * 2),
        product_purchase(linkedPurchaseToken="an-earlier-purchase"),
    ],
    ids=["another product", "a bundle", "a replacement"],
)
async def test_what_was_not_claimed_or_is_not_sold_here(purchase: dict[str, Any]) -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = purchase
        with pytest.raises(Refused) as refused:
            await store.verify(claim())
        assert refused.value.code == "not_allowed"


@pytest.mark.parametrize(
    ("product_id", "token"),
    [
        ("", PURCHASE),
        ("../../x", PURCHASE),
        ("a" * 129, PURCHASE),
        ("diamonds_250", ""),
        ("diamonds_250", ".."),
        ("diamonds_250", "a token with spaces"),
        ("diamonds_250", "line\nline-line"),
        ("diamonds_250", "x" * 1301),
        ("diamonds_250", "tökén-tökén"),
    ],
)
async def test_odd_claims_are_not_taken_to_google(product_id: str, token: str) -> None:
    async with google() as (server, store, _):
        with pytest.raises(Refused) as refused:
            await store.verify(claim(product_id, token))
        assert refused.value.code == "not_allowed"
        assert not server.asked


async def test_a_token_is_one_part_of_a_path() -> None:
    token = "../../../x:consume?a=b#c%2f"
    async with google() as (server, store, _):
        with pytest.raises(Refused):
            await store.verify(claim(token=token))
        assert server.asked[-1].path.endswith(f"/productsv2/tokens/{token}")
        assert server.asked[-1].query == {}


async def test_the_longest_names_fit() -> None:
    product, token = "p" * 128, "t" * 1300
    async with google() as (server, store, _):
        server.purchases[token] = product_purchase(product)
        told = await store.verify(claim(product, token))
        assert len(told.token) <= 1500


async def test_a_purchase_that_google_does_not_know() -> None:
    async with google() as (_server, store, _):
        with pytest.raises(Refused) as refused:
            await store.verify(claim())
        assert refused.value.code == "not_found"


@pytest.mark.parametrize(
    "purchase",
    [
        product_purchase(state="PURCHASE_STATE_UNSPECIFIED"),
        product_purchase(productLineItem=[]),
        product_purchase(quantity=-1),
        product_purchase(quantity=10**6),
        product_purchase(refundable=-1),
        product_purchase(purchaseCompletionTime="yesterday"),
        product_purchase(purchaseCompletionTime="2026-03-01T10:00:00"),
        product_purchase(purchaseStateContext=None),
        {"purchaseState": 0},
    ],
)
async def test_nothing_is_concluded_from_what_can_not_be_read(purchase: dict[str, Any]) -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = purchase
        with pytest.raises(Unavailable):
            await store.verify(claim())


async def test_quantities_in_words_are_read() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = json.loads(json.dumps(product_purchase(quantity=2)).replace(": 2", ': "2"'))
        assert (await store.verify(claim())).quantity == 2


async def test_google_sells_only_within_the_app() -> None:
    order = Order(7, "order-1", "diamonds_250", "Diamonds", 199, "USD", "https://game.example.com")
    async with google() as (server, store, _):
        with pytest.raises(Refused) as refused:
            await store.begin(order)
        assert refused.value.code == "not_allowed"
        assert not server.asked
