"""What a store must be told is told until it knows, and answered from the ledger."""

from __future__ import annotations

import pytest

from tests.support.client import living, playing
from tests.support.fake_store import FakeStore, LocalStore, tell
from tests.support.server import Running, running
from tests.support.waiting import eventually
from ws.features.purchases import courier
from ws.features.purchases.providers.provider import Notification
from ws.kernel.stores import WHOLE
from ws.settings import Settings


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "FIRST_WAIT_MS", 10)
    monkeypatch.setattr(courier, "LOOKS_EVERY_SECONDS", 0.02)


async def errands(server: Running) -> list[tuple[object, ...]]:
    return await server.rows("SELECT kind, tries, given_up FROM store_errands")


async def test_what_was_granted_is_settled_although_the_store_is_unwell(
    any_selling: Running, store: FakeStore
) -> None:
    store.trouble["settle"] = ["500", "silent", "broken"]
    async with playing(any_selling.url) as player:
        bought = store.buy("diamonds_100", int(player.account_id))
        await player.request("verify_purchase", store="google", transaction=bought.transaction_id)

        async def is_settled() -> bool:
            return store.settled[bought.transaction_id] > 0 and not await errands(any_selling)

        await eventually(is_settled, "the store knows")
        assert any_selling.app.till.courier.failures == 3
        assert store.trouble["settle"] == []


async def test_what_the_store_refuses_is_given_up_and_stays_to_be_seen(selling: Running, store: FakeStore) -> None:
    async with playing(selling.url) as player:
        bought = store.buy("diamonds_100", int(player.account_id))
        assert await tell(selling.url, store) == 200
        del store.purchases[bought.transaction_id]

        async def is_given_up() -> bool:
            return [tuple(row) for row in await errands(selling)] == [("settle", 1, 1)]

        await eventually(is_given_up, "it is given up")


async def test_an_errand_outlives_the_process(house: Settings, store: FakeStore) -> None:
    store.trouble["settle"] = ["500"] * 10_000
    async with running(house, providers={"google": LocalStore("google", store.url)}) as server:
        async with playing(server.url) as player:
            bought = store.buy("diamonds_100", int(player.account_id))
            await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        assert len(await errands(server)) == 1
    store.trouble.clear()
    async with running(house, providers={"google": LocalStore("google", store.url)}) as server:

        async def is_settled() -> bool:
            return store.settled[bought.transaction_id] > 0 and not await errands(server)

        await eventually(is_settled, "the store knows")


@pytest.mark.parametrize("consents", [True, False])
async def test_consumption_is_told_with_consent_only(any_selling: Running, store: FakeStore, consents: bool) -> None:
    async with living(any_selling.url) as player:
        account_id = int(player.account_id)
        if consents:
            reply = await player.request("set_purchase_consent", share_consumption=True)
            assert reply["share_consumption"] is True
        bought = store.buy("diamonds_100", account_id)
        await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        await player.request("purchase_energy_refill", refill_type="medium")
        asked = Notification("google", "asks", "CONSUMPTION_REQUEST", store.tick(), (bought,), asks_consumption=True)
        assert await tell(any_selling.url, store, asked) == 200

        async def is_quiet() -> bool:
            if await any_selling.rows("SELECT id FROM letters"):
                return False
            return not await errands(any_selling)

        await eventually(is_quiet, "everything is told")
        if not consents:
            assert store.consumption == {}
            return
        told = store.consumption[bought.transaction_id]
        assert told == {"consumed_millionths": 20 * WHOLE // 100, "delivered": True}


def test_waits_grow_up_to_an_hour() -> None:
    waits = [courier.wait_ms(tries) for tries in range(40)]
    assert waits == sorted(waits)
    assert waits[-1] == courier.LONGEST_WAIT_MS
