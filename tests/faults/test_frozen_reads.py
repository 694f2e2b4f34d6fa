"""Reads from a database that hangs end in time, wherever it hung.

Proven on a frozen MariaDB for connections that lie in the pool, that are new, and that are in the
middle of a statement: every read raises `Unavailable` within the patience, also when more ask than
the pool holds, and when the database is back reads work again.
"""

from __future__ import annotations

import asyncio
import time

import pytest
from sqlalchemy import text

from ws.kernel.errors import Unavailable
from ws.store.database import READ_CONNECTIONS, Database

from .databases import Place
from .mariadb import PrivateMariadb

PATIENCE_SECONDS = 1.0
MARGIN_SECONDS = 1.0
SLOW = "SELECT SLEEP(3)"
QUICK = "SELECT 1"


@pytest.mark.mysql
@pytest.mark.parametrize("readers", [1, READ_CONNECTIONS, 3 * READ_CONNECTIONS])
@pytest.mark.parametrize("pool", ["empty", "filled", "at work"])
async def test_a_read_of_a_frozen_database_ends(
    private_mariadb: PrivateMariadb, private_place: Place, readers: int, pool: str
) -> None:
    database = Database(private_place.url, PATIENCE_SECONDS)
    try:
        if pool != "empty":
            await asyncio.gather(*(database.rows(QUICK) for _ in range(READ_CONNECTIONS)))
        reads = [asyncio.create_task(_timed(database, SLOW if pool == "at work" else QUICK)) for _ in range(readers)]
        if pool == "at work":
            await asyncio.sleep(0.2)  # so that the statements are under way when it freezes
            await asyncio.to_thread(private_mariadb.freeze)
        else:
            private_mariadb.freeze()  # before any of the tasks has begun
        async with asyncio.timeout(10 * PATIENCE_SECONDS):
            took = await asyncio.gather(*reads)
        assert max(took) <= PATIENCE_SECONDS + MARGIN_SECONDS
    finally:
        private_mariadb.thaw()
    assert await _works_again(database)
    await database.close()


@pytest.mark.mysql
async def test_a_connection_goes_back_without_the_database(
    private_mariadb: PrivateMariadb, private_place: Place
) -> None:
    """It froze after the answer: nothing more is asked of it, so nothing more can hang."""
    database = Database(private_place.url, PATIENCE_SECONDS)

    async def read() -> None:
        async with database.reading() as connection:
            assert (await connection.execute(text(QUICK))).all() == [(1,)]
            private_mariadb.freeze()

    reading = asyncio.create_task(read())
    try:
        _, late = await asyncio.wait({reading}, timeout=PATIENCE_SECONDS)
        assert not late
    finally:
        private_mariadb.thaw()
        await reading
    assert await _works_again(database)
    await database.close()


async def _timed(database: Database, sql: str) -> float:
    """Seconds until the read was refused."""
    started = time.monotonic()
    with pytest.raises(Unavailable):
        await database.rows(sql)
    return time.monotonic() - started


async def _works_again(database: Database) -> bool:
    for _ in range(20):
        try:
            return bool(await database.rows(QUICK) == [(1,)])
        except Unavailable:
            await asyncio.sleep(0.1)
    return False
