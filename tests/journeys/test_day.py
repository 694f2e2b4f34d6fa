"""Changing the plan of a day over the socket."""

from __future__ import annotations

from tests.journeys.journey import journey
from tests.support.client import living, refused
from tests.support.server import Running


@journey("change_schedule", "cancel_schedule_change")
async def test_tomorrow_is_planned_by_wish(any_server: Running) -> None:
    async with living(any_server.url) as player:
        today = player.state["day"]["day"]
        for change in ("lie_in", "early_night"):
            reply = await player.request("change_schedule", change=change, day="tomorrow")
        assert reply["day"] == today + 1
        assert reply["wishes"] == [{"day": today + 1, "change": c} for c in ("lie_in", "early_night")]
        await player.in_step()
        assert player.state["day"]["wishes"] == reply["wishes"]
        assert player.state["day"]["days_off_left"] == reply["days_off_left"] == 2
        async with refused("not_allowed"):
            await player.request("change_schedule", change="lie_in", day="tomorrow")
        reply = await player.request("cancel_schedule_change", change="lie_in", day="tomorrow")
        assert [wish["change"] for wish in reply["wishes"]] == ["early_night"]
        async with refused("not_found"):
            await player.request("cancel_schedule_change", change="lie_in", day="tomorrow")
        await player.fresh()


async def test_what_makes_no_sense_is_refused(server: Running) -> None:
    async with living(server.url) as player:
        for change in ("skip_work", "overtime", "take_day_off", "late_night"):
            async with refused("not_allowed") as error:
                await player.request("change_schedule", change=change)
            assert error["message"].endswith(".")
        for fields in ({"change": "fly"}, {"change": "lie_in", "day": "yesterday"}, {}):
            async with refused("bad_message"):
                await player.request("change_schedule", **fields)
