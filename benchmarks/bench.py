"""What every benchmark is given: where to work, which databases there are, and how long to take."""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec
import pymysql
from sqlalchemy.engine import make_url

from benchmarks.report import say

SECRET: Final = "benchmarks-only-0123456789abcdef0123456789abcdef"
"""Signs the tokens that the benchmarks mint for their own servers."""

_numbers = itertools.count(1)


class Bench(msgspec.Struct, frozen=True):
    """The surroundings of a run."""

    folder: Path
    """A temporary folder of this run."""
    mysql: str | None
    """mysql://user:password@host:port of a server where databases bench_* may be made; or None."""
    quick: bool
    profiler: str | None = None
    """Path of py-spy, when the loaded servers are to be profiled."""

    def seconds(self, full: float) -> float:
        """How long to measure: a third when it must be quick."""
        return full / 3 if self.quick else full

    def count(self, full: int, quick: int) -> int:
        """How many."""
        return quick if self.quick else full

    @contextmanager
    def database(self, kind: str) -> Iterator[str]:
        """The URL of a new, empty database ("mysql" or "sqlite"), gone afterwards."""
        number = next(_numbers)
        if kind == "sqlite":
            file = self.folder / f"bench{number}.db"
            try:
                yield f"sqlite:///{file}"
            finally:
                for path in self.folder.glob(f"{file.name}*"):
                    path.unlink()
            return
        if self.mysql is None:
            raise RuntimeError("no MySQL or MariaDB was found")
        name = f"bench_{os.getpid()}_{number}"
        _execute(self.mysql, f"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
        try:
            yield f"{self.mysql.rstrip('/')}/{name}"
        finally:
            _execute(self.mysql, f"DROP DATABASE IF EXISTS {name}")


def find_mysql(url: str) -> str | None:
    """The URL if a server answers there, else None."""
    try:
        _execute(url, "SELECT 1")
    except pymysql.err.MySQLError as error:
        say(f"no MySQL at {url}: {error}")
        return None
    return url


Row = tuple[object, ...]
Inserter = Callable[[str, tuple[str, ...], Sequence[Row]], None]
"""(table, columns, rows): insert them, in one transaction for each call."""


@contextmanager
def bulk(database_url: str) -> Iterator[Inserter]:
    """Inserts of many rows at once, past the server's own store."""
    url = make_url(database_url)
    sqlite = url.get_backend_name() == "sqlite"
    connection: Any = sqlite3.connect(str(url.database)) if sqlite else _connect(database_url)
    mark = "?" if sqlite else "%s"

    def insert(table: str, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
        cursor = connection.cursor()
        marks = ", ".join([mark] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
        connection.commit()

    try:
        yield insert
    finally:
        connection.close()


def _execute(server: str, sql: str) -> None:
    connection = _connect(server)
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
    finally:
        connection.close()


def _connect(address: str) -> pymysql.Connection[pymysql.cursors.Cursor]:
    url = make_url(address)
    return pymysql.connect(
        host=url.host or "127.0.0.1",
        port=url.port or 3306,
        user=url.username or "root",
        password=str(url.password or ""),
        database=url.database,
        charset="utf8mb4",
        connect_timeout=3,
    )
