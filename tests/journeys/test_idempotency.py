"""A key acts once: on this connection, on the next, and after a restart."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.support.client import WatchedClient, copied, living, playing, refused
from tests.support.players import answer, available, give_diamonds, to_question
from tests.support.server import Running, running, settings


async def test_the_same_key_gives_the_same_reply_and_acts_once(any_server: Running) -> None:
    async with living(any_server.url) as player:
        first = await player.request("purchase_energy_refill", refill_type="small", key="k1")
        again = await player.request("purchase_energy_refill", refill_type="small", key="k1")
        assert {**first, "id": None} == {**again, "id": None}
        assert first["id"] != again["id"], "the id is that of the question"
        other = await player.request("purchase_energy_refill", refill_type="small", key="k2")
        assert other["diamonds"] == first["diamonds"] - 10
        await player.fresh()
        assert player.state["wallet"]["diamonds"] == 80
        assert len(await any_server.rows("SELECT number FROM energy_refill_purchases")) == 2


async def test_the_same_key_with_other_content_is_a_conflict(server: Running) -> None:
    async with living(server.url) as player:
        await player.request("purchase_energy_refill", refill_type="small", key="k")
        async with refused("conflict"):
            await player.request("purchase_energy_refill", refill_type="medium", key="k")
        await player.request("purchase_time_skip", skip_type="hour", key="k")  # a key is of its type
        assert (await player.fresh())["wallet"]["diamonds"] < 90


async def test_all_who_ask_at_once_hear_the_same(server: Running) -> None:
    async with living(server.url) as player:
        replies = await asyncio.gather(
            *(player.request("purchase_energy_refill", refill_type="small", key="k") for _ in range(20))
        )
        assert {reply["diamonds"] for reply in replies} == {90}
        assert (await player.fresh())["wallet"]["diamonds"] == 90


async def test_refusals_are_not_kept(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, -95)
        for _ in range(2):
            async with refused("not_enough_diamonds"):
                await player.request("purchase_energy_refill", refill_type="small", key="later")
        await give_diamonds(server, player, 20)
        assert (await player.request("purchase_energy_refill", refill_type="small", key="later"))["diamonds"] == 15


async def test_a_repeat_is_answered_even_when_it_would_be_refused_now(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, -90)
        first = await player.request("purchase_energy_refill", refill_type="small", key="k")
        assert first["diamonds"] == 0
        for number in range(40):  # out of the memory of recent keys, into the database
            offer = next(o for o in await available(player) if o["energy"] and not o["cost_cents"])
            await player.request("do_activity", activity_id=offer["id"], key=f"a{number}")
            if number % 8 == 7:
                await give_diamonds(server, player, 10)
                await player.request("purchase_energy_refill", refill_type="small", key=f"r{number}")
        again = await player.request("purchase_energy_refill", refill_type="small", key="k")
        assert {**first, "id": None} == {**again, "id": None}


async def test_every_change_may_carry_a_key(server: Running) -> None:
    async with playing(server.url) as player:
        begun = await player.request("start_life", first_name="Once", key="birth")
        again = await player.request("start_life", first_name="Once", key="birth")
        assert begun["life_id"] == again["life_id"]
        await player.in_step()
        await give_diamonds(server, player, 3000)
        offer = next(o for o in await available(player) if o["energy"] and not o["with_person"])
        done = await player.request("do_activity", activity_id=offer["id"], key="do")
        before = copied(await player.fresh())
        assert (await player.request("do_activity", activity_id=offer["id"], key="do"))["text"] == done["text"]
        assert await player.fresh() == before
        skip = await player.request("purchase_time_skip", skip_type="hour", key="skip")
        await player.in_step()
        before = copied(player.state)
        assert (await player.request("purchase_time_skip", skip_type="hour", key="skip"))["minute"] == skip["minute"]
        assert (await player.fresh())["wallet"] == before["wallet"]
        question = await to_question(player)
        fields = {"question_id": question["question_id"], "choice_id": question["default"], "key": "answer"}
        said = await player.request("answer_question", **fields)
        assert (await player.request("answer_question", **fields))["text"] == said["text"]
        seq = (await player.request("acknowledge", seq=5, key="ack"))["seq"]
        assert (await player.request("acknowledge", seq=5, key="ack"))["seq"] == seq


async def test_keys_hold_over_connections_and_restarts(database_url: str, house_var: Path) -> None:
    chosen = settings(database_url, house_var)
    client = WatchedClient("")
    async with running(chosen) as server:
        client.url = server.url
        async with playing(server.url, client):
            await client.request("start_life")
            await client.in_step()
            first = await client.request("purchase_energy_refill", refill_type="medium", key="bought once")
        async with playing(server.url, client):
            second = await client.request("purchase_energy_refill", refill_type="medium", key="bought once")
    async with running(chosen) as server:
        client.url = server.url
        async with playing(server.url, client):
            third = await client.request("purchase_energy_refill", refill_type="medium", key="bought once")
            async with refused("conflict"):
                await client.request("purchase_energy_refill", refill_type="small", key="bought once")
            await client.fresh()
            assert client.state["wallet"]["diamonds"] == 80
    assert {**first, "id": 0} == {**second, "id": 0} == {**third, "id": 0}


async def test_a_key_is_of_its_account(server: Running) -> None:
    async with living(server.url) as one, living(server.url) as other:
        await one.request("purchase_energy_refill", refill_type="small", key="the same word")
        reply = await other.request("purchase_energy_refill", refill_type="medium", key="the same word")
        assert reply["diamonds"] == 80


async def test_reading_needs_no_memory_of_keys(server: Running) -> None:
    async with living(server.url) as player:
        for kind in ("ping", "get_health", "get_state", "get_activities", "get_diamond_history"):
            await player.request(kind, key="look")
            await player.request(kind, key="look")
        assert await answerless(server) == 0


async def answerless(server: Running) -> int:
    """How many keys the database remembers."""
    return int(str((await server.rows("SELECT COUNT(*) FROM request_keys"))[0][0]))


async def test_a_deed_with_a_key_is_answered_after_the_line_broke(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 100)
        for number in range(10):
            key = f"attempt {number}"
            work = asyncio.create_task(player.request("purchase_energy_refill", refill_type="small", key=key))
            await asyncio.sleep(0)
            assert player._socket is not None
            player._socket.transport.abort()
            await asyncio.gather(work, return_exceptions=True)
            await player.close()
            await player.connect()
            await player.request("purchase_energy_refill", refill_type="small", key=key)
        await player.fresh()
        assert player.state["wallet"]["diamonds"] == 100
        if player.state["question"] is not None:
            await answer(player)
