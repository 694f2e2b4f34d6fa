"""A server with a fake store, and places at which it kills itself when a file names one.

`FAKE_STORE_URL` is the store; `KILL_FILE` holds the name of the place. It is emptied by the death, so that the next
start lives.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

import ws.app
from tests.support.fake_store import LocalStore
from ws.features.purchases.providers.provider import Consumption
from ws.kernel.stores import Claim, StoreTransaction
from ws.store.batch import Delete, Statement
from ws.store.mysql import MysqlWriter
from ws.store.sqlite import SqliteWriter


def die_at(place: str) -> None:
    """SIGKILL, when this is the place."""
    file = Path(os.environ["KILL_FILE"])
    if file.is_file() and file.read_text() == place:
        file.write_text("")
        os.kill(os.getpid(), signal.SIGKILL)


class MortalStore(LocalStore):
    """The provider, with a place before and after each question."""

    async def verify(self, claim: Claim) -> StoreTransaction:
        die_at("before verify")
        told = await super().verify(claim)
        die_at("after verify")
        return told

    async def settle(self, transaction: StoreTransaction) -> None:
        die_at("before settle")
        await super().settle(transaction)
        die_at("after settle")

    async def send_consumption(self, transaction: StoreTransaction, consumption: Consumption) -> None:
        await super().send_consumption(transaction, consumption)


def mortal(write: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., Coroutine[Any, Any, None]]:
    """A writer's `write`, with a place before and after each kind of commit."""

    async def written(self: object, statements: Sequence[Statement]) -> None:
        what = kind_of(statements)
        die_at(f"before {what}")
        await write(self, statements)
        die_at(f"after {what}")

    return written


def kind_of(statements: Sequence[Statement]) -> str:
    """What a commit is about, as the tests name it."""
    tables = {statement.table for statement in statements}
    if "store_notifications" in tables:
        return "notice"
    if "processed_transactions" in tables:
        return "grant"
    if any(isinstance(statement, Delete) and statement.table == "store_errands" for statement in statements):
        return "errand"
    if any(s.table == "diamond_transactions" and any("refund" in row for row in s.rows) for s in statements):
        return "refund"
    return "other"


def install() -> None:
    """Give the server of this process the store and its places."""
    MysqlWriter.write = mortal(MysqlWriter.write)  # type: ignore[method-assign]  # the places are the test
    SqliteWriter.write = mortal(SqliteWriter.write)  # type: ignore[method-assign]  # as above
    ws.app.build_providers = lambda *_: {"google": MortalStore("google", os.environ["FAKE_STORE_URL"])}
