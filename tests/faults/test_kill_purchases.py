"""`kill -9` at every step between the store and the reply, on SQLite and on MySQL.

The client and the store do what they do in the world: they ask again. Proven in the end: every purchase was granted
once, every refund taken once, the store was told of every grant, the books are sound and nothing waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

import httpx2
import pytest

from tests.support.fake_store import FakeStore, serving, tell
from ws.bots.client import Client, RefusedByServer
from ws.features.wallet import books
from ws.kernel.stores import StoreTransaction
from ws.store.database import Database

from . import with_fake_store
from .databases import Place
from .server import Server, wait_until

KILLS, KILLS_LONG = 10, 250
"""On each of two databases: 20 in all, 500 in the long form."""
VERIFIED: Final = ("before verify", "after verify", "before grant", "after grant")
TOLD: Final = ("before notice", "after notice", "before grant", "after grant")
LATER: Final = ("before settle", "after settle", "before errand", "after errand")
REFUNDED: Final = ("before notice", "after notice", "before refund", "after refund")
STEPS: Final = (
    *(("verify", place) for place in VERIFIED),
    *(("webhook", place) for place in TOLD),
    *(("refund", place) for place in REFUNDED),
    *(("verify", place) for place in LATER),
)
LOST: Final = (OSError, RefusedByServer, TimeoutError, httpx2.HTTPError)


@pytest.fixture
def shop() -> Iterator[FakeStore]:
    with serving(FakeStore()) as made:
        yield made


@pytest.mark.timeout(300)
async def test_kill_nine_at_every_step(
    place: Place, serving: Callable[..., Server], shop: FakeStore, long_form: bool, tmp_path: Path
) -> None:
    """See the module."""
    kill_file = tmp_path / "kill"
    server = await asyncio.to_thread(
        serving, place.url, FAULTS_PRELUDE=with_fake_store.__name__, FAKE_STORE_URL=shop.url, KILL_FILE=str(kill_file)
    )
    client = Client(server.url)
    await client.sign_in()
    account_id = int(str(client.tokens["account_id"]))
    steps = cycle(STEPS if long_form else [STEPS[n] for n in range(0, len(STEPS), 2)] + [STEPS[n] for n in (9, 11)])
    bought: list[StoreTransaction] = []
    refunded: list[StoreTransaction] = []
    for _ in range(KILLS_LONG if long_form else KILLS):
        way, step = next(steps)
        if way == "refund":
            told = shop.refund(bought[len(refunded)].transaction_id)
            refunded.append(told)
        else:
            told = shop.buy("diamonds_100", account_id)
            bought.append(told)
        await client.connect()
        kill_file.write_text(step)
        first = asyncio.create_task(_until_done(client, server, shop, way, told, tries=1))
        await asyncio.to_thread(wait_until, lambda: not server.is_running(), 30, f"the server dies {step} of {way}")
        await first
        await client.close()
        await asyncio.to_thread(server.start)
        await client.connect()
        await _until_done(client, server, shop, way, told, tries=20)
        await client.close()
    await client.connect()
    held = await _quiet(place, client, 100 + 100 * (len(bought) - len(refunded)))
    await client.close()
    assert held == 100 + 100 * (len(bought) - len(refunded))
    rows = place.rows("SELECT transaction_id FROM processed_transactions")
    assert sorted(row[0] for row in rows) == sorted(one.transaction_id for one in bought)
    assert set(shop.settled) == {one.transaction_id for one in bought}
    database = Database(place.url)
    assert (await books.check(database)).are_sound
    await database.close()
    assert server.complaints() == []


async def _until_done(
    client: Client, server: Server, shop: FakeStore, way: str, told: StoreTransaction, tries: int
) -> None:
    """Ask until it is answered; the last try's failure is the test's, unless there was to be only one."""
    for left in range(tries - 1, -1, -1):
        try:
            if way == "verify":
                await client.request(
                    "verify_purchase", store="google", transaction=told.transaction_id, key=told.transaction_id
                )
            else:
                [notification] = [n for n in shop.history if n.transactions == (told,)]
                assert await tell(server.url, shop, notification) == 200
        except LOST:
            if not left and tries > 1:
                raise
        else:
            return


async def _quiet(place: Place, client: Client, expected: int) -> int:
    """Wait until no letter and no errand is left; gives the diamonds."""
    held = 0
    for _ in range(300):
        waiting = (
            place.rows("SELECT COUNT(*) FROM letters")[0][0] + place.rows("SELECT COUNT(*) FROM store_errands")[0][0]
        )
        await client.request("get_state")
        held = place.rows("SELECT diamonds FROM players")[0][0]
        if not waiting and held == expected:
            break
        await asyncio.sleep(0.1)
    return held
