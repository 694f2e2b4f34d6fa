"""Databases for the fault tests: made fresh, migrated once, looked into past the server."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import msgspec
import pymysql
import pytest
from sqlalchemy.engine import URL, make_url

from ws import migrate

Rows = list[tuple]  # type: ignore[type-arg]  # whatever the database gives

DEFAULT_MYSQL = "mysql://root@127.0.0.1:3306"
INSIST = "BAOLIFE_TEST_INSIST"


class Problem(msgspec.Struct, frozen=True):
    """Why something outside Python is not there."""

    reason: str

    def stop(self) -> None:
        """Skip the test, or fail it where nothing may be left out."""
        if os.environ.get(INSIST) == "1":
            pytest.fail(self.reason, pytrace=False)
        pytest.skip(self.reason)


class Place(Protocol):
    """A database as a test sees it: an address for the server, and a window of its own."""

    url: str

    def rows(self, sql: str, *values: object) -> Rows:
        """All rows of a SELECT; `?` stands for values on both databases."""

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Add rows and commit them."""

    def drop(self) -> None:
        """Remove it."""


class SqlitePlace:
    """A SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"

    @classmethod
    def make(cls, path: Path) -> SqlitePlace:
        """A copy of a database that was migrated once for this process."""
        shutil.copyfile(_sqlite_template(), path)
        return cls(path)

    def rows(self, sql: str, *values: object) -> Rows:
        connection = sqlite3.connect(self.path, timeout=30)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        connection = sqlite3.connect(self.path, timeout=30)
        try:
            connection.executemany(_insert(table, columns, "?"), rows)
            connection.commit()
        finally:
            connection.close()

    def drop(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)


class MysqlPlace:
    """A database on a MySQL or MariaDB server."""

    def __init__(self, address: URL) -> None:
        self._address = address
        self.name = str(address.database)
        self.url = address.render_as_string(hide_password=False)

    @classmethod
    def make(cls, server: URL) -> MysqlPlace:
        """A new database on the server, migrated."""
        name = f"faults_{secrets.token_hex(6)}"
        connection = _connect(server, None)
        with connection, connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
        place = cls(server.set(database=name))
        migrate.migrate(place.url)
        return place

    def rows(self, sql: str, *values: object) -> Rows:
        connection = _connect(self._address, self._address.database)
        with connection, connection.cursor() as cursor:
            cursor.execute(sql.replace("?", "%s"), values)
            return list(cursor.fetchall())

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        connection = _connect(self._address, self._address.database)
        with connection, connection.cursor() as cursor:
            cursor.executemany(_insert(table, columns, "%s"), rows)
            connection.commit()

    def empty(self) -> None:
        """Delete every row but the schema's version."""
        connection = _connect(self._address, self._address.database)
        with connection, connection.cursor() as cursor:
            cursor.execute("SET FOREIGN_KEY_CHECKS = 0")
            cursor.execute("SHOW TABLES")
            for (table,) in cursor.fetchall():
                if table != "alembic_version":
                    cursor.execute(f"DELETE FROM {table}")
            connection.commit()

    def drop(self) -> None:
        connection = _connect(self._address, None)
        with connection, connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {self.name}")


def mysql_address() -> URL:
    """The server for ordinary tests."""
    return make_url(os.environ.get("BAOLIFE_TEST_MYSQL_URL", DEFAULT_MYSQL))


@cache
def mysql_problem() -> Problem | None:
    """Why there is no MySQL server to test with; None when there is one."""
    address = mysql_address()
    try:
        _connect(address, None).close()
    except (pymysql.err.MySQLError, OSError) as error:
        return Problem(f"no MySQL server at {address.render_as_string()}: {error}")
    return None


def _insert(table: str, columns: Sequence[str], placeholder: str) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join([placeholder] * len(columns))})"


def _connect(address: URL, database: str | None) -> pymysql.connections.Connection:
    return pymysql.connect(
        host=address.host or "127.0.0.1",
        port=address.port or 3306,
        user=address.username or "root",
        password=str(address.password or ""),
        database=database,
        charset="utf8mb4",
        connect_timeout=5,
        read_timeout=60,
    )


@cache
def _sqlite_template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="faults-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "template.db"
    migrate.migrate(f"sqlite:///{path}")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path
