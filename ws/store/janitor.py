"""Clears what has done its duty: old pushes, request keys and batch ids."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

import structlog

from ws.store.writers import Clash, Duplicate, Lost, Rejected, Writer

log = structlog.get_logger("store.janitor")

HOUR_MS: Final = 3_600_000
_HALF_A_YEAR: Final = 183 * 24
KEPT_HOURS: Final = {
    "outbox": 168,
    "request_keys": 168,
    "commit_batches": 24,
    "store_notifications": _HALF_A_YEAR,
    "store_statements": _HALF_A_YEAR,
    "receipt_claims": _HALF_A_YEAR,
}
"""GAME.md: pushes and the replies to keys stay 168 hours. A batch id is read within seconds. What stores told stays
longer than any of them sends again, or lets one ask for (Apple: 180 days)."""

ROWS_AT_ONCE: Final = 500


class Janitor:
    """Prunes in small transactions, so that no commit waits long behind it."""

    def __init__(self, writer: Writer, now_ms: Callable[[], int], every_seconds: float = 600.0) -> None:
        self._writer = writer
        self._now_ms = now_ms
        self._every_seconds = every_seconds

    async def run(self) -> None:
        """Prune for ever, now and then."""
        while True:
            await asyncio.sleep(self._every_seconds)
            try:
                await self.prune()
            except (Lost, Clash, Rejected, Duplicate) as error:
                log.warning("pruning failed; it will be tried again", error=str(error))

    async def prune(self) -> dict[str, int]:
        """Prune once; returns the rows deleted by table."""
        gone: dict[str, int] = {}
        for table, hours in KEPT_HOURS.items():
            before = self._now_ms() - hours * HOUR_MS
            while True:
                deleted = await self._writer.prune(table, before, ROWS_AT_ONCE)
                gone[table] = gone.get(table, 0) + deleted
                if deleted < ROWS_AT_ONCE:
                    break
        return gone
