"""The daily job: read the stores' own books, tell what was not told, report what is left, flag what is suspicious."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Protocol

import structlog

from ws.engine.feature import Rows
from ws.features.purchases import reconciliation, suspicion
from ws.features.purchases.backfill import backfill
from ws.features.purchases.reconciliation import CaughtUp, Report
from ws.features.purchases.records import PurchaseFlag
from ws.features.purchases.stores import ConnectedStores
from ws.kernel.errors import GameError, Unavailable

log = structlog.get_logger("purchases.reconciler")

EVERY_SECONDS: Final = 24 * 3600.0
FIRST_SECONDS: Final = 600.0
LOOKS_BACK_MS: Final = 3 * 86_400_000
"""What is told twice costs little, so each day reads three: a day on which a store was away is made good."""


class Retelling(Protocol):
    """The inbox, as this module uses it. Both raise Unavailable."""

    async def assign(self) -> int:
        """Tell accounts that have become known."""

    async def tell_again(self, since: int) -> int:
        """Tell once more what was paid and not granted."""


class FlagBook(Protocol):
    """Where flags are kept."""

    async def keep(self, flags: Sequence[PurchaseFlag]) -> None:
        """Keep them; one a reason, account and day. Raises Unavailable."""


class Reconciler:
    """See the module."""

    def __init__(
        self, stores: ConnectedStores, inbox: Retelling, flags: FlagBook, reads: Rows, now_ms: Callable[[], int]
    ) -> None:
        self._stores = stores
        self._inbox = inbox
        self._flags = flags
        self._reads = reads
        self._now_ms = now_ms

    async def run(self) -> None:
        """Once a day, for ever."""
        await asyncio.sleep(FIRST_SECONDS)
        while True:
            try:
                found = await self.once(self._now_ms() - LOOKS_BACK_MS)
            except Unavailable as error:
                log.error("purchases could not be reconciled; tomorrow again", error=error.message)
            else:
                tell = log.info if found.is_clean else log.error
                tell(
                    "purchases were reconciled",
                    paid_not_granted=found.paid_not_granted.count,
                    granted_not_known=found.granted_not_known.count,
                    unassigned=found.unassigned.count,
                    letters_stuck=found.letters_stuck,
                    errands_late=found.errands_late,
                    errands_given_up=found.errands_given_up,
                    stores_unread=[one.store for one in found.stores if one.error],
                )
            await asyncio.sleep(EVERY_SECONDS)

    async def once(self, since: int, stores: Iterable[str] | None = None) -> Report:
        """Read the books of these stores (all that are connected) since then (Unix ms), tell, flag, report. Raises
        Unavailable when the database is away, Refused("not_found") for a store that is not connected."""
        names = sorted(self._stores.names) if stores is None else list(stores)
        caught_up = [await self._read(name, since) for name in names]
        assigned = await self._inbox.assign()
        told_again = await self._inbox.tell_again(since)
        await self.flag()
        return await reconciliation.report(self._reads, caught_up, since, self._now_ms(), assigned, told_again)

    async def flag(self) -> None:
        """Keep what looks suspicious now."""
        await self._flags.keep(await suspicion.find(self._reads, self._now_ms()))

    async def _read(self, store: str, since: int) -> CaughtUp:
        told = new = 0

        def count(is_new: bool) -> None:
            nonlocal told, new
            told += 1
            new += is_new

        self._stores.provider(store)
        error = ""
        try:
            await self._stores.catch_up(store, since, count)
            await backfill(self._stores, self._reads, store, since, self._now_ms(), count)
        except GameError as failed:
            error = f"{failed.code}: {failed.message}"
        except Exception as failed:
            log.exception("a store's books could not be read", store=store)
            error = type(failed).__name__
        return CaughtUp(store, told, new, error)
