"""Writing to SQLite: one thread, one connection, one hop for each step of a batch."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from ws.store.batch import Insert, Statement, StateUpsert, Update, Upsert
from ws.store.writers import Answers, Clash, Duplicate, Lost, Questions, Rejected, Written, placeholders

T = TypeVar("T")

_BATCH = "INSERT INTO commit_batches (id, at) VALUES (?, ?)"
BUSY_SECONDS = 1.0
"""How long to wait for a lock that somebody else holds, before the patience is asked."""
_AT_ONCE = 500
"""Values in one IN (...); SQLite's own limit is far above."""


class SqliteWriter:
    """See `Writer`. `synchronous=FULL`: a commit that was answered survives a power cut."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite-writer")
        self._connection: sqlite3.Connection | None = None
        self._transaction = asyncio.Lock()
        """Held from begin to write or abandon, so that nothing slips into an open batch."""

    async def begin(self, questions: Questions) -> Answers:
        await self._transaction.acquire()
        try:
            return await self._run(lambda: self._begin(questions))
        except BaseException:
            try:
                await self._run(self._rollback)
            finally:
                self._transaction.release()
            raise

    async def write(self, statements: Sequence[Statement]) -> None:
        try:
            await self._run(lambda: self._write(statements))
        finally:
            self._transaction.release()

    async def abandon(self) -> None:
        try:
            await self._run(self._rollback)
        finally:
            self._transaction.release()

    async def raise_epochs(self, accounts: Sequence[int]) -> dict[int, int]:
        async with self._transaction:
            return await self._run(lambda: self._raise_epochs(accounts))

    async def prune(self, table: str, before: int, most: int) -> int:
        sql = f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE at < ? LIMIT ?)"  # noqa: S608  # our own table names
        async with self._transaction:
            return await self._run(lambda: self._open().execute(sql, (before, most)).rowcount)

    async def close(self) -> None:
        await self._run(self._close)
        self._thread.shutdown()

    async def _run(self, work: Callable[[], T]) -> T:
        def _guarded() -> T:
            with _translated():
                return work()

        return await asyncio.get_running_loop().run_in_executor(self._thread, _guarded)

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _raise_epochs(self, accounts: Sequence[int]) -> dict[int, int]:
        connection = self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            sql = "UPDATE players SET epoch = epoch + 1 WHERE id = ?"
            connection.executemany(sql, [(account,) for account in accounts])
            raised = {row[0]: row[1] for row in self._select("id, epoch", "players", "id", accounts)}
            connection.execute("COMMIT")
        except BaseException:
            self._rollback()
            raise
        return raised

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            if not Path(self._path).exists():
                raise Lost(f"there is no database file {self._path}; run the migrations")
            connection = sqlite3.connect(self._path, isolation_level=None, timeout=BUSY_SECONDS)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            self._connection = connection
        return self._connection

    def _begin(self, questions: Questions) -> Answers:
        self._open().execute("BEGIN IMMEDIATE")
        try:
            self._open().execute(_BATCH, (questions.batch_id, questions.at))
        except sqlite3.IntegrityError as error:
            raise Written(questions.batch_id) from error
        players = self._select("id, epoch, diamonds", "players", "id", questions.accounts)
        keys = self._select("key_hash, content_hash, reply", "request_keys", "key_hash", questions.key_hashes)
        letters = self._select("id", "letters", "id", questions.letters)
        return Answers(
            players={row[0]: (row[1], row[2]) for row in players},
            keys={row[0]: (row[1], row[2]) for row in keys},
            letters=frozenset(row[0] for row in letters),
        )

    def _select(self, what: str, table: str, column: str, values: Sequence[int] | Sequence[str]) -> Iterator[tuple]:  # type: ignore[type-arg]  # rows of sqlite3 are untyped
        connection = self._open()
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            sql = f"SELECT {what} FROM {table} WHERE {column} IN ({placeholders(len(part))})"  # noqa: S608  # names from this module
            yield from connection.execute(sql, tuple(part))

    def _write(self, statements: Sequence[Statement]) -> None:
        try:
            connection = self._open()
            for statement in statements:
                connection.executemany(_sql(statement), _values(statement))
            connection.execute("COMMIT")
        except Exception:
            self._rollback()
            raise

    def _rollback(self) -> None:
        if self._connection is not None and self._connection.in_transaction:
            self._connection.rollback()


def _sql(statement: Statement) -> str:
    table, columns = statement.table, statement.columns
    if isinstance(statement, Insert | Upsert | StateUpsert):
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({placeholders(len(columns))})"  # noqa: S608  # our own names
        if not isinstance(statement, Insert):
            sets = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in statement.primary)
            sql += f" ON CONFLICT ({', '.join(statement.primary)}) DO UPDATE SET {sets}"
        return sql
    if isinstance(statement, Update):
        sets = ", ".join(f"{name} = ?" for name in columns if name not in statement.primary)
        return f"UPDATE {table} SET {sets} WHERE {' AND '.join(f'{name} = ?' for name in statement.primary)}"  # noqa: S608  # our own names
    conditions = " AND ".join(f"{name} {'<=' if name == statement.upper else '='} ?" for name in columns)
    return f"DELETE FROM {table} WHERE {conditions}"  # noqa: S608  # our own names


def _values(statement: Statement) -> Sequence[tuple[object, ...]]:
    if not isinstance(statement, Update):
        return statement.rows
    columns = statement.columns
    order = [columns.index(name) for name in columns if name not in statement.primary]
    order += [columns.index(name) for name in statement.primary]
    return [tuple(row[place] for place in order) for row in statement.rows]


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname in ("SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE"):
            raise Duplicate(str(error)) from error
        raise Rejected(str(error)) from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise Clash(str(error)) from error
        if error.sqlite_errorname == "SQLITE_ERROR":
            raise Rejected(str(error)) from error
        raise Lost(str(error)) from error
    except (sqlite3.Error, TypeError, ValueError, OverflowError) as error:  # what can not be told in SQL
        raise Rejected(str(error)) from error
