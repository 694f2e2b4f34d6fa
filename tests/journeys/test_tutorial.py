"""First steps over the socket: done by what happens, rewarded once, left when one likes."""

from __future__ import annotations

from tests.journeys.journey import journey
from tests.support.client import Body, WatchedClient, living, playing, refused
from tests.support.players import answer, available, give_diamonds, to_question
from tests.support.server import Running


async def rewards(player: WatchedClient) -> Body:
    """What the ledger says of the tutorial: cause -> diamonds."""
    entries = (await player.request("get_diamond_history", limit=100))["entries"]
    found = [(entry["cause"], entry["amount"]) for entry in entries if entry["reason"] == "tutorial"]
    assert len(found) == len(dict(found)), "each step once"
    return dict(found)


@journey("get_tutorial")
async def test_every_step_is_done_by_playing(any_server: Running) -> None:
    async with living(any_server.url) as player:
        told = await player.request("get_tutorial")
        assert told["variant"] == player.state["experiments"]["tutorial_flow"]
        assert told["current"] == told["steps"][0]["id"] == player.state["tutorial"]["current"]
        assert not any(step["done"] for step in told["steps"])
        await give_diamonds(any_server, player, 5000)
        await player.request("get_photo_album")
        await player.request("get_story")
        await player.request("change_schedule", day="tomorrow", change="lie_in")
        offers = await available(player)
        await player.request("do_activity", activity_id=next(o for o in offers if not o["cost_cents"])["id"])
        await with_somebody(player)
        await player.request("purchase_time_skip", skip_type="hour")
        await to_question(player)
        await answer(player)
        await player.in_step()
        for _ in range(20):
            if player.state["tutorial"]["over"]:
                break
            if player.state["question"] is not None:
                await answer(player)
            else:
                await player.request("purchase_time_skip", skip_type="day")
            await player.in_step()
        ended = await player.request("get_tutorial")
        assert ended["finished"]
        assert ended["current"] == ""
        expected = {step["id"]: step["diamonds"] for step in ended["steps"] if step["diamonds"]}
        assert await rewards(player) == expected | {"all steps": ended["diamonds"]}
        async with refused("not_allowed"):
            await player.request("skip_tutorial")
        await player.fresh()


async def with_somebody(player: WatchedClient) -> None:
    """Do something together with somebody of the family."""
    person = next(p["id"] for p in player.state["people"].values() if p["alive"])
    for _ in range(40):
        offers = [o for o in await available(player) if o["with_person"] and not o["cost_cents"]]
        if offers:
            await player.request("do_activity", activity_id=offers[0]["id"], person_id=person)
            return
        if player.state["question"] is not None:
            await answer(player)
        else:
            await player.request("purchase_time_skip", skip_type="hour")
        await player.in_step()
    raise AssertionError("nothing can be done together")


@journey("skip_tutorial")
async def test_who_wants_no_tutorial_has_none(any_server: Running) -> None:
    async with playing(any_server.url) as player:
        assert (await player.request("skip_tutorial"))["done"] == 0
        async with refused("not_allowed"):
            await player.request("skip_tutorial")
        await player.request("start_life")
        await player.request("get_photo_album")
        told = await player.request("get_tutorial")
        assert told["skipped"]
        assert not told["finished"]
        assert not any(step["done"] for step in told["steps"])
        assert await rewards(player) == {}
        assert player.state["tutorial"] == {"current": "", "done": 0, "over": True}
        await player.fresh()
