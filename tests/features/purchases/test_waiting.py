"""What waits does not wait for ever, and a store is not told yes too early."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from tests.support.client import playing
from tests.support.fake_store import FakeStore, LocalStore, tell
from tests.support.hand_clock import HandClock
from tests.support.server import Running, running
from tests.support.waiting import eventually
from ws.engine import hub
from ws.features.wallet import books
from ws.kernel.errors import Unavailable
from ws.kernel.stores import Notice, Statement
from ws.settings import Settings
from ws.store import outbox
from ws.store.outbox import WAITS_MS


@pytest.fixture
async def hurried(
    house: Settings, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Running, HandClock]]:
    monkeypatch.setattr(hub, "OLD_LETTERS_EVERY_SECONDS", 0.02)
    clock = HandClock()
    async with running(house, clock, providers={"google": LocalStore("google", store.url)}) as server:
        yield server, clock


async def diamonds_of(server: Running, account_id: str) -> int:
    [[held]] = await server.rows("SELECT diamonds FROM players WHERE id = :id", id=int(account_id))
    return int(str(held))


async def test_a_refund_does_not_wait_for_a_player_who_never_comes_back(
    hurried: tuple[Running, HandClock], store: FakeStore
) -> None:
    server, clock = hurried
    async with playing(server.url) as player:
        bought = store.buy("diamonds_100", int(player.account_id))
        await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
    actor = server.actor(player.account_id)
    await eventually(lambda: actor.session is None and not actor.is_busy)
    server.app.cache.drop(actor.account_id, actor)
    store.refund(bought.transaction_id)
    assert await tell(server.url, store) == 200
    assert await server.app.outbox.old_letters() == []
    assert await diamonds_of(server, player.account_id) == 200
    clock.move(WAITS_MS / 1000 + 1)

    async def is_applied() -> bool:
        return await diamonds_of(server, player.account_id) == 100

    await eventually(is_applied, "the account is loaded for its letter")
    assert await server.rows("SELECT id FROM letters") == []
    assert (await books.check(server.app.database)).are_sound


async def test_letters_nobody_can_read_hold_up_no_refund(
    hurried: tuple[Running, HandClock], store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "MOST_WOKEN", 2)
    server, clock = hurried
    async with playing(server.url) as player:
        bought = store.buy("diamonds_100", int(player.account_id))
        await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
    actor = server.actor(player.account_id)
    await eventually(lambda: actor.session is None and not actor.is_busy)
    server.app.cache.drop(actor.account_id, actor)
    for number in range(5):
        strange = replace(bought, transaction_id=f"strange-{number}")
        notice = Notice("google", f"strange-{number}", "FUTURE", 1, (Statement(strange, b"not json"),))
        await server.app.till.inbox.keep(notice)
    async with playing(server.url) as other:
        store.buy("diamonds_250", int(other.account_id))
    actor = server.actor(other.account_id)
    await eventually(lambda: actor.session is None and not actor.is_busy)
    server.app.cache.drop(actor.account_id, actor)
    assert await tell(server.url, store) == 200
    clock.move(WAITS_MS / 1000 + 1)

    async def is_granted() -> bool:
        return await diamonds_of(server, other.account_id) == 350

    await eventually(is_granted, "the letter behind the five is opened")
    assert len(await server.rows("SELECT id FROM letters")) == 5


async def test_a_database_that_is_away_is_told_to_the_store(
    selling: Running, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(selling.url) as player:
        store.buy("diamonds_100", int(player.account_id))

        async def away(sql: str, **parameters: object) -> list[tuple[object, ...]]:
            raise Unavailable

        with monkeypatch.context() as patch:
            patch.setattr(selling.app.database, "rows", away)
            assert await tell(selling.url, store) == 503
        assert await selling.rows("SELECT 1 FROM store_notifications") == []
        assert await tell(selling.url, store) == 200

        async def is_granted() -> bool:
            return await diamonds_of(selling, player.account_id) == 200

        await eventually(is_granted)


async def test_a_letter_that_meets_anothers_purchase_is_put_away(any_selling: Running, store: FakeStore) -> None:
    async with playing(any_selling.url) as other:
        pass
    actor = any_selling.actor(other.account_id)
    await eventually(lambda: actor.session is None and not actor.is_busy)
    any_selling.app.cache.drop(actor.account_id, actor)
    named = store.buy("diamonds_100", int(other.account_id))
    assert await tell(any_selling.url, store) == 200
    store.purchases[named.transaction_id] = replace(named, account_id=None)
    async with playing(any_selling.url) as one:
        await one.request("verify_purchase", store="google", transaction=named.transaction_id)
        async with playing(any_selling.url, other):

            async def is_quiet() -> bool:
                return await any_selling.rows("SELECT id FROM letters") == []

            await eventually(is_quiet, "the letter is put away")
            assert (await other.fresh())["wallet"]["diamonds"] == 100
        assert await diamonds_of(any_selling, one.account_id) == 200
    assert (await books.check(any_selling.app.database)).are_sound
