"""What a customer bought and the books miss comes in once: by the daily job, and when a player restores."""

from __future__ import annotations

import asyncio

import pytest

from tests.support.client import playing
from tests.support.fake_store import FakeStore, tell
from tests.support.server import Running
from tests.support.waiting import eventually
from ws.features.purchases import backfill
from ws.features.purchases.reconciliation import Report
from ws.kernel.stores import WHOLE, StoreState

DAY_MS = 86_400_000
CUSTOMER = "704289572311513293"


async def reconciled(server: Running) -> Report:
    return await server.app.till.reconciler.once(server.app.clock.now_ms() - DAY_MS)


async def settled(server: Running) -> None:
    async def is_heard() -> bool:
        return await server.rows("SELECT id FROM letters") == []

    await eventually(is_heard)


async def test_the_daily_job_credits_what_was_never_told(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as player:
        account_id = int(player.account_id)
        known = store.buy("diamonds_100", account_id, customer=CUSTOMER)
        await player.request("verify_purchase", store="google", transaction=known.transaction_id)
        store.buy("diamonds_250", account_id, customer=CUSTOMER)
        refunded = store.buy("diamonds_700", account_id, customer=CUSTOMER)
        store.refund(refunded.transaction_id)
        half = store.buy("diamonds_100", account_id, customer=CUSTOMER)
        store.refund(half.transaction_id, WHOLE // 2)
        store.buy("diamonds_250", account_id, customer="somebody else")
        store.history.clear()
        found = await reconciled(any_selling)
        assert [(one.told, one.new, one.error) for one in found.stores] == [(4, 4, "")]
        await settled(any_selling)
        assert (await player.fresh())["wallet"]["diamonds"] == 100 + 100 + 250 + 50
        again = await reconciled(any_selling)
        assert [(one.told, one.new) for one in again.stores] == [(0, 0)]
        assert again.granted_not_known.count == 0
        store.refund(known.transaction_id)
        store.history.clear()
        assert [one.new for one in (await reconciled(any_selling)).stores] == [1]
        await settled(any_selling)
        assert (await player.fresh())["wallet"]["diamonds"] == 100 + 250 + 50
        store.change(known.transaction_id, StoreState.PAID)
        store.history.clear()
        assert [one.new for one in (await reconciled(any_selling)).stores] == [1]
        await settled(any_selling)
        assert (await player.fresh())["wallet"]["diamonds"] == 100 + 100 + 250 + 50


async def test_reading_at_once_and_hearing_as_well_credits_once(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as player:
        known = store.buy("diamonds_100", int(player.account_id), customer=CUSTOMER)
        await player.request("verify_purchase", store="google", transaction=known.transaction_id)
        lost = store.buy("diamonds_250", int(player.account_id), customer=CUSTOMER)
        await asyncio.gather(
            *(reconciled(any_selling) for _ in range(3)),
            tell(any_selling.url, store),
            player.request("verify_purchase", store="google", transaction=lost.transaction_id),
            player.request("restore_purchases", store="google", transactions=[{"transaction": known.transaction_id}]),
        )
        await settled(any_selling)
        assert (await player.fresh())["wallet"]["diamonds"] == 450
        rows = await any_selling.rows("SELECT COUNT(*) FROM processed_transactions")
        assert rows == [(2,)]


async def test_a_purchase_that_names_nobody_is_kept_for_people(selling: Running, store: FakeStore) -> None:
    async with playing(selling.url) as player:
        known = store.buy("diamonds_100", int(player.account_id), customer=CUSTOMER)
        await player.request("verify_purchase", store="google", transaction=known.transaction_id)
        store.buy("diamonds_250", customer=CUSTOMER)
        store.history.clear()
        found = await reconciled(selling)
        assert (found.unassigned.count, found.is_clean) == (1, False)
        await player.request(
            "restore_purchases", store="google", transactions=[{"transaction": known.transaction_id}]
        )
        assert (await player.fresh())["wallet"]["diamonds"] == 200


async def test_a_store_that_fails_or_does_not_know_hides_nothing_else(selling: Running, store: FakeStore) -> None:
    async with playing(selling.url) as player:
        for customer in ("one", "two"):
            known = store.buy("diamonds_100", int(player.account_id), customer=customer)
            await player.request("verify_purchase", store="google", transaction=known.transaction_id)
            store.buy("diamonds_250", int(player.account_id), customer=customer)
        store.history.clear()
        store.trouble["customers"] = ["500"]
        assert (await reconciled(selling)).stores[0].error.startswith("unavailable")
        store.trouble["customers"] = ["", "broken"]
        found = (await reconciled(selling)).stores[0]
        assert (found.new, found.error[:11]) == (2, "unavailable")
        assert (await reconciled(selling)).stores[0].new == 2
        await settled(selling)
        assert (await player.fresh())["wallet"]["diamonds"] == 100 + 2 * 350


async def test_restoring_brings_what_the_same_customer_bought_besides(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as other, playing(any_selling.url) as player:
        account_id = int(player.account_id)
        known = store.buy("diamonds_100", account_id, customer=CUSTOMER)
        lost = store.buy("diamonds_250", account_id, customer=CUSTOMER)
        store.buy("diamonds_700", int(other.account_id), customer=CUSTOMER)
        store.buy("diamonds_700", customer=CUSTOMER)
        store.buy("diamonds_700", account_id, customer=CUSTOMER, sandbox=True)
        store.buy("a_product_of_tomorrow", account_id, customer=CUSTOMER)
        refunded = store.buy("diamonds_700", account_id, customer=CUSTOMER)
        store.refund(refunded.transaction_id)
        asked = {"store": "google", "transactions": [{"transaction": known.transaction_id}]}
        answer = await player.request("restore_purchases", **asked)
        assert [(one["code"], one["purchase"]["product_id"]) for one in answer["restored"]] == [
            ("", "diamonds_100"), ("", "diamonds_250"),
        ]  # fmt: skip
        assert answer["diamonds"] == 450
        again = await player.request("restore_purchases", **asked)
        assert (len(again["restored"]), again["diamonds"]) == (1, 450)
        store.refund(lost.transaction_id)
        taken = await player.request("restore_purchases", **asked)
        assert [one["purchase"]["state"] for one in taken["restored"]] == ["paid", "taken_back"]
        assert taken["diamonds"] == 200


@pytest.mark.parametrize("trouble", ["500", "broken", "silent"])
async def test_restoring_does_not_hang_on_what_was_not_asked_for(
    selling: Running, store: FakeStore, trouble: str
) -> None:
    async with playing(selling.url) as player:
        known = store.buy("diamonds_100", int(player.account_id), customer=CUSTOMER)
        store.buy("diamonds_250", int(player.account_id), customer=CUSTOMER)
        store.trouble["customers"] = [trouble]
        answer = await player.request(
            "restore_purchases", store="google", transactions=[{"transaction": known.transaction_id}]
        )
        assert ([one["code"] for one in answer["restored"]], answer["diamonds"]) == ([""], 200)


async def test_only_so_many_customers_are_asked_about_and_others_the_next_day(
    selling: Running, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backfill, "MOST_CUSTOMERS", 1)
    async with playing(selling.url) as player:
        for number in range(4):
            known = store.buy("diamonds_100", int(player.account_id), customer=f"customer-{number}")
            await player.request("verify_purchase", store="google", transaction=known.transaction_id)
        read: set[str] = set()
        for day in range(40):
            kept: list[bool] = []
            now = selling.app.clock.now_ms() + day * DAY_MS
            stores, reads = selling.app.till.stores, selling.app.database
            await backfill.backfill(stores, reads, "google", 0, now, kept.append)
            assert len(kept) <= 1
            read |= {str(row[0]) for row in await selling.rows("SELECT transaction_id FROM store_statements")}
        assert len(read) == 4
