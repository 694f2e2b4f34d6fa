"""Addresses of databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from ws.kernel.errors import SettingsError, Unavailable
from ws.store.database import Database, parse_url


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        ("sqlite:///var/x.db", "sqlite+aiosqlite"),
        ("sqlite:////abs/x.db", "sqlite+aiosqlite"),
        ("mysql://u:p@h/x", "mysql+aiomysql"),
        ("mariadb://u@h:3307/x", "mysql+aiomysql"),
    ],
)
def test_the_driver_is_chosen_here(address: str, driver: str) -> None:
    assert parse_url(address).drivername == driver


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "postgresql://u@h/x",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://root@127.0.0.1:3306",
        "mysql:///",
    ],
)
def test_other_addresses_are_refused_with_the_variables_name(address: str) -> None:
    with pytest.raises(SettingsError, match="BAOLIFE_DATABASE_URL"):
        parse_url(address)


async def test_the_reading_pool_does_not_write(sqlite_database_url: str) -> None:
    database = Database(sqlite_database_url)
    with pytest.raises(Unavailable):
        await database.rows("DELETE FROM players")
    assert await database.rows("SELECT 1 + :more", more=2) == [(3,)]
    await database.close()


async def test_a_missing_table_is_an_absent_database(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/sub/folder/new.db")
    with pytest.raises(Unavailable):
        await database.rows("SELECT * FROM players")
    await database.close()


async def test_many_readers_at_once_share_the_pool(database_url: str) -> None:
    import asyncio  # only here

    database = Database(database_url)
    found = await asyncio.gather(*(database.rows("SELECT :n AS n", n=n) for n in range(60)))
    assert [rows[0][0] for rows in found] == list(range(60))
    await database.close()
