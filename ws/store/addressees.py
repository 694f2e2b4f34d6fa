"""Who is to hear of what a store tells, and what it has told before: small reads for a batch of notifications."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import cast

from ws.kernel.stores import StoreTransaction
from ws.store.database import Database

Key = tuple[str, str]
"""A store, and its own name of a notification or transaction."""


class Addressees:
    """All methods raise Unavailable when the database is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, keys: Iterable[Key]) -> set[Key]:
        """Which notifications are kept already."""
        sql = "SELECT notification_id FROM store_notifications WHERE store = :store AND notification_id IN ({})"
        return {(store, str(row[0])) for store, row in await self._of_stores(sql, keys)}

    async def of(self, told: Sequence[StoreTransaction]) -> dict[Key, int]:
        """Who is to hear of transactions: who was granted them, else for whom the store says they were bought. Those
        of nobody, or of an account that is not there, are left out."""
        keys = [(t.store, t.transaction_id) for t in told]
        sql = (
            "SELECT transaction_id, account_id FROM processed_transactions "
            "WHERE store = :store AND transaction_id IN ({})"
        )
        named = {(t.store, t.transaction_id): t.account_id for t in told if t.account_id is not None}
        there, rows = await asyncio.gather(self._accounts(set(named.values())), self._of_stores(sql, keys))
        holders = {(store, str(row[0])): cast(int, row[1]) for store, row in rows}
        return {key: account for key, account in named.items() if account in there} | holders

    async def customers(self, keys: Iterable[Key]) -> dict[Key, list[int]]:
        """The accounts that were granted what these customers (a store, and its name of one) bought, in order. Those
        who bought nothing are left out."""
        sql = (
            "SELECT DISTINCT customer, account_id FROM processed_transactions "
            "WHERE store = :store AND customer IN ({}) ORDER BY account_id"
        )
        found: dict[Key, list[int]] = {}
        for store, (customer, account_id) in await self._of_stores(sql, keys):
            found.setdefault((store, str(customer)), []).append(cast(int, account_id))
        return found

    async def _accounts(self, ids: set[int]) -> set[int]:
        if not ids:
            return set()
        names = {f"v{place}": number for place, number in enumerate(sorted(ids))}
        sql = f"SELECT id FROM players WHERE id IN ({','.join(f':{name}' for name in names)})"  # noqa: S608  # own names
        return {cast(int, row[0]) for row in await self._database.rows(sql, **names)}

    async def _of_stores(self, sql: str, keys: Iterable[Key]) -> list[tuple[str, tuple[object, ...]]]:
        """What `sql` finds of each store, with the store."""
        found: list[tuple[str, tuple[object, ...]]] = []
        by_store: dict[str, set[str]] = {}
        for store, name in keys:
            by_store.setdefault(store, set()).add(name)
        for store, names in by_store.items():
            values = {f"v{place}": name for place, name in enumerate(sorted(names))}
            asked = sql.format(",".join(f":{name}" for name in values))
            found += [(store, row) for row in await self._database.rows(asked, store=store, **values)]
        return found
