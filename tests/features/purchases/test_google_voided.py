"""The list of voided purchases: pages, parts, charge-backs, and purchases that Google has forgotten."""

from __future__ import annotations

from typing import Any

import pytest

from tests.features.purchases.google_fake import pending_purchase, product_purchase, refusal
from tests.features.purchases.google_support import PURCHASE, TOKENS, claim, google
from ws.features.purchases.providers import google as room
from ws.features.purchases.providers.google import GoogleStore
from ws.features.purchases.providers.google_purchases import transaction_id
from ws.features.purchases.providers.provider import Notification
from ws.kernel.errors import Unavailable
from ws.kernel.stores import WHOLE, StoreState

VOIDED_MS = 1_772_400_000_000


def voided(token: str = PURCHASE, at: int = VOIDED_MS, **changes: Any) -> dict[str, Any]:
    return {
        "kind": "androidpublisher#voidedPurchase",
        "purchaseToken": token,
        "purchaseTimeMillis": "1772359200250",
        "voidedTimeMillis": str(at),
        "orderId": "GPA.3345-1234-5678-90123",
        "voidedSource": 0,
        "voidedReason": 1,
        **changes,
    }


def page(*records: dict[str, Any], then: str = "") -> dict[str, Any]:
    told: dict[str, Any] = {"voidedPurchases": list(records)} if records else {}
    return {**told, "tokenPagination": {"nextPageToken": then}} if then else told


async def listed(store: GoogleStore, since_ms: int = 0) -> list[Notification]:
    return [told async for told in store.changes(since_ms)]


async def test_nothing_happened() -> None:
    async with google() as (_server, store, _):
        assert await listed(store) == []


async def test_what_is_asked_for() -> None:
    async with google() as (server, store, clock):
        now = int(clock.wall() * 1000)
        await listed(store, now - 86_400_000)
        await listed(store, 0)
        first, second = (asked.query for asked in server.asked if asked.path.endswith("/voidedpurchases"))
        assert first["startTime"] == str(now - 86_400_000)
        assert (first["type"], first["includeQuantityBasedPartialRefund"]) == ("0", "true")
        assert 0 < int(second["startTime"]) - (now - room.REACH_MS) <= 60_000, "no further back than Google goes"


async def test_pages_are_followed_and_told_oldest_first() -> None:
    async with google() as (server, store, _):
        for n in range(3):
            server.purchases[f"purchase-{n}"] = product_purchase(state="CANCELLED")
        server.pages = [
            page(voided("purchase-2", VOIDED_MS + 2), voided("purchase-0", VOIDED_MS), then="page-1"),
            page(then="page-2"),
            page(voided("purchase-1", VOIDED_MS + 1)),
        ]
        told = await listed(store)
        assert [t.at - VOIDED_MS for t in told] == [0, 1, 2]
        assert [t.transactions[0].transaction_id for t in told] == [transaction_id(f"purchase-{n}") for n in range(3)]
        assert len({t.notification_id for t in told}) == 3
        assert {t.kind for t in told} == {"VOIDED_PURCHASE_1"}


async def test_the_same_record_has_the_same_id_and_says_nothing_of_the_token() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(state="CANCELLED")
        server.pages = [page(voided())]
        first, second = await listed(store), await listed(store)
        assert first[0].notification_id == second[0].notification_id
        assert PURCHASE not in first[0].notification_id
        assert len(first[0].notification_id) <= 64


async def test_pages_that_go_round_in_a_circle() -> None:
    async with google() as (server, store, _):
        server.pages = [page(then="page-1"), page(then="page-0")]
        with pytest.raises(Unavailable):
            await listed(store)
        assert server.count("voidedpurchases") <= 3


async def test_pages_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_PAGES", 5)
    async with google() as (server, store, _):
        server.pages = [page(voided(), then=f"page-{n}") for n in range(1, 20)]
        with pytest.raises(Unavailable):
            await listed(store)
        assert server.count("voidedpurchases") == 5


async def test_a_charge_back_that_the_purchase_does_not_tell() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(obfuscatedExternalAccountId=TOKENS.of(7))
        server.pages = [page(voided(voidedReason=7))]
        paid = await store.verify(claim())
        (told,) = await listed(store)
        (back,) = told.transactions
        assert told.kind == "VOIDED_PURCHASE_7"
        assert (back.state, back.taken_back_millionths, back.account_id) == (StoreState.TAKEN_BACK, WHOLE, 7)
        assert back.state_at > paid.state_at
        assert back.transaction_id == paid.transaction_id


async def test_parts_add_up() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(quantity=4)
        server.pages = [
            page(
                voided(at=VOIDED_MS + 1, voidedQuantity=2),
                voided(at=VOIDED_MS, voidedQuantity=1),
            )
        ]
        told = await listed(store)
        assert [t.transactions[0].taken_back_millionths for t in told] == [WHOLE // 4, 3 * WHOLE // 4]
        assert len({t.notification_id for t in told}) == 2


async def test_the_purchase_knows_of_more_than_the_list() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(quantity=4, refundable=1)
        server.pages = [page(voided(voidedQuantity=1))]
        (told,) = await listed(store)
        assert told.transactions[0].taken_back_millionths == 3 * WHOLE // 4


async def test_more_went_back_than_was_bought() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(quantity=2)
        server.pages = [page(voided(voidedQuantity=9))]
        (told,) = await listed(store)
        assert told.transactions[0].taken_back_millionths == WHOLE


async def test_a_pending_one_that_was_voided_is_never_paid() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = pending_purchase()
        server.pages = [page(voided())]
        (told,) = await listed(store)
        assert told.transactions[0].state == StoreState.TAKEN_BACK
        assert told.transactions[0].state_at == VOIDED_MS


async def test_a_purchase_that_google_has_forgotten() -> None:
    async with google() as (server, store, _):
        server.pages = [page(voided(), voided("partly-forgotten", VOIDED_MS + 1, voidedQuantity=1))]
        whole, part = await listed(store)
        (back,) = whole.transactions
        assert (back.transaction_id, back.state) == (transaction_id(PURCHASE), StoreState.TAKEN_BACK)
        assert (back.taken_back_millionths, back.state_at) == (WHOLE, VOIDED_MS)
        assert part.transactions == (), "of a part of something unknown nothing is said"


async def test_google_away_in_the_middle() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(state="CANCELLED")
        server.pages = [page(voided(), voided(at=VOIDED_MS + 1))]
        told = store.changes(0)
        assert (await anext(told)).at == VOIDED_MS
        server.bad["purchase"] = [refusal(503, "backendError")]
        with pytest.raises(Unavailable):
            await anext(told)
        assert len(await listed(store)) == 2


@pytest.mark.parametrize(
    "broken",
    [
        {"voidedPurchases": [{"purchaseToken": PURCHASE}]},
        {"voidedPurchases": [voided(voidedTimeMillis="-1")]},
        {"voidedPurchases": [voided(voidedQuantity=-1)]},
        {"voidedPurchases": [voided(token="")]},
        {"voidedPurchases": "none"},
    ],
)
async def test_a_list_that_can_not_be_read(broken: dict[str, Any]) -> None:
    async with google() as (server, store, _):
        server.pages = [broken]
        with pytest.raises(Unavailable):
            await listed(store)
