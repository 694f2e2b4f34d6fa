"""Two server processes on one database, and one player on both.

Proven, on SQLite and on MySQL: the process that lost a player can not write for it; its
connection is closed with 4001 or its command answered `unavailable`; what the other process did
is seen on return; however often and wherever a player goes to and fro, under load and at once on
both, every acknowledged command acted exactly once, and the ledger holds.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from ws.bots.client import Client, RefusedByServer

from .audit import final_problems
from .calm import until
from .databases import Place
from .server import Server
from .witness import CONNECTION_LOST, Witness

PAIRS = 8
PLAY_SECONDS, PLAY_SECONDS_LONG = 6.0, 120.0

Serving = Callable[..., Server]
Pair = tuple[Server, Server]


@pytest.fixture
def pair(place: Place, serving: Serving) -> Pair:
    """Two servers on one database."""
    return serving(place.url, GAME_MINUTES_PER_SECOND=30), serving(place.url, GAME_MINUTES_PER_SECOND=30)


async def _refused(client: Client, kind: str, **fields: object) -> str:
    """How a command on a connection that lost its player ends. Raises AssertionError if it works."""
    try:
        reply = await client.request(kind, **fields)
    except RefusedByServer as error:
        return error.code
    except CONNECTION_LOST:
        return f"closed {await client.wait_closed()}"
    raise AssertionError(f"{kind} was answered {reply} by a server that had lost the player")


def _spent(place: Place) -> int:
    return -int(place.rows("SELECT SUM(amount) FROM diamond_transactions WHERE amount < 0")[0][0])


def _held(place: Place) -> int:
    return int(place.rows("SELECT diamonds FROM players")[0][0])


async def test_who_lost_a_player_can_not_write(pair: Pair, place: Place) -> None:
    """A acts, B acts, A's next command is not written; back on A the player finds B's deeds."""
    here = Client(pair[0].url)
    await here.connect()
    await here.request("start_life", key="1")
    await here.request("purchase_energy_refill", refill_type="small", key="2")
    there = Client(pair[1].url, here.device_secret)
    await there.connect()
    bought = await there.request("purchase_energy_refill", refill_type="small", key="3")
    assert (_spent(place), bought["diamonds"]) == (20, _held(place))
    ended = await _refused(here, "purchase_energy_refill", refill_type="medium", key="4")
    assert ended in ("unavailable", "closed 4001")
    assert place.rows("SELECT COUNT(*) FROM energy_refill_purchases WHERE refill_type = 'medium'")[0][0] == 0
    await here.close()
    again = await there.request("purchase_energy_refill", refill_type="medium", key="4")
    assert (_spent(place), again["diamonds"]) == (40, _held(place))
    await there.close()
    back = await _come_back(here)
    assert back["wallet"]["diamonds"] == _held(place)
    repeated = await here.request("purchase_energy_refill", refill_type="medium", key="4")
    assert (_spent(place), repeated["diamonds"]) == (40, again["diamonds"])
    await here.close()


async def test_what_happened_elsewhere_is_seen_although_this_server_remembers(pair: Pair) -> None:
    """A still holds the player in its cache, from before B's deeds; a player without a life has
    nothing to advance, so nothing need be written for the return: still A must not show the past."""
    here = Client(pair[0].url)
    greeted = await here.connect()
    await here.close()
    there = Client(pair[1].url, here.device_secret)
    await there.connect()
    await there.request("start_life", first_name="Elsewhere", key="1")
    told = await there.request("get_state")
    await there.close()
    fresh = Client(pair[0].url, here.device_secret)
    fresh.tokens = here.tokens  # nothing is written for signing in, either
    state = await _come_back(fresh)
    assert state["life"] is not None, "the server shows the player as it was before"
    assert state["life"]["first_name"] == "Elsewhere"
    assert int(str(told["seq"])) > int(str(greeted["seq"]))
    await fresh.close()


async def _come_back(client: Client) -> dict[str, Any]:
    """Connect, again when asked to; the state that is shown."""
    for _ in range(50):
        try:
            await client.connect()
            await client.request("get_state")
            await client.request("ping")
        except (RefusedByServer, *CONNECTION_LOST):
            await client.close()
            await asyncio.sleep(0.1)
            continue
        return client.state
    raise AssertionError("the server never took the player back")


@pytest.mark.timeout(240)
async def test_to_and_fro_under_load(pair: Pair, place: Place, long_form: bool) -> None:
    """Players with two devices, one on each server, both commanding at once and without end."""
    stop = asyncio.Event()
    ones = [Witness(pair[0].url, number, seed=4) for number in range(PAIRS)]
    others = [Witness(pair[1].url, 100 + number, seed=4) for number in range(PAIRS)]
    for one, other in zip(ones, others, strict=True):
        other.client.device_secret = one.client.device_secret
        other.asked = one.asked  # one account, one list of commands
        await one.client.sign_in()
    switches: Counter[str] = Counter()
    playing = [asyncio.create_task(_to_and_fro(witness, stop, switches)) for witness in (*ones, *others)]
    await asyncio.sleep(PLAY_SECONDS_LONG if long_form else PLAY_SECONDS)  # the load is the test
    enough = lambda: switches["4001"] > PAIRS * 3 and sum(len(one.acknowledged) for one in ones) > PAIRS * 10  # noqa: E731
    await until(enough, 60, "players go to and fro")
    stop.set()
    await asyncio.gather(*playing)
    for one in ones:
        await one.arrive()
        await one.settle()
        await one.repeat_some()
        await one.leave()
    assert final_problems(place, ones) == []
    assert [broken for witness in (*ones, *others) for broken in witness.broken] == []
    assert [line for server in pair for line in server.complaints()] == []
    acknowledged = sum(len(one.acknowledged) for one in ones)
    print(f"\nto and fro: {acknowledged} commands acknowledged, ends of connections {dict(switches)}")


async def _to_and_fro(witness: Witness, stop: asyncio.Event, switches: Counter[str]) -> None:
    chance = Random(witness.name)
    while not stop.is_set():
        try:
            await witness.arrive()
            while not stop.is_set():
                await witness.act()
                witness.client.pushes.clear()
                if chance.random() < 0.05:
                    await witness.leave()
                    switches["left"] += 1
                    break
        except CONNECTION_LOST:
            switches[str(witness.client.close_code)] += 1
            await witness.leave()
    await witness.leave()
