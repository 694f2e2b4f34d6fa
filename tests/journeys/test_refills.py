"""Energy for diamonds, as GAME.md prices it."""

from __future__ import annotations

import pytest

from tests.journeys.fields import has_its_fields
from tests.journeys.journey import journey
from tests.support.client import copied, living, refused
from tests.support.hand_clock import HandClock
from tests.support.players import available, give_diamonds, live_to_the_end, tire
from tests.support.server import Running, running
from ws.settings import Settings

HOUR_MS = 3_600_000


@journey("purchase_energy_refill")
async def test_small_and_medium_go_above_a_hundred_and_full_does_not(any_server: Running) -> None:
    async with living(any_server.url) as player:
        small = await player.request("purchase_energy_refill", refill_type="small")
        assert has_its_fields(small)
        assert (small["energy"], small["diamonds"], small["unlimited_energy_until"]) == (120, 90, 0)
        medium = await player.request("purchase_energy_refill", refill_type="medium")
        assert (medium["energy"], medium["diamonds"]) == (170, 70)
        before = copied(await player.fresh())
        async with refused("not_allowed"):
            await player.request("purchase_energy_refill", refill_type="full")
        assert await player.fresh() == before
        assert player.state["vitals"]["energy"] == 170
        assert player.state["wallet"]["diamonds"] == 70
        found = await any_server.rows(
            "SELECT refill_type, diamonds, energy_after, number FROM energy_refill_purchases ORDER BY number"
        )
        assert found == [("small", 10, 120, 2), ("medium", 20, 170, 3)]


async def test_full_fills_to_a_hundred(server: Running) -> None:
    async with living(server.url) as player:
        await tire(player)
        held = (await player.fresh())["wallet"]["diamonds"]
        full = await player.request("purchase_energy_refill", refill_type="full")
        assert (full["energy"], full["diamonds"]) == (100, held - 35)
        async with refused("not_allowed"):
            await player.request("purchase_energy_refill", refill_type="full")


async def test_energy_above_a_hundred_is_kept_but_does_not_grow(house: Settings) -> None:
    clock = HandClock()
    async with running(house, clock) as server, living(server.url) as player:
        await player.request("purchase_energy_refill", refill_type="small")
        clock.move(3000)
        await player.request("get_activities")
        await player.fresh()
        assert player.state["vitals"]["energy"] == 120


async def test_unlimited_costs_nothing_for_a_day_and_adds_up(house: Settings) -> None:
    clock = HandClock()
    async with running(house, clock) as server, living(server.url) as player:
        await give_diamonds(server, player, 100)
        first = await player.request("purchase_energy_refill", refill_type="unlimited")
        assert first["unlimited_energy_until"] == clock.ms + 24 * HOUR_MS
        assert (first["energy"], first["diamonds"]) == (100, 150)
        for offer in [o for o in await available(player) if o["energy"] and not o["cost_cents"]][:5]:
            done = await player.request("do_activity", activity_id=offer["id"])
            assert done["energy"] == 100, "nothing costs energy"
        clock.move(3600)
        second = await player.request("purchase_energy_refill", refill_type="unlimited")
        assert second["unlimited_energy_until"] == first["unlimited_energy_until"] + 24 * HOUR_MS
        assert player.state["wallet"]["unlimited_energy_until"] in (
            first["unlimited_energy_until"],
            second["unlimited_energy_until"],
        )


async def test_unlimited_ends(house: Settings) -> None:
    clock = HandClock()
    async with running(house, clock) as server, living(server.url) as player:
        until = (await player.request("purchase_energy_refill", refill_type="unlimited"))["unlimited_energy_until"]
        actor = server.actor(player.account_id)
        await player.close()
        clock.seconds = (until + 1000) / 1000
        await player.connect()
        assert actor is server.actor(player.account_id)
        offer = next(o for o in await available(player) if o["energy"] and not o["cost_cents"])
        await player.in_step()
        before = player.state["vitals"]["energy"]
        done = await player.request("do_activity", activity_id=offer["id"])
        assert done["energy"] <= before - offer["energy"] + 1 + done["effects"].get("energy", 0)


@pytest.mark.parametrize(("refill", "price"), [("small", 10), ("medium", 20), ("full", 35), ("unlimited", 50)])
async def test_diamonds_are_counted(server: Running, refill: str, price: int) -> None:
    async with living(server.url) as player:
        await tire(player)
        bought = 0
        while True:
            before = copied(await player.fresh())
            if before["wallet"]["diamonds"] < price:
                break
            reply = await player.request("purchase_energy_refill", refill_type=refill)
            assert reply["diamonds"] == before["wallet"]["diamonds"] - price
            bought += 1
            if refill == "full":
                await tire(player)
        assert bought >= 100 // price
        async with refused("not_enough_diamonds") as error:
            await player.request("purchase_energy_refill", refill_type=refill)
        assert (error["needed"], error["diamonds"]) == (price, before["wallet"]["diamonds"])
        assert await player.fresh() == before


async def test_a_receipt_is_of_a_store_that_is_there_or_nothing_happens(server: Running) -> None:
    unconnected = '{"store": "apple", "transaction": "signed"}'
    async with living(server.url) as player:
        for receipt, code in (("signed by the store", "bad_message"), (unconnected, "not_found")):
            async with refused(code):
                await player.request("purchase_energy_refill", refill_type="small", receipt=receipt)
            async with refused(code):
                await player.request("purchase_time_skip", skip_type="hour", receipt=receipt)
        assert (await player.fresh())["wallet"]["diamonds"] == 100


async def test_a_dead_life_needs_no_energy(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 10**6)
        await live_to_the_end(player)
        for kind, fields in {
            "purchase_energy_refill": {"refill_type": "small"},
            "purchase_time_skip": {"skip_type": "hour"},
            "do_activity": {"activity_id": "read"},
            "get_activities": {},
            "answer_question": {"question_id": "a", "choice_id": "b"},
        }.items():
            async with refused("life_over"):
                await player.request(kind, **fields)
        before = player.state["wallet"]["diamonds"]
        assert (player.life["alive"], player.state["clock"]["rate"]) == (False, 0.0)
        assert player.told("messageEvent")[-1]["kind"] == "death"
        again = await player.request("start_life")
        await player.fresh()
        assert (player.life["id"], player.life["alive"], player.life["number"]) == (again["life_id"], True, 2)
        assert player.state["wallet"]["diamonds"] == before, "diamonds outlive a life"
