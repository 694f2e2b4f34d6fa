"""When the database is away, or the line to it breaks at the worst moment."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from tests.support.database import mysql_connection
from tests.support.store import Store, kept, opened, spending, unit_for
from tests.support.waiting import eventually
from ws.kernel.commit import Verdict
from ws.kernel.player import Player
from ws.store.committer import CommitterSettings
from ws.store.mysql import MysqlWriter
from ws.store.writers import Clash, Lost

IMPATIENT = CommitterSettings(patience_seconds=0.15, retry_seconds=0.02)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with opened(database_url) as made:
        yield made


class Breaking:
    """Breaks one method of a real writer, before or after its work, as often as it is told."""

    def __init__(self, store: Store, method: str, errors: Iterable[Exception | None], after: bool = False) -> None:
        self.calls = 0
        self._errors = iter(errors)
        self._work: Callable[..., Awaitable[Any]] = getattr(store.writer, method)
        self._after = after
        setattr(store.writer, method, self)

    async def __call__(self, *arguments: object) -> object:
        self.calls += 1
        error = next(self._errors, None)
        if error is not None and not self._after:
            raise error
        result = await self._work(*arguments)
        if error is not None:
            raise error
        return result


async def entries(store: Store, player: Player) -> int:
    found = await store.rows("SELECT COUNT(*) FROM diamond_transactions WHERE account_id = :id", id=player.id)
    return int(found[0][0])


async def test_a_line_that_breaks_before_the_write_only_delays(store: Store) -> None:
    player = await store.new_account()
    begin = Breaking(store, "begin", [Lost("gone"), Lost("still gone")])
    assert await store.verdicts(spending(player, 10)) == [Verdict.WRITTEN]
    assert begin.calls == 3
    assert await entries(store, player) == 1
    assert store.committer.available


async def test_a_lost_answer_to_commit_is_looked_up_and_not_done_twice(store: Store) -> None:
    player = await store.new_account()
    write = Breaking(store, "write", [Lost("the answer to COMMIT was lost")], after=True)
    assert await store.verdicts(spending(player, 10)) == [Verdict.WRITTEN]
    assert write.calls == 1
    assert await entries(store, player) == 1
    assert await store.diamonds(player) == 90


async def test_a_commit_that_never_arrived_is_done_again(store: Store) -> None:
    player = await store.new_account()
    work = store.writer.write

    async def lost_on_the_way(statements: Any) -> None:
        store.writer.write = work  # type: ignore[method-assign]  # the next one arrives
        await store.writer.abandon()
        raise Lost("before COMMIT was heard")

    store.writer.write = lost_on_the_way  # type: ignore[method-assign]
    assert await store.verdicts(spending(player, 10)) == [Verdict.WRITTEN]
    assert await entries(store, player) == 1


async def test_when_nobody_can_tell_the_answer_is_unknown(database_url: str) -> None:
    async with opened(database_url, IMPATIENT) as store:
        player = await store.new_account()
        Breaking(store, "write", [Lost("the answer was lost", in_doubt=True)], after=True)
        Breaking(store, "begin", [None, *[Lost("and nobody to ask")] * 100])
        assert await store.verdicts(spending(player, 10)) == [Verdict.UNKNOWN]
        assert await entries(store, player) == 1, "it was done; the client asks again with its key"
        store.writer.begin._errors = iter(())  # type: ignore[attr-defined]  # the line is whole again


async def test_units_wait_up_to_their_patience(database_url: str) -> None:
    async with opened(database_url, IMPATIENT) as store:
        player, other = [await store.new_account() for _ in range(2)]
        begin = Breaking(store, "begin", [Lost("away")] * 1000)
        loop = asyncio.get_running_loop()
        started = loop.time()
        first = asyncio.create_task(store.verdicts(spending(player, 10)))
        await eventually(lambda: begin.calls)
        second = asyncio.create_task(store.verdicts(unit_for(other, kept=kept(1))))
        assert await first == [Verdict.UNAVAILABLE]
        assert IMPATIENT.patience_seconds <= loop.time() - started < 5
        assert await second == [Verdict.UNAVAILABLE]
        assert not store.committer.available
        assert await entries(store, player) == 0, "nothing unacknowledged is half done"


async def test_the_return_is_noticed(database_url: str) -> None:
    async with opened(database_url, IMPATIENT) as store:
        player = await store.new_account()
        begin = Breaking(store, "begin", [Lost("away")] * 1000)
        assert await store.verdicts(unit_for(player, kept=kept(1))) == [Verdict.UNAVAILABLE]
        begin._errors = iter(())
        assert await store.verdicts(unit_for(player, kept=kept(1))) == [Verdict.WRITTEN]
        assert store.committer.available


async def test_lock_clashes_are_tried_again_but_not_for_ever(database_url: str) -> None:
    async with opened(database_url, IMPATIENT) as store:
        player = await store.new_account()
        Breaking(store, "begin", [Clash("deadlock")] * 4)
        assert await store.verdicts(spending(player, 10)) == [Verdict.WRITTEN]
        begin = Breaking(store, "begin", [Clash("deadlock")] * 1000)
        assert await store.verdicts(unit_for(player, kept=kept(1))) == [Verdict.UNAVAILABLE]
        begin._errors = iter(())


async def test_a_defect_of_the_writer_does_not_stop_the_committer(store: Store) -> None:
    player = await store.new_account()
    Breaking(store, "begin", [ZeroDivisionError("a defect")])
    assert await store.verdicts(unit_for(player, kept=kept(1))) == [Verdict.UNKNOWN]
    assert await store.verdicts(unit_for(player, kept=kept(1))) == [Verdict.WRITTEN]


@pytest.mark.mysql
async def test_mysql_kills_the_connection_and_nothing_is_lost(mysql_database: str) -> None:
    async with opened(mysql_database) as store:
        player = await store.new_account()
        assert isinstance(store.writer, MysqlWriter)
        held = store.writer._connection
        assert held is not None
        with mysql_connection(mysql_database) as operator:
            operator.cursor().execute(f"KILL {held.thread_id()}")
        assert await store.verdicts(spending(player, 10)) == [Verdict.WRITTEN]
        assert await entries(store, player) == 1


@pytest.mark.mysql
async def test_mysql_row_locks_are_waited_for(mysql_database: str) -> None:
    async with opened(mysql_database) as store:
        player = await store.new_account()
        with mysql_connection(mysql_database) as operator:
            cursor = operator.cursor()
            cursor.execute("BEGIN")
            cursor.execute(f"SELECT id FROM players WHERE id = {player.id} FOR UPDATE")
            commit = asyncio.create_task(store.verdicts(spending(player, 10)))
            done, _ = await asyncio.wait({commit}, timeout=0.15)
            assert not done, "the row is somebody else's for now"
            cursor.execute("COMMIT")
        assert await commit == [Verdict.WRITTEN]


async def test_sqlite_waits_for_another_writer(sqlite_database_url: str) -> None:
    async with opened(sqlite_database_url) as store:
        player = await store.new_account()
        other = sqlite3.connect(str(make_url(sqlite_database_url).database), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        commit = asyncio.create_task(store.verdicts(spending(player, 10)))
        done, _ = await asyncio.wait({commit}, timeout=0.15)
        assert not done
        other.execute("ROLLBACK")
        other.close()
        assert await commit == [Verdict.WRITTEN]


async def test_sqlite_without_a_file_is_a_database_that_is_away(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path}/nobody-migrated.db", IMPATIENT) as store:
        verdicts = await store.verdicts(unit_for(Player(id=1, created_at=0), kept=kept(1)))
        assert verdicts == [Verdict.UNAVAILABLE]
    assert not (tmp_path / "nobody-migrated.db").exists(), "an empty file would hide the mistake"


async def test_sqlite_goes_on_after_a_failed_taking_of_ownership(sqlite_database_url: str) -> None:
    async with opened(sqlite_database_url) as store:
        player = await store.new_account()
        path = str(make_url(sqlite_database_url).database)
        operator = sqlite3.connect(path, isolation_level=None)
        operator.execute(
            "CREATE TRIGGER broken BEFORE UPDATE OF epoch ON players BEGIN SELECT RAISE(FAIL, 'no'); END"
        )
        with pytest.raises(Exception, match="no"):
            await store.writer.raise_epochs([player.id])
        operator.execute("DROP TRIGGER broken")
        operator.close()
        await store.writer.raise_epochs([player.id])
        assert (await store.loader.load(player.id)).state.epoch == 3
