"""Tables of what ships with the game, and how they are filled (see `ws/kernel/catalogues.py`).

A start compares hashes in one query. Only when something differs does it write, in one transaction that begins with
locking the hashes: two processes that start at once follow each other, and the second finds the work done. Rows are
never deleted, because histories point to them: what is no longer in the content is marked `retired_at`.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec
from sqlalchemy import MetaData, Table, bindparam, insert, select, text
from sqlalchemy.dialects.mysql import insert as mysql_insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from ws.kernel.catalogues import Definition
from ws.kernel.errors import Unavailable
from ws.store.catalogue_tables import HASHES, hints_of
from ws.store.columns import plain_type
from ws.store.database import Database

FILL_SECONDS: Final = 30.0
"""A filling that takes longer is given up; the largest takes a fraction of a second."""

_encode = msgspec.json.Encoder(order="sorted").encode

Rows = Mapping[str, dict[str, object]]
"""Columns of a definition, its digest among them, by id."""


class Filled(msgspec.Struct, frozen=True):
    """What a filling changed, in rows."""

    added: int = 0
    changed: int = 0
    retired: int = 0
    """A row that comes back after it was retired counts as changed."""

    @property
    def is_any(self) -> bool:
        return bool(self.added or self.changed or self.retired)

    def plus(self, other: Filled) -> Filled:
        return Filled(self.added + other.added, self.changed + other.changed, self.retired + other.retired)


class Catalogues:
    """See the module."""

    def __init__(self, database: Database, metadata: MetaData) -> None:
        self._database = database
        self._tables = metadata.tables

    async def fill(self, defined: Mapping[type[Definition], Sequence[Definition]], at: int) -> Filled:
        """Make the tables say what is defined; `at` in Unix milliseconds. Raises Unavailable when the database is
        away or busy: then nothing was written."""
        wanted = {definition.TABLE: _rows(definition, entries) for definition, entries in defined.items()}
        digests = {table: _digest(rows) for table, rows in wanted.items()}
        found = {row[0]: row[1:] for row in await self._database.rows(_looked(digests))} if digests else {}
        if all(found.get(table) == (digest, bool(wanted[table])) for table, digest in digests.items()):
            return Filled()
        engine = create_async_engine(self._database.url, poolclass=NullPool)
        try:
            async with asyncio.timeout(FILL_SECONDS), engine.connect() as connection:
                if not self._database.is_sqlite:
                    await connection.execution_options(isolation_level="READ COMMITTED")
                async with connection.begin():
                    return await self._write(connection, wanted, digests, at)
        except (SQLAlchemyError, OSError) as error:
            raise Unavailable("The catalogues could not be filled.") from error
        finally:
            await engine.dispose()

    async def _write(
        self, connection: AsyncConnection, wanted: Mapping[str, Rows], digests: Mapping[str, str], at: int
    ) -> Filled:
        done = Filled()
        for table in sorted(wanted):  # all processes lock in one order
            if await self._lock(connection, table) == (digests[table], bool(wanted[table])):
                continue
            done = done.plus(await self._write_table(connection, self._tables[table], wanted[table], at))
            hashes = self._tables[HASHES]
            await connection.execute(
                hashes.update().where(hashes.c.table_name == table).values(digest=digests[table], filled_at=at)
            )
        return done

    async def _lock(self, connection: AsyncConnection, table: str) -> tuple[str, bool]:
        """Wait for whoever else fills the table; its hash then, and whether it has rows. It writes
        first and reads afterwards: SQLite takes its lock with the first write, and MySQL would give two readers a
        lock that neither can raise."""
        hashes = self._tables[HASHES]
        row = {"table_name": table, "digest": "", "filled_at": 0}
        if self._database.is_sqlite:
            await connection.execute(insert(hashes).prefix_with("OR IGNORE"), row)
        else:
            same = {"table_name": hashes.c.table_name}
            await connection.execute(mysql_insert(hashes).on_duplicate_key_update(**same), row)
        [found] = await connection.execute(text(_looked([table])))
        return str(found[1]), bool(found[2])

    async def _write_table(self, connection: AsyncConnection, table: Table, wanted: Rows, at: int) -> Filled:
        found = await connection.execute(select(table.c.id, table.c.digest, table.c.retired_at))
        there = {str(row.id): (str(row.digest), row.retired_at) for row in found}
        added = [{**row, "added_at": at, "changed_at": at} for id_, row in wanted.items() if id_ not in there]
        changed = [
            {**row, "changed_at": at, "retired_at": None, "which": id_}
            for id_, row in wanted.items()
            if id_ in there and there[id_] != (row["digest"], None)
        ]
        retired = [id_ for id_, (_, retired_at) in there.items() if id_ not in wanted and retired_at is None]
        if added:
            await connection.execute(insert(table), added)
        if changed:
            await connection.execute(table.update().where(table.c.id == bindparam("which")), changed)
        if retired:
            await connection.execute(table.update().where(table.c.id.in_(retired)).values(retired_at=at))
        return Filled(len(added), len(changed), len(retired))


def _looked(tables: Iterable[str]) -> str:
    """One SELECT: of each table its name, the hash it was filled with last, and whether it has rows at all. A table
    that a migration made anew is empty, whatever its hash says."""
    return " UNION ALL ".join(
        f"SELECT table_name, digest, EXISTS (SELECT 1 FROM {table}) FROM {HASHES} WHERE table_name = '{table}'"  # noqa: S608  # our own names
        for table in tables
    )


def _rows(definition: type[Definition], entries: Iterable[Definition]) -> Rows:
    hints = hints_of(definition)
    plain = {name for name, hint in hints.items() if plain_type(hint) is not None}
    rows: dict[str, dict[str, object]] = {}
    for entry in entries:
        if entry.id in rows:
            raise ValueError(f"{definition.TABLE}: {entry.id!r} is there twice")
        row = {name: _value(name in plain, getattr(entry, name)) for name in hints}
        rows[entry.id] = {**row, "digest": hashlib.sha256(_encode(row)).hexdigest()}
    return rows


def _value(is_plain: bool, value: object) -> object:
    if value is None or is_plain:
        return value
    return _encode(value).decode()


def _digest(rows: Rows) -> str:
    return hashlib.sha256(_encode({id_: row["digest"] for id_, row in rows.items()})).hexdigest()
