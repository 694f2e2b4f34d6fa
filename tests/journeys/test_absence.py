"""Away: the life goes on to its first question, its death, or seven game days; then it waits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.client import WatchedClient, copied, living, playing
from tests.support.hand_clock import HandClock
from tests.support.players import answer, give_diamonds, to_question
from tests.support.server import Running, running, settings
from tests.support.waiting import eventually
from ws.settings import Settings

DAY = 1440.0
"""Real seconds of a game day at one minute a second."""


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def still(house: Settings, clock: HandClock) -> AsyncIterator[Running]:
    """A server whose time stands still until the test moves it."""
    async with running(house, clock) as made:
        yield made


async def leave(server: Running, player: WatchedClient) -> int:
    """Disconnect; gives the minute at which the life was left."""
    await player.close()
    return await server.left(player.account_id)


async def back(player: WatchedClient) -> int:
    """Reconnect; gives the minute the life has come to."""
    await player.connect()
    await player.fresh()
    return int(player.state["clock"]["anchor_minute"])


async def past_questions(server: Running, player: WatchedClient) -> None:
    """Somewhere in the life where no question is open."""
    await give_diamonds(server, player, 5000)
    await to_question(player)
    await answer(player)
    await player.in_step()


async def test_a_life_goes_on_while_its_player_is_away(still: Running, clock: HandClock) -> None:
    async with living(still.url) as player:
        await past_questions(still, player)
        left = await leave(still, player)
        clock.move(90)
        assert still.actor(player.account_id).now_minute(clock.ms) == left, "at rest until somebody comes"
        assert await back(player) == left + 90
        assert player.state["clock"]["present"] is True


async def test_it_waits_at_the_first_question(still: Running, clock: HandClock) -> None:
    async with living(still.url) as player:
        await past_questions(still, player)
        for _ in range(40):
            left = await leave(still, player)
            clock.move(7 * DAY)
            came_to = await back(player)
            if player.state["question"] is not None:
                break
            assert came_to == left + 7 * DAY
        question = player.state["question"]
        assert question is not None
        assert came_to == question["minute"] < left + 7 * DAY
        assert question["deadline_minute"] > came_to, "there is time to answer"
        left = await leave(still, player)
        clock.move(30 * DAY)
        assert await back(player) == left, "and it still waits"
        assert player.state["question"] == question
        await answer(player)
        await player.fresh()


async def test_seven_days_at_the_most(still: Running, clock: HandClock) -> None:
    async with living(still.url) as player:
        await past_questions(still, player)
        reached: list[int] = []
        for _ in range(18):
            if player.state["question"] is not None:
                await answer(player)
            left = await leave(still, player)
            clock.move(100 * DAY)
            reached.append(await back(player) - left)
        assert max(reached) == 7 * DAY
        assert all(minutes == 7 * DAY or minutes < 7 * DAY for minutes in reached)
        assert len(set(reached)) > 1, "questions came in between"


async def test_what_happened_is_told_then_in_order(still: Running, clock: HandClock) -> None:
    async with living(still.url) as player:
        await past_questions(still, player)
        for _ in range(12):
            before, last = len(player.pushes), player.last_seq
            left = await leave(still, player)
            clock.move(7 * DAY)
            came_to = await back(player)
            told = [p for p in player.pushes[before:] if p["type"] in ("messageEvent", "questionEvent")]
            assert [p["seq"] for p in told] == sorted(p["seq"] for p in told)
            assert all(p["seq"] > (last or 0) for p in told)
            assert all(left < p["minute"] <= came_to for p in told)
            assert all(p["at"] <= clock.ms for p in told)
            if player.state["question"] is not None:
                await answer(player)
                await player.in_step()


async def test_death_may_come_meanwhile(sqlite_database_url: str, house_var: Path, clock: HandClock) -> None:
    chosen = settings(sqlite_database_url, house_var, DAYS_PER_YEAR=1)
    async with running(chosen, clock) as server, living(server.url) as player:
        for _ in range(300):
            if player.state["question"] is not None:
                await answer(player)
                await player.in_step()
            left = await leave(server, player)
            clock.move(7 * DAY)
            came_to = await back(player)
            if not player.life["alive"]:
                break
        assert left < came_to == player.life["ended_minute"] <= left + 7 * DAY
        assert player.told("messageEvent")[-1]["kind"] == "death"
        await player.close()
        clock.move(3 * DAY)
        assert await back(player) == came_to, "the end is the end"


async def test_a_second_connection_does_not_turn_time_back(still: Running, clock: HandClock) -> None:
    async with living(still.url) as player:
        await past_questions(still, player)
        question = await to_question(player)
        patience = question["deadline_minute"] - question["minute"]
        clock.move(patience / 2)
        await player.in_step()
        shown = still.actor(player.account_id).now_minute(clock.ms)
        assert shown == question["minute"] + patience // 2
        second = WatchedClient(still.url, player.device_secret)
        async with playing(still.url, second):
            assert still.actor(player.account_id).now_minute(clock.ms) >= shown
            assert second.state["question"] == question
            await second.fresh()


async def test_long_play_and_then_a_second_connection(still: Running, clock: HandClock) -> None:
    """The limit of seven days is for absence, not for the time since the last anchor."""
    async with living(still.url) as player:
        await past_questions(still, player)
        for _ in range(60):
            clock.move(DAY / 4)
            await player.in_step()
            await eventually(lambda: not still.actor(player.account_id).is_busy)
        shown = still.actor(player.account_id).now_minute(clock.ms)
        second = WatchedClient(still.url, player.device_secret)
        async with playing(still.url, second):
            assert still.actor(player.account_id).now_minute(clock.ms) >= shown
            await second.fresh()


async def test_an_unanswered_question_takes_its_default_while_played(still: Running, clock: HandClock) -> None:
    async with living(still.url) as player:
        await past_questions(still, player)
        question = await to_question(player)
        clock.move(question["deadline_minute"] - question["minute"] - 1)
        await player.fresh()
        assert player.state["question"] == question
        clock.move(2)
        await eventually(lambda: player.state["question"] != question, "the default is taken by the clock")
        await player.fresh()
        default = next(c["text"] for c in question["choices"] if c["id"] == question["default"])
        assert any(default in m["text"] for m in player.told("messageEvent")[-3:])


async def test_a_jump_of_the_wall_clock_changes_nothing(house: Settings) -> None:
    async with running(house) as server, living(server.url) as player:
        actor = server.actor(player.account_id)
        before = actor.now_minute(server.app.clock.now_ms())
        wall = server.app.clock._wall
        server.app.clock._wall = lambda: wall() + 86_400
        server.app.clock.compare()
        await player.fresh()
        assert actor.now_minute(server.app.clock.now_ms()) - before < 60


async def test_the_absence_of_the_server_counts_as_an_absence(sqlite_database_url: str, house_var: Path) -> None:
    clock = HandClock()
    client = WatchedClient("")
    async with running(settings(sqlite_database_url, house_var), clock) as server:
        client.url = server.url
        async with playing(server.url, client):
            await client.request("start_life")
            await past_questions(server, client)
            left = server.actor(client.account_id).now_minute(clock.ms)
            state = copied(client.state)
    clock.move(120)
    async with running(settings(sqlite_database_url, house_var), clock) as server:
        client.url = server.url
        assert await back(client) == left + 120
        assert client.life == state["life"]
        await client.close()
        assert client.broken == []
