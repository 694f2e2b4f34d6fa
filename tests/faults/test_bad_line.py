"""A bad line between the server and MySQL: the real thing behind what `faulty_writer` plays.

Proven: a COMMIT that arrives after its connection has broken is recognised, by the locks it
holds, and its units are answered WRITTEN, with a key or without; one that never arrives is
written again, once; a connection that goes silent in mid-transaction, whose locks the database
keeps for it, does not keep the players waiting.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from ws.kernel.commit import Verdict
from ws.store.committer import Committer, CommitterSettings
from ws.store.database import Database

from .book import NOW, Account, problems
from .databases import MysqlPlace, mysql_address
from .line import Line
from .test_failing_writer import METADATA

PATIENCE_SECONDS = 2.0
UNDER_WAY_SECONDS = 0.5
FREE_SECONDS = 20.0
"""Until locks of a connection that went silent must be free again."""

pytestmark = pytest.mark.mysql


@asynccontextmanager
async def _behind(line: Line, place: MysqlPlace) -> AsyncIterator[list[Account]]:
    """Accounts of a committer whose only way to the database is the line."""
    database = Database(line.address.set(database=place.name).render_as_string(hide_password=False), PATIENCE_SECONDS)
    writer = database.writer()
    bounds = CommitterSettings(patience_seconds=PATIENCE_SECONDS, retry_seconds=0.05)
    committer = Committer(writer, METADATA, bounds, lambda: NOW)
    committer.start()
    books = [Account(number, committer, writer, place) for number in range(1, 7)]
    try:
        await asyncio.gather(*(book.open() for book in books))
        yield books
    finally:
        await committer.close()
        await database.close()


async def _moves(books: Sequence[Account]) -> Counter[Verdict]:
    spoils = ["", "keyless"] * len(books)
    told = await asyncio.gather(*(book.move(1, spoilt) for book, spoilt in zip(books, spoils, strict=False)))
    return Counter(unit.verdict for unit in told)


@pytest.mark.parametrize("arrives", ["late", "never"])
async def test_a_commit_without_an_answer(mysql_place: MysqlPlace, arrives: str) -> None:
    """The line breaks while the COMMIT is on its way."""
    async with Line(mysql_address()) as line, _behind(line, mysql_place) as books:
        await _moves(books)
        line.hold_commit, line.drop_commit = arrives == "late", arrives == "never"
        moving = asyncio.create_task(_moves(books))
        await asyncio.wait_for(line.disturbed.wait(), 10)
        await asyncio.sleep(UNDER_WAY_SECONDS)  # meanwhile the committer tries again, against the locks
        line.released.set()
        assert await moving == {Verdict.WRITTEN: len(books)}
        assert await _moves(books) == {Verdict.WRITTEN: len(books)}
        assert problems(mysql_place, [told for book in books for told in book.told]) == []


async def test_a_commit_later_than_the_patience(mysql_place: MysqlPlace) -> None:
    """Nobody is told a lie: what can not be known by then is UNKNOWN, and what stands stands whole."""
    async with Line(mysql_address()) as line, _behind(line, mysql_place) as books:
        line.hold_commit = True
        moving = asyncio.create_task(_moves(books))
        await asyncio.wait_for(line.disturbed.wait(), 10)
        asyncio.get_running_loop().call_later(PATIENCE_SECONDS * 3, line.released.set)
        verdicts = await moving
        assert set(verdicts) <= {Verdict.UNKNOWN, Verdict.WRITTEN}
        assert await _moves(books) == {Verdict.WRITTEN: len(books)}
        assert problems(mysql_place, [told for book in books for told in book.told]) == []


@pytest.mark.parametrize("silent_at", [b"INSERT INTO diamond_transactions", b"COMMIT", b"SELECT id, epoch"])
async def test_a_line_that_goes_silent(mysql_place: MysqlPlace, silent_at: bytes) -> None:
    """No error, no end: just nothing more. MySQL keeps the open transaction and its locks for
    hours; the players of that batch, and all who share a batch with them, must not wait for it."""
    async with Line(mysql_address()) as line, _behind(line, mysql_place) as books:
        line.go_silent_at = silent_at
        moving = asyncio.create_task(_moves(books))
        await asyncio.wait_for(line.disturbed.wait(), 10)
        async with asyncio.timeout(FREE_SECONDS):
            assert set(await moving) <= {Verdict.UNKNOWN, Verdict.UNAVAILABLE, Verdict.WRITTEN}
            for _ in range(1000):
                if await _moves(books) == {Verdict.WRITTEN: len(books)}:
                    break
        assert problems(mysql_place, [told for book in books for told in book.told]) == []
