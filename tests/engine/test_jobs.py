"""What a player's jobs do when things go wrong: stale state, lost ownership, defects."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.client import WatchedClient, copied, living, playing, refused
from tests.support.database import execute
from tests.support.hand_clock import HandClock
from tests.support.players import available
from tests.support.server import Running, running, settings
from tests.support.waiting import eventually
from ws.bots.client import RefusedByServer
from ws.engine.feature import System
from ws.engine.turn import Turn
from ws.features.activities.messages import DoActivity
from ws.features.presence.messages import GetState
from ws.features.wallet import api as wallet
from ws.features.wallet.messages import GetDiamondHistory
from ws.kernel.errors import Unavailable
from ws.kernel.messages import Request
from ws.settings import Settings


@pytest.fixture
def replaced(server: Running) -> Iterator[Any]:
    """Lets a test put another handler, or another `prepare`, into the running server."""
    handles = server.app.rulebook.handles
    before = dict(handles)

    def put(request: type[Request], **parts: object) -> None:
        handles[request] = replace(handles[request], **parts)

    yield put
    handles.clear()
    handles.update(before)


def broken(*arguments: object) -> Any:
    raise ZeroDivisionError("a defect of a handler")


async def test_a_defect_is_answered_with_an_id_and_changes_nothing(server: Running, replaced: Any) -> None:
    async with living(server.url) as player:
        before = copied(await player.fresh())
        replaced(DoActivity, handler=broken)
        async with refused("internal") as error:
            await player.request("do_activity", activity_id="read", key="k")
        assert len(error["fault"]) >= 8
        assert "ZeroDivision" not in str(error), "the player gets the id only"
        assert await player.fresh() == before
        assert len(await available(player)) > 0


async def test_a_defect_after_half_of_the_work_undoes_that_half(server: Running, replaced: Any) -> None:
    def half(turn: Turn, request: DoActivity) -> Any:
        wallet.spend(turn, 50, "test", "half")
        turn.tell("event", "never told")
        raise ZeroDivisionError("in the middle")

    async with living(server.url) as player:
        replaced(DoActivity, handler=half)
        async with refused("internal"):
            await player.request("do_activity", activity_id="read")
        await player.fresh()
        assert player.state["wallet"]["diamonds"] == 100
        assert all(m["text"] != "never told" for m in player.told("messageEvent"))
        assert await server.rows("SELECT COUNT(*) FROM diamond_transactions") == [(1,)]


@pytest.mark.parametrize("error", [ZeroDivisionError("a defect"), Unavailable("away"), TimeoutError()])
async def test_a_preparation_that_fails_is_answered(server: Running, replaced: Any, error: Exception) -> None:
    async def failing(*arguments: object) -> object:
        raise error

    async with living(server.url) as player:
        replaced(GetDiamondHistory, prepare=failing)
        code = "unavailable" if isinstance(error, Unavailable) else "internal"
        for _ in range(70):  # more than may wait on one connection
            async with refused(code):
                await asyncio.wait_for(player.request("get_diamond_history"), 5)
        await player.fresh()


async def test_preparations_of_one_player_come_one_after_another(server: Running, replaced: Any) -> None:
    busy = 0
    most = 0

    async def slow(*arguments: object) -> tuple[()]:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0.005)
        busy -= 1
        return ()

    async with living(server.url) as player:
        replaced(GetDiamondHistory, prepare=slow)
        history = [player.request("get_diamond_history") for _ in range(10)]
        pings = [player.request("get_state") for _ in range(10)]
        await asyncio.gather(*history, *pings)
        assert most == 1


async def test_a_balance_changed_from_outside_is_seen_before_it_is_spent(any_server: Running) -> None:
    async with living(any_server.url) as player:
        await execute(any_server.settings.database_url, "UPDATE players SET diamonds = 15")
        reply = await player.request("purchase_energy_refill", refill_type="small")
        assert reply["diamonds"] == 5, "decided again on what stands there"
        async with refused("not_enough_diamonds") as error:
            await player.request("purchase_energy_refill", refill_type="small")
        assert error["diamonds"] == 5
        await player.fresh()


async def test_who_lost_its_player_to_another_process_says_so(database_url: str, house_var: Path) -> None:
    async with (
        running(settings(database_url, house_var)) as first,
        running(settings(database_url, house_var)) as other,
        living(first.url) as player,
    ):
        elsewhere = WatchedClient(other.url, player.device_secret)
        async with playing(other.url, elsewhere):
            with pytest.raises((ConnectionError, RefusedByServer)):
                await player.request("purchase_energy_refill", refill_type="small")
            assert await asyncio.wait_for(player.wait_closed(), 10) == 4001
            assert first.app.cache.peek(int(player.account_id)) is None
            await elsewhere.fresh()
            assert elsewhere.state["wallet"]["diamonds"] == 100
            await elsewhere.request("purchase_energy_refill", refill_type="small")


async def test_a_life_whose_clock_fails_rests_and_does_not_spin(house: Settings) -> None:
    clock = HandClock()
    async with running(house, clock) as server, living(server.url) as player:
        calls: list[str] = []

        def fails(turn: Turn, argument: str) -> None:
            calls.append(argument)
            raise ZeroDivisionError("a defect of a system")

        systems = server.app.rulebook.systems
        before = systems["slot_begins"]
        systems["slot_begins"] = System("slot_begins", fails)
        clock.move(600)
        await eventually(lambda: calls, "the tick comes to it")
        tried = len(calls)
        for _ in range(20):
            await player.in_step()
            await asyncio.sleep(0.01)
        assert len(calls) == tried, "it is left alone for a while"
        async with refused("internal"):
            await player.request("get_activities")
        systems["slot_begins"] = before
        await player.fresh()
        assert player.state["day"]["doing"] != "asleep" or player.state["clock"]["anchor_minute"] > 0


async def test_long_handlers_let_others_through(server: Running, replaced: Any) -> None:
    begun, others = asyncio.Event(), list[str]()

    def long(turn: Turn, request: GetState) -> Any:
        begun.set()
        for _ in range(200):
            yield None
        others.append("the long one")
        return server.app.rulebook.handles[GetState].reply(seq=0)

    async with living(server.url) as player, living(server.url) as other:
        replaced(GetState, handler=long)
        work = asyncio.create_task(player.request("get_state"))
        await begun.wait()
        await other.request("get_activities")
        others.append("the other one")
        await work
        assert others == ["the other one", "the long one"]


async def test_an_idle_request_writes_nothing(server: Running) -> None:
    async with living(server.url) as player:
        await player.fresh()
        before = await server.rows("SELECT COUNT(*) FROM commit_batches")
        for kind in ("ping", "get_state", "get_health", "get_activities", "get_diamond_history"):
            await player.request(kind)
        assert await server.rows("SELECT COUNT(*) FROM commit_batches") == before
