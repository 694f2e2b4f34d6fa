"""Alembic's environment: the address comes from the settings, the tables from the records."""

from __future__ import annotations

import asyncio

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from ws.engine.rulebook import Rulebook
from ws.features.roster import ROSTER
from ws.store import schema
from ws.store.database import parse_url

book = Rulebook(ROSTER)
metadata = schema.build(book.records.values(), book.definitions)


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection, target_metadata=metadata, render_as_batch=connection.dialect.name == "sqlite"
    )
    with context.begin_transaction():
        context.run_migrations()


async def _run() -> None:
    address = context.config.get_main_option("sqlalchemy.url") or ""
    engine = create_async_engine(parse_url(address), poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_migrate)
            await connection.commit()
    finally:
        await engine.dispose()


asyncio.run(_run())
