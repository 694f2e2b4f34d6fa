"""The stores' books against ours: what was lost is made good, what can not be is named."""

from __future__ import annotations

import json

import pytest

from tests.support.client import WatchedClient, playing, refused
from tests.support.fake_store import FakeStore, LocalStore, tell
from tests.support.server import Running
from tests.support.waiting import eventually
from ws import reconciling
from ws.features.purchases import reconciliation, suspicion
from ws.features.purchases.reconciliation import Report
from ws.features.purchases.records import purchase_id
from ws.features.purchases.suspicion import Bought, Claimed, Refunds
from ws.kernel.stores import Notice, Statement, StoreState

DAY_MS = 86_400_000


async def reconciled(server: Running) -> Report:
    return await server.app.till.reconciler.once(server.app.clock.now_ms() - DAY_MS)


async def becomes(player: WatchedClient, expected: int) -> None:
    async def is_so() -> bool:
        return (await player.fresh())["wallet"]["diamonds"] == expected

    await eventually(is_so, f"{expected} diamonds")


async def test_what_a_lost_notification_would_have_told_is_told(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as player:
        bought = store.buy("diamonds_250", int(player.account_id))
        store.refund(store.buy("diamonds_100", int(player.account_id)).transaction_id)
        assert await tell(any_selling.url, store, store.history[1]) == 200
        found = await reconciled(any_selling)
        [read] = found.stores
        assert (read.store, read.told, read.new, read.error) == ("google", 3, 2, "")
        await becomes(player, 350)
        again = await reconciled(any_selling)
        assert (again.stores[0].told, again.stores[0].new, again.is_clean) == (3, 0, True)
        assert again.letters_waiting.count == 0
        rows = await any_selling.rows("SELECT transaction_id FROM processed_transactions")
        assert (bought.transaction_id,) in [tuple(row) for row in rows]


async def test_a_store_that_is_away_does_not_hide_the_rest(selling: Running, store: FakeStore) -> None:
    async with playing(selling.url) as player:
        store.trouble["changes"] = ["500"]
        store.buy("diamonds_100")
        assert await tell(selling.url, store) == 200
        found = await reconciled(selling)
        assert found.stores[0].error.startswith("unavailable")
        assert (found.unassigned.count, found.is_clean) == (1, False)
        assert player.account_id


async def test_what_is_paid_and_not_granted_is_named_and_told_again(selling: Running, store: FakeStore) -> None:
    async with playing(selling.url) as player:
        unknown = store.buy("a_product_of_tomorrow", int(player.account_id))
        cancelled = store.buy("a_product_of_tomorrow", int(player.account_id))
        store.refund(cancelled.transaction_id)
        store.buy("a_product_of_tomorrow", int(player.account_id), StoreState.PENDING)
        await reconciled(selling)

        async def is_heard() -> bool:
            return await selling.rows("SELECT id FROM letters") == []

        await eventually(is_heard)
        told_again = (await reconciled(selling)).told_again
        assert told_again == 1, "the one that is paid and was not refunded"
        await eventually(is_heard)
        found = await reconciliation.report(selling.app.database, (), 0, selling.app.clock.now_ms())
        [named] = found.paid_not_granted.named
        assert named.purchase_id == purchase_id("google", unknown.transaction_id)
        assert not found.is_clean


async def test_the_command_reads_the_books_of_a_store(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as player:
        store.buy("diamonds_100", int(player.account_id))
        provider = LocalStore("google", store.url)
        since = reconciling.since_ms("1", any_selling.app.clock.now_ms())
        text, is_clean = await reconciling.reconcile(
            any_selling.settings, "google", since, False, {"google": provider}
        )
        assert is_clean
        assert "google: its books told 1, of which 1 were new" in text
        await becomes(player, 200)


async def test_a_letter_that_nobody_can_open_is_named(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as player:
        inbox, account_id = any_selling.app.till.inbox, int(player.account_id)
        told = store.buy("diamonds_100", account_id)
        await inbox.keep(Notice("google", "n", "FUTURE", told.state_at, (Statement(told, b'{"kind":"unheard_of"}'),)))
        [[number]] = await any_selling.rows("SELECT id FROM letters")
        now = any_selling.app.clock.now_ms()
        early = await reconciliation.report(any_selling.app.database, (), 0, now)
        assert (early.letters_stuck, early.is_clean) == (0, True)
        late = await reconciliation.report(any_selling.app.database, (), 0, now + reconciliation.STUCK_MS + 1000)
        assert (late.letters_stuck, late.is_clean) == (1, False)
        assert [(one.id, one.account_id) for one in late.stuck] == [(number, account_id)]
        text = reconciling.as_text(late)
        assert f"letter {number}  account {account_id}" in text


async def test_who_is_flagged_can_not_begin_but_is_granted(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as player:
        account_id = int(player.account_id)
        for _ in range(suspicion.MOST_AN_HOUR + 1):
            bought = store.buy("diamonds_100", account_id)
            await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        assert "velocity" in await reconciling.open_flags(any_selling.settings, False)
        [flag] = json.loads(await reconciling.open_flags(any_selling.settings, True))
        assert (flag["account_id"], json.loads(flag["evidence"])["hour"]) == (account_id, 11)
        async with refused("not_allowed"):
            await player.request("begin_purchase", store="google", product_id="diamonds_250")
        bought = store.buy("diamonds_100", account_id)
        await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        assert await reconciling.review(any_selling.settings, account_id) == 1
        assert await reconciling.open_flags(any_selling.settings, False) == "Nothing looks suspicious."
        await player.request("begin_purchase", store="google", product_id="diamonds_250")


async def test_refunds_and_shared_receipts_are_seen(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as player:
        for _ in range(3):
            bought = store.buy("diamonds_100")
            await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
            store.refund(bought.transaction_id)
            assert await tell(any_selling.url, store) == 200
        found = await suspicion.find(any_selling.app.database, any_selling.app.clock.now_ms())
        assert [flag.reason for flag in found] == ["refunds"]
        for _ in range(3):
            async with playing(any_selling.url) as other, refused("not_allowed"):
                await other.request("verify_purchase", store="google", transaction=bought.transaction_id)
        found = await suspicion.find(any_selling.app.database, any_selling.app.clock.now_ms())
        assert [flag.reason for flag in found] == ["shared_receipt", "refunds"]


def test_since_is_a_number_of_days_or_a_date() -> None:
    now = 1_774_915_200_000 + 7 * 3_600_000  # 2026-03-31, 07:00 UTC
    assert reconciling.since_ms("1", now) == now - DAY_MS
    assert reconciling.since_ms("180", now) == now - 180 * DAY_MS
    assert reconciling.since_ms("2026-03-31", now) == 1_774_915_200_000
    assert reconciling.since_ms("2026-03-01", now) == 1_774_915_200_000 - 30 * DAY_MS
    assert reconciling.since_ms("2025-10-02", now) == 1_774_915_200_000 - 180 * DAY_MS
    for wrong in (
        "", "0", "-1", "181", "1801", "0001", "9" * 5000, "1.5", "2026-04-01", "2025-10-01", "2026-02-30",
        "31.3.2026", "٣", "yesterday",
    ):  # fmt: skip
        with pytest.raises(ValueError, match="days"):
            reconciling.since_ms(wrong, now)


def test_the_bounds_of_suspicion() -> None:
    assert list(suspicion.too_quick([Bought(1, 30, 10, 0)], 0)) == []
    assert [f.account_id for f in suspicion.too_quick([Bought(1, 31, 0, 0), Bought(2, 11, 11, 0)], 0)] == [1, 2]
    assert list(suspicion.refunding([Refunds(1, 6, 2), Refunds(2, 7, 3)], 0)) == []
    assert [f.account_id for f in suspicion.refunding([Refunds(1, 6, 3)], 0)] == [1]
    three = [Claimed("google", "t", account, 9) for account in (1, 2)]
    assert list(suspicion.shared(three, 0)) == []
    strange = [Claimed("google", f"t{number}", 1, 100 + number) for number in range(4)]
    assert [(f.account_id, f.reason) for f in suspicion.shared(strange, 0)] == [(1, "strange_receipts")]
