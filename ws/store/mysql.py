"""Writing to MySQL and MariaDB: multi-row statements, built here as text.

SQLAlchemy's executemany over aiomysql falls back to one statement a row, and the driver's
`%s` escaping is the largest cost of a commit in Python. So rows are written as text: integers
as digits, strings and bytes as hexadecimal literals, whose alphabet can not leave the literal,
whatever sql_mode the server is in (docs/adr/0004).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from functools import lru_cache

import aiomysql
import pymysql
from pymysql.constants import CLIENT

from ws.store.batch import Delete, Insert, Row, Statement, StateRow, StateUpsert, Update, Upsert, Value, in_slices
from ws.store.writers import Answers, Clash, Duplicate, Lost, Questions, Rejected, Written

_ROWS_AT_ONCE = 400
PACKET_BYTES = 1024 * 1024
"""Statements are sent together up to so much: a sixteenth of what servers take at their defaults."""
LOCK_WAIT_SECONDS = 3
"""How long a statement waits for a lock that somebody else holds, before the patience is asked."""
_CLASHES = frozenset({1205, 1213})
"""Lock wait timeout, deadlock."""
_DUPLICATE = 1062
_FOR_NOW = frozenset({1021, 1040, 1053, 1114, 1158, 1159, 1160, 1161, 1203, 1290, 1836, 1927})
"""Disk or table full, too many connections, shutdown, network, read-only: may pass."""


class MysqlWriter:
    """See `Writer`. A hung server is given up after `timeout_seconds` a batch."""

    def __init__(
        self, host: str, port: int, user: str, password: str, database: str, timeout_seconds: float = 10.0
    ) -> None:
        self._address = (host, port, user, password, database)
        self._timeout = timeout_seconds
        self._connection: aiomysql.Connection | None = None
        self._given_up: list[int] = []
        """Connections that fell silent. The server may hold their transactions open, locks and all,
        until it notices that nobody is there; so they are ended by name."""
        self._transaction = asyncio.Lock()
        """Held from begin to write or abandon, so that nothing slips into an open batch."""

    async def begin(self, questions: Questions) -> Answers:
        await self._transaction.acquire()
        try:
            async with self._guarded():
                try:
                    answers = await self._ask(_questions(questions))
                except pymysql.err.IntegrityError as error:
                    raise Written(questions.batch_id) from error
            _, players, keys, letters = answers
            return Answers(
                players={row[0]: (row[1], row[2]) for row in players},
                keys={row[0]: (row[1], row[2]) for row in keys},
                letters=frozenset(row[0] for row in letters),
            )
        except BaseException:
            await self._rollback()
            self._transaction.release()
            raise

    async def write(self, statements: Sequence[Statement]) -> None:
        is_committing = False
        try:
            sent = packets([*_told(statements), b"COMMIT"])
            async with self._guarded():
                for packet in sent:
                    is_committing = packet is sent[-1]
                    await self._ask(packet)
        except Lost as error:
            error.in_doubt = is_committing and not error.was_answered
            raise
        except (Duplicate, Rejected, Clash):
            await self._rollback()
            raise
        finally:
            self._transaction.release()

    async def abandon(self) -> None:
        try:
            await self._rollback()
        finally:
            self._transaction.release()

    async def raise_epochs(self, accounts: Sequence[int]) -> dict[int, int]:
        ids = ",".join(map(str, sorted(accounts)))
        async with self._transaction, self._guarded():
            await self._execute(f"UPDATE players SET epoch = epoch + 1 WHERE id IN ({ids})")  # noqa: S608  # integers
            rows = await self._fetch(f"SELECT id, epoch FROM players WHERE id IN ({ids})")  # noqa: S608  # integers
            await self._execute("COMMIT")
            return {row[0]: row[1] for row in rows}

    async def prune(self, table: str, before: int, most: int) -> int:
        async with self._transaction, self._guarded():
            gone = await self._execute(f"DELETE FROM {table} WHERE at < {int(before)} LIMIT {int(most)}")  # noqa: S608  # our own names
            await self._execute("COMMIT")
            return gone

    async def close(self) -> None:
        self._disconnect()

    @asynccontextmanager
    async def _guarded(self) -> AsyncIterator[None]:
        """Drop the connection after whatever leaves it in doubt; translate the driver's errors."""
        try:
            async with asyncio.timeout(self._timeout):
                yield
        except TimeoutError as error:
            if self._connection is not None:
                self._given_up.append(self._connection.thread_id())
            self._disconnect()
            raise Lost(f"the database was silent for {self._timeout} s") from error
        except (OSError, EOFError, pymysql.err.InterfaceError) as error:
            self._disconnect()
            raise Lost(f"{type(error).__name__}: {error}") from error
        except pymysql.err.MySQLError as error:
            raise self._translated(error) from error
        except BaseException:
            self._disconnect()  # nobody knows how far the transaction came
            raise

    def _translated(self, error: pymysql.err.MySQLError) -> Exception:
        number = error.args[0] if error.args and isinstance(error.args[0], int) else 0
        if number in _CLASHES:
            return Clash(str(error))
        if number == _DUPLICATE:
            return Duplicate(str(error))
        if number in _FOR_NOW or number == 0 or 2000 <= number < 3000:
            self._disconnect()
            return Lost(str(error), was_answered=number in _FOR_NOW)
        return Rejected(str(error))

    async def _connected(self) -> aiomysql.Connection:
        if self._connection is None:
            host, port, user, password, database = self._address
            self._connection = await aiomysql.connect(
                host=host,
                port=port,
                user=user,
                password=password,
                db=database,
                charset="utf8mb4",
                client_flag=CLIENT.MULTI_STATEMENTS,
                autocommit=False,
                connect_timeout=self._timeout,
                init_command="SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
            )
            await self._connection.query(f"SET SESSION innodb_lock_wait_timeout = {LOCK_WAIT_SECONDS}")
            while self._given_up:
                with suppress(pymysql.err.MySQLError):  # it has ended already
                    await self._connection.query(f"KILL {int(self._given_up.pop())}")
        return self._connection

    async def _ask(self, packet: bytes) -> list[Sequence[tuple]]:  # type: ignore[type-arg]  # rows of the driver are untyped
        """Send statements in one go, and read what each answers. The server stops at the first that fails."""
        connection = await self._connected()
        async with connection.cursor() as cursor:
            await cursor.execute(packet)
            answers = [await cursor.fetchall()]
            while await cursor.nextset():
                answers.append(await cursor.fetchall())
            return answers

    async def _execute(self, sql: str | bytes) -> int:
        connection = await self._connected()
        return int(await connection.query(sql))

    async def _fetch(self, sql: str) -> Sequence[tuple]:  # type: ignore[type-arg]  # rows of the driver are untyped
        connection = await self._connected()
        async with connection.cursor() as cursor:
            await cursor.execute(sql)
            rows: Sequence[tuple] = await cursor.fetchall()  # type: ignore[type-arg]
            return rows

    async def _rollback(self) -> None:
        if self._connection is None:
            return
        try:
            async with self._guarded():
                await self._execute("ROLLBACK")
        except (Lost, Clash, Duplicate, Rejected):
            self._disconnect()

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _text(value: str) -> str:
    return f"_utf8mb4 x'{value.encode().hex()}'"


_short_text = lru_cache(maxsize=4096)(_text)
"""Kinds and keys of records: the same few again and again."""


def _binary(value: bytes) -> str:
    return f"x'{value.hex()}'"


_LITERALS: dict[type, Callable[..., str]] = {
    int: repr,
    float: repr,
    bytes: _binary,
    str: _text,
    bool: lambda value: "1" if value else "0",
    type(None): lambda value: "NULL",
}


def literal(value: Value) -> str:
    """A value as an SQL literal. Raises KeyError for any other type."""
    return _LITERALS[type(value)](value)


def _questions(questions: Questions) -> bytes:
    """The batch's name, and what must be known and locked before it is written. The first statement begins the
    transaction, because the connection does not commit by itself."""
    players = ",".join(map(str, sorted(questions.accounts))) or "NULL"
    keys = ",".join(literal(value) for value in questions.key_hashes) or "NULL"
    letters = ",".join(map(str, sorted(questions.letters))) or "NULL"
    return (
        f"INSERT INTO commit_batches (id, at) VALUES ({literal(questions.batch_id)}, {int(questions.at)});"  # noqa: S608  # escaped
        f"SELECT id, epoch, diamonds FROM players WHERE id IN ({players}) ORDER BY id FOR UPDATE;"
        f"SELECT key_hash, content_hash, reply FROM request_keys WHERE key_hash IN ({keys});"
        f"SELECT id FROM letters WHERE id IN ({letters}) FOR UPDATE"
    ).encode()


def packets(statements: Sequence[bytes]) -> list[bytes]:
    """Statements put together, in their order: as many in a packet as PACKET_BYTES holds, one at least."""
    made: list[bytes] = []
    held: list[bytes] = []
    size = 0
    for statement in statements:
        if held and size + len(statement) > PACKET_BYTES:
            made.append(b";".join(held))
            held, size = [], 0
        held.append(statement)
        size += len(statement) + 1
    return [*made, b";".join(held)]


def _told(statements: Sequence[Statement]) -> list[bytes]:
    """Everything as text before the first of it is sent. Raises Rejected for what can not be told."""
    try:
        return [sql.encode() for statement in statements for sql in sql_of(statement)]
    except (KeyError, ValueError, TypeError) as error:
        raise Rejected(f"not to be told in SQL: {error!r}") from error


def sql_of(statement: Statement) -> list[str]:
    """The statement as text, in pieces that stay far under max_allowed_packet."""
    if isinstance(statement, StateUpsert):
        return [_state_sql(statement, rows) for rows in in_slices(statement.rows, _ROWS_AT_ONCE)]
    if isinstance(statement, Insert | Upsert):
        return [_insert_sql(statement, rows) for rows in in_slices(statement.rows, _ROWS_AT_ONCE)]
    if isinstance(statement, Update):
        return [_update_sql(statement, row) for row in statement.rows]
    return [_delete_sql(statement, rows) for rows in in_slices(statement.rows, _ROWS_AT_ONCE)]


def _insert_sql(statement: Insert | Upsert, rows: Sequence[Row]) -> str:
    literals = _LITERALS
    values = ",".join([f"({','.join([literals[type(value)](value) for value in row])})" for row in rows])
    return _insert(statement, values)


def _state_sql(statement: StateUpsert, rows: Sequence[StateRow]) -> str:
    short = _short_text
    return _insert(
        statement,
        ",".join(
            [
                f"({owner:d},{short(kind)},{short(key)},{version:d},x'{body.hex()}')"
                for owner, kind, key, version, body in rows
            ]
        ),
    )


def _insert(statement: Insert | Upsert | StateUpsert, values: str) -> str:
    sql = f"INSERT INTO {statement.table} ({','.join(statement.columns)}) VALUES {values}"  # noqa: S608  # literals
    if isinstance(statement, Insert):
        return sql
    sets = ",".join(f"{name}=VALUES({name})" for name in statement.columns if name not in statement.primary)
    return f"{sql} ON DUPLICATE KEY UPDATE {sets}"


def _update_sql(statement: Update, row: Row) -> str:
    named = dict(zip(statement.columns, row, strict=True))
    sets = ",".join(f"{name}={literal(value)}" for name, value in named.items() if name not in statement.primary)
    where = " AND ".join(f"{name}={literal(named[name])}" for name in statement.primary)
    return f"UPDATE {statement.table} SET {sets} WHERE {where}"  # noqa: S608  # literals


def _delete_sql(statement: Delete, rows: Sequence[Row]) -> str:
    def condition(row: Row) -> str:
        pairs = zip(statement.columns, row, strict=True)
        return " AND ".join(f"{name}{'<=' if name == statement.upper else '='}{literal(v)}" for name, v in pairs)

    where = " OR ".join(f"({condition(row)})" for row in rows)
    return f"DELETE FROM {statement.table} WHERE {where}"  # noqa: S608  # literals
