"""Finding accounts by what people sign in with."""

from typing import cast

import msgspec

from ws.engine.feature import ReadPort


class FoundUser(msgspec.Struct, frozen=True):
    id: int
    password_hash: str | None


async def find_by_email(reads: ReadPort, email: str) -> FoundUser | None:
    """The account of a normalised e-mail."""
    return _first(await reads.rows("SELECT id, password_hash FROM users WHERE email = :email", email=email))


async def find_by_device(reads: ReadPort, device_hash: str) -> FoundUser | None:
    """The guest of a device."""
    return _first(await reads.rows("SELECT id, password_hash FROM users WHERE device_hash = :hash", hash=device_hash))


def _first(rows: list[tuple[object, ...]]) -> FoundUser | None:
    if not rows:
        return None
    account_id, password_hash = rows[0]
    return FoundUser(cast(int, account_id), cast("str | None", password_hash))
