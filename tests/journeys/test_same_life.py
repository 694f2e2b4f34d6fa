"""Playing, skipping and being away over real sockets: with the same choices the same life."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.support.client import WatchedClient, playing
from tests.support.database import copy_sqlite
from tests.support.hand_clock import HandClock
from tests.support.players import answer, available, give_diamonds
from tests.support.server import Running, running, settings
from ws.engine.records import Agenda
from ws.recorded import hash_of

DAYS = 40
CHORES = range(700, DAYS * 1440, 2111)
"""Minutes after the start at which something is done."""
SKIPS = (("week", 10_080), ("day", 1440), ("hour", 60))


class Seat:
    """A player at a server whose time the test moves."""

    def __init__(self, server: Running, clock: HandClock, client: WatchedClient) -> None:
        self.server, self.clock, self.client = server, clock, client

    @property
    def minute(self) -> int:
        return self.server.actor(self.client.account_id).now_minute(self.clock.ms)

    async def settle(self) -> None:
        """Have everything due lived and heard."""
        await self.client.request("get_diamond_history", limit=1)
        await self.client.in_step()

    async def to(self, target: int) -> None:
        """Play on to a minute, awake at every moment, answering what is asked when it is asked."""
        while self.minute < target:
            agenda = self.server.actor(self.client.account_id).state.get(Agenda)
            following = agenda.moments[0][0] if agenda.moments else target
            self.clock.move(max(0, min(target, following) - self.minute))
            await self.settle()
            await self.answer_if_asked()

    async def answer_if_asked(self) -> None:
        if self.client.state["question"] is not None:
            await answer(self.client)
            await self.client.in_step()


async def play(seat: Seat, target: int) -> None:
    await seat.to(target)


async def skip(seat: Seat, target: int) -> None:
    while (left := target - seat.minute) > 0:
        kind = next((name for name, minutes in SKIPS if minutes <= left), None)
        if kind is None:
            await seat.to(target)
            return
        await seat.client.request("purchase_time_skip", skip_type=kind)
        await seat.settle()
        await seat.answer_if_asked()


async def stay_away(seat: Seat, target: int) -> None:
    while (left := target - seat.minute) > 0:
        await seat.client.close()
        await seat.server.left(seat.client.account_id)
        seat.clock.move(left)
        await seat.client.connect()
        await seat.settle()
        await seat.answer_if_asked()


async def lived(
    folder: Path, house_var: Path, template: Path, how: Callable[[Seat, int], Awaitable[None]], days_per_year: int
) -> tuple[str, list[tuple[object, ...]], int]:
    """The hash of the life, its dated choices, and where it stands."""
    clock = HandClock()
    chosen = settings(copy_sqlite(template, folder / f"{how.__name__}.db"), house_var, DAYS_PER_YEAR=days_per_year)
    async with running(chosen, clock, seed="one and the same") as server, playing(server.url) as client:
        seat = Seat(server, clock, client)
        await client.request("start_life", country="gb", sex="female", first_name="Same", last_name="Life")
        await client.in_step()
        await give_diamonds(server, client, 100_000)
        await seat.answer_if_asked()
        begun = seat.minute
        for minute in CHORES:
            await how(seat, begun + minute)
            assert seat.minute == begun + minute
            offers = [o for o in await available(client) if o["energy"] and not o["cost_cents"]]
            if offers:
                await client.request("do_activity", activity_id=offers[minute % len(offers)]["id"])
        await how(seat, begun + DAYS * 1440)
        await client.fresh()
        choices = await server.rows("SELECT minute, body FROM life_choices ORDER BY number")
        return hash_of(server.app.rulebook, server.actor(client.account_id).state), choices, seat.minute


@pytest.mark.parametrize("days_per_year", [12, 2])
async def test_three_ways_to_the_same_life(
    days_per_year: int, tmp_path: Path, house_var: Path, sqlite_template: Path
) -> None:
    played = await lived(tmp_path, house_var, sqlite_template, play, days_per_year)
    skipped = await lived(tmp_path, house_var, sqlite_template, skip, days_per_year)
    away = await lived(tmp_path, house_var, sqlite_template, stay_away, days_per_year)
    assert len(played[1]) > len(CHORES), "things were done and questions answered"
    assert played[1] == skipped[1] == away[1]
    assert played == skipped == away
