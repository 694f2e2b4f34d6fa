"""Real databases: a migrated SQLite file to copy, and a MySQL database of one's own."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pymysql
from sqlalchemy.engine import make_url

from tests.support.services import MYSQL_URL
from ws.migrate import migrate
from ws.store.database import Database

Row = tuple[Any, ...]


def sqlite_url(path: Path) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{path}"


def copy_sqlite(template: Path, path: Path) -> str:
    """A database of its own from a migrated file that nobody writes any more."""
    shutil.copyfile(template, path)
    return sqlite_url(path)


def make_template(path: Path) -> Path:
    """A migrated SQLite file with everything in the file itself."""
    migrate(sqlite_url(path))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    return path


@contextmanager
def empty_mysql() -> Iterator[str]:
    """The address of a new MySQL database, dropped in the end."""
    name = f"baolife_test_{secrets.token_hex(6)}"
    with mysql_connection(MYSQL_URL) as connection:
        connection.cursor().execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
    try:
        yield make_url(MYSQL_URL).set(database=name).render_as_string(hide_password=False)
    finally:
        with mysql_connection(MYSQL_URL) as connection:
            connection.cursor().execute(f"DROP DATABASE IF EXISTS {name}")


@contextmanager
def mysql_connection(address: str) -> Iterator[pymysql.Connection[Any]]:
    """A plain connection that commits each statement."""
    url = make_url(address)
    connection = pymysql.connect(
        host=url.host or "127.0.0.1",
        port=url.port or 3306,
        user=url.username or "root",
        password=str(url.password or ""),
        database=url.database,
        autocommit=True,
        connect_timeout=5,
    )
    try:
        yield connection
    finally:
        connection.close()


def empty_tables(address: str) -> None:
    """Delete every row of a MySQL database, the migrations' own excepted."""
    with mysql_connection(address) as connection:
        cursor = connection.cursor()
        cursor.execute("SHOW TABLES")
        tables = [str(row[0]) for row in cursor.fetchall()]
        cursor.execute("SET FOREIGN_KEY_CHECKS = 0")
        for table in tables:
            if table != "alembic_version":
                cursor.execute(f"DELETE FROM {table}")


async def rows(address: str, sql: str, **parameters: object) -> list[Row]:
    """What a SELECT finds, through the server's own reading pool."""
    database = Database(address)
    try:
        return await database.rows(sql, **parameters)
    finally:
        await database.close()


async def count(address: str, table: str) -> int:
    """How many rows a table has."""
    return int((await rows(address, f"SELECT COUNT(*) FROM {table}"))[0][0])


async def execute(address: str, sql: str) -> None:
    """Change a database from outside, as an operator might; the server's loop goes on meanwhile."""
    await asyncio.to_thread(_execute, address, sql)


def _execute(address: str, sql: str) -> None:
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        connection = sqlite3.connect(str(url.database), timeout=10)
        with connection:
            connection.execute(sql)
        connection.close()
        return
    with mysql_connection(address) as mysql:
        mysql.cursor().execute(sql)
