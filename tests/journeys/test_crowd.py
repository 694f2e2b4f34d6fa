"""A crowd that plays, breaks its lines, comes twice and asks twice: in the end every book balances."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import Counter
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from tests.support.client import WatchedClient
from tests.support.database import rows
from tests.support.server import Running, running, settings
from tests.support.waiting import eventually
from ws import operator, recorded
from ws.bots.client import RefusedByServer
from ws.bots.player import Player

PLAYERS = 6
DEEDS = 70
HONEST = {
    "not_enough_energy", "not_enough_money", "not_enough_diamonds", "not_allowed", "not_found", "question_pending",
    "life_over", "no_life", "conflict",
}  # fmt: skip
"""What a player who plays by the rules may be refused with; `conflict` for what another life's list offered."""


class Guest:
    """One of the crowd."""

    def __init__(self, server: Running, number: int) -> None:
        self.server = server
        self.chance = random.Random(number)
        self.client = WatchedClient(server.url, f"crowd device number {number}")
        self.bot = Player(self.client, self.chance)
        self.broken: list[str] = []
        self.met: Counter[str] = Counter()

    async def live(self) -> None:
        await self.client.connect()
        for _ in range(DEEDS):
            try:
                await self.chance.choices(
                    [self.play, self.leave, self.come_twice, self.ask_twice, self.be_given, self.begin_anew],
                    [80, 5, 2, 5, 4, 2],
                )[0]()
            except RefusedByServer as error:
                self.met[error.code] += 1
                self.bot.refused("do_activity", error)
            except (ConnectionError, ConnectionClosed):
                await self.come_back()
        await self.client.fresh()
        await self.client.close()
        self.broken += self.client.broken

    async def play(self) -> None:
        kind, fields = self.bot.next_request()
        self.bot.answered(kind, await self.client.request(kind, **fields))
        if self.chance.random() < 0.2:
            await self.client.fresh()

    async def leave(self) -> None:
        socket = self.client._socket
        if socket is not None and self.chance.random() < 0.5:
            socket.transport.abort()
        await self.come_back()

    async def come_back(self) -> None:
        with contextlib.suppress(ConnectionError, ConnectionClosed):
            await self.client.close()
        await self.client.connect()

    async def come_twice(self) -> None:
        following = WatchedClient(self.server.url, self.client.device_secret)
        following.tokens = self.client.tokens
        await following.connect()
        await eventually(lambda: following.state)
        assert await self.client.wait_closed() == 4001
        self.broken += self.client.broken
        self.client = self.bot.client = following

    async def ask_twice(self) -> None:
        key = str(self.chance.random())
        asked = (self.client.request("purchase_energy_refill", refill_type="small", key=key) for _ in range(3))
        answers = await asyncio.gather(*asked, return_exceptions=True)
        replies = [{**answer, "id": None} for answer in answers if isinstance(answer, dict)]
        assert replies in ([], [replies[0]] * 3 if replies else [])

    async def be_given(self) -> None:
        diamonds = self.chance.choice([50, 300, -20])
        await operator.grant(self.server.settings, int(self.client.account_id), diamonds, "for the crowd")

    async def begin_anew(self) -> None:
        await self.client.request("start_life", end_current=True)


async def test_after_a_lively_while_every_book_balances(database_url: str, house_var: Path) -> None:
    chosen = settings(database_url, house_var, GAME_MINUTES_PER_SECOND=437.0, cached_players=2)
    async with running(chosen) as server:
        guests = [Guest(server, number) for number in range(PLAYERS)]
        await asyncio.gather(*(guest.live() for guest in guests))
        assert server.app.gateway.refusals["internal"] == 0
        assert server.app.committer.available
    assert [guest.broken for guest in guests] == [[]] * PLAYERS
    met = sum((guest.met for guest in guests), Counter[str]())
    assert set(met) <= HONEST, met
    wrong = await rows(
        database_url,
        "SELECT p.id FROM players p JOIN diamond_transactions t ON t.account_id = p.id "
        "GROUP BY p.id, p.diamonds, p.ledger_entries "
        "HAVING p.diamonds <> SUM(t.amount) OR COUNT(*) <> MAX(t.number) OR COUNT(*) <> p.ledger_entries",
    )
    assert wrong == []
    lives = [int(row[0]) for row in await rows(database_url, "SELECT id FROM lives ORDER BY id")]
    assert len(lives) >= PLAYERS
    for life_id in lives[:12]:
        body = await recorded.export(chosen, life_id)
        found = recorded.replay(chosen, body)
        assert found.replayed_hash == found.recorded_hash, life_id
