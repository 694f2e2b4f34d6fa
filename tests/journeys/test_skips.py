"""Time for diamonds: what is skipped is paid, and nothing else."""

from __future__ import annotations

import time

import pytest

from tests.journeys.fields import has_its_fields
from tests.journeys.journey import journey
from tests.support.client import copied, living, refused
from tests.support.hand_clock import HandClock
from tests.support.players import answer, give_diamonds, live_to_the_end, to_question
from tests.support.server import Running, running
from ws.settings import Settings

PRICES = {"hour": (5, 60), "day": (25, 1440), "week": (100, 10_080)}


@journey("purchase_time_skip")
async def test_a_skip_moves_the_life_and_tells_the_story(any_server: Running) -> None:
    async with living(any_server.url) as player:
        await give_diamonds(any_server, player, 5000)
        for kind in ("hour", "day", "week", "next_event") * 3:
            asked = time.monotonic()
            before = copied(await player.fresh())
            if before["question"] is not None:
                await answer(player)
                continue
            reply = await player.request("purchase_time_skip", skip_type=kind)
            assert has_its_fields(reply)
            await player.fresh()
            after = player.state
            assert reply["skip_type"] == kind
            assert after["clock"]["anchor_minute"] == reply["minute"]
            lived = reply["minute"] - reply["minutes_skipped"] - before["clock"]["anchor_minute"]
            assert 0 <= lived <= time.monotonic() - asked + 1, "a minute a second, until the skip began"
            assert after["wallet"]["diamonds"] == reply["diamonds"]
            levels = after["experience"]["level"] - before["experience"]["level"]
            assert before["wallet"]["diamonds"] - reply["diamonds_charged"] + 10 * levels == reply["diamonds"]
            assert (reply["stopped_by"] == "question") is (after["question"] is not None)
            days = [line["minute"] // 1440 for line in reply["summary"]["lines"]]
            assert len(days) == len(set(days)), "one line a day"
            assert {line["text"][:10] for line in reply["summary"]["lines"]} <= {
                line["text"][:10] for line in reply["story"]
            }
            assert reply["summary"]["opening"]
            assert reply["diamonds_returned"] == 0
            assert [line["minute"] for line in reply["story"]] == sorted(line["minute"] for line in reply["story"])
        purchases = await any_server.rows(
            "SELECT from_minute, to_minute, diamonds, stopped_by FROM time_skip_purchases ORDER BY number"
        )
        assert purchases
        assert all(int(str(row[1])) > int(str(row[0])) for row in purchases), "what was simulated is kept"


async def test_what_was_not_skipped_is_not_charged(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 5000)
        stopped = 0
        for _ in range(30):
            if player.state["question"] is not None:
                await answer(player)
                await player.in_step()
                continue
            for kind, (price, minutes) in PRICES.items():
                reply = await player.request("purchase_time_skip", skip_type=kind)
                assert reply["diamonds_charged"] == price * reply["minutes_skipped"] // minutes
                assert 0 <= reply["minutes_skipped"] <= minutes
                assert (reply["stopped_by"] == "") is (reply["minutes_skipped"] == minutes)
                await player.in_step()
                if reply["stopped_by"]:
                    stopped += 1
                    break
        assert stopped >= 3, "questions came in between"


async def test_the_next_event_costs_its_price_or_nothing(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 20_000)
        met: set[str] = set()
        for _ in range(300):
            if player.state["question"] is not None:
                await answer(player)
            else:
                before = copied(await player.fresh())
                reply = await player.request("purchase_time_skip", skip_type="next_event")
                met.add(reply["stopped_by"])
                if reply["stopped_by"]:
                    assert reply["diamonds_charged"] == 50
                else:
                    assert (reply["minutes_skipped"], reply["diamonds_charged"], reply["story"]) == (0, 0, [])
                    assert await player.fresh() == before, "nothing ahead, nothing done"
                    await player.request("purchase_time_skip", skip_type="week")
            await player.in_step()
            if met == {"", "event", "question"}:
                return
        raise AssertionError(f"three hundred events and only {met}")


@pytest.mark.parametrize("kind", ["hour", "day", "week", "next_event"])
async def test_skips_need_diamonds(server: Running, kind: str) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, -97)
        before = copied(await player.fresh())
        async with refused("not_enough_diamonds") as error:
            await player.request("purchase_time_skip", skip_type=kind)
        assert error["diamonds"] == 3
        assert error["needed"] > 3
        assert await player.fresh() == before


async def test_death_ends_a_skip(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 10**6)
        await live_to_the_end(player)
        last = await server.rows("SELECT stopped_by, to_minute FROM time_skip_purchases ORDER BY number DESC LIMIT 1")
        ended = player.life["ended_minute"]
        assert ended is not None
        assert last[0][0] == "death" or last[0][1] == ended or int(str(last[0][1])) < ended
        assert player.state["clock"]["anchor_minute"] == ended
        assert player.life["cause"]


async def test_after_a_skip_the_clock_runs_on_from_there(house: Settings) -> None:
    clock = HandClock()
    async with running(house, clock) as server, living(server.url) as player:
        await give_diamonds(server, player, 500)
        reply = await player.request("purchase_time_skip", skip_type="hour")
        clock.move(5)
        await player.fresh()
        actor = server.actor(player.account_id)
        assert actor.now_minute(clock.ms) == reply["minute"] + 5
        question = await to_question(player)
        assert player.state["clock"]["anchor_minute"] == question["minute"]
