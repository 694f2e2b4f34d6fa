"""Experience over the socket: it grows by living, levels bring diamonds, milestones are listed."""

from __future__ import annotations

from tests.journeys.journey import journey
from tests.support.client import living
from tests.support.players import answer, give_diamonds
from tests.support.server import Running


@journey("get_milestones")
async def test_a_week_of_school_brings_points_a_level_and_its_diamonds(any_server: Running) -> None:
    async with living(any_server.url) as player:
        assert player.state["experience"] == {"points": 0, "level": 1, "next_level_points": 24}
        assert player.state["milestones"] == []
        reply = await player.request("get_milestones")
        assert reply["reached"] == 0
        assert len(reply["milestones"]) >= 30
        await give_diamonds(any_server, player, 1000)
        for _ in range(40):
            if player.state["question"] is not None:
                await answer(player)
            else:
                await player.request("purchase_time_skip", skip_type="day")
            await player.in_step()
            if player.state["experience"]["level"] > 2:
                break
        held = player.state["experience"]
        assert held["level"] > 2
        assert "first_day_of_school" in player.state["milestones"]
        assert {m["title"] for m in player.told("messageEvent") if m["kind"] == "level"} >= {"Level 2", "Level 3"}
        history = (await player.request("get_diamond_history", limit=100))["entries"]
        causes = [entry["cause"] for entry in history if entry["reason"] == "level_up"]
        assert len(causes) == len(set(causes)) == held["level"] - 1
        assert all(entry["amount"] == 10 for entry in history if entry["reason"] == "level_up")
        reply = await player.request("get_milestones")
        assert {m["id"] for m in reply["milestones"] if m["minute"] is not None} == set(player.state["milestones"])
        await player.fresh()
