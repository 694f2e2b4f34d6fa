"""The process as an operator runs it: ready soon, drained politely, and nothing lost."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from tests.support.client import WatchedClient, playing
from tests.support.database import rows
from tests.support.http import call
from tests.support.server import process, settings
from tests.support.waiting import eventually
from ws.bots.client import RefusedByServer

PLAYERS = 5


class Busy:
    """Buys as quickly as it can and notes what was acknowledged."""

    def __init__(self, url: str) -> None:
        self.client = WatchedClient(url)
        self.acknowledged: list[str] = []
        self.in_doubt: list[str] = []

    async def begin(self) -> None:
        await self.client.connect()
        await self.client.request("start_life", key="birth")

    async def buy(self) -> None:
        """Until the connection ends."""
        number = 0
        while True:
            number += 1
            key = f"{self.client.device_secret[:8]} {number}"
            try:
                await self.client.request("acknowledge", seq=min(number, self.client.last_seq or 0), key=f"a{number}")
                await self.client.request("purchase_energy_refill", refill_type="small", key=key)
                self.acknowledged.append(key)
            except RefusedByServer as error:
                if error.code == "unavailable":
                    self.in_doubt.append(key)
                    return
                if error.code != "not_enough_diamonds":
                    raise
                await asyncio.sleep(0.002)
            except (ConnectionError, ConnectionClosed):
                self.in_doubt.append(key)
                return


async def test_sigterm_drains_and_says_goodbye(database_url: str, tmp_path: Path) -> None:
    chosen = settings(database_url, tmp_path)
    async with process(chosen) as server:
        players = [Busy(server.url) for _ in range(PLAYERS)]
        await asyncio.gather(*(player.begin() for player in players))
        work = [asyncio.create_task(player.buy()) for player in players]
        await eventually(lambda: sum(len(player.acknowledged) for player in players) >= 3 * PLAYERS)
        assert await server.terminate() == 0
        await asyncio.gather(*work)
        assert {await player.client.wait_closed() for player in players} == {1012}
        for player in players:
            with contextlib.suppress(ConnectionError):
                await player.client.close()
        assert "stopped" in server.log.read_text()
    for player in players:
        account = int(player.client.account_id)
        purchases = "SELECT number FROM energy_refill_purchases WHERE account_id = :a"
        bought = await rows(database_url, purchases, a=account)
        assert len(player.acknowledged) <= len(bought) <= len(player.acknowledged) + len(player.in_doubt)
        ledger = await rows(
            database_url,
            "SELECT p.diamonds, SUM(t.amount), SUM(CASE WHEN t.amount < 0 THEN t.amount ELSE 0 END) "
            "FROM players p JOIN diamond_transactions t ON t.account_id = p.id WHERE p.id = :a GROUP BY p.diamonds",
            a=account,
        )
        assert int(ledger[0][0]) == int(ledger[0][1])
        assert int(ledger[0][2]) == -10 * len(bought)
    async with process(chosen.model_copy(update={"port": settings(database_url, tmp_path).port})) as server:
        for player in players:
            player.client.url = server.url
            before = player.client.life["id"]
            async with playing(server.url, player.client):
                await player.client.fresh()
                assert player.client.life["id"] == before
                for key in player.acknowledged[-3:]:
                    reply = await player.client.request("purchase_energy_refill", refill_type="small", key=key)
                    assert reply["ok"] is True, "the same key, the same reply, also now"
        assert await server.terminate() == 0


async def test_the_operations_pages_of_a_process(sqlite_database_url: str, tmp_path: Path) -> None:
    async with process(settings(sqlite_database_url, tmp_path)) as server:
        health = await call("GET", f"{server.url}/health")
        assert (health.status, health.json["status"]) == (200, "ok")
        assert (await call("GET", f"{server.url}/health/live")).json == {"status": "ok"}
        assert (await call("GET", f"{server.url}/health/ready")).status == 200
        assert (await call("GET", f"{server.url}/")).status == 200
        lines = [line for line in server.log.read_text().splitlines() if line.startswith("{")]
        assert any('"event": "ready"' in line or '"event":"ready"' in line for line in lines), "JSON logs"
        assert any("RATE LIMITS ARE OFF" in line for line in lines), "shouted about"


async def test_a_wrong_setting_stops_the_start_and_is_named(sqlite_database_url: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"left with 2(.|\n)*GAME_MINUTES_PER_SECOND"):
        async with process(settings(sqlite_database_url, tmp_path), {"GAME_MINUTES_PER_SECOND": "0"}):
            pass
