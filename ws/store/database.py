"""One address for two databases: a pool for reads, a writer for commits."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlalchemy import event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from ws.kernel.errors import SettingsError, Unavailable
from ws.store.mysql import MysqlWriter
from ws.store.sqlite import SqliteWriter
from ws.store.writers import Writer

READ_CONNECTIONS = 8
PATIENCE_SECONDS = 5.0
"""A read or a batch that takes longer is given up: nobody should wait for a database that hangs."""


def parse_url(address: str) -> URL:
    """The URL with the driver this server uses. Raises SettingsError for other databases."""
    try:
        url = make_url(address)
    except Exception as error:
        raise SettingsError(f"BAOLIFE_DATABASE_URL is not a database URL: {error}") from error
    backend = url.get_backend_name()
    if backend == "sqlite":
        if not url.database or url.database == ":memory:":
            raise SettingsError("BAOLIFE_DATABASE_URL: SQLite needs a file, e.g. sqlite:///var/baolife.db")
        return url.set(drivername="sqlite+aiosqlite")
    if backend in ("mysql", "mariadb"):
        if not url.database:
            raise SettingsError("BAOLIFE_DATABASE_URL: name the database, e.g. mysql://user:password@host/baolife")
        return url.set(drivername="mysql+aiomysql", query={**url.query, "charset": "utf8mb4"})
    raise SettingsError(f"BAOLIFE_DATABASE_URL: {backend!r} is not supported; use sqlite:/// or mysql://")


class Database:
    """Reads through a pool, writes through `writer`."""

    def __init__(self, address: str, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._patience = patience_seconds
        self.url = parse_url(address)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
        self.engine: AsyncEngine = _engine(self.url, self.is_sqlite)

    def writer(self) -> Writer:
        """A new writer for the committer to own."""
        if self.is_sqlite:
            return SqliteWriter(str(self.url.database))
        return MysqlWriter(
            host=self.url.host or "127.0.0.1",
            port=self.url.port or 3306,
            user=self.url.username or "root",
            password=str(self.url.password or ""),
            database=str(self.url.database),
            timeout_seconds=self._patience,
        )

    def reading(self) -> AsyncConnection:
        """A pooled connection, as an async context manager."""
        return self.engine.connect()

    async def rows(self, sql: str, **parameters: object) -> list[tuple[object, ...]]:
        """All rows of one SELECT with named parameters (`:name`). Raises Unavailable."""
        try:
            async with asyncio.timeout(self._patience), self.engine.connect() as connection:
                found = await connection.execute(text(sql), parameters)
                return [tuple(row) for row in found]
        except (SQLAlchemyError, OSError) as error:
            raise Unavailable("The database does not answer.") from error

    async def close(self) -> None:
        """Close the pool; without it a thread of aiosqlite would keep the process alive."""
        await self.engine.dispose()


def _engine(url: URL, is_sqlite: bool) -> AsyncEngine:
    if not is_sqlite:
        return create_async_engine(
            url,
            pool_size=READ_CONNECTIONS,
            max_overflow=0,
            pool_pre_ping=True,
            pool_recycle=1800,
            pool_timeout=5,
            # Without transactions there is no ROLLBACK to wait for when a connection goes back; it
            # could not be given up, because SQLAlchemy shields it from cancellation.
            isolation_level="AUTOCOMMIT",
            pool_reset_on_return=None,
            skip_autocommit_rollback=True,
            connect_args={"connect_timeout": 5},
        )
    engine = create_async_engine(url, pool_size=READ_CONNECTIONS, max_overflow=0, pool_timeout=5)

    @event.listens_for(engine.sync_engine, "connect")
    def _configure(connection: object, _: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]  # a DBAPI connection
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA query_only = ON")
        cursor.execute("PRAGMA busy_timeout = 5000")
        cursor.close()

    return engine
