"""Snapshot plus pushes equals a fresh snapshot: after every request, and while time runs."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.journeys.fields import REPLY_FIELDS
from tests.support.client import WatchedClient, living
from tests.support.hand_clock import HandClock
from tests.support.players import answer, available, give_diamonds, tire, to_question
from tests.support.server import Running, running, settings
from tests.support.waiting import eventually
from ws.bots.client import RefusedByServer
from ws.bots.player import Player
from ws.settings import Settings

Step = Callable[[Running, WatchedClient], Awaitable[object]]


async def do_activity(server: Running, player: WatchedClient) -> None:
    for offer in (await available(player))[:12]:
        with contextlib.suppress(RefusedByServer):
            await player.request("do_activity", activity_id=offer["id"])
        await player.fresh()


async def answer_question(server: Running, player: WatchedClient) -> None:
    for choice in range(4):
        await to_question(player)
        await player.fresh()
        await answer(player, choice)
        await player.fresh()


async def skip(server: Running, player: WatchedClient) -> None:
    for kind in ("hour", "day", "week", "next_event") * 3:
        if not player.life["alive"]:
            return
        if player.state["question"] is not None:
            await answer(player)
        await player.request("purchase_time_skip", skip_type=kind)
        await player.fresh()


async def refill(server: Running, player: WatchedClient) -> None:
    if not player.state["wallet"]["unlimited_energy_until"]:
        await tire(player)
    for kind in ("small", "full", "medium", "unlimited"):
        with contextlib.suppress(RefusedByServer):
            await player.request("purchase_energy_refill", refill_type=kind)
        await player.fresh()


async def start_again(server: Running, player: WatchedClient) -> None:
    for _ in range(3):
        await player.request("start_life", end_current=True)
        await player.fresh()


async def reconnect(server: Running, player: WatchedClient) -> None:
    for _ in range(3):
        await player.close()
        await player.connect()
        await player.fresh()


def asking(kind: str, /, **fields: object) -> Step:
    return lambda server, player: player.request(kind, **fields)


def trying(kind: str, /, **fields: object) -> Step:
    """A request that a child may be refused."""

    async def step(server: Running, player: WatchedClient) -> None:
        with contextlib.suppress(RefusedByServer):
            await player.request(kind, **fields)

    return step


STEPS: dict[str, Step] = {
    "authenticate": reconnect,
    "ping": asking("ping"),
    "get_health": asking("get_health"),
    "get_state": asking("get_state"),
    "start_life": start_again,
    "get_activities": asking("get_activities"),
    "do_activity": do_activity,
    "answer_question": answer_question,
    "acknowledge": asking("acknowledge", seq=3),
    "purchase_energy_refill": refill,
    "purchase_time_skip": skip,
    "get_diamond_history": asking("get_diamond_history"),
    "get_statement": asking("get_statement"),
    "take_loan": trying("take_loan", kind="personal", cents=10_000, months=12),
    "repay_loan": trying("repay_loan", loan_id="loan1", cents=500),
    "save_money": trying("save_money", cents=300),
    "withdraw_savings": trying("withdraw_savings", cents=200),
    "get_funds": asking("get_funds"),
    "get_bank_offers": asking("get_bank_offers"),
    "invest": trying("invest", fund_id="index", cents=500),
    "sell_investment": trying("sell_investment", fund_id="index", everything=True),
    "buy_insurance": trying("buy_insurance", kind="health"),
    "cancel_insurance": trying("cancel_insurance", kind="health"),
    "declare_bankruptcy": trying("declare_bankruptcy"),
    "get_shop": asking("get_shop"),
    "get_purchases": asking("get_purchases"),
    "set_purchase_consent": asking("set_purchase_consent", share_consumption=True),
    "verify_purchase": trying("verify_purchase", store="google", transaction="nobody's"),
    "restore_purchases": asking("restore_purchases", store="google", transactions=[{"transaction": "nobody's"}]),
    "begin_purchase": trying("begin_purchase", store="google", product_id="diamonds_100"),
    "open_parcels": trying("open_parcels"),
}


def test_every_request_is_among_the_steps() -> None:
    assert set(STEPS) == set(REPLY_FIELDS)


@pytest.mark.parametrize("kind", STEPS)
async def test_the_pushes_of_a_request_add_up(server: Running, kind: str) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 20_000)
        before = player.compared
        await STEPS[kind](server, player)
        await player.fresh()
        assert player.compared > before


async def test_requests_in_any_order_add_up(any_server: Running) -> None:
    chance = random.Random(11)
    async with living(any_server.url) as player:
        await give_diamonds(any_server, player, 100_000)
        for kind in chance.choices(list(STEPS), k=14):
            await STEPS[kind](any_server, player)
            await player.fresh()


@pytest.mark.parametrize("rate", [2000.0, 10_000.0])
async def test_what_time_alone_changes_adds_up(sqlite_database_url: str, house_var: Path, rate: float) -> None:
    """Ticks, questions, deadlines, birthdays and at last death, while the client only listens."""
    chosen = settings(sqlite_database_url, house_var, GAME_MINUTES_PER_SECOND=rate, DAYS_PER_YEAR=2)
    async with running(chosen) as server, living(server.url) as player:
        for _ in range(12):
            seen = player.last_seq
            await eventually(lambda: player.last_seq != seen or not player.life["alive"], "the life goes on", 20)  # noqa: B023  # used at once
            await player.fresh()
        kinds = {push["type"] for push in player.pushes}
        assert {"messageEvent", "stateEvent", "playerObject"} <= kinds
        assert player.compared >= 12


async def test_a_whole_life_in_a_few_seconds_adds_up(sqlite_database_url: str, house_var: Path) -> None:
    chosen = settings(sqlite_database_url, house_var, GAME_MINUTES_PER_SECOND=10_000.0, DAYS_PER_YEAR=1)
    async with running(chosen) as server, living(server.url) as player:
        await give_diamonds(server, player, 1500)
        while player.life["alive"] and player.life["age"] < 55:
            with contextlib.suppress(RefusedByServer):  # time runs: a question may be gone
                await skip(server, player)
        bot = Player(player, random.Random(3))
        while player.life["alive"]:
            kind, fields = bot.next_request()
            if kind == "start_life":
                break
            try:
                bot.answered(kind, await player.request(kind, **fields))
            except RefusedByServer as error:
                bot.refused(kind, error)
            await asyncio.sleep(0.01)
        await player.fresh()
        assert player.life["alive"] is False
        assert player.state["question"] is None
        assert [m["kind"] for m in player.told("messageEvent")][-1] == "death"
        assert any(push["type"] == "questionEvent" for push in player.pushes)


async def test_u_shows_what_the_state_says(house: Settings) -> None:
    clock = HandClock()
    async with running(house, clock) as server, living(server.url) as player:
        await tire(player)
        await player.request("purchase_energy_refill", refill_type="small")
        for passed in (2, 60, 600):
            clock.move(passed)
            await player.in_step()
            await eventually(lambda: player.update.get("time") and player.update["time"]["game_minute"] >= 0)
            await player.fresh()
        vitals, update = player.state["vitals"], await _last_update(server, player)
        minute = update["time"]["game_minute"]
        energy = min(100.0, vitals["energy"] + (minute - vitals["minute"]) * vitals["energy_per_minute"])
        assert update["energy"] == int(energy + 1e-6)
        assert update["money"] == player.state["money"]["cents"]
        assert update["diamonds"] == player.state["wallet"]["diamonds"]
        assert update["rates"]["energy_per_minute"] == vitals["energy_per_minute"]
        assert update["time"]["age"] == player.life["age"]
        assert set(update["time"]) == {
            "game_minute", "year", "month", "day", "weekday", "hour", "minute", "age", "rate",
        }  # fmt: skip


async def _last_update(server: Running, player: WatchedClient) -> dict[str, object]:
    await eventually(lambda: player.update.get("time"))
    found: dict[str, object] = player.update
    return found


async def test_u_comes_at_most_once_a_second(house: Settings) -> None:
    clock = HandClock()
    async with running(house, clock) as server, living(server.url) as player:
        await give_diamonds(server, player, 1000)
        before = len(player.updates)
        for _ in range(40):
            clock.move(0.25)
            await player.request("purchase_energy_refill", refill_type="small")
        await player.in_step()
        assert 8 <= len(player.updates) - before <= 11, "ten seconds of purchases"
        assert player.update["diamonds"] >= player.state["wallet"]["diamonds"]
