"""The rows of suspicions about purchases. Written by jobs and the inbox, not by turns: no account decides about its
own."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from ws.kernel.errors import Unavailable
from ws.kernel.records import Record
from ws.store.batch import Row, Update, Upsert
from ws.store.writers import Clash, Duplicate, Lost, Questions, Rejected, Writer

_COLUMNS: Final = ("account_id", "reason", "day", "evidence", "at")
"""Without `reviewed_at`: a flag that was judged stays so, whatever is counted again on the same day."""


FlagRow = tuple[int, str, int, str, int]
"""Account, reason, day, evidence, at (see PurchaseFlag)."""


def flagging(rows: Sequence[FlagRow]) -> list[Upsert]:
    """What keeps flags, one a reason, account and day; nothing when there are none."""
    ordered = {row[:3]: row for row in sorted(rows)}
    kept: list[Row] = list(ordered.values())
    return [Upsert("purchase_flags", _COLUMNS, _COLUMNS[:3], kept)] if kept else []


class Flags:
    """See the module. All methods raise Unavailable when the database is away."""

    def __init__(self, writer: Writer, now_ms: Callable[[], int]) -> None:
        self._writer = writer
        self._now_ms = now_ms

    async def keep(self, flags: Sequence[Record]) -> None:
        """Keep flags; one a reason, account and day."""
        for statement in flagging([msgspec.structs.astuple(flag)[: len(_COLUMNS)] for flag in flags]):
            await self._write(statement)

    async def review(self, keys: Sequence[tuple[int, str, int]]) -> None:
        """Note that people have judged these flags (account, reason, day)."""
        rows: list[Row] = [(*key, self._now_ms()) for key in keys]
        if rows:
            await self._write(Update("purchase_flags", (*_COLUMNS[:3], "reviewed_at"), _COLUMNS[:3], rows))

    async def close(self) -> None:
        """Give the connection back."""
        await self._writer.close()

    async def _write(self, statement: Update | Upsert) -> None:
        try:
            await self._writer.begin(Questions(secrets.token_hex(16), self._now_ms(), (), (), ()))
            await self._writer.write([statement])
        except (Lost, Clash, Duplicate, Rejected) as error:
            raise Unavailable("Flags could not be written.") from error
