"""Reading what waits in the database: pushes to resume, replies to keys, fresh letters."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, cast

from ws.kernel.commit import RequestKey
from ws.store.database import Database

KEPT_MS: Final = 168 * 3_600_000
RECENT_MS: Final = 60_000
_ID_EPOCH_MS: Final = 1_735_689_600_000
_ID_SHIFT: Final = 22
"""Letters' ids begin with their time (see kernel/ids.py)."""
MOST_LETTERS: Final = 1000
WAITS_MS: Final = 3_600_000
"""How long a letter waits for its addressee to come; then the addressee is loaded for it (docs/adr/0015)."""
MOST_WOKEN: Final = 100


class Outbox:
    """Small reads by primary key. All methods raise Unavailable."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms

    async def missed(self, account_id: int, after_seq: int) -> list[tuple[int, bytes]]:
        """(seq, body) of the pushes after a number, in order, none older than 168 hours."""
        rows = await self._database.rows(
            "SELECT seq, body FROM outbox "
            "WHERE account_id = :account_id AND seq > :seq AND at > :oldest ORDER BY seq",
            account_id=account_id,
            seq=after_seq,
            oldest=self._now_ms() - KEPT_MS,
        )
        return [(cast(int, seq), bytes(cast(bytes, body))) for seq, body in rows]

    async def kept_reply(self, key_hash: str) -> RequestKey | None:
        """What was answered to a key, or None."""
        rows = await self._database.rows(
            "SELECT content_hash, reply FROM request_keys WHERE key_hash = :key_hash", key_hash=key_hash
        )
        if not rows:
            return None
        content_hash, reply = rows[0]
        return RequestKey(key_hash, cast(str, content_hash), bytes(cast(bytes, reply)))

    async def recent_letters(self) -> list[tuple[int, int, bytes]]:
        """(id, addressee, body) of letters written in the last minute, by whichever process."""
        rows = await self._database.rows(
            "SELECT id, to_account, body FROM letters WHERE id > :oldest ORDER BY id LIMIT :most",
            oldest=(self._now_ms() - RECENT_MS - _ID_EPOCH_MS) << _ID_SHIFT,
            most=MOST_LETTERS,
        )
        return [(cast(int, n), cast(int, to), bytes(cast(bytes, body))) for n, to, body in rows]

    async def old_letters(self, after: int = 0) -> list[tuple[int, int, bytes]]:
        """(id, addressee, body) of letters that have waited WAITS_MS and whose id is greater, some, the longest
        first."""
        rows = await self._database.rows(
            "SELECT id, to_account, body FROM letters WHERE id > :after AND id < :newest ORDER BY id LIMIT :most",
            after=after,
            newest=(self._now_ms() - WAITS_MS - _ID_EPOCH_MS) << _ID_SHIFT,
            most=MOST_WOKEN,
        )
        return [(cast(int, n), cast(int, to), bytes(cast(bytes, body))) for n, to, body in rows]

    async def probe(self) -> float:
        """Seconds that the smallest question takes."""
        started = time.perf_counter()
        await self._database.rows("SELECT 1")
        return time.perf_counter() - started
