"""Purchases over a real socket and real webhooks, on both databases."""

from __future__ import annotations

import asyncio

import pytest

from tests.support.client import WatchedClient, living, playing, refused
from tests.support.fake_store import FakeStore, LocalStore, tell, tell_all
from tests.support.http import call
from tests.support.server import Running, running
from tests.support.waiting import eventually
from ws.features.wallet import books
from ws.kernel.stores import WHOLE, StoreState
from ws.settings import Settings


async def diamonds(player: WatchedClient) -> int:
    return int((await player.fresh())["wallet"]["diamonds"])


async def becomes(player: WatchedClient, expected: int) -> None:
    """Wait until a letter has done its work."""

    async def is_so() -> bool:
        return await diamonds(player) == expected

    await eventually(is_so, f"{expected} diamonds")


async def test_a_purchase_is_granted_once_whichever_way_it_arrives(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as player:
        bought = store.buy("diamonds_700", int(player.account_id))
        first = await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        assert first["diamonds"] == 800
        assert first["purchase"]["state"] == "paid"
        assert first["purchase"]["granted"]
        again = await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        assert again == {**first, "id": again["id"]}
        assert await tell(any_selling.url, store) == 200
        assert await tell(any_selling.url, store) == 200
        assert await diamonds(player) == 800
        assert [m["kind"] for m in player.told("messageEvent")] == ["purchase"]
    rows = await any_selling.rows(
        "SELECT store, transaction_id, diamonds, cents, account_id FROM processed_transactions"
    )
    assert rows == [("google", bought.transaction_id, 700, 499, int(player.account_id))]
    entries = await any_selling.rows("SELECT counter_account, amount FROM diamond_transactions ORDER BY number")
    assert [tuple(row) for row in entries] == [("house:welcome", 100), ("store:google", 700)]
    assert (await books.check(any_selling.app.database)).are_sound


async def test_a_webhook_grants_to_who_is_there_and_to_who_comes_later(
    any_selling: Running, store: FakeStore
) -> None:
    async with playing(any_selling.url) as player:
        store.buy("diamonds_100", int(player.account_id))
        assert await tell(any_selling.url, store) == 200
        await becomes(player, 200)
    actor = any_selling.actor(player.account_id)
    await eventually(lambda: actor.session is None and not actor.is_busy)
    any_selling.app.cache.drop(int(player.account_id), actor)
    store.buy("diamonds_250", int(player.account_id))
    assert await tell(any_selling.url, store) == 200
    assert len(await any_selling.rows("SELECT id FROM letters")) == 1
    async with playing(any_selling.url, player):
        await becomes(player, 450)
    assert await any_selling.rows("SELECT id FROM letters") == []


async def test_a_refund_takes_into_debt_and_a_reversal_gives_back_what_was_taken(
    any_selling: Running, store: FakeStore
) -> None:
    async with living(any_selling.url) as player:
        bought = store.buy("diamonds_1500", int(player.account_id))
        await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        for _ in range(32):
            await player.request("purchase_energy_refill", refill_type="unlimited")
        held = await diamonds(player)
        store.refund(bought.transaction_id)
        assert await tell(any_selling.url, store) == 200
        await becomes(player, held - 1500)
        async with refused("not_enough_diamonds"):
            await player.request("purchase_energy_refill", refill_type="small")
        assert (await player.request("get_purchases"))["purchases"][0]["taken_diamonds"] == 1500
        store.change(bought.transaction_id, StoreState.PAID)
        assert await tell(any_selling.url, store) == 200
        await becomes(player, held)
    assert (await books.check(any_selling.app.database)).are_sound


async def test_an_older_statement_undoes_nothing(selling: Running, store: FakeStore) -> None:
    async with playing(selling.url) as player:
        bought = store.buy("diamonds_100", int(player.account_id))
        store.refund(bought.transaction_id, WHOLE // 2)
        store.refund(bought.transaction_id, WHOLE)
        for told in reversed(store.history):
            assert await tell(selling.url, store, told) == 200
            await player.in_step()
        assert await tell_all(selling.url, store) == [200, 200, 200]
        await eventually(lambda: _no_letters(selling))
        assert await diamonds(player) == 100


async def _no_letters(server: Running) -> bool:
    return await server.rows("SELECT id FROM letters") == []


async def test_pending_grants_nothing_and_grants_when_paid(selling: Running, store: FakeStore) -> None:
    async with playing(selling.url) as player:
        bought = store.buy("diamonds_100", int(player.account_id), StoreState.PENDING)
        shown = await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        assert (shown["purchase"]["state"], shown["purchase"]["granted"], shown["diamonds"]) == (
            "pending",
            False,
            100,
        )
        await player.in_step()
        assert len(player.state["purchases"]["pending"]) == 1
        store.change(bought.transaction_id, StoreState.PAID)
        assert await tell(selling.url, store) == 200
        await becomes(player, 200)
        assert player.state["purchases"]["pending"] == []


async def test_what_is_anothers_is_refused_and_noted(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as one, playing(any_selling.url) as other:
        nobodys = store.buy("diamonds_100")
        await one.request("verify_purchase", store="google", transaction=nobodys.transaction_id)
        async with refused("not_allowed"):
            await other.request("verify_purchase", store="google", transaction=nobodys.transaction_id)
        named = store.buy("diamonds_100", int(one.account_id))
        async with refused("not_allowed"):
            await other.request("verify_purchase", store="google", transaction=named.transaction_id)
        assert await diamonds(other) == 100
        claims = await any_selling.rows("SELECT transaction_id, account_id FROM receipt_claims")
        assert [tuple(row) for row in claims] == [(nobodys.transaction_id, int(other.account_id))]
        store.refund(nobodys.transaction_id)
        assert await tell(any_selling.url, store) == 200
        await becomes(one, 100)


async def test_two_who_race_for_a_purchase_do_not_both_get_it(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as one, playing(any_selling.url) as other:
        for _ in range(5):
            bought = store.buy("diamonds_100")
            done = await asyncio.gather(
                *(
                    player.request("verify_purchase", store="google", transaction=bought.transaction_id)
                    for player in (one, other)
                ),
                return_exceptions=True,
            )
            assert sum(isinstance(answer, dict) for answer in done) == 1
        assert await diamonds(one) + await diamonds(other) == 200 + 500
    assert (await books.check(any_selling.app.database)).are_sound


async def test_play_money_buys_nothing_unless_it_is_allowed(
    house: Settings, selling: Running, store: FakeStore
) -> None:
    async with playing(selling.url) as player:
        bought = store.buy("diamonds_100", int(player.account_id), sandbox=True)
        async with refused("not_allowed"):
            await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        assert await tell(selling.url, store) == 200
        await eventually(lambda: _no_letters(selling))
        assert await diamonds(player) == 100
        assert await selling.rows("SELECT 1 FROM processed_transactions") == []


async def test_allowed_play_money_has_an_account_of_its_own(house: Settings, store: FakeStore) -> None:
    chosen = house.model_copy(update={"sandbox_purchases": "on"})
    async with (
        running(chosen, providers={"google": LocalStore("google", store.url)}) as server,
        playing(server.url) as player,
    ):
        bought = store.buy("diamonds_100", int(player.account_id), sandbox=True)
        await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        rows = await server.rows("SELECT counter_account FROM diamond_transactions WHERE number = 2")
        assert [tuple(row) for row in rows] == [("sandbox:google",)]


async def test_an_unknown_product_is_refused_and_kept_for_the_operator(selling: Running, store: FakeStore) -> None:
    async with playing(selling.url) as player:
        bought = store.buy("a_product_of_tomorrow", int(player.account_id))
        async with refused("not_found"):
            await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        rows = await selling.rows("SELECT transaction_id, addressee, product_id FROM store_statements")
        assert [tuple(row) for row in rows] == [
            (bought.transaction_id, int(player.account_id), "a_product_of_tomorrow")
        ]


@pytest.mark.parametrize("trouble", ["500", "silent", "broken"])
async def test_a_store_that_is_unwell_is_asked_again_later(selling: Running, store: FakeStore, trouble: str) -> None:
    async with playing(selling.url) as player:
        bought = store.buy("diamonds_100", int(player.account_id))
        store.trouble["purchases"] = [trouble]
        async with refused("unavailable"):
            await player.request("verify_purchase", store="google", transaction=bought.transaction_id, key="k")
        reply = await player.request("verify_purchase", store="google", transaction=bought.transaction_id, key="k")
        assert reply["diamonds"] == 200


async def test_what_does_not_come_from_the_store_is_refused(selling: Running, store: FakeStore) -> None:
    store.buy("diamonds_100", 5)
    headers, body = store.signed()
    url = f"{selling.url}/api/v1/webhooks"
    assert (await call("POST", f"{url}/google", raw=body + b" ", headers=headers)).status == 401
    assert (await call("POST", f"{url}/google", raw=body)).status == 401
    assert (await call("POST", f"{url}/nobody", raw=body, headers=headers)).status == 404
    assert (await call("POST", f"{url}/google", raw=b"x" * 70_000, headers=headers)).status == 413
    assert await selling.rows("SELECT 1 FROM store_notifications") == []


async def test_what_nobody_can_be_told_waits_until_somebody_can(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as player:
        bought = store.buy("diamonds_100")
        store.refund(bought.transaction_id)
        assert await tell_all(any_selling.url, store) == [200, 200]
        assert await any_selling.app.till.inbox.assign() == 0
        old = store.purchases[bought.transaction_id]
        store.purchases[bought.transaction_id] = store.history[0].transactions[0]
        await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        store.purchases[bought.transaction_id] = old
        assert await diamonds(player) == 200
        assert await any_selling.app.till.inbox.assign() == 2
        await becomes(player, 100)
        assert await any_selling.app.till.inbox.assign() == 0


async def test_things_come_with_a_pack_at_once_or_with_the_next_life(selling: Running, store: FakeStore) -> None:
    async with playing(selling.url) as player:
        bought = store.buy("diamonds_2000", int(player.account_id))
        await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        await player.in_step()
        [parcel] = player.state["purchases"]["parcels"]
        async with refused("no_life"):
            await player.request("open_parcels")
        await player.request("start_life")
        opened = await player.request("open_parcels")
        assert opened["items"] == parcel["items"]
        await player.in_step()
        assert {i["item_id"] for i in player.state["belongings"]["items"]} >= set(parcel["items"])
        assert player.state["purchases"]["parcels"] == []
        async with refused("not_found"):
            await player.request("open_parcels")
        second = store.buy("diamonds_2000", int(player.account_id))
        await player.request("verify_purchase", store="google", transaction=second.transaction_id)
        await player.in_step()
        assert player.state["purchases"]["parcels"] == []


async def test_a_thousand_notifications_share_transactions(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as player:
        for _ in range(60):
            store.buy("diamonds_100", int(player.account_id))
        before = await any_selling.rows("SELECT COUNT(*) FROM commit_batches")
        assert await tell_all(any_selling.url, store) == [200] * 60
        await becomes(player, 100 + 6000)
        assert any_selling.app.till.inbox.kept == 60
        assert before
