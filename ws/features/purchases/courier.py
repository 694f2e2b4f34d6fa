"""The courier: tells stores what they must be told after a commit, until they know it.

An errand is a row in the commit of the grant, so no crash loses one; it goes when the store has answered. A crash in
between sends it twice, which stores are asked to bear (`Provider`). Errands of one purchase go one after another.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Final, Protocol, cast

import msgspec
import structlog

from ws.engine.feature import Rows
from ws.features.purchases.providers.provider import Consumption
from ws.features.purchases.stores import ConnectedStores
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import WHOLE, Errand, StoreTransaction

log = structlog.get_logger("purchases.courier")

LOOKS_EVERY_SECONDS: Final = 1.0
AT_ONCE: Final = 8
MOST_TAKEN: Final = 64
SECONDS: Final = 30.0
"""For one errand."""
FIRST_WAIT_MS: Final = 5_000
LONGEST_WAIT_MS: Final = 3_600_000


class Desk(Protocol):
    """The rows of the errands (`ws/store/errands.py`). All methods raise Unavailable."""

    async def due(self, most: int) -> list[Errand]:
        """Those whose time has come, the longest due first."""

    async def done(self, errand: Errand) -> None:
        """The store knows."""

    async def later(self, errand: Errand, due_at: int, error: str) -> None:
        """Not yet; try again at this time (Unix ms)."""

    async def give_up(self, errand: Errand, error: str) -> None:
        """The store said no, which will not change."""


class Courier:
    """See the module."""

    def __init__(self, desk: Desk, stores: ConnectedStores, reads: Rows, now_ms: Callable[[], int]) -> None:
        self._desk = desk
        self._stores = stores
        self._reads = reads
        self._now_ms = now_ms
        self._places = asyncio.Semaphore(AT_ONCE)
        self.failures = 0
        """Tries that came to nothing, since the start."""

    async def run(self) -> None:
        """Work for ever."""
        while True:
            try:
                busy = await self.round()
            except Unavailable as error:
                log.warning("errands wait for the database", error=error.message)
                busy = 0
            if busy < MOST_TAKEN:
                await asyncio.sleep(LOOKS_EVERY_SECONDS)

    async def round(self) -> int:
        """Do what is due, or put it off; returns how many were due. Raises Unavailable."""
        due = await self._desk.due(MOST_TAKEN)
        by_purchase: dict[str, list[Errand]] = defaultdict(list)
        for errand in due:
            by_purchase[errand.purchase_id].append(errand)
        await asyncio.gather(*(self._all(errands) for errands in by_purchase.values()))
        return len(due)

    async def _all(self, errands: list[Errand]) -> None:
        async with self._places:
            for errand in errands:
                await self._one(errand)

    async def _one(self, errand: Errand) -> None:
        try:
            async with asyncio.timeout(SECONDS):
                await self._tell(errand)
        except Refused as refusal:
            self.failures += 1
            log.error("a store refuses an errand; it is given up", **_named(errand), code=refusal.code)
            await self._desk.give_up(errand, f"{refusal.code}: {refusal.message}")
        except (Unavailable, TimeoutError) as error:
            await self._put_off(errand, error.message if isinstance(error, Unavailable) else "no answer in time")
        except Exception as error:
            log.exception("an errand failed", **_named(errand))
            await self._put_off(errand, type(error).__name__)
        else:
            await self._desk.done(errand)

    async def _put_off(self, errand: Errand, why: str) -> None:
        self.failures += 1
        now = self._now_ms()
        if now >= errand.deadline_at:
            log.error(
                "AN ERRAND IS PAST ITS DEADLINE; the store acts by itself", **_named(errand), tries=errand.tries
            )
        await self._desk.later(errand, now + wait_ms(errand.tries), why)

    async def _tell(self, errand: Errand) -> None:
        told = msgspec.json.decode(errand.body, type=StoreTransaction)
        provider = self._stores.provider(errand.store)
        if errand.kind == "settle":
            await provider.settle(told)
        else:
            used = await consumption_of(self._reads, errand.account_id, told)
            await provider.send_consumption(told, used)


def wait_ms(tries: int) -> int:
    """How long an errand waits that has failed so often before."""
    return min(LONGEST_WAIT_MS, FIRST_WAIT_MS << min(tries, 32))


async def consumption_of(reads: Rows, account_id: int, told: StoreTransaction) -> Consumption:
    """How far a purchase was used up, by the ledger: diamonds are alike, so what was spent since the grant counts,
    up to what was granted."""
    granted = await reads.rows(
        "SELECT diamonds, at FROM processed_transactions WHERE store = :store AND transaction_id = :transaction_id",
        store=told.store,
        transaction_id=told.transaction_id,
    )
    if not granted:
        return Consumption(consumed_millionths=0, delivered=False)
    diamonds, at = (int(cast(int, value)) for value in granted[0])
    [[spent]] = await reads.rows(
        "SELECT COALESCE(SUM(-amount), 0) FROM diamond_transactions "
        "WHERE account_id = :account_id AND at >= :at AND amount < 0 AND counter_account LIKE 'house:%'",
        account_id=account_id,
        at=at,
    )
    used = min(diamonds, int(cast(int, spent)))
    return Consumption(consumed_millionths=used * WHOLE // diamonds if diamonds else 0, delivered=True)


def _named(errand: Errand) -> dict[str, object]:
    return {"store": errand.store, "errand": errand.kind, "purchase": errand.purchase_id}
