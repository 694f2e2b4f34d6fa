"""What customers bought and the books miss: asked of the store customer by customer, for those who bought lately.

The stores' lists of changes, which are read before, begin where notifications do: what was bought while a store had
no address to tell it to, or longer ago than it remembers, is in none of them. A store that knows its customers says
what each of them bought. What is found goes the way of a notification: kept once, with a letter to the account.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final, cast

import structlog

from ws.engine.feature import Rows
from ws.features.purchases.providers.provider import Notification
from ws.features.purchases.stores import ConnectedStores
from ws.kernel.errors import Refused
from ws.kernel.stores import StoreState, StoreTransaction

log = structlog.get_logger("purchases.backfill")

KIND: Final = "TRANSACTION_HISTORY"
MOST_CUSTOMERS: Final = 2000
"""Asked about in one run, minutes of questions; when more bought lately, each day it is others' turn."""
DAY_MS: Final = 86_400_000
_AT_ONCE: Final = 200
_LATELY: Final = """
SELECT MAX(customer), MAX(transaction_id), sandbox FROM processed_transactions WHERE store = :store AND at >= :since
GROUP BY CASE WHEN customer = '' THEN transaction_id ELSE customer END, sandbox
"""


async def backfill(
    stores: ConnectedStores, reads: Rows, store: str, since: int, now: int, each: Callable[[bool], None]
) -> None:
    """Keep what customers bought who were granted something since then (Unix ms), where the books do not say so;
    `each` hears of each that was kept. Raises Unavailable, having kept what came before."""
    provider = stores.provider(store)
    for known in await _customers(reads, store, since, now):
        try:
            bought = await provider.purchases_of(known, is_brief=False)
        except Refused as refused:
            log.warning("a store does not know its customer", store=store, code=refused.code)
            continue
        if bought is None:
            return
        for told in await missed(reads, bought):
            each(await stores.note(notification_of(told)))


async def missed(reads: Rows, told: Sequence[StoreTransaction]) -> list[StoreTransaction]:
    """Those of one store that stand otherwise than the newest statement in the books has it, or of which there is
    none. Raises Unavailable."""
    newest: dict[str, tuple[int, str]] = {}
    for start in range(0, len(told), _AT_ONCE):
        part = told[start : start + _AT_ONCE]
        names: dict[str, object] = {f"v{place}": one.transaction_id for place, one in enumerate(part)}
        rows = await reads.rows(
            "SELECT transaction_id, state_at, state FROM store_statements WHERE store = :store "  # noqa: S608  # own names
            f"AND transaction_id IN ({','.join(f':{name}' for name in names)})",
            store=part[0].store,
            **names,
        )
        for name, state_at, state in rows:
            key = str(name)
            newest[key] = max(newest.get(key, (0, "")), (cast(int, state_at), str(state)))
    return [one for one in told if newest.get(one.transaction_id, (0, ""))[1] != one.state.value]


def notification_of(told: StoreTransaction) -> Notification:
    """What was read, as if the store had told it by itself."""
    name = f"history.{told.transaction_id}.{told.state_at}"
    return Notification(told.store, name[:128], KIND, told.state_at, (told,))


async def _customers(reads: Rows, store: str, since: int, now: int) -> list[StoreTransaction]:
    """A purchase of each customer who bought lately, enough of it to ask by."""
    rows = await reads.rows(_LATELY, store=store, since=since)
    found = [
        StoreTransaction(store, str(name), "", StoreState.PAID, 0, 0, bool(sandbox), customer=str(customer))
        for customer, name, sandbox in rows
    ]
    if len(found) > MOST_CUSTOMERS:
        log.warning("more customers bought lately than are asked about", store=store, customers=len(found))
        found.sort(key=lambda one: sha256(f"{now // DAY_MS}.{one.customer}.{one.transaction_id}".encode()).digest())
    return found[:MOST_CUSTOMERS]
