"""What stores tell is kept once, with its letters, by however many processes; or the store is asked again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.store import Store, now_ms, opened
from ws.kernel.commit import OutgoingLetter
from ws.kernel.errors import Unavailable
from ws.kernel.ids import IdSource
from ws.kernel.stores import Notice, Statement, StoreState, StoreTransaction
from ws.store.database import Database
from ws.store.inbox import Inbox


def notice(number: int, account_id: int | None = None, transaction_id: str = "", name: str = "") -> Notice:
    told = StoreTransaction(
        "apple", transaction_id or f"t{number}", "p", StoreState.PAID, number, number, False, account_id
    )
    return Notice("apple", name or f"n{number}", "TEST", number, (Statement(told, b'{"n":%d}' % number),))


@asynccontextmanager
async def inbox_on(address: str, posted: list[OutgoingLetter] | None = None) -> AsyncIterator[Inbox]:
    database = Database(address, 2.0)

    def post(letters: Sequence[OutgoingLetter]) -> None:
        if posted is not None:
            posted.extend(letters)

    inbox = Inbox(database, database.writer(), IdSource(now_ms).next, now_ms, post)
    try:
        yield inbox
    finally:
        await inbox.close()
        await database.close()


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with opened(database_url) as made:
        yield made


async def test_a_notification_is_kept_once_with_its_letter(store: Store, database_url: str) -> None:
    player = await store.new_account()
    posted: list[OutgoingLetter] = []
    async with inbox_on(database_url, posted) as inbox:
        assert await inbox.keep(notice(1, player.id))
        assert not await inbox.keep(notice(1, player.id))
        both = await asyncio.gather(*(inbox.keep(notice(2, player.id)) for _ in range(5)))
        assert sorted(both) == [False] * 4 + [True]
        assert await inbox.keep(notice(3, 4711)), "nobody has this account; it is kept all the same"
    assert [(letter.to_account, letter.body) for letter in posted] == [
        (player.id, b'{"n":1}'),
        (player.id, b'{"n":2}'),
    ]
    rows = await store.rows("SELECT id, to_account FROM letters ORDER BY id")
    assert sorted(tuple(row) for row in rows) == sorted((letter.id, player.id) for letter in posted)
    rows = await store.rows("SELECT transaction_id, addressee FROM store_statements ORDER BY transaction_id")
    assert [tuple(row) for row in rows] == [("t1", player.id), ("t2", player.id), ("t3", None)]


async def test_two_processes_keep_it_once(store: Store, database_url: str) -> None:
    player = await store.new_account()
    async with inbox_on(database_url) as one, inbox_on(database_url) as other:
        for start in range(0, 60, 20):
            told = [notice(number, player.id) for number in range(start, start + 20)]
            answers = await asyncio.gather(*(inbox.keep(each) for each in told for inbox in (one, other)))
            assert sum(answers) == 20
    [[letters]] = await store.rows("SELECT COUNT(*) FROM letters")
    assert letters == 60


async def test_many_share_a_transaction(store: Store, database_url: str) -> None:
    player = await store.new_account()
    async with inbox_on(database_url) as inbox:
        [[before]] = await store.rows("SELECT COUNT(*) FROM commit_batches")
        started = time.perf_counter()
        answers = await asyncio.gather(*(inbox.keep(notice(number, player.id)) for number in range(1000)))
        seconds = time.perf_counter() - started
        [[after]] = await store.rows("SELECT COUNT(*) FROM commit_batches")
    assert all(answers)
    assert after - before <= 6
    print(f"\n1,000 notifications kept in {seconds:.2f} s")


async def test_one_that_can_not_be_written_falls_alone(store: Store, database_url: str) -> None:
    player = await store.new_account()
    async with inbox_on(database_url) as inbox:
        spoilt = Notice("apple", "n0", "TEST", 2**70)
        answers = await asyncio.gather(
            inbox.keep(notice(1, player.id)), inbox.keep(spoilt), inbox.keep(notice(2)), return_exceptions=True
        )
    assert answers[0] is answers[2] is True
    assert isinstance(answers[1], Unavailable)


async def test_without_a_database_the_store_is_asked_to_come_again(tmp_path: Path) -> None:
    async with inbox_on(f"sqlite:///{tmp_path}/nothing.db") as inbox:
        with pytest.raises(Unavailable):
            await inbox.keep(notice(1))
        with pytest.raises(Unavailable):
            await inbox.keep(notice(1))
