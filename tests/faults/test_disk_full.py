"""A full disk, and a database that somebody else has locked (SQLite).

Proven: while nothing can be written commands are answered `unavailable`, nobody's connection is
cut, nothing is half written; with space again play goes on, and the books are right.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence

from ws.kernel.commit import Verdict
from ws.store.committer import Committer, CommitterSettings
from ws.store.database import Database
from ws.store.sqlite import SqliteWriter

from .book import NOW, Account, Told, problems
from .databases import Place, SqlitePlace
from .outage import MARGIN_SECONDS, PATIENCE_SECONDS, Outage, live_through
from .server import Server
from .test_failing_writer import METADATA
from .witness import Witness

BUSY_SECONDS = 5.0
"""How long SQLite itself waits for a lock before it says so."""
FULL_BYTES = 64 * 1024
"""No file of the server may grow beyond this while the disk is full; its log is shorter."""


async def _fill_and_free(place: Place) -> list[Told]:
    """Units until the pages run out, units while nothing fits, units with space again."""
    database = Database(place.url)
    writer = database.writer()
    assert isinstance(writer, SqliteWriter)
    bounds = CommitterSettings(patience_seconds=0.1, retry_seconds=0.01)
    committer = Committer(writer, METADATA, bounds, lambda: NOW)
    committer.start()
    books = [Account(number, committer, writer, place) for number in range(1, 7)]
    try:
        await asyncio.gather(*(book.open() for book in books))
        pages = await writer._run(lambda: writer._open().execute("PRAGMA page_count").fetchone()[0])
        await writer._run(lambda: writer._open().execute(f"PRAGMA max_page_count = {pages + 2}").fetchone())
        while (await _one_each(books))[Verdict.WRITTEN]:
            pass
        await _one_each(books)
        await writer._run(lambda: writer._open().execute("PRAGMA max_page_count = 1000000").fetchone())
        assert (await _one_each(books)) == {Verdict.WRITTEN: len(books)}
    finally:
        await committer.close()
        await database.close()
    return [told for book in books for told in book.told]


async def _one_each(books: Sequence[Account]) -> Counter[Verdict]:
    told = await asyncio.gather(*(book.move(1) for book in books))
    return Counter(unit.verdict for unit in told)


def test_pages_run_out(sqlite_place: Place) -> None:
    """SQLITE_FULL in the middle of a batch: its units are answered unavailable (a statement that
    failed leaves nothing in doubt), and none of them is there."""
    told = asyncio.run(_fill_and_free(sqlite_place))
    assert problems(sqlite_place, told) == []
    verdicts = Counter(unit.verdict for unit in told)
    assert set(verdicts) == {Verdict.WRITTEN, Verdict.UNAVAILABLE}


async def test_disk_full_under_load(sqlite_place: Place, serving: Callable[..., Server], long_form: bool) -> None:
    """The files of a running server can not grow; then they can again."""
    server = serving(sqlite_place.url, GAME_MINUTES_PER_SECOND=5, BAOLIFE_DATABASE_PATIENCE_SECONDS=PATIENCE_SECONDS)
    outage = Outage(
        lambda: server.limit_file_size(FULL_BYTES), lambda: server.limit_file_size(-1), 30.0 if long_form else 3.0
    )
    witnesses = [Witness(server.url, number) for number in range(8)]
    lived = await live_through(server, sqlite_place, witnesses, outage)
    print(f"\ndisk full: {lived}")
    assert lived.slowest_seconds <= PATIENCE_SECONDS + MARGIN_SECONDS
    assert lived.cuts == []


async def test_somebody_holds_the_lock(sqlite_place: SqlitePlace, serving: Callable[..., Server]) -> None:
    """Another program keeps SQLite's one write lock for long: this is an absence, not a defect."""
    server = serving(sqlite_place.url, BAOLIFE_DATABASE_PATIENCE_SECONDS=PATIENCE_SECONDS)
    held: list[sqlite3.Connection] = []

    def lock() -> None:
        held.append(sqlite3.connect(sqlite_place.path, isolation_level=None, timeout=30, check_same_thread=False))
        held[0].execute("BEGIN IMMEDIATE")

    def release() -> None:
        held.pop().close()

    witnesses = [Witness(server.url, number) for number in range(6)]
    outage = Outage(lock, release, 8.0)
    lived = await live_through(server, sqlite_place, witnesses, outage)
    print(f"\nlocked: {lived}")
    assert lived.slowest_seconds <= max(PATIENCE_SECONDS, BUSY_SECONDS) + MARGIN_SECONDS
    assert lived.cuts == []
