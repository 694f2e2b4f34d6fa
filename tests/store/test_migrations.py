"""Migrations: up, down and up again, on both databases; what they make is what the code declares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, inspect, text

from tests.conftest import BOTH
from tests.support.database import empty_mysql, sqlite_url
from tests.support.store import METADATA
from ws.migrate import config, downgrade, migrate
from ws.store.database import parse_url


@pytest.fixture(params=BOTH)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "new" / "folder" / "empty.db")
        return
    with empty_mysql() as address:
        yield address


def engine_of(address: str) -> Engine:
    """A blocking engine, to look with."""
    url = parse_url(address)
    return create_engine(url.set(drivername="sqlite" if url.get_backend_name() == "sqlite" else "mysql+pymysql"))


def tables(address: str) -> set[str]:
    engine = engine_of(address)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, METADATA))


def test_up_down_and_up_again(empty_database: str) -> None:
    migrate(empty_database)
    made = tables(empty_database)
    assert set(METADATA.tables) <= made
    downgrade(empty_database, "base")
    assert tables(empty_database) <= {"alembic_version"}
    migrate(empty_database)
    assert tables(empty_database) == made
    migrate(empty_database)  # once more changes nothing


def test_every_revision_can_be_left_and_entered(empty_database: str) -> None:
    script = ScriptDirectory.from_config(config(empty_database))
    revisions = [revision.revision for revision in script.walk_revisions()][::-1]
    assert len(script.get_heads()) == 1
    for revision in revisions:
        migrate(empty_database, revision)
        migrate(empty_database, "head")
        downgrade(empty_database, revision)
    downgrade(empty_database, "base")
    assert tables(empty_database) <= {"alembic_version"}


def test_the_schema_is_what_the_records_declare(empty_database: str) -> None:
    migrate(empty_database)
    engine = engine_of(empty_database)
    with engine.connect() as connection:
        assert differences(connection) == []
        assert {c.name for t in METADATA.tables.values() for c in t.columns} == {
            str(column["name"]) for table in METADATA.tables for column in inspect(connection).get_columns(table)
        }
    engine.dispose()


def test_foreign_keys_are_indexed_and_hold(empty_database: str) -> None:
    migrate(empty_database)
    engine = engine_of(empty_database)
    with engine.connect() as connection:
        look = inspect(connection)
        for table in METADATA.tables:
            leading = [tuple(look.get_pk_constraint(table)["constrained_columns"])]
            leading += [tuple(index["column_names"]) for index in look.get_indexes(table)]
            for key in look.get_foreign_keys(table):
                columns = tuple(key["constrained_columns"])
                assert any(names[: len(columns)] == columns for names in leading), (table, columns)
    engine.dispose()


@pytest.mark.mysql
def test_mysql_tables_are_transactional_and_hold_every_letter(mysql_database: str) -> None:
    engine = engine_of(mysql_database)
    with engine.connect() as connection:
        found = connection.execute(
            text(
                "SELECT table_name, engine, table_collation FROM information_schema.tables "
                "WHERE table_schema = DATABASE()"
            )
        ).all()
    engine.dispose()
    ours = [(name, kind, collation) for name, kind, collation in found if name in METADATA.tables]
    assert len(ours) == len(METADATA.tables)
    assert {kind for _, kind, _ in ours} == {"InnoDB"}
    assert {collation for _, _, collation in ours} == {"utf8mb4_bin"}


def test_the_tables_of_the_contract_are_there() -> None:
    """GAME.md, section 11, as far as this part goes."""
    wanted = {"users", "players", "lives", "energy_refill_purchases", "time_skip_purchases", "diamond_transactions"}
    assert wanted <= set(METADATA.tables)
    users, players = METADATA.tables["users"].columns, METADATA.tables["players"].columns
    assert {"deleted_at", "permanent_deletion_at", "deletion_reason"} <= set(users.keys())
    assert {"diamonds", "unlimited_energy_until"} <= set(players.keys())


def test_a_ledger_of_diamonds_becomes_one_of_any_currency_and_back(empty_database: str) -> None:
    migrate(empty_database, "0004")
    engine = engine_of(empty_database)
    looked = "SELECT number, amount, counter_account, reason FROM diamond_transactions ORDER BY number"
    before = [
        (1, 100, "house:welcome", "welcome"),
        (2, 50, "house:operator", "operator"),
        (3, -20, "house:operator", "operator"),
    ]
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO users (id, created_at, display_name) VALUES (1, 0, 'A player')"))
        connection.execute(
            text(
                "INSERT INTO players (id, created_at, diamonds, unlimited_energy_until, lives, ledger_entries, "
                "push_seq, acknowledged_seq) VALUES (1, 0, 130, 0, 0, 3, 0, 0)"
            )
        )
        for number, amount, counter, reason in before:
            connection.execute(
                text("INSERT INTO diamond_transactions VALUES (1, :n, :amount, 0, :counter, :reason, '', 0)"),
                {"n": number, "amount": amount, "counter": counter, "reason": reason},
            )
    migrate(empty_database)
    with engine.begin() as connection:
        assert [tuple(row) for row in connection.execute(text(looked))] == [
            (1, 100, "house:welcome", "welcome"),
            (2, 50, "operator:grant", "operator"),
            (3, -20, "operator:correction", "operator"),
        ]
        assert {row[0] for row in connection.execute(text("SELECT currency FROM diamond_transactions"))} == {
            "diamonds"
        }
        connection.execute(text("UPDATE diamond_transactions SET currency = 'coins' WHERE number = 1"))
    with pytest.raises(RuntimeError, match="other currencies"):
        downgrade(empty_database, "0004")
    with engine.begin() as connection:
        connection.execute(text("UPDATE diamond_transactions SET currency = 'diamonds'"))
    downgrade(empty_database, "0004")
    with engine.begin() as connection:
        assert [tuple(row) for row in connection.execute(text(looked))] == before
    engine.dispose()
