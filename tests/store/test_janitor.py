"""What has done its duty is cleared away; nothing else is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.support.store import Store, kept, key, now_ms, opened, unit_for
from tests.support.waiting import eventually
from ws.store.janitor import HOUR_MS, ROWS_AT_ONCE, Janitor
from ws.store.writers import Lost


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with opened(database_url) as made:
        yield made


async def seqs(store: Store) -> list[int]:
    return [int(row[0]) for row in await store.rows("SELECT seq FROM outbox ORDER BY seq")]


async def test_old_things_go_and_young_things_stay(store: Store) -> None:
    player = await store.new_account()
    now = now_ms()
    old, young = now - 169 * HOUR_MS, now - 167 * HOUR_MS
    first = unit_for(player, at=old, kept=kept(1, 2, at=old), request_key=key("old"))
    second = unit_for(player, at=young, kept=kept(3, at=young), request_key=key("young"))
    await store.commit(first)
    await store.commit(second)
    gone = await Janitor(store.writer, lambda: now).prune()
    assert {table: rows for table, rows in gone.items() if rows} == {"outbox": 2, "request_keys": 1}
    assert await seqs(store) == [3]
    assert await store.outbox.kept_reply(key("young").key_hash) is not None
    assert await store.outbox.kept_reply(key("old").key_hash) is None


async def test_batch_ids_stay_a_day(store: Store) -> None:
    await store.new_account()
    assert (await Janitor(store.writer, lambda: now_ms() + 23 * HOUR_MS).prune())["commit_batches"] == 0
    assert (await Janitor(store.writer, lambda: now_ms() + 25 * HOUR_MS).prune())["commit_batches"] == 1


async def test_much_is_cleared_in_small_transactions(store: Store) -> None:
    player = await store.new_account()
    number = ROWS_AT_ONCE * 2 + 7
    await store.commit(unit_for(player, kept=kept(*range(1, number + 1), at=5)))
    assert await store.writer.prune("outbox", now_ms(), 10) == 10
    gone = await Janitor(store.writer, now_ms).prune()
    assert gone["outbox"] == number - 10
    assert await seqs(store) == []


async def test_commits_go_on_meanwhile(store: Store) -> None:
    player = await store.new_account()
    await store.commit(unit_for(player, kept=kept(*range(1, 1500), at=5)))
    janitor = Janitor(store.writer, now_ms)
    sweeping = asyncio.create_task(janitor.prune())
    for seq in range(2000, 2010):
        await store.commit(unit_for(player, kept=kept(seq)))
    await sweeping
    assert await seqs(store) == list(range(2000, 2010))


async def _nothing_waits(store: Store) -> bool:
    return not await seqs(store)


async def test_it_works_by_itself_and_survives_an_absent_database(store: Store) -> None:
    player = await store.new_account()
    await store.commit(unit_for(player, kept=kept(1, at=5)))
    calls: list[str] = []
    work = store.writer.prune

    async def sometimes(table: str, before: int, most: int) -> int:
        calls.append(table)
        if len(calls) == 1:
            raise Lost("away")
        return await work(table, before, most)

    store.writer.prune = sometimes  # type: ignore[method-assign]
    running = asyncio.create_task(Janitor(store.writer, now_ms, every_seconds=0.01).run())
    await eventually(lambda: _nothing_waits(store))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(calls) > 1
