"""What an operator does from the command line while the server runs elsewhere."""

from __future__ import annotations

import secrets
import time

import msgspec
from sqlalchemy import select

from ws.engine.rulebook import Rulebook
from ws.features.roster import ROSTER
from ws.features.wallet.messages import DiamondsGranted
from ws.kernel.errors import SettingsError
from ws.kernel.ids import IdSource
from ws.settings import Settings
from ws.store import schema
from ws.store.batch import Insert
from ws.store.database import Database
from ws.store.writers import Questions


async def grant(settings: Settings, account_id: int, diamonds: int, note: str) -> None:
    """Write an account a letter with diamonds. Raises SettingsError when there is no such account."""
    book = Rulebook(ROSTER)
    metadata = schema.build(book.records.values(), book.definitions)
    database = Database(settings.database_url)
    writer = database.writer()
    now = int(time.time() * 1000)
    try:
        players = metadata.tables["players"]
        async with database.reading() as connection:
            if (await connection.execute(select(players.c.id).where(players.c.id == account_id))).first() is None:
                raise SettingsError(f"there is no account {account_id} in this database")
        body = msgspec.json.encode(DiamondsGranted(diamonds, note))
        row = (IdSource(lambda: now).next(), account_id, now, body)
        await writer.begin(
            Questions(batch_id=secrets.token_hex(16), at=now, accounts=[account_id], key_hashes=[], letters=[])
        )
        await writer.write([Insert("letters", ("id", "to_account", "at", "body"), [row])])
    finally:
        await writer.close()
        await database.close()
