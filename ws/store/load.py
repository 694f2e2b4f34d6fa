"""Cold load: owners that arrive together are fetched together, in a handful of statements."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from sys import intern

import msgspec
import structlog
from sqlalchemy import Column, MetaData, Select, Table, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from ws.kernel.errors import Refused, Unavailable
from ws.kernel.player import Player
from ws.kernel.records import Owner, Record, key_of
from ws.kernel.state import OwnerState, packed
from ws.store.database import Database
from ws.store.schema import columns_of
from ws.store.writers import Clash, Lost, Writer

log = structlog.get_logger("store.load")

ACCOUNTS_AT_ONCE = 100
LOAD_SECONDS = 10.0
"""A load that takes longer is given up; whoever waits is told to come again."""


class Loaded(msgspec.Struct, frozen=True):
    """An owner fresh from the database, with the letters that wait for it."""

    state: OwnerState
    letters: tuple[tuple[int, bytes], ...]


class Loader:
    """Loads owners in batches and takes ownership of them by raising their epochs."""

    def __init__(
        self, database: Database, writer: Writer, metadata: MetaData, records: Iterable[type[Record]]
    ) -> None:
        self._database = database
        self._writer = writer
        self._tables = metadata.tables
        self._loaded = [r for r in records if r.STORED.table is not None and r.STORED.table.loaded]
        self._wanted: dict[int, asyncio.Future[Loaded]] = {}
        self._task: asyncio.Task[None] | None = None

    async def load(self, account_id: int) -> Loaded:
        """The owner. Raises Refused("not_found") or Unavailable."""
        future = self._wanted.get(account_id)
        if future is None:
            future = self._wanted[account_id] = asyncio.get_running_loop().create_future()
            if self._task is None or self._task.done():
                self._task = asyncio.create_task(self._run(), name="loader")
        return await asyncio.shield(future)

    async def _run(self) -> None:
        while self._wanted:
            batch = dict(list(self._wanted.items())[:ACCOUNTS_AT_ONCE])
            for account_id in batch:
                del self._wanted[account_id]
            try:
                async with asyncio.timeout(LOAD_SECONDS):
                    found = await self._load_all(sorted(batch))
            except Exception as error:
                away = isinstance(error, Lost | Clash | SQLAlchemyError | OSError)
                log.error("loading failed", accounts=len(batch), error=repr(error), exc_info=None if away else error)
                for future in batch.values():
                    _settle(future, Unavailable("The database does not answer."))
                continue
            for account_id, future in batch.items():
                loaded = found.get(account_id)
                _settle(future, loaded or Refused("not_found", "There is no such account."))

    async def _load_all(self, accounts: Sequence[int]) -> dict[int, Loaded]:
        epochs = await self._writer.raise_epochs(accounts)
        async with self._database.reading() as connection:
            states = await self._players(connection, epochs)
            if not states:
                return {}
            for record in self._loaded:
                if record is not Player:
                    await self._table_rows(connection, record, states)
            await self._state_rows(connection, self._tables["account_state"], {s: s for s in states}, states)
            lives = _active_lives(states)
            if lives:
                await self._state_rows(connection, self._tables["life_state"], lives, states)
            letters = await self._letters(connection, list(states))
        return {a: Loaded(state, tuple(letters.get(a, ()))) for a, state in states.items()}

    async def _players(self, connection: AsyncConnection, epochs: dict[int, int]) -> dict[int, OwnerState]:
        """The players, with the epochs this process raised them to, whatever stands there by now."""
        table = self._tables["players"]
        columns = [table.c[name] for name in columns_of(Player)]
        states: dict[int, OwnerState] = {}
        for row in await connection.execute(select(*columns).where(table.c.id.in_(list(epochs)))):
            player = Player(*row)
            state = states[player.id] = OwnerState(player.id, epochs[player.id])
            state.put("player", "", player)
        return states

    async def _table_rows(
        self, connection: AsyncConnection, record: type[Record], states: dict[int, OwnerState]
    ) -> None:
        declared = record.STORED.table
        if declared is None:
            return
        table = self._tables[declared.name]
        columns = [table.c[name] for name in columns_of(record)]
        if record.STORED.owner is Owner.LIFE:
            owners = _active_lives(states)
            owner_column = table.c["id" if declared.primary == ("id",) else "life_id"]
        else:
            owners = {account_id: account_id for account_id in states}
            owner_column = table.c["id" if declared.primary == ("id",) else "account_id"]
        if not owners:
            return
        for row in await connection.execute(_owned(columns, owner_column, owners)):
            made = record(*row[:-1])
            states[owners[row[-1]]].put(record.STORED.kind, key_of(made), made)

    async def _state_rows(
        self, connection: AsyncConnection, table: Table, owners: dict[int, int], states: dict[int, OwnerState]
    ) -> None:
        columns = [table.c.kind, table.c.record_key, table.c.version, table.c.body]
        owner_column = next(iter(table.primary_key.columns))
        for kind, key, version, body, owner in await connection.execute(_owned(columns, owner_column, owners)):
            state = states[owners[owner]]
            # the same few names come for every player: one object each, or it is 10 KB a player
            state.put(intern(kind), intern(key), packed(bytes(body), version))
            state.size_bytes += len(body)

    async def _letters(
        self, connection: AsyncConnection, accounts: Sequence[int]
    ) -> dict[int, list[tuple[int, bytes]]]:
        table = self._tables["letters"]
        columns = [table.c.id, table.c.to_account, table.c.body]
        query = select(*columns).where(table.c.to_account.in_(accounts)).order_by(table.c.id)
        found: dict[int, list[tuple[int, bytes]]] = {}
        for number, account_id, body in await connection.execute(query):
            found.setdefault(account_id, []).append((number, bytes(body)))
        return found


async def read_life(
    database: Database, metadata: MetaData, life: type[Record], life_id: int
) -> tuple[OwnerState, list[tuple[int, bytes]]] | None:
    """The records of one life and its (minute, choice)s, without taking ownership; None when
    there is no such life."""
    lives, life_state, choices = (metadata.tables[name] for name in ("lives", "life_state", "life_choices"))
    async with database.reading() as connection:
        row = (await connection.execute(select(lives).where(lives.c.id == life_id))).first()
        if row is None:
            return None
        state = OwnerState(row.account_id, epoch=0)
        state.put(life.STORED.kind, "", life(*row))
        for found in await connection.execute(select(life_state).where(life_state.c.life_id == life_id)):
            state.put(found.kind, found.record_key, packed(bytes(found.body), found.version))
        query = (
            select(choices.c.minute, choices.c.body).where(choices.c.life_id == life_id).order_by(choices.c.number)
        )
        return state, [(minute, bytes(body)) for minute, body in await connection.execute(query)]


def _owned(columns: Sequence[Column], owner: Column, owners: dict[int, int]) -> Select:  # type: ignore[type-arg]  # the columns differ in type
    return select(*columns, owner).where(owner.in_(list(owners)))


def _active_lives(states: dict[int, OwnerState]) -> dict[int, int]:
    """Active life -> its account."""
    return {
        player.life_id: account_id
        for account_id, state in states.items()
        if (player := state.get(Player)).life_id is not None
    }


def _settle(future: asyncio.Future[Loaded], result: Loaded | Exception) -> None:
    if future.done():
        return
    if isinstance(result, Exception):
        future.set_exception(result)
        future.exception()  # nobody may be left to hear it; that is no fault
    else:
        future.set_result(result)
