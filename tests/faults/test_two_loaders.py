"""Two processes that load one owner at the same moment: only one of them may write afterwards.

Proven: however the two loads interleave, each loader gets an epoch of its own, and the unit of
the older one is refused.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from ws.engine.rulebook import Rulebook
from ws.features.roster import ROSTER
from ws.kernel.commit import Verdict
from ws.store import schema
from ws.store.committer import Committer, CommitterSettings
from ws.store.database import Database
from ws.store.load import Loader

from .book import NOW, Account
from .databases import Place

BOOK = Rulebook(ROSTER)
RECORDS = list(BOOK.records.values())
METADATA = schema.build(RECORDS, BOOK.definitions)
ROUNDS = 20


class _Process:
    """What a server process has of the store."""

    def __init__(self, place: Place) -> None:
        self.database = Database(place.url)
        self.writer = self.database.writer()
        self.committer = Committer(self.writer, METADATA, CommitterSettings(), lambda: NOW)
        self.committer.start()
        self.loader = Loader(self.database, self.writer, METADATA, RECORDS)

    async def close(self) -> None:
        await self.committer.close()
        await self.database.close()


@asynccontextmanager
async def _two(place: Place) -> AsyncIterator[tuple[_Process, _Process, Account]]:
    one, other = _Process(place), _Process(place)
    account = Account(1, one.committer, one.writer, place)
    try:
        await account.open()
        yield one, other, account
    finally:
        await one.close()
        await other.close()


def _meanwhile(process: _Process, happens: Callable[[], Awaitable[object]]) -> None:
    """Let something happen between this process's raising of the epoch and its reading."""
    reading = process.database.reading

    @asynccontextmanager
    async def later() -> AsyncIterator[AsyncConnection]:
        process.database.reading = reading  # type: ignore[method-assign]  # once is enough
        await happens()
        async with reading() as connection:
            yield connection

    process.database.reading = later  # type: ignore[method-assign, assignment]  # see above


async def test_the_loader_that_came_first_does_not_share_the_epoch_of_the_second(place: Place) -> None:
    """Another process loads between this one's raise and its read: this one has lost."""
    async with _two(place) as (one, other, account):
        _meanwhile(one, lambda: other.loader.load(1))
        first = (await one.loader.load(1)).state.epoch
        held = place.rows("SELECT epoch FROM players WHERE id = 1")[0][0]
        assert first < held, "both processes hold the newest epoch and both may write"
        account.take(first)
        assert (await account.move(1)).verdict is Verdict.LOST_OWNERSHIP


async def test_loads_at_once_give_every_process_an_epoch_of_its_own(place: Place) -> None:
    """The same by chance: many times, both at once."""
    async with _two(place) as (one, other, _):
        for _ in range(ROUNDS):
            states = [loaded.state for loaded in await asyncio.gather(one.loader.load(1), other.loader.load(1))]
            assert states[0].epoch != states[1].epoch
