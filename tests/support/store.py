"""The store by itself, on a real database: accounts, units, verdicts."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import msgspec

from tests.support.database import Row
from ws.engine.records import Life
from ws.engine.rulebook import Rulebook
from ws.features.accounts.records import User
from ws.features.roster import ROSTER
from ws.features.wallet.records import DiamondTransaction
from ws.kernel.commit import CommitUnit, KeptPush, Outcome, OutgoingLetter, Put, RequestKey, Verdict
from ws.kernel.player import Player
from ws.kernel.records import Record, key_of
from ws.store import schema
from ws.store.committer import Committer, CommitterSettings
from ws.store.database import Database
from ws.store.load import Loader
from ws.store.outbox import Outbox
from ws.store.writers import Writer

BOOK = Rulebook(ROSTER)
METADATA = schema.build(BOOK.records.values(), BOOK.definitions)
_NUMBERS = itertools.count(1000)


def now_ms() -> int:
    return int(time.time() * 1000)


class Store(msgspec.Struct):
    """Committer, loader and outbox of one process on a database."""

    database: Database
    writer: Writer
    committer: Committer
    loader: Loader
    outbox: Outbox

    async def commit(self, *units: CommitUnit) -> list[Outcome]:
        """Submit all at once and wait for every answer."""
        loop = asyncio.get_running_loop()
        futures: list[asyncio.Future[Outcome]] = [loop.create_future() for _ in units]
        for unit, future in zip(units, futures, strict=True):
            self.committer.submit(unit, future.set_result)
        async with asyncio.timeout(20):
            return await asyncio.gather(*futures)

    async def verdicts(self, *units: CommitUnit) -> list[Verdict]:
        """How each unit ended."""
        return [outcome.verdict for outcome in await self.commit(*units)]

    async def new_account(self, diamonds: int = 100) -> Player:
        """An account in the database, at epoch 1."""
        unit = creation(next(_NUMBERS), diamonds)
        assert await self.verdicts(unit) == [Verdict.WRITTEN]
        return Player(id=unit.account_id, created_at=0, diamonds=diamonds)

    async def rows(self, sql: str, **parameters: object) -> list[Row]:
        return await self.database.rows(sql, **parameters)

    async def diamonds(self, player: Player) -> int:
        """What the database says."""
        found = await self.rows("SELECT diamonds FROM players WHERE id = :id", id=player.id)
        return int(found[0][0])


@asynccontextmanager
async def opened(address: str, settings: CommitterSettings | None = None, start: bool = True) -> AsyncIterator[Store]:
    """A store that is drained and closed in the end."""
    database = Database(address)
    writer = database.writer()
    committer = Committer(writer, METADATA, settings or CommitterSettings(retry_seconds=0.02), now_ms)
    if start:
        committer.start()
    store = Store(
        database,
        writer,
        committer,
        Loader(database, writer, METADATA, BOOK.records.values()),
        Outbox(database, now_ms),
    )
    try:
        yield store
    finally:
        async with asyncio.timeout(20):
            await committer.close()
        await database.close()


def creation(number: int, diamonds: int = 100, email: str | None = None) -> CommitUnit:
    """The unit that creates an account."""
    unit = CommitUnit(number, epoch=1, at=now_ms())
    user = User(id=number, created_at=0, display_name=f"Player {number}", email=email)
    player = Player(id=number, created_at=0, diamonds=diamonds)
    unit.puts = [Put(User, number, "", user), Put(Player, number, "", player)]
    unit.creates = True
    return unit


def unit_for(player: Player, epoch: int = 1, **parts: object) -> CommitUnit:
    """A unit of an account; `parts` are attributes of CommitUnit."""
    unit = CommitUnit(player.id, epoch, at=now_ms())
    for name, value in parts.items():
        setattr(unit, name, value)
    return unit


def put(owner: int, *records: Record) -> list[Put]:
    """Records to write."""
    return [Put(type(record), owner, key_of(record), record) for record in records]


def spending(player: Player, amount: int, epoch: int = 1, key: RequestKey | None = None) -> CommitUnit:
    """A unit that moves diamonds, decided on `player`."""
    after = msgspec.structs.replace(
        player, diamonds=player.diamonds - amount, ledger_entries=player.ledger_entries + 1
    )
    entry = DiamondTransaction(player.id, after.ledger_entries, -amount, after.diamonds, "house:test", "test", "", 0)
    return unit_for(
        player,
        epoch,
        puts=put(player.id, after),
        rows=[entry],
        diamonds_before=player.diamonds,
        request_key=key,
    )


def life_of(player: Player, number: int = 1) -> Life:
    """A life's row."""
    return Life(
        id=player.id * 1000 + number,
        account_id=player.id,
        number=number,
        seed="00" * 16,
        first_name="Zoë",
        last_name="O'Neill \\ ☃",
        sex="female",
        country="us",
        birth_year=2026,
        birth_month=0,
        days_per_year=12,
        born_at=0,
    )


def kept(*seqs: int, at: int | None = None) -> list[KeptPush]:
    """Pushes to keep."""
    return [KeptPush(seq, at if at is not None else now_ms(), b'{"seq":%d}' % seq) for seq in seqs]


def letter(number: int, to: Player, body: bytes = b"{}") -> OutgoingLetter:
    return OutgoingLetter(number, to.id, body)


def key(name: str, content: str = "same", reply: bytes = b'{"ok":true}') -> RequestKey:
    return RequestKey(name.ljust(64, "0"), content.ljust(64, "0"), reply)


def names(rows: Sequence[Row]) -> list[object]:
    """The first column."""
    return [row[0] for row in rows]
