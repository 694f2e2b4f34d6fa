"""Bringing a database to the newest schema, or to another one."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pymysql

from ws.kernel.errors import SettingsError
from ws.store.database import parse_url

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS: Final = Path(__file__).parent.parent / "migrations"
_WHERE: Final = "SELECT version_num FROM alembic_version"


def newest() -> str:
    """The newest revision. Files are named after it, in rising order."""
    return sorted(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))[-1].split("_", 1)[0]


def config(database_url: str) -> Config:
    """Alembic's configuration for a database."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.set_main_option("path_separator", "os")
    made.set_main_option("sqlalchemy.url", database_url.replace("%", "%%"))
    return made


def migrate(database_url: str, revision: str = "head") -> None:
    """Move the schema up to a revision ("head": the newest). Creates the SQLite folder.

    Where nothing is to be done, Alembic is not even imported: a restart stays quick.
    """
    url = parse_url(database_url)
    if url.get_backend_name() == "sqlite":
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    if revision == "head" and _revision_of(database_url) == newest():
        return
    from alembic import command

    command.upgrade(config(database_url), revision)


def insist_on_newest(database_url: str) -> None:
    """Raises SettingsError when the schema is not the newest, and says how to bring it there."""
    found = _revision_of(database_url)
    if found != newest():
        raise SettingsError(
            f"the schema of the database is at {found or 'nothing'}, this server needs {newest()}: "
            "run `python -m ws migrate`"
        )


def downgrade(database_url: str, revision: str) -> None:
    """Move the schema down to a revision ("base": nothing left)."""
    from alembic import command

    command.downgrade(config(database_url), revision)


def _revision_of(database_url: str) -> str | None:
    """The revision a database is at; None when it says nothing of one."""
    url = parse_url(database_url)
    try:
        if url.get_backend_name() == "sqlite":
            with sqlite3.connect(f"file:{url.database}?mode=ro", uri=True) as connection:
                row = connection.execute(_WHERE).fetchone()
        else:
            port, password = url.port or 3306, str(url.password or "")
            with (
                pymysql.connect(
                    host=url.host, port=port, user=url.username, password=password, database=url.database
                ) as connection,
                connection.cursor() as cursor,
            ):
                cursor.execute(_WHERE)
                row = cursor.fetchone()
    except (sqlite3.Error, pymysql.MySQLError):
        return None
    return None if row is None else str(row[0])
